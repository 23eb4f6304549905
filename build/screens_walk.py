"""The pictures in the order a person meets the pages: each a name and how to get there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

import screens_cases as cases
from logic import assessment_file
from logic.errors import ContentError
from logic.findings import Recommendation
from logic.journal import Journal
from ui import navigation
from ui.app import Faults
from ui.dialogs import Notice
from ui.focus import focus_by_keyboard, keep_in_sight
from ui.navigation import help_place, question_place
from ui.widgets import Disclosure, LineField, TabBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from logic.assessment import Assessment
    from screens_stage import Stage


class Scene(NamedTuple):
    """A picture: its name, and what sets the stage and returns the widget to show."""

    name: str
    arrange: Callable[[Stage], QWidget]


#: Questions as the finished assessment has them, by what is to be seen.
_ANSWERED = {
    "choice": "style_rules",
    "several": "high_risk",
    "assumed": "field_speed",
    "rules-out": "operators",
    "dont-know": "output_tokens",
    "not-applicable": "retrainings",
    "amount": "volume",
    "amount-range": "prompt_tokens",
    "trial": "trial",
}
_BLANK = {"choice": "task_kind", "amount": "volume", "amount-default": "horizon", "trial": "trial"}
_TABS = ("why", "change", "comparison", "routes", "cost", "plan")


def scenes() -> Iterator[Scene]:
    """Every picture, in order; each scene takes the stage as the one before left it."""
    yield from _beginning()
    yield from _questions()
    yield from _deciding()
    yield from _results()
    yield from _reporting()
    yield from _notices()


# The scenes


def _beginning() -> Iterator[Scene]:
    yield Scene("start-first-run", _first_run)
    yield Scene("start-recents", _recents)
    yield Scene("start-clients", _with_clients)
    yield Scene("start-examples", _examples)
    yield Scene("engagement-new", _new)
    yield Scene("engagement-errors", _primary)
    yield Scene("engagement", lambda stage: _place(stage, _finished(stage), navigation.ENGAGEMENT))


def _questions() -> Iterator[Scene]:
    for what, question in _BLANK.items():
        yield Scene(f"question-{what}-blank", _Question(question, answered=False))
    for what, question in _ANSWERED.items():
        yield Scene(f"question-{what}", _Question(question))
    yield Scene("question-side-open", _side_open)
    yield Scene("question-who-said-it", _who_said_it)
    yield Scene("question-cleared", _cleared)
    yield Scene("question-amount-error", lambda stage: _mistyped(stage, "volume"))
    yield Scene("question-trial-error", lambda stage: _mistyped(stage, "trial"))
    yield Scene("rail", _rail)


def _deciding() -> Iterator[Scene]:
    places = navigation.PRIORITIES, navigation.CHECK
    for place in places:
        yield Scene(f"{place}-blank", _Place(place, finished=False))
    yield Scene("priorities-error", _one_priority)
    for place in places:
        yield Scene(place, _Place(place))
    yield Scene("priorities-not-weighed", _not_weighed)


def _results() -> Iterator[Scene]:
    yield Scene("result-hidden", _Place(navigation.RESULT))
    for tab in _TABS:
        yield Scene(f"result-{tab}", _Tab(tab))
    for kind in Recommendation:
        yield Scene(f"result-kind-{kind.value.replace('_', '-')}", _Kind(kind))
    yield Scene("result-neither-plan", _Kind(Recommendation.NEITHER, "plan"))
    yield Scene("result-little-known-change", _Kind(Recommendation.TOO_LITTLE_KNOWN, "change"))
    yield Scene("result-not-feasible-routes", _Kind(Recommendation.NOT_FEASIBLE, "routes"))


def _reporting() -> Iterator[Scene]:
    yield Scene("report-hidden", _Place(navigation.REPORT))
    yield Scene("report", _report)
    yield Scene("report-as-text", _report_as_text)
    yield Scene("help", lambda stage: _place(stage, None, navigation.HELP))
    yield Scene("help-keyboard", lambda stage: _place(stage, None, help_place("keyboard")))


def _notices() -> Iterator[Scene]:
    yield Scene("dialog-recovery", _recovery)
    yield Scene("dialog-not-opened", _not_opened)
    yield Scene("dialog-newer", _newer)
    yield Scene("dialog-cannot-save", _cannot_save)
    yield Scene("not-saved", _not_saved)
    yield Scene("dialog-content", _bad_content)
    yield Scene("dialog-fault", _fault)


# How to get there


class _Place:
    """A place of the finished assessment, or of one of which only the task is known."""

    def __init__(self, place: str, *, finished: bool = True) -> None:
        self._place = place
        self._finished = finished

    def __call__(self, stage: Stage) -> QWidget:
        content = stage.pack.content
        shown = _finished(stage) if self._finished else cases.empty(content)
        return _place(stage, shown, self._place)


class _Question(_Place):
    def __init__(self, question: str, *, answered: bool = True) -> None:
        super().__init__(question_place(question), finished=answered)


class _Kind:
    """The result of one kind of recommendation."""

    def __init__(self, kind: Recommendation, tab: str = "why") -> None:
        self._kind = kind
        self._tab = tab

    def __call__(self, stage: Stage) -> QWidget:
        stage.take_on(cases.case(stage.pack.content, self._kind))
        found = stage.room.document.advice.recommendation
        if found is not self._kind:
            raise AssertionError(f"the case made for {self._kind} is now {found}")
        return _result(stage, self._tab)


class _Tab:
    """One tab of the finished assessment's result."""

    def __init__(self, tab: str) -> None:
        self._tab = tab

    def __call__(self, stage: Stage) -> QWidget:
        stage.take_on(_finished(stage))
        return _result(stage, self._tab)


