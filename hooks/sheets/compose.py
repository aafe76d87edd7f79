"""What stands on each sheet of an exercise, as data for the typesetter; a handout never holds facilitator notes."""

from __future__ import annotations

import dataclasses
import functools
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import markdown

from citations.apa import reference_html
from citations.bibliography import Library
from citations.markdown import cited_keys
from content.frontmatter import Exercise
from sheets import model, timing, wording
from sheets.markup import Inline, plain
from sheets.model import Field, Node
from sheets.naming import Sheet

_MARKDOWN = markdown.Markdown(extensions=["smarty"])
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Material:
    """One exercise, read and ready to be put on any of its sheets."""

    slug: str
    exercise: Exercise
    html: str
    """Its page, rendered."""
    steps: list[timing.Step]
    references: Mapping[str, Inline]
    """The APA reference of each work cited, in the order of a reference list."""
    site: str
    url: str
    """Where the page is to be found, or nothing if the site has no public address."""

    @property
    def nodes(self) -> list[Node]:
        """The page as data. Raises `Unprintable` for what paper cannot show."""
        return self._read[0]

    @property
    def fields(self) -> list[Field]:
        """Its places to answer. Raises `Unprintable`."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[list[Node], list[Field]]:
        return model.read(self.html, partial(model.address, self.url))

    @property
    def data(self) -> dict[str, Any]:
        """All that its sheets are made from, as JSON knows it, for `from_data`."""
        own = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        steps = [(step.name, step.minutes, 0, 0, step.each) for step in self.steps]
        return own | {"exercise": self.exercise.model_dump_json(by_alias=True), "steps": steps}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Material:
        exercise = Exercise.model_validate_json(data["exercise"])
        return cls(**{**data, "exercise": exercise, "steps": [timing.Step(*step) for step in data["steps"]]})


def document(material: Material, sheet: Sheet) -> dict[str, Any]:
    """Everything that the typesetter needs for one sheet."""
    exercise = material.exercise
    guide = sheet.variant == "guide"
    own = [node for node in material.nodes if node["t"] != "facilitator"]
    told = [node for node in material.nodes if guide and node["t"] == "facilitator"]
    notes = [part for node in sorted(told, key=lambda node: bool(node.get("last"))) for part in node["c"]]
    kind = f"(Version {exercise.version}) [{'Facilitator guide' if guide else 'Exercise sheet'}]"
    return {
        "variant": sheet.variant,
        "paper": sheet.paper,
        "site": material.site,
        "title": typographic(exercise.title),
        "description": typographic(exercise.purpose),
        "keywords": ["exercise", wording.VARIANT[sheet.variant].lower()],
        "running": wording.RUNNING[sheet.variant],
        "stamp": f"version {exercise.version}, reviewed {wording.day(exercise.reviewed)}",
        "purpose": inline(exercise.purpose),
        "facts": [[name, inline(said)] for name, said in facts(exercise, guide)],
        "instead": inline(exercise.instead or ""),
        "notes": notes,
        "clock": {"start": None, "rows": timing.clock(0, timing.course(exercise.minutes, material.steps))},
        "body": [node for node in own if node["t"] != "cards"],
        "cards": [node for node in own if node["t"] == "cards"],
        "sources": sources(material.references, [own, notes]),
        "colophon": colophon(material.site, typographic(exercise.title), kind, exercise.reviewed.year, material.url),
        "url": material.url,
        "qr": qr(material.url) if material.url else None,
        "air": 1.0,
    }


def facts(exercise: Exercise, guide: bool) -> list[tuple[str, str]]:
    """What a person wants to know at a glance."""
    minutes = exercise.minutes
    together = wording.together(exercise.group).capitalize()
    shown = [
        ("Time", f"{minutes.total} minutes: set-up {minutes.setup}, exercise {minutes.run}, debrief {minutes.debrief}"),
        ("Group", together),
        ("You need", "; ".join(exercise.materials)),
    ]
    if exercise.holds:
        shown.append(("In it", f"{exercise.holds} (intensity {exercise.intensity} of 3)"))
    if guide:
        extra = f", and one more for each {exercise.print.extra}" if exercise.print.extra else ""
        shown.append(("Print", f"one handout for each {exercise.print.per}{extra}"))
        shown.append(("Intensity", wording.INTENSITY[exercise.intensity]))
    return shown


def references(html: str, library: Library) -> dict[str, Inline]:
    """The APA reference of each work that a page cites, in the order of a reference list."""
    return {work.key: inline_html(reference_html(work)) for work in library.in_order(cited_keys(html))}


def sources(references: Mapping[str, Inline], shown: list[Any]) -> list[dict[str, Any]]:
    """The works that are cited in what is shown, in the order of a reference list."""
    cited = set(model.cited(shown))
    return [{"key": key, "c": reference} for key, reference in references.items() if key in cited]


def colophon(site: str, title: str, kind: str, year: int, url: str) -> Inline:
    """How to cite a sheet or a pack, and what may be done with it."""
    where: Inline = [" ", {"t": "link", "url": url, "c": [url]}] if url else []
    licence = {"t": "link", "url": LICENCE_URL, "c": ["CC BY 4.0"]}
    return [
        {"t": "strong", "c": ["To cite this:"]},
        f" {site}. ({year}). ",
        {"t": "em", "c": [title]},
        f" {kind}.",
        *where,
        {"t": "br"},
        {"t": "strong", "c": ["Licence:"]},
        " ",
        licence,
        ". Copy it, change it, give it away, and say where it came from.",
    ]


@functools.cache
def inline_html(html: str) -> Inline:
    """A reference, as HTML, for paper."""
    nodes, _ = model.read(html, lambda target: target)
    return [part for node in nodes for part in node.get("c", [])]


@functools.cache
def inline(text: str) -> Inline:
    """A line of front matter, which may hold emphasis and wants its quotation marks set."""
    return inline_html(_MARKDOWN.reset().convert(text))


def typographic(text: str) -> str:
    """A line of front matter as bare words, its quotation marks set."""
    return plain(inline(text))


@functools.cache
def qr(url: str) -> str:
    """The address as an SVG picture."""
    import segno  # Most builds find every sheet as it was, and draw none.

    picture = io.BytesIO()
    segno.make(url, error="m", micro=False).save(picture, kind="svg", xmldecl=False, border=0, omitsize=True, nl=False)
    return picture.getvalue().decode()
