"""The checks that tie a content pack together: every id named exists, every rule can act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.content_tables import RESERVED
from logic.findings import Recommendation
from logic.model import ALWAYS, UNREACHED, Approach, QuestionKind, Truth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from logic.model import Block, Condition, Content, Gate, Question, Risk, Route, Step, Term
    from logic.tables import Faults

#: The most questions one term may read, and completions one block may have (design section 2).
MOST_READ = 3
MOST_COMPLETIONS = 1024
#: The kinds of failure a trial's hub states are enumerated over (facts, way, reasoning).
FAILURE_KINDS = 3


def check_content(content: Content, faults: Faults) -> None:
    """Note every fault between the parts of a pack."""
    _check_questions(content, faults)
    _check_terms(content, faults)
    _check_blocks(content, faults)
    _check_gates_and_routes(content, faults)
    _check_after(content, faults)
    _check_sources(content, faults)


def _check_questions(content: Content, faults: Faults) -> None:
    hub = content.questions.get(content.hub)
    if hub is None or hub.kind is not QuestionKind.TRIAL:
        faults.add("model.toml.pack", f"hub {content.hub!r} must be a trial question")
    if tuple(share for _, share in content.bands) != tuple(
        sorted((share for _, share in content.bands), reverse=True)
    ):
        faults.add("model.toml.trial_bands", "must run from the best band to the worst")
    seen: set[str] = set()
    for question in content.questions.values():
        _check_question(content, question, seen, faults)
        seen.add(question.id)


def _check_question(content: Content, question: Question, seen: set[str], faults: Faults) -> None:
    place = f"model.toml.question.{question.id}"
    ids = question.option_ids()
    if question.section not in content.sections:
        faults.add(place, f"section {question.section!r} is not one of the pack's sections")
    if len(set(ids)) != len(ids) or not ids or RESERVED & {*ids, question.id}:
        faults.add(place, "options must be different, at least one, and not a reserved word")
    if question.kind is QuestionKind.AMOUNT:
        _check_bands(question, place, faults)
    for parent in question.ask_if.questions() - seen:
        faults.add(place, f"ask_if names {parent!r}, which is not asked before it")
    _check_condition(content, question.ask_if, place, faults)


def _check_bands(question: Question, place: str, faults: Faults) -> None:
    limits = [option.below for option in question.options]
    inner = [limit for limit in limits[:-1] if limit is not None]
    if limits[-1] is not None or len(inner) != len(limits) - 1 or inner != sorted(set(inner)):
        faults.add(place, "each band but the last needs a rising below, the last none")
    low, likely, high = question.default or (question.least, question.least, question.least)
    if not question.least <= low <= likely <= high <= question.most:
        faults.add(place, "default must hold least <= low <= likely <= high <= most")


def _check_condition(content: Content, when: Condition, place: str, faults: Faults) -> None:
    for name in when.questions() - content.questions.keys():
        faults.add(place, f"names the question {name!r}, which does not exist")
    for name, option in when.named_options():
        question = content.questions.get(name)
        if question and option not in question.option_ids():
            faults.add(place, f"names the option {option!r}, which {name} does not have")


def _check_terms(content: Content, faults: Faults) -> None:
    _check_unique((term.id for term in content.terms), "model.toml.term", faults)
    for term in content.terms:
        _check_term(content, term, faults)


def _check_term(content: Content, term: Term, faults: Faults) -> None:
    place = f"model.toml.term.{term.id}"
    if not 1 <= len(set(term.questions)) == len(term.questions) <= MOST_READ:
        faults.add(place, f"reads {len(term.questions)} questions; one to {MOST_READ} are allowed")
    if term.share != "whole" and content.hub not in term.questions:
        faults.add(place, f"has a share, so it must read {content.hub}")
    for name in set(term.questions) - content.questions.keys():
        faults.add(place, f"names the question {name!r}, which does not exist")
    for row in term.rows:
        for name, options in row.when.items():
            if name not in term.questions:
                faults.add(place, f"a row names {name!r}, which the term does not read")
            known = content.questions[name].option_ids() if name in content.questions else ()
            for option in options - set(known):
                faults.add(place, f"a row names the option {option!r}, which {name} does not have")


def _check_blocks(content: Content, faults: Faults) -> None:
    hub_states = 1 + (len(content.bands) - 1) * FAILURE_KINDS
    for block in content.blocks:
        size = _completions(content, block) * (hub_states if block.reads_hub else 1)
        if size > MOST_COMPLETIONS:
            named = ", ".join(block.questions)
            faults.add(
                "model.toml.term",
                f"{named} are tied into {size} completions; at most {MOST_COMPLETIONS} are allowed",
            )


def _completions(content: Content, block: Block) -> int:
    """How many ways the block's questions can turn out, routing taken into account."""
    return _count(content, tuple(n for n in block.questions if n in content.questions), {})


