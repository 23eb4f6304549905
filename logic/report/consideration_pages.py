"""A section for each consideration: reasons, answers, points, what is open, what to watch."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from logic.assessment import State
from logic.cost.inputs import HELD
from logic.figures import towards
from logic.figures.numerals import percent, points
from logic.figures.sides import approach_of
from logic.figures.trial import trial_figure
from logic.interview import walk
from logic.model import Consideration
from logic.report.blocks import FigureBlock, Heading, Paragraph, Section, Span, Table, say
from logic.report.cost_page import cost_blocks
from logic.report.data_page import data_blocks, examples_blocks
from logic.report.reasons import reason_table
from logic.sentences import number

if TYPE_CHECKING:
    from logic.findings import ConsiderationResult, Reason
    from logic.report.blocks import Block, Prose
    from logic.report.matter import Matter

_ESSENTIALS = "essentials"
_COMPLIANCE = "compliance"


def consideration_sections(matter: Matter) -> tuple[Section, ...]:
    """A section for each consideration about which there is something to say."""
    made = (_section(matter, one) for one in matter.advice.considerations)
    return tuple(section for section in made if section is not None)


def _section(matter: Matter, one: ConsiderationResult) -> Section | None:
    names = asked_for(matter, one.id)
    blocks = (
        *_special(matter, one),
        *_reasons(matter, one),
        *_also(matter, one, names),
        *_open(matter, names),
        *_risks(matter, names),
    )
    if not _said(matter, names) and not any(matter.grounded(reason) for reason in one.reasons):
        return None
    return Section(
        id=f"consideration-{one.id}",
        name=matter.consideration(one.id),
        kicker=(),
        headline=_headline(matter, one),
        blocks=(Paragraph(prose=say(_weight(matter, one))), *blocks),
        new_page=False,
    )


def asked_for(matter: Matter, consideration: Consideration) -> tuple[str, ...]:
    """The reachable questions that belong to a consideration.

    Those of its section, those its reasons read, and for security the essential ones that are
    put to compliance first.
    """
    read = {
        q for t in matter.content.terms if t.consideration is consideration for q in t.questions
    }
    if consideration is Consideration.COST:
        read |= {name for one in matter.advice.considerations for name in _cost_questions(one)}
    security = consideration is Consideration.SECURITY
    found = []
    for name in walk(matter.content, matter.assessment):
        question = matter.content.questions[name]
        essential = question.section == _ESSENTIALS and question.roles[:1] == (_COMPLIANCE,)
        if question.section == consideration or name in read or (security and essential):
            found.append(name)
    return tuple(found)


def _cost_questions(one: ConsiderationResult) -> tuple[str, ...]:
    if one.id is not Consideration.COST:
        return ()
    return tuple(name for reason in one.reasons for name in reason.questions)


def _said(matter: Matter, names: tuple[str, ...]) -> bool:
    return any(_is_answered(matter, name) for name in names)


def _is_answered(matter: Matter, name: str) -> bool:
    return matter.assessment.answer(name).state in (State.ANSWERED, State.NOT_APPLICABLE)


def _headline(matter: Matter, one: ConsiderationResult) -> str:
    name = matter.consideration(one.id)
    side = approach_of(one.contribution)
    if matter.advice.lead is None or not matter.advice.is_known(one.id):
        return matter.text("consideration.headline.unknown", name=name)
    if side is None or points(one.contribution) == "0.0":
        return matter.text("consideration.headline.even", name=name)
    return matter.text(f"consideration.headline.{side}", name=name, points=points(one.contribution))


def _weight(matter: Matter, one: ConsiderationResult) -> str:
    ends = {end: matter.words.text(f"consideration.{one.id}.{end}") for end in ("worst", "best")}
    key = "weight" if matter.advice.weights_stated else "weight_equal"
    return matter.text(f"consideration.{key}", weight=percent(one.weight), **ends)


def _special(matter: Matter, one: ConsiderationResult) -> tuple[Block, ...]:
    made = _SPECIAL.get(one.id)
    return made(matter) if made else ()


def _trial(matter: Matter) -> tuple[Block, ...]:
    """The trial as a figure, and what its failures call for."""
    diagnosis = f"diagnosis.{matter.advice.diagnosis}"
    name, what = (matter.words.text(f"{diagnosis}.{part}") for part in ("name", "what"))
    said = Paragraph(prose=say(matter.text("performance.diagnosis", name=name, what=what)))
    figure = trial_figure(matter.words, matter.advice)
    if figure is None:
        return (said,)
    return Heading(text=figure.title), FigureBlock(figure=figure, caption=_failures(matter)), said


def _failures(matter: Matter) -> str:
    trial = matter.advice.trial
    if trial is None or trial.good == trial.tried:
        return ""
    failed = trial.tried - trial.good
    listed = ", ".join(
        matter.text(
            "performance.failure",
            count=number(float(share * failed)),
            name=matter.words.text(f"failure.{kind}.name").lower(),
        )
        for kind, share in trial.failures.items()
        if share
    )
    if failed == 1:
        return matter.text("performance.failures_one", listed=listed)
    return matter.text("performance.failures", failed=number(failed), listed=listed)


def _reasons(matter: Matter, one: ConsiderationResult) -> tuple[Block, ...]:
    ordered = sorted(filter(matter.grounded, one.reasons), key=_by_size)
    rest = sum((r.points for r in one.reasons if not matter.grounded(r)), Fraction(0))
    heading = (Heading(text=matter.text("answer.why")),) if _special(matter, one) else ()
    if not ordered and not rest:
        return *heading, Paragraph(prose=say(matter.text("consideration.no_reason")))
    rows = tuple(_reason(matter, reason) for reason in ordered)
    if rest:
        mean = (say(matter.text("consideration.mean")), say(""), say(towards(matter.words, rest)))
        rows = (*rows, (*mean, say("")))
    return *heading, reason_table(matter, matter.consideration(one.id), rows)


def _by_size(reason: Reason) -> float:
    return -abs(float(reason.points))


def _reason(matter: Matter, reason: Reason) -> tuple[Prose, ...]:
    return (
        say(matter.term(reason)),
        say(matter.rests_on(reason.questions)),
        say(towards(matter.words, reason.points)),
        matter.cite(reason.sources),
    )


def _also(matter: Matter, one: ConsiderationResult, names: tuple[str, ...]) -> tuple[Block, ...]:
    """What was said without moving the points, and is told nowhere else.

    The trial has its place under performance.
    """
    used = {name for reason in one.reasons for name in reason.questions} | {matter.content.hub}
    if one.id is Consideration.CUSTOMIZATION and matter.is_answered(HELD):
        used.add(HELD)
    rows = tuple(
        (say(matter.question(name)), say(matter.answer(name)))
        for name in names
        if name not in used and _is_answered(matter, name)
    )
    if not rows:
        return ()
    title = matter.text("consideration.also")
    return Heading(text=title), Table(rows=rows, widths=(250, 400), title=title)


def _open(matter: Matter, names: tuple[str, ...]) -> tuple[Block, ...]:
    listed = ", ".join(
        matter.text(
            "consideration.open_item",
            question=matter.question(question.id),
            why=matter.words.text(f"why_open.{question.why}"),
        )
        for question in matter.advice.open_questions
        if question.id in names
    )
    if not listed:
        return ()
    return (_titled(matter.text("consideration.open"), f" {listed}."),)


def _titled(title: str, text: str, *more: Span) -> Paragraph:
    return Paragraph(prose=(Span(text=title, strong=True), Span(text=text), *more))


def _risks(matter: Matter, names: tuple[str, ...]) -> tuple[Block, ...]:
    """The risks that rest on these questions; their safeguards stand elsewhere."""
    listed = {risk.id for risk in matter.advice.risks}
    titles = [
        matter.words.text(f"risk.{risk.id}.title")
        for risk in matter.content.risks
        if risk.id in listed and risk.when.questions() & set(names)
    ]
    if not titles:
        return ()
    key = "consideration.risk" if len(titles) == 1 else "consideration.risks"
    more = Span(text=matter.text(f"{key}_more"), link="#risks")
    return (_titled(matter.text(key), f" {', '.join(titles)}. ", more),)


_SPECIAL = {
    Consideration.COST: cost_blocks,
    Consideration.PERFORMANCE: _trial,
    Consideration.CUSTOMIZATION: examples_blocks,
    Consideration.SECURITY: data_blocks,
}
