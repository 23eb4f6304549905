"""What stands behind a result and takes longer than the advice: worked out off the UI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.advice import advise
from logic.cost.result import cost_result
from logic.inquiry import inquire
from logic.people import sides_by_person
from logic.record import dataclass
from logic.tries import offers

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

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
    """What leads to the lowest and the highest lead: the open answer that pulls most that way.

    Each answer is tried alone, the other open questions left as they are; one from which the end
    cannot be reached any more does not lead there, even where it pulls that way on average.
    """
    names = [q.id for q in advice.open_questions]
    ends = advice.lead_range
    if advice.lead is None or not names or ends is None or ends[0] == ends[1]:
        return None, None
    tried = [
        one for name in names[:MOST_TRIED] for one in _that_move(_tried(content, assessment, name))
    ]
    lowest = [one for one in tried if one.ends[0] == ends[0]]
    highest = [one for one in tried if one.ends[1] == ends[1]]
    return (
        _end(min(lowest, key=_lead)) if lowest else None,
        _end(max(highest, key=_lead)) if highest else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tried:
    """The lead and its range once a change is made."""

    change: Change
    lead: Fraction
    ends: tuple[Fraction, Fraction]


def _tried(content: Content, assessment: Assessment, name: str) -> list[_Tried]:
    """What each answer to a question leads to, where it prints a lead."""
    found = []
    for offer in offers(content, assessment, name):
        advice = advise(content, assessment.with_answer(name, offer.answer))
        if advice.lead is not None and advice.lead_range is not None:
            found.append(_Tried(change=offer.change, lead=advice.lead, ends=advice.lead_range))
    return found


def _that_move(tried: list[_Tried]) -> list[_Tried]:
    """The answers to a question, none where all of them lead to the same."""
    return tried if len({(one.lead, one.ends) for one in tried}) > 1 else []


def _end(tried: _Tried) -> End:
    return End(change=tried.change, others=tried.ends[0] != tried.ends[1])


def _lead(tried: _Tried) -> Fraction:
    return tried.lead
