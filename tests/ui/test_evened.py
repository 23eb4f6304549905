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


SENTENCE = "If the examples may not be used, the advice would be to keep the model as it is."


def shown_lines(prose: Prose, width: int) -> list[str]:
    layout = prose._layout_for(width).layout
    lines = (layout.lineAt(at) for at in range(layout.lineCount()))
    return [layout.text()[one.textStart() :][: one.textLength()].strip() for one in lines]


def test_a_short_word_does_not_stand_alone_on_the_last_line(look: Look) -> None:
    prose = Prose(look, SENTENCE)
    widths = [width for width in range(200, 500, 7) if len(shown_lines(prose, width)) > 1]
    assert all(" " in shown_lines(prose, width)[-1] for width in widths)
    assert all("  ".join(shown_lines(prose, w)).split() == SENTENCE.split() for w in widths)


def test_keeping_the_last_word_company_takes_no_further_line(look: Look) -> None:
    prose, alone = (
        Prose(look, SENTENCE),
        Prose(look, SENTENCE.replace(" it ", "\N{NO-BREAK SPACE}it ")),
    )
    for width in range(200, 500, 7):
        assert prose.heightForWidth(width) <= alone.heightForWidth(width)
        fresh = Prose(look, SENTENCE)
        assert fresh.heightForWidth(width) == prose.heightForWidth(width)
        assert fresh.heightForWidth(
            int(fresh._layout_for(width).width) + 3
        ) == fresh.heightForWidth(width)


@pytest.mark.parametrize("text", ["First\nsecond", "one two three incomprehensibilities"])
def test_a_new_line_and_a_long_word_stand_alone(look: Look, text: str) -> None:
    found = [shown_lines(Prose(look, text), width) for width in range(180, 400, 7)]
    assert {lines[-1] for lines in found if len(lines) > 1} == {text.rsplit(maxsplit=1)[-1]}


@pytest.mark.parametrize(
    "text", ["8.0 points towards fine-tuned", "OAI-OPT, OAI-CB, MS-FT2, AWS-BR and GPT-4"]
)
def test_fine_tuned_and_names_are_not_broken(look: Look, text: str) -> None:
    prose = Prose(look, text, "secondary")
    found = {line for width in range(80, 200, 7) for line in shown_lines(prose, width)}
    assert not any(line.endswith(("-", "\u2011")) for line in found)
    assert prose.text() == prose.accessibleName() == text
