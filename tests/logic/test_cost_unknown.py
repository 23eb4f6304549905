"""A cost that is not known is told apart from one that is even, wherever it is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logic.advice import advise
from logic.assessment import Answer, State
from logic.cli.text import advice_text
from logic.figures import Box, Role
from logic.figures.contributions import contributions
from logic.figures.weights import weight_bars
from logic.inquiry import inquire
from logic.model import Consideration
from logic.pack import Pack
from logic.report.blocks import Table
from logic.report.matter import Matter
from logic.report.provenance import trace
from logic.report.weighing_page import weighing_section, weighing_words
from tests.logic import report_samples as samples
from tests.logic.figure_checks import collisions, outside

CONTENT, WORDS = samples.pack()
NOT_KNOWN = samples.rich().with_answer("volume", Answer(state=State.DONT_KNOW))
ADVICE = advise(CONTENT, NOT_KNOWN)
MATTER = Matter(content=CONTENT, words=WORDS, assessment=NOT_KNOWN, advice=ADVICE)
COST = next(one for one in ADVICE.considerations if one.id is Consideration.COST)
KNOWN = advise(CONTENT, samples.rich())
SAID = "not known; may be anything from \N{MINUS SIGN}"


@pytest.mark.parametrize("width", [330.0, 440.0, 650.0, 900.0])
def test_the_figure_shows_an_open_box_and_no_number(width: float) -> None:
    figure = contributions(WORDS, ADVICE, width=width)
    assert figure is not None
    assert (collisions(figure), outside(figure)) == ([], [])
    boxes = [item for item in figure.items if isinstance(item, Box) and item.fill is Role.CARD]
    assert len(boxes) == 1
    assert boxes[0].dash
    spot = next(one for one in figure.spots if one.key == "consideration:cost")
    assert "not known" in spot.name
    assert "0.0" not in spot.name


def test_the_twin_and_the_description_say_so() -> None:
    figure = contributions(WORDS, ADVICE)
    assert figure is not None
    row = next(row for row in figure.rows if row[0] == "Cost")
    assert row[2] == "not known"
    assert row[3].startswith(SAID)
    assert f"Cost: weight {row[1]}, {SAID}" in figure.alt


def test_a_cost_that_is_even_keeps_its_number() -> None:
    even = tuple(
        replace(one, contribution=one.contribution * 0, difference=one.difference * 0)
        if one.id is Consideration.COST
        else one
        for one in KNOWN.considerations
    )
    figure = contributions(WORDS, replace(KNOWN, considerations=even))
    assert figure is not None
    assert next(row for row in figure.rows if row[0] == "Cost")[2] == "0.0"
    assert not [i for i in figure.items if isinstance(i, Box) and i.fill is Role.CARD]


def test_the_report_says_so_in_its_table_and_under_the_figure() -> None:
    section = weighing_section(MATTER)
    assert section is not None
    table = next(block for block in section.blocks if isinstance(block, Table))
    assert all(table.holds_numbers(column) for column in range(1, 7))
    row = next(row for row in table.rows if row[0][0].text == "Cost")
    told = [cell[0].text for cell in row]
    assert told[1:4] == ["not known", "not known", "\N{MINUS SIGN}100 to +100"]
    assert told[5] == "not known"
    assert "Cost is not known: it counts as even here" in weighing_words(MATTER)[-1]
    known = replace(MATTER, assessment=samples.rich(), advice=KNOWN)
    assert "Cost is not known" not in weighing_words(known)[-1]


def test_where_the_number_came_from_says_so() -> None:
    found = trace(MATTER, "consideration:cost")
    assert found is not None
    assert found.title == "Cost: not known"
    lead = trace(MATTER, "lead")
    assert lead is not None
    assert "not known; counts as even" in str(lead.blocks)


def test_the_bar_of_its_weight_and_the_command_line_say_so() -> None:
    flips = inquire(CONTENT, NOT_KNOWN).weight_flips
    figure = weight_bars(WORDS, ADVICE, flips)
    assert figure is not None
    assert next(row for row in figure.rows if row[0] == "Cost")[2] == "not known"
    opened = [i for i in figure.items if isinstance(i, Box) and i.fill is Role.CARD and i.dash]
    assert len(opened) == 1
    told = advice_text(Pack(CONTENT, WORDS), NOT_KNOWN, ADVICE)
    assert next(line for line in told.splitlines() if "Cost  " in line).endswith(" not known")
