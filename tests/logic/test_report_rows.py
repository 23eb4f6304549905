"""Rows of a table over pages: whatever the room, something of a row is set."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from logic.findings import Recommendation
from logic.report.blocks import Contents, Paragraph, Section, Table, say
from logic.report.flowables import Maker
from logic.report.fonts import register_fonts
from logic.report.parts import Rows
from logic.report.story import _fitted, _height, _needed
from logic.report.styles import LARGE, PLAIN, Hand
from tests.logic.report_cases import KINDS, outline, section

pytestmark = pytest.mark.pdf

WIDTH, ROOM = 487, 2000


@pytest.mark.parametrize("hand", [PLAIN, Hand(scale=LARGE)])
@pytest.mark.parametrize("short", [0.1, 0.5, 1, 3, 6, 12, 30])
def test_a_row_a_little_too_high_is_split(hand: Hand, short: float) -> None:
    """Also where it is too high by less than a point."""
    register_fonts()
    said = Table(rows=((say("Name"), say("word " * 600)),), widths=(150, 500), title="Table")
    row = Maker(WIDTH, frozenset(), hand=hand).table(said)
    page = row.wrap(WIDTH, ROOM)[1] - short
    parts = row.split(WIDTH, page)
    assert len(parts) == 2
    assert parts[0].wrap(WIDTH, ROOM)[1] <= page


def below(words: int, page: float) -> Rows:
    """A table of one row that stands below something on a page of this height."""
    register_fonts()
    said = Table(rows=((say("Name"), say("word " * words)),), widths=(150, 500), title="Table")
    made = Maker(WIDTH, frozenset()).table(said)
    assert isinstance(made, Rows)
    vars(made)["_frame"] = SimpleNamespace(_atTop=False, _height=page)
    return made


@pytest.mark.parametrize(("words", "parts"), [(60, 0), (600, 0), (1800, 2)])
def test_a_row_below_others_goes_to_the_next_page_if_that_can_hold_it(
    words: int, parts: int
) -> None:
    assert len(below(words, page=700).split(WIDTH, 50)) == parts


@pytest.mark.parametrize(("words", "kept"), [(400, True), (1800, False)])
def test_a_heading_waits_for_the_first_row_unless_that_fills_a_page(
    words: int, *, kept: bool
) -> None:
    """Else the row goes to the next page, and the heading stays behind alone."""
    table = below(words, page=700)
    heading = Maker(WIDTH, frozenset()).heading("Customization")
    high = table.wrap(WIDTH, ROOM)[1]
    assert high > 200
    assert (_needed([heading], [table], WIDTH, 700) > high) is kept


def test_the_contents_may_run_over_a_page() -> None:
    register_fonts()
    names = tuple((f"s{number}", f"Section {number}") for number in range(60))
    made = Maker(WIDTH, frozenset()).contents(Contents(names=names))
    vars(made)["canv"] = None
    height = made.wrap(WIDTH, ROOM)[1]
    parts = made.split(WIDTH, height / 2)
    assert len(parts) == 2


@pytest.mark.parametrize("words", range(60, 1000, 20))
def test_a_row_that_goes_to_the_next_page_takes_its_heading_along(words: int) -> None:
    """A row nearly as high as a page once left "Figures changed by hand" alone on one."""
    page = 700
    table = below(words, page)
    heading = Maker(WIDTH, frozenset()).heading("Figures changed by hand")
    needed = _needed([heading], [table], WIDTH, page)
    goes = table.split(WIDTH, 130) == []
    assert not goes or table.first_row(WIDTH) < needed <= page


@pytest.mark.parametrize("short", [step / 4 for step in range(1, 60)])
def test_no_page_holds_a_row_without_its_text(short: float) -> None:
    register_fonts()
    head = (say("Figure"), say("Why"))
    row = say("Name"), say("word " * 600)
    said = Table(headers=head, rows=(row,), widths=(150, 500), title="Table")
    table = Maker(WIDTH, frozenset(), hand=Hand(scale=LARGE)).table(said)
    parts = table.split(WIDTH, table.wrap(WIDTH, ROOM)[1] - short)
    assert not [part for part in parts if isinstance(part, Rows) and part.is_bare()]


@pytest.mark.parametrize("kind", [Recommendation.FOUNDATION_THEN_TUNE, Recommendation.FINE_TUNED])
def test_page_1_is_squeezed_no_more_than_needed(kind: Recommendation) -> None:
    register_fonts()
    page = section(outline(KINDS[kind]), "answer")
    loose = _height(_fitted(page, (WIDTH, ROOM), frozenset(), PLAIN, level=1), WIDTH)
    for room in (loose + 1, loose - 40, loose - 80):
        high = _height(_fitted(page, (WIDTH, room), frozenset(), PLAIN, level=1), WIDTH)
        assert min(loose, room) - 12 < high <= room


def test_page_1_is_set_as_tight_as_can_be_where_it_has_no_room() -> None:
    register_fonts()
    page = section(outline(KINDS[Recommendation.FINE_TUNED]), "answer")
    made = (_fitted(page, (WIDTH, room), frozenset(), PLAIN, level=1) for room in (ROOM, 100))
    loose, tight = (_height(one, WIDTH) for one in made)
    assert 100 < tight < loose


def test_text_made_smaller_keeps_its_spaces_where_there_is_room_for_them() -> None:
    register_fonts()
    page = Section(
        id="answer",
        name="Answer",
        kicker=("1",),
        headline="Answer",
        blocks=(Paragraph(prose=say("word " * 900)),),
        one_page=True,
    )
    usual = _height(_fitted(page, (WIDTH, ROOM), frozenset(), PLAIN, level=1), WIDTH)
    large = _fitted(page, (WIDTH, usual), frozenset(), Hand(scale=LARGE), level=1)
    assert _height(large, WIDTH) == usual


def test_whether_a_column_holds_numbers_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for each cell, it took the square of the rows: minutes where 200 people differ."""
    register_fonts()
    asked: list[int] = []
    holds = Table.holds_numbers

    def counted(table: Table, column: int) -> bool:
        asked.append(column)
        return holds(table, column)

    monkeypatch.setattr(Table, "holds_numbers", counted)
    rows = tuple((say(f"Role {n}"), say(str(n))) for n in range(50))
    head = (say("Who"), say("Points"))
    said = Table(headers=head, rows=rows, widths=(150, 500), title="Table")
    Maker(WIDTH, frozenset()).table(said)
    assert asked == [0, 1]
