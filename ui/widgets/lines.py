"""Words a control draws itself, in as many lines as its width takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

_KEPT_WIDTHS: Final = 8
_STEP: Final = 4
_BESIDE: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class Lines:
    """A text in a face, broken between words for every width it is asked about.

    ``beside`` is what a control keeps free of words in its width, for an icon or a margin.
    """

    def __init__(self) -> None:
        self.text = ""
        self.face = QFont()
        self.beside = 0
        self._leading = 0
        self._wide: int | None = None
        self._broken: dict[int, tuple[str, ...]] = {}

    def set_text(self, text: str, face: QFont, leading: int, beside: int = 0) -> None:
        """Take another text or face; lines stand ``leading`` pixels below each other."""
        self.text, self.face, self._leading, self.beside = text, face, leading, beside
        self._wide = None
        self._broken.clear()

    def wide(self) -> int:
        """The width of the text in one line, and of what is beside it."""
        if self._wide is None:
            self._wide = QFontMetrics(self.face).horizontalAdvance(self.text) + self.beside
        return self._wide

    def at(self, width: int) -> tuple[str, ...]:
        """The lines in a control of this width."""
        if width not in self._broken:
            if len(self._broken) > _KEPT_WIDTHS:
                self._broken.clear()
            self._broken[width] = _broken(self.text, self.face, width - self.beside)
        return self._broken[width]

    def least(self, most: int) -> int:
        """The least width, what is beside included, that takes no more lines than ``most``."""
        metrics = QFontMetrics(self.face)
        longest = max(map(metrics.horizontalAdvance, self.text.split()), default=0)
        wide = max(longest + self.beside, self.wide() // most)
        while len(self.at(wide)) > most:
            wide += _STEP
        return wide

    def height(self, width: int) -> int:
        """The height of the lines in a control of this width."""
        return len(self.at(width)) * self._leading

    def boxes(self, room: QRect) -> list[tuple[QRect, str]]:
        """Each line with the box it stands in, all of them in the middle of the room."""
        lines = self.at(room.width() + self.beside)
        top = room.top() + (room.height() - len(lines) * self._leading) // 2
        return [
            (QRect(room.left(), top + at * self._leading, room.width(), self._leading), line)
            for at, line in enumerate(lines)
        ]

    def draw(self, painter: QPainter, room: QRect) -> None:
        """Draw the lines with the painter's font and pen."""
        for box, line in self.boxes(room):
            painter.drawText(box, _BESIDE, line)


def hold_height(control: QWidget) -> None:
    """Let a control be as high as its lines at this width, and no higher."""
    control.setMaximumHeight(control.heightForWidth(control.width()))


def _broken(text: str, face: QFont, width: int) -> tuple[str, ...]:
    if QFontMetrics(face).horizontalAdvance(text) <= width:
        return (text,)
    layout = QTextLayout(text, face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    units, found = text.encode("utf-16-le"), []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        start = 2 * line.textStart()
        found.append(units[start : start + 2 * line.textLength()].decode("utf-16-le").strip())
    layout.endLayout()
    return tuple(found)
