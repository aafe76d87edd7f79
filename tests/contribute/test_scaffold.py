"""What `make new-...` writes passes the check at once, asked for or given, and nothing is ever written over."""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checks.run import all_problems
from citations.apa import reference_text
from citations.bibliography import Library
from content.frontmatter import Exercise, Module
from content.quotes import typographic
from content.source import read
from learning.course import load
from scaffold import plain_citation, plain_people
from scaffold.__main__ import main
from scaffold.asking import Answers, NotMade, slug, yaml_text
from scaffold.pages import new_exercise, new_module
from scaffold.records import Work, from_csl, new_key, sentence_case, tidy
from scaffold.reference import new_reference
from sheets.blocks import BLOCKS
from tests.checks.cases import GOOD

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "exercises/_template.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The sound site, with the exercise to copy and the page on grades that a module links to."""
    root = Path(shutil.copytree(GOOD, tmp_path / "site"))
    shutil.copy(TEMPLATE, root / "exercises")
    page = root / "docs/start/how-we-grade-evidence.md"
    page.parent.mkdir()
    page.write_text("---\ntitle: How we grade evidence\n---\n\nIn five steps.\n", "utf-8")
    menu = root / "mkdocs.yml"
    menu.write_text(
        menu.read_text("utf-8").replace("- index.md", "- index.md\n  - start/how-we-grade-evidence.md"), "utf-8"
    )
    return root


def answering(*said: str) -> Callable[[str], str]:
    """Somebody who gives these answers, one after the other."""
    waiting = iter(said)
    return lambda prompt: next(waiting)


def told(site: Path) -> list[str]:
    return [str(problem) for problem in all_problems(site)]


@pytest.mark.parametrize("title", ["Waiting well", "What's next: a plan", "Öffnen, and 'closing'", 'The "yes"', "No"])
def test_a_new_module_passes_the_check_and_stands_in_the_menu(site: Path, title: str) -> None:
    page, menu = new_module(site, Answers({"title": title, "strand": "practice", "question": "Do I wait? Or: ask?"}))
    assert told(site) == []
    module = load(site).modules[f"practice/{page.stem}"]
    assert isinstance(module, Module)
    assert (module.title, module.question) == (typographic(title), "Do I wait? Or: ask?")
    assert f"  - practice/asking.md\n  - practice/{page.name}\n" in menu.read_text("utf-8")


@pytest.mark.parametrize("module", ["practice/noticing", "practice/asking"])
def test_a_new_exercise_passes_the_check_and_its_module_names_it(site: Path, module: str) -> None:
    new_exercise(site, Answers({"title": "Three columns", "module": module, "group": "groups of 4"}))
    assert told(site) == []
    course = load(site)
    assert isinstance(course.exercises["three-columns"], Exercise)
    assert course.modules[module].exercises[-1] == "three-columns"


def test_a_new_exercise_is_the_one_that_people_copy_without_its_notes(site: Path) -> None:
    module = "practice/noticing"
    made, _ = new_exercise(site, Answers({"title": "Three \\1: columns", "module": module, "group": "trios"}))
    exercise, template = read(made, site), read(TEMPLATE, ROOT)
    today = datetime.date.today()
    new = {"title": "Three \\1: columns", "group": "trios", "modules": [module], "reviewed": today}
    assert exercise.meta == template.meta | new
    assert exercise.body == re.sub(r"<!--.*?-->\n\n", "", template.body, flags=re.DOTALL) != template.body


def test_the_exercise_to_copy_shows_every_block_that_an_exercise_may_have() -> None:
    assert set(re.findall(r"^/// (\S+)", TEMPLATE.read_text("utf-8"), re.M)) == set(BLOCKS)


@pytest.mark.parametrize(
    ("given", "why"), [({"title": "A sum", "group": "groups of many"}, "groups of 4"), ({"title": "A <b>sum</b>"}, "Take the tag out")]
)
def test_an_exercise_that_the_check_would_refuse_is_not_made(site: Path, given: dict[str, str], why: str) -> None:
    with pytest.raises(NotMade, match=why):
        new_exercise(site, Answers({"module": "practice/noticing", **given}))
    assert told(site) == [] and not list(site.glob("exercises/a-*"))


def test_without_the_exercise_to_copy_it_says_what_to_do(site: Path) -> None:
    (site / "exercises/_template.md").unlink()
    with pytest.raises(NotMade, match=r"exercises/_template\.md is missing\. Put it back"):
        new_exercise(site, Answers({"title": "Three columns", "module": "practice/noticing"}))


