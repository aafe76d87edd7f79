"""What somebody pasted that cannot be read as a work: what it looks like, and the way out."""

from __future__ import annotations

import re

_WAYS = "Paste BibTeX, RIS, PubMed's nbib or CSL-JSON; doi.org and most publishers' pages give them under Cite."
_EXPORT = "Export the work as BibTeX, RIS or CSL-JSON, and paste that."
_FORMS: tuple[tuple[str, str], ...] = (
    (r"\s*<(?:!doctype html|html|a|p|span|div|li|b|i)\b", f"This is a piece of a web page. {_WAYS}"),
    (r"\s*<", f"This is XML. {_EXPORT}"),
    (r"\s*%[0A-Z] ", "This is EndNote's own form (%A, %T). Export the work as RIS or BibTeX, and paste that."),
    (r"\s*FN \S|\s*PT [A-Z]\s*$", f"This is Web of Science's own form. {_EXPORT}"),
    (r"\s*RT [A-Z]\w+", f"This is RefWorks' own form. {_EXPORT}"),
    (
        r"\s*[(\[][^()\[\]@]*\b(?:\d{4}|n\.d\.)[a-z]?(?:, [^()\[\]]*)?[)\]]\.?\s*$",
        f"This is a citation out of a text. The list at the end of that text has the whole reference: paste that. {_WAYS}",
    ),
    (
        r"(?i)\s*(?:\d+\. )?(?:ibid|op\. ?cit|loc\. ?cit)\b",
        "This note points to an earlier one. Paste that, or the reference at the end of the text.",
    ),
    (r"(?m)\s*(?:---\s*)?(?:references:|- id:)", "This is CSL written as YAML. Export CSL-JSON, BibTeX or RIS, and paste that."),
    (r"\s*\{\{\s*(?:cite|citation)", f"This is a template of Wikipedia. Open the work that it names. {_WAYS}"),
    (r"(?i)[\ufeff\s]*\"?[\w ]+\"?(?:[,;\t]\"?[\w. ]+\"?){2,}\s*\n", f"This is a table. {_EXPORT}"),
    (
        r"(?m)\s*(?:Title|Author|Document title|Publication title): .+\n.*^[A-Z][a-z ]+: ",
        f"This is what a database shows of a record. {_EXPORT}",
    ),
    (
        r"(?i)\s*(?:ISBN(?:-1[03])?:? ?)?(?:97[89][- ]?)?(?:\d[- ]?){9}[\dX]\s*$",
        "An ISBN alone says nothing offline. Catalogues of libraries export RIS or BibTeX; paste that, or type the record: TYPE=book",
    ),
    (
        r"\s*(?:PMID:? ?\d+|PMC\d+)\s*$",
        "The number alone says nothing offline. On the page of the work, PubMed has Cite, and Download .nbib: paste that file.",
    ),
    (r"\s*https?://(?!(?:dx\.)?doi\.org/)\S+\s*$", f"An address alone says nothing offline. {_WAYS} Or type the record: TYPE=misc URL=..."),
)  # fmt: skip
_MANNERS = (
    (r", Volume \d+, (?:Issue|\d{4})", "ScienceDirect"),
    (r"[“\"'‘].+[”\"'’].*\bvol\. \d+.*\bpp\. ", "MLA or IEEE"),
    (r"[“\"'‘].+[”\"'’].*\(\w* ?\d{4}\): ", "Chicago or MLA"),
    (r"\b\d{4}[^;]{0,12};\d+", "Vancouver"),
    (r"\([^()]*\b(?:\d{4}|n\.d\.|in press)[a-z]?(?:, [A-Z][a-z]+ ?\d*)?\)", "APA or Harvard"),
    (r"[A-Z]\w+: [A-Z][^.]+, \d{4}\b|[“\"].+[”\"].*\d{4}", "Chicago or MLA"),
)


def why(text: str, of_bibtex: str) -> str:
    """The sentence for what is no work; `of_bibtex` is what is wrong with it as BibTeX, if it has an entry."""
    if of_bibtex and re.search(r"^\s*@\w+\s*[{(]", text, re.MULTILINE):
        return f"This is not BibTeX. {of_bibtex}"
    for form, told in _FORMS:
        if re.match(form, text, re.DOTALL):
            return told
    doi = re.search(r"\b10\.\d{4,9}/[^\s\"<>]+", text)
    record = f" Or type the record: DOI={doi[0].rstrip('.,;)')}" if doi else ' Or type the record: TYPE=article TITLE="..."'
    manner = next((name for sign, name in _MANNERS if re.search(sign, text)), "")
    if manner and len(text.split()) > 4:
        left_out = re.search(r"\. \. \.|\u2026|\.\.\.", text)
        what = "and leaves out some who wrote it (...)" if left_out else "and not each of its parts is plain"
        return f"This looks like a reference in the manner of {manner}, {what}. {_WAYS}{record}"
    if doi:
        return f"This is not BibTeX, and a DOI alone says nothing offline. {_WAYS}{record}"
    return f"This is not BibTeX. It has no entry. {_WAYS} An entry begins with @article{{ or the like."
