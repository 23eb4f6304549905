"""The cost difference with some amounts changed, for each way the routes may be paid for."""

from __future__ import annotations

from itertools import chain, product
from typing import TYPE_CHECKING

from logic.assessment import State
from logic.cost import AMOUNTS, DECISIVE, LINES, SCALE, cost_lines

if TYPE_CHECKING:
    from logic.assessment import Answer, Assessment
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
        self._figures = content.cost
        self._reading = reading
        self._ways = ways
        self._amounts = {
            name: _likely(assessment.answer(name), content.questions[name].default)
            for name in AMOUNTS
        }
        self._ends: dict[tuple[tuple[tuple[Chosen, ...], ...], int | None], tuple[int, int]] = {}
        self._known: dict[tuple[Chosen, int], int] = {}

    def difference(self, changed: Chosen, way: int) -> int:
        """The cost difference on the fit scale, as ``cost_difference`` has it."""
        if (changed, way) not in self._known:
            self._known[changed, way] = self._difference(changed, self._ways[way])
        return self._known[changed, way]

    def ends(self, sets: tuple[tuple[Chosen, ...], ...], way: int | None) -> tuple[int, int]:
        """The least and greatest difference with one out of each set changed, a way or any."""
        if (sets, way) not in self._ends:
            ways = range(len(self._ways)) if way is None else (way,)
            changed = [tuple(chain(*of)) for of in product(*sets)]
            found = [self.difference(of, one) for of in changed for one in ways]
            self._ends[sets, way] = min(found), max(found)
        return self._ends[sets, way]

    def _difference(self, changed: Chosen, paid: CostRoutes) -> int:
        if self._reading.missing:
            return 0
        given = {c.change.question: c.answer.amount.likely for c in changed if c.answer.amount}
        lines = cost_lines(self._figures, {**self._amounts, **given}, paid)
        foundation, fine_tuned = (sum(side[name] for name in LINES) for side in lines)
        share = (foundation - fine_tuned) * SCALE / given.get(DECISIVE, self._reading.decisive)
        return round(max(-SCALE, min(SCALE, share)))


def _likely(answer: Answer, default: tuple[float, float, float] | None) -> float:
    """The likely value of an amount, as ``read_cost`` has it."""
    views = (answer.amount, *(voice.amount for voice in answer.voices))
    stated = [a.likely for a in views if a] if answer.state is State.ANSWERED else []
    expected = 0.0 if default is None else default[1]
    return sum(stated) / len(stated) if stated else expected
