"""Exercises that were written to go wrong on paper, each with what the check has to say of it, or to come out well."""

# ruff: noqa: E501

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path

import yaml

LONGEST = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
SENTENCE = "Somebody says something that takes a line or two, so that it is as long as what people write. "
MARK = SENTENCE[:46].strip()
ARABIC = "اكتب ما سمعته بالضبط، ثم اسأل عمّا لم يُقَل."
HEBREW = "כתבו מה שמעתם, ואחר כך שאלו מה לא נאמר."
WORKS = range(1, 31)
LIBRARY = "".join(
    f"@article{{work{n}, author = {{Longname-Hyphenated, Ada and Other, Bo and Third, Cy}}, title = {{Work {n}: "
    f"{SENTENCE.strip(' .')}}}, journal = {{A Journal of Some Length and of Some Standing}}, year = {{{1990 + n}}}, "
    f"volume = {{{n}}}, pages = {{1--{n}}}, doi = {{10.1234/a-rather-long-identifier.that.goes-on-and-on.{n:04}}}}}\n"
    for n in WORKS
)
FRONT = {
    "title": "Hostile",
    "purpose": "Written to go wrong.",
    "minutes": {"setup": 2, "run": 9, "debrief": 4},
    "group": "trios",
    "people": {"fewest": 2, "most": 24, "left_over": "A four.", "few": "A pair.", "more": "Two rooms."},
    "materials": ["a pen each"],
    "print": {"per": "person"},
    "modules": ["practice/noticing"],
    "intensity": 2,
    "holds": "One of each block",
    "instead": "Take the part of Ελένη, an invented clerk.",
    "access": {"seeing": "By ear.", "moving": "Sitting.", "reading": "Slowly.", "speaking": "In writing."},
    "reviewed": "DAY",
    "version": "1.3",
}
STEPS = "## Steps\n\n1. **Look (3 minutes).** At something.\n2. **Say (6 minutes, 2 each).** Something."
DEBRIEF = "/// debrief | Together (4 minutes)\n1. What did you see?\n2. What would you ask?\n///"
GUIDE = "/// facilitator | Running this exercise\n**Set-up (2 minutes).** Only the one who leads may read this.\n///"


