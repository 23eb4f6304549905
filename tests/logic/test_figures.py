"""The figures: what they say, that both sides differ without colour, that no label collides."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from logic.advice import advise
from logic.figures import Box, Line, Role, lead_words, towards
from logic.figures.contributions import contributions
from logic.figures.lean import lean_bar
from logic.figures.measure import fit, text_width, wrap
from logic.figures.numerals import count, percent, signed
from logic.figures.trial import trial_figure
from logic.findings import DecidedBy
from logic.model import Consideration
from logic.report.fonts import SANS, SANS_STRONG, register_fonts
from tests.logic import report_samples as samples
from tests.logic.figure_checks import collisions, extent, outside, texts

if TYPE_CHECKING:
    from logic.findings import Advice

CONTENT, WORDS = samples.pack()
RICH = advise(CONTENT, samples.rich())
MAKERS = (lean_bar, contributions, trial_figure)
WIDTHS = (330.0, 440.0, 650.0, 900.0)


def with_contributions(values: list[tuple[int, int, int]]) -> Advice:
    """The rich advice with these contributions (low, likely, high) at equal weights of 1/6."""
    weight = Fraction(1, 6)
    considerations = tuple(
        replace(
            one,
            weight=weight,
            low=Fraction(low),
            difference=Fraction(likely),
            high=Fraction(high),
            contribution=weight * likely,
        )
        for one, (low, likely, high) in zip(RICH.considerations, values, strict=True)
    )
    lead = sum((one.contribution for one in considerations), Fraction(0))
    return replace(RICH, considerations=considerations, lead=lead)


differences = st.lists(
    st.lists(st.integers(-100, 100), min_size=3, max_size=3).map(
        lambda three: (min(three), sorted(three)[1], max(three))
    ),
    min_size=6,
    max_size=6,
)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("maker", MAKERS)
def test_labels_stay_inside_and_apart(maker: object, width: float) -> None:
    assert callable(maker)
    figure = maker(WORDS, RICH, width=width)
    assert figure is not None
    assert figure.width == width
    assert collisions(figure) == []
    assert outside(figure) == []


@pytest.mark.parametrize("maker", MAKERS)
def test_every_figure_has_a_description_and_a_twin(maker: object) -> None:
    assert callable(maker)
    figure = maker(WORDS, RICH)
    assert figure.alt.endswith(".")
    assert figure.rows
    assert {len(row) for row in figure.rows} == {len(figure.headers)}


@given(values=differences, width=st.sampled_from(WIDTHS))
def test_contributions_never_collide(values: list[tuple[int, int, int]], width: float) -> None:
    figure = contributions(WORDS, with_contributions(values), width=width)
    assert figure is not None
    assert collisions(figure) == []
    assert outside(figure) == []


@given(values=differences)
def test_bars_measure_the_contributions(values: list[tuple[int, int, int]]) -> None:
    advice = with_contributions(values)
    figure = contributions(WORDS, advice)
    assert figure is not None
    zero = next(i.x1 for i in figure.items if isinstance(i, Line) and i.width == 1.5)
    bars = [item for item in figure.items if isinstance(item, Box)]
    moving = [one for one in advice.considerations if one.contribution]
    assert len(bars) == len(moving)
    lengths = sorted(float(abs(one.contribution)) for one in moving)
    for (short, long), (low, high) in zip(
        pairwise(sorted(bar.width for bar in bars)), pairwise(lengths), strict=True
    ):
        if short > 1.0:
            assert long / short == pytest.approx(high / low)
    for bar in bars:
        tuned = bar.x >= zero - 1e-6
        assert bar.outline is (Role.FINE_TUNED if tuned else Role.FOUNDATION)
        assert (bar.hatch is not None, bar.dash) == (tuned, tuned)


def test_a_range_as_far_to_either_side_is_drawn_and_told() -> None:
    figure = contributions(WORDS, with_contributions([(-30, 6, 30), *[(0, 0, 0)] * 5]))
    assert figure is not None
    thin = [i for i in figure.items if isinstance(i, Line) and i.role is Role.INK and i.y1 == i.y2]
    assert len(thin) == 1
    assert figure.rows[0][-1] == "\N{MINUS SIGN}5.0 to +5.0"


def test_contributions_are_sorted_for_the_leading_side() -> None:
    figure = contributions(WORDS, RICH)
    assert figure is not None
    shown = [float(row[2].replace("\N{MINUS SIGN}", "-")) for row in figure.rows]
    assert shown == sorted(shown, reverse=True)
    assert figure.rows[0][0] == "Customization"
    assert "+16.2" in figure.rows[0]


@given(lead=st.integers(-1000, 1000), width=st.sampled_from(WIDTHS))
def test_lean_bar_marks_the_lead(lead: int, width: float) -> None:
    value = Fraction(lead, 10)
    low, high = max(value - 7, Fraction(-100)), min(value + 3, Fraction(100))
    figure = lean_bar(WORDS, replace(RICH, lead=value, lead_range=(low, high)), width=width)
    assert figure is not None
    assert collisions(figure) == []
    assert outside(figure) == []
    marker = next(item for item in figure.items if isinstance(item, Box) and item.radius)
    assert marker.x + marker.width / 2 == pytest.approx(width * (lead / 10 + 100) / 200)
    assert signed(value) in figure.alt


def test_lean_bar_shows_its_range_as_an_outlined_band() -> None:
    figure = lean_bar(WORDS, replace(RICH, lead_range=(Fraction(-10), Fraction(30))))
    assert figure is not None
    bands = [i for i in figure.items if isinstance(i, Box) and i.outline and not i.radius]
    assert [(band.hatch, band.dash) for band in bands] == [(None, False), (Role.FINE_TUNED, True)]
    assert bands[0].x + bands[0].width == pytest.approx(bands[1].x)


def test_no_lean_bar_without_a_lead_or_where_a_condition_decides() -> None:
    assert lean_bar(WORDS, replace(RICH, lead=None)) is None
    assert lean_bar(WORDS, replace(RICH, decided_by=DecidedBy.CONDITION)) is None
    assert lean_bar(WORDS, replace(RICH, decided_by=DecidedBy.NOTHING_YET)) is None


@pytest.mark.parametrize(
    ("lead", "said"),
    [
        (0, "even"),
        (9, "slightly towards fine-tuned"),
        (10, "clearly towards fine-tuned"),
        (-9, "slightly towards foundation"),
        (-10, "clearly towards foundation"),
    ],
)
def test_the_lead_in_words(lead: int, said: str) -> None:
    assert lead_words(WORDS, Fraction(lead)) == said


def test_points_name_the_side_they_favour() -> None:
    assert towards(WORDS, Fraction(106, 10)) == "10.6 points towards fine-tuned"
    assert towards(WORDS, Fraction(-26, 10)) == "2.6 points towards foundation"
    assert towards(WORDS, Fraction(1, 100)) == "favours neither"


@given(tried=st.integers(1, 500), good=st.integers(0, 500), mark=st.integers(1, 100))
def test_trial_figure_never_collides(tried: int, good: int, mark: int) -> None:
    trial = RICH.trial
    assert trial is not None
    good = min(good, tried)
    share = good / tried
    reading = replace(
        trial,
        tried=tried,
        good=good,
        share=share,
        low=max(0.0, share - 0.1),
        high=min(1.0, share + 0.1),
        pass_mark=mark / 100,
    )
    figure = trial_figure(WORDS, replace(RICH, trial=reading))
    assert figure is not None
    assert collisions(figure) == []
    assert outside(figure) == []


def test_large_counts_stand_with_their_thousands_apart() -> None:
    assert RICH.trial is not None
    reading = replace(RICH.trial, tried=50_000, good=42_000, share=0.84)
    figure = trial_figure(WORDS, replace(RICH, trial=reading))
    assert figure is not None
    shown = [one.text for one in texts(figure)]
    assert all("42,000 of 50,000" in text for text in (" ".join(shown), figure.alt))
    assert "42,000 / 50,000" in [row[1] for row in figure.rows]
    assert "50000" not in "".join((*shown, figure.alt))


def test_no_trial_no_figure() -> None:
    assert trial_figure(WORDS, replace(RICH, trial=None)) is None


@given(st.text(), st.floats(20, 400))
def test_fit_fits(text: str, width: float) -> None:
    assert text_width(fit(text, width)) <= width
    assert all(text_width(row) <= width for row in wrap(text, width))


def test_wrap_keeps_words_and_shortens_the_last_line() -> None:
    assert wrap("Data & knowledge", 90) == ("Data &", "knowledge")
    assert len(wrap("one two three four five six seven", 60)) == 2
    assert wrap("", 60) == ("",)


def test_the_estimate_is_generous_for_every_label() -> None:
    register_fonts()
    made = [maker(WORDS, RICH) for maker in MAKERS]
    labels = [text for figure in made if figure for text in texts(figure)]
    assert len(labels) > 30
    for label in labels:
        face = SANS_STRONG if label.strong else SANS
        drawn = stringWidth(label.text, face, label.size)
        left, right, _, _ = extent(label)
        assert drawn <= right - left, label.text


def test_numbers() -> None:
    assert signed(Fraction(-1, 100)) == "0.0"
    assert signed(-1.25) == "\N{MINUS SIGN}1.2"
    assert percent(Fraction(1, 3)) == "33\N{NO-BREAK SPACE}%"
    assert count(24.0) == "24"
    assert count(2.5) == "2.5"


def test_all_six_considerations_are_drawn() -> None:
    figure = contributions(WORDS, RICH)
    assert figure is not None
    names = {row[0] for row in figure.rows}
    assert names == {WORDS.text(f"consideration.{k}.name") for k in Consideration}
