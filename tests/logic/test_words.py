from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from logic.errors import ContentError
from logic.words import Words, load_words
from tests.logic.small_content import folder

if TYPE_CHECKING:
    from pathlib import Path

EN = """
plain = "Yours"
[question.trial]
title = "What did you try?"
[gate.offer]
rule = "$provider sells it since $day"
[money]
dollars = "$$5"
"""


def words() -> Words:
    return load_words(folder({"en.toml": EN, "en_more.toml": "other = 'x'", "fr.toml": "a = 1"}))


def faults_of(**files: str) -> tuple[str, ...]:
    with pytest.raises(ContentError) as found:
        load_words(folder({name.replace("__", "."): text for name, text in files.items()}))
    return found.value.faults


def test_a_sentence_is_found_by_its_dotted_key() -> None:
    assert words().text("question.trial.title") == "What did you try?"
    assert words().keys() == (
        "plain",
        "question.trial.title",
        "gate.offer.rule",
        "money.dollars",
        "other",
    )


def test_the_names_under_a_parent_stand_each_once_in_file_order() -> None:
    found = Words({"a.two.name": "", "a.one": "", "ab.three": "", "a.two.text": ""})
    assert found.under("a") == ("two", "one")


def test_placeholders_are_filled_and_named() -> None:
    assert words().text("gate.offer.rule", provider="One", day="May") == "One sells it since May"
    assert words().placeholders("gate.offer.rule") == {"provider", "day"}
    assert words().text("money.dollars") == "$5"


def test_a_missing_key_or_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        words().text("nowhere")
    with pytest.raises(KeyError):
        words().text("gate.offer.rule", provider="One")


def test_maybe_gives_the_default_for_a_missing_key() -> None:
    assert words().maybe("nowhere", "?") == "?"
    assert words().maybe("plain", "?") == "Yours"
    assert words().has("plain")
    assert not words().has("nowhere")


def test_every_fault_is_named_with_file_and_key() -> None:
    assert faults_of(
        en__toml="a = 1\n[b]\nc = 'costs $'\nd = 'd'", en_ui__toml="[b]\nd = 'again'\n"
    ) == (
        "en.toml.a: must be text",
        "en.toml.b.c: has a broken $ placeholder",
        "en_ui.toml.b.d: is in another file as well",
    )


def test_every_broken_file_is_named() -> None:
    first, second = faults_of(en__toml="a = ", en_ui__toml="b", en_ok__toml="c = 'c'")
    assert first.startswith("en.toml: ")
    assert second.startswith("en_ui.toml: ")


def test_a_language_without_files_is_missing(tmp_path: Path) -> None:
    assert faults_of(de__toml="a = 'a'", english__toml="b = 'b'") == ("en.toml is missing",)
    with pytest.raises(ContentError, match="nowhere"):
        load_words(tmp_path / "nowhere")


def test_the_bundled_words_load() -> None:
    assert load_words().has("question.trial.title")
