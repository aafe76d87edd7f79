"""Measures everything, or the parts that are named, and writes benchmarks/README.md.

python -m benchmarks [builds] [edits] [weight] [serving] [--sizes 0 65 300 475 1000] [--rounds 5]

Sizes are numbers of modules; 0 is the site as it is.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import editing, growing, report, serving, weight
from benchmarks.measuring import Failed, build, in_turns
from benchmarks.timing import NOTES
from benchmarks.variants import AFTER_A_CHANGE, AGAIN, BIBTEX, MATERIAL, MODULE, NEXT, WHOLE, Variant, variants

if TYPE_CHECKING:
    from benchmarks.measuring import Cost

PARTS = ("builds", "edits", "weight", "serving")
A_THOUSAND_PAGES = 475
"""Modules."""
ROUNDS = {0: 5, 65: 5, 300: 3, A_THOUSAND_PAGES: 3, 1000: 1}
WORKS = {A_THOUSAND_PAGES: 1500, 1000: 1500}
AT_EVERY_SIZE = MATERIAL, BIBTEX, WHOLE, AGAIN, AFTER_A_CHANGE
TIMING = Path(__file__).parent / "timing.py"


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.add_argument("parts", nargs="*", choices=[*PARTS, []], default=list(PARTS))
    asked.add_argument("--sizes", nargs="+", type=int, default=sorted(ROUNDS))
    asked.add_argument("--rounds", type=int, default=max(ROUNDS.values()), help="at most so many for any size")
    asked.add_argument("--folder", type=Path, help="keep the sites here, and use those that are there")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        measure(options.parts, options.sizes, options.rounds, options.folder or Path(temporary))


def measure(parts: list[str], sizes: list[int], rounds: int, folder: Path) -> None:
    before = os.getloadavg()[0]
    seen: dict[int, tuple[int, dict[str, list[Cost]]]] = {}
    edited: list[tuple[str, int, list[editing.Edit]]] = []
    for size in sizes if {"builds", "edits"} & set(parts) else ():
        print(f"{size} modules")
        files = growing.grown(size, WORKS.get(size, 150 if size else 0))
        pages = sum(path.startswith(("docs/", "exercises/")) and path.endswith(".md") for path in files)
        every = variants() if size == min(sizes) else [v for v in variants() if v.name in AT_EVERY_SIZE]
        places = {variant: variant.prepare(files, folder / str(size)) for variant in every}
        whole = next(variant for variant in every if variant.name == WHOLE)
        if "builds" in parts:
            cold, able = _first_builds(places, whole, cold=size == min(sizes))
            seen[size] = pages, in_turns(able, min(rounds, ROUNDS.get(size, 3)))
            report.write(f"builds of {size}", report.builds(size, pages, seen[size][1], cold))
            if size == min(sizes):
                report.write("shares", report.shares(_shares(whole, places[whole])))
        if "edits" in parts and size in (0, 65, A_THOUSAND_PAGES):
            for variant in every:
                if variant.name in (WHOLE, MATERIAL):
                    took = editing.edits(variant, places[variant], MODULE, 3 if size == A_THOUSAND_PAGES else 7)
                    edited.append((variant.name, size, took))
                    for one in took:
                        print(f"  {variant.name}, an edit: {one.cpu:.2f} s of processor time, {one.wall:.2f} s by the clock")
    grown = {size: costs for size, costs in seen.items() if size}
    if len(grown) > 1:
        report.write("growth", report.growth(grown))
    if edited:
        report.write("edits", report.edits(edited))
    if "weight" in parts or "serving" in parts:
        _as_built(parts, folder)
    if seen or edited:
        report.write("machine", _machine(before))


def _first_builds(places: dict[Variant, Path], whole: Variant, *, cold: bool) -> tuple[float, dict[Variant, Path]]:
    """Build each once unmeasured, so that what is kept between builds is there; what cannot be built is left out.

    Where every sheet is typeset for it, the seconds of the whole site's first build are told too.
    """
    able, first = {}, 0.0
    if cold:
        shutil.rmtree(places[whole] / ".cache", ignore_errors=True)
    for variant in sorted(places, key=lambda variant: variant is not whole):
        try:
            cost = build(variant, places[variant])
        except Failed as failed:
            print(f"  {variant.name} does not build: the rest needs it. {str(failed).strip().splitlines()[-1]}")
            continue
        able[variant] = places[variant]
        first = cost.cpu if cold and variant is whole else first
    return first, able


def _shares(whole: Variant, folder: Path) -> dict[str, float]:
    """One more build, with a clock at every event."""
    hooks = [*whole.settings["hooks"], str(TIMING)]
    timed = Variant("timed", whole.settings | {"hooks": hooks})
    settings = json.loads((folder / f"{whole.slug}.yml").read_text("utf-8")) | {"hooks": hooks}
    (folder / f"{timed.slug}.yml").write_text(json.dumps(settings), encoding="utf-8")
    build(timed, folder)
    return dict(json.loads((folder / NOTES).read_text("utf-8")))


def _as_built(parts: list[str], folder: Path) -> None:
    """The site as it is, not grown."""
    sites = {}
    files = growing.grown(0, 0)
    for variant in variants():
        if variant.name in (WHOLE, MATERIAL):
            place = variant.prepare(files, folder / "as-it-is")
            build(variant, place)
            sites[variant.name] = (
                (place / "site").rename(place / f"site-{variant.slug}") if variant.stock else place / "site"
            )
    if "weight" in parts:
        report.write(
            "weight", report.weights([(n, weight.weigh(s, f"{MODULE}/", f"{NEXT}/")) for n, s in sites.items()])
        )
    if "serving" in parts:
        names = ["", f"{MODULE}/", "references/", "search/index.js"]
        report.write("serving", report.loads(serving.load(sites[WHOLE], names)))


def _machine(before: float) -> str:
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=growing.ROOT, capture_output=True, text=True)
    return (
        f"Python {platform.python_version()} on {platform.system()}, {os.cpu_count()} processors, commit "
        f"{commit.stdout.strip()}. Load of the machine at the start {before:.1f}, at the end {os.getloadavg()[0]:.1f}: "
        "whatever is above 1 was somebody else's work, which is why only ratios within one run are compared."
    )


if __name__ == "__main__":
    main()
