"""The question page as a person uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.pages.question import QuestionPage
from ui.widgets import (
    Disclosure,
    LineField,
    LinkButton,
    OptionGroup,
    Prose,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from logic.assessment import Answer
    from tests.ui.pages_stage import PageStage

Key = Qt.Key
_W = TypeVar("_W", bound="QWidget")


class Opened:
    """The page at a question, and how a person would use it."""

    def __init__(self, stage: PageStage) -> None:
        self.stage = stage
        self.page = QuestionPage(stage.context)

    def at(self, question: str, width: int = 1300) -> Opened:
        self.question = question
        self.stage.enter(self.page, f"question:{question}", width)
        return self

    def goto(self, question: str) -> None:
        self.question = question
        self.page.enter(f"question:{question}")
        self.stage.settle()

    @property
    def answer(self) -> Answer:
        return self.stage.answer(self.question)

    def chosen(self) -> tuple[str, ...]:
        return self.answer.options

    def shown(self, kind: type[_W]) -> list[_W]:
        return [w for w in self.page.widget.findChildren(kind) if w.isVisible()]

    def group(self) -> OptionGroup:
        return self.shown(OptionGroup)[0]

    def field(self, label: str) -> LineField:
        return next(f for f in self.shown(LineField) if f.label() == label)

    def type(self, label: str, text: str) -> None:
        line = self.field(label).line
        line.clear()
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Key.Key_Return)

    def link(self, text: str) -> LinkButton:
        return next(b for b in self.shown(LinkButton) if b.label() == text)

    def click(self, text: str) -> None:
        QTest.mouseClick(self.link(text), Qt.MouseButton.LeftButton)
        self.stage.settle()

    def choose_reason(self, at: int) -> None:
        title = self.say("reason.title")
        reasons = next(g for g in self.shown(OptionGroup) if g.accessibleName() == title)
        reasons.cards()[at].click()
        self.stage.settle()

    def open_range(self) -> None:
        rows = {row.title(): row for row in self.shown(Disclosure)}
        rows[self.say("amount.range")].header.click()
        self.stage.settle()

    def texts(self) -> list[str]:
        return [prose.text().replace("\N{NO-BREAK SPACE}", " ") for prose in self.shown(Prose)]

    def say(self, key: str) -> str:
        return self.stage.say(f"ui_question.{key}")
