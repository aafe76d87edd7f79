"""The check and paper agree: what the check passes is printed, and what paper cannot show the check tells with its place."""

from __future__ import annotations

import dataclasses
import io
import random
import re

import pytest
from pypdf import PdfReader

from checks import alone
from citations.bibliography import Bibliography, Library
from content.problems import Problem
from content.source import parse
from sheets import compose, page, pictures, typeset
from sheets.compose import ExerciseSource
from sheets.errors import UnsupportedElement
from sheets.naming import Sheet
from tests.sheets import fuzzing, paper
from tests.sheets.paper import HERE

GOOD = (HERE / "everything.md").read_text("utf-8")
WORKS = Bibliography.parse("bibliography.bib", paper.LIBRARY).by_key

PRINTED = {
    "a third heading": ("### Deeper down", "Deeper down"),
    "a fourth heading": ("#### Deeper still", "Deeper still"),
    "a word run into its sign": ("#TeamWork", "TeamWork"),
    "a footnote": ("Said[^1] so.\n\n[^1]: At the *foot*.\n\n    In two paragraphs.", "At the foot. In two paragraphs."),
    "a footnote in a footnote": ("Said[^1] so.\n\n[^1]: First[^2].\n[^2]: Second.", "Second."),
    "a footnote to itself": ("Said[^1] so.\n\n[^1]: As said[^1].", "As said"),
    "definitions": ("Term\n: What it means.\n\nOther\nAnother\n: Both.", "Term What it means. Other, Another Both."),
    "a definition of two paragraphs": ("Term\n:   One.\n\n    Two.", "Term One. Two."),
    "keys": ("Press <kbd>Ctrl</kbd>+<kbd>P</kbd>.", "Press Ctrl+P."),
    "struck text": ("This ~~was~~ is, and <del>that</del> <s>too</s>.", "This was is, and that too."),
    "raised and lowered text": ("x^2^ and H~2~O, 1<sup>st</sup>, n<sub>i</sub>.", "and H"),
    "underlined text": ("<u>One</u> and ^^two^^ and <ins>three</ins>.", "One and two and three."),
    "small and marked text": ("<small>One</small> <mark>two</mark> <q>three</q> <cite>four</cite>.", "One two"),
    "an abbreviation": ("HTML is one.\n\n*[HTML]: Hyper Text", "HTML is one."),
    "a fold": ("/// details | Folded away\nInside.\n\n- with a list\n///", "Folded away Inside. • with a list"),
    "tabs": ("/// tab | First\nOne.\n///\n\n/// tab | Second\nTwo.\n///", "First One. Second Two."),
    "code": ("```python\nx = 1\n  y = 2\n```", "x = 1 y = 2"),
    "code in a line": ("Write `x = 1`.", "Write x = 1."),
    "a box made by hand": ('<div markdown>\nInside *here*.\n</div>', "Inside here."),
    "a fold made by hand": ("<details><summary>More</summary>Inside.</details>", "More Inside."),
    "a rule": ("One.\n\n---\n\nTwo.", "One. Two."),
    "a broken line": ("One<br>two<br />three.", "One two three."),
    "a quotation with a list": ("> Said.\n>\n> - this\n> - that", "Said. • this • that"),
    "a list in a list": ("- one\n    - two\n        1. three", "• one • two 1. three"),
    "a second paragraph in a step": ("1. First.\n\n    Behind it.\n2. Second.\n\n    > Quoted.\n3. Third.", "2. Second. Quoted. 3. Third."),
    "a second paragraph by three spaces": ("1. First.\n\n   Behind it.\n2. Second.", "1. First. Behind it. 2. Second."),
    "a table": ("| A | B |\n|---|---|\n| one | [two](https://example.org) |", "A B one two"),
    "a table with its name": ("| A |\n|---|\n| one |\n\n/// table-caption\nCalled so\n///", "Called so A one"),
    "a list of links with attributes": ("- [one](https://example.org){: lang=\"en\"}", "• one"),
    "a drawing": ("![A question and its echo.](echo.svg)", "The question The echo"),
    "a drawing with a caption": ("![A question and its echo.](echo.svg)\n\n/// figure-caption\nOurs.\n///", "The echo Ours."),
    "a drawing in a sentence": ("Before ![a question and its echo](echo.svg) after.", "Before The question The echo after."),
    "a drawing in a list": ("- one\n\n    ![a question and its echo](echo.svg)", "• one The question"),
    "a drawing in a cell": ("| A |\n|---|\n| ![a question and its echo](echo.svg) |", "A The question"),
    "an address": ("<https://example.org/page>", "https://example.org/page"),
    "entities": ("Fish &amp; chips &lt;here&gt; &eacute;.", "Fish & chips <here> é."),
    "a comment": ("One.<!-- two -->", "One."),
}  # fmt: skip
"""What is written, and what stands on paper."""

