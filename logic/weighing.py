"""Considerations with their reasons, money among them, and how far open answers move the lead."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from math import lcm
from typing import TYPE_CHECKING

from logic import scoring
from logic.findings import ConsiderationResult, Reason
from logic.model import Consideration

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from logic.model import Content, Term
    from logic.view import View

#: The reason id under which money stands beside the terms.
COST_TERM = "cost"


def weigh_terms(
    content: Content, given: View, opened: View, shares: Mapping[Consideration, Fraction]
) -> tuple[ConsiderationResult, ...]:
    """Every consideration that terms speak to; money stands apart."""
    means = scoring.term_means(given.outcomes)
    ends = scoring.difference_ends(opened.outcomes)
    return tuple(
        _consideration(content, k, means, ends[k], shares[k])
        for k in Consideration
        if k is not Consideration.COST
    )


def _consideration(
    content: Content,
    k: Consideration,
    means: scoring.TermMeans,
    ends: tuple[Fraction, Fraction],
    weight: Fraction,
) -> ConsiderationResult:
    terms = [term for term in content.terms if term.consideration is k]
    points = [means.points[term.id] for term in terms]
    foundation = scoring.MIDDLE + Fraction(sum(a for a, _ in points), means.over)
    fine_tuned = scoring.MIDDLE + Fraction(sum(b for _, b in points), means.over)
    return ConsiderationResult(
        id=k,
        foundation=foundation,
        fine_tuned=fine_tuned,
        difference=fine_tuned - foundation,
        low=ends[0],
        high=ends[1],
        weight=weight,
        contribution=weight * (fine_tuned - foundation),
        reasons=tuple(_reasons(terms, means, weight)),
    )


def _reasons(terms: Iterable[Term], means: scoring.TermMeans, weight: Fraction) -> Iterator[Reason]:
    """What each term adds, those that add something."""
    for term in terms:
        foundation, fine_tuned = means.points[term.id]
        if weight and foundation != fine_tuned:
            yield Reason(
                term=term.id,
                consideration=term.consideration,
                points=weight * Fraction(fine_tuned - foundation, means.over),
                questions=term.questions,
                sources=term.sources,
            )


def weigh_money(difference: int, ends: tuple[int, int], weight: Fraction) -> ConsiderationResult:
    """The cost consideration from its difference on the fit scale and that difference's ends."""
    foundation = Fraction((2 * scoring.MIDDLE - difference) // 2)
    reason = Reason(
        term=COST_TERM,
        consideration=Consideration.COST,
        points=weight * difference,
        questions=("volume", "horizon", "decisive_amount"),
        sources=("PRICES", "judgement"),
    )
    return ConsiderationResult(
        id=Consideration.COST,
        foundation=foundation,
        fine_tuned=foundation + difference,
        difference=Fraction(difference),
        low=Fraction(ends[0]),
        high=Fraction(ends[1]),
        weight=weight,
        contribution=weight * difference,
        reasons=(reason,) if reason.points else (),
    )


def all_point_one_way(considerations: Iterable[ConsiderationResult]) -> bool:
    """Whether every consideration favours the same side, whatever the open answers turn out.

    Then no weights can change the side.
    """
    ends = [(one.low, one.high) for one in considerations]
    return all(low > 0 for low, _ in ends) or all(high < 0 for _, high in ends)


def sorted_reasons(considerations: tuple[ConsiderationResult, ...]) -> tuple[Reason, ...]:
    """All reasons, the largest first."""
    reasons = [reason for result in considerations for reason in result.reasons]
    over = lcm(*(reason.points.denominator for reason in reasons))
    return tuple(sorted(reasons, key=partial(_by_size, over=over)))


def _by_size(reason: Reason, over: int) -> tuple[int, str]:
    """By whole numbers over one denominator, which are quicker to compare than fractions."""
    points = reason.points
    return -abs(points.numerator) * (over // points.denominator), reason.term


def lead_range(
    opened: View, money: tuple[int, int], swing: scoring.SwingPoints
) -> tuple[Fraction, Fraction]:
    """The least and greatest lead over all completions, money within its ends."""
    low, high = scoring.lead_ends(opened.outcomes, swing)
    points, total = swing[Consideration.COST], sum(swing.values())
    return (low + points * money[0]) / total, (high + points * money[1]) / total
