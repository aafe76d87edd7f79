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
from content.course_file import CC_BY, LICENCES
from content.frontmatter import NOT_ON_PAPER, Exercise
from publish import templates
from sheets import outline, page, timing, wording
from sheets.blocks.cards import CardsNode
from sheets.blocks.facilitator import FacilitatorNode
from sheets.conversation import ObserverNode
from sheets.errors import UnsupportedElement
from sheets.naming import Sheet
from sheets.nodes import (
    Emphasis,
    Field,
    Inline,
    LineBreak,
    Link,
    Node,
    Paragraph,
    Picture,
    Strong,
    cited,
    plain,
    to_data,
    within,
)

_MARKDOWN = markdown.Markdown(extensions=["smarty"])


APART = CardsNode, ObserverNode
"""What stands on pages of its own, which some people get and others do not."""


@dataclass(frozen=True)
class ExerciseSource:
    """One exercise, read and ready to be put on any of its sheets."""

    slug: str
    exercise: Exercise
    html: str
    """Its page, rendered."""
    steps: list[timing.Step]
    references: Mapping[str, str]
    """The APA reference of each work cited, as HTML, in the order of a reference list."""
    site: str
    url: str
    """Where the page is to be found, or nothing if the site has no public address."""
    pictures: Mapping[str, Any] = dataclasses.field(default_factory=dict, kw_only=True)
    """Its pictures by name, as `pictures.on_paper` has them."""
    licence: str = dataclasses.field(default=CC_BY, kw_only=True)
    """One of `LICENCES`."""
    sign: str = dataclasses.field(default="", kw_only=True)
    """The sign of its strand as SVG; nothing for an exercise that belongs to none."""

    @property
    def nodes(self) -> list[Node]:
        """The page as data. Raises `UnsupportedElement` for what paper cannot show."""
        return self._read[0]

    @property
    def fields(self) -> list[Field]:
        """Its places to answer. Raises `UnsupportedElement`."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[list[Node], list[Field]]:
        return page.read(self.html, partial(page.address, self.url))

    @cached_property
    def data(self) -> dict[str, Any]:
        """All that its sheets are made from, as JSON knows it, for `from_data`."""
        own = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        steps = [(step.name, step.minutes, 0, 0, step.each) for step in self.steps]
        return own | {"exercise": self.exercise.model_dump_json(by_alias=True, exclude=NOT_ON_PAPER), "steps": steps}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> ExerciseSource:
        """From what `data` told."""
        exercise = Exercise.model_validate_json(data["exercise"])
        return cls(**{**data, "exercise": exercise, "steps": [timing.Step(*step) for step in data["steps"]]})


def document(source: ExerciseSource, sheet: Sheet) -> dict[str, Any]:
    """Everything that the typesetter needs for one sheet."""
    data: dict[str, Any] = to_data(contents(source, sheet))
    return data


def contents(source: ExerciseSource, sheet: Sheet) -> dict[str, Any]:
    """What stands on one sheet, as nodes. Raises `UnsupportedElement`."""
    exercise = source.exercise
    guide = sheet.variant == "guide"
    own = [node for node in source.nodes if not isinstance(node, FacilitatorNode)]
    told = [node for node in source.nodes if guide and isinstance(node, FacilitatorNode)]
    notes = outline.stepped([part for node in sorted(told, key=lambda node: node.last) for part in node.children])
    body = outline.stepped([node for node in own if not isinstance(node, APART)] if sheet.variant != "cards" else [])
    cards = outline.stepped([node for node in own if isinstance(node, APART)])
    kind = f"(Version {exercise.version}) [{'Facilitator guide' if guide else 'Exercise sheet'}]"
    return {
        "variant": sheet.variant,
        "paper": sheet.paper,
        "site": source.site,
        "sign": source.sign,
        "title": typographic(exercise.title),
        "description": typographic(exercise.purpose),
        "keywords": ["exercise", wording.VARIANT[sheet.variant].lower()],
        "running": wording.RUNNING[sheet.variant],
        "stamp": f"version {exercise.version}, reviewed {wording.day(exercise.reviewed)}",
        "purpose": inline(exercise.purpose),
        "facts": [[name, inline(said)] for name, said in facts(exercise, guide)],
        "instead": inline(exercise.instead or ""),
        "notes": notes,
        "clock": {"start": None, "rows": timing.clock(0, timing.schedule(exercise.minutes, source.steps))},
        "body": body,
        "cards": cards,
        "pictures": shown_pictures(source.pictures, [body, cards, notes]),
        "sources": sources(source.references, [own, notes]) if sheet.variant != "cards" else [],
        "colophon": colophon(
            source.site, typographic(exercise.title), kind, exercise.reviewed.year, source.url, source.licence
        ),
        "url": source.url,
        "qr": qr(source.url) if source.url else None,
        "spacing_scale": 1.0,
    }


def shown_pictures(known: Mapping[str, Any], shown: Any) -> dict[str, Any]:
    """The pictures that some nodes show. Raises `UnsupportedElement` for one whose file is not there."""
    names = {node.name for node in within(shown) if isinstance(node, Picture)}
    for name in sorted(names - known.keys()):
        raise UnsupportedElement(f"Paper cannot show the picture '{name}', which does not lie beside this file")
    return {name: known[name] for name in sorted(names)}


def facts(exercise: Exercise, guide: bool) -> list[tuple[str, str]]:
    """What a person wants to know at a glance."""
    minutes = exercise.minutes
    together = wording.together(exercise.group).capitalize()
    told = [
        ("Time", f"{minutes.total} minutes: set-up {minutes.setup}, exercise {minutes.run}, debrief {minutes.debrief}"),
        ("Group", together),
        ("You need", "; ".join(exercise.materials)),
    ]
    if exercise.holds:
        told.append(("In it", f"{exercise.holds} (intensity {exercise.intensity} of 3)"))
    if guide:
        extra = f", and one more for each {exercise.print.extra}" if exercise.print.extra else ""
        told.append(("Print", f"one handout for each {exercise.print.per}{extra}"))
        told.append(("Intensity", wording.INTENSITY[exercise.intensity]))
    return told


def references(html: str, library: Library) -> dict[str, str]:
    """The APA reference of each work that a page cites, as HTML, in the order of a reference list."""
    return {work.key: reference_html(work) for work in library.in_order(cited_keys(html))}


def sources(references: Mapping[str, str], shown: Any) -> list[dict[str, Any]]:
    """The works that are cited in what is shown, in the order of a reference list."""
    wanted = set(cited(shown))
    return [{"key": key, "children": inline_html(html)} for key, html in references.items() if key in wanted]


def colophon(site: str, title: str, kind: str, year: int, url: str, licence: str) -> Inline:
    """How to cite a sheet or a pack, and what may be done with it."""
    read, allows = LICENCES[licence]
    where: Inline = [Link([url], url)] if url else ["\u00a0"]  # A line of its own, so that there are as many without one.
    return [
        Strong(["Licence:"]),
        " ",
        Link([licence], read),
        f". {allows}",
        LineBreak(),
        Strong(["To cite this:"]),
        f" {site}. ({year}). ",
        Emphasis([title]),
        f" {kind}.",
        LineBreak(),
        *where,
    ]


@functools.cache
def inline_html(html: str) -> Inline:
    """A line of HTML, such as a reference."""
    nodes, _ = page.read(html, lambda target: target)
    return [part for node in nodes if isinstance(node, Paragraph) for part in node.children]


@functools.cache
def inline(text: str) -> Inline:
    """A line of front matter, which may hold emphasis and wants its quotation marks set."""
    return inline_html(_MARKDOWN.reset().convert(templates.text(text, but="*_")))


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
