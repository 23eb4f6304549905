"""Reads tables of a content pack key by key, gathering every fault with its place."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import field
from datetime import date
from errno import ENOENT
from typing import TYPE_CHECKING, Protocol

from logic.errors import ContentError
from logic.ready import SUFFIX, read_ready
from logic.record import dataclass
from resources import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable

#: A file larger than this is refused before it is parsed, and one nested deeper after it.
MOST_BYTES = 4_000_000
MOST_NESTED = 40
#: No number of a pack comes near it; beyond it whole numbers cannot even be printed.
MOST_NUMBER = 1e15


class PackFolder(Protocol):
    """What is asked of the folder of a pack; a path is one, and so is an overlay of two."""

    def iterdir(self) -> Iterator[Traversable]:
        """Its files."""

    def __truediv__(self, name: str) -> Traversable:
        """A file of it by name."""


def bundled_pack() -> Traversable:
    """The folder of the content pack that comes with the application."""
    return FOLDER / "content"


def checksum_of(folder: PackFolder) -> str:
    """The digest of every file of the pack, names included.

    Raises:
        ContentError: a file cannot be read.
    """
    digest = hashlib.sha256()
    place = f"{folder}: "
    try:
        files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=_name)
        for file in files:
            place = f"{file.name}: "
            digest.update(file.name.encode() + b"\0" + _bytes_of(file))
    except (OSError, ValueError) as error:
        raise ContentError(str(folder), (f"{place}{why(error)}",)) from error
    return digest.hexdigest()


def why(error: Exception) -> str:
    """What went wrong, without the number the system gives it."""
    return str(getattr(error, "strerror", None) or error)


def _bytes_of(file: Traversable) -> bytes:
    """The bytes of a file that is an ordinary one, read no further than a pack's may go.

    Raises:
        OSError: it is no ordinary file or cannot be read.
        ValueError: it is too large.
    """
    if not file.is_file():
        raise FileNotFoundError(ENOENT, "there is no ordinary file of this name")
    with file.open("rb") as opened:
        data = opened.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValueError(f"larger than {MOST_BYTES:,} bytes")
    return data


def _name(file: Traversable) -> str:
    return file.name


def read_toml(folder: PackFolder, name: str) -> dict[str, object]:
    """One parsed TOML file of a pack.

    Raises:
        ContentError: the file is missing, unreadable, too large, too deep or not TOML.
    """
    try:
        data = _bytes_of(folder / name)
        ready = read_ready(folder / f"{name}{SUFFIX}", data) if _comes_with_us(folder) else None
        parsed = ready if ready is not None else tomllib.loads(data.decode("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ContentError(str(folder), (f"{name}: {why(error)}",)) from error
    if _is_too_deep(parsed):
        raise ContentError(str(folder), (f"{name}: nested deeper than {MOST_NESTED} tables",))
    return parsed


def read_tomls(folder: PackFolder, names: Iterable[str]) -> list[dict[str, object]]:
    """Several files of a pack, parsed, in order.

    Raises:
        ContentError: what is wrong with each file that cannot be read.
    """
    found: list[dict[str, object]] = []
    faults: list[str] = []
    for name in names:
        try:
            found.append(read_toml(folder, name))
        except ContentError as error:
            faults += error.faults
    if faults:
        raise ContentError(str(folder), tuple(faults))
    return found


def _comes_with_us(folder: PackFolder) -> bool:
    """Whether it is the bundled pack; no other is believed what is not in its TOML."""
    return folder == bundled_pack()


def _is_too_deep(data: object) -> bool:
    """Whether tables and lists are nested too deep; without recursion, which would fail too."""
    level = [data]
    for _ in range(MOST_NESTED):
        level = [
            inner
            for outer in level
            if isinstance(outer, (dict, list))
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
    return bool(level)


@dataclass(slots=True)
class Faults:
    """The faults found so far, each a line "file: table: key: what is wrong"."""

    found: list[str] = field(default_factory=list)

    def add(self, place: str, what: str) -> None:
        """Note a fault at a place."""
        self.found.append(f"{place}: {what}")


class Table:
    """One table of a pack; every read notes a fault instead of raising."""

    def __init__(self, place: str, data: object, faults: Faults) -> None:
        self.place = place
        self.faults = faults
        self._data = data if isinstance(data, dict) else {}
        self._read: set[str] = set()
        if not isinstance(data, dict):
            faults.add(place, "must be a table")
            self.faults = Faults()  # what is missing in it is no fault of its own

    def keys(self) -> tuple[str, ...]:
        """The keys present, in file order."""
        return tuple(self._data)

    def has(self, key: str) -> bool:
        """Whether the key is present."""
        return key in self._data

    def raw(self, key: str, default: object = None) -> object:
        """The value as parsed; a missing key without a default is a fault."""
        self._read.add(key)
        if key not in self._data and default is None:
            self.faults.add(self.place, f"{key} is missing")
        return self._data.get(key, default)

    def text(self, key: str, default: str | None = None) -> str:
        """A text value."""
        value = self.raw(key, default)
        if isinstance(value, str):
            return value
        self._wrong(key, value, "text")
        return ""

    def number(self, key: str, default: float | None = None) -> float:
        """A finite number."""
        value = self.raw(key, default)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            if abs(value) < MOST_NUMBER:
                return value
            self.faults.add(self.place, f"{key} must be a number below {MOST_NUMBER:.0e}")
            return 0
        self._wrong(key, value, "a number")
        return 0

    def whole(self, key: str) -> int:
        """A whole number."""
        value = self.number(key)
        if value != int(value):
            self._wrong(key, value, "a whole number")
        return int(value)

    def flag(self, key: str, *, default: bool) -> bool:
        """A true or false value."""
        value = self.raw(key, default)
        if isinstance(value, bool):
            return value
        self._wrong(key, value, "true or false")
        return default

    def day(self, key: str) -> date:
        """A date."""
        value = self.raw(key)
        if type(value) is date:  # a time of day would not compare with a day
            return value
        self._wrong(key, value, "a date such as 2026-11-23")
        return date.min

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of texts."""
        value = self.raw(key, default)
        if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self._wrong(key, value, "a list of texts")
        return ()

    def table(self, key: str) -> Table:
        """A table inside this one; an empty one if it is missing."""
        return Table(f"{self.place}.{key}", self.raw(key, {}), self.faults)

    def tables(self, key: str) -> tuple[Table, ...]:
        """A list of tables inside this one."""
        value = self.raw(key, ())
        if not isinstance(value, (list, tuple)):
            self._wrong(key, value, "a list of tables")
            return ()
        return tuple(
            Table(f"{self.place}.{key}[{number}]", item, self.faults)
            for number, item in enumerate(value, 1)
        )

    def named(self, key: str) -> tuple[tuple[str, Table], ...]:
        """The tables of a table of tables, with their ids."""
        inner = self.table(key)
        return tuple((name, inner.table(name)) for name in inner.keys())  # noqa: SIM118

    def finish(self) -> None:
        """Note every key nobody asked for, so that a misspelling is found."""
        for key in self._data:
            if key not in self._read:
                self.faults.add(self.place, f"{key} is not known here")

    def _wrong(self, key: str, value: object, wanted: str) -> None:
        if value is not None:
            self.faults.add(self.place, f"{key} must be {wanted}, not {_shown(value)}")


def _shown(value: object) -> str:
    try:
        return f"{value!r:.60}"
    except ValueError:
        return "a longer one"
