"""What the cost model says of an assessment: plain values, in US dollars and months."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from logic.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from logic.model import Approach


class Column(StrEnum):
    """What is costed, in the order of the columns; the small model is shown, never scored."""

    FOUNDATION = "foundation"
    FINE_TUNED = "fine_tuned"
    SMALL = "small"


@dataclass(frozen=True, slots=True, kw_only=True)
class CostRoutes:
    """How the two representing routes are paid for, and whether each looks facts up.

    "request" (by the token alone), "hosted" (tokens and a fee), "own_gpu", "shared" (adapters on
    shared GPUs) or "cpu" (a small classifier).
    """

    foundation: str
    fine_tuned: str
    retrieval: bool = False
    tuned_retrieval: bool = False

    def paid(self, column: Column) -> tuple[str, bool]:
        """How a column is paid for, and whether it looks facts up."""
        if column is Column.FINE_TUNED:
            return self.fine_tuned, self.tuned_retrieval
        return ("request" if column is Column.SMALL else self.foundation), self.retrieval


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """P10, P50 and P90 of a sum, and the sum with every input at its likely value."""

    p10: float
    p50: float
    p90: float
    likely: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnCost:
    """What one column costs, as present values.

    ``paid`` is a way to pay, such as "request" or "own_gpu". ``lines`` are the likely dollars
    over the horizon by line id, ``upfront`` those at month 0. ``months`` are the cumulative
    totals after month 0, 1 and so on.
    """

    column: Column
    paid: str
    lines: Mapping[str, float]
    upfront: float
    total: Spread
    months: tuple[Spread, ...]


class Payback(StrEnum):
    """Whether and when the fine-tuned model becomes the cheaper one, at likely values."""

    FROM_START = "from_start"
    MONTH = "month"
    SEVERAL = "several"
    NOT_WITHIN = "not_within"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakEven:
    """The months at which the cheaper side changes; ``exact`` where a closed form exists."""

    payback: Payback
    months: tuple[int, ...]
    exact: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """The difference with one input at its ends, the others likely: a bar of the tornado.

    ``input`` is the id of a question or of a figure of the model. ``turns_at`` is the value at
    which both approaches cost the same, None if there is none near the range. ``precise`` says
    that a more precise value is worth asking for.
    """

    input: str
    low: float
    likely: float
    high: float
    at_low: float
    at_high: float
    turns_at: float | None
    precise: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A line of arithmetic written out with its numbers and units; no column: the difference.

    ``said`` is what it comes to, with its unit.
    """

    column: Column | None
    line: str
    text: str
    value: float
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CostResult:
    """Everything the cost model says of an assessment.

    ``difference`` is foundation less fine-tuned, so above zero favours the fine-tuned model.
    While anything in ``missing`` is unknown (an amount, or a price role) there are no columns
    and no difference. ``tuned_cheaper`` is a share of the draws. ``hurdle`` is the requests a
    month at which the prompt tokens saved pay the hosting fee, ``break_even_volume`` those at
    which both cost the same over the horizon, above which ``cheaper_above`` is the cheaper one.
    """

    months: int
    columns: tuple[ColumnCost, ...]
    difference: Spread | None
    difference_months: tuple[Spread, ...]
    tuned_cheaper: float | None
    break_even: BreakEven | None
    hurdle: float | None
    break_even_volume: float | None
    cheaper_above: Approach | None = None
    tornado: tuple[Swing, ...]
    steps: tuple[Step, ...]
    missing: tuple[str, ...]
    decisive: float
    decisive_is_default: bool
    held_at_ends: bool
    holds_whatever_cost: bool | None
    draws: int
