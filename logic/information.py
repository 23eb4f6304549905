"""What the open questions could still tell: which are worth asking next, which no longer matter.

A question is worth as many bits as its answer tells of the sign of the lead (mutual
information), assumed answers open and options equally likely. Beside a state of the trial the
blocks are independent, so the distribution of their sum comes by convolution: sums are whole
numbers, their chances floats, all added up and never taken away.
Where more than ``MOST_SUMS`` different sums may arise, every part is first rounded to a grid of
that many cells over the whole range. Money stands at its likely difference; a question about an
amount is asked with the amount in the middle of each of its bands.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import reduce
from itertools import accumulate
from math import gcd, log2, prod
from typing import TYPE_CHECKING

from logic import scoring
from logic.changes import MONEY
from logic.cost.paying import paid_by
from logic.findings import WhyOpen
from logic.inquiry_values import NextQuestion
from logic.model import UNREACHED, Approach, Consideration, Truth
from logic.spending import Spending

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from logic.assessment import Assessment
    from logic.findings import Advice
    from logic.model import Content, Question
    from logic.scoring import Part
    from logic.view import View

    Sums = dict[int, float]
    #: Chances of a lead below, at and above zero.
    Signs = tuple[float, float, float]

#: The most next questions returned, and the most different sums that are kept exact.
MOST_QUESTIONS = 10
MOST_SUMS = 256
#: Why a question is worth asking; one partly known was answered as well as it could be.
ASKABLE = (WhyOpen.NOT_ASKED, WhyOpen.DONT_KNOW, WhyOpen.ASSUMED, WhyOpen.DISPUTED)


def rank_questions(
    content: Content, assessment: Assessment, advice: Advice, opened: View
) -> tuple[NextQuestion, ...]:
    """The open questions worth asking next, at most ten.

    First those a gate hangs on that could still remove a side; by bits within.
    """
    told = Told(content, assessment, advice, opened)
    removing = removing_questions(content, opened)
    asked = [
        NextQuestion(
            id=question.id,
            why=question.why,
            bits=told.bits(question.id),
            removes_a_side=question.id in removing,
        )
        for question in advice.open_questions
        if question.why in ASKABLE
    ]
    place = {name: number for number, name in enumerate(content.questions)}

    def rank(question: NextQuestion) -> tuple[bool, float, int]:
        return not question.removes_a_side, -question.bits, place[question.id]

    return tuple(sorted(asked, key=rank)[:MOST_QUESTIONS])


def removing_questions(content: Content, opened: View) -> frozenset[str]:
    """The questions open gates hang on where an approach could yet lose its last route.

    And those that decide whether either approach is asked for, while that is open.
    """
    found = frozenset[str]()
    if content.neither.truth(opened.possible) is Truth.OPEN:
        found |= content.neither.questions()
    for approach in Approach:
        kept = [r.id for r in opened.routes if r.approach is approach and r.kept]
        read = [_open_gates_of(content, opened, name) for name in kept]
        if read and all(read):
            found = found.union(*read)
    return found


def _open_gates_of(content: Content, opened: View, route: str) -> frozenset[str]:
    """The questions of the open gates of a route, and of the routes it is built on."""
    names = {route, *content.routes[route].built_on}
    return frozenset(
        question
        for result in opened.routes
        if result.id in names
        for gate in result.gates
        if gate.state is Truth.OPEN
        for question in gate.questions
    )


class Beside:
    """The sum of two distributions, ready to be asked how much lies below and above zero."""

    def __init__(self, tail: Sums, sums: Sums) -> None:
        self._values = sorted(tail)
        self._below = [0.0, *accumulate(tail[value] for value in self._values)]
        self._sums = sums
        self._known: dict[int, Signs] = {}

    def signs(self, shift: int) -> Signs:
        """The chances below, at and above zero with every sum shifted by so much."""
        if shift not in self._known:
            self._known[shift] = self._signs(shift)
        return self._known[shift]

    def _signs(self, shift: int) -> Signs:
        values, before = self._values, self._below
        whole = before[-1]
        below = at = above = 0.0
        for value, chance in self._sums.items():
            zero = -value - shift
            first = before[bisect_left(values, zero)]
            last = before[bisect_right(values, zero)]
            below += chance * first
            at += chance * (last - first)
            above += chance * (whole - last)
        return below, at, above


class Told:
    """The distribution of the lead over every completion, and what each question tells of it."""

    def __init__(
        self, content: Content, assessment: Assessment, advice: Advice, opened: View
    ) -> None:
        self._content = content
        self._opened = opened
        self._swing = scoring.swing_points(assessment)
        paid = paid_by(content, advice.routes, assessment.costs)
        self._spending = Spending(content, assessment, advice.cost, (paid,))
        self._money = self._cost({})
        outcomes = opened.outcomes
        columns = list(zip(*outcomes.parts, strict=True))
        self._places = {
            name: (number, place)
            for number, block in enumerate(content.blocks)
            for place, name in enumerate(block.questions)
        }
        self._fixed = [n for n, parts in enumerate(columns) if len(set(parts)) == 1]
        self._moving = [n for n, parts in enumerate(columns) if len(set(parts)) > 1]
        weighted = {part: self._weighted(part) for part in outcomes.distinct}
        step = _grid([[weighted[part] for part in set(parts)] for parts in columns])
        self._values = {p: [round(v / step) * step for v in of] for p, of in weighted.items()}
        self._sums = {part: _distribution(part, self._values[part]) for part in outcomes.distinct}
        self._weights = [weight / outcomes.whole for weight in outcomes.weights]
        self._still = self._convolve(outcomes.parts[0], self._fixed)
        by_state = [self._convolve(parts, self._moving) for parts in outcomes.parts]
        self._by_state = [Beside(self._still, sums) for sums in by_state]
        self._mixed = _mix(zip(self._weights, by_state, strict=True))
        self._whole = Beside(self._still, self._mixed)
        self._besides: dict[int, list[tuple[Part, Beside, float]]] = {}

    def bits(self, question: str) -> float:
        """What an answer to the question tells of the sign of the lead, in bits."""
        if question == self._content.hub:
            return _information(self._by_band())
        money = self._by_amount(question)
        if question in self._places:
            return _information(self._by_option(question, money))
        return _information([self._whole.signs(cost) for cost in money.values()])

    def _weighted(self, part: Part) -> list[int]:
        """Each completion's swing-weighted difference; 0 in a block no term reads."""
        return scoring.weighted(part, self._swing) or [0] * len(part.outcomes.chances)

    def _convolve(self, parts: tuple[Part, ...], numbers: Iterable[int]) -> Sums:
        """The distribution of the sum of some blocks' parts, by their places."""
        return _convolve(self._sums[parts[number]] for number in numbers)

    def _cost(self, given: Mapping[str, float]) -> int:
        """Money's part of the lead with these amounts, in the unit of the sums."""
        difference = self._spending.difference_at(given, 0)
        return difference * self._swing[Consideration.COST] * self._opened.outcomes.scale

    def _by_amount(self, name: str) -> dict[str, int]:
        """Money's part for each option still possible of a question money reads."""
        if name not in MONEY:
            return {}
        question = self._content.questions[name]
        return {
            option: self._cost({name: _middle(question, place)})
            for place, option in enumerate(question.option_ids())
            if option in self._opened.possible[name]
        }

    def _by_band(self) -> list[Signs]:
        """Signs of the lead for each band of the trial."""
        found: dict[str, Signs] = {}
        for state, weight, beside in zip(
            self._opened.outcomes.states, self._weights, self._by_state, strict=True
        ):
            signs = beside.signs(self._money)
            found[state.band] = _add(found.get(state.band, NO_SIGNS), signs, weight)
        return list(found.values())

    def _by_option(self, question: str, money: Mapping[str, int]) -> list[Signs]:
        """Signs of the lead for each option of a question some term reads."""
        number, place = self._places[question]
        found: dict[str, Signs] = {}
        for part, beside, weight in self._beside(number):
            rows = part.outcomes
            by_shift: dict[tuple[str, int], float] = {}
            for values, chance, value in zip(
                rows.values, rows.chances, self._values[part], strict=True
            ):
                option = values[place]
                key = option, value + money.get(option, self._money)
                by_shift[key] = by_shift.get(key, 0.0) + chance / rows.total
            for (option, shift), likely in by_shift.items():
                signs = beside.signs(shift)
                found[option] = _add(found.get(option, NO_SIGNS), signs, likely * weight)
        return [signs for option, signs in found.items() if option != UNREACHED]

    def _beside(self, number: int) -> list[tuple[Part, Beside, float]]:
        """A block's completions with the distributions of everything beside them."""
        if number not in self._besides:
            self._besides[number] = list(self._found_beside(number))
        return self._besides[number]

    def _found_beside(self, number: int) -> Iterator[tuple[Part, Beside, float]]:
        outcomes = self._opened.outcomes
        if number in self._fixed:
            first = outcomes.parts[0]
            rest = self._convolve(first, (n for n in self._fixed if n != number))
            yield first[number], Beside(rest, self._mixed), 1.0
            return
        for weight, parts in zip(self._weights, outcomes.parts, strict=True):
            sums = self._convolve(parts, (n for n in self._moving if n != number))
            yield parts[number], Beside(self._still, sums), weight


