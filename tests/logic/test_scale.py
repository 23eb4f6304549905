"""The side of a lead without all of ``advise``: money pulls as far as its points say."""

from __future__ import annotations

import pytest

from logic.assessment import Assessment
from logic.model import Approach
from logic.scale import Scale
from tests.logic.journey import bundled


@pytest.mark.parametrize("unit", [1, 60])
def test_money_alone_makes_a_side_from_three_points_of_the_lead_on(unit: int) -> None:
    scale = Scale(bundled(), Assessment(id="", date="2026-11-22"), unit)
    # Nobody weighed, so money counts a sixth.
    assert scale.side(0, 18) is Approach.FINE_TUNED
    assert scale.side(0, -18) is Approach.FOUNDATION
    assert scale.side(0, 17) is scale.side(0, -17) is None
    assert scale.side(-8 * unit, 26) is Approach.FINE_TUNED
    assert scale.side(-8 * unit, 25) is None
