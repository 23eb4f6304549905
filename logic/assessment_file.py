"""The ``.tunewise`` file: the values of ``logic.assessment`` as canonical JSON.

Format 4 has every part of today; those of earlier versions lack some, which then have their
defaults. A file under a passphrase holds the bytes of a plain one in an envelope.
"""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar, cast

from logic.assessment import Answer, Assessment
from logic.assessment_checks import faults
from logic.disk import read_whole, write_whole
from logic.errors import (
    AssessmentFileError,
    NewerFileError,
    PassphraseNeededError,
    SaveError,
    WrongPassphraseError,
)
from logic.limits import size_faults
from logic.record import dataclass
from logic.strict_json import JsonError, parse
from logic.vault import Seal, unwrap, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: The file format this version writes, and the highest it reads.
FORMAT = 4
KIND = "tunewise-assessment"
#: A file protected by a passphrase.
ENCRYPTED_KIND = "tunewise-encrypted"
SUFFIX = ".tunewise"

_KEYS = {"format", "kind", "written_by", "assessment"}
_SEALED_KEYS = {"format", "kind", "seal", "box", "sum"}
#: Whole numbers up to here are the same as float and as int.
_EXACT = 2.0**53

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Kept:
    """What a file holds, what it is protected with, and the format it was written in."""

    assessment: Assessment
    seal: Seal | None = None
    format: int = FORMAT


def load(path: Path, key: str | Seal = "") -> Assessment:
    """The assessment in a file, which is left untouched; ``key`` opens a protected one.

    Raises:
        NewerFileError: a newer Tunewise wrote it.
        PassphraseNeededError: it is protected, and no passphrase was given.
        WrongPassphraseError: it is protected with another passphrase.
        AssessmentFileError: it cannot be read, or is no assessment.
    """
    return loads(read_whole(path), str(path), key)


def loads(data: bytes, name: str, key: str | Seal = "") -> Assessment:
    """The assessment in the bytes of a file; ``name`` is what a fault calls the file.

    Raises:
        AssessmentFileError: as ``load`` does, each subclass included.
    """
    return read(data, name, key).assessment


def read(data: bytes, name: str, key: str | Seal = "") -> Kept:
    """Everything the bytes of a file hold; see ``loads``.

    Raises:
        AssessmentFileError: as ``load`` does, each subclass included.
    """
    try:
        return _opened(parse(data), key)
    except JsonError as fault:
        raise AssessmentFileError(
            f"{name} cannot be opened: {fault}; it was left as it is, so {fault.advice}."
        ) from fault
    except _NewerFormatError as newer:
        raise NewerFileError(
            f"{name} was written by a newer Tunewise (file format {newer}, this version reads "
            f"up to {FORMAT}); it was left as it is, so install the newer version to open it."
        ) from newer
    except (PassphraseNeededError, WrongPassphraseError) as fault:
        advice = "it was left as it is, so enter the passphrase it was protected with."
        raise type(fault)(f"{name} cannot be opened: {fault}; {advice}") from fault


def save(
    path: Path, assessment: Assessment, written_by: str = "", seal: Seal | None = None
) -> bytes:
    """Write the assessment as a whole, or leave what was there as it was; what the file holds now.

    Raises:
        SaveError: it could not be written, or could not have been opened again.
    """
    for what in chain(size_faults(assessment), faults(assessment)):
        raise SaveError(f"Nothing was saved: {what}. Correct it, and it is saved.")
    data = dumps(assessment, written_by, seal)
    try:
        loads(data, str(path), seal or "")
    except AssessmentFileError as fault:
        raise SaveError(f"Nothing was saved, for the file could not be used: {fault}") from fault
    write_whole(path, data, private=True)
    return data


def dumps(assessment: Assessment, written_by: str = "", seal: Seal | None = None) -> bytes:
    """The bytes of the file: keys sorted, two spaces, UTF-8; equal values give equal bytes.

    Under a seal no two are equal, for each is encrypted anew.
    """
    whole: dict[str, object] = {"format": FORMAT, "kind": KIND}
    if written_by:
        whole["written_by"] = written_by
    whole["assessment"] = to_plain(assessment)
    data = _written(whole)
    if seal is None:
        return data
    return _written({"format": FORMAT, "kind": ENCRYPTED_KIND, **wrap(seal, data, ENCRYPTED_KIND)})


def _written(whole: dict[str, object]) -> bytes:
    text = json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True)
    return f"{text}\n".encode()


