"""Text as BibTeX writes it, turned into Unicode or HTML; decoding is slow, so each text is decoded once."""

from __future__ import annotations

import functools
import html
import re

from pybtex.backends.html import Backend
from pybtex.richtext import Text

from citations.accents import signed

_HTML = Backend()
_QUOTES = (("``", "“"), ("''", "”"), ("`", "‘"), ("'", "’"), ("---", "—"), ("--", "–"), ("~", "\N{NO-BREAK SPACE}"))
_TAGS = {"em": ("\ue000", "\ue001"), "sup": ("\ue002", "\ue003"), "sub": ("\ue004", "\ue005")}
"""The markup that a reader gets, and two private characters that stand for it while the rest is decoded."""
_DOLLAR = "\ue006"
_STYLES = {
    "emph": "em",
    "textit": "em",
    "textsl": "em",
    "mkbibemph": "em",
    "textsuperscript": "sup",
    "textsubscript": "sub",
}
_PLAIN_STYLES = (
    "textsc|textbf|textrm|textsf|texttt|textup|textmd|textnormal|text|mbox|url|path|nolinkurl|uline|underline"
)
_GROUP = r"\s*\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}"
_STYLED = re.compile(rf"\\({'|'.join(_STYLES)}){_GROUP}")
_UNSTYLED = re.compile(rf"\\(?:{_PLAIN_STYLES}|mkbibbold|ensuremath|mathrm|mathit|MakeUppercase){_GROUP}")
_QUOTED = re.compile(rf"\\(?:enquote\*?|mkbibquote){_GROUP}")
_LINKED = re.compile(rf"\\href\s*\{{[^{{}}]*\}}{_GROUP}")
_SWITCH = re.compile(r"\{\\(em|it|itshape|sl|bf|sc|rm|tt|sf|bfseries|scshape)\b\s*([^{}]*)\}")
_MATHS = re.compile(r"(?<!\\)\$(?! )([^$]{1,80})(?<! )(?<!\\)\$")
_RAISED = re.compile(r"(?<!\\)([\^_])(?:\{([^{}]*)\}|(\\[A-Za-z]+|[^\s{}\\]))")
_WORDS = {
    "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "textonehalf": "½", "slash": "/", "textquotesingle": "'", "textellipsis": "…", "textdegree": "°",
    "textunderscore": "_", "textendash": "–", "textemdash": "—", "textasciitilde": "∼", "nobreakspace": "~",
    "hyphen": "-", "allowbreak": "", "newline": " ", "par": " ", "noopsort": "", "relax": "",
}  # fmt: skip
_GREEK_NAMES = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau phi chi psi omega "
    "Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega"
)
_GREEK = dict(zip(_GREEK_NAMES.split(), "αβγδεζηθικλμνξπρστφχψωΓΔΘΛΞΠΣΦΨΩ", strict=True))
_WORDS |= _GREEK | {f"text{name}": sign for name, sign in _GREEK.items()}
_WORDS |= {"times": "×", "pm": "±", "leq": "≤", "geq": "≥", "vert": "|", "mid": "|"}
_WORD = re.compile(rf"\\({'|'.join(_WORDS)})(?![A-Za-z])(?:\{{\}}|\s+|)")
_SIGN = re.compile(r"\\([&%#_])")
_EITHER = re.compile(r"\\ifmmode[^{}]*(?:\{[^{}]*\}[^{}]*)*?\\else\s*(.*?)\\fi\b\s*")
"""A letter twice, as a program writes it that does not know where it will stand: in a formula, or else in a text."""
_SPACING = re.compile(r"\\\\(?:\[[^\]]*\])?|\\[,;:! /-]")
_ENTITY = re.compile(r"\\?&(?:[A-Za-z]{2,8}|#\d{2,5}|#x[0-9A-Fa-f]{2,5});")
_HTML_TAG = re.compile(
    r"<(/?)(i|em|sup|sub|inf|b|strong|span|sc|scp|u|br|p|a|cite|jats:\w+|title)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_SHOWN_AS = {"i": "em", "em": "em", "cite": "em", "sup": "sup", "sub": "sub", "inf": "sub", "jats:italic": "em"}
_SOURCE = re.compile(r"[\\{}$<>&`'~\ue000-\ue006]|--")
"""Without any of these, a text is what a reader gets."""
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.|$)|\$(?=\\|\w*[\^_])|<[a-z/][^<>]*>|&[a-z]+;")


