"""An amount says that precision is worth asking for only where the costs say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.logic import cost_results as results
from tests.ui.pages_stage import PageStage
from tests.ui.question_stage import Opened
from ui.pages import question_precision

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from logic.cost.values import CostResult
    from ui.theme import Look


def cheap(*_inputs: object) -> CostResult:
    return results.cheap()


@pytest.fixture
def opened(
    qtbot: QtBot, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Opened]:
    monkeypatch.setattr(question_precision, "cost_result", cheap)
    stage = PageStage(qtbot, look, tmp_path)
    stage.open({}, ())
    yield Opened(stage)
    stage.close()


def is_said(opened: Opened) -> bool:
    return opened.stage.say("ui_question.precise") in opened.texts()


def worked_out(opened: Opened) -> None:
    opened.stage.shell.work()
    opened.stage.settle()


def test_it_is_said_where_much_rests_on_the_number(opened: Opened) -> None:
    opened.at("volume")
    assert not is_said(opened)
    worked_out(opened)
    assert is_said(opened)


def test_it_is_not_said_where_little_does(opened: Opened) -> None:
    opened.at("staff_days")
    worked_out(opened)
    assert not is_said(opened)


def test_it_goes_with_its_question(opened: Opened) -> None:
    opened.at("volume")
    worked_out(opened)
    opened.goto("task_kind")
    assert not is_said(opened)
    assert not opened.stage.shell.waiting, "nothing is worked out for a choice"


def test_a_fault_is_not_swallowed(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_inputs: object) -> CostResult:
        raise ZeroDivisionError

    monkeypatch.setattr(question_precision, "cost_result", broken)
    opened.at("volume")
    with pytest.raises(ZeroDivisionError):
        opened.stage.shell.work()
