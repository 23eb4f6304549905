from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.strict_json import DEEPEST, JsonError, parse

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=12,
)


@given(VALUES)
def test_what_was_written_is_read(value: object) -> None:
    assert parse(json.dumps(value).encode()) == value
    assert parse(json.dumps(value, ensure_ascii=False).encode("utf-8-sig")) == value


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        value = parse(data)
    except JsonError:
        return
    assert json.loads(data) == value


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is empty"),
        (b" \n\t", "it is empty"),
        (b'{"a": 1,\n "b": [2', "line 2, column 9"),
        (b"%PDF-1.7", "line 1, column 1"),
        (b"[1] [2]", "line 1, column 5"),
        (b'["\xff"]', "not text in UTF-8 (byte 3)"),
        ('{"a": 1}'.encode("utf-16"), "not text in UTF-8 (byte 1)"),
        (b'{"a": {"b": 1, "b": 1}}', '"b" stands in it twice'),
        (b"[NaN]", "NaN"),
        (b"[-Infinity]", "-Infinity"),
        (b"[1e999]", "too large"),
        (b"[" + b"9" * 5000 + b"]", "too long"),
        (rb'["\ud800"]', "half of a character"),
        (rb'{"\udfff": 1}', "half of a character"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"a":' * 500 + b"1" + b"}" * 500, "nested too deeply"),
    ],
)
def test_a_fault_is_said_in_words(data: bytes, said: str) -> None:
    with pytest.raises(JsonError) as caught:
        parse(data)
    assert said in str(caught.value)
    assert caught.value.advice == "open another copy of it"


def test_the_depth_is_bounded_exactly() -> None:
    deepest = DEEPEST - 1
    assert parse(b"[" * deepest + b"]" * deepest)
    with pytest.raises(JsonError):
        parse(b"[" * (deepest + 1) + b"1" + b"]" * (deepest + 1))


def test_a_whole_character_written_as_two_escapes_is_kept() -> None:
    assert parse(rb'["\ud83d\ude00"]') == ["\N{GRINNING FACE}"]


def test_large_numbers_stay_whole() -> None:
    assert parse(b"[123456789012345678901234567890, 1e308]") == [
        123456789012345678901234567890,
        1e308,
    ]
