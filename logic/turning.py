"""Whether changes of answers, added up over the groups they lie in, turn the side printed.

The order of ``logic.ruling``, without its words: what rules the comparison out, then what rules
an approach out, then the weights.
"""

from __future__ import annotations

from functools import reduce
from itertools import product
from operator import or_
from typing import TYPE_CHECKING

from logic.cost import SCALE
from logic.model import Approach
from logic.record import dataclass
from logic.trial import NO_GAP
from logic.whatif import NO_POINTS, add_points

Points = tuple[int, ...]
Chosen = tuple["Alternative", ...]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from logic.changes import Alternative
    from logic.closings import Closings, Judgement
    from logic.findings import Advice
    from logic.model import Content
    from logic.scale import Scale
    from logic.spending import Spending
    from logic.whatif import Effect, Setting


#: The ends of the cost difference.
EXTREMES = (-SCALE, SCALE)
#: The money of moves that change no amount.
NO_MONEY: tuple[Chosen, ...] = ((),)


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """Moves to take one of, and the most they may do, each consideration taken by itself.

    ``gates`` are those that turn closers, all ``turning`` ones together; ``worst`` is what is
    worst for each approach; ``money`` has every set of changed amounts, None for any cost;
    ``holdings`` the closers that turn with each move, None for any.
    """

    moves: list[Effect]
    gates: list[Effect]
    turning: int
    worst: Mapping[Approach, Points]
    money: tuple[Chosen, ...] | None
    holdings: tuple[int, ...] | None = None


def make_box(moves: list[Effect]) -> Box:
    """The box of these moves."""
    return Box(
        moves=moves,
        gates=[move for move in moves if move.holding or move.confirmed],
        turning=reduce(or_, (move.holding for move in moves), 0),
        worst={
            s: _each(pick, [m.points for m in moves] or [NO_POINTS]) for s, pick in _WORST.items()
        },
        money=tuple(dict.fromkeys(move.money for move in moves)),
        holdings=tuple(dict.fromkeys(move.holding for move in moves)),
    )


def at_worst(by_size: list[list[Box]]) -> Box:
    """A box no moves of as many answers as there are sizes, in any groups, could be worse than.

    ``by_size`` has the boxes of moves of one answer, of two, and so on.
    """
    boxes = [box for of in by_size for box in of]
    money = dict.fromkeys(of for box in boxes for of in box.money or ())
    worst = dict.fromkeys(Approach, NO_POINTS)
    for side, pick in _WORST.items():
        best = [NO_POINTS]
        for size in range(1, len(by_size) + 1):
            parts = ((best[size - n], box) for n, of in enumerate(by_size[:size], 1) for box in of)
            sums = [add_points(rest, box.worst[side]) for rest, box in parts]
            best.append(_each(pick, [best[-1], *sums]))
        worst[side] = best[-1]
    return Box(
        moves=[],
        gates=[],
        turning=reduce(or_, (box.turning for box in boxes), 0),
        worst=worst,
        money=None if len(by_size) > 1 and any(money) else tuple({(): None, **money}),
        holdings=None if len(by_size) > 1 else _holdings(boxes),
    )


def _holdings(boxes: list[Box]) -> tuple[int, ...]:
    """The closers that turn with a move out of any of these boxes, or with none."""
    return tuple(dict.fromkeys((0, *(one for box in boxes for one in box.holdings or ()))))


def _each(pick: Callable[[Points], int], points: list[Points]) -> Points:
    return tuple(map(pick, zip(*points, strict=True)))


#: A greater difference is worse for the foundation model, a smaller for the fine-tuned.
_WORST: dict[Approach, Callable[[Points], int]] = {
    Approach.FOUNDATION: max,
    Approach.FINE_TUNED: min,
}


class Turning:
    """An advice, and what makes another side be printed."""

    def __init__(
        self,
        content: Content,
        advice: Advice,
        parts: tuple[Closings, Scale, Spending],
    ) -> None:
        self.closings, self.scale, self.spending = parts
        self.least = content.limits.confirmed_at_least
        self.least_for_side = content.limits.confirmed_for_side
        self.was = advice.side

    def side_left(self, found: Judgement, *, tried: bool) -> Approach | None:
        """The side printed where an approach is out, or nothing was tried."""
        if tried or found.only_side is Approach.FINE_TUNED:
            return found.only_side
        return None

    def beside(self, setting: Setting, base: Effect) -> Beside:
        """The same in a setting that comes to this without a change."""
        return Beside(self, setting, base)

    def weighs_otherwise(self, parts: tuple[Effect, ...], way: int) -> bool:
        """Whether the weights print another side where the parts add up, paid for in a way."""
        score = sum(part.score for part in parts)
        money: Chosen = tuple(one for part in parts for one in part.money)
        if money and not any(self.turns_at(parts, score, end) for end in EXTREMES):
            return False
        return self.turns_at(parts, score, self.spending.difference(money, way))

    def turns_at(self, parts: tuple[Effect, ...], score: int, cost: int) -> bool:
        """Whether the weights print another side where points and cost come to this."""
        side = self.scale.side(score, cost)
        if side is None or side is not (self.was or side):
            return side is not self.was
        points = add_points(*(part.points for part in parts))
        return self.scale.is_tossed(side, points, cost) is not (self.was is None)


