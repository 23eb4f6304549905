"""The answers that could be given instead of those given, each as an answer of its own."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import chain
from math import ceil, inf, nextafter
from typing import TYPE_CHECKING

from logic.assessment import Amount, State, Trial
from logic.closings import PROVIDER
from logic.cost import AMOUNTS, DECISIVE
from logic.inquiry_values import Change
from logic.interview import options_left
from logic.model import QuestionKind
from logic.record import dataclass
from logic.trial import DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from logic.assessment import Answer, Assessment
    from logic.closings import Closer
    from logic.model import Condition, Content, Question
    from logic.trial import Bands

#: Kinds of failure a trial is imagined with: all cases of one, or half facts and half way.
FAILURES = ("facts", "way", "facts_and_way", "reasoning")
#: The questions whose numbers money reads.
MONEY = frozenset({*AMOUNTS, DECISIVE})
#: Failed cases that can be shared between two kinds.
LEAST_SHARED = 2


@dataclass(frozen=True, slots=True, eq=False)
class Alternative:
    """A change with the whole answer it puts in place of the one given."""

    change: Change
    answer: Answer


def alternatives(
    content: Content, assessment: Assessment, asked: Iterable[str]
) -> dict[str, tuple[Alternative, ...]]:
    """The other answers to each question asked that has one, by question.

    Only options the answer rules out: one it leaves possible is no change. An amount moves to
    the nearest value of another band; a trial keeps its number of cases and its pass mark.
    """
    found = {}
    for name in asked:
        answer = assessment.answer(name)
        if answer.state is State.ANSWERED:
            found[name] = tuple(_others(content, content.questions[name], answer))
    return found


def change_answers(assessment: Assessment, chosen: Iterable[Alternative]) -> Assessment:
    """A copy of the assessment with these answers in place of those given."""
    answers = {one.change.question: one.answer for one in chosen}
    return replace(assessment, answers={**assessment.answers, **answers})


def _others(content: Content, question: Question, answer: Answer) -> Iterator[Alternative]:
    if question.kind is QuestionKind.TRIAL:
        return _other_trials(content, question, answer)
    left = options_left(content, question, answer)
    if question.kind is QuestionKind.AMOUNT:
        return _other_amounts(question, answer, left)
    return (
        Alternative(
            Change(question=question.id, option=option),
            replace(answer, options=(option,), voices=()),
        )
        for option in question.option_ids()
        if option not in left
    )


def _other_amounts(
    question: Question, answer: Answer, left: frozenset[str]
) -> Iterator[Alternative]:
    ids = question.option_ids()
    here = [ids.index(option) for option in left]
    for place, option in enumerate(ids):
        if option in left:
            continue
        value = nearest_value(question, place, rising=place > max(here))
        if value is not None:
            steps = min(abs(place - other) for other in here)
            amount = Amount(low=value, likely=value, high=value)
            change = Change(question=question.id, option=option, steps=steps)
            yield Alternative(change, replace(answer, amount=amount, voices=()))


def nearest_value(question: Question, place: int, *, rising: bool) -> float | None:
    """The value of the band at a place of an amount question that is nearest to another band.

    The lowest value of a band when coming from below, else the highest; None without one.
    """
    below = question.options[place].below
    floor = question.options[place - 1].below if place else None
    low = question.least if floor is None else max(question.least, floor)
    high = question.most if below is None else min(question.most, nextafter(below, -inf))
    if question.whole:
        low, high = float(ceil(low)), float(high // 1)
    if low > high:
        return None
    return low if rising else high


def counts_by_band(tried: int, pass_mark: float, bands: Bands) -> dict[str, range]:
    """How many good cases of those tried put the measured share into each band, best first.

    A band no count falls into is left out. ``pass_mark`` is in percent.
    """

    def share(good: int) -> float:
        return good / tried

    def first(least: float) -> int:
        return bisect_left(range(tried + 1), least, key=share)

    met, *rest = bands
    ceiling = first(round(pass_mark / 100, DIGITS))
    found = {met[0]: range(ceiling, tried + 1)}
    for band, floor in rest:
        found[band] = range(first(floor / 100), ceiling)
        ceiling = min(ceiling, found[band].start)
    return {band: counts for band, counts in found.items() if counts}


def with_failures(tried: int, good: int, pass_mark: float, kind: str) -> Trial:
    """A trial all of whose failed cases are of a kind; "" leaves them without one."""
    failed = tried - good
    half = failed // 2
    counts = {
        "": {},
        "facts": {"facts": failed},
        "way": {"way": failed},
        "facts_and_way": {"facts": half, "way": failed - half},
        "reasoning": {"reasoning": failed},
    }
    return Trial(tried=tried, good=good, pass_mark=pass_mark, **counts[kind])


def kinds_of(content: Content, question: Question, band: str, failed: int) -> tuple[str, ...]:
    """The kinds of failure worth telling apart for a trial in a band."""
    if question.id != content.hub or band == content.bands[0][0]:
        return ("",)
    return tuple(k for k in FAILURES if k != "facts_and_way" or failed >= LEAST_SHARED)


def _other_trials(content: Content, question: Question, answer: Answer) -> Iterator[Alternative]:
    trial = next(t for t in (answer.trial, *(v.trial for v in answer.voices)) if t is not None)
    counts = counts_by_band(trial.tried, trial.pass_mark, content.bands)
    places = [band for band, _ in content.bands]
    here = next(band for band, found in counts.items() if trial.good in found)
    for band, found in counts.items():
        good = min(max(trial.good, found.start), found.stop - 1)
        steps = max(1, abs(places.index(band) - places.index(here)))
        for kind in kinds_of(content, question, band, trial.tried - good):
            other = with_failures(trial.tried, good, trial.pass_mark, kind)
            if (band, kind) != (here, "") and other != trial:
                change = Change(question=question.id, option=band, kind=kind, steps=steps)
                yield Alternative(change, replace(answer, trial=other, voices=()))


def tell_apart(
    content: Content,
    assessment: Assessment,
    closers: Iterable[Closer],
    found: Mapping[str, tuple[Alternative, ...]],
) -> dict[str, tuple[Alternative, ...]]:
    """The alternatives that may differ in effect, the nearest of each kind.

    Options that every rule treats alike are one; one that the rules treat as the answer given
    is none. Amounts that money reads and trials all differ.
    """
    sets = _read_sets(content, closers)
    kept = {
        name: tuple(_nearest_of_each(content, assessment.answer(name), sets.get(name, ()), others))
        for name, others in found.items()
        if others
    }
    return {name: others for name, others in kept.items() if others}


def _nearest_of_each(
    content: Content,
    answer: Answer,
    sets: Iterable[frozenset[str]],
    others: tuple[Alternative, ...],
) -> Iterator[Alternative]:
    question = content.questions[others[0].change.question]
    if question.kind is QuestionKind.TRIAL or question.id in MONEY:
        yield from others
        return
    left = options_left(content, question, answer)
    seen = {tuple(option in one for one in sets) for option in left} if len(left) == 1 else set()
    for other in sorted(others, key=_steps):
        kind = tuple(other.change.option in one for one in sets)
        if kind not in seen:
            seen.add(kind)
            yield other


def _steps(alternative: Alternative) -> int:
    return alternative.change.steps


def _read_sets(content: Content, closers: Iterable[Closer]) -> dict[str, set[frozenset[str]]]:
    """Per question, every set of its options a rule asks about."""
    found: dict[str, set[frozenset[str]]] = {PROVIDER: {c.providers for c in closers}}
    asked = (question.ask_if for question in content.questions.values())
    conditions = (*asked, *(closer.condition for closer in closers if closer.condition))
    leaves = (pair for condition in conditions for pair in _leaves(condition))
    rows = (pair for term in content.terms for row in term.rows for pair in row.when.items())
    for name, options in chain(leaves, rows):
        found.setdefault(name, set()).add(options)
    return found


def _leaves(condition: Condition) -> Iterator[tuple[str, frozenset[str]]]:
    if condition.question:
        yield condition.question, condition.options
    for part in (*condition.all_of, *condition.any_of):
        yield from _leaves(part)
    if condition.negated is not None:
        yield from _leaves(condition.negated)
