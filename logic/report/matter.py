"""Everything a report is made from, and the phrases its pages share."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from logic.assessment import Answer, Basis, State
from logic.currency import currency_of
from logic.figures import Role
from logic.interview import walk
from logic.model import Truth
from logic.people import find_disputes
from logic.record import dataclass
from logic.report.blocks import Span, say
from logic.report.text import one_line
from logic.sentences import Sentences, answer_words, long_date, number
from logic.trial import KINDS
from logic.voices import numbered, views

if TYPE_CHECKING:
    from collections.abc import Iterable

    from logic.assessment import Assessment, Person
    from logic.cost.values import CostResult
    from logic.currency import Currency
    from logic.findings import Advice, GateResult, Reason
    from logic.model import Approach, Content, Question
    from logic.people import Dispute
    from logic.report.blocks import Prose
    from logic.words import Words

#: The colour that names an approach.
SIDE_ROLES = {"foundation": Role.FOUNDATION, "fine_tuned": Role.FINE_TUNED}


@dataclass(frozen=True, kw_only=True)
class Matter:
    """The content, the words, an assessment, its advice, and its money where worked out."""

    content: Content
    words: Words
    assessment: Assessment
    advice: Advice
    money: CostResult | None = None

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """The questions people answered differently, each answer decided upon by itself."""
        return find_disputes(self.content, self.assessment)

    @property
    def sentences(self) -> Sentences:
        """The sentences of the content pack about this assessment."""
        return Sentences(self.content, self.words, self.assessment, self.advice)

    @property
    def currency(self) -> Currency:
        """What sums are shown in."""
        return currency_of(self.assessment.costs)

    def text(self, key: str, **values: object) -> str:
        """A sentence of the report by its key below ``report``."""
        return self.words.text(f"report.{key}", **values)

    def date(self) -> str:
        """The day of the interview in words."""
        return long_date(self.assessment.date)

    def task(self) -> str:
        """The task as the client calls it, on one line; empty where none was given."""
        return one_line(self.assessment.engagement.task)

    def client(self) -> str:
        """The client's name, on one line; empty where none was given."""
        return one_line(self.assessment.engagement.client)

    def prepared_by(self, longest: int) -> str:
        """Who prepared the assessment, person and firm as far as given, each cut if longer."""
        engagement = self.assessment.engagement
        person, firm = (one_line(one, longest) for one in (engagement.prepared_by, engagement.firm))
        if person and firm:
            return self.text("about.and_firm", person=person, firm=firm)
        return person or firm

    def consideration(self, name: str) -> str:
        """The name of a consideration."""
        return self.words.text(f"consideration.{name}.name")

    def approach(self, side: Approach) -> str:
        """The name of an approach: "Foundation model"."""
        return self.words.text(f"approach.{side}.name")

    def question(self, name: str) -> str:
        """The short label of a question."""
        return self.words.text(f"question.{name}.short")

    def answer(self, name: str) -> str:
        """What was answered to a question, in short, every voice of it."""
        question, answer = self.content.questions[name], self.assessment.answer(name)
        if answer.state is not State.ANSWERED or not answer.voices:
            return answer_words(self.words, question, answer, self.currency)
        return "; ".join(dict.fromkeys(self._voice(question, view) for view in views(answer)))

    def _voice(self, question: Question, view: Answer) -> str:
        said = answer_words(self.words, question, view, self.currency)
        who = self.who(view.said_by)
        return self.text("answers.voice", who=who, answer=said) if who else said

    def given(self, question: Question, answer: Answer) -> str:
        """One person's answer in words: an amount with its spread, a trial with its failures."""
        said = answer_words(self.words, question, answer, self.currency)
        if answer.amount is not None:
            spread = self.words.maybe(f"ui_figures.shape.{answer.amount.shape}.note")
            return f"{said}. {spread}" if spread else said
        trial = answer.trial if answer.state is State.ANSWERED else None
        if trial is None or not (trial.facts or trial.way or trial.reasoning):
            return said
        failed = {"facts": trial.facts, "way": trial.way, "reasoning": trial.reasoning}
        kinds = {kind: number(count) for kind, count in failed.items()}
        return f"{said}. {self.text('answers.failures', **kinds)}"

    def who(self, said_by: str) -> str:
        """Who said something: a role, with the name only where the report prints names.

        Those who would be printed alike are told apart by a number.
        """
        people = self.assessment.engagement.people
        if said_by not in {person.id for person in people}:
            return self.words.maybe(f"role.{said_by}", said_by)
        return numbered({person.id: self._named(person) for person in people})[said_by]

    def _named(self, person: Person) -> str:
        if person.name and self.assessment.report.names:
            return self.text("about.named", name=person.name, role=person.role)
        return person.role

    def basis(self, basis: Basis | None) -> str:
        """What an answer rests on, in a word."""
        return self.words.text(f"basis.{basis}.label") if basis else ""

    def cite(self, keys: Iterable[str]) -> Prose:
        """Links to the sources with these keys, each once."""
        known = [key for key in dict.fromkeys(keys) if key in self.content.evidence]
        spans: list[Span] = []
        for key in known:
            comma = (Span(text=", ", role=Role.MUTE),) if spans else ()
            spans += [*comma, Span(text=key, role=Role.MUTE, link=f"#source-{key}")]
        return tuple(spans)

    def term(self, reason: Reason) -> str:
        """Why a term pulls to the side it does.

        Where the trial passed, what is left for tuning comes from its range alone, and says so;
        so does what no failed case was of.
        """
        side = "fine_tuned" if reason.points > 0 else "foundation"
        parts = [self.words.text(f"term.{reason.term}.{side}")]
        trial = self.advice.trial
        passed = trial is not None and trial.headroom <= 0
        if passed and reason.points > 0 and self.content.hub in reason.questions:
            parts.append(self.text("reason.passed"))
        if self._is_unseen(reason):
            parts.append(self.text("reason.unseen"))
        return " ".join(parts)

    def grounded(self, reason: Reason) -> bool:
        """Whether an answer was given to any question a reason reads, and its failures were seen.

        Where not, the points are a mean over what is still possible, and no reason.
        """
        answered = any(self.is_answered(name) for name in reason.questions)
        return answered and not self._is_unseen(reason)

    def _is_unseen(self, reason: Reason) -> bool:
        """Whether a reason counts for failures of a kind that no failed case of the trial was."""
        share = next((one.share for one in self.content.terms if one.id == reason.term), None)
        trial = self.advice.trial
        return trial is not None and share in KINDS and not trial.failures[share]

    def gate_name(self, gate: GateResult) -> str:
        """The name of a condition."""
        return self.words.maybe(f"gate.{gate.kind}.name", gate.id)

    def gate_rule(self, gate: GateResult) -> str:
        """What a closed condition does, or an open one would do."""
        of = gate.id.partition(":")[2]
        key = f"gate.{gate.kind}.{'rule' if gate.state is Truth.YES else 'open'}"
        values = {
            "provider": self.words.maybe(f"offer.{of}.name", of),
            "as_of": long_date(gate.as_of),
        }
        wanted = self.words.placeholders(key) if self.words.has(key) else frozenset()
        return self.words.maybe(key, **{name: values[name] for name in wanted})

    def is_answered(self, name: str) -> bool:
        """Whether a question has an answer, assumed or not."""
        return self.assessment.answer(name).state is State.ANSWERED

    def rests_on(self, names: Iterable[str]) -> str:
        """Questions with their answers: "Kind of work: Sort or label; ..."."""
        return "; ".join(
            f"{self.marked(name, self.question(name))}: {self.answer(name)}"
            for name in self.asked_of(names)
        )

    def asked_of(self, names: Iterable[str]) -> tuple[str, ...]:
        """Those of the questions that are asked here: nothing rests on what is kept aside."""
        return tuple(name for name in names if name in self._asked)

    @cached_property
    def _asked(self) -> frozenset[str]:
        return frozenset(walk(self.content, self.assessment))

    def is_assumed(self, name: str) -> bool:
        """Whether a question has an answer that nobody has confirmed."""
        return self.assessment.answer(name).assumed

    def marked(self, name: str, said: str) -> str:
        """What is said of a question, with a mark where its answer is only assumed."""
        return self.text("answer.assumed", said=said) if self.is_assumed(name) else said


def pair(name: str, text: str) -> tuple[Prose, Prose]:
    """A row of a table of pairs."""
    return say(name), say(text)
