"""A work from a reference as a list or a publisher's page prints it, in any of the usual manners, as far as it is plain."""

from __future__ import annotations

import re

from citations.publishers import without_town
from scaffold import plain_manners, plain_people
from scaffold.plain_manners import given

_LINK = re.compile(
    r"[\s,]*(?:(?:available (?:at|from)|retrieved from|doi)[: ]\s*|https?://(?:dx\.)?doi\.org/(?=10\.))?"
    r"(?P<link>https?://\S+?|10\.\d{4,9}/\S+?)[.,;]?\s*$",
    re.IGNORECASE,
)
_TAILS = (
    re.compile(r"\s*[(\[]?(?:last )?accessed:? [^()\[\]]*[)\]]?\.?\s*$", re.IGNORECASE),
    re.compile(r"\s*(?:PMID|PMCID): ?\w+[.;]?\s*$"),
    re.compile(r"\s*Published \d{4}(?: \w+)?(?: \d+)?[.;]?\s*$"),
    re.compile(r"\s*\(https://www\.sciencedirect\.com/\S+\)\s*$"),
    re.compile(r"(?<=\)) Abstract: .*$"),
    re.compile(r"\s*\[(?:cited|accessed) [^\[\]]*\]\.?\s*$"),
    re.compile(r"\s*Epub \d{4}(?: \w+)?(?: \d+)?[.;]?\s*$"),
    re.compile(r"[\s,]*ISSN \d{4}-\d{3}[\dX][.,]?\s*$"),
    re.compile(r"\s*(?:Crossref|JSTOR|PubMed|ProQuest|EBSCOhost|Taylor & Francis Online|SAGE Journals),?\s*$"),
)
_SCHOLAR = re.compile(r"^(?P<who>(?:[^\W\d_][^,]+, (?:[A-ZÀ-Þ]\.)+(?:, | and )?)+), (?P<year>\d{4})\. ")
"""Harvard as Google Scholar has it: the year between commas."""
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_P = r"(?:pp?\. ?|pages? )?(?P<pages>[A-Za-z]?\d[\w.]*(?:[–-]+\w+)?)"
_YEAR = r"(?P<year>\d{4}|n\.d\.|in press)[a-z]?"
_DATED = re.compile(rf"(?P<who>.+?),? ?\({_YEAR}(?:, (?P<month>{_MONTHS})(?: (?P<day>\d{{1,2}}))?)?\)[.,:]? (?P<rest>.+)")
_END = r"(?:\.|(?<=[?!]))"
_QUOTED = r"[‘'“\"](?P<title>.+?)[,.]?[’'”\"][,.]?"
_JOURNAL = r"(?P<journal>[^.,?!;:\"”]+(?:, [^\d.,?!;:\"”]+)*)"
_NUMBER = r"(?:[ ,:]*(?:\((?P<number>[^()]+)\)|(?:no\.|issue) ?(?P<no>[\w–-]+)))?"
_EDITION = r"(?:(?P<edition>\w+) (?:ed\.|edn\.?|edition)[,.]? ?)"
_HOUSE = r"(?P<publisher>[A-ZÀ-Þ][^.\[\]]+?)"
_DETAILS = r"(?:(?P<edition>\w+) ed\.|pp?\. [\d–-]+|, )+"

AFTER_YEAR = (
    ("article", re.compile(rf"{_QUOTED} {_JOURNAL},? (?:vol\. )?(?P<volume>\d+){_NUMBER}(?:[,:] ?{_P})?")),
    ("article", re.compile(rf"{_QUOTED} {_JOURNAL}\. (?P<volume>\d+){_NUMBER}(?:[,:] ?{_P})?")),
    (
        "incollection",
        re.compile(
            rf"(?P<title>.+?){_END} In (?P<editor>.+?) \(Eds?\.\), (?P<booktitle>.+?) \((?:(?P<edition>\w+) ed\., )?"
            rf"(?:Vol\. (?P<volume>\w+), )?{_P}\)\. (?P<publisher>.+)"
        ),
    ),
    (
        "incollection",
        re.compile(
            rf"{_QUOTED},? [Ii]n:? (?P<editor>.+?) \([Ee]ds?\.?\),? (?P<booktitle>[^.]+)\. (?:{_EDITION})?(?P<publisher>[^,\d]+), {_P}"
        ),
    ),
    (
        "phdthesis",
        re.compile(
            r"(?P<title>.+?) \[(?:Unpublished )?(?P<type>(?:doctoral|master).*?(?:thesis|dissertation))"
            r"(?:, (?P<school>[^\]]+))?\]\. ?(?P<source>.*)",
            re.IGNORECASE,
        ),
    ),
    (
        "report",
        re.compile(
            r"(?P<title>[^.\[\]]+?) \((?P<type>[A-Z]\w+(?: \w+)*) No\. (?P<number>[\w./ -]+)\)(?:\. (?P<publisher>[^.]+))?"
        ),
    ),
    ("article", re.compile(rf"(?P<title>.+?){_END} {_JOURNAL}, (?P<volume>\d+){_NUMBER}(?:[,:] (?:Article (?P<eid>\w+)|{_P}))?")),
    ("article", re.compile(rf"(?P<title>.+?){_END} (?P<journal>(?:[A-Z]\w*\. ?)+), (?P<volume>\d+){_NUMBER}: {_P}")),
    ("article", re.compile(rf"(?P<title>[^,.]+), {_JOURNAL}, (?P<volume>\d+)(?:[:(](?P<number>[\w-]+)\)?)?, {_P}")),
    ("book", re.compile(rf"(?P<title>[^.?!\[\]()]+[?!]?)(?: \({_DETAILS}\))?\.? {_HOUSE}(?: \([A-Z]{{2}}\))?")),
    ("book", re.compile(rf"(?P<title>[^.?!\[\]()]+)[.?!] {_EDITION}{_HOUSE}")),
)
"""What stands behind who and (year): APA, Harvard, Taylor & Francis, Wiley, Wikipedia."""

