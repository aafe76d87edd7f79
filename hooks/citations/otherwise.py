"""Citations by number, by *ibid.*, by what a word processor's plug-in leaves, and of a work that another one tells of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citations.prose import near
from citations.typed import meant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from citations.bibtex import Entry

Found = tuple[int, str, str, str, str]
"""Where it stands, what stands there and what should (or nothing), what is wrong and what to do, the code."""
_KEY = r"[A-Za-z0-9_](?:[A-Za-z0-9_:.+/-]*[A-Za-z0-9_])?"
_NUMBER = re.compile(r"\[(?<![\]\[\\!]\[)(?P<number>\d{1,3})(?:(?:, ?|[-–])\d{1,3})*\](?![\[(:{\]])")
_AGAIN = re.compile(r"(?<![\w.])(?:[Ii]bid\b\.?|[Ii]bidem\b|(?:op|loc)\. ?cit\.?)")
_AGAINS = ("bid", ". cit", ".cit")
_PLUG_IN = re.compile(
    r"\{ ?(?:\|\s*)?(?P<names>[A-Z][^{}|,\n\d]*?)(?: et al\.?)?,? (?P<year>\d{4})[a-z]?(?: ?#\d+[^{}\n]*| ?\|[^{}\n]*)?\}"
)
_REPORTED = re.compile(
    rf"(?P<who>[A-Z][\w’'-]+(?:(?:,? (?:&|and) |, )[A-Z][\w.’'-]*)*(?: et al\.?)?(?:,? \(?\d{{4}})?|@(?P<key>{_KEY})(?:, [^\[\]@;]*?)?)"
    rf"[,;]? (?P<as>(?:as )?(?:first )?(?:cited|(?<=\d{{4}}, )quoted|(?<=\d{{4}}, as )quoted) (?:in|by))[: ]\s*"
    rf"(?:\[?@(?P<by>{_KEY})|(?P<names>[A-Z][\w’'-]+)[^.\n]{{0,40}}?(?P<year>\d{{4}}))"
)
_THROUGH = ("cited in", "cited by", "quoted in", "quoted by")
_PLACE = re.compile(
    rf"(?<=[\[;])(?P<before>[^\[\];\n]*@(?P<key>{_KEY}), *)(?P<pp>pp?\. *)?(?P<number>\d{{1,4}}(?:(?: ?[–-] ?|, ?)\d{{1,4}})*)(?=[\];])"
)

_NUMBER_BEHIND = re.compile(rf"@{_KEY}, *(?:pp?\. *)?\d")


def found_in(text: str, works: Mapping[str, Entry]) -> Iterator[Found]:
    """Every such piece of a page."""
    if "[" in text:
        yield from _places(text, works)
        for match in _NUMBER.finditer(text):
            if f"[{match['number']}]:" not in text:
                why = f"'{match[0]}' is a citation by number, and leads to no work. Write [@key], with the key of the work."
                yield match.start(), "", "", why, "citation-typed"
    for match in _AGAIN.finditer(text) if any(sign in text for sign in _AGAINS) else ():
        why = f"'{match[0]}' leads to no reference, and APA has none. Cite the work again: [@key, p. 3]."
        yield match.start(), "", "", why, "citation-typed"
    for match in _PLUG_IN.finditer(text) if "{" in text else ():
        keys = meant(match["names"].strip(" &"), match["year"], works)
        instead = f"[@{keys[0]}]" if keys else "[@key], with the key of the work"
        yield match.start(), "", "", f"'{match[0]}' is how a plug-in of a word processor cites. Write {instead}.", "citation-typed"
    if any(sign in text for sign in _THROUGH):
        yield from _reported(text, works)


def _reported(text: str, works: Mapping[str, Entry]) -> Iterator[Found]:
    for match in _REPORTED.finditer(text):
        if match["by"] and match["by"] not in works and not (match["key"] and match["key"] in works):
            continue
        keys = [match["by"]] if match["by"] else meant(match["names"], match["year"], works)
        by = f"@{keys[0]}" if keys else "@key-of-what-you-read"
        if match["key"]:
            why = f"Two works in one citation are read as none. Write [@{match['key']}], as discussed by {by}."
        else:
            why = (
                f"'{match[0].split(match['as'])[0]}{match['as']}' names a work that only another one tells of."
                f" Give it an entry in bibliography.bib, and write [@its-key], as discussed by {by}."
            )
        yield match.start(), "", "", why, "citation-typed"


def _places(text: str, works: Mapping[str, Entry]) -> Iterator[Found]:
    """[@key, 12]: a number that nobody calls a page; [@key, pp. 12]: one page as if it were several."""
    for match in near(_NUMBER_BEHIND, _PLACE, text):
        if not (entry := works.get(match["key"])):
            continue
        number, said = match["number"], match["pp"] or ""
        right = "pp. " if re.search(r"[–,-]", number) else "p. "
        if said == right:
            continue
        if not said and number == (entry.get("year") or entry.get("date")[:4]):
            new, why = f"@{match['key']}", "The year comes from the bibliography."
        else:
            new, why = f"{match['before'].lstrip()}{right}{number}", "APA writes pages as p. 3 and pp. 3-5."
        start = match.start() + len(match["before"]) - len(match["before"].lstrip())
        yield start, text[start : match.end()], new, f"{why} Write [{new}].", "citation-form"
