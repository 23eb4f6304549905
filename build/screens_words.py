"""Where words are cut off: shortened, broken within a word, or beyond their widget's edge."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
)

from logic.figures import Anchor, Text
from ui.figure_view import FigureView
from ui.fonts import font
from ui.widgets import OptionCard, Prose, RailRow
from ui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QWidget

    from ui.theme import Look

#: Pixels a measure may be off by rounding.
SLACK = 1
EDGE = 2
#: Letters of the longest word that must stay whole; a checksum may go on in the next line.
_LONGEST = 40
#: Of the height of a line of a figure, what its letters take above and below the baseline.
_ABOVE, _BELOW = 0.72, 0.2


def cut(look: Look, widget: QWidget) -> Iterator[str]:
    """What a widget that shows words lacks in room, as sentences."""
    match widget:
        case Prose():
            yield from _cut_prose(look, widget)
        case FigureView():
            yield from _cut_figure(look, widget)
        case OptionCard():
            yield from _cut_card(look, widget)
        case QTabBar():
            yield from _cut_tabs(widget)
        case QMenu():
            yield from _cut_menu(widget)
        case _:
            yield from _cut_control(look, widget)


def _cut_control(look: Look, widget: QWidget) -> Iterator[str]:
    found = getattr(widget, "lines", None)
    texts = found if isinstance(found, tuple) else (found,)
    if isinstance(texts[0], Lines):
        for lines in texts:
            yield from _broken(lines.face, lines.text, widget.width() - lines.beside)
    elif isinstance(widget, QPlainTextEdit):
        yield from _cut_placeholder(widget)
    else:
        needed = _needed(look, widget)
        if needed > widget.width() + SLACK:
            yield f"needs {needed} pixels and has {widget.width()}"


def _needed(look: Look, widget: QWidget) -> int:
    """The width a widget's words need, 0 where it may be any."""
    match widget:
        case QPushButton() | QRadioButton() | QCheckBox() | QLabel() if widget.text():
            return 0 if widget.hasHeightForWidth() else widget.sizeHint().width()
        case RailRow():
            return _needed_by_row(look, widget)
        case _:
            return _needed_by_text(widget)


def _needed_by_text(widget: QWidget) -> int:
    metrics = widget.fontMetrics()
    match widget:
        case QLineEdit() if _is_number(widget.text()):
            return metrics.horizontalAdvance(widget.text())
        case QLineEdit() if not widget.text():
            return metrics.horizontalAdvance(widget.placeholderText())
        case _:
            return 0


def _is_number(text: str) -> bool:
    """What a person typed may be long; a number is to be seen whole."""
    return text.replace(",", "").replace(".", "").isdigit()


def _needed_by_row(look: Look, row: RailRow) -> int:
    """A name goes on in the next line, but between words."""
    metrics = QFontMetrics(font(look, "card_title"))
    beside = row.width() - row._room(row.width())  # noqa: SLF001 - it offers no way to ask
    return beside + max(map(metrics.horizontalAdvance, row.item.label.split()))


# Text that wraps


def _cut_prose(look: Look, prose: Prose) -> Iterator[str]:
    tall = prose.heightForWidth(prose.width())
    if tall > prose.height() + SLACK:
        yield f"is {tall} pixels high and has {prose.height()}"
    laid = prose._layout_for(prose.width())  # noqa: SLF001 - it offers no way to ask
    if laid.width > prose.width() + EDGE:
        yield f"is {laid.width:.0f} pixels wide and has {prose.width()}"
    shown = laid.layout.text()
    if shown.endswith("…") and not prose.text().endswith("…") and not prose.toolTip():
        yield f'is shortened to "{shown}"'
    face = font(look, prose._role)  # noqa: SLF001 - it offers no way to ask
    yield from _broken(face, prose.text(), prose.width())


def _broken(face: QFont, text: str, width: int) -> Iterator[str]:
    """The words too wide to stand in one line."""
    metrics = QFontMetricsF(face)
    for word in (word for word in text.split() if len(word) <= _LONGEST):
        wide = metrics.horizontalAdvance(word)
        if wide > width + EDGE:
            yield f'breaks the word "{word}", {wide:.0f} pixels wide in {width}'


def _cut_card(look: Look, card: OptionCard) -> Iterator[str]:
    room = card.width() - look.units(70 if card.option.digit else 36)
    yield from _broken(font(look, "option"), card.option.label, room)
    yield from _broken(font(look, "body"), card.option.detail, room)


def _cut_placeholder(area: QPlainTextEdit) -> Iterator[str]:
    if area.toPlainText() or not area.placeholderText():
        return
    box = area.viewport().rect()
    box.setHeight(box.height() * 100)
    tall = area.fontMetrics().boundingRect(box, Qt.TextFlag.TextWordWrap, area.placeholderText())
    if tall.height() > area.viewport().height() + EDGE:
        yield f"is {tall.height()} pixels high and has {area.viewport().height()}"


# Several words in one widget


def _cut_tabs(bar: QTabBar) -> Iterator[str]:
    for at in range(bar.count()):
        text, box = bar.tabText(at).replace("&&", "&"), bar.tabRect(at)
        yield from _broken(bar.font(), text, box.width())
        if box.right() > bar.width() + SLACK:
            yield f'"{text}" runs out of the row'


def _cut_menu(menu: QMenu) -> Iterator[str]:
    for action in menu.actions():
        box = menu.actionGeometry(action)
        wide = menu.fontMetrics().horizontalAdvance(action.text().replace("&", ""))
        if wide > box.width() or not menu.rect().contains(box):
            yield f'"{action.text()}" runs out of the menu'


# Figures


def _cut_figure(look: Look, view: FigureView) -> Iterator[str]:
    """Labels that leave the figure, are shortened or lie over one another."""
    figure = view.figure()
    if figure is None:
        return
    texts = [item for item in figure.items if isinstance(item, Text)]
    boxes = [(text.text, _extent(look, text)) for text in texts]
    inside = QRectF(-EDGE, -EDGE, view.width() / look.text_size + 2 * EDGE, figure.height + EDGE)
    for said, box in boxes:
        if not inside.contains(box):
            yield f'"{said}" runs out of the figure'
        if said.endswith("…"):
            yield f'shortens a label to "{said}"'
    for (one, first), (other, second) in combinations(boxes, 2):
        shared = first.intersected(second)
        if shared.width() > EDGE and shared.height() > EDGE:
            yield f'"{one}" lies over "{other}"'


def _extent(look: Look, text: Text) -> QRectF:
    """The box around a label's letters, in units."""
    face = font(look, "secondary_strong" if text.strong else "secondary")
    face.setPixelSize(max(1, round(text.size)))
    wide = QFontMetricsF(face).horizontalAdvance(text.text)
    shift = {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[text.anchor]
    top, tall = text.y - _ABOVE * text.size, (_ABOVE + _BELOW) * text.size
    return QRectF(text.x - shift, top, wide, tall)
