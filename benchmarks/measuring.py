"""Runs builds one at a time, variants taking turns, and reads what each cost from the operating system."""

from __future__ import annotations

import os
import random
import shutil
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.variants import CACHE, OF_SHEETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from benchmarks.variants import Variant


@dataclass(frozen=True)
class Cost:
    """What one process took: seconds of processor time, seconds by the clock, megabytes at its peak."""

    cpu: float
    wall: float
    memory: float


@dataclass(frozen=True)
class Ratio:
    """The median of the ratios within each round, and how far they spread."""

    middle: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.middle:.2f}" + (f" ({self.low:.2f}–{self.high:.2f})" if self.low != self.high else "")


class Failed(RuntimeError):
    """A build that did not end well; its text is what the build said."""


def cost(command: list[str], folder: Path, environment: Mapping[str, str] = os.environ) -> Cost:
    """Run a command to its end. Child processes that it waited for count as its own.

    Python may keep what it compiles, as it does for users, so that a first run pays for that and no other.
    """
    environment = {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    said = folder / "said.txt"
    with said.open("wb") as output:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(said.read_text("utf-8", errors="replace")[-2000:])
    in_megabytes = 1024 if sys.platform != "darwin" else 1024 * 1024
    return Cost(usage.ru_utime + usage.ru_stime, time.perf_counter() - started, usage.ru_maxrss / in_megabytes)


def build(variant: Variant, folder: Path) -> Cost:
    """One clean build; of what the site keeps in .cache from earlier builds, the variant says how much stays."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    if not variant.remembers:
        for kept in (folder / CACHE).glob("*"):
            if kept.name not in OF_SHEETS:
                shutil.rmtree(kept)
    if variant.changes:
        with (folder / variant.changes).open("a", encoding="utf-8") as page:
            page.write("\nAnd there is more to say.\n")
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", "REPO_URL": ""} | variant.environment
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", f"{variant.slug}.yml"]
    return cost(command, folder, environment)


def in_turns(places: Mapping[Variant, Path], rounds: int, seed: int = 0) -> dict[str, list[Cost]]:
    """Each variant once in each round, in an order that changes, so that a slow minute falls on all alike."""
    costs: dict[str, list[Cost]] = defaultdict(list)
    order = list(places)
    shuffle = random.Random(seed).shuffle
    for number in range(rounds):
        shuffle(order)
        for variant in order:
            costs[variant.name].append(build(variant, places[variant]))
            print(f"  round {number + 1}: {variant.name}: {costs[variant.name][-1].cpu:.2f} s of processor time")
    return costs


def ratio(costs: Iterable[Cost], base: Iterable[Cost], what: str = "cpu") -> Ratio:
    """Each cost against the base of its own round."""
    ratios = [getattr(one, what) / getattr(other, what) for one, other in zip(costs, base, strict=True)]
    return Ratio(statistics.median(ratios), min(ratios), max(ratios))


def middle(costs: Iterable[Cost], what: str = "cpu") -> float:
    return float(statistics.median(getattr(one, what) for one in costs))