@pytest.mark.parametrize("title", ["Index", "index!", "Aux", "COM1"])
def test_a_name_that_is_kept_for_something_else_is_not_given(title: str) -> None:
    with pytest.raises(NotMade, match="keeps that name for itself"):
        slug(title)


def test_what_is_there_is_never_written_over(site: Path) -> None:
    before = (site / "docs/practice/asking.md").read_text("utf-8")
    with pytest.raises(NotMade, match=r"There is practice/asking\.md already"):
        new_module(site, Answers({"title": "Asking", "strand": "practice", "question": "What?"}))
    assert (site / "docs/practice/asking.md").read_text("utf-8") == before


def test_what_is_missing_is_asked_for_until_it_fits(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_module(site, Answers({}, answering("", "Waiting", "practise", "practice", "")))
    assert "There is no title." in capsys.readouterr().out
    assert told(site) == []


def test_what_is_missing_is_told_where_nobody_can_be_asked(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(site), "module", "--title", "Waiting", "--strand", "practise"]) == 1
    why = "There is no strand 'practise'. Did you mean 'practice'? Give it as STRAND=\"...\".\n"
    assert capsys.readouterr().err == why
    assert main(["--root", str(site), "module", "--title", "Waiting"]) == 1
    assert capsys.readouterr().err == 'Which strand does it belong to? Give it as STRAND="...".\n'
    assert told(site) == []


