"""After a crash: what was not in its file is offered, recovered or discarded for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from logic import assessment_file
from logic.assessment import Answer, Assessment, Engagement, State
from logic.journal import Journal, JournalEntry
from tests.ui.desk import NOW, Desk, Ids
from ui.kept_file import file_sum

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

AT = NOW.isoformat()


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    return Desk(qtbot, look, tmp_path / "home")


def work(task: str, number: int = 1) -> Assessment:
    ids = Ids()
    identity = [ids() for _ in range(number)][-1]
    answers = {"runs_today": Answer(state=State.DONT_KNOW)}
    return Assessment(
        id=identity, date="2026-11-22", engagement=Engagement(task=task), answers=answers
    )


def crash(desk: Desk, assessment: Assessment, document: Path, at: str = AT) -> Path:
    """Leave a journal behind."""
    journal = Journal(desk.store.journals / f"{assessment.engagement.task}.jsonl")
    base = file_sum(document)
    journal.append(JournalEntry(assessment=assessment, document=str(document), at=at, base=base))
    journal.close()
    return journal.path


def saved(path: Path, assessment: Assessment) -> Path:
    """A file as it was before the crash."""
    assessment_file.save(path, assessment)
    return path


def test_nothing_is_asked_where_nothing_was_lost(desk: Desk) -> None:
    assert not desk.room.files.offer_recovery()
    assert desk.dialogs.asked == []


def test_it_says_what_it_holds_and_of_when(desk: Desk, tmp_path: Path) -> None:
    lost = work("Claims triage")
    noted = {**lost.answers, "language": Answer(note="Ask IT", marked=True)}
    crash(desk, replace(lost, answers=noted), tmp_path / "a.tunewise")
    desk.dialogs.choices.append("")
    assert not desk.room.files.offer_recovery()
    [(title, text)] = desk.dialogs.asked
    assert title == "Recover your work?"
    assert "Claims triage: 1 answered, last change 14:32" in text
    assert "cannot be brought back" in text


def test_the_day_is_said_where_it_was_another(desk: Desk, tmp_path: Path) -> None:
    crash(desk, work("A"), tmp_path / "a.tunewise", "2026-11-03T09:15:00+00:00")
    crash(desk, work("B", 2), tmp_path / "b.tunewise", "not a time")
    desk.dialogs.choices.append("")
    desk.room.files.offer_recovery()
    text = desk.dialogs.asked[0][1]
    assert "A: 1 answered, last change 3 November 09:15" in text
    assert "B: 1 answered, last change unknown" in text


def test_asking_later_keeps_it(desk: Desk, tmp_path: Path) -> None:
    journal = crash(desk, work("Claims triage"), tmp_path / "a.tunewise")
    desk.dialogs.choices.append("")
    desk.room.files.offer_recovery()
    assert journal.exists()
    assert desk.place == "start"


def test_discarding_is_final(desk: Desk, tmp_path: Path) -> None:
    journal = crash(desk, work("Claims triage"), tmp_path / "a.tunewise")
    desk.dialogs.choices.append("discard")
    assert not desk.room.files.offer_recovery()
    assert not journal.exists()
    assert not desk.room.files.offer_recovery()


def test_recovered_work_is_in_its_file_again(desk: Desk, tmp_path: Path) -> None:
    path = saved(tmp_path / "a.tunewise", work("Before"))
    journal = crash(desk, work("After"), path)
    desk.dialogs.choices.append("recover")
    assert desk.room.files.offer_recovery()
    assert desk.document.path == path
    assert assessment_file.load(path).engagement.task == "After"
    assert desk.place == "engagement"
    assert not journal.exists()


def test_a_file_changed_since_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    path = saved(tmp_path / "a.tunewise", work("Before"))
    crash(desk, work("Mine"), path)
    saved(path, work("Theirs"))
    desk.dialogs.choices.append("recover")
    desk.room.files.offer_recovery()
    assert assessment_file.load(path).engagement.task == "Theirs"
    assert desk.document.is_draft
    assert desk.document.assessment.engagement.task == "Mine"


def test_a_file_that_is_gone_comes_back_as_a_draft(desk: Desk, tmp_path: Path) -> None:
    crash(desk, work("Claims triage"), tmp_path / "none" / "a.tunewise")
    desk.dialogs.choices.append("recover")
    desk.room.files.offer_recovery()
    assert desk.document.is_draft
    desk.room.files.close()
    assert [r.task for r in desk.store.recents()] == ["Claims triage"]


def test_several_are_all_recovered_and_the_latest_is_shown(desk: Desk, tmp_path: Path) -> None:
    early = (NOW - timedelta(minutes=5)).isoformat()
    crash(desk, work("Early"), tmp_path / "a.tunewise", early)
    crash(desk, work("Late", 2), tmp_path / "b.tunewise")
    desk.dialogs.choices.append("recover")
    desk.room.files.offer_recovery()
    assert desk.document.assessment.engagement.task == "Late"
    assert sorted(r.task for r in desk.store.recents()) == ["Early", "Late"]
    assert desk.store.left_behind() == ()
