"""Loads a content pack's rules, refusing a pack with any fault and naming every one."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product
from operator import itemgetter
from typing import TYPE_CHECKING

from logic import content_tables as read
from logic.blocks import join_blocks, largest_sums, points_at
from logic.content_check import PROVIDER, check_content
from logic.errors import ContentError
from logic.model import ALWAYS, UNREACHED, Consideration, Content, Term, TermRow
from logic.tables import Faults, Table, bundled_pack, checksum_of, read_tomls
from logic.voting_check import check_interactions, check_votes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from logic.model import Evidence, Question
    from logic.tables import PackFolder

RULES = "model.toml"
EVIDENCE = "evidence.toml"
SOURCE_KEYS = ("source", "sources")
#: Half of the fit scale of 0-100: a fit starts at 50 and terms move it either way.
HALF = 50


def load_content(folder: PackFolder | None = None) -> Content:
    """The checked content of a pack folder, the bundled one by default.

    Raises:
        ContentError: the pack has faults; all are listed with file, table and key.
    """
    place: PackFolder = folder or bundled_pack()
    rules, evidence = read_tomls(place, (RULES, EVIDENCE))
    return replace(content_of(rules, evidence, str(place)), checksum=checksum_of(place))


def content_of(rules: dict[str, object], evidence: dict[str, object], place: str) -> Content:
    """The checked content of a pack's tables, without a checksum; ``place`` names the pack.

    Raises:
        ContentError: the tables have faults; all are listed.
    """
    faults = Faults()
    content = _content(rules, evidence, faults)
    check_content(content, faults)
    check_votes(content, faults)
    check_interactions(content, faults)
    _check_sources(RULES, rules, content.evidence, faults)
    if faults.found:
        raise ContentError(place, tuple(dict.fromkeys(faults.found)))
    return _ready(content)


def _check_sources(place: str, data: object, known: Mapping[str, Evidence], faults: Faults) -> None:
    """Note every source named anywhere in the rules that the evidence does not have."""
    if isinstance(data, list):
        for number, item in enumerate(data, 1):
            _check_sources(f"{place}[{number}]", item, known, faults)
    if isinstance(data, dict):
        for key, value in data.items():
            if key in SOURCE_KEYS:
                _check_keys(f"{place}.{key}", value, known, faults)
            _check_sources(f"{place}.{key}", value, known, faults)


def _check_keys(place: str, value: object, known: Mapping[str, Evidence], faults: Faults) -> None:
    for key in value if isinstance(value, list) else [value]:
        if isinstance(key, str) and key not in known:
            faults.add(place, f"names the source {key!r}, which {EVIDENCE} does not have")


def _content(found: dict[str, object], sources: dict[str, object], faults: Faults) -> Content:
    """The content as written, its points not yet scaled."""
    rules, evidence = Table(RULES, found, faults), Table(EVIDENCE, sources, faults)
    pack = rules.table("pack")
    bands = _bands(rules.table("trial_bands"))
    ids = tuple(band for band, _ in bands)
    questions = {n: read.read_question(n, t, ids) for n, t in rules.named("question")}
    terms = tuple(read.read_term(t) for t in rules.tables("term"))
    hub = pack.text("hub")
    neither, soon = rules.table("neither"), rules.table("review_soon")
    small = rules.table("tune_without_gap") if rules.has("tune_without_gap") else None
    for table in (neither, soon, *((small,) if small else ())):
        table.text("source")
    content = Content(
        id=pack.text("id"),
        version=pack.text("version"),
        dated=pack.day("dated"),
        checksum="",
        sections=pack.texts("sections"),
        questions=questions,
        terms=terms,
        gates=tuple(read.read_gate(t) for t in rules.tables("gate")),
        routes={n: read.read_route(n, t) for n, t in rules.named("route")},
        offers=tuple(read.read_offer(t) for t in rules.tables("offer")),
        diagnoses={n: read.read_diagnosis(n, t) for n, t in rules.named("diagnosis")},
        steps=tuple(read.read_step(t) for t in rules.tables("step")),
        risks=tuple(read.read_risk(t) for t in rules.tables("risk")),
        components=tuple(read.read_component(n, t) for n, t in rules.named("component")),
        evidence={n: read.read_evidence(n, t) for n, t in evidence.named("evidence")},
        limits=read.read_limits(rules.table("limits")),
        cost=read.read_figures(rules.table("cost")),
        neither=read.read_rule(neither),
        review_soon=read.read_rule(soon),
        hub=hub,
        tune_without_gap=read.read_rule(small) if small else ALWAYS,
        bands=bands,
        blocks=join_blocks(questions, terms, hub),
        votes=tuple(read.read_vote(n, t) for n, t in _maybe(rules, "voting")),
        interactions=tuple(read.read_interaction(n, t) for n, t in _maybe(rules, "interaction")),
        clashes=tuple(read.read_clash(n, t) for n, t in _maybe(rules, "clash")),
    )
    for table in (pack, neither, soon, *((small,) if small else ()), rules, evidence):
        table.finish()
    return content


def _maybe(rules: Table, key: str) -> tuple[tuple[str, Table], ...]:
    """A table of tables a pack may leave out."""
    return rules.named(key) if rules.has(key) else ()


def _bands(table: Table) -> tuple[tuple[str, float], ...]:
    table.text("source")
    return tuple((key, table.number(key)) for key in table.keys() if key != "source")  # noqa: SIM118


def _ready(content: Content) -> Content:
    """The checked content with its points scaled and gate questions always to be answered."""
    asked = _gate_questions(content)
    questions = {
        name: replace(question, may_not_apply=question.may_not_apply and name not in asked)
        for name, question in content.questions.items()
    }
    bounds = largest_sums(content.terms, questions, content.hub)
    terms = _scaled(content.terms, questions, bounds)
    blocks = join_blocks(questions, terms, content.hub)
    return replace(content, questions=questions, terms=terms, blocks=blocks)


def _gate_questions(content: Content) -> frozenset[str]:
    """The questions a route may hang on, for which "not applicable" is no answer."""
    conditions = (
        content.neither,
        *(gate.when for gate in content.gates),
        *(route.needs for route in content.routes.values()),
    )
    read = (condition.questions() for condition in conditions)
    return frozenset({content.hub, PROVIDER}).union(*read)


def _scaled(
    terms: tuple[Term, ...],
    questions: Mapping[str, Question],
    bounds: Mapping[Consideration, int],
) -> tuple[Term, ...]:
    """The terms with whole points such that no sum can leave the fit scale."""
    scaled = (_scale_term(term, bounds[term.consideration]) for term in terms)
    return tuple(replace(term, at=_spread_out(term, questions)) for term in scaled)


def _scale_term(term: Term, bound: int) -> Term:
    rows = tuple(
        TermRow(when=row.when, points=(_scale(row.points[0], bound), _scale(row.points[1], bound)))
        for row in term.rows
    )
    return replace(term, rows=rows)


def _spread_out(term: Term, questions: Mapping[str, Question]) -> dict[object, tuple[int, int]]:
    """The term's points for every combination of its questions' options."""
    read = itemgetter(*term.questions)
    columns = ((*questions[name].option_ids(), UNREACHED) for name in term.questions)
    combinations = (dict(zip(term.questions, found, strict=True)) for found in product(*columns))
    return {read(values): points_at(term, values) for values in combinations}


def _scale(points: int, bound: int) -> int:
    return int(Fraction(points * HALF, bound))
