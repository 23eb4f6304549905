"""Page 1: the answer, which suffices alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from logic.figures import Role, lead_words, towards
from logic.figures.lean import lean_bar
from logic.findings import DecidedBy, Recommendation
from logic.model import Approach, Truth
from logic.report.blocks import (
    Bullets,
    FigureBlock,
    Foot,
    Heading,
    KeyNumbers,
    Manner,
    Paragraph,
    Section,
    SignOff,
    Span,
    Table,
    say,
)
from logic.report.change_page import changes
from logic.report.numbers import answered, filled, number, resting
from logic.report.text import LONGEST, one_line
from logic.sentences import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.findings import GateResult, OpenQuestion, PlanStep, Reason, RouteResult
    from logic.report.blocks import Block, Prose
    from logic.report.matter import Matter

_MOST_FOR, _MOST_CHANGES, _MOST_STEPS, _MOST_ASKED = 3, 3, 3, 3
_MOST_ANSWERS = 2
_LONGEST_NAME = 60
_LONGEST_ANSWER = 90
#: As long as an answer may be where there is room for all of it.
WHOLE = LONGEST
_LONGEST_VIEW = 120
#: As long as the first sentence of a step may be to stand on page 1.
LONGEST_SENTENCE = 130
_LONGEST_ALONE = 400
#: With longer names of task and client the page has no room to say who takes each step.
_MOST_NAMED = 80
_SENTENCE = re.compile(r"(?<=[.?!]) ")


def answer_section(matter: Matter) -> Section:
    """Page 1: the finding, why, what would change it, what to do next, and what this is."""
    from logic.report.key_numbers import key_numbers  # noqa: PLC0415 - memory

    names = (one_line(matter.task(), _LONGEST_NAME), one_line(matter.client(), _LONGEST_NAME))
    parts = (*names, matter.date(), _decide_by(matter))
    facts = " \N{MIDDLE DOT} ".join(part for part in parts if part)
    return Section(
        id="answer",
        name=matter.text("answer.name"),
        kicker=(matter.text("kicker"), facts),
        headline=matter.sentences.title(),
        blocks=(
            Paragraph(prose=_lead_in(matter), manner=Manner.LEAD),
            *_bar(matter),
            KeyNumbers(numbers=key_numbers(matter)),
            *why_blocks(matter),
            *_change(matter),
            *next_blocks(matter),
            Foot(blocks=(_sign_off(matter), _disclaimer(matter))),
        ),
        one_page=True,
        opening=True,
    )


def _decide_by(matter: Matter) -> str:
    """By when the decision is to be made; empty where nobody said."""
    day = one_line(long_date(matter.assessment.engagement.decide_by), _LONGEST_NAME)
    return matter.text("answer.decide_by", day=day) if day else ""


def _lead_in(matter: Matter) -> Prose:
    """The lead-in, and how firm it is, a word that readers in a hurry have to find."""
    first = Span(text=matter.sentences.lead_in())
    firmness, behind = matter.sentences.firmness()
    firm = [matter.text("answer.firm", firmness=firmness)] if firmness else []
    if matter.advice.settled and not firmness:
        behind = matter.text("answer.settled")
    rest = " ".join(part for part in (behind, *_more(matter)) if part)
    strong = (Span(text=f" {said}", strong=True) for said in firm)
    return (first, *strong, *((Span(text=f" {rest}"),) if rest else ()))


def _more(matter: Matter) -> Iterator[str]:
    """What else is to be known with how firm the answer is."""
    advice = matter.advice
    if advice.quick:
        yield matter.text("answer.quick")
    if advice.recommendation is Recommendation.TRIAL_FIRST and advice.lead is not None:
        key = "leaning" if advice.lead else "even_so_far"
        said = {"words": lead_words(matter.words, advice.lead)} if advice.lead else {}
        yield matter.text(f"answer.{key}", **said)
    if advice.decided_by is DecidedBy.WEIGHTS and not advice.weights_stated:
        yield matter.text("answer.equal_weights")


def _bar(matter: Matter) -> tuple[Block, ...]:
    figure = lean_bar(matter.words, matter.advice)
    return (FigureBlock(figure=figure),) if figure else ()


def why_blocks(matter: Matter, longest: int = _LONGEST_ANSWER) -> tuple[Block, ...]:
    """What speaks for the finding and against it, under a heading; nothing where none does.

    Answers named are cut at ``longest`` characters; ``WHOLE`` leaves them as they are.
    """
    key, rows = _grounds(matter, longest)
    if not rows:
        return ()
    title = matter.text(f"answer.{key}")
    return Heading(text=title), Table(rows=rows, widths=(130, 520), title=title)


def _grounds(matter: Matter, longest: int) -> tuple[str, tuple[tuple[Prose, ...], ...]]:
    advice = matter.advice
    if advice.recommendation is Recommendation.NEITHER:
        return "why_neither", tuple(_neither(matter, longest))
    if advice.recommendation is Recommendation.TOO_LITTLE_KNOWN:
        return "why_unknown", tuple(_to_ask(matter, longest))
    if advice.small_first:
        return "why", tuple(_small_first(matter, longest))
    if advice.decided_by is DecidedBy.CONDITION:
        return "why_closed", tuple(_closed(matter, longest))
    key = "why" if advice.decided_by is DecidedBy.WEIGHTS else "why_so_far"
    return key, (*_closed(matter, longest), *_reasons(matter, longest))


def _neither(matter: Matter, longest: int) -> Iterator[tuple[Prose, ...]]:
    """The answers that speak for simpler means."""
    speaking = matter.content.neither.named_options()
    for name in sorted(matter.content.neither.questions()):
        given = {(name, option) for option in matter.assessment.answer(name).options}
        if given & speaking:
            yield _answered(matter, name, longest)


def _to_ask(matter: Matter, longest: int) -> Iterator[tuple[Prose, ...]]:
    for question in matter.advice.open_questions[:_MOST_ASKED]:
        title = matter.words.text(f"question.{question.id}.title")
        said = _asked(matter, question, title)
        if matter.is_assumed(question.id):
            given = answered(one_line(matter.answer(question.id), longest), question.id)
            shown = {"said": said, "answer": given}
            said = filled(matter.words, "report.answer.question_assumed", **shown)
        yield say(matter.question(question.id)), said


def _asked(matter: Matter, question: OpenQuestion, title: str) -> Prose:
    """A question, and what it could do."""
    if question.spread:
        spread = number(f"{float(question.spread):.1f}", f"spread:{question.id}")
        return filled(matter.words, "report.answer.question_first", title=title, spread=spread)
    return say(matter.text("answer.question_gate", title=title) if question.gate else title)


def _small_first(matter: Matter, longest: int) -> Iterator[tuple[Prose, ...]]:
    """The trial that leaves no gap, and what is known of a small untuned model."""
    for name in (matter.content.hub, *sorted(matter.content.tune_without_gap.questions())):
        yield _answered(matter, name, longest)


def _answered(matter: Matter, name: str, longest: int) -> tuple[Prose, ...]:
    said = matter.marked(name, one_line(matter.answer(name), longest))
    return say(matter.question(name)), answered(said, name)


def _closed(matter: Matter, longest: int) -> Iterator[tuple[Prose, ...]]:
    """The conditions that close the routes of each approach that is out."""
    gates: dict[str, tuple[GateResult, list[str]]] = {}
    for side in Approach:
        routes = [route for route in matter.advice.routes if route.approach is side]
        for gate in () if any(route.kept for route in routes) else _closing(routes):
            gates.setdefault(gate.id, (gate, []))[1].append(matter.approach(side))
    for gate, out in gates.values():
        which = out[0] if len(out) == 1 else matter.text("answer.both")
        name = matter.text("answer.ruled_out", approach=which)
        answers = resting(matter, gate.questions, longest, role=Role.MUTE)
        yield say(name), (Span(text=matter.gate_rule(gate)), Span(text=" "), *answers)


def _closing(routes: list[RouteResult]) -> Iterator[GateResult]:
    """As few conditions as close every route that one closes; that of most routes first."""
    closed = [
        [gate for gate in route.gates if gate.state is Truth.YES and not gate.is_of_route]
        for route in routes
    ]
    while left := {gate.id: gate for gates in closed for gate in gates}:
        ids = [gate.id for gates in closed for gate in gates]
        main = max(ids, key=ids.count)
        yield left[main]
        closed = [gates for gates in closed if all(gate.id != main for gate in gates)]


def chosen_reasons(matter: Matter) -> tuple[tuple[str, Reason], ...]:
    """The strongest reasons for the side the answers lean to, and the strongest against it.

    Each with the name of its consideration, one against the side named so.
    """
    advice = matter.advice
    sign = -1 if (advice.lead or 0) < 0 else 1
    grounded = [reason for reason in advice.reasons if matter.grounded(reason)]
    for_it = [reason for reason in grounded if reason.points * sign > 0]
    against = [reason for reason in grounded if reason.points * sign < 0]
    named = [(matter.consideration(one.consideration), one) for one in for_it[:_MOST_FOR]]
    for one in against[:1]:
        name = matter.consideration(one.consideration)
        named.append((matter.text("answer.against", name=name), one))
    return tuple(named)


def _reasons(matter: Matter, longest: int) -> Iterator[tuple[Prose, ...]]:
    for name, reason in chosen_reasons(matter):
        yield say(name), _reason(matter, reason, longest)


def _reason(matter: Matter, reason: Reason, longest: int) -> Prose:
    """Why, on which answers, and by how many points."""
    tail = f". {towards(matter.words, reason.points)}."
    answers = resting_on(matter, reason, longest)
    return (Span(text=f"{matter.term(reason)} "), *answers, Span(text=tail, role=Role.MUTE))


def resting_on(matter: Matter, reason: Reason, longest: int = WHOLE) -> Prose:
    """The answers a reason rests on; the trial stands above in large type, so it comes last."""
    hub = matter.content.hub
    given = [name for name in reason.questions if matter.is_answered(name)]
    names = [name for name in given if name != hub] or given
    return resting(matter, names[:_MOST_ANSWERS], longest, role=Role.MUTE)


def _change(matter: Matter) -> tuple[Block, ...]:
    items = changes(matter, _MOST_CHANGES)
    if not items:
        return ()
    return Heading(text=matter.text("answer.change")), Bullets(items=items)


def next_blocks(matter: Matter) -> tuple[Block, ...]:
    """The first steps of the plan under a heading; nothing where there is no plan."""
    plan = matter.advice.plan
    items = tuple(_step(matter, step, alone=len(plan) == 1) for step in plan[:_MOST_STEPS])
    if not items:
        return ()
    return Heading(text=matter.text("answer.next")), Bullets(items=items, numbered=True)


def _step(matter: Matter, step: PlanStep, *, alone: bool) -> Prose:
    """A step's title, the first sentence of its text, all where it stands alone, who and when."""
    title, text = matter.sentences.step(step)
    room = _LONGEST_ALONE if alone else LONGEST_SENTENCE
    said = text if alone and len(text) <= room else _SENTENCE.split(text, maxsplit=1)[0]
    told = (Span(text=f" {said}"),) if len(said) <= room else ()
    return Span(text=f"{title}.", strong=True), *told, *_due(matter, step)


