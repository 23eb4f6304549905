"""How the style draws scroll bars and the menu bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtWidgets import QStyle, QStyleOptionMenuItem, QStyleOptionSlider

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.theme import Look

#: How wide a scroll bar is, in units.
SCROLL_BAR: Final = 12
_SC = QStyle.SubControl


def scroll_bar_part(look: Look, option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """Where the handle, the groove or the room beside the handle lies; there are no arrows."""
    rect = option.rect
    if part == _SC.SC_ScrollBarGroove:
        return rect
    handle = _handle(look, option)
    upright = option.orientation == Qt.Orientation.Vertical
    before, after = QRect(rect), QRect(rect)
    if upright:
        before.setBottom(handle.top() - 1)
        after.setTop(handle.bottom() + 1)
    else:
        before.setRight(handle.left() - 1)
        after.setLeft(handle.right() + 1)
    parts = {
        _SC.SC_ScrollBarSlider: handle,
        _SC.SC_ScrollBarSubPage: before,
        _SC.SC_ScrollBarAddPage: after,
    }
    return parts.get(part, QRect())


def _handle(look: Look, option: QStyleOptionSlider) -> QRect:
    rect = option.rect
    upright = option.orientation == Qt.Orientation.Vertical
    room = rect.height() if upright else rect.width()
    span = option.maximum - option.minimum
    share = option.pageStep / max(1, span + option.pageStep)
    length = room if span <= 0 else max(min(room, look.units(32)), round(room * share))
    at = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, room - length, option.upsideDown
    )
    if upright:
        return QRect(rect.left(), rect.top() + at, rect.width(), length)
    return QRect(rect.left() + at, rect.top(), length, rect.height())


def draw_scroll_bar(painter: QPainter, look: Look, option: QStyleOptionSlider) -> None:
    """Draw a rounded handle on the page's own ground."""
    if option.maximum <= option.minimum:
        return
    inset = look.units(3)
    handle = QRectF(_handle(look, option)).adjusted(inset, inset, -inset, -inset)
    active = option.state & (QStyle.StateFlag.State_Sunken | QStyle.StateFlag.State_MouseOver)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("mute" if active else "edge"))
    radius = min(handle.width(), handle.height()) / 2
    painter.drawRoundedRect(handle, radius, radius)


def draw_menu_bar(painter: QPainter, look: Look, rect: QRect) -> None:
    """Draw the ground of the menu bar and the line under it."""
    painter.fillRect(rect, look.colour("card"))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.colour("line"))


def draw_menu_bar_item(painter: QPainter, look: Look, option: QStyleOptionMenuItem) -> None:
    """Draw one word of the menu bar."""
    rect = option.rect
    draw_menu_bar(painter, look, rect)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect.adjusted(0, 0, 0, -1), look.colour("hover"))
    enabled = option.state & QStyle.StateFlag.State_Enabled
    painter.setPen(look.colour("ink" if enabled else "faint"))
    in_use = option.state & QStyle.StateFlag.State_HasFocus  # by Alt or F10
    mnemonic = Qt.TextFlag.TextShowMnemonic if in_use else Qt.TextFlag.TextHideMnemonic
    flags = Qt.AlignmentFlag.AlignCenter | mnemonic
    painter.drawText(rect, int(flags), option.text)
