from __future__ import annotations

from dataclasses import replace
from math import inf, nan
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic import interview
from logic.advice import advise
from logic.assessment import BLANK, Amount, Answer, Basis, State, Trial, Voice
from logic.errors import AnswerError
from logic.interview import band, check_answer, hub, possible, section_status, walk
from logic.model import UNREACHED, Condition, QuestionKind, Truth
from tests.logic.bundled import CONTENT
from tests.logic.small_content import (
    amounts,
    answers_to,
    assessment,
    assessments,
    contents,
    picks,
    small,
    tries,
)

ALL = frozenset({"red", "green", "blue"})
TRIAL = Trial(tried=100, good=60, pass_mark=80, way=40)


# --------------------------------------------------------------------------- conditions


@st.composite
def conditions(draw: st.DrawFn, depth: int = 2) -> Condition:
    form = draw(st.sampled_from(["one", "all", "any", "not"] if depth else ["one"]))
    if form == "one":
        options = draw(st.frozensets(st.sampled_from("xyz"), max_size=3))
        return Condition(question=draw(st.sampled_from("abc")), options=options)
    parts = draw(st.lists(conditions(depth - 1), min_size=1, max_size=3))
    if form == "not":
        return Condition(negated=parts[0])
    return Condition(all_of=tuple(parts)) if form == "all" else Condition(any_of=tuple(parts))


values = st.fixed_dictionaries({name: st.sampled_from("xyz") for name in "abc"})


@given(conditions(), values)
def test_a_condition_holds_where_its_truth_is_yes(when: Condition, at: dict[str, str]) -> None:
    definite = {name: frozenset({value}) for name, value in at.items()}
    assert when.truth(definite) is (Truth.YES if when.holds(at) else Truth.NO)
    assert when.questions() <= {"a", "b", "c"}
    assert {name for name, _ in when.named_options()} <= when.questions()


@given(
    conditions(), st.fixed_dictionaries({n: st.frozensets(st.sampled_from("xyz")) for n in "ab"})
)
def test_a_truth_that_is_not_open_holds_for_every_way_to_answer(
    when: Condition, left: dict[str, frozenset[str]]
) -> None:
    left = {name: options or frozenset("xyz") for name, options in left.items()}
    known = when.truth(left)
    for a in left["a"]:
        for b in left["b"]:
            for c in "xyz":
                held = when.holds({"a": a, "b": b, "c": c})
                assert known is Truth.OPEN or held is (known is Truth.YES)


# ------------------------------------------------------------------- what is reachable


def test_a_question_is_reached_when_its_condition_holds() -> None:
    asked = walk(small(), assessment({"colour": picks("red")}))
    assert asked[:4] == ("trial", "colour", "shade", "provider")
    for answer in (picks("blue"), picks("red", "blue"), Answer(state=State.DONT_KNOW), BLANK):
        assert "shade" not in walk(small(), assessment({"colour": answer}))


def test_what_is_possible_follows_the_answers() -> None:
    both = assessment({"colour": picks("red", "blue"), "shade": picks("dark")})
    left = possible(small(), both)
    assert left["colour"] == {"red", "blue"}
    assert left["shade"] == {"dark", UNREACHED}
    assert left["trial"] == {"met", "close", "far"}
    assert left["volume"] == {"small", "large"}


def test_an_unreachable_answer_is_kept_and_never_counts() -> None:
    red = assessment({"colour": picks("red"), "shade": picks("light")})
    blue = red.with_answer("colour", picks("blue"))
    assert blue.answers["shade"] == picks("light")
    assert possible(small(), blue)["shade"] == {UNREACHED}
    assert possible(small(), blue) == possible(small(), assessment({"colour": picks("blue")}))
    assert possible(small(), blue.with_answer("colour", picks("red"))) == possible(small(), red)


def test_what_does_not_apply_is_not_reached() -> None:
    away = Answer(state=State.NOT_APPLICABLE, reason="out_of_scope")
    left = possible(small(), assessment({"colour": away}))
    assert left["colour"] == {UNREACHED}
    assert left["shade"] == {UNREACHED}


@given(st.data())
def test_the_order_of_the_answers_never_matters(data: st.DataObject) -> None:
    content = data.draw(contents())
    names = data.draw(st.permutations(list(content.questions)))
    answers = {name: data.draw(answers_to(content.questions[name])) for name in names}
    one, other = assessment(), assessment()
    for name in names:
        one = one.with_answer(name, answers[name])
    for name in reversed(names):
        other = other.with_answer(name, answers[name])
    assert possible(content, one) == possible(content, other)
    assert advise(content, one) == advise(content, other)