def test_somebody_may_change_their_mind(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def leaves(prompt: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", leaves)
    monkeypatch.setattr("sys.stdin", type("Terminal", (), {"isatty": staticmethod(lambda: True)}))
    assert main(["--root", str(site), "module"]) == 1
    assert capsys.readouterr().err == "\nNothing was written.\n"


def test_make_hands_on_what_it_was_given(site: Path) -> None:
    given = {"TITLE": 'A "new" one; $(x)', "STRAND": "practice", "QUESTION": "Why?"}
    environment = os.environ | {"PYTHONPATH": str(ROOT / "hooks")} | given
    command = [sys.executable, "-m", "scaffold", "--from-make", "module"]
    run = subprocess.run(command, cwd=site, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert run.stdout == "Written: docs/practice/a-new-one-x.md, mkdocs.yml. Now run make check.\n", run.stderr
    assert told(site) == []


# --- References -------------------------------------------------------------------------------------------------------

TYPED = {"type": "article", "author": "Ødegård, Åse and Byrne, C.", "year": "2019", "title": "Trust on a ward",
         "journal": "Journal of Wards", "volume": "3", "pages": "1-9", "doi": "https://doi.org/10.1000/Ward.1"}  # fmt: skip
BIBTEX = r"""
@Article{whatever_2019,
  Author = "{\O}deg{\aa}rd, {\AA}se and Byrne, C.", Journal = "Journal of Wards", Title = {Trust on a ward},
  date = {2019-03-01}, volume = 3, pages = {1–9}, url = {https://doi.org/10.1000/Ward.1},
  abstract = {Long.}, file = {C:\here.pdf}, keywords = {trust}
}
"""
CSL = {
    "type": "article-journal", "title": "Trust on a ward", "container-title": ["Journal of Wards"], "volume": 3,
    "author": [{"family": "Ødegård", "given": "Åse"}, {"family": "Byrne", "given": "C."}], "page": "1–9",
    "issued": {"date-parts": [[2019, 3]]}, "DOI": "10.1000/Ward.1", "URL": "https://doi.org/10.1000/Ward.1",
}  # fmt: skip

RIS = """
TY  - JOUR
AU  - Ødegård, Åse
AU  - Byrne, C.
PY  - 2019
TI  - Trust on a ward
T2  - Journal of Wards
VL  - 3
SP  - 1
EP  - 9

DO  - 10.1000/Ward.1
ER  - 
"""
NBIB = """PMID- 123
FAU - Ødegård, Åse
FAU - Byrne, C.
DP  - 2019 Mar
TI  - Trust on a
      ward.
JT  - Journal of Wards
VI  - 3
PG  - 1-9
AID - 10.1000/Ward.1 [doi]
"""
FORMS = {
    "BibTeX": BIBTEX,
    "CSL-JSON": json.dumps(CSL),
    "a list of CSL-JSON": json.dumps([CSL]),
    "RIS": RIS,
    "nbib": NBIB,
}


@pytest.mark.parametrize("way", ["typed", *FORMS])
def test_a_work_comes_out_the_same_however_it_comes_in(site: Path, way: str) -> None:
    (site / "work.txt").write_text(FORMS.get(way, ""), "utf-8")
    given = TYPED if way == "typed" else {"from": "work.txt"}
    known = {"status": "verified", "annote": "Twelve nurses; interviews.", "seen": "example.org (catalogue)"}
    new_reference(site, Answers({**given, **known}))
    text = (site / "bibliography.bib").read_text("utf-8")
    assert told(site) == []
    entry = text[text.index("@article{odegard2019trust") :].split("\n\n")[0]
    for line in (
        "year         = {2019}", "title        = {Trust on a ward}", "journal      = {Journal of Wards}",
        "volume       = {3}", "pages        = {1--9}", "doi          = {10.1000/Ward.1}",
        "annote       = {Twelve nurses; interviews. Seen: example.org (catalogue).}", "keywords     = {further, status-verified}",
    ):  # fmt: skip
        assert f"  {line}" in entry
    assert "Byrne, C." in entry
    assert not any(name in entry for name in ("url", "abstract", "file ="))
    assert text.index("@article{example2020") < text.index("@article{odegard2019") < text.index("@book{sample2018")


def test_a_work_may_be_pasted_into_the_terminal(site: Path) -> None:
    lines = [line for line in BIBTEX.splitlines() if line]
    new_reference(site, Answers({}, answering(*lines, "", "partly", "", "pages", "example.org")))
    assert told(site) == []
    assert "{Not confirmed: pages. Seen: example.org.}" in (site / "bibliography.bib").read_text("utf-8")


@pytest.mark.parametrize("form", ["BibTeX", "RIS"])
def test_a_paste_may_begin_with_an_empty_line_and_have_one_inside(site: Path, form: str) -> None:
    lines = FORMS[form].replace("volume = 3,", "\n\nvolume = 3,").splitlines()
    assert lines[0] == ""
    new_reference(site, Answers({}, answering(*lines, "", "partly", "", "pages", "example.org")))
    assert "{Trust on a ward}" in (site / "bibliography.bib").read_text("utf-8")


@pytest.mark.parametrize(("date", "fields"), [("2020/03/05", ("month", "day")), ("2020/03", ("month",)), ("2020", ())])
def test_a_magazine_has_as_much_of_its_date_as_is_known(site: Path, date: str, fields: tuple[str, ...]) -> None:
    (site / "work.txt").write_text(
        f"TY  - MGZN\nAU  - Doe, J.\nTI  - Asking\nT2  - The weekly\nDA  - {date}\nER  - \n", "utf-8"
    )
    new_reference(site, Answers({"from": "work.txt"}))
    entry = (site / "bibliography.bib").read_text("utf-8").split("doe2020asking")[1].split("\n}")[0]
    assert [name for name in ("month", "day") if f"  {name} " in entry] == list(fields)
    assert "05" in entry or "{5}" in entry or "day" not in fields


def test_a_work_that_has_editors_alone_can_be_added_and_one_without_anybody_cannot(site: Path) -> None:
    book = "@book{x, editor = {Ødegård, Åse}, title = {Wards together}, publisher = {Press}, year = {2019}}"
    (site / "work.txt").write_text(book, "utf-8")
    new_reference(site, Answers({"from": "work.txt"}))
    assert "@book{odegard2019wards" in (site / "bibliography.bib").read_text("utf-8")
    (site / "work.txt").write_text(book.replace("editor = {Ødegård, Åse}, ", ""), "utf-8")
    with pytest.raises(NotMade, match="names nobody"):
        new_reference(site, Answers({"from": "work.txt"}))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "latin-1", "utf-16"])
def test_a_file_is_read_in_whatever_encoding_it_was_saved(site: Path, encoding: str) -> None:
    (site / "work.txt").write_bytes(FORMS["nbib"].encode(encoding))
    new_reference(site, Answers({"from": "work.txt"}))
    assert "Ødegård, Åse and Byrne, C." in (site / "bibliography.bib").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("%0 Journal Article\n%A Doe, J.", "EndNote's own form"),
        ("<xml><record/></xml>", "This is XML"),
        ("Doe (2020) asks in https://doi.org/10.1000/1.", "DOI=10.1000/1"),
        ("10.1000/1", "DOI=10.1000/1"),
        ("Doe, A. (2014). Asking. Care, 3(2), 1–9.\n\nRoe, B. (2015). Waiting. Care, 4(2), 1–9.", "There are 2 works"),
        ("Doe, A., Roe, B., . . . Poe, C. (2014). Asking. Care, 3(2), 1–9.", "APA or Harvard, and leaves out some who wrote it"),
        ("Anna Doe, Asking Well, 5th ed. (London: Example Press, 2014), 12.", "in the manner of .* not each of its parts is plain"),
        ("[1] A. Doe, B. Roe et al., “Asking,” Care, vol. 3, no. 2, pp. 1–9, 2014.", "in the manner of MLA or IEEE"),
        ("(Doe & Roe, 2014, p. 45)", "a citation out of a text"),
        ("12. Ibid., 47.", "points to an earlier one"),
        ("Jane Doe, Stress, burnout and care, Wards, Volume 3, Issue 1, 2010, Pages 3-9", "in the manner of ScienceDirect"),
        ("978-0335248278", "An ISBN alone"),
        ("PMID: 12345678", "The number alone"),
        ("https://example.org/a", "An address alone"),
        ("FN Clarivate\nVR 1.0\nPT J\nAU Doe, A", "Web of Science's own form"),
        ("RT Journal Article\nA1 Doe, A", "RefWorks' own form"),
        ('"Key","Author","Title"\n"1","Doe","Asking"', "This is a table"),
        ("references:\n- id: doe", "CSL written as YAML"),
        ("{{cite journal |last=Doe}}", "a template of Wikipedia"),
        ('<span class="Z3988" title="x"></span>', "a piece of a web page"),
        ("Title: Asking\nAuthor: Doe, A\nPublication title: Care", "what a database shows"),
        (json.dumps([CSL, CSL]), "There are 2 works"),
        (RIS + RIS, "There are 2 works"),
        (BIBTEX.replace("volume", "vollume"), "'vollume' is no field of a work.*Did you mean 'volume'"),
        (BIBTEX.replace(" and Byrne", " & Byrne"), "joins names by '&'"),
    ],
)
def test_what_cannot_be_read_is_told_with_the_way_out(site: Path, text: str, why: str) -> None:
    (site / "work.txt").write_text(text, "utf-8")
    with pytest.raises(NotMade, match=why):
        new_reference(site, Answers({"from": "work.txt"}))


