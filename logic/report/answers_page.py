"""Every answer: who gave it, what it rests on, and the client's own words. Never a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.assessment import Basis, State
from logic.figures import Role
from logic.interview import walk
from logic.report.blocks import Bullets, Heading, Section, Span, Table, say
from logic.voices import views

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.assessment import Answer
    from logic.report.blocks import Block, Prose
    from logic.report.matter import Matter

_COLUMNS = ("question", "answer", "who")
_WIDTHS = (230, 260, 160)


def answers_section(matter: Matter) -> Section | None:
    """The reachable questions by section, those without an answer at the end; None without any."""
    asked = set(walk(matter.content, matter.assessment))
    blocks: list[Block] = []
    missing: list[Prose] = []
    for section in matter.content.sections:
        names = [q.id for q in matter.content.in_section(section) if q.id in asked]
        given = [name for name in names if _is_given(matter, name)]
        rest = [name for name in names if name not in given]
        title = matter.words.maybe(f"section.{section}.name")
        blocks += [Heading(text=title), _table(matter, given, title)] if given else []
        missing += [_missing(matter, title, rest)] if rest else []
    if not blocks:
        return None
    gaps = Heading(text=matter.text("answers.missing")), Bullets(items=tuple(missing))
    blocks += gaps if missing else ()
    return Section(
        id="answers",
        name=matter.text("answers.name"),
        kicker=(),
        headline=_headline(matter, asked),
        blocks=tuple(blocks),
        new_page=False,
    )


def _is_given(matter: Matter, name: str) -> bool:
    """Whether something was said to a question, be it that nobody knows."""
    answer = matter.assessment.answer(name)
    return answer.state is not State.NOT_ASKED or bool(answer.words.strip())


def _missing(matter: Matter, section: str, names: list[str]) -> Prose:
    listed = "; ".join(matter.question(name) for name in names)
    return say(matter.text("answers.missing_item", section=section, questions=listed))


def _headline(matter: Matter, asked: set[str]) -> str:
    """How many of the answers are more than estimates."""
    answers = (matter.assessment.answer(name) for name in asked)
    given = [answer for answer in answers if answer.state is State.ANSWERED]
    if len(given) <= 1:
        return matter.text("answers.headline_one")
    sure = sum(answer.basis in (Basis.MEASURED, Basis.DOCUMENTED) for answer in given)
    unsaid = sum(answer.basis is None for answer in given)
    key = _headline_key(len(given), sure, unsaid)
    return matter.text(f"answers.{key}", sure=sure, given=len(given), unsaid=unsaid)


def _headline_key(given: int, sure: int, unsaid: int) -> str:
    """Which sentence is true of so many answers, some of them sure, some without a basis."""
    if unsaid:
        return "headline_nobody" if unsaid == given else "headline_unsaid"
    if not sure:
        return "headline_none"
    return "headline_all" if sure == given else "headline"


def _table(matter: Matter, names: list[str], title: str) -> Table:
    return Table(
        headers=tuple(say(matter.text(f"answers.{name}")) for name in _COLUMNS),
        rows=tuple(row for name in names for row in _rows(matter, name)),
        widths=_WIDTHS,
        title=title,
        quiet=True,
    )


def _rows(matter: Matter, name: str) -> Iterator[tuple[Prose, ...]]:
    """A row for what each person answered, the words said to the question with the first."""
    answer = matter.assessment.answer(name)
    question = matter.content.questions[name]
    title = matter.words.text(f"question.{name}.title")
    blank = answer.state in (State.NOT_ASKED, State.DONT_KNOW)
    role = Role.MUTE if blank else Role.INK
    for at, one in enumerate(views(answer)):
        words = dict.fromkeys((one.words,) if at else (answer.words, one.words))
        quoted = (span for each in words for span in _quoted(matter, each))
        said = (Span(text=matter.given(question, one), role=role), *quoted)
        yield say(title), said, say(_source(matter, one))


def _quoted(matter: Matter, words: str) -> Prose:
    """The client's words below the answer."""
    if not words.strip():
        return ()
    return (Span(text=matter.text("answers.quoted", words=words), role=Role.MUTE, fresh=True),)


def _source(matter: Matter, given: Answer) -> str:
    who, basis = matter.who(given.said_by), matter.basis(given.basis)
    if who and basis:
        return matter.text("answers.basis", who=who, basis=basis.lower())
    if who or basis or given.state is not State.ANSWERED:
        return who or basis
    return matter.text("answers.not_recorded")
