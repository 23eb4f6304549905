"""Which technical words a question uses."""

from __future__ import annotations

from logic.glossary import terms, terms_of
from tests.logic.bundled import CONTENT, WORDS


def test_every_term_is_whole() -> None:
    assert len(terms(WORDS)) > 10
    for term in terms(WORDS):
        for part in ("name", "forms", "text"):
            assert WORDS.text(f"glossary.{term}.{part}")


def test_terms_are_found_as_whole_words_in_any_form() -> None:
    of = {name: terms_of(WORDS, q) for name, q in CONTENT.questions.items()}
    assert of["prompt_tokens"] == ("prompt", "token")
    assert of["test_set"] == ("test_set", "pass_mark")
    assert "fine_tuning" not in of["trial_setup"]
    assert {"foundation_model", "pass_mark"} <= set(of["trial"])
    assert "retraining" in of["retrainings"] or "fine_tuning" in of["retrainings"]
    assert of["citations"] == ()


def test_most_terms_are_used_by_some_question() -> None:
    used = {t for q in CONTENT.questions.values() for t in terms_of(WORDS, q)}
    assert set(terms(WORDS)) - used == {"adapter", "context_window", "route"}
