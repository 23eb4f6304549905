"""Assessments for the tests of files, and ways to spoil what a file holds."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from logic.assessment import Amount, Answer, Assessment, Engagement, Priorities, State, Trial

ID = "6f1c1d9e-7a39-4c53-8d3b-0a6a6a1e5c11"
BLANK = Assessment(id=ID, date="2026-11-22")
SMALL = Assessment(
    id=ID,
    date="2026-11-22",
    engagement=Engagement(task="Claims triage", client="Example Insurance"),
    answers={
        "error_cost": Answer(state=State.ANSWERED, amount=Amount(low=1, likely=2.5, high=4)),
        "trial": Answer(state=State.ANSWERED, trial=Trial(tried=50, good=40, pass_mark=90)),
        "deadline": Answer(state=State.DONT_KNOW, words="Später — vielleicht"),
    },
    priorities=(Priorities(points={"cost": 20}),),
)

JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
    st.sampled_from(["answered", "dont_know", "not_applicable", "assumed", "cost", "A1"]),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.sampled_from(["low", "tried", "value", "state", "x"]), st.integers()),
)


@st.composite
def spoilt(draw: st.DrawFn, value: Any) -> Any:  # noqa: ANN401 - any JSON
    """The value with one part of it, at any depth, replaced by something else."""
    if not isinstance(value, dict | list) or not value or draw(st.integers(0, 5)) == 0:
        return draw(JUNK)
    parts = value if isinstance(value, dict) else dict(enumerate(value))
    key = draw(st.sampled_from(list(parts)))
    changed = {**parts, key: draw(spoilt(parts[key]))}
    return changed if isinstance(value, dict) else list(changed.values())
