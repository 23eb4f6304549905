"""Routes kept and ruled out: by which condition, what reopens it, as of when."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from logic.figures import Role
from logic.interview import walk
from logic.model import Approach, Truth
from logic.report.blocks import Heading, Manner, Paragraph, Section, Span, Table, say
from logic.report.matter import SIDE_ROLES
from logic.report.numbers import filled, number, text_of
from logic.routes import current_offer
from logic.sentences import inside, long_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.findings import GateResult, RouteResult
    from logic.report.blocks import Block, Prose
    from logic.report.matter import Matter

PROVIDER = "provider"
#: More open conditions than this are counted, not named: the table of conditions names them.
_MOST_OPEN = 2


def routes_section(matter: Matter, *, choices: bool = True) -> Section:
    """Every route with its state, and every condition once; ``choices`` made by hand in words."""
    blocks: list[Block] = []
    for side in Approach:
        title = matter.approach(side)
        blocks += [Heading(text=title), _routes(matter, side, title)]
    blocks.append(Paragraph(prose=say(matter.text("routes.caption")), manner=Manner.SMALL))
    if choices:
        blocks += [Paragraph(prose=say(said)) for said in _chosen(matter)]
    blocks += _offer(matter)
    rows = tuple(_gate_row(matter, gate) for gate in _gates(matter))
    if rows:
        title = matter.text("routes.gates")
        blocks += [Heading(text=title), _gate_table(matter, rows, title)]
    return Section(
        id="routes",
        name=matter.text("routes.name"),
        kicker=(),
        headline=text_of(headline(matter)),
        blocks=tuple(blocks),
        new_page=False,
    )


def headline(matter: Matter) -> Prose:
    """How many routes are open, and which stand for the two sides."""
    routes, say_it = matter.advice.routes, partial(filled, matter.words)
    kept = number(str(sum(route.kept for route in routes)), "routes")
    whole = number(str(len(routes)), "routes")
    sides = [side for side in Approach if matter.advice.representing(side) is not None]
    if not sides:
        return say_it("report.routes.headline_none")
    if len(sides) == 1:
        side = matter.text(f"weighing.side.{sides[0]}")
        return say_it("report.routes.headline_one", kept=kept, all=whole, side=side)
    named = {side.value: _in_headline(matter, side) for side in sides}
    return say_it("report.routes.headline", kept=kept, all=whole, **named)


def _in_headline(matter: Matter, side: Approach) -> str:
    """The route that stands for a side, its hyphens not to be broken at."""
    name = inside(_name(matter, matter.advice.representing(side)))
    return name.replace("-", "\N{NON-BREAKING HYPHEN}")


def _name(matter: Matter, route: RouteResult | None) -> str:
    return matter.words.text(f"route.{route.id}.name") if route else ""


def _routes(matter: Matter, side: Approach, title: str) -> Table:
    columns = ("route", "what", "state", "conditions")
    return Table(
        headers=tuple(
            say(matter.text(f"routes.{name}"), role=SIDE_ROLES[side] if not index else Role.INK)
            for index, name in enumerate(columns)
        ),
        rows=tuple(_route(matter, r) for r in matter.advice.routes if r.approach is side),
        widths=(112, 288, 105, 145),
        title=title,
    )


def _route(matter: Matter, route: RouteResult) -> tuple[Prose, ...]:
    what = matter.words.text(f"route.{route.id}.what")
    state = _state(matter, route)
    return say(_name(matter, route)), say(what), state, say(_conditions(matter, route))


def route_row(matter: Matter, route: RouteResult) -> tuple[str, str]:
    """The name of a route and how it stands: open or ruled out, and by which conditions."""
    said = text_of(_state(matter, route)), _conditions(matter, route)
    return _name(matter, route), ": ".join(part for part in said if part)


def _state(matter: Matter, route: RouteResult) -> Prose:
    if not route.kept:
        return say(matter.text("routes.ruled_out"), strong=True)
    if route.representing:
        role = SIDE_ROLES[route.approach]
        return say(matter.text("routes.represents"), strong=True, role=role)
    if route.runner_up:
        return say(matter.text("routes.runner_up"))
    return say(matter.text("routes.unsure" if route.gates else "routes.kept"))


def _offer(matter: Matter) -> tuple[Block, ...]:
    """What the provider named offers on the day of the assessment, and until when that holds."""
    named = matter.assessment.answer(PROVIDER).options
    day = date.fromisoformat(matter.assessment.date)
    offers = (
        current_offer(matter.content, r, n, day) for r in matter.content.routes for n in named
    )
    found = [offer for offer in offers if offer]
    if len(named) != 1 or not found or PROVIDER not in walk(matter.content, matter.assessment):
        return ()
    offer = found[0]
    lapsed = offer.until is not None and day > offer.until
    said = matter.words.text(f"offer.{offer.provider}.{'open' if offer.open else 'closed'}")
    parts = [said, matter.text("routes.offer_since", day=long_date(offer.since.isoformat()))]
    if offer.until is not None:
        key = "offer_lapsed" if lapsed else "offer_until"
        parts.append(matter.text(f"routes.{key}", day=long_date(offer.until.isoformat())))
    prose = (Span(text=f"{' '.join(parts)} "), *matter.cite((offer.source,)))
    return Heading(text=matter.text("routes.offer")), Paragraph(prose=prose)


def _conditions(matter: Matter, route: RouteResult) -> str:
    """The conditions that close a route, or those still open where none does."""
    wanted = Truth.OPEN if route.kept else Truth.YES
    names = [_condition(matter, route, gate) for gate in route.gates if gate.state is wanted]
    named = tuple(dict.fromkeys(name for name in names if name))
    if route.kept and len(named) > _MOST_OPEN:
        return matter.text("routes.many_open", count=len(named))
    return "; ".join((*named[:1], *map(inside, named[1:])))


def _condition(matter: Matter, route: RouteResult, gate: GateResult) -> str:
    if gate.kind == "needs":
        return matter.words.maybe(f"route.{route.id}.needs").rstrip(".")
    return matter.gate_name(gate)


def _chosen(matter: Matter) -> Iterator[str]:
    """The routes the consultant chose over the rules' own, with the reason; one may be out now."""
    standing = {route.id for route in matter.advice.routes if route.chosen}
    for choice in matter.assessment.route_choices:
        route = matter.words.maybe(f"route.{choice.route}.name", choice.route)
        if choice.route not in standing:
            yield matter.text("routes.chosen_out", route=route, reason=choice.reason)
        elif choice.chosen_by:
            who = matter.who(choice.chosen_by)
            yield matter.text("routes.chosen_by", route=route, who=who, reason=choice.reason)
        else:
            yield matter.text("routes.chosen", route=route, reason=choice.reason)


