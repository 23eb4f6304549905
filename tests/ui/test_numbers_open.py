"""Every number of the result, of what-if and of a second visit opens where it came from."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from logic.assessment import Answer, Priorities, State, Voice
from logic.model import Consideration
from tests.ui.desk import Desk
from tests.ui.pages_stage import PEOPLE, amount, pack
from tests.ui.pages_stage import said as answered
from tests.ui.stage import focused, said
from tests.ui.test_accessible import has_dug
from tests.ui.test_history import compared, go, pattern, press, revise
from ui import navigation
from ui.focus import focus_by_keyboard
from ui.pages.drawer import SourceDrawer
from ui.pages.whatif_tries import TriesCard
from ui.widgets import Card, ChoiceField, Field, PageScaffold, Prose, Run, TabBar
from ui.widgets.numbers import NumberButton, NumberLink, NumberProse, together

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from logic.assessment import Assessment
    from ui.theme import Look

Key = Qt.Key
DIGIT = re.compile("[0-9]")
TABS = ("why", "change", "comparison", "plan")
#: The ordinals of a list, the counts of what stands below, the marks of sources, days of visits,
#: the period in headings.
COUNTED = re.compile(
    r"[0-9]+\.( |$)|(Costs over |Total cost over )?24 months$|Depending on what a trial shows"
    r"|Try [12],|(Then|Now), [0-9]|([A-Z0-9]+-?[A-Z0-9]*(, )?)+$"
)
#: Ends of scales, which no result gives.
SCALES = re.compile("of 100|\N{MINUS SIGN}100 to [+]100")
SAYS_SO = (": where it comes from", ": where this comes from", " is worked out", " comes from")
OTHERS = {"data_knowledge": 10, "security": 40, "cost": 100}


def told() -> Assessment:
    """An assessment with two verdicts, two voices and an open question."""
    given = pattern(task_stability=Answer(state=State.DONT_KNOW))
    voices = (Voice(said_by=PEOPLE[1].id, options=("one_page",)),)
    style = replace(given.answer("style_rules"), voices=voices)
    points = {one.value: OTHERS.get(one.value, 0) for one in Consideration}
    own = Priorities(points=points, person=PEOPLE[0].id, agreed=False)
    return replace(given.with_answer("style_rules", style), priorities=(*given.priorities, own))


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = Desk(qtbot, look, tmp_path / "home")
    made.document.start_from(told())
    made.document.show_result()
    made.settle()
    return made


def on_tab(desk: Desk, tab: str) -> QWidget:
    page = go(desk, navigation.RESULT)
    desk.wait_until(partial(has_dug, desk))
    page.findChildren(TabBar)[0].set_current_key(tab)
    desk.settle()
    return page


def page_of(desk: Desk) -> QWidget:
    page = desk.room.shell.page
    assert page is not None
    return page.widget


def trying(desk: Desk) -> QWidget:
    """What-if with an answer tried, and another try set aside."""
    page = go(desk, navigation.WHATIF)
    for aside in (True, False):
        field = page.findChildren(TriesCard)[0].findChildren(ChoiceField)[0]
        field.combo.setCurrentIndex(1)
        field.combo.activated.emit(1)
        desk.settle()
        if aside:
            press(desk, "Set aside and try something else")
    return page


def second_visit(desk: Desk, question: str = "operators", option: str = "developers") -> QWidget:
    revise(desk)
    desk.document.set_answer(question, answered(option))
    go(desk, navigation.HISTORY)
    press(desk, "Compare")
    compared(desk)
    return page_of(desk)


def numbers(page: QWidget) -> list[QAbstractButton]:
    found = page.findChildren(QAbstractButton)
    return [b for b in found if isinstance(b, (NumberButton, NumberLink)) and b.isVisible()]


def closed(page: QWidget) -> list[str]:
    """The numbers in sentences that do not open, but for what the pack's own text says."""
    words, keys = pack().words, pack().words.keys()
    routes = [words.text(key) for key in keys if re.match(r"route\.\w+\.how$", key)]
    fixed = {words.text(key) for key in keys if not words.placeholders(key)}
    assert isinstance(page, PageScaffold)
    found = []
    for prose in page.findChildren(Prose):
        beside = prose is page.heading.kicker or isinstance(prose.parent(), Field)
        if not prose.isVisible() or beside:
            continue
        opens = isinstance(prose, NumberProse)
        for run in prose.shown():
            text = run.text.strip(" \n")
            plain = text in fixed or COUNTED.match(text) or (opens and run.opens)
            for how in routes:
                text = text.replace(how, "")
            if DIGIT.search(SCALES.sub("", text)) and not plain:
                found.append(text)
    return found


def check(desk: Desk, page: QWidget, *, least: int) -> None:
    """That every number there opens, by mouse and by keyboard, and says so."""
    assert closed(page) == []
    check_all(desk, page, numbers(page), least=least)


