"""Who has a file open, and whether they still do."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from logic import lock as module
from logic.errors import SaveError
from logic.lock import OLD, FileLock, Held, Holder, lock_path

ROOT = Path(__file__).parents[2]


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "visit.tunewise"


def written(path: Path, **parts: Any) -> None:  # noqa: ANN401 - JSON
    """A lock as another program left it."""
    mine = module._myself()
    holder = {"user": "anna", "host": mine.host, "pid": mine.pid, "started": mine.started}
    holder |= {"boot": mine.boot, "since": "2026-11-22T14:02", "token": "theirs"}
    lock_path(path).write_text(json.dumps({**holder, **parts}))


def test_the_first_holds_it_and_the_second_is_told_who(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USER", "anna")
    first, second = FileLock(path), FileLock(path)
    assert first.take(now()) is None
    held = second.take(now())
    assert held is not None
    assert (held.holder.user, held.holder.pid, held.old) == ("anna", os.getpid(), False)
    assert held.holder.host
    first.release()
    assert second.take(now()) is None
    second.release()
    assert list(path.parent.iterdir()) == []


def test_a_lock_is_of_a_file_however_it_is_named(path: Path) -> None:
    path.touch()
    link = path.with_name("link.tunewise")
    link.symlink_to(path)
    first = FileLock(path)
    assert first.take(now()) is None
    assert FileLock(link).take(now()) is not None
    assert lock_path(Path("/a/VISIT.tunewise")) == lock_path(Path("/a/visit.tunewise"))


def test_releasing_what_others_hold_leaves_it(path: Path) -> None:
    first, second = FileLock(path), FileLock(path)
    first.take(now())
    second.release()
    assert second.take(now()) is not None
    first.release()
    first.release()


def test_the_lock_of_a_program_that_was_killed_is_taken_over(path: Path) -> None:
    code = (
        "import os, sys; from datetime import datetime, UTC; from pathlib import Path\n"
        "from logic.lock import FileLock\n"
        "FileLock(Path(sys.argv[1])).take(datetime.now(UTC)); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, check=False)
    assert lock_path(path).exists()
    mine = FileLock(path)
    assert mine.take(now()) is None
    assert mine.others(now()) is None


@pytest.mark.parametrize(
    "parts",
    [
        {"pid": 0},
        {"pid": 2**70},
        {"pid": 2**22 + 5},
        {"started": "1"},
        {"boot": "before the computer was started anew"},
    ],
)
def test_a_lock_of_this_computer_is_stale_once_its_program_is_gone(
    path: Path, parts: dict[str, Any]
) -> None:
    written(path, **parts)
    assert FileLock(path).take(now()) is None


def test_a_lock_of_this_computer_holds_while_its_program_runs(path: Path) -> None:
    written(path)
    held = FileLock(path).take(now() + timedelta(days=9))
    assert held is not None
    assert held.old


def test_somebody_elses_program_runs_too(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(_pid: int, _signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", deny)
    written(path)
    assert FileLock(path).take(now()) is not None


def test_on_windows_only_the_age_tells(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(path, pid=2**22 + 5)
    lock = FileLock(path)
    monkeypatch.setattr(module.os, "name", "nt")  # type: ignore[attr-defined]
    held = lock._held(now())
    later = lock._held(now() + timedelta(seconds=OLD + 60))
    monkeypatch.undo()
    assert held is not None
    assert later is None


def test_another_machine_is_believed_until_its_lock_is_old(path: Path) -> None:
    written(path, host="LAPTOP-7")
    lock = FileLock(path)
    young = lock.take(now())
    assert young is not None
    assert (young.holder.host, young.old) == ("LAPTOP-7", False)
    old = lock.take(now() + timedelta(seconds=OLD + 60))
    assert old is not None
    assert old.old
    assert lock.take(now() - timedelta(days=400)) == Held(young.holder, old=False)


def test_renewing_keeps_it_young(path: Path) -> None:
    lock = FileLock(path)
    lock.renew()
    lock.take(now())
    os.utime(lock_path(path), (0, 0))
    assert FileLock(path).take(now()) == Held(lock._holder() or Holder(), old=True)
    lock.renew()
    held = FileLock(path).take(now())
    assert held is not None
    assert not held.old


def test_on_a_drive_that_is_gone_nobody_holds_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = FileLock(path)
    lock.take(now())

    def gone(*_: object, **__: object) -> os.stat_result:
        raise OSError(errno.ENOTCONN, "Transport endpoint is not connected")

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", gone)
        assert lock.others(now()) is None
        lock.release()
    assert FileLock(path).take(now()) is not None


def test_whoever_lost_it_is_told(path: Path) -> None:
    first, second = FileLock(path), FileLock(path)
    first.take(now())
    assert first.others(now()) is None
    second.seize(now())
    taken = first.others(now())
    assert taken is not None
    assert taken.holder.token == second._mine.token
    first.release()
    assert second.others(now()) is None


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"pid": "x", "user": 1}', b"x" * 5000])
def test_a_lock_that_cannot_be_read_is_somebodys(path: Path, data: bytes) -> None:
    lock_path(path).write_bytes(data)
    held = FileLock(path).take(now())
    assert held is not None
    assert held.holder == Holder()


def test_a_lock_gone_meanwhile_is_free(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = FileLock(path)
    assert lock._held(now()) is None
    assert lock._age(now()) == 0
    assert lock.others(now()) is None

    def there(*_arguments: object) -> int:
        raise FileExistsError

    monkeypatch.setattr(os, "open", there)
    with pytest.raises(SaveError):
        lock.take(now())


def test_where_no_lock_can_be_made_a_sentence_says_so(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="its folder does not exist"):
        FileLock(tmp_path / "none" / "visit.tunewise").take(now())


def test_names_come_from_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("USER", "USERNAME", "LOGNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COMPUTERNAME", "LAPTOP-7")
    mine = module._myself()
    assert (mine.user, mine.host) == ("", "LAPTOP-7")


def test_a_system_that_tells_little_is_enough(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(module, "_BOOT", tmp_path / "none")
    first = FileLock(path)
    assert first.take(now()) is None
    assert first._mine.boot == ""
    assert FileLock(path).take(now()) is not None