class Beside:
    """Looks for changes that turn the side, beside one trial."""

    def __init__(self, turning: Turning, setting: Setting, base: Effect) -> None:
        self._turning = turning
        self._setting = setting
        self._base = base
        self._found = turning.closings.judge(base.holding, setting.diagnosis)
        self._compared = not self._found.neither and base.confirmed >= turning.least
        self._tried = setting.tried
        self._without_gap = setting.diagnosis == NO_GAP

    def promises(self, boxes: tuple[Box, ...]) -> tuple[bool, bool]:
        """Whether the weights may turn the side with moves out of these boxes, and gates may.

        True in doubt. The trial alone must not turn it.
        """
        turned = reduce(or_, (box.turning for box in boxes), 0)
        closings = self._turning.closings
        crossing = closings.may_cross(self._base.holding, turned)
        small = self._without_gap and turned & closings.tune_without_gap.bit
        if self._compared and self._found.out and not (crossing or small):
            return False, False
        if not self._holds(boxes, turned):
            return True, True
        return False, not self._compared or self._may_leave_another(crossing)

    def _may_leave_another(self, crossing: frozenset[Approach]) -> bool:
        """Whether another side may be left by gates, these approaches crossing or not.

        The weights must print the side that was, or nothing was tried. True in doubt.
        """
        out = self._found.out
        if self._tried:
            return self._turning.was in out | crossing
        tuned_alone = Approach.FOUNDATION in out | crossing
        tuned_alone &= Approach.FINE_TUNED not in out - crossing
        return tuned_alone or self._turning.was is not None

    def search(self, boxes: tuple[Box, ...]) -> Iterator[tuple[Effect, ...]]:
        """Moves, one out of each box, after which another side is printed.

        Where nothing is left to compare, nothing has turned.
        """
        weighs, crosses = self.promises(boxes) if boxes else (True, True)
        if weighs or crosses:
            for moves in product(*(box.moves if weighs else box.gates for box in boxes)):
                if self._turns((self._base, *moves), weighs=weighs):
                    yield moves

    def _turns(self, parts: tuple[Effect, ...], *, weighs: bool) -> bool:
        """Whether another side is printed where base and moves add up.

        Unless it ``weighs``, the weights are known to print the side that was.
        """
        turning = self._turning
        holding = confirmed = 0
        for part in parts:
            holding ^= part.holding
            confirmed += part.confirmed
        found = turning.closings.judge(holding, self._setting.diagnosis)
        if found.neither or confirmed < turning.least:
            return False
        if found.out or not self._tried:
            return turning.was is not turning.side_left(found, tried=self._tried)
        if confirmed < turning.least_for_side:
            return False
        if self._small_first(holding):
            return turning.was is not Approach.FOUNDATION
        return weighs and turning.weighs_otherwise(parts, found.way)

    def _small_first(self, holding: int) -> bool:
        """Whether a small untuned model comes before tuning where closers with these bits hold."""
        may = holding & self._turning.closings.tune_without_gap.bit
        return self._without_gap and not may

    def _holds(self, boxes: tuple[Box, ...], turned: int) -> bool:
        """Whether the weights print the side that was after any moves, one out of each box.

        True only if certain.
        """
        was = self._turning.was
        if not self._tried or was is None:
            return not self._tried
        if self._without_gap and was is not Approach.FOUNDATION:
            return False
        points = add_points(self._base.points, *(box.worst[was] for box in boxes))
        if self._turning.scale.holds(was, points, _worst(was, EXTREMES)):
            return True
        spent = [box.money for box in boxes if box.money != NO_MONEY]
        if None in spent or not self._turning.scale.holds(was, points, -_worst(was, EXTREMES)):
            return False
        sets = tuple(m for m in spent if m)
        ends = [self._turning.spending.ends(sets, way) for way in self._ways(boxes, turned)]
        worst = min(low for low, _ in ends), max(high for _, high in ends)
        return self._turning.scale.holds(was, points, _worst(was, worst))

    def _ways(self, boxes: tuple[Box, ...], turned: int) -> set[int | None]:
        """How the routes may be paid for after any moves, one out of each box; None for any."""
        if not turned:
            return {self._found.way}
        if any(box.holdings is None for box in boxes):
            return {None}
        holdings = {self._base.holding}
        for box in boxes:
            holdings = {one ^ turning for one in holdings for turning in box.holdings or ()}
        judge = self._turning.closings.judge
        return {judge(holding, self._setting.diagnosis).way for holding in holdings}


def _worst(side: Approach, costs: tuple[int, int]) -> int:
    return costs[0] if side is Approach.FINE_TUNED else costs[1]