def check_all(desk: Desk, page: QWidget, found: list[QAbstractButton], *, least: int) -> None:
    """That these open, by mouse and by keyboard, and say so."""
    assert len(found) >= least
    drawer = page.findChildren(SourceDrawer)[0]
    nothing = pack().words.text("ui_source.none")
    for number in found:
        assert said(number)[1].endswith(SAYS_SO), said(number)[1]
        QTest.mouseClick(number, Qt.MouseButton.LeftButton)
        desk.settle()
        texts = [prose.text() for prose in drawer.findChildren(Prose)]
        assert drawer.isVisible(), said(number)[1]
        assert nothing not in texts, said(number)[1]
        desk.press(Key.Key_Escape)
        focus_by_keyboard(number)
        desk.press(Key.Key_Space)
        assert drawer.isVisible()
        desk.press(Key.Key_Escape)
        assert focused() is number


@pytest.mark.parametrize("tab", TABS)
def test_of_the_result(desk: Desk, tab: str) -> None:
    check(desk, on_tab(desk, tab), least={"why": 20, "change": 20}.get(tab, 6))


def test_of_the_cost(desk: Desk) -> None:
    desk.document.set_answer("volume", amount(20_000, 40_000, 60_000))
    desk.document.set_answer("error_cost", amount(15))
    desk.document.set_answer("horizon", Answer(state=State.NOT_APPLICABLE, reason="other"))
    page = on_tab(desk, "cost")
    desk.wait_until(lambda: len(numbers(page)) > 4)
    check(desk, page, least=40)


def test_scrolled_down_the_costs_stay_where_they_are(desk: Desk) -> None:
    desk.document.set_answer("volume", amount(20_000, 40_000, 60_000))
    page = on_tab(desk, "cost")
    desk.wait_until(lambda: len(numbers(page)) > 40)
    assert isinstance(page, PageScaffold)
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    was = bar.value()
    assert was > 0
    desk.document.update(task="Claims of another kind")
    desk.settle()
    assert bar.value() == was


@pytest.mark.parametrize("tab", ["change", "routes", "cost", "plan"])
def test_of_the_titles_of_the_result(desk: Desk, tab: str) -> None:
    desk.document.set_answer("volume", amount(20_000, 40_000, 60_000))
    desk.document.set_answer("style_rules", Answer(state=State.DONT_KNOW))
    check_title(desk, on_tab(desk, tab))


def test_of_the_title_of_what_if(desk: Desk) -> None:
    page = go(desk, navigation.WHATIF)
    assert isinstance(page, PageScaffold)
    title = page.heading.title
    fields = page.findChildren(TriesCard)[0].findChildren(ChoiceField)
    moved = ((field.combo, at) for field in fields for at in range(1, field.combo.count()))
    while not DIGIT.search(title.text()):
        combo, at = next(moved)
        combo.setCurrentIndex(at)
        combo.activated.emit(at)
        desk.settle()
    check_title(desk, page)


def test_of_the_title_of_a_second_visit(desk: Desk) -> None:
    check_title(desk, second_visit(desk, "task_count", "few_alike"))


def test_of_the_answers_to_check(desk: Desk) -> None:
    page = go(desk, navigation.CHECK)
    check_all(desk, page, numbers(page), least=6)
    first = next(n for n in numbers(page) if said(n)[1].startswith("600 examples"))
    focus_by_keyboard(first)
    assert len([one for one in together(first) if one not in numbers(page)]) > 0, "with the links"


@pytest.mark.parametrize("section", ["performance", "cost"])
def test_of_the_end_of_a_section(desk: Desk, section: str) -> None:
    page = go(desk, navigation.end_place(section))
    check_title(desk, page)
    numbers(page)[0].click()
    drawer = page.findChildren(SourceDrawer)[0]
    asked = sum(
        desk.document.content.questions[name].section == section for name in desk.document.walk
    )
    said_there = [prose.text() for prose in drawer.findChildren(Prose)]
    assert any(text.endswith(f"{asked} questions asked") for text in said_there)


def test_of_the_report(desk: Desk) -> None:
    page = go(desk, navigation.REPORT)
    desk.wait_until(partial(has_pages, desk))
    check_title(desk, page)
    check_all(desk, page, numbers(page), least=3)


def has_pages(desk: Desk) -> bool:
    return desk.room.shell.page is not None and "ready" in desk.room.shell.page.title()


def test_of_the_history(desk: Desk) -> None:
    page = go(desk, navigation.HISTORY)
    check_all(desk, page, numbers(page), least=1)


def test_of_the_lead_of_an_earlier_revision(desk: Desk) -> None:
    revise(desk)
    desk.document.set_answer("operators", answered("developers"))
    page = go(desk, navigation.HISTORY)
    found = [n for n in numbers(page) if isinstance(n, NumberButton)]
    earlier: list[QAbstractButton] = [n for n in found if n.key.startswith("revision:")]
    check_all(desk, page, earlier, least=1)
    earlier[0].click()
    texts = [p.text() for p in page.findChildren(SourceDrawer)[0].findChildren(Prose)]
    assert any(text.startswith("Recorded when this state was finished") for text in texts)
    assert "The six parts" in texts


