"""Mistakes as practitioners make them, from where they come, and what they ought to be told.

Each was written down before anybody looked at what the check does. A mistake is done to the small sound site of
`tests/checks/good`; `old` in `path` becomes `new`, or `path` is written anew. Told means: a message at that line which
matches `says`, and not more than `at_most` messages in all, so that the cause is not buried.
"""

from __future__ import annotations

from dataclasses import dataclass

MODULE, ASKING = "docs/practice/noticing.md", "docs/practice/asking.md"
EXERCISE, PLAN = "exercises/two-columns.md", "docs/facilitate/an-hour.md"
BIB, TERM, NAV = "bibliography.bib", "glossary/unspoken-doubt.md", "mkdocs.yml"
SIGNS, FAST, QUICK = "## Signs\n", "- An answer comes fast.", 'Noor says "fine" before Sam has finished.'
NOTHING = "- Nothing follows from it.\n"


@dataclass(frozen=True)
class Mistake:
    """What somebody did, and the line, the words and the number of messages that answer it."""

    name: str
    path: str
    old: str
    new: str | bytes
    line: int
    says: str
    at_most: int = 1
    column: int | None = None


def _text(name: str, new: str, says: str, *, at_most: int = 1, column: int | None = None, down: int = 0) -> Mistake:
    """A paragraph of a module, on line 24."""
    return Mistake(name, MODULE, SIGNS, f"{new}\n\n{SIGNS}", 24 + down, says, at_most, column)


AGAIN = """\
@article{example2020noticing2,
  author = {Example, Ada and Sample, Ben},
  year = {2020},
  title = {Noticing what nobody says},
  journal = {Journal of Examples},
  doi = {10.1000/example.2020},
  annote = {Sixty. Seen: example.org.},
  keywords = {further, status-verified}
}

"""
PATHS = """\
support-worker:
  title: For a support worker
  by: role
  summary: A short way.
  parts:
    - title: First
      steps:
        - read: practice/noticing
        - do: two-columns
    - title: Second
      steps:
        - read: practice/asking
          why: It is short.
        - do: saying-no
"""
SCENARIOS = "practice/noticing:\n  setting: a kitchen\n  questions:\n    - Why?\n    - And then?\n"
COVERAGE = """\
example2020noticing:
  - title: A part
    concepts:
      - what: A thought
        where: practice/noticing
        says: question
      - what: Another
        where: practice/asking
        says: waits
"""
CORRECTIONS = """\
corrections:
  - date: 2026-11-29
    page: practice/noticing
    said: Words that are gone
    says: An answer comes fast.
    why: It was wrong.
  - date: 2026-11-28
    page: practice/asking
    said: Other words
    says: asks and waits
    why: That was wrong too.
"""


COURSE = """\
name: A small course
slug: small-course
purpose: A course to try the checks on.
strands:
  - folder: practice
    colour: blue
    title: Practice
    icon: waves
"""
KIT = """\
parts:
  - title: Invitation
    copies: one each
    body:
      - put: times
        columns: [Date, From, To, What]
"""


def _list(name: str, path: str, whole: str, old: str, new: str, line: int, says: str, at_most: int = 1) -> Mistake:
    assert old in whole, name
    return Mistake(name, path, "", whole.replace(old, new, 1), line, says, at_most)