_NO = r"(?:, no\. (?P<no>[\w–-]+))?"
_ISSUE = r"(?:\((?P<number>[^)]+)\))?"
_IN_YEAR = r"(?P<year>\d{4})"
WHOLE = tuple(
    (kind, manner, re.compile(pattern))
    for kind, manner, pattern in (
        (
            "article",
            "close",
            rf"(?P<who>[^.]+)\. (?P<title>.+?){_END} (?P<journal>[^.]+)\. {_IN_YEAR}[^;.]*; ?(?P<volume>\d+){_ISSUE}: ?{_P}",
        ),
        ("book", "close", rf"(?P<who>[^.]+)\. (?P<title>[^.]+?)\. {_EDITION}?(?P<publisher>[^.;]+); {_IN_YEAR}"),
        ("article", "first_inverted", rf"(?P<who>.+?)\.? {_IN_YEAR}\. {_QUOTED} {_JOURNAL} (?P<volume>\d+){_NUMBER}(?:: {_P})?"),
        (
            "article",
            "first_inverted",
            rf"(?P<who>.+?)\.? {_QUOTED} {_JOURNAL} (?P<volume>\d+)(?:\.(?P<number>\d+)|, no\. (?P<no>[\w–-]+))?"
            rf" \((?:\w+ )?{_IN_YEAR}\): {_P}",
        ),
        (
            "article",
            "first_inverted",
            rf"(?P<who>.+?)\.? {_QUOTED} {_JOURNAL}, vol\. (?P<volume>\d+){_NO},(?: [A-Z][a-z]+\.?)?(?: \d{{1,2}})? {_IN_YEAR}(?:, {_P})?",
        ),
        (
            "article",
            "all_forward",
            rf"(?P<who>[^“\"]+), {_QUOTED},? {_JOURNAL}, vol\. (?P<volume>\d+){_NO}, {_P},(?: [A-Z][a-z]+\.?)? {_IN_YEAR}",
        ),
        (
            "article",
            "inverted",
            rf"(?P<who>(?:{plain_people.FAMILY}, {plain_people.INITIALS}(?:, | & | and )?)+?) (?P<title>.+?){_END}"
            rf" {_JOURNAL} (?P<volume>\d+){_ISSUE}, {_P} \({_IN_YEAR}\)",
        ),
        ("book", "first_inverted", rf"(?P<who>.+?)\.? {_IN_YEAR}\. (?P<title>[^.“\"]+)\. {_EDITION}?(?P<publisher>[^.\d]+)"),
        (
            "book",
            "first_inverted",
            rf"(?P<who>[^.“\"]+(?: [A-Z]\.)?)\. (?P<title>[^.“\"]+)\. {_EDITION}?(?P<publisher>[^.,\d]+(?:, [^.,\d]+)?), {_IN_YEAR}",
        ),
    )
)
"""Vancouver and AMA; Chicago with the year in front and behind; MLA; IEEE; Springer."""


