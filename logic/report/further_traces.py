"""Where the numbers came from that say what else could be: other weights, people and answers.

Their keys are "review", "volume", "against" and "within", and "spread:QUESTION",
"turn:CONSIDERATION", "band:BAND", "person:ID" and "voice:QUESTION:ID".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from logic.figures.numerals import percent, points, signed, weight
from logic.figures.sides import towards
from logic.inquiry import points_share, strongest_other, trial_table, weight_flips
from logic.model import Consideration
from logic.people import driven_by, sides_by_person
from logic.report.blocks import Manner, Paragraph, say
from logic.report.cost_words import CostWords
from logic.report.other_side_page import other_side_section
from logic.report.trace import Trace
from logic.report.trace_blocks import answers, lead_trace, pairs, rules, text, told
from logic.sentences import long_date, number
from logic.sentences import percent as exact_percent

if TYPE_CHECKING:
    from collections.abc import Callable

    from logic.inquiry_values import TrialRow
    from logic.report.matter import Matter


def _review(matter: Matter, _name: str) -> Trace:
    """The day of the review: so many months from the interview, fewer where the field is fast."""
    content = matter.content
    limits = content.limits
    asked = sorted(content.review_soon.questions())
    return Trace(
        title=told(matter, "review.title", day=long_date(matter.advice.review_date)),
        blocks=(
            text(
                matter,
                "review.formula",
                day=matter.date(),
                months=limits.review_months,
                soon=limits.review_months_soon,
            ),
            *answers(matter, asked),
            *rules(matter),
        ),
        sources=("judgement",),
    )


def _volume(matter: Matter, _name: str) -> Trace | None:
    if matter.money is None:
        return None
    words = CostWords(matter, matter.money)
    if not words.volume():
        return None
    basis = (Paragraph(prose=one, manner=Manner.SMALL) for one in words.basis())
    return Trace(
        title=told(matter, "volume.title"),
        blocks=(Paragraph(prose=say(words.volume())), text(matter, "volume.formula"), *basis),
    )


def _spread(matter: Matter, name: str) -> Trace | None:
    found = next((q for q in matter.advice.open_questions if q.id == name), None)
    if found is None:
        return None
    asked = matter.content.questions[name]
    return Trace(
        title=told(
            matter, "spread.title", question=matter.question(name), spread=points(found.spread)
        ),
        blocks=(
            text(matter, "spread.formula"),
            *answers(matter, (name,)),
            Paragraph(prose=say(matter.words.text(f"question.{name}.why"))),
            *rules(matter),
        ),
        sources=asked.sources,
    )


def _turn(matter: Matter, name: str) -> Trace | None:
    """Where along a weight the side turns: two differences that cancel."""
    flip = next((f for k, f in weight_flips(matter.advice).items() if k == name), None)
    if flip is None:
        return None
    one = next(c for c in matter.advice.considerations if c.id == name)
    others = [c for c in matter.advice.considerations if c.id != name]
    rest = sum(c.contribution for c in others) / sum(c.weight for c in others)
    named = {"name": matter.consideration(name), "flip": percent(flip)}
    return Trace(
        title=told(matter, "turn.title", **named),
        blocks=(
            text(
                matter,
                "turn.formula",
                weight=weight(one.weight),
                difference=signed(one.difference),
                rest=signed(rest),
                left=weight(1 - flip),
                name=named["name"],
                flip=weight(flip),
            ),
            *rules(matter),
        ),
    )


def _against(matter: Matter, _name: str) -> Trace | None:
    """What speaks for the side not printed, reason by reason."""
    section = other_side_section(matter)
    found = strongest_other(matter.advice)
    if section is None or found is None:
        return None
    reasons = [reason for reason in found.reasons if matter.grounded(reason)]
    rows = ((matter.term(one), towards(matter.words, one.points)) for one in reasons)
    return Trace(
        title=section.headline,
        blocks=(
            text(matter, "against.formula"),
            *pairs(told(matter, "consideration.terms"), rows),
            *rules(matter),
        ),
        sources=tuple(dict.fromkeys(source for one in reasons for source in one.sources)),
    )


def _band(matter: Matter, name: str) -> Trace | None:
    """The decision run again on a trial in a band, for each kind of failure."""
    found = [row for row in trial_table(matter.content, matter.assessment) if row.band == name]
    if not found:
        return None
    trial = found[0].trial
    label = matter.words.text(f"question.{matter.content.hub}.option.{name}.label")
    return Trace(
        title=label,
        blocks=(
            text(matter, "band.what", good=number(trial.good), tried=number(trial.tried)),
            *pairs(told(matter, "band.rows"), (_outcome(matter, row) for row in found)),
            *rules(matter),
        ),
    )


def _outcome(matter: Matter, row: TrialRow) -> tuple[str, str]:
    words = matter.words
    kind = words.text(f"diagnosis.{row.kind}.name") if row.kind else told(matter, "band.any")
    short = words.text(f"recommendation.{row.recommendation}.short")
    if row.lead is None:
        return kind, short
    return kind, told(matter, "band.row", advice=short, lead=signed(row.lead))


def _within(matter: Matter, _name: str) -> Trace | None:
    """Under how many of the points near those given the side holds; all of them are counted."""
    share = points_share(matter.assessment, matter.advice)
    if share is None:
        return None
    stated = matter.assessment.agreed_priorities()
    given = ((matter.consideration(k), _given(matter, stated.points[k])) for k in Consideration)
    said = {"tolerance": stated.tolerance, "share": exact_percent(float(share))}
    return Trace(
        title=told(matter, "within.title", tolerance=stated.tolerance),
        blocks=(
            text(matter, "within.formula", **said),
            *pairs(told(matter, "person.rows"), given),
            *rules(matter),
        ),
    )


def _person(matter: Matter, name: str) -> Trace | None:
    """The lead under one person's own points."""
    views = sides_by_person(matter.content, matter.assessment)
    view = next((one for one in views if one.priorities.person == name), None)
    if view is None:
        return None
    who = matter.who(name) or told(matter, "weight.client")
    stated = view.priorities.points
    given = ((matter.consideration(k), _given(matter, stated[k])) for k in Consideration)
    theirs = replace(matter, assessment=driven_by(matter.assessment, name), advice=view.advice)
    points_given = pairs(told(matter, "person.rows"), given)
    return lead_trace(theirs, text(matter, "person.what", who=who), *points_given)


def _given(matter: Matter, given: int) -> str:
    return told(matter, "person.row", points=given)


def _voice(matter: Matter, name: str) -> Trace | None:
    """The lead if everybody had answered a question as one person did."""
    question, _, who = name.partition(":")
    disputes = matter.disputes
    views = (view for one in disputes if one.question == question for view in one.views)
    view = next((one for one in views if one.answer.said_by == who), None)
    if view is None:
        return None
    given = matter.assessment.with_answer(question, view.answer)
    theirs = replace(matter, assessment=given, advice=view.advice)
    what = text(matter, "voice.what", question=matter.question(question))
    return lead_trace(theirs, what, *answers(theirs, (question,)))


FURTHER: dict[str, Callable[[Matter, str], Trace | None]] = {
    "review": _review,
    "volume": _volume,
    "spread": _spread,
    "turn": _turn,
    "against": _against,
    "band": _band,
    "person": _person,
    "within": _within,
    "voice": _voice,
}
