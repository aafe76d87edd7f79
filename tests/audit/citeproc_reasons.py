"""Why a reference of ours differs from that of pandoc's citeproc, and whose is the better: looked for in the two texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from citations.bibtex import Entry
    from citations.work import Work


@dataclass(frozen=True)
class Reason:
    """One kind of difference."""

    side: str
    """ours, theirs or taste."""
    because: str
    differs: str | Callable[[str, Work, Entry], str]
    """What differs for this reason, as a pattern, or a function that takes it away from a text."""

    def without(self, text: str, work: Work, entry: Entry) -> str:
        """A text without what differs."""
        return re.sub(self.differs, "", text) if isinstance(self.differs, str) else self.differs(text, work, entry)


def why(work: Work, entry: Entry, ours: str, theirs: str) -> str:
    """The first of the reasons that together explain the difference of two evened texts, or 'no reason'."""
    found = []
    for name, reason in REASONS.items():
        one, two = (reason.without(text, work, entry) for text in (ours, theirs))
        if (one, two) != (ours, theirs) and _alike(one, two) > _alike(ours, theirs):
            found.append(name)
            ours, theirs = one, two
        if _bare(ours) == _bare(theirs):
            return found[0] if found else "spaces and marks"
    return "no reason"


def _bare(text: str) -> str:
    return re.sub(r"[^\w]+", "", text)


def _alike(one: str, two: str) -> float:
    """How much of the longer one their common beginning and end are."""
    one, two = _bare(one), _bare(two)
    shorter = min(len(one), len(two))
    begin = next((n for n in range(shorter) if one[n] != two[n]), shorter)
    end = next((n for n in range(shorter) if one[-1 - n] != two[-1 - n]), shorter)
    return (begin + end) / max(len(one), len(two), 1)


def _particles(text: str, work: Work, entry: Entry) -> str:
    """Brandt, A. von and von Brandt, A. alike."""
    words = r"(?:van der|van den|van de|de la|von|van|de|del|da|ter|ten|el|dos|du|di)"
    return re.sub(rf"\b{words} (?=\w)", "", re.sub(rf"(?<=\.) {words}(?=[,.]| \()", "", text))


def _publisher(text: str, work: Work, entry: Entry) -> str:
    """Without any place where it was published."""
    for name in ("publisher", "institution", "organization", "school", "howpublished", "note", "address", "venue"):
        value = " ".join(re.sub(r"[{}\\]", "", work.text(name) or entry.get(name)).casefold().replace("’", "").split())
        text = text.replace(value.replace(" and ", "; "), "").replace(value, "") if value else text
    return text


def _proceedings(text: str, work: Work, entry: Entry) -> str:
    if work.kind not in ("inproceedings", "conference"):
        return text
    pages = re.sub(r"\(pp?\. ([^)]*)\)|, (\d[\d–-]*)\.", r" \1\2", text)
    return re.sub(r"\bin ", "", _publisher(pages, work, entry))


def _whose(text: str, work: Work, entry: Entry) -> str:
    if not entry.get("bookauthor"):
        return text
    return re.sub(r"(?<=in )(?:[a-z]\. \w+|[^()]* \(eds?\.\)), |by [a-z]\. \w+; ", "", text)


def _series(text: str, work: Work, entry: Entry) -> str:
    series = work.text("series").casefold()
    return text.replace(f"{series}, ", "") if work.kind == "article" and series else text


def _and(text: str, work: Work, entry: Entry) -> str:
    return re.sub(r"^.*?(?=\(\d{4})", "", text) if " AND " in entry.get("author") else text


def _suffix(text: str, work: Work, entry: Entry) -> str:
    return re.sub(r"(?<=in )[^()]*(?= \(eds?\.\))", "", text) if any(name.lineage for name in work.editors) else text


def _organisation(text: str, work: Work, entry: Entry) -> str:
    whole = len(work.authors) == 1 and not work.authors[0].given and not entry.get("author").startswith("{")
    return re.sub(r"^.*?(?=\(\d{4})", "", text) if whole else text


def _site(text: str, work: Work, entry: Entry) -> str:
    if work.kind not in ("misc", "online") or not (name := entry.get("journal").casefold().rstrip(".")):
        return text
    return re.sub(r"(?<=\d{4}), [a-z]+(?=\))", "", text.replace(f"in {name}. ", f"{name}. "))


def _book(text: str, work: Work, entry: Entry) -> str:
    book = work.text("booktitle").casefold() if work.kind in ("inproceedings", "conference") else ""
    return re.sub(rf"(?:in )?{re.escape(book)}", "", text) if book else text


def _chapter(text: str, work: Work, entry: Entry) -> str:
    """Who, when and who published it: the rest is in another order."""
    return re.sub(r"(?<=\d{4}\)\. ).*(?=\. )", "", text) if entry.kind == "inbook" and entry.get("chapter") else text


REASONS: dict[str, Reason] = {
    "whose book": Reason("ours", "author and editors of a book once; pandoc has Nietzsche in Nietzsche", _whose),
    "particles": Reason("ours", "von Brandt, A., as APA writes it; pandoc has Brandt, A. von", _particles),
    "close initials": Reason(
        "ours",
        "KA is K. A.; pandoc reads one given name",
        r"(?<=, )(?:[^\W\d_]\.[ -]?)+|(?<![\w.])(?:[^\W\d_]\.[ -]?)+(?=[^\W\d_]{2})",
    ),
    "accents": Reason("ours", "í from TeX; pandoc leaves a letter without its dot, and a sign", "ı́|í"),
    "proceedings": Reason(
        "ours",
        "a paper in a book: In Title (pp. 1–9). Publisher; pandoc prints one in a journal, and no publisher",
        _proceedings,
    ),
    "month of proceedings": Reason("ours", "the year alone, as for any chapter", r"(?<=\d{4}), [a-z]+(?: \d+)?(?=\))"),
    "stop behind an address": Reason("ours", "no full stop behind an address", r"(?<=[\w/])\.$"),
    "address twice": Reason("ours", "an address stands once", r"https?://\S+[;.]?\s+(?=.*https?://)"),
    "edition in words": Reason(
        "ours",
        "2nd ed. for Second; pandoc prints (Second)",
        r"(?<=\()(?:first|second|third|fourth|fifth|sixth|seventh|eighth|\d+(?:st|nd|rd|th) ed\.)(?=\))",
    ),
    "range of issues": Reason("ours", "a dash in 2–3", r"(?<=\d)[–—-](?=\d)"),
    "thesis": Reason(
        "ours", "[Unpublished doctoral dissertation], as APA has it", r"\[[^\]]*(?:thesis|dissertation)[^\]]*\]"
    ),
    "version": Reason("ours", "the version of what is published in versions", r" \(version [^)]*\)"),
    "numbers": Reason("ours", "No. before a number with letters in it; pandoc prints Nos., or nothing", r"\bnos?\. "),
    "volume of a whole": Reason(
        "ours",
        "Vol. 7, Pt. 2 before the title of a volume; pandoc has 7.2, or A",
        r": (?:vol\. )?[a-z\d]+(?:, pt\. |\.)?\d*\.",
    ),
    "second editors": Reason(
        "ours",
        "editors of another role, whom pandoc drops",
        lambda text, work, entry: re.sub(r"(?<=\()[^()]*, eds?\.; ", "", text) if work.beside else text,
    ),
    "pages of a book": Reason("ours", "no pages for a book as a whole", r",? pp?\. [\d–-]+(?=\))"),
    "the word Article": Reason("ours", "Article e0193972, as APA has it; pandoc prints e0193972", r"\barticle (?=e?\d)"),
    "DOI in a DOI": Reason(
        "ours", "a DOI that was written as an address, once", r"(?<=doi\.org/)(?:https?://(?:dx\.)?doi\.org/|doi:)"
    ),
    "edition called one": Reason(
        "ours",
        "4th ed. for Fourth edition; pandoc prints what was typed",
        r"(?<=\()(?:first|second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)?|new|illustrated|nachdr\.?) ?(?:edition|ed\.)?(?=\))",
    ),
    "series of a journal": Reason("ours", "no heading of a part of an issue, which APA does not print", _series),
    "pages of a report": Reason("ours", "no pages for a report as a whole", r"report (?:no\. )?|; pp\. [\d–-]+(?=\))"),
    "AND": Reason("ours", "AND parts two people as *and* does; pandoc makes one of them", _and),
    "suffix": Reason("ours", "H. L. Roediger, III; pandoc has H. L. R. III", _suffix),
    "organisations": Reason("ours", "Mozilla Science Lab, without braces; pandoc has Lab, M. S.", _organisation),
    "first letter": Reason("ours", "Ł. for Łukasz, I. for IJsbrand", r"(?<=[ ,])(?:ł\w*\.?(?=[ ,(])|ij?\. (?=j\.))"),
    "name of proceedings": Reason(
        "ours", "the name of the proceedings, which pandoc leaves out", _book
    ),
    "site": Reason("ours", "the month, and the name of a site without In, as APA has both", _site),
    "Roman volume": Reason("ours", "Vol. 8 for VIII; pandoc takes it for a title", r" \(vol\. \d+\)|: [ivxlc]+(?=\.)"),
    "chapter": Reason("ours", "a chapter in its book; pandoc loses one of the two titles", _chapter),
    "initial in small letters": Reason("taste", "P. a Romero: whose name it is nobody can tell", r"\ba (?=\w+, \w\.)| a(?=,)"),
    "article number": Reason(
        "ours", "Article 124106, as APA has it; pandoc prints none without an issue", r", article \w+"
    ),
    "special issue": Reason("ours", "[Special issue], as APA has it", r" \[special issue\]"),
    "first publisher": Reason(
        "ours", "the year of the original work alone", r"(?<=original work published \d{4}),[^)]*"
    ),
    "page without its end": Reason("ours", "155, where only the first page is known", r"(?<=\d\d\d)–\d{3}(?=\.)"),
    "TeX": Reason("taste", "The TeX book, with the space that was typed", r"tex ?book"),
    "publishers": Reason("taste", "Press and Press may be one or two; pandoc reads two, for biblatex", r"; | and "),
    "Google Books": Reason("taste", "two shapes of one address", r"/books(?=\?id)"),
    "where published": Reason("ours", "publisher and address once, each at its place", _publisher),
    "et al.": Reason("taste", "a comma before et al.", r", et al\."),
}
"""In the order in which they are looked for."""