WORD = [
    _text("a paragraph of Word's HTML", '<p class="MsoNormal" style="margin:0">Some words.</p>', "<p>.*word processor|style"),
    _text("Word's empty paragraph", "Some words.<o:p></o:p>", "<o:p>"),
    _text("Word's font", '<span style="font-family:Calibri">Some words</span> stay.', "word processor"),
    _text("Word's conditional comment", "<!--[if gte mso 9]><xml></xml><![endif]-->\n\nWords.", "word processor|Word|if gte"),
    _text("a link to Word's footnote", "Some words[[1]](#_ftn1) stay.", r"_ftn1|footnote"),
    _text("curly marks round an address", "See [asking](“asking.md”).", "straight|quotation marks"),
    _text("curly marks in attributes", "![Two circles.](circles.svg){ width=“400” }\n\n/// figure-caption\nCircles.\n///", "straight"),
    _text("bullets that are dots", "·\tOne thing\n·\tAnother thing", "list", at_most=4),
    _text("bullets of the second level", "o   One thing\no   Another thing", "list", at_most=2),
    _text("bullets that are dashes", "– One thing\n– Another thing", "list", at_most=2),
    _text("a sign of the font Wingdings", "\uf0b7 One thing", "makes no list|hyphen", at_most=2),
    _text("a soft hyphen", "Super\u00advision takes time.", "hidden|invisible|hyphen", column=6),
    _text("a line break of Word's", "One line\x0banother line.", "no reader can see", column=9),
    _text("a ligature out of a PDF", "The \ufb01rst sign.", "ligature|letters|fi", column=5),
    _text("a table pasted as text", "Who\tSaid\tDone\nNoor\tYes\tNothing", "table|tab", at_most=2),
    _text("two spaces between words", "Some words  and others.\n\n!!! note\n    A box of another system.", "///", down=2),
    _text("an old font tag", '<font color="red">Careful.</font>', "<font>"),
    _text("centred", "<center>Some words</center>", "<center>"),
    Mistake("curly marks round a title with a colon", MODULE, "title: Noticing", "title: “Noticing: and asking”", 2,
            "curly|straight", column=8),
    Mistake("curly marks round a title", MODULE, "title: Noticing", "title: “Noticing”", 2, "curly|straight"),
    Mistake("curly apostrophes in a list", MODULE, "exercises:\n  - two-columns", "exercises: [‘two-columns’]", 13,
            "curly|straight"),
    Mistake("a document beside the page", "docs/practice/noticing.docx", "", b"PK\x03\x04", 1, "plain text"),
    Mistake("what Word leaves while it is open", "docs/practice/~$noticing.docx", "", b"\x03Ada", 1, "Delete|delete|take it out"),
    Mistake("an exercise called index", "exercises/index.md", "", "---\ntitle: Index\n---\n", 1, "list of exercises"),
    Mistake("a PDF beside the exercise", "exercises/two-columns.pdf", "", b"%PDF-1.4", 1, "sheet|PDF|ending"),
]

PHONE = [
    Mistake("dashes that became one", MODULE, "---\ntitle: Noticing", "—\ntitle: Noticing", 1, "three hyphens"),
    Mistake("dashes that became two", MODULE, "---\ntitle: Noticing", "—-\ntitle: Noticing", 1, "three hyphens"),
    Mistake("the second row of dashes", MODULE, "reviewed: 2026-11-22\n---", "reviewed: 2026-11-22\n—", 16, "three hyphens"),
    Mistake("a name with a capital", MODULE, "title: Noticing", "Title: Noticing", 2, "'title'|title"),
    Mistake("a page with a capital", ASKING, "- practice/noticing", "- Practice/noticing", 11, "practice/noticing"),
    Mistake("a box with a capital", MODULE, "/// scenario | A quick yes", "/// Scenario | A quick yes", 20, "scenario"),
    Mistake("a box with its name written out", MODULE, "/// scenario | A quick yes", "/// Scenario: A quick yes", 20, r"\|"),
    Mistake("a box closed by two slashes", MODULE, f"{QUICK}\n///", f"{QUICK}\n//", 22, "three|///", 2),
    Mistake("slashes with blanks", MODULE, "/// scenario | A quick yes", "/ / / scenario | A quick yes", 20, "///", 2),
    Mistake("a tick without its blank", MODULE, "- [x] Ask what", "- [x]Ask what", 50, r"\[x\]|blank|space", 2),
    Mistake("an empty tick", MODULE, "- [ ] Thank her", "- [] Thank her", 46, r"\[ \]", 2),
    Mistake("a tick out of place", MODULE, "- [x] Ask what", "- [ x] Ask what", 50, r"\[x\]", 2),
    Mistake("a picture of an iPhone", "docs/practice/photo.heic", "", b"\0\0\0\x18ftypheic", 1, "jpg|webp|JPEG|WebP"),
    Mistake("a picture with capitals", "docs/practice/IMG_0012.JPG", "", b"\xff\xd8\xff", 1, "img-0012.jpg"),
    Mistake("a film", "docs/practice/film.mov", "", b"\0\0\0\x14ftypqt", 1, "may not lie in docs/"),
    _text("a zero-width joiner", "Some\u2060 words.", "hidden|invisible|cannot be seen", column=5),
    _text("letters turned round", "Some \u202ewords\u202c stay.", "hidden|direction|cannot be seen", at_most=2, column=6),
    _text("what stood for a picture", "Some \ufffc words.", "hidden|cannot|picture|sign", column=6),
    _text("an address of a short-link service", "See [the text](https://bit.ly/3xYz).", "bit.ly"),
    _text("an address behind a search engine", "See [it](https://www.google.com/url?q=https://example.org).", "google"),
    _text("an address of the own machine", "See [it](http://localhost:8000/practice/).", "localhost|https"),
    _text("an address with a misspelt scheme", "See [it](htps://example.org).", "https"),
    _text("an address without its colon", "See [it](https//example.org).", "https://"),
    _text("an address with one slash", "See [it](https:/example.org).", "https://"),
    _text("an address with a comma for a dot", "See [it](https://example,org/page).", "example,org|host|name"),
    _text("an address with two schemes", "See [it](https://https://example.org).", "twice|https://example.org"),
    _text("an e-mail address with a blank", "Write to [Ada](mailto: ada@example.org).", "blank|space|mailto"),
    _text("an e-mail address without its scheme", "Write to [Ada](ada@example.org).", "mailto:"),
]