def to_plain(value: object) -> object:
    """A value of ``logic.assessment`` as dicts, lists, texts and numbers, defaults left out."""
    if isinstance(value, str):
        return _writable(value)
    if isinstance(value, dict):
        return {to_plain(key): to_plain(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [to_plain(part) for part in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {
            name: to_plain(part)
            for name, default in _defaults(type(value))
            if (part := getattr(value, name)) != default
        }
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return int(value)
    return value


def plain_after(now: Assessment, before: Assessment, known: dict[str, Any]) -> dict[str, Any]:
    """As ``to_plain``; answers that ``before`` has too are taken from what that was as plain."""
    kept = known.get("answers", {})
    answers = {
        _writable(name): kept[name]
        if name in kept and before.answers.get(name) is answer
        else to_plain(answer)
        for name, answer in now.answers.items()
    }
    rest = to_plain(replace(now, answers={}))
    return {**cast("dict[str, Any]", rest), **({"answers": answers} if answers else {})}


def from_plain(raw: object, kind: type[_Value], place: str = "") -> _Value:
    """The value of a dataclass ``kind`` that ``raw`` holds, nothing ignored.

    Raises:
        JsonError: a part has the wrong type, is missing, or is not known.
    """
    from msgspec import ValidationError, convert, to_builtins  # noqa: PLC0415 - start-up time

    try:
        value = convert(raw, kind)
    except ValidationError as fault:
        raise JsonError(_sentence(str(fault), place)) from fault
    for unknown in _unknown(raw, to_builtins(value), place):
        raise JsonError(f"at {unknown}, this version knows no such part")
    return value


class _NewerFormatError(Exception):
    """The file's format is higher than ours."""


def _opened(raw: object, key: str | Seal) -> Kept:
    if not isinstance(raw, dict) or raw.get("kind") not in (KIND, ENCRYPTED_KIND):
        raise JsonError(
            "it is not an assessment made by Tunewise", f"choose a file that ends in {SUFFIX}"
        )
    found = _check_format(raw.get("format"))
    if raw["kind"] == ENCRYPTED_KIND:
        return _unsealed(raw, key)
    _check_keys(raw, _KEYS)
    return Kept(assessment_from_plain(raw.get("assessment")), format=found)


def _unsealed(raw: dict[str, object], key: str | Seal) -> Kept:
    _check_keys(raw, _SEALED_KEYS)
    data, seal = unwrap(raw, key, ENCRYPTED_KIND)
    inner = _opened(parse(data), "")
    return Kept(inner.assessment, seal, inner.format)


def _check_keys(raw: dict[str, object], known: set[str]) -> None:
    if unknown := sorted(raw.keys() - known):
        raise JsonError(f"at {unknown[0]}, this version knows no such part")


def _check_format(found: object) -> int:
    if isinstance(found, bool) or not isinstance(found, int) or found < 1:
        raise JsonError("it does not say which file format it is in")
    if found > FORMAT:
        raise _NewerFormatError(found)
    return found


def assessment_from_plain(raw: object) -> Assessment:
    """The assessment that ``raw`` holds, with every value possible.

    Raises:
        JsonError: a part has the wrong type, is missing, not known, or impossible.
    """
    answers = raw.get("answers") if isinstance(raw, dict) else None
    if isinstance(answers, dict):
        # One by one, so that a fault can name its question.
        for question, answer in answers.items():
            from_plain(answer, Answer, f"answers > {question}")
    assessment = from_plain(raw, Assessment)
    for fault in chain(size_faults(assessment), faults(assessment)):
        raise JsonError(fault)
    return assessment


@cache
def _defaults(kind: type[Any]) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, _default(field)) for field in fields(kind))


def _default(field: Field[Any]) -> object:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _writable(text: str) -> str:
    """The text with halves of characters, which no file can hold, replaced by a mark."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return str(text)


def _unknown(raw: object, known: object, place: str) -> Iterator[str]:
    if isinstance(raw, dict) and isinstance(known, dict):
        for key, part in raw.items():
            where = _join(place, str(key))
            if key in known:
                yield from _unknown(part, known[key], where)
            else:
                yield where
    elif isinstance(raw, list) and isinstance(known, list | tuple):
        for number, (part, same) in enumerate(zip(raw, known, strict=True), start=1):
            yield from _unknown(part, same, _join(place, str(number)))


_TYPES = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a group in braces",
    "null": "nothing",
}
_PHRASES = (
    (r"Object missing required field `(.*)`", r'"\1" is missing'),
    (r"Invalid enum value '(.*)'", r'"\1" is none of the values it may have'),
    (r"Number out of range", "the number is too large"),
)


def _sentence(message: str, place: str) -> str:
    """What msgspec says of a fault, in plain words: "at answers > x, expected ..."."""
    what, _, where = message.partition(" - at `$")
    for name, number in re.findall(r"\.(\w+)|\[(\d+)\]", where):
        place = _join(place, name or str(int(number) + 1))
    return f"at {place}, {_in_words(what)}" if place else _in_words(what)


def _in_words(what: str) -> str:
    if found := re.fullmatch(r"Expected `(.*)`, got `(.*)`", what):
        return f"expected {_types(found[1])}, found {_types(found[2])}"
    for pattern, words in _PHRASES:
        what = re.sub(pattern, words, what)
    return what


def _types(names: str) -> str:
    return " or ".join(_TYPES.get(name, name) for name in names.split(" | "))


def _join(place: str, part: str) -> str:
    return f"{place} > {part}" if place else part
