"""Typical cases: where the answers to a well-known task usually start, all of them assumed."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from logic.answers_file import check_ids
from logic.assessment import Answer, Assessment, Basis, Engagement, State
from logic.errors import AnswerError, ContentError
from logic.interview import ref_of
from logic.record import dataclass
from logic.tables import read_tomls

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

    from logic.model import Content

_ANSWER = {"option", "source", "why"}
_CASE = {"title", "about", "changes", "place", "answers"}
_JUDGEMENT = "judgement"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAnswer:
    """An assumed answer: the option, an evidence key or "judgement", and why in a sentence."""

    option: str
    source: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A typical task; ``changes`` says what is different from the usual, "" where nothing is."""

    id: str
    title: str
    about: str
    changes: str
    place: int
    answers: Mapping[str, CaseAnswer]


def fitting_cases(content: Content) -> tuple[Case, ...]:
    """The bundled cases whose questions, options and sources a content pack has."""
    return tuple(sorted(_read(content, resources.files("resources") / "cases")[0], key=_place))


def load_cases(content: Content, folder: Traversable | None = None) -> tuple[Case, ...]:
    """The typical cases of a folder, the bundled one by default, in the order they are shown.

    Raises:
        ContentError: a case cannot be read, or names what the content does not have.
    """
    folder = folder or resources.files("resources") / "cases"
    cases, faults = _read(content, folder)
    if faults:
        raise ContentError(str(folder), tuple(faults))
    return tuple(sorted(cases, key=_place))


def _read(content: Content, folder: Traversable) -> tuple[list[Case], list[str]]:
    """The cases that fit the content, and what is wrong with the others."""
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".toml"))
    faults: list[str] = []
    cases: list[Case] = []
    for name, table in zip(names, read_tomls(folder, names), strict=True):
        try:
            cases.append(_case(content, name.removesuffix(".toml"), table))
        except (AnswerError, ValueError) as fault:
            faults.append(f"{name}: {fault}")
    return cases, faults


def begin_from(case: Case, content: Content) -> Assessment:
    """An assessment of the case's task with all its answers assumed, id and date still blank."""
    answers = {name: _assumed(answer) for name, answer in case.answers.items()}
    engagement = Engagement(task=case.title)
    return Assessment(
        id="",
        date="",
        engagement=engagement,
        answers=answers,
        content=ref_of(content),
        case=case.id,
    )


def _place(case: Case) -> int:
    return case.place


def _assumed(answer: CaseAnswer) -> Answer:
    return Answer(state=State.ANSWERED, options=(answer.option,), basis=Basis.ASSUMED)


def _case(content: Content, name: str, table: dict[str, object]) -> Case:
    answers = table.get("answers")
    place = table.get("place")
    if not isinstance(answers, dict) or not isinstance(place, int) or table.keys() - _CASE:
        raise ValueError("it needs title, about, place and answers, and may say what changes")
    case = Case(
        id=name,
        title=_text(table, "title"),
        about=_text(table, "about"),
        changes=_text(table, "changes") if "changes" in table else "",
        place=place,
        answers={of: _answer(content, of, one) for of, one in answers.items()},
    )
    check_ids(content, begin_from(case, content))
    return case


def _answer(content: Content, question: str, table: object) -> CaseAnswer:
    if not isinstance(table, dict) or table.keys() != _ANSWER:
        raise ValueError(f"answers.{question} needs option, source and why")
    answer = CaseAnswer(
        option=_text(table, "option"), source=_text(table, "source"), why=_text(table, "why")
    )
    if answer.source != _JUDGEMENT and answer.source not in content.evidence:
        raise ValueError(f'answers.{question}: there is no evidence "{answer.source}"')
    return answer


def _text(table: dict[str, object], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value:
        raise ValueError(f"{key} must be text")
    return value
