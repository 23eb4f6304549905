"""The figures that stand in for prices nobody has chosen, in words, each with where it is from."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from logic.cost.inputs import PRICED
from logic.cost.listing import listed_figure
from logic.currency import currency_of
from logic.figures.tornado import input_name
from logic.points import FOLLOWS
from logic.prices.roles import ROLES, Part, price_for
from logic.report.cost_figures import figure_words, source_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from logic.assessment import Costs
    from logic.cost.listing import ListedFigure
    from logic.model import Content
    from logic.words import Words


class StandIns(NamedTuple):
    """By part without a price, its figures, each named, and where each is from.

    ``common`` is the source that several parts share; their figures only point to it.
    """

    figures: Mapping[Part, tuple[tuple[str, str], ...]]
    common: str


def stand_ins(words: Words, content: Content, costs: Costs) -> StandIns:
    """What stands in for the parts that have no price."""
    unpriced = [part for part in Part if not any(price_for(costs, one) for one in ROLES[part])]
    found = {part: _figures(content, costs, part) for part in unpriced}
    common = _common(found.values())
    said = {
        part: tuple(_said(words, content, costs, one, common) for one in figures)
        for part, figures in found.items()
    }
    return StandIns(said, source_words(words, content, common) if common else "")


def _figures(content: Content, costs: Costs, part: Part) -> list[ListedFigure]:
    """A tuned model without a price costs what the small one does, times a premium."""
    names = [PRICED[role] for role in ROLES[part] if role in PRICED]
    wanted = dict.fromkeys("tuned_premium" if one in FOLLOWS else one for one in names)
    return [listed_figure(content, costs, name) for name in wanted]


def _common(found: Iterable[list[ListedFigure]]) -> str:
    """The key of the source that the defaults of several parts have, "" where none is shared."""
    named = ({one.source for one in figures if one.given is None} for figures in found)
    counts = Counter(source for sources in named for source in sources)
    return next((source for source, count in counts.most_common(1) if count > 1), "")


def _said(
    words: Words, content: Content, costs: Costs, figure: ListedFigure, common: str
) -> tuple[str, str]:
    """A figure with its name, and where it is from."""
    cited = words.text("ui_prices.used.shared") if figure.source == common else ""
    now, behind = figure_words(words, content, figure, currency_of(costs), cited)
    named = input_name(words, figure.id)
    return words.text("ui_prices.used.stands", name=named, figure=now), behind
