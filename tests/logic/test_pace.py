"""The time promised is the most questions at the pace stated."""

from __future__ import annotations

from logic.pace import SECONDS_A_QUESTION, full_pace, quick_pace
from tests.logic.bundled import CONTENT


def test_the_quick_assessment_takes_about_a_quarter_of_an_hour() -> None:
    content = CONTENT
    pace = quick_pace(content)
    assert pace.questions == len(content.in_section("essentials"))
    assert pace.minutes * 60 >= pace.questions * SECONDS_A_QUESTION > (pace.minutes - 1) * 60
    assert pace.minutes <= 17


def test_the_full_one_asks_the_whole_bank() -> None:
    content = CONTENT
    assert full_pace(content).questions == len(content.questions)
    assert full_pace(content).minutes > quick_pace(content).minutes