PRINTED = {
    "APA": "Ødegård, Å., & Byrne, C. (2019). Trust on a ward. Journal of Wards, 3(2), 1–9. https://doi.org/10.1000/Ward.1",
    "Harvard": "Ødegård, Å. and Byrne, C. (2019) 'Trust on a ward', Journal of Wards, 3(2), pp. 1-9. doi: 10.1000/Ward.1.",
    "Vancouver": "Ødegård Å, Byrne C. Trust on a ward. Journal of Wards. 2019;3(2):1-9. doi:10.1000/Ward.1",
    "APA with stars": "Ødegård, Å., & Byrne, C. (2019). Trust on a ward. *Journal of Wards*, *3*(2), 1–9. https://doi.org/10.1000/Ward.1",
    "Harvard, accessed": "Ødegård, Å. and Byrne, C. (2019) ‘Trust on a ward’, Journal of Wards, 3(2), pp. 1–9."
    " Available at: https://doi.org/10.1000/Ward.1 (Accessed: 3 May 2024).",
    "Harvard, Google Scholar": "Ødegård, Å. and Byrne, C., 2019. Trust on a ward. Journal of Wards, 3(2), pp.1-9. doi:10.1000/Ward.1",
    "Vancouver, PubMed": "1. Ødegård Å, Byrne C. Trust on a ward. Journal of Wards. 2019 Mar 3;3(2):1-9. doi: 10.1000/Ward.1."
    " Epub 2018 Dec 1. PMID: 12345678; PMCID: PMC123.",
    "Chicago, year in front": "Ødegård, Åse, and Conor Byrne. 2019. “Trust on a Ward.” Journal of Wards 3 (2): 1–9. https://doi.org/10.1000/Ward.1.",
    "Chicago": "Ødegård, Åse, and Conor Byrne. “Trust on a Ward.” Journal of Wards 3, no. 2 (2019): 1–9. https://doi.org/10.1000/Ward.1.",
    "MLA": "Ødegård, Åse, and Conor Byrne. “Trust on a Ward.” Journal of Wards, vol. 3, no. 2, May 2019, pp. 1–9."
    " Crossref, https://doi.org/10.1000/Ward.1.",
    "MLA, Google Scholar": 'Ødegård, Åse, and Conor Byrne. "Trust on a ward." Journal of Wards 3.2 (2019): 1-9. doi:10.1000/Ward.1',
    "Taylor & Francis": "Åse Ødegård & Conor Byrne (2019) Trust on a ward, Journal of Wards, 3:2, 1-9, DOI: 10.1000/Ward.1",
    "Wikipedia": 'Ødegård, Åse; Byrne, Conor (2019). "Trust on a ward". Journal of Wards. 3 (2): 1–9. doi:10.1000/Ward.1.',
}


