"""The only folder that knows MkDocs: one thin file for each package beside it, and order.py, which says who acts when."""
