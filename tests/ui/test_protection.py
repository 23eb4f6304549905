"""A passphrase set, asked for, changed and removed; earlier versions opened and deleted."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from logic import assessment_file
from logic.errors import PassphraseNeededError
from logic.journal import Journal, JournalEntry
from tests.logic.test_vault import quick_seal
from tests.ui.desk import NOW, Desk, choose
from ui import protection

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

WORDS = "four plain words here"
OTHER = "four other words here"


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(protection, "make_seal", quick_seal)
    return Desk(qtbot, look, tmp_path / "home")


@pytest.fixture
def path(desk: Desk, tmp_path: Path) -> Path:
    """A saved assessment, open."""
    desk.start(task="Claims triage", client="Example Insurance")
    desk.document.save_as(tmp_path / "visit.tunewise")
    return tmp_path / "visit.tunewise"


@pytest.fixture
def protected(desk: Desk, path: Path) -> Path:
    """The same, protected."""
    desk.dialogs.passphrases.append(WORDS)
    choose(desk, "Passphrase…")
    return path


def everything_kept(desk: Desk, tmp_path: Path) -> bytes:
    """The bytes of every file there is, names included."""
    files = [p for p in tmp_path.rglob("*") if p.is_file()]
    assert desk.store.home in tmp_path.rglob("*")
    return b"".join(p.name.encode() + p.read_bytes() for p in files)


def test_once_protected_no_word_of_it_is_left_anywhere(
    desk: Desk, protected: Path, tmp_path: Path
) -> None:
    desk.document.update(decision="Zweckbestimmung")
    assert list(desk.store.journals.glob("*.jsonl"))
    for word in (b"Claims", b"Example Insurance", b"Zweckbestimmung"):
        assert word not in everything_kept(desk, tmp_path)
    assert desk.document.save()
    desk.document.update(decision="Anders")
    desk.document.save()
    for word in (b"Claims", b"Zweckbestimmung", b"Anders"):
        assert word not in everything_kept(desk, tmp_path)
    assert desk.store.backups.of(desk.document.assessment.id)
    assert assessment_file.load(protected, WORDS).engagement.decision == "Anders"
    assert [r.task for r in desk.store.recents()] == ["visit"]


def test_without_the_passphrase_it_stays_shut(desk: Desk, protected: Path) -> None:
    desk.room.files.close()
    desk.dialogs.passphrases.extend(["wrong passphrase", ""])
    assert not desk.room.files.open_path(protected)
    asked = desk.dialogs.asked[-2:]
    assert [title for title, _ in asked] == ["Passphrase needed"] * 2
    assert "visit.tunewise is protected" in asked[0][1]
    assert asked[1][1] == "This is not its passphrase. Try again."
    assert not desk.document.is_open


def test_with_it_work_goes_on_under_protection(desk: Desk, protected: Path) -> None:
    desk.room.files.close()
    desk.dialogs.passphrases.append(WORDS)
    assert desk.room.files.open_path(protected)
    assert desk.document.assessment.engagement.task == "Claims triage"
    desk.document.update(task="Claims")
    assert desk.document.save()
    with pytest.raises(PassphraseNeededError):
        assessment_file.load(protected)


def test_a_damaged_one_is_not_called_a_wrong_passphrase(desk: Desk, protected: Path) -> None:
    desk.room.files.close()
    raw = json.loads(protected.read_bytes())
    raw["box"] = raw["box"][:-8] + "AAAAAAA="
    protected.write_text(json.dumps(raw))
    assert not desk.room.files.open_path(protected)
    title, text = desk.dialogs.asked[-1]
    assert title == "Not opened"
    assert "it is damaged" in text
    assert "earlier version" in text


def test_it_can_be_changed_and_removed(desk: Desk, protected: Path) -> None:
    desk.dialogs.choices.append("change")
    desk.dialogs.passphrases.append(OTHER)
    choose(desk, "Passphrase…")
    assert assessment_file.load(protected, OTHER) == desk.document.assessment
    desk.dialogs.choices.append("remove")
    choose(desk, "Passphrase…")
    assert desk.document.seal is None
    assert assessment_file.load(protected) == desk.document.assessment


@pytest.mark.parametrize("choice", ["", "change"])
def test_thinking_better_of_it_changes_nothing(desk: Desk, protected: Path, choice: str) -> None:
    before = protected.read_bytes()
    desk.dialogs.choices.append(choice)
    desk.dialogs.passphrases.append("")
    choose(desk, "Passphrase…")
    assert protected.read_bytes() == before


def test_a_file_that_cannot_be_written_stays_as_it_was(desk: Desk, path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")
    desk.dialogs.passphrases.append(WORDS)
    choose(desk, "Passphrase…")
    assert desk.dialogs.asked[-1][0] == "Nothing was changed"
    assert desk.document.seal is None


def test_with_nothing_open_there_is_nothing_to_protect(desk: Desk) -> None:
    desk.document.protect(quick_seal(WORDS))
    assert desk.document.seal is None


# Recovery


@pytest.fixture
def crashed(desk: Desk, protected: Path) -> Path:
    """A protected file whose last change is in a journal only."""
    assert desk.document.path == protected
    desk.document.update(decision="Lost?")
    kept = next(iter(desk.store.journals.glob("*.jsonl"))).read_bytes()
    desk.document.undo()
    desk.room.files.close()
    lost = desk.store.journals / "lost.jsonl"
    lost.write_bytes(kept)
    return lost


def test_protected_work_is_recovered_with_its_passphrase(
    desk: Desk, crashed: Path, protected: Path
) -> None:
    desk.dialogs.choices.append("recover")
    desk.dialogs.passphrases.extend(["wrong passphrase", WORDS])
    assert desk.room.files.offer_recovery()
    [(_, text), (_, first), (_, second)] = desk.dialogs.asked[-3:]
    assert "visit.tunewise, protected by a passphrase: last change 14:32" in text
    assert "Claims" not in text
    assert first == "The changes to recover of visit.tunewise are protected."
    assert second == "This is not its passphrase. Try again."
    assert desk.document.path == protected
    assert assessment_file.load(protected, WORDS).engagement.decision == "Lost?"
    assert not crashed.exists()


def test_without_it_the_work_is_kept_for_later(desk: Desk, crashed: Path) -> None:
    desk.dialogs.choices.append("recover")
    desk.dialogs.passphrases.append("")
    assert not desk.room.files.offer_recovery()
    assert crashed.exists()


def test_what_the_file_holds_already_is_not_recovered_twice(
    desk: Desk, protected: Path, tmp_path: Path
) -> None:
    held, seal = desk.document.assessment, desk.document.seal
    desk.room.files.close()
    journal = Journal(desk.store.journals / "held.jsonl")
    journal.seal = seal
    journal.append(JournalEntry(assessment=held, document=str(protected)))
    journal.close()
    desk.dialogs.choices.append("recover")
    desk.dialogs.passphrases.append(WORDS)
    assert desk.room.files.offer_recovery()
    assert not desk.document.is_open
    assert not journal.path.exists()
    assert not list((tmp_path / "home" / "drafts").iterdir())


# Earlier versions


def changed_twice(desk: Desk) -> None:
    for task in ("Second", "Third"):
        desk.document.update(task=task)
        assert desk.document.save()


def reopened(desk: Desk, path: Path) -> None:
    desk.room.files.close()
    desk.room.files.open_path(path)


def test_the_state_at_opening_is_kept_and_opens_as_a_draft(desk: Desk, path: Path) -> None:
    reopened(desk, path)
    changed_twice(desk)
    identity = desk.document.assessment.id
    desk.dialogs.choices.append("0")
    choose(desk, "Earlier versions…")
    assert desk.document.assessment.engagement.task == "Claims triage"
    assert desk.document.assessment.id != identity
    assert desk.document.is_draft
    assert desk.place == "check"
    assert assessment_file.load(path).engagement.task == "Third"


def test_earlier_versions_can_all_be_deleted(desk: Desk, path: Path) -> None:
    reopened(desk, path)
    changed_twice(desk)
    desk.dialogs.choices.extend(("delete", "delete"))
    choose(desk, "Earlier versions…")
    assert "This cannot be undone" in desk.dialogs.asked[-1][1]
    choose(desk, "Earlier versions…")
    assert desk.dialogs.asked[-1][0] == "No earlier version"


@pytest.mark.parametrize("answer", ["", "keep"])
def test_earlier_versions_stay_unless_their_deletion_is_confirmed(
    desk: Desk, path: Path, answer: str
) -> None:
    reopened(desk, path)
    changed_twice(desk)
    desk.dialogs.choices.extend(("delete", answer, ""))
    choose(desk, "Earlier versions…")
    assert desk.dialogs.asked[-1][0] == "Delete the earlier versions (1)?"
    choose(desk, "Earlier versions…")
    assert desk.dialogs.asked[-1][0] == "Earlier versions"


def test_an_earlier_version_under_another_passphrase_asks_for_it(
    desk: Desk, protected: Path
) -> None:
    desk.room.files.close()
    desk.dialogs.passphrases.append(WORDS)
    desk.room.files.open_path(protected)
    changed_twice(desk)
    desk.dialogs.choices.append("remove")
    choose(desk, "Passphrase…")
    desk.dialogs.choices.extend(["0", "0"])
    desk.dialogs.passphrases.extend(["wrong passphrase", ""])
    choose(desk, "Earlier versions…")
    assert desk.document.path == protected
    desk.dialogs.passphrases.append(WORDS)
    choose(desk, "Earlier versions…")
    assert desk.document.path != protected
    assert desk.document.seal is not None


def test_an_earlier_version_that_is_damaged_is_said(desk: Desk, path: Path) -> None:
    reopened(desk, path)
    changed_twice(desk)
    [backup] = desk.store.backups.of(desk.document.assessment.id)
    backup.path.write_bytes(b"{")
    desk.dialogs.choices.append("0")
    choose(desk, "Earlier versions…")
    assert desk.dialogs.asked[-1][0] == "Not opened"


def test_a_version_of_another_day_says_which(desk: Desk, path: Path) -> None:
    data = path.read_bytes()
    early = NOW - timedelta(days=19)
    desk.store.backups.keep(desk.document.assessment.id, data, early)
    backup = desk.store.backups.of(desk.document.assessment.id)[0]
    assert desk.room.files._protection._moment(backup.at).startswith("3 November")


def test_a_version_of_today_says_its_time_once(desk: Desk, path: Path) -> None:
    desk.store.backups.keep(desk.document.assessment.id, path.read_bytes(), NOW)
    backup = desk.store.backups.of(desk.document.assessment.id)[0]
    told = desk.room.files._protection._moment(backup.at)
    assert told == f"{NOW.astimezone():%H:%M}"
