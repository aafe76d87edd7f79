"""Search: what is read of each page, and the small files in which a browser looks words up. Knows nothing about MkDocs."""
