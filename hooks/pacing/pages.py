"""Remembers rendered pages between the builds of one preview; a page is rendered again when anything it rests on changes."""

from __future__ import annotations

import copy
import hashlib
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True)
class Rendered:
    """What rendering leaves on a page."""

    content: str
    toc: Any
    title: str | None
    anchors: set[str]
    links: dict[str, dict[str, str]] | None
    """Anchors that the page links to, by the page they are on."""


class Pages:
    """The last rendering of each page, under a hash of its text and of everything else that could change it."""

    def __init__(self) -> None:
        self.known: dict[str, tuple[str, Rendered]] = {}

    def begin(self, pages: Iterable[str]) -> None:
        """A build begins; forget pages that are no more."""
        self.known = {name: self.known[name] for name in pages if name in self.known}

    def render(self, page: Any, render: Callable[..., None], rest: str, config: Any, files: Any) -> None:
        """Render a page, or give it back what rendering left on it the last time."""
        name = page.file.src_uri
        key = hashlib.sha256("\0".join((rest, name, page.markdown)).encode()).hexdigest()
        known, rendered = self.known.get(name, ("", None))
        if known == key and rendered:
            _restore(page, rendered, files)
            return
        heard = _Listening()
        logging.getLogger("mkdocs").addHandler(heard)
        try:
            render(config, files)
        finally:
            logging.getLogger("mkdocs").removeHandler(heard)
        self.known.pop(name, None)
        if heard.silence:  # What was said has to be said in the next build too.
            self.known[name] = key, _kept(page)


def everything_else(config: Any, files: Any, *texts: bytes) -> str:
    """A hash of what any page could depend on besides its own text: every address, the settings, the works."""
    known = hashlib.sha256()
    for file in sorted(files, key=lambda file: str(file.src_uri)):
        known.update(f"{file.src_uri}\0{file.dest_uri}\0{file.inclusion}\n".encode())
    extensions = [one if isinstance(one, str) else type(one).__qualname__ for one in config.markdown_extensions]
    known.update(repr((extensions, config.mdx_configs, config.validation, config.use_directory_urls)).encode())
    for text in texts:
        known.update(hashlib.sha256(text).digest())
    return known.hexdigest()


def _kept(page: Any) -> Rendered:
    links = page.links_to_anchors
    by_name = None if links is None else {file.src_uri: dict(anchors) for file, anchors in links.items()}
    toc, title = copy.deepcopy(page.toc), page._title_from_render
    return Rendered(page.content, toc, title, set(page.present_anchor_ids), by_name)


def _restore(page: Any, rendered: Rendered, files: Any) -> None:
    page.content, page._title_from_render = rendered.content, rendered.title
    page.toc, page.present_anchor_ids = copy.deepcopy(rendered.toc), set(rendered.anchors)
    if rendered.links is not None:
        page.links_to_anchors = {files.src_uris[name]: dict(anchors) for name, anchors in rendered.links.items()}


class _Listening(logging.Handler):
    """Notices whether anything was said."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.silence = True

    def emit(self, record: logging.LogRecord) -> None:
        self.silence = False


pages = Pages()
