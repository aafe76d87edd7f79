"""Photographs a new course for docs/contribute/: run it again when the look of the pages has changed.

PYTHONPATH=hooks python -m tests.contribute.pictures
"""

from __future__ import annotations

import base64
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from scaffold.asking import Answers
from scaffold.course import new_course
from tests.browser import launched
from tests.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
WIDTH, HEIGHT = 640, 340
RING = """pencil => {
  const place = pencil.getBoundingClientRect();
  const ring = document.createElement("div");
  Object.assign(ring.style, {
    position: "absolute", border: "4px solid #b3261e", borderRadius: "50%", pointerEvents: "none", zIndex: 9999,
    left: `${place.left + scrollX - 14}px`, top: `${place.top + scrollY - 14}px`,
    width: `${place.width + 20}px`, height: `${place.height + 20}px`,
  });
  document.body.append(ring);
}"""
TO_WEBP = """async png => {
  const picture = new Image();
  picture.src = "data:image/png;base64," + png;
  await picture.decode();
  const canvas = Object.assign(document.createElement("canvas"), {width: picture.width, height: picture.height});
  const desk = canvas.getContext("2d");
  desk.drawImage(picture, 0, 0);
  desk.strokeStyle = "#777";
  desk.lineWidth = 2;
  desk.strokeRect(1, 1, canvas.width - 2, canvas.height - 2);
  return canvas.toDataURL("image/webp", 0.8).split(",")[1];
}"""


def main() -> None:
    """Build a new course as it is when it knows its sources, and take every picture."""
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        course = Path(folder) / "course"
        new_course(ROOT, Answers({"dir": str(course), "title": "Your course", "strands": "First steps", "purpose": "To learn."}))
        environment = os.environ | {"REPO_URL": "https://example.org/your/course", "SHEETS": "off"}
        command = [sys.executable, "-m", "mkdocs", "build"]
        subprocess.run(command, cwd=course, env=environment, check=True, capture_output=True)
        page = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", reduced_motion="reduce"
        )
        with serving(course / "site") as address:
            page.goto(f"{address}first-steps/practise-together/")
            page.locator("a[rel=edit]").first.evaluate(RING)
            save(page, ROOT / "docs/contribute/pencil.webp")


def save(page: Page, file: Path) -> None:
    """What the page shows, as WebP: a tenth of the size of a PNG. The browser itself does the packing."""
    png = base64.b64encode(page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT})).decode()
    desk = page.context.browser.new_page() if page.context.browser else page
    file.write_bytes(base64.b64decode(desk.evaluate(TO_WEBP, png)))
    desk.close()


if __name__ == "__main__":
    main()
