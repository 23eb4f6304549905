from __future__ import annotations

from datetime import date
from itertools import pairwise, product
from typing import TYPE_CHECKING, cast

import pytest

from logic import content_check, cost
from logic.content import load_content
from logic.content_check import MOST_COMPLETIONS
from logic.cost import CostRoutes
from logic.cost.inputs import followed
from logic.cost.model import flow_of
from logic.cost.timing import times_of
from logic.cost.values import Column
from logic.model import UNREACHED, Approach, Limits, Truth
from logic.points import ASKED, FIGURES, FOLLOWS, UNITS, Points
from logic.trial import KINDS
from tests.logic.small_content import changed, choice, pack, term
from tests.logic.test_content import GONE, faults_of, put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.model import Condition, Content, Question

Q = "model.toml.question."
FIGURE = {"low": 1, "likely": 1, "high": 1, "unit": "times", "source": "judgement"}

FAULTS = [
    ("pack.hub", "colour", "model.toml.pack: hub 'colour' must be a trial asked in every case"),
    ("pack.hub", "nowhere", "model.toml.pack: hub 'nowhere' must be a trial asked in every case"),
    (
        "question.trial.ask_if",
        {"colour": ["red"]},
        "model.toml.pack: hub 'trial' must be a trial asked in every case",
    ),
    (
        "trial_bands",
        {"source": "judgement", "met": 101, "far": 5},
        "model.toml.trial_bands: must fall from the best band to one from 0",
    ),
    (
        "trial_bands",
        {"source": "judgement", "met": 101, "far": 0, "close": 50},
        "model.toml.trial_bands: must fall from the best band to one from 0",
    ),
    (
        "trial_bands",
        {"source": "judgement", "met": 0},
        "model.toml.trial_bands: must fall from the best band to one from 0",
    ),
    ("limits.lever_percent.value", 101, "model.toml.limits.lever_percent: must be from 1 to 100"),
    ("limits.review_months.value", 0, "model.toml.limits.review_months: must be from 1 to 120"),
    ("question.colour.none_if", ["other"], Q + "colour: none_if is only for amounts that may be"),
    ("question.volume.none_if", ["tired"], Q + "volume: none_if names 'tired', which is none of"),
    ("question.colour.section", "some", Q + "colour: section 'some' is not one of the pack's"),
    ("question.colour.options", [], Q + "colour: options must be different, from one to 10"),
    (
        "question.colour.options",
        ["a", "a"],
        Q + "colour: options must be different, from one to 10",
    ),
    ("question.colour.options", [*"abcdefghijk"], Q + "colour: options must be different, from"),
    (
        "question.colour.options",
        ["-", "red"],
        Q + "colour: '-' is a reserved word, so it can be no",
    ),
    ("question.any", choice("a"), Q + "any: 'any' is a reserved word, so it can be no id"),
    (
        "question.colour.ask_if",
        {"shade": ["dark"]},
        Q + "colour: ask_if names 'shade', which is not",
    ),
    (
        "question.shade.ask_if",
        {"hue": ["a"]},
        Q + "shade: names the question 'hue', which does not",
    ),
    (
        "question.shade.ask_if",
        {"colour": ["x"]},
        Q + "shade: names the option 'x', which colour does",
    ),
    ("question.volume.options", [], Q + "volume: options must be different"),
    ("question.volume.options.1.below", 500, Q + "volume: each band but the last needs a rising"),
    ("question.volume.options.0", {"id": "small"}, Q + "volume: each band but the last needs a"),
    (
        "question.volume.options",
        [{"id": "a", "below": 9}, {"id": "b", "below": 9}, {"id": "c"}],
        Q + "volume: each band but the last needs a rising below, the last none",
    ),
    (
        "question.volume.least",
        -1,
        Q + "volume: must hold 0 <= least <= low <= likely <= high <= most",
    ),
    ("question.horizon.most", 100, Q + "horizon: must hold 0 <= least <= low <= likely <= high"),
    ("question.horizon.default.likely", 300, Q + "horizon: must hold 0 <= least <= low <= likely"),
    ("question.horizon", choice("a"), Q + "horizon: must be a question of kind amount"),
    ("question.horizon", GONE, Q + "horizon: must be a question of kind amount"),
    ("question.horizon.default", GONE, Q + "horizon: needs a default"),
    ("question.decisive_amount.least", 0, Q + "decisive_amount: must have least above 0, and hold"),
    ("question.decisive_amount.most", 9, Q + "decisive_amount: must have least above 0, and hold"),
    ("cost.epochs", GONE, "model.toml.cost.epochs: is missing: money is worked out from it"),
    (
        "cost.epochs.low",
        -1,
        "model.toml.cost.epochs: must have 0 <= low <= likely",
    ),
    ("cost.epochs.low", 3, "model.toml.cost.epochs: must have 0 <= low <= likely"),
    (
        "cost.training_tokens_per_second.low",
        0,
        "model.toml.cost.training_tokens_per_second: must have 1e-06 <= low",
    ),
    ("cost.utilisation.high", 2, "model.toml.cost.utilisation: must have 1e-06 <= low"),
    ("cost.decline_tuned.low", -2, "model.toml.cost.decline_tuned: must have -1 <= low"),
    ("cost.epochs.unit", "days", "model.toml.cost.epochs: must be in times, not in 'days'"),
    (
        "cost.epochs.distribution",
        "normal",
        "model.toml.cost.epochs: distribution must be one of pert, triangular, not 'normal'",
    ),
    (
        "cost.epoch",
        FIGURE,
        "model.toml.cost.epoch: is not known here",
    ),
    ("term.1.id", "warm", "model.toml.term: the id 'warm' is used twice"),
    ("term.0.questions", [], "model.toml.term.warm: reads 0 questions; one to 3 are allowed"),
    (
        "term.0.questions",
        ["trial", "colour", "shade", "provider"],
        "model.toml.term.warm: reads 4 questions; one to 3 are allowed",
    ),
    ("term.0.questions", ["colour", "colour"], "model.toml.term.warm: reads 2 questions; one to 3"),
    ("term.0.share", "facts", "model.toml.term.warm: has a share, so it must read trial"),
    ("term.0.consideration", "cost", "model.toml.term.warm: cost is counted in money, so no term"),
    ("term.0.rows.0.shade", ["dark"], "term.warm: a row names 'shade', which the term does not"),
    ("term.0.rows.0.hue", ["x"], "term.warm: a row names 'hue', which the term does not read"),
    ("term.0.rows.0.colour", ["x"], "term.warm: a row names the option 'x', which colour does not"),
    ("gate.0.knocks_out", ["B9"], "model.toml.gate.no_blue: names the route 'B9', which does not"),
    (
        "gate.0.when",
        {"hue": ["a"]},
        "model.toml.gate.no_blue: names the question 'hue', which does",
    ),
    ("route.A1.needs", {"hue": ["a"]}, "model.toml.route.A1: names the question 'hue', which does"),
    (
        "route.B2.built_on",
        ["B9"],
        "model.toml.route.B2: names the route 'B9', which does not exist",
    ),
    ("route.B1.built_on", ["B2"], "model.toml.route.B1: built_on may name only routes that are"),
    ("route.A1.costs", "hosted", "model.toml.route.A1: costs must be one of request, own_gpu, not"),
    (
        "route.B1.costs",
        "tokens",
        "model.toml.route.B1: costs must be one of hosted, request, own_gpu, shared, cpu,",
    ),
    ("route.B1.pays", {"luck": "judgement"}, "model.toml.route.B1: pays names 'luck', which is no"),
    ("route.B1.pays", {"luck": "judgement"}, "model.toml.route.B1: pays must have 'hosted', the"),
    ("diagnosis.facts", GONE, "model.toml.diagnosis.facts: is missing"),
    (
        "diagnosis.luck",
        {"foundation": ["A1"], "fine_tuned": ["B1", "B2"]},
        "model.toml.diagnosis.luck: is not known here",
    ),
    (
        "diagnosis.way.fine_tuned",
        ["B1"],
        "model.toml.diagnosis.way: fine_tuned must list each of B1,",
    ),
    (
        "diagnosis.way.foundation",
        ["A1", "A1"],
        "diagnosis.way: foundation must list each of A1 once",
    ),
    ("offer.0.route", "B9", "model.toml.offer[1]: names the route 'B9', which does not exist"),
    ("offer.0.provider", "none", "model.toml.offer[1]: provider 'none' is no option of provider"),
    ("offer.0.until", date(2025, 1, 1), "model.toml.offer[1]: until must not be before since"),
    ("question.provider", GONE, "model.toml.offer[1]: provider 'one' is no option of provider"),
    ("step.0.when", {"hue": ["a"]}, "model.toml.step.go: names the question 'hue', which does not"),
    ("step.0.routes", ["B9"], "model.toml.step.go: names the route 'B9', which does not exist"),
    ("step.0.outcomes", ["win"], "model.toml.step.go: 'win' is not a recommendation"),
    ("step.0.diagnoses", ["flu"], "model.toml.step.go: 'flu' is not a diagnosis"),
    ("risk.0.routes", ["B9"], "model.toml.risk.harm: names the route 'B9', which does not exist"),
    ("component.goal.cases", [], "model.toml.component.goal: the last case must hold always"),
    (
        "component.goal.cases.0.when",
        {"colour": ["x"]},
        "model.toml.component.goal.always: names the option 'x', which colour does not have",
    ),
    (
        "neither.when",
        {"hue": ["a"]},
        "model.toml.neither: names the question 'hue', which does not",
    ),
    ("review_soon.when", {"hue": ["a"]}, "model.toml.review_soon: names the question 'hue', which"),
    ("gate.0.sources", [], "model.toml.gate.no_blue: names no source; name an evidence key or"),
    (
        "clash",
        {"odd": {"given": ["hue"], "when": {"colour": ["red"]}}},
        "model.toml.clash.odd: names the question 'hue', which does not exist",
    ),
    (
        "clash",
        {"odd": {"given": ["trial"], "when": {"colour": ["mauve"], "hue": ["a"]}}},
        "model.toml.clash.odd: names the option 'mauve', which colour does not have",
    ),
    ("clash", {"odd": {"given": ["trial"]}}, "model.toml.clash.odd: when is missing"),
]


