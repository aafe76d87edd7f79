"""Words by which the name of an organisation is known that stands without braces of its own."""

from __future__ import annotations

import re


def _one_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words.split())})(?![\w-])", re.IGNORECASE)


_SURELY = _one_of(r"""
administration agency alliance association authority board bureau cent(?:er|re)s? charity clearinghouse coalition
collaborative collaboration college colleges commission committee company confederation consortium corporation
council department directorate federation foundation fund government group hospital initiative inspectorate
inst(?:itute|itution) lab laboratory laboratories league ministry movement museum nations network ngo nhs office
ombudsman organi[sz]ations? parliament partnership programme project secretariat services? society taskforce team
trust union university unit inc\.? ltd\.? llc gmbh plc e\.?v\.? s\.a\. administración agencia asociación
ayuntamiento cent(?:ro|rum) colegio comisión comité confederación consejo departamento dirección federación
fundación gobierno instituto junta ministerio organización sociedad universidad servicio agence assemblée conseil
commissariat direction fédération fondation gouvernement hôpital institut ministère ordre organisation société
syndicat université collège école médecins amt bundesamt bundesministerium bundesregierung gesellschaft hochschule
kammer klinik landesamt ministerium regierung stiftung universität universitätsklinikum verband verein zentrum
agenzia associazione consiglio dipartimento federazione fondazione governo istituto ministero ordine ospedale
società università agência associação conselho fundação ministério ordem secretaria sociedade universidade gemeente
genootschap hogeschool instituut ministerie raad rijksinstituut stichting universiteit vereniging departement
direktorat direktoratet forening föreningen förening institutet institutt instituttet ministeriet myndigheten
nämnden prifysgol cymdeithas llywodraeth cyngor comisiynydd coleg ymddiriedolaeth roinn comhairle feidhmeannacht
oifig ollscoil údarás síochána rialtas autorité observatoire secours caisse croix-rouge défenseur observatorio
defensor direção-geral direção serviço croce kreuz kruis kors korset korsförbundet rzecznik izba krzyż państwowy narodowy
rada samfund stiftelse stiftelsen styrelsen universitet universitetet yliopisto ministeriö fundacja instytut
ministerstwo stowarzyszenie towarzystwo univerzita uniwersytet urząd społeczność společnost ústav
""")
"""Nobody is called so: enough wherever it stands in a name of two words and more."""
_PROBABLY = _one_of(r"""
academy advice against aid bbc care carers charities children citizens clinic community council education families
for forum global healthcare health housing inclusion international justice legal matters? media medicine mental
minds news nurses nursing of people police practitioners psychiatr(?:y|ists) psychological psycholog(?:y|ists)
psychotherap(?:y|ists) publishers publishing relief research resources rights safeguarding science sciences social
school schools sociolog(?:y|ists) staff statistics studies survivors support the therap(?:y|ists) training uk usa gb
cymru without zealand alba volunteers welfare with women workers youth sans frontières für pour para
""")
"""Hardly anybody is: enough in a name without a comma."""
_AT_FIRST = _one_of(r"""
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
_CAPITALS = re.compile(
    r"[A-Z]{3,}\b|[A-Z]{2,}&[A-Z]|[A-Z]+\s+(?:UK|USA|GB|England|Scotland|Wales|Cymru|Ireland|Australia)\b"
)


def looks_like_one(name: str) -> bool:
    """Whether a name without braces of its own is hardly a person's: NHS England; Ministry of Health, Wales."""
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma:
        words = family.split()
        if len(words) > 1 and any(map(_SURELY.fullmatch, (words[0], words[-1]))):
            return True
        if re.search(r"\s(?:of|for|the|de|der|des|du|di|del|pour|für)\s", family) and _SURELY.search(family):
            return True
        within = " " in given and (_SURELY.search(given) or _SUFFIX.search(given))
        return bool(_BEHIND_A_COMMA.fullmatch(given) or within or family.endswith("-"))
    if " " not in family:
        return False
    if (
        _SURELY.search(name)
        or _SUFFIX.search(name)
        or _PROBABLY.search(name)
        or _AT_FIRST.match(name)
        or _CAPITALS.match(name)
    ):
        return True
    return bool(re.search(r"[’']s?\s+\w|\b\w+[’']s$|\d", name))
