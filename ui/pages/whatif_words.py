"""The headline of what-if: what the tried answers lead to, as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.comparison import weighed_lead
from logic.figures.numerals import signed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from logic.assessment import Answer
    from logic.report.matter import Matter


def finding(saved: Matter, tried: Matter, answers: Mapping[str, Answer]) -> str:
    """What the tried answers change, and what stays."""
    say = saved.words.text
    if not answers:
        return say("ui_whatif.finding.none")
    name = next(iter(answers))
    given = say("ui_whatif.finding.these")
    if len(answers) == 1:
        given = say(
            "ui_whatif.finding.this", question=tried.question(name), answer=tried.answer(name)
        )
    if saved.advice.recommendation is not tried.advice.recommendation:
        short = say(f"recommendation.{tried.advice.recommendation}.short")
        return say("ui_whatif.finding.other", given=given, advice=short)
    before, after = weighed_lead(saved.advice), weighed_lead(tried.advice)
    if signed(before) == signed(after):
        return say("ui_whatif.finding.same", given=given)
    return say("ui_whatif.finding.moved", given=given, before=signed(before), after=signed(after))
