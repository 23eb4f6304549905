"""What changed between two states: parts that add up, told apart from words and from rules."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.advice import advise
from logic.assessment import (
    Answer,
    Assessment,
    Basis,
    ContentRef,
    Costs,
    Outcome,
    Priorities,
    RouteChoice,
    State,
)
from logic.comparison import Comparison, compare, weighed_lead
from tests.logic import report_samples as samples
from tests.logic.report_cases import answering

if TYPE_CHECKING:
    from collections.abc import Sequence

CONTENT, _ = samples.pack()
RICH = samples.rich()
CHANGED = {
    "style_rules": "one_page",
    "task_count": "many_diverse",
    "deadline": "under_6_weeks",
    "facts_change": "weekly",
}


def parts(found: Comparison) -> dict[str, Fraction]:
    return {one.what: one.points for one in found.moved}


def shapley(before: Assessment, after: Assessment, names: Sequence[str]) -> dict[str, Fraction]:
    """The mean over every order the changes can be made in."""
    orders = list(permutations(names))
    total = dict.fromkeys(names, Fraction(0))
    for order in orders:
        state, lead = before, weighed_lead(advise(CONTENT, before))
        for name in order:
            state = state.with_answer(name, after.answer(name))
            there = weighed_lead(advise(CONTENT, state))
            total[name] += there - lead
            lead = there
    return {f"question:{name}": value / len(orders) for name, value in total.items()}


def test_nothing_changed_moves_nothing() -> None:
    found = compare(CONTENT, RICH, RICH)
    assert (found.moved, found.silent, found.rules) == ((), (), None)
    assert not any(found.considerations.values())
    assert found.lead_before == found.lead_after == weighed_lead(advise(CONTENT, RICH))


@given(st.sets(st.sampled_from(sorted(CHANGED)), min_size=1))
@settings(max_examples=12)
def test_the_parts_add_up_exactly(names: set[str]) -> None:
    after = answering(RICH, **{name: CHANGED[name] for name in names})
    found = compare(CONTENT, RICH, after)
    assert {one.question for one in found.moved} == names
    assert sum(parts(found).values()) == found.lead_after - found.lead_before
    assert sum(found.considerations.values()) == found.lead_after - found.lead_before
    sizes = [abs(one.points) for one in found.moved]
    assert sizes == sorted(sizes, reverse=True)


def test_two_changes_share_what_they_do_together_as_in_the_shapley_value() -> None:
    names = ("task_count", "style_rules")
    after = answering(RICH, **{name: CHANGED[name] for name in names})
    assert parts(compare(CONTENT, RICH, after)) == shapley(RICH, after, names)


def test_back_again_moves_the_other_way() -> None:
    after = answering(RICH, **CHANGED)
    there, back = compare(CONTENT, RICH, after), compare(CONTENT, after, RICH)
    assert parts(back) == {what: -points for what, points in parts(there).items()}


def test_words_and_notes_are_silent() -> None:
    answer = replace(RICH.answer("deadline"), words="By spring.", note="Unsure.", said_by="it")
    found = compare(CONTENT, RICH, RICH.with_answer("deadline", answer))
    assert (found.moved, found.silent) == ((), ("deadline",))


def test_an_answer_confirmed_is_a_change_that_may_move_nothing() -> None:
    assumed = replace(RICH.answer("deadline"), basis=Basis.ASSUMED)
    found = compare(CONTENT, RICH.with_answer("deadline", assumed), RICH)
    assert parts(found) == {"question:deadline": 0}


def test_not_asked_and_not_known_are_the_same_to_the_decision() -> None:
    unknown = RICH.with_answer("deadline", Answer(state=State.DONT_KNOW))
    blank = RICH.with_answer("deadline", Answer())
    assert compare(CONTENT, blank, unknown).moved == ()
    na = RICH.with_answer("language", Answer(state=State.NOT_APPLICABLE, reason="other"))
    assert parts(compare(CONTENT, RICH, na)).keys() == {"question:language"}


def test_another_reason_is_a_change_only_where_it_counts_otherwise() -> None:
    def aside(reason: str) -> Assessment:
        answer = Answer(state=State.NOT_APPLICABLE, reason=reason)
        return RICH.with_answer("retrainings", answer)

    none, other, elsewhere = map(aside, ("does_not_arise", "other", "decided_elsewhere"))
    assert compare(CONTENT, none, other).moved == ()
    assert parts(compare(CONTENT, none, elsewhere)).keys() == {"question:retrainings"}


@pytest.mark.parametrize(
    ("what", "changes"),
    [
        ("priorities", {"priorities": (Priorities(points={"cost": 100, "security": 1}),)}),
        (
            "routes",
            {"route_choices": (RouteChoice(approach="foundation", route="A4", reason="ours"),)},
        ),
        ("costs", {"costs": Costs(currency="EUR", rate=1.1)}),
        ("date", {"date": "2030-01-01"}),
    ],
)
def test_changes_beside_answers(what: str, changes: dict[str, object]) -> None:
    after = replace(RICH, **changes)  # type: ignore[arg-type]
    found = compare(CONTENT, RICH, after)
    assert list(parts(found)) == [what]
    assert found.moved[0].question == ""
    assert parts(found)[what] == found.lead_after - found.lead_before


class TestRules:
    def outcome(self, checksum: str, lead: str = "21") -> Outcome:
        ref = ContentRef(id="old", version="2025.1", checksum=checksum)
        return Outcome(recommendation="fine_tuned", lead=lead, content=ref)

    def test_what_came_from_new_rules_stands_apart(self) -> None:
        found = compare(CONTENT, RICH, RICH, self.outcome("other"))
        assert found.rules is not None
        assert found.rules.version == "2025.1"
        assert found.rules.points == found.lead_before - 21

    def test_without_a_lead_there_is_nothing_to_subtract(self) -> None:
        found = compare(CONTENT, RICH, RICH, self.outcome("other", lead=""))
        assert found.rules is not None
        assert (found.rules.lead, found.rules.points) == (None, None)

    def test_the_same_rules_moved_nothing(self) -> None:
        assert compare(CONTENT, RICH, RICH, self.outcome(CONTENT.checksum)).rules is None

    def test_nothing_recorded_says_nothing(self) -> None:
        assert compare(CONTENT, RICH, RICH, Outcome()).rules is None
