"""The types and fields of biblatex, Zotero, Mendeley and EndNote, in the words of our own bibliography."""

from __future__ import annotations

import re

from citations import ranges, roles


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_KINDS = {
    "book": """booklet bookinbook collection manual mvbook mvcollection mvproceedings mvreference proceedings reference
        ebook audiobook editedbook""",
    "incollection": """inreference suppbook suppcollection booksection bookchapter chapter encyclopedia
        encyclopediaarticle dictionaryentry entry""",
    "article": """review suppperiodical periodical newspaper newspaperarticle newsarticle magazine magazinearticle
        journalarticle jour electronicarticle blogpost post""",
    "inproceedings": "conferencepaper conferenceproceedings",
    "techreport": "patent standard govdoc governmentdocument workingpaper",
    "online": "electronic www webpage website",
    "thesis": "dissertation bathesis bachelorsthesis bachelorthesis",
    "mastersthesis": "masterthesis mathesis",
    "misc": "generic other preprint",
}
KINDS = {alias: kind for kind, aliases in _KINDS.items() for alias in aliases.split()}
DESCRIBED = {
    "artwork": "Artwork",
    "audio": "Audio",
    "broadcast": "Broadcast",
    "dataset": "Data set",
    "film": "Film",
    "game": "Game",
    "image": "Image",
    "interview": "Interview",
    "lecture": "Lecture",
    "letter": "Letter",
    "map": "Map",
    "movie": "Film",
    "music": "Album",
    "performance": "Performance",
    "podcast": "Audio podcast",
    "poster": "Poster presentation",
    "presentation": "Conference presentation",
    "software": "Computer software",
    "speech": "Speech",
    "tvbroadcast": "TV broadcast",
    "unpublished": "Unpublished manuscript",
    "video": "Video",
    "webinar": "Webinar",
}
"""Types that are printed as @misc, with what stands in brackets behind the title."""
_ALSO = {
    "patent": ("type", "Patent"), "standard": ("type", "Standard"), "workingpaper": ("type", "Working paper"),
    "audiobook": ("type", "Audiobook"),
    "newspaper": ("entrysubtype", "newspaper"), "newspaperarticle": ("entrysubtype", "newspaper"),
    "newsarticle": ("entrysubtype", "newspaper"), "magazine": ("entrysubtype", "magazine"),
    "magazinearticle": ("entrysubtype", "magazine"),
    "blogpost": ("entrysubtype", "magazine"), "post": ("entrysubtype", "magazine"),
    "bathesis": ("type", "Bachelor’s thesis"), "bachelorsthesis": ("type", "Bachelor’s thesis"),
    "bachelorthesis": ("type", "Bachelor’s thesis"),
}  # fmt: skip
"""What a type says besides."""
NO_WORKS = frozenset({"xdata", "set"})
"""Types of biblatex that hold fields for others and are printed by themselves nowhere."""
TYPES = {
    "phdthesis": "Doctoral dissertation",
    "phd thesis": "Doctoral dissertation",
    "phd": "Doctoral dissertation",
    "ph.d.": "Doctoral dissertation",
    "doctoral": "Doctoral dissertation",
    "master": "Master’s thesis",
    "master thesis": "Master’s thesis",
    "masters thesis": "Master’s thesis",
    "msc": "Master’s thesis",
    "ph.d. thesis": "Doctoral dissertation",
    "mathesis": "Master’s thesis",
    "mastersthesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "patent": "Patent",
    "patentde": "German patent",
    "patenteu": "European patent",
    "patentfr": "French patent",
    "patentuk": "U.K. patent",
    "patentus": "U.S. patent",
    "patreq": "Patent request",
    "patreqde": "German patent request",
    "patreqeu": "European patent request",
    "patreqfr": "French patent request",
    "patrequk": "U.K. patent request",
    "patrequs": "U.S. patent request",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "software": "Computer software",
    "datacd": "Data CD",
    "audiocd": "Audio CD",
}
"""What biblatex has a word of its own for in the field type."""
_NO_TYPES = frozenset({
    "journal article", "book", "book section", "conference proceedings", "conference paper", "web page", "electronic article",
    "magazine article", "newspaper article", "article", "generic", "jour", "research article", "original article",
})  # fmt: skip
"""What EndNote and publishers call a work that needs no word for it."""
PRINTED = _words("""
    author editor translator editora editorb editorc authortype editortype editoratype editorbtype editorctype director
    host producer composer compiler writer interviewer illustrator narrator photographer bookauthor year date month day
    title subtitle titleaddon shorttitle journal journaltitle journalsubtitle booktitle booksubtitle booktitleaddon maintitle
    mainsubtitle issuetitle issuesubtitle series publisher institution school organization volume volumes part number
    elocation-id article-number articleno
    elocation issue edition version pages eid howpublished eventtitle eventtitleaddon eventdate venue archive archivelocation
    chapter address location type entrysubtype doi url urldate eprint eprinttype archiveprefix origdate origyear pubstate
    shortauthor annote caution keywords
""")
"""Fields that are printed, some of them for some types only."""
NOT_PRINTED = _words("""
    abstract accessdate addendum afterword annotation annotator callnumber commentator copyright
    crossref eprintclass file foreword gender groups hyphenation indextitle indexsorttitle internal-note introduction isan isbn ismn
    isrn issn iswc journaltitleaddon jstor key label langid langidopts language library mainsubtitle maintitleaddon
    mendeley-groups mendeley-tags nameaddon note options origlanguage origlocation origpublisher origtitle owner
    pagetotal pagination bookpagination parent-series place pmcid pmid presort primaryclass priority pubmed
    qualityassured read readstatus related relatedtype relatedstring rights shorteditor shorthand shortjournal
    shortseries sortkey sortname sorttitle sortyear timestamp translatortype urlraw urlmonth urlyear usera userb userc
    userd usere userf verba verbb verbc xdata xref ids entryset execute numpages month_numeric source
    localfile holder ranking creationdate modificationdate date-added date-modified lccn keyword tags comment
""")
"""Fields that an APA reference has no place for; they stay in the file."""
MEANT = {"link": "url", "web": "url", "website": "url", "city": "address", "written": "author", "serial": "number"}
"""Fields that nobody knows, and what their writers have in mind."""
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
    """The same work in our words: one title, dashes in ranges, words in the place of codes, a field for each role."""
    made = dict(written)
    if addon := made.pop("booktitleaddon", ""):
        made["booktitle"] = with_subtitle(made.get("booktitle", ""), made.pop("booksubtitle", ""))
        made["booktitle"] += f". {addon}" if made["booktitle"] else addon
    for name, longer in _SUBTITLES:
        if more := made.pop(longer, ""):
            made[name] = with_subtitle(made.get(name, ""), more)
    for alias in _ARTICLE_NUMBERS:
        if alias in made:
            made.setdefault("eid", made.pop(alias))
    if "issue" in made and "number" not in made:
        made["number"] = made.pop("issue")
    if "pages" in made:
        made["pages"] = ranges.even(made["pages"])
    for name in ("volume", "number") if kind(written_kind) == "article" else ("volume",):
        if name in made:
            made[name] = ranges.even_number(made[name])
    roles.in_fields(made)
    _wholes(written_kind, made)
    _types(written_kind, made)
    _places(written_kind, made)
    _addresses(made)
    if (state := made.get("pubstate", "").replace(" ", "").casefold()) in _STATES and not made.get("year"):
        made["year"] = _STATES[state]
    return made


