"""The assessment that is open: what it holds, what it tells, undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Signal
from PySide6.QtTest import QSignalSpy

from logic.advice import advise
from logic.assessment import (
    BLANK,
    Answer,
    Assessment,
    Certainty,
    ContentRef,
    Costs,
    Person,
    Priorities,
    ReportSettings,
    RouteChoice,
    State,
    Voice,
)
from tests.ui.desk import Ids, a_keeper, a_store
from tests.ui.pages_stage import FULL, pack, said, trial
from ui.document import Document
from ui.keeper import SaveState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from ui.store import Store

KNOWN = Answer(state=State.DONT_KNOW)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return a_store(tmp_path / "home")


@pytest.fixture
def document(qapp: QApplication, store: Store) -> Iterator[Document]:
    owner = QObject(qapp)
    made = Document(pack().content, pack().words, a_keeper(store, owner), owner)
    yield made
    made.abandon()


@pytest.fixture
def begun(document: Document) -> Document:
    document.start()
    return document


def state_of(document: Document) -> SaveState:
    return document.saved.state


# What it holds


def test_nothing_is_open_at_first(document: Document) -> None:
    assert not document.is_open
    assert document.path is None
    assert state_of(document) == SaveState.NOTHING


def test_changes_need_an_open_assessment(document: Document) -> None:
    document.set_answer("volume", KNOWN)
    document.update(task="Claims triage")
    assert not document.is_open
    assert not document.undo_what


def test_a_new_assessment_names_day_and_content(begun: Document) -> None:
    assert begun.assessment.date == "2026-11-22"
    assert begun.assessment.content.checksum == pack().content.checksum
    assert begun.walk


def test_each_change_is_told_once(begun: Document) -> None:
    told = QSignalSpy(begun.changed)
    begun.set_answer("runs_today", said("people"))
    begun.update(task="Claims triage")
    assert told.count() == 2


def test_no_change_is_not_told(begun: Document) -> None:
    begun.set_answer("runs_today", said("people"))
    told = QSignalSpy(begun.changed)
    begun.set_answer("runs_today", said("people"))
    begun.update(task="")
    assert told.count() == 0


def test_a_blank_answer_clears(begun: Document) -> None:
    begun.set_answer("runs_today", said("people"))
    begun.set_answer("runs_today", BLANK)
    assert "runs_today" not in begun.assessment.answers


def test_a_mark_comes_and_goes(begun: Document) -> None:
    begun.toggle_mark("runs_today")
    assert begun.assessment.answer("runs_today").marked
    begun.toggle_mark("runs_today")
    assert begun.assessment.answers == {}


def test_other_intents_change_their_part(begun: Document) -> None:
    begun.set_date("2026-11-20")
    begun.set_report_settings(ReportSettings(draft=True))
    begun.set_route_choice(RouteChoice(approach="foundation", route="A4", reason="Theirs"))
    assessment = begun.assessment
    assert (assessment.date, assessment.report.draft) == ("2026-11-20", True)
    assert [c.route for c in assessment.route_choices] == ["A4"]
    begun.set_route_choice(RouteChoice(approach="foundation", route="", reason=""))
    assert begun.assessment.route_choices == ()


def test_one_set_of_priorities_is_agreed(begun: Document) -> None:
    begun.set_priorities(Priorities(person="p1", points={"cost": 10}))
    begun.set_priorities(Priorities(person="p2", certainty=Certainty.EXACT))
    assert [(p.person, p.agreed) for p in begun.assessment.priorities] == [
        ("p1", False),
        ("p2", True),
    ]
    begun.set_priorities(Priorities(person="p1", agreed=False, points={"cost": 20}))
    assert begun.assessment.agreed_priorities().person == "p2"


def test_the_advice_is_never_of_an_older_state(begun: Document) -> None:
    for question, answer in FULL.items():
        begun.set_answer(question, answer)
        assert begun.advice == advise(pack().content, begun.assessment)
    begun.undo()
    assert begun.advice == advise(pack().content, begun.assessment)


def test_the_advice_is_worked_out_once_a_state(begun: Document) -> None:
    begun.set_answer("trial", trial())
    assert begun.advice is begun.advice


def test_the_result_is_hidden_again_in_the_next_file(begun: Document) -> None:
    told = QSignalSpy(begun.changed)
    begun.show_result()
    begun.show_result()
    assert (begun.result_shown, told.count()) == (True, 1)
    begun.start()
    assert not begun.result_shown


def test_what_a_removed_person_said_stays_said_by_the_role(begun: Document) -> None:
    begun.update(people=(Person(id="p1", role="Head of claims"), Person(id="p2", role="IT")))
    begun.set_answer("runs_today", replace(said("people"), voices=(Voice(said_by="p1"),)))
    begun.set_priorities(Priorities(person="p1"))
    begun.remove_person("p1")
    answer = begun.assessment.answer("runs_today")
    assert (answer.said_by, answer.voices[0].said_by) == ("Head of claims", "Head of claims")
    assert begun.assessment.priorities[0].person == "Head of claims"
    begun.undo()
    assert begun.assessment.answer("runs_today").said_by == "p1"
    assert len(begun.assessment.engagement.people) == 2


def test_a_set_of_points_that_is_changed_keeps_its_place(begun: Document) -> None:
    for one in ("", "p1", "p2"):
        begun.set_priorities(Priorities(person=one, agreed=not one))
    begun.set_priorities(Priorities(person="p1", points={"cost": 10}, agreed=True))
    sets = begun.assessment.priorities
    assert [one.person for one in sets] == ["", "p1", "p2"]
    assert [one.agreed for one in sets] == [False, True, False]


def test_two_of_one_role_who_are_removed_keep_their_points_and_the_file_is_saved(
    begun: Document,
) -> None:
    people = Person(id="p1", role="IT"), Person(id="p2", role="IT"), Person(id="p3", role="")
    begun.update(people=people)
    for one in ("", "p1", "p2", "p3"):
        begun.set_priorities(Priorities(person=one, agreed=not one))
    for person in people:
        begun.remove_person(person.id)
    assert [one.person for one in begun.assessment.priorities] == ["", "IT", "IT (2)", "(2)"]
    assert begun.save()


def test_an_id_once_used_is_not_given_again(begun: Document) -> None:
    begun.update(people=(Person(id="person1", role="IT"),))
    begun.set_answer("runs_today", replace(KNOWN, said_by="person2"))
    begun.set_priorities(Priorities(person="person3"))
    begun.set_answer("volume", replace(KNOWN, voices=(Voice(said_by="person4"),)))
    begun.set_route_choice(
        RouteChoice(approach="fine_tuned", route="B1", reason="Known.", chosen_by="person5")
    )
    assert begun.fresh_person_id() == "person6"


def test_a_route_a_removed_person_chose_stays_chosen_by_the_role(begun: Document) -> None:
    begun.update(people=(Person(id="p1", role="IT"),))
    chosen = RouteChoice(approach="fine_tuned", route="B1", reason="Known.", chosen_by="p1")
    begun.set_route_choice(chosen)
    begun.remove_person("p1")
    assert begun.assessment.route_choices == (replace(chosen, chosen_by="IT"),)


def test_an_earlier_revision_is_told_in_its_own_currency_and_by_its_own_rules(
    begun: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun.finish()
    begun.start_revision("The volume doubled.")
    begun.set_costs(Costs(currency="EUR", rate=0.9, rate_date="2026-11-22"))
    asked: list[ContentRef] = []
    monkeypatch.setattr(begun._keeper, "content_of", asked.append)
    begun.view_revision(1)
    assert begun.currency.code == "USD"
    assert begun.earlier_content is None
    assert asked == [begun.assessment.content]
    begun.view_current()
    assert begun.currency.code == "EUR"


# Undo


def test_undo_names_the_place_of_the_change(begun: Document) -> None:
    begun.set_answer("runs_today", KNOWN)
    begun.update(task="Claims triage")
    assert [begun.undo(), begun.undo(), begun.undo()] == ["engagement", "question:runs_today", ""]
    assert begun.redo() == "question:runs_today"


def test_letters_in_a_row_are_one_step(begun: Document) -> None:
    for text in ("C", "Cl", "Cla"):
        begun.update(task=text, merge="engagement.task")
    begun.undo()
    assert begun.assessment.engagement.task == ""
    begun.redo()
    assert begun.assessment.engagement.task == "Cla"


def test_letters_after_something_else_are_a_step_of_their_own(begun: Document) -> None:
    begun.update(task="A", merge="engagement.task")
    begun.set_answer("runs_today", KNOWN)
    begun.update(task="AB", merge="engagement.task")
    begun.undo()
    assert begun.assessment.engagement.task == "A"


def test_letters_after_undo_are_a_step_of_their_own(begun: Document) -> None:
    begun.update(task="A", merge="engagement.task")
    begun.set_answer("runs_today", KNOWN)
    begun.undo()
    begun.update(task="AB", merge="engagement.task")
    begun.undo()
    assert begun.assessment.engagement.task == "A"


def test_letters_taken_back_one_by_one_leave_nothing_to_undo(begun: Document) -> None:
    for text in ("A", "AB", "A", ""):
        begun.update(task=text, merge="engagement.task")
    assert not begun.undo_what
    begun.update(task="A", merge="engagement.task")
    begun.undo()
    assert begun.assessment.engagement.task == ""


def test_a_change_ends_redoing(begun: Document) -> None:
    begun.update(task="A")
    begun.undo()
    begun.update(task="B")
    assert not begun.redo_what


def test_the_next_file_has_nothing_to_undo(begun: Document) -> None:
    begun.update(task="A")
    begun.start()
    assert not begun.undo_what


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["x", "y"])), max_size=12))
def test_undoing_all_leads_back_and_redoing_all_forth(moves: list[tuple[str, str]]) -> None:
    document = Document(pack().content, pack().words, _Nowhere())  # type: ignore[arg-type]
    document.start()
    first = document.assessment
    for task, merge in moves:
        document.update(task=task, merge=merge)
    last = document.assessment
    while document.undo():
        pass
    assert document.assessment == first
    while document.redo():
        pass
    assert document.assessment == last


class _Nowhere(QObject):
    """A keeper that keeps nothing."""

    status_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.new_id = Ids()
        self.read_only = None

    def today(self) -> str:
        return "2026-11-22"

    def save(self) -> bool:
        return True

    def begin(self, born: Assessment) -> None: ...

    def note(self, assessment: Assessment) -> None: ...

    def end(self) -> None: ...
