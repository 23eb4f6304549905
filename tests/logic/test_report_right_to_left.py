"""Arabic and Hebrew in the order and the forms they are drawn in."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.report.fonts import fallbacks, glyphs
from logic.report.right_to_left import forms, joined, turns, visual, written

#: What is written, and what is drawn from left to right; letters of Hebrew as abc in capitals.
ORDERS = {
    "a word": ("ABC", "CBA"),
    "in a sentence": ("say ABC DEF.", "say FED CBA."),
    "a sentence": ("ABC DEF.", ".FED CBA"),
    "a Latin name": ("ABC x-y DEF", "FED x-y CBA"),
    "a number": ("ABC 12.5 DEF", "FED 12.5 CBA"),
    "a number at first": ("12 ABC", "CBA 12"),
    "a share": ("ABC 25% DEF", "FED 25% CBA"),
    "a share of Latin": ("x 25% ABC", "x 25% CBA"),
    "brackets": ("ABC (DEF) x", "x (FED) CBA"),
    "two numbers": ("ABC 1, 2", "2 ,1 CBA"),
    "a list": ("a ABC, DEF b", "a FED ,CBA b"),
    "a line that goes on": ("ABC is the name of it.", "CBA is the name of it."),
    "a mark at first": ("\u0301ABC", "CBA\u0301"),
    "none": ("plain (text) 1", "plain (text) 1"),
}
HEBREW = str.maketrans({chr(65 + n): chr(0x5D0 + n) for n in range(26)})


@pytest.mark.parametrize(("typed", "drawn"), ORDERS.values(), ids=ORDERS)
def test_order(typed: str, drawn: str) -> None:
    assert visual(typed.translate(HEBREW)) == drawn.translate(HEBREW)


def test_marks_stay_with_their_letter() -> None:
    assert visual("\u05d0\u05b8\u05d1") == "\u05d1\u05d0\u05b8"


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("\u0628", "\ufe8f"),
        ("\u0628\u0628", "\ufe91\ufe90"),
        ("\u0628\u0628\u0628", "\ufe91\ufe92\ufe90"),
        ("\u0628\u064e\u0628", "\ufe91\u064e\ufe90"),
        ("\u0627\u0628", "\ufe8d\ufe8f"),
        ("\u0644\u0627", "\ufefb"),
        ("\u0628\u0644\u0627", "\ufe91\ufefc"),
        ("\u0628\u0640", "\ufe91\u0640"),
        ("\u0628\u200c\u0628", "\ufe8f\u200c\ufe8f"),
        ("a\u0628", "a\ufe8f"),
    ],
)
def test_letters_join(typed: str, drawn: str) -> None:
    assert joined(typed) == drawn
    assert "".join(map(written, drawn)) == typed


def test_numbers_of_arabic_keep_their_order() -> None:
    assert visual("\u0661\u0662 \u05d0") == "\u05d0 \u0661\u0662"


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_nothing_is_lost(typed: str) -> None:
    drawn = visual(typed)
    assert turns(typed) or drawn == typed
    composed = unicodedata.normalize("NFKD", drawn)
    mirrored = str.maketrans("()[]{}<>\u00ab\u00bb\u2039\u203a", "(([[{{<<\u00ab\u00ab\u2039\u2039")
    expected = unicodedata.normalize("NFKD", typed)
    assert sorted(composed.translate(mirrored)) == sorted(expected.translate(mirrored))


def test_the_faces_have_every_form_of_the_letters_they_have() -> None:
    drawn = {code for font in fallbacks() for code in glyphs(font)}
    for letters, found in forms().items():
        if drawn.issuperset(map(ord, letters)):
            assert drawn.issuperset(map(ord, found.values()))
