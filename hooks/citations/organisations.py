"""Words by which the name of an organisation is known that stands without braces of its own."""

from __future__ import annotations

import functools
import re

_WORD = re.compile(r"[^\s,;:()/]+")


def _these(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _words(name: str) -> list[str]:
    """Its words in small letters, without the stop at their ends."""
    return [word.rstrip(".") for word in _WORD.findall(name.casefold())]


_SURELY = _these("""
academies academy administration agency alliance association authority board bureau center centers centre centres charity
clearinghouse coalition collaborative collaboration college colleges commission committee company confederation
consortium corporation council department directorate federation foundation fund government group hospital
initiative inspectorate institute institution lab laboratory laboratories league ministry movement museum nations
network ngo nhs office ombudsman organisation organisations organization organizations parliament partnership
programme project secretariat service services society taskforce team trust union university unit inc ltd llc gmbh
plc e.v s.a administración agencia asociación ayuntamiento centro centrum colegio comisión comité confederación
consejo departamento dirección federación fundación gobierno instituto junta ministerio organización sociedad
universidad servicio agence assemblée conseil commissariat direction fédération fondation gouvernement hôpital
institut ministère ordre société syndicat université collège école médecins amt bundesamt bundesministerium
bundesregierung gesellschaft hochschule kammer klinik landesamt ministerium regierung stiftung universität
universitätsklinikum verband verein zentrum agenzia associazione consiglio dipartimento federazione fondazione
governo istituto ministero ordine ospedale società università agência associação conselho fundação ministério ordem
secretaria sociedade universidade gemeente genootschap hogeschool instituut ministerie raad rijksinstituut
stichting universiteit vereniging departement direktorat direktoratet forening föreningen förening institutet
institutt instituttet ministeriet myndigheten nämnden prifysgol cymdeithas llywodraeth cyngor comisiynydd coleg
ymddiriedolaeth roinn comhairle feidhmeannacht oifig ollscoil údarás síochána rialtas autorité observatoire secours
caisse croix-rouge défenseur observatorio defensor direção-geral direção serviço croce kreuz kruis kors korset
korsförbundet rzecznik izba krzyż państwowy narodowy rada samfund stiftelse stiftelsen styrelsen universitet
universitetet yliopisto ministeriö fundacja instytut ministerstwo stowarzyszenie towarzystwo univerzita uniwersytet
urząd społeczność společnost ústav
""")
"""Nobody is called so: enough wherever it stands in a name of two words and more."""
_PROBABLY = _these("""
advice against aid bbc care carers charities children citizens clinic community council education families
for forum global healthcare health housing inclusion international justice legal matter matters media medicine
mental minds news nurses nursing of people police practitioners psychiatry psychiatrists psychological psychology
psychologists psychotherapy psychotherapists publishers publishing relief research resources rights safeguarding
science sciences social school schools sociology sociologists staff statistics studies survivors support the
therapy therapists training uk usa gb cymru without zealand alba volunteers welfare with women workers youth sans
frontières für pour para
""")
"""Hardly anybody is: enough in a name without a comma."""
_AT_FIRST = _these("""
the royal national federal european american african asian british scottish welsh irish canadian australian global
world international public united deutsche deutscher deutsches nordic república
""")
"""Enough as the first word of a name without a comma."""
_SUFFIX = re.compile(
    r"\w{3,}-?(?:institut(?:t|tet|et)?|instituut|styrelsen|direktorate?t?|departemente?t?|ministeri(?:et|um)|verband|verein"
    r"|stiftung|gesellschaft|behörde|zentrum|klinik|vereniging|laitos|virasto)\b",
    re.IGNORECASE,
)
"""Compound words of Germanic and Nordic languages."""
_BEHIND_A_COMMA = re.compile(
    r"U\.?K\.?|U\.?S\.?(?:A\.?)?|GB|England|Scotland|Wales|Cymru|Ireland|Éire|Canada|Australia|New Zealand|London|Europe|Ltd\.?"
    r"|Inc\.?|LLC|GmbH|plc|e\. ?V\.",
)
"""A place or a kind of firm, where a person has given names."""
_BETWEEN = _these("of for the de der des du di del pour für")
_CAPITALS = re.compile(
    r"[A-Z]{3,}\b|[A-Z]{2,}&[A-Z]|[A-Z]+\s+(?:UK|USA|GB|England|Scotland|Wales|Cymru|Ireland|Australia)\b"
)


@functools.lru_cache(maxsize=8192)
def looks_like_one(name: str) -> bool:
    """Whether a name without braces of its own is hardly a person's: NHS England; Ministry of Health, Wales."""
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma:
        return _with_a_comma(family, given)
    words = _words(name)
    if len(words) < 2:
        return False
    if not _SURELY.isdisjoint(words) or not _PROBABLY.isdisjoint(words) or words[0] in _AT_FIRST:
        return True
    return bool(_CAPITALS.match(name) or _SUFFIX.search(name) or re.search(r"[’']s?\s+\w|\b\w+[’']s$|\d", name))


def _with_a_comma(family: str, given: str) -> bool:
    """Scottish Government, Health Directorate; Mind, UK."""
    words, behind = _words(family), _words(given)
    if len(words) > 1 and (words[0] in _SURELY or words[-1] in _SURELY):
        return True
    if not _BETWEEN.isdisjoint(words[1:-1]) and not _SURELY.isdisjoint(words):
        return True
    if len(behind) > 1 and (not _SURELY.isdisjoint(behind) or _SUFFIX.search(given)):
        return True
    return family.endswith("-") or (given[:1].isupper() and bool(_BEHIND_A_COMMA.fullmatch(given)))
