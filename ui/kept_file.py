"""A file as the open document knows it: what was read, and whether it is still that."""

from __future__ import annotations

import hashlib
import os
from datetime import datetime
from typing import TYPE_CHECKING

from logic import interview
from logic.answers_file import check_routes
from logic.disk import read_whole
from logic.errors import AnswerError, AssessmentFileError, SaveError
from logic.record import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from logic.assessment import Assessment
    from logic.lock import Held
    from logic.model import Content
    from logic.vault import Seal


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedFile:
    """An assessment as read from a file, the sum of the file's bytes, and when it was written."""

    assessment: Assessment
    path: Path
    base: str
    at: datetime | None = None
    seal: Seal | None = None
    older: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOnly:
    """Why a file is open for reading only: who else ``held`` it, or that it is protected."""

    held: Held | None = None


def on_disk(path: Path) -> bytes | None:
    """What a file holds now, None if it is not there.

    Raises:
        SaveError: it is there and cannot be read.
    """
    if not os.path.lexists(path):
        return None
    try:
        return read_whole(path)
    except AssessmentFileError as fault:
        raise SaveError(f"Nothing was saved. {fault}") from fault


def sum_of(data: bytes | None) -> str:
    """What tells one content of a file from another, "" for no file."""
    return hashlib.sha256(data).hexdigest() if data is not None else ""


def file_sum(path: Path) -> str:
    """The same of what a file holds now, "" if it cannot be read."""
    try:
        return sum_of(read_whole(path))
    except AssessmentFileError:
        return ""


def written_at(path: Path) -> datetime | None:
    """When a file was last written, None if it is not there."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return None


def is_same(one: Path, other: Path) -> bool:
    """Whether two names lead to one file, which need not be there."""
    return os.path.realpath(one) == os.path.realpath(other)


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file that is there."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def refuse_unfit(content: Content, opened: OpenedFile) -> None:
    """Refuse answers these questions do not allow, and routes there are not.

    Nothing half-known is ever shown.
    """
    answers = opened.assessment.answers
    advice = "it was left as it is, so open it with the Tunewise it was made with."
    for question in interview.unknown_ids(content, answers):
        raise AssessmentFileError(
            f"{opened.path} answers a question this version does not ask ({question}); {advice}"
        )
    try:
        for question, answer in answers.items():
            interview.check_answer(content.questions[question], answer)
        check_routes(content, opened.assessment)
    except AnswerError as fault:
        raise AssessmentFileError(
            f"{opened.path} holds something that does not fit ({fault}); {advice}"
        ) from fault
