"""The arithmetic of the likely values written out, line by line, with its numbers and units."""

from __future__ import annotations

from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING

from logic.cost.model import (
    BY_TOKEN,
    LINES,
    flow_of,
    gpus,
    lines_of,
    request_cost,
    use_of,
)
from logic.cost.timing import times_of
from logic.cost.values import Column, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.cost.inputs import Ranges
    from logic.cost.model import CostRoutes, Flow, Use
    from logic.cost.timing import Times
    from logic.points import Points
    from logic.words import Words

_SCORED = (Column.FOUNDATION, Column.FINE_TUNED)
_ERRORS = {
    Column.FOUNDATION: attrgetter("error_share_foundation"),
    Column.FINE_TUNED: attrgetter("error_share_tuned"),
    Column.SMALL: attrgetter("error_share_small"),
}
_MINUS = "\N{MINUS SIGN}"
#: From here on numbers are written whole.
_WHOLE = 100


def written_out(ranges: Ranges, routes: CostRoutes, words: Words) -> tuple[Step, ...]:
    """The steps of each column in order, and the difference of the first two."""
    months = ranges.months
    writers = {column: _Writer(ranges, routes, column, words) for column in Column}
    steps = [step for writer in writers.values() for step in writer.steps()]
    one, other = (writers[column].total for column in _SCORED)
    text = words.text("cost_step.difference", one=_usd(one), other=_usd(other), months=months)
    dollars = words.text("cost_step.unit.usd")
    steps.append(Step(column=None, line="difference", text=text, value=one - other, unit=dollars))
    return tuple(steps)


class _Writer:
    """Writes the steps of a column."""

    def __init__(self, ranges: Ranges, routes: CostRoutes, column: Column, words: Words) -> None:
        self._p: Points = ranges.likely()
        self._months = ranges.months
        self._column = column
        self._words = words
        self._routes = routes
        self._paid, self._looks_up = routes.paid(column)
        self._flow: Flow = flow_of(self._p, column, routes, ranges.months)
        self._times: Times = times_of(self._p, ranges.months)
        self._lines = lines_of(self._flow, self._times, column)
        self.total = sum(self._lines.values())

    def steps(self) -> Iterator[Step]:
        """The factors first, then every line that costs anything, then their sum."""
        yield self._step("months", self._times.months[0], "months", **self._pace())
        if self._flow.requests is not None:
            use = use_of(self._p, self._column)
            cost = request_cost(self._p, use)[0]
            yield self._step("request_cost", cost, "usd_a_request", **self._request(use))
        for line in LINES:
            if self._lines[line]:
                yield self._line(line)
        parts = " + ".join(_usd(value) for value in self._lines.values() if value)
        yield self._step("total", self.total, "usd", parts=parts)

    def _line(self, line: str) -> Step:
        values = {name: _number(value) for name, value in self._values().items()}
        key = f"{line}.{self._kind(line)}"
        return self._step(key, self._lines[line], "usd", **values)

    def _kind(self, line: str) -> str:
        """Which of the ways to write a line fits this column."""
        if line in ("training", "hosting"):
            return self._paid if line == "hosting" or self._paid not in BY_TOKEN else "token"
        if line == "evaluation":
            return "alone" if self._flow.requests is None else "asked"
        return "fine_tuned" if self._column is Column.FINE_TUNED else "foundation"

    def _step(self, key: str, value: float, unit: str, **values: object) -> Step:
        return Step(
            column=self._column,
            line=key.split(".", maxsplit=1)[0],
            text=self._words.text(f"cost_step.{key}", **values),
            value=value,
            unit=self._words.text(f"cost_step.unit.{unit}"),
        )

    def _pace(self) -> dict[str, object]:
        rate = self._p.discount_a_year[0]
        return {"months": self._months, "rate": _signed(f"{rate:.1%}")}

    def _request(self, use: Use) -> dict[str, object]:
        p = self._p
        hit, read, write = use.cached[0], p.cache_read_factor[0], p.cache_write_factor[0]
        times = p.tokenizer_factor[0] * (1 + p.retry_share[0]) * p.residency_factor[0]
        return {
            "prefix": _number(use.prefix[0]),
            "cached": _number(min(1.0, hit * read + (1 - hit) * write)),
            "rest": _number(use.rest[0]),
            "price_in": f"{use.price_in[0]:,.2f}",
            "out": _number(p.output_tokens[0]),
            "thought": _number(use.reasoning[0]),
            "price_out": f"{use.price_out[0]:,.2f}",
            "times": _number(times * (1 - p.batch_share[0] * p.batch_discount[0])),
        }

    def _values(self) -> dict[str, float]:
        """Every number a line may be written with: inputs, factors, parts of the flow."""
        flow, times = self._flow, self._times
        tuned = self._column is Column.FINE_TUNED
        found = {name: values[0] for name, values in self._p._asdict().items()}
        found |= {f"start_{name}": cost[0] for name, cost in flow.start.items()}
        found |= {f"month_{name}": cost[0] for name, cost in flow.monthly.items()}
        found |= {f"use_{name}": cost[0] for name, cost in flow.uses.items()}
        found["months"] = times.months[0]
        found["uses"] = times.uses[0]
        found["priced"] = times.tuned[0] if tuned else times.foundation[0]
        found["repeats"] = times.repeats[0]
        found["requests"] = flow.requests[0] if flow.requests else 0.0
        found["retraining"] = flow.repeats[0] if flow.repeats else 0.0
        return found | self._worked(found)

    def _worked(self, at: dict[str, float]) -> dict[str, float]:
        """Numbers that are worked out on the way to a line."""
        speed = self._p.tokens_per_second_small
        if self._column is not Column.FINE_TUNED:
            speed = self._p.tokens_per_second_large
        examples = max(at["examples_held"], at["examples_wanted"])
        request = request_cost(self._p, use_of(self._p, self._column))[0]
        return {
            "request": request,
            "error_share": _ERRORS[self._column](self._p)[0],
            "gpus": gpus(self._p, speed, self._months)[0],
            "wanted": max(0.0, at["examples_wanted"] - at["examples_held"]),
            "trained": min(5000.0, examples),
        }


def _usd(value: float) -> str:
    return f"${_number(value)}".replace(f"${_MINUS}", f"{_MINUS}$")


def _number(value: float) -> str:
    """A number as it is written in a sum: whole from 100 on, else to four figures."""
    if abs(value) >= _WHOLE:
        return _signed(f"{value:,.0f}")
    found = f"{value:.4g}"
    return _signed(f"{Decimal(found):f}" if "e" in found else found)


def _signed(number: str) -> str:
    return number.replace("-", _MINUS)
