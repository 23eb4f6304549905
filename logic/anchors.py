"""From worst to best: the ends of each improvement, with the client's own numbers where known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.assessment import State
from logic.currency import currency_of
from logic.model import Consideration
from logic.sentences import percent

if TYPE_CHECKING:
    from logic.assessment import Assessment
    from logic.model import Content
    from logic.words import Words


def span(words: Words, content: Content, assessment: Assessment, of: Consideration) -> str:
    """What swings from worst to best; the ends mean the same for every client."""
    worst = words.text(f"consideration.{of}.worst")
    best = words.text(f"consideration.{of}.best")
    trial = assessment.answer(content.hub).trial
    if of is Consideration.PERFORMANCE and trial is not None and trial.tried:
        worst = words.text("anchor.good", share=percent(trial.good / trial.tried))
        best = words.text("anchor.mark", mark=percent(trial.pass_mark / 100))
    decisive = assessment.answer("decisive_amount")
    if of is Consideration.COST and decisive.state is State.ANSWERED and decisive.amount:
        amount = currency_of(assessment.costs).exact(decisive.amount.likely)
        worst = words.text("anchor.more", amount=amount)
    return words.text("anchor.span", worst=worst, best=best)