REFUSED = {
    "a list to tick": ("- [ ] one\n- [x] two", 3, "paper-task"),
    "a formula": ("So $$x^2$$ it is.", 4, "paper-formula"),
    "a formula the other way": ("So \\(x\\) it is.", 4, "paper-formula"),
    "a meter": ("See <meter value=\"3\">3</meter>.", 5, "paper-tag"),
    "a button": ("<button>Press</button>", 1, "paper-tag"),
    "a form": ("<form><input></form>", 1, "paper-tag"),
    "ruby": ("<ruby>a<rt>b</rt></ruby>", 1, "paper-tag"),
    "a table made by hand": ("<table><tr><td>x</td></tr></table>", 1, "paper-tag"),
    "a list made by hand": ("<ul><li>x</li></ul>", 1, "paper-tag"),
    "mathematics": ("<math><mi>x</mi></math>", 1, "paper-tag"),
    "a block in a list": ("- one\n\n    /// debrief | Inside\n    x\n    ///", 5, "sheet-nested"),
    "code by indentation": ("    code", 1, "code-indented"),
}  # fmt: skip
"""What is written, the column, and the code of the message."""


def with_text(text: str) -> str:
    return GOOD.replace("## Steps\n", f"{text}\n\n## Steps\n", 1)


def said(text: str) -> list[Problem]:
    source = parse("exercises/everything.md", text)
    return [problem for rule in alone.rules(source, {}, WORKS) for problem in rule()]


def shown(text: str, variant: str = "handout") -> str:
    """The words of a sheet."""
    html = paper.markdown(Library.parse(paper.LIBRARY)).convert(parse("exercises/everything.md", text).body)
    one, library = paper.everything(), Library.parse(paper.LIBRARY)
    cited = compose.references(html, library)
    source = ExerciseSource(one.slug, one.exercise, html, [], cited, one.site, one.url, pictures=pictures.beside(html, HERE))
    done = typeset.as_is("sheets/single.typ", compose.document(source, Sheet(one.slug, variant, "a4", "")))
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(done.pdf)).pages).split())


@pytest.mark.parametrize("name", PRINTED)
def test_what_the_check_passes_is_printed(name: str) -> None:
    text, words = PRINTED[name]
    problems = [problem for problem in said(with_text(text)) if not problem.code.startswith(("heading", "table-captions"))]
    assert not problems
    for variant in ("handout", "guide", "large-print", "fillable"):
        assert squeezed(words) in squeezed(shown(with_text(text), variant)), variant


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_told_with_its_place(name: str) -> None:
    text, column, code = REFUSED[name]
    line = GOOD[: GOOD.index("## Steps")].count("\n") + 1
    places = [(problem.line - line, problem.column, problem.code) for problem in said(with_text(text))]
    assert any(0 <= at <= text.count("\n") and (col, what) == (column, code) for at, col, what in places), places


def test_the_same_words_in_the_notes_stay_off_the_handout() -> None:
    text = GOOD.replace("- A hidden list item", "Told[^1].\n\n[^1]: Whispered at the foot.\n\n- A hidden list item")
    assert not said(text)
    assert "Whispered at the foot" in shown(text, "guide")
    assert "Whispered" not in shown(text) and "Whispered" not in shown(text, "large-print")


def test_whatever_is_put_together_by_chance_is_told_or_printed() -> None:
    """Only structure is asked for here: setting each of them on paper would take minutes."""
    reader = fuzzing.reader()
    passed = 0
    for seed in range(300):
        chance = random.Random(seed)
        body = "\n\n".join(chance.sample([text for text, *_ in [*PRINTED.values(), *REFUSED.values()]], 3))
        text = with_text(body if seed % 2 else f"{fuzzing.exercise(chance)}\n\n{body}")
        problems = said(text)
        try:
            page.read(reader.reset().convert(parse("exercises/everything.md", text).body))
            passed += not problems
        except UnsupportedElement as error:
            assert problems, f"seed {seed}: {error}, and the check says nothing:\n{text}"
    assert passed > 10, "this test sees hardly anything that passes"


def test_headings_on_paper_never_leap() -> None:
    text = with_text("#### Far down\n\n### Up again").replace("1. What did you see?", "#### Inside\n\n1. What did you see?")
    html = paper.markdown(Library.parse(paper.LIBRARY)).convert(parse("exercises/everything.md", text).body)
    one = dataclasses.replace(paper.everything(), html=html)
    for variant in ("handout", "guide"):
        levels = re.findall(r"'type': 'heading', 'level': (\d)", str(compose.document(one, Sheet("x", variant, "a4", ""))))
        assert levels[:2] == ["2", "3"] or variant == "guide"
        assert "4" not in levels


def squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)
