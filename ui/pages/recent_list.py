"""The files opened lately, by task and date; clients and results only on request."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui.fonts import font, line_height
from ui.layouts import follow_width
from ui.rail_content import moment
from ui.widgets import LinkButton, Prose
from ui.widgets.lines import Lines, hold_height

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent, QResizeEvent

    from logic.glance import Glance
    from logic.words import Words
    from ui.files import Files
    from ui.fonts import TextRole
    from ui.store import Recent
    from ui.theme import Look

_SHOWN = 7


class RecentRow(QAbstractButton):
    """One file: its task above, when and, on request, for whom and with what result below."""

    def __init__(self, look: Look, path: str, task: str, below: str) -> None:
        super().__init__()
        self._look = look
        self._below = below
        self.path = path
        self._texts: tuple[tuple[Lines, str, TextRole], ...] = (
            (Lines(), task, "option"),
            (Lines(), below, "secondary"),
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        follow_width(self, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(f"{task}, {below}")
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def below(self) -> str:
        """The line below the task."""
        return self._below

    @property
    def lines(self) -> tuple[Lines, ...]:
        """The task and what stands below it, in lines."""
        return tuple(lines for lines, _, _ in self._texts)

    @Slot()
    def _restyle(self) -> None:
        for lines, text, role in self._texts:
            lines.set_text(text, font(self._look, role), line_height(self._look, role))
        hold_height(self)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """The lines of both texts with room around them."""
        return sum(lines.height(width) for lines in self.lines) + 2 * self._look.units(12)

    def sizeHint(self) -> QSize:
        """A usual width."""
        wide = self._look.units(200)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """A long task goes on in the next line."""
        return QSize(self._look.units(120), self._look.units(48))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height the new width asks for."""
        super().resizeEvent(event)
        hold_height(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both texts and the hairline under them."""
        painter = QPainter(self)
        top = self._look.units(12)
        for lines, _, role in self._texts:
            first = role == "option"
            face = QFont(lines.face)
            face.setUnderline(self.underMouse() and first)
            painter.setFont(face)
            painter.setPen(self._look.colour("ink" if first else "mute"))
            high = lines.height(self.width())
            lines.draw(painter, QRect(0, top, self.width(), high))
            top += high
        line = QRect(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, self._look.colour("line"))


class RecentList(QWidget):
    """The column of recent files; ``refresh`` reads the list again."""

    def __init__(self, look: Look, words: Words, files: Files) -> None:
        super().__init__()
        self._look = look
        self._words = words
        self._files = files
        self._with_clients = False
        self._glances: dict[str, Glance] = {}
        self._taken: tuple[Recent, ...] = ()
        self._heading = Prose(look, self.tr("Recent").upper(), "kicker", "mute")
        self._heading.setAccessibleName(self.tr("Recent"))
        self._empty = Prose(look, "", "secondary", "mute")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._shown: list[RecentRow] = []
        self._unfolded = False
        self.unfold = LinkButton(look, words.text("ui_folded.show"), "secondary", "mute")
        self.clients = LinkButton(look, "", "secondary", "mute")
        self.clear = LinkButton(look, self.tr("Clear the list"), "secondary", "mute")
        self.undo = LinkButton(look, self.tr("Undo"), "secondary")
        self._build()

    def _build(self) -> None:
        self._box = QVBoxLayout(self)
        self._box.addWidget(self._heading)
        self._box.addWidget(self._empty)
        self._box.addLayout(self._rows)
        for link in (self.unfold, self.clients, self.clear, self.undo):
            self._box.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addStretch(1)
        self.unfold.clicked.connect(self._unfold)
        self.clients.clicked.connect(self._toggle_clients)
        self.clear.clicked.connect(self._clear)
        self.undo.clicked.connect(self._undo)
        self._files.recents_changed.connect(self.refresh)

    def set_room(self, width: int, top: int) -> None:
        """Be so many pixels wide, beginning so far down; 0 for the whole width."""
        units = self._look.units
        self.setMinimumWidth(width)
        self.setMaximumWidth(width or 16_777_215)
        side = units(48) if width > units(400) else units(24) if width else units(16)
        self._box.setContentsMargins(side, top, side, units(24))
        self._box.setSpacing(units(8))

    def rows(self) -> tuple[RecentRow, ...]:
        """The rows shown, latest first."""
        return tuple(self._shown)

    @Slot()
    def refresh(self) -> None:
        """Show the list as it is kept now."""
        entries = self._files.recents()[:_SHOWN]
        folded = bool(entries) and self._is_folded()
        self._show_rows(() if folded else entries)
        self._show_links(some=bool(entries), folded=folded)

    def _is_folded(self) -> bool:
        return self._files.preferences.settings.recents_folded and not self._unfolded

    def _show_rows(self, entries: tuple[Recent, ...]) -> None:
        self._empty_rows()
        for entry in entries:
            row = RecentRow(self._look, entry.path, self._task(entry), self._below(entry))
            row.clicked.connect(self._open)
            self._rows.addWidget(row)
            self._shown.append(row)

    def _show_links(self, *, some: bool, folded: bool) -> None:
        if some:
            self._taken = ()
        key = "start.cleared" if self._taken else "start.no_recents"
        self._empty.set_text(self._words.text(key))
        self._empty.setVisible(not some)
        show, hide = self.tr("Show clients and results"), self.tr("Hide clients and results")
        self.clients.set_text(hide if self._with_clients else show)
        self.unfold.setVisible(folded)
        self.clients.setVisible(some and not folded)
        self.clear.setVisible(some and not folded)
        self.undo.setVisible(bool(self._taken))

    def _empty_rows(self) -> None:
        for row in self.rows():
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._shown.clear()

    def _task(self, entry: Recent) -> str:
        return entry.task or self.tr("Untitled assessment")

    def _below(self, entry: Recent) -> str:
        when = self._when(entry.when)
        parts = [when, self.tr("finished") if entry.finished else ""]
        said = ", ".join(part for part in parts if part)
        seen = self._glances.get(entry.path)
        more = (seen.client, seen.advised) if seen is not None else ()
        return " · ".join(part for part in (said, *more) if part)

    def _when(self, stamp: str) -> str:
        try:
            when = datetime.fromisoformat(stamp).astimezone()
        except ValueError:
            return ""
        now = self._files.now
        text = moment(when, now)
        return self.tr("today %1").replace("%1", text) if when.date() == now.date() else text

    @Slot()
    def _open(self) -> None:
        row = self.sender()
        if isinstance(row, RecentRow):
            self._files.open_path(Path(row.path))

    @Slot()
    def _unfold(self) -> None:
        self._unfolded = True
        self.refresh()
        for row in self.rows()[:1]:
            row.show()  # what is hidden takes no focus
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _toggle_clients(self) -> None:
        self._with_clients = not self._with_clients
        self._glances = {}
        self.refresh()
        if self._with_clients:
            self._files.look_into([row.path for row in self._shown], self._looked_into)

    def _looked_into(self, found: object) -> None:
        """Show what was read, unless it was hidden again meanwhile."""
        if self._with_clients and isinstance(found, dict):
            self._glances = found
            self.refresh()

    @Slot()
    def _clear(self) -> None:
        self._taken = self._files.forget_recents()
        self.refresh()
        self.undo.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _undo(self) -> None:
        self._files.restore_recents(self._taken)

    def hideEvent(self, event: QHideEvent) -> None:
        """Fold away whenever the page is left: the clients, and the list where so chosen."""
        super().hideEvent(event)
        self._with_clients = self._unfolded = False
        self._glances = {}

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the line to the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("rail"))
        painter.fillRect(0, 0, 1, self.height(), self._look.colour("line"))
