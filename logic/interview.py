"""Which questions are reachable, what is still possible for each, and section status."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from logic.assessment import NOT_APPLICABLE_REASONS, ContentRef, State
from logic.errors import AnswerError
from logic.model import UNREACHED, QuestionKind, Truth
from logic.points import SHAPES
from logic.record import dataclass
from logic.trial import HubState, hub_states, read_trial, unknown_states
from logic.voices import differ

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from logic.assessment import Amount, Answer, Assessment, Trial, Voice
    from logic.clashes import Clash
    from logic.model import Content, Question

Possible = dict[str, frozenset[str]]
_UNREACHED = frozenset({UNREACHED})


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionStatus:
    """How far a section is: counts of its reachable questions."""

    asked: int
    answered: int
    assumed: int
    dont_know: int
    disputed: int
    marked: int

    @property
    def unsettled(self) -> int:
        """Questions with a state that count as open: not known, only assumed, or disputed."""
        return self.dont_know + self.assumed + self.disputed

    @property
    def open(self) -> int:
        """Questions without any answer, "we don't know yet" included among the answered."""
        return self.asked - self.answered - self.dont_know

    @property
    def done(self) -> bool:
        """Whether every reachable question has a state."""
        return self.open == 0


def walk(content: Content, assessment: Assessment) -> tuple[str, ...]:
    """The ids of the questions reachable now, in the order they are asked."""
    return reachable(content, possible(content, assessment))


def reachable(content: Content, left: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The ids of the questions reachable where these options are possible, in order."""
    return tuple(q.id for q in content.questions.values() if q.ask_if.truth(left) is Truth.YES)


def possible(
    content: Content, assessment: Assessment, *, assumed_is_open: bool = False
) -> Possible:
    """The options still possible of every question, recomputed from scratch.

    A question that cannot be reached stands at ``UNREACHED``, whatever was answered before;
    one that may or may not be reached may stand there too. With ``assumed_is_open`` an
    assumed answer leaves every option open.
    """
    key = "possible", assumed_is_open
    kept = content.memo.get(key)
    if not isinstance(kept, _Left) or kept.of is not assessment:
        found = _left(content, assessment, assumed_is_open=assumed_is_open)
        kept = content.memo[key] = _Left(assessment, found)
    return {**kept.found}


class _Left(NamedTuple):
    """What an assessment leaves: several ask for that of the same one."""

    of: Assessment
    found: Possible


def _left(content: Content, assessment: Assessment, *, assumed_is_open: bool) -> Possible:
    found: Possible = {}
    for question in content.questions.values():
        reach = question.ask_if.truth(found)
        answer = assessment.answer(question.id)
        if reach is Truth.NO:
            found[question.id] = _UNREACHED
        else:
            left = options_left(content, question, answer, assumed_is_open=assumed_is_open)
            found[question.id] = left if reach is Truth.YES else left | _UNREACHED
    return found


def options_left(
    content: Content, question: Question, answer: Answer, *, assumed_is_open: bool = False
) -> frozenset[str]:
    """The options an answer leaves possible; all of them where it says nothing."""
    if answer.state is State.NOT_APPLICABLE:
        return _UNREACHED
    if answer.state is not State.ANSWERED or is_open_assumption(answer, opened=assumed_is_open):
        return question.everything()
    key = "options", question.id
    kept = content.memo.get(key)
    if not isinstance(kept, _Kept) or kept.of is not answer:
        kept = content.memo[key] = _Kept(answer, _stated(content, question, answer))
    return kept.left


class _Kept(NamedTuple):
    """What one answer leaves: of those to other questions nearly all are the same again."""

    of: Answer
    left: frozenset[str]


def _stated(content: Content, question: Question, answer: Answer) -> frozenset[str]:
    left = _view(content, question, answer)
    for voice in answer.voices:
        left |= _view(content, question, voice)
    return left or question.everything()


def is_open_assumption(answer: Answer, *, opened: bool) -> bool:
    """Whether an answer is assumed and assumptions are to count as open."""
    return opened and answer.assumed


def _view(content: Content, question: Question, view: Answer | Voice) -> frozenset[str]:
    if question.kind is QuestionKind.TRIAL:
        bands = read_trial(view.trial, content.bands).bands if view.trial else ()
        return frozenset(bands)
    if question.kind is QuestionKind.AMOUNT:
        return amount_bands(question, view.amount) if view.amount else frozenset()
    return frozenset(view.options)


def amount_bands(question: Question, amount: Amount) -> frozenset[str]:
    """The bands an amount's range touches."""
    ids = question.option_ids()
    first = ids.index(band(question, amount.low))
    last = ids.index(band(question, amount.high))
    return frozenset(ids[first : last + 1])


def band(question: Question, value: float) -> str:
    """The id of the band of an amount question that a value falls in."""
    return next(o.id for o in question.options if o.below is None or value < o.below)


def hub(
    content: Content, assessment: Assessment, *, assumed_is_open: bool = False
) -> tuple[HubState, ...]:
    """The states the hub trial may stand at, with their chances."""
    answer = assessment.answer(content.hub)
    left = options_left(
        content, content.questions[content.hub], answer, assumed_is_open=assumed_is_open
    )
    trials = [trial for trial in (answer.trial, *(v.trial for v in answer.voices)) if trial]
    if not trials or is_open_assumption(answer, opened=assumed_is_open):
        ordered = tuple(name for name, _ in content.bands if name in left)
        return unknown_states(ordered, content.bands)
    return _joined([hub_states(trial, content.bands) for trial in trials])


def _joined(parts: list[tuple[HubState, ...]]) -> tuple[HubState, ...]:
    if len(parts) == 1:
        return parts[0]
    return tuple(
        HubState(
            band=state.band,
            facts=state.facts,
            way=state.way,
            reasoning=state.reasoning,
            weight=state.weight / len(parts),
        )
        for states in parts
        for state in states
    )