WINDOWS = [
    Mistake("an old encoding", MODULE, "", "---\ntitle: Caf\xe9\n---\n\nNa\xefve.\n".encode("cp1252"), 2, "UTF-8", column=11),
    Mistake("a term in an old encoding", TERM, "", "---\nterm: Caf\xe9\n---\nA word.\n".encode("cp1252"), 2, "UTF-8"),
    Mistake("the bibliography in an old encoding", BIB, "", "@book{x,\n author = {Caf\xe9}\n}\n".encode("cp1252"), 2, "UTF-8"),
    Mistake("the menu in an old encoding", NAV, "", "site_name: Caf\xe9\n".encode("cp1252"), 1, "UTF-8"),
    Mistake("the words in an old encoding", "words.yml", "", "the na\xefve: people\n".encode("cp1252"), 1, "UTF-8"),
    Mistake("two bytes a letter", MODULE, "", "---\ntitle: Noticing\n---\n\nWords.\n".encode("utf-16"), 1, "UTF-8"),
    _text("letters read twice", "Noor donâ€™t say it.", "â€™|encoding|UTF-8", column=9),
    _text("letters that were lost", "Noor\ufffds answer.", "lost|cannot|encoding", column=5),
    _text("a link with backslashes", "See [the word](..\\glossary.md).", r"\.\./glossary\.md"),
    _text("a link with backslashes and a heading", "See [it](..\\glossary.md#unspoken-doubt).", r"\.\./glossary\.md#unspoken-doubt"),
    _text("a picture on the own disk", "![Two circles.](C:\\Texts\\Ada\\circles.svg)\n\n/// figure-caption\nC.\n///",
          "circles.svg"),
    _text("a link to the own disk", "See [it](file:///C:/Texts/Ada/list.html).", "disk|computer"),
    _text("a link with a capital", "See [it](Asking.md).", "asking.md"),
    _text("a link with a blank in code", "See [it](asking%20well.md).", "asking"),
    _text("a link to what the site makes", "See [it](asking.html).", "asking.md"),
    _text("a link to the sheet's source", "See [it](../../README.md).", "README"),
    Mistake("a module with a backslash", EXERCISE, "- practice/noticing", "- practice\\noticing", 28, "practice/noticing"),
    Mistake("a page in the menu with a backslash", NAV, "- practice/asking.md", "- practice\\asking.md", 5, "practice/asking.md", 2),
    Mistake("a page in the menu with its folder", NAV, "- practice/asking.md", "- docs/practice/asking.md", 5,
            "'practice/asking.md'", 2),
    Mistake("a copy", "docs/practice/noticing - Copy.md", "", "---\ntitle: Noticing\n---\n\nWords.\n", 1, "Copy|copy"),
    Mistake("a second download", "docs/practice/asking (1).md", "", "---\ntitle: Asking\n---\n\nWords.\n", 1, "asking"),
    Mistake("an ending with capitals", "docs/practice/waiting.MD", "", "---\ntitle: Waiting\n---\n\nWords.\n", 1, "waiting.md"),
    Mistake("an ending that hides", "docs/practice/waiting.md.txt", "", "---\ntitle: Waiting\n---\n", 1, "waiting.md"),
    Mistake("thumbnails", "docs/practice/Thumbs.db", "", b"\xd0\xcf", 1, "Delete|delete|take it out|Take it out"),
    Mistake("a shortcut", "exercises/two-columns.lnk", "", b"L\0\0\0", 1, "Delete it"),
    Mistake("a name that Windows keeps for itself", "docs/practice/aux.md", "", "---\ntitle: Aux\n---\n\nWords.\n", 1, "Windows"),
    Mistake("no blank behind a hyphen", NAV, "  - practice/asking.md", "  -practice/asking.md", 5, "blank|space", 2),
]

