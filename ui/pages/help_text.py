"""Markdown in our type: headings, lists, code, links and pictures with their captions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QPoint, QSize, Qt, QUrl, Slot
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QImage,
    QImageReader,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from ui.focus import OWN_FOCUS
from ui.fonts import font, line_height
from ui.widgets.scaffold import page_margin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from PySide6.QtGui import QResizeEvent, QShowEvent, QTextBlock, QTextFragment

    from ui.fonts import TextRole
    from ui.theme import Look

#: The widest a line gets, in units.
_WIDTH: Final = 620
_INDENT: Final = 24
_HEADINGS: Final[dict[int, TextRole]] = {1: "page_title", 2: "section", 3: "card_title"}
_ATX: Final = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
_MINIMUM: Final = QTextBlockFormat.LineHeightTypes.MinimumHeight.value


class HelpText(QTextBrowser):
    """Shows Markdown from a folder that also holds its pictures.

    Scrolls with the arrows, Tab goes from link to link; a link is handed on by
    ``anchorClicked`` and never opened here.
    """

    def __init__(self, look: Look, folder: Traversable) -> None:
        super().__init__()
        self._look = look
        self._folder = folder
        self._text = ""
        self._laid = (0, 0)
        self._sized = False
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setProperty(OWN_FOCUS, True)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_text(self, text: str) -> None:
        """Show a Markdown text from its top."""
        if text != self._text:
            self._text = text
            self._render()
        self.verticalScrollBar().setValue(0)

    def show_heading(self, slug: str) -> None:
        """Bring a heading to the top, named as in a link: "#the-silent-way"."""
        for block in _blocks(self.document()):
            if block.blockFormat().headingLevel() and slug_of(block.text()) == slug:
                self._show_position(block.position())
                return

    def _show_position(self, position: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - self._look.units(12))

    def showEvent(self, event: QShowEvent) -> None:
        """Follow what changed of the look meanwhile."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the text out for the new width, what was on top staying there."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _restyle(self) -> None:
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Base, self._look.colour("paper"))
        colours.setColor(QPalette.ColorRole.Text, self._look.colour("ink"))
        self.setPalette(colours)
        self._laid = (0, 0)
        if self.isVisible():  # else once it is shown again
            self._fit()

    def _fit(self) -> None:
        margin = page_margin(self._look, self)
        room = self.width() - 2 * margin - self.verticalScrollBar().sizeHint().width()
        wide = max(1, min(self._look.units(_WIDTH), room))
        if (margin, wide) == self._laid:
            return
        self._laid = margin, wide
        top = self.cursorForPosition(QPoint(0, 0)).position()
        self.setViewportMargins(margin, self._look.units(24), 0, self._look.units(8))
        self.setLineWrapColumnOrWidth(wide)
        self._render()
        if top:
            self._show_position(top)

    def _render(self) -> None:
        document = self.document()
        document.setDefaultFont(font(self._look, "body"))
        document.setIndentWidth(self._look.units(_INDENT))
        document.setDocumentMargin(0)
        self._sized = False
        document.setMarkdown(self._text, _ATX)
        self._sized = True
        at_once = QTextCursor(document)
        at_once.beginEditBlock()  # else it is laid out anew after each
        pictures = list(_pictures(document))
        for block in _blocks(document):
            self._dress(block)
        for position in reversed(pictures):
            self._place_picture(position)
        at_once.endEditBlock()

    def _dress(self, block: QTextBlock) -> None:
        level = block.blockFormat().headingLevel()
        role = _HEADINGS.get(level, "body")
        code = _is_code(block)
        cursor = QTextCursor(block)
        shape = block.blockFormat()
        shape.setLineHeight(line_height(self._look, "secondary" if code else role), _MINIMUM)
        shape.setTopMargin(self._look.units(20 if level > 1 else 0))
        tight = block.textList() is not None
        joined = code and _is_code(block.next())
        shape.setBottomMargin(self._look.units(0 if joined else 6 if tight or level else 12))
        shape.setNonBreakableLines(False)
        if code:
            shape.setBackground(self._look.colour("rail"))
        cursor.setBlockFormat(shape)
        if level:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
            cursor.setCharFormat(_typed(font(self._look, role)))
            return
        for fragment in _fragments(block):
            self._dress_fragment(fragment)

    def _dress_fragment(self, fragment: QTextFragment) -> None:
        shape = fragment.charFormat()
        cursor = QTextCursor(self.document())
        cursor.setPosition(fragment.position())
        cursor.setPosition(fragment.position() + fragment.length(), _KEEP)
        if shape.isAnchor():
            link = QTextCharFormat()
            link.setForeground(self._look.colour("ink"))
            link.setFontUnderline(True)
            cursor.mergeCharFormat(link)
        elif shape.fontFixedPitch():
            face = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
            face.setPixelSize(self._look.units(13))
            cursor.mergeCharFormat(_typed(face))

    def _place_picture(self, position: int) -> None:
        """Give a picture the width there is, and write its words below it."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        cursor.setPosition(position + 1, _KEEP)
        shape = cursor.charFormat().toImageFormat()
        size = _size(self._bytes(shape.name()))
        wide = min(self._laid[1], size.width())
        shape.setWidth(wide)
        shape.setHeight(wide * size.height() / max(1, size.width()))
        words = str(shape.property(QTextFormat.Property.ImageAltText.value) or "")
        cursor.setCharFormat(shape)
        cursor.clearSelection()
        below = _typed(font(self._look, "secondary"))
        below.setForeground(self._look.colour("mute"))
        cursor.insertText(f"\u2028{words}", below)

    def _bytes(self, name: str) -> bytes:
        return self._folder.joinpath(*name.split("/")).read_bytes()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture at the width it has here, read when it is first to be seen."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        if not self._sized:  # Qt asks how large it is, which it is told below
            return None
        ratio = self.devicePixelRatioF()
        image = QImage.fromData(self._bytes(QUrl(name).toString()))
        wide = min(self._laid[1], image.width())
        scaled = image.scaledToWidth(
            round(wide * ratio), Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(ratio)
        return scaled


_KEEP: Final = QTextCursor.MoveMode.KeepAnchor


def _size(picture: bytes) -> QSize:
    """How large a picture is; only its head is read."""
    held = QBuffer()
    held.setData(picture)
    return QImageReader(held).size()


def slug_of(heading: str) -> str:
    """How a link names a heading: small letters, hyphens for spaces, no other signs."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _typed(face: QFont) -> QTextCharFormat:
    shape = QTextCharFormat()
    shape.setFont(face)
    return shape


def _is_code(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    found = []
    at = block.begin()
    while not at.atEnd():
        found.append(at.fragment())
        at += 1
    return found


def _pictures(document: QTextDocument) -> Iterator[int]:
    for block in _blocks(document):
        for fragment in _fragments(block):
            if fragment.charFormat().isImageFormat():
                yield fragment.position()
