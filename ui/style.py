"""The style: Fusion, with the few controls the design draws its own way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
)

from ui import style_bars as bars
from ui.boxes import Box, paint_box
from ui.icons import paint_icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOption, QStyleOptionComplex, QWidget

    from ui.theme import Colour, Look

#: The property naming how a push button looks: "primary", "outlined" or "quiet".
BUTTON_KIND: Final = "kind"
#: The property set on a slider that has no value yet.
UNSET: Final = "unset"
#: The property set on a control whose content is at fault.
FAULTY: Final = "faulty"

_State = QStyle.StateFlag
_PM = QStyle.PixelMetric
_CT = QStyle.ContentsType
_PE = QStyle.PrimitiveElement
_CE = QStyle.ControlElement
_CC = QStyle.ComplexControl
_SC = QStyle.SubControl

#: Units beside the text of a combo box; at the right stands its arrow.
_COMBO_LEFT: Final = 12
_COMBO_RIGHT: Final = 34
_METRICS: Final = {
    _PM.PM_IndicatorWidth: 18,
    _PM.PM_IndicatorHeight: 18,
    _PM.PM_ExclusiveIndicatorWidth: 18,
    _PM.PM_ExclusiveIndicatorHeight: 18,
    _PM.PM_RadioButtonLabelSpacing: 10,
    _PM.PM_CheckBoxLabelSpacing: 10,
    _PM.PM_SliderThickness: 24,
    _PM.PM_SliderControlThickness: 16,
    _PM.PM_SliderLength: 16,
    _PM.PM_ScrollBarExtent: bars.SCROLL_BAR,
    _PM.PM_ButtonDefaultIndicator: 0,
    _PM.PM_ButtonShiftHorizontal: 0,
    _PM.PM_ButtonShiftVertical: 0,
}


class TunewiseStyle(QProxyStyle):
    """Draws radio, check, slider, combo, button and line edit; leaves the rest to Fusion."""

    def __init__(self, look: Look) -> None:
        super().__init__("Fusion")
        self._look = look
        self._primitives = {
            _PE.PE_PanelButtonCommand: self._button,
            _PE.PE_IndicatorRadioButton: self._radio,
            _PE.PE_IndicatorCheckBox: self._check,
            _PE.PE_PanelLineEdit: self._line_edit,
            _PE.PE_FrameFocusRect: self._nothing,
            _PE.PE_FrameDefaultButton: self._nothing,
        }

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Control sizes in units."""
        size = _METRICS.get(metric)
        if size is None:
            return super().pixelMetric(metric, option, widget)
        return self._look.units(size)

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        """Buttons, combos and line edits are 40 units high."""
        units = self._look.units
        if kind == _CT.CT_PushButton:
            return QSize(
                max(size.width() + units(40), units(72)), max(size.height() + units(16), units(40))
            )
        made = super().sizeFromContents(kind, option, size, cast("QWidget", widget))
        if kind == _CT.CT_MenuBarItem:
            return QSize(size.width() + units(22), max(made.height(), units(29)))
        if kind == _CT.CT_MenuItem:
            return self._menu_item(option, made)
        bare = kind == _CT.CT_LineEdit and getattr(option, "lineWidth", 1) == 0
        if kind in {_CT.CT_ComboBox, _CT.CT_LineEdit} and not bare:
            return QSize(made.width() + units(12), max(made.height(), units(40)))
        if kind in {_CT.CT_RadioButton, _CT.CT_CheckBox}:
            return QSize(made.width(), max(made.height(), units(28)))
        return made

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw one of our primitives, or Fusion's."""
        draw = self._primitives.get(element)
        if draw is None:
            super().drawPrimitive(element, option, painter, widget)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(option, painter, widget)
        painter.restore()

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw a button's or combo's label in our colours, or anything as Fusion does."""
        if element == _CE.CE_PushButtonLabel and isinstance(option, QStyleOptionButton):
            self._button_label(option, painter, widget)
        elif element == _CE.CE_ComboBoxLabel and isinstance(option, QStyleOptionComboBox):
            self._combo_label(option, painter, widget)
        elif element == _CE.CE_MenuBarItem and isinstance(option, QStyleOptionMenuItem):
            bars.draw_menu_bar_item(painter, self._look, option)
        elif element == _CE.CE_MenuBarEmptyArea:
            bars.draw_menu_bar(painter, self._look, option.rect)
        else:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw a slider or combo our way, any other as Fusion does."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if control == _CC.CC_Slider and isinstance(option, QStyleOptionSlider):
            self._slider(option, painter, widget)
        elif control == _CC.CC_ComboBox and isinstance(option, QStyleOptionComboBox):
            self._combo(option, painter, widget)
        elif control == _CC.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            bars.draw_scroll_bar(painter, self._look, option)
        else:
            super().drawComplexControl(control, option, painter, widget)
        painter.restore()

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Where a part of a control lies; a scroll bar has no arrows."""
        if control == _CC.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return bars.scroll_bar_part(self._look, option, part)
        if control == _CC.CC_ComboBox and part == _SC.SC_ComboBoxEditField:
            return self._combo_text(option.rect)
        return super().subControlRect(control, option, part, cast("QWidget", widget))

    def _menu_item(self, option: QStyleOption, made: QSize) -> QSize:
        """Fusion's column of ticks grows with the text here, and its own width does not."""
        separator = QStyleOptionMenuItem.MenuItemType.Separator
        if getattr(option, "menuItemType", separator) == separator:
            return made
        units = self._look.units
        return QSize(made.width() + units(24), max(made.height(), units(28)))

    def _combo_text(self, rect: QRect) -> QRect:
        """Where the text of a combo box stands."""
        units = self._look.units
        return rect.adjusted(units(_COMBO_LEFT), units(2), -units(_COMBO_RIGHT), -units(2))

    def _nothing(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        """The focus ring is one widget over the window, so no control draws its own."""

    def _button(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        kind, state = _kind(option, widget), option.state
        if kind == "quiet":
            return
        enabled = bool(state & _State.State_Enabled)
        fill, edge = _button_colours(kind, enabled=enabled, over=_is_over(state))
        if state & (_State.State_Sunken | _State.State_On) and kind != "primary":
            fill = "hover"
        self._box(painter, option.rect, fill, edge)

    def _button_label(
        self, option: QStyleOptionButton, painter: QPainter, widget: QWidget | None
    ) -> None:
        kind = _kind(option, widget)
        enabled = bool(option.state & _State.State_Enabled)
        role: Colour = "ink"
        if kind == "primary":
            role = "card" if enabled else "mute"
        elif not enabled:
            role = "faint"
        painter.save()
        painter.setPen(self._look.colour(role))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextHideMnemonic
        rect: QRect = option.rect
        if not option.icon.isNull():
            rect = self._button_icon(option, painter, rect)
        painter.drawText(rect, int(flags), option.text)
        painter.restore()

    def _button_icon(self, option: QStyleOptionButton, painter: QPainter, rect: QRect) -> QRect:
        side, gap = self._look.units(16), self._look.units(8)
        text = option.text
        wide = painter.fontMetrics().horizontalAdvance(text) + (side + gap if text else side)
        left = rect.center().x() - wide // 2
        icon = option.icon
        icon.paint(painter, QRect(left, rect.center().y() - side // 2, side, side))
        return rect.adjusted(side + gap, 0, 0, 0)

    def _radio(self, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
        rect = QRectF(option.rect).adjusted(1, 1, -1, -1)
        on = self._indicator(option, painter)
        painter.drawEllipse(rect)
        if on:
            dot = rect.width() * 0.18
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("card"))
            painter.drawEllipse(rect.center(), dot, dot)

    def _check(self, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
        rect = QRectF(option.rect).adjusted(1, 1, -1, -1)
        on = self._indicator(option, painter)
        radius = self._look.units(4)
        painter.drawRoundedRect(rect, radius, radius)
        if on:
            inset = rect.width() * 0.12
            inner = rect.adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, self._look, "check", "card", inner)

    def _indicator(self, option: QStyleOption, painter: QPainter) -> bool:
        state = option.state
        on = bool(state & _State.State_On)
        enabled = bool(state & _State.State_Enabled)
        edge: Colour = "ink" if on or (enabled and _is_over(state)) else "edge"
        if not enabled:
            edge = "faint" if on else "line"
        painter.setPen(QPen(self._look.colour(edge), 1.2))
        painter.setBrush(self._look.colour(edge if on else "card"))
        return on

    def _line_edit(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        framed = getattr(option, "lineWidth", 1) > 0
        if not framed:
            return
        focus = bool(option.state & _State.State_HasFocus)
        edge: Colour = "ink" if focus else "edge"
        if _says(widget, FAULTY):
            edge = "bad"
        self._box(painter, option.rect, "card", edge, 2 if edge != "edge" else 1)

    def _combo(
        self, option: QStyleOptionComboBox, painter: QPainter, widget: QWidget | None
    ) -> None:
        state, rect = option.state, option.rect
        focus = bool(state & _State.State_HasFocus)
        edge: Colour = "ink" if focus or _is_over(state) else "edge"
        if _says(widget, FAULTY):
            edge = "bad"
        self._box(painter, rect, "card", edge, 2 if focus or edge == "bad" else 1)
        side = self._look.units(16)
        left, top = rect.right() - side - self._look.units(10), rect.center().y() - side / 2
        role: Colour = "ink" if state & _State.State_Enabled else "faint"
        paint_icon(painter, self._look, "chevron-down", role, QRectF(left, top, side, side))

    def _combo_label(
        self, option: QStyleOptionComboBox, painter: QPainter, widget: QWidget | None
    ) -> None:
        if option.editable:
            return  # its line shows the text
        rect = self._combo_text(option.rect)
        empty = _says(widget, UNSET)
        painter.setPen(self._look.colour("faint" if empty else "ink"))
        lines = getattr(widget, "lines", None)
        if lines is not None:
            lines.draw(painter, rect)
        else:
            text = painter.fontMetrics().elidedText(
                option.currentText, Qt.TextElideMode.ElideRight, rect.width()
            )
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _slider(
        self, option: QStyleOptionSlider, painter: QPainter, widget: QWidget | None
    ) -> None:
        handle = self.subControlRect(_CC.CC_Slider, option, _SC.SC_SliderHandle, widget)
        unset = _says(widget, UNSET)
        rect: QRect = option.rect
        middle, centre = rect.center().y() + 0.5, QPointF(handle.center()) + QPointF(0.5, 0.5)
        groove = self._look.units(4)
        painter.setPen(QPen(self._look.colour("line"), groove, c=Qt.PenCapStyle.RoundCap))
        inset = groove / 2
        painter.drawLine(
            QPointF(rect.left() + inset, middle), QPointF(rect.right() - inset, middle)
        )
        role: Colour = "edge" if unset else "ink"
        if not unset and centre.x() > rect.left() + groove:
            painter.setPen(QPen(self._look.colour(role), groove, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(rect.left() + inset, middle), QPointF(centre.x(), middle))
        self._slider_handle(painter, QPointF(centre.x(), middle), role, unset=unset)

    def _slider_handle(
        self, painter: QPainter, centre: QPointF, role: Colour, *, unset: bool
    ) -> None:
        radius = self._look.units(16) / 2 - 1
        pen = QPen(self._look.colour(role), self._look.units(2))
        if unset:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(self._look.colour("card"))
        painter.drawEllipse(centre, radius, radius)

    def _box(
        self, painter: QPainter, rect: QRect, fill: Colour, edge: Colour, width: int = 1
    ) -> None:
        colour = self._look.colour
        paint_box(painter, rect, Box(colour(fill), colour(edge), width, self._look.units(6)))


def combo_sides(look: Look) -> int:
    """The pixels beside the text of a combo box."""
    return look.units(_COMBO_LEFT) + look.units(_COMBO_RIGHT)


def _says(widget: QWidget | None, name: str) -> bool:
    """Whether a widget, when there is one, has a property set."""
    return widget is not None and bool(widget.property(name))


def _is_over(state: QStyle.StateFlag) -> bool:
    return bool(state & _State.State_MouseOver) and bool(state & _State.State_Enabled)


def _kind(option: QStyleOption, widget: QWidget | None) -> str:
    named = widget.property(BUTTON_KIND) if widget is not None else None
    if named:
        return str(named)
    features = getattr(option, "features", QStyleOptionButton.ButtonFeature(0))
    is_default = bool(features & QStyleOptionButton.ButtonFeature.DefaultButton)
    return "primary" if is_default else "outlined"


def _button_colours(kind: str, *, enabled: bool, over: bool) -> tuple[Colour, Colour]:
    if not enabled:
        return ("line", "line") if kind == "primary" else ("card", "line")
    if kind == "primary":
        return ("mute", "mute") if over else ("ink", "ink")
    return ("hover", "ink") if over else ("card", "edge")
