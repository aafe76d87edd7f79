"""The names of people and organisations: as a reference has them, as a sentence has them, as a list sorts them."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from citations.latex import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pybtex.database import Person

_WITHOUT_ACCENT = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"})


@dataclass(frozen=True)
class Name:
    """One author or editor; an organisation has a family name only."""

    family: str
    """With its particle: van der Kolk."""
    given: str = ""
    """As written in the bibliography: Bessel A., or B. A."""
    lineage: str = ""
    """Jr., III."""

    @classmethod
    def of(cls, person: Person) -> Name:
        """From a name as pybtex took it apart."""
        return cls(
            decoded(" ".join(person.prelast_names + person.last_names)),
            decoded(" ".join(person.first_names + person.middle_names)),
            decoded(" ".join(person.lineage_names)),
        )

    @property
    def is_others(self) -> bool:
        """Whether this is the `and others` of BibTeX."""
        return self.family == "others" and not self.given

    @functools.cached_property
    def initials(self) -> str:
        """B. A.; J.-P.; one-letter and many-letter names alike."""
        return " ".join(map(_initial, re.sub(r"\.(?=\w)", ". ", self.given).split()))

    @property
    def inverted(self) -> str:
        """Family, G. N., Jr.: as a reference list has it."""
        return ", ".join(part for part in (self.family, self.initials, self.lineage) if part)

    @property
    def forward(self) -> str:
        """G. N. Family, Jr.: as text behind a name has it."""
        name = f"{self.initials} {self.family}".strip()
        return f"{name}, {self.lineage}" if self.lineage else name

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """By family name, then initials; accents and case do not count."""
        return fold(self.family), fold(self.initials), fold(self.lineage)

    def could_be(self, other: Name) -> bool:
        """Whether two names with one surname may be one person: J. Smith and J. A. Smith may, J. and T. may not."""
        one, two = self.initials.split(), other.initials.split()
        return all(a == b for a, b in zip(one, two, strict=False))


def _initial(name: str) -> str:
    """B. for Bessel, J.-P. for Jean-Paul; de and St. as they are."""
    if name in ("de", "da", "do", "dos", "das", "du", "del", "van", "von", "y", "e") or re.fullmatch(
        "[A-Z][a-z]{1,2}[.]", name
    ):
        return name
    return "-".join(f"{part[0]}." for part in re.split(r"[-‐]", name) if part)


def decoded(name: str) -> str:
    """A name without its TeX, with one plain space between words."""
    return " ".join(plain(name).split())


@functools.cache
def fold(text: str) -> str:
    """Letters and digits alone, without case or accents: nothing comes before something."""
    spread = unicodedata.normalize("NFKD", text.casefold().translate(_WITHOUT_ACCENT))
    return "".join(character for character in spread if character.isalnum())


def in_reference(names: Sequence[Name]) -> str:
    """A, B., & C, D.: every name up to twenty, then nineteen, an ellipsis and the last."""
    shown = [name.inverted for name in names if not name.is_others]
    if len(shown) < len(names):
        return ", ".join([*shown, "et al."])
    if len(shown) > 20:
        return ", ".join(shown[:19]) + f", … {shown[-1]}"
    return ", & ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def before_title(names: Sequence[Name]) -> str:
    """A. B. Editor, C. D. Editor, & E. F. Editor: as after *In*."""
    shown = [name.forward for name in names if not name.is_others]
    if len(shown) < len(names):
        return ", ".join([*shown, "et al."])
    return " & ".join(shown) if len(shown) < 3 else ", ".join(shown[:-1]) + f", & {shown[-1]}"


def letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa."""
    name = ""
    while number > 0:
        number, letter = divmod(number - 1, 26)
        name = chr(ord("a") + letter) + name
    return name
