"""The text gate: what leaves it is safe to set, and is what was typed."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from logic.report.text import (
    CUT,
    LONGEST,
    LONGEST_WORD,
    MOST_LINES,
    MOST_WORDS,
    clean,
    markup,
    one_line,
    paragraphs,
    restored,
)

anything = st.text(st.characters(codec=None), max_size=400)


@given(anything)
def test_nothing_that_controls_is_left(text: str) -> None:
    left = clean(text)
    kinds = {unicodedata.category(char) for char in left.replace("\n", "")}
    assert not kinds & {"Cc", "Cs", "Cn"}
    assert not set(left) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200e\u200f\u061c")
    assert unicodedata.is_normalized("NFC", left)
    assert clean(left) == left
    left.encode("utf-8")


@given(anything)
def test_markup_holds_no_markup_but_line_breaks(text: str) -> None:
    bare = markup(text).replace("<br/>", "")
    assert not set(bare) & set("<&\n")


@given(anything)
def test_markup_means_exactly_what_was_typed(text: str) -> None:
    back = restored(markup(text).replace("<br/>", "\n"))
    assert "".join(back.split()) == "".join(clean(text).split())


@given(anything)
def test_paragraphs_keep_every_word(text: str) -> None:
    parts = list(paragraphs(text))
    assert parts
    assert " ".join(" ".join(parts).split()) == " ".join(clean(text).split())


def test_blanks_that_no_face_has_become_plain_ones() -> None:
    assert clean("a\tb\u1680c\u205fd") == "a b c d"


def test_a_long_text_is_cut_and_says_so() -> None:
    assert clean("x" * (LONGEST + 1)) == "x" * LONGEST + CUT
    assert clean("x" * LONGEST) == "x" * LONGEST
    assert clean("x" * (LONGEST + 1), longest=None) == "x" * (LONGEST + 1)


def test_a_long_paragraph_is_set_as_several() -> None:
    parts = list(paragraphs("a " * (2 * MOST_WORDS)))
    assert len(parts) > 1
    assert all(len(part.split()) <= MOST_WORDS for part in parts)


def test_a_blank_line_begins_a_paragraph_and_a_column_of_lines_is_joined() -> None:
    assert list(paragraphs("one\n\n \n two")) == ["one", "two"]
    (joined,) = paragraphs("w\n" * (MOST_LINES + 20))
    assert joined.count("\n") == MOST_LINES


def test_a_very_long_word_gets_blanks() -> None:
    pieces = markup("y" * (2 * LONGEST_WORD + 1)).split(" ")
    assert [len(piece) for piece in pieces] == [LONGEST_WORD, LONGEST_WORD, 1]


def test_a_per_cent_sign_stays_with_its_number() -> None:
    assert markup("92 % of all") == "92\N{NO-BREAK SPACE}% of all"


def test_one_line() -> None:
    assert one_line(" a\r\nb\tc ") == "a b c"
    assert one_line("abcdef", 4) == "abc\N{HORIZONTAL ELLIPSIS}"


def test_a_line_is_cut_between_words() -> None:
    line = "Kind of work: sort or label, with facts"
    assert one_line(line, 29) == "Kind of work: sort or label\N{HORIZONTAL ELLIPSIS}"
    assert one_line(line, 26) == "Kind of work: sort or\N{HORIZONTAL ELLIPSIS}"
    assert one_line("a abcdefghij", 8) == "a abcde\N{HORIZONTAL ELLIPSIS}"