@pytest.mark.parametrize("manner", PRINTED)
def test_a_reference_may_be_pasted_as_a_list_prints_it(
    site: Path, manner: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "work.txt").write_text(PRINTED[manner], "utf-8")
    new_reference(site, Answers({"from": "work.txt"}))
    work = Library.read(site / "bibliography.bib")["odegard2019trust"]
    assert reference_text(work) == PRINTED["APA"]
    assert "Compare each field" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "kind", "author"),
    [
        (
            "Health Office. (2014). Asking (HO Publication No. A 14-48). https://example.org/1",
            "report",
            "Health Office",
        ),
        (
            "Doe, A. (2014). Asking [Doctoral dissertation, Walden University]. ProQuest. https://example.org/1",
            "phdthesis",
            "Doe",
        ),
        ("van der Doe, A. B. (2014). Asking: A start (2nd ed.). Example Press.", "book", "van der Doe"),
        ("Doe, A. (2014). Asking. In B. C. Roe & D. Poe (Eds.), Care (pp. 1–9). Example Press.", "incollection", "Doe"),
        ("Health Office. (2014). Asking. Office Press.", "book", "Health Office"),
        ("World Health Organization. (2014, June 17). Asking. https://example.org/1", "online", "World Health Organization"),
        ("Doe, A. (2014, May 3). Asking. Medium. https://example.org/1", "online", "Doe"),
    ],
)
def test_other_kinds_of_works_may_be_pasted_too(site: Path, text: str, kind: str, author: str) -> None:
    (site / "work.txt").write_text(text, "utf-8")
    new_reference(site, Answers({"from": "work.txt"}))
    [work] = [work for key, work in Library.read(site / "bibliography.bib").items() if "2014asking" in key]
    assert (work.kind, work.authors[0].family) == (kind, author)
    assert reference_text(work).replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    "text",
    [
        "Doe, Anna, and Ben Roe. Asking Well. 5th ed. London: Example Press, 2014.",
        "Doe, Anna, and Ben Roe. 2014. Asking Well. 5th ed. London: Example Press.",
        "Doe, Anna, and Ben Roe. Asking Well. 5th ed., Example Press, 2014.",
        "Doe, A. and Roe, B. (2014) Asking well. 5th edn. London: Example Press.",
        "Doe A, Roe B. Asking well. 5th ed. London: Example Press; 2014.",
    ],
)
def test_a_book_is_read_in_each_manner(site: Path, text: str) -> None:
    (site / "work.txt").write_text(text, "utf-8")
    new_reference(site, Answers({"from": "work.txt"}))
    work = Library.read(site / "bibliography.bib")["doe2014asking"]
    assert reference_text(work).replace("\u00a0", " ") == "Doe, A., & Roe, B. (2014). Asking well (5th ed.). Example Press."


