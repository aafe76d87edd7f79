"""What keeps a build quick without changing a byte of it. Knows nothing about MkDocs."""