PROGRAM = [
    Mistake("a volume with its word in full", BIB, "volume   = {3}", "volume   = {Volume 3}", 6, "Volume"),
    Mistake("a DOI with a full stop", BIB, "example.2020}", "example.2020.}", 8, r"ends with '\.'.*'10.1000/example.2020'"),
    Mistake("a DOI that says so", BIB, "{10.1000/example.2020}", "{doi:10.1000/example.2020}", 8, "10.1000/example.2020"),
    Mistake("a DOI in code", BIB, "{10.1000/example.2020}", "{10.1000%2Fexample.2020}", 8, "10.1000/example.2020"),
    Mistake("a DOI with a comma", BIB, "{10.1000/example.2020}", "{10.1000/example.2020,}", 8, "comma|10.1000/example.2020"),
    Mistake("a year of another age", BIB, "{2020}", "{2202}", 3, "2202"),
    Mistake("a year long before print", BIB, "{2020}", "{202}", 3, "202"),
    Mistake("a year with its letter", BIB, "{2020}", "{2020a}", 3, "2020"),
    Mistake("pages the wrong way round", BIB, "{1--9}", "{9--1}", 7, "9"),
    Mistake("a volume with its word", BIB, "volume   = {3}", "volume   = {Vol. 3}", 6, "Vol"),
    Mistake("a title with its full stop", BIB, "nobody says}", "nobody says.}", 4, "full stop"),
    Mistake("a title in capitals", BIB, "{Noticing what nobody says}", "{NOTICING WHAT NOBODY SAYS}", 4, "capital"),
    Mistake("a title with HTML", BIB, "{Noticing what nobody says}", "{Noticing what <i>nobody</i> says}", 4, "<i>"),
    Mistake("a title with a sign in code", BIB, "{Noticing what nobody says}", "{Noticing &amp; saying}", 4, "&amp;"),
    Mistake("people after Vancouver", BIB, "{Example, Ada and Sample, Ben}", "{Example A, Sample B}", 2, "and"),
    Mistake("people with semicolons", BIB, "{Example, Ada and Sample, Ben}", "{Example, Ada; Sample, Ben}", 2, "and"),
    Mistake("people and others", BIB, "{Example, Ada and Sample, Ben}", "{Example, Ada and Sample, Ben et al.}", 2, "others|et al"),
    Mistake("a degree", BIB, "{Example, Ada and Sample, Ben}", "{Example, Ada, PhD and Sample, Ben}", 2, "PhD"),
    Mistake("a mark that was never merged", BIB, "}\n\n@book", "}\n<<<<<<< HEAD\n\n@book", 12, "left by a merge"),
    Mistake("the end of a merge", BIB, "}\n\n@book", "}\n>>>>>>> main\n\n@book", 12, "left by a merge"),
    Mistake("a work without a key", BIB, "@article{example2020noticing,", "@article{,", 1, "key", 3),
    Mistake("a key with a blank", BIB, "@article{example2020noticing,", "@article{example 2020,", 1, "key", 5),
    Mistake("a comma that is missing", BIB, "{2020},", "{2020}", 3, "comma", 4),
    Mistake("a brace that is open", BIB, "{Journal of Examples},", "{Journal of Examples,", 5, "brace|}", 4),
    Mistake("keywords with semicolons", BIB, "{further, status-verified}\n}\n\n", "{further; status-verified}\n}\n\n", 10, "comma"),
    Mistake("a status with a capital", BIB, "{further, status-verified}\n}\n\n", "{further, Status-Verified}\n}\n\n", 10,
            "status-verified"),
    Mistake("a file on the own disk", BIB, "  volume   = {3},", "  file     = {C:/Texts/Ada/paper.pdf},\n  volume   = {3},", 6,
            "computer|disk"),
    Mistake("an address without safety", BIB, "  publisher = {Example Press},",
            "  publisher = {Example Press},\n  url       = {http://example.org/},", 18, "https"),
    Mistake("an address that runs", BIB, "  publisher = {Example Press},",
            "  publisher = {Example Press},\n  url       = {javascript:alert(1)},", 18, "https"),
    Mistake("the same work once more", BIB, "@book{sample2018asking", f"{AGAIN}@book{{sample2018asking", 13, "has the DOI of", 2),
]

