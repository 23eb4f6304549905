"""Rows of a table: what is read and what is pressed stand on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from logic.figures import Role
from logic.report.blocks import Paragraph, Span, Table, say
from ui.pages.result_blocks import block_widget, cards
from ui.widgets import Cell, Column, DataTable, LinkButton, Prose, Run
from ui.widgets.numbers import NumberButton, NumberProse
from ui.widgets.panels import Rule

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.theme import Look


class _Opener(QWidget):
    def open_topic(self, key: str) -> None:
        """Open nothing."""

    def about(self, number: str) -> str:
        return number


def test_a_text_with_a_number_stands_level_with_the_link_of_its_row(
    qtbot: QtBot, look: Look
) -> None:
    table = DataTable(look, [Column(title=one) for one in ("What", "Moves")] + [Column(title="")])
    moves = NumberProse(look, _Opener(), "secondary")
    moves.set_runs((Run("up to "), Run("8.0", opens="spread:volume"), Run(" points")))
    link = LinkButton(look, "Answer")
    qtbot.addWidget(table)
    table.resize(look.units(1400), look.units(200))
    table.show()
    table.set_rows([["Volume", Cell(widget=moves), Cell(widget=link)]])
    QApplication.processEvents()
    named = next(p for p in table.findChildren(Prose) if p.text() == "Volume" and p.isVisible())
    pressed = link.mapTo(table, link.rect().center()).y()
    for text in (named, moves):
        first = text.mapTo(table, QPoint(0, look.units(18) // 2)).y()
        assert abs(first - pressed) <= 1


def test_in_narrow_room_nothing_is_named_that_a_row_has_nothing_of(
    qtbot: QtBot, look: Look
) -> None:
    table = DataTable(look, [Column(title=one) for one in ("Route", "What rules it out")])
    qtbot.addWidget(table)
    table.resize(look.units(600), look.units(200))
    table.show()
    table.set_rows([["Retrieval", ""], ["Distillation", "Nothing to build on"]])
    QApplication.processEvents()
    said = [p.text() for p in table.findChildren(Prose) if p.isVisible()]
    assert said.count("Route") == 2
    assert said.count("What rules it out") == 1


def test_a_source_in_a_paragraph_is_fainter_than_what_it_stands_behind(
    qtbot: QtBot, look: Look
) -> None:
    spans = (Span(text="Known since July. "), Span(text="AWS-BR", role=Role.MUTE))
    shown = block_widget(look, Paragraph(prose=spans))
    assert isinstance(shown, Prose)
    qtbot.addWidget(shown)
    assert [run.colour for run in shown._runs] == [None, "mute"]


def test_a_line_tells_the_last_row_of_a_table_from_a_text_below_it(
    qtbot: QtBot, look: Look
) -> None:
    rows = (say("Retrieval"),), (say("Distillation"),)
    table = Table(headers=(say("Route"),), rows=rows, widths=(1,), title="Routes")
    note = Paragraph(prose=say("Its costs are the costs of the side."))
    for found, lines in ((table,), 2), ((table, note), 3):
        (card,) = cards(look, found)
        qtbot.addWidget(card)
        (shown,) = card.findChildren(DataTable)
        for width in (1400, 600):
            card.resize(look.units(width), look.units(300))
            card.show()
            QApplication.processEvents()
            drawn = [rule for rule in shown.findChildren(Rule) if rule.isVisible()]
            assert len(drawn) == lines
        card.hide()


def test_a_short_number_that_opens_ends_where_its_column_does_and_can_be_hit(
    qtbot: QtBot, look: Look
) -> None:
    numbers = ((Span(text=text, opens=f"key:{text}"),) for text in ("$0", "$1,310"))
    rows = tuple((say("Requests"), number) for number in numbers)
    headers = say("What"), say("Cost")
    block = Table(headers=headers, rows=rows, widths=(3, 1), title="Costs", numeric=(1,))
    (card,) = cards(look, [block], opener=_Opener())
    qtbot.addWidget(card)
    card.resize(look.units(1000), look.units(200))
    card.show()
    QApplication.processEvents()
    proses = [one for one in card.findChildren(NumberProse) if one.isVisible()]
    (short,), (long,) = (one.findChildren(NumberButton) for one in proses)
    ends = [one.mapTo(card, one.underlines[0].p2()).x() for one in (short, long)]
    assert abs(ends[0] - ends[1]) <= 1
    assert short.width() >= look.units(24)
    assert proses[0].rect().contains(short.geometry())
