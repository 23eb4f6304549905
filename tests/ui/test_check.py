"""Check your answers: every answer in words, and the way to change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from logic.assessment import Answer, Certainty, Priorities
from tests.ui.pages_stage import FULL, POINTS, PageStage, said
from tests.ui.stage import columns_of, focused
from ui.pages.check import CheckPage
from ui.widgets import Card, DataTable, IconText, LinkButton, Prose, Strip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

PLACE = "check"


@pytest.fixture
def stage(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[PageStage]:
    made = PageStage(qtbot, look, tmp_path)
    made.open()
    yield made
    made.close()


@pytest.fixture
def page(stage: PageStage) -> CheckPage:
    made = CheckPage(stage.context)
    stage.enter(made, PLACE)
    come_to_rest(stage)
    return made


def come_to_rest(stage: PageStage) -> None:
    for _ in stage.content.sections:  # a turn each
        stage.settle()


def texts(page: CheckPage) -> list[str]:
    return [
        prose.text().replace("\N{NO-BREAK SPACE}", " ")
        for prose in page.widget.findChildren(Prose)
        if prose.isVisible()
    ]


def states(page: CheckPage) -> list[str]:
    return [row.text() for row in page.widget.findChildren(IconText) if row.isVisible()]


def links(page: CheckPage) -> dict[str, LinkButton]:
    found = [b for b in page.widget.findChildren(LinkButton) if b.isVisible()]
    return {link.accessibleName(): link for link in found}


def test_every_question_asked_has_its_answer_in_words(stage: PageStage, page: CheckPage) -> None:
    assert len(states(page)) == len(stage.document.walk)
    shown = texts(page)
    assert "Kind of work" in shown
    assert "Sort or label" in shown
    assert "76 of 100 good, pass mark 92 %" in shown
    assert "600 examples" in shown
    assert "not provided" in shown
    assert "not applicable: decided elsewhere" in shown
    assert "Head of claims, documented" in shown


def test_states_are_words(page: CheckPage) -> None:
    found = set(states(page))
    assert {"Answered", "Not known yet", "Only assumed", "Does not apply", "Not asked yet"} <= found
    assert "Partly known" in found, "the volume is a range over two bands"


def test_a_marked_question_says_so(stage: PageStage, page: CheckPage) -> None:
    stage.document.toggle_mark("task_kind")
    stage.settle()
    assert "Marked: answered" in states(page)


def test_counts_stand_above(stage: PageStage, page: CheckPage) -> None:
    counts = stage.document.advice.counts
    strip = page.widget.findChild(Strip)
    assert isinstance(strip, Strip)
    assert f"Of {counts.asked} questions, {counts.confirmed} are confirmed" in strip.text()
    assert f", {counts.open} open." in strip.text()


def test_no_count_of_nothing_is_told(stage: PageStage, page: CheckPage) -> None:
    while stage.document.advice.counts.assumed:
        stage.document.set_answer(next(iter(stage.document.assessment.answers)), Answer())
    come_to_rest(stage)
    strip = page.widget.findChild(Strip)
    assert isinstance(strip, Strip)
    counts = stage.document.advice.counts
    assert not counts.assumed
    assert f"{counts.confirmed} are confirmed, {counts.open} open." in strip.text()


def test_change_says_what_it_changes_and_comes_back_here(stage: PageStage, page: CheckPage) -> None:
    link = links(page)["Change: Kind of work, currently Sort or label"]
    assert link.label() == "Change"
    link.click()
    assert stage.shell.went == [("question:task_kind", "check")]


def test_a_gap_can_be_filled_from_here(stage: PageStage, page: CheckPage) -> None:
    name = next(n for n in links(page) if n.endswith("currently not provided"))
    links(page)[name].click()
    assert stage.shell.went[0][1] == "check"


def test_sections_without_questions_asked_are_left_out(stage: PageStage, page: CheckPage) -> None:
    cards = {c.accessibleName(): c for c in page.widget.findChildren(Card)}
    assert cards["Essentials"].isVisible()
    assert cards["Priorities"].isVisible()
    asked = {stage.content.questions[q].section for q in stage.document.walk}
    shown = {name for name in stage.content.sections if _name(stage, name) in cards}
    assert shown == asked


def test_a_quick_assessment_leaves_out_what_it_passed_over(stage: PageStage) -> None:
    essentials = stage.content.in_section("essentials")
    stage.open({name: a for name, a in FULL.items() if stage.content.questions[name] in essentials})
    stage.document.set_quick(quick=True)
    page = CheckPage(stage.context)
    stage.enter(page, PLACE)
    cards = [c.accessibleName() for c in page.widget.findChildren(Card) if c.isVisible()]
    assert cards == ["Essentials", "Priorities"]
    strip = page.widget.findChild(Strip)
    assert isinstance(strip, Strip)
    passed = len(stage.document.walk) - len(states(page))
    assert f"passed over {passed}, which stay open" in strip.text()
    stage.document.set_answer("deadline", said("longer"))
    come_to_rest(stage)
    cards = [c.accessibleName() for c in page.widget.findChildren(Card) if c.isVisible()]
    assert cards == ["Essentials", "Business need", "Priorities"]


def _name(stage: PageStage, section: str) -> str:
    return stage.say(f"section.{section}.name")


def test_priorities_in_words(stage: PageStage, page: CheckPage) -> None:
    shown = " ".join(texts(page))
    assert "1. Customization, 2. Business need, 3. Performance, 4. Data & knowledge," in shown
    assert "Customization 100" not in shown
    about = next(name for name in links(page) if name.startswith("Change: Priorities"))
    links(page)[about].click()
    assert stage.shell.went == [("priorities", "check")]
    changed = Priorities(certainty=Certainty.ABOUT, points=POINTS, tolerance=15)
    stage.document.set_priorities(changed)
    stage.settle()
    assert "About right, give or take 15" in texts(page)
    assert "Customization 100, Business need 80, Performance 64," in " ".join(texts(page))


def test_no_points_are_said_to_be_equal(stage: PageStage) -> None:
    stage.open(FULL, ())
    page = CheckPage(stage.context)
    stage.enter(page, PLACE)
    assert stage.say("ui_check.equal") in texts(page)
    assert stage.say("ui_check.unsaid") in texts(page)
    stage.document.set_priorities(Priorities(certainty=Certainty.NONE))
    stage.settle()
    assert stage.say("certainty.none.label") in texts(page)


def test_the_button_shows_the_result(stage: PageStage, page: CheckPage) -> None:
    assert page.footer().primary == "Show the result"
    assert page.footer().hint
    assert not stage.document.result_shown
    assert page.primary()
    assert stage.document.result_shown


def test_it_follows_the_document(stage: PageStage, page: CheckPage) -> None:
    stage.document.set_answer("task_kind", said("code"))
    come_to_rest(stage)
    assert "Write or check code" in texts(page)
    stage.document.set_answer("task_kind", Answer())
    come_to_rest(stage)
    assert "Write or check code" not in texts(page)


def test_enter_goes_on_at_first_and_focus_comes_back_to_a_change(
    stage: PageStage, page: CheckPage
) -> None:
    assert page.widget.hasFocus(), "not a link, which Enter would press"
    links(page)["Change: Examples held, currently 600 examples"].click()
    page.enter(PLACE)
    stage.settle()
    assert links(page)["Change: Examples held, currently 600 examples"].hasFocus()
    page.enter(PLACE)
    stage.settle()
    assert page.widget.hasFocus()
    page.leave()
    page.secondary()
    assert page.title() == "Is this what was said?"


def test_answers_that_cannot_both_be_right_are_told(stage: PageStage, page: CheckPage) -> None:
    strip = page.widget.findChildren(Strip)[1]
    assert not strip.isVisible()
    stage.document.set_answer("trial_setup", said("nothing"))
    stage.settle()
    assert strip.isVisible()
    assert strip.text() == stage.say("clash.trial_not_tried.says")


def test_narrow_rows_become_lists(stage: PageStage, page: CheckPage) -> None:
    tables = page.widget.findChildren(DataTable)
    assert max(map(columns_of, tables)) == 5
    page.widget.window().resize(500, 700)
    stage.settle()
    assert max(map(columns_of, tables)) == 2


def test_nothing_happens_while_no_assessment_is_open(stage: PageStage, page: CheckPage) -> None:
    stage.document.abandon()
    assert "Sort or label" in texts(page)


def test_a_question_asked_no_more_leaves_the_page_itself_in_focus(
    stage: PageStage, page: CheckPage
) -> None:
    stage.document.set_answer("personal_data", said("unmaskable"))
    come_to_rest(stage)
    opened = next(q for q in stage.document.walk if _hangs_on(stage, q, "personal_data"))
    page._made[f"question:{opened}"].click()
    stage.document.set_answer("personal_data", said("masked"))
    page.enter(PLACE)
    assert focused() is page.widget


def _hangs_on(stage: PageStage, question: str, other: str) -> bool:
    return other in stage.content.questions[question].ask_if.questions()