def _finished(stage: Stage) -> Assessment:
    return cases.finished(stage.pack.content)


def _place(stage: Stage, assessment: Assessment | None, place: str) -> QWidget:
    if assessment is not None:
        stage.take_on(assessment)
    stage.go(place)
    return stage.window


def _result(stage: Stage, tab: str) -> QWidget:
    stage.room.document.show_result()
    stage.go(navigation.RESULT)
    stage.page.findChildren(TabBar)[0].set_current_key(tab)
    stage.settle()
    return stage.window


def _first_run(stage: Stage) -> QWidget:
    stage.store.forget_all()
    return _place(stage, None, navigation.START)


def _recents(stage: Stage) -> QWidget:
    stage.clock.pass_days(-32)
    kept = ("Contract clauses", 13), ("Market analysis assistant", 19), ("Claims triage", 0)
    for task, days in kept:
        document = stage.room.document
        document.start_from(_finished(stage))
        document.update(task=task, decision="")
        document.save()
        stage.clock.pass_days(days)
    stage.room.files.close()
    return _place(stage, None, navigation.START)


def _with_clients(stage: Stage) -> QWidget:
    _press(stage, "Show clients")
    return stage.window


def _examples(stage: Stage) -> QWidget:
    _press(stage, "Hide clients")
    _press(stage, "See a finished example")
    popup = QApplication.activePopupWidget()
    if popup is None:
        raise LookupError("no menu of examples is open")
    return popup


def _new(stage: Stage) -> QWidget:
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    stage.room.files.new()
    stage.settle()
    return stage.window


def _primary(stage: Stage) -> QWidget:
    stage.room.shell.press_primary()
    stage.settle()
    return stage.window


def _side_open(stage: Stage) -> QWidget:
    _place(stage, _finished(stage), question_place("examples_held"))
    for row in stage.page.findChildren(Disclosure):
        if row.isVisible() and not row.is_open():
            row.header.click()
    stage.settle()
    return stage.window


def _who_said_it(stage: Stage) -> QWidget:
    _place(stage, _finished(stage), question_place("deadline"))
    for row in stage.page.findChildren(Disclosure):
        if row.isVisible() and row.title() == stage.pack.words.text("ui_question.voice.title"):
            row.set_open(True)
    _press(stage, stage.pack.words.text("ui_question.voice.change"))
    return stage.window


def _cleared(stage: Stage) -> QWidget:
    _place(stage, _finished(stage), question_place("audience"))
    _press(stage, stage.pack.words.text("ui_question.clear"))
    return stage.window


def _mistyped(stage: Stage, question: str) -> QWidget:
    _place(stage, cases.empty(stage.pack.content), question_place(question))
    for field in stage.page.findChildren(LineField):
        if field.isVisible():
            QTest.keyClicks(field.editor, "many")
    return _primary(stage)