@functools.cache
def markup(text: str) -> str:
    r"""HTML of a field: `{NASA} \emph{now}` gives `NASA <em>now</em>`. What cannot be decoded stays as it is."""
    if not _SOURCE.search(text):
        return text
    if "&" in text or "<" in text:
        text = _HTML_TAG.sub(_tag, _ENTITY.sub(lambda entity: html.unescape(entity[0].lstrip("\\")), text))
    if "\\" in text or "$" in text:
        text = _SIGN.sub(r"\1", signed(_without_commands(text.replace("\\$", _DOLLAR))))
    if "\\" in text or "$" in text:
        try:
            rich = Text.from_latex(text)
            decoded = re.sub(r"</?span[^>]*>", "", rich.render(_HTML)).replace("&nbsp;", "~")
        except Exception:  # pybtex and latexcodec raise anything; a mistake in LaTeX must not end the build
            decoded = html.escape(re.sub(r"(?<!\\)[{}]", "", text), quote=False)
    else:
        decoded = html.escape(text.replace("{", "").replace("}", ""), quote=False)
    for latex, character in _QUOTES:
        decoded = decoded.replace(latex, character)
    decoded = decoded.replace(_DOLLAR, "$")
    for tag, (begin, end) in _TAGS.items():
        whole = decoded.count(begin) == decoded.count(end)
        decoded = decoded.replace(begin, f"<{tag}>" if whole else "").replace(end, f"</{tag}>" if whole else "")
    return decoded


@functools.cache
def plain(text: str) -> str:
    """The same without markup."""
    return strip_tags(markup(text))


def strip_tags(markup: str) -> str:
    """The text of a small piece of HTML."""
    return html.unescape(re.sub(r"<[^>]+>", "", markup)) if "<" in markup or "&" in markup else markup


def raw(text: str) -> str:
    r"""The first sign of source that a reader would see as it stands, such as `\foo`, or nothing."""
    if not re.search(r"[\\$<&^]", text):
        return ""
    found = _COMMAND.search(plain(text))
    return found[0] if found else ""


def _without_commands(text: str) -> str:
    """The commands that people use in titles, as what they mean; deepest first."""
    text = _EITHER.sub(r"\1", text) if "\\ifmmode" in text else text
    text = _MATHS.sub(_maths, _SPACING.sub(lambda space: "" if space[0][1:2] in "/-" else " ", text))
    for _ in range(8):
        before = text
        text = _SWITCH.sub(lambda m: _marked("em", m[2]) if m[1] in ("em", "it", "itshape", "sl") else m[2], text)
        text = _STYLED.sub(lambda m: _marked(_STYLES[m[1]], m[2]), text)
        text = _UNSTYLED.sub(r"\1", _LINKED.sub(r"\1", _QUOTED.sub(r"“\1”", text)))
        if text == before:
            break
    return _WORD.sub(lambda m: _WORDS[m[1]] + (" " if m[0][-1:].isspace() and m[1] in ("LaTeX", "TeX") else ""), text)


def _maths(match: re.Match[str]) -> str:
    """Raised and lowered signs; the rest of a formula that has commands is left to the decoder."""
    inner = match[1]
    if not re.search(r"[\\^_]", inner):
        return inner if len(inner) < 13 and not re.match(r"\d+\s", inner) else match[0]
    inner = _WORD.sub(lambda m: _WORDS[m[1]], inner)
    inner = _RAISED.sub(lambda m: _marked("sup" if m[1] == "^" else "sub", m[2] or m[3] or ""), inner)
    return f"${inner}$" if "\\" in inner else inner


def _tag(match: re.Match[str]) -> str:
    shown = _SHOWN_AS.get(match[2].casefold())
    return _TAGS[shown][bool(match[1])] if shown else ""


def _marked(tag: str, text: str) -> str:
    return f"{_TAGS[tag][0]}{text}{_TAGS[tag][1]}"
