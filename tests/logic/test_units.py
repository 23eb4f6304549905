"""Units: unlike ones never add up, and every sum of the cost model adds like to like."""

from __future__ import annotations

from itertools import product
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from logic.content_check import WAYS_TO_PAY
from logic.cost import CostRoutes, model
from logic.cost.parts import parts, split
from logic.cost.values import Column
from logic.model import Approach
from logic.points import UNITS, Points
from logic.units import (
    MILLION,
    MINUTES_A_DAY,
    SECONDS_AN_HOUR,
    Day,
    Dollar,
    Example,
    Hour,
    MillionTokens,
    Minute,
    Month,
    Page,
    Quantity,
    Request,
    Second,
    Token,
    quantity,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from logic.cost.timing import Times

ONE: Quantity[Any] = Quantity(1.0)
THRICE = cast("Sequence[Any]", (3 * ONE,))


def per(unit: type, *below: type) -> Quantity[Any]:
    """One unit for each of some others."""
    found: Quantity[Any] = quantity(1.0, unit)
    for other in below:
        found = found / quantity(1.0, other)
    return found


#: What one of each unit of the inputs is. Tokens and errors are those of one request.
QUANTITIES: dict[str, Quantity[Any]] = {
    "requests_a_month": per(Request, Month),
    "usd": per(Dollar, Example),
    "days": per(Day),
    "times_a_year": ONE,
    "tokens": per(Token, Request),
    "examples": per(Example),
    "cases": per(Example),
    "minutes": per(Minute, Example),
    "times": ONE,
    "gpus": ONE,
    "usd_an_hour": per(Dollar, Hour),
    "usd_a_day": per(Dollar, Day),
    "usd_a_month": per(Dollar, Month),
    "usd_a_request": per(Dollar, Request),
    "usd_a_million": per(Dollar, MillionTokens),
    "days_a_month": per(Day, Month),
    "hours": per(Hour, Month),
    "pages": per(Page),
    "tokens_a_page": per(Token, Page),
    "months": per(Month),
    "tokens_a_second": per(Token, Second),
    "factor": ONE,
    "share": ONE,
    "share_a_year": ONE,
    "share_a_month": ONE,
}
#: Inputs measured in the same unit as others, of another thing.
OF_OTHERS = {
    "error_usd": per(Dollar, Request),
    "tokens_an_example": per(Token, Example),
}
ROUTES = [
    CostRoutes(foundation=one, fine_tuned=other, retrieval=True, tuned_retrieval=True)
    for one, other in product(WAYS_TO_PAY[Approach.FOUNDATION], WAYS_TO_PAY[Approach.FINE_TUNED])
]


def measured() -> Points:
    """A value with its unit for every input, a half of each."""
    values = {n: OF_OTHERS.get(n, QUANTITIES[unit]) * 0.5 for n, unit in UNITS.items()}
    return Points(**{n: cast("Any", (v,)) for n, v in values.items()})


@pytest.fixture(autouse=True)
def _constants_with_units(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "MILLION", MILLION * per(Token, MillionTokens))
    monkeypatch.setattr(model, "MINUTES_A_DAY", MINUTES_A_DAY * per(Minute, Day))
    monkeypatch.setattr(model, "SECONDS_AN_HOUR", SECONDS_AN_HOUR * per(Second, Hour))
    monkeypatch.setattr(model, "CALLS_A_CASE", 2 * per(Request, Example))
    monkeypatch.setattr(model, "MOST_TRAINED", 5000 * per(Example))


def months(number: float) -> Sequence[Any]:
    return (number * per(Month),)


def factors() -> Times:
    found = {"foundation": months(20), "tuned": months(21), "uses": months(22)}
    return cast("Times", SimpleNamespace(**found, months=months(23), repeats=THRICE))


def totals_of(p: Points, routes: CostRoutes, times: Times) -> list[Any]:
    flows = {column: model.flow_of(p, column, routes, 24) for column in Column}
    return [model.totals(model.sums_of(flow), times, c)[0] for c, flow in flows.items()]


@pytest.mark.parametrize("routes", ROUTES)
@pytest.mark.parametrize("column", Column)
def test_every_line_of_every_column_comes_out_in_dollars(
    routes: CostRoutes, column: Column
) -> None:
    flow = model.flow_of(measured(), column, routes, 24)
    times = factors()
    lines = cast("dict[str, Any]", model.lines_of(flow, times, column))
    total = cast("Any", model.totals(model.sums_of(flow), times, column)[0])
    assert total.powers == per(Dollar).powers
    assert all(line == 0 or line.powers == per(Dollar).powers for line in lines.values())
    assert sum(lines.values()).value == pytest.approx(total.value)
    apart = [cast("Any", part[0]) for part in parts(split(flow), times, column)]
    assert all(part.powers == total.powers for part in apart)
    assert sum(part.value for part in apart) == pytest.approx(total.value)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("prompt_tokens", per(Request)),
        ("input_usd_per_million", per(Dollar, Token)),  # a price by the token, not by the million
        ("staff_usd_per_day", per(Dollar, Hour)),
        ("volume", per(Request)),
        ("hours_a_month", per(Hour)),
        ("evaluation_minutes", per(Hour, Example)),
        ("label_cost", per(Dollar)),
    ],
)
def test_a_figure_in_another_unit_is_caught(name: str, wrong: Quantity[Any]) -> None:
    mistaken = measured()._replace(**{name: cast("Any", (wrong,))})
    times = factors()
    routes = CostRoutes(foundation="request", fine_tuned="hosted")
    with pytest.raises(TypeError, match="not measured in the same unit"):
        [
            model.totals(model.sums_of(model.flow_of(mistaken, c, routes, 24)), times, c)[0]
            for c in Column
        ]


def test_unlike_things_cannot_be_added_compared_or_raised() -> None:
    tokens, requests = quantity(5, Token), quantity(3, Request)
    dollars, hours = quantity(2, Dollar), quantity(1, Hour)
    with pytest.raises(TypeError, match="5 Token and 3 Request are not measured in the same unit"):
        tokens + requests  # type: ignore[operator]
    with pytest.raises(TypeError):
        dollars - hours  # type: ignore[operator]
    with pytest.raises(TypeError):
        dollars + per(Dollar, MillionTokens)
    with pytest.raises(TypeError):
        tokens + 1  # type: ignore[operator]
    with pytest.raises(TypeError):
        hours < dollars  # type: ignore[operator]  # noqa: B015
    with pytest.raises(TypeError, match="5 Token is no plain factor"):
        tokens**2


def test_like_things_add_up_and_others_multiply() -> None:
    tokens, price = quantity(500, Token), 2 * per(Dollar, MillionTokens)
    cost = tokens * price / (MILLION * per(Token, MillionTokens))
    assert str(cost) == "0.001 Dollar"
    assert str(1 / quantity(4, Month)) == "0.25 Month^-1"
    assert tokens + tokens == quantity(1000, Token)
    assert tokens - tokens == quantity(0, Token)
    assert sum((tokens, tokens), start=quantity(0, Token)) == quantity(1000, Token)
    assert quantity(2, Token) > quantity(1, Token) > 0
    assert quantity(1, Token) < quantity(2, Token)
    assert Quantity(0.75) == 1 - ONE * 0.25
    assert Quantity(9.0) == (ONE * 3) ** 2


def test_a_quantity_is_divided_by_a_plain_number_and_by_a_like_one() -> None:
    day: Quantity[Any] = quantity(8, Hour)
    assert (day / 2).value == 4
    assert (day / 2).powers == day.powers
    assert (day / day).powers == (1 / quantity(1, Hour) * quantity(1, Hour)).powers
