"""Addresses outside the site: of a kind that may be linked to, and shown as what they are."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote, urlsplit

from checks import allowed
from citations.links import not_for_all

SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*):", re.IGNORECASE)
BLANKS = re.compile(r"[\s\x00-\x20\x7f]+")
SHOWN = re.compile(r"(?:(?P<scheme>https?)://)?(?P<host>(?:[\w-]+\.)+[a-z]{2,24})(?P<path>[/?#:]\S*)?", re.IGNORECASE)
DOI = re.compile(r"(?:doi:\s*)?(?P<doi>10\.\d{4,9}/\S+)", re.IGNORECASE)
ENDINGS = re.compile(r"md|py|yml|bib|svg|png|jpe?g|webp|js|css|html?|pdf|docx?|txt|json|toml|zip|ics", re.IGNORECASE)
"""What looks like the last part of a host and is that of a file."""


def leads_out(address: str) -> bool:
    """Whether an address is not one of this site's own pages and files."""
    plain = unescape(address)
    return bool(SCHEME.match(BLANKS.sub("", plain)) or plain.startswith(("//", "\\\\", "www.")) or allowed.MAIL.fullmatch(plain))


def wrong(address: str, what: str = "link") -> tuple[str, str] | None:
    """(sentence, code) if a link or a picture may not lead to an address outside the site."""
    plain = unescape(address)
    bare = BLANKS.sub("", plain)
    if bare.startswith("//"):
        return f"This {what} lacks the beginning of its address. Write https:{bare}.", "link-scheme"
    if re.match(r"[A-Za-z]:[\\/]|\\\\|file:", bare):
        name = re.split(r"[\\/]", unquote(bare))[-1] or "the file"
        why = f"This {what} leads to your own computer. Put '{name}' beside the page, and write only its name."
        return why, "link-scheme"
    if bare.startswith("www."):
        return f"This {what} lacks the beginning of its address. Write https://{bare}.", "link-scheme"
    if allowed.MAIL.fullmatch(plain):
        return f"This is an e-mail address. Write mailto:{plain}.", "link-scheme"
    scheme = SCHEME.match(bare)
    name = scheme["scheme"].casefold() if scheme else ""
    if name == "http" and not _web(plain, bare, name):
        return f"'http:' is not protected on its way. Open https{bare[4:]}, and write that if it shows the same.", "link-scheme"
    if name in ("http", "https"):
        return _web(plain, bare, name)
    if name == "mailto":
        ok = allowed.MAIL.fullmatch(plain[7:])
        return None if ok else (f"'{plain[7:]}' is no e-mail address. Write mailto:name@example.org, without blanks.", "link-scheme")
    if name == "tel":
        ok = allowed.PHONE.fullmatch(plain[4:])
        return None if ok else (f"'{plain[4:]}' is no telephone number. Write tel:+441632960000, without blanks.", "link-scheme")
    if name in ("htps", "htttps", "htpps", "hhttps", "ttps", "http s", "hxxps", "ttp", "htp") or re.match(r"h?t{1,3}ps?$", name):
        return f"'{name}:' is misspelt. Write https:{bare[len(name) + 1 :]}.", "link-scheme"
    return f"'{name}:' is no address a page may link to. Use https.", "link-scheme"


def _web(plain: str, bare: str, scheme: str) -> tuple[str, str] | None:
    rest = bare[len(scheme) + 1 :]
    if plain != bare:
        return "There is a blank in this address. Take it out, or write it as %20.", "link-scheme"
    if not rest.startswith("//") or "\\" in bare:
        return f"The address '{bare}' cannot be read. Write https://{rest.replace(chr(92), '/').lstrip('/')}.", "link-scheme"
    if re.match(r"//https?[:/]", rest, re.IGNORECASE):
        return f"The beginning of this address stands there twice. Write {rest[2:]}.", "link-scheme"
    try:
        parts = urlsplit(bare)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return f"The address '{bare}' cannot be read. Copy it again.", "link-scheme"
    netloc = parts.netloc
    if "@" in netloc:
        return f"This address leads to '{host}'; what stands before the @ only hides that. Take it out.", "link-host"
    if not host.isascii() or "xn--" in host.casefold():
        return f"The host '{host}' has letters that look like others. Write it in plain letters, or cite the work instead.", "link-host"
    if not allowed.HOST.fullmatch(host) or port:
        why = f"'{netloc}' is no host that readers can visit. Write a name such as example.org, without a number or a port."
        return why, "link-host"
    short = host.casefold().removeprefix("www.")
    if short in allowed.HIDES or allowed.SENDS_ON.match(bare.partition("//")[2]):
        why = f"'{host}' only sends readers on, and nobody sees where. Open it, and write the address that it leads to."
        return why, "link-host"
    if why := not_for_all(bare):
        return why, "link-host"
    return None


def shows_another(text: str, address: str) -> str:
    """The sentence that is due if a link shows one address and leads to another."""
    words = re.sub(r"\\([^\w\s])|[*`]", r"\1", unescape(text)).strip(" _<>")
    target = unescape(address)
    if target.casefold().startswith("tel:") and (digits := re.sub(r"\D", "", words)):
        leads = re.sub(r"\D", "", target)
        same = len(digits) < 3 or leads.endswith(digits.lstrip("0")) or digits.endswith(leads.lstrip("0"))
        return "" if same else f"This link shows '{words}' and calls '{target[4:]}'. Show the number that it calls."
    if doi := DOI.fullmatch(words):
        same = unquote(target).casefold().endswith(doi["doi"].casefold())
        return "" if same else f"This link shows '{words}' and leads to '{target}'. Show where it leads."
    if "@" in words and allowed.MAIL.fullmatch(words):
        ok = target.casefold().removeprefix("mailto:").partition("?")[0] == words.casefold()
        return "" if ok else f"This link shows '{words}' and leads to '{target}'. Show where it leads."
    shown = SHOWN.fullmatch(words)
    if not shown or (not shown["scheme"] and not shown["path"] and ENDINGS.fullmatch(shown["host"].rsplit(".", 1)[-1])):
        return ""
    host, path = shown["host"].casefold().removeprefix("www."), (shown["path"] or "").rstrip("/")
    try:
        parts = urlsplit(target)
        leads = (parts.hostname or "").removeprefix("www.") if SCHEME.match(target) else ""
        whole = target.partition(parts.netloc)[2]
    except ValueError:
        leads = whole = ""
    if host == leads and (whole.startswith(path) or path.endswith(("\u2026", "..."))):
        return ""
    return f"This link shows '{words}' and leads to '{target}'. Show where it leads."
