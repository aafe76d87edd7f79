"""What a page may load and run is said by its own template, by the headers file and by the server's configuration alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.conftest import ROOT
from tests.tree import parse

from publish import policy

if TYPE_CHECKING:
    from tests.conftest import BuildSite


def test_nothing_inline_runs_and_nothing_is_unsafe() -> None:
    rules = dict(rule.split(" ", 1) for rule in policy.POLICY.split("; "))
    assert rules["default-src"] == "'none'" and rules["script-src"] == "'self'" and rules["style-src"] == "'self'"
    assert not re.search(r"unsafe|sha256|nonce|https?:|\*", policy.POLICY)


def test_a_page_says_its_policy_before_everything_that_it_governs(build_site: BuildSite) -> None:
    site = build_site({})
    for path in ("index.html", "404.html"):
        head = parse(site.html(path)).find("head")
        assert head is not None and [element.get("charset") for element in head][:1] == ["utf-8"]
        assert (head[1].get("http-equiv"), head[1].get("content")) == ("Content-Security-Policy", policy.POLICY)


def test_the_headers_file_says_the_same_and_that_no_page_may_be_framed(build_site: BuildSite) -> None:
    headers = build_site({}).html("_headers")
    assert headers == policy.headers() and headers.startswith("/*\n")
    assert f"  Content-Security-Policy: {policy.POLICY}; frame-ancestors 'none'\n" in headers


def test_the_server_s_configuration_takes_its_headers_from_that_file() -> None:
    text = (ROOT / "deploy/nginx.conf").read_text("utf-8")
    assert "site/_headers > headers.conf" in text and "include headers.conf;" in text
    assert "Content-Security-Policy" not in text


def test_the_server_keeps_for_good_only_what_is_named_by_its_content(build_site: BuildSite) -> None:
    site = build_site({})
    keeps = re.search(r'"~(\^/assets/[^"]+)"\s+"public, max-age=31536000, immutable"', (ROOT / "deploy/nginx.conf").read_text("utf-8"))
    assert keeps
    served = [f"/{file.relative_to(site.folder).as_posix()}" for file in site.folder.rglob("*.*") if file.suffix in (".css", ".js")]
    assert len(served) > 10
    # What search looks words up in keeps its names; a browser asks after it, and adds the version of the index.
    assert [address for address in served if not re.search(keeps[1], address)] == [one for one in served if one.startswith("/search/")]
