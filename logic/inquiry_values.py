"""The values the slower half of the decision returns: one Inquiry, read like the Advice.

Like ``logic.findings``, ids and exact numbers only; a lead above zero favours the fine-tuned
model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from logic.assessment import Trial
    from logic.findings import DecidedBy, GateResult, Reason, Recommendation, WhyOpen
    from logic.model import Approach, Consideration


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Another answer to a question already answered: an option, or a band of a number.

    ``kind`` is the kind of failure a trial of the untuned model would show in that band
    ("facts", "way", "facts_and_way", "reasoning"), else "". ``steps`` is how many options the
    answer moves: bands of a number have an order, the options of a choice are all 1 apart.
    """

    question: str
    option: str
    kind: str = ""
    steps: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """Changes of answers that together change the side printed, and what is printed after.

    No part of the changes would do. ``lead`` and ``recommendation`` are those of the advice
    on the changed assessment.
    """

    changes: tuple[Change, ...]
    lead: Fraction
    recommendation: Recommendation
    decided_by: DecidedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class NextQuestion:
    """An open question and what its answer would tell of the sign of the lead, in bits.

    ``removes_a_side`` says that a gate open now hangs on it that could yet rule an approach
    out, or that it decides whether the comparison is the right question at all.
    """

    id: str
    why: WhyOpen
    bits: float
    removes_a_side: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the rail may say while the result is hidden: never which side.

    ``settled`` is that of the advice; ``ranked`` are the open questions worth asking, best
    first.
    """

    settled: bool
    ranked: tuple[NextQuestion, ...]

    @property
    def next(self) -> NextQuestion | None:
        """The open question worth asking next, None where none is."""
        return self.ranked[0] if self.ranked else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialRow:
    """What would be recommended after a trial of the untuned model with this result.

    ``kind`` is the kind of failure of every failed case, "" where the pass mark is reached.
    """

    band: str
    kind: str
    trial: Trial
    recommendation: Recommendation
    decided_by: DecidedBy
    lead: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StrongestOther:
    """The case for the side not printed: its reasons, largest first, and what its route needs.

    ``points`` is the sum of the reasons, above zero. ``route`` represents the approach, None
    where all its routes are ruled out; ``needs`` are then the gates that close them, and else
    the gates its route still has to pass.
    """

    approach: Approach
    points: Fraction
    reasons: tuple[Reason, ...]
    route: str | None
    needs: tuple[GateResult, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """What takes longer to find out than an Advice.

    ``flips`` are at most three, fewest answers first. ``weight_flips`` hold each consideration's
    weight at which the lead is 0, the others keeping their ratios; None where there is none; no
    entries where the weights decide nothing.
    """

    flips: tuple[Flip, ...]
    weight_flips: Mapping[Consideration, Fraction | None]
