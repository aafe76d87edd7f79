"""A page's text becomes HTML: MkDocs' own `Page.render`, on a page that knows nothing but what it is given here."""

from __future__ import annotations

import logging
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page, _AbsoluteLinksValidationValue

from checks import rendered
from citations.markdown import CiteExtension
from citations.work import Work
from learning.blocks import LessonBlocks
from learning.headings import Headings
from learning.lists import Lists
from learning.smart_quotes import QuickSmarty
from learning.tables import Tables
from sheets.markdown import SheetExtension

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

log = logging.getLogger(Page.__module__)
LEAD_SOMEWHERE = {one.value: one for one in _AbsoluteLinksValidationValue}


def render(
    uri: str,
    text: str,
    works: list[dict[str, Any]],
    addresses: Mapping[str, tuple[str, str]],
    directory_urls: bool,
    extensions: Mapping[str, str],
    options: Mapping[str, Any],
    links: Mapping[str, int],
) -> dict[str, Any]:
    """What MkDocs knows of a page that it has rendered, and what it said meanwhile.

    `html`, `title`, `toc` (headings as `get_toc` wants them), `anchors` (ids, sorted), `links` (by uri, the anchors of it
    that are linked to), `said` (pairs of level and words) and `refused` (pairs of what stands there and why it may not).

    `addresses` says where each file of the site comes to stand and whether it is a part of it, by uri; `works` are those
    that the text may cite; `extensions` are of Python-Markdown, each with its version; `links` says on which level of
    the log MkDocs is to speak of links that lead nowhere.
    """
    files = _Files(addresses, directory_urls)
    page = Page(None, files.of(uri), _Settings())  # type: ignore[arg-type]
    page.markdown = text
    library = {work["key"]: Work.from_data(work) for work in works}
    ours = LessonBlocks(), Lists(), Tables(), Headings(), CiteExtension(library), SheetExtension(), QuickSmarty()
    levels = _Settings({name: LEAD_SOMEWHERE.get(level, level) for name, level in links.items()})
    settings = _Settings(
        markdown_extensions=[*extensions, *ours],
        mdx_configs=options,
        use_directory_urls=directory_urls,
        validation=_Settings(links=levels),
    )
    with _listening() as said:
        page.render(settings, files)  # type: ignore[arg-type]
    assert page.links_to_anchors is not None and page.present_anchor_ids is not None
    return {
        "html": page.content,
        "refused": rendered.refused(text, page.content or ""),
        "title": page._title_from_render,
        "toc": [_token(item) for item in page.toc],
        "anchors": sorted(page.present_anchor_ids),
        "links": {file.src_uri: anchors for file, anchors in page.links_to_anchors.items()},
        "said": said,
    }


class _Settings(dict[str, Any]):
    """Settings, by name and by attribute."""

    __getattr__ = dict.__getitem__


class _Files:
    """The files of the site, as far as they are asked for."""

    def __init__(self, addresses: Mapping[str, tuple[str, str]], directory_urls: bool) -> None:
        self.addresses, self.directory_urls = addresses, directory_urls
        self.known: dict[str, File] = {}

    def of(self, uri: str) -> File:
        if uri not in self.known:
            place, inclusion = self.addresses[uri]
            file = File(uri, None, "", self.directory_urls, dest_uri=place, inclusion=InclusionLevel[inclusion])
            self.known[uri] = file
        return self.known[uri]

    def get_file_from_path(self, path: str) -> File | None:
        return self.of(path) if path in self.addresses else None


@contextmanager
def _listening() -> Iterator[list[tuple[int, str]]]:
    """What MkDocs says of a page, which is kept for whoever asked; what other threads say is let through."""
    said: list[tuple[int, str]] = []
    here, level = threading.get_ident(), log.level

    def note(record: logging.LogRecord) -> bool:
        if record.thread == here:
            said.append((record.levelno, record.getMessage()))
        return record.thread != here

    log.addFilter(note)
    log.setLevel(logging.INFO)  # On the level below, MkDocs does not tell which anchors a page links to.
    try:
        yield said
    finally:
        log.setLevel(level)
        log.removeFilter(note)


def _token(item: Any) -> dict[str, Any]:
    """A heading, as Python-Markdown tells of it and as MkDocs' `get_toc` wants it."""
    return {"name": item.title, "id": item.id, "level": item.level, "children": [_token(one) for one in item.children]}
