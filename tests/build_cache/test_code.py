"""The fingerprint of what a function runs: its own files and libraries count, and no others."""

from __future__ import annotations

import shutil
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest

from build_cache import code

FILES = {
    "paper/__init__.py": "",
    "paper/press.py": "from paper import kinds, words\nfrom shared.names import name\n\ndef press():\n    import lxml.html\n",
    "paper/words.py": "from .letters import LETTERS\n",
    "paper/letters.py": "LETTERS = 'ab'\n",
    "paper/kinds/__init__.py": "import pkgutil\n",
    "paper/kinds/one.py": "import paper.kinds\n",
    "paper/check.py": "import paper.words\n",
    "paper/fonts/one.ttf": "a font",
    "paper/kinds/one.typ": "#let one = 1",
    "paper/kinds/one.xml": "<one/>",
    "paper/sheet.typ": "#let sheet = 1",
    "shared/__init__.py": "import json\n",
    "shared/unused.py": "",
    "shared/names.py": "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from rules import rule\n\nname = 1\n",
    "rules/__init__.py": "",
    "rules/rule.py": "import yaml\n",
}
RUN = ("paper/__init__.py", "paper/press.py", "paper/words.py", "paper/letters.py", "shared/__init__.py", "shared/names.py")
RUN += ("paper/kinds/__init__.py", "paper/kinds/one.py")
BESIDE = ("paper/fonts/one.ttf", "paper/kinds/one.typ", "paper/sheet.typ")
NOT_RUN = ("paper/kinds/one.xml", "paper/check.py", "shared/unused.py", "rules/__init__.py", "rules/rule.py")


@pytest.fixture
def hooks(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_every_file_of_the_case_is_one_or_the_other() -> None:
    assert {*RUN, *BESIDE, *NOT_RUN} == set(FILES)


@pytest.mark.parametrize("name", [*RUN, *BESIDE])
def test_what_is_run_or_read_counts(hooks: Path, name: str) -> None:
    before = code.fingerprint("paper.press", hooks)
    with (hooks / name).open("a") as file:
        file.write("# A comment\n")
    assert code.fingerprint("paper.press", hooks) != before


@pytest.mark.parametrize("name", NOT_RUN)
def test_what_is_not_run_does_not_count(hooks: Path, name: str) -> None:
    before = code.fingerprint("paper.press", hooks)
    (hooks / name).write_text("import nothing\n", "utf-8")
    assert code.fingerprint("paper.press", hooks) == before


def test_a_template_for_word_counts_for_word_copies_and_sets_no_sheet_again(tmp_path: Path) -> None:
    copied = tmp_path / "hooks"
    shutil.copytree(code.HOOKS, copied, ignore=shutil.ignore_patterns("__pycache__"))
    functions = ("sheets.press", "workshops.press", "sheets.word.copies", "workshops.copies", "workshops.kit.copies")

    def of_each() -> list[str]:
        return [code.fingerprint(name, copied) for name in functions]

    for name, is_new in {
        "sheets/blocks/scale.xml": [False, False, True, True, True],
        "sheets/word/package/word/styles.xml": [False, False, True, True, True],
        "sheets/word/package/_rels/.rels": [False, False, True, True, True],
        "workshops/pack.typ": [False, True, False, True, True],
        "workshops/kit/kit.typ": [False, True, False, True, True],
        "sheets/blocks/scale.typ": [True] * 5,
        "sheets/fonts/NotoSans-Bold.ttf": [True] * 5,
        "sheets/formfont.py": [True, True, False, True, True],
        "content/course_file.py": [False, False, True, True, True],
    }.items():
        before = of_each()
        with (copied / name).open("ab") as file:
            file.write(b" ")
        assert [one != other for one, other in zip(before, of_each(), strict=True)] == is_new, name


def test_a_file_that_is_added_or_gone_counts(hooks: Path) -> None:
    before = code.fingerprint("paper.press", hooks)
    (hooks / "paper/fonts/two.ttf").write_text("another font", "utf-8")
    added = code.fingerprint("paper.press", hooks)
    (hooks / "paper/fonts/one.ttf").unlink()
    assert len({before, added, code.fingerprint("paper.press", hooks)}) == 3


@pytest.mark.parametrize("library", ["lxml", "Markdown", "typst", "pikepdf", "pymdown-extensions", "segno", "fonttools"])
def test_a_new_version_of_a_library_counts(hooks: Path, monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    imports = "import fontTools.ttLib\nimport pymdownx\nimport segno, typst\nfrom pikepdf import Name\n"
    (hooks / "paper/letters.py").write_text(imports, "utf-8")
    before, real = code.fingerprint("paper.press", hooks), metadata.distribution

    def newer(name: str) -> object:
        found = real(name)
        same = found.metadata["Name"].lower() == library.lower()
        return SimpleNamespace(version="999", requires=found.requires) if same else found

    monkeypatch.setattr(metadata, "distribution", newer)
    code._distribution.cache_clear()
    try:
        assert code.fingerprint("paper.press", hooks) != before
    finally:
        code._distribution.cache_clear()


def test_a_library_that_is_not_used_does_not_count(hooks: Path) -> None:
    _modules, libraries = code.closure("paper.press", hooks)
    assert libraries == {"lxml"}
    assert code.installed(libraries).keys() == {"lxml"}


def test_a_library_brings_those_that_it_requires() -> None:
    assert code.installed({"pymdownx"}).keys() == {"pymdown-extensions", "markdown", "pyyaml", "pygments"}


def test_an_extension_counts_with_its_libraries_by_either_of_its_names() -> None:
    version = metadata.version("markdown")
    assert code.versions("toc") == code.versions("markdown.extensions.toc") == str([("markdown", version)])
    assert version in code.versions("pymdownx.superfences")
    with pytest.raises(ModuleNotFoundError):
        code.versions("no_such_extension")


def test_an_import_of_nothing_that_is_installed_is_said(hooks: Path) -> None:
    (hooks / "paper/letters.py").write_text("import no_such_library\n", "utf-8")
    with pytest.raises(ModuleNotFoundError, match="no-such-library"):
        code.fingerprint("paper.press", hooks)


@pytest.mark.parametrize(
    "text",
    [
        "def f():\n    import lxml",
        "class A:\n    def f(self):\n        from lxml import html",
        "if a:\n    pass\nelif b:\n    import lxml",
        "if TYPE_CHECKING:\n    import typst\nelse:\n    import lxml",
        "for a in b:\n    pass\nelse:\n    import lxml",
        "while a:\n    import lxml",
        "with a:\n    import lxml",
        "async def f():\n    async with a:\n        import lxml.etree",
        "try:\n    import lxml\nexcept A:\n    pass",
        "try:\n    pass\nexcept A:\n    import lxml",
        "try:\n    pass\nexcept* A:\n    import lxml",
        "try:\n    pass\nfinally:\n    import lxml",
        "match a:\n    case 1:\n        import lxml",
    ],
)
def test_an_import_counts_wherever_it_stands(tmp_path: Path, text: str) -> None:
    (tmp_path / "one.py").write_text(text, "utf-8")
    assert code.closure("one", tmp_path) == ({"one"}, {"lxml"})
