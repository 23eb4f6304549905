"""The documents around the visit: preparation sheet, trial pack and action list.

Each is an outline like the report's, with one table that may go to a spreadsheet.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from logic.assessment import State
from logic.interview import possible
from logic.model import UNREACHED
from logic.pace import SECONDS_A_QUESTION
from logic.record import dataclass
from logic.report.blocks import Paragraph, Section, Table, say
from logic.report.matter import Matter
from logic.report.outline import foot_of, framed
from logic.report.sharing import share_safe
from logic.report.trial_pack import case_table, trial_sections
from logic.sentences import long_date

if TYPE_CHECKING:
    from logic.assessment import Assessment
    from logic.findings import Advice
    from logic.model import Content, Question
    from logic.report.blocks import Outline
    from logic.words import Words

#: A step, what to do, who owns it and by when.
_Row: TypeAlias = tuple[str, str, str, str]


class Kind(StrEnum):
    """A document around the visit."""

    PREPARATION = "preparation"
    TRIAL = "trial"
    ACTIONS = "actions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document's outline, and its one table for a spreadsheet."""

    outline: Outline
    sheet: Table


def build_document(
    kind: Kind, content: Content, words: Words, assessment: Assessment, advice: Advice
) -> Document:
    """A document on an assessment, its private notes left out and roles in place of names."""
    printed = share_safe(assessment) if assessment.report.share_safe else assessment
    matter = Matter(content=content, words=words, assessment=printed, advice=advice)
    sections, sheet = _PARTS[kind](matter)
    return Document(outline=_outline(matter, kind, sections), sheet=sheet)


def _outline(matter: Matter, kind: Kind, sections: tuple[Section, ...]) -> Outline:
    task = matter.task() or matter.words.text("unknown.task")
    title = matter.words.text(f"document.{kind}.title", task=task)
    first, *others = sections
    headed = (replace(first, kicker=(title,), titled=True), *others)
    return framed(matter, title, (foot_of(matter), ""), headed)


def _preparation(matter: Matter) -> tuple[tuple[Section, ...], Table]:
    by_role: dict[str, list[Question]] = {}
    for question in _ahead(matter):
        by_role.setdefault(question.roles[0], []).append(question)
    sections = tuple(_of_role(matter, role, asked) for role, asked in by_role.items())
    return sections, _preparation_sheet(matter, by_role)


def _ahead(matter: Matter) -> tuple[Question, ...]:
    """The questions that are asked or may yet be, in order."""
    left = possible(matter.content, matter.assessment)
    return tuple(
        question
        for question in matter.content.questions.values()
        if left[question.id] != {UNREACHED}
    )


def _of_role(matter: Matter, role: str, asked: list[Question]) -> Section:
    words, name = matter.words, matter.who(role)
    minutes = -(-len(asked) * SECONDS_A_QUESTION // 60)
    headers = ("question", "with", "state")
    return Section(
        id=f"role-{role}",
        name=name,
        kicker=(),
        headline=words.text("document.preparation.headline_one", role=name)
        if len(asked) == 1
        else words.text(
            "document.preparation.headline", role=name, count=len(asked), minutes=minutes
        ),
        blocks=(
            Table(
                headers=tuple(say(words.text(f"document.preparation.{key}")) for key in headers),
                rows=tuple(
                    tuple(say(cell) for cell in _asked(matter, question)) for question in asked
                ),
                widths=(400, 130, 110),
                title=name,
            ),
        ),
        new_page=False,
    )


def _asked(matter: Matter, question: Question) -> tuple[str, str, str]:
    others = ", ".join(matter.who(role) for role in question.roles[1:])
    state = matter.assessment.answer(question.id).state
    key = "unanswered" if state in {State.NOT_ASKED, State.DONT_KNOW} else "answered"
    return (
        matter.words.text(f"question.{question.id}.title"),
        others,
        matter.words.text(f"document.{key}"),
    )


def _preparation_sheet(matter: Matter, by_role: dict[str, list[Question]]) -> Table:
    words = matter.words
    names = ("role", "question", "with", "state")
    return Table(
        headers=tuple(say(words.text(f"document.preparation.{name}")) for name in names),
        rows=tuple(
            tuple(say(cell) for cell in (matter.who(role), *_asked(matter, question)))
            for role, asked in by_role.items()
            for question in asked
        ),
        widths=(1, 1, 1, 1),
        title=words.text("document.preparation.sheet"),
    )


def _actions(matter: Matter) -> tuple[tuple[Section, ...], Table]:
    steps = tuple(
        (*matter.sentences.step(step), *matter.sentences.due(step)) for step in matter.advice.plan
    )
    unknown = tuple(
        (
            matter.words.text("document.actions.find_out"),
            matter.words.text(f"question.{q.id}.title"),
            matter.who(q.roles[0]),
            matter.text("plan.by.s0"),
        )
        for q in _ahead(matter)
        if matter.assessment.answer(q.id).state is State.DONT_KNOW
    )
    parts = (("headline", steps), ("open_headline", unknown))
    sections = tuple(_to_do(matter, key, rows) for key, rows in parts if rows)
    return sections or (_nothing(matter),), _action_table(matter, (*steps, *unknown))


def _nothing(matter: Matter) -> Section:
    text = matter.words.text("document.actions.none")
    return Section(id="actions", name=text, kicker=(), headline=text, blocks=(), new_page=False)


def _to_do(matter: Matter, key: str, rows: tuple[_Row, ...]) -> Section:
    headline = _counted(matter, f"document.actions.{key}", len(rows))
    review = matter.words.text("document.actions.review", date=long_date(matter.advice.review_date))
    return Section(
        id=f"actions-{key}",
        name=headline,
        kicker=(),
        headline=headline,
        blocks=(
            _action_table(matter, rows),
            *((Paragraph(prose=say(review)),) if key == "headline" else ()),
        ),
        new_page=False,
    )


def _counted(matter: Matter, key: str, count: int) -> str:
    if count == 1:
        return matter.words.text(f"{key}_one")
    return matter.words.text(key, count=count)


def _action_table(matter: Matter, rows: tuple[_Row, ...]) -> Table:
    names = ("actions.step", "actions.what", "owner", "due")
    return Table(
        headers=tuple(say(matter.words.text(f"document.{name}")) for name in names),
        rows=tuple(tuple(say(cell) for cell in row) for row in rows),
        widths=(150, 290, 110, 90),
        title=matter.words.text("document.actions.sheet"),
    )


def _trial(matter: Matter) -> tuple[tuple[Section, ...], Table]:
    return trial_sections(matter), case_table(matter)


_PARTS = {Kind.PREPARATION: _preparation, Kind.TRIAL: _trial, Kind.ACTIONS: _actions}
