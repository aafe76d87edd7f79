"""What people did for a work besides writing it: the words of biblatex, and what APA prints for them."""

from __future__ import annotations

ROLES = {
    "editor": ("Ed.", "Eds."),
    "redactor": ("Ed.", "Eds."),
    "translator": ("Trans.", "Trans."),
    "compiler": ("Comp.", "Comps."),
    "reviser": ("Rev.", "Revs."),
    "illustrator": ("Illus.", "Illus."),
    "narrator": ("Narr.", "Narrs."),
    "photographer": ("Photog.", "Photogs."),
    "director": ("Director", "Directors"),
    "producer": ("Producer", "Producers"),
    "executive producer": ("Executive Producer", "Executive Producers"),
    "writer": ("Writer", "Writers"),
    "writer & director": ("Writer & Director", "Writers & Directors"),
    "host": ("Host", "Hosts"),
    "guest": ("Guest", "Guests"),
    "interviewer": ("Interviewer", "Interviewers"),
    "composer": ("Composer", "Composers"),
    "organizer": ("Chair", "Chairs"),
    "chair": ("Chair", "Chairs"),
    "founder": ("Founder", "Founders"),
    "continuator": ("Cont.", "Conts."),
    "collaborator": ("Collab.", "Collabs."),
    "lecturer": ("Lecturer", "Lecturers"),
}
"""One, and several."""
SECOND = ("editora", "editorb", "editorc")
"""Where biblatex has people of other roles, each named by `editoratype` and so on."""
LEADING = ("director", "host", "producer", "composer", "compiler", "writer", "interviewer")
BESIDE = ("illustrator", "narrator", "photographer")
"""Roles that are fields of their own in some programs; those before stand in the author's place where there is none."""
TYPES = ("authortype", "editortype", *(f"{field}type" for field in SECOND))


def known(role: str) -> bool:
    """Whether we have a word for it."""
    return _code(role) in ROLES


def word(role: str, people: int) -> str:
    """Ed. for one editor, Eds. for two; a role that nobody knows as it was written."""
    return ROLES[_code(role)][people > 1] if known(role) else role


def _code(role: str) -> str:
    return " ".join(role.replace("\\&", "&").casefold().split())


def in_fields(fields: dict[str, str]) -> None:
    """Move people with a role of their own to where `authortype` and `editoratype` tell of them."""
    for role in (*LEADING, *BESIDE):
        people = fields.pop(role, "")
        if not people:
            continue
        if role in LEADING and not fields.get("author") and not fields.get("editor"):
            fields |= {"author": people, "authortype": role}
        elif free := next((field for field in SECOND if not fields.get(field)), ""):
            fields |= {free: people, f"{free}type": role}
