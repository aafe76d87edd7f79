"""COinS: what Zotero's browser connector looks for in a page, an OpenURL context object in a span's title."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from citations.export_types import ris_type
from citations.exports import container, publisher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citations.work import Work

SIGNS = re.compile(r'[%&+=#;<>"\s](?<! )')


@functools.lru_cache(maxsize=8192)
def coins(work: Work) -> str:
    """The title of `<span class="Z3988">`."""
    pairs = [("ctx_ver", "Z39.88-2004"), *((name, value) for name, value in _context(work) if value)]
    # Only what would be misread is escaped: the rest is the words of the reference beside it, and packs to nothing.
    return "&".join(f"{name}={SIGNS.sub(lambda sign: quote(sign[0]), value)}" for name, value in pairs)


def _context(work: Work) -> Iterator[tuple[str, str]]:
    kind = ris_type(work)
    where = "JOUR" if kind in ("MGZN", "NEWS") else kind
    title, within = work.text("title"), container(work)
    date = "-".join(f"{part:02d}" for part in (work.year_number, *work.day) if part) or work.plain_year
    if where in ("JOUR", "BOOK", "CHAP", "CPAPER", "RPRT"):
        genre = {"JOUR": "article", "BOOK": "book", "CHAP": "bookitem", "CPAPER": "proceeding", "RPRT": "report"}[where]
        yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{'journal' if where == 'JOUR' else 'book'}"
        yield "rft.genre", genre
        if where in ("BOOK", "RPRT"):
            yield "rft.btitle", title
        else:
            yield "rft.atitle", title
            yield ("rft.jtitle" if where == "JOUR" else "rft.btitle"), within
        yield "rft.volume", work.text("volume")
        yield "rft.issue", work.text("number") if where == "JOUR" else ""
        yield "rft.pages", work.text("pages") or work.text("eid")
        yield "rft.edition", work.text("edition")
        yield "rft.isbn", work.text("isbn")
        yield "rft.pub", publisher(work)
        yield "rft.place", work.text("address")
    else:
        dissertation = where == "THES"
        yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{'dissertation' if dissertation else 'dc'}"
        yield "rft.type", "" if dissertation else "webpage"
        yield "rft.title", title
        yield ("rft.inst" if dissertation else "rft.publisher"), publisher(work) or within
        yield "rft.identifier", "" if dissertation else work.link
    yield "rft.date", date
    for number, name in enumerate(name for name in work.creators if not name.is_others):
        if number == 0 and name.given:
            yield "rft.aulast", name.family
            yield "rft.aufirst", name.given
        full = " ".join(part for part in (name.given, name.family, name.lineage) if part)
        yield ("rft.creator" if where not in ("JOUR", "BOOK", "CHAP", "CPAPER", "RPRT", "THES") else "rft.au"), full
    yield "rft_id", f"info:doi/{work.doi}" if work.doi else work.link
