"""The menu of the site: what its entries lead to, and where pages belong that stand in no navigation. Knows nothing about MkDocs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection


def landing(entry: Any) -> Any:
    """The page that an entry of the navigation leads to: itself, or the first one below it."""
    while entry.children:
        entry = entry.children[0]
    return entry


def index(section: Any) -> Any:
    """The page that a section is about, if there is one. A section with two such pages is about neither."""
    found = [child for child in section.children if child.is_page and child.is_index]
    return found[0] if len(found) == 1 else None


def below(uris: Collection[str], in_menu: Collection[str]) -> dict[str, list[str]]:
    """Pages that stand in no navigation, by the page of the menu that they belong to, all by their source's path.

    That is the page of the folder they lie in (exercises/index.md), or the page that bears its name (start/paths.md).
    """
    found: dict[str, list[str]] = {}
    for uri in uris:
        folder = uri.rpartition("/")[0]
        home = next((page for page in (f"{folder}/index.md", f"{folder}.md") if page in in_menu), None)
        if home and uri not in in_menu:
            found.setdefault(home, []).append(uri)
    return found
