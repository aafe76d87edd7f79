"""Writes what was measured into benchmarks/README.md, between its two marks."""

from __future__ import annotations

import itertools
import math
import re
import statistics
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measuring import middle, ratio
from benchmarks.variants import MATERIAL, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.editing import Edit
    from benchmarks.measuring import Cost
    from benchmarks.serving import Load
    from benchmarks.weight import Weight

README = Path(__file__).parent / "README.md"
Costs = dict[str, list["Cost"]]


def write(part: str, text: str) -> None:
    """Replace one part; the others stay as the last run left them."""
    marks = re.compile(rf"(<!-- {part} -->\n).*?(<!-- end of {part} -->)", re.S)
    README.write_text(marks.sub(lambda m: f"{m[1]}{text.strip()}\n{m[2]}", README.read_text("utf-8")), "utf-8")


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines) + "\n"


def builds(modules: int, pages: int, costs: Costs, cold: float | None) -> str:
    base = costs[MATERIAL]
    rows = [
        (name, ratio(some, base), ratio(some, base, "wall"), f"{middle(some, 'memory'):.0f}")
        for name, some in costs.items()
    ]
    what = f"{modules} modules" if modules else "The site as it is"
    said = f"{what}, {pages} pages, {len(base)} rounds. Bare Material: {middle(base):.1f} s of processor time"
    said += f", {middle(base, 'wall'):.1f} s by the clock."
    if cold:
        said += f" The first build of {WHOLE}, with every sheet to typeset: {cold:.0f} s of processor time."
    return f"{said}\n\n{table(('', 'processor time', 'by the clock', 'peak memory, MB'), rows)}"


def growth(sizes: dict[int, tuple[int, Costs]]) -> str:
    """The exponent of processor time over pages, from each size to the next: 1 is linear."""
    order = sorted(sizes)
    rows = []
    for name in sizes[order[0]][1]:
        if all(name in sizes[size][1] for size in order):
            steps = [_exponent(sizes[a], sizes[b], name) for a, b in itertools.pairwise(order)]
            rows.append((name, *(f"{step:.2f}" for step in steps)))
    return table(("", *(f"{a} to {b} modules" for a, b in itertools.pairwise(order))), rows)


def _exponent(one: tuple[int, Costs], other: tuple[int, Costs], name: str) -> float:
    return math.log(middle(other[1][name]) / middle(one[1][name])) / math.log(other[0] / one[0])


def shares(seconds: dict[str, float]) -> str:
    seconds = dict(seconds)
    everything = seconds.pop("everything")
    seconds["starting up, reading, copying"] = everything - sum(seconds.values())
    rows = sorted(seconds.items(), key=lambda item: -item[1])
    return table(
        ("part", "share"), [(name, f"{value / everything:.1%}") for name, value in rows if value > 0.005 * everything]
    )


def edits(rows: list[tuple[str, int, list[Edit]]]) -> str:
    """Against stock Material at the same size."""
    stock = {size: took for name, size, took in rows if name == MATERIAL}
    lines = []
    for name, size, took in rows:
        shares = [f"{_middle(took, what) / _middle(stock[size], what):.2f}" for what in ("cpu", "wall")]
        spread = f"{min(one.wall for one in took):.2f}–{max(one.wall for one in took):.2f} s"
        middles = [f"{_middle(took, what):.2f} s" for what in ("cpu", "wall")]
        lines.append((name, size or "as it is", middles[0], shares[0], middles[1], shares[1], spread))
    return table(("", "modules", "processor time", "ratio", "by the clock", "ratio", "fastest to slowest"), lines)


def _middle(took: list[Edit], what: str) -> float:
    return statistics.median(getattr(one, what) for one in took)


def weights(rows: list[tuple[str, Weight]]) -> str:
    return table(
        ("", "requests", "first visit", "second page", "first search adds", "search index"),
        [(n, w.requests, *(f"{kb:.0f} kB" for kb in (w.first, w.second, w.search, w.index))) for n, w in rows],
    )


def loads(rows: list[Load]) -> str:
    return table(
        ("", "requests a second", "half within", "99% within", "errors"),
        [(f"`/{one.path}`", f"{one.per_second:,.0f}", one.median, one.slowest, one.errors) for one in rows],
    )
