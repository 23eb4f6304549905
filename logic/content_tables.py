"""Turns the tables of a pack's rules into content values, noting faults as it goes."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from logic.clashes import Clash
from logic.model import (
    ALWAYS,
    UNREACHED,
    Approach,
    CaseText,
    Component,
    Condition,
    Consideration,
    Diagnosis,
    Evidence,
    Gate,
    Limits,
    Offer,
    Option,
    Question,
    QuestionKind,
    Risk,
    Route,
    Share,
    Step,
    Term,
    TermRow,
)
from logic.points import CostFigure
from logic.voting import Interaction, Vote

if TYPE_CHECKING:
    from logic.tables import Table

E = TypeVar("E", bound=StrEnum)


def read_condition(table: Table) -> Condition:
    """A condition from a table of question ids with their options, and ``any``/``not``."""
    parts = [_condition_part(table, key) for key in table.keys()]  # noqa: SIM118
    return parts[0] if len(parts) == 1 else Condition(all_of=tuple(parts))


def _condition_part(table: Table, key: str) -> Condition:
    if key == "any":
        return Condition(any_of=tuple(read_condition(part) for part in table.tables("any")))
    if key == "not":
        return Condition(negated=read_condition(table.table("not")))
    return Condition(question=key, options=frozenset(table.texts(key)))


def _when(table: Table, key: str) -> Condition:
    return read_condition(table.table(key)) if table.has(key) else ALWAYS


def read_rule(table: Table) -> Condition:
    """The condition under ``when``, which must be there: a rule left open would always hold."""
    if table.has("when"):
        return _when(table, "when")
    table.faults.add(table.place, "when is missing")
    return ALWAYS


def _one_of(table: Table, key: str, kind: type[E], default: E | None = None) -> E:
    text = table.text(key, default)
    if text in tuple(kind):
        return kind(text)
    if table.has(key):
        table.faults.add(table.place, f"{key} must be one of {', '.join(kind)}, not {text!r}")
    return next(iter(kind))


def read_question(name: str, table: Table, bands: tuple[str, ...]) -> Question:
    """One question; a trial's options are the trial bands."""
    kind = _one_of(table, "kind", QuestionKind)
    question = Question(
        id=name,
        section=table.text("section"),
        kind=kind,
        options=_options(table, kind, bands),
        ask_if=_when(table, "ask_if"),
        criterion=table.text("criterion"),
        sources=table.texts("sources"),
        roles=table.texts("roles"),
        unit=table.text("unit", ""),
        least=table.number("least", 0),
        most=table.number("most", 1e12),
        whole=table.flag("whole", default=False),
        may_not_apply=table.flag("may_not_apply", default=True),
        none_if=table.texts("none_if") if table.has("none_if") else (),
        default=_default(table),
    )
    table.finish()
    return question


def _options(table: Table, kind: QuestionKind, bands: tuple[str, ...]) -> tuple[Option, ...]:
    if kind is QuestionKind.TRIAL:
        return tuple(Option(id=band) for band in bands)
    if kind is QuestionKind.CHOICE:
        return tuple(Option(id=name) for name in table.texts("options"))
    return tuple(_band(part) for part in table.tables("options"))


def _band(table: Table) -> Option:
    below = table.number("below") if table.has("below") else None
    option = Option(id=table.text("id"), below=below)
    table.finish()
    return option


def _default(table: Table) -> tuple[float, float, float] | None:
    if not table.has("default"):
        return None
    inner = table.table("default")
    inner.text("source")
    default = (inner.number("low"), inner.number("likely"), inner.number("high"))
    inner.finish()
    return default


def read_term(table: Table) -> Term:
    """One term with its raw points."""
    term = Term(
        id=table.text("id"),
        consideration=_one_of(table, "consideration", Consideration),
        questions=table.texts("questions"),
        rows=tuple(_row(row) for row in table.tables("rows")),
        share=_one_of(table, "share", Share, Share.WHOLE),
        sources=table.texts("sources"),
    )
    table.finish()
    return term


def _row(table: Table) -> TermRow:
    points = table.raw("points")
    if not (
        isinstance(points, list)
        and len(points) == len(Approach)
        and all(type(point) is int for point in points)
    ):
        table.faults.add(table.place, "points must be two whole numbers")
        points = [0, 0]
    when = {key: frozenset(table.texts(key)) for key in table.keys() if key != "points"}  # noqa: SIM118
    return TermRow(when=when, points=(points[0], points[1]))


def read_gate(table: Table) -> Gate:
    """One gate."""
    gate = Gate(
        id=table.text("id"),
        knocks_out=table.texts("knocks_out"),
        when=read_rule(table),
        sources=table.texts("sources"),
    )
    table.finish()
    return gate


