"""Rendered pages, kept from the last build; a page is rendered again when anything it rests on changes."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from build_cache.memory import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from build_cache.memory import Memory


class Pages:
    """The last rendering of each page, under its text and `rest`, everything else that could change it."""

    def __init__(self, memory: Memory, rest: str, contents: Callable[[list[Any]], Any]) -> None:
        self.memory, self.rest, self.contents = memory, rest, contents

    def render(self, page: Any, render: Callable[..., None], config: Any, files: Any) -> None:
        """Render a page, or give it back what rendering left on it the last time."""
        name = page.file.src_uri
        rests_on = told(self.rest, name, page.markdown)
        if left := self.memory.recall(f"pages/{name}", rests_on):
            self._restore(page, left, files)
            return
        heard = _Listening()
        logging.getLogger("mkdocs").addHandler(heard)
        try:
            render(config, files)
        finally:
            logging.getLogger("mkdocs").removeHandler(heard)
        if heard.silence:  # What was said has to be said in the next build too.
            self.memory.keep(f"pages/{name}", rests_on, _left(page))

    def _restore(self, page: Any, left: dict[str, Any], files: Any) -> None:
        page.content, page._title_from_render = left["content"], left["title"]
        page.toc, page.present_anchor_ids = self.contents(left["contents"]), set(left["anchors"])
        if left["links"] is not None:
            page.links_to_anchors = {files.src_uris[uri]: anchors for uri, anchors in left["links"].items()}


def everything_else(config: Any, files: Any, *others: object) -> str:
    """A hash of what any page could depend on besides its own text: every address, the settings, the works."""
    addresses = sorted((str(file.src_uri), str(file.dest_uri), str(file.inclusion)) for file in files)
    extensions = [one if isinstance(one, str) else type(one).__qualname__ for one in config.markdown_extensions]
    settings = config.mdx_configs, config.validation, config.use_directory_urls
    return told(addresses, extensions, settings, others)


def _left(page: Any) -> dict[str, Any]:
    """What rendering leaves on a page: its text, its title, its headings, its anchors, and those it links to elsewhere."""
    links = page.links_to_anchors
    return {
        "content": page.content,
        "title": page._title_from_render,
        "contents": _headings(page.toc),
        "anchors": sorted(page.present_anchor_ids),
        "links": None if links is None else {file.src_uri: anchors for file, anchors in links.items()},
    }


def _headings(items: Iterable[Any]) -> list[dict[str, Any]]:
    """Headings as Python-Markdown tells of them."""
    return [{"name": one.title, "id": one.id, "level": one.level, "children": _headings(one.children)} for one in items]


class _Listening(logging.Handler):
    """Notices whether anything was said."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.silence = True

    def emit(self, record: logging.LogRecord) -> None:
        self.silence = False
