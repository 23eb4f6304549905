"""Every answer: who gave it, what it rests on, and the client's own words. Never a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.assessment import State
from logic.figures import Role
from logic.interview import walk
from logic.report.blocks import Heading, Section, Span, Table, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.assessment import Answer, Voice
    from logic.report.blocks import Block, Prose
    from logic.report.matter import Matter

_COLUMNS = ("question", "answer", "who")
_WIDTHS = (230, 260, 160)


def answers_section(matter: Matter) -> Section:
    """The reachable questions by section; a gap says "not provided"."""
    asked = set(walk(matter.content, matter.assessment))
    blocks: list[Block] = []
    for section in matter.content.sections:
        names = [q.id for q in matter.content.in_section(section) if q.id in asked]
        if names:
            title = matter.words.text(f"section.{section}.name")
            blocks += [Heading(text=title), _table(matter, names, title)]
    return Section(
        id="answers",
        name=matter.text("answers.name"),
        kicker=(),
        headline=matter.text("answers.headline"),
        blocks=tuple(blocks),
        new_page=False,
    )


def _table(matter: Matter, names: list[str], title: str) -> Table:
    return Table(
        headers=tuple(say(matter.text(f"answers.{name}")) for name in _COLUMNS),
        rows=tuple(row for name in names for row in _rows(matter, name)),
        widths=_WIDTHS,
        title=title,
        quiet=True,
    )


def _rows(matter: Matter, name: str) -> Iterator[tuple[Prose, ...]]:
    """One row for the answer, and one for each further voice."""
    answer = matter.assessment.answer(name)
    question = matter.content.questions[name]
    title = matter.words.text(f"question.{name}.title")
    blank = answer.state in (State.NOT_ASKED, State.DONT_KNOW)
    role = Role.MUTE if blank else Role.INK
    said = (Span(text=matter.given(question, answer), role=role), *_quoted(matter, answer.words))
    yield say(title), said, say(_source(matter, answer))
    for voice in answer.voices if answer.state is State.ANSWERED else ():
        given = (Span(text=matter.given(question, voice)), *_quoted(matter, voice.words))
        yield say(title), given, say(_source(matter, voice))


def _quoted(matter: Matter, words: str) -> Prose:
    """The client's words below the answer."""
    if not words.strip():
        return ()
    return (Span(text=matter.text("answers.quoted", words=words), role=Role.MUTE, fresh=True),)


def _source(matter: Matter, given: Answer | Voice) -> str:
    who, basis = matter.who(given.said_by), matter.basis(given.basis)
    if who and basis:
        return matter.text("answers.basis", who=who, basis=basis.lower())
    return who or basis
