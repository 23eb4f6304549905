"""How an option card is drawn: key cap, label, detail, notes and chips."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextLayout, QTextOption

from ui.fonts import font, line_height
from ui.icons import paint_icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    from ui.fonts import TextRole
    from ui.theme import Colour, Look


class _Piece(NamedTuple):
    """One paragraph of a card, with an icon before it when named."""

    text: str
    role: TextRole
    colour: Colour
    icon: str = ""


class OptionFace:
    """The drawing of one option card; measures and paints, knows nothing of answers."""

    def __init__(self, look: Look, label: str, detail: str, digit: str) -> None:
        self._look = look
        self._digit = digit
        self._label = _Piece(label, "option", "ink")
        self._detail = _Piece(detail, "body", "mute")
        self._extras: tuple[_Piece, ...] = ()
        self._laid: list[tuple[_Piece, QTextLayout, float]] = []
        self._laid_width = -1

    def set_extras(self, *, assumed: str, note: str, people: tuple[str, ...]) -> None:
        """Set what is written under the detail."""
        found = (
            _Piece(assumed, "secondary", "mute", "wand-sparkles"),
            _Piece(note, "secondary", "warn", "ban"),
            _Piece(", ".join(people), "secondary_strong", "ink", "users"),
        )
        self._extras = tuple(piece for piece in found if piece.text)
        self.forget()

    def forget(self) -> None:
        """Measure anew next time: text, size or colours have changed."""
        self._laid_width = -1

    def height(self, width: int) -> int:
        """The height of the card at a width, in pixels."""
        self._lay_out(width)
        bottom = max((top + self._high(piece, laid) for piece, laid, top in self._laid), default=0)
        return max(int(bottom) + self._look.units(12), self._look.units(46))

    def _high(self, piece: _Piece, laid: QTextLayout) -> float:
        return laid.lineCount() * line_height(self._look, piece.role)

    def _text_left(self) -> int:
        return self._look.units(52 if self._digit else 18)

    def _lay_out(self, width: int) -> None:
        if width == self._laid_width:
            return
        self._laid_width, self._laid = width, []
        top = float(self._look.units(11))
        for piece in (self._label, self._detail, *self._extras):
            if piece.text:
                laid = self._lay_piece(piece, width)
                top += self._look.units(4) if piece.icon else 0
                self._laid.append((piece, laid, top))
                top += self._high(piece, laid) - (
                    self._look.units(2) if piece is self._label else 0
                )

    def _lay_piece(self, piece: _Piece, width: int) -> QTextLayout:
        layout = QTextLayout(piece.text, font(self._look, piece.role))
        layout.setTextOption(_wrapping())
        indent = self._look.units(22) if piece.icon else 0
        room = width - self._text_left() - self._look.units(18) - indent
        leading, top = line_height(self._look, piece.role), 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(room, 20))
            line.setPosition(QPointF(indent, top + (leading - line.height()) / 2))
            top += leading
        layout.endLayout()
        return layout

    def paint(self, card: QAbstractButton, *, dashed: bool, chosen: bool) -> None:
        """Draw onto the card."""
        painter = QPainter(card)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = card.isEnabled() and card.underMouse()
        self._paint_box(painter, QRectF(card.rect()), dashed=dashed, chosen=chosen, over=over)
        if self._digit:
            self._paint_cap(painter, chosen=chosen)
        self._lay_out(card.width())
        for piece, laid, top in self._laid:
            painter.setPen(self._look.colour(piece.colour))
            laid.draw(painter, QPointF(self._text_left(), top))
            if piece.icon:
                side = self._look.units(14)
                box = QRectF(self._text_left(), top + self._look.units(2), side, side)
                paint_icon(painter, self._look, piece.icon, piece.colour, box)

    def _paint_box(
        self, painter: QPainter, rect: QRectF, *, dashed: bool, chosen: bool, over: bool
    ) -> None:
        width = self._look.units(2) if chosen else 1
        pen = QPen(self._look.colour("ink" if chosen else "edge" if over else "line"), width)
        if dashed and not chosen:
            pen.setDashPattern([4, 3])
        fill: Colour = "hover" if over and not chosen else "paper" if dashed else "card"
        painter.setPen(pen)
        painter.setBrush(self._look.colour("card" if chosen else fill))
        half, radius = width / 2, self._look.units(8)
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)

    def _paint_cap(self, painter: QPainter, *, chosen: bool) -> None:
        units = self._look.units
        box = QRectF(units(16), units(12), units(22), units(22)).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._look.colour("ink" if chosen else "edge"), 1))
        painter.setBrush(self._look.colour("ink" if chosen else "card"))
        painter.drawRoundedRect(box, units(4), units(4))
        painter.setPen(self._look.colour("card" if chosen else "mute"))
        painter.setFont(font(self._look, "secondary"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._digit)


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