@pytest.mark.parametrize(("path", "value", "fault"), FAULTS)
def test_what_does_not_fit_is_named_with_its_place(path: str, value: object, fault: str) -> None:
    assert any(fault in found for found in faults_of(put(changed(), path, value)))


@pytest.mark.parametrize("part", ["gate", "step", "risk"])
def test_an_id_used_twice_is_named(part: str) -> None:
    rules = changed(lambda r: r[part].append(dict(r[part][0])))
    name = rules[part][0]["id"]
    assert faults_of(rules) == (f"model.toml.{part}: the id {name!r} is used twice",)


def test_an_approach_without_routes_is_named() -> None:
    rules = changed(lambda r: r["route"].pop("A1"))
    for diagnosis in rules["diagnosis"].values():
        diagnosis["foundation"] = []
    assert "model.toml.diagnosis.facts: foundation must list each of  once" in faults_of(rules)


def test_a_pack_without_offers_needs_no_provider() -> None:
    rules = changed(lambda r: r["question"].pop("provider"), lambda r: r.update(offer=[]))
    assert load_content(pack(rules)).offers == ()


# ------------------------------------------------------------------------------- blocks


def tied(sizes: list[int], **more: object) -> dict[str, object]:
    """Rules with questions of these many options, all tied by terms two by two."""
    names = [f"t{number}" for number in range(len(sizes))]
    rules = changed()
    for name, size in zip(names, sizes, strict=True):
        put(rules, f"question.{name}", choice(*(f"{name}{n}" for n in range(size))))
    pairs = [term(f"{a}{b}", [a, b], {"points": [1, -1]}) for a, b in pairwise(names)]
    rules["term"] = pairs
    if more:
        rules["term"].append(term("hub", ["trial", names[0]], {"points": [1, -1]}))
    return rules


