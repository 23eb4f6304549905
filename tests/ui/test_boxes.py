"""Rounded boxes: edge, fill, and corners left out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from ui.boxes import Box, paint_box

GROUND, FILL, EDGE = "#102030", "#ffffff", "#dcd8cf"


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize("width", [1, 2, 4])
def test_a_box_takes_up_its_rectangle_with_its_edge_inside(width: int) -> None:
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(QColor(GROUND))
    painter = QPainter(image)
    paint_box(painter, QRect(10, 10, 60, 40), Box(QColor(FILL), QColor(EDGE), width, 8))
    painter.end()
    row = [image.pixelColor(x, 30).name() for x in range(80)]
    side = [EDGE] * width
    inside = [FILL] * (60 - 2 * width)
    assert row == [GROUND] * 10 + side + inside + side + [GROUND] * 10
    corners = {image.pixelColor(x, y).name() for x in (10, 69) for y in (10, 49)}
    assert corners == {GROUND}