def read_route(name: str, table: Table) -> Route:
    """One route."""
    route = Route(
        id=name,
        approach=_one_of(table, "approach", Approach),
        needs=_when(table, "needs"),
        built_on=table.texts("built_on", ()),
        ignoring=table.texts("ignoring", ()),
        retrieval=table.flag("retrieval", default=False),
        costs=table.text("costs"),
        pays=_pays(table.table("pays")) if table.has("pays") else {},
        sources=table.texts("sources"),
    )
    table.finish()
    return route


def _pays(table: Table) -> dict[str, str]:
    """The ways to pay for a route, each with the key of its source."""
    found = {way: table.text(way) for way in table.keys()}  # noqa: SIM118 - not a mapping
    table.finish()
    return found


def read_offer(table: Table) -> Offer:
    """What one provider sells, and between which days."""
    offer = Offer(
        provider=table.text("provider"),
        route=table.text("route"),
        open=table.flag("open", default=False),
        since=table.day("since"),
        until=table.day("until") if table.has("until") else None,
        source=table.text("source"),
    )
    table.finish()
    return offer


def read_diagnosis(name: str, table: Table) -> Diagnosis:
    """The routes to try for one kind of failure."""
    diagnosis = Diagnosis(
        id=name, foundation=table.texts("foundation"), fine_tuned=table.texts("fine_tuned")
    )
    table.finish()
    return diagnosis


def read_step(table: Table) -> Step:
    """One step of the plan."""
    step = Step(
        id=table.text("id"),
        stage=table.whole("stage"),
        serves=table.text("serves", ""),
        when=_when(table, "when"),
        outcomes=table.texts("outcomes", ()),
        diagnoses=table.texts("diagnoses", ()),
        routes=table.texts("routes", ()),
        sources=table.texts("sources"),
    )
    table.finish()
    return step


def read_risk(table: Table) -> Risk:
    """One risk."""
    risk = Risk(
        id=table.text("id"),
        when=_when(table, "when"),
        routes=table.texts("routes", ()),
        sources=table.texts("sources"),
    )
    table.finish()
    return risk


def read_component(name: str, table: Table) -> Component:
    """One row of the six-component comparison."""
    has = table.has("consideration")
    component = Component(
        id=name,
        consideration=_one_of(table, "consideration", Consideration) if has else None,
        cases=tuple(_case(case) for case in table.tables("cases")),
    )
    table.finish()
    return component


def _case(table: Table) -> CaseText:
    case = CaseText(
        id=table.text("id"),
        when=_when(table, "when"),
        weighs=table.flag("weighs", default=True),
    )
    table.finish()
    return case


def read_vote(name: str, table: Table) -> Vote:
    """The place a criterion votes in."""
    vote = Vote(criterion=name, place=table.text("in"), terms=table.texts("terms", ()))
    table.finish()
    return vote


def read_interaction(name: str, table: Table) -> Interaction:
    """What treats a case a plain sum gets wrong."""
    parts = {part: table.texts(part, ()) for part in INTERACTION_PARTS}
    interaction = Interaction(id=name, sources=table.texts("sources"), **parts)
    table.finish()
    return interaction


def read_clash(name: str, table: Table) -> Clash:
    """Answers that cannot both be right."""
    inner = table.table("when")
    when = {key: frozenset(inner.texts(key)) for key in inner.keys()}  # noqa: SIM118
    if not when:
        table.faults.add(table.place, "when is missing")
    clash = Clash(id=name, given=table.texts("given"), when=when)
    table.finish()
    return clash


#: What an interaction may name.
INTERACTION_PARTS = ("terms", "gates", "routes", "rules", "steps", "risks")


def read_evidence(name: str, table: Table) -> Evidence:
    """One source."""
    evidence = Evidence(
        key=name,
        mark=table.text("mark"),
        grade=table.text("grade", "-"),
        dated=table.text("dated", "undated"),
        citation=table.text("citation"),
        says=table.text("says", "-"),
    )
    table.finish()
    return evidence


def read_limits(table: Table) -> Limits:
    """The thresholds, each written as a value with its source."""
    values = {name: _limit(table.table(name)) for name in Limits.__slots__}
    table.finish()
    return Limits(**values)


def _limit(table: Table) -> int:
    value = table.whole("value")
    table.text("source")
    table.finish()
    return value


def read_figures(table: Table) -> dict[str, CostFigure]:
    """Named figures, each with its range, unit and source."""
    return {name: _read_figure(table.table(name)) for name in table.keys()}  # noqa: SIM118


def _read_figure(table: Table) -> CostFigure:
    figure = CostFigure(
        low=table.number("low"),
        likely=table.number("likely"),
        high=table.number("high"),
        unit=table.text("unit"),
        source=table.text("source"),
        shape=table.text("distribution", "pert"),
    )
    table.finish()
    return figure


#: Ids no question or option may take.
RESERVED = frozenset({UNREACHED, "any", "not", "points", "source", "sources", ""})
