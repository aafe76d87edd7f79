"""What another system would read but this one shows as it stands, and what programs and writers leave behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.problems import Problem
    from content.source import Source

AS_BLOCKS = "Boxes are written as blocks here: /// scenario | Title, the text, and ///. Write it so."
NO_SNIPPETS = "Pages do not include one another here. Write the text in, or link to it."
MERGE = "Two versions of this place were never merged. Keep one, and take out the lines of signs."
TO_DO = "This was left to do. Finish it, or take it out."
OF_WORD = "A word processor left '{}' here, which says nothing to a reader. Take it out, and write what it stood for."
COMMENT = "'{}' is the mark of a comment in a word processor. Take it out, and answer the comment first."
OF_A_CHAT = "A chat program left '{}' here, and it leads to no source. Find the work that says it, and cite that."
TRACKED = "'{}' is a change that nobody accepted. Keep what is right, and take out the braces and signs."
CONTENTS = "This line is of a list of contents. Take it out: the site makes its own."
SHORTCODE = "'{}' makes no picture here: readers would see it as it stands. Write it in words, or take it out."
OF_A_FORUM = "'{}' is how a forum writes it, and readers would see it. Write **bold**, *emphasis* or [text](address)."
OF_A_WIKI = "This is how a wiki writes it, and readers would see the signs. Write ## before a heading and **bold**."
OF_LATEX = "'{}' is a command of LaTeX, and readers would see it. Take it out, or write what it stood for."
OF_PANDOC = "'{}' would be seen as it stands. Write [^1] here, and [^1]: with these words on a line of its own below."
MARKED = "Readers would see the signs of '{}'. Write **bold** or *emphasis*."
FORMULA = "Formulas come out as raw signs. Write it in words, or show it as a picture."
LEFT = ("TODO", "FIXME", "XXX", "TBC", "TKTK", "Lorem ipsum", "lorem ipsum")
PLACES = (
    r"\[(?:citation|reference|source)s? (?:needed|required)\]"
    r"|[(\[](?:REFS?|INSERT [A-Z ]+|ADD [A-Z ]+|CHECK|\?{2,})[)\]](?!\()"
)
ERRORS = (
    r"(?:Error[!:]|Fehler!|Erreur ?!|\u00a1Error!|Errore[.!]|Fout!) (?:Reference source|Bookmark|Hyperlink reference|Filename|No text of"
    r"|No table|Not a valid|Verweisquelle|Textmarke|Source du renvoi|Signet|No se encuentra|Marcador|L'origine|Verwijzingsbron)[^.\n]*\.?"
)
FIELDS = (
    r"\bADDIN (?:EN\.CITE|ZOTERO_\w+|CSL_CITATION|Mendeley)|\\\* ?MERGEFORMAT|\{ ?(?:PAGEREF|HYPERLINK|TOC|SEQ|REF|EMBED) [^}\n]{1,60}\}"
    r"|\"citationItems\""
)
CHAT = (
    r"\u3010[^\u3011\n]*\u3011|:contentReference\[oaicite[^\]\n]*\](?:\{[^}\n]*\})?"
    r"|\b(?:cite)?turn\d+(?:search|view|news|file|fetch)\d+|\[oai_citation[^\]\n]*\]"
)
NUMBERED = tuple(f"{digit}]" for digit in range(10))
TURNS = tuple(f"turn{digit}" for digit in range(10))
FOREIGN = [
    (signs, re.compile(pattern, re.MULTILINE), why, code)
    for signs, pattern, why, code in (
        (("!!!", "???"), r"^ *(!!!|\?\?\?\+?) *\w", AS_BLOCKS, "admonition"),
        (("===",), r"^ *===[!+]? +\"", AS_BLOCKS, "admonition"),
        ((":::",), r"^ *:::+ *\{?\w", AS_BLOCKS, "admonition"),
        (("[!",), r"^ *> *\[!\w+\]", AS_BLOCKS, "admonition"),
        (("8<", "{%", "{{", "{!"), r"-{1,2}8<-{1,2}|\{%.*?%\}|\{\{.*?\}\}|\{!.*?!\}", NO_SNIPPETS, "snippet"),
        (("<<<<<<<", ">>>>>>>", "|||||||"), r"^(<{7}|>{7}|\|{7}) |^={7}$", MERGE, "merge-left"),
        (LEFT, rf"\b({'|'.join(LEFT)})\b", TO_DO, "left-to-do"),
        (("needed", "required", "(REF", "[REF", "[INSERT", "[ADD", "[CHECK", "[?", "(?", "(INSERT"), PLACES, TO_DO, "left-to-do"),
        (("Err", "Fehler!", "\u00a1Error", "Fout!"), ERRORS, OF_WORD, "word-left"),
        (("ADDIN", "MERGEFORMAT", "{", "citationItems"), FIELDS, OF_WORD, "word-left"),
        (("Commented [", *NUMBERED), r"(?:\bCommented )?\[[A-Z]{2,4}\d{1,3}\](?![\[(:])|\bCommented \[\w{1,6}\]:", COMMENT, "word-left"),
        (("\u3010", "oaicite", "oai_", *TURNS), CHAT, OF_A_CHAT, "chat-left"),
        (("{++", "{--", "{>>", "{~~", "{=="), r"\{(?:\+\+|--|>>|~~|==)[^}\n]*?(?:\+\+|--|<<|~~|==)\}", TRACKED, "word-left"),
        ((".....",), r"^.*\w ?\.{5,} ?\d{1,3}$", CONTENTS, "word-left"),
        ((":",), r":(?<![\w:/\\.]:)(?:[a-z][a-z0-9]*(?:[_+-][a-z0-9]+)*|[+-]1):(?![\w:/])", SHORTCODE, "shortcode-shown"),
        (("[/",), r"\[(b|i|u|url|quote|img)(?:=[^\]\n]*)?\].*?\[/\1\]", OF_A_FORUM, "other-markup"),
        (("==",), r"(?<![=\w])==(?=[^\s=])[^=\n]*[^\s=]==(?![=\w])", MARKED, "other-markup"),
        (("^[",), r"(?<!\S\^)\^\[[^\[\]\n]+\]", OF_PANDOC, "other-markup"),
        (("\\",), r"(?<![\w\\:.])\\(?!\w*(?:cite|bibliography))[a-zA-Z]{3,}\b(?!\\)", OF_LATEX, "other-markup"),
        (("$", "\\(", "\\["), r"\$\$[^$]+\$\$|\\\(.+?\\\)|\\\[.+?\\\]|(?<![\w$\\])\$(?=\S)[^$\n]*[\\^_=][^$\n]*(?<=\S)\$(?![\w$])",
         FORMULA, "paper-formula"),
        (("==", "'''"), r"^(={2,4}) [^=\n]+ \1$|'{3}[^'\n]+'{3}", OF_A_WIKI, "other-markup"),
    )
]
"""Each with signs of which it cannot do without all: hardly a page has any, and a plain search is quick."""


def problems(source: Source) -> Iterator[Problem]:
    """Everything of that kind in the text of a page."""
    text = "\n".join(line for _, line in source.prose_lines())
    for signs, pattern, why, code in FOREIGN:
        for match in pattern.finditer(text) if any(sign in text for sign in signs) else ():
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            line, column = source.body_line + text.count("\n", 0, start), start - text.rfind("\n", 0, start)
            yield source.problem(line, column, why.replace("{}", " ".join(match[0].split())[:60]), code)