LISTS = [
    _list("a step that misspells its page", "paths.yml", PATHS, "practice/asking", "practice/askin", 12, "practice/asking"),
    _list("a step that misspells its exercise", "paths.yml", PATHS, "do: saying-no", "do: saying-now", 14, "saying-no"),
    _list("a step with an unknown name", "paths.yml", PATHS, "why: It", "wy: It", 13, "why"),
    _list("a step that is a word", "paths.yml", PATHS, "- do: saying-no", "- saying-no", 14, "read|do"),
    _list("a step with both", "paths.yml", PATHS, "why: It is short.", "do: saying-no", 12, "read|do|one"),
    _list("a part without steps", "paths.yml", PATHS, "    - title: Second\n      steps:", "    - title: Second\n      step:", 11,
          "steps", 2),
    _list("a path of an unknown kind", "paths.yml", PATHS, "by: role", "by: rol", 3, "role"),
    _list("a name twice", "paths.yml", PATHS, "  by: role", "  by: role\n  by: time", 4, "twice"),
    _list("a path that ends in a colon", "paths.yml", PATHS, "title: Second", "title: Second: last", 10, "quotation marks"),
    _list("a merge in a list", "paths.yml", PATHS, "    - title: Second", "<<<<<<< HEAD\n    - title: Second", 10, "merged"),
    _list("a tab in a list", "paths.yml", PATHS, "          why", "\t\twhy", 13, "tab"),
    _list("an answer where questions stand", "scenarios.yml", SCENARIOS, "  questions:", "  question:", 3, "questions", 2),
    _list("a question that is empty", "scenarios.yml", SCENARIOS, "    - And then?", "    -", 5, "empty|question|text"),
    _list("a question with a colon", "scenarios.yml", SCENARIOS, "- And then?", "- And then: what?", 5, "quotation marks"),
    _list("a thought without its place", "coverage.yml", COVERAGE, "        where: practice/asking\n", "", 7, "where"),
    _list("a thought whose page moved", "coverage.yml", COVERAGE, "where: practice/asking", "where: practice/ask", 8,
          "practice/ask"),
    _list("a thought with an unknown name", "coverage.yml", COVERAGE, "says: waits", "say: waits", 9, "says", 2),
    _list("a day as people write it", "corrections.yml", CORRECTIONS, "date: 2026-11-28", "date: 28.11.2026", 7, "2026-11-28"),
    _list("a correction of a page that is gone", "corrections.yml", CORRECTIONS, "practice/asking", "practice/ask", 8,
          "practice/asking"),
    _list("a correction without its reason", "corrections.yml", CORRECTIONS, "    why: That was wrong too.\n", "", 7, "why"),
    Mistake("words twice", "words.yml", "", "the mad: people\nthe bad: people\nthe mad: persons\n", 3, "twice"),
    Mistake("words that stand for no words", "words.yml", "", "the mad: people\nno: nothing\n", 2, "no|quotation"),
    Mistake("a page twice in the menu", NAV, "  - practice/asking.md", "  - practice/asking.md\n  - practice/asking.md", 6,
            "twice"),
    Mistake("a menu out of line", NAV, "  - practice/asking.md", "   - practice/asking.md", 5, "line up|blanks|indent"),
    Mistake("a menu with a tab", NAV, "  - practice/asking.md", "\t- practice/asking.md", 5, "tab"),
    Mistake("a menu with two colons", NAV, "  - practice/asking.md", "  - Asking: well: practice/asking.md", 5,
            "quotation marks"),
    Mistake("a menu with a name and no page", NAV, "  - practice/asking.md", "  - Asking:\n  - practice/asking.md", 5, "Asking|page"),
    Mistake("a menu that was never merged", NAV, "  - practice/asking.md", "<<<<<<< HEAD\n  - practice/asking.md", 5, "merged"),
    Mistake("a menu without the ending", NAV, "  - practice/asking.md", "  - practice/asking", 5, "practice/asking.md", 2),
]

