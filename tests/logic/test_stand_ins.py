"""The figures in place of prices: a source that several share is told once."""

from __future__ import annotations

from dataclasses import replace

from logic.assessment import CostInput, Costs, FrozenPrice
from logic.prices.roles import ROLES, Part
from logic.report.stand_ins import stand_ins
from tests.logic.report_samples import pack

CONTENT, WORDS = pack()
SHARED = "Default: see below the table"


def priced(*parts: Part) -> Costs:
    price = FrozenPrice(
        provider="A",
        model="b",
        kind="",
        unit="usd_per_million",
        price_usd=None,
        as_of="",
        source="",
    )
    roles = (role for part in parts for role in ROLES[part])
    return Costs(prices=tuple(replace(price, role=role) for role in roles))


def test_the_source_most_parts_share_is_told_once() -> None:
    found = stand_ins(WORDS, CONTENT, Costs())
    assert found.common.startswith("Price catalogue of this content pack")
    assert set(found.figures) == set(Part)
    behind = {part: {said for _, said in found.figures[part]} for part in Part}
    assert [part for part in Part if behind[part] != {SHARED}] == [Part.HOSTING]


def test_a_part_alone_names_its_source_itself() -> None:
    found = stand_ins(WORDS, CONTENT, priced(*(set(Part) - {Part.TRAINING})))
    assert found.common == ""
    [(figure, behind)] = found.figures[Part.TRAINING]
    assert figure == "Price of training: $5 per million tokens ($0.50 to $25)"
    assert behind.startswith("Default: Price catalogue of this content pack")


def test_a_figure_changed_by_hand_says_who_changed_it() -> None:
    own = CostInput(
        low=1,
        likely=2,
        high=3,
        unit="usd_per_million",
        changed_by="Adviser",
        changed_on="2026-11-22",
        why="Quote",
    )
    found = stand_ins(WORDS, CONTENT, Costs(inputs={"training_usd_per_million": own}))
    [(figure, behind)] = found.figures[Part.TRAINING]
    assert figure == "Price of training: $2 per million tokens ($1 to $3)"
    assert behind.startswith("Changed by Adviser")
