"""Whole files: read with a bound, written all or nothing, each fault as one sentence."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from logic.errors import AssessmentFileError, SaveError

#: The largest file read, in bytes; a real assessment with a logo stays far below.
LARGEST = 32 * 1024 * 1024

_GONE = "the drive or network folder is gone; connect it again or choose another place"
_FAR_FAULTS = dict.fromkeys(
    (
        errno.EHOSTDOWN,
        errno.EHOSTUNREACH,
        errno.ENODEV,
        errno.ENOTCONN,
        errno.ENXIO,
        errno.ESTALE,
        errno.ETIMEDOUT,
    ),
    _GONE,
)

_ABSENT = "there is no such file; check its name and folder"
_CLOSED = "you may not read it; ask its owner for access or choose another file"
_READ_FAULTS = _FAR_FAULTS | {
    errno.ENOENT: _ABSENT,
    errno.ENOTDIR: _ABSENT,
    errno.ENAMETOOLONG: _ABSENT,
    errno.EACCES: _CLOSED,
    errno.EPERM: _CLOSED,
    errno.EISDIR: "it is a folder; choose a file in it",
    errno.EINVAL: "it is no ordinary file; choose another file",
}

_FULL = "the disk is full; free some space or choose another place"
_MAY_NOT = "you have no permission to write there; choose another place or ask for access"
#: Windows says the same of a file that another program has open, such as a report being read.
_DENIED = f"another program has it open, or {_MAY_NOT}" if os.name == "nt" else _MAY_NOT
_IN_USE = "another program has it open; close it there or choose another name"
_NO_FOLDER = "its folder does not exist; make the folder or choose another"
_WRITE_FAULTS = _FAR_FAULTS | {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: "the disk does not take a file of this size; choose another place",
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: "the disk is read-only; choose another place",
    errno.EIO: "the drive failed or was taken away; connect it again or choose another place",
    errno.EBUSY: _IN_USE,
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: "a file stands where its folder should be; choose another place",
    errno.EISDIR: "there is a folder of that name; choose another name",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.ELOOP: "its name is a link that leads back to itself; choose another name",
    errno.EINVAL: "it is not a name for an ordinary file; choose another name",
}


def read_whole(path: Path, most: int = LARGEST) -> bytes:
    """The content of an ordinary file of at most ``most`` bytes.

    Raises:
        AssessmentFileError: it is missing, unreadable, too large, or no ordinary file.
    """
    try:
        _only_ordinary(path.stat().st_mode)
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError) as fault:
        reason = _reason(_READ_FAULTS, fault)
        raise AssessmentFileError(f"{path} cannot be opened because {reason}.") from fault
    if len(data) > most:
        reason = f"it is larger than {most // 1024 // 1024} MB; choose another file"
        raise AssessmentFileError(f"{path} cannot be opened because {reason}.")
    return data


def write_whole(path: Path, data: bytes, *, private: bool, lasting: bool = True) -> None:
    """Replace the file by ``data`` as a whole, or leave what was there as it was.

    A new file is readable by its owner alone if ``private``, else as the system's settings
    have it; an existing file keeps its permissions. Not ``lasting``, it is quicker and may be
    lost where the power fails.

    Raises:
        SaveError: it could not be written; no part of it is left behind.
    """
    try:
        target = Path(os.path.realpath(path))
        _refuse(target)
        _replace(target, data, 0o600 if private else 0o666, lasting=lasting)
    except (OSError, ValueError) as fault:
        raise save_error(path, fault) from fault


def save_error(path: Path, fault: OSError | ValueError) -> SaveError:
    """The error that says in a sentence why a file was not written and what to do."""
    reason = _reason(_WRITE_FAULTS, fault)
    if reason == _NO_FOLDER and os.path.isdir(os.path.realpath(path.parent)):
        reason = "no file can be made in that folder; choose another"
    return SaveError(f"{path} was not written because {reason}.")


def _only_ordinary(kind: int) -> None:
    if stat.S_ISDIR(kind):
        raise IsADirectoryError(errno.EISDIR, "")
    if not stat.S_ISREG(kind):
        raise OSError(errno.EINVAL, "")


def _refuse(target: Path) -> None:
    try:
        kind = target.stat().st_mode
    except FileNotFoundError:
        return
    _only_ordinary(kind)
    # Renaming over a write-protected file would succeed; the protection is meant. Opening it
    # changes nothing, and says which kind of protection it is.
    os.close(os.open(target, os.O_WRONLY))


def _replace(target: Path, data: bytes, mode: int, *, lasting: bool) -> None:
    temporary = target.with_name(f"{_prefix(target)}{uuid4().hex}.tmp")
    try:
        _write(temporary, data, mode, lasting=lasting)
        if temporary.read_bytes() != data:
            raise OSError("what was read back differs")
        with suppress(OSError):
            shutil.copymode(target, temporary)
        temporary.replace(target)
    finally:
        with suppress(OSError):
            temporary.unlink()
    if lasting:
        _sync_folder(target.parent)


def clear_leftovers(path: Path) -> None:
    """Remove what a program that was killed while it wrote this file left beside it.

    Only for whoever alone writes the file, such as the holder of its lock.
    """
    with suppress(OSError):
        target = Path(os.path.realpath(path))
        for left in target.parent.iterdir():
            if left.name.startswith(_prefix(target)) and left.suffix == ".tmp":
                left.unlink()


def _prefix(target: Path) -> str:
    return f".tunewise-{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:16]}-"


def _write(path: Path, data: bytes, mode: int, *, lasting: bool) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with open(handle, "wb") as file:  # noqa: PTH123 - a handle, not a path
        file.write(data)
        file.flush()
        if lasting:
            os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    # Not every system lets a folder be opened or synced; the file itself already is.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _reason(table: dict[int, str], fault: OSError | ValueError) -> str:
    if not isinstance(fault, OSError):
        return "its name holds a character that no file name may hold; choose another name"
    named = fault.strerror or str(fault)
    return table.get(fault.errno or 0, f"the system says: {named}; try another place")
