"""The decision's speed: one answer changed to Advice and to Inquiry, beside plain sampling."""

from __future__ import annotations

import random
from functools import partial
from typing import TYPE_CHECKING

from benchmark_rows import Row, in_turn, median, milliseconds, percentile
from logic.advice import advise
from logic.assessment import Amount, Answer, Assessment, Basis, State, Trial
from logic.inquiry import inquire, points_share, standing
from logic.model import QuestionKind
from logic.pack import load_pack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from logic.model import Content, Question

_DRAWS = 10_000
_STATES = 120
_SEED = 20261122
_SHARES = (0.0, 0.3, 0.6, 0.95)


def rows() -> Iterator[Row]:
    """Advice and Inquiry over assessments answered to different degrees."""
    content = load_pack().content
    for share in _SHARES:
        states = _states(content, share)
        differences = [
            [float(c.difference) for c in advise(content, a).considerations] for a in states[:5]
        ]
        sampled = in_turn([partial(sample_shares, differences[0], random.Random(1))], 5)[0]  # noqa: S311
        times = [milliseconds(partial(advise, content, state)) for state in states]
        for name, figure, most in (
            ("median", median(times), 5.0),
            ("95th percentile", percentile(times, 95), 15.0),
        ):
            yield _row(
                f"answer changed to Advice, {share:.0%} answered, {name}", figure, most, sampled
            )
        slower = [milliseconds(partial(_inquire, content, state)) for state in states[:30]]
        yield _row(f"Inquiry, {share:.0%} answered, median", median(slower), 60.0, sampled)
        yield _row(f"Inquiry, {share:.0%} answered, slowest", max(slower), None, sampled)
    yield _many(content)


def _inquire(content: Content, assessment: Assessment) -> None:
    """Points share, answer flips and next question."""
    advice = advise(content, assessment)
    inquire(content, assessment)
    points_share(assessment, advice)
    standing(content, assessment, advice)


def _row(what: str, figure: float, most: float | None, sampled: Sequence[float]) -> Row:
    return Row(
        what=what,
        figure=figure,
        unit="ms",
        most=most,
        yardstick=f"{_DRAWS:,} draws for the same two shares",
        beside=median(sampled),
    )


def sample_shares(differences: Sequence[float], source: random.Random) -> tuple[float, float]:
    """Estimates of the share of all weightings and of those that keep an order, by sampling."""
    leading = [0, 0]
    for _ in range(_DRAWS):
        weights = [source.expovariate(1.0) for _ in differences]
        for at, drawn in enumerate((weights, sorted(weights, reverse=True))):
            leading[at] += sum(w * d for w, d in zip(drawn, differences, strict=True)) > 0
    return leading[0] / _DRAWS, leading[1] / _DRAWS


def _many(content: Content) -> Row:
    states = _states(content, 0.6)[:20]

    def evaluate(times: int) -> None:
        for _ in range(times):
            for state in states:
                advise(content, state)

    one, ten = in_turn([partial(evaluate, 1), partial(evaluate, 10)], 5)
    return Row(
        what="ten times the assessments in one process",
        figure=median(ten),
        unit="ms",
        most=11.0,
        of_ratio=True,
        yardstick="the assessments once",
        beside=median(one),
    )


def _states(content: Content, share: float) -> list[Assessment]:
    """Assessments in a row, each with one answer changed from the one before."""
    source = random.Random(_SEED)  # noqa: S311 - the same states on every run
    assessment = Assessment(id="bench", date="2026-11-22")
    questions = list(content.questions.values())
    for question in questions:
        if source.random() < share:
            assessment = assessment.with_answer(question.id, _answer(question, source))
    states: list[Assessment] = []
    for _ in range(_STATES):
        question = source.choice(questions)
        given = _answer(question, source) if source.random() < share else Answer()
        assessment = assessment.with_answer(question.id, given)
        states.append(assessment)
    return states


def _answer(question: Question, source: random.Random) -> Answer:
    basis = source.choice([Basis.MEASURED, Basis.ESTIMATED, Basis.ASSUMED])
    if question.kind is QuestionKind.CHOICE:
        options = (source.choice(question.option_ids()),)
        return Answer(state=State.ANSWERED, options=options, basis=basis)
    if question.kind is QuestionKind.TRIAL:
        tried = source.randint(20, 200)
        good = source.randint(0, tried)
        trial = Trial(tried=tried, good=good, pass_mark=90, facts=(tried - good) // 2)
        return Answer(state=State.ANSWERED, trial=trial, basis=basis)
    low, likely, high = question.default or (question.least, question.least + 1, question.least + 2)
    amount = Amount(low=low, likely=likely, high=high)
    return Answer(state=State.ANSWERED, amount=amount, basis=basis)
