"""What is compared: this project whole and in parts, and the same text in stock Material and mkdocs-bibtex."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import yaml_load

from benchmarks.growing import CITED, FRONT_MATTER, ROOT, Files, first_modules, navigation, write

MODULE, NEXT = first_modules()[:2]
BLOCK = re.compile(r"^/// (?P<name>[\w-]+)(?P<title> \|.*)?\n(?P<options>(?:    [a-z]+:.*\n)*)", re.M)
GROUP = re.compile(r"\[(?P<inside>[^\]\n]*@[a-z][^\]\n]*)\]")
OURS: tuple[str, ...] = (
    "scenario",
    "pause",
    "self-check",
    "evidence",
    "caution",
    "try-it",
    "lines",
    "scale",
    "continuum",
    "compare",
)
OURS += ("grid", "checks", "choose", "cards", "debrief", "facilitator")

# What this site's readers get, as stock Material gives it.
STOCK_THEME = {
    "name": "material",
    "language": "en",
    "font": False,
    "palette": [
        {"media": "(prefers-color-scheme: light)", "scheme": "default", "toggle": {"icon": "material/brightness-7", "name": "Dark"}},
        {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "toggle": {"icon": "material/brightness-4", "name": "Light"}},
    ],
    "features": [
        "navigation.tabs", "navigation.sections", "navigation.indexes", "navigation.footer", "navigation.top",
        "content.action.edit",
    ],
}  # fmt: skip

WHOLE, MATERIAL, BIBTEX = "this site", "bare Material", "mkdocs-bibtex"
CACHE = Path(".cache/build")
OF_SHEETS = (
    "bytes", "render_pdf", "render_exercise", "render_cards_alone", "render_thumbnail", "write_exercise", "count_cards", "render_workshop",
    "render_pack", "write_workshop", "counted", "render_kit", "render_kit_of", "write_kit",
)  # fmt: skip
"""What the cache holds of sheets, in folders called after functions; every build of this site finds it."""

AGAIN, AFTER_A_CHANGE = "this site, nothing changed", "this site, a sentence changed"


@dataclass(frozen=True, eq=False)
class Variant:
    """One way to build; `settings` go into mkdocs.yml, `environment` into the process."""

    name: str
    settings: dict[str, Any] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)
    stock: bool = False
    remembers: bool = False
    """Whether a build finds what the last one left; without, it finds typeset sheets and nothing else."""
    changes: str = ""
    """A page that gets another sentence before each build."""

    @property
    def slug(self) -> str:
        return self.name.replace(",", "").replace(" ", "-").casefold()

    @property
    def folder(self) -> str:
        """What has the same sources and leaves the same behind can share a folder."""
        return self.slug if self.stock or self.remembers else "ours"

    def prepare(self, files: Files, folder: Path) -> Path:
        """Write the sources this variant builds from, and its settings; variants with the same sources share them."""
        place = folder / self.folder
        if not place.exists():
            write(_in_stock_markdown(files, cite=self.name == BIBTEX) if self.stock else files, place)
        if self.remembers and not (place / CACHE).exists():
            (place / CACHE).mkdir(parents=True)
            for name in OF_SHEETS:
                (folder / "ours" / CACHE / name).mkdir(parents=True, exist_ok=True)
                (place / CACHE / name).symlink_to(folder.resolve() / "ours" / CACHE / name)
        # JSON is YAML.
        text = json.dumps(self.settings | {"nav": navigation(files), "strict": False}, indent=1)
        (place / f"{self.slug}.yml").write_text(text, encoding="utf-8")
        return place


def variants() -> list[Variant]:
    """The whole site, with and without a memory of its last build, and stock tools."""
    with (ROOT / "mkdocs.yml").open("rb") as file:
        site = yaml_load(file)
    hooks = [str(ROOT / hook) for hook in site.pop("hooks")]
    ours = site | {"theme": site["theme"] | {"custom_dir": str(ROOT / "theme")}}
    stock = {
        name: value for name, value in site.items() if name not in ("extra_css", "extra_javascript", "plugins")
    } | {
        "theme": STOCK_THEME,
        "markdown_extensions": [*site["markdown_extensions"], "pymdownx.blocks.admonition"],
    }
    bibtex = {"bibtex": {"bib_file": "bibliography.bib", "bib_by_default": True}}
    return [
        Variant(MATERIAL, stock | {"plugins": ["search"]}, stock=True),
        Variant(BIBTEX, stock | {"plugins": ["search", bibtex]}, stock=True),
        Variant(WHOLE, ours | {"hooks": hooks}),
        Variant(AGAIN, ours | {"hooks": hooks}, remembers=True),
        Variant(AFTER_A_CHANGE, ours | {"hooks": hooks}, remembers=True, changes=f"docs/{MODULE}.md"),
        Variant("without sheets", ours | {"hooks": hooks}, {"SHEETS": "off"}),
    ]


def _in_stock_markdown(files: Files, *, cite: bool) -> Files:
    """The same words for tools that know neither our blocks nor our citations."""
    out: Files = {}
    terms = [str(text) for path, text in files.items() if path.startswith("glossary/")]
    for path, content in files.items():
        if not isinstance(content, str) or path.endswith(".bib"):
            out[path] = content
        elif path.startswith(("docs/", "exercises/")) and "/_" not in path:
            place = path if path.startswith("docs/") else f"docs/{path}"
            out[place] = _page(content.replace("<!-- terms -->", "\n\n".join(map(_term, terms))), cite)
    return out


def _page(text: str, cite: bool) -> str:
    header = yaml_load(found["header"]) if (found := FRONT_MATTER.match(text)) else {}
    said = [str(header[name]) for name in ("question", "purpose", "instead") if header.get(name)]
    lists = [
        f"{name.replace('_', ' ').capitalize()}\n\n{_items(header[name])}"
        for name in ("objectives", "materials")
        if header.get(name)
    ]
    points = f"\n\n## Key points\n\n{_items(header['key_points'])}" if header.get("key_points") else ""
    body = BLOCK.sub(_block, FRONT_MATTER.sub("", text, count=1))
    body = "\n\n".join([f"# {header.get('title', '')}", *said, *lists, body]) + points
    return GROUP.sub(_bibtex, CITED.sub(_narrative, body)) if cite else CITED.sub(lambda m: _name(m["key"]), body)


def _block(match: re.Match[str]) -> str:
    return f"/// admonition{match['title'] or ''}\n" if match["name"] in OURS else match[0]


def _term(text: str) -> str:
    header = yaml_load(found["header"]) if (found := FRONT_MATTER.match(text)) else {}
    return f"## {header.get('term')}\n\n{FRONT_MATTER.sub('', text, count=1).strip()}"


def _items(items: list[Any]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _name(key: str) -> str:
    """Crowe, 2011, from crowe2011parallel."""
    found = re.match(r"(?P<name>[a-z-]+)(?P<year>\d{4})", key)
    return f"{found['name'].capitalize()}, {found['year']}" if found else key


def _narrative(match: re.Match[str]) -> str:
    """Outside brackets mkdocs-bibtex needs a bracketed citation after a written name."""
    before = match.string[: match.start()]
    inside = before.rfind("[") > before.rfind("]") and "\n" not in before[before.rfind("[") :]
    return match[0] if inside else f"{_name(match['key']).split(',')[0]} [@{match['key']}]"


def _bibtex(match: re.Match[str]) -> str:
    """Keys alone: what stands beside them would stay unread and be warned about."""
    return "[" + "; ".join(f"@{key['key']}" for key in CITED.finditer(match["inside"])) + "]"
