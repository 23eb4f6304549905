"""The cost difference with some amounts changed, for each way the routes may be paid for."""

from __future__ import annotations

from itertools import chain, product
from typing import TYPE_CHECKING

from logic.cost import DECISIVE
from logic.cost.inputs import read_inputs
from logic.cost.reading import likely_costs, on_scale, what_is_missing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from logic.assessment import Assessment
    from logic.changes import Alternative
    from logic.cost import CostRoutes
    from logic.findings import CostReading
    from logic.model import Content

    Chosen = tuple[Alternative, ...]


class Spending:
    """The likely amounts of an assessment, and the difference on the fit scale they come to."""

    def __init__(
        self,
        content: Content,
        assessment: Assessment,
        reading: CostReading,
        ways: tuple[CostRoutes, ...],
    ) -> None:
        self._inputs = read_inputs(content, assessment)
        self._decisive = reading.decisive
        self._ways = ways
        self._missing = [what_is_missing(assessment, self._inputs, one) for one in ways]
        self._ends: dict[tuple[tuple[tuple[Chosen, ...], ...], int | None], tuple[int, int]] = {}
        self._known: dict[tuple[Chosen, int], int] = {}

    def difference(self, changed: Chosen, way: int) -> int:
        """The cost difference on the fit scale, as ``cost_difference`` has it."""
        if (changed, way) not in self._known:
            self._known[changed, way] = self._difference(changed, way)
        return self._known[changed, way]

    def ends(self, sets: tuple[tuple[Chosen, ...], ...], way: int | None) -> tuple[int, int]:
        """The least and greatest difference with one out of each set changed, a way or any."""
        if (sets, way) not in self._ends:
            ways = range(len(self._ways)) if way is None else (way,)
            changed = [tuple(chain(*of)) for of in product(*sets)]
            found = [self.difference(of, one) for of in changed for one in ways]
            self._ends[sets, way] = min(found), max(found)
        return self._ends[sets, way]

    def _difference(self, changed: Chosen, way: int) -> int:
        given = {c.change.question: c.answer.amount.likely for c in changed if c.answer.amount}
        return self.difference_at(given, way)

    def difference_at(self, given: Mapping[str, float], way: int) -> int:
        """The same with these amounts, by question, in place of those of the assessment."""
        if any(name not in given for name in self._missing[way]):
            return 0
        ranges = self._inputs.ranges.with_likely(given)
        foundation, fine_tuned = likely_costs(ranges, self._ways[way])
        return round(on_scale(foundation - fine_tuned, given.get(DECISIVE, self._decisive)))