@given(st.data())
def test_hiding_and_showing_a_question_leaves_no_trace(data: st.DataObject) -> None:
    content = data.draw(contents())
    fresh = data.draw(assessments(content))
    changed = fresh
    for _ in range(data.draw(st.integers(1, 6))):
        name = data.draw(st.sampled_from(list(content.questions)))
        changed = changed.with_answer(name, data.draw(answers_to(content.questions[name])))
        again = assessment(dict(reversed(changed.answers.items())))
        assert possible(content, changed) == possible(content, again)
    for name in changed.answers.keys() | fresh.answers.keys():
        changed = changed.with_answer(name, fresh.answer(name))
    assert possible(content, changed) == possible(content, fresh)
    assert advise(content, changed) == advise(content, fresh)


def test_the_bundled_interview_leaves_no_trace_either() -> None:
    content, random = CONTENT, Random(7)  # noqa: S311 - a fixed walk, no secret
    choices = [q for q in content.questions.values() if q.kind == "choice"]
    changed = assessment()
    for _ in range(200):
        question = random.choice(choices)
        changed = changed.with_answer(question.id, picks(random.choice(question.option_ids())))
    fresh = assessment(dict(reversed(changed.answers.items())))
    assert possible(content, changed) == possible(content, fresh)


# -------------------------------------------------------------- what an answer leaves


def test_an_assumption_leaves_everything_open_only_where_asked() -> None:
    given_ = assessment({"colour": picks("red", basis=Basis.ASSUMED)})
    assert possible(small(), given_)["colour"] == {"red"}
    opened = possible(small(), given_, assumed_is_open=True)
    assert opened["colour"] == ALL
    assert opened["shade"] == {"dark", "light", UNREACHED}


def test_people_who_differ_leave_all_they_said_open() -> None:
    voices = (Voice(said_by="it", options=("blue",)), Voice(said_by="legal", options=("green",)))
    answer = replace(picks("red"), voices=voices)
    assert possible(small(), assessment({"colour": answer}))["colour"] == ALL
    only = replace(answer, options=(), voices=voices)
    assert possible(small(), assessment({"colour": only}))["colour"] == {"blue", "green"}


def test_an_answer_without_content_leaves_everything_open() -> None:
    blank = Answer(state=State.ANSWERED)
    left = possible(small(), assessment(dict.fromkeys(["colour", "volume", "trial"], blank)))
    assert left["colour"] == ALL
    assert left["volume"] == {"small", "large"}
    assert left["trial"] == {"met", "close", "far"}


@pytest.mark.parametrize(
    ("low", "high", "bands"),
    [(1, 99, {"small"}), (1, 100, {"small", "large"}), (100, 100, {"large"}), (99.9, 1e9, None)],
)
def test_an_amount_leaves_the_bands_it_touches(
    low: float, high: float, bands: set[str] | None
) -> None:
    left = possible(small(), assessment({"volume": amounts(low, low, high)}))["volume"]
    assert left == (bands or {"small", "large"})


def test_an_amount_falls_in_the_band_it_is_below() -> None:
    question = CONTENT.questions["examples_held"]
    found = [band(question, value) for value in (0, 9, 10, 49.9, 50, 499, 500, 99_999, 1e8)]
    assert found == [
        *["under_10"] * 2,
        *["from_10"] * 2,
        "from_50",
        "from_100",
        *["from_500"] * 2,
        "from_100k",
    ]


def test_a_trial_leaves_the_bands_of_its_interval() -> None:
    assert possible(small(), assessment({"trial": tries(TRIAL)}))["trial"] == {"close"}
    few = Trial(tried=4, good=2, pass_mark=80)
    assert possible(small(), assessment({"trial": tries(few)}))["trial"] == {"met", "close", "far"}


def test_states_of_several_trials_are_equally_likely() -> None:
    other = Trial(tried=100, good=10, pass_mark=80, facts=90)
    answer = replace(tries(TRIAL), voices=(Voice(said_by="it", trial=other),))
    states = hub(small(), assessment({"trial": answer}))
    assert {state.band: state.weight for state in states} == dict.fromkeys(("close", "far"), 0.5)
    voices_only = replace(answer, trial=None)
    assert [state.band for state in hub(small(), assessment({"trial": voices_only}))] == ["far"]