def _count(content: Content, names: tuple[str, ...], known: dict[str, frozenset[str]]) -> int:
    if not names:
        return 1
    question = content.questions[names[0]]
    reached = question.ask_if.truth(known) is not Truth.NO
    options = question.option_ids() if reached else (UNREACHED,)
    return sum(
        _count(content, names[1:], {**known, question.id: frozenset({option})})
        for option in options
    )


def _check_gates_and_routes(content: Content, faults: Faults) -> None:
    _check_unique((gate.id for gate in content.gates), "model.toml.gate", faults)
    for gate in content.gates:
        _check_condition(content, gate.when, f"model.toml.gate.{gate.id}", faults)
        _check_routes_exist(content, gate.knocks_out, f"model.toml.gate.{gate.id}", faults)
    for route in content.routes.values():
        place = f"model.toml.route.{route.id}"
        _check_condition(content, route.needs, place, faults)
        _check_routes_exist(content, route.built_on, place, faults)
    for approach in Approach:
        expected = {r.id for r in content.routes.values() if r.approach is approach}
        for diagnosis in content.diagnoses.values():
            listed = getattr(diagnosis, approach.value)
            if set(listed) != expected or len(listed) != len(expected):
                faults.add(
                    f"model.toml.diagnosis.{diagnosis.id}",
                    f"{approach} must list each of {', '.join(sorted(expected))} once",
                )


def _check_routes_exist(
    content: Content, routes: Iterable[str], place: str, faults: Faults
) -> None:
    for route in set(routes) - content.routes.keys():
        faults.add(place, f"names the route {route!r}, which does not exist")


def _check_after(content: Content, faults: Faults) -> None:
    _check_unique((step.id for step in content.steps), "model.toml.step", faults)
    _check_unique((risk.id for risk in content.risks), "model.toml.risk", faults)
    staged: tuple[Step | Risk, ...] = (*content.steps, *content.risks)
    for item in staged:
        place = f"model.toml.{type(item).__name__.lower()}.{item.id}"
        _check_condition(content, item.when, place, faults)
        _check_routes_exist(content, item.routes, place, faults)
    for step in content.steps:
        for outcome in set(step.outcomes) - set(Recommendation):
            faults.add(f"model.toml.step.{step.id}", f"{outcome!r} is not a recommendation")
    for component in content.components:
        place = f"model.toml.component.{component.id}"
        for case in component.cases:
            _check_condition(content, case.when, f"{place}.{case.id}", faults)
        if not component.cases or component.cases[-1].when != ALWAYS:
            faults.add(place, "the last case must hold always")
    _check_condition(content, content.neither, "model.toml.neither", faults)
    _check_condition(content, content.review_soon, "model.toml.review_soon", faults)


def _check_sources(content: Content, faults: Faults) -> None:
    sourced: tuple[Question | Term | Gate | Route | Step | Risk, ...] = (
        *content.questions.values(),
        *content.terms,
        *content.gates,
        *content.routes.values(),
        *content.steps,
        *content.risks,
    )
    for item in sourced:
        place = f"model.toml.{type(item).__name__.lower()}.{item.id}"
        if not item.sources:
            faults.add(place, 'names no source; name an evidence key or "judgement"')
        for key in set(item.sources) - content.evidence.keys():
            faults.add(place, f"names the source {key!r}, which evidence.toml does not have")
    for offer in content.offers:
        place = f"model.toml.offer.{offer.provider}"
        _check_routes_exist(content, (offer.route,), place, faults)
        if offer.source not in content.evidence:
            faults.add(place, f"names the source {offer.source!r}, which does not exist")


def _check_unique(ids: Iterable[str], place: str, faults: Faults) -> None:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            faults.add(place, f"the id {name!r} is used twice")
        seen.add(name)
