"""Flips against every change of one, two and three answers, each run through the decision."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, Any
from unittest.mock import Mock, patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic import flips
from logic.advice import advise
from logic.assessment import Answer, State, Voice
from logic.changes import alternatives, change_answers
from logic.closings import Closings
from logic.findings import DecidedBy, Recommendation
from logic.flips import find_flips
from logic.interview import walk
from logic.model import Approach
from logic.turning import at_worst, make_box
from logic.whatif import SCORED, WhatIf
from tests.logic.bundled import CONTENT
from tests.logic.gated_content import gated_assessments, gated_contents
from tests.logic.journey import Journey, bundled, trial
from tests.logic.report_samples import rich
from tests.logic.situations import LABELS
from tests.logic.small_content import picks, trials, tries

if TYPE_CHECKING:
    from logic.assessment import Assessment, Trial
    from logic.changes import Alternative
    from logic.findings import Advice
    from logic.inquiry_values import Change
    from logic.model import Content

Chosen = tuple["Alternative", ...]
#: Parts of an advice that no side hangs on, left out where it is wanted thousands of times.
UNREAD: dict[str, Any] = {
    "assumes": Mock(return_value=False),
    "cost_ends": Mock(return_value=(-100, 100)),
    "open_questions": Mock(return_value=()),
}
UNCOMPARED = (Recommendation.NEITHER, Recommendation.TOO_LITTLE_KNOWN)


def turned(content: Content, given_: Assessment, advice: Advice, chosen: Chosen) -> bool:
    after = advise(content, change_answers(given_, chosen))
    return after.side is not advice.side and after.recommendation not in UNCOMPARED


def every_flip(content: Content, given_: Assessment, advice: Advice) -> list[tuple[Change, ...]]:
    """The three flips to report, found with no shortcut."""
    others = [
        one
        for found in alternatives(content, given_, walk(content, given_)).values()
        for one in found
    ]
    order = {name: place for place, name in enumerate(content.questions)}
    flipped: list[frozenset[Alternative]] = []
    found: dict[frozenset[str], tuple[Change, ...]] = {}
    for size in (1, 2, 3):
        here = []
        for chosen in combinations(others, size):
            names = {one.change.question for one in chosen}
            parts = [frozenset(p) for n in range(1, size) for p in combinations(chosen, n)]
            if len(names) < size or any(part in flipped for part in parts):
                continue
            if turned(content, given_, advice, chosen):
                here.append(chosen)
        flipped += [frozenset(chosen) for chosen in here]
        ranked = sorted(
            (
                (
                    sum(one.change.steps for one in chosen),
                    sorted((order[o.change.question], others.index(o)) for o in chosen),
                ),
                chosen,
            )
            for chosen in here
        )
        for _, chosen in ranked:
            changes = sorted((one.change for one in chosen), key=lambda c: order[c.question])
            found.setdefault(frozenset(c.question for c in changes), tuple(changes))
        if len(found) >= 3:
            break
    return list(found.values())[:3]


@pytest.mark.untraced
@settings(max_examples=25)
@given(st.data())
def test_the_flips_are_the_smallest_of_all(data: st.DataObject) -> None:
    content = data.draw(gated_contents())
    given_ = data.draw(gated_assessments(content))
    advice = advise(content, given_)
    found = find_flips(content, given_, advice)
    if advice.recommendation in UNCOMPARED:
        assert found == ()
        return
    with patch.multiple("logic.advice", **UNREAD):
        assert [flip.changes for flip in found] == every_flip(content, given_, advice)
    for flip in found:
        assert flip.recommendation.side is not advice.side


def parts_agree(content: Content, given_: Assessment) -> None:
    """Every group's part, beside every trial, adds up to what the decision says."""
    closings = Closings(content, given_)
    others = alternatives(content, given_, walk(content, given_))
    trials = others.get(content.hub, ())
    what = WhatIf(content, given_, closings.closers, trials, weighs=True)
    for setting in what.settings:
        own = (setting.alternative,) if setting.alternative else ()
        base = what.base(setting)
        beside = advise(content, change_answers(given_, own))
        means = {result.id: result.difference for result in beside.considerations}
        assert [Fraction(n, what.unit) for n in base.points] == [means[k] for k in SCORED]
        assert base.confirmed == beside.counts.confirmed
        found = closings.judge(base.holding, setting.diagnosis)
        kept = {route.approach for route in beside.routes if route.kept}
        assert found.out == frozenset(Approach) - kept
        routes = closings.ways[found.way]
        assert (routes.foundation, routes.fine_tuned) == beside.cost.routes