def test_an_assumed_trial_is_no_measurement() -> None:
    for answer, tried in (
        (tries(TRIAL), True),
        (tries(TRIAL, Basis.ESTIMATED), True),
        (tries(TRIAL, Basis.ASSUMED), False),
        (BLANK, False),
    ):
        assert interview.tried(small(), assessment({"trial": answer})) is tried
    assumed = assessment({"trial": tries(TRIAL, Basis.ASSUMED)})
    assert len(hub(small(), assumed, assumed_is_open=True)) == 7
    assert len(hub(small(), assumed)) == 1


# ----------------------------------------------------------------------------- sections


def test_a_section_counts_its_reachable_questions() -> None:
    away = Answer(state=State.NOT_APPLICABLE, reason="out_of_scope")
    given_ = assessment(
        {
            "colour": picks("blue"),
            "shade": replace(picks("dark"), marked=True),
            "horizon": away,
            "provider": Answer(state=State.DONT_KNOW, marked=True),
            "volume": Answer(marked=True),
        }
    )
    status = section_status(small(), given_, "all")
    assert (status.asked, status.answered, status.dont_know) == (14, 2, 1)
    assert (status.marked, status.open, status.done) == (2, 11, False)
    assert (status.assumed, status.unsettled) == (0, 1)
    guess = given_.with_answer("colour", picks("blue", basis=Basis.ASSUMED))
    status = section_status(small(), guess, "all")
    assert (status.answered, status.assumed, status.unsettled) == (2, 1, 2)
    other = replace(picks("blue"), voices=(Voice(said_by="IT", options=("green",)),))
    status = section_status(small(), given_.with_answer("colour", other), "all")
    assert (status.answered, status.disputed, status.unsettled) == (2, 1, 2)


def test_a_section_is_done_when_every_question_has_a_state() -> None:
    unknown = Answer(state=State.DONT_KNOW)
    given_ = assessment(dict.fromkeys(small().questions, unknown))
    status = section_status(small(), given_, "all")
    assert status.done
    assert status.dont_know == status.asked


# ------------------------------------------------------------------------ check_answer


GOOD = [
    ("colour", picks("red", "blue")),
    ("colour", replace(picks("red"), voices=(Voice(said_by="it", options=("blue",)),))),
    ("colour", Answer(state=State.ANSWERED, voices=(Voice(said_by="it", options=("blue",)),))),
    ("colour", Answer(state=State.DONT_KNOW)),
    ("colour", BLANK),
    ("volume", amounts(1, 2.5, 1e9)),
    ("horizon", Answer(state=State.NOT_APPLICABLE, reason="does_not_arise")),
    ("trial", tries(TRIAL)),
    ("trial", tries(Trial(tried=1, good=0, pass_mark=100, facts=1))),
]


@pytest.mark.parametrize(("name", "answer"), GOOD)
def test_a_fitting_answer_passes(name: str, answer: Answer) -> None:
    check_answer(small().questions[name], answer)


def trial_of(pass_mark: float = 80, **counts: int) -> Answer:
    return tries(replace(TRIAL, pass_mark=pass_mark, **counts))


