"""What is written under an option that would rule routes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.routes import routes_closed_by

if TYPE_CHECKING:
    from collections.abc import Mapping

    from logic.model import Content, Question
    from logic.words import Words


def rules_out(
    content: Content, words: Words, question: Question, possible: Mapping[str, frozenset[str]]
) -> dict[str, str]:
    """By option, the rule and what reopens it of each gate the option would close."""
    said = {
        option: " ".join(
            f"{words.text(f'gate.{gate}.rule')} {words.text(f'gate.{gate}.reopens')}"
            for gate, _ in routes_closed_by(content, possible, question.id, option)
        )
        for option in question.option_ids()
    }
    return {option: text for option, text in said.items() if text}