@pytest.mark.untraced
@settings(max_examples=60)
@given(st.data())
def test_the_parts_add_up_to_the_decision(data: st.DataObject) -> None:
    content = data.draw(gated_contents())
    parts_agree(content, data.draw(gated_assessments(content)))


@pytest.mark.untraced
@settings(max_examples=40)
@given(trials())
def test_the_parts_of_the_bundled_rules_add_up_to_the_decision(trial: Trial) -> None:
    """Its terms read every share of a trial's failures."""
    given_ = rich().with_answer("task_kind", picks("answer"))
    parts_agree(CONTENT, given_.with_answer("trial", tries(trial)))


@settings(max_examples=5)
@given(trials(), st.sampled_from(["answer", "label", "write"]))
def test_every_flip_of_one_answer_under_the_bundled_rules(trial: Trial, kind: str) -> None:
    content = CONTENT
    given_ = rich().with_answer("task_kind", picks(kind)).with_answer("trial", tries(trial))
    advice = advise(content, given_)
    others = alternatives(content, given_, walk(content, given_)).values()
    expected = {
        one.change.question
        for found in others
        for one in found
        if turned(content, given_, advice, (one,))
    }
    found = [flip.changes for flip in find_flips(content, given_, advice)]
    alone = {changes[0].question for changes in found if len(changes) == 1}
    assert alone <= expected
    assert len(alone) == min(3, len(expected))


def test_what_was_never_tried_is_not_weighed() -> None:
    """Conditions alone decide there, so that points need not be added up."""
    untried = rich().with_answer("trial", Answer(state=State.DONT_KNOW))
    closers = Closings(bundled(), untried).closers
    quick, whole = (WhatIf(bundled(), untried, closers, (), weighs=w) for w in (False, True))
    bases = [what.base(what.settings[0]) for what in (quick, whole)]
    assert [any(base.points) for base in bases] == [False, True]
    assert [base.holding for base in bases] == [bases[0].holding] * 2


# ------------------------------------------------------------------------ rules beside weights


def test_what_leaves_too_little_known_is_no_flip() -> None:
    few = Journey().says(
        task_kind="label", right_tool="language_model", trial=trial(80, 100), test_set="no_plan"
    )
    few.expect(recommendation="foundation", decided_by=DecidedBy.CONDITION)
    found = find_flips(bundled(), few.assessment, few.advice)
    assert all("test_set" not in [one.question for one in flip.changes] for flip in found)
    few.says(test_set="agreed").expect(recommendation="too_little_known")


def test_a_small_model_that_passes_turns_tuning_without_a_gap() -> None:
    tuned = LABELS.says(
        trial=trial(195, 200, pass_mark=92),
        trial_setup="with_examples",
        small_trial=trial(120, 200, pass_mark=92),
        decisive_amount=20_000,
    ).weighs(cost=100)
    tuned.expect(recommendation="fine_tuned", diagnosis="no_gap")
    search = flips._Search(bundled(), tuned.assessment, tuned.advice)
    alone = [one for (one,) in search.flips_of(1) if one.change.question == "small_trial"]
    assert [one.change.option for one in alone] == ["met", "over_90"]  # its range reaches met
    after = advise(bundled(), change_answers(tuned.assessment, alone[:1]))
    assert after.small_first
    assert after.recommendation is Recommendation.FOUNDATION_THEN_TUNE


def test_to_agree_on_a_disputed_trial_may_turn_the_side() -> None:
    """Two results are no trial that counts; either of them is one."""
    answer = rich().answer("trial")
    good = replace(answer.trial or trial(45, 60), good=58, facts=0, way=0, reasoning=0)
    voices = (Voice(said_by="it", trial=answer.trial), Voice(said_by="claims", trial=good))
    disputed = rich().with_answer("trial", replace(answer, trial=None, voices=voices))
    advice = advise(bundled(), disputed)
    assert advice.recommendation is Recommendation.TRIAL_FIRST
    found = find_flips(bundled(), disputed, advice)
    assert ["trial"] in [[one.question for one in flip.changes] for flip in found]


def test_moves_not_yet_known_may_be_paid_for_in_any_way() -> None:
    advice = advise(bundled(), rich())
    search = flips._Search(bundled(), rich(), advice)
    setting = search._what.settings[0]
    beside = search._turning.beside(setting, search._what.base(setting))
    unknown = at_worst([[make_box([])], [make_box([])]])
    assert beside._ways((unknown,), 1) == {None}
    assert beside._ways((unknown,), 0) != {None}
