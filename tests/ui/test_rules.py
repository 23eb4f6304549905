"""The strip on the result page over an assessment made under other rules."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from logic.assessment import ContentRef
from logic.lock import lock_path
from logic.rules_apart import RulesApart
from tests.ui.desk import Desk
from ui.navigation import RESULT
from ui.pages import result_rules
from ui.pages.result_rules import RulesStrip

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

OLD = ContentRef(id="core", version="2020.1", checksum="0" * 64)


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    return Desk(qtbot, look, tmp_path / "home")


def shown(desk: Desk, made_with: ContentRef | None) -> RulesStrip:
    """The strip over a sample's result, made under some rules."""
    desk.room.files.open_sample(desk.room.files.samples()[0])
    document = desk.document
    if made_with is not None:
        document._change(replace(document.assessment, content=made_with), "result", "")
    desk.room.shell.go(RESULT)
    desk.settle()
    page = desk.room.shell.page
    assert page is not None
    strip = page.widget.findChild(RulesStrip)
    assert isinstance(strip, RulesStrip)
    return strip


def test_under_the_rules_here_there_is_no_strip(desk: Desk) -> None:
    assert not shown(desk, None).isVisible()


def test_rules_not_here_are_named_and_taken_on_only_when_asked(desk: Desk) -> None:
    strip = shown(desk, OLD)
    assert strip.isVisible()
    assert "rules 2020.1 (00000000), which are not on this computer" in strip.text()
    assert desk.document.assessment.content == OLD
    strip.take_on.click()
    desk.settle()
    assert not strip.isVisible()
    assert desk.document.assessment.content.checksum == desk.document.content.checksum
    desk.document.undo()
    assert desk.document.assessment.content == OLD


def test_rules_kept_here_give_their_own_result(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    earlier = replace(desk.document.content, version="2020.1", checksum="0" * 64)
    monkeypatch.setattr(desk.store.packs, "find", lambda _ref: earlier)
    assert "Both say: Trial first." in shown(desk, OLD).text()


def test_two_results_are_both_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    found = RulesApart(made_with=OLD, here=OLD, then="fine_tuned", now="trial_first")
    monkeypatch.setattr(result_rules, "rules_apart", lambda *_: found)
    said = shown(desk, None).text()
    assert "Under the earlier rules: Fine\N{NON-BREAKING HYPHEN}tuned model." in said
    assert "Under those here, as shown below: Trial first." in said


def test_nothing_is_offered_to_whoever_may_only_read(desk: Desk, tmp_path: Path) -> None:
    shown(desk, OLD)
    path = tmp_path / "visit.tunewise"
    desk.document.save_as(path)
    desk.room.files.close()
    lock_path(path).write_text(json.dumps({"user": "anna", "host": "LAPTOP-7", "token": "theirs"}))
    desk.dialogs.choices.append("read")
    assert desk.room.files.open_path(path)
    desk.document.show_result()
    desk.room.shell.go(RESULT)
    page = desk.room.shell.page
    assert page is not None
    strip = page.widget.findChild(RulesStrip)
    assert isinstance(strip, RulesStrip)
    assert (strip.isVisible(), strip.take_on.isVisible()) == (True, False)
