"""A pack's tables as JSON, made with the bundle beside the TOML they stand for: read much faster.

They hold only for the very bytes they were made of, and are checked like the TOML itself.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

SUFFIX = ".json"
_DATE = ""


def made_ready(data: bytes, table: dict[str, object]) -> bytes:
    """The JSON for a table that was read from ``data``."""
    made = {"sha256": _sum(data), "table": table}
    return json.dumps(made, ensure_ascii=False, default=_plain).encode()


def read_ready(file: Traversable, data: bytes) -> dict[str, object] | None:
    """The table made ready of ``data``, None where there is none for these bytes."""
    try:
        found = json.loads(file.read_bytes(), object_hook=_value)
        return found["table"] if found["sha256"] == _sum(data) else None
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _plain(value: object) -> dict[str, str]:
    if type(value) is date:
        return {_DATE: value.isoformat()}
    raise TypeError(f"{value!r} has no place in a pack")


def _value(found: dict[str, object]) -> object:
    return date.fromisoformat(str(found[_DATE])) if found.keys() == {_DATE} else found
