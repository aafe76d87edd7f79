"""The menu of the site: what its entries lead to, and where pages belong that stand in no navigation. Knows nothing about MkDocs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence


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


def near(listed: Sequence[Any], here: Any, group: Callable[[Any], Any]) -> tuple[Any, list[Any]]:
    """Of many pages those that belong to the group of the page at hand, and that group; all of them where there is one group.

    On a page that is itself none of them, such as their list, none stands in the menu.
    """
    if len({group(page) for page in listed}) < 2:
        return None, list(listed)
    if here not in listed:
        return None, []
    return group(here), [page for page in listed if group(page) == group(here)]
