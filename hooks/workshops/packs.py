"""What stands in the two packs of a workshop, as data for the typesetter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from content.course_file import CC_BY
from content.frontmatter import NOT_ON_PAPER, Exercise, Session, Workshop
from sheets import outline, page, shorter, timing, wording
from sheets.compose import APART, ExerciseSource, colophon, document, inline, shown_pictures, sources, typographic
from sheets.naming import Sheet, sheets_of
from sheets.nodes import Inline, Node, Strong, to_data
from sheets.press import CachedPdf
from workshops import agenda, parts


@dataclass(frozen=True)
class Run:
    """An exercise as a workshop runs it: whole, or in a shorter version."""

    slug: str
    minutes: int
    """The length of the shorter version; 0 is the whole exercise."""
    material: ExerciseSource

    @property
    def exercise(self) -> Exercise:
        """Its front matter; of a shorter version, with that one's title and minutes."""
        return self.material.exercise

    @property
    def cards(self) -> int:
        """How many cards people cut out for it."""
        return parts.cards_in(self.material.nodes)

    def sheet(self, variant: str, paper: str) -> Sheet:
        """Its handout or its guide. There is one guide for all lengths."""
        length = self.minutes if variant == "handout" else 0
        own = sheets_of(self.slug, [length] if length else [])
        return next(s for s in own if (s.variant, s.paper, s.minutes) == (variant, paper, length))