def test_a_block_may_have_as_many_completions_as_allowed() -> None:
    blocks = load_content(pack(tied([4, 4, 4, 4, 4]))).blocks
    assert [len(block.questions) for block in blocks] == [0, 5]  # 1,024 completions


def test_a_block_with_too_many_completions_is_named() -> None:
    assert faults_of(tied([5, 5, 5, 9])) == (
        f"model.toml.term: t0, t1, t2, t3 are tied into more than {MOST_COMPLETIONS} completions",
    )


def test_states_of_the_trial_count_as_completions() -> None:
    assert load_content(pack(tied([6, 8, 3], hub=True))).blocks  # 144 beside 1 + 2 x 3 states
    (fault,) = faults_of(tied([5, 10, 3], hub=True))  # 150 beside 7
    assert "tied into more than" in fault


def test_routing_is_counted_as_it_is_walked() -> None:
    rules = tied([4, 4, 4, 4, 5])  # 1,280 if all were asked
    put(rules, "question.t4.ask_if", {"t3": ["t30"]})
    assert load_content(pack(rules)).blocks  # 64 x (5 + 3)


def test_a_pack_that_ties_everything_is_refused_without_counting_it_all() -> None:
    (fault,) = faults_of(tied([10] * 40))
    assert "tied into more than" in fault


