"""What a report shows is kept for the next ones, and nothing about the client with it."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

import pytest

from logic.assessment import ReportSettings
from logic.cases import begin_from, load_cases
from tests.ui.desk import Desk
from tests.ui.pages_stage import PageStage, pack
from tests.ui.report_desk import ReportDesk
from ui.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

LOGO = b64encode(b"\x89PNG\r\n\x1a\n").decode()
OURS = ReportSettings(paper="Letter", cover=True, logo=LOGO, colour="#4a1d6b")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "home")
    made.prepare()
    return made


def test_what_is_kept_is_the_settings_alone(qtbot: QtBot, look: Look, tmp_path: Path) -> None:
    report = ReportDesk(PageStage(qtbot, look, tmp_path)).entered()
    document, say = report.stage.document, report.stage.say
    document.update(confidentiality="Board only")
    document.set_report_settings(OURS)
    report.page.refresh()
    report.link(say("ui_report.keep.do")).click()
    assert say("ui_report.keep.kept") in report.texts()
    written = (tmp_path / "report.json").read_text("utf-8")
    assert "Example Insurance" not in written
    assert "Board only" not in written
    (tmp_path / "report.json").unlink()
    (tmp_path / "report.json").mkdir()
    report.link(say("ui_report.keep.do")).click()
    assert say("ui_report.keep.not_kept") in report.texts()
    report.stage.close()


def test_new_assessments_begin_with_it_and_reset_leaves_it(
    qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    desk = Desk(qtbot, look, tmp_path / "home")
    assert desk.store.keep_report_settings(OURS)
    desk.preferences.reset()
    desk.start()
    assert desk.document.assessment.report == OURS
    content = pack().content
    desk.room.files.new_from(begin_from(load_cases(content)[0], content))
    assert desk.document.assessment.report == OURS


def test_what_is_decided_for_each_assessment_is_chosen_anew(store: Store) -> None:
    chosen = ReportSettings(kind="clean", names=True, draft=True, large=True)
    assert store.keep_report_settings(chosen)
    assert store.report_settings() == ReportSettings(large=True)


@pytest.mark.parametrize(
    "damage",
    [b"", b"\xff", b"[]", b"[" * 100_000, b'{"paper": 4}', b'{"more": 1}', b'{"logo": "AAAA"}'],
)
def test_damaged_ones_are_the_plain_ones(store: Store, damage: bytes) -> None:
    (store.home / "report.json").write_bytes(damage)
    assert store.report_settings() == ReportSettings()