BAD = [
    ("colour", picks("pink"), "colour: 'pink' is not one of red, green, blue."),
    ("colour", picks("red", UNREACHED), "colour: '-' is not one of red, green, blue."),
    ("colour", picks(), "colour: name one or more of red, green, blue, each once."),
    ("colour", picks("red", "red"), "colour: name one or more of red, green, blue, each once."),
    ("colour", amounts(1, 2, 3), "colour: name one or more of red, green, blue, each once."),
    (
        "colour",
        replace(picks("red"), voices=(Voice(said_by="it"),)),
        "colour: name one or more of red, green, blue, each once.",
    ),
    ("volume", picks("small"), "volume: give an amount as low, likely and high."),
    ("volume", amounts(3, 2, 4), "volume: low, likely and high must be numbers in rising order."),
    ("volume", amounts(3, nan, 4), "volume: low, likely and high must be numbers in rising order."),
    ("volume", amounts(3, 4, inf), "volume: low, likely and high must be numbers in rising order."),
    ("volume", amounts(0.5, 2, 4), "volume: give numbers from 1 to 1,000,000,000,000."),
    ("volume", amounts(1, 2, 1e13), "volume: give numbers from 1 to 1,000,000,000,000."),
    ("trial", picks("met"), "trial: give the numbers of the trial."),
    ("trial", trial_of(tried=0, good=0, way=0), "trial: the cases tried must be from 1 to"),
    ("trial", trial_of(tried=10**10), "trial: the cases tried must be from 1 to 10,000,000."),
    ("trial", trial_of(good=101), "trial: good cases must be from 0 to 100."),
    ("trial", trial_of(good=-1), "trial: good cases must be from 0 to 100."),
    ("trial", trial_of(pass_mark=0), "trial: the pass mark is above 0 % and at most 100 %."),
    ("trial", trial_of(pass_mark=100.5), "trial: the pass mark is above 0 % and at most 100 %."),
    ("trial", trial_of(pass_mark=nan), "trial: the pass mark is above 0 % and at most 100 %."),
    ("trial", trial_of(facts=1), "trial: count each failed case once; there are only 40 failed"),
    ("trial", trial_of(facts=-1), "trial: count each failed case once; there are only 40 failed"),
    (
        "trial",
        Answer(state=State.NOT_APPLICABLE, reason="other"),
        "trial: it always applies; answer it or say you don't know yet.",
    ),
    (
        "horizon",
        Answer(state=State.NOT_APPLICABLE, reason="boring"),
        "horizon: give a reason why it does not apply: out_of_scope, decided_elsewhere,",
    ),
]


@pytest.mark.parametrize(("name", "answer", "sentence"), BAD)
def test_an_answer_that_does_not_fit_says_what_to_change(
    name: str, answer: Answer, sentence: str
) -> None:
    with pytest.raises(AnswerError) as found:
        check_answer(small().questions[name], answer)
    assert str(found.value).startswith(sentence)
    assert found.value.question == name
    assert str(found.value) == f"{name}: {found.value.sentence}"


def test_whole_amounts_are_whole() -> None:
    question = replace(small().questions["volume"], whole=True)
    check_answer(question, amounts(1, 2, 3))
    with pytest.raises(AnswerError, match="volume: give whole numbers"):
        check_answer(question, amounts(1, 2.5, 3))


def test_ids_nobody_asks_are_named() -> None:
    answers = {"colour": BLANK, "hue": BLANK, "tint": BLANK}
    assert interview.unknown_ids(small(), answers) == ("hue", "tint")


@given(st.data())
def test_answers_made_at_random_fit_and_lead_to_advice(data: st.DataObject) -> None:
    given_ = data.draw(assessments(small()))
    for name, answer in given_.answers.items():
        check_answer(small().questions[name], answer)
    assert advise(small(), given_) == advise(small(), given_)


def test_amounts_are_compared_with_their_own_bounds() -> None:
    question = replace(small().questions["volume"], least=0.25, most=0.75)
    with pytest.raises(AnswerError, match=r"give numbers from 0\.25 to 0\.75"):
        check_answer(question, Answer(state=State.ANSWERED, amount=Amount(low=0, likely=0, high=0)))


# --------------------------------------------------------------------------- contradictions


def told(trial: Answer, setup: Answer) -> list[str]:
    content = CONTENT
    made = assessment({"trial": trial, "trial_setup": setup})
    found = interview.clashes(content, made, possible(content, made))
    return [clash.id for clash in found]


def test_a_trial_with_numbers_was_tried() -> None:
    numbers = Answer(state=State.ANSWERED, trial=TRIAL)
    nothing = Answer(state=State.ANSWERED, options=("nothing",))
    either = Answer(state=State.ANSWERED, options=("nothing", "instructions"))
    assert told(numbers, nothing) == ["trial_not_tried"]
    assert told(numbers, either) == [], "it may still turn out that it was tried"
    assert told(numbers, BLANK) == []
    assert told(Answer(state=State.DONT_KNOW), nothing) == []
    (clash,) = CONTENT.clashes
    assert clash.questions() == {"trial", "trial_setup"}


def test_only_an_amount_that_may_be_none_is_put_aside() -> None:
    asked = CONTENT.questions
    assert interview.may_be_put_aside(asked["style_rules"])
    assert not interview.may_be_put_aside(asked["trial"])
    amounts = {n: q for n, q in asked.items() if q.kind is QuestionKind.AMOUNT and q.may_not_apply}
    offered = {name for name in amounts if interview.may_be_put_aside(amounts[name])}
    assert offered == {name for name, question in amounts.items() if question.none_if}
    assert offered
    assert offered != set(amounts)
