"""Sections can be linked to: each heading carries a link to itself for those who point. Knows nothing about MkDocs."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from markdown import Markdown

LINKED = ("h2", "h3")


class Headings(Extension):
    """Gives the headings that the table of contents lists a link of their own."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Headings(md), "permalinks", 4)  # After the contents, which give them their ids.


class _Headings(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        # A link inside the handle of a fold could not be told from the handle.
        handles = {inside for summary in root.iter("summary") for inside in summary.iter()}
        for heading in [heading for tag in LINKED for heading in root.iter(tag)]:
            if heading.get("id") and heading not in handles:
                permalink(heading)


def permalink(heading: etree.Element) -> None:
    """A link without words, whose sign comes from the style sheet: nobody hears it twice or copies it along.

    It is no stop of the keyboard, since the contents of the page hold the same links.
    """
    link = {"class": "headerlink", "href": f"#{heading.get('id')}", "title": "Link to this section"}
    etree.SubElement(heading, "a", link | {"aria-hidden": "true", "tabindex": "-1"})
