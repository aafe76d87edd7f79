"""The last hand on a built site: plain Python over a folder of HTML that knows nothing of what made it."""
