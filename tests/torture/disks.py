"""Disks that fail: at every single call of a save, and small ones that are really full.

``python -m tests.torture.disks [SMALL]`` prints a line of JSON; SMALL is a folder on a disk of a
megabyte or two, for the part that fills one.
"""

from __future__ import annotations

import builtins
import errno
import io
import json
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from logic import assessment_file
from logic.assessment import Answer
from logic.errors import AssessmentFileError
from logic.journal import Journal
from tests.torture.kills import BORN, a_keeper, number_of, state
from ui.keeper import SaveState
from ui.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ui.keeper import Keeper

FAULTS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.ESTALE, errno.EDQUOT)
#: What a save asks of the system; ``write`` and ``read`` go through files that are opened.
CALLS = ((os, "open"), (os, "fsync"), (os, "replace"), (os, "rename"), (os, "unlink"), (os, "stat"))


@dataclass(slots=True)
class Tally:
    """What came of all the faults."""

    tries: int = 0
    refused: int = 0
    faults: list[str] = field(default_factory=list)
    losses: list[str] = field(default_factory=list)


class FailingDisk:
    """Counts the calls to the system, and lets one of them fail."""

    def __init__(self, fail_at: int, number: int) -> None:
        self.calls = 0
        self._fail_at = fail_at
        self._number = number

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """The call, failing where it is its turn."""

        def counted(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the call takes
            self.calls += 1
            if self.calls == self._fail_at:
                raise OSError(self._number, os.strerror(self._number))
            return call(*arguments, **named)

        return counted

    @contextmanager
    def running(self) -> Iterator[None]:
        """Stand between the program and the disk."""
        kept = [(place, name, getattr(place, name)) for place, name in CALLS]
        opened = io.open
        for place, name, call in kept:
            setattr(place, name, self.around(call))
        failing_open = self.around(opened)
        io.open = failing_open
        builtins.open = failing_open
        try:
            yield
        finally:
            for place, name, call in kept:
                setattr(place, name, call)
            io.open = opened
            builtins.open = opened


def found(home: Path, path: Path) -> int:
    """The most that the file or a journal holds; -1 where the file is not whole."""
    try:
        best = number_of(assessment_file.load(path))
    except AssessmentFileError:
        return -1
    for journal in Store(home).journals.glob("*.jsonl"):
        entry = Journal.read(journal)
        if entry is not None and entry.assessment is not None:
            best = max(best, number_of(entry.assessment))
    return best


def every_call_fails(tally: Tally, faults: Sequence[int] = FAULTS) -> None:
    """Let each call of noting and saving a change fail in turn, with each fault."""
    for fault in faults:
        fail_at = 1
        while one_fails(tally, fail_at, fault):
            fail_at += 1


def one_fails(tally: Tally, fail_at: int, fault: int) -> bool:
    """One change noted and saved on a disk that fails once; False once there is no such call."""
    with TemporaryDirectory() as folder:
        home, path = Path(folder, "home"), Path(folder, "visit.tunewise")
        assessment_file.save(path, state(0))
        keeper = a_keeper(home)
        keeper.adopt(keeper.read(path))
        disk = FailingDisk(fail_at, fault)
        with disk.running():
            keeper.note(state(1))
            saved = keeper.save()
        name = f"call {fail_at}, {errno.errorcode[fault]}"
        best = found(home, path)
        tally.tries += 1
        tally.refused += not saved
        if best < (1 if saved else 0):
            tally.losses.append(f"{name}: {best} is left")
        if not saved and not keeper.status.sentence.rstrip().endswith("."):
            tally.faults.append(f"{name}: no sentence")
        settle(keeper, path, name, tally)
    return disk.calls >= fail_at


def settle(keeper: Keeper, path: Path, name: str, tally: Tally) -> None:
    """Once the disk works again, one save more puts everything right."""
    if not keeper.save():
        tally.losses.append(f"{name}: {keeper.status.sentence}")
    keeper.end()
    if found(path.parent / "home", path) != 1:
        tally.losses.append(f"{name}: not saved afterwards")


def fill(small: Path, tally: Tally) -> None:
    """Let an assessment grow on a small disk until it is full, then make room."""
    with TemporaryDirectory() as folder:
        for home in (Path(folder, "home"), small / "home"):
            for old in small.glob("*.tunewise"):
                old.unlink()
            grow(home, small / "visit.tunewise", tally)


def grow(home: Path, path: Path, tally: Tally) -> None:
    """One assessment until the disk is full; then whole, said, and saved with room again."""
    ballast = path.with_name("ballast")
    ballast.write_bytes(b"x" * 200_000)
    assessment_file.save(path, BORN)
    keeper = a_keeper(home)
    keeper.adopt(keeper.read(path))
    last = BORN
    for number in range(1, 200):
        grown = last.with_answer(f"question{number}", Answer(words="x" * 9_000))
        keeper.note(grown)
        tally.tries += 1
        if keeper.save():
            last = grown
            continue
        break
    if keeper.status.state is not SaveState.FAILED:
        tally.faults.append("the disk never filled")
    elif "the disk is full" not in keeper.status.sentence:
        tally.faults.append(keeper.status.sentence)
    tally.refused += 1
    if assessment_file.load(path) != last:
        tally.losses.append("the file is not the last one saved")
    ballast.unlink()
    if not keeper.save():
        tally.losses.append(f"with room again: {keeper.status.sentence}")
    keeper.end()


def main(arguments: Sequence[str]) -> int:
    """Print what came of it; 1 where anything was lost."""
    QCoreApplication([])
    tally = Tally()
    every_call_fails(tally)
    if arguments:
        fill(Path(arguments[0]), tally)
    row = {"tries": tally.tries, "faults": tally.faults, "losses": tally.losses}
    sys.stdout.write(json.dumps({**row, "told": f"{tally.refused} refused with a sentence"}) + "\n")
    return int(bool(tally.faults or tally.losses))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
