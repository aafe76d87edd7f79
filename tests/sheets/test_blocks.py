"""What each block becomes on the page, and what of it reaches paper."""

from __future__ import annotations

import random
import re

import pytest

from citations.bibliography import Library
from content.source import parse
from sheets import page
from sheets.errors import UnsupportedElement
from sheets.nodes import plain
from tests.golden import Case, cases
from tests.sheets import fuzzing, paper
from tests.sheets.paper import HERE


def html(source: str) -> str:
    return paper.markdown(Library.parse(paper.LIBRARY)).convert(source)


def on_one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", "", text)


@pytest.mark.parametrize("case", cases(HERE, "blocks"), ids=str)
def test_a_block_becomes_form_controls_with_labels(case: Case) -> None:
    assert on_one_line(html(case.source)) == on_one_line(case.result)


def test_every_control_has_a_name_for_screen_readers_and_an_id_of_its_own() -> None:
    page = html(parse("x.md", (HERE / "everything.md").read_text("utf-8")).body)
    controls = re.findall(r"<(?:input|textarea)[^>]*>", page)
    ids = re.findall(r'\bid="([^"]*)"', page)
    assert len(controls) == 31 and len(ids) == len(set(ids))
    labelled = set(re.findall(r'<label[^>]*for="([^"]*)"', page))
    inside = set(re.findall(r"<label><input[^>]*\bid=\"([^\"]*)\"", page))
    for control in controls:
        name = re.search(r'\bid="([^"]*)"', control)
        known = re.search(r'aria-labelledby="([^"]*)"', control)
        assert name and (name[1] in labelled | inside or (known and set(known[1].split()) <= set(ids))), control
        assert ('autocomplete="off"' in control) is not bool(re.search('type="(checkbox|radio)"', control)), control
    assert "style=" not in page


def test_nothing_that_is_written_in_a_block_is_lost_on_paper() -> None:
    inside = {
        "lines | Label": "A word of *help*.\n\n- and a list",
        "scale | Label\n    low: a\n    high: b": "Think of this week.",
        "checks | Label": "Tick what is true.\n\n- one\n\nAnd what is not.",
        "cards | Label": "Deal these.\n\n### One\nText.",
        "compare | Label": "Write small.\n\n| A | B |\n|---|---|\n| | |\n\nAnd after.",
    }
    for head, body in inside.items():
        nodes, _ = page.read(html(f"/// {head}\n\n{body}\n///"))
        said = re.sub(r"[*#|\-\n ]+", " ", body)
        for word in said.replace(".", "").split():
            assert word in str(nodes), f"{head}: {word}"


def test_what_paper_cannot_show_is_named() -> None:
    with pytest.raises(UnsupportedElement, match="<meter>"):
        page.read(html('See <meter value="3">three</meter>.'))
    with pytest.raises(UnsupportedElement, match="<button>"):
        page.read(html("<button>Press</button>"))
    with pytest.raises(UnsupportedElement, match="2 tables"):
        page.read(html("/// grid | Two\n\n| A |\n|---|\n| |\n\n| B |\n|---|\n| |\n///"))


def test_a_page_number_stays_on_the_line_of_its_word_on_paper_too() -> None:
    nodes, _ = page.read(html("A\nthought [@example2020,\np. 27]."))
    assert "".join(plain(node.children) for node in nodes) == "A thought (Example, 2020, p.\u00a027)."


def test_spaces_around_emphasis_stay_as_typed() -> None:
    nodes, _ = page.read(html("One **two** three, *four*: [five](https://example.org) six."))
    assert plain(nodes[0].children) == "One two three, four: five six."


def test_links_within_the_site_need_a_public_address_to_work_on_paper() -> None:
    home = "https://example.org/exercises/x/"
    assert page.address(home, "../../glossary/#term") == "https://example.org/glossary/#term"
    assert page.address("", "../../glossary/#term") == ""
    assert page.address("", "https://doi.org/10.1/x") == "https://doi.org/10.1/x"
    assert page.address(home, "#steps") == ""


def test_notes_inside_another_block_are_refused_rather_than_printed() -> None:
    for outer in ("debrief | Together", "checks | Some", "lines | One"):
        with pytest.raises(UnsupportedElement, match="facilitator block inside"):
            page.read(html(f"//// {outer}\n\n/// facilitator | Notes\nSecret.\n///\n\n////"))
    with pytest.raises(UnsupportedElement, match="facilitator block inside something else"):
        page.read(html("- a list\n\n    /// facilitator | Notes\n    Secret.\n    ///"))


def test_a_block_that_is_never_closed_is_refused() -> None:
    with pytest.raises(UnsupportedElement, match="lines block that is not closed"):
        page.read(html("/// lines | Open\n\nText."))


def test_whatever_is_typed_paper_refuses_it_or_shows_all_of_it() -> None:
    reader = fuzzing.reader()
    for seed in range(400):
        source = fuzzing.exercise(random.Random(seed))
        assert not fuzzing.wrong_with(source, reader), f"seed {seed}:\n{source}"
