"""A small course to take along: the sound one of the checks, with a path, a module without self-checks, and a talk in it."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from tests.checks.cases import GOOD

if TYPE_CHECKING:
    from pathlib import Path

LISTENING = """\
---
title: Listening
summary: How to hear what is said.
minutes: 5
level: practice
question: What did they say?
objectives:
  - {can: Repeat one sentence as it was said., tested: [back], answer: Word for word.}
  - {can: Name what you left out., tested: [back], answer: What you did not like.}
needs: [practice/noticing]
key_points:
  - Words come before meanings.
  - What is left out tells something too.
content_note: {what: A quarrel., where: '"The talk"', instead: 'Go on to "Afterwards".'}
reviewed: 2026-11-23
---

As in [Noticing](noticing.md#signs), look for [a doubt](../glossary.md#unspoken-doubt), or read [the licence](https://example.org/).

## The talk

/// conversation | Saying it back
    you: Noor
    with: Sam

//// role | Noor
You are tired.
////

//// role | Sam
You want to be asked.
////

//// scene | said
"It is late," says Sam.

- "You want to go." → guessed

    That is a guess.

- "It is late." → heard

    Those are the words.

- "Shall we stop?" → stopped

    It can be answered with no.
////

//// ending | guessed
    how: worse
Sam stays, and says nothing.
////

//// ending | heard
    how: better
Sam says more.
////

//// ending | stopped
    how: stop
They stop.
////

//// observer
Listen for Sam's own words.
////
///

## Afterwards

Nothing is missing [@sample2018asking].

/// pause | Said back
    name: back
Who said something to you today? Say one sentence of it.
///
"""
SEVERAL = """\

| | Today |
|---|---|
| Noor | Yes |

/// self-check | Which of these *help*?
    name: helps

- [x] A pause.

    It leaves room [@example2020noticing; @sample2018asking].

- [ ] A quick `<so>` & no pause.

    It closes what [a doubt](../glossary.md#unspoken-doubt) had opened.

- [x] A question.

    It can be answered with no.
///

## How sure can we be?
"""
PATHS = """\
evening:
  title: One evening
  by: time
  summary: Two modules and an exercise.
  parts:
    - steps:
        - read: practice/noticing
        - do: two-columns
          why: With somebody you trust.
        - read: practice/listening
"""


def sources() -> dict[str, str]:
    """The whole of it, by path; hooks and theme are the project's."""
    sound = {file.relative_to(GOOD).as_posix(): file.read_text("utf-8") for file in GOOD.rglob("*") if file.is_file()}
    sound.pop("mkdocs.yml")
    noticing = sound["docs/practice/noticing.md"].replace("\n## How sure can we be?\n", SEVERAL)
    noticing = noticing.replace("invites it., tested: [doubt]", "invites it., tested: [doubt, helps]")
    along = "---\ntitle: Take it along\n---\n\n[Everything](../small-course-offline.zip)\n\n<!-- take-along -->\n"
    paths = "---\ntitle: Paths\n---\n\n<!-- paths -->\n"
    strand = {"docs/practice/index.md": "---\ntitle: Practice\nsummary: What one can try.\n---\n\n<!-- modules -->\n"}
    start = {"docs/start/paths.md": paths, "docs/start/take-it-along.md": along}
    return sound | strand | start | {"docs/practice/noticing.md": noticing, "docs/practice/listening.md": LISTENING, "paths.yml": PATHS}


def unpacked(package: Path) -> dict[str, bytes]:
    """What a package holds, by place."""
    with zipfile.ZipFile(package) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
