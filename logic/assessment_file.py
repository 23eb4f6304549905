"""The ``.tunewise`` file: format 1 is the values of ``logic.assessment`` as canonical JSON."""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from logic.assessment import Answer, Assessment
from logic.assessment_checks import faults
from logic.disk import read_whole, write_whole
from logic.errors import AssessmentFileError, NewerFileError, SaveError
from logic.strict_json import JsonError, parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: The file format this version writes, and the highest it reads.
FORMAT = 1
KIND = "tunewise-assessment"
#: Kept for a file protected by a passphrase: recognised, not yet opened.
ENCRYPTED_KIND = "tunewise-encrypted"
SUFFIX = ".tunewise"

_KEYS = {"format", "kind", "written_by", "assessment"}
#: Whole numbers up to here are the same as float and as int.
_EXACT = 2.0**53

_Value = TypeVar("_Value")


def load(path: Path) -> Assessment:
    """The assessment in a file, which is left untouched.

    Raises:
        NewerFileError: a newer Tunewise wrote it.
        AssessmentFileError: it cannot be read, or is no assessment.
    """
    return loads(read_whole(path), str(path))


def loads(data: bytes, name: str) -> Assessment:
    """The assessment in the bytes of a file; ``name`` is what a fault calls the file.

    Raises:
        NewerFileError: a newer Tunewise wrote it.
        AssessmentFileError: it is no assessment, or one that holds impossible values.
    """
    try:
        return _opened(parse(data))
    except JsonError as fault:
        raise AssessmentFileError(
            f"{name} cannot be opened: {fault}; it was left as it is, so {fault.advice}."
        ) from fault
    except _NewerFormatError as newer:
        raise NewerFileError(
            f"{name} was written by a newer Tunewise (file format {newer}, this version reads "
            f"up to {FORMAT}); it was left as it is, so install the newer version to open it."
        ) from newer


def save(path: Path, assessment: Assessment, written_by: str = "") -> None:
    """Write the assessment as a whole, or leave what was there as it was.

    Raises:
        SaveError: it could not be written, or could not have been opened again.
    """
    data = dumps(assessment, written_by)
    try:
        loads(data, str(path))
    except AssessmentFileError as fault:
        raise SaveError(f"Nothing was saved, for the file could not be used: {fault}") from fault
    write_whole(path, data, private=True)


def dumps(assessment: Assessment, written_by: str = "") -> bytes:
    """The bytes of the file: keys sorted, two spaces, UTF-8; equal values give equal bytes."""
    whole: dict[str, object] = {"format": FORMAT, "kind": KIND}
    if written_by:
        whole["written_by"] = written_by
    whole["assessment"] = to_plain(assessment)
    text = json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True)
    return f"{text}\n".encode()


def to_plain(value: object) -> object:
    """A value of ``logic.assessment`` as dicts, lists, texts and numbers, defaults left out."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: to_plain(getattr(value, field.name))
            for field in fields(value)
            if getattr(value, field.name) != _default(field)
        }
    if isinstance(value, dict):
        return {to_plain(key): to_plain(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [to_plain(part) for part in value]
    if isinstance(value, str):
        return _writable(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return int(value)
    return value


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


def _opened(raw: object) -> Assessment:
    if not isinstance(raw, dict) or raw.get("kind") not in (KIND, ENCRYPTED_KIND):
        raise JsonError(
            "it is not an assessment made by Tunewise", f"choose a file that ends in {SUFFIX}"
        )
    _check_format(raw.get("format"))
    if raw["kind"] == ENCRYPTED_KIND:
        raise JsonError(
            "it is protected by a passphrase, which this version cannot ask for",
            "open it with a newer version",
        )
    if unknown := sorted(raw.keys() - _KEYS):
        raise JsonError(f"at {unknown[0]}, this version knows no such part")
    return assessment_from_plain(raw.get("assessment"))


def _check_format(found: object) -> None:
    if isinstance(found, bool) or not isinstance(found, int) or found < 1:
        raise JsonError("it does not say which file format it is in")
    if found > FORMAT:
        raise _NewerFormatError(found)


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
    for fault in faults(assessment):
        raise JsonError(fault)
    return assessment


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
