"""The passphrase of a protected file: from the environment or asked for, never an argument."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TypeVar

from logic.assessment_file import load
from logic.errors import (
    AssessmentFileError,
    PassphraseNeededError,
    ReportError,
    ReportLockedError,
    SaveError,
)
from logic.vault import make_seal, passphrase_fault

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from logic.assessment import Assessment
    from logic.vault import Seal

Found = TypeVar("Found")

#: Arguments can be read by every program of the computer and stay in the shell's history.
VARIABLE = "TUNEWISE_PASSPHRASE"
_HOW = f"set {VARIABLE}, or run this in a terminal to be asked for it"


def load_protected(path: Path) -> Assessment:
    """The assessment in a file, its passphrase asked for where it has one.

    Raises:
        AssessmentFileError: it cannot be opened, or no passphrase can be had.
    """
    try:
        return load(path, os.environ.get(VARIABLE, ""))
    except PassphraseNeededError as fault:
        typed = _ask(f"Passphrase of {path.name}: ")
        if not typed:
            raise AssessmentFileError(
                f"{path} is protected by a passphrase; it was left as it is, so {_HOW}."
            ) from fault
        return load(path, typed)


def is_protected(path: Path) -> bool:
    """Whether a file asks for a passphrase."""
    try:
        load(path)
    except PassphraseNeededError:
        return True
    except AssessmentFileError:
        return False
    return False


def with_password(path: Path, work: Callable[[str], Found]) -> Found:
    """What some work on a report gives, its password asked for where it has one.

    Raises:
        ReportError: no password can be had, or the work says so.
    """
    try:
        return work(os.environ.get(VARIABLE, ""))
    except ReportLockedError as fault:
        typed = _ask(f"Password of {path.name}: ")
        if not typed:
            raise ReportError(f"{str(fault).removesuffix('.')}; {_HOW}.") from fault
        return work(typed)


def new_seal() -> Seal:
    """A seal for a new passphrase.

    Raises:
        SaveError: no passphrase can be had, or it is no good.
    """
    return make_seal(new_passphrase())


def new_passphrase() -> str:
    """A passphrase to protect something with.

    Raises:
        SaveError: none can be had, or it is no good.
    """
    passphrase = os.environ.get(VARIABLE, "") or _typed_twice()
    if fault := passphrase_fault(passphrase):
        raise SaveError(f"Nothing was saved, for the passphrase is no good. {fault}")
    return passphrase


def _typed_twice() -> str:
    first = _ask("New passphrase: ")
    if not first:
        raise SaveError(f"Nothing was saved, for there is no passphrase; {_HOW}.")
    if _ask("The same once more: ") != first:
        raise SaveError("Nothing was saved, for the two passphrases differ; type the same twice.")
    return first


def _ask(prompt: str) -> str:
    """What is typed unseen at a terminal, "" where there is none."""
    if sys.stdin is None or not sys.stdin.isatty():
        return ""
    from getpass import getpass  # noqa: PLC0415 - seldom needed

    return getpass(prompt)