@dataclass(frozen=True)
class Hostile:
    """An exercise, with a reason of the check if it has to be refused."""

    body: str
    refused: str = ""
    front: dict[str, object] = field(default_factory=dict)
    steps: str = STEPS
    debrief: str = DEBRIEF
    guide: str = GUIDE
    pictures: dict[str, str | bytes] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Its source file."""
        front = yaml.safe_dump(FRONT | self.front, allow_unicode=True, sort_keys=False, width=10_000)
        said = "\n\n".join(part for part in (self.body, self.steps, self.debrief, self.guide) if part)
        body = "\n".join(line.rstrip() for line in said.splitlines())
        return f"---\n{front.replace('DAY', '2026-11-22')}---\n\n{body}\n"

    def write(self, folder: Path) -> Path:
        """Its file below `folder`, with its pictures beside it."""
        file = folder / "exercises" / "hostile.md"
        file.parent.mkdir(parents=True)
        file.write_text(self.text, "utf-8")
        for name, data in self.pictures.items():
            (file.parent / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        return file


def block(name: str, label: str, *lines: str) -> str:
    return "\n".join((f"/// {name} | {label}", *lines, "///"))


def table(rows: int, columns: int, cell: str = "", head: str = "Head", first: str = "Row") -> str:
    said = [[f"{first} {row}", *[cell] * (columns - 1)] for row in range(1, rows + 1)]
    grid = [[first, *(f"{head} {number}" for number in range(2, columns + 1))], ["---"] * columns, *said]
    return "\n" + "\n".join(f"| {' | '.join(row)} |" for row in grid)


def listed(items: int, text: str, mark: str = "-") -> str:
    return "\n".join(f"{mark} {number} {text}" for number in range(1, items + 1))


def cards(columns: int, *said: tuple[str, str]) -> str:
    return block("cards", "Cards", f"    columns: {columns}", *(f"\n### {title}\n{text}" for title, text in said))


def svg(width: int, height: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"><rect x="2" y="2" width="{width - 4}" '
        f'height="{height - 4}" fill="none" stroke="black" stroke-width="2"/><text x="20" y="40" font-size="20">Said</text></svg>'
    )


def png(width: int, height: int) -> bytes:
    """A photograph without a grey in it: white, with a black line at each tenth."""
    rows = b"".join(b"\0" + (b"\0" if y % max(1, height // 10) == 0 else b"\xff") * width for y in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def deep(levels: int, mark: str) -> str:
    return "\n".join(f"{'    ' * level}{mark} {SENTENCE.strip()} Level {level + 1}." for level in range(levels))


MINUTES = {"setup": 2, "run": 40, "debrief": 4}
FORTY = "## Steps\n\n" + "\n".join(f"{n}. **Step {n} (1 minute).** {SENTENCE}\n\n    > “Say this.”\n" for n in range(1, 41))
LINES = [block("lines", f"Question {n}", "    rows: 20") for n in range(1, 7)]
TEN_FILLS = [block("lines", f"Question {n}", "    rows: fill") for n in range(1, 11)]

HOSTILE = {
    "forty steps": Hostile("Words.", front={"minutes": MINUTES}, steps=FORTY),
    "no steps": Hostile("Words.", steps=""),
    "no minutes": Hostile("Words.", steps="## Steps\n\n1. **Look.** At something.\n2. **Say.** Something."),
    "no time at all": Hostile("Words.", "above 0", front={"minutes": {"setup": 0, "run": 0, "debrief": 0}}),
    "nothing but notes": Hostile("", steps=""),
    "a title of forty words": Hostile("Words.", front={"title": "A title that goes on and on, " * 7 + "and ends"}),
    "a title of one word": Hostile("Words.", front={"title": LONGEST * 2, "purpose": LONGEST * 3}),
    "fifteen things to bring": Hostile("Words.", front={"materials": [f"{SENTENCE.strip(' .')} {n}" for n in range(15)]}),
    "long ways to take part": Hostile("Words.", front={
        "access": dict.fromkeys(("seeing", "moving", "reading", "speaking"), SENTENCE * 6),
        "instead": SENTENCE * 8, "holds": SENTENCE * 3,
    }),
    "twelve columns to write in": Hostile(block("compare", "Twelve", table(10, 12))),
    "twelve columns to tick": Hostile(block("grid", "Twelve", table(10, 12, "[ ]", "Sometimes"))),
    "twelve columns to read": Hostile(table(8, 12, "words said")),
    "twelve columns of long words": Hostile(block("grid", "Twelve", table(4, 12, "[ ]", LONGEST, LONGEST))),
    "one column": Hostile(block("compare", "One", "", "| Only |", "|---|", "| |", "| said |", "| |")),
    "eighty rows": Hostile(block("grid", "Eighty", table(80, 3, "[ ]"))),
    "twenty rows of eight lines": Hostile(block("compare", "Twenty", "    rows: 8", table(20, 3))),
    "a cell of two hundred words": Hostile(block("grid", "Long", "", "| Said | Yes |", "|---|---|", f"| {SENTENCE * 11} | [ ] |", "| Short | [ ] |")),
    "a cell of a thousand words": Hostile(f"| Said | So |\n|---|---|\n| {SENTENCE * 55} | yes |"),
    "a row that grows beside long labels": Hostile(block("compare", "Long", "    rows: fill", table(6, 3, "", "Head", SENTENCE.strip()))),
    "two tables in a block": Hostile(block("compare", "Two", table(2, 2), table(2, 3)), "has 2 tables"),
    "no table": Hostile(block("grid", "None", "Words."), "has no table"),
    "a card of six hundred words": Hostile(cards(2, ("Long", SENTENCE * 34)), "characters; 230 fit"),
    "cards as full as may be": Hostile("\n\n".join(cards(columns, ("Full", (SENTENCE * 9)[:holds].strip()), ("W", "WM " * (holds // 3)))
                                                  for columns, holds in ((1, 318), (2, 228), (3, 138)))),
    "cards with long titles": Hostile(cards(3, (SENTENCE * 3, SENTENCE), ("Short", "Said.")), "characters; 140 fit"),
    "cards with titles and no more": Hostile(cards(3, ((SENTENCE * 2)[:178], ""), ("Short", "Said."))),
    "a card of one word": Hostile(cards(3, (LONGEST, LONGEST), (LONGEST * 2, LONGEST))),
    "a card of fifty lines": Hostile(cards(1, ("Lines", "\n" + "\n".join(f"- {n}" for n in range(50)))), "50 lines"),
    "a card of twelve lines": Hostile(cards(3, ("Lines", "\n" + "\n".join(f"- {n}" for n in range(12))))),
    "cards with lists and tables": Hostile(cards(1, ("Listed", "\n1. one\n2. two\n    - three\n\n> Said."), ("Table", "\n| A | B |\n|---|---|\n| 1 | 2 |"))),
    "empty cards": Hostile(cards(3, *[("My own", "")] * 25)),
    "a hundred cards": Hostile(cards(3, *[(f"Card {n}", "Said.") for n in range(100)])),
    "a card with a picture": Hostile(cards(1, ("Seen", "![A line.](a.svg)")), pictures={"a.svg": svg(480, 480)}),
    "a card with a picture and words": Hostile(cards(3, ("Seen", "![A line.](a.svg)\n\n" + SENTENCE[:68])), pictures={"a.svg": svg(90, 900)}),
    "a card with three pictures": Hostile(cards(1, ("Seen", "![A line.](a.svg)\n\n" * 3)), "3 pictures", pictures={"a.svg": svg(480, 480)}),
    "cards twice, with words between": Hostile(f"{cards(2, ('One', 'Said.'))}\n\nWords between.\n\n{cards(3, ('Two', 'Said.'))}"),
    "right to left": Hostile("\n\n".join((
        f"{ARABIC} And then {HEBREW} with (brackets) and 12:30.", f"- {ARABIC * 4}\n- {HEBREW * 4}", f"> {HEBREW}",
        block("lines", ARABIC), block("choose", HEBREW, f"- {ARABIC}", f"- {HEBREW}"), block("compare", ARABIC, table(2, 3, "", HEBREW, ARABIC)),
        block("scale", HEBREW, f"    low: {ARABIC}", f"    high: {HEBREW}"), cards(2, (ARABIC.strip("."), HEBREW * 2)),
    ))),
    "emoji": Hostile("Words 🙂 and 👩🏽‍⚕️.", "No font for paper"),
    "emoji in a title": Hostile("Words.", "No font for paper", front={"title": "Well done 🎉"}),
    "chinese": Hostile("说出你听到的话。", "No font for paper"),
    "signs of mathematics": Hostile("∑ x ≤ ∫₀¹ √x dx ≈ ½ ± ∞, α → β, ¬p, x² ÷ y³ × 10⁻³ ≠ 0."),
    "signs that no font here has": Hostile("A ∪ B ⊂ C, xᵢ.", "No font for paper"),
    "a formula": Hostile("So $$\\sum_i x_i$$ it is.", "formula"),
    "a formula in a label": Hostile(block("lines", "So \\(x^2\\) it is"), "formula"),
    "letters put together": Hostile("Nguye\u0302\u0303n Thi\u0323 Ho\u0302\u0300ng, Ἀριστοτέλης, Й и Ё, Ødegård, ı İ ş ğ."),
    "spaces that do not break": Hostile("a\u00a0b", "never breaks"),
    "code": Hostile("```python\n" + "x = '" + "long " * 40 + "'\n```\n\nSee `" + "a_long_name." * 14 + "` and:\n\n1. `one`\n\n    ```\n    two\n    ```"),
    "code without a blank": Hostile("```\n" + "x" * 300 + "\n```\n\n`" + "y" * 300 + "`"),
    "lists to five levels": Hostile(f"{deep(5, '-')}\n\n{deep(5, '1.')}"),
    "lists to nine levels": Hostile(deep(9, "-")),
    "thirty long options": Hostile("\n\n".join(block(kind, f"Thirty to {kind}", listed(30, SENTENCE.strip())) for kind in ("choose", "checks"))),
    "thirty short options": Hostile("\n\n".join(block(kind, f"Thirty to {kind}", listed(30, "go")) for kind in ("choose", "checks"))),
    "one option": Hostile(block("choose", "One", "- this")),
    "options of one word": Hostile(block("choose", LONGEST * 2, f"- {LONGEST * 2}", f"- {LONGEST}")),
    "options with lists in them": Hostile(block("checks", "Deep", "- one", "    - two", "- three")),
    "a label of a hundred words": Hostile("\n\n".join((
        block("lines", SENTENCE * 5), block("choose", SENTENCE * 5, "- a", "- b"), block("compare", SENTENCE * 5, table(2, 2)),
        block("scale", SENTENCE * 5, "    low: a", "    high: b"), block("continuum", SENTENCE * 5, "    left: a", "    right: b"),
    ))),
    "long ends": Hostile("\n\n".join((
        block("scale", "How?", f"    low: {SENTENCE * 2}", f"    high: {SENTENCE * 2}", f"    marks: [{MARK}, {MARK}]"),
        block("continuum", "Where?", f"    left: {SENTENCE * 2}", f"    right: {SENTENCE * 2}", f"    marks: [{', '.join([MARK] * 9)}]", "    ticks: 9"),
    ))),
    "no label": Hostile("/// lines |\n///", "has no label"),
    "empty options": Hostile(block("choose", "Which?"), "has no list"),
    "too many lines": Hostile(block("lines", "Much", "    rows: 90"), "from 1 to 20"),
    "lines upon lines": Hostile("\n\n".join(LINES)),
    "ten that take the page": Hostile("\n\n".join(TEN_FILLS)),
    "a table and lines that take the page": Hostile("\n\n".join((block("compare", "Grows", "    rows: fill", table(14, 4)), *TEN_FILLS[:2]))),
    "many sources": Hostile(" ".join(f"{SENTENCE} [@work{n}]." for n in WORKS)),
    "sources in cells, labels, cards": Hostile("\n\n".join((
        table(3, 3, "said by [@work1; @work2]"), block("lines", "As @work3 asks"), cards(2, ("Said", "As in [@work4, p. 2].")),
    ))),
    "footnotes in cells": Hostile(table(4, 3, "said[^1]") + f"\n\nWords[^2].\n\n[^1]: {SENTENCE * 3}\n[^2]: {SENTENCE}\n\n    Twice.\n"),
    "footnotes in what is filled in": Hostile("\n\n".join((
        block("grid", "Ticked", table(3, 3, "[ ]", "Head[^1]", "Row[^1]")), block("choose", "Which?", "- this[^1]", "- that"),
        cards(2, ("Said", "Words[^1].")), f"[^1]: {SENTENCE}",
    ))),
    "twenty footnotes": Hostile(" ".join(f"{SENTENCE}[^{n}]" for n in range(20)) + "\n\n" + "\n".join(f"[^{n}]: {SENTENCE * 4}" for n in range(20))),
    "huge pictures": Hostile("![Wide.](wide.svg)\n\n![Tall.](tall.svg)\n\n![Large.](large.png)\n\n![Small.](small.png)",
                             pictures={"wide.svg": svg(9000, 90), "tall.svg": svg(90, 9000), "large.png": png(4000, 4000), "small.png": png(2, 2)}),
    "pictures everywhere": Hostile("- ![Tall.](tall.svg)\n- said\n\n| A | B |\n|---|---|\n| ![Wide.](wide.svg) | words |\n\n> ![Wide.](wide.svg)",
                                   steps=STEPS + "\n\n    ![Tall.](tall.svg)", pictures={"wide.svg": svg(900, 90), "tall.svg": svg(90, 900)}),
    "a step of a thousand words": Hostile("Words.", steps=f"## Steps\n\n1. **Look (3 minutes).** {SENTENCE * 55}\n2. **Say (6 minutes, 2 each).** Something."),
    "headings and nothing below": Hostile("## One\n\n### Two\n\n#### Three\n\n##### Four\n\n## Last"),
    "a heading of fifty words": Hostile(f"## {(SENTENCE * 3).strip(' .')}\n\nWords.\n\n### {LONGEST * 2}\n\nWords."),
    "addresses without a blank": Hostile("See <https://example.org/" + "a-long-path/" * 20 + ">, and <https://example.org/" + "x" * 200 + ">."),
    "quotations in quotations": Hostile("> One\n>\n> > Two\n> >\n> > > Three\n> > >\n> > > - four\n> > >\n> > > > Five"),
    "definitions, keys, raised and struck": Hostile(f"Term\n: {SENTENCE * 2}\n: And.\n\nPress <kbd>Ctrl</kbd>+<kbd>{LONGEST}</kbd>, x^2^, H~2~O, ~~no~~, ^^yes^^."),
    "twenty-five questions": Hostile("Words.", debrief="/// debrief | Together (4 minutes)\n" + "\n".join(f"{n}. {SENTENCE}" for n in range(1, 26)) + "\n///"),
    "lines in a debrief": Hostile("Words.", debrief="//// debrief | Together (4 minutes)\n1. What?\n\n/// lines | And you?\n    rows: 3\n///\n////"),
    "notes of five thousand words": Hostile("Words.", guide=GUIDE[:-4] + f"\n\n{SENTENCE * 20}" * 14 + "\n///"),
    "notes full of tables": Hostile("Words.", guide=GUIDE[:-4] + "\n" + f"\n{table(9, 4, SENTENCE)}\n\nWords.\n" * 4 + "\n///"),
    "one letter in bold after another": Hostile("**" + (SENTENCE * 3).strip() + "** *" + (SENTENCE * 3).strip() + "*"),
}  # fmt: skip
