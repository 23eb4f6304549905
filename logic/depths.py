"""What stands behind a result and takes longer than the advice: worked out off the UI thread."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from logic.advice import advise
from logic.cost.result import cost_result
from logic.inquiry import inquire
from logic.people import sides_by_person
from logic.record import dataclass
from logic.tries import offers

if TYPE_CHECKING:
    from collections.abc import Callable

    from logic.assessment import Assessment
    from logic.cost.values import CostResult
    from logic.findings import Advice
    from logic.inquiry_values import Change, Inquiry
    from logic.model import Content
    from logic.people import PersonView
    from logic.words import Words


#: Open questions tried for what pulls the lead to an end, those that move it most first.
MOST_TRIED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """The answer that pulls the lead most towards one end of its range.

    ``others`` says that more open answers than this one are needed to reach the end.
    """

    change: Change
    others: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Depth:
    """An assessment's inquiry, its money, what leads to each end of the lead, and people's sides.

    ``low`` and ``high`` are None where no open answer moves the lead.
    """

    inquiry: Inquiry
    money: CostResult
    low: End | None
    high: End | None
    people: tuple[PersonView, ...]


def dig(
    content: Content,
    assessment: Assessment,
    advice: Advice,
    words: Words | None = None,
    step: Callable[[], object] = bool,
) -> Depth:
    """Everything slow about an assessment; ``advice`` is its advice. Pure.

    With ``words`` the arithmetic of the money is written out as well. ``step`` is called between
    the parts, and may raise where they are not wanted any more.
    """
    low, high = lead_ends(content, assessment, advice)
    step()
    inquiry = inquire(content, assessment)
    step()
    money = cost_result(content, assessment, advice, words)
    step()
    people = sides_by_person(content, assessment)
    return Depth(inquiry=inquiry, money=money, low=low, high=high, people=people)


def lead_ends(
    content: Content, assessment: Assessment, advice: Advice
) -> tuple[End | None, End | None]:
    """What leads to the lowest and the highest lead: the open question that moves it most.

    Each of its answers is tried alone, the other open questions left as they are.
    """
    names = [q.id for q in advice.open_questions]
    if advice.lead is None or not names or advice.lead_range is None:
        return None, None
    if advice.lead_range[0] == advice.lead_range[1]:
        return None, None
    tried = [_tried(content, assessment, name) for name in names[:MOST_TRIED]]
    widest = max(tried, key=_reach)
    if not _reach(widest):
        return None, None
    others = sum(_reach(one) > 0 for one in tried) > 1
    lowest, highest = min(widest, key=_lead), max(widest, key=_lead)
    return End(change=lowest[1], others=others), End(change=highest[1], others=others)


def _tried(content: Content, assessment: Assessment, name: str) -> list[tuple[Fraction, Change]]:
    """The lead with each answer to a question, where it prints one."""
    found = []
    for offer in offers(content, assessment, name):
        lead = advise(content, assessment.with_answer(name, offer.answer)).lead
        if lead is not None:
            found.append((lead, offer.change))
    return found


def _reach(tried: list[tuple[Fraction, Change]]) -> Fraction:
    """How far a question's answers move the lead."""
    leads = [lead for lead, _ in tried]
    return max(leads) - min(leads) if leads else Fraction(0)


def _lead(tried: tuple[Fraction, Change]) -> Fraction:
    return tried[0]
