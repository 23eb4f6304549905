"""Checks that no criterion votes twice, and that what treats an interaction exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.model import Consideration

if TYPE_CHECKING:
    from collections.abc import Mapping

    from logic.model import Content
    from logic.tables import Faults
    from logic.voting import Vote

#: Where a criterion may act without a vote among the terms.
OUTSIDE = ("cost", "routes", "review", "plan", "risks")
#: The kinds of failure: each failed case counts once, so each kind has a place of its own.
KINDS = {"C2": ("C2_facts", "C2_way", "C2_reasoning")}
#: Rules that are functions, not data: logic.ruling, logic.trial, logic.cost and this module.
RULES = ("trial_cap", "diagnosis", "money", "voting")
_PLACE = "model.toml.voting"


def check_votes(content: Content, faults: Faults) -> None:
    """Note every criterion without a place and every term that is not owned exactly once.

    A pack without the table is not held to it.
    """
    if not content.votes:
        return
    named = {vote.criterion for vote in content.votes}
    asked = dict.fromkeys(q.criterion for q in content.questions.values())
    for criterion in asked:
        for part in KINDS.get(criterion, (criterion,)):
            if part not in named:
                faults.add(_PLACE, f"{part} has no place")
    for vote in content.votes:
        _check_vote(content, vote, faults)
    owned = [term for vote in content.votes for term in vote.terms]
    for term in content.terms:
        if owned.count(term.id) != 1:
            faults.add(_PLACE, f"{term.id} is owned {owned.count(term.id)} times, not once")


def _check_vote(content: Content, vote: Vote, faults: Faults) -> None:
    place = f"{_PLACE}.{vote.criterion}"
    terms = {term.id: term for term in content.terms}
    scored = [k.value for k in Consideration if k is not Consideration.COST]
    if vote.place not in (*scored, *OUTSIDE):
        faults.add(place, f"in must be one of {', '.join((*scored, *OUTSIDE))}")
    if (vote.place in scored) != bool(vote.terms):
        faults.add(place, "names terms if it votes in a consideration of terms, and only then")
    for name in vote.terms:
        if name not in terms:
            faults.add(place, f"names the term {name!r}, which does not exist")
        elif terms[name].consideration != vote.place:
            faults.add(place, f"{name} speaks to {terms[name].consideration}, not {vote.place}")


def check_interactions(content: Content, faults: Faults) -> None:
    """Note every interaction that nothing treats, or that names what does not exist."""
    known: Mapping[str, frozenset[str]] = {
        "terms": frozenset(term.id for term in content.terms),
        "gates": frozenset(gate.id for gate in content.gates),
        "routes": frozenset(content.routes),
        "rules": frozenset(RULES),
        "steps": frozenset(step.id for step in content.steps),
        "risks": frozenset(risk.id for risk in content.risks),
    }
    for interaction in content.interactions:
        place = f"model.toml.interaction.{interaction.id}"
        named = {part: getattr(interaction, part) for part in known}
        if not any(named.values()):
            faults.add(place, "is treated by nothing")
        for part, names in named.items():
            for name in sorted(set(names) - known[part]):
                faults.add(place, f"names {name!r}, which is none of the {part}")
