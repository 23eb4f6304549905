"""What changed between two states of an assessment, and which change moved the lead by how much.

Attribution: the changes are made one after the other, once in the order of the questionnaire
and once in the reverse order; a change counts for the mean of what it moved the two times. The
parts add up exactly to the whole, and where two changes act only together each gets half, as
in the Shapley value, which this equals wherever no three changes act together; it needs 2n + 1
advices instead of one for each of the 2^n sets.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from logic.advice import advise
from logic.assessment import State
from logic.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from logic.assessment import Assessment, Outcome
    from logic.findings import Advice
    from logic.model import Consideration, Content

#: Kinds of change beside answers, in the order they are made.
PRIORITIES, ROUTES, COSTS, DATE = "priorities", "routes", "costs", "date"
_OTHERS = (PRIORITIES, ROUTES, COSTS, DATE)
_QUESTION = "question:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A change and the points it moved the lead by; above zero towards fine-tuned.

    ``what`` is "question:ID", "priorities", "routes", "costs" or "date". ``forth`` and ``back``
    are what it moved in the one order and in the other; ``points`` their mean.
    """

    what: str
    forth: Fraction
    back: Fraction

    @property
    def points(self) -> Fraction:
        """What it counts for."""
        return (self.forth + self.back) / 2

    @property
    def question(self) -> str:
        """The id of the question whose answer changed, "" for other changes."""
        return self.what.removeprefix(_QUESTION) if self.what.startswith(_QUESTION) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesMoved:
    """What the rules gave when the earlier state was finished, and what they moved since.

    ``points`` is None where no lead was recorded then.
    """

    version: str
    recommendation: str
    lead: Fraction | None
    points: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two states under the rules of now: their advice, and what moved between them.

    ``moved`` add up to ``after`` less ``before``, the largest first; ``silent`` are questions of
    which only words, notes or who said it changed. ``considerations`` are each contribution's
    change. ``rules`` is None where the earlier state was finished under the rules of now or
    never.
    """

    before: Advice
    after: Advice
    moved: tuple[Moved, ...]
    silent: tuple[str, ...]
    considerations: Mapping[Consideration, Fraction]
    rules: RulesMoved | None

    @property
    def lead_before(self) -> Fraction:
        """The earlier lead under the rules of now, also where none is printed."""
        return weighed_lead(self.before)

    @property
    def lead_after(self) -> Fraction:
        """The later lead, also where none is printed."""
        return weighed_lead(self.after)


def weighed_lead(advice: Advice) -> Fraction:
    """The sum of the contributions: the lead, also where the recommendation shows none."""
    return sum((one.contribution for one in advice.considerations), Fraction(0))


def compare(
    content: Content, before: Assessment, after: Assessment, outcome: Outcome | None = None
) -> Comparison:
    """What changed from one state to the other, and what moved the lead.

    ``outcome`` is what was recorded when the earlier state was finished. Answers of both must
    have passed ``check_answer``.
    """
    first, last = advise(content, before), advise(content, after)
    changes = _changes(content, before, after)
    return Comparison(
        before=first,
        after=last,
        moved=_attributed(content, before, after, changes),
        silent=_silent(content, before, after),
        considerations=by_consideration(first, last),
        rules=_rules(content, first, outcome),
    )


def _changes(content: Content, before: Assessment, after: Assessment) -> tuple[str, ...]:
    """What differs of what the decision reads, in the order of the questionnaire."""
    answers = (
        f"{_QUESTION}{name}"
        for name in content.questions
        if _read(content, name, before) != _read(content, name, after)
    )
    others = (what for what in _OTHERS if _part(before, what) != _part(after, what))
    return (*answers, *others)


def _read(content: Content, name: str, assessment: Assessment) -> object:
    """What the decision reads of an answer."""
    answer = assessment.answer(name)
    if answer.put_aside_for(content.questions[name].none_if):
        return 0.0
    if answer.state is not State.ANSWERED:
        return answer.state if answer.state is State.NOT_APPLICABLE else State.NOT_ASKED
    voices = tuple((v.options, v.amount, v.trial) for v in answer.voices)
    return answer.options, answer.amount, answer.trial, answer.confirmed, voices


def _part(assessment: Assessment, what: str) -> object:
    parts: dict[str, object] = {
        PRIORITIES: assessment.agreed_priorities(),
        ROUTES: {c.approach: c.route for c in assessment.route_choices},
        COSTS: assessment.costs,
        DATE: assessment.date,
    }
    return parts[what]


def _made(base: Assessment, after: Assessment, what: str) -> Assessment:
    """The assessment with one of the changes made."""
    if what.startswith(_QUESTION):
        name = what.removeprefix(_QUESTION)
        return base.with_answer(name, after.answer(name))
    parts: dict[str, dict[str, object]] = {
        PRIORITIES: {"priorities": after.priorities},
        ROUTES: {"route_choices": after.route_choices},
        COSTS: {"costs": after.costs},
        DATE: {"date": after.date},
    }
    return replace(base, **parts[what])  # type: ignore[arg-type]


def _attributed(
    content: Content, before: Assessment, after: Assessment, changes: Sequence[str]
) -> tuple[Moved, ...]:
    forth = _steps(content, before, after, changes)
    back = _steps(content, before, after, tuple(reversed(changes)))
    found = (Moved(what=what, forth=forth[what], back=back[what]) for what in changes)
    return tuple(sorted(found, key=_by_size))


def _steps(
    content: Content, before: Assessment, after: Assessment, changes: Sequence[str]
) -> dict[str, Fraction]:
    """What each change moves the lead by when they are made in this order."""
    moved: dict[str, Fraction] = {}
    state, lead = before, weighed_lead(advise(content, before))
    for what in changes:
        state = _made(state, after, what)
        there = weighed_lead(advise(content, state))
        moved[what] = there - lead
        lead = there
    return moved


def _by_size(moved: Moved) -> Fraction:
    return -abs(moved.points)


def _silent(content: Content, before: Assessment, after: Assessment) -> tuple[str, ...]:
    return tuple(
        name
        for name in content.questions
        if before.answer(name) != after.answer(name)
        and _read(content, name, before) == _read(content, name, after)
    )


def by_consideration(before: Advice, after: Advice) -> dict[Consideration, Fraction]:
    """How far each consideration's contribution moved from one advice to another."""
    earlier = {one.id: one.contribution for one in before.considerations}
    return {one.id: one.contribution - earlier[one.id] for one in after.considerations}


def _rules(content: Content, first: Advice, outcome: Outcome | None) -> RulesMoved | None:
    if outcome is None or not outcome.recommendation:
        return None
    if outcome.content.checksum == content.checksum:
        return None
    lead = outcome.exact_lead
    return RulesMoved(
        version=outcome.content.version,
        recommendation=outcome.recommendation,
        lead=lead,
        points=weighed_lead(first) - lead if lead is not None else None,
    )