def tried(content: Content, assessment: Assessment) -> bool:
    """Whether the untuned model was measured on this task, on enough cases.

    An assumption is no measurement, and neither is a handful of cases.
    """
    answer = assessment.answer(content.hub)
    enough = answer.trial is not None and answer.trial.tried >= content.limits.trial_cases
    return answer.confirmed and enough


def section_status(
    content: Content, assessment: Assessment, section: str, asked: Collection[str] = ()
) -> SectionStatus:
    """How many questions of a section are reachable, answered, assumed, unknown and marked.

    ``asked`` is the ``walk`` where it is known already.
    """
    asked = asked or walk(content, assessment)
    answers = [assessment.answer(q.id) for q in content.in_section(section) if q.id in asked]
    done = (State.ANSWERED, State.NOT_APPLICABLE)
    return SectionStatus(
        asked=len(answers),
        answered=sum(answer.state in done for answer in answers),
        assumed=sum(answer.assumed for answer in answers),
        dont_know=sum(answer.state is State.DONT_KNOW for answer in answers),
        disputed=sum(differ(answer) and not answer.assumed for answer in answers),
        marked=sum(answer.marked for answer in answers),
    )


def clashes(
    content: Content, assessment: Assessment, left: Mapping[str, frozenset[str]]
) -> tuple[Clash, ...]:
    """Which answers given cannot both be right; ``left`` is what is ``possible``."""
    return tuple(
        clash
        for clash in content.clashes
        if all(assessment.answer(name).state is State.ANSWERED for name in clash.given)
        and clash.holds(left)
    )


def check_answer(question: Question, answer: Answer) -> None:
    """Check that an answer fits its question, its voices included.

    Raises:
        AnswerError: with a sentence saying what to change.
    """
    if answer.state is State.NOT_APPLICABLE:
        _check_not_applicable(question, answer)
    if answer.state is State.ANSWERED:
        if _filled(answer) or not answer.voices:
            _check_view(question, answer)
        for voice in answer.voices:
            _check_view(question, voice)


def _filled(answer: Answer) -> bool:
    return bool(answer.options) or answer.amount is not None or answer.trial is not None


def may_be_put_aside(question: Question) -> bool:
    """Whether "not applicable" is offered: of amounts, only where none of it has a meaning."""
    return question.may_not_apply and (
        question.kind is not QuestionKind.AMOUNT or bool(question.none_if)
    )


def _check_not_applicable(question: Question, answer: Answer) -> None:
    if not question.may_not_apply:
        raise AnswerError("it always applies; answer it or say you don't know yet.", question.id)
    if answer.reason not in NOT_APPLICABLE_REASONS:
        listed = ", ".join(NOT_APPLICABLE_REASONS)
        raise AnswerError(f"give a reason why it does not apply: {listed}.", question.id)


def _check_view(question: Question, view: Answer | Voice) -> None:
    if question.kind is QuestionKind.TRIAL:
        _check_trial(question, view.trial)
    elif question.kind is QuestionKind.AMOUNT:
        _check_amount(question, view.amount)
    else:
        _check_options(question, view.options)


def _check_options(question: Question, options: tuple[str, ...]) -> None:
    known = question.option_ids()
    unknown = [option for option in options if option not in known]
    if unknown:
        raise AnswerError(f"{unknown[0]!r} is not one of {', '.join(known)}.", question.id)
    if not options or len(set(options)) != len(options):
        raise AnswerError(f"name one or more of {', '.join(known)}, each once.", question.id)


def _check_amount(question: Question, amount: Amount | None) -> None:
    if amount is None:
        raise AnswerError("give an amount as low, likely and high.", question.id)
    if amount.shape not in ("", *SHAPES):
        raise AnswerError(f"give its shape as one of {', '.join(SHAPES)}.", question.id)
    values = (amount.low, amount.likely, amount.high)
    if not all(isfinite(value) for value in values) or sorted(values) != list(values):
        raise AnswerError("low, likely and high must be numbers in rising order.", question.id)
    if amount.low < question.least or amount.high > question.most:
        raise AnswerError(
            f"give numbers from {question.least:,.13g} to {question.most:,.13g}.", question.id
        )
    if question.whole and any(value != int(value) for value in values):
        raise AnswerError("give whole numbers.", question.id)


def _check_trial(question: Question, trial: Trial | None) -> None:
    if trial is None:
        raise AnswerError("give the numbers of the trial.", question.id)
    if not 1 <= trial.tried <= MOST_CASES:
        raise AnswerError(f"the cases tried must be from 1 to {MOST_CASES:,}.", question.id)
    if not 0 <= trial.good <= trial.tried:
        raise AnswerError(f"good cases must be from 0 to {trial.tried:,}.", question.id)
    if not 0 < trial.pass_mark <= WHOLE:
        raise AnswerError("the pass mark is above 0 % and at most 100 %.", question.id)
    kinds = (trial.facts, trial.way, trial.reasoning)
    if min(kinds) < 0 or sum(kinds) > trial.tried - trial.good:
        raise AnswerError(
            "count each failed case once; there are only"
            f" {trial.tried - trial.good:,} failed cases.",
            question.id,
        )


def unknown_ids(content: Content, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """The ids among the answers that this content does not ask."""
    return tuple(name for name in answers if name not in content.questions)


#: The most cases a trial may count, and a whole in percent.
MOST_CASES = 10_000_000
WHOLE = 100


def ref_of(content: Content) -> ContentRef:
    """What an assessment notes of the rules it is made under."""
    return ContentRef(id=content.id, version=content.version, checksum=content.checksum)
