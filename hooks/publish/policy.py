"""What a page may load and run: itself, its own files, and the few inline scripts whose hashes it names."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from lxml import etree

from publish.tree import drop

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publish.tree import Tree

# Types of <script> that a browser reads as data and never runs.
DATA = {"application/json", "application/ld+json"}

FEATURES_NOT_USED = (
    "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
    "microphone", "midi", "payment", "usb",
)  # fmt: skip


def hashes(tree: Tree) -> list[str]:
    """The inline scripts of a page, as a policy names them."""
    scripts = [s.text or "" for s in tree.iter("script") if not s.get("src") and s.get("type") not in DATA]
    return sorted({f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts})


def policy(scripts: Iterable[str], *, embeddable: bool = True) -> str:
    """The policy's text; `embeddable=False` adds what only a header can say."""
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *scripts]),
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    if not embeddable:
        rules["frame-ancestors"] = "'none'"
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def seal(tree: Tree) -> None:
    """Write the policy into the page, before anything that it governs."""
    head = tree.find("head")
    if head is None:
        return
    for old in head.findall("meta"):
        if old.get("http-equiv") == "Content-Security-Policy" or old.get("name") == "referrer":
            drop(old)
    first = 1 if len(head) and head[0].get("charset") else 0
    head.insert(
        first, etree.Element("meta", {"http-equiv": "Content-Security-Policy", "content": policy(hashes(tree))})
    )
    head.insert(first + 1, etree.Element("meta", {"name": "referrer", "content": "no-referrer"}))


def headers(scripts: Iterable[str]) -> str:
    """The `_headers` file of a site, for hosts that read one."""
    lines = {
        "Content-Security-Policy": policy(scripts, embeddable=False),
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in FEATURES_NOT_USED),
        "Referrer-Policy": "no-referrer",
        "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in lines.items())
