"""The recovery journal: an open document's states, one per line, for use after a crash."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from io import FileIO
from typing import TYPE_CHECKING, Any, cast

from logic.assessment import Assessment
from logic.assessment_file import assessment_from_plain, plain_after
from logic.disk import read_whole, save_error, write_whole
from logic.errors import AssessmentFileError, NewerFileError, PassphraseNeededError
from logic.record import dataclass
from logic.strict_json import JsonError, parse
from logic.vault import unwrap, wrap

if TYPE_CHECKING:
    from pathlib import Path

    from logic.vault import Seal

FORMAT = 1
KIND = "tunewise-journal"
#: Beyond this many bytes the journal starts afresh with its newest record.
LONGEST = 8 * 1024 * 1024
#: The longest journal read: one record may follow when it is all but full.
MOST_READ = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """A state of a document: which file it belongs to ("" for none yet), and when it was.

    ``base`` is the sum of the file's bytes as the document last knew them. The assessment is
    None where it is ``sealed`` and its passphrase was not given.
    """

    assessment: Assessment | None = None
    document: str = ""
    at: str = ""
    base: str = ""
    sealed: bool = False
    seal: Seal | None = None

    @property
    def task(self) -> str:
        """The task the assessment is about, "" where it is not known."""
        return self.assessment.engagement.task if self.assessment else ""


class Journal:
    """The journal of one open document; the file is made with the first record.

    Records are encrypted while there is a ``seal``.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: FileIO | None = None
        self.seal: Seal | None = None
        self._before = Assessment(id="", date="")
        self._known: dict[str, Any] = {}

    @property
    def path(self) -> Path:
        """Where the journal lies."""
        return self._path

    def append(self, entry: JournalEntry) -> None:
        """Add a record of the whole state, without waiting until the disk has it.

        Raises:
            SaveError: it could not be written; earlier records are still there.
        """
        record = _record(entry, self._plain(cast("Assessment", entry.assessment)), self.seal)
        try:
            self._write(record)
        except (OSError, ValueError) as fault:
            self.close()
            raise save_error(self._path, fault) from fault

    def _plain(self, assessment: Assessment) -> dict[str, Any]:
        """A state as plain values; most of it is as in the record before."""
        self._known = plain_after(assessment, self._before, self._known)
        self._before = assessment
        return self._known

    def _write(self, record: bytes) -> None:
        file = self._file or self._open()
        if file.tell() and file.tell() + len(record) > LONGEST:
            self.close()
            write_whole(self._path, record, private=True)
            return
        left = memoryview(record)
        while left:
            left = left[file.write(left) :]

    def _open(self) -> FileIO:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._file = FileIO(self._path, "a", opener=_private)
        return self._file

    @staticmethod
    def read(path: Path, key: str | Seal = "") -> JournalEntry | None:
        """The last whole record of a journal, None if there is no journal or no such record.

        A line cut short by a crash is passed over.

        Raises:
            NewerFileError: a newer Tunewise wrote it.
            WrongPassphraseError: its records are sealed, and not with this key.
        """
        try:
            lines = read_whole(path, MOST_READ).splitlines()
        except AssessmentFileError:
            return None
        return next((entry for line in reversed(lines) if (entry := _entry(line, key))), None)

    def close(self) -> None:
        """Let go of the file and keep it; a later record opens it again."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def discard(self) -> None:
        """Remove the journal: its document is safely in its file.

        Raises:
            SaveError: it could not be removed.
        """
        self.close()
        try:
            self._path.unlink(missing_ok=True)
        except OSError as fault:
            raise save_error(self._path, fault) from fault


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _record(entry: JournalEntry, plain: dict[str, Any], seal: Seal | None) -> bytes:
    head = {"format": FORMAT, "kind": KIND, "at": entry.at, "document": entry.document}
    if seal is None:
        whole = {**head, "base": entry.base, "assessment": plain}
    else:
        inner = json.dumps(plain).encode("ascii")
        whole = {**head, "base": entry.base, **wrap(seal, inner, KIND)}
    # A line break before it as well: the line before may have been cut short.
    return f"\n{json.dumps(whole)}\n".encode("ascii")


def _entry(line: bytes, key: str | Seal) -> JournalEntry | None:
    try:
        raw = parse(line)
        if not isinstance(raw, dict) or raw.get("kind") != KIND:
            return None
        _check_format(raw.get("format"))
        return _read(raw, key)
    except JsonError:
        return None


def _check_format(found: object) -> None:
    if isinstance(found, int) and found > FORMAT:
        raise NewerFileError(
            "This recovery journal was written by a newer Tunewise; it was left as it is, so "
            "install the newer version to recover what it holds."
        )
    if found != FORMAT:
        raise JsonError("it does not say which format it is in")


def _read(raw: dict[str, object], key: str | Seal) -> JournalEntry:
    document, at, base = (str(raw.get(name, "")) for name in ("document", "at", "base"))
    entry = JournalEntry(document=document, at=at, base=base)
    if "box" not in raw:
        return replace(entry, assessment=assessment_from_plain(raw.get("assessment")))
    try:
        data, seal = unwrap(raw, key, KIND)
    except PassphraseNeededError:
        return replace(entry, sealed=True)
    assessment = assessment_from_plain(parse(data))
    return replace(entry, assessment=assessment, sealed=True, seal=seal)
