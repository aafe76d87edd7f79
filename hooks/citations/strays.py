"""What stands in a name and is no part of one: nobody, a role, a catalogue's dates, a workplace, a word between two people."""

from __future__ import annotations

import re

from citations.people import PARTICLES, commas, given_names, is_braced, without_braces

_NOBODY = re.compile(
    r"\[?(?:anon(?:ymous|\.)?|n\.?[ /]?a\.?|s\.\s?n\.|unknown(?: authors?)?|authors? unknown|no authors?(?: listed| given)?|none|null"
    r"|various(?: authors)?|several authors|vv\.? ?aa\.?|aa\.? ?vv\.?|n\. ?n\.)\]?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:https?://)?(?:orcid(?:\.org/|:)?\s*)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]", re.IGNORECASE)
_CATALOGUE = re.compile(
    r"(?:b\.|d\.|ca?\.|fl\.)?\s*\d{4}\??\s*(?:[-–]+\s*(?:\d{4})?)?\.?|authors?|editors?|eds?\.|translators?|trans\.|illustrators?|compilers?"
    r"|contributors?|forewords?|issuing body",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s*[(\[](?P<what>[^()\[\]]+)[)\]]\.?$")
_BEFORE = re.compile(
    r"(?P<what>(?:(?:written|edited|ed\.|translated|trans\.|compiled)\s+)?by|edited|ed\.|eds\.)\s+(?=[A-Z])", re.IGNORECASE
)
_SMALL = re.compile(r"[a-zß-ÿ]+")
_OTHERS_WORDS = frozenset(re.split(" ", "abu af bat ben bint der ibn née nee geb ould pseud san st sur ur wa ya ole arap ka no dit"))
_SMALL_INITIAL = re.compile(r"(?<=[^\W\d_][a-z.] )[abcfghj-npq-x](?= [A-ZÀ-Þ]|$)")
_PERSON = re.compile(r"[^\W\d_][\w.’'-]*(?: [\w.’'-]+)*")
_TWO_WORDS = re.compile(
    r"(?!(?:De|Da|Di|Do|Dos|Du|El|Al|La|Le|Van|Von|Mac|Mc|St|Ben|Bin) )"
    r"[A-ZÀ-Þ][a-zß-ÿ’']+(?:-[A-ZÀ-Þ][a-zß-ÿ]+)? [A-ZÀ-Þ][\w’'-]*[a-zß-ÿ]"
)
_ALSO_FAMILIES = frozenset(
    re.split(
        " ",
        "Allen Barry Bruce Clark Craig Curtis Dale Daniel David Dean Douglas Duncan Francis Frank George Gordon Graham Grant"
        " Henry Howard Hunter James Jordan Joseph Keith Kelly Kim Lee Leslie Lewis Logan Martin Michael Mitchell Morgan"
        " Murphy Murray Nelson Norman Oliver Owen Parker Paul Perry Peters Quinn Ray Reed Ross Roy Russell Ryan Scott Shaw"
        " Simon Spencer Stanley Stewart Stuart Taylor Thomas Todd Tyler Vernon Walker Warren Wayne",
    )
)
"""Given names that are as often the name of a family."""
_MIDDLE_INITIAL = re.compile(r"[A-ZÀ-Þ][\w’'-]+ (?:[A-Z]\. ?)+[A-ZÀ-Þ][\w’'-]+")


def why(name: str) -> str:
    """What is wrong with a name and what to write instead, or nothing."""
    if is_braced(name):
        return ""
    if _NOBODY.fullmatch(name):
        return (
            f"'{name}' names nobody. Take the line away, so that the title stands first, and add no-author to the keywords."
            " Only a work that is signed so keeps it: {Anonymous}."
        )
    if number := _NUMBER.search(name):
        rest = _NUMBER.sub("", name).strip(" ,()[]")
        return f"'{number[0]}' is the number of a person at ORCID. {f'Write {rest}' if rest else 'Write the name'}."
    bare = without_braces(name)
    if behind := _BEHIND.search(bare):
        rest = name[: behind.start()].rstrip(" ,")
        whole = name[behind.start() :].strip()
        if "," in rest and _PERSON.fullmatch(rest.replace(",", "", 1)):
            return f"'{whole}' behind '{rest}' is no part of a name. Write '{rest}'."
    if before := _BEFORE.match(bare):
        return f"'{before['what']}' is no part of a name. Write {name[before.end() :]}."
    parts = commas(name)
    if len(parts) > 2 and _CATALOGUE.fullmatch(parts[-1]):
        rest = ", ".join(part for part in parts if not _CATALOGUE.fullmatch(part))
        return f"'{parts[-1]}' is how a catalogue tells people apart. Write '{rest}'."
    return ""


def perhaps_two(name: str) -> str:
    """Bo Kim, Cy Ray: two people without *and*, or somebody with two family names."""
    parts = commas(name)
    if len(parts) != 2 or any("{" in part for part in parts):
        return ""
    one, two = parts
    both = f"{one} and {two}"
    if _MIDDLE_INITIAL.fullmatch(one) and (_TWO_WORDS.fullmatch(two) or _MIDDLE_INITIAL.fullmatch(two)):
        return f"'{name}' is 2 people in one. Put 'and' between people: {both}"
    if not (_TWO_WORDS.fullmatch(one) and (_TWO_WORDS.fullmatch(two) or _MIDDLE_INITIAL.fullmatch(two))):
        return ""
    words = two.split()
    if given_names().issuperset(words) and words[-1] not in _ALSO_FAMILIES:  # García Márquez, Gabriel José
        return ""
    return f"'{name}' may be two people or one. Write {both} for two, or {{{one}}}, {two} for one."


def small_words(name: str) -> str:
    """Campbell, Ann for Ann: a word in small letters that no name has."""
    bare = without_braces(name)
    if (initial := _SMALL_INITIAL.search(bare)) and "{" not in name:
        right = f"{bare[: initial.start()]}{initial[0].upper()}.{bare[initial.end() :]}"
        return f"'{initial[0]}' in '{name}' is an initial, which has a capital. Write '{right}'."
    if "{" in name or "," not in name or "=" in name or "\\" in name or not re.search(r"[A-Z]", bare):
        return ""
    family, *given = (part.split() for part in commas(bare))
    for words in (family[1:], *(one for one in given if len(one) > 1)):  # hooks, bell
        for word in words:
            if _SMALL.fullmatch(word) and len(word) > 1 and word not in PARTICLES and word not in _OTHERS_WORDS:
                return f"'{word}' in '{name}' is no part of a name. Put 'and' between people, and an organisation in braces: {{{name}}}."
    return ""