PUBLISHERS = ("publisher", "organization", "institution", "school", "howpublished")
_ARTICLE_NUMBERS = ("elocation-id", "article-number", "articleno", "elocation")
_SUBTITLES = (
    ("title", "subtitle"), ("booktitle", "booksubtitle"), ("maintitle", "mainsubtitle"),
    ("journaltitle", "journalsubtitle"), ("issuetitle", "issuesubtitle"),
)  # fmt: skip
_STATES = {"inpress": "in press", "forthcoming": "in press"}
_DRAFTS = {"inpreparation": "Manuscript in preparation", "submitted": "Manuscript submitted for publication"}


def _wholes(written_kind: str, made: dict[str, str]) -> None:
    """The site that a page calls its journal; the book of a chapter, whose own title old BibTeX has in `chapter`."""
    on_a_site = kind(written_kind) in ("misc", "online") and not any(made.get(name) for name in PUBLISHERS)
    if on_a_site and (site := made.pop("journaltitle", "") or made.pop("journal", "")):
        made["howpublished"] = site
    if written_kind == "inbook" and not made.get("booktitle") and re.search("[A-Za-z]{4}", made.get("chapter", "")):
        made["booktitle"], made["title"] = made.get("title", ""), made.pop("chapter")


def _types(written_kind: str, made: dict[str, str]) -> None:
    """What stands in brackets: the type, then what biblatex adds to the title."""
    if (code := made.get("type", "").strip().casefold()) in TYPES:
        made["type"] = TYPES[code]
    if code in _NO_TYPES and kind(written_kind) in ("article", "book", "incollection", "inproceedings", "misc", "online"):
        made.pop("type")
    if written_kind in _ALSO:
        made.setdefault(*_ALSO[written_kind])
    if written_kind == "periodical":  # the issue as a whole
        made.setdefault("journaltitle", made.get("title", ""))
        made["title"] = made.pop("issuetitle", made.get("title", ""))
        made.setdefault("type", "Special issue")
    if written_kind in ("blogpost", "post"):
        whose = next((name for name in ("booktitle", "organization", "publisher", "howpublished") if name in made), "")
        made.setdefault("journaltitle", made.get(whose, ""))
    if written_kind == "unpublished":
        state = _DRAFTS.get(made.get("pubstate", "").replace(" ", ""))
        made.setdefault("type", state or DESCRIBED["presentation" if made.get("eventtitle") else "unpublished"])
    elif written_kind in DESCRIBED and not made.get("titleaddon"):
        made.setdefault("type", DESCRIBED[written_kind])


