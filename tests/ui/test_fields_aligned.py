"""What is typed stands at the same place in every kind of field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.stage import show
from ui.pages.question_voice import PersonField
from ui.widgets import LineField, LongLineField

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.theme import Look

_DARK = 128


def typed_at(look: Look, box: QWidget) -> tuple[int, int, int]:
    """The first column and row with ink inside the frame of a box, and the last such row."""
    image, frame = box.grab().toImage(), look.units(6)
    inside = range(frame, image.height() - frame)
    columns = range(frame, look.units(60))
    inked = [(x, y) for x in columns for y in inside if _is_dark(image, x, y)]
    rows = [y for _, y in inked]
    return min(x for x, _ in inked), min(rows), max(rows)


def _is_dark(image: QImage, x: int, y: int) -> bool:
    return image.pixelColor(x, y).lightness() < _DARK


@pytest.mark.parametrize("size", [1.0, 1.5, 2.0])
def test_text_of_all_lines_begins_alike(qtbot: QtBot, look: Look, size: float) -> None:
    look.set_text_size(size)
    fields = LineField(look, "Day"), LongLineField(look, "Task"), PersonField(look, "Who")
    show(qtbot, *fields)
    for field in fields:
        field.set_value("HH")
        field.clearFocus()
    boxes = [field.editor.parentWidget() for field in fields[:2]]
    found = [typed_at(look, box) for box in (*boxes, fields[2].editor) if box is not None]
    for column, *rows in zip(*found, strict=True):
        assert max(column, *rows) - min(column, *rows) <= 1


@pytest.mark.parametrize("size", [1.0, 1.5, 2.0])
def test_a_field_is_as_high_as_a_button_and_its_text_in_the_middle(
    qtbot: QtBot, look: Look, size: float
) -> None:
    look.set_text_size(size)
    fields = LineField(look, "Day"), LongLineField(look, "Task")
    show(qtbot, *fields)
    for field in fields:
        field.set_value("HH")
        box = field.editor.parentWidget()
        assert box is not None
        assert box.height() == look.units(40)
        _, top, bottom = typed_at(look, box)
        assert abs(top - (box.height() - 1 - bottom)) <= look.units(2)
