"""Small contents at random in which gates, needs, offers and "neither" decide too."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from logic.assessment import Assessment, Basis, Certainty, Priorities, RouteChoice
from logic.model import Approach, Consideration, QuestionKind
from tests.logic.small_content import (
    BANDS,
    CHOICES,
    DAY,
    amounts,
    choice,
    content_at_once,
    picks,
    random_rules,
    trials,
    tries,
)

if TYPE_CHECKING:
    from logic.assessment import Answer
    from logic.model import Content, Question
    from tests.logic.small_content import Tables

ROUTES = ("A1", "A2", "B1", "B2")
PAID = {"A1": "request", "A2": "own_gpu", "B1": "hosted", "B2": "cpu"}
#: As in the bundled rules, but for the cases of a settled trial: weights decide often here.
LIMITS = {
    "settled_cases": 1,
    "toss_from": 40,
    "toss_to": 60,
    "leaning_share": 67,
    "settled_share": 90,
}
#: Amounts asked in these contents; money always needs the first.
ASKED = ("volume", "examples_held", "decisive_amount")


def gated_contents() -> st.SearchStrategy[Content]:
    """A small content at random with gates, needs, offers and "neither"."""
    return gated_rules().map(content_at_once)


@st.composite
def gated_rules(draw: st.DrawFn) -> Tables:
    """The rules of such a content."""
    rules = draw(random_rules())
    rules["question"]["provider"] = choice("one", "two")
    known = {
        "trial": list(BANDS),
        "examples_held": ["small", "large"],
        **{name: rules["question"][name]["options"] for name in CHOICES},
    }
    rules["route"] = {name: _route(name) for name in ROUTES}
    rules["route"]["B2"] |= {"built_on": ["B1"], "ignoring": ["g0"]}
    for name in draw(st.lists(st.sampled_from(ROUTES), max_size=2, unique=True)):
        rules["route"][name]["needs"] = draw(_condition(known))
    rules["gate"] = [
        {
            "id": f"g{n}",
            "knocks_out": draw(st.lists(st.sampled_from(ROUTES), min_size=1, unique=True)),
            "when": draw(_condition(known)),
            "sources": ["judgement"],
        }
        for n in range(draw(st.integers(1, 3)))
    ]
    if draw(st.booleans()):
        rules["offer"] = [_offer(provider, draw(st.booleans())) for provider in ("one", "two")]
    if draw(st.booleans()):
        rules["neither"]["when"] = draw(_condition(known))
    if draw(st.booleans()):
        rules["tune_without_gap"] = {"when": draw(_condition(known)), "source": "judgement"}
    for name, value in {
        **LIMITS,
        "confirmed_for_side": draw(st.sampled_from([1, 1, 5])),
        "trial_cases": draw(st.sampled_from([1, 1, 1, 50])),
    }.items():
        rules["limits"][name]["value"] = value
    orders = {"foundation": ["A1", "A2"], "fine_tuned": ["B1", "B2"]}
    rules["diagnosis"] = {
        name: {side: draw(st.permutations(order)) for side, order in orders.items()}
        for name in rules["diagnosis"]
    }
    return rules


def _route(name: str) -> Tables:
    approach = "foundation" if name.startswith("A") else "fine_tuned"
    return {"approach": approach, "costs": PAID[name], "sources": ["judgement"]}


def _offer(provider: str, is_open: bool) -> Tables:  # noqa: FBT001
    return {
        "provider": provider,
        "route": "B1",
        "open": is_open,
        "since": date(2026, 1, 1),
        "source": "judgement",
    }


@st.composite
def _condition(draw: st.DrawFn, known: dict[str, list[str]]) -> Tables:
    names = draw(st.lists(st.sampled_from(list(known)), min_size=1, max_size=2, unique=True))
    parts = {name: draw(_some(known[name])) for name in names}
    form = draw(st.sampled_from(["all", "any", "not"]))
    if form == "not":
        return {"not": parts}
    return {"any": [{name: options} for name, options in parts.items()]} if form == "any" else parts


def _some(options: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(options), min_size=1, max_size=len(options) - 1, unique=True)


@st.composite
def gated_assessments(draw: st.DrawFn, content: Content) -> Assessment:
    """An assessment of such a content: most questions answered, a few disputed or assumed."""
    names = ["trial", *CHOICES, "provider", *ASKED]
    answers = {name: draw(_answer(content.questions[name])) for name in names}
    chosen = st.sampled_from([None, None, *ROUTES]).map(_choice)
    stated = st.fixed_dictionaries(
        {k.value: st.sampled_from([0, 20, 50, 50, 90]) for k in Consideration}
    )
    points = draw(st.one_of(st.just({}), stated))
    certainty = draw(st.sampled_from(Certainty))
    return Assessment(
        id="gated",
        date=DAY,
        answers={name: answer for name, answer in answers.items() if answer},
        route_choices=draw(chosen),
        priorities=(Priorities(certainty=certainty, points=points),),
    )


def _choice(route: str | None) -> tuple[RouteChoice, ...]:
    if route is None:
        return ()
    side = Approach.FOUNDATION if route.startswith("A") else Approach.FINE_TUNED
    return (RouteChoice(approach=side, route=route, reason="Ours."),)


@st.composite
def _answer(draw: st.DrawFn, question: Question) -> Answer | None:
    kind = draw(st.sampled_from(["sure"] * 6 + ["assumed", "open", "several"]))
    if kind == "open":
        return None
    basis = Basis.ASSUMED if kind == "assumed" else None
    if question.kind is QuestionKind.TRIAL:
        return tries(draw(trials()), basis)
    if question.kind is QuestionKind.AMOUNT:
        value = draw(st.sampled_from([1, 40, 99, 100, 3000, 90_000]))
        return amounts(value, value, value * (1 + 9 * (kind == "several")), basis)
    options = draw(st.permutations(question.option_ids()))
    return picks(*options[: 1 + (kind == "several")], basis=basis)
