"""A report saved with a password from the report page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFileDialog

from logic.errors import ReportStoppedError
from tests.ui.pages_stage import PageStage
from tests.ui.report_desk import ReportDesk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look


@pytest.fixture
def report(
    qtbot: QtBot, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ReportDesk]:
    """A report page whose file dialog answers out.pdf."""
    answer = str(tmp_path / "out.pdf"), ""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)
    stage = PageStage(qtbot, look, tmp_path)
    yield ReportDesk(stage)
    stage.close()


def test_a_report_saved_with_a_password_opens_with_it_alone(
    report: ReportDesk, tmp_path: Path
) -> None:
    report.made()
    report.passwords = ["an open secret", ""]
    report.page.secondary()
    assert not report.stage.shell.waiting, "no password, no report"
    report.page.secondary()
    report.work()
    saved = tmp_path / "out.pdf"
    assert "protected by the password" in report.strips()[0]
    assert report.asked[0] == "Save the report with a password"
    pdf = QPdfDocument()
    assert pdf.load(str(saved)) is QPdfDocument.Error.IncorrectPassword
    pdf.setPassword("an open secret")
    assert pdf.load(str(saved)) is QPdfDocument.Error.None_
    assert pdf.pageCount() == len(report.sheets())


def test_a_protected_report_that_was_cancelled_is_not_saved(
    report: ReportDesk, tmp_path: Path
) -> None:
    report.made()
    report.passwords = ["an open secret"]
    report.page.secondary()
    report.page._cancel()
    work = report.stage.shell.waiting[-1][0]
    with pytest.raises(ReportStoppedError):
        work()
    report.work()
    assert list(tmp_path.glob("out*")) == []


def test_a_cancelled_report_is_no_fault_of_the_one_made_next(report: ReportDesk) -> None:
    report.made()
    report.passwords = ["an open secret"]
    report.page.secondary()
    work, _, failed = report.stage.shell.waiting[-1]
    report.page._cancel()
    report.page._try_again()
    with pytest.raises(ReportStoppedError) as stopped:
        work()
    failed(stopped.value)
    assert report.strips() == []


def test_what_is_inside_is_chosen_for_each_file(report: ReportDesk, tmp_path: Path) -> None:
    report.entered()
    report.work()
    unchosen = report.stage.say("ui_report.inside.unchosen")
    kinds = [report.radio(report.stage.say(f"ui_report.inside.{k}")) for k in ("standard", "clean")]
    for save in (report.page.primary, report.page.secondary):
        save()
        assert unchosen in report.texts()
        assert kinds[0].hasFocus()
    assert not (tmp_path / "out.pdf").exists()
    report.choose("clean")
    assert unchosen not in report.texts()
    report.page.primary()
    assert (tmp_path / "out.pdf").exists()
    assert not any(kind.isChecked() for kind in kinds), "the next file asks again"
