"""Cases a plain sum of votes gets wrong, and the one place each criterion votes in.

In a plain sum an answer moves the lead by as much whatever the other answers are; ``interplay``
is by how much more two answers move it together than each alone. A sum would have 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from logic.content import load_content
from logic.findings import DecidedBy
from logic.model import Consideration
from logic.voting_check import KINDS, OUTSIDE
from tests.logic.journey import Journey, bundled, trial
from tests.logic.small_content import changed, pack
from tests.logic.test_content import faults_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from tests.logic.journey import Said
    from tests.logic.small_content import Tables

#: Everything that neither closes a route nor is looked at below.
PLAIN: dict[str, Said] = {
    "right_tool": "language_model",
    "runs_today": "people",
    "data_location": "any_cloud",
    "provider": "google",
    "examples_rights": "held",
    "personal_data": "none",
    "operators": "ml_team",
    "test_set": "agreed",
    "device": "server",
    "deadline": "longer",
    "language": "widely_used",
    "audience": "internal",
    "harm": "nuisance",
    "speed": "no_hurry",
    "volume": 20_000,
    "examples_held": 600,
    "trial_setup": "with_examples",
}
LABELS = Journey().says(
    **PLAIN,
    task_kind="label",
    task_count="one",
    task_stability="stable",
    style_rules="learned_from_examples",
    trial=trial(120, 200, way=80),
)
PAPERS = Journey().says(
    **PLAIN,
    task_kind="write",
    task_count="one",
    task_stability="stable",
    style_rules="learned_from_examples",
    facts_change="static",
    citations="not_needed",
    entitlements="same",
    corpus_size=20_000,
    passage_supplied="supplied",
    decisive_amount=10_000_000,
    trial=trial(80, 200, way=120),
)


def lead(journey: Journey) -> Fraction:
    found = journey.advice.lead
    assert found is not None
    return found


def difference(journey: Journey, k: Consideration) -> Fraction:
    return next(c.difference for c in journey.advice.considerations if c.id is k)


def interplay(base: Journey, one: Mapping[str, Said], other: Mapping[str, Said]) -> Fraction:
    """By how much more the two move the lead together than each alone."""
    both = lead(base.says(**one, **other)) + lead(base)
    return both - lead(base.says(**one)) - lead(base.says(**other))


def steps(journey: Journey) -> list[str]:
    return [step.id for step in journey.advice.plan]


def test_i1_examples_and_style_are_worth_nothing_without_a_gap() -> None:
    met = {"trial": trial(1990, 2000, pass_mark=90)}
    few = LABELS.says(examples_held=20)
    assert lead(few.says(examples_held=5000)) > lead(few)
    k = Consideration.CUSTOMIZATION
    assert difference(few.says(**met), k) == difference(few.says(**met, examples_held=5000), k)
    assert interplay(few, {"examples_held": 5000}, met) < 0
    LABELS.says(**met, examples_held=5000).expect(recommendation="foundation")


def test_i1_only_failures_of_manner_speak_for_tuning() -> None:
    """The same gap, for lack of facts or of reasoning, is no reason to tune."""
    assert lead(PAPERS) > 0 > lead(PAPERS.says(trial=trial(80, 200, facts=120)))
    assert lead(PAPERS.says(trial=trial(80, 200, reasoning=120))) < 0


def test_i2_facts_that_change_and_a_wrong_manner_ask_for_both_levers() -> None:
    both = PAPERS.says(facts_change="weekly", trial=trial(80, 200, facts=50, way=70))
    both.expect(recommendation="fine_tuned_with_retrieval", diagnosis="facts_and_way")
    alone = PAPERS.says(facts_change="weekly", trial=trial(80, 200, facts=120))
    alone.expect(recommendation="foundation", diagnosis="facts")
    weekly: dict[str, Said] = {"facts_change": "weekly"}
    assert interplay(PAPERS.says(trial=trial(80, 200, facts=120)), weekly, {
        "trial": trial(80, 200, facts=50, way=70)
    }) > 0  # fmt: skip


def test_i3_volume_and_prompt_length_are_one_product_in_money() -> None:
    wide = LABELS.says(decisive_amount=10_000_000)
    more: dict[str, Said] = {"volume": 5_000_000}
    longer: dict[str, Said] = {"prompt_tokens": 6000}
    together = interplay(wide, more, longer)
    assert together > 0  # the tokens removed are paid for at every request
    for k in Consideration:
        if k is not Consideration.COST:
            assert difference(wide, k) == difference(wide.says(**more, **longer), k)


def test_i4_data_that_must_stay_chooses_the_hosting_and_no_side() -> None:
    inside = LABELS.says(data_location="own_hardware")
    assert inside.representing() == ["A5", "B6"]
    for k in Consideration:
        if k is not Consideration.COST:
            assert difference(inside, k) == difference(LABELS, k)


def test_i5_many_narrow_tasks_are_not_diverse_where_someone_runs_the_adapters() -> None:
    k = Consideration.BUSINESS_NEED
    narrow = LABELS.says(task_count="many_narrow")
    diverse = LABELS.says(task_count="many_diverse")
    assert difference(narrow, k) > 0 > difference(diverse, k)
    nobody: dict[str, Said] = {"operators": "nobody"}
    assert difference(narrow.says(**nobody), k) < difference(narrow, k)
    assert difference(LABELS.says(**nobody), k) == difference(LABELS, k)


def test_i6_a_format_is_fixed_by_a_schema_and_votes_for_nobody() -> None:
    schema = LABELS.says(output_format="schema")
    assert lead(schema) == lead(LABELS.says(output_format="free_text"))
    assert steps(schema).index("constrain_output") < steps(schema).index("pilot_tuning")


def test_i7_speed_speaks_for_tuning_only_where_a_smaller_model_would_help() -> None:
    quick = LABELS.says(speed="under_a_second")
    k = Consideration.PERFORMANCE
    at_rest = difference(LABELS, k)
    for part, more in (("model_size", 1), ("long_answers", 1), ("prompt", 0), ("retrieval", 0)):
        found = difference(quick.says(slow_part=part, small_trial=trial(40, 100)), k) - at_rest
        assert (found > 0) == bool(more)
    passing = quick.says(slow_part="model_size", small_trial=trial(1990, 2000))
    assert difference(passing, k) < at_rest
    assert "shorten_answers_first" in steps(quick.says(slow_part="prompt"))


def test_i8_both_levers_are_pulled_only_where_both_kinds_fail() -> None:
    manner = PAPERS.expect(diagnosis="way", recommendation="fine_tuned")
    assert manner.representing()[1] == "B1"
    both = PAPERS.says(trial=trial(80, 200, facts=45, way=75))
    assert both.representing()[1] == "B4"
    some = PAPERS.says(trial=trial(80, 200, facts=12, way=108))
    some.expect(diagnosis="way")


def test_i9_a_tuned_model_is_paid_for_again_whenever_its_base_ends() -> None:
    wide = LABELS.says(decisive_amount=1_000_000, label_cost=20)
    often: dict[str, Said] = {"retrainings": 6}
    longer: dict[str, Said] = {"horizon": 60}
    assert lead(wide.says(**often)) < lead(wide)
    assert interplay(wide, often, longer) < 0
    risks = [risk.id for risk in LABELS.chooses("fine_tuned", "B1").says(horizon=36).advice.risks]
    assert "retirement" in risks


def test_i10_a_pilot_tries_several_bases_beside_the_untuned_model() -> None:
    assert "pilot_tuning" in steps(LABELS)
    said = LABELS.step_text("pilot_tuning")
    assert "two to four base models" in said
    assert "untuned model as control" in said


def test_i11_nobody_to_run_a_model_closes_both_sides_routes_alike() -> None:
    nobody = LABELS.says(operators="nobody")
    assert not nobody.route("A5").kept
    assert not nobody.route("B2").kept
    inside = nobody.says(data_location="own_hardware")
    inside.expect(recommendation="not_feasible", leans_to=None)


def test_i12_duties_follow_the_use_and_move_no_side() -> None:
    high = LABELS.says(high_risk="high_risk")
    assert lead(high) == lead(LABELS.says(high_risk="ordinary"))
    assert "high_risk_use" in [risk.id for risk in high.advice.risks]


def test_i13_examples_are_credited_to_both_sides() -> None:
    def fits(journey: Journey) -> tuple[Fraction, Fraction]:
        found = journey.advice.considerations
        one = next(c for c in found if c.id is Consideration.CUSTOMIZATION)
        return one.foundation, one.fine_tuned

    wide = LABELS.says(trial=trial(60, 200, way=140))
    few, many = fits(wide.says(examples_held=60)), fits(wide.says(examples_held=600))
    handful = wide.says(examples_held=5, examples_possible="slowly")
    assert not handful.route("A2").kept
    assert wide.route("A2").kept
    gained = many[1] - few[1]
    lost = few[0] - many[0]
    assert gained > lost > 0  # the same examples shown in the prompt soften what is lost


def test_i14_no_criterion_votes_twice() -> None:
    content = bundled()
    owner = {
        term: vote.criterion.partition("_")[0] for vote in content.votes for term in vote.terms
    }
    scales = {
        ("way_gap", "examples_held"): "I13",
        ("adapters", "operators"): "I5",
        ("speed", "small_trial"): "I7",
    }
    for term in content.terms:
        for name in set(term.questions) - {content.hub}:
            criterion = content.questions[name].criterion.partition("_")[0]
            if criterion != owner[term.id]:
                assert (term.id, name) in scales, (term.id, name)
    in_money = {vote.criterion for vote in content.votes if vote.place == "cost"}
    assert {"C7", "C10", "C15", "C17"} <= in_money


def test_i15_without_a_trial_no_lead_is_a_verdict() -> None:
    strong = LABELS.does_not_know("trial").weighs(customization=100)
    strong.expect(recommendation="trial_first", decided_by=DecidedBy.NOTHING_YET, side=None)
    assert abs(lead(strong)) > 3  # the cap never hides where the answers lean


def test_i16_people_who_check_change_the_plan_and_not_the_side() -> None:
    checked = LABELS.says(error_check="every_answer", error_cost=500)
    unchecked = LABELS.says(error_check="nobody", error_cost=500)
    assert lead(checked) == lead(unchecked)
    assert "human_check" in steps(checked)
    assert "add_human_check" in steps(unchecked)
    assert "costly_errors" in [risk.id for risk in unchecked.advice.risks]
    assert "costly_errors" not in [risk.id for risk in checked.advice.risks]


# ------------------------------------------------------------------------ the tables


def test_every_interaction_is_treated_by_something() -> None:
    content = bundled()
    assert [one.id for one in content.interactions] == [f"I{n}" for n in range(1, 17)]
    assert all(one.sources for one in content.interactions)


def test_each_criterion_has_one_place() -> None:
    content = bundled()
    places = {vote.criterion: vote.place for vote in content.votes}
    assert len(places) == len(content.votes)
    asked = {question.criterion for question in content.questions.values()}
    parts = {part for one in asked for part in KINDS.get(one, (one,))}
    assert set(places) == parts
    assert places["C20"] == "review"
    for criterion in ("C5", "C12", "C16"):
        assert places[criterion] == "routes"
    assert {p for p in places.values() if p not in set(Consideration)} <= set(OUTSIDE)


@pytest.mark.parametrize("name", ["entitlements", "high_risk", "output_format", "field_speed"])
def test_what_votes_nowhere_moves_no_difference(name: str) -> None:
    base = PAPERS
    options = bundled().questions[name].option_ids()
    found = {tuple(c.difference for c in base.says(**{name: one}).advice.considerations) for one in
             options}  # fmt: skip
    assert len(found) == 1


def votes(**table: object) -> Tables:
    """The small rules with a table of votes."""
    whole = {
        "C": {"in": "performance", "terms": ["warm", "gap"]},
        **table,
    }
    return changed(lambda rules: rules.update(voting=whole))


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ({}, ""),
        ({"C": {"in": "performance", "terms": ["warm"]}}, "gap is owned 0 times"),
        ({"D": {"in": "performance", "terms": ["gap"]}}, "gap is owned 2 times"),
        ({"D": {"in": "security", "terms": ["warm"]}}, "warm speaks to performance, not security"),
        ({"D": {"in": "cost", "terms": ["cold"]}}, "names the term 'cold', which does not exist"),
        ({"D": {"in": "cost", "terms": ["warm"]}}, "names terms if it votes"),
        ({"D": {"in": "nowhere"}}, "in must be one of"),
        ({"D": {"in": "security"}}, "names terms if it votes"),
    ],
)
def test_a_table_of_votes_is_held_to_the_terms(table: Tables, fault: str) -> None:
    if not fault:
        assert load_content(pack(votes(**table))).votes
        return
    assert any(fault in one for one in faults_of(votes(**table)))


def test_a_criterion_without_a_place_is_named() -> None:
    whole = {"D": {"in": "performance", "terms": ["warm", "gap"]}}
    found = faults_of(changed(lambda rules: rules.update(voting=whole)))
    assert any("C has no place" in one for one in found)


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ({"terms": ["warm"]}, ""),
        ({}, "is treated by nothing"),
        ({"gates": ["no_green"]}, "names 'no_green', which is none of the gates"),
        ({"rules": ["magic"]}, "names 'magic', which is none of the rules"),
    ],
)
def test_an_interaction_names_what_treats_it(table: Tables, fault: str) -> None:
    one = {"sources": ["judgement"], **table}
    rules = changed(lambda rules: rules.update(interaction={"I1": one}))
    if not fault:
        assert load_content(pack(rules)).interactions
        return
    assert any(fault in said for said in faults_of(rules))
