"""The open assessment and its file: saving, opening, the journal, recovery."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from logic import assessment_file
from logic.assessment import (
    Answer,
    Assessment,
    RouteChoice,
    State,
)
from logic.errors import AssessmentFileError, NewerFileError, SaveError
from logic.journal import Journal
from tests.ui.desk import Ids, a_keeper, a_store
from tests.ui.pages_stage import pack, said
from ui.document import Document
from ui.keeper import SaveState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

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


def path_of(document: Document) -> Path:
    assert document.path is not None
    return document.path


def on_disk(document: Document) -> Assessment:
    return assessment_file.load(path_of(document))


def state_of(document: Document) -> SaveState:
    return document.saved.state


def journal_of(store: Store) -> Journal | None:
    found = list(store.journals.glob("*.jsonl"))
    return Journal(found[0]) if found else None


# The file


def test_the_file_is_there_from_the_first_moment(begun: Document) -> None:
    assert begun.is_draft
    assert on_disk(begun) == begun.assessment
    assert path_of(begun).stat().st_mode & 0o777 == 0o600


def test_a_draft_nobody_touched_goes(begun: Document, store: Store) -> None:
    path = path_of(begun)
    assert begun.close()
    assert not path.exists()
    assert store.recents() == ()
    assert list(store.journals.iterdir()) == []


def test_a_draft_with_work_in_it_stays(begun: Document, store: Store) -> None:
    path = path_of(begun)
    begun.update(task="Claims triage")
    assert begun.close()
    assert assessment_file.load(path).engagement.task == "Claims triage"
    assert [r.task for r in store.recents()] == ["Claims triage"]
    assert not begun.is_open


def test_the_file_is_written_after_a_pause(begun: Document, qtbot: QtBot) -> None:
    begun.update(task="Claims triage")
    assert state_of(begun) == SaveState.PENDING
    assert on_disk(begun).engagement.task == ""
    with qtbot.waitSignal(begun.saved_changed, timeout=5000):
        pass
    assert state_of(begun) == SaveState.SAVED
    assert on_disk(begun) == begun.assessment


def test_a_change_is_in_the_journal_at_once(begun: Document, store: Store) -> None:
    begun.update(task="Claims triage")
    journal = journal_of(store)
    assert journal is not None
    entry = Journal.read(journal.path)
    assert entry is not None
    assert entry.assessment == begun.assessment
    assert entry.document == str(begun.path)
    assert journal.path.stat().st_mode & 0o777 == 0o600


def test_the_journal_goes_once_the_file_has_it_all(begun: Document, store: Store) -> None:
    begun.update(task="Claims triage")
    assert begun.save()
    assert journal_of(store) is None


def test_undo_is_kept_too(begun: Document) -> None:
    begun.update(task="Claims triage")
    begun.undo()
    begun.save()
    assert on_disk(begun).engagement.task == ""


def test_opening_shows_what_the_file_holds(begun: Document, tmp_path: Path) -> None:
    begun.update(task="Claims triage")
    path = tmp_path / "named.tunewise"
    begun.save_as(path)
    kept = begun.assessment
    begun.close()
    begun.open(path)
    assert begun.assessment == kept
    assert state_of(begun) == SaveState.SAVED
    assert not begun.is_draft


def test_save_as_takes_the_draft_away(begun: Document, store: Store, tmp_path: Path) -> None:
    draft = path_of(begun)
    begun.update(task="Claims triage")
    begun.save_as(tmp_path / "named.tunewise")
    assert not draft.exists()
    assert [r.path for r in store.recents()] == [str(tmp_path / "named.tunewise")]
    begun.update(task="Other")
    begun.save()
    assert on_disk(begun).engagement.task == "Other"


def test_save_as_leaves_a_named_file_alone(begun: Document, tmp_path: Path) -> None:
    begun.save_as(tmp_path / "one.tunewise")
    begun.save_as(tmp_path / "two.tunewise")
    assert (tmp_path / "one.tunewise").exists()


def test_a_failing_save_as_changes_nothing(begun: Document, tmp_path: Path) -> None:
    begun.update(task="Claims triage")
    begun.save()
    before = path_of(begun)
    with pytest.raises(SaveError, match="folder"):
        begun.save_as(tmp_path / "none" / "named.tunewise")
    assert path_of(begun) == before
    assert before.exists()


def test_save_as_with_nothing_open_does_nothing(document: Document, tmp_path: Path) -> None:
    document.save_as(tmp_path / "x.tunewise")
    assert not (tmp_path / "x.tunewise").exists()


def test_a_failing_save_is_said_and_loses_nothing(begun: Document, store: Store) -> None:
    shutil.rmtree(store.drafts)
    begun.update(task="Claims triage")
    assert not begun.save()
    assert state_of(begun) == SaveState.FAILED
    assert "was not written" in begun.saved.sentence
    assert not begun.close()
    assert begun.assessment.engagement.task == "Claims triage"
    store.prepare()
    assert begun.save()
    assert state_of(begun) == SaveState.SAVED


def test_a_failed_save_stays_said_while_work_goes_on(begun: Document, store: Store) -> None:
    shutil.rmtree(store.drafts)
    begun.update(task="A")
    begun.save()
    begun.update(task="B")
    assert state_of(begun) == SaveState.FAILED


def test_what_is_left_unsaved_is_found_at_the_next_start(begun: Document, store: Store) -> None:
    shutil.rmtree(store.drafts)
    begun.update(task="Claims triage")
    begun.start()
    begun.abandon()
    found = store.left_behind()
    assert "Claims triage" in [r.entry.task for r in found]


def test_without_a_journal_the_file_is_written_at_once(
    begun: Document, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.keeper.SAVE_PAUSE_MS", 600_000)
    shutil.rmtree(store.journals)
    store.journals.write_text("in the way")
    begun.update(task="Claims triage")
    qtbot.waitUntil(lambda: on_disk(begun).engagement.task == "Claims triage")


def test_a_file_changed_from_elsewhere_is_not_written_over(begun: Document, tmp_path: Path) -> None:
    path = tmp_path / "named.tunewise"
    begun.save_as(path)
    theirs = replace(begun.assessment, date="2020-01-01")
    assessment_file.save(path, theirs)
    begun.update(task="Mine")
    assert not begun.save()
    assert "changed from elsewhere" in begun.saved.sentence
    assert assessment_file.load(path) == theirs
    begun.save_as(tmp_path / "mine.tunewise")
    assert on_disk(begun).engagement.task == "Mine"


def test_what_somebody_else_wrote_is_kept_where_it_is_written_over(
    begun: Document, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "a.tunewise"
    begun.save_as(path)
    for task in ("Claims triage", "Claims"):
        begun.update(task=task)
        assert begun.save()
    theirs = replace(begun.assessment, date="2020-01-01")
    assessment_file.save(path, theirs)
    begun.update(task="Ours")
    assert not begun.save()
    begun.save_as(path)
    kept = [assessment_file.load(one.path) for one in store.backups.of(begun.assessment.id)]
    assert theirs in kept
    assert on_disk(begun).engagement.task == "Ours"


def test_a_file_that_vanished_is_written_again(begun: Document) -> None:
    path_of(begun).unlink()
    begun.update(task="Claims triage")
    assert begun.save()
    assert on_disk(begun).engagement.task == "Claims triage"


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", AssessmentFileError),
        (b"{" * 5000, AssessmentFileError),
        (b'{"format": 99, "kind": "tunewise-assessment"}', NewerFileError),
    ],
)
def test_a_file_that_cannot_be_opened_leaves_all_as_it_is(
    begun: Document, tmp_path: Path, data: bytes, fault: type[AssessmentFileError]
) -> None:
    begun.update(task="Mine")
    path = tmp_path / "bad.tunewise"
    path.write_bytes(data)
    with pytest.raises(fault):
        begun.open(path)
    assert begun.assessment.engagement.task == "Mine"
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"no_such_question": KNOWN}, "no_such_question"),
        ({"runs_today": said("no_such_option")}, "no_such_option"),
    ],
)
def test_answers_the_questions_do_not_allow_are_refused(
    begun: Document, tmp_path: Path, answers: dict[str, Answer], says: str
) -> None:
    path = tmp_path / "odd.tunewise"
    assessment_file.save(path, replace(begun.assessment, answers=answers))
    with pytest.raises(AssessmentFileError, match=says):
        begun.open(path)
    assert begun.assessment.answers == {}


@pytest.mark.parametrize("approach", ["fine_tuned", "foundation"])
def test_routes_there_are_not_are_refused(begun: Document, tmp_path: Path, approach: str) -> None:
    path = tmp_path / "odd.tunewise"
    other = "A1" if approach == "fine_tuned" else "Z9"
    choice = RouteChoice(approach=approach, route=other, reason="Known.")
    assessment_file.save(path, replace(begun.assessment, route_choices=(choice,)))
    with pytest.raises(AssessmentFileError, match=f'{approach} has no route "{other}"'):
        begun.open(path)
    assert begun.assessment.route_choices == ()


def test_opening_the_open_file_keeps_its_unsaved_work(begun: Document) -> None:
    begun.update(task="Mine")
    begun.open(path_of(begun))
    assert begun.assessment.engagement.task == "Mine"
    assert begun.undo_what


def test_a_copy_has_an_id_of_its_own(begun: Document) -> None:
    begun.update(task="Claims triage")
    pattern = begun.assessment
    begun.start_from(pattern)
    assert begun.assessment.id != pattern.id
    assert begun.assessment.engagement == pattern.engagement
    assert begun.assessment.date == pattern.date


# Recovery


def test_recovered_work_goes_back_into_its_file(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "named.tunewise"
    work = Assessment(id=Ids()(), date="2026-11-22")
    assessment_file.save(path, work)
    document.recover(replace(work, date="2026-11-21"), path)
    assert path_of(document) == path
    assert on_disk(document).date == "2026-11-21"


def test_recovered_work_without_a_file_is_a_draft_that_stays(document: Document) -> None:
    document.recover(Assessment(id=Ids()(), date="2026-11-22"), None)
    path = path_of(document)
    assert document.is_draft
    document.close()
    assert path.exists()
