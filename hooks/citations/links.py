"""Where a work is to be found: what is wrong with its DOI and its address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from citations.bibtex import Mistake

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citations.bibtex import Entry

_BEFORE_A_DOI = re.compile(r"^(?:https?://)?(?:www\.|dx\.)?doi\.org/|^doi:?\s*(?=10\.)", re.IGNORECASE)

_LOGIN = re.compile(
    r"https?://[^/]*(?:ez-?proxy|lib-?proxy|libproxy|\bproxy\b|webvpn|\.idm\.oclc\.org|\.eui\.idm)[^/]*/|https?://[^?#]*/login\?url="
    r"|https?://\S+[?&](?:accountid|sessionid|jsessionid|sid)=|https?://web\.[a-z]\.ebscohost\.com/|https?://search\.ebscohost\.com/login|https?://ovidsp\.ovid\.com/|https?://[^/]*\.webofscience\.com/wos/"
    r"|https?://(?:[\w-]+\.)*sharepoint\.com/|https?://(?:outlook|teams)\.(?:live|office|office365|microsoft)\.com/|https?://mail\.google\.com/",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(r"[?&](?:utm_\w+|fbclid|gclid|mc_eid|mc_cid|igshid|msclkid)=[^&#\s]*", re.IGNORECASE)


def not_for_all(address: str) -> str:
    """What is wrong with an address that opens for one person alone, or tells where they found it."""
    if _LOGIN.match(address):
        doi = re.search(r"10\.\d{4,9}/[^\s?#&]+", unquote(address))
        instead = f"the DOI, {doi[0]}" if doi else "the address that everybody can open, or a DOI"
        return f"This address goes through a login, and most readers have none. Write {instead}."
    if _FOLLOWS.search(address):
        clean = _FOLLOWS.sub("", address)
        if "?" not in clean:
            clean = clean.replace("&", "?", 1)
        return f"The end of this address only tells where you found it. Write {clean}."
    return ""


def bare_doi(written: str) -> str:
    """10.1000/182, however it was written: as an address, behind doi:."""
    return _BEFORE_A_DOI.sub("", written.strip())


def without_stop(doi: str) -> str:
    """A DOI or an address without the stop or the bracket of the sentence it was copied from."""
    doi = doi.rstrip(".,;:'\"”’ ")
    return without_stop(doi[:-1]) if doi[-1:] in tuple(")]>") and not _pairs(doi) else doi


def _pairs(text: str) -> bool:
    opening = {")": "(", "]": "[", ">": "<"}[text[-1]]
    return text.count(opening) >= text.count(text[-1])


def mistakes(entry: Entry) -> Iterator[Mistake]:
    """What does not lead to the work, or leads there by a longer way."""
    doi, url = entry.get("doi"), entry.get("url")
    if bare_doi(doi) != doi:
        yield Mistake("doi", f"The DOI is written as an address. Write only '{without_stop(bare_doi(doi))}'.", "bib-doi-url", 0)
    elif "%2f" in doi.casefold():
        yield Mistake("doi", f"The DOI has signs in code, as addresses have. Write '{unquote(doi)}'.", "bib-doi", 0)
    elif doi and not re.fullmatch(r"10\.\d{4,9}/\S+|10/[a-z0-9]{3,10}", doi):
        why = f"'{doi}' is not a DOI. A DOI begins with 10. and has a slash and no spaces."
        yield Mistake("doi", why, "bib-doi", 0)
    elif (right := without_stop(doi)) != doi:
        why = f"The DOI ends with '{doi[len(right) :]}', which is no part of it. Write '{right}'."
        yield Mistake("doi", why, "bib-doi", len(right))
    address = re.sub(r"^\\url\s*\{(.*)\}$", r"\1", url)
    if url and not re.fullmatch(r"(?:https?|ftp)://\S+", address):
        yield Mistake("url", f"'{url}' is not an address. Begin with https:// and leave no spaces.", "bib-url", 0)
    elif re.match(r"https?://(dx\.)?doi\.org/", address):
        why = "This address is a DOI. Put what follows doi.org/ into a field 'doi' and take 'url' away."
        yield Mistake("url", why, "bib-doi-url", 0)
    elif address.startswith("http:"):
        why = f"This address is not protected. Open https{address[4:]}, and write that if it shows the same."
        yield Mistake("url", why, "bib-url", 0)
    elif why := not_for_all(address):
        yield Mistake("url", why, "bib-url", 0)
    elif url and (right := without_stop(address)) != address:
        why = f"The address ends with '{address[len(right) :]}', which is no part of it. Write '{right}'."
        yield Mistake("url", why, "bib-url", url.rfind(right) + len(right))
