"""Who has a file open: a small file beside it, so that a second window or machine can tell."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from logic.characters import composed
from logic.disk import read_whole, save_error, write_whole
from logic.errors import AssessmentFileError
from logic.record import dataclass
from logic.strict_json import JsonError, parse

if TYPE_CHECKING:
    from datetime import datetime

KIND = "tunewise-lock"
#: A lock nobody renewed for so long, in seconds, was left behind; the window renews each minute.
OLD = 15 * 60
_MOST = 4096
_BOOT = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a lock: person, machine, process, and since when (ISO)."""

    user: str = ""
    host: str = ""
    pid: int = 0
    started: str = ""
    boot: str = ""
    since: str = ""
    token: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A lock somebody else holds; ``old`` if it was not renewed for long."""

    holder: Holder
    old: bool


def lock_path(path: Path) -> Path:
    """Where the lock of a file lies: beside it, hidden, the same however its name is typed."""
    name = composed(path.name).casefold().encode("utf-8", "surrogatepass")
    return path.with_name(f".tunewise-{hashlib.sha256(name).hexdigest()[:16]}.lock")


class FileLock:
    """The lock of one file, held by one open document."""

    def __init__(self, path: Path) -> None:
        # A link and what it leads to are one file.
        self._path = lock_path(Path(os.path.realpath(path)))
        self._mine = _myself()

    def take(self, now: datetime) -> Held | None:
        """Hold the lock; who holds it instead, None if it is ours now.

        One left behind by a program of this computer that no longer runs is taken over.

        Raises:
            SaveError: no lock can be made there, so no file can be written there either.
        """
        mine = replace(self._mine, since=now.isoformat(timespec="minutes"))
        try:
            with os.fdopen(os.open(self._path, _NEW, 0o644), "wb") as file:
                file.write(_written(mine))
        except FileExistsError:
            held = self._held(now)
            if held is None:
                self.seize(now)
            return held
        except (OSError, ValueError) as fault:
            raise save_error(self._path, fault) from fault
        return None

    def seize(self, now: datetime) -> None:
        """Hold the lock whoever else held it; they find out before they write.

        Raises:
            SaveError: no lock can be made there.
        """
        mine = replace(self._mine, since=now.isoformat(timespec="minutes"))
        write_whole(self._path, _written(mine), private=False)

    def others(self, now: datetime) -> Held | None:
        """Who took the lock from us, None while it is ours or nobody's."""
        holder = self._holder()
        if holder is None or holder.token == self._mine.token:
            return None
        return self._held(now)

    def renew(self) -> None:
        """Show that the document is still open."""
        with suppress(OSError):
            os.utime(self._path)

    def release(self) -> None:
        """Let go of the lock, where it is ours."""
        holder = self._holder()
        if holder is not None and holder.token == self._mine.token:
            with suppress(OSError):
                self._path.unlink()

    def _held(self, now: datetime) -> Held | None:
        """Who holds the lock, None if nobody does any more."""
        holder = self._holder()
        if holder is None:
            return None
        age = self._age(now)
        if holder.host == self._mine.host and _is_gone(holder, self._mine, age):
            return None
        return Held(holder, age > OLD)

    def _age(self, now: datetime) -> float:
        """Seconds since it was renewed; none where a clock was set back."""
        try:
            return max(0.0, now.timestamp() - self._path.stat().st_mtime)
        except OSError:
            return 0.0

    def _holder(self) -> Holder | None:
        """The holder as written, a blank one if the lock cannot be read, None if there is none."""
        try:
            raw = parse(read_whole(self._path, _MOST))
        except JsonError:
            return Holder()
        except AssessmentFileError:
            return Holder() if os.path.exists(self._path) else None
        found = raw if isinstance(raw, dict) else {}
        plain = asdict(Holder())
        return Holder(**{k: v for k, v in found.items() if k in plain and _is_like(v, plain[k])})


_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL


def _is_like(value: object, plain: object) -> bool:
    return type(value) is type(plain)


def _written(holder: Holder) -> bytes:
    return json.dumps({"kind": KIND, **asdict(holder)}).encode("ascii")


def _myself() -> Holder:
    named = (os.environ.get(name) for name in ("USER", "USERNAME", "LOGNAME"))
    return Holder(
        user=next((name for name in named if name), ""),
        host=os.environ.get("COMPUTERNAME") or os.uname().nodename,
        pid=os.getpid(),
        started=_started(os.getpid()),
        boot=_text(_BOOT),
        token=uuid4().hex,
    )


def _is_gone(holder: Holder, mine: Holder, age: float) -> bool:
    """Whether a holder on this computer no longer runs."""
    if holder.boot != mine.boot:
        return True
    if os.name == "nt":  # asking for a process there would end it
        return age > OLD
    return not _runs(holder.pid) or _started(holder.pid) != holder.started


def _runs(pid: int) -> bool:
    if pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True  # it runs, for somebody else
    return True


def _started(pid: int) -> str:
    """When a process began, "" where the system does not tell; numbers are used again."""
    return (_text(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split() or [""] * 20)[19]


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace").strip()
    except OSError:
        return ""
