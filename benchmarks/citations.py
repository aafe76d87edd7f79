"""What citing costs: the same pages with the citations typed in by hand, cited by us, and cited by mkdocs-bibtex alone.

Run: python -m benchmarks.citations [rounds] [PAGESxWORKS ...]
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "hooks"))

from benchmarks.measuring import in_turns, ratio
from citations.apa import reference_html
from citations.bibliography import Library
from citations.exports import bibtex

ROOT = Path(__file__).parents[1]
SIZES = ((65, 150), (65, 1500), (1000, 150), (1000, 1500))
CITATIONS = 10
WORDS = 600
MAIN = """{% extends "base.html" %}
{% block content %}{{ super() }}{% include "partials/references.html" %}{% endblock %}
"""
EXTENSIONS = [
    "abbr",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    {"toc": {"permalink": True}},
    "smarty",
]
BIBTEX = {"bib_file": "bibliography.bib"}


@dataclass(frozen=True, eq=False)
class Way:
    """One way to bring citations into a page."""

    name: str
    settings: dict[str, object]
    environment: dict[str, str] = field(default_factory=dict)
    slug: str = "mkdocs"
    remembers: bool = False
    changes: str = ""


BY_HAND = Way("typed by hand", {"plugins": ["search"]})
OURS = Way(
    "our hooks for citing",
    {
        "plugins": ["search", {"bibtex": BIBTEX | {"bib_by_default": False, "enable_inline_citations": False}}],
        "hooks": [str(ROOT / "benchmarks" / "only_citations.py")],
    },
)
ALONE = Way("mkdocs-bibtex alone", {"plugins": ["search", {"bibtex": BIBTEX | {"enable_inline_citations": False}}]})


def library(works: int) -> Library:
    """Our own works, again and again under other keys and years."""
    ours = list(Library.read(ROOT / "bibliography.bib").values())
    texts = []
    for number in range(works):
        work = ours[number % len(ours)]
        entry = bibtex([work]).replace(f"{{{work.key},", f"{{{work.key}x{number},", 1)
        texts.append(entry.replace(work.plain_year or "\0", str(1900 + number // len(ours) * 7 + number % 7)))
    return Library.parse("\n".join(texts))


def paragraphs(number: int, keys: list[str]) -> list[str]:
    """The text of a page, with its keys in brackets at the ends of sentences."""
    words = random.Random(number)
    vocabulary = ("people", "listen", "ask", "wait", "happened", "before", "support", "room", "team", "talk", "story")
    texts = [" ".join(words.choices(vocabulary, k=WORDS // CITATIONS)).capitalize() for _ in keys]
    return [f"{text} [@{key}, p. {number % 90 + 1}]." for text, key in zip(texts, keys, strict=True)]


def write(way: Way, folder: Path, pages: int, works: Library) -> None:
    """The sources of one way, and its mkdocs.yml."""
    docs, partials = folder / "docs", folder / "theme" / "partials"
    docs.mkdir(parents=True)
    partials.mkdir(parents=True)
    pick = random.Random(1)
    for number in range(pages):
        keys = pick.sample(list(works), CITATIONS)
        text = "\n\n".join(paragraphs(number, keys))
        if way is BY_HAND:
            for key in keys:
                work = works[key]
                text = text.replace(f"[@{key}, p. ", f"({work.names('&')}, {work.year}, p. ").replace("].", ").")
            text += "\n\n## References\n\n" + "\n".join(f"- {reference_html(work)}" for work in works.in_order(keys))
        (docs / f"page{number}.md").write_text(f"# Page {number}\n\n## One\n\n{text}\n", "utf-8")
    listing = "\n".join(f"- {reference_html(work)}" for work in works.in_order()) if way is BY_HAND else ""
    (docs / "references.md").write_text(f"# References\n\n{listing or '<!-- references-all -->'}\n", "utf-8")
    (docs / "index.md").write_text("# Home\n", "utf-8")
    (folder / "bibliography.bib").write_text(bibtex(works.values()), "utf-8")
    if way is OURS:
        (folder / "theme" / "main.html").write_text(MAIN, "utf-8")
        for partial in (ROOT / "theme" / "partials").glob("references*.html"):
            shutil.copy(partial, partials)
    # Without pruning Material writes the whole navigation into every page, which drowns everything else.
    theme = {"name": "material", "custom_dir": "theme", "font": False, "features": ["navigation.prune"]}
    settings = {"site_name": "Citing", "theme": theme, "markdown_extensions": EXTENSIONS} | way.settings
    (folder / "mkdocs.yml").write_text(json.dumps(settings), "utf-8")  # JSON is YAML.


def main(rounds: int, sizes: list[tuple[int, int]]) -> None:
    for pages, count in sizes:
        works = library(count)
        with tempfile.TemporaryDirectory() as temporary:
            ways = [BY_HAND, OURS] + ([ALONE] if pages <= 100 else [])
            places = {way: Path(temporary) / str(number) for number, way in enumerate(ways)}
            for way, folder in places.items():
                write(way, folder, pages, works)
            costs = in_turns(places, rounds)  # type: ignore[arg-type]
        for way in ways[1:]:
            print(
                f"{pages} pages, {count} works: {way.name}: {ratio(costs[way.name], costs[BY_HAND.name])} of typed by hand"
            )


if __name__ == "__main__":
    arguments = sys.argv[1:]
    chosen = [tuple(map(int, size.split("x"))) for size in arguments[1:]] or list(SIZES)
    main(int(arguments[0]) if arguments else 5, chosen)  # type: ignore[arg-type]
