"""What a work is called in RIS and in CSL."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citations.work import Work

_RIS = {
    "article": "JOUR", "book": "BOOK", "incollection": "CHAP", "inbook": "CHAP", "inproceedings": "CPAPER",
    "conference": "CPAPER", "techreport": "RPRT", "report": "RPRT", "phdthesis": "THES", "mastersthesis": "THES",
    "thesis": "THES", "misc": "ELEC", "online": "ELEC",
}  # fmt: skip
_CSL = {
    "JOUR": "article-journal", "MGZN": "article-magazine", "NEWS": "article-newspaper", "BOOK": "book", "CHAP": "chapter",
    "CPAPER": "paper-conference", "RPRT": "report", "THES": "thesis", "ELEC": "webpage", "MPCT": "motion_picture",
    "SOUND": "broadcast", "COMP": "software", "DATA": "dataset", "ART": "graphic", "SLIDE": "speech", "UNPB": "manuscript",
    "PCOMM": "personal_communication", "GEN": "document",
}  # fmt: skip
_DESCRIBED = {
    "film": "MPCT", "video": "MPCT", "series": "MPCT", "podcast": "SOUND", "audio": "SOUND", "software": "COMP", "data set": "DATA",
    "painting": "ART", "artwork": "ART", "lithograph": "ART", "photograph": "ART", "presentation": "SLIDE", "session": "SLIDE",
    "address": "SLIDE", "manuscript": "UNPB", "letter": "PCOMM",
}  # fmt: skip
"""What stands in brackets behind the title of a work that is not a page, by a word of it."""


def ris_type(work: Work) -> str:
    """The RIS code of a work's kind, such as JOUR."""
    if work.kind == "article" and work.day[0]:
        return "NEWS" if work.fields.get("entrysubtype") == "newspaper" else "MGZN"
    if work.kind == "misc":
        described = f"{work.text('type')} {work.text('titleaddon')}".casefold()
        return next((code for word, code in _DESCRIBED.items() if word in described), "ELEC")
    return _RIS.get(work.kind, "GEN")


def csl_type(work: Work) -> str:
    """The type of an item of CSL, such as article-journal."""
    return _CSL[ris_type(work)]