# ------------------------------------------------ what the decision reads by name is listed


class Reads:
    """Points that note which inputs are read."""

    def __init__(self, p: Points) -> None:
        self._points = p
        self.names: set[str] = set()

    def __getattr__(self, name: str) -> object:
        self.names.add(name)
        return getattr(self._points, name)


def test_every_figure_and_amount_money_reads_is_asked_of_a_pack_and_no_other() -> None:
    ones = Points(*[(1.0,)] * len(Points._fields))
    reads = cast("Points", Reads(ones._replace(prompt_tokens=(2.0,))))
    ways = content_check.WAYS_TO_PAY
    for one, other in product(ways[Approach.FOUNDATION], ways[Approach.FINE_TUNED]):
        routes = CostRoutes(foundation=one, fine_tuned=other, retrieval=True, tuned_retrieval=True)
        for column in Column:
            flow_of(reads, column, routes, 12)
    times = times_of(reads, 12)
    assert all((times.foundation, times.tuned, times.uses, times.months, times.repeats))
    followed(reads, FOLLOWS)
    names = cast("Reads", reads).names - {"_replace"}
    assert names == set(Points._fields) == {*FIGURES, *FOLLOWS, *ASKED}
    assert set(UNITS) == set(Points._fields)
    asked = set(content_check.COST_AMOUNTS)
    assert {*cost.AMOUNTS, cost.DECISIVE} == asked == {*ASKED, "horizon", content_check.DECISIVE}


def test_every_limit_has_bounds() -> None:
    assert set(content_check.LIMITS) == set(Limits.__slots__)
    assert len(KINDS) == content_check.FAILURE_KINDS


# ---------------------------------------------------------------------- the bundled pack


@pytest.fixture(scope="module")
def bundled() -> Content:
    return load_content()


def test_every_question_can_be_reached_and_none_ends_the_interview(bundled: Content) -> None:
    for question in bundled.questions.values():
        assert question.ask_if.truth({}) is not Truth.NO
        parents = sorted(question.ask_if.questions())
        ways = product(*(bundled.questions[name].option_ids() for name in parents))
        reached = [question.ask_if.holds(dict(zip(parents, way, strict=True))) for way in ways]
        assert any(reached), question.id


def test_every_section_asks_something(bundled: Content) -> None:
    assert all(bundled.in_section(section) for section in bundled.sections)


def test_no_block_exceeds_its_bound(bundled: Content) -> None:
    for block in bundled.blocks:
        states = 1 + (len(bundled.bands) - 1) * len(KINDS)
        found = len(list(walks(bundled, block.questions, {bundled.hub: "met"})))
        assert found * (states if block.reads_hub else 1) <= MOST_COMPLETIONS


def walks(
    content: Content, names: tuple[str, ...], values: dict[str, str]
) -> Iterator[dict[str, str]]:
    if not names:
        yield values
        return
    question = content.questions[names[0]]
    asked = question.ask_if.holds(values)
    for option in question.option_ids() if asked else (UNREACHED,):
        yield from walks(content, names[1:], {**values, question.id: option})


def test_every_option_moves_a_rule_or_the_money(bundled: Content) -> None:
    """Some rule tells each option from another one of its question."""
    idle = {
        question.id
        for question in bundled.questions.values()
        if question.id not in content_check.COST_AMOUNTS
        for option in question.option_ids()
        if all(
            _marks(bundled, question, o) == _marks(bundled, question, option)
            for o in question.option_ids()
        )
    }
    assert not idle


def _marks(content: Content, question: Question, option: str) -> list[object]:
    """All that rules say of one option: which conditions name it, what terms and offers do."""
    named = [(question.id, option) in when.named_options() for when in _conditions(content)]
    rows = [
        option in row.when.get(question.id, frozenset({option}))
        for one in content.terms
        for row in one.rows
        if question.id in one.questions
    ]
    provides = question.id == content_check.PROVIDER
    return [named, rows, [provides and offer.provider == option for offer in content.offers]]


def _conditions(content: Content) -> Iterator[Condition]:
    yield from (question.ask_if for question in content.questions.values())
    yield from (gate.when for gate in content.gates)
    yield from (route.needs for route in content.routes.values())
    yield from (step.when for step in content.steps)
    yield from (risk.when for risk in content.risks)
    yield from (case.when for component in content.components for case in component.cases)
    yield from (content.neither, content.review_soon)
