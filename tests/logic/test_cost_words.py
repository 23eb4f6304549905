"""What is said about the money: break-even in every shape, what is missing, what it rests on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from logic.advice import advise
from logic.assessment import Amount, Answer, State, Voice
from logic.cost.values import BreakEven, Column, Payback, Spread
from logic.report.cost_words import CostWords
from logic.report.matter import Matter
from logic.report.numbers import text_of
from tests.logic import cost_results as results
from tests.logic import report_samples as samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from logic.assessment import Assessment
    from logic.cost.values import CostResult

CONTENT, WORDS = samples.pack()
RICH = samples.rich()
MATTER = Matter(content=CONTENT, words=WORDS, assessment=RICH, advice=advise(CONTENT, RICH))


def told(result: CostResult, assessment: Assessment = RICH) -> CostWords:
    return CostWords(replace(MATTER, assessment=assessment), result)


def findings(words: CostWords) -> list[str]:
    return [text_of(prose) for prose in words.findings()]


def basis(words: CostWords) -> list[str]:
    return [text_of(prose) for prose in words.basis()]


@pytest.mark.parametrize(
    ("make", "headline"),
    [
        (
            results.cheap,
            "Fine-tuning costs more to start with and is cheaper from month 8 on.",
        ),
        (results.dear, "Fine-tuning does not pay back within 24 months."),
        (results.never, "Fine-tuning never pays back, however long it runs."),
        (
            results.several,
            "The cheaper side changes more than once: in months 10, 12 and 13.",
        ),
        (results.from_start, "Fine-tuning is cheaper from the start."),
        (results.unknown, "What the two approaches cost is not known yet."),
    ],
)
def test_the_headline_says_when_it_pays_back(make: Callable[[], CostResult], headline: str) -> None:
    assert told(make()).headline().replace("\N{NON-BREAKING HYPHEN}", "-") == headline


def test_what_was_put_aside_is_said_with_what_it_counts_as() -> None:
    changed = RICH
    for name, reason in (
        ("retrainings", "does_not_arise"),
        ("label_cost", "other"),
        ("horizon", "does_not_arise"),
    ):
        aside = Answer(state=State.NOT_APPLICABLE, reason=reason)
        changed = changed.with_answer(name, aside)
    found = basis(told(results.cheap(), changed))
    listed = "“Cost of an example” and “Retraining a year”"
    assert f"Said not to apply, so counted as none: {listed}." in found
    usual = (
        "Said not to apply but still counted at the usual value: “Period compared” at 24 months."
    )
    assert usual in found


@pytest.mark.parametrize("make", results.CASES.values(), ids=list(results.CASES))
def test_every_finding_is_a_sentence(make: Callable[[], CostResult]) -> None:
    found = (*findings(told(make())), *basis(told(make())))
    assert found
    assert all(text.endswith(".") and "$$" not in text and "None" not in text for text in found)
    assert len(set(found)) == len(found)


def test_a_side_that_is_cheaper_only_at_first_is_said_so() -> None:
    even = BreakEven(payback=Payback.SEVERAL, months=(14,), exact=None)
    assert (
        told(replace(results.several(), break_even=even))
        .headline()
        .endswith("is cheaper at first and dearer from month 14 on.")
    )


def test_a_small_model_left_out_is_said_so() -> None:
    one = results.cheap()
    without = replace(one, columns=one.columns[:2])
    assert any("small foundation model is not shown" in text for text in basis(told(without)))
    assert not any("small foundation model" in text for text in basis(told(one)))
    assert told(results.unknown()).no_small() == ""


def test_a_missing_price_says_what_to_do_and_gives_no_total() -> None:
    (only,) = findings(told(results.unknown("volume", "label_cost")))
    assert only.startswith("No total is given until this is known: requests a month and cost of")
    assert "never counts as nothing" in only


def test_nothing_is_said_of_what_is_not_known() -> None:
    words = told(results.unknown())
    silent = (words.difference, words.even_range, words.beyond, words.chance, words.way)
    assert [one() for one in (*silent, words.volume, words.hurdle, words.better_known)] == [""] * 8


def test_amounts_people_differ_on_count_at_the_mean_and_say_so() -> None:
    def said(*values: float) -> Answer:
        first, *others = (Amount(low=v, likely=v, high=v) for v in values)
        voices = tuple(Voice(said_by="it", amount=amount) for amount in others)
        return Answer(state=State.ANSWERED, amount=first, said_by="claims", voices=voices)

    changed = RICH.with_answer("examples_held", said(4_200, 60))
    changed = changed.with_answer("volume", said(100_000, 300_000))
    changed = changed.with_answer("error_cost", said(40))
    words = told(results.cheap(), changed)
    listed = "“Examples held” at 60\N{EN DASH}4,200 examples (2,130)"
    (apart,) = words.apart()
    assert listed in text_of(apart)
    assert apart in words.basis()
    assert [span.opens for span in apart if span.opens] == [
        "question:volume",
        "question:examples_held",
    ]
    assert "at $40 each and 200,000 requests a month" in words.errors()
    assert told(results.cheap()).apart() == ()


def test_the_difference_names_the_side_once_where_both_ends_agree() -> None:
    one = results.cheap()
    assert "80 of 100 draws: fine-tuned cheaper by $41,900 to $199,000." in told(one).difference()
    assert "draws: foundation cheaper by" in told(results.never()).difference()
    wide = replace(one, difference=Spread(p10=-5_000, p50=1, p90=9_000, likely=3_000))
    said = told(wide).difference()
    assert "between foundation cheaper by $5,000 and fine-tuned cheaper by $9,000" in said


def test_a_likely_difference_outside_its_draws_is_explained() -> None:
    one = results.cheap()
    assert one.difference is not None
    assert "outside" not in told(one).difference()
    for likely in (20_000, 300_000):
        outside = replace(one, difference=replace(one.difference, likely=likely))
        assert (
            told(outside)
            .difference()
            .endswith(
                " The likely values lie outside the range of these draws, because most inputs reach"
                " further up than down."
            )
        )


def differences(*ends: tuple[float, float]) -> tuple[Spread, ...]:
    return tuple(Spread(p10=low, p50=0, p90=high, likely=0) for low, high in ends)


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        (((-9, -1), (-5, 2), (-1, 4), (1, 9)), "from month 1 on, and in 90 of 100 from month 3."),
        (((-9, -1), (-5, 2), (-1, 4)), "90 of 100 are not reached within 24 months."),
        (((-9, 1), (-5, -1), (-1, 4)), "from month 2 on;"),
        (((-9, -1), (-5, -2)), ""),
        (((1, 2), (3, 4)), ""),
        (((-1, -1), (3, 4)), ""),
    ],
)
def test_the_month_has_a_range_where_draws_differ(
    ends: tuple[tuple[float, float], ...], said: str
) -> None:
    found = told(replace(results.cheap(), difference_months=differences(*ends))).even_range()
    assert said in found
    assert bool(said) == bool(found)


def test_a_month_beyond_the_horizon_is_said_where_known() -> None:
    assert "by month 61" in told(results.dear()).beyond()
    even = BreakEven(payback=Payback.NOT_WITHIN, months=(), exact=None)
    assert told(replace(results.dear(), break_even=even)).beyond() == ""
    assert told(results.cheap()).beyond() == ""


@pytest.mark.parametrize(("month", "said"), [(120, "by month 120"), (121, "more than ten years")])
def test_no_month_is_named_ten_years_on(month: int, said: str) -> None:
    even = BreakEven(payback=Payback.NOT_WITHIN, months=(month,), exact=None)
    assert said in told(replace(results.dear(), break_even=even)).beyond()


@pytest.mark.parametrize(
    ("share", "count"), [(0.0, "fewer than 1"), (0.994, "99"), (1.0, "more than 99")]
)
def test_draws_are_not_said_to_be_certain(share: float, count: str) -> None:
    said = told(replace(results.cheap(), tuned_cheaper=share)).chance()
    assert f"in {count} of 100 draws" in said


def test_the_chance_is_never_one_of_the_advice() -> None:
    said = told(results.cheap()).chance()
    assert said.startswith("The fine-tuned model is cheaper in 83 of 100 draws")
    assert "costs alone" in said
    assert "probab" not in said


def test_volumes_are_rounded_to_two_figures() -> None:
    assert "about 43,000 requests a month" in told(results.cheap()).volume()
    assert "about 620,000 requests a month" in told(results.cheap()).hurdle()


def test_it_says_which_input_is_worth_knowing_better() -> None:
    one = results.cheap()
    assert "“Requests a month” and “Cost of an example”." in told(one).better_known()
    single = told(replace(one, tornado=one.tornado[:1])).better_known()
    assert "“Requests a month”. Within its range it changes which" in single
    many = told(replace(one, tornado=one.tornado[:2] * 3)).better_known()
    assert many.count("“") == 3
    assert "(and 3 more)" in many
    sure = tuple(replace(swing, precise=False) for swing in one.tornado)
    assert "No single input" in told(replace(one, tornado=sure)).better_known()


def test_the_decisive_amount_says_whose_it_is() -> None:
    one = results.cheap()
    assert "$60,000 would decide the matter for the client" in told(one).decisive()
    default = told(replace(one, decisive_is_default=True)).decisive()
    assert "our default, not the client" in default


@pytest.mark.parametrize(
    ("held", "holds", "said"),
    [
        (True, True, ("neither the costs nor an open answer", "whatever the costs turn out")),
        (True, False, ("neither the costs nor an open answer", "beyond these ends it could")),
        (False, False, ("the costs or an open answer could still change it.",)),
        (False, None, ("90th percentiles.",)),
    ],
)
def test_the_certificate_names_its_ends_and_says_both_flags(
    held: bool,  # noqa: FBT001
    holds: bool | None,  # noqa: FBT001
    said: tuple[str, ...],
) -> None:
    result = replace(results.cheap(), held_at_ends=held, holds_whatever_cost=holds)
    found = told(result).certificate()
    assert "10th and 90th percentiles" in found
    assert all(part in found for part in said)
    assert found.endswith(said[-1]) or said[-1] in found.rsplit(". ", 1)[-1]


def test_a_likely_total_below_its_band_is_explained() -> None:
    one = results.cheap()
    low = replace(one.columns[0], total=Spread(p10=10, p50=12, p90=20, likely=9))
    assert told(one).skew() == ""
    assert "below their band" in told(replace(one, columns=(low, *one.columns[1:]))).skew()


def test_another_currency_names_its_rate_and_day() -> None:
    costs = replace(RICH.costs, currency="CHF", rate=0.88, rate_date="2026-11-20")
    dated = told(results.cheap(), replace(RICH, costs=costs))
    assert dated.converted().endswith("CHF at 0.88 for one dollar, the rate of 20 November 2026.")
    assert "CHF\N{NO-BREAK SPACE}" in dated.difference()
    undated = told(results.cheap(), replace(RICH, costs=replace(costs, rate_date="")))
    assert undated.converted().endswith("at 0.88 for one dollar.")
    assert told(results.cheap()).converted() == ""


def test_columns_say_how_they_are_paid() -> None:
    assert told(results.cheap()).paid(Column.FINE_TUNED) == "managed, with a hosting fee"
    assert told(results.unknown()).paid(Column.FINE_TUNED) == ""


def test_how_to_read_the_figures_is_said() -> None:
    words = told(results.cheap())
    assert "80 of 100 draws" in words.reading()
    assert words.tornado_reading().count(".") == 1
    assert words.spread(results.spread(100_000)) == "$82,000 to $127,000"


def test_wrong_answers_that_cost_nothing_yet_are_said_to_be_left_out() -> None:
    one = results.cheap()
    assert "is in no total" in told(one).errors()
    assert told(one).errors() in findings(told(one))
    first, second, *small = one.columns
    counted = replace(first, lines={**first.lines, "errors": 100.0})
    half = replace(one, columns=(counted, second, *small))
    assert "not in the total of the fine-tuned model until" in told(half).errors()
    both = replace(second, lines={**second.lines, "errors": 50.0})
    assert told(replace(one, columns=(counted, both, *small))).errors() == ""


def test_one_wrong_answer_less_in_a_hundred_is_priced_where_its_cost_was_given() -> None:
    point = "worth about $960,000 over 24 months, at $40 each and 100,000 requests a month"
    assert point in told(results.cheap()).errors()
    free = replace(RICH, answers={k: v for k, v in RICH.answers.items() if k != "error_cost"})
    assert "less in a hundred" not in told(results.cheap(), free).errors()
