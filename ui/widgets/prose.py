"""Text of more than a word: leading, long words broken, lines kept short, plain text only."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple, Self, cast

from PySide6.QtCore import QPointF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from logic.record import dataclass
from ui.fonts import font, line_height
from ui.layouts import follow_width
from ui.widgets.evened import company, evened_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QTextLine

    from ui.fonts import TextRole
    from ui.theme import Colour, Look

#: The most characters in a line of running text.
LINE_LIMIT: Final = 68
_TITLES: Final = frozenset({"start_title", "page_title", "compact_title", "number", "section"})
_TITLE_LIMIT: Final = 60
_ROUNDING: Final = 2
_KEPT_WIDTHS: Final = 8
#: No text that may wrap needs more width than this, in units.
_LEAST: Final = 48
_PARAGRAPH: Final = "\u2028"
_NON_BREAKING_HYPHEN: Final = "\u2011"
#: Hyphens no line ends with: in "fine-tuned", and in names such as "GPT-4".
_HELD: Final = re.compile("(?<=ine)-(?=tun)|(?<=[A-Z])-(?=[A-Z0-9])")
#: Not html.escape, which reads the names of 2,231 characters.
_ESCAPED: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def _option(mode: QTextOption.WrapMode) -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setUseDesignMetrics(True)
    option.setWrapMode(mode)
    return option


_WRAPPING: Final = _option(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
_IN_ONE_LINE: Final = _option(QTextOption.WrapMode.NoWrap)


class _Laid(NamedTuple):
    """Text laid out: how wide its lines are, and were before they were made of a length."""

    layout: QTextLayout
    width: float
    height: float
    broad: float


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph; plain text, bold or in another colour on request.

    ``opens`` is the key of a number, which ``NumberProse`` opens where it came from.
    """

    text: str
    bold: bool = False
    colour: Colour | None = None
    opens: str = ""


def tip(text: str) -> str:
    """A tool tip of exactly this text, in lines: Qt takes one for markup that looks like it."""
    return f"<p>{text.translate(_ESCAPED)}</p>"


