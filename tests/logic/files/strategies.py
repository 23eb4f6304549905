"""Whole assessments for Hypothesis: every field filled in every way format 1 allows."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from logic.assessment import (
    NOT_APPLICABLE_REASONS,
    Amount,
    Answer,
    Assessment,
    Basis,
    Certainty,
    ContentRef,
    CostInput,
    Costs,
    Engagement,
    FrozenPrice,
    Person,
    PriceEdit,
    Priorities,
    ReportSettings,
    Revision,
    RouteChoice,
    State,
    Trial,
    Voice,
)
from logic.assessment_checks import LEAST_RATE, MOST_RATE
from logic.model import Approach, Consideration
from logic.points import SHAPES

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_IDS = st.from_regex(r"[a-z0-9][a-z0-9_]{0,8}", fullmatch=True)
_NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**9), 10**9)
_DAYS = st.dates(date(1, 1, 1)).map(date.isoformat)
_DAYS_OR_BLANK = st.just("") | _DAYS
_BASES = st.none() | st.sampled_from(Basis)
_PICTURES = (b"", b"\x89PNG\r\n\x1a\nrest", b"\xff\xd8\xffrest")


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    low, likely, high = sorted(draw(st.tuples(_NUMBERS, _NUMBERS, _NUMBERS)))
    shape = draw(st.sampled_from(("", *SHAPES)))
    return Amount(low=low, likely=likely, high=high, shape=shape)


@st.composite
def trials(draw: st.DrawFn) -> Trial:
    tried = draw(st.integers(0, 1000))
    good = draw(st.integers(0, tried))
    facts = draw(st.integers(0, tried - good))
    way = draw(st.integers(0, tried - good - facts))
    reasoning = draw(st.integers(0, tried - good - facts - way))
    mark = draw(st.floats(0, 100, exclude_min=True) | st.integers(1, 100))
    return Trial(tried=tried, good=good, pass_mark=mark, facts=facts, way=way, reasoning=reasoning)


_VALUES = st.one_of(
    st.lists(_IDS, min_size=1, max_size=3, unique=True).map(lambda ids: {"options": tuple(ids)}),
    amounts().map(lambda amount: {"amount": amount}),
    trials().map(lambda trial: {"trial": trial}),
)


@st.composite
def voices(draw: st.DrawFn) -> Voice:
    return Voice(said_by=draw(_TEXT), basis=draw(_BASES), words=draw(_TEXT), **draw(_VALUES))


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    state = draw(st.sampled_from(State))
    answer = Answer(
        state=state,
        basis=draw(_BASES),
        said_by=draw(_TEXT),
        words=draw(_TEXT),
        note=draw(_TEXT),
        marked=draw(st.booleans()),
        voices=tuple(draw(st.lists(voices(), max_size=2))),
    )
    if state is State.ANSWERED:
        return replace(answer, **draw(_VALUES))
    if state is State.NOT_APPLICABLE:
        return replace(answer, reason=draw(st.sampled_from(NOT_APPLICABLE_REASONS)))
    return answer


_PEOPLE = st.lists(
    st.builds(Person, id=_IDS, role=_TEXT, name=_TEXT), max_size=3, unique_by=lambda p: p.id
).map(tuple)
_ENGAGEMENTS = st.builds(
    Engagement,
    task=_TEXT,
    client=_TEXT,
    firm=_TEXT,
    prepared_by=_TEXT,
    sells_implementation=st.none() | st.booleans(),
    decision=_TEXT,
    decide_by=_TEXT,
    confidentiality=_TEXT,
    adviser_view=_TEXT,
    sources=_TEXT,
    people=_PEOPLE,
)
_POINTS = st.dictionaries(st.sampled_from([*Consideration]).map(str), st.integers(0, 100))


@st.composite
def priorities(draw: st.DrawFn) -> tuple[Priorities, ...]:
    people = draw(st.lists(_TEXT, max_size=3, unique=True))
    agreed = draw(st.integers(-1, 2))
    return tuple(
        Priorities(
            person=person,
            agreed=number == agreed,
            certainty=draw(st.sampled_from(Certainty)),
            tolerance=draw(st.integers(0, 100)),
            points=draw(_POINTS),
        )
        for number, person in enumerate(people)
    )


@st.composite
def cost_inputs(draw: st.DrawFn) -> CostInput:
    amount = draw(amounts())
    return CostInput(
        low=amount.low,
        likely=amount.likely,
        high=amount.high,
        unit=draw(_TEXT),
        source=draw(_TEXT),
        changed_by=draw(_TEXT),
        changed_on=draw(_DAYS_OR_BLANK),
        why=draw(_TEXT),
    )


_DOLLARS = st.floats(0, 1_000_000_000)
_EDITS = st.builds(
    PriceEdit,
    old_usd=st.none() | _DOLLARS,
    changed_by=_TEXT,
    changed_on=_DAYS_OR_BLANK,
    why=_TEXT,
    evidence=_TEXT,
)
_PRICES = st.builds(
    FrozenPrice,
    provider=_TEXT,
    model=_TEXT,
    kind=_TEXT,
    unit=_TEXT,
    price_usd=st.none() | _DOLLARS,
    as_of=_DAYS_OR_BLANK,
    source=_TEXT,
    confidence=_TEXT,
    reviewed=st.booleans(),
    region=_TEXT,
    min_prompt_tokens=st.integers(0, 10**6),
    effective_from=_DAYS_OR_BLANK,
    effective_to=_DAYS_OR_BLANK,
    tuning_closes=_DAYS_OR_BLANK,
    serving_ends=_DAYS_OR_BLANK,
    note=_TEXT,
    list_name=_TEXT,
    list_hash=_TEXT,
    edit=st.none() | _EDITS,
)
_COSTS = st.builds(
    Costs,
    inputs=st.dictionaries(_TEXT, cost_inputs(), max_size=2),
    prices=st.lists(_PRICES, max_size=2).map(tuple),
    currency=st.from_regex(r"[A-Z]{3}", fullmatch=True),
    rate=st.none() | st.floats(LEAST_RATE, MOST_RATE),
    rate_date=_DAYS_OR_BLANK,
)
_REPORTS = st.builds(
    ReportSettings,
    kind=_TEXT,
    paper=_TEXT,
    all_answers=st.booleans(),
    sources=st.booleans(),
    arithmetic=st.booleans(),
    cover=st.booleans(),
    large=st.booleans(),
    summary_only=st.booleans(),
    names=st.booleans(),
    share_safe=st.booleans(),
    draft=st.booleans(),
    logo=st.sampled_from(_PICTURES).map(b64encode).map(bytes.decode),
    colour=st.just("") | st.from_regex(r"#[0-9a-f]{6}", fullmatch=True),
)
_CONTENT = st.builds(ContentRef, id=_TEXT, version=_TEXT, checksum=_TEXT)
_CHOICES = st.lists(
    st.builds(
        RouteChoice,
        approach=st.sampled_from([*Approach]).map(str),
        route=_IDS,
        reason=_TEXT,
        chosen_by=_TEXT,
    ),
    max_size=2,
    unique_by=lambda choice: choice.approach,
).map(tuple)


@st.composite
def revisions(draw: st.DrawFn) -> tuple[Revision, ...]:
    numbers = sorted(draw(st.sets(st.integers(1, 20), max_size=3)))
    return tuple(
        Revision(
            number=number,
            finished_on=draw(_DAYS_OR_BLANK),
            why=draw(_TEXT),
            content=draw(_CONTENT),
            state=draw(_TEXT),
        )
        for number in numbers
    )


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """Any assessment that format 1 can hold."""
    return Assessment(
        id=str(draw(st.uuids())),
        date=draw(_DAYS),
        engagement=draw(_ENGAGEMENTS),
        answers=draw(st.dictionaries(_IDS, answers(), max_size=4)),
        priorities=draw(priorities()),
        route_choices=draw(_CHOICES),
        costs=draw(_COSTS),
        report=draw(_REPORTS),
        content=draw(_CONTENT),
        quick=draw(st.booleans()),
        finished=draw(st.booleans()),
        revision=draw(st.integers(21, 1000)),
        revisions=draw(revisions()),
    )
