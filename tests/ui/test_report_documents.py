"""Beside the report: its logo, and the documents around the visit."""

from __future__ import annotations

import codecs
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from logic.assessment import Answer, State
from tests.logic.test_vault import quick_seal
from ui.pages.report_documents import SavedDocuments

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.report_desk import ReportDesk


KINDS = ("preparation", "trial", "actions")


def answer_with(monkeypatch: pytest.MonkeyPatch, path: Path | str, wanted: str = "") -> None:
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), wanted))


def save(report: ReportDesk, kind: str) -> None:
    report.link(report.stage.say(f"ui_around.{kind}")).click()
    report.work()


@pytest.mark.parametrize("kind", KINDS)
def test_each_document_is_saved(
    report: ReportDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    report.made()
    answer_with(monkeypatch, tmp_path / "sheet")
    save(report, kind)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")
    assert "Saved as sheet.pdf." in report.strips()
    csv = f"{report.stage.say('ui_around.csv')} (*.csv)"
    answer_with(monkeypatch, tmp_path / "sheet", csv)
    save(report, kind)
    assert (tmp_path / "sheet.csv").read_bytes().startswith(codecs.BOM_UTF8)


def test_no_name_saves_nothing_and_a_fault_is_told(
    report: ReportDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report.made()
    answer_with(monkeypatch, "")
    report.link(report.stage.say("ui_around.trial")).click()
    assert report.stage.shell.waiting == []
    answer_with(monkeypatch, tmp_path / "none" / "sheet.pdf")
    save(report, "trial")
    assert "was not written because" in report.strips()[0]
    report.link(report.stage.say("ui_around.trial")).click()
    assert report.strips() == []
    report.page._options.findChildren(SavedDocuments)[0]._say_waiting()
    assert report.strips() == ["The document is being written."]
    monkeypatch.setattr("logic.report.render_outline", lambda _: 1 / 0)
    save(report, "trial")
    assert report.strips() == [report.stage.say("ui_around.unexpected")]


def test_a_logo_is_taken_refused_and_removed(
    report: ReportDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report.made()
    say, document = report.stage.say, report.stage.document
    choose = report.link(say("ui_logo.choose"))
    picture, other = tmp_path / "logo.png", tmp_path / "other.png"
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(picture))
    other.write_bytes(b"no picture")
    for wrong, why in ((other, "cannot be used as a logo"), (tmp_path / "none", "not be read")):
        answer_with(monkeypatch, wrong)
        choose.click()
        assert why in report.texts()
        assert document.assessment.report.logo == ""
    answer_with(monkeypatch, "")
    choose.click()
    assert document.assessment.report.logo == ""
    answer_with(monkeypatch, picture)
    choose.click()
    assert document.assessment.report.logo
    assert say("ui_logo.present") in report.texts()
    report.link(say("ui_logo.remove")).click()
    assert document.assessment.report.logo == ""


def test_what_may_harm_is_said_before_it_is_sent(report: ReportDesk) -> None:
    stage = report.stage
    report.made()
    named = stage.say("report.sensitive.high_risk.regulated")
    said = Answer(state=State.ANSWERED, options=("ordinary",))
    stage.document.set_answer("high_risk", said)
    stage.settle()
    assert named not in report.texts()
    stage.document.set_answer("high_risk", replace(said, options=("regulated",)))
    stage.settle()
    assert named in report.texts()


def test_a_protected_assessment_is_said_to_be_bared_by_its_report(report: ReportDesk) -> None:
    stage = report.stage
    report.made()
    bared = stage.say("ui_report.before.bared")
    assert bared not in report.texts()
    stage.document.protect(quick_seal("four plain words here"))
    report.page.refresh()
    assert bared in report.texts()