IN_A_BOOK = "Bloom, S. L. (2010). Noticing and asking. In N. Tehrani (Ed.), Care at work (pp. 139–153). Routledge."
A_BOOK = "Safran, J. D., & Muran, J. C. (2000). Noticing and asking: A guide. Guilford Press."


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (
            "Charmaine J Kipping,\nStress in nursing,\nJournal of Nursing,\nVolume 37, Issue 3,\n2000,\nPages 207-218,\n"
            "ISSN 0020-7489,\nhttps://doi.org/10.1000/S0020-7489(99)1.\n(https://www.sciencedirect.com/science/article/pii/S1)\n"
            "Abstract: A study.\nKeywords: Stress",
            "Kipping, C. J. (2000). Stress in nursing. Journal of Nursing, 37(3), 207–218. https://doi.org/10.1000/S0020-7489(99)1",
        ),
        (
            "1. Fiona L. Calvert, Trevor P. Crowe, and Ann Lee, “Noticing and Asking,” The Clinical Supervisor 35, no. 1 (2016): 4.",
            "Calvert, F. L., Crowe, T. P., & Lee, A. (2016). Noticing and asking. The Clinical Supervisor, 35(1).",
        ),
        ("2. Jeremy D. Safran and John C. Muran, Noticing and Asking: A Guide (New York: Guilford Press, 2000), 45–47.", A_BOOK),
        ("Safran, Jeremy D., and J. Christopher Muran. Noticing and Asking: A Guide. New York: Guilford Press, 2000.", A_BOOK),
        ("Safran, J. D., & Muran, J. C. (2000). Noticing and asking: A guide (p. 45). Guilford Press.", A_BOOK),
        ("Bloom, Sandra L. “Noticing and Asking.” In Care at Work, edited by Noreen Tehrani, 139–53. London: Routledge, 2010.", IN_A_BOOK),
        ("Bloom, Sandra L. “Noticing and Asking.” Care at Work, edited by Noreen Tehrani, Routledge, 2010, pp. 139–53.", IN_A_BOOK),
        ("Bloom SL. Noticing and asking. In: Tehrani N, editor. Care at work. London: Routledge; 2010. p. 139-53.", IN_A_BOOK),
        ("Bloom, S.L. (2010) 'Noticing and asking', in Tehrani, N. (ed.) Care at work. London: Routledge, pp. 139-153.", IN_A_BOOK),
        (
            "Ginwright S. Noticing and asking [Internet]. Medium; 2018 [cited 2026 Nov 2]. Available from: https://example.org/@ginwright/asking",
            "Ginwright, S. (2018). Noticing and asking. Medium. https://example.org/@ginwright/asking",
        ),
        (
            "Ginwright, S. (2018) Noticing and asking. Available at: https://example.org/@ginwright/asking (Accessed: 2 November 2026).",
            "Ginwright, S. (2018). Noticing and asking. https://example.org/@ginwright/asking",
        ),
        (
            "Department of Health. (2012). Noticing and asking: A report. Author.",
            "Department of Health. (2012). Noticing and asking: A report.",
        ),
        (
            "Kühne F, Maas J. Noticing and asking. Wards. 2019;7(1):54. Published 2019 Sep 3. doi:10.1000/1",
            "Kühne, F., & Maas, J. (2019). Noticing and asking. Wards, 7(1), 54. https://doi.org/10.1000/1",
        ),
        (
            "Kühne, Franziska et al. “Noticing and asking.” Wards vol. 7,1 54. 3 Sep. 2019, doi:10.1000/1",
            "Kühne, F., et al. (2019). Noticing and asking. Wards, 7(1), 54. https://doi.org/10.1000/1",
        ),
    ],
)
def test_notes_chapters_and_publishers_pages_may_be_pasted(text: str, printed: str) -> None:
    read = plain_citation.read(text)
    assert read
    kind, fields = read
    entry = "".join(f", {name} = {{{value}}}" for name, value in fields.items() if value)
    [work] = Library.parse(f"@{kind}{{a{entry}}}").values()
    assert reference_text(work).replace("\u00a0", " ") == printed


@pytest.mark.parametrize(
    ("text", "printed", "left_out"),
    [
        (
            "TY  - JOUR|T1  - Asking and waiting.|A1  - Hayes, Jeffrey A|Y1  - 2001//|JF  - Journal of Wards|JA  - J Wards|VL  - 57|"
            "IS  - 8|SP  - 41|EP  - 51|SN  - 1097-4679(Electronic)|M1  - doi:10.1000/w.1|L2  - http://example.org/ovid|ER  - |",
            "Hayes, J. A. (2001). Asking and waiting. Journal of Wards, 57(8), 41–51. https://doi.org/10.1000/w.1",
            "SN, L2.",
        ),
        (
            "TY  - THES|A1  - Doe, Anna|T1  - Asking and waiting|Y1  - 2012|PB  - University of Leeds|SP  - 212|"
            "M3  - Ph.D.|ER  - |",
            "Doe, A. (2012). Asking and waiting [Unpublished doctoral dissertation]. University of Leeds.",
            "",
        ),
        (
            "TY  - RPRT|AU  - Department of Care|TI  - Asking and waiting|PY  - 2018|M1  - Cm 1234|M3  - Final report|"
            "PB  - Press|ER  - |",
            "Department of Care. (2018). Asking and waiting (Final report No. Cm 1234). Press.",
            "",
        ),
        (
            "TY  - CONF|TI  - Asking and waiting|AU  - Doe, Ann|T2  - Fifth congress|C3  - Proceedings of it|PY  - 2015|"
            "SP  - 3|EP  - 9|PB  - Press|ZZ  - something|ER  - |",
            "Doe, A. (2015). Asking and waiting. In Proceedings of it (pp. 3–9). Press.",
            "ZZ (something).",
        ),
        (
            "@article{RN1, author = {Doe, Ann}, title = {Asking and waiting}, journal = {Care}, year = {2001}, type = {Journal Article},"
            " ISSN = {1}}",
            "Doe, A. (2001). Asking and waiting. Care.",
            "issn.",
        ),
        (
            "@online{a, author = {Doe, Ann}, title = {The {{Future}} of {{Asking}}: {{A Start From Scratch}}},"
            " date = {2020-12-09T21:38:11}, organization = {Medium}, url = {https://example.org/a}}",
            "Doe, A. (2020). The future of asking: A start from scratch. Medium. https://example.org/a",
            "",
        ),
        (
            json.dumps(CSL | {"type": "journal-article"}),
            "",
            "",
        ),
    ],
)
def test_exports_are_read_with_the_oddities_of_their_programs(
    site: Path, text: str, printed: str, left_out: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "work.txt").write_text(text.replace("|", "\n"), "utf-8")
    before = set(Library.read(site / "bibliography.bib"))
    new_reference(site, Answers({"from": "work.txt"}))
    [work] = [work for key, work in Library.read(site / "bibliography.bib").items() if key not in before]
    assert reference_text(work).replace("\u00a0", " ") == printed or (not printed and work.kind == "article")
    assert f"Left out, as no reference prints it: {left_out}" in capsys.readouterr().out or not left_out


