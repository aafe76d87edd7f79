"""The palette keeps what it promises: 7:1 for text in light, dark and print, and a sign beside every strand's colour."""

from __future__ import annotations

import re
from itertools import product

import pytest

from content.course_file import COLOURS, ICONS, Colour, CourseFile, StrandEntry
from tests.conftest import ROOT, BuildSite
from tests.tree import parse, words

CSS = (ROOT / "theme/assets/tokens.css").read_text("utf-8")
SCHEMES = {
    "light": r"^:root \{(.*?)\n\}",
    "dark": r'^:root\[data-colours="dark"\] \{(.*?)\n\}',
    "print": r"^@media print \{(.*?)\n\}",
}
TEXT = ("ink", "quiet", "accent", *COLOURS)


def tokens(scheme: str) -> dict[str, str]:
    block = re.search(SCHEMES[scheme], CSS, re.MULTILINE | re.DOTALL)
    assert block
    return dict(re.findall(r"--our-([\w-]+): (#[0-9a-f]{6});", block[1]))


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_counted_as_wcag_counts_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(("scheme", "text", "ground"), product(SCHEMES, TEXT, ("paper", "soft")))
def test_text_keeps_seven_to_one(scheme: str, text: str, ground: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours[text], colours[ground]) >= 7


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_on_the_accent_keeps_seven_to_one(scheme: str) -> None:
    colours = tokens(scheme)
    for ground in ("accent", *TEXT[3:]):
        assert contrast(colours["accent-ink"], colours[ground]) >= 7


@pytest.mark.parametrize(("scheme", "ground"), product(SCHEMES, ("paper", "soft")))
def test_borders_of_what_can_be_used_keep_three_to_one(scheme: str, ground: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours["edge"], colours[ground]) >= 3


def test_a_ring_has_the_colour_of_text() -> None:
    """What shows where the focus is, or where a link has led, keeps 3:1 with room to spare."""
    sheets = (ROOT / "theme/assets").glob("*.css")
    rings = [
        ring for sheet in sheets for ring in re.findall(r"outline:[^;]*var\(--our-([\w-]+)", sheet.read_text("utf-8"))
    ]
    assert len(rings) > 4 and set(rings) <= set(TEXT)


def test_a_strand_may_have_every_colour_of_the_palette_and_every_drawing() -> None:
    assert Colour.__args__ == COLOURS  # type: ignore[attr-defined]
    for colour in COLOURS:
        assert f'[data-colour="{colour}"] {{ --our-accent: var(--our-{colour}); }}' in CSS
    drawn = [(ROOT / f"theme/.icons/{icon}.svg").read_text("utf-8") for icon in ICONS]
    assert len(set(drawn)) == len(ICONS)


def test_strands_that_name_no_look_get_one_each_that_no_other_has() -> None:
    strands = [StrandEntry(folder=f"strand-{number}", title="A strand") for number in range(8)]
    strands[3] = StrandEntry(folder="strand-3", title="A strand", colour="blue", icon="rings")
    course = CourseFile(name="A course", slug="course", purpose="To test.", strands=strands)
    colours, icons = zip(*map(course.look, strands), strict=True)
    assert set(colours) == set(COLOURS) and set(icons) == set(ICONS)
    assert (colours[3], icons[3]) == ("blue", "rings")


def test_no_style_sheet_of_ours_names_a_colour_outside_the_palette() -> None:
    ours = ("icons", "type", "frame", "search", "module", "boxes", "cards", "tables", "notes", "glossary", "home")
    for name in ours:
        css = re.sub(r"url\('data:.*?'\)", "", (ROOT / f"theme/assets/{name}.css").read_text("utf-8"))
        assert not re.findall(r"#[0-9a-fA-F]{3,8}\b", css), name


def test_whoever_chooses_a_look_sees_every_colour_and_every_icon(build_site: BuildSite) -> None:
    html = build_site({"docs/index.md": "---\ntitle: Home\n---\n\n<!-- looks -->\n"}).html()
    rows = [[words(cell) for cell in row] for row in parse(html).iter("tr")][1:]
    assert rows == [[colour, icon, ""] for colour, icon in zip(COLOURS, ICONS, strict=True)]
    assert html.count('class="sign"') >= len(ICONS)
    assert "<!-- looks -->" in (ROOT / "docs/contribute/teach-another-subject.md").read_text("utf-8")
