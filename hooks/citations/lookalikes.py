"""What other programs, or a person's own hands, write for a citation, and this site would show as it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pybtex.database import InvalidNameString

from citations.people import people

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from citations.bibtex import Entry

Found = tuple[int, str, str, str, str]
"""Where it stands, what stands there and what should (or nothing), what is wrong and what to do, the code."""
_KEY = r"[A-Za-z0-9_](?:[A-Za-z0-9_:.+/-]*[A-Za-z0-9_])?"
_COMMAND = re.compile(r"\\(?P<command>[A-Za-z]*cite[A-Za-z]*)\*?(?:\[[^\[\]]*\])*\{(?P<keys>[^{}]+)\}")
_BRACED = re.compile(rf"@\{{(?P<key>{_KEY})\}}")
_EMPTY_BRACES = re.compile(rf"@(?P<key>{_KEY})\{{\}}")
_YEAR_ALONE = re.compile(rf"(?<![\w\[;@/.-])(?<!\[see )-@(?P<key>{_KEY})")
_DOUBLED = re.compile(rf"\(\s*(?P<inside>\[[^\[\]()]*@{_KEY}[^\[\]()]*\])\s*\)")
_WIKI = re.compile(r"(?<!\\)\[\[(?P<text>[^\[\]\n@^]+)\]\](?![(\[])")
_FAMILY = r"[^\W\d_][^\s(),;&]*(?: [A-Z][^\s(),;&]*){0,2}"
_NAMES = (
    rf"(?P<names>(?:(?:van|von|de|der|den|la|del) ){{0,2}}{_FAMILY}(?:(?:,? (?:&|and) |, ){_FAMILY})*(?: et al\.)?)"
)
_TYPED = (
    re.compile(rf"\((?:see |e\.g\.,? |cf\. )?{_NAMES},? (?P<year>\d{{4}})[a-z]?(?P<rest>, [^();]*)?\)"),
    re.compile(
        r"(?<![\w-])(?P<names>[A-Z][\w’'-]+(?:(?:,? and |, )[A-Z][\w’'-]+)*(?: et al\.)?) \((?P<year>\d{4})[a-z]?\)"
    ),
)


def found_in(text: str, works: Mapping[str, Entry]) -> Iterator[Found]:
    """Every such piece of a page that names a work of the file."""
    if "\\" in text:
        for match in _COMMAND.finditer(text):
            keys = [key.strip() for key in match["keys"].split(",")]
            narrative = match["command"].lower() in ("citet", "textcite", "citeauthor") and len(keys) == 1
            new = f"@{keys[0]}" if narrative else f"[{'; '.join(f'@{key}' for key in keys)}]"
            why = f"'{match[0]}' is a citation of LaTeX. Write {new}."
            yield match.start(), match[0], new, why, "citation-form"
    for match in _WIKI.finditer(text):
        why = f"'{match[0]}' is a link of a wiki. Write [{match['text']}](page.md), with the path of the page."
        yield match.start(), "", "", why, "wiki-link"
    if "@" in text:
        yield from _with_an_at(text, works)
    for pattern in _TYPED:
        for match in pattern.finditer(text):
            keys = [key for key, entry in works.items() if _is_meant(match["names"], match["year"], entry)]
            if len(keys) == 1:
                new = f"[@{keys[0]}]" if match[0].startswith("(") else f"@{keys[0]}"
                why = f"'{match[0]}' is typed by hand and leads to no reference. Write {new}."
                yield match.start(), "", "", why, "citation-typed"


def _with_an_at(text: str, works: Mapping[str, Entry]) -> Iterator[Found]:
    for match in _DOUBLED.finditer(text):
        why = f"'{match[0]}' would have two pairs of brackets. Write {match['inside']}."
        yield match.start(), match[0], match["inside"], why, "citation-round"
    for pattern, new in ((_BRACED, "@{}"), (_EMPTY_BRACES, "@{}"), (_YEAR_ALONE, "[-@{}]")):
        for match in pattern.finditer(text):
            if match["key"] in works:
                right = new.format(match["key"])
                why = f"'{match[0]}' would be seen as it stands. Write {right}."
                yield match.start(), match[0], right, why, "citation-form"


def _is_meant(names: str, year: str, entry: Entry) -> bool:
    """Whether Safran et al. and 2011 are the names and the year of a work."""
    if year != (entry.get("year") or entry.get("date")[:4]):
        return False
    written = re.split(r",? (?:&|and) |, ", names.removesuffix(" et al."))
    if written[0].casefold() not in entry.get("author").casefold():
        return False
    try:
        families = [name.family.casefold() for name in people(entry.get("author"))]
    except InvalidNameString:
        return False
    several = names.endswith(" et al.")
    wanted = [name.casefold() for name in written]
    return families[: len(wanted)] == wanted and (len(families) > 2 if several else len(families) == len(wanted))
