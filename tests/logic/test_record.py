"""Records: dataclasses in all they do, with one class behind each."""

from __future__ import annotations

import copy
import gc
from dataclasses import FrozenInstanceError, field, fields, replace

import pytest

from logic.record import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    name: str
    amount: float = 0.0
    unsaid: str = field(default="", repr=False)
    noted: list[str] = field(default_factory=list, compare=False)


@dataclass(frozen=True, slots=True)
class Alone:
    value: float


@dataclass(frozen=True, slots=True, eq=False)
class Itself:
    value: int


@dataclass(slots=True)
class Open:
    value: int = 0


class TestRecord:
    def test_is_equal_by_what_is_compared(self) -> None:
        assert Pair(name="a", noted=["x"]) == Pair(name="a")
        assert Pair(name="a") != Pair(name="a", amount=1)
        assert Alone(2) == Alone(2.0)
        other: object = Itself(2)
        assert Alone(2) != other

    def test_is_hashed_alike(self) -> None:
        assert len({Pair(name="a"), Pair(name="a", noted=["x"]), Pair(name="b")}) == 2

    def test_may_be_itself_only(self) -> None:
        one = Itself(1)
        assert one != Itself(1)
        assert {one: 1}[one] == 1

    def test_tells_what_it_holds(self) -> None:
        assert repr(Pair(name="a", unsaid="s")) == "Pair(name='a', amount=0.0, noted=[])"

    def test_cannot_be_changed(self) -> None:
        one = Pair(name="a")
        with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
            one.name = "b"  # type: ignore[misc]
        with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
            del one.name

    def test_is_replaced_and_copied(self) -> None:
        one = replace(Pair(name="a", amount=3), name="b")
        assert one == Pair(name="b", amount=3)
        assert copy.deepcopy(one) == one
        assert [f.name for f in fields(one)] == ["name", "amount", "unsaid", "noted"]

    def test_may_be_open(self) -> None:
        one = Open()
        one.value = 3
        assert one == Open(3)

    def test_leaves_no_second_class_behind(self) -> None:
        gc.collect()
        assert [kind for kind in object.__subclasses__() if kind.__name__ == "Pair"] == [Pair]