def test_what_is_given_beside_a_paste_takes_its_place(site: Path) -> None:
    (site / "work.txt").write_text("Doe A, Roe B. Asking well. J Clin Psychol. 2014;3(2):112-9.", "utf-8")
    with pytest.raises(NotMade, match=r'JOURNAL="\.\.\."'):
        new_reference(site, Answers({"from": "work.txt"}))
    new_reference(site, Answers({"from": "work.txt", "journal": "Journal of Clinical Psychology"}))
    work = Library.read(site / "bibliography.bib")["doe2014asking"]
    assert reference_text(work) == "Doe, A., & Roe, B. (2014). Asking well. Journal of Clinical Psychology, 3(2), 112–119."


@pytest.mark.parametrize(
    ("item", "printed"),
    [
        (
            {"type": "motion_picture", "director": CSL["author"], "publisher": "Press"},
            "(Directors). (2019, March). Trust on a ward [Film]. Press.",
        ),
        ({"type": "article-magazine", "container-title": "Weekly"}, "(2019, March). Trust on a ward. Weekly."),
        (
            {"type": "speech", "event-title": "Congress", "event-place": "Leeds"},
            "[Conference presentation]. Congress, Leeds.",
        ),
        (
            {"type": "thesis", "genre": "PhD thesis", "publisher": "Leeds", "URL": "https://example.org/"},
            "[Doctoral dissertation, Leeds]. https://example.org/",
        ),
        (
            {"type": "chapter", "container-title": "Care", "page": "1-9", "publisher": "Press"},
            "In Care (pp.\u00a01–9). Press.",
        ),
        (
            {"type": "webpage", "URL": "https://example.org/", "publisher": "Office"},
            "(2019, March). Trust on a ward. Office. https://example.org/",
        ),
    ],
)
def test_an_item_of_csl_json_becomes_a_work_of_its_kind(site: Path, item: dict[str, str], printed: str) -> None:
    whole = {"title": CSL["title"], "issued": CSL["issued"], "author": CSL["author"]} | item
    whole = {name: value for name, value in whole.items() if name != "author" or "director" not in item}
    (site / "work.txt").write_text(json.dumps(whole), "utf-8")
    new_reference(site, Answers({"from": "work.txt"}))
    [work] = [work for key, work in Library.read(site / "bibliography.bib").items() if key.startswith("odegard")]
    assert reference_text(work).endswith(printed)


@pytest.mark.parametrize("author", ["Zzz, A. & Yyy, B.", "Zzz A, Yyy B", "Zzz, Ada, PhD", "NHS England"])
def test_who_is_no_person_is_told(site: Path, author: str) -> None:
    with pytest.raises(NotMade, match="cannot be added as it is"):
        new_reference(site, Answers({**TYPED, "author": author}))


def test_a_translator_and_the_first_year_are_kept(site: Path) -> None:
    (site / "work.txt").write_text(
        "@book{x, author = {Freire, Paulo}, translator = {Ramos, M. B.}, title = {Pedagogy}, subtitle = {A start},"
        " origyear = {1968}, year = {2000}, publisher = {Continuum}}",
        "utf-8",
    )
    new_reference(site, Answers({"from": "work.txt"}))
    text = (site / "bibliography.bib").read_text("utf-8")
    for line in ("translator   = {Ramos, M. B.}", "origdate     = {1968}", "title        = {Pedagogy: A start}"):
        assert f"  {line}" in text


