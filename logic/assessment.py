"""The values an assessment is made of: what was said, by whom, on what basis.

A ``.tunewise`` file is these values as JSON; see ``logic.assessment_file``.
"""

from __future__ import annotations

from dataclasses import field, replace
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from logic.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Container


class State(StrEnum):
    """What is known of one question; a blank is never a number."""

    NOT_ASKED = "not_asked"
    ANSWERED = "answered"
    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"


class Basis(StrEnum):
    """What an answer rests on. An assumed answer counts as open in every certificate."""

    MEASURED = "measured"
    DOCUMENTED = "documented"
    ESTIMATED = "estimated"
    ASSUMED = "assumed"


class Certainty(StrEnum):
    """How sure the client is of the priorities' points."""

    ORDER = "order"
    ABOUT = "about"
    EXACT = "exact"
    NONE = "none"


#: Reasons offered for "not applicable", in the order they are shown.
NOT_APPLICABLE_REASONS = ("out_of_scope", "decided_elsewhere", "does_not_arise", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with its uncertainty, in the question's unit; low <= likely <= high.

    ``shape`` is the distribution between the ends, "" for the usual one (PERT).
    """

    low: float
    likely: float
    high: float
    shape: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A trial of the untuned model: counts of cases, and the pass mark in percent (0-100].

    ``facts``, ``way`` and ``reasoning`` count failed cases, each once.
    """

    tried: int
    good: int
    pass_mark: float
    facts: int = 0
    way: int = 0
    reasoning: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What one person answered where people differ."""

    said_by: str
    options: tuple[str, ...] = ()
    amount: Amount | None = None
    trial: Trial | None = None
    basis: Basis | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Everything kept about one question.

    ``options`` are the options still possible of a choice question; ``amount`` and ``trial``
    hold the other two kinds. ``said_by`` is a person's id or a role. ``note`` is private: it
    never leaves the file. ``voices`` hold each person's answer where they differ.
    """

    state: State = State.NOT_ASKED
    options: tuple[str, ...] = ()
    amount: Amount | None = None
    trial: Trial | None = None
    reason: str = ""
    basis: Basis | None = None
    said_by: str = ""
    words: str = ""
    note: str = ""
    marked: bool = False
    voices: tuple[Voice, ...] = ()

    @property
    def confirmed(self) -> bool:
        """Whether it is answered on more than an assumption."""
        return self.state is State.ANSWERED and self.basis is not Basis.ASSUMED

    @property
    def assumed(self) -> bool:
        """Whether it is answered, and on nothing but an assumption."""
        return self.state is State.ANSWERED and self.basis is Basis.ASSUMED

    def put_aside_for(self, reasons: Container[str]) -> bool:
        """Whether it was said not to apply, for one of these reasons."""
        return self.state is State.NOT_APPLICABLE and self.reason in reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone interviewed; reports print the role unless told otherwise."""

    id: str
    role: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """What the assessment is about and who prepares it."""

    task: str = ""
    client: str = ""
    firm: str = ""
    prepared_by: str = ""
    sells_implementation: bool | None = None
    decision: str = ""
    decide_by: str = ""
    confidentiality: str = ""
    adviser_view: str = ""
    sources: str = ""
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Priorities:
    """One person's swing points, 0-100, by consideration id; a missing one was not touched.

    ``outweighs`` answers the one trade-off question asked of those who prefer not to weigh: two
    consideration ids, the first counting at least as much as the second; empty while unanswered.
    """

    person: str = ""
    agreed: bool = True
    certainty: Certainty = Certainty.ORDER
    tolerance: int = 10
    points: dict[str, int] = field(default_factory=dict)
    outweighs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteChoice:
    """A representing route the consultant chose over the rules' own, with the reason."""

    approach: str
    route: str
    reason: str
    chosen_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostInput:
    """A cost figure changed by hand: value, unit, and who changed it, when and why.

    ``shape`` is the distribution between the ends, "" for that of the content.
    """

    low: float
    likely: float
    high: float
    unit: str
    shape: str = ""
    source: str = ""
    changed_by: str = ""
    changed_on: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceEdit:
    """Who put another number in place of a listed price, when, why and on what evidence.

    ``old_usd`` is the price before it, None where none was known.
    """

    old_usd: float | None = None
    changed_by: str = ""
    changed_on: str = ""
    why: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenPrice:
    """A price as it stood when the assessment used it, in US dollars per unit.

    ``role`` is what it pays for, one of ``logic.prices.roles.Role``; a ``price_usd`` of None is
    not known. ``list_name`` and ``list_hash`` (SHA-256) name the price list it was read from.
    ``reviewed`` says that a person looked at an old or undated one.
    """

    provider: str
    model: str
    kind: str
    unit: str
    price_usd: float | None
    as_of: str
    source: str
    confidence: str = ""
    reviewed: bool = False
    role: str = ""
    region: str = ""
    min_prompt_tokens: int = 0
    effective_from: str = ""
    effective_to: str = ""
    tuning_closes: str = ""
    serving_ends: str = ""
    note: str = ""
    list_name: str = ""
    list_hash: str = ""
    edit: PriceEdit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WayChosen:
    """How a route is paid for where it is not the usual way, and who chose that, when and why."""

    way: str
    changed_by: str = ""
    changed_on: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """Cost inputs with their provenance, ways to pay by route, and the prices frozen with them."""

    inputs: dict[str, CostInput] = field(default_factory=dict)
    ways: dict[str, WayChosen] = field(default_factory=dict)
    prices: tuple[FrozenPrice, ...] = ()
    currency: str = "USD"
    rate: float | None = None
    rate_date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSettings:
    """What the report shows; ``logo`` is a PNG or JPEG as base64 text, ``colour`` #rrggbb or ""."""

    kind: str = "standard"
    paper: str = "A4"
    all_answers: bool = True
    sources: bool = True
    arithmetic: bool = True
    cover: bool = False
    large: bool = False
    summary_only: bool = False
    names: bool = False
    share_safe: bool = False
    draft: bool = False
    logo: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentRef:
    """The content pack an assessment was made under."""

    id: str = ""
    version: str = ""
    checksum: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was advised when a state was finished, and under which rules.

    ``lead`` is the exact sum of the contributions, such as "211/10"; empty where none was kept.
    """

    recommendation: str = ""
    lead: str = ""
    content: ContentRef = ContentRef()

    @property
    def exact_lead(self) -> Fraction | None:
        """The lead as a number, None where none was kept."""
        return Fraction(self.lead) if self.lead else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """An earlier frozen state, as the compact JSON it was finished with.

    ``why`` is the reason it was revised.
    """

    number: int
    finished_on: str
    why: str = ""
    content: ContentRef = ContentRef()
    state: str = ""
    outcome: Outcome = Outcome()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One assessment of one client task, whole and immutable.

    ``id`` is a UUID given at creation; ``date`` is the day of the interview (ISO), against
    which availability and review dates are held. ``case`` is the typical case it began from.
    """

    id: str
    date: str
    engagement: Engagement = Engagement()
    answers: dict[str, Answer] = field(default_factory=dict)
    priorities: tuple[Priorities, ...] = ()
    route_choices: tuple[RouteChoice, ...] = ()
    costs: Costs = field(default_factory=Costs)
    report: ReportSettings = ReportSettings()
    content: ContentRef = ContentRef()
    quick: bool = False
    case: str = ""
    finished: bool = False
    finished_on: str = ""
    outcome: Outcome = Outcome()
    revision: int = 1
    revisions: tuple[Revision, ...] = ()

    def answer(self, question: str) -> Answer:
        """The answer kept for a question id, a blank one if there is none."""
        return self.answers.get(question, BLANK)

    def with_answer(self, question: str, answer: Answer) -> Assessment:
        """A copy in which the question has this answer; a blank one is removed."""
        answers = {**self.answers, question: answer}
        if answer == BLANK:
            del answers[question]
        return replace(self, answers=answers)

    def agreed_priorities(self) -> Priorities:
        """The set that drives the result, an untouched one if none is agreed."""
        return next((p for p in self.priorities if p.agreed), Priorities())


BLANK = Answer()
