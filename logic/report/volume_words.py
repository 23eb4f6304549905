"""The volume at which both approaches cost the same, in a sentence; the result says it, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.currency import rounded
from logic.sentences import number

if TYPE_CHECKING:
    from logic.cost.values import CostResult
    from logic.words import Words


def volume_words(words: Words, result: CostResult) -> str:
    """The monthly requests at which both cost the same over the horizon; "" for none."""
    found = result.break_even_volume
    if found is None:
        return ""
    above = result.cheaper_above
    key = f"cost.say.volume_{above}" if above is not None else "cost.say.volume"
    return words.text(key, volume=rough(found), horizon=result.months)


def rough(value: float) -> str:
    """A number of requests to two significant figures."""
    return number(rounded(value))
