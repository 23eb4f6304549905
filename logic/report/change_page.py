"""What would change the advice: open questions, open conditions, what reopens a route."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from logic.figures.numerals import count, percent, points, signed
from logic.findings import DecidedBy, Recommendation, ShareKind, ShareResult
from logic.flips import find_flips
from logic.inquiry import points_share
from logic.model import Approach, Consideration, Truth
from logic.report.blocks import Bullets, Heading, Paragraph, Section, Table, say
from logic.report.disputes import dispute_blocks
from logic.report.numbers import every_number, filled, number, opening, text_of
from logic.report.volume_words import rough, volume_words
from logic.sentences import inside, long_date, of_hundred

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from logic.findings import GateResult, OpenQuestion, Reason, RouteResult
    from logic.inquiry_values import Change, Flip
    from logic.report.blocks import Block, Prose
    from logic.report.matter import Matter

_MOST = 8


def change_section(matter: Matter) -> Section | None:
    """The page on what would change the advice, None where there is nothing to say."""
    if matter.advice.recommendation is Recommendation.NEITHER:
        return None
    flips = tuple(_flips(matter))
    blocks = (
        *_listed(matter, "different", (*_reopening(matter), *flips)),
        *_listed(matter, "weighed", _within(matter)),
        *dispute_blocks(matter),
        *_open(matter),
        *_listed(matter, "later", _later(matter)),
    )
    return Section(
        id="change",
        name=matter.text("change.name"),
        kicker=(),
        headline=text_of(headline(matter, others=bool(flips))),
        blocks=blocks,
        new_page=False,
    )


def _within(matter: Matter) -> Iterator[Prose]:
    """How often the side holds where each point may be some more or less, as the client said."""
    share = points_share(matter.assessment, matter.advice)
    if share is None:
        return
    told = of_hundred(matter.words, ShareResult(kind=ShareKind.ALL, low=share, high=share))
    tolerance = str(matter.assessment.agreed_priorities().tolerance)
    said = {"tolerance": tolerance, "share": told}
    opened = {name: every_number(text, "within") for name, text in said.items()}
    yield filled(matter.words, "report.change.within", **opened)


def _listed(matter: Matter, title: str, sentences: Iterable[Prose]) -> tuple[Block, ...]:
    """The sentences as a list under a heading; nothing where there are none."""
    items = tuple(dict.fromkeys(sentences))
    return (Heading(text=matter.text(f"change.{title}")), Bullets(items=items)) if items else ()


def _later(matter: Matter) -> Iterator[Prose]:
    """What else may turn the advice in time: a newer model, the volume, the day of its review."""
    side = matter.advice.recommendation.side
    if side is None:
        return
    if side is Approach.FINE_TUNED:
        yield say(matter.text("change.untuned"))
    if matter.money is not None and not matter.money.missing:
        found = matter.money.break_even_volume
        if found is not None:
            yield opening(volume_words(matter.words, matter.money), rough(found), "volume")
    review = number(long_date(matter.advice.review_date), "review")
    yield filled(matter.words, "report.change.review", review=review)


def changes(matter: Matter, most: int) -> tuple[Prose, ...]:
    """What would change the advice, at most so many, the surest first, each a sentence or two."""
    advice = matter.advice
    if advice.recommendation is Recommendation.NEITHER:
        return ()
    questions = list(_questions(matter))
    nothing_yet = advice.decided_by is DecidedBy.NOTHING_YET
    reopening = tuple(_reopening(matter))[: most - 1 if nothing_yet else most]
    found = [*reopening, *_disputed(matter), *_flips(matter), *_lead(matter)]
    if nothing_yet:
        found += questions[:1]
    found += _open_gates(matter)
    if advice.recommendation.side is Approach.FINE_TUNED:
        found.append(say(matter.text("change.untuned")))
    found += [*questions, *_trial_range(matter)]
    if not found and not advice.open_questions:
        found.append(say(matter.text("change.nothing")))
    return tuple(dict.fromkeys(found))[:most]


def _disputed(matter: Matter) -> Iterator[Prose]:
    """What would be advised if all had said what one person says, where the side hangs on it."""
    for dispute in matter.disputes:
        for view in dispute.views if dispute.turns else ():
            after = view.advice.recommendation
            if after is matter.advice.recommendation:
                continue
            given = matter.given(matter.content.questions[dispute.question], view.answer)
            opens = f"voice:{dispute.question}:{view.answer.said_by}"
            yield filled(
                matter.words,
                "report.change.disputed",
                question=matter.question(dispute.question),
                answer=number(given, opens),
                after=matter.words.text(f"recommendation.{after}.short"),
            )


def _flips(matter: Matter) -> Iterator[Prose]:
    """The smallest changes of answers that turn the side, and what would be advised then."""
    if matter.advice.side is None:
        return
    for flip in find_flips(matter.content, matter.assessment, matter.advice):
        yield flip_sentence(matter, flip)


def flip_sentence(matter: Matter, flip: Flip) -> Prose:
    """Which answers would have to be others, and what would be advised then."""
    first, *rest = (changed_answer(matter, one) for one in flip.changes)
    joined = [*first]
    for one in rest:
        joined += [*say(matter.text("change.and")), *one]
    after = matter.words.text(f"recommendation.{flip.recommendation}.short")
    return filled(matter.words, "report.change.flip", changes=tuple(joined), after=after)


def changed_answer(matter: Matter, change: Change) -> Prose:
    """A question and the other answer to it: "“Volume” were “over a million”"."""
    label = matter.words.text(f"question.{change.question}.option.{change.option}.label")
    if change.kind:
        kind = inside(matter.words.text(f"diagnosis.{change.kind}.name"))
        label = matter.text("change.kind", answer=label, kind=kind)
    answer = number(label, f"question:{change.question}")
    question = matter.question(change.question)
    return filled(matter.words, "report.change.changed", question=question, answer=answer)


def _reopening(matter: Matter) -> Iterator[Prose]:
    """What reopens the routes of an approach that is out."""
    for side in out(matter):
        routes = [route for route in matter.advice.routes if route.approach is side]
        for gate in _by_reach(routes):
            reopens = matter.words.maybe(f"gate.{gate.kind}.reopens")
            if reopens and not gate.is_of_route:
                name = matter.gate_name(gate)
                yield say(matter.text("change.reopens", name=name, reopens=inside(reopens)))


def out(matter: Matter) -> tuple[Approach, ...]:
    """The approaches no route of which is open."""
    kept = {route.approach for route in matter.advice.routes if route.kept}
    return tuple(side for side in Approach if side not in kept)


def _by_reach(routes: Iterable[RouteResult]) -> list[GateResult]:
    """The gates that close routes, those first that close the most: without them nothing opens."""
    closed = Counter(g for route in routes for g in route.gates if g.state is Truth.YES)
    return [gate for gate, _ in closed.most_common()]


def _open_gates(matter: Matter) -> Iterator[Prose]:
    gates = {gate.id: gate for route in matter.advice.routes for gate in route.gates}
    for name in matter.advice.open_gates:
        gate = gates.get(name)
        said = matter.words.maybe(f"gate.{gate.kind}.open") if gate is not None else ""
        if said and gate is not None and gate.questions:
            yield _open_gate(matter, gate, inside(said))


def _open_gate(matter: Matter, gate: GateResult, said: str) -> Prose:
    """Which questions a gate rests on are open, all of them where none is, and what it would do."""
    open_ones = {question.id for question in matter.advice.open_questions}
    names = [name for name in gate.questions if name in open_ones] or list(gate.questions)
    quoted = [matter.text("change.quoted", question=matter.question(name)) for name in names]
    asked = matter.text("change.and").join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))
    key = "gate_one" if len(names) == 1 else "gate_several"
    return say(matter.text(f"change.{key}", questions=asked, open=said))


def _lead(matter: Matter) -> Iterator[Prose]:
    advice = matter.advice
    if advice.lead_range is None or advice.decided_by is DecidedBy.CONDITION or out(matter):
        return
    low, high = advice.lead_range
    if low == high:
        return
    key = "crosses" if low <= 0 <= high else "stays"
    yield _between(matter, key, (signed(low), signed(high)), "range")
    ends = (advice.firmness.share_range if advice.firmness else None) or ()
    shares = [str(round(end * 100)) for end in ends]
    if len(set(shares)) > 1:
        yield _between(matter, "share", (shares[0], shares[1]), "share")


def _trial_range(matter: Matter) -> Iterator[Prose]:
    """Between which shares the trial leaves the true one, where that is more than one band."""
    trial = matter.advice.trial
    if trial is None or len(trial.bands) == 1 or not any(_lead(matter)):
        return
    said = {"tried": count(trial.tried), "low": percent(trial.low), "high": percent(trial.high)}
    keyed = {name: number(shown, "trial") for name, shown in said.items()}
    yield filled(matter.words, "report.change.trial_range", **keyed)


def _between(matter: Matter, key: str, ends: tuple[str, str], opens: str) -> Prose:
    low, high = (number(end, opens) for end in ends)
    return filled(matter.words, f"report.change.{key}", low=low, high=high)


def _questions(matter: Matter) -> Iterator[Prose]:
    if matter.advice.lead is None:
        return
    for question in matter.advice.open_questions:
        if points(question.spread) != "0.0":
            name, spread = matter.question(question.id), _spread(question)
            yield filled(matter.words, "report.change.question", question=name, spread=spread)


def _spread(question: OpenQuestion) -> Prose:
    return number(points(question.spread), f"spread:{question.id}")


def headline(matter: Matter, *, others: bool = False) -> Prose:
    """How far open answers can still move the advice, in a sentence; and ``others`` given."""
    key, many = _found(matter, others=others), str(len(movers(matter)))
    return filled(matter.words, f"report.change.{key}", count=number(many, "movers"))


def movers(matter: Matter) -> tuple[OpenQuestion, ...]:
    """The open questions that move the lead, a condition or the costs."""
    return tuple(one for one in matter.advice.open_questions if _moves(matter, one))


def _found(matter: Matter, *, others: bool) -> str:
    """Which sentence says how far open answers can still move the advice."""
    advice, many = matter.advice, len(movers(matter))
    closed = advice.recommendation is Recommendation.NOT_FEASIBLE
    crossing = advice.lead_range is None or advice.lead_range[0] <= 0 <= advice.lead_range[1]
    if advice.settled or closed or not many:
        if advice.decided_by is DecidedBy.CONDITION:
            return "headline_gates"
        if crossing and any(_lead(matter)):
            return "headline_ranges"
        return "headline_given" if others else "headline_none"
    if not crossing and not advice.open_gates:
        return "headline_stays"
    return "headline_one" if many == 1 else "headline_open"


def _moves(matter: Matter, question: OpenQuestion) -> bool:
    if out(matter):
        return question.gate
    spread = points(question.spread) != "0.0"
    return spread or question.gate or _is_money(matter, question)


def _is_money(matter: Matter, question: OpenQuestion) -> bool:
    """Whether the question moves the costs of the routes, and through them the lead."""
    if not _costs_move(matter):
        return False
    asked = matter.content.questions[question.id]
    read = {name for reason in matter.advice.reasons for name in _cost_questions(reason)}
    missing = matter.advice.cost.missing
    return asked.section == Consideration.COST or question.id in {*read, *missing}


def _costs_move(matter: Matter) -> bool:
    """Whether the costs can move the lead: not where they are at one end of their scale anyhow."""
    costs = [one for one in matter.advice.considerations if one.id is Consideration.COST]
    return any(one.low != one.high for one in costs)


def _cost_questions(reason: Reason) -> tuple[str, ...]:
    return reason.questions if reason.consideration is Consideration.COST else ()


def _open(matter: Matter) -> tuple[Block, ...]:
    """How far open questions move the lead, which can do what in a table, the others named."""
    moving = movers(matter)
    others = [q for q in matter.advice.open_questions if q not in moving]
    title = matter.text("change.open")
    together = (*_lead(matter), *_trial_range(matter), *_open_gates(matter))
    if not moving and not others and not together:
        return (Paragraph(prose=say(matter.text("change.nothing"))),)
    blocks: list[Block] = [Heading(text=title)]
    if together:
        blocks.append(Bullets(items=together[:_MOST]))
    if moving:
        rows = tuple(_open_row(matter, question) for question in moving)
        blocks.append(_open_table(matter, rows, title))
    if others:
        listed = ", ".join(matter.question(question.id) for question in others)
        blocks.append(Paragraph(prose=say(matter.text("change.others", listed=listed))))
    return tuple(blocks)


def _open_row(matter: Matter, question: OpenQuestion) -> tuple[Prose, ...]:
    effects: list[Prose] = []
    if points(question.spread) != "0.0":
        said = {"spread": _spread(question)}
        effects.append(filled(matter.words, "report.change.effect_lead", **said))
    if _is_money(matter, question):
        effects.append(say(matter.text("change.effect_money")))
    if question.gate:
        effects.append(say(matter.text("change.effect_gate")))
    effect = [span for at, one in enumerate(effects) for span in (*say("; ")[: at > 0], *one)]
    why = matter.words.text(f"why_open.{question.why}")
    return say(matter.question(question.id)), say(why), tuple(effect)


def _open_table(matter: Matter, rows: tuple[tuple[Prose, ...], ...], title: str) -> Table:
    headers = tuple(
        say(matter.text(f"change.{name}")) for name in ("open_question", "open_why", "open_effect")
    )
    return Table(headers=headers, rows=rows, widths=(220, 160, 270), title=title)
