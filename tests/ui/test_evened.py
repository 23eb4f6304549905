"""Lines of a length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ui.widgets import Prose

if TYPE_CHECKING:
    from ui.theme import Look


@pytest.mark.parametrize(
    "text", ["\U0001f9ea Which of two? " * 6, "One line\nand a second, which is long " * 3]
)
@pytest.mark.parametrize("width", [900, 300])
def test_lines_made_of_a_length_are_as_many_as_before(look: Look, text: str, width: int) -> None:
    plain = Prose(look, text.strip())
    even = Prose(look, text.strip())
    even.set_even()
    assert even.heightForWidth(width) == plain.heightForWidth(width)
    assert even._layout_for(width).width <= plain._layout_for(width).width
