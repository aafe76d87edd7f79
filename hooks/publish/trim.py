"""Leave out of a built site what no reader's browser asks for."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

POINTER = re.compile(r"\n?(?://|/\*)# sourceMappingURL=[^\n*]*(?: ?\*/)?\n?")


def trim(site: Path, *, public: bool) -> None:
    """Remove source maps, the theme's own script, languages not spoken here, and a sitemap that has no addresses."""
    for file in site.glob("assets/javascripts/bundle.*.js"):
        file.unlink()  # Ours does what these pages need in a tenth of the bytes.
    languages(site)
    source_maps(site)
    # The packed sitemap carries the time of the build, and no search engine needs it packed.
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    if not public:
        (site / "sitemap.xml").unlink(missing_ok=True)


def source_maps(site: Path) -> None:
    """Remove the maps, and the comments that point to them."""
    for file in site.rglob("*.map"):
        file.unlink()
    for file in [*site.rglob("*.js"), *site.rglob("*.css")]:
        text = file.read_text(encoding="utf-8")
        if (bare := POINTER.sub("", text)) != text:
            file.write_text(bare, encoding="utf-8", newline="\n")


def languages(site: Path) -> None:
    """Remove the stemmers; English, which is built in, asks for none of them."""
    index = site / "search" / "search_index.json"
    spoken = json.loads(index.read_text(encoding="utf-8"))["config"]["lang"] if index.is_file() else ["en"]
    if spoken == ["en"]:
        shutil.rmtree(site / "assets" / "javascripts" / "lunr", ignore_errors=True)
