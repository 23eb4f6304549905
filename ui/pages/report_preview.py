"""The report's pages as pictures, two in a row where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QModelIndex, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument, QPdfPageRenderer
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.layouts import follow_width
from ui.theme import Width
from ui.widgets import Panel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from logic.words import Words
    from ui.theme import Look

_PAGE = 267
_A4 = 297 / 210


class PageView(QWidget):
    """One page; white until its picture has come."""

    def __init__(self, look: Look, ratio: float) -> None:
        super().__init__()
        self._look = look
        self._ratio = ratio
        self._image = QImage()
        follow_width(self, QSizePolicy.Policy.Expanding)

    def set_image(self, image: QImage) -> None:
        """Show the picture of the page."""
        self._image = image
        self.update()

    def picture_size(self) -> QSize:
        """How many pixels the picture should have."""
        scale = self.devicePixelRatioF()
        return QSize(round(self.width() * scale), round(self.height() * scale))

    def has_picture(self) -> bool:
        """Whether a picture of the size of now has come."""
        return self._image.size() == self.picture_size()

    def heightForWidth(self, width: int) -> int:
        """The height of the paper."""
        return round(width * self._ratio)

    def sizeHint(self) -> QSize:
        """A page of which two stand beside each other."""
        wide = self._look.units(_PAGE)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Half of that."""
        return QSize(self._look.units(_PAGE / 2), 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper, the picture and an edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), self._image)
        painter.setPen(QPen(self._look.colour("line"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class ReportPreview(Panel):
    """All pages of a PDF given as bytes, drawn off the UI thread."""

    def __init__(self, words: Words, look: Look) -> None:
        super().__init__(look, "rail", "rail", 10)
        self._words = words
        self._pdf = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._renderer = self._new_renderer()
        self._pages: list[PageView] = []
        self._across = 0
        self._grid = QGridLayout()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(self._grid)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(60)
        self._later.timeout.connect(self._draw)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_pdf(self, data: bytes) -> int:
        """Show the pages of a PDF; returns how many there are."""
        # One that was asked for pages of a PDF closed meanwhile may never draw another.
        self._renderer.pageRendered.disconnect(self._rendered)
        self._renderer.deleteLater()
        self._renderer = self._new_renderer()
        self._pdf.close()
        self._buffer.close()
        self._buffer.setData(data)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pdf.load(self._buffer)
        self._make_pages()
        return self._pdf.pageCount()

    def pages(self) -> tuple[PageView, ...]:
        """The pages in order."""
        return tuple(self._pages)

    def _new_renderer(self) -> QPdfPageRenderer:
        renderer = QPdfPageRenderer(self)
        renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        renderer.setDocument(self._pdf)
        renderer.pageRendered.connect(self._rendered)
        return renderer

    def _make_pages(self) -> None:
        for page in self._pages:
            self._grid.removeWidget(page)
            page.hide()
            page.deleteLater()
        count, names = self._pdf.pageCount(), dict(self.headlines())
        self._pages, name = [], ""
        for at in range(count):
            size = self._pdf.pagePointSize(at)
            page = PageView(self._look, size.height() / size.width() if size.width() else _A4)
            name = names.get(at, name)
            page.setAccessibleName(self._name(at + 1, count, name))
            self._pages.append(page)
        self._across = 0
        self._arrange()

    def _name(self, number: int, count: int, headline: str) -> str:
        key = "page_named" if headline else "page"
        values = {"headline": headline} if headline else {}
        return self._words.text(f"ui_report.{key}", number=number, count=count, **values)

    def headlines(self) -> Iterator[tuple[int, str]]:
        """Page, counted from 0, and title of each entry of the PDF's outline."""
        outline = QPdfBookmarkModel()
        outline.setDocument(self._pdf)
        page, title = QPdfBookmarkModel.Role.Page, QPdfBookmarkModel.Role.Title
        for row in range(outline.rowCount(QModelIndex())):
            entry = outline.index(row, 0)
            yield outline.data(entry, page.value), str(outline.data(entry, title.value))

    @Slot()
    def _restyle(self) -> None:
        units = self._look.units
        self._grid.setContentsMargins(units(24), units(24), units(24), units(24))
        self._grid.setSpacing(units(16))
        self._arrange()

    def _arrange(self) -> None:
        across = 1 if self._look.width(self) is Width.NARROW else 2
        if across != self._across:
            self._across = across
            for at, page in enumerate(self._pages):
                self._grid.addWidget(page, at // across, at % across)
            for column in range(2):
                self._grid.setColumnStretch(column, 1 if column < across else 0)
        self._later.start()

    @Slot()
    def _draw(self) -> None:
        """Ask for the pictures that are missing or of another size."""
        for at, page in enumerate(self._pages):
            if page.isVisible() and not page.has_picture():
                self._renderer.requestPage(at, page.picture_size())

    @Slot(int, QSize, QImage)
    def _rendered(self, number: int, size: QSize, image: QImage) -> None:
        if number < len(self._pages) and size == self._pages[number].picture_size():
            self._pages[number].set_image(image)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the pages at their new size."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Draw the pages when first shown."""
        if event.type() == QEvent.Type.Show:
            self._arrange()
        return super().event(event)
