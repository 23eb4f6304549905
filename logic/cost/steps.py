"""The arithmetic of the likely values written out, line by line, with its numbers and units.

No number stands in a sum that is not named there or worked out in a step before it.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from logic.cost.breakeven import FLAT, closed_form
from logic.cost.model import (
    BY_TOKEN,
    LINES,
    MOST_TRAINED,
    ON_GPUS,
    flow_of,
    gpus,
    lines_of,
    request_cost,
    use_of,
)
from logic.cost.timing import YEAR, times_of
from logic.cost.values import Column, Step
from logic.cost.written import dollars, number, ratio, written
from logic.points import FOLLOWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.cost.breakeven import Closed
    from logic.cost.inputs import Ranges
    from logic.cost.model import Use
    from logic.cost.values import CostRoutes
    from logic.words import Words

_SCORED = (Column.FOUNDATION, Column.FINE_TUNED)
#: How the names of inputs that differ from column to column begin or end.
_TUNED = {Column.FOUNDATION: "", Column.FINE_TUNED: "tuned_", Column.SMALL: ""}
_PRICE = {**_TUNED, Column.SMALL: "small_"}
_SIDE = {Column.FOUNDATION: "foundation", Column.FINE_TUNED: "tuned", Column.SMALL: "foundation"}
_ERRORS = {**_SIDE, Column.SMALL: "small"}
#: The steps before the cost of requests, and before that of training, each with its unit.
_REQUEST = {"priced": "months", "cached": "of_price", "times": "number"}
_EXAMPLES = {"wanted": "number", "trained": "number"}


def written_out(ranges: Ranges, routes: CostRoutes, words: Words) -> tuple[Step, ...]:
    """The steps of each column in order, and the difference of the first two."""
    writers = {column: _Writer(ranges, routes, column, words) for column in Column}
    steps = [step for writer in writers.values() for step in writer.steps()]
    one, other = (dollars(writers[column].total) for column in _SCORED)
    gap = writers[_SCORED[0]].total - writers[_SCORED[1]].total
    text = words.text("cost_step.difference", one=one, other=other, months=ranges.months)
    said = words.text("cost_step.result.usd", value=dollars(gap))
    difference = Step(column=None, line="difference", text=text, value=gap, said=said)
    return (*steps, difference, *_even(closed_form(ranges, routes), words))


def _even(closed: Closed | None, words: Words) -> Iterator[Step]:
    """When both have cost the same, where that has a closed form and lies ahead."""
    if closed is None or closed.dearer <= 0 or closed.first <= 0:
        return
    shape = "flat" if abs(closed.ratio - 1) < FLAT else "growing"
    text = words.text(
        f"cost_step.even.{shape}",
        dearer=dollars(closed.dearer),
        first=dollars(closed.first),
        ratio=ratio(closed.ratio),
    )
    month = inf if closed.month is None else closed.month
    never = words.text("cost_step.result.never")
    after = words.text("cost_step.result.months", value=number(month))
    said = never if closed.month is None else after
    yield Step(column=None, line="even", text=text, value=month, said=said)


class _Writer:
    """Writes the steps of a column."""

    def __init__(self, ranges: Ranges, routes: CostRoutes, column: Column, words: Words) -> None:
        self._p = ranges.likely()
        self._ranges = ranges
        self._column = column
        self._words = words
        self._paid, _ = routes.paid(column)
        self._flow = flow_of(self._p, column, routes, ranges.months)
        self._lines = lines_of(self._flow, times_of(self._p, ranges.months), column)
        self.total = sum(self._lines.values())
        self._at = {**self._inputs(), **self._factors(), **self._worked_out()}
        self._said: dict[str, object] = {
            **{name: written(name, value) for name, value in self._at.items()},
            **self._paces(),
            **self._prices(),
            "parts": " + ".join(dollars(value) for value in self._lines.values() if value),
        }

    def steps(self) -> Iterator[Step]:
        """The factors first, then every line that costs anything, then their sum."""
        yield self._step("months", "months")
        if self._flow.requests:
            yield from (self._step(line, unit) for line, unit in _REQUEST.items())
            yield self._step("request_cost", "usd_a_request")
        if self._flow.uses:
            yield self._step("uses", "months")
        if self._column is Column.FINE_TUNED:
            yield from (self._step(line, unit) for line, unit in _EXAMPLES.items())
        if self._lines["retraining"]:
            yield self._step("repeats", "times")
        if self._paid in ON_GPUS:
            yield self._step("gpus", "number")
        yield from (self._step(line, "usd") for line in LINES if self._lines[line])
        yield self._step("total", "usd")

    def _step(self, line: str, unit: str) -> Step:
        value = {**self._at, **self._lines, "total": self.total}[line]
        shown = dollars(value) if unit.startswith("usd") else number(value)
        return Step(
            column=self._column,
            line=line,
            text=self._words.text(f"cost_step.{self._key(line)}", **self._said),
            value=value,
            said=self._words.text(f"cost_step.result.{unit}", value=shown),
        )

    def _key(self, line: str) -> str:
        """The way to write a line that fits this column."""
        if line in ("training", "hosting"):
            token = line == "training" and self._paid in BY_TOKEN
            return f"{line}.{'token' if token else self._paid}"
        if line == "evaluation":
            return f"{line}.{'asked' if self._flow.requests else 'alone'}"
        if line == "priced":
            return f"{line}.{'scheduled' if self._is_scheduled() else 'steady'}"
        side = "fine_tuned" if self._column is Column.FINE_TUNED else "foundation"
        own = f"{line}.{side}"
        return own if self._words.has(f"cost_step.{own}") else line

    def _is_scheduled(self) -> bool:
        return 1 <= self._input(f"step_month_{_SIDE[self._column]}") <= self._ranges.months

    def _input(self, name: str) -> float:
        value: float = getattr(self._p, name)[0]
        return value

    def _inputs(self) -> dict[str, float]:
        return {name: values[0] for name, values in self._p._asdict().items()}

    def _factors(self) -> dict[str, float]:
        """What a cost of month 1 adds up to, by what it comes with."""
        times = times_of(self._p, self._ranges.months)
        tuned = self._column is Column.FINE_TUNED
        return {
            "months": times.months[0],
            "uses": times.uses[0],
            "priced": times.tuned[0] if tuned else times.foundation[0],
            "repeats": times.repeats[0],
        }

    def _worked_out(self) -> dict[str, float]:
        """Numbers that are worked out on the way to a line."""
        p, own, tuned = self._p, self._input, self._column is Column.FINE_TUNED
        speed = p.tokens_per_second_small if tuned else p.tokens_per_second_large
        held, wanted = own("examples_held"), own("examples_wanted")
        use = use_of(p, self._column)
        return {
            **{f"start_{name}": self._lines[name] for name in ("evaluation", "training")},
            "request_cost": request_cost(p, use)[0],
            "cached": self._cached(use),
            "times": own("tokenizer_factor")
            * (1 + own("retry_share"))
            * (1 - own("batch_share") * own("batch_discount"))
            * own("residency_factor"),
            "hit": use.cached[0],
            "miss": 1 - use.cached[0],
            "thought": use.reasoning[0],
            "error_share": own(f"error_share_{_ERRORS[self._column]}"),
            "speed": speed[0],
            "gpus": gpus(p, speed, self._ranges.months)[0],
            "wanted": max(0.0, wanted - held),
            "trained": min(MOST_TRAINED, max(held, wanted)),
            "more_examples": max(held, wanted),
            "fewer_examples": min(held, wanted),
        }

    def _cached(self, use: Use) -> float:
        hit, own = use.cached[0], self._input
        return min(1.0, hit * own("cache_read_factor") + (1 - hit) * own("cache_write_factor"))

    def _paces(self) -> dict[str, object]:
        """How things develop: what remains of one, or comes to it, in a month or a year."""
        own, side = self._input, _SIDE[self._column]
        growing, months = 1 + own("growth_a_month"), self._ranges.months
        trainings = own("retrainings")
        return {
            "horizon": months,
            "year": ratio(1 + own("discount_a_year")),
            "growing": ratio(growing),
            "falling": ratio(1 - own(f"decline_{side}")),
            "grown": ratio(max(1.0, growing ** (months - 1))),
            "step_month": number(own(f"step_month_{side}")),
            "step_factor": number(own(f"step_factor_{side}")),
            "interval": number(YEAR / trainings) if trainings else "",
            "second": number(2 * YEAR / trainings) if trainings else "",
        }

    def _prices(self) -> dict[str, object]:
        """Both prices of tokens with what they are multiplied with, and the length of prompts."""
        use = use_of(self._p, self._column)
        long = use.prefix[0] + use.rest[0] > self._input("long_prompt_from")
        return {end: self._price(end, long=long) for end in ("input", "output")}

    def _price(self, end: str, *, long: bool) -> str:
        name = f"{_PRICE[self._column]}{end}_usd_per_million"
        follows = name in self._ranges.follows
        price = written(name, self._input(FOLLOWS[name] if follows else name))
        said = self._words.text(f"cost_step.price.{end}", price=price)
        factors = {
            "premium": self._input("tuned_premium") if follows else None,
            "long": self._input(f"long_prompt_{end}_factor") if long else None,
        }
        for key, factor in factors.items():
            if factor is not None:
                times = number(factor)
                said = self._words.text(f"cost_step.price.{key}", price=said, times=times)
        return said
