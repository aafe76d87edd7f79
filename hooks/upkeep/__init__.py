"""What has to be looked at again as time passes. Nothing here ever stops a build: a day that passes is no mistake."""
