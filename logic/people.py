"""What each person's own priorities lead to, beside the agreed ones that drive the result."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from logic.advice import advise
from logic.scoring import is_weighed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from logic.assessment import Assessment, Priorities
    from logic.findings import Advice
    from logic.model import Approach, Content


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """One person's points, and the advice they give on the same answers."""

    priorities: Priorities
    advice: Advice


def sides_by_person(content: Content, assessment: Assessment) -> tuple[PersonView, ...]:
    """The advice under each whole set of points that was given, in the sets' order; never averaged.

    Answers and everything else stay as they are: only the weights differ.
    """
    return tuple(
        PersonView(priorities=one, advice=advise(content, driven_by(assessment, one.person)))
        for one in assessment.priorities
        if is_weighed(one)
    )


def driven_by(assessment: Assessment, person: str) -> Assessment:
    """The assessment with this person's set agreed and no other."""
    sets = tuple(replace(one, agreed=one.person == person) for one in assessment.priorities)
    return replace(assessment, priorities=sets)


def agreed_side(views: Iterable[PersonView]) -> Approach | None:
    """The side everyone's points lead to, None where they differ or lead to none.

    Then every mixture of their points leads to it as well: the lead is linear in the weights,
    so a mixture's lead lies between theirs.
    """
    sides = {view.advice.leans_to for view in views}
    return sides.pop() if len(sides) == 1 else None


def all_on_one_side(views: Iterable[PersonView]) -> bool:
    """Whether every person's points lead to the same side, or all to none."""
    return len({view.advice.leans_to for view in views}) <= 1
