"""What is written under an option that would rule routes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.model import Truth
from logic.routes import judge_gate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from logic.model import Content, Gate, Question
    from logic.words import Words


def rules_out(
    content: Content, words: Words, question: Question, possible: Mapping[str, frozenset[str]]
) -> dict[str, str]:
    """By option, the rule and what reopens it of each gate the option would close.

    A gate that is closed whatever this question's answer is stays unsaid here.
    """
    others = {name: left for name, left in possible.items() if name != question.id}
    gates = [
        gate
        for gate in content.gates
        if question.id in gate.when.questions() and not _holds(gate, others)
    ]
    said = {
        option: " ".join(
            _sentence(words, gate)
            for gate in gates
            if _holds(gate, {**others, question.id: frozenset({option})})
        )
        for option in question.option_ids()
    }
    return {option: text for option, text in said.items() if text}


def _holds(gate: Gate, possible: Mapping[str, frozenset[str]]) -> bool:
    return judge_gate(gate, possible).state is Truth.YES


def _sentence(words: Words, gate: Gate) -> str:
    return f"{words.text(f'gate.{gate.id}.rule')} {words.text(f'gate.{gate.id}.reopens')}"
