"""The checks that tie a content pack together: every id named exists, every rule can act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.assessment import NOT_APPLICABLE_REASONS
from logic.content_tables import RESERVED
from logic.findings import Recommendation
from logic.model import (
    ALWAYS,
    UNREACHED,
    Approach,
    Consideration,
    QuestionKind,
    Share,
    Truth,
)
from logic.points import FIGURES, SHAPES, UNITS, limits_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from logic.model import (
        Block,
        Condition,
        Content,
        Gate,
        Question,
        Risk,
        Route,
        Step,
        Term,
    )
    from logic.points import CostFigure
    from logic.tables import Faults

#: The most questions one term may read, and completions one block may have (design section 2).
MOST_READ = 3
MOST_COMPLETIONS = 1024
#: The most options a question may have: chances of more do not stay whole numbers.
MOST_OPTIONS = 10
#: Reaching the pass mark, and at least one band below it.
LEAST_BANDS = 2
#: The kinds of failure a trial's hub states are enumerated over (facts, way, reasoning).
FAILURE_KINDS = 3
#: What the decision reads by name, so that every pack must have it.
DIAGNOSES = ("not_tried", "no_gap", "facts", "way", "facts_and_way", "reasoning", "mixed")
PROVIDER = "provider"
DECISIVE = "decisive_amount"
NO_DEFAULT = ("volume", "examples_held", DECISIVE)
COST_AMOUNTS = (
    *NO_DEFAULT,
    "prompt_tokens",
    "variable_tokens",
    "output_tokens",
    "label_cost",
    "staff_days",
    "retrainings",
    "corpus_size",
    "horizon",
)
WAYS_TO_PAY = {
    Approach.FOUNDATION: ("request", "own_gpu"),
    Approach.FINE_TUNED: ("hosted", "request", "own_gpu", "shared", "cpu"),
}
#: Where each threshold must lie for the rules to make sense.
LIMITS = {
    "too_close_below": (1, 100),
    "confirmed_at_least": (0, 100),
    "confirmed_for_side": (0, 100),
    "review_months": (1, 120),
    "review_months_soon": (1, 120),
    "trial_cases": (1, 100_000),
    "settled_cases": (1, 100_000),
    "toss_from": (0, 50),
    "toss_to": (50, 100),
    "leaning_share": (50, 100),
    "settled_share": (50, 100),
    "near_lead": (0, 100),
    "near_share": (0, 100),
    "lever_percent": (1, 100),
    "default_decisive": (1, 10**12),
}


def check_content(content: Content, faults: Faults) -> None:
    """Note every fault between the parts of a pack."""
    _check_hub(content, faults)
    _check_limits(content, faults)
    _check_questions(content, faults)
    _check_terms(content, faults)
    _check_blocks(content, faults)
    _check_gates(content, faults)
    _check_clashes(content, faults)
    _check_routes(content, faults)
    _check_offers(content, faults)
    _check_money(content, faults)
    _check_after(content, faults)
    _check_sources(content, faults)


def _check_hub(content: Content, faults: Faults) -> None:
    hub = content.questions.get(content.hub)
    if hub is None or hub.kind is not QuestionKind.TRIAL or hub.ask_if != ALWAYS:
        faults.add("model.toml.pack", f"hub {content.hub!r} must be a trial asked in every case")
    shares = [share for _, share in content.bands]
    if shares != sorted(set(shares), reverse=True) or len(shares) < LEAST_BANDS or shares[-1] != 0:
        faults.add("model.toml.trial_bands", "must fall from the best band to one from 0")


def _check_limits(content: Content, faults: Faults) -> None:
    for name, (least, most) in LIMITS.items():
        if not least <= getattr(content.limits, name) <= most:
            faults.add(f"model.toml.limits.{name}", f"must be from {least} to {most}")


def _check_questions(content: Content, faults: Faults) -> None:
    seen: set[str] = set()
    for question in content.questions.values():
        _check_question(content, question, seen, faults)
        seen.add(question.id)


def _check_question(content: Content, question: Question, seen: set[str], faults: Faults) -> None:
    place = f"model.toml.question.{question.id}"
    ids = question.option_ids()
    if question.section not in content.sections:
        faults.add(place, f"section {question.section!r} is not one of the pack's sections")
    if len(set(ids)) != len(ids) or not 1 <= len(ids) <= MOST_OPTIONS:
        faults.add(place, f"options must be different, from one to {MOST_OPTIONS}")
    for name in sorted(RESERVED & {*ids, question.id}):
        faults.add(place, f"{name!r} is a reserved word, so it can be no id")
    if question.kind is QuestionKind.AMOUNT:
        _check_bands(question, place, faults)
    _check_none(question, place, faults)
    for parent in sorted(question.ask_if.questions() & content.questions.keys() - seen):
        faults.add(place, f"ask_if names {parent!r}, which is not asked before it")
    _check_condition(content, question.ask_if, place, faults)


def _check_bands(question: Question, place: str, faults: Faults) -> None:
    *limits, last = (option.below for option in question.options) if question.options else (None,)
    inner = [limit for limit in limits if limit is not None]
    if last is not None or len(inner) != len(limits) or inner != sorted(set(inner)):
        faults.add(place, "each band but the last needs a rising below, the last none")
    low, likely, high = question.default or (question.least, question.least, question.least)
    if not 0 <= question.least <= low <= likely <= high <= question.most:
        faults.add(place, "must hold 0 <= least <= low <= likely <= high <= most")


def _check_none(question: Question, place: str, faults: Faults) -> None:
    for reason in sorted({*question.none_if} - {*NOT_APPLICABLE_REASONS}):
        listed = ", ".join(NOT_APPLICABLE_REASONS)
        faults.add(place, f"none_if names {reason!r}, which is none of {listed}")
    if question.none_if and (question.kind is not QuestionKind.AMOUNT or question.least > 0):
        faults.add(place, "none_if is only for amounts that may be 0")


def _check_condition(content: Content, when: Condition, place: str, faults: Faults) -> None:
    for name in sorted(when.questions() - content.questions.keys()):
        faults.add(place, f"names the question {name!r}, which does not exist")
    for name, option in sorted(when.named_options()):
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
    if term.share is not Share.WHOLE and content.hub not in term.questions:
        faults.add(place, f"has a share, so it must read {content.hub}")
    if term.consideration is Consideration.COST:
        faults.add(place, "cost is counted in money, so no term may speak to it")
    for name in sorted(set(term.questions) - content.questions.keys()):
        faults.add(place, f"names the question {name!r}, which does not exist")
    for row in term.rows:
        for name, options in row.when.items():
            _check_row(content, term, name, options, faults)


def _check_row(
    content: Content, term: Term, name: str, options: frozenset[str], faults: Faults
) -> None:
    place = f"model.toml.term.{term.id}"
    if name not in term.questions:
        faults.add(place, f"a row names {name!r}, which the term does not read")
    known = content.questions[name].everything() if name in content.questions else options
    for option in sorted(options - known):
        faults.add(place, f"a row names the option {option!r}, which {name} does not have")


def _check_blocks(content: Content, faults: Faults) -> None:
    hub_states = 1 + (len(content.bands) - 1) * FAILURE_KINDS
    for block in content.blocks:
        size = _completions(content, block) * (hub_states if block.reads_hub else 1)
        if size > MOST_COMPLETIONS:
            named = ", ".join(block.questions)
            faults.add(
                "model.toml.term",
                f"{named} are tied into more than {MOST_COMPLETIONS} completions",
            )


def _completions(content: Content, block: Block) -> int:
    """How many ways the block's questions can turn out, routing in it taken into account.

    Counting stops above the bound, as there may be far too many ways to go through.
    """
    rows: list[dict[str, frozenset[str]]] = [{}]
    for question in (content.questions[n] for n in block.questions if n in content.questions):
        rows = [
            {**row, question.id: frozenset({option})}
            for row in rows
            for option in _taken(question, row)
        ]
        if len(rows) > MOST_COMPLETIONS:
            break
    return len(rows)


def _taken(question: Question, row: dict[str, frozenset[str]]) -> tuple[str, ...]:
    unreached = question.ask_if.truth(row) is Truth.NO
    return (UNREACHED,) if unreached else question.option_ids()[: MOST_COMPLETIONS + 1]


def _check_gates(content: Content, faults: Faults) -> None:
    _check_unique((gate.id for gate in content.gates), "model.toml.gate", faults)
    for gate in content.gates:
        place = f"model.toml.gate.{gate.id}"
        _check_condition(content, gate.when, place, faults)
        _check_routes_exist(content, gate.knocks_out, place, faults)


def _check_clashes(content: Content, faults: Faults) -> None:
    for clash in content.clashes:
        place = f"model.toml.clash.{clash.id}"
        for name in sorted(clash.questions() - content.questions.keys()):
            faults.add(place, f"names the question {name!r}, which does not exist")
        for name, options in clash.when.items():
            known = content.questions[name].everything() if name in content.questions else options
            for option in sorted(options - known):
                faults.add(place, f"names the option {option!r}, which {name} does not have")


def _check_routes(content: Content, faults: Faults) -> None:
    for route in content.routes.values():
        place = f"model.toml.route.{route.id}"
        _check_condition(content, route.needs, place, faults)
        _check_routes_exist(content, route.built_on, place, faults)
        if any(content.routes[name].built_on for name in route.built_on if name in content.routes):
            faults.add(place, "built_on may name only routes that are built on none")
        if route.costs not in WAYS_TO_PAY[route.approach]:
            ways = ", ".join(WAYS_TO_PAY[route.approach])
            faults.add(place, f"costs must be one of {ways}, not {route.costs!r}")
        for way in sorted({*route.pays} - {*WAYS_TO_PAY[route.approach]}):
            faults.add(place, f"pays names {way!r}, which is no way to pay for this approach")
        if route.pays and route.costs not in route.pays:
            faults.add(place, f"pays must have {route.costs!r}, the usual way, too")
    for name in (*DIAGNOSES, *(n for n in content.diagnoses if n not in DIAGNOSES)):
        _check_diagnosis(content, name, faults)


def _check_diagnosis(content: Content, name: str, faults: Faults) -> None:
    place = f"model.toml.diagnosis.{name}"
    if name not in content.diagnoses or name not in DIAGNOSES:
        faults.add(place, "is missing" if name in DIAGNOSES else "is not known here")
        return
    for approach in Approach:
        expected = sorted(r.id for r in content.routes.values() if r.approach is approach)
        listed = getattr(content.diagnoses[name], approach.value)
        if sorted(listed) != expected or not listed:
            faults.add(place, f"{approach} must list each of {', '.join(expected)} once")


def _check_routes_exist(
    content: Content, routes: Iterable[str], place: str, faults: Faults
) -> None:
    for route in sorted(set(routes) - content.routes.keys()):
        faults.add(place, f"names the route {route!r}, which does not exist")


def _check_offers(content: Content, faults: Faults) -> None:
    provider = content.questions.get(PROVIDER)
    providers = provider.option_ids() if provider else ()
    for number, offer in enumerate(content.offers, 1):
        place = f"model.toml.offer[{number}]"
        _check_routes_exist(content, (offer.route,), place, faults)
        if offer.provider not in providers:
            faults.add(place, f"provider {offer.provider!r} is no option of {PROVIDER}")
        if offer.until is not None and offer.until < offer.since:
            faults.add(place, "until must not be before since")


def _check_money(content: Content, faults: Faults) -> None:
    for name in COST_AMOUNTS:
        place = f"model.toml.question.{name}"
        question = content.questions.get(name)
        if question is None or question.kind is not QuestionKind.AMOUNT:
            faults.add(place, "must be a question of kind amount: money is worked out from it")
        elif name not in NO_DEFAULT and question.default is None:
            faults.add(place, "needs a default: money is worked out from it")
    _check_decisive(content, faults)
    for name in (*FIGURES, *(n for n in content.cost if n not in FIGURES)):
        place = f"model.toml.cost.{name}"
        if name not in FIGURES:
            faults.add(place, "is not known here")
        elif name not in content.cost:
            faults.add(place, "is missing: money is worked out from it")
        else:
            for fault in _figure_faults(name, content.cost[name]):
                faults.add(place, fault)


def _figure_faults(name: str, figure: CostFigure) -> Iterator[str]:
    least, most = limits_of(name)
    if not least <= figure.low <= figure.likely <= figure.high <= most:
        yield f"must have {least:g} <= low <= likely <= high <= {most:g}"
    if figure.unit != UNITS[name]:
        yield f"must be in {UNITS[name]}, not in {figure.unit!r}"
    if figure.shape not in SHAPES:
        yield f"distribution must be one of {', '.join(SHAPES)}, not {figure.shape!r}"


def _check_decisive(content: Content, faults: Faults) -> None:
    question = content.questions.get(DECISIVE)
    default = content.limits.default_decisive
    if question and not 0 < question.least <= default <= question.most:
        place = f"model.toml.question.{DECISIVE}"
        faults.add(place, f"must have least above 0, and hold the default_decisive of {default}")


def _check_after(content: Content, faults: Faults) -> None:
    _check_unique((step.id for step in content.steps), "model.toml.step", faults)
    _check_unique((risk.id for risk in content.risks), "model.toml.risk", faults)
    staged: tuple[Step | Risk, ...] = (*content.steps, *content.risks)
    for item in staged:
        place = f"model.toml.{type(item).__name__.lower()}.{item.id}"
        _check_condition(content, item.when, place, faults)
        _check_routes_exist(content, item.routes, place, faults)
    for step in content.steps:
        for outcome in sorted(set(step.outcomes) - set(Recommendation)):
            faults.add(f"model.toml.step.{step.id}", f"{outcome!r} is not a recommendation")
        for name in sorted(set(step.diagnoses) - set(DIAGNOSES)):
            faults.add(f"model.toml.step.{step.id}", f"{name!r} is not a diagnosis")
    for component in content.components:
        place = f"model.toml.component.{component.id}"
        for case in component.cases:
            _check_condition(content, case.when, f"{place}.{case.id}", faults)
        if not component.cases or component.cases[-1].when != ALWAYS:
            faults.add(place, "the last case must hold always")
    _check_condition(content, content.neither, "model.toml.neither", faults)
    _check_condition(content, content.review_soon, "model.toml.review_soon", faults)
    _check_condition(content, content.tune_without_gap, "model.toml.tune_without_gap", faults)


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


def _check_unique(ids: Iterable[str], place: str, faults: Faults) -> None:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            faults.add(place, f"the id {name!r} is used twice")
        seen.add(name)
