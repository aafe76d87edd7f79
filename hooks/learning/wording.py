"""How times are said, and the front matter of pages that are put together. Knows nothing about MkDocs."""

from __future__ import annotations

import json


def hours(minutes: int) -> str:
    """'45 minutes', '1 hour', '2½ hours': to the quarter of an hour from an hour up."""
    if minutes < 60:
        return f"{minutes} minutes"
    whole, quarters = divmod(round(minutes / 15), 4)
    number = f"{whole}{('', '¼', '½', '¾')[quarters]}"
    return f"{number} hour{'' if number == '1' else 's'}"


def front_matter(title: str, summary: str) -> str:
    """The head of a generated page; JSON strings are YAML strings, whatever they hold."""
    return f"---\ntitle: {json.dumps(title)}\nsummary: {json.dumps(summary)}\n---\n\n"
