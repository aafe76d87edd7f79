"""New modules, exercises and references that pass the check from their first minute. Knows nothing about MkDocs.

python -m scaffold module --title "Asking well" --strand practice
"""
