"""What is kept on this computer: privately, and never a reason to fail."""

from __future__ import annotations

import errno
import os
import stat
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLockFile

from logic import assessment_file
from logic.assessment import Assessment, Engagement
from logic.journal import Journal, JournalEntry
from tests.ui.desk import NOW, Ids, a_store
from ui.settings import Settings
from ui.store import RECENTS_KEPT, Recent, Store

if TYPE_CHECKING:
    from pathlib import Path

    from ui.store import Recovery

DAY = "2026-11-22"


def _file(folder: Path, name: str = "a") -> Path:
    path = folder / f"{name}.tunewise"
    path.write_bytes(b"x")
    return path


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _an_assessment(task: str = "Claims triage") -> Assessment:
    return Assessment(id=Ids()(), date=DAY, engagement=Engagement(task=task))


def test_the_folders_are_private(tmp_path: Path) -> None:
    store = a_store(tmp_path / "home")
    assert [_mode(f) for f in (store.home, store.drafts, store.journals)] == [0o700] * 3


def test_settings_are_private_too(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    store.keep_settings(Settings(text_size=150))
    assert _mode(tmp_path / "settings.json") == 0o600


def test_a_folder_that_cannot_be_made_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    store = Store(tmp_path / "taken")
    assert not store.prepare()
    store.keep_settings(Settings(text_size=150))
    assert store.settings() == Settings()


def test_settings_come_back(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    kept = Settings(text_size=150, appearance="dark", digits=False)
    store.keep_settings(kept)
    assert Store(tmp_path).settings() == kept


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"\xff\xfe", b'{"text_size": "big", "digits": 1}', b"[" * 100_000],
)
def test_damaged_settings_are_the_plain_ones(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(damage)
    assert Store(tmp_path).settings() == Settings()


def test_a_sound_setting_survives_beside_a_damaged_one(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"text_size": 150, "digits": "no", "more": 1}')
    assert Store(tmp_path).settings() == Settings(text_size=150)


def test_the_latest_file_comes_first(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    for name in ("a", "b", "a"):
        store.stamp(_file(tmp_path, name), name, NOW, finished=False)
    assert [r.task for r in store.recents()] == ["a", "b"]


def test_the_list_holds_task_and_date_and_no_client(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    store.stamp(_file(tmp_path), "Claims triage", NOW, finished=True)
    [entry] = store.recents()
    assert entry == Recent(
        path=str(tmp_path / "a.tunewise"),
        task="Claims triage",
        when="2026-11-22T14:32+00:00",
        finished=True,
    )
    assert "client" not in (tmp_path / "recents.json").read_text()


def test_a_file_that_is_gone_is_not_listed_until_it_is_back(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    path = _file(tmp_path)
    store.stamp(path, "a", NOW, finished=False)
    path.unlink()
    assert store.recents() == ()
    _file(tmp_path)
    assert len(store.recents()) == 1


def test_a_file_on_a_drive_that_is_gone_is_not_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = a_store(tmp_path)
    store.stamp(_file(tmp_path), "a", NOW, finished=False)

    def gone(*_: object, **__: object) -> os.stat_result:
        raise OSError(errno.ENOTCONN, "Transport endpoint is not connected")

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", gone)
        assert store.recents() == ()
    assert len(store.recents()) == 1


def test_the_list_has_an_end(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    for number in range(RECENTS_KEPT + 3):
        store.stamp(_file(tmp_path, f"f{number}"), f"{number}", NOW, finished=False)
    assert len(store.recents()) == RECENTS_KEPT
    assert store.recents()[0].task == f"{RECENTS_KEPT + 2}"


@pytest.mark.parametrize("damage", ["", "{}", '[1, {"path": 3}, {"task": "no path"}]'])
def test_a_damaged_list_is_an_empty_one(tmp_path: Path, damage: str) -> None:
    (tmp_path / "recents.json").write_text(damage)
    assert Store(tmp_path).recents() == ()


def test_the_place_is_kept_with_the_file(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    path = _file(tmp_path)
    store.stamp(path, "a", NOW, finished=False)
    store.remember_place(path, "question:volume")
    store.stamp(path, "a", NOW + timedelta(hours=1), finished=False)
    kept = store.recent(path)
    assert kept is not None
    assert kept.place == "question:volume"


def test_a_draft_never_takes_another_drafts_name(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    assessment = _an_assessment()
    first = store.free_draft_path(assessment)
    first.write_bytes(b"")
    second = store.free_draft_path(assessment)
    assert first != second
    assert store.is_draft(first)
    assert store.is_draft(second)


# Journals


def _left(store: Store, assessment: Assessment, document: Path, at: str = "") -> Path:
    """A journal as a crash leaves it."""
    journal = Journal(store.journals / f"{document.stem}.jsonl")
    journal.append(JournalEntry(assessment=assessment, document=str(document), at=at))
    journal.close()
    return journal.path


def _found(store: Store) -> list[tuple[str, str]]:
    def line(recovery: Recovery) -> tuple[str, str]:
        return recovery.entry.task, recovery.entry.document

    return [line(recovery) for recovery in store.left_behind()]


def test_work_not_in_its_file_is_found(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    document = tmp_path / "d.tunewise"
    assessment_file.save(document, _an_assessment("Old"))
    _left(store, _an_assessment("New"), document)
    assert _found(store) == [("New", str(document))]


def test_the_latest_work_comes_first(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    _left(store, _an_assessment("Early"), tmp_path / "b.tunewise", "2026-11-22T10:00:00+00:00")
    _left(store, _an_assessment("Late"), tmp_path / "a.tunewise", "2026-11-22T11:00:00+00:00")
    assert [task for task, _ in _found(store)] == ["Late", "Early"]


def test_a_journal_with_nothing_new_goes_silently(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    document = tmp_path / "d.tunewise"
    assessment_file.save(document, _an_assessment())
    journal = _left(store, _an_assessment(), document)
    assert _found(store) == []
    assert not journal.exists()


def test_an_unreadable_journal_goes_silently(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    (store.journals / "x.jsonl").write_bytes(b"\x00\xffnothing")
    assert _found(store) == []


def test_the_journal_of_a_running_window_is_left_alone(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    journal = _left(store, _an_assessment(), tmp_path / "d.tunewise")
    lock = QLockFile(f"{journal}.lock")
    assert lock.tryLock(0)
    assert _found(store) == []
    assert journal.exists()
    lock.unlock()
    assert len(_found(store)) == 1


def test_a_new_journal_is_locked_until_released(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    journal = store.new_journal("j")
    document = str(tmp_path / "d.tunewise")
    journal.append(JournalEntry(assessment=_an_assessment(), document=document))
    assert _found(Store(tmp_path)) == []
    journal.close()
    store.release_journal()
    assert len(_found(Store(tmp_path))) == 1


def test_discarding_is_final(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    journal = _left(store, _an_assessment(), tmp_path / "d.tunewise")
    store.discard(journal)
    assert not journal.exists()