def test_of_amounts_on_a_second_visit(desk: Desk) -> None:
    revise(desk)
    desk.document.set_answer("volume", amount(20_000, 40_000, 60_000))
    go(desk, navigation.HISTORY)
    press(desk, "Compare")
    compared(desk)
    check(desk, page_of(desk), least=6)


def test_of_a_trial_that_is_typed(desk: Desk) -> None:
    page = go(desk, navigation.question_place("trial"))
    found = numbers(page)
    assert [said(one)[1].partition(":")[0] for one in found] == [
        "66.8\N{NO-BREAK SPACE}% and 83.3\N{NO-BREAK SPACE}%"
    ]
    found[0].click()
    desk.settle()
    [drawer] = page.findChildren(SourceDrawer)
    assert any("Wilson interval" in prose.text() for prose in drawer.findChildren(Prose))
    desk.press(Key.Key_Escape)
    check_all(desk, page, found, least=1)
    found[0].click()
    desk.room.shell.go_on()
    assert not drawer.isVisible()


def test_of_each_persons_side(desk: Desk) -> None:
    page = go(desk, navigation.PRIORITIES)
    check_all(desk, page, numbers(page), least=2)


def test_of_what_the_figures_move(desk: Desk) -> None:
    desk.document.set_answer("volume", amount(20_000, 40_000, 60_000))
    page = go(desk, navigation.FIGURES)
    desk.wait_until(lambda: len(numbers(page)) > 0)
    check_all(desk, page, numbers(page), least=2)


def check_title(desk: Desk, page: QWidget) -> None:
    """That every number in the title opens, and that Tab meets the title's numbers once."""
    assert isinstance(page, PageScaffold)
    title = page.heading.title
    digits = [run for run in title.shown() if DIGIT.search(run.text)]
    found = numbers(title)
    assert len(found) == len(digits) > 0, title.text()
    assert all(run.opens for run in digits), title.text()
    drawer = page.findChildren(SourceDrawer)[0]
    for number in found:
        QTest.mouseClick(number, Qt.MouseButton.LeftButton)
        desk.settle()
        told_ = [prose.text() for prose in drawer.findChildren(Prose)]
        assert drawer.isVisible()
        assert pack().words.text("ui_source.none") not in told_, title.text()
        desk.press(Key.Key_Escape)
    focus_by_keyboard(found[0])
    desk.press(Key.Key_Tab)
    assert focused() not in found


def test_of_what_if(desk: Desk) -> None:
    check(desk, trying(desk), least=6)


def test_of_a_second_visit(desk: Desk) -> None:
    check(desk, second_visit(desk), least=5)


def test_a_card_is_one_stop_of_tab_and_arrows_lead_on(desk: Desk) -> None:
    page = on_tab(desk, "why")
    card = next(c for c in page.findChildren(Card) if len(numbers(c)) > 8)
    inside = numbers(card)
    first = together(inside[0])[0]
    focus_by_keyboard(first)
    reached = [focused()]
    for _ in inside[1:]:
        desk.press(Key.Key_Right)
        reached.append(focused())
    assert reached == together(inside[0])
    assert set(reached) == set(inside)
    desk.press(Key.Key_Down)
    assert focused() is reached[-1]
    desk.press(Key.Key_Home)
    assert focused() is first
    desk.press(Key.Key_End, Key.Key_Up)
    assert focused() is reached[-2]
    desk.press(Key.Key_Tab)
    assert focused() not in inside
    desk.press(Key.Key_Backtab, Key.Key_Backtab)
    assert focused() not in inside


def test_what_goes_on_in_the_next_line_opens_there_too(desk: Desk) -> None:
    page = on_tab(desk, "change")
    broken = next(b for b in numbers(page) if isinstance(b, NumberButton) and len(b.underlines) > 1)
    prose = broken.parentWidget() or page
    drawer = page.findChildren(SourceDrawer)[0]
    short = min(broken.underlines, key=lambda line: line.dx())
    place = broken.pos() + short.center() - QPoint(0, desk.look.units(6))
    assert not broken.geometry().contains(place)
    QTest.mouseClick(prose, Qt.MouseButton.LeftButton, pos=place)
    desk.settle()
    assert drawer.key == broken.key
    drawer.close_drawer()
    QTest.mouseClick(prose, Qt.MouseButton.LeftButton, pos=prose.rect().bottomRight())
    assert not drawer.isVisible()


def test_numbers_that_stay_keep_their_focus(look: Look) -> None:
    opened: list[str] = []

    class Opener:
        def open_topic(self, key: str) -> None:
            opened.append(key)

        def about(self, number: str) -> str:
            return f"{number}: where this comes from"

    prose = NumberProse(look, Opener())
    prose.set_runs((Run("From "), Run("1", opens="low"), Run(" to "), Run("2", opens="high")))
    (low, high) = prose.findChildren(NumberButton)
    high.click()
    prose.set_runs((Run("Now "), Run("3", opens="lead")))
    low.click()
    assert opened == ["high", "lead"]
    assert low.accessibleName() == "3: where this comes from"
    assert low.accessibleDescription() == "Now 3"
