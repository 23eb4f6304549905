"""A report opens in the window as the assessment inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import screens_cases as cases
from logic.advice import advise
from logic.report import export_of, make_report, render_outline
from logic.report.outline import build_outline
from logic.report.sharing import stripped
from tests.ui.desk import Desk
from tests.ui.pages_stage import pack

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    return Desk(qtbot, look, tmp_path / "home")


def test_a_report_opens_as_a_new_assessment(desk: Desk, tmp_path: Path) -> None:
    content, words = pack().content, pack().words
    desk.document.start_from(cases.finished(content))
    assessment = desk.document.assessment
    report = tmp_path / "report.pdf"
    report.write_bytes(make_report(content, words, assessment, desk.document.advice))
    desk.room.files.new()
    assert desk.room.files.open_path(report)
    assert desk.document.assessment.answers == stripped(assessment).answers
    assert desk.document.is_draft
    assert desk.place == "engagement"


def test_what_holds_no_assessment_is_refused_in_a_sentence(desk: Desk, tmp_path: Path) -> None:
    odd = tmp_path / "odd.pdf"
    odd.write_bytes(b"no PDF")
    assert not desk.room.files.open_path(odd)
    assert not desk.room.files.open_path(tmp_path / "none.pdf")
    told = [text for _, text in desk.dialogs.asked]
    assert "holds no assessment" in told[0]
    assert "none.pdf cannot be opened because" in told[1]


def test_a_protected_report_asks_for_its_password(desk: Desk, tmp_path: Path) -> None:
    content, words = pack().content, pack().words
    assessment, report = cases.finished(content), tmp_path / "report.pdf"
    outline = build_outline(content, words, assessment, advise(content, assessment))
    report.write_bytes(render_outline(outline, export=export_of(assessment, "an open secret")))
    desk.dialogs.passphrases.extend(["", "guessed", "an open secret"])
    assert not desk.room.files.open_path(report)
    assert desk.room.files.open_path(report)
    assert desk.document.assessment.answers == stripped(assessment).answers
