"""ANSWERS.json of any visit: every question of the bank answered in any way it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from logic.assessment import NOT_APPLICABLE_REASONS, Basis, Certainty
from logic.model import Consideration, QuestionKind

if TYPE_CHECKING:
    from logic.model import Content, Question

Raw = dict[str, Any]


@st.composite
def _trials(draw: st.DrawFn) -> Raw:
    tried = draw(st.integers(1, 300))
    good = draw(st.integers(0, tried))
    facts = draw(st.integers(0, tried - good))
    way = draw(st.integers(0, tried - good - facts))
    reasoning = draw(st.integers(0, tried - good - facts - way))
    mark = draw(st.integers(1, 100))
    counts = {"tried": tried, "good": good, "facts": facts, "way": way, "reasoning": reasoning}
    return {**counts, "pass_mark": mark}


def _amounts(question: Question) -> st.SearchStrategy[Any]:
    most = min(question.most, 1e7)
    number = st.integers(int(question.least), int(most))
    ranges = st.tuples(number, number, number).map(sorted)
    return number | ranges.map(
        lambda three: dict(zip(("low", "likely", "high"), three, strict=True))
    )


def _known(question: Question) -> st.SearchStrategy[Any]:
    if question.kind is QuestionKind.TRIAL:
        return _trials()
    if question.kind is QuestionKind.AMOUNT:
        return _amounts(question)
    options = st.sampled_from(question.option_ids())
    return options | st.lists(options, min_size=1, max_size=3, unique=True)


def _answers(question: Question) -> st.SearchStrategy[Any]:
    reasons = st.sampled_from(NOT_APPLICABLE_REASONS)
    absent = reasons.map(lambda reason: {"state": "not_applicable", "reason": reason})
    forms = [_known(question), st.just({"state": "dont_know"})]
    if question.may_not_apply:
        forms.append(absent)
    told = st.fixed_dictionaries(
        {"value": _known(question)}, optional={"basis": st.sampled_from([*Basis]).map(str)}
    )
    return st.one_of(*forms, told)


def visits(content: Content) -> st.SearchStrategy[Raw]:
    """What may stand in an ANSWERS.json for this content."""
    points = st.dictionaries(st.sampled_from([*Consideration]).map(str), st.integers(0, 100))
    priorities = st.fixed_dictionaries(
        {"points": points},
        optional={
            "certainty": st.sampled_from([*Certainty]).map(str),
            "tolerance": st.integers(0, 100),
        },
    )
    asked = {name: _answers(question) for name, question in content.questions.items()}
    return st.fixed_dictionaries(
        {"date": st.dates().map(str), "answers": st.fixed_dictionaries({}, optional=asked)},
        optional={"priorities": priorities},
    )
