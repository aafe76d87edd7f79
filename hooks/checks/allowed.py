"""What a contributor may write. Whatever is not on these lists is told: nobody has to think of all that is dangerous."""

from __future__ import annotations

import re

NOT_EVEN_IN_A_DRAFT = ("file-kind", "file-name", "drawing-style", "drawing-unreadable")
"""Findings whose files are kept out of a preview and of a draft too."""

# --- Markdown -----------------------------------------------------------------------------------------------------

TAGS = {
    "br": r"<br ?/?>",
    "sub": r"</?sub>",
    "sup": r"</?sup>",
    **{name: rf"</?{name}>" for name in ("cite", "del", "details", "ins", "kbd", "mark", "q", "s", "small", "summary", "u")},
    "abbr": r"</abbr>|<abbr title=\"[^\"<>]*\">",
    "div": r"</div>|<div( class=\"(home__hero|home__words|days|doors|door)\")? markdown(=\"1\")?>",
    "p": r"</p>|<p( class=\"resume\")? data-resume hidden>",
}
"""HTML that Markdown has no signs for, each tag as it may be written."""

CLASSES = frozenset({"home__more"})
IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9_-]*")
ATTRIBUTES: dict[str, str] = {
    "width": r"\d{1,4}",
    "height": r"\d{1,4}",
    "loading": r"lazy",
    "lang": r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*",
    "dir": r"ltr|rtl",
}
"""What may stand in { } behind a word or a picture, and the values that it takes; an #id and these classes besides."""

SIGNS = frozenset(
    (
        "a", "audio", "b", "big", "br", "button", "center", "code", "del", "div", "em", "embed", "font", "form", "h1", "h2", "h3",
        "i", "iframe", "img", "input", "ins", "li", "link", "meta", "object", "ol", "p", "s", "script", "small", "span", "strike",
        "strong", "style", "sub", "sup", "svg", "table", "td", "th", "tr", "tt", "u", "ul", "video",
    )
)  # fmt: skip
"""Tags that somebody who writes them in front matter means as tags; <support> is a word."""

# --- Addresses ----------------------------------------------------------------------------------------------------

HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!xn--)[a-z]{2,63}", re.IGNORECASE)
"""A name in plain letters. No number, no port, no name of a machine at home, nothing that is written unlike it is read."""
MAIL = re.compile(r"[\w.+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,63}(?:\?subject=[^\s<>\"]*)?", re.IGNORECASE)
PHONE = re.compile(r"\+?[\d-]{3,20}")

HIDES = {
    "bit.ly", "buff.ly", "cutt.ly", "goo.gl", "is.gd", "lnkd.in", "ow.ly", "rb.gy", "shorturl.at", "t.co", "t.ly", "tiny.cc",
    "tinyurl.com", "l.facebook.com", "lm.facebook.com", "urldefense.com", "urldefense.proofpoint.com",
}  # fmt: skip
"""Hosts that only send on: nobody sees where, and they end some day."""
SENDS_ON = re.compile(r"(?:www\.)?google\.[a-z.]+/url\?|[\w.]+\.safelinks\.protection\.outlook\.com|(?:www\.)?google\.[a-z.]+/amp/")

# --- Files --------------------------------------------------------------------------------------------------------

PICTURES = (".svg", ".png", ".webp", ".jpg", ".jpeg")
FILES: dict[str, tuple[str, ...]] = {
    "docs": (".md", *PICTURES),
    "exercises": (".md", *PICTURES),
    "glossary": (".md",),
    "drawings": (".svg",),
}
"""The endings of files in each folder whose files the site publishes."""

MOST_KILOBYTES = {".md": 500, ".svg": 200, ".yml": 2000, ".bib": 10000}
MOST_OF_A_PICTURE = 2000
"""Above this nothing is read at all; pictures that weak networks wait for are told far below it."""

# --- Drawings -----------------------------------------------------------------------------------------------------

ELEMENTS = frozenset(
    (
        "circle", "desc", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "svg", "text", "title", "tspan",
    )
)  # fmt: skip
DRAWN = frozenset(
    (
        "aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "class", "cx", "cy", "d", "dominant-baseline", "dx", "dy",
        "fill", "fill-opacity", "fill-rule", "focusable", "font-family", "font-size", "font-style", "font-weight", "height", "id",
        "lang", "letter-spacing", "opacity", "pathLength", "points", "preserveAspectRatio", "r", "role", "rx", "ry", "stroke",
        "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width",
        "text-anchor", "textLength", "transform", "version", "viewBox", "width", "x", "x1", "x2", "y", "y1", "y2",
    )
)  # fmt: skip
DRAWN_VALUE = re.compile(r"(?:[^()<>:;\\]|(?:rotate|translate|scale|matrix|skewX|skewY)\([-+\d\s.,e]*\))*")
WORDS_OF_A_DRAWING = frozenset(("aria-label", "id", "class"))

# --- mkdocs.yml ---------------------------------------------------------------------------------------------------

SETTINGS = (
    "site_name", "site_url", "site_description", "site_author", "nav", "exclude_docs", "draft_docs", "not_in_nav", "theme", "docs_dir",
    "site_dir", "copyright", "dev_addr", "use_directory_urls", "repo_url", "repo_name", "edit_uri", "edit_uri_template", "extra_css",
    "extra_javascript", "extra_templates", "markdown_extensions", "mdx_configs", "strict", "remote_branch", "remote_name", "extra",
    "plugins", "hooks", "watch", "validation", "INHERIT",
)  # fmt: skip
"""What MkDocs 1.6 lets a site set."""
RUNS = {
    "hooks": ("hooks/mkdocs_events/order.py",),
    "plugins": ("bibtex", "search"),
    "markdown_extensions": (
        "abbr", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.blocks.caption", "pymdownx.blocks.details",
        "pymdownx.blocks.tab", "pymdownx.caret", "pymdownx.superfences", "pymdownx.tilde", "smarty",
    ),
}  # fmt: skip
"""What runs when the site is built. Somebody who reads Python adds to it, after reading what they add."""
FROM_SURROUNDINGS = ("SITE_URL", "REPO_URL")
"""What mkdocs.yml may take from the environment of whoever builds; anything else there might be a secret."""
