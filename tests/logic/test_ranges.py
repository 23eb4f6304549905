"""What is wrong with low, likely and high: said of the number it is wrong with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.assessment import Amount
from logic.ranges import RangeFault, range_faults


@pytest.mark.parametrize(
    ("low", "likely", "high", "faults"),
    [
        (1, 2, 3, {}),
        (2, 2, 2, {}),
        (-1, 2, 3, {"low": RangeFault.TOO_LOW}),
        (1, 2, 11, {"high": RangeFault.TOO_HIGH}),
        (1.5, 2, 3, {"low": RangeFault.NOT_WHOLE}),
        (3, 2, 4, dict.fromkeys(("low", "likely"), RangeFault.LOW_ABOVE)),
        (1, 2, 1, dict.fromkeys(("likely", "high"), RangeFault.HIGH_BELOW)),
        (3, 2, 1, dict.fromkeys(("low", "likely"), RangeFault.LOW_ABOVE)),
        (-1, 12, 1.5, {"low": "too_low", "likely": "too_high", "high": "not_whole"}),
    ],
)
def test_each_fault_stands_at_its_number(
    low: float, likely: float, high: float, faults: dict[str, str]
) -> None:
    amount = Amount(low=float(low), likely=float(likely), high=float(high))
    assert range_faults(amount, 0, 10, whole=True) == faults


@given(st.lists(st.floats(0, 10), min_size=3, max_size=3))
def test_numbers_in_rising_order_within_bounds_have_no_fault(values: list[float]) -> None:
    low, likely, high = values
    rising = low <= likely <= high
    assert (not range_faults(Amount(low=low, likely=likely, high=high), 0, 10)) == rising
