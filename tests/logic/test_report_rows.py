"""Rows of a table over pages: whatever the room, something of a row is set."""

from __future__ import annotations

import pytest

from logic.report.blocks import Table, say
from logic.report.flowables import Maker
from logic.report.fonts import register_fonts
from logic.report.styles import LARGE, PLAIN, Hand

pytestmark = pytest.mark.pdf

WIDTH, ROOM = 487, 2000


@pytest.mark.parametrize("hand", [PLAIN, Hand(scale=LARGE)])
@pytest.mark.parametrize("short", [0.1, 0.5, 1, 3, 6, 12, 30])
def test_a_row_a_little_too_high_is_split(hand: Hand, short: float) -> None:
    """Also where it is too high by less than a point."""
    register_fonts()
    said = Table(rows=((say("Name"), say("word " * 600)),), widths=(150, 500), title="Table")
    row = Maker(WIDTH, frozenset(), hand=hand).table(said)
    page = row.wrap(WIDTH, ROOM)[1] - short
    parts = row.split(WIDTH, page)
    assert len(parts) == 2
    assert parts[0].wrap(WIDTH, ROOM)[1] <= page