@dataclass(frozen=True)
class Plan:
    """A workshop with everything that its packs are made of."""

    slug: str
    workshop: Workshop
    html: str
    """The plan's own page, rendered."""
    references: Mapping[str, str]
    reading: Mapping[str, str]
    """The title of each module to read beforehand."""
    exercises: Mapping[str, Exercise]
    material: Mapping[str, ExerciseSource]
    printed: Mapping[str, CachedPdf]
    """The finished sheets by their address in the site: their pages and spacing are taken over."""
    site: str
    url: str
    pictures: Mapping[str, Any] = field(default_factory=dict)
    """Those of the plan's own page by name, as `pictures.on_paper` has them."""
    licence: str = CC_BY

    @cached_property
    def nodes(self) -> list[Node]:
        """The page as data. Raises `UnsupportedElement` for what paper cannot show."""
        return outline.stepped(page.read(self.html, partial(page.address, self.url))[0])

    @cached_property
    def data(self) -> dict[str, Any]:
        """All that its packs are made from, as JSON knows it, for `from_data`."""
        known = [sheet.uri for slug in self.slugs for sheet in sheets_of(slug, self.exercises[slug].lengths)]
        used = [uri for uri in known if uri in self.printed]
        return {
            "slug": self.slug,
            "workshop": self.workshop.model_dump_json(by_alias=True, exclude=NOT_ON_PAPER),
            "html": self.html,
            "references": self.references,
            "reading": self.reading,
            "material": [self.material[slug].data for slug in self.slugs],
            "printed": {uri: {name: value for name, value in vars(self.printed[uri]).items() if name != "file"} for uri in used},
            "site": self.site,
            "url": self.url,
            "pictures": self.pictures,
            "licence": self.licence,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Plan:
        """From what `data` told."""
        workshop = Workshop.model_validate_json(data["workshop"])
        material = {one["slug"]: ExerciseSource.from_data(one) for one in data["material"]}
        exercises = {slug: one.exercise for slug, one in material.items()}
        printed = {uri: CachedPdf(Path(), **facts) for uri, facts in data["printed"].items()}
        known = {"workshop": workshop, "exercises": exercises, "material": material, "printed": printed}
        return cls(**{**data, **known})

    @property
    def has_cards(self) -> bool:
        """Whether there is anything to cut out."""
        return any(run.cards for run in self.runs)

    @property
    def slugs(self) -> list[str]:
        """The exercises it uses, each once, in order."""
        return agenda.exercises(self.workshop)

    @property
    def runs(self) -> list[Run]:
        """The exercises in the lengths in which they are run, each once, in order."""
        return [
            Run(slug, minutes, shorter.of(self.material[slug], minutes))
            for slug, minutes in agenda.runs(self.workshop, self.exercises)
        ]


TOLD = "participant", "cards"
"""The packs whose pages the facilitator's pack names."""
PACK_OF = {"handout": "participant", "cards": "cards"}
"""The pack in which people find each kind of part."""
Ends = Mapping[str, Sequence[int]]
"""By pack, the last page of each of its parts: the plan, if it has one, then each exercise's sheet or cards."""


def data(plan: Plan, pack: Sheet, ends: Ends) -> dict[str, Any]:
    """Everything that the typesetter needs for one pack. `ends` is of the packs that it tells of."""
    leads = pack.variant == "facilitator"
    workshop = plan.workshop
    year = max(plan.exercises[slug].reviewed.year for slug in plan.slugs)
    shown = {
        "variant": pack.variant,
        "paper": pack.paper,
        "site": plan.site,
        "title": typographic(workshop.title),
        "description": typographic(workshop.summary),
        "keywords": ["workshop", wording.VARIANT[pack.variant].lower()],
        "running": wording.RUNNING[pack.variant],
        "stamp": f"reviewed {wording.day(workshop.reviewed)}" if workshop.reviewed else "",
        "spacing_scale": 1.0,
        "aim": inline(workshop.aim),
        "objectives": [inline(objective) for objective in workshop.objectives],
        "for": inline(workshop.for_),
        "meetings": [meeting(plan, session, leads) for session in workshop.meetings],
        "things": [[inline(name), said] for name, said in bring(plan)] if leads else [],
        "copies": counts(plan, pack.paper, ends) if leads else None,
        "plan": plan.nodes if leads else [],
        "pictures": shown_pictures(plan.pictures, plan.nodes) if leads else {},
        "sources": sources(plan.references, plan.nodes) if leads else [],
        "colophon": colophon(
            plan.site, typographic(workshop.title), f"[{wording.VARIANT[pack.variant]}]", year, plan.url, plan.licence
        ),
        "sheets": [_sheet(plan, run, pack) for run in plan.runs] if pack.variant != "cards" else [],
        "cards": [_cards(run) for run in plan.runs if run.cards] if pack.variant == "cards" else [],
    }
    made: dict[str, Any] = to_data(shown)
    return made


def bring(plan: Plan) -> list[tuple[str, str]]:
    """Each thing, and the exercises it is for; nothing is said of what nearly all of them want."""
    known = plan.exercises
    found = agenda.things(known, plan.slugs)
    most = len(plan.slugs) / 2
    return [
        (t.name, "" if len(t.slugs) > most else ", ".join(typographic(known[s].title) for s in t.slugs)) for t in found
    ]


def counts(plan: Plan, paper: str, ends: Ends | None = None) -> dict[str, Any]:
    """How many of each sheet, and of each set of cards, for rooms of several sizes; with `ends`, in which file and where."""
    places = {variant: _places(last, plan, variant) for variant, last in (ends or {}).items() if variant in TOLD}
    rows = []
    for run in plan.runs:
        title, key = typographic(run.exercise.title), (run.slug, run.minutes)
        for part in parts.of(run.slug, run.exercise, run.minutes, paper, plan.printed, run.cards):
            if part.kind in PACK_OF:
                what = f"{part.kind.capitalize()}, {_pages(part.pages)}{_at(places, PACK_OF[part.kind], key)}"
                rows.append([title, what, [part.copies(people) for people in agenda.ROOMS]])
    held = {"participant": "The handouts are", "cards": "The cards are"}
    files = [f"{held[one]} in {plan.slug}-{one}-{paper}.pdf; print it {wording.PRINTED[one]}." for one in places]
    files += ["Behind the colons are the pages in these files."] if places else []
    return {"rooms": list(agenda.ROOMS), "usual": agenda.USUAL, "rows": rows, "files": files}


def counted(plan: dict[str, Any], paper: str, ends: dict[str, list[int]]) -> dict[str, Any]:
    """What `counts` says of a plan, from its data, for a cache."""
    return counts(Plan.from_data(plan), paper, ends)


def _places(ends: Sequence[int], plan: Plan, variant: str) -> dict[tuple[str, int], tuple[int, int]]:
    """The first and the last page of each exercise in a pack. Handouts begin on a right-hand page."""
    found, before = {}, 0
    if variant == "participant":
        before, ends = ends[0], ends[1:]
    for run, last in zip([run for run in plan.runs if variant != "cards" or run.cards], ends, strict=True):
        found[run.slug, run.minutes] = (before + 1 if variant == "cards" else before + 1 + before % 2, last)
        before = last
    return found


def _at(places: Mapping[str, Mapping[tuple[str, int], tuple[int, int]]], variant: str, key: tuple[str, int]) -> str:
    if variant not in places:
        return ""
    first, last = places[variant][key]
    return f": {first}" if first == last else f": {first}\u2013{last}"


def meeting(plan: Plan, session: Session, leads: bool) -> dict[str, Any]:
    """What happens when in a session: rows of (time, what, minutes, what to say)."""
    slots = agenda.timetable(session)
    return {
        "title": typographic(session.title) if plan.workshop.sessions else "",
        "rows": [_row(plan, slot, leads) for slot in slots],
        "ends": slots[-1].until if slots else session.start,
        "before": [plan.reading.get(path, path) for path in agenda.reading(session)],
    }


def _row(plan: Plan, slot: agenda.Slot, leads: bool) -> list[Any]:
    item = slot.item
    exercise = plan.exercises[item.exercise] if item.exercise else None
    what: Inline = inline(exercise.title if exercise else item.talk or item.break_ or item.exercise or "")
    if exercise and leads:
        short = f", {item.minutes}-minute version" if exercise.shorter(item.minutes) else ""
        holds = f" In it: {exercise.holds} (intensity {exercise.intensity} of 3)." if exercise.holds else ""
        what = [Strong(what), f" ({wording.together(exercise.group)}{short}).{holds}"]
    return [slot.at, what, item.minutes, inline(item.say) if item.say and leads else []]


def _sheet(plan: Plan, run: Run, pack: Sheet) -> dict[str, Any]:
    variant = "guide" if pack.variant == "facilitator" else "handout"
    own = run.sheet(variant, pack.paper)
    shown = document(run.material, own)
    if pack.variant != "booklet":
        alone = plan.printed[own.uri]
        shown |= {"spacing_scale": alone.spacing_scale, "held": alone.held}
    if variant == "guide":
        shown["clock"] = _clock(plan, run)
    return shown if variant == "guide" else {**shown, "cards": []}  # Cards have a pack of their own; a guide tells them.


def _clock(plan: Plan, run: Run) -> dict[str, Any]:
    """The exercise's own minutes on the clock of the day; one that comes twice keeps its first time."""
    slots = (slot for session in plan.workshop.meetings for slot in agenda.timetable(session))
    mine = (slot for slot in slots if slot.item.exercise == run.slug)
    slot = next(slot for slot in mine if slot.item.minutes == run.minutes or not run.minutes)
    course = timing.schedule(run.exercise.minutes, run.material.steps)
    return {"start": slot.at, "rows": timing.clock(slot.start, course)}


def _cards(run: Run) -> dict[str, Any]:
    sets = agenda.needed(agenda.USUAL, agenda.card_share(run.exercise, run.cards))
    nodes = outline.stepped([node for node in run.material.nodes if isinstance(node, APART)])
    shown = shown_pictures(run.material.pictures, nodes)
    return {"title": typographic(run.exercise.title), "sets": sets, "people": agenda.USUAL, "nodes": nodes, "pictures": shown}


def _pages(number: int) -> str:
    return f"{number} page{'s' if number != 1 else ''}"
