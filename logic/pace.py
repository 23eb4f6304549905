"""How long an assessment takes: the most questions it can ask, at a stated pace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.record import dataclass

if TYPE_CHECKING:
    from logic.model import Content

#: Seconds to read a question out and take its answer down: a judgement, stated beside the promise,
#: and held against a quick assessment run at the window (tests/ui/test_pace_measured.py).
SECONDS_A_QUESTION = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """The most questions of a kind of assessment, and the minutes they take."""

    questions: int
    minutes: int


def quick_pace(content: Content) -> Pace:
    """The pace of the quick assessment: every question of the first section."""
    return _pace(len(content.in_section(next(iter(content.sections)))))


def full_pace(content: Content) -> Pace:
    """The pace of the full assessment: every question of the bank."""
    return _pace(len(content.questions))


def _pace(questions: int) -> Pace:
    return Pace(questions=questions, minutes=-(-questions * SECONDS_A_QUESTION // 60))