def _rail(stage: Stage) -> QWidget:
    """The rail as a sheet, where it is one."""
    _place(stage, _finished(stage), question_place("deadline"))
    if stage.room.frame.bar.isVisible():
        stage.room.frame.open_sheet()
        stage.settle()
    return stage.window


def _one_priority(stage: Stage) -> QWidget:
    _place(stage, cases.empty(stage.pack.content), navigation.PRIORITIES)
    focused = stage.window.focusWidget()
    QTest.keyClicks(focused, "80")
    return _primary(stage)


def _not_weighed(stage: Stage) -> QWidget:
    _place(stage, _finished(stage), navigation.PRIORITIES)
    _press(stage, stage.pack.words.text("certainty.none.label"))
    return stage.window


def _report(stage: Stage) -> QWidget:
    stage.take_on(_finished(stage))
    stage.room.document.show_result()
    stage.go(navigation.REPORT)
    stage.wait_for(lambda: _pages_are_drawn(stage), "the report's pages")
    return stage.window


def _pages_are_drawn(stage: Stage) -> bool:
    from ui.pages.report_preview import PageView  # noqa: PLC0415 - as the window does

    pages = [page for page in stage.page.findChildren(PageView) if page.isVisible()]
    return bool(pages) and all(page.has_picture() for page in pages)


def _report_as_text(stage: Stage) -> QWidget:
    title = stage.pack.words.text("ui_report.as_text")
    for row in stage.page.findChildren(Disclosure):
        if row.title() == title:
            row.header.click()
            stage.settle()
            focus_by_keyboard(row.header)
            keep_in_sight(row.header, stage.page.height() - stage.look.units(120))
    stage.settle()
    return stage.window


# What is said in dialogs


def _recovery(stage: Stage) -> QWidget:
    _place(stage, _finished(stage), navigation.CHECK)
    document = stage.room.document
    lost = stage.store.journals / "lost.jsonl"
    journal = Journal(lost)
    at = stage.clock.now().isoformat()
    journal.append(document.assessment, document=str(stage.store.drafts / "gone"), at=at)
    journal.close()
    stage.room.files.offer_recovery()
    stage.store.discard(lost)
    return _notice(stage)


def _not_opened(stage: Stage) -> QWidget:
    broken = stage.store.home / "Claims triage.tunewise"
    broken.write_text('{"kind": "tunewise', encoding="utf-8")
    return _opened(stage, broken)


def _newer(stage: Stage) -> QWidget:
    newer = stage.store.home / "Claims triage.tunewise"
    text = assessment_file.dumps(_finished(stage)).decode()
    newer.write_text(text.replace('"format":1', '"format":2').replace('"format": 1', '"format": 2'))
    return _opened(stage, newer)


def _opened(stage: Stage, path: Path) -> QWidget:
    stage.room.files.open_path(path)
    path.unlink()
    return _notice(stage)


def _cannot_save(stage: Stage) -> QWidget:
    """The file was changed from elsewhere meanwhile."""
    stage.take_on(_finished(stage))
    document = stage.room.document
    named = stage.store.home / "Claims triage.tunewise"
    document.save_as(named)
    named.write_bytes(named.read_bytes() + b"\n\n")
    document.update(decision="Something else")
    stage.room.files.may_leave()
    return _notice(stage)


def _not_saved(stage: Stage) -> QWidget:
    stage.go(question_place("deadline"))
    return stage.window


def _bad_content(stage: Stage) -> QWidget:
    fault = ContentError("resources/content", ('model.toml, term.deadline: no question "dead"',))
    title = stage.window.tr("The content of Tunewise cannot be used")
    stage.dialogs.tell(title, str(fault))
    return _notice(stage)


def _fault(stage: Stage) -> QWidget:
    Faults(stage.window, stage.equipment)._tell("", saved=True)  # noqa: SLF001 - says it on screen
    return _notice(stage)


def _notice(stage: Stage) -> QWidget:
    asked = stage.dialogs.asked[-1]
    notice = Notice(stage.look, asked.title, asked.text, asked.choices, stage.window)
    notice.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    notice.show()
    stage.settle()
    return notice


def _press(stage: Stage, text: str) -> None:
    """Press whatever visible button says this.

    Raises:
        LookupError: none does.
    """
    for button in stage.window.findChildren(QAbstractButton):
        if button.isVisible() and button.text().replace("&&", "&") == text:
            button.click()
            stage.settle()
            return
    raise LookupError(f"no button says {text!r}")
