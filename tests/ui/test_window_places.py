"""The window: going on and back, and where each place leads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from logic.assessment import Amount, Answer, Basis, State, Voice
from tests.ui.desk import Desk, choose
from tests.ui.pages_stage import FULL, amount
from tests.ui.stage import focused
from ui import navigation, rail_content
from ui.widgets import IconText, LinkButton

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
KNOWN = Answer(state=State.DONT_KNOW)
OTHER = Voice(said_by="p2", amount=Amount(low=900, likely=900, high=900))


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    return Desk(qtbot, look, tmp_path / "home")


@pytest.fixture
def begun(desk: Desk) -> Desk:
    desk.start(task="Claims triage", client="Example Insurance")
    return desk


def test_continue_goes_through_all_places_and_back_returns(begun: Desk) -> None:
    """Through the essentials in order, then by what tells most, each question once."""
    document, shell = begun.document, begun.room.shell
    order = list(navigation.sequence(document.walk, document.content))
    essentials = order[1 : order.index("end:essentials") + 1]
    went = []
    while shell.place != "report":
        shell.go_on()
        went.append(shell.place)
    assert went[: len(essentials)] == essentials
    questions = [place for place in order if navigation.question_of(place)]
    asked = [place for place in went if navigation.question_of(place)]
    assert sorted(asked) == sorted(questions)
    assert went[-4:] == list(navigation.DECIDE)
    for place in reversed(["engagement", *went[:-1]]):
        shell.go_back()
        assert shell.place == place
    shell.go_back()
    assert shell.place == "engagement"


def test_who_browses_goes_through_a_section_in_its_order(begun: Desk) -> None:
    document, shell = begun.document, begun.room.shell
    order = list(navigation.sequence(document.walk, document.content))
    shell.go("section:security")
    first = order.index(shell.place)
    for place in order[first + 1 : order.index("end:security") + 1]:
        shell.go_on()
        assert shell.place == place
    shell.go_back()
    assert shell.place == order[order.index("end:security") - 1]


def test_the_question_that_tells_most_comes_after_the_essentials(begun: Desk) -> None:
    document, guide, shell = begun.document, begun.room.guide, begun.room.shell
    for question in [q for q in document.walk if q in FULL]:
        document.set_answer(question, FULL[question])
    begun.wait_until(lambda: guide.is_fresh)
    assert guide.standing is not None
    ranked = [q.id for q in guide.standing.ranked]
    blank = [q for q in ranked if navigation.is_blank(document.assessment, q)]
    assert begun.room.rail.standing.next.label() == document.words.text(
        f"question.{blank[0]}.short"
    )
    shell.go("end:essentials")
    shell.go_on()
    assert shell.place == f"question:{blank[0]}"
    begun.room.rail.standing.next.click()
    assert shell.place == f"question:{blank[1]}"
    shell.go("start")
    begun.room.files.close()
    assert begun.room.rail.standing.isHidden()


def test_an_answer_only_assumed_is_worth_asking_but_not_led_to(begun: Desk) -> None:
    document, shell = begun.document, begun.room.shell
    for question, answer in FULL.items():
        document.set_answer(question, answer)
    document.set_answer("trial", replace(FULL["trial"], basis=Basis.ASSUMED))
    begun.wait_until(lambda: begun.room.guide.is_fresh)
    short = document.words.text("question.trial.short")
    assert begun.room.rail.standing.next.label() == short
    shell.go("end:essentials")
    shell.go_on()
    assert shell.place != "question:trial"


def test_the_rail_says_when_it_is_settled_and_never_which_side(begun: Desk) -> None:
    advice = begun.document.advice
    answers = {**FULL, "small_trial": KNOWN}
    for question, answer in answers.items():
        begun.document.set_answer(question, answer)
    begun.wait_until(lambda: begun.room.guide.is_fresh)
    standing = begun.room.guide.standing
    assert standing is not None
    assert standing.settled is begun.document.advice.settled
    texts = rail_content.standing_texts(begun.document, begun.room.guide, "")
    assert bool(texts[0]) is standing.settled
    assert not advice.settled


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ((), "every question has an answer"),
        ((Answer(),), "one question not asked yet"),
        ((Answer(), Answer()), "2 questions not asked yet"),
        ((Answer(state=State.DONT_KNOW),), "asked through, one not known yet"),
        ((amount(8), replace(amount(8), marked=True)), "one question is marked for later"),
        ((Answer(), Answer(state=State.DONT_KNOW)), "2 questions to come back to"),
        ((replace(amount(8), voices=(OTHER,)),), "answers differ on one question"),
        (
            (replace(amount(8), basis=Basis.ASSUMED), Answer(marked=True), amount(8)),
            "2 questions to come back to",
        ),
    ],
)
def test_the_end_of_a_section_counts_what_it_lists(
    begun: Desk, states: tuple[Answer, ...], said: str
) -> None:
    document = begun.document
    asked = [q.id for q in document.content.in_section("cost")]
    given = dict(zip(asked, states, strict=False))
    for name in asked:
        document.set_answer(name, given.get(name, amount(24)))
    begun.room.shell.go("end:cost")
    begun.settle()
    page = begun.room.shell.page
    assert page is not None
    assert page.title() == f"Cost: {said}"
    shorts = {document.words.text(f"question.{name}.short") for name in asked}
    listed = [link for link in page.widget.findChildren(LinkButton) if link.label() in shorts]
    left = [one for one in states if one.marked or one.voices or not one.confirmed]
    assert len(listed) == len(left)
    why = [part for part in page.widget.findChildren(IconText) if part.isVisible()]
    assert len({part.mapToGlobal(part.rect().topLeft()).x() for part in why}) <= 1


def is_quick(desk: Desk) -> bool:
    return desk.document.assessment.quick


def test_a_quick_assessment_goes_from_the_essentials_to_the_check(desk: Desk) -> None:
    desk.room.files.new_quick()
    document, shell = desk.document, desk.room.shell
    assert is_quick(desk)
    document.update(task="Claims triage")
    document.set_answer("runs_today", replace(FULL["runs_today"], marked=True))
    document.set_answer("right_tool", KNOWN)
    shell.go("end:essentials")
    desk.settle()
    assert desk.clipped() == []
    page = shell.page
    assert page is not None
    assert "questions to come back to" in page.title()
    shell.go_on()
    assert shell.place == "check"
    shell.go_back()
    assert shell.place == "end:essentials"
    desk.room.footer.secondary.click()  # on into the full assessment
    assert not is_quick(desk)
    assert navigation.question_of(shell.place)
    shell.go("end:essentials")
    desk.room.footer.secondary.click()  # the quick result after all
    assert is_quick(desk)
    assert shell.place == "check"
    assert not document.advice.settled
    document.undo()
    assert not is_quick(desk)


def test_whoever_goes_on_after_another_section_goes_through_them_all(desk: Desk) -> None:
    desk.room.files.new_quick()
    desk.room.shell.go("end:business_need")
    desk.wait_until(lambda: desk.room.guide.is_fresh)
    desk.room.footer.primary.click()
    assert not is_quick(desk)
    assert navigation.question_of(desk.place)
    desk.document.undo()
    assert is_quick(desk)


def test_a_section_asked_through_says_so(begun: Desk) -> None:
    document, shell = begun.document, begun.room.shell
    for question in ("task_count", "task_stability", "deadline"):
        document.set_answer(question, FULL[question])
    shell.go("end:business_need")
    page = shell.page
    assert page is not None
    assert page.title() == "Business need: every question has an answer"
    assert shell.footer() is not None
    document.set_answer("deadline", KNOWN)
    assert page.title() == "Business need: asked through, one not known yet"
    document.set_answer("deadline", replace(FULL["deadline"], basis=Basis.ASSUMED))
    assert page.title() == "Business need: asked through, one only assumed"
    item = begun.room.rail.current_item()
    assert item is not None
    assert item.note == "1 open"
    begun.settle()
    link = next(b for b in page.widget.findChildren(LinkButton) if b.isVisible())
    assert link.accessibleName() == "Deadline: only assumed"
    link.click()
    assert shell.place == "question:deadline"
    shell.go_on()
    assert shell.place == "end:business_need"


def test_a_question_no_longer_asked_keeps_its_place(begun: Desk) -> None:
    content = begun.document.content
    gone = next(q for q in content.questions if q not in begun.document.walk)
    shell, walk = begun.room.shell, begun.document.walk
    shell.go(f"question:{gone}")
    shell.go_on()
    order = list(content.questions)
    later = next(q for q in order[order.index(gone) :] if q in walk)
    assert shell.place == f"question:{later}"


def test_change_returns_to_where_it_was_asked_for(begun: Desk) -> None:
    shell = begun.room.shell
    shell.go("question:runs_today", then="check")
    shell.go_on()
    assert shell.place == "check"
    shell.go("question:runs_today", then="check")
    shell.go_back()
    assert shell.place == "check"
    shell.go_on()
    assert shell.place == "result"


def test_what_a_change_opens_is_asked_before_returning(begun: Desk) -> None:
    document, shell = begun.document, begun.room.shell
    document.set_answer("task_kind", replace(FULL["task_kind"], options=("answer",)))
    before = set(document.walk)
    shell.go("question:trial", then="check")
    document.set_answer("trial", FULL["trial"])
    opened = [q for q in document.walk if q not in before]
    assert opened
    for question in opened:
        shell.go_on()
        assert shell.place == f"question:{question}"
        document.set_answer(question, KNOWN)
    shell.go_on()
    assert shell.place == "check"


def test_what_a_change_opens_is_asked_once_though_left_blank(begun: Desk) -> None:
    document, shell = begun.document, begun.room.shell
    document.set_answer("task_kind", FULL["task_kind"])
    shell.go("question:task_kind", then="check")
    before = set(document.walk)
    document.set_answer("task_kind", replace(FULL["task_kind"], options=("answer",)))
    opened = [f"question:{q}" for q in document.walk if q not in before]
    assert len(opened) > 2
    went = []
    for _ in (*opened, "check"):
        shell.go_on()
        went.append(shell.place)
    assert went == [*opened, "check"]


@pytest.mark.parametrize("place", ["result", "report"])
def test_nothing_hidden_has_the_focus_while_the_result_is(begun: Desk, place: str) -> None:
    shell = begun.room.shell
    begun.document.show_result()
    shell.go(place)
    begun.start(task="Another task")
    for before in ("check", "prices", "question:speed"):
        shell.go(before)
        shell.go(place)
        begun.settle()
        assert shell.page is not None
        assert shell.page.widget.hasFocus()


def test_help_returns_to_where_it_was_asked_for(begun: Desk) -> None:
    shell = begun.room.shell
    shell.go("question:runs_today", then="check")
    begun.press(Key.Key_F1)
    assert shell.place == "help"
    choose(begun, "Keyboard")
    assert shell.place == "help:keyboard"
    begun.press(Key.Key_Left, with_=ALT)
    assert shell.place == "question:runs_today"
    shell.go_on()
    assert shell.place == "check"


@pytest.mark.parametrize("place", [navigation.SECTIONS, navigation.FIGURES])
def test_a_file_left_where_something_was_looked_up_opens_there(
    begun: Desk, tmp_path: Path, place: str
) -> None:
    path = tmp_path / "a.tunewise"
    begun.document.save_as(path)
    begun.room.shell.go(place)
    begun.room.files.close()
    begun.room.files.open_path(path)
    assert begun.place == place
    begun.room.shell.go_back()
    assert begun.place == navigation.ENGAGEMENT


def test_help_opens_at_its_part(desk: Desk) -> None:
    choose(desk, "What leaves this computer")
    page = desk.room.shell.page
    assert page is not None
    for _ in range(20):  # parts have a turn each, and then it scrolls
        desk.settle()
    heading = next(
        w
        for w in page.widget.findChildren(QWidget)
        if w.accessibleName() == "What leaves this computer"
    )
    top = heading.mapTo(page.widget, QPoint(0, 0)).y()
    assert 0 <= top < page.widget.height()
    choose(desk, "The two approaches")
    assert heading.mapTo(page.widget, QPoint(0, 0)).y() > page.widget.height()


def test_places_need_an_open_assessment(desk: Desk) -> None:
    for place in ("engagement", "question:runs_today", "result", "section:cost"):
        desk.room.shell.go(place)
        assert desk.place == "start"


def test_a_section_leads_to_its_first_open_question(begun: Desk) -> None:
    shell, document = begun.room.shell, begun.document
    asked = [q for q in document.walk if document.content.questions[q].section == "performance"]
    document.set_answer(asked[0], KNOWN)
    begun.room.rail.chosen.emit("section:performance")
    assert shell.place == f"question:{asked[1]}"
    for question in asked[1:]:
        document.set_answer(question, KNOWN)
    begun.room.rail.chosen.emit("section:performance")
    assert shell.place == f"question:{asked[0]}"


def test_enter_presses_a_focused_button_and_else_goes_on(begun: Desk) -> None:
    begun.room.footer.primary.setFocus()
    begun.press(Key.Key_Return)
    assert begun.place.startswith("question:")
    begun.room.footer.back.setFocus()
    begun.press(Key.Key_Enter)
    assert begun.place == "engagement"
    begun.room.footer.back.setFocus()
    focused()
    begun.press(Key.Key_Return, with_=CTRL)
    assert begun.place.startswith("question:")
