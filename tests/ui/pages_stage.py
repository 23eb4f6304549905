"""A page in a window, with a real document and a shell that only takes notes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from logic.assessment import (
    Amount,
    Answer,
    Assessment,
    Basis,
    Engagement,
    Person,
    Priorities,
    State,
    Trial,
)
from tests.logic.bundled import PACK
from tests.ui.stage import show
from ui.background import unforeseen
from ui.document import Document
from ui.keeper import Keeper, Sources
from ui.pages import PageContext
from ui.places import documents
from ui.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from logic.pack import Pack
    from ui.pages import Page
    from ui.theme import Look

DAY = "2026-11-22"
POINTS = {
    "business_need": 80,
    "data_knowledge": 42,
    "performance": 64,
    "customization": 100,
    "security": 20,
    "cost": 16,
}
PEOPLE = (Person(id="p1", role="Head of claims"), Person(id="p2", role="IT"))


def pack() -> Pack:
    """The bundled pack, read once."""
    return PACK


def said(*options: str, basis: Basis | None = Basis.DOCUMENTED) -> Answer:
    """A choice answered."""
    return Answer(state=State.ANSWERED, options=options, basis=basis, said_by="p1")


def amount(low: float, likely: float | None = None, high: float | None = None) -> Answer:
    """An amount answered."""
    middle = low if likely is None else likely
    value = Amount(low=low, likely=middle, high=middle if high is None else high)
    return Answer(state=State.ANSWERED, amount=value, basis=Basis.MEASURED, said_by="p2")


def trial(good: int = 76, facts: int = 3, way: int = 17, reasoning: int = 2) -> Answer:
    """A trial of 100 cases with a pass mark of 92 %."""
    value = Trial(tried=100, good=good, pass_mark=92, facts=facts, way=way, reasoning=reasoning)
    return Answer(state=State.ANSWERED, trial=value, basis=Basis.MEASURED, said_by="p1")


#: Answers that favour tuning; some are open, one is assumed, one does not apply.
FULL: Mapping[str, Answer] = {
    "task_kind": said("label"),
    "right_tool": said("language_model"),
    "runs_today": said("people"),
    "trial": trial(),
    "trial_setup": said("with_examples"),
    "data_location": said("any_cloud"),
    "provider": said("google"),
    "examples_held": amount(600),
    "examples_possible": said("within_weeks"),
    "examples_rights": said("held"),
    "personal_data": said("masked"),
    "error_check": said("samples"),
    "volume": amount(90_000, 120_000, 140_000),
    "operators": said("ml_team"),
    "task_count": said("one"),
    "task_stability": said("stable"),
    "deadline": said("longer"),
    "language": Answer(state=State.DONT_KNOW),
    "test_set": said("agreed"),
    "field_speed": said("slow", basis=Basis.ASSUMED),
    "style_rules": said("learned_from_examples"),
    "high_risk": Answer(state=State.NOT_APPLICABLE, reason="decided_elsewhere"),
}


@dataclass
class NotedShell:
    """Takes notes of what a page asks for; background work waits until ``work`` is called."""

    went: list[tuple[str, str]] = field(default_factory=list)
    footers: int = 0
    digits: bool = True
    waiting: list[
        tuple[Callable[[], object], Callable[[object], None], Callable[[Exception], None]]
    ] = field(default_factory=list)

    def go(self, place: str, then: str = "") -> None:
        self.went.append((place, then))

    def go_on(self) -> None:
        self.went.append(("on", ""))

    def go_back(self) -> None:
        self.went.append(("back", ""))

    def footer_changed(self) -> None:
        self.footers += 1

    def print_report(self) -> None:
        self.went.append(("print", ""))

    def digits_on(self) -> bool:
        return self.digits

    def folder(self) -> Path:
        return documents()

    def run(
        self,
        work: Callable[[], object],
        done: Callable[[object], None],
        failed: Callable[[Exception], None] = unforeseen,
    ) -> None:
        self.waiting.append((work, done, failed))

    def work(self) -> None:
        """Do the newest piece of work; older ones fall silent."""
        newest, done, failed = self.waiting[-1]
        self.waiting.clear()
        try:
            value = newest()
        except Exception as fault:  # noqa: BLE001 - as ui.background does
            failed(fault)
        else:
            done(value)


class PageStage:
    """One page shown in a window 1300 by 760 units, without rail and footer."""

    def __init__(self, qtbot: QtBot, look: Look, folder: Path) -> None:
        self._qtbot = qtbot
        self.look = look
        store = Store(folder)
        store.prepare()
        ids = count(1)
        keeper = Keeper(
            store,
            Sources(
                now=lambda: datetime(2026, 11, 22, 14, 32, tzinfo=UTC),
                new_id=lambda: str(UUID(int=next(ids))),
            ),
        )
        self.words = pack().words
        self.content = pack().content
        self.document = Document(self.content, self.words, keeper)
        self.keeper = keeper
        self.shell = NotedShell()
        self.context = PageContext(
            document=self.document,
            content=self.content,
            words=self.words,
            look=look,
            shell=self.shell,
        )

    def open(
        self,
        answers: Mapping[str, Answer] = FULL,
        priorities: tuple[Priorities, ...] = (Priorities(points=POINTS),),
    ) -> None:
        """Begin an assessment with these answers."""
        engagement = Engagement(task="Claims triage", client="Example Insurance", people=PEOPLE)
        pattern = Assessment(id="", date=DAY, engagement=engagement, answers=dict(answers))
        self.document.start_from(replace(pattern, priorities=priorities))

    def enter(self, page: Page, place: str, width: int = 1300) -> None:
        """Show a page at a place, as the window does."""
        self.document.changed.connect(page.refresh)
        window = show(self._qtbot, page.widget, width=width)
        window.resize(width, 760)
        page.enter(place)
        self.settle()

    def close(self) -> None:
        """Let go of the document and its files."""
        self.document.abandon()

    def settle(self) -> None:
        """Let layouts come to rest."""
        for _ in range(3):
            QApplication.processEvents()
        QTest.qWait(1)

    def answer(self, question: str) -> Answer:
        """What the document holds."""
        return self.document.assessment.answer(question)

    def say(self, key: str, **values: object) -> str:
        """A sentence of the words."""
        return self.words.text(key, **values)