MATTER = [
    Mistake("a day of another age", MODULE, "reviewed: 2026-11-22", "reviewed: 2202-11-22", 15, "2202|future|come"),
    Mistake("a day as people write it", MODULE, "reviewed: 2026-11-22", "reviewed: 22.11.2026", 15, "2026-11-22"),
    Mistake("a day with slashes", MODULE, "reviewed: 2026-11-22", "reviewed: 22/11/2026", 15, "2026-11-22"),
    Mistake("minutes with their word", MODULE, "minutes: 10", "minutes: 10 min", 4, "10"),
    Mistake("no minutes", MODULE, "minutes: 10", "minutes: 0", 4, "minute"),
    Mistake("minutes with a comma", MODULE, "minutes: 10", "minutes: 7,5", 4, "whole number"),
    Mistake("a list with stars", MODULE, "exercises:\n  - two-columns", "exercises:\n  * two-columns", 14, "hyphen"),
    Mistake("a list without blanks", MODULE, "exercises:\n  - two-columns", "exercises:\n  -two-columns", 14, "blank|space|hyphen"),
    Mistake("a list that is a text", ASKING, "needs:\n  - practice/noticing", "needs: practice/noticing", 10, "list"),
    Mistake("no colon", MODULE, "title: Noticing", "title Noticing", 2, "colon"),
    Mistake("no blank behind the colon", MODULE, "title: Noticing", "title:Noticing", 2, "blank|space"),
    Mistake("a colon from another keyboard", MODULE, "title: Noticing", "title： Noticing", 2, "colon"),
    Mistake("blanks that do not break", MODULE, "exercises:\n  - two", "exercises:\n\u00a0\u00a0- two", 14, "blank|space"),
    Mistake("a title that is a yes", TERM, "term: Unspoken doubt", "term: No", 2, "quotation marks"),
    Mistake("a title that is a year", MODULE, "title: Noticing", "title: 2026", 2, "quotation marks"),
    Mistake("a title with a sign", MODULE, "title: Noticing", "title: @ work", 2, "quotation marks"),
    Mistake("a title with brackets", MODULE, "title: Noticing", "title: [Draft] Noticing", 2, "quotation marks"),
    Mistake("a title with a star", MODULE, "title: Noticing", "title: *Noticing* it", 2, "quotation marks"),
    Mistake("a title with an exclamation mark", MODULE, "title: Noticing", "title: !Noticing", 2, "quotation marks"),
    Mistake("a summary left empty", MODULE, "summary: How to notice what nobody says.", "summary:", 3, "empty|summary"),
    Mistake("a title with HTML", MODULE, "title: Noticing", "title: Noticing<script>alert(1)</script>", 2, "<script>|HTML|tag"),
    Mistake("a question with a tag for a word", MODULE, "question: What am", "question: <b>What</b> am", 6, "<b>|HTML|tag"),
    Mistake("options without their blanks", EXERCISE, "    rows: 2\n", "rows: 2\n", 49, "four"),
    Mistake("options with an equals sign", EXERCISE, "    rows: 2\n", "    rows=2\n", 49, "rows: 2"),
    Mistake("options with a capital", EXERCISE, "    rows: 2\n", "    Rows: 2\n", 49, "rows"),
    Mistake("options behind a blank line", EXERCISE, "    rows: 2\n", "\n    rows: 2\n", 50, "blank line|right below"),
    Mistake("options with two blanks", EXERCISE, "    rows: fill\n", "  rows: fill\n", 57, "four"),
    Mistake("a box to tick without its blank", EXERCISE,
            "/// lines | A question to ask\n    rows: fill\n///",
            "/// grid | A week\n\n| | Yes |\n|---|---|\n| Day | [] |\n///", 60, r"\[ \]"),
    Mistake("a box to tick with a letter", EXERCISE,
            "/// lines | A question to ask\n    rows: fill\n///",
            "/// grid | A week\n\n| | Yes |\n|---|---|\n| Day | [x] |\n///", 60, r"\[ \]"),
]

