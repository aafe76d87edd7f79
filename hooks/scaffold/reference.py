"""A new work in the bibliography, from BibTeX, from CSL-JSON or from what its DOI page says, in the style of its neighbours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citations.bibliography import Bibliography
from citations.check import bibliography_problems
from citations.roles import LEADING
from scaffold.asking import NotMade
from scaffold.records import HOLDS, ORDER, PUBLISHES, Work, new_key, pasted, tidy, written_out
from scaffold.tagged import RIS

if TYPE_CHECKING:
    from pathlib import Path

    from scaffold.asking import Answers
STATUSES = ("verified", "partly", "unverified")


def new_reference(root: Path, answers: Answers) -> list[Path]:
    """Add one work to the bibliography, sorted by key; returns the file that changed. Raises `NotMade`."""
    file = root / "bibliography.bib"
    try:
        text = file.read_text("utf-8")
    except UnicodeDecodeError:
        raise NotMade("bibliography.bib is not UTF-8 text. Save it again with the encoding UTF-8.") from None
    known = Bibliography.parse(file.name, text).by_key
    copied = _text(root, answers)
    work = pasted(copied) if copied else _typed(answers)
    tidy(work)
    if copied:  # What is given besides takes the place of what was pasted: JOURNAL="Journal of Clinical Psychology"
        work.fields |= {name: answers.given.pop(name) for name in ORDER[:-2] if name in answers.given}
    if not any(work.fields.get(role) for role in ("author", "editor", *LEADING)):
        raise NotMade("This record names nobody who wrote or edited it. Add an author, or {an organisation} in braces.")
    doi = work.fields.get("doi", "").casefold()
    if same := next((key for key, entry in known.items() if doi and entry.get("doi").casefold() == doi), None):
        raise NotMade(f"This work is there already, as '{same}'. Cite it as [@{same}].")
    status = answers.get("status", "How much of its record did you see?", default="unverified", among=STATUSES)
    work.fields["annote"] = _note(answers, status)
    work.fields["keywords"] = f"further, status-{status}"
    key = new_key(work, {key.casefold() for key in known})
    written = written_out(key, work)
    made = _inserted(text, key, written)
    bibliography = Bibliography.parse(file.name, made)
    line = bibliography.by_key[key].line if key in bibliography.by_key else 0
    if wrong := [p.message for p in bibliography_problems(bibliography) if line <= p.line < line + written.count("\n")]:
        instead = ' Give it beside the paste: JOURNAL="...".' if copied and any("journal's name" in why for why in wrong) else ""
        raise NotMade("This work cannot be added as it is. " + " ".join(wrong) + instead)
    file.write_text(made, "utf-8")
    print(f"Added. Cite it as [@{key}].\n\n{written}")
    if status == "unverified":
        print(
            "Nothing can rest on it before somebody has seen its record: docs/contribute/verify-a-source.md says how."
        )
    return [file]


def _note(answers: Answers, status: str) -> str:
    """What the work holds, what of its record nobody could confirm, and where it was seen: in the shape of the rest."""
    said = [("", answers.get("annote", "What does it find, and what are its limits?", default=""))]
    if status == "partly":
        said.append(("Not confirmed: ", answers.get("missing", "Which fields could you not confirm?")))
    if status != "unverified":
        said.append(("Seen: ", answers.get("seen", "Where did you see it? A page, a record, the work itself")))
    return " ".join(f"{mark}{text.rstrip('.')}." for mark, text in said if text)


def _text(root: Path, answers: Answers) -> str:
    """What was pasted: from a file, or into the terminal, ended by an empty line."""
    if name := answers.given.pop("from", ""):
        file = root / name
        if not file.is_file():
            raise NotMade(f"There is no file '{name}'. Give its path from here.")
        return _decoded(file.read_bytes())
    if not answers.ask or "title" in answers.given:
        return ""
    print(
        "Paste BibTeX, RIS, nbib, CSL-JSON or a whole reference, and end with an empty line."
        " Or press Enter at once to type what the record says."
    )
    line = answers.ask("")
    if not line.strip():
        line = answers.ask("What kind of work is it? [article]: ")  # or a paste that began with an empty line
        if not _BEGINS.match(line):
            answers.given["type"] = line.strip() or "article"
            return ""
    lines = [line]
    while not _ended(lines):
        try:
            lines.append(answers.ask(""))
        except EOFError:
            break
    return "\n".join(lines)


_BEGINS = re.compile(r"\s*(?:@\w+\s*[{(]|[{\[]|TY\s+-|PMID\s*-|%\w )")


def _ended(lines: list[str]) -> bool:
    """Whether an empty line ends the paste: not within braces, nor before the end of a RIS record, but twice always."""
    if lines[-1].strip():
        return False
    text = "\n".join(lines)
    whole = text.count("{") <= text.count("}") and not (
        RIS.search(text) and not re.search(r"^ER\s+-", text, re.MULTILINE)
    )
    return whole or not lines[-2].strip()


def _decoded(raw: bytes) -> str:
    """As programs save text: UTF-8, UTF-16 with its mark, or Windows' own."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _typed(answers: Answers) -> Work:
    """The fields of a record, asked for one after the other."""
    kinds = ("article", "book", "incollection", "techreport", "phdthesis", "misc")
    kind = answers.get("type", "What kind of work is it?", default="article", among=kinds)
    work = Work(kind)
    for name, question in (
        ("author", "Who wrote it? Family, Given and Family, Given; {an organisation} in braces"),
        ("year", "When?"),
        ("title", "What is its title?"),
    ):
        work.fields[name] = answers.get(name, question)
    place = HOLDS.get(kind) or PUBLISHES.get(kind, "publisher")
    work.fields[place] = answers.get(place, f"What is its {place}?", default="" if kind == "misc" else None)
    if kind == "incollection":
        work.fields["publisher"] = answers.get("publisher", "Who published the book?")
    if kind == "article":
        for name in ("volume", "number", "pages"):
            work.fields[name] = answers.get(name, f"Its {name}, if it has one?", default="")
    work.fields["doi"] = answers.get("doi", "Its DOI, if it has one?", default="")
    if not work.fields["doi"]:
        work.fields["url"] = answers.get("url", "Its address, if it has one?", default="")
    return work


def _inserted(text: str, key: str, entry: str) -> str:
    """The bibliography with the entry at its place in the order of keys."""
    for start in re.finditer(r"^@\w+\{(?P<key>[^,\s]+),", text, re.M):
        if start["key"].casefold() > key.casefold():
            return f"{text[: start.start()]}{entry}\n{text[start.start() :]}"
    return f"{text.rstrip()}\n\n{entry}".lstrip()