def _gates(matter: Matter) -> tuple[GateResult, ...]:
    """Each condition once, the closed ones first; what a route needs stands beside it."""
    gates = {gate.id: gate for route in matter.advice.routes for gate in route.gates}
    named = [gate for gate in gates.values() if gate.questions and not gate.is_of_route]
    return tuple(sorted(named, key=_open_last))


def _open_last(gate: GateResult) -> bool:
    return gate.state is not Truth.YES


def _gate_row(matter: Matter, gate: GateResult) -> tuple[Prose, ...]:
    rule = matter.gate_rule(gate)
    as_of = f" {matter.text('routes.as_of', day=long_date(gate.as_of))}." if gate.as_of else ""
    reopens = matter.words.maybe(f"gate.{gate.kind}.reopens")
    return (
        say(matter.gate_name(gate)),
        (Span(text=rule), Span(text=as_of, role=Role.MUTE)),
        say(matter.rests_on(gate.questions)),
        say(reopens),
        matter.cite(gate.sources),
    )


def _gate_table(matter: Matter, rows: tuple[tuple[Prose, ...], ...], title: str) -> Table:
    columns = ("condition", "effect", "answers", "reopens")
    headers = tuple(say(matter.text(f"routes.{name}")) for name in columns)
    return Table(
        headers=(*headers, say(matter.text("sources_column"))),
        rows=rows,
        widths=(105, 185, 150, 140, 70),
        title=title,
    )
