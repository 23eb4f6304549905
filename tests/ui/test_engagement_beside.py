"""Beside the fields of the engagement: the logo, and the sheet to send ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from tests.ui.desk import Desk, choose
from ui.widgets import LinkButton, Strip

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = Desk(qtbot, look, tmp_path / "home")
    made.start(task="Claims triage")
    return made


def link(desk: Desk, key: str) -> LinkButton:
    page = desk.room.shell.page
    assert page is not None
    text = desk.document.words.text(key)
    return next(b for b in page.widget.findChildren(LinkButton) if b.label() == text)


def strips(desk: Desk) -> list[str]:
    return [s.text() for s in desk.window.findChildren(Strip) if s.isVisible()]


def test_the_logo_is_chosen_here_and_undo_stays_here(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = tmp_path / "logo.png"
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(picture))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(picture), ""))
    assert not link(desk, "ui_logo.remove").isVisible()
    link(desk, "ui_logo.choose").click()
    assert desk.document.assessment.report.logo
    assert link(desk, "ui_logo.remove").isVisible()
    choose(desk, "Undo")
    assert desk.document.assessment.report.logo == ""
    assert desk.place == "engagement"
    assert not link(desk, "ui_logo.remove").isVisible()


def test_the_sheet_to_send_ahead_names_the_task(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested: list[str] = []

    def asked(*given: object) -> tuple[str, str]:
        suggested.append(str(given[2]))
        return str(tmp_path / "sheet"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", asked)
    link(desk, "ui_around.preparation").click()
    desk.wait_until(lambda: "Saved as sheet.pdf." in strips(desk))
    assert "Claims triage" in suggested[0]
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")
    desk.room.shell.go("help")
    desk.room.shell.go("engagement")
    assert "Saved as sheet.pdf." not in strips(desk)


def test_a_finished_assessment_keeps_its_logo_and_may_save_the_sheet(desk: Desk) -> None:
    desk.document.finish()
    desk.room.shell.go("help")
    desk.room.shell.go("engagement")
    desk.settle()
    assert not link(desk, "ui_logo.choose").isEnabled()
    assert link(desk, "ui_around.preparation").isEnabled()
