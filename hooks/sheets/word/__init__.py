"""A document made of nodes as a Word file, which people can change.

    from sheets import word

    about = word.About(
        title="Working agreement", site="A small course", kind="Agreement", summary="What we ask of each other.",
        stamp="reviewed 22 November 2026", changed=datetime.date(2026, 11, 22), url="https://example.org/agreement/",
    )
    data = word.write([Heading(2, ["What we agree on"]), Paragraph(["We keep to the time."])], about)

Any node of `sheets.nodes` and of a sheet block may stand in it; `word.Sources` and `word.Aside` are for documents alone.
`write` takes the pictures that nodes name as a third argument. The title is set from `about`, so headings begin at
level 2. The same nodes give the same bytes.
"""

from __future__ import annotations

from sheets.word.document import About, Aside, Sources, write

__all__ = ["About", "Aside", "Sources", "write"]
