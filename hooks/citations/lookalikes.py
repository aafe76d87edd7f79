"""What other programs, or a person's own hands, write for a citation, and this site would show as it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citations import otherwise
from citations.typed import typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from citations.bibtex import Entry
    from citations.otherwise import Found

_KEY = r"[A-Za-z0-9_](?:[A-Za-z0-9_:.+/-]*[A-Za-z0-9_])?"
_COMMAND = re.compile(r"\\(?P<command>[A-Za-z]*cite[A-Za-z]*)\*?(?:\[[^\[\]]*\])*\{(?P<keys>[^{}]+)\}")
_BRACED = re.compile(rf"@\{{(?P<key>{_KEY})\}}")
_EMPTY_BRACES = re.compile(rf"@(?P<key>{_KEY})\{{\}}")
_YEAR_ALONE = re.compile(rf"-@(?<![\w\[;@/.-]-@)(?<!\[see -@)(?P<key>{_KEY})")
_DOUBLED = re.compile(rf"\(\s*\[(?P<inside>[^\[\]()]*@{_KEY}[^\[\]()]*)\](?P<behind>,[^()\[\]\n]*)?\s*\)")
_TEMPLATE = re.compile(rf"\{{\{{[^{{}}\n@]*?\b(?P<key>{_KEY})\s*\}}\}}")
_APART = re.compile(rf"\[(?P<before>[\u2010-\u2015\u2212] *|- +)?@(?P<gap> *)(?P<key>{_KEY})(?=[\],])")
_ESCAPED = re.compile(rf"\\\[(?P<inside>[^\[\]\n]*@(?P<key>{_KEY})[^\[\]\n]*?)\\\]")
_PLACE = re.compile(rf"\[(?P<before>[^\[\]]*@(?P<key>{_KEY}), *)(?P<word>pp?|pgs?\.?|pages?|S\.) ?(?P<number>\d[^\[\];]*)\]")
_SEVERAL_PLACES = re.compile(rf"\[(?P<before>[^\[\];]*@(?P<key>{_KEY}), *pp?\. *[\d–-]+)(?P<more>(?:; *[\d–-]+)+)\]")
_WIKI = re.compile(r"(?<!\\)\[\[(?P<text>[^\[\]\n@^]+)\]\](?![(\[])")
_STARS = re.compile(
    r"\*\*(?<![*\\\w]\*\*)(?: +(?P<text>[^*\s](?:[^*\n]*[^*\s])?) *\*\*(?![*\w])|(?P<end>[^*\s][^*\n]*?) +\*\*(?!\*))"
)
_LIST_COMMAND = re.compile(r"(?<!\\)\\(?P<command>(?:full_|print)?bibliography)\b(?:\{[^{}]*\})?")
_SIGNS = re.compile(rf"(?P<open>\[\^|\[\[|\{{+|<)-?@(?P<key>{_KEY})[^\[\]{{}}<>\n]*(?P<close>\]+|\}}+|>)")
_BESIDE = re.compile(rf"(?P<one>\[[^\[\]]*@{_KEY}[^\[\]]*)\]\[(?P<two>[^\[\]]*@{_KEY}[^\[\]]*\])")
_WHOSE = re.compile(rf"@(?:(?<=\[@)(?P<key>{_KEY})\][’']s?\b|(?<![\w\[;@/.‘’'-]@)(?P<plural>{_KEY})[’'](?=\s+\w))")
_YEAR_AGAIN = re.compile(rf"@(?<![\w\[;@/.-]@)(?P<key>{_KEY})\s?\((?P<year>\d{{4}})[a-z]?\)")
_EMPTY_PLACE = re.compile(rf"\[(?P<inside>\s*;[^\[\]]*@{_KEY}[^\[\]]*|[^\[\]]*@{_KEY}[^\[\]]*;\s*)\]")


def found_in(text: str, works: Mapping[str, Entry], written: str) -> Iterator[Found]:
    """Every such piece of a page that names a work of the file; `written` is the text before code was blanked."""
    if "\\" in text:
        for match in _COMMAND.finditer(text):
            keys = [key.strip() for key in match["keys"].split(",")]
            if keys == ["*"]:
                yield match.start(), "", "", f"'{match[0]}' is no command here. Take it away.", "citation-form"
                continue
            narrative = match["command"].lower() in ("citet", "textcite", "citeauthor") and len(keys) == 1
            new = f"@{keys[0]}" if narrative else f"[{'; '.join(f'@{key}' for key in keys)}]"
            why = f"'{match[0]}' is a citation of LaTeX. Write {new}."
            yield match.start(), match[0], new, why, "citation-form"
    for match in _WIKI.finditer(text) if "[[" in text else ():
        why = f"'{match[0]}' is a link of a wiki. Write [{match['text']}](page.md), with the path of the page."
        yield match.start(), "", "", why, "wiki-link"
    for match in _TEMPLATE.finditer(text) if "{{" in text else ():
        if match["key"] in works:
            new = f"[@{match['key']}]"
            yield match.start(), match[0], new, f"'{match[0]}' would be seen as it stands. Write {new}.", "citation-form"
    if "@" in text:
        yield from _with_an_at(text, works)
    for match in _STARS.finditer(text):
        code_beside = (
            not written.startswith(match[0], match.start()) or written[match.start() - 1 : match.start()].strip()
        )
        line = text.rfind("\n", 0, match.start()) + 1
        closes = match["end"] and text.count("**", line, match.start()) % 2  # **one**, **two
        if closes or code_beside or not re.search(r"[^\W\d_]{2}", match[0]):  # 2 ** 3 ** 4
            continue
        new = f"**{(match['text'] or match['end']).strip()}**"
        new += " " if text[match.end() : match.end() + 1].isalnum() else ""
        why = f"Readers would see the stars of '{match[0]}'. Write {new.strip()}, without spaces inside."
        yield match.start(), match[0], new, why, "bold-spaces"
    if "bibliography" in text:
        for match in _LIST_COMMAND.finditer(text):
            why = f"'{match[0]}' is no command here: each page ends with the works that it cites, "
            yield match.start(), "", "", f"{why}and references.md lists all. Take it away.", "citation-form"
    for at, why in typed(text, works):
        yield at, "", "", why, "citation-typed"
    yield from otherwise.found_in(text, works)


def _with_an_at(text: str, works: Mapping[str, Entry]) -> Iterator[Found]:
    for match in _DOUBLED.finditer(text):
        new = f"[{match['inside']}{(match['behind'] or '').rstrip()}]"
        why = f"'{match[0]}' would have two pairs of brackets. Write {new}."
        yield match.start(), match[0], new, why, "citation-round"
    for match in _ESCAPED.finditer(text):
        if match["key"] in works:
            new = f"[{match['inside']}]"
            yield match.start(), match[0], new, f"'{match[0]}' would be seen as it stands. Write {new}.", "citation-form"
    for match in _APART.finditer(text):
        if match["key"] in works and (match["before"] or match["gap"]):
            new = f"[{'-' if match['before'] else ''}@{match['key']}"
            why = f"'{match[0]}]' would be seen as it stands. Write {new}]."
            yield match.start(), match[0], new, why, "citation-form"
    for match in _PLACE.finditer(text):
        if match["key"] in works:
            several = re.search(r"\d\s*[–,-]", match["number"])
            new = f"[{match['before']}{'pp.' if several else 'p.'} {match['number']}]"
            why = f"APA writes pages as p. 3 and pp. 3-5. Write {new}."
            yield match.start(), match[0], new, why, "citation-form"
    for match in _SEVERAL_PLACES.finditer(text):
        if match["key"] in works:
            new = f"[{match['before']}{match['more'].replace(';', ',')}]"
            why = f"A semicolon divides works, so '{match[0]}' would be seen as it stands. Write {new}."
            yield match.start(), match[0], new, why, "citation-form"
    for match in _BESIDE.finditer(text):
        new = f"{match['one']}; {match['two']}"
        yield match.start(), match[0], new, f"'{match[0]}' is read as a link. Write {new}.", "citation-form"
    for match in _EMPTY_PLACE.finditer(text):
        new = f"[{match['inside'].strip('; ')}]"
        yield (
            match.start(),
            match[0],
            new,
            f"A semicolon in '{match[0]}' has no work beside it. Write {new}.",
            "citation-form",
        )
    for match in _WHOSE.finditer(text):
        new = f"@{match['key'] or match['plural']}'s"
        if new[1:-2] in works:
            start = match.start() - bool(match["key"])
            old = text[start : match.end()]
            yield start, old, new, f"'{old}' would be read wrongly. Write {new}.", "citation-form"
    for match in _YEAR_AGAIN.finditer(text):
        if match["key"] in works:
            why = f"'{match[0]}' would have its year twice. Write @{match['key']}."
            yield match.start(), match[0], f"@{match['key']}", why, "citation-form"
    for pattern, form in ((_BRACED, "@{}"), (_EMPTY_BRACES, "@{}"), (_SIGNS, "[@{}]"), (_YEAR_ALONE, "[-@{}]")):
        for match in pattern.finditer(text):
            if match["key"] in works:
                right = form.format(match["key"])
                why = f"'{match[0]}' would be seen as it stands. Write {right}."
                yield match.start(), match[0], right, why, "citation-form"
