"""Several people where one name should be: joined by a sign or by another language's *and*, in one pair of braces, in a row."""

from __future__ import annotations

import re

from citations.people import LINEAGE, ON_BEHALF, commas, given_names, is_braced, plainly_a_person

JOINED = re.compile(r"\s*,?\s*(?:\\?&(?!\w+;)|&amp;|;|\s/\s|\s\+\s|\s\|\s)\s*(?:and\s+)?")
_OTHER_AND = re.compile(r",?\s(?:und|et|och|og|en|with|plus|mit|avec|con|y|e)\s")
_INITIALS = r"(?:[A-Z]{1,3}|(?:[A-Z]\.[ -]?){1,4})"
_VANCOUVER = re.compile(rf"(?P<family>[^\W\d_][\w’'-]+(?: [\w’'-]+)*) (?P<given>{_INITIALS})")
_INITIALS_FIRST = re.compile(r"(?:[A-Z]\.[ -]?)+[^\W\d_][\w’'-]+(?: [\w’'-]+)?")
_FAMILY_FIRST = re.compile(r"[^\W\d_][\w’'-]+(?: [\w’'-]+){0,2}, [^\W\d_][\w.’' -]*")
_DOTTED = re.compile(r", (?:[A-Z]\.[ -]?)+$")


def in_braces(name: str) -> str:
    """People in the braces of an organisation, as programs put them: {Zzz, A. and Yyy, B.}."""
    if not is_braced(name):
        return ""
    inside = name[1:-1]
    each = re.split(r"\s*;\s*|,?\s+(?:and|\\?&)\s+", inside)
    if not all(_FAMILY_FIRST.fullmatch(one) and (_DOTTED.search(one) or one.split()[-1] in given_names()) for one in each):
        return ""
    return f"'{name}' is no organisation. Take its braces away: {' and '.join(each)}"


def on_behalf(name: str) -> str:
    """Zzz, A., on behalf of the Example Trial Group."""
    if not (found := ON_BEHALF.fullmatch(name)):
        return ""
    group = f"{{{found['group'].strip()}}}"
    both = f"{found['person'].strip()} and {group}" if found["person"].strip() else group
    return f"'{name}' says for whom somebody wrote. Write the group as an author of its own: {both}"


def several(name: str, bare: str) -> str:
    """Two people in one."""
    if mark := JOINED.search(bare):
        sign = mark[0].strip(" ,").removesuffix("and").strip() or mark[0].strip()
        rest = _spliced(name, bare, JOINED)
        return f"'{name}' joins names by '{sign}'. An organisation needs braces; put 'and' between people: {rest}"
    parts = commas(name)
    if (other := _OTHER_AND.search(bare)) and ("," in bare[: other.start() + 1]) == ("," in bare[other.end() :]):
        iberian = other[0].strip(" ,") in ("y", "e", "en", "con")  # José Ortega y Gasset
        if "," in bare[other.end() :] or (not iberian and "," not in bare):
            rest = _spliced(name, bare, _OTHER_AND)
            return f"'{name}' joins names by '{other[0].strip(' ,')}'. Put 'and' between people: {rest}"
    if len(parts) > 1 and all(_INITIALS_FIRST.fullmatch(part) for part in parts):
        return f"'{name}' is {len(parts)} people in one. Put 'and' between people: {' and '.join(parts)}"
    people = [_VANCOUVER.fullmatch(part) for part in parts]
    if len(parts) > 1 and all(people):
        rest = " and ".join(f"{one['family']}, {dotted(one['given'])}" for one in people if one)
        return f"'{name}' is {len(parts)} people in one. Put 'and' between people: {rest}"
    if len(parts) > 1 and all(map(plainly_a_person, parts)) and name.split()[-1] not in given_names():
        return f"'{name}' is {len(parts)} people in one. Put 'and' between people: {' and '.join(parts)}"
    if len(parts) == 1 and people[0] and people[0]["given"] != "X" and not LINEAGE.fullmatch(people[0]["given"]):
        family, given = people[0]["family"], dotted(people[0]["given"])
        return f"'{name}' has its initials behind. Put a comma behind the family name: {family}, {given}"
    if len(parts) == 2 and people[0] and not LINEAGE.fullmatch(people[0]["given"]):
        family, given = people[0]["family"], dotted(people[0]["given"])
        return f"'{name}' has initials before the comma. Put 'and' before the next person: {family}, {given} and …"
    return ""


def dotted(given: str) -> str:
    return " ".join(f"{letter}." for letter in given if letter.isalpha())


def _spliced(name: str, bare: str, mark: re.Pattern[str]) -> str:
    """The name with *and* for every mark outside braces."""
    made, at = "", 0
    for match in mark.finditer(bare):
        made, at = f"{made}{name[at : match.start()]} and ", match.end()
    return made + name[at:]