def test_a_work_may_be_typed_field_by_field(site: Path) -> None:
    answers = [
        "",
        "book",
        "{Health Office}",
        "2015",
        "Being heard",
        "Office Press",
        "",
        "https://example.org/heard",
        "",
        "",
    ]
    new_reference(site, Answers({}, answering(*answers)))
    assert told(site) == []
    assert "@book{healthoffice2015being,\n  author       = {{Health Office}}" in (site / "bibliography.bib").read_text(
        "utf-8"
    )


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"from": "none.bib"}, "There is no file 'none.bib'"),
        ({"from": "bibliography.bib"}, "There are 2 works in this"),
        ({**TYPED, "doi": "10.1000/EXAMPLE.2020"}, "This work is there already, as 'example2020noticing'"),
        ({**TYPED, "year": "last year"}, "This work cannot be added as it is"),
        ({**TYPED, "doi": "none"}, "'none' is not a DOI"),
        ({**TYPED, "status": "surely"}, "There is no status 'surely'"),
    ],
)
def test_a_work_that_cannot_be_added_leaves_the_file_as_it_was(site: Path, given: dict[str, str], why: str) -> None:
    before = (site / "bibliography.bib").read_bytes()
    with pytest.raises(NotMade, match=why):
        new_reference(site, Answers(given))
    assert (site / "bibliography.bib").read_bytes() == before


@pytest.mark.parametrize(
    "text", ["[", "{}", "[]", '"x"', "@article{", "words", "@comment{x}", '{"title": ["A"], "author": [{}]}']
)
def test_what_is_no_work_is_told_without_a_traceback(site: Path, text: str) -> None:
    (site / "work.txt").write_text(text, "utf-8")
    with pytest.raises(NotMade):
        new_reference(site, Answers({"from": "work.txt"}))


@pytest.mark.parametrize(
    ("title", "written"),
    [
        (
            "How Trust Grows in Small Teams: A Study of NHS Wards",
            "How trust grows in small teams: A study of {NHS} wards",
        ),
        ("Being heard in Dublin", "Being heard in {Dublin}"),
        ("Recovery. <i>Then</i> what?", "Recovery. Then what?"),
        ("Title already {Braced} by Hand", "Title already {Braced} by Hand"),
        ("{How Trust Grows in Small Teams.}", "How trust grows in small teams"),
        ("How Trust Grows in Small Teams: {{A}} Study of Wards", "How trust grows in small teams: A study of wards"),
        (
            "Trauma-Informed Care and COVID-19 in Practice Today.",
            "Trauma-informed care and {COVID-19} in practice today",
        ),
    ],
)
def test_a_title_is_brought_into_sentence_case(title: str, written: str) -> None:
    assert sentence_case(title) == written


def test_a_dash_in_a_title_ends_a_word_of_the_key() -> None:
    work = Work("article", {"author": "Example, Ada", "year": "2000", "title": "SPIKES---A six-step protocol"})
    assert new_key(work, set()) == "example2000spikes"


def test_a_key_is_name_year_and_word_and_never_taken() -> None:
    work = Work("book", {"author": "{\\'O} Briain, A.", "year": "2018", "title": "The {Art} of it"})
    assert new_key(work, set()) == "obriain2018art"
    assert new_key(work, {"obriain2018art"}) == "obriain2018artb"
    assert new_key(Work("misc", {"title": "10 things"}), set()) == "work10thingsnd10"


def test_a_csl_item_of_any_kind_becomes_an_entry() -> None:
    for kind in ("chapter", "report", "thesis", "webpage", "paper-conference", "book", "never-heard-of"):
        work = from_csl({"type": kind, "title": "A", "publisher": "P", "container-title": "C", "issued": {}})
        tidy(work)
        assert work.fields["title"] == "A"


@pytest.mark.parametrize("who", ["Ada, B., & the third floor", "Ada, B., Cede", "Ada, B., 12 others"])
def test_of_people_all_are_read_or_none(who: str) -> None:
    assert plain_people.inverted("Ada, B., & Cede, D.") == "Ada, B. and Cede, D."
    assert plain_people.inverted(who) == ""


@pytest.mark.parametrize(
    ("title", "name"), [("What's next?", "whats-next"), ("Åben  dør", "aben-dor"), ("A/B", "a-b"), ("Maß_für", "massfur")]
)
def test_a_title_gives_a_file_its_name(title: str, name: str) -> None:
    assert slug(title) == name


def test_a_title_without_letters_gives_no_name() -> None:
    with pytest.raises(NotMade):
        slug("???")


@pytest.mark.parametrize(
    "text", ["Plain words", "a: b", "#1", "yes", "it's", 'say "x"', "back\\slash", "- x", "1.0", "[x]", "@x"]
)
def test_a_value_survives_front_matter(text: str) -> None:
    import yaml

    assert yaml.safe_load(f"title: {yaml_text(text)}") == {"title": text}
