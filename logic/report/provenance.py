"""Where a number of the result came from: the formula, the answers, who gave them, the sources.

A number is named by a key: "lead", "range", "share", "trial", or "consideration:ID",
"weight:ID", "reason:TERM", "question:ID", "cost:COLUMN",
"cost_input:ID".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.figures.numerals import percent, points, signed
from logic.figures.sides import lead_words, towards
from logic.model import Consideration
from logic.report.blocks import Heading, Manner, Paragraph, Table, say
from logic.report.cost_trace import cost_trace, input_trace
from logic.report.trace import Trace
from logic.sentences import number
from logic.sentences import percent as exact_percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from logic.assessment import Answer, Priorities, Voice
    from logic.findings import ConsiderationResult, Reason
    from logic.report.blocks import Block
    from logic.report.matter import Matter


def trace(matter: Matter, key: str) -> Trace | None:
    """Where the number with this key came from; None where the result has no such number."""
    kind, _, name = key.partition(":")
    if kind in _WHOLE:
        return _WHOLE[kind](matter)
    return _PARTS[kind](matter, name) if kind in _PARTS else None


def _say(matter: Matter, key: str, **values: object) -> str:
    return matter.words.text(f"trace.{key}", **values)


def _text(matter: Matter, key: str, **values: object) -> Paragraph:
    return Paragraph(prose=say(_say(matter, key, **values)))


def _small(matter: Matter, key: str, **values: object) -> Paragraph:
    return Paragraph(prose=say(_say(matter, key, **values)), manner=Manner.SMALL)


def _pairs(title: str, rows: Iterable[tuple[str, str]]) -> tuple[Block, ...]:
    """A headed list of pairs; nothing where there are none."""
    made = tuple((say(name), say(said)) for name, said in rows)
    return (Heading(text=title), Table(rows=made, widths=(1, 2), title=title)) if made else ()


def _lead(matter: Matter) -> Trace | None:
    advice = matter.advice
    if advice.lead is None:
        return None
    rows = (
        (
            matter.consideration(one.id),
            _say(
                matter,
                "lead.row" if advice.is_known(one.id) else "lead.row_unknown",
                weight=percent(one.weight),
                difference=signed(one.difference),
                points=signed(one.contribution),
            ),
        )
        for one in advice.considerations
    )
    counts = advice.counts
    return Trace(
        title=_say(matter, "lead.title", lead=signed(advice.lead)),
        blocks=(
            _text(matter, "lead.what", words=lead_words(matter.words, advice.lead)),
            _text(matter, "lead.formula"),
            *_pairs(_say(matter, "lead.rows"), rows),
            _small(
                matter,
                "lead.counts",
                asked=counts.asked,
                confirmed=counts.confirmed,
                assumed=counts.assumed,
                open=counts.open,
            ),
            *_rules(matter),
        ),
    )


def _rules(matter: Matter) -> tuple[Block, ...]:
    content = matter.content
    return (
        _small(
            matter,
            "rules",
            id=content.id,
            version=content.version,
            dated=content.dated.isoformat(),
            checksum=content.checksum[:12],
        ),
    )


def _range(matter: Matter) -> Trace | None:
    advice = matter.advice
    if advice.lead_range is None:
        return None
    low, high = (signed(end) for end in advice.lead_range)
    rows = (
        (
            matter.question(question.id),
            _say(
                matter,
                "range.row",
                why=matter.words.text(f"why_open.{question.why}"),
                spread=points(question.spread),
            ),
        )
        for question in advice.open_questions
        if points(question.spread) != "0.0"
    )
    return Trace(
        title=_say(matter, "range.title", low=low, high=high),
        blocks=(
            _text(matter, "range.what"),
            *_pairs(_say(matter, "range.rows"), rows),
            *_rules(matter),
        ),
    )


def _share(matter: Matter) -> Trace | None:
    found = matter.advice.firmness
    if found is None:
        return None
    limits = matter.content.limits
    _, behind = matter.sentences.firmness()
    return Trace(
        title=_say(matter, "share.title"),
        blocks=(
            Paragraph(prose=say(behind)),
            _text(matter, f"share.{found.share.kind}"),
            _text(
                matter,
                "share.limits",
                settled=limits.settled_share,
                leaning=limits.leaning_share,
                low=limits.toss_from,
                high=limits.toss_to,
                lead=limits.too_close_below,
                cases=limits.settled_cases,
            ),
            *_rules(matter),
        ),
        sources=("judgement",),
    )


def _trial(matter: Matter) -> Trace | None:
    trial = matter.advice.trial
    hub = matter.content.hub
    if trial is None:
        return None
    return Trace(
        title=_say(
            matter,
            "trial.title",
            share=exact_percent(trial.share),
            pass_mark=exact_percent(trial.pass_mark),
        ),
        blocks=(
            _text(
                matter,
                "trial.formula",
                good=number(trial.good),
                tried=number(trial.tried),
                share=exact_percent(trial.share),
                low=exact_percent(trial.low),
                high=exact_percent(trial.high),
            ),
            *_answers(matter, (hub,)),
        ),
        sources=matter.content.questions[hub].sources,
    )


def _consideration(matter: Matter, name: str) -> Trace | None:
    one = _found(matter, name)
    if one is None:
        return None
    rows = ((matter.term(reason), towards(matter.words, reason.points)) for reason in one.reasons)
    read = dict.fromkeys(q for reason in one.reasons for q in reason.questions)
    return Trace(
        title=_say(
            matter,
            "consideration.title",
            name=matter.consideration(one.id),
            points=_part(matter, one),
        ),
        blocks=(
            _fits(matter, one),
            *_pairs(_say(matter, "consideration.terms"), rows),
            *_undecided(matter, one),
            *_answers(matter, tuple(read)),
            *_rules(matter),
        ),
        sources=tuple(dict.fromkeys(s for reason in one.reasons for s in reason.sources)),
    )


def _part(matter: Matter, one: ConsiderationResult) -> str:
    """What a consideration adds to the lead, or that this is not known."""
    known = matter.advice.is_known(one.id)
    return signed(one.contribution) if known else matter.words.text("figure.contributions.unknown")


def _fits(matter: Matter, one: ConsiderationResult) -> Paragraph:
    """How the points of a consideration come about; that its fits are not known where so."""
    if not matter.advice.is_known(one.id):
        return _text(matter, "consideration.unknown", weight=percent(one.weight))
    return _text(
        matter,
        "consideration.formula",
        weight=percent(one.weight),
        foundation=points(one.foundation),
        fine_tuned=points(one.fine_tuned),
        difference=signed(one.difference),
        points=signed(one.contribution),
    )


def _undecided(matter: Matter, one: ConsiderationResult) -> tuple[Block, ...]:
    if one.low == one.high:
        return ()
    low, high = signed(one.weight * one.low), signed(one.weight * one.high)
    return (_small(matter, "consideration.range", low=low, high=high),)


def _found(matter: Matter, name: str) -> ConsiderationResult | None:
    return next((one for one in matter.advice.considerations if one.id == name), None)


def _weight(matter: Matter, name: str) -> Trace | None:
    one = _found(matter, name)
    if one is None:
        return None
    stated = matter.assessment.agreed_priorities()
    total = sum(stated.points.get(k, 0) for k in Consideration)
    given = stated.points.get(one.id, 0)
    formula = (
        _text(
            matter,
            "weight.formula",
            given=given,
            total=total,
            weight=exact_percent(float(one.weight)),
        )
        if total
        else _text(matter, "weight.equal", weight=exact_percent(float(one.weight)))
    )
    words = matter.words
    span = {end: words.text(f"consideration.{one.id}.{end}") for end in ("worst", "best")}
    sets = ((_whose(matter, p), _set(matter, p, one.id)) for p in matter.assessment.priorities)
    return Trace(
        title=_say(
            matter, "weight.title", name=matter.consideration(one.id), weight=percent(one.weight)
        ),
        blocks=(
            formula,
            _text(matter, "weight.anchors", **span),
            *_pairs(_say(matter, "weight.sets"), sets),
        ),
        sources=("judgement",) if not total else (),
    )


def _whose(matter: Matter, one: Priorities) -> str:
    who = matter.who(one.person) or _say(matter, "weight.client")
    return _say(matter, "weight.agreed", who=who) if one.agreed else who


def _set(matter: Matter, one: Priorities, consideration: str) -> str:
    key, values = f"certainty.{one.certainty}.label", {"tolerance": one.tolerance}
    sure = matter.words.text(key, **{n: values[n] for n in matter.words.placeholders(key)})
    given = one.points.get(consideration)
    if given is None:
        return _say(matter, "weight.untouched", sure=sure)
    return _say(matter, "weight.given", points=given, sure=sure)


def _reason(matter: Matter, term: str) -> Trace | None:
    reason = next((one for one in matter.advice.reasons if one.term == term), None)
    if reason is None:
        return None
    name = matter.consideration(reason.consideration)
    return Trace(
        title=_say(matter, "reason.title", points=towards(matter.words, reason.points)),
        blocks=(
            Paragraph(prose=say(matter.term(reason))),
            _formula(matter, reason, name),
            *_answers(matter, reason.questions),
            *_rules(matter),
        ),
        sources=reason.sources,
    )


def _formula(matter: Matter, reason: Reason, name: str) -> Paragraph:
    one = _found(matter, reason.consideration)
    weight = one.weight if one is not None else 0
    moved = reason.points / weight if weight else reason.points
    return _text(
        matter,
        "reason.formula",
        name=name,
        weight=percent(weight),
        moved=signed(moved),
        points=signed(reason.points),
    )


def _question(matter: Matter, name: str) -> Trace | None:
    if name not in matter.content.questions:
        return None
    return Trace(
        title=matter.words.text(f"question.{name}.title"),
        blocks=(
            *_answers(matter, (name,)),
            Paragraph(prose=say(matter.words.text(f"question.{name}.why"))),
        ),
        sources=matter.content.questions[name].sources,
    )


def _input(matter: Matter, name: str) -> Trace | None:
    """An input of the costs: a question, or a figure nobody is asked."""
    return _question(matter, name) or input_trace(matter, name)


def _answers(matter: Matter, names: Iterable[str]) -> tuple[Block, ...]:
    """The answers a number rests on: what was said, by whom, on what basis, in whose words."""
    return _pairs(_say(matter, "answers"), _answer_rows(matter, names))


def _answer_rows(matter: Matter, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        question, answer = matter.content.questions[name], matter.assessment.answer(name)
        given: tuple[Answer | Voice, ...] = (answer, *answer.voices)
        told = [one for one in given if one is not answer or not answer.voices or _says(answer)]
        said = "\n".join(
            part
            for one in told
            for part in (matter.given(question, one), _behind(matter, one))
            if part
        )
        yield matter.question(name), said


def _says(answer: Answer) -> bool:
    return bool(answer.options or answer.amount or answer.trial)


def _behind(matter: Matter, given: Answer | Voice) -> str:
    """Who said it, on what basis, and the words."""
    parts = [matter.who(given.said_by), matter.basis(given.basis)]
    said = ", ".join(part for part in parts if part)
    words = _say(matter, "quoted", words=given.words) if given.words else ""
    return " ".join(part for part in (f"{said}." if said else "", words) if part)


_WHOLE = {"lead": _lead, "range": _range, "share": _share, "trial": _trial}
_PARTS = {
    "consideration": _consideration,
    "weight": _weight,
    "reason": _reason,
    "question": _question,
    "cost": cost_trace,
    "cost_input": _input,
}
