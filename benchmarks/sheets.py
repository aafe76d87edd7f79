"""How long a hundred exercises take to print: cold, warm, and after one of them has been edited.

python -m benchmarks.sheets [how many exercises]
"""

from __future__ import annotations

import dataclasses
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "hooks")]

from tests.sheets import paper  # noqa: E402

from build_cache.cache import Cache  # noqa: E402
from sheets.render import render_sheets  # noqa: E402  # The plain packages are imported by bare name, as the hooks do.

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sheets.compose import ExerciseSource


def grown(number: int) -> list[ExerciseSource]:
    """The real exercises, copied under other titles until there are enough."""
    real = paper.real()
    return [_copy(real[n % len(real)], f" {n // len(real)}" if n >= len(real) else "") for n in range(number)]


def _copy(one: ExerciseSource, more: str) -> ExerciseSource:
    exercise = one.exercise.model_copy(update={"title": one.exercise.title + more})
    return dataclasses.replace(one, slug=one.slug + more.strip(), exercise=exercise)


def timed(every: Iterable[ExerciseSource], cache: Cache) -> tuple[float, float, int]:
    """Seconds of processor time, seconds by the clock, and how many sheets there were."""
    cpu, wall = time.process_time(), time.perf_counter()
    number = sum(1 for one in every for _ in render_sheets(one, cache))
    return time.process_time() - cpu, time.perf_counter() - wall, number


def main() -> None:
    every = grown(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache(Path(folder))
        cold, cold_wall, number = timed(every, cache)
        warm, warm_wall, _ = timed(every, cache)
        edited = [_copy(every[0], " edited"), *every[1:]]
        edit, edit_wall, _ = timed(edited, cache)
    print(f"{len(every)} exercises, {number} sheets in all variants")
    print(
        f"cold   {cold:6.2f} s of processor time ({cold_wall:.2f} s by the clock): {number / cold:.0f} sheets a second,"
    )
    print(f"       400 sheets in {cold / number * 400:.1f} s")
    print(f"warm   {warm:6.2f} s ({warm_wall:.2f} s): {cold / warm:.0f} times quicker")
    print(f"edited {edit:6.2f} s ({edit_wall:.2f} s) for one exercise's 7 sheets and all the others found unchanged")


if __name__ == "__main__":
    main()
