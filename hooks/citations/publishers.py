"""What stands in the place of a publisher, a journal or a school, and a reference does not print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citations.bibtex import Mistake

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citations.bibtex import Entry

_TOWNS = (
    "Abingdon|Aldershot|Amsterdam|Ann Arbor|Auckland|Baltimore|Barcelona|Basingstoke|Beijing|Berkeley|Berlin|Beverly Hills|Boston"
    "|Bristol|Brighton|Brussels|Buckingham|Cambridge|Cape Town|Cham|Chicago|Chichester|Copenhagen|Dordrecht|Dublin|Edinburgh"
    "|Englewood Cliffs|Farnham|Frankfurt|Geneva|Göttingen|Hamburg|Harlow|Harmondsworth|Heidelberg|Helsinki|Hillsdale|Hoboken"
    "|Hong Kong|Hove|Johannesburg|Leiden|Lisbon|London|Los Angeles|Madrid|Mahwah|Maidenhead|Manchester|Melbourne|Milan"
    "|Milton Keynes|Montreal|Mumbai|Munich|München|New Delhi|New Haven|New York(?: City)?|Newbury Park|Oslo|Oxford|Oxon|Palo Alto"
    "|Paris|Philadelphia|Princeton|Rome|Rotterdam|San Francisco|Singapore|Stockholm|Stuttgart|Sydney|Thousand Oaks|Tokyo|Toronto"
    "|Upper Saddle River|Vancouver|Vienna|Washington|Wellington|Weinheim|Zürich|Zurich"
)
_REGION = r"(?:,? (?:UK|U\.K\.|England|Scotland|Wales|Ireland|USA|U\.S\.A?\.|D\.?C\.?|[A-Z]{2}|N\.Y\.|Calif\.|Mass\.))"
_TOWN_BEHIND = re.compile(rf"(?P<house>.+?)[,;:] (?:{_TOWNS}){_REGION}?(?:(?:,| and| \\?&| ?/|;) (?:{_TOWNS}){_REGION}?)*\.?")
_TOWN_BEFORE = re.compile(r"(?!.*(?:Press|Univ|Verlag|Publi|Books)[^:]*:)(?P<place>[A-Z][\w .,’'-]{2,30}): ?(?P<house>[A-Z].+)")
_TWICE = re.compile(r"(?P<house>(?P<first>[A-Za-z]+) Publications)(?i:(?P=first)) .*")
"""SAGE PublicationsSage UK: London, England, as the press itself exports it."""
_OF_A_TOWN = re.compile(r"\b(?:Universit|College|Institut|School|Ministry|Department|Government|Council|Hospital|Museum)", re.IGNORECASE)
_FORM = re.compile(r"(?P<house>.+?),? (?:Inc(?:orporated)?|Ltd|LLC|L\.L\.C|Limited|PLC|GmbH)\.?")
_OF_PUBMED = re.compile(r"(?P<journal>.+?) \((?P<place>[^()]*(?:, | : |\bed\b)[^()]*(?:\([^()]*\)[^()]*)?)\)")
_SHORT = frozenset(
    re.split(
        " ",
        "Acad Adm Adolesc Adv Am Ann Appl Arch Assoc Behav Br Bull Clin Couns Dev Educ Eur Eval Exp Gen Int J Manag Med Ment Neurosci Nurs"
        " Organ Pediatr Pract Proc Prof Psychiatr Psychoanal Psychol Psychother Q Qual Rehabil Rep Res Rev Sci Soc Syst Ther Trans",
    )
)
_WHOLE_WORDS = frozenset(("Q", "Ann", "Med", "Gen"))
_COUNTRY = re.compile(r"(?P<school>[^,]+), (?:United (?:Kingdom|States)|England|Scotland|Wales|[A-Z][a-z]+)(?: -{1,3} | – )[A-Z].*")


def mistakes(entry: Entry) -> Iterator[Mistake]:
    """A place, the form of a firm, a journal's name cut short."""
    publisher = entry.get("publisher")
    if publisher and (told := _publisher(publisher)):
        yield Mistake("publisher", told, "bib-number", 0)
    journal = entry.get("journal") or entry.get("journaltitle")
    name = "journal" if entry.get("journal") else "journaltitle"
    if place := _OF_PUBMED.fullmatch(journal):
        why = f"A catalogue added '({place['place']})' to tell this journal from others. Write only '{place['journal']}'."
        yield Mistake(name, why, "bib-number", 0)
    words = journal.replace(".", " ").split()
    short = [word for word in words if word in _SHORT]
    if (len(short) > 1 or words[:1] == ["J"]) and set(short) - _WHOLE_WORDS and len(words) > 1:
        yield Mistake(name, f"'{journal}' is short for the journal's name. Write the name out.", "bib-number", 0)
    if school := _COUNTRY.fullmatch(entry.get("school")):
        yield Mistake("school", f"A reference does not name a country. Write only '{school['school']}'.", "bib-number", 0)


def _publisher(publisher: str) -> str:
    house, what = publisher, ""
    if twice := _TWICE.fullmatch(publisher):
        return f"The publisher stands there twice. Write only '{twice['house']}'."
    if (behind := _TOWN_BEHIND.fullmatch(house)) and not _OF_A_TOWN.search(behind["house"]):
        house, what = behind["house"], "a place"
    elif before := _TOWN_BEFORE.fullmatch(house):
        house, what = before["house"], "a place"
    if form := _FORM.fullmatch(house):
        house, what = form["house"], what or "the form of a firm"
    return f"A reference does not name {what}. Write only '{house}'." if what else ""


def without_town(publisher: str) -> str:
    """Open University Press for London: Open University Press, and for Open University Press, London."""
    told = _TOWN_BEFORE.fullmatch(publisher) or _TOWN_BEHIND.fullmatch(publisher)
    house = re.fullmatch(rf"(?:{_TOWNS}){_REGION}?: ?(?P<house>.+)", publisher) or told
    return house["house"] if house else publisher
