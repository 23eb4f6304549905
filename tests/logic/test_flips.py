"""Flips against every change of one, two and three answers, each run through the decision."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from logic.advice import advise
from logic.changes import alternatives, change_answers
from logic.findings import Recommendation
from logic.flips import find_flips
from logic.interview import walk
from tests.logic.gated_content import gated_assessments, gated_contents

if TYPE_CHECKING:
    from logic.assessment import Assessment
    from logic.changes import Alternative
    from logic.findings import Advice
    from logic.inquiry_values import Change
    from logic.model import Content

Chosen = tuple["Alternative", ...]
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
    assert [flip.changes for flip in found] == every_flip(content, given_, advice)
    for flip in found:
        assert flip.recommendation.side is not advice.side