def _places(written_kind: str, made: dict[str, str]) -> None:
    """A museum, an archive and a conference have a town; a publisher has none."""
    place = made.get("address") or made.get("location") or ""
    if place and (written_kind in ("artwork", "image", "performance") or made.get("eventtitle") or made.get("archive")):
        made.setdefault("venue", place)
    if made.get("eventdate") and not (made.get("date") or made.get("year")):
        made["date"] = made["eventdate"]


def _addresses(made: dict[str, str]) -> None:
    """Addresses without TeX around them, and those that a number in an archive stands for."""
    if address := _URL.fullmatch(made.get("howpublished", "").strip()):
        del made["howpublished"]
        made.setdefault("url", address[1] or address[2])
    if address := re.fullmatch(r"\\url\s*\{([^{}]*)\}|<([^<>]*)>", made.get("url", "").strip()):
        made["url"] = address[1] or address[2] or ""
    archive = (made.get("eprinttype") or made.get("archiveprefix") or "").casefold()
    if made.get("eprint") and archive in _ARCHIVES and not (made.get("doi") or made.get("url")):
        made["url"] = _ARCHIVES[archive].format(made["eprint"])


_URL = re.compile(
    r"(?:\[?online\]?[.,:]?\s*)?(?:(?:available|retrieved)\s+(?:at|from):?\s*)?(?:\\url\s*\{([^{}]*)\}|(https?://[^\s{}]+?))"
    r"(?:[,.;]?\s*[(\[]?(?:last\s+)?(?:accessed|retrieved|visited)\b[^{}]*)?\.?",
    re.IGNORECASE,
)
_ARCHIVES = {
    "arxiv": "https://arxiv.org/abs/{}",
    "pubmed": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "pmc": "https://www.ncbi.nlm.nih.gov/pmc/articles/{}/",
    "hdl": "https://hdl.handle.net/{}",
    "googlebooks": "https://books.google.com/books?id={}",
    "jstor": "https://www.jstor.org/stable/{}",
}


def with_subtitle(title: str, subtitle: str) -> str:
    """Behind a colon, or behind the title's own mark."""
    if not title or not subtitle:
        return title or subtitle
    return f"{title}{'' if title.rstrip('}')[-1:] in ('?', '!', ':', '—') else ':'} {subtitle}"
