"""A number of one never stands before a plural, on any page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.advice import advise
from logic.assessment import Amount, Answer, Assessment, CostInput, Costs, State, Trial
from logic.errors import ContentError
from logic.points import FIGURES, UNITS
from logic.report.documents import Kind, build_document
from logic.report.outline import build_outline
from logic.report.plain import as_text
from logic.sentences import amount_words
from logic.words import Words, load_words
from tests.logic import report_samples as samples
from tests.logic.small_content import folder

CONTENT, WORDS = samples.pack()
FORMS = re.compile(r"<(?:\w+:)?([^<>|]*)\|([^<>|]*)>")
#: Every word of the pack that has a form for one, and those only counted where there are several.
PLURALS = {
    *(many for text in WORDS._entries.values() for _, many in FORMS.findall(text)),
    *("years", "weeks", "people", "risks", "sources", "steps", "draws", "prices", "ranges"),
} - {"is", "are", "were", "rest"}
#: A one that is no part of another number, of a range or of "1 of 100".
WRONG = re.compile(
    r"(?<![\d.,$\N{EN DASH}\N{MINUS SIGN}])(?<!of )(?<!to )\b1[ \N{NO-BREAK SPACE}]"
    rf"(?:test |open |working |changed |short )?(?:{'|'.join(sorted(PLURALS))})\b"
)
#: These take "1 of 100" for their number.
OF_HUNDRED = ("holds.all", "holds.order", "ahead.all", "ahead.order")
ASKED = [name for name, q in CONTENT.questions.items() if q.unit and q.unit != "usd"]


def wrong(text: str) -> list[str]:
    return [found.group() for found in WRONG.finditer(text)]


def test_a_form_agrees_with_the_number_before_it() -> None:
    said = Words({"a": "$n <month|months>, $all <n:is|are>", "b": "<day|days>", "c": "5 < 6"})
    assert said.text("a", n=1, all=3) == "1 month, 3 is"
    assert said.text("a", n="2", all="1") == "2 months, 1 are"
    assert said.text("b", count="1") == "day"
    assert said.text("b") == "days"
    assert said.text("c") == "5 < 6"


def test_a_form_of_a_number_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(ContentError) as found:
        load_words(folder({"en.toml": "a = '$n <m:is|are>'"}))
    assert found.value.faults == ("en.toml.a: a form names $m, which it does not have",)


def test_what_is_looked_for_is_found() -> None:
    assert wrong("Over 1 months, 1 days") == ["1 months", "1 days"]
    assert not wrong("1 month, 21 days, $1 months, 0.1 months, 0\N{EN DASH}1 days, 1 of 3 days")


def test_no_sentence_puts_a_plural_after_a_one() -> None:
    """Each with a one in every place, but those that have another wording for it."""
    found = {}
    for key in WORDS.keys():  # noqa: SIM118 - no dict
        if not WORDS.has(f"{key}_one") and key not in OF_HUNDRED:
            said = WORDS.text(key, **dict.fromkeys(WORDS.placeholders(key), "1"))
            found[key] = wrong(said)
    assert not {key: said for key, said in found.items() if said}


def test_an_amount_of_one_is_said_so() -> None:
    one = Amount(low=1, likely=1, high=1)
    said = [amount_words(WORDS, CONTENT.questions[name], one) for name in ASKED]
    assert "1 month" in said
    assert not [text for text in said if wrong(text)]
    horizon = CONTENT.questions["horizon"]
    assert amount_words(WORDS, horizon, replace(one, low=0)) == "0\N{EN DASH}1 months (1)"


AMOUNTS = st.sampled_from((0.0, 1.0, 2.0))


@st.composite
def ranges(draw: st.DrawFn) -> tuple[float, float, float]:
    low, likely, high = sorted(draw(st.lists(AMOUNTS, min_size=3, max_size=3)))
    return low, likely, high


@given(st.data())
@settings(max_examples=10)
def test_no_report_and_no_document_puts_a_plural_after_a_one(data: st.DataObject) -> None:
    assessment = _of_ones(data)
    advice = advise(CONTENT, assessment)
    outlines = [build_outline(CONTENT, WORDS, assessment, advice)]
    outlines += [build_document(kind, CONTENT, WORDS, assessment, advice).outline for kind in Kind]
    for one in outlines:
        assert not wrong(as_text(one))


def _of_ones(data: st.DataObject) -> Assessment:
    """The rich sample over a month or two, every amount and every figure about one."""
    found = samples.rich()
    for name, question in CONTENT.questions.items():
        if not question.unit:
            continue
        low, likely, high = (max(question.least, value) for value in data.draw(ranges()))
        amount = Amount(low=low, likely=likely, high=high)
        found = found.with_answer(name, Answer(state=State.ANSWERED, amount=amount))
    month = Amount(low=1, likely=1, high=1)
    found = found.with_answer("horizon", Answer(state=State.ANSWERED, amount=month))
    tried = Trial(tried=1, good=data.draw(st.integers(0, 1)), pass_mark=90)
    found = found.with_answer("trial", Answer(state=State.ANSWERED, trial=tried))
    changed = {name: _changed(name) for name in FIGURES}
    return replace(found, costs=Costs(inputs=changed))


def _changed(name: str) -> CostInput:
    return CostInput(
        low=1, likely=1, high=1, unit=UNITS[name], changed_by="Us", changed_on=samples.DAY, why="So"
    )
