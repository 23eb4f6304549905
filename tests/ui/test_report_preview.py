"""The pages of a report as pictures, also of one that follows at once on another."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from reportlab.pdfgen.canvas import Canvas

from tests.logic.bundled import WORDS
from ui.pages.report_preview import ReportPreview

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.theme import Look

PAGES = 13
DRAWN_MS = 30_000


def made(word: str) -> bytes:
    """A PDF of some pages, each full of lines of a word."""
    file = BytesIO()
    canvas = Canvas(file)
    for _ in range(PAGES):
        for line in range(80):
            canvas.drawString(20, 10 * line, f"{word} {line} " * 8)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_all_pages_are_drawn_where_the_pdf_before_was_closed_while_being_drawn(
    qtbot: QtBot, look: Look
) -> None:
    preview = ReportPreview(WORDS, look)
    qtbot.addWidget(preview)
    preview.resize(900, 1200)
    preview.show()
    for turn in range(12):
        preview.show_pdf(made(str(turn)))
        QTest.qWait((20, 61, 65, 70)[turn % 4])
        preview._draw()
    assert preview.show_pdf(made("last")) == PAGES
    qtbot.waitUntil(lambda: all(page.has_picture() for page in preview.pages()), timeout=DRAWN_MS)
