"""Every form in which the course can be taken along, in the order in which people are told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from take_along.flashcards import FLASHCARDS
from take_along.handbook import maker as handbook
from take_along.questions.moodle import MOODLE
from take_along.questions.qti import QTI
from take_along.scorm import package as scorm

if TYPE_CHECKING:
    from take_along.packages import Maker

MAKERS: tuple[Maker, ...] = (handbook.EPUB, handbook.PDF, scorm.MODULES, scorm.PATHS, QTI, MOODLE, FLASHCARDS)
