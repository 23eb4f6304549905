"""What the result says is still unknown, and of numbers that are rounded."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from logic.assessment import Answer, State
from logic.report.change_page import movers
from tests.ui.pages_stage import FULL, PageStage, said
from ui.pages import result_why
from ui.pages.result import ResultPage
from ui.pages.result_why import _with_others
from ui.widgets import Card, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look


@pytest.fixture
def stage(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[PageStage]:
    made = PageStage(qtbot, look, tmp_path)
    yield made
    made.close()


#: Nothing but words hangs on what of these is open; the costs hang on others.
KNOWN = {
    **FULL,
    "language": said("widely_used"),
    "speed": said("no_hurry"),
    "device": said("server"),
    "audience": said("internal"),
    "harm": said("nuisance"),
    "small_trial": Answer(state=State.DONT_KNOW),
}


@pytest.mark.parametrize(
    ("settled", "open_ones", "told"),
    [
        (True, 1, ["No answer to it changes the advice."]),
        (True, 4, ["No answer to it, or to any other still open, changes the advice."]),
        (False, 1, []),
        (False, 2, ["Others are open too."]),
    ],
)
def test_what_else_is_open_is_told(
    stage: PageStage, *, settled: bool, open_ones: int, told: list[str]
) -> None:
    advice = SimpleNamespace(settled=settled, open_questions=("one",) * open_ones)
    facts = SimpleNamespace(
        matter=SimpleNamespace(advice=advice), say=ResultPage(stage.context)._say
    )
    assert [run.text.strip() for run in _with_others(facts)] == told  # type: ignore[arg-type]


def test_one_that_moves_the_costs_comes_before_one_that_moves_only_words(
    stage: PageStage,
) -> None:
    page = ResultPage(stage.context)
    stage.open(KNOWN)
    stage.document.show_result()
    stage.enter(page, "result")
    first = stage.document.advice.open_questions[0]
    assert first not in movers(page._matter())
    card = next(c for c in page.widget.findChildren(Card) if c.accessibleName() == "Still unknown")
    text = card.findChildren(Prose)[1].text()
    assert stage.say(f"question.{first.id}.title") not in text
    assert stage.say(f"question.{movers(page._matter())[0].id}.title") in text


@pytest.mark.parametrize("adds", [True, False])
def test_bars_that_do_not_add_up_say_why(
    stage: PageStage, monkeypatch: pytest.MonkeyPatch, *, adds: bool
) -> None:
    monkeypatch.setattr(result_why, "adds_up", lambda _advice: adds)
    page = ResultPage(stage.context)
    stage.open(FULL)
    stage.document.show_result()
    stage.enter(page, "result")
    texts = [prose.text() for prose in page.widget.findChildren(Prose) if prose.isVisible()]
    assert any(stage.say("ui_result.rounded") in text for text in texts) is not adds