#: Less information than this is rounding.
NOISE = 1e-12
NO_SIGNS = (0.0, 0.0, 0.0)


def _add(signs: Signs, more: Signs, weight: float) -> Signs:
    below, at, above = (a + weight * b for a, b in zip(signs, more, strict=True))
    return below, at, above


def _grid(columns: list[list[list[int]]]) -> int:
    """The step of the grid values are rounded to: 1 unless too many sums may arise."""
    distinct = prod(max(len(set(values)) for values in column) for column in columns)
    spread = sum(max(max(values) - min(values) for values in column) for column in columns)
    fine = gcd(*(value - values[0] for column in columns for values in column for value in values))
    if distinct <= MOST_SUMS or spread <= MOST_SUMS * fine:
        return 1
    return -(-spread // MOST_SUMS)


def _distribution(part: Part, values: Sequence[int]) -> Sums:
    """A part's values with their chances."""
    found: Sums = {}
    for value, chance in zip(values, part.outcomes.chances, strict=True):
        found[value] = found.get(value, 0.0) + chance / part.outcomes.total
    return found


def _convolve(parts: Iterable[Sums]) -> Sums:
    return reduce(_sum_of_two, parts, {0: 1.0})


def _sum_of_two(one: Sums, other: Sums) -> Sums:
    found: Sums = {}
    for a, chance in one.items():
        for b, times in other.items():
            found[a + b] = found.get(a + b, 0.0) + chance * times
    return found


def _mix(weighted: Iterable[tuple[float, Sums]]) -> Sums:
    found: Sums = {}
    for weight, sums in weighted:
        for value, chance in sums.items():
            found[value] = found.get(value, 0.0) + weight * chance
    return found


def _information(joint: Sequence[Signs]) -> float:
    """Mutual information in bits between rows and columns of a table of chances."""
    whole = sum(map(sum, joint))
    columns = [sum(column) for column in zip(*joint, strict=True)]
    bits = (
        chance / whole * log2(chance * whole / (sum(row) * column))
        for row in joint
        for chance, column in zip(row, columns, strict=True)
        if chance
    )
    found = sum(bits)
    return found if found > NOISE else 0.0


def _middle(question: Question, place: int) -> float:
    """The middle of a band of an amount; the lowest value of the last."""
    below = question.options[place].below
    floor = question.options[place - 1].below if place else None
    low = question.least if floor is None else max(question.least, floor)
    if below is None:
        return low
    return (low + below) // 2 if question.whole else (low + below) / 2
