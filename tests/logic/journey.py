"""A client's situation in words: what was said in a meeting, and what should follow from it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self

from logic.advice import advise
from logic.assessment import (
    Amount,
    Answer,
    Assessment,
    Basis,
    Certainty,
    Priorities,
    RouteChoice,
    State,
    Trial,
)
from logic.interview import check_answer, walk
from logic.model import Consideration
from logic.sentences import Sentences
from tests.logic.bundled import CONTENT, WORDS

if TYPE_CHECKING:
    from logic.findings import Advice, RouteResult
    from logic.model import Content
    from logic.words import Words

#: An option, several still possible, an amount or its low, likely and high, or a trial.
Said = str | tuple[str, ...] | float | tuple[float, float, float] | Trial


def bundled() -> Content:
    """The rules that come with the application."""
    return CONTENT


def words() -> Words:
    """The words that come with the application."""
    return WORDS


def trial(good: int, tried: int, *, pass_mark: float = 90, **kinds: int) -> Trial:
    """So many good of those tried, against a pass mark in percent."""
    return Trial(tried=tried, good=good, pass_mark=pass_mark, **kinds)


def answer(said: Said, basis: Basis | None = None) -> Answer:
    """What was said, as an answer."""
    if isinstance(said, Trial):
        return Answer(state=State.ANSWERED, trial=said, basis=basis)
    if isinstance(said, str):
        return Answer(state=State.ANSWERED, options=(said,), basis=basis)
    if isinstance(said, tuple):
        options = tuple(part for part in said if isinstance(part, str))
        numbers = [part for part in said if not isinstance(part, str)]
        if options:
            return Answer(state=State.ANSWERED, options=options, basis=basis)
        low, likely, high = numbers
        amount = Amount(low=low, likely=likely, high=high)
        return Answer(state=State.ANSWERED, amount=amount, basis=basis)
    return Answer(
        state=State.ANSWERED, amount=Amount(low=said, likely=said, high=said), basis=basis
    )


@dataclass(frozen=True, slots=True)
class Journey:
    """An assessment under way; each step gives a new one."""

    assessment: Assessment = field(default=Assessment(id="journey", date="2026-11-23"))

    def says(self, **said: Said) -> Self:
        """The client answers."""
        return self._put({name: answer(value) for name, value in said.items()})

    def assumes(self, **said: Said) -> Self:
        """The consultant assumes."""
        return self._put({name: answer(value, Basis.ASSUMED) for name, value in said.items()})

    def does_not_know(self, *names: str) -> Self:
        """The client does not know yet."""
        return self._put(dict.fromkeys(names, Answer(state=State.DONT_KNOW)))

    def takes_back(self, *names: str) -> Self:
        """These answers are cleared."""
        return self._put(dict.fromkeys(names, Answer()))

    def weighs(self, certainty: Certainty = Certainty.ORDER, **points: int) -> Self:
        """The client sets the swing points, 0 where none are named."""
        whole = {**dict.fromkeys((k.value for k in Consideration), 0), **points}
        stated = Priorities(certainty=certainty, points=whole)
        return replace(self, assessment=replace(self.assessment, priorities=(stated,)))

    def chooses(self, approach: str, route: str) -> Self:
        """The consultant chooses a representing route."""
        choice = RouteChoice(approach=approach, route=route, reason="because")
        choices = (*self.assessment.route_choices, choice)
        return replace(self, assessment=replace(self.assessment, route_choices=choices))

    def on(self, day: str) -> Self:
        """The day of the interview."""
        return replace(self, assessment=replace(self.assessment, date=day))

    def quickly(self) -> Self:
        """Only the essentials were asked."""
        return replace(self, assessment=replace(self.assessment, quick=True))

    def _put(self, answers: dict[str, Answer]) -> Self:
        assessment = self.assessment
        for name, one in answers.items():
            check_answer(bundled().questions[name], one)
            assessment = assessment.with_answer(name, one)
        return replace(self, assessment=assessment)

    @property
    def advice(self) -> Advice:
        """What the decision says now."""
        return advise(bundled(), self.assessment)

    @property
    def next_question(self) -> str | None:
        """The first reachable question with no state, None when all have one."""
        asked = walk(bundled(), self.assessment)
        blank = (n for n in asked if self.assessment.answer(n).state is State.NOT_ASKED)
        return next(blank, None)

    def route(self, name: str) -> RouteResult:
        """How one route stands now."""
        return next(route for route in self.advice.routes if route.id == name)

    def title(self) -> str:
        """The finding as a sentence."""
        return self._sentences.title()

    def step_text(self, name: str) -> str:
        """The text of a step of the plan."""
        step = next(step for step in self.advice.plan if step.id == name)
        return self._sentences.step(step)[1]

    @property
    def _sentences(self) -> Sentences:
        return Sentences(bundled(), words(), self.assessment, self.advice)

    def representing(self) -> list[str]:
        """The routes that represent the approaches, foundation first."""
        return [route.id for route in self.advice.routes if route.representing]

    def expect(self, **expected: object) -> Self:
        """Assert parts of the advice by name; ``next`` is the next question."""
        advice = self.advice
        for name, value in expected.items():
            found = self.next_question if name == "next" else getattr(advice, name)
            assert found == value, f"{name} is {found}, not {value}"
        return self
