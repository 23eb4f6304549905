"""JSON read strictly: valid UTF-8, no key twice, finite numbers, bounded depth."""

from __future__ import annotations

import json
from math import isfinite

#: Commas and brackets beyond this are refused unparsed; each part takes memory.
MOST_PARTS = 500_000
#: How deeply lists and groups may be nested; an assessment needs eight.
DEEPEST = 32


class JsonError(ValueError):
    """What is wrong with a file, as the part of a sentence after "cannot be opened:".

    ``advice`` is the part of the sentence that says what to do.
    """

    def __init__(self, what: str, advice: str = "open another copy of it") -> None:
        super().__init__(what)
        self.advice = advice


def parse(data: bytes) -> object:
    """The value that ``data`` holds, of dict, list, str, int, float, bool and None.

    A byte order mark at the start is skipped.

    Raises:
        JsonError: it is no JSON, or JSON that another program may read otherwise.
    """
    if not data.strip():
        raise JsonError("it is empty")
    if sum(map(data.count, (b",", b"[", b"{"))) > MOST_PARTS:
        raise JsonError("it has too many parts")
    try:
        found: object = json.loads(
            data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_constant
        )
    except JsonError:
        raise
    except UnicodeDecodeError as fault:
        raise JsonError(f"it is not text in UTF-8 (byte {fault.start + 1})") from fault
    except json.JSONDecodeError as fault:
        where = f"line {fault.lineno}, column {fault.colno}"
        raise JsonError(f"it is no JSON, or it is cut short or damaged, at {where}") from fault
    except RecursionError as fault:
        raise JsonError("it is nested too deeply") from fault
    except ValueError as fault:
        raise JsonError("it holds a number that is too long") from fault
    _inspect(found)
    return found


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise JsonError(f'"{key}" stands in it twice in one place')
        found[key] = value
    return found


def _constant(text: str) -> object:
    raise JsonError(f"it holds {text} where a number belongs")


def _inspect(found: object) -> None:
    level = [found]
    for _ in range(DEEPEST):
        level = [part for value in level for part in _parts(value)]
        if not level:
            return
    raise JsonError("it is nested too deeply")


def _parts(value: object) -> list[object]:
    if isinstance(value, dict):
        return [*value, *value.values()]
    if isinstance(value, list):
        return value
    if isinstance(value, float) and not isfinite(value):
        raise JsonError("it holds a number that is too large")
    if isinstance(value, str):
        _whole_characters(value)
    return []


def _whole_characters(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as fault:
        raise JsonError("it holds half of a character (a lone surrogate)") from fault
