"""Where a number of the result came from: the formula, the answers, who gave them, the sources.

A number is named by a key: "lead", "range", "share", "trial", or "consideration:ID",
"component:ID", "weight:ID", "reason:TERM", "question:ID", "cost:COLUMN", "cost_input:ID",
"moves:ID", "reading:GOOD:TRIED:MARK", or one of ``logic.report.further_traces``,
``title_traces``, ``count_traces`` or ``money_traces``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from logic.aftermath import FAVOURS_FROM
from logic.assessment import Trial
from logic.figures.numerals import percent, points, signed, weight
from logic.figures.sides import towards
from logic.model import Consideration
from logic.report.blocks import Paragraph, say
from logic.report.cost_trace import cost_trace, input_trace, moves_trace
from logic.report.count_traces import COUNTS
from logic.report.further_traces import FURTHER
from logic.report.money_traces import MONEY
from logic.report.title_traces import TITLES
from logic.report.trace import Trace
from logic.report.trace_blocks import answers, lead_trace, pairs, rules, small, text, told
from logic.sentences import number
from logic.sentences import percent as exact_percent
from logic.trial import read_trial

if TYPE_CHECKING:
    from logic.assessment import Priorities
    from logic.findings import ConsiderationResult, Reason, TrialReading
    from logic.report.blocks import Block
    from logic.report.matter import Matter


def trace(matter: Matter, key: str) -> Trace | None:
    """Where the number with this key came from; None where the result has no such number."""
    kind, _, name = key.partition(":")
    if kind in _WHOLE:
        return _WHOLE[kind](matter)
    return _PARTS[kind](matter, name) if kind in _PARTS else None


def _lead(matter: Matter) -> Trace | None:
    return lead_trace(matter) if matter.advice.lead is not None else None


def _range(matter: Matter) -> Trace | None:
    advice = matter.advice
    if advice.lead_range is None:
        return None
    low, high = (signed(end) for end in advice.lead_range)
    rows = (
        (
            matter.question(question.id),
            told(
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
        title=told(matter, "range.title", low=low, high=high),
        blocks=(
            text(matter, "range.what"),
            *pairs(told(matter, "range.rows"), rows),
            *rules(matter),
        ),
    )


def _share(matter: Matter) -> Trace | None:
    found = matter.advice.firmness
    if found is None:
        return None
    limits = matter.content.limits
    _, behind = matter.sentences.firmness()
    return Trace(
        title=told(matter, "share.title"),
        blocks=(
            Paragraph(prose=say(behind)),
            text(matter, f"share.{found.share.kind}"),
            text(
                matter,
                "share.limits",
                settled=limits.settled_share,
                leaning=limits.leaning_share,
                low=limits.toss_from,
                high=limits.toss_to,
                lead=limits.too_close_below,
                cases=limits.settled_cases,
            ),
            *rules(matter),
        ),
        sources=("judgement",),
    )


def _trial(matter: Matter) -> Trace | None:
    trial = matter.advice.trial
    return _trial_trace(matter, trial) if trial is not None else None


def _reading(matter: Matter, name: str) -> Trace:
    """What a trial shows that is just typed: good cases, cases and pass mark."""
    good, tried, mark = name.split(":")
    trial = Trial(good=int(good), tried=int(tried), pass_mark=float(mark))
    return _trial_trace(matter, read_trial(trial, matter.content.bands))


def _trial_trace(matter: Matter, trial: TrialReading) -> Trace:
    hub = matter.content.hub
    return Trace(
        title=told(
            matter,
            "trial.title",
            share=exact_percent(trial.share),
            pass_mark=exact_percent(trial.pass_mark),
        ),
        blocks=(
            text(
                matter,
                "trial.formula",
                good=number(trial.good),
                tried=number(trial.tried),
                share=exact_percent(trial.share),
                low=exact_percent(trial.low),
                high=exact_percent(trial.high),
            ),
            *answers(matter, (hub,)),
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
        title=told(
            matter,
            "consideration.title",
            name=matter.consideration(one.id),
            points=_part(matter, one),
        ),
        blocks=(
            _fits(matter, one),
            *pairs(told(matter, "consideration.terms"), rows),
            *_undecided(matter, one),
            *answers(matter, tuple(read)),
            *rules(matter),
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
        return text(matter, "consideration.unknown", weight=weight(one.weight))
    return text(
        matter,
        "consideration.formula",
        weight=weight(one.weight),
        foundation=points(one.foundation),
        fine_tuned=points(one.fine_tuned),
        difference=signed(one.difference),
        points=signed(one.contribution),
    )


def _undecided(matter: Matter, one: ConsiderationResult) -> tuple[Block, ...]:
    if one.low == one.high:
        return ()
    low, high = signed(one.weight * one.low), signed(one.weight * one.high)
    return (small(matter, "consideration.range", low=low, high=high),)


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
        text(
            matter,
            "weight.formula",
            given=given,
            total=total,
            weight=exact_percent(float(one.weight)),
        )
        if total
        else text(matter, "weight.equal", weight=exact_percent(float(one.weight)))
    )
    words = matter.words
    span = {end: words.text(f"consideration.{one.id}.{end}") for end in ("worst", "best")}
    sets = ((_whose(matter, p), _set(matter, p, one.id)) for p in matter.assessment.priorities)
    return Trace(
        title=told(
            matter, "weight.title", name=matter.consideration(one.id), weight=percent(one.weight)
        ),
        blocks=(
            formula,
            text(matter, "weight.anchors", **span),
            *pairs(told(matter, "weight.sets"), sets),
        ),
        sources=("judgement",) if not total else (),
    )


def _whose(matter: Matter, one: Priorities) -> str:
    who = matter.who(one.person) or told(matter, "weight.client")
    return told(matter, "weight.agreed", who=who) if one.agreed else who


def _set(matter: Matter, one: Priorities, consideration: str) -> str:
    key, values = f"certainty.{one.certainty}.label", {"tolerance": one.tolerance}
    sure = matter.words.text(key, **{n: values[n] for n in matter.words.placeholders(key)})
    given = one.points.get(consideration)
    if given is None:
        return told(matter, "weight.untouched", sure=sure)
    return told(matter, "weight.given", points=given, sure=sure)


def _reason(matter: Matter, term: str) -> Trace | None:
    reason = next((one for one in matter.advice.reasons if one.term == term), None)
    if reason is None:
        return None
    name = matter.consideration(reason.consideration)
    return Trace(
        title=told(matter, "reason.title", points=towards(matter.words, reason.points)),
        blocks=(
            Paragraph(prose=say(matter.term(reason))),
            _formula(matter, reason, name),
            *answers(matter, reason.questions),
            *rules(matter),
        ),
        sources=reason.sources,
    )


def _formula(matter: Matter, reason: Reason, name: str) -> Paragraph:
    one = _found(matter, reason.consideration)
    share = one.weight if one is not None else 0
    moved = reason.points / share if share else reason.points
    return text(
        matter,
        "reason.formula",
        name=name,
        weight=weight(share),
        moved=signed(moved),
        points=signed(reason.points),
    )


def _question(matter: Matter, name: str) -> Trace | None:
    if name not in matter.content.questions:
        return None
    return Trace(
        title=matter.words.text(f"question.{name}.title"),
        blocks=(
            *answers(matter, (name,)),
            Paragraph(prose=say(matter.words.text(f"question.{name}.why"))),
        ),
        sources=matter.content.questions[name].sources,
    )


def _input(matter: Matter, name: str) -> Trace | None:
    """An input of the costs: a question, or a figure nobody is asked."""
    return _question(matter, name) or input_trace(matter, name)


def _component(matter: Matter, name: str) -> Trace | None:
    """Which side a component favours: that of the consideration it belongs to."""
    of = next((one.consideration for one in matter.content.components if one.id == name), None)
    found = _consideration(matter, of) if of is not None else None
    if found is None:
        return None
    what = text(matter, "component.what", name=matter.consideration(of or ""), least=FAVOURS_FROM)
    return replace(found, blocks=(what, *found.blocks))


_WHOLE = {"lead": _lead, "range": _range, "share": _share, "trial": _trial}
_PARTS = {
    "consideration": _consideration,
    "weight": _weight,
    "reason": _reason,
    "question": _question,
    "reading": _reading,
    "cost": cost_trace,
    "cost_input": _input,
    "moves": moves_trace,
    "component": _component,
    **FURTHER,
    **TITLES,
    **COUNTS,
    **MONEY,
}