AFTERWARDS = [
    _text("an address that is not protected", "[It](http://example.org).", "https"),
    _text("an address that shows another page", "[https://example.org/a](https://example.org/b)", "leads to"),
    Mistake("a debrief with a colon", EXERCISE, "/// debrief | Together", "/// debrief: Together", 60, r"\|"),
    Mistake("a field that is misspelt", BIB, "journal  =", "jounral  =", 5, "journal"),
    Mistake("a name behind its page in the menu", NAV, "practice/asking.md", "practice/asking.md: Asking", 5, "Asking: practice/asking.md"),
    Mistake("a page with a capital in the menu", NAV, "practice/asking.md", "Practice/asking.md", 5, "practice/asking.md"),
    Mistake("a menu with a capital", NAV, "nav:", "Nav:", 2, "'nav'"),
]
"""Of a second round, tried when the first had been mended; these seven had no answer, a late one or too many."""
UNSAFE = [
    _text("a script", "<script>alert(1)</script>", "<script>"),
    _text("a page that leads away", '<meta http-equiv="refresh" content="0;url=https://example.org">', "<meta>"),
    _text("a frame", '<iframe src="https://example.org"></iframe>', "<iframe>"),
    _text("another base", '<base href="https://example.org/">', "<base>"),
    _text("a form", '<form action="https://example.org"><input name="a"></form>', "<form>", at_most=2),
    _text("a drawing in the text", '<svg onload="alert(1)"></svg>', "onload"),
    _text("a picture that runs", '<img src="x.svg" onerror="alert(1)">', "onerror"),
    _text("a tag that listens", '<b onclick="alert(1)">Some</b> words.', "onclick"),
    _text("a tag in the middle of a line", "Some <marquee>words</marquee> stay.", "<marquee>", column=6),
    _text("a link by hand", '<a href="javascript:alert(1)">Some</a> words.', "<a>"),
    _text("an attribute that listens", "Some words stay.\n{: onclick=\"alert(1)\" }", "onclick", down=1),
    _text("an attribute that looks", "Some words stay.\n{: style=\"position:fixed\" }", "style", down=1),
    _text("an attribute that leads elsewhere", "[Asking](asking.md){: href=\"https://example.org\" }", "href"),
    _text("an attribute short of its colon", "[Asking](asking.md){ href=\"https://example.org\" }", "href"),
    _text("an address that runs", "[Some](javascript:alert(1)) words.", "javascript"),
    _text("an address that runs, in code", "[Some](javascript&#58;alert(1)) words.", "javascript|address|scheme"),
    _text("an address that runs, by reference", "[Some][a] words.\n\n[a]: javascript:alert(1)", "javascript", down=2),
    _text("an address that runs, alone", "<javascript:alert(1)>", "javascript"),
    _text("an address that is a text", "[Some](data:text/html,hello) words.", "data:"),
    _text("an address without a scheme", "[Some](//example.org/x) words.", "https:"),
    _text("an address that shows another", "See [https://example.org](https://example.com/).", "example.com"),
    _text("an address that shows another's name", "See [www.example.org](https://example.com/).", "example.com"),
    _text("an address with a name before it", "See [it](https://example.org@example.com/).", "@|example.com"),
    _text("an address of numbers", "See [it](https://192.0.2.1/).", "192.0.2.1"),
    _text("an address in letters that look alike", "See [it](https://ex\u0430mple.org/).", "letters"),
    Mistake("a page of HTML", "docs/practice/evil.html", "", "<script>alert(1)</script>", 1, "may not lie in docs/"),
    Mistake("a script beside a page", "docs/practice/evil.js", "", "alert(1)", 1, "may not lie in docs/"),
    Mistake("a drawing that nobody shows, and runs", "docs/practice/evil.svg", "",
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<script>alert(1)</script></svg>', 2, "<script>", 4),
    Mistake("a drawing that listens", "docs/practice/circles.svg", 'stroke="currentColor"/>', 'onclick="a()"/>', 4, "onclick"),
    Mistake("a drawing with a link that runs", "docs/practice/circles.svg", "</svg>",
            '<a href="javascript:alert(1)"><rect width="9" height="9"/></a>\n</svg>', 6, "<a>", 2),
    Mistake("a drawing that asks elsewhere", "docs/practice/circles.svg", "</svg>",
            '<image href="https://example.org/a.png"/>\n</svg>', 6, "<image>|href", 2),
    Mistake("a drawing with another's text", "docs/practice/circles.svg", "</svg>",
            '<foreignObject><p>Hello</p></foreignObject>\n</svg>', 6, "<foreignObject>", 3),
    Mistake("a drawing that moves", "docs/practice/circles.svg", "</svg>",
            '<set attributeName="href" to="javascript:alert(1)"/>\n</svg>', 6, "<set>", 2),
    Mistake("a drawing with an entity", "docs/practice/circles.svg", "<svg xmlns",
            '<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg xmlns', 1, "DOCTYPE|entit", 2),
]

ROUND_AGAIN = [
    Mistake("no first row of hyphens", MODULE, "---\ntitle: Noticing", "title: Noticing", 1, "three hyphens"),
    Mistake("a first row of stars", MODULE, "---\ntitle: Noticing", "***\ntitle: Noticing", 1, "three hyphens"),
    Mistake("a first line that is indented", MODULE, "title: Noticing", " title: Noticing", 3, "indented unlike its neighbours"),
    Mistake("a list that is indented unevenly", MODULE, "  - two-columns", "   - two-columns\n  - saying-no", 15, "indented unlike"),
    Mistake("bold in a title", MODULE, "title: Noticing", "title: '**Noticing**'", 2, "as it stands", column=9),
    Mistake("emphasis in a question", MODULE, "question: What am", "question: What *am*", 6, "as it stands", column=16),
    Mistake("a sign of HTML in a summary", MODULE, "nobody says.", "nobody says &amp; hears.", 3, "Write '&' itself", column=41),
    Mistake("what is in an exercise is not said", EXERCISE, "holds: One's own work\n", "", 29, "There is no 'holds'"),
    Mistake("an option's name with a capital", MODULE, "    grade: observational", "    Grade: observational", 58, "Did you mean 'grade'"),
    Mistake("a citation of another program in braces", MODULE, NOTHING, NOTHING + "\nSo \\autocite[12]{sample2018asking}.\n", 29, "LaTeX"),
    Mistake("a wiki's template that cites", MODULE, NOTHING, NOTHING + "\nSo {{cite|sample2018asking}}.\n", 29, "Write .@sample"),
    _text("a footnote short of its colon", "Some words.[^1]\n\n[^1] A note.", r"colon.*\[\^1\]:", column=1, down=2),
    _text("a footnote as pandoc writes it", "Some words.^[A note.]", r"\[\^1\]", column=12),
    _text("a number that leads to a word", "Some words.[1]\n\n[1]: note", "does not exist", column=6, down=2),
    _text("a heading with seven signs", "####### Deep", "six", column=7),
    _text("a list short of its blanks", "-One thing\n-Another", "blank", at_most=2),
    _text("numbers short of their blanks", "1.One thing\n2.Another", "blank", at_most=2),
    _text("a list with Roman numbers", "i. One thing\nii. Another", "Begin each item with 1.", at_most=2),
    _text("marked with a pen", "Some ==words that matter== stay.", "signs", column=6),
    _text("a command of LaTeX", "Some words.\\newpage\n\n\\vspace{1em} More.", "LaTeX", column=1, down=2),
    _text("a formula", "So $x^2$ grows.", "Formulas", column=4),
    _text("a tab of another system", '=== "One"\n    Words.', "///"),
    _text("a backslash at the end", "Some words.\\", "backslash", column=12),
    _text("an accent for an apostrophe", "Noor\u00b4s yes.", "accent", column=5),
    _text("a letter in two signs", "In the cafe\u0301.", "two signs", column=11),
    _text("words to avoid on two lines", "They were the\nmentally ill.", "list of words", column=11),
    Mistake("a ligature in the bibliography", BIB, "Noticing what", "\ufb01nding what", 4, "one sign", column=15),
    Mistake("letters read wrongly in the bibliography", BIB, "Asking well", "Asking w\u00c3\u00a8ll", 16, "wrong encoding", column=24),
    Mistake("a file without an ending", "docs/practice/CNAME", "", "example.org", 1, "without an ending may not lie"),
    _text("a hash tag in a list", "- One thing\n- #teamwork first", r"\\#teamwork", column=3, down=1),
    Mistake("a menu under another name", NAV, "nav:\n", "navigation:\n", 2, "Did you mean 'nav'"),
    _list("a colour that a # takes away", "course.yml", COURSE, "colour: blue", "colour: #0000ff", 6, "lost"),
    _list("a word on two lists that is on neither", "kit.yml", KIT, "put: times", "put: timess", 5, "summary.*times.*contents"),
    _list("a step that reads and does", "paths.yml", PATHS, "- do: two", "- read: practice/asking\n          do: two", 9, "one of"),
    _list("a path with a capital", "paths.yml", PATHS, "support-worker:", "Support worker:", 1, "as the file is named"),
    _list("a citation in a list", "paths.yml", PATHS, "why: It is short.", "why: So says @sample2018asking.", 13, "text of a page"),
    _list("a core text that is no work", "coverage.yml", COVERAGE, "example2020", "exampel2020", 1, "Did you mean 'example2020noticing'"),
    Mistake("notices that cannot be read", "notices.yml", "", "works: [\n", 2, "a bracket is open"),
    Mistake("a notice of no work", "notices.yml", "", "works:\n  exampel2020noticing: []\n", 2, "Did you mean"),
]

ALL = [
    (origin, mistake)
    for origin, mistakes in {
        "Word": WORD, "a phone": PHONE, "Windows": WINDOWS, "a bibliography program": PROGRAM,
        "a list": LISTS, "front matter and boxes": MATTER, "unsafe": UNSAFE, "a second round": AFTERWARDS,
        "a third round": ROUND_AGAIN,
    }.items()
    for mistake in mistakes
]  # fmt: skip
