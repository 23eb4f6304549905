"""Changes inputs where they have a shape: a value of JSON or TOML replaced, dropped or doubled."""

from __future__ import annotations

import json
import random
import re
import tomllib
from typing import TYPE_CHECKING, Any

from tests.logic.small_content import toml

if TYPE_CHECKING:
    from collections.abc import Callable

_NAMES = ("id", "state", "answered", "assumed", "2026-11-22", "foundation", "trial", "USD", "-", "")
_ODD: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    10**20,
    1e308,
    2**53,
    0.1,
    [],
    {},
    [[]],
    {"": ""},
    "\x00",
    "\ud83d",
    "../../etc/passwd",
    "=cmd",
    "<b>&amp;",
    "x" * 300,
    "\u202e",
    *_NAMES,
)
_BYTES = (
    b"[" * 200,
    b'{"a":' * 50,
    b"\xff\xfe",
    b"9" * 5000,
    b"1e999",
    b'\\ud83d"',
    b"\n[a]\n",
    b"NaN",
)
_CELLS = (
    "0.5",
    "2",
    "0",
    "",
    "2027-01-01",
    "api_tuned",
    "gpu_hour",
    "usd_per_gpu_hour",
    "ft:acme-1",
)
_PDF_PART = re.compile(rb"(/[A-Za-z]+|[0-9]+|<<|>>|\[|\]|\bR\b|\b(?:end)?(?:obj|stream)\b)")
_PDF_ODD = (
    *(b"-1", b"0", b"99999999999", b"null", b"true", b"(x)", b"<00>", b"[", b"<<", b"1 0 R"),
    *(b"/FlateDecode", b"/DecodeParms", b"/AF", b"/EF", b"/UF", b"/F", b"/Length", b"/Prev"),
    *(b"/ObjStm", b"/XRef", b"/Encrypt", b"/Crypt", b"/JBIG2Decode", b""),
)
_TRIES = 4


def mutate_json(data: bytes, chance: random.Random) -> bytes:
    """The JSON with one of its values changed.

    Raises:
        ValueError: it is none.
    """
    return json.dumps(changed(json.loads(data), chance)).encode()


def mutate_toml(data: bytes, chance: random.Random) -> bytes:
    """The TOML with one of its values changed.

    Raises:
        ValueError: it is none, or has no such form any more.
    """
    found = changed(tomllib.loads(data.decode()), chance)
    return toml(found if isinstance(found, dict) else {"a": found}).encode("utf-8", "replace")


def mutate_prices(data: bytes, chance: random.Random) -> bytes:
    """The price list with one of its values changed, or one cell of one that is no JSON.

    Raises:
        ValueError: it is neither.
    """
    if data[:1] in (b"{", b"["):
        return mutate_json(data, chance)
    rows = [line.split(",") for line in data.decode().splitlines()]
    row = chance.choice(rows or [[""]])
    row[chance.randrange(len(row))] = chance.choice((*_CELLS, *map(str, _ODD)))
    return "\n".join(",".join(cells) for cells in rows).encode("utf-8", "replace")


def mutate_pdf(data: bytes, chance: random.Random) -> bytes:
    """The PDF with one of its names, numbers or marks put in the place of another, or made up.

    Raises:
        ValueError: it has none.
    """
    parts = _PDF_PART.split(data)
    marks = range(1, len(parts), 2)
    if not marks:
        raise ValueError(data)
    at, other = chance.choice(marks), chance.choice(marks)
    parts[at] = chance.choice((parts[other], chance.choice(_PDF_ODD)))
    return b"".join(parts)


def changed(value: Any, chance: random.Random) -> Any:  # noqa: ANN401 - any JSON
    """The value with one part of it, at any depth, replaced, dropped, doubled or moved."""
    if not isinstance(value, dict | list) or not value or chance.random() < 1 / 8:
        return chance.choice(_ODD)
    parts = dict(value) if isinstance(value, dict) else dict(enumerate(value))
    key = chance.choice(list(parts))
    how = chance.randrange(8)
    if how == 0:
        del parts[key]
    elif how == 1 and isinstance(value, list):
        parts[len(parts)] = parts[key]
    elif how == 1:
        parts[chance.choice(_NAMES)] = parts[key]
    elif how == 2:
        parts[key] = parts[chance.choice(list(parts))]
    else:
        parts[key] = changed(parts[key], chance)
    return parts if isinstance(value, dict) else list(parts.values())


def mutate_bytes(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some of them changed, dropped, doubled, moved or made up."""
    at, to = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    how = chance.randrange(5)
    if how == 0:
        return data[:at] + data[to:]
    if how == 1:
        return data[:to] + data[at:to] + data[to:]
    if how == 2:
        return data[:at] + chance.randbytes(chance.randrange(1, 9)) + data[at:]
    if how == 3:
        return data[:at] + chance.choice(_BYTES) + data[at:]
    flipped = bytearray(data or b"0")
    flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def by_shape(
    mutate: Callable[[bytes, random.Random], bytes],
) -> Callable[[bytes, int, int], bytes]:
    """A mutator for the fuzzer: by shape where there is one, every third time by bytes."""

    def mutator(data: bytes, longest: int, seed: int) -> bytes:
        chance = random.Random(seed)  # noqa: S311 - not for secrets
        how = mutate if chance.randrange(3) else mutate_bytes
        try:
            for _ in range(chance.randrange(1, _TRIES)):
                data = how(data, chance)
        except (ValueError, TypeError, RecursionError, OverflowError):
            data = mutate_bytes(data, chance)
        return data[:longest]

    return mutator
