"""The figures of the result page: weights, people, what moved, and numbers that open."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from logic.advice import advise
from logic.figures import Box, Figure, Role, Text
from logic.figures.contributions import adds_up
from logic.figures.lean import lean_bar
from logic.figures.measure import text_width
from logic.figures.moved import lead_moved, parts_moved
from logic.figures.people import Dot, people_dots
from logic.figures.values import Anchor
from logic.figures.weights import weight_bars
from logic.inquiry import inquire
from logic.model import Consideration
from tests.logic import report_samples as samples

CONTENT, WORDS = samples.pack()
RICH = samples.rich()
ADVICE = advise(CONTENT, RICH)
FLIPS = inquire(CONTENT, RICH).weight_flips
WIDTHS = (300.0, 440.0, 650.0, 900.0)
DOTS = (Dot("Head of claims", Fraction(21), agreed=True), Dot("IT", Fraction(-41), agreed=False))


def texts(figure: Figure) -> list[str]:
    return [item.text for item in figure.items if isinstance(item, Text)]


def is_inside(figure: Figure) -> bool:
    boxes = [item for item in figure.items if isinstance(item, Box)]
    spots = figure.spots
    return all(box.x >= -9 and box.x + box.width <= figure.width + 9 for box in boxes) and all(
        spot.x >= -1 and spot.x + spot.width <= figure.width + 12 for spot in spots
    )


@pytest.mark.parametrize("width", WIDTHS)
class TestLean:
    def test_the_ends_are_told_below_and_open(self, width: float) -> None:
        figure = lean_bar(WORDS, ADVICE, width=width, ends=("rain falls", "the sun shines"))
        assert figure is not None
        assert any(" if " in text or text.endswith("\u2026") for text in texts(figure))
        assert {spot.key for spot in figure.spots} == {"lead", "range"}
        assert is_inside(figure)
        assert "rain falls" in figure.alt
        assert "the sun shines" in figure.rows[2][1]

    def test_ends_without_a_reason_are_numbers(self, width: float) -> None:
        figure = lean_bar(WORDS, ADVICE, width=width, ends=("", ""))
        assert figure is not None
        assert not any(" if " in text for text in texts(figure))

    def test_ends_far_apart_are_told_in_the_middle_below_themselves(self, width: float) -> None:
        wide = replace(ADVICE, lead_range=(Fraction(-60), Fraction(60)))
        figure = lean_bar(WORDS, wide, width=width, ends=("", ""))
        assert figure is not None
        ends = [spot.text for spot in figure.spots if spot.key == "range" and spot.text]
        assert [text.x for text in ends] == [width * 0.2, width * 0.8]
        assert all(text.anchor is Anchor.MIDDLE for text in ends)
        assert is_inside(figure)

    def test_without_a_range_there_are_no_ends(self, width: float) -> None:
        lead = ADVICE.lead or Fraction(0)
        fixed = replace(ADVICE, lead_range=(lead, lead))
        figure = lean_bar(WORDS, fixed, width=width, ends=("rain", "sun"))
        assert figure is not None
        assert [spot.key for spot in figure.spots] == ["lead"]
        none = replace(ADVICE, lead_range=None)
        assert lean_bar(WORDS, none, width=width, ends=("rain", "sun")) is not None


@pytest.mark.parametrize("width", WIDTHS)
class TestWeights:
    def test_a_bar_a_weight_with_where_it_turns(self, width: float) -> None:
        figure = weight_bars(WORDS, ADVICE, FLIPS, width=width)
        assert figure is not None
        assert len(figure.rows) == len(Consideration)
        differing = (one.id for one in ADVICE.considerations if one.difference)
        turning = {f"turn:{k}" for k in differing if FLIPS[k] is not None}
        weights = {f"weight:{k}" for k in Consideration}
        assert {spot.key for spot in figure.spots} == weights | turning
        assert is_inside(figure)
        for row, one in zip(figure.rows, ADVICE.considerations, strict=True):
            turns = FLIPS[one.id] is not None and one.difference != 0
            assert row[2].startswith("turns at" if turns else "never")

    def test_every_turn_is_drawn(self, width: float) -> None:
        flips = dict.fromkeys(Consideration, Fraction(1, 2))
        even = replace(ADVICE.considerations[0], difference=Fraction(0))
        advice = replace(ADVICE, considerations=(even, *ADVICE.considerations[1:]))
        figure = weight_bars(WORDS, advice, flips, width=width)
        assert figure is not None
        assert figure.rows[0][2].startswith("never")
        at_all = weight_bars(WORDS, ADVICE, dict.fromkeys(Consideration, Fraction(0)), width=width)
        assert at_all is not None


def test_where_weights_decide_nothing_there_are_no_bars() -> None:
    assert weight_bars(WORDS, ADVICE, {}) is None
    assert weight_bars(WORDS, replace(ADVICE, lead=Fraction(0)), FLIPS) is None


@pytest.mark.parametrize("width", WIDTHS)
def test_a_dot_a_person(width: float) -> None:
    figure = people_dots(WORDS, DOTS, width=width)
    assert figure is not None
    assert figure.rows[0][0] == "Head of claims (agreed)"
    assert "IT" in figure.alt
    dots = [item for item in figure.items if isinstance(item, Box) and item.radius]
    assert dots[0].x > dots[1].x
    filled = [dot.fill is not Role.CARD for dot in dots]
    assert filled == [dot.agreed for dot in DOTS]


def test_one_person_differs_from_nobody() -> None:
    assert people_dots(WORDS, DOTS[:1]) is None


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("ends", [(21, 6), (-30, 30), (0, 0), (99, -99)])
def test_the_lead_before_and_after(ends: tuple[int, int], width: float) -> None:
    before, after = ("saved", Fraction(ends[0])), ("tried", Fraction(ends[1]))
    figure = lead_moved(WORDS, before, after, width=width)
    labels = [item for item in figure.items if isinstance(item, Text)][-2:]
    assert labels[0].text.startswith("tried")
    for label in labels:
        assert label.x - text_width(label.text) / 2 >= -1
        assert label.x + text_width(label.text) / 2 <= width + 1
    assert figure.rows[0][0] == "saved"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("values", [(-12, 4, 0), (-5, -3, -1), (7, 2, 0)])
def test_what_moved_is_drawn_largest_first(values: tuple[int, ...], width: float) -> None:
    moved = {k: Fraction(v) for k, v in zip(Consideration, values, strict=False)}
    figure = parts_moved(WORDS, moved, width=width)
    assert figure is not None
    assert len(figure.rows) == sum(v != 0 for v in values)
    assert is_inside(figure)


def test_nothing_moved_is_no_figure() -> None:
    assert parts_moved(WORDS, dict.fromkeys(Consideration, Fraction(0))) is None


def test_bars_that_add_up_to_another_last_digit_are_known() -> None:
    """Six bars of 23.0 together beside a lead of 23.1."""
    apart = dict(zip(Consideration, (4.04, 4.04, 4.04, 4.04, 4.04, 2.9), strict=True))
    even = dict(zip(Consideration, (4.0, 4.0, 4.0, 4.0, 4.0, -3.0), strict=True))
    for values, adds in ((apart, False), (even, True)):
        found = tuple(
            replace(one, contribution=Fraction(values[one.id])) for one in ADVICE.considerations
        )
        lead = sum((one.contribution for one in found), Fraction(0))
        assert adds_up(replace(ADVICE, considerations=found, lead=lead)) is adds
    assert adds_up(replace(ADVICE, lead=None))
