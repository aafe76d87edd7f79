"""The types and fields of biblatex, Zotero, Mendeley and EndNote, in the words of our own bibliography."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_KINDS = {
    "book": "booklet bookinbook collection manual mvbook mvcollection mvproceedings mvreference proceedings reference",
    "incollection": "inreference suppbook suppcollection",
    "article": "review suppperiodical",
    "online": "electronic www webpage",
}
KINDS = {alias: kind for kind, aliases in _KINDS.items() for alias in aliases.split()}
DESCRIBED = {
    "artwork": "Artwork",
    "audio": "Audio",
    "dataset": "Data set",
    "image": "Image",
    "movie": "Film",
    "music": "Album",
    "software": "Computer software",
    "unpublished": "Unpublished manuscript",
    "video": "Video",
}
"""Types that are printed as @misc, with what stands in brackets behind the title."""
TYPES = {
    "phdthesis": "Doctoral dissertation",
    "phd thesis": "Doctoral dissertation",
    "ph.d. thesis": "Doctoral dissertation",
    "mathesis": "Master’s thesis",
    "mastersthesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "software": "Computer software",
    "datacd": "Data CD",
    "audiocd": "Audio CD",
}
"""What biblatex has a word of its own for in the field type."""
PRINTED = _words("""
    author editor translator year date month day title subtitle titleaddon shorttitle journal journaltitle
    journalsubtitle booktitle booksubtitle publisher institution school organization volume number issue edition
    version pages eid howpublished type doi url urldate eprint eprinttype archiveprefix origdate origyear pubstate
    shortauthor annote caution keywords
""")
NOT_PRINTED = _words("""
    abstract accessdate addendum address afterword annotation annotator archive archivelocation bookauthor
    booktitleaddon callnumber chapter collaborator commentator copyright crossref editora editorb editorc
    editoratype editorbtype editorctype entrysubtype eprintclass eventdate eventtitle eventtitleaddon file foreword
    gender groups hyphenation indextitle internal-note introduction isan isbn ismn isrn issn issuesubtitle
    issuetitle iswc journaltitleaddon jstor key label langid langidopts language library location mainsubtitle
    maintitle maintitleaddon mendeley-groups mendeley-tags nameaddon note options origlanguage origlocation
    origpublisher origtitle owner pagetotal part pagination bookpagination parent-series place pmcid pmid presort
    primaryclass priority pubmed qualityassured read readstatus related relatedtype relatedstring rights series
    shorteditor shorthand shortjournal shortseries sortkey sortname sorttitle sortyear timestamp urlraw urlmonth
    urlyear usera userb userc venue volumes xref numpages articleno month_numeric source localfile holder ranking
    creationdate modificationdate date-added date-modified lccn keyword tags comment editortype authortype
    translatortype
""")
"""Fields that an APA reference has no place for; they stay in the file."""
_OWN = re.compile(
    r"(?:bdsk|x|zotero|mendeley|citeulike|jabref|researcher|biburl|bibsource|unique-id|oa|da)(?:-.*)?|urn|hal_.*"
)


def is_known(name: str) -> bool:
    """Whether a field is printed, or known not to be."""
    return name in PRINTED or name in NOT_PRINTED or bool(_OWN.fullmatch(name))


def kind(name: str) -> str:
    """mvbook is a book; software is a misc."""
    return "misc" if name in DESCRIBED else KINDS.get(name, name)


def fields(written_kind: str, written: dict[str, str]) -> dict[str, str]:
    """The same work in our words: one title, dashes in ranges, words in the place of codes."""
    made = dict(written)
    for name, longer in (("title", "subtitle"), ("booktitle", "booksubtitle"), ("journaltitle", "journalsubtitle")):
        if more := made.pop(longer, ""):
            made[name] = _with_subtitle(made.get(name, ""), more)
    if "issue" in made and "number" not in made:
        made["number"] = made.pop("issue")
    if "pages" in made:
        made["pages"] = re.sub(r"(?<![-\u2013\w])(\w*\d\w*)\s*-\s*(\w*\d\w*)(?![-\w])", r"\1--\2", made["pages"])
    if (code := made.get("type", "").strip().casefold()) in TYPES:
        made["type"] = TYPES[code]
    if addon := made.pop("titleaddon", ""):
        made.setdefault("type", addon)
    if written_kind in DESCRIBED:
        made.setdefault("type", DESCRIBED[written_kind])
    if address := re.fullmatch(r"\\url\s*\{([^{}]*)\}", made.get("howpublished", "").strip()):
        del made["howpublished"]
        made.setdefault("url", address[1])
    if address := re.fullmatch(r"\\url\s*\{([^{}]*)\}|<([^<>]*)>", made.get("url", "").strip()):
        made["url"] = address[1] or address[2] or ""
    if made.get("pubstate", "").replace(" ", "") == "inpress" and not made.get("year"):
        made["year"] = "in press"
    archive = (made.get("eprinttype") or made.get("archiveprefix") or "").casefold()
    if archive == "arxiv" and made.get("eprint") and not (made.get("doi") or made.get("url")):
        made["url"] = f"https://arxiv.org/abs/{made['eprint']}"
    return made


def _with_subtitle(title: str, subtitle: str) -> str:
    """Behind a colon, or behind the title's own mark."""
    if not title:
        return subtitle
    return f"{title}{'' if title.rstrip('}')[-1:] in ('?', '!', ':', '—') else ':'} {subtitle}"
