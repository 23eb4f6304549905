from __future__ import annotations

from datetime import date, datetime
from math import inf, nan
from typing import TYPE_CHECKING

import pytest

from logic.errors import ContentError
from logic.tables import (
    MOST_BYTES,
    MOST_NESTED,
    Faults,
    Table,
    bundled_pack,
    read_toml,
    read_tomls,
)
from tests.logic.small_content import folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY = date(2026, 11, 23)


def table(**data: object) -> Table:
    return Table("file.box", data, Faults())


@pytest.mark.parametrize(
    ("value", "read", "expected"),
    [
        ("words", lambda t: t.text("key"), "words"),
        (3, lambda t: t.number("key"), 3),
        (-2.5, lambda t: t.number("key"), -2.5),
        (4, lambda t: t.whole("key"), 4),
        (4.0, lambda t: t.whole("key"), 4),
        (False, lambda t: t.flag("key", default=True), False),
        (DAY, lambda t: t.day("key"), DAY),
        (["a", "b"], lambda t: t.texts("key"), ("a", "b")),
        ({"inner": 1}, lambda t: t.table("key").number("inner"), 1),
        ([{"n": 1}, {"n": 2}], lambda t: [part.number("n") for part in t.tables("key")], [1, 2]),
        ({"a": {"n": 1}}, lambda t: [(n, p.number("n")) for n, p in t.named("key")], [("a", 1)]),
    ],
)
def test_a_value_is_read_as_its_kind(
    value: object, read: Callable[[Table], object], expected: object
) -> None:
    box = table(key=value)
    assert read(box) == expected
    box.finish()
    assert box.faults.found == []


@pytest.mark.parametrize(
    ("value", "read", "fault"),
    [
        (5, lambda t: t.text("key"), "key must be text, not 5"),
        ("5", lambda t: t.number("key"), "key must be a number, not '5'"),
        (True, lambda t: t.number("key"), "key must be a number, not True"),
        (nan, lambda t: t.number("key"), "key must be a number below 1e+15"),
        (-inf, lambda t: t.number("key"), "key must be a number below 1e+15"),
        (10**15, lambda t: t.number("key"), "key must be a number below 1e+15"),
        (2.5, lambda t: t.whole("key"), "key must be a whole number, not 2.5"),
        (1, lambda t: t.flag("key", default=True), "key must be true or false, not 1"),
        ("2026", lambda t: t.day("key"), "key must be a date such as 2026-11-23, not '2026'"),
        ("a", lambda t: t.texts("key"), "key must be a list of texts, not 'a'"),
        (["a", 1], lambda t: t.texts("key"), "key must be a list of texts, not ['a', 1]"),
        ("a", lambda t: t.tables("key"), "key must be a list of tables, not 'a'"),
    ],
)
def test_a_wrong_value_is_a_fault_with_its_place(
    value: object, read: Callable[[Table], object], fault: str
) -> None:
    box = table(key=value)
    read(box)
    assert box.faults.found == [f"file.box: {fault}"]


def test_a_time_of_day_is_no_date() -> None:
    box = table(key=datetime(2026, 11, 23, 8, 0))  # noqa: DTZ001 - as TOML reads a local time
    assert box.day("key") == date.min
    assert "must be a date" in box.faults.found[0]


def test_a_number_too_long_to_print_is_a_fault_too() -> None:
    box = table(key=16**6000)
    box.number("key")
    box.text("key")
    assert box.faults.found == [
        "file.box: key must be a number below 1e+15",
        "file.box: key must be text, not a longer one",
    ]


def test_a_long_value_is_shown_in_part() -> None:
    box = table(key="x" * 500)
    box.number("key")
    assert len(box.faults.found[0]) < 120


@pytest.mark.parametrize(
    "read",
    [
        lambda t: t.text("key"),
        lambda t: t.number("key"),
        lambda t: t.whole("key"),
        lambda t: t.day("key"),
        lambda t: t.texts("key"),
    ],
)
def test_a_missing_key_is_one_fault(read: Callable[[Table], object]) -> None:
    box = table()
    read(box)
    assert box.faults.found == ["file.box: key is missing"]


def test_a_missing_key_may_have_a_default() -> None:
    box = table()
    assert (box.text("a", "x"), box.number("b", 2)) == ("x", 2)
    assert box.flag("c", default=True)
    assert not any((box.texts("d", ()), box.table("e").keys(), box.tables("f")))
    assert not box.faults.found
    assert not box.has("a")


def test_keys_nobody_reads_are_faults_in_file_order() -> None:
    box = table(zebra=1, known=2, apple=3)
    box.number("known")
    box.finish()
    assert box.faults.found == [
        "file.box: zebra is not known here",
        "file.box: apple is not known here",
    ]


def test_what_is_no_table_is_one_fault() -> None:
    box = table(inner=5, items=[{"a": 1}, 7])
    box.table("inner").text("missing")
    for item in box.tables("items"):
        item.number("a")
    assert box.faults.found == [
        "file.box.inner: must be a table",
        "file.box.items[2]: must be a table",
    ]


def fault_of(data: bytes) -> str:
    with pytest.raises(ContentError) as found:
        read_toml(folder({"some.toml": data}), "some.toml")
    (fault,) = found.value.faults
    return fault


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "some.toml").mkdir()
    for name in ("some.toml", "missing.toml"):
        with pytest.raises(ContentError, match=name):
            read_toml(tmp_path, name)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"a = ", "some.toml: Invalid value"),
        (b"a = 1\na = 2", "some.toml: Cannot overwrite a value"),
        (b"a = '\xff'", "some.toml: 'utf-8' codec"),
        (b"a = " + b"9" * 5000, "some.toml: Exceeds the limit"),
        (b"#" * (MOST_BYTES + 1), "some.toml: larger than 4,000,000 bytes"),
        (b"a = " + b"[" * 5000, "some.toml: "),
        (b"a" + b".a" * MOST_NESTED + b" = 1", "some.toml: nested deeper than 40 tables"),
        (b"a = " + b"[" * 45 + b"]" * 45, "some.toml: nested deeper than 40 tables"),
    ],
)
def test_a_broken_file_is_one_fault(data: bytes, fault: str) -> None:
    assert fault_of(data).startswith(fault)


def test_as_deep_as_allowed_is_read() -> None:
    data = b"a" + b".a" * (MOST_NESTED - 2) + b" = 1"
    assert read_toml(folder({"some.toml": data}), "some.toml")


def test_every_broken_file_is_named() -> None:
    files = {"one.toml": "a = ", "two.toml": "a = 1", "three.toml": "b"}
    with pytest.raises(ContentError) as found:
        read_tomls(folder(files), files)
    assert [fault.split(":")[0] for fault in found.value.faults] == ["one.toml", "three.toml"]
    assert read_tomls(folder(files), ["two.toml"]) == [{"a": 1}]


def test_the_bundled_pack_is_a_folder_of_rules_and_words() -> None:
    assert {"model.toml", "evidence.toml", "en.toml"} <= {f.name for f in bundled_pack().iterdir()}