def read(text: str) -> tuple[str, dict[str, str]] | None:
    """The type and the fields of a reference of which every part is plain; nothing for any other text."""
    bare, found = _without_tails(" ".join(text.replace("*", "").split()))
    on_the_internet = " [Internet]." in bare
    bare = bare.replace(" [Internet].", ".")
    bare = re.sub(r"^(?:\[\d+\]|\d{1,3}\.) (?=\D)", "", bare)
    bare = _SCHOLAR.sub(r"\g<who> (\g<year>). ", bare)
    dated = _DATED.fullmatch(bare)
    if dated and (read_ := _after_year(dated, found)):
        return read_
    for kind, manner, pattern in WHOLE:
        match = pattern.fullmatch(bare)
        if match and (who := getattr(plain_people, manner)(match["who"])):
            fields = _tidied({**given(match), "author": who, **found})
            kind = "online" if kind == "book" and on_the_internet and found.get("url") else kind
            return kind, fields if manner == "close" else fields | {"title": _small(fields["title"])}
    if other := plain_manners.read(bare):
        kind, fields = other
        small: dict[str, str] = {name: _small(fields[name]) for name in ("title", "booktitle") if name in fields}
        return kind, _tidied({**fields, **found, **small})
    return None


def several(text: str) -> int:
    """How many references there are, each on a line of its own; nought for one alone."""
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) if len(lines) > 1 and all(map(read, lines)) else 0


def _small(title: str) -> str:
    """A headline as a sentence, where every longer word begins with a capital, as Chicago and MLA print titles."""
    words = title.split()
    if not all(word[0].isupper() for word in words[1:] if len(word) > 4 and word[0].isalpha()):
        return title
    words = [re.sub(r"(?<=[a-z]-)[A-Z](?=[a-z]+(?:-|$))", lambda letter: letter[0].lower(), word) for word in words]
    after = zip([":", *words], words, strict=False)
    return " ".join(
        word if before[-1:] in (":", "?", "!") or not word[1:].replace("-", "").islower() else word.lower() for before, word in after
    )


def _without_tails(text: str) -> tuple[str, dict[str, str]]:
    """The text without what stands behind the reference, and its DOI or its address."""
    found: dict[str, str] = {}
    while True:
        if tail := next((tail for one in _TAILS if (tail := one.search(text))), None):
            text = text[: tail.start()]
        elif not found and (link := _LINK.search(text)):
            address = link["link"]
            is_doi = "10." in address and ("doi" in link[0].casefold() or address.startswith("10."))
            found = {"doi" if is_doi else "url": address}
            text = text[: link.start()]
        else:
            return text.rstrip(". "), found


_JOURNAL_THERE = re.compile(r"\d+ ?[:(]|\d+ ?[-–] ?\d|^(?:\w+ ){0,3}Journal\b")
"""A journal with its numbers, or a journal alone, where a publisher stands."""


def _after_year(dated: re.Match[str], found: dict[str, str]) -> tuple[str, dict[str, str]] | None:
    whole = dated["who"].strip()
    editors = re.sub(r",? \(Eds?\.\)\.?$|,? \(Hrsg\.\)\.?$", "", whole)
    if not (who := plain_people.anybody(editors)):
        return None
    role = "editor" if editors != whole else "author"
    base = {role: who, "year": "" if dated["year"] == "n.d." else dated["year"], **found}
    for kind, pattern in AFTER_YEAR:
        if not (match := pattern.fullmatch(dated["rest"])):
            continue
        fields = given(match)
        if _JOURNAL_THERE.search(fields.get("publisher", "")):
            continue
        if kind == "phdthesis":
            source = fields.pop("source", "").strip(". ")
            fields["publisher" if fields.get("school") else "school"] = source
        if "editor" in fields and not (fields := fields | {"editor": plain_people.editors(fields["editor"])})["editor"]:
            return None
        if kind == "book" and dated["month"]:  # A page with a day of its own, and the name of its site.
            kind = "online"
            fields |= {"month": str(_MONTHS.split("|").index(dated["month"]) + 1), "day": dated["day"] or ""}
        return kind, _tidied({**base, **fields})
    if found.get("url") and re.fullmatch(r"[^.\[\]()]+[?!]?", dated["rest"]):
        day = {"month": str(_MONTHS.split("|").index(dated["month"]) + 1), "day": dated["day"] or ""} if dated["month"] else {}
        return "online", {**base, "title": dated["rest"], **day}
    return None


def _tidied(fields: dict[str, str]) -> dict[str, str]:
    """Pages that end short in full, a publisher without its town."""
    if short := re.fullmatch(r"(\d{2,})[–-]+(\d+)", fields.get("pages", "")):
        first, last = short[1], short[2]
        whole = first[: len(first) - len(last)] + last if len(last) < len(first) else last
        fields["pages"] = f"{first}--{whole}"
    if fields.get("publisher") == "Author" and fields.get("author", "").startswith("{"):  # as APA had it until 2019
        fields["publisher"] = fields["author"].strip("{}")
    elif "publisher" in fields:
        fields["publisher"] = without_town(fields["publisher"])
    return fields