class Prose(QLabel):
    """A paragraph of plain text in a text role and colour of the look.

    ``Prose(look, "Saved answers", "secondary", "mute")``. The accessible name is the text. A new
    line in the text is a new line on screen. As a QLabel it can be a field's buddy, yet reads no
    mark-up and no mnemonic.
    """

    def __init__(
        self,
        look: Look,
        text: str = "",
        role: TextRole = "body",
        colour: Colour = "ink",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._role: TextRole = role
        self._colour: Colour = colour
        self._runs: tuple[Run, ...] = ()
        self._limit = _TITLE_LIMIT if role in _TITLES else LINE_LIMIT
        self._even = False
        self._at_right = False
        self._wraps = True
        self._wishes = True
        self._most_lines = 0
        self._laid: dict[int, _Laid] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        follow_width(self, QSizePolicy.Policy.Preferred)
        self.set_text(text)
        look.changed.connect(self._restyle)

    def text(self) -> str:
        """The text shown, runs joined."""
        return "".join(run.text for run in self._runs)

    def shown(self) -> tuple[Run, ...]:
        """The runs shown."""
        return self._runs

    def set_text(self, text: str) -> None:
        """Show one plain text."""
        self.set_runs((Run(text),))

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Show a paragraph of several runs."""
        if tuple(runs) == self._runs:
            return
        self._runs = tuple(runs)
        self.setAccessibleName(self.text())
        self._restyle()

    def set_colour(self, colour: Colour) -> None:
        """Use another colour role."""
        if colour != self._colour:
            self._colour = colour
            self._restyle()

    def set_role(self, role: TextRole) -> None:
        """Use another text role, say a compact title."""
        if role != self._role:
            self._role = role
            self._restyle()

    def set_limit(self, characters: int) -> None:
        """Allow so many characters in a line; 0 for no limit, as in a table cell."""
        if characters != self._limit:
            self._limit = characters
            self._restyle()

    def set_wraps(self, wraps: bool) -> None:  # noqa: FBT001
        """Keep the text in one line, never wrapped, when False."""
        if wraps is not self._wraps:
            self._wraps = wraps
            self._restyle()

    def take_width(self) -> Self:
        """Take the width given, as in a column, and wish for none; the paragraph itself.

        To tell what it would like, the text has to be laid out once more.
        """
        self._wishes = False
        self.updateGeometry()
        return self

    def set_most_lines(self, lines: int) -> None:
        """Show no more lines than this, an ellipsis for what is left out; 0 for all."""
        if lines != self._most_lines:
            self._most_lines = lines
            self._restyle()

    def set_even(self) -> None:
        """Let all lines be of a length, as a title's are, so that no word stands alone."""
        if not self._even:
            self._even = True
            self._restyle()

    def set_at_right(self) -> None:
        """Let a single line end at the right edge, as the numbers of a column do."""
        self._at_right = True
        self._restyle()

    def _indent(self, laid: _Laid) -> float:
        """How far from the left edge the lines begin."""
        return max(0.0, self.width() - ceil(laid.width)) if self._at_right else 0.0

    @Slot()
    def _restyle(self) -> None:
        self._laid = {}
        self.updateGeometry()
        self.update()
        self._restyled()

    def _restyled(self) -> None:
        """What else is to be done once the text is to be laid out anew."""

    def heightForWidth(self, width: int) -> int:
        """The height the text needs at a width, in pixels."""
        return int(self._layout_for(width).height + 0.999)

    def sizeHint(self) -> QSize:
        """The text in lines as long as allowed; the least where it takes what it is given."""
        if not self._wishes:
            return QSize(self._look.units(_LEAST), line_height(self._look, self._role))
        laid = self._layout_for(self._look.units(4000))
        return QSize(int(laid.width) + 1, int(laid.height + 0.999))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the smallest window; the whole text when it may not wrap."""
        hint = self.sizeHint()
        if not self._wraps:
            return hint
        least = min(hint.width(), self._look.units(_LEAST))
        return QSize(least, line_height(self._look, self._role))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        painter.setPen(self._look.colour(self._colour if self.isEnabled() else "faint"))
        laid = self._layout_for(self.width())
        laid.layout.draw(painter, QPointF(self._indent(laid), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again at the new width."""
        super().resizeEvent(event)
        self.update()

    def _layout_for(self, width: int) -> _Laid:
        if width not in self._laid:
            if len(self._laid) > _KEPT_WIDTHS:
                self._laid.clear()
            self._laid[width] = self._kept(width) or self._lay_out(width)
        return self._laid[width]

    def _kept(self, width: int) -> _Laid | None:
        """What was laid out for more width, where it fits; one line, whatever it was made for."""
        if self._most_lines:
            return None
        for made_for, laid in self._laid.items():
            one = laid.layout.lineCount() == 1
            if one and laid.broad <= width:
                return laid
            if ceil(laid.broad) + _ROUNDING <= width <= made_for:
                return laid
        return None

    def _lay_out(self, width: int) -> _Laid:
        laid = self._lines(width)
        count = laid.layout.lineCount()
        if count == 1:
            return laid
        if not (self._even or self._role in _TITLES):
            return self._in_company(laid, width)
        evened = self._lines(ceil(evened_width(laid.layout)) + _ROUNDING)
        fits = evened.layout.lineCount() == count
        return evened._replace(broad=laid.width) if fits else laid

    def _in_company(self, laid: _Laid, width: int) -> _Laid:
        """The same in as many lines, without a short word alone on the last where one joins it."""
        room = company(laid.layout)
        if not room:
            return laid
        again = self._broken(laid.layout, width, room + _ROUNDING)
        return again._replace(broad=laid.width)

    def _lines(self, width: int) -> _Laid:
        laid = self._broken(self._prepared(), width)
        if not 0 < self._most_lines < laid.layout.lineCount():
            return laid
        return self._broken(self._shortened(laid.layout, width), width)

    def _shortened(self, whole: QTextLayout, width: int) -> QTextLayout:
        """The text with an ellipsis where the last line allowed is full."""
        layout = self._prepared()
        text = layout.text().encode("utf-16-le")
        cut = 2 * whole.lineAt(self._most_lines - 1).textStart()
        rest = text[cut:].decode("utf-16-le").replace(_PARAGRAPH, " ")
        metrics = QFontMetricsF(layout.font())
        last = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width - _ROUNDING)
        layout.setText(text[:cut].decode("utf-16-le") + last)
        return layout

    def _broken(self, layout: QTextLayout, width: int, last_but_one: float = 0.0) -> _Laid:
        """The text in lines of a width, the last but one of another where that is given."""
        leading = line_height(self._look, self._role)
        narrow = layout.lineCount() - 2
        widest, top = 0.0, 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            if last_but_one and line.lineNumber() == narrow:
                line.setLineWidth(last_but_one)
            else:
                self._fill(line, width, layout.text())
            line.setPosition(QPointF(0, top + (leading - line.height()) / 2))
            widest = max(widest, line.naturalTextWidth())
            top += leading
        layout.endLayout()
        return _Laid(layout, widest, max(top, float(leading)), widest)

    def _fill(self, line: QTextLine, width: int, text: str) -> None:
        """Give a line its text: the width at hand, and never more characters than allowed."""
        wide = float(width)
        line.setLineWidth(wide)
        if not (self._limit and self._wraps) or line.textLength() <= self._limit:
            return
        if len(_shown(line, text)) <= self._limit:
            return
        wide = min(wide, _extent(line, self._limit))
        line.setLineWidth(wide)
        while wide > 1 and len(_shown(line, text)) > self._limit:
            wide = min(wide, line.naturalTextWidth()) * 0.97
            line.setLineWidth(wide)

    def _prepared(self) -> QTextLayout:
        face = font(self._look, self._role)
        text = self.text().replace("\n", _PARAGRAPH)
        if "-" in text:
            text = _HELD.sub(_NON_BREAKING_HYPHEN, text)
        layout = QTextLayout(text, face)
        layout.setCacheEnabled(True)  # else it is shaped anew for every question and drawing
        layout.setTextOption(_WRAPPING if self._wraps else _IN_ONE_LINE)
        if formats := self._formats():
            layout.setFormats(formats)
        return layout

    def _formats(self) -> list[QTextLayout.FormatRange]:
        ranges = []
        start = 0
        for run in self._runs:
            if run.bold or run.colour:
                ranges.append(self._format(run, start))
            start += len(run.text.encode("utf-16-le")) // 2
        return ranges

    def _format(self, run: Run, start: int) -> QTextLayout.FormatRange:
        made = QTextLayout.FormatRange()
        made.start = start
        made.length = len(run.text.encode("utf-16-le")) // 2
        made.format = _style(self._look, run)
        return made


def _style(look: Look, run: Run) -> QTextCharFormat:
    """How a run is set; there are few ways."""
    kind = "run", run.bold, run.colour
    kept = look.kept.get(kind)
    if not isinstance(kept, QTextCharFormat):
        kept = look.kept[kind] = QTextCharFormat()
        if run.bold:
            kept.setFontWeight(QFont.Weight.DemiBold)
        if run.colour:
            kept.setForeground(look.colour(run.colour))
    return kept


def _extent(line: QTextLine, characters: int) -> float:
    """How far so many characters of a line reach, in pixels."""
    places = line.textStart(), line.textStart() + characters
    start, end = (cast("tuple[float, int]", line.cursorToX(at))[0] for at in places)
    return abs(end - start) + _ROUNDING


def _shown(line: QTextLine, text: str) -> str:
    start, length = line.textStart(), line.textLength()
    return text[start : start + length].strip()
