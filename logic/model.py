"""What a content pack is made of, frozen: ids and numbers only; words live in ``logic.words``."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from logic.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from logic.clashes import Clash
    from logic.points import CostFigure
    from logic.voting import Interaction, Vote


class Approach(StrEnum):
    """The two sides of the comparison."""

    FOUNDATION = "foundation"
    FINE_TUNED = "fine_tuned"

    @property
    def other(self) -> Approach:
        """The opposite approach."""
        return Approach.FINE_TUNED if self is Approach.FOUNDATION else Approach.FOUNDATION


class Consideration(StrEnum):
    """What the two approaches are compared on, in the order it is always shown."""

    BUSINESS_NEED = "business_need"
    DATA_KNOWLEDGE = "data_knowledge"
    PERFORMANCE = "performance"
    CUSTOMIZATION = "customization"
    SECURITY = "security"
    COST = "cost"


class QuestionKind(StrEnum):
    """How a question is answered."""

    CHOICE = "choice"
    AMOUNT = "amount"
    TRIAL = "trial"


class Truth(StrEnum):
    """What a condition is, given what is still possible (Kleene's three values)."""

    YES = "yes"
    NO = "no"
    OPEN = "open"

    @property
    def opposite(self) -> Truth:
        """The truth of the contrary."""
        return _OPPOSITE[self]


_OPPOSITE = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.OPEN: Truth.OPEN}
#: The option a question that is not reached or not applicable stands at.
UNREACHED = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One of four: a question at one of these options, all of, any of, not. All of none is true."""

    question: str = ""
    options: frozenset[str] = frozenset()
    all_of: tuple[Condition, ...] = ()
    any_of: tuple[Condition, ...] = ()
    negated: Condition | None = None
    _read: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        own = frozenset({self.question} if self.question else ())
        object.__setattr__(self, "_read", own.union(*(part.questions() for part in self._parts())))

    def truth(self, possible: Mapping[str, frozenset[str]]) -> Truth:
        """The condition's truth where ``possible`` maps question ids to options still possible.

        A question missing from ``possible`` is wholly open.
        """
        if self.question:
            return self._of_question(possible.get(self.question))
        if self.negated is not None:
            return self.negated.truth(possible).opposite
        decisive = Truth.YES if self.any_of else Truth.NO
        truths = [part.truth(possible) for part in self.any_of or self.all_of]
        if decisive in truths:
            return decisive
        return Truth.OPEN if Truth.OPEN in truths else decisive.opposite

    def holds(self, values: Mapping[str, str]) -> bool:
        """Whether the condition is true where each question it reads stands at one option."""
        if self.question:
            return values[self.question] in self.options
        if self.negated is not None:
            return not self.negated.holds(values)
        each = any if self.any_of else all
        return each(part.holds(values) for part in self.any_of or self.all_of)

    def _of_question(self, left: frozenset[str] | None) -> Truth:
        if left is not None and left <= self.options:
            return Truth.YES
        return Truth.OPEN if left is None or left & self.options else Truth.NO

    def questions(self) -> frozenset[str]:
        """The ids of every question the condition reads."""
        return self._read

    def named_options(self) -> frozenset[tuple[str, str]]:
        """Every (question id, option id) pair the condition names."""
        nested = frozenset().union(*(part.named_options() for part in self._parts()))
        return nested | {(self.question, option) for option in self.options}

    def _parts(self) -> tuple[Condition, ...]:
        return (*self.all_of, *self.any_of, *((self.negated,) if self.negated else ()))


ALWAYS = Condition()


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One possible answer; for an amount, the band up to and excluding ``below``."""

    id: str
    below: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question without its words; put aside for a reason of ``none_if``, it counts as none."""

    id: str
    section: str
    kind: QuestionKind
    options: tuple[Option, ...]
    ask_if: Condition = ALWAYS
    criterion: str = ""
    sources: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    unit: str = ""
    least: float = 0.0
    most: float = 1e12
    whole: bool = False
    may_not_apply: bool = True
    none_if: tuple[str, ...] = ()
    default: tuple[float, float, float] | None = None
    _ids: tuple[str, ...] = field(init=False, repr=False, compare=False)
    _everything: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ids = tuple(option.id for option in self.options)
        object.__setattr__(self, "_ids", ids)
        object.__setattr__(self, "_everything", frozenset(ids))

    def option_ids(self) -> tuple[str, ...]:
        """The ids of the options in the order they are shown."""
        return self._ids

    def everything(self) -> frozenset[str]:
        """The ids of the options as a set: what is possible where nothing is known."""
        return self._everything


class Share(StrEnum):
    """Which part of the trial's failures multiplies a term.

    ``facts`` is what is left of it after the failures of manner, and ``not_way`` shrinks with
    them; see ``logic.trial.HubState``.
    """

    WHOLE = "whole"
    FACTS = "facts"
    WAY = "way"
    REASONING = "reasoning"
    NOT_WAY = "not_way"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRow:
    """Points for each approach where every question of ``when`` is at one of its options."""

    when: Mapping[str, frozenset[str]]
    points: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One sourced effect of at most three answers on one consideration.

    The first row that matches gives the points; no row, no effect. ``share`` multiplies them
    by a share of the trial's failures. ``at`` holds the points for every combination of the
    questions' options, as ``itemgetter(*questions)`` reads it.
    """

    id: str
    consideration: Consideration
    questions: tuple[str, ...]
    rows: tuple[TermRow, ...]
    share: Share = Share.WHOLE
    sources: tuple[str, ...] = ()
    at: Mapping[object, tuple[int, int]] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A condition that rules routes out; the words say what would reopen it."""

    id: str
    knocks_out: tuple[str, ...]
    when: Condition
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A way to carry an approach out, usually paid for as ``costs``, if not as another of ``pays``.

    ``needs`` must not be false, and one of ``built_on`` kept (gates in ``ignoring`` apart).
    """

    id: str
    approach: Approach
    needs: Condition = ALWAYS
    built_on: tuple[str, ...] = ()
    ignoring: tuple[str, ...] = ()
    retrieval: bool = False
    costs: str = ""
    pays: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Whether a provider sells a route, and between which days the statement is good."""

    provider: str
    route: str
    open: bool
    since: date
    until: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What the trial's failures call for, and the routes to try, cheapest adequate first."""

    id: str
    foundation: tuple[str, ...]
    fine_tuned: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of the staged plan, printed where ``when`` is true and the outcome is listed.

    Empty ``outcomes``, ``routes`` and ``diagnoses`` stand for all. A plan ``serves`` an end once.
    """

    id: str
    stage: int
    serves: str = ""
    when: Condition = ALWAYS
    outcomes: tuple[str, ...] = ()
    diagnoses: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A risk with its safeguard, for the routes listed (all when empty)."""

    id: str
    when: Condition = ALWAYS
    routes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseText:
    """A sentence about this client's case, used where ``when`` is the first that is true.

    A case that does not ``weigh`` says nothing for either side.
    """

    id: str
    when: Condition = ALWAYS
    weighs: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One row of the six-component comparison."""

    id: str
    cases: tuple[CaseText, ...]
    consideration: Consideration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A source: key, what may be said of how it was read, and its day.

    ``mark`` is R (read at the source), R2 (reported by others), C (computed here) or judgement;
    ``says`` is what it shows, in a sentence.
    """

    key: str
    mark: str
    grade: str
    dated: str
    citation: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The thresholds of the decision; each has its source in the content pack."""

    too_close_below: int
    confirmed_at_least: int
    confirmed_for_side: int
    review_months: int
    review_months_soon: int
    settled_cases: int
    trial_cases: int
    toss_from: int
    toss_to: int
    leaning_share: int
    settled_share: int
    near_lead: int
    near_share: int
    lever_percent: int
    default_decisive: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Questions tied by terms or routing, in order, and the terms that read them.

    ``reads_hub`` says whether a term of the block also reads the hub question, beside each
    state of which the block is then enumerated.
    """

    questions: tuple[str, ...]
    terms: tuple[Term, ...]
    reads_hub: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A whole content pack, checked, without its words.

    ``bands`` are a trial's bands with the least share of good answers in percent, best first;
    the first is the band that reaches the pass mark. The points of every term are scaled so
    that no fit can leave 0-100. Where a trial leaves no gap, tuning is printed only if
    ``tune_without_gap`` holds for certain.
    """

    id: str
    version: str
    dated: date
    checksum: str
    sections: tuple[str, ...]
    questions: Mapping[str, Question]
    terms: tuple[Term, ...]
    gates: tuple[Gate, ...]
    routes: Mapping[str, Route]
    offers: tuple[Offer, ...]
    diagnoses: Mapping[str, Diagnosis]
    steps: tuple[Step, ...]
    risks: tuple[Risk, ...]
    components: tuple[Component, ...]
    evidence: Mapping[str, Evidence]
    limits: Limits
    cost: Mapping[str, CostFigure]
    neither: Condition
    review_soon: Condition
    hub: str
    tune_without_gap: Condition
    bands: tuple[tuple[str, float], ...]
    blocks: tuple[Block, ...]
    votes: tuple[Vote, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    clashes: tuple[Clash, ...] = ()
    memo: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def in_section(self, section: str) -> tuple[Question, ...]:
        """The questions of a section in the order they are asked."""
        return tuple(q for q in self.questions.values() if q.section == section)
