"""What may stand after -o: nothing but a file of the same kind is ever replaced."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from logic.assessment_file import SUFFIX, load
from logic.errors import AssessmentFileError, SaveError
from logic.lock import FileLock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PDF = b"%PDF"
#: Endings of the files that a report is made from.
_SOURCES = frozenset({SUFFIX, ".json"})
#: Endings of files that an assessment is not.
_OTHERS = frozenset({".pdf", ".csv", ".json"})


def keep_apart(source: Path, target: Path) -> None:
    """Let a command write only where it does not read.

    Raises:
        SaveError: both are the same file.
    """
    same = False
    with suppress(OSError, ValueError):  # a name that cannot be is complained of when used
        same = source.samefile(target)
    if same:
        raise SaveError(f"{target} is the file to read from; name another one after -o.")


def check_report_target(target: Path) -> None:
    """Let a report replace nothing but a PDF.

    Raises:
        SaveError: the name is that of another kind of file, or such a file is there.
    """
    ending = target.suffix.lower()
    if ending in _SOURCES:
        raise SaveError(
            f"A report is a PDF and {target} ends in {ending}; name a file that ends in .pdf"
            " after -o."
        )
    if os.path.isfile(target) and not _begins(target, _PDF):
        raise SaveError(f"{target} is there already and is no PDF; name another file after -o.")


def check_sheet_target(target: Path) -> None:
    """Let a sheet replace nothing but a sheet of ours, which begins with a byte order mark.

    Raises:
        SaveError: another kind of file is there.
    """
    if os.path.isfile(target) and not _begins(target, BOM_UTF8):
        raise SaveError(
            f"{target} is there already and was not written by Tunewise; name another file"
            " after -o."
        )


def check_assessment_target(target: Path) -> None:
    """Let an assessment replace nothing but an assessment.

    Raises:
        SaveError: the name is that of another kind of file, or a file is there that this
            version cannot open as one.
    """
    if (ending := target.suffix.lower()) in _OTHERS:
        raise SaveError(
            f"An assessment is no {ending} file; name a file that ends in {SUFFIX} after -o."
        )
    if not os.path.isfile(target):
        return
    try:
        load(target)
    except AssessmentFileError as fault:
        raise SaveError(
            f"{target} is there already and is no assessment this version can open; name another"
            " file after -o."
        ) from fault


@contextmanager
def held(target: Path) -> Iterator[None]:
    """Hold the lock of a file while it is replaced; one that is not there yet needs none.

    A lock nobody renewed for long is taken over, as in the window.

    Raises:
        SaveError: a window has the file open, or no lock can be made there.
    """
    if not os.path.isfile(target):
        yield
        return
    lock, now = FileLock(target), datetime.now(UTC).astimezone()
    other = lock.take(now)
    if other is not None and not other.old:
        raise SaveError(
            f"{target} is open on {other.holder.host} by {other.holder.user}; close it there, or"
            " name another file after -o."
        )
    if other is not None:
        lock.seize(now)
    try:
        yield
    finally:
        lock.release()


def _begins(target: Path, start: bytes) -> bool:
    try:
        with target.open("rb") as file:
            return file.read(len(start)) == start
    except OSError:
        return False