def _due(matter: Matter, step: PlanStep) -> Prose:
    """Who owns a step, and by when; nothing where the pack does not say or names take the room."""
    who, day = matter.sentences.due(step)
    named = len(one_line(matter.task())) + len(one_line(matter.client()))
    if not (who or day) or named > _MOST_NAMED:
        return ()
    opens = "review" if day == long_date(matter.advice.review_date) else ""
    when = Span(text=day, role=Role.MUTE, opens=opens)
    by = filled(matter.words, "report.answer.by", day=(when,)) if day else ()
    joint = ",\N{NO-BREAK SPACE}" if who and day else ""
    told = Span(text=f" {who}{joint}", role=Role.MUTE)
    return (told, *(replace(one, role=Role.MUTE) for one in by), Span(text=".", role=Role.MUTE))


def _sign_off(matter: Matter) -> Block:
    view = matter.assessment.engagement.adviser_view
    if not view_fits(view):
        view = matter.text("answer.view_more", view=one_line(view, _LONGEST_VIEW))
    return SignOff(
        boxes=((matter.text("answer.view"), view), (matter.text("answer.confirmation"), ""))
    )


def view_fits(view: str) -> bool:
    """Whether the first page has room for all of the adviser's view."""
    return len(one_line(view)) <= _LONGEST_VIEW


def _disclaimer(matter: Matter) -> Block:
    return Paragraph(prose=say(disclaimer(matter)), manner=Manner.SMALL)


def disclaimer(matter: Matter) -> str:
    """What this report is and is not, and who prepared it."""
    engagement = matter.assessment.engagement
    who = matter.prepared_by(_LONGEST_NAME)
    sells = {True: "sells", False: "sells_not", None: "sells_unknown"}
    rules = long_date(matter.content.dated.isoformat())
    return " ".join(
        (
            matter.text("disclaimer.main", date=matter.date(), rules=rules),
            matter.text("disclaimer.prepared", who=who)
            if who
            else matter.text("disclaimer.prepared_nobody"),
            matter.text(f"disclaimer.{sells[engagement.sells_implementation]}"),
        )
    )
