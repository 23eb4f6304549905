"""Usual characters need nothing from Python's table of all characters."""

from __future__ import annotations

import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from logic.characters import composed, is_usual

_ALL = [chr(code) for code in range(sys.maxunicode + 1)]
_USUAL = [char for char in _ALL if is_usual(char)]


def test_a_usual_character_is_composed_and_joins_no_other() -> None:
    joining = {code for char in _ALL for code in _second(char)}
    for char in _USUAL:
        assert unicodedata.normalize("NFC", char) == char
        assert not unicodedata.combining(char)
        assert f"{ord(char):04X}" not in joining


def _second(char: str) -> list[str]:
    """What joins another to make this character, if it is one of two."""
    found = unicodedata.decomposition(char)
    return [] if found.startswith("<") else found.split()[1:]


def test_a_usual_character_is_not_of_double_width() -> None:
    assert not {"W", "F"} & set(map(unicodedata.east_asian_width, _USUAL))


def test_letters_of_a_european_name_and_marks_of_a_sentence_are_usual() -> None:
    assert is_usual("Łódź, Zürich: “10 \u2013 20 €”, \u22125 … it\u2019s")
    assert not is_usual("e\u0301")
    assert not is_usual("\u4e2d")


@given(st.text(st.characters(codec=None), max_size=40))
def test_any_text_is_composed_as_the_standard_says(text: str) -> None:
    assert composed(text) == unicodedata.normalize("NFC", text)
    assert composed("Zu\u0308rich") == "Zürich"
