"""ANSWERS.json, the file other programs write, read into an assessment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from logic.assessment import (
    NOT_APPLICABLE_REASONS,
    Amount,
    Answer,
    Assessment,
    Basis,
    Certainty,
    Engagement,
    Priorities,
    State,
    Trial,
)
from logic.assessment_checks import faults, is_day
from logic.assessment_file import dumps, from_plain
from logic.disk import read_whole
from logic.errors import AnswerError
from logic.interview import check_answer, ref_of
from logic.model import Consideration
from logic.strict_json import JsonError, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from logic.model import Content, Question

#: Ids made from answers are of this family, so that they meet no others.
_FAMILY = UUID("b4a1c7de-5f0e-4d4a-9d0e-3f7a4f6f2c58")
_UNBORN = str(UUID(int=0))
_KEYS = ("$schema", "date", "engagement", "answers", "priorities")
_WRAPPED = ("value", "basis", "said_by", "words")
_WEIGHED = ("certainty", "tolerance", "points")
_STATES = (State.DONT_KNOW, State.NOT_APPLICABLE)
_FORMS = "an option id, a list of them, an amount, a trial or a state"

Parts = dict[str, object]


def load_answers(content: Content, path: Path) -> Assessment:
    """The assessment that an ANSWERS.json file describes.

    Raises:
        AssessmentFileError: the file cannot be read.
        AnswerError: it does not keep to the format, or does not fit the content.
    """
    return read_answers(content, read_whole(path), str(path))


def read_answers(content: Content, data: bytes, name: str) -> Assessment:
    """The assessment that the bytes of an ANSWERS.json describe; equal ones give one id.

    Raises:
        AnswerError: they do not keep to the format, or do not fit the content.
    """
    try:
        return _identified(_assessment(content, parse(data)))
    except (JsonError, AnswerError) as fault:
        raise AnswerError(f"{name} cannot be used: {fault}; mend it and try again.") from fault


def check_ids(content: Content, assessment: Assessment) -> None:
    """Check that answers and chosen routes belong to the content and fit it.

    Raises:
        AnswerError: naming the question, option or route that is not known, or what does not
            fit.
    """
    for name, answer in assessment.answers.items():
        _check(_question(content.questions, name), answer)
    check_routes(content, assessment)


def check_routes(content: Content, assessment: Assessment) -> None:
    """Check that chosen routes are ways to carry out their approach.

    Raises:
        AnswerError: naming the route that is not known.
    """
    for choice in assessment.route_choices:
        ids = [route.id for route in content.routes.values() if route.approach == choice.approach]
        if choice.route not in ids:
            near = _nearest(choice.route, ids)
            raise AnswerError(f'{choice.approach} has no route "{choice.route}"{near}')


def _identified(assessment: Assessment) -> Assessment:
    for fault in faults(assessment):
        raise JsonError(fault)
    return replace(assessment, id=str(uuid5(_FAMILY, dumps(assessment).decode())))


def _assessment(content: Content, raw: object) -> Assessment:
    parts = _group(raw, "the whole", _KEYS)
    answers = _group(parts.get("answers", {}), "answers")
    return Assessment(
        id=_UNBORN,
        date=_day(parts),
        engagement=from_plain(parts.get("engagement", {}), Engagement, "engagement"),
        answers={name: _answer_to(content, name, value) for name, value in answers.items()},
        priorities=_priorities(parts),
        content=ref_of(content),
    )


def _day(parts: Parts) -> str:
    day = parts.get("date")
    if not isinstance(day, str) or not is_day(day):
        raise JsonError('"date" must be the day of the interview, as YYYY-MM-DD')
    return day


def _answer_to(content: Content, name: str, raw: object) -> Answer:
    question = _question(content.questions, name)
    answer = _answer(question, raw, f"answers > {name}")
    _check(question, answer)
    return answer


def _question(questions: Mapping[str, Question], name: str) -> Question:
    if name not in questions:
        raise AnswerError(f'there is no question "{name}"{_nearest(name, questions)}')
    return questions[name]


def _check(question: Question, answer: Answer) -> None:
    voices = [option for voice in answer.voices for option in voice.options]
    for option in (*answer.options, *voices):
        if option not in question.option_ids():
            near = _nearest(option, question.option_ids())
            raise AnswerError(f'the question "{question.id}" has no option "{option}"{near}')
    try:
        check_answer(question, answer)
    except AnswerError as fault:
        raise AnswerError(str(fault).rstrip(".")) from fault


def _answer(question: Question, raw: object, place: str) -> Answer:
    if isinstance(raw, dict) and "value" in raw:
        parts = _group(raw, place, _WRAPPED)
        return replace(
            _bare(question, parts["value"], f"{place} > value"),
            basis=_basis(parts.get("basis"), place),
            said_by=_text(parts, "said_by", place),
            words=_text(parts, "words", place),
        )
    return _bare(question, raw, place)


def _bare(question: Question, raw: object, place: str) -> Answer:
    if isinstance(raw, dict):
        return _of_group(raw, place)
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        value = from_plain(raw, float, place)
        return _answered(amount=Amount(low=value, likely=value, high=value))
    options = [raw] if isinstance(raw, str) else raw
    return _answered(options=_options(question, options, place))


def _of_group(raw: Parts, place: str) -> Answer:
    if "state" in raw:
        return _state(raw, place)
    if raw.keys() & {"tried", "good", "pass_mark"}:
        return _answered(trial=from_plain(raw, Trial, place))
    if raw.keys() & {"low", "likely", "high"}:
        return _answered(amount=from_plain(raw, Amount, place))
    raise JsonError(f"at {place}, write {_FORMS}")


def _state(raw: Parts, place: str) -> Answer:
    state = raw["state"]
    if state == State.DONT_KNOW:
        _group(raw, place, ("state",))
        return Answer(state=State.DONT_KNOW)
    if state != State.NOT_APPLICABLE:
        raise JsonError(f"at {place} > state, write one of {', '.join(_STATES)}")
    _group(raw, place, ("state", "reason"))
    if raw.get("reason") not in NOT_APPLICABLE_REASONS:
        raise JsonError(f"at {place} > reason, write one of {', '.join(NOT_APPLICABLE_REASONS)}")
    return Answer(state=State.NOT_APPLICABLE, reason=str(raw["reason"]))


def _options(question: Question, raw: object, place: str) -> tuple[str, ...]:
    if not isinstance(raw, list) or not raw:
        raise JsonError(f"at {place}, write {_FORMS}")
    found = from_plain(raw, tuple[str, ...], place)
    if len(set(found)) != len(found):
        raise JsonError(f"at {place}, an option stands there twice")
    # As shown, so that equal sets are equal answers; unknown ones are reported later.
    known = tuple(option for option in question.option_ids() if option in found)
    return known + tuple(option for option in found if option not in known)


def _answered(
    *, options: tuple[str, ...] = (), amount: Amount | None = None, trial: Trial | None = None
) -> Answer:
    return Answer(state=State.ANSWERED, options=options, amount=amount, trial=trial)


def _basis(raw: object, place: str) -> Basis | None:
    if raw is None:
        return None
    if raw not in tuple(Basis):
        raise JsonError(f"at {place} > basis, write one of {', '.join(Basis)}")
    return Basis(str(raw))


def _text(parts: Parts, key: str, place: str) -> str:
    return from_plain(parts.get(key, ""), str, f"{place} > {key}")


def _priorities(parts: Parts) -> tuple[Priorities, ...]:
    if "priorities" not in parts:
        return ()
    raw = _group(parts["priorities"], "priorities", _WEIGHED)
    if raw.get("certainty", Certainty.ORDER) not in tuple(Certainty):
        raise JsonError(f"at priorities > certainty, write one of {', '.join(Certainty)}")
    found = from_plain(raw, Priorities, "priorities")
    for name in found.points:
        if name not in set(Consideration):
            near = _nearest(name, Consideration)
            raise JsonError(f'at priorities > points, there is no consideration "{name}"{near}')
    return (found,)


def _group(raw: object, place: str, keys: tuple[str, ...] = ()) -> Parts:
    """The group in braces at a place, with no keys but these where any are given."""
    if not isinstance(raw, dict):
        raise JsonError(f"{place} must be a group in braces")
    for name in raw:
        if keys and name not in keys:
            raise JsonError(f'at {place}, there is no part "{name}"{_nearest(name, keys)}')
    return raw


def _nearest(name: str, known: Iterable[str]) -> str:
    """The id most like this one, or all of them where none is like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - memory

    listed = [str(one) for one in known]
    near = get_close_matches(name, listed, n=1, cutoff=0.6)
    return f'; the nearest is "{near[0]}"' if near else f"; there are {', '.join(listed)}"
