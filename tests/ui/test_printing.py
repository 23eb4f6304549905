"""Printing hands the report to the system's viewer, and leaves nothing behind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices

from logic.assessment import Engagement
from tests.ui.desk import Desk, action
from tests.ui.test_history import pattern
from ui import navigation
from ui.widgets import LinkButton

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QUrl
    from pytestqt.qtbot import QtBot

    from ui.theme import Look


class _Viewer:
    """Takes note of what it is handed."""

    def __init__(self, *, opens: bool = True) -> None:
        self.opened: list[Path] = []
        self._opens = opens

    def open(self, url: QUrl) -> bool:
        from pathlib import Path  # noqa: PLC0415

        self.opened.append(Path(url.toLocalFile()))
        return self._opens


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = Desk(qtbot, look, tmp_path)
    made.document.start_from(pattern())
    made.document.show_result()
    made.settle()
    return made


def watched(monkeypatch: pytest.MonkeyPatch) -> _Viewer:
    """A viewer that takes note of what it is given to open."""
    viewer = _Viewer()
    monkeypatch.setattr(QDesktopServices, "openUrl", viewer.open)
    return viewer


def test_the_report_is_opened_for_printing_and_removed_at_the_end(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = watched(monkeypatch)
    action(desk, "Print the report…").trigger()
    assert desk.place == navigation.REPORT
    desk.wait_until(lambda: bool(viewer.opened))
    path = viewer.opened[0]
    assert path.name == "Claims triage 2026-11-22.pdf"
    assert path.read_bytes().startswith(b"%PDF")
    desk.room.end()
    assert not path.exists()


def test_the_file_names_nobody_the_report_leaves_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = watched(monkeypatch)
    desk.document.update(client="Example Insurance", task="Claims of Example Insurance")
    settings = replace(desk.document.assessment.report, share_safe=True)
    desk.document.set_report_settings(settings)
    action(desk, "Print the report…").trigger()
    desk.wait_until(lambda: bool(viewer.opened))
    assert "Example" not in viewer.opened[0].name
    desk.room.end()


def test_without_a_viewer_it_says_what_to_do(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", _Viewer(opens=False).open)
    action(desk, "Print the report…").trigger()
    desk.wait_until(lambda: bool(desk.dialogs.asked))
    assert "save the report and print it" in desk.dialogs.asked[-1][1]


def test_a_folder_that_cannot_be_made_is_told(desk: Desk) -> None:
    desk.store.home.joinpath("print").write_text("", encoding="utf-8")
    action(desk, "Print the report…").trigger()
    desk.wait_until(lambda: bool(desk.dialogs.asked))
    title, said = desk.dialogs.asked[-1]
    assert title == "Not printed"
    assert "was not written because" in said


def test_a_fault_nobody_foresaw_is_told_as_every_other(desk: Desk) -> None:
    with pytest.raises(RuntimeError):
        desk.room.printing._failed(RuntimeError("a message that is not to be repeated"))
    assert desk.dialogs.asked == []


def test_the_file_is_named_after_what_was_asked_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = watched(monkeypatch)
    action(desk, "Print the report…").trigger()
    desk.document.start_from(replace(pattern(), engagement=Engagement(task="Another task")))
    desk.wait_until(lambda: bool(viewer.opened))
    assert viewer.opened[0].name == "Claims triage 2026-11-22.pdf"
    desk.room.end()


def test_a_hidden_result_comes_first(desk: Desk) -> None:
    desk.document.start_from(pattern())
    action(desk, "Print the report…").trigger()
    desk.settle()
    assert desk.place == navigation.RESULT


def test_it_is_printed_from_the_page_of_the_report_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = watched(monkeypatch)
    desk.room.shell.go(navigation.REPORT)
    desk.settle()
    page = desk.room.shell.page
    assert page is not None
    found = page.widget.findChildren(LinkButton)
    next(link for link in found if link.accessibleName() == "Print the report…").click()
    desk.wait_until(lambda: bool(viewer.opened))
    assert viewer.opened[0].suffix == ".pdf"
    desk.room.end()
