"""The headline of what-if: what the tried answers lead to, as a sentence."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from logic.comparison import weighed_lead
from logic.figures.numerals import signed
from logic.report.numbers import answered, filled, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from logic.assessment import Answer
    from logic.report.blocks import Prose
    from logic.report.matter import Matter


def finding(saved: Matter, tried: Matter, answers: Mapping[str, Answer]) -> Prose:
    """What the tried answers change, and what stays; numbers open as ``TwoStates`` tells them."""
    say = partial(filled, saved.words)
    if not answers:
        return say("ui_whatif.finding.none")
    given = _given(tried, *answers)
    if saved.advice.recommendation is not tried.advice.recommendation:
        return say("ui_whatif.finding.other", given=given, advice=tried.sentences.short())
    before, after = (signed(weighed_lead(one.advice)) for one in (saved, tried))
    if before == after:
        return say("ui_whatif.finding.same", given=given)
    leads = {"before": number(before, "before"), "after": number(after, "after")}
    return say("ui_whatif.finding.moved", given=given, **leads)


def _given(tried: Matter, name: str, *others: str) -> Prose:
    """What was tried, by question and answer where it is one answer."""
    if others:
        return filled(tried.words, "ui_whatif.finding.these")
    answer = answered(tried.answer(name), name, state="after:")
    question = tried.question(name)
    return filled(tried.words, "ui_whatif.finding.this", question=question, answer=answer)
