"""The figures in a language twice as long: every label whole, inside, and over no other."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from logic.advice import advise
from logic.figures import Line, Polygon
from logic.figures.contributions import contributions
from logic.figures.lean import lean_bar
from logic.figures.lower import lowered
from logic.figures.moved import lead_moved, parts_moved
from logic.figures.people import Dot, people_dots
from logic.figures.sides import arrow
from logic.figures.trial import trial_figure
from logic.figures.weights import weight_bars
from logic.inquiry import inquire
from logic.model import Approach, Consideration
from screens_doubled import doubled
from tests.logic import report_samples as samples
from tests.logic.figure_checks import collisions, outside, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.figures import Figure
    from logic.words import Words

CONTENT, WORDS = samples.pack()
DOUBLED = doubled(WORDS)
RICH = samples.rich()
ADVICE = advise(CONTENT, RICH)
FLIPS = inquire(CONTENT, RICH).weight_flips
DOTS = (Dot("Head of claims", Fraction(21), agreed=True), Dot("IT", Fraction(-41), agreed=False))
ENDS = ("“Trial of an untuned model” is “Less than 50 % good”, and others " * 2, "the sun shines")
MOVED = {Consideration.COST: Fraction(-9), Consideration.DATA_KNOWLEDGE: Fraction(4)}


def figures(words: Words, width: float) -> Iterator[Figure | None]:
    """Every figure of the result but those of the money."""
    yield contributions(words, ADVICE, width=width)
    yield weight_bars(words, ADVICE, FLIPS, width=width)
    yield parts_moved(words, MOVED, width=width)
    yield trial_figure(words, ADVICE, width=width)
    yield lean_bar(words, ADVICE, width=width, ends=("", ""))
    yield lean_bar(words, ADVICE, width=width, ends=ENDS)
    yield lead_moved(words, ("saved saved", Fraction(2)), ("tried tried", Fraction(6)), width=width)
    yield people_dots(words, DOTS, width=width)


@pytest.mark.parametrize("words", [WORDS, DOUBLED], ids=["as they are", "doubled"])
@pytest.mark.parametrize("width", [340.0, 420.0, 516.0, 520.0, 650.0, 900.0])
def test_labels_are_whole_inside_and_apart(words: Words, width: float) -> None:
    for figure in figures(words, width):
        assert figure is not None
        assert collisions(figure) == [], figure.title
        assert outside(figure) == [], figure.title
        assert [text.text for text in texts(figure) if text.text.endswith("\u2026")] == []


def test_bars_stay_bars_where_words_are_long() -> None:
    figure = contributions(DOUBLED, ADVICE, width=516.0)
    assert figure is not None
    assert max(getattr(item, "width", 0) for item in figure.items) > 40


def test_what_is_lowered_keeps_its_shape() -> None:
    found = lowered((arrow(0, 10, Approach.FOUNDATION), Line(x1=0, y1=1, x2=5, y2=3)), 16)
    tip, line = found
    assert isinstance(tip, Polygon)
    assert [y for _, y in tip.points] == [26, 22, 30]
    assert line == Line(x1=0, y1=17, x2=5, y2=19)
