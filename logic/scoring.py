"""Fits, differences and the lead over every completion of the open questions, exactly.

Every question a term ties is enumerated inside its block; blocks add up. The hub question
(the trial) is tied to nearly every block, so each block is enumerated beside each band of the
hub, and the parts are joined per state: the same sums as over all completions, at a fraction
of the cost (ARCHITECTURE.md, "Blocks around the trial"). Sums are of whole numbers over one
denominator; only a finished sum becomes a ``Fraction``.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import lcm
from operator import add, itemgetter, mul
from typing import TYPE_CHECKING, NamedTuple

from logic.model import UNREACHED, Consideration, Share
from logic.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from logic.assessment import Assessment, Priorities
    from logic.model import Block, Content, Question, Term
    from logic.trial import HubState

#: Points of one term for (foundation, fine-tuned).
Points = tuple[int, int]
#: The values of some questions, and the chance of them.
Row = tuple[dict[str, str], int]
NO_POINTS: Points = (0, 0)
#: Where every fit starts on its scale of 0-100.
MIDDLE = 50
#: Divisible by every number of options up to 10, so that chances stay whole numbers.
CHANCES = 2520
NOWHERE = (UNREACHED,)
#: The most blocks and parts kept from one advice to the next.
MOST_REMEMBERED = 4000

SwingPoints = dict[Consideration, int]


@dataclass(frozen=True, slots=True, eq=False)
class BlockOutcomes:
    """Every completion of one block beside one band of the hub, a row for each.

    ``values`` stand in the order of the block's questions; ``differences`` (fine-tuned less
    foundation) and ``sums`` (points times chance over all rows) in the order of its terms.
    Shares of the failures are not in them yet. ``chances`` add up to the block's ``total``.
    """

    block: Block
    total: int
    values: tuple[tuple[str, ...], ...]
    chances: tuple[int, ...]
    differences: tuple[tuple[int, ...], ...]
    sums: tuple[Points, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A block's completions beside the hub states at which its terms have these factors.

    ``factors`` are the terms' shares of the failures, whole numbers over ``Outcomes.scale``;
    ``columns`` hold the differences times them, a number a row, of each consideration spoken to;
    ``ends`` their least and greatest; ``totals`` their sums times the chances. ``by_option``
    has, a question each, the chance of every option and the sums over its rows, in the order
    of the columns.
    """

    outcomes: BlockOutcomes
    factors: tuple[int, ...]
    columns: Mapping[Consideration, list[int]]
    ends: Mapping[Consideration, Points]
    totals: tuple[int, ...]
    by_option: tuple[Mapping[str, list[int]], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Outcomes:
    """All completions: per hub state the parts that add up, one of each block.

    ``weights`` are the chances of the states over ``whole``; ``distinct`` has each part once,
    with the weight of all the states it is a part of.
    """

    states: tuple[HubState, ...]
    weights: tuple[int, ...]
    whole: int
    scale: int
    parts: tuple[tuple[Part, ...], ...]
    distinct: Mapping[Part, int]


class TermMeans(NamedTuple):
    """Mean points by term, whole numbers over ``over``."""

    points: Mapping[str, Points]
    over: int


def enumerate_outcomes(
    content: Content, possible: Mapping[str, frozenset[str]], states: tuple[HubState, ...]
) -> Outcomes:
    """Every completion of the questions that terms read, beside each hub state."""
    whole = lcm(*(state.weight.denominator for state in states))
    scale = lcm(*(state.whole for state in states))

    @cache
    def outcomes(number: int, band: str | None) -> BlockOutcomes:
        return block_outcomes(content, content.blocks[number], possible, band)

    @cache
    def part(number: int, band: str | None, factors: tuple[int, ...]) -> Part:
        return _remembered_part(content, outcomes(number, band), factors)

    same = {
        number: part(number, None, (scale,) * len(block.terms))
        for number, block in enumerate(content.blocks)
        if not block.reads_hub and all(term.share is Share.WHOLE for term in block.terms)
    }

    def parts(state: HubState) -> Iterator[Part]:
        shares = state.shares(scale)
        for number, block in enumerate(content.blocks):
            if number in same:
                yield same[number]
            else:
                factors = tuple([shares[term.share] for term in block.terms])
                yield part(number, state.band if block.reads_hub else None, factors)

    weights = tuple(int(state.weight * whole) for state in states)
    per_state = tuple(tuple(parts(state)) for state in states)
    return Outcomes(states, weights, whole, scale, per_state, _distinct(weights, per_state))


def _part(rows: BlockOutcomes, factors: tuple[int, ...]) -> Part:
    columns = _columns(rows, factors)
    times = [rows.chances, *(list(map(mul, rows.chances, c)) for c in columns.values())]
    by_option = []
    for place in range(len(rows.block.questions)):
        sums: dict[str, list[int]] = {}
        for values, *found in zip(rows.values, *times, strict=True):
            before = sums.get(values[place])
            sums[values[place]] = list(map(add, before, found)) if before else found
        by_option.append(sums)
    totals = tuple(sum(column) for column in times[1:])
    ends = {k: (min(column), max(column)) for k, column in columns.items()}
    return Part(rows, factors, columns, ends, totals, tuple(by_option))


def _columns(rows: BlockOutcomes, factors: tuple[int, ...]) -> dict[Consideration, list[int]]:
    found: dict[Consideration, list[int]] = {}
    for place, (term, factor) in enumerate(zip(rows.block.terms, factors, strict=True)):
        column = [factor * row[place] for row in rows.differences]
        before = found.get(term.consideration)
        found[term.consideration] = list(map(add, before, column)) if before else column
    return found


def _distinct(weights: tuple[int, ...], parts: tuple[tuple[Part, ...], ...]) -> dict[Part, int]:
    found: dict[Part, int] = {}
    for weight, beside in zip(weights, parts, strict=True):
        for part in beside:
            found[part] = found.get(part, 0) + weight
    return found


def block_outcomes(
    content: Content, block: Block, possible: Mapping[str, frozenset[str]], band: str | None
) -> BlockOutcomes:
    """``enumerate_block``, worked out once for what is left of the block's questions.

    One changed answer touches one block, so nearly all others are found in the memo.
    """
    key = (id(block), tuple(possible[name] for name in block.questions), band)
    found = content.memo.get(key)
    if not isinstance(found, BlockOutcomes):
        found = enumerate_block(content, block, possible, band)
        _remember(content, key, found)
    return found


def _remembered_part(content: Content, rows: BlockOutcomes, factors: tuple[int, ...]) -> Part:
    key = (rows, factors)
    found = content.memo.get(key)
    if not isinstance(found, Part):
        found = _part(rows, factors)
        _remember(content, key, found)
    return found


def _remember(content: Content, key: object, value: object) -> None:
    """Keep a value; a full memo is emptied first."""
    if len(content.memo) >= MOST_REMEMBERED:
        content.memo.clear()
    content.memo[key] = value


def enumerate_block(
    content: Content,
    block: Block,
    possible: Mapping[str, frozenset[str]],
    band: str | None,
) -> BlockOutcomes:
    """Every completion of one block beside one band of the hub (None: it reads no hub)."""
    total = CHANCES ** len(block.questions)
    rows: list[Row] = [({content.hub: band} if band else {}, total)]
    for name in block.questions:
        rows = list(_branch(content.questions[name], possible[name], rows))
    chances = tuple(chance for _, chance in rows)
    points = [_points(term, rows) for term in block.terms]
    return BlockOutcomes(
        block=block,
        total=total,
        values=tuple(tuple(values[name] for name in block.questions) for values, _ in rows),
        chances=chances,
        differences=tuple(tuple(b - a for a, b in row) for row in zip(*points, strict=True)),
        sums=tuple(_sums(column, chances) for column in points),
    )


def _branch(question: Question, left: frozenset[str], rows: Iterable[Row]) -> Iterator[Row]:
    """Each row once for every option the question may take there, its chance divided."""
    options = tuple(option for option in question.option_ids() if option in left) or NOWHERE
    for values, chance in rows:
        taken = options if question.ask_if.holds(values) else NOWHERE
        for option in taken:
            yield {**values, question.id: option}, chance // len(taken)


def _points(term: Term, rows: Iterable[Row]) -> list[Points]:
    read = itemgetter(*term.questions)
    return [term.at[read(values)] for values, _ in rows]


def _sums(column: Iterable[Points], chances: tuple[int, ...]) -> Points:
    foundation, fine_tuned = zip(*column, strict=True)
    return sum(map(mul, foundation, chances)), sum(map(mul, fine_tuned, chances))


def swing_points(assessment: Assessment) -> SwingPoints:
    """The agreed swing points; equal ones where the set is not whole or all are zero."""
    stated = assessment.agreed_priorities()
    if not is_weighed(stated):
        return dict.fromkeys(Consideration, 1)
    return {k: stated.points[k.value] for k in Consideration}


def is_weighed(stated: Priorities) -> bool:
    """Whether points were given for every consideration, not all of them zero.

    A set with some missing says nothing of those, so it weighs nothing: an unasked
    consideration is never a zero.
    """
    return all(k.value in stated.points for k in Consideration) and any(stated.points.values())


def weights(swing: SwingPoints) -> dict[Consideration, Fraction]:
    """Normalised swing points: they add up to 1."""
    total = sum(swing.values())
    return {k: Fraction(points, total) for k, points in swing.items()}


def term_means(outcomes: Outcomes) -> TermMeans:
    """The mean points of every term for (foundation, fine-tuned) over all completions."""
    whole = lcm(*(part.outcomes.total for part in outcomes.distinct))
    sums: dict[str, Points] = {}
    for part, weight in outcomes.distinct.items():
        rows = part.outcomes
        times = weight * (whole // rows.total)
        for term, factor, found in zip(rows.block.terms, part.factors, rows.sums, strict=True):
            a, b = sums.get(term.id, NO_POINTS)
            sums[term.id] = a + times * factor * found[0], b + times * factor * found[1]
    return TermMeans(sums, whole * outcomes.scale * outcomes.whole)


def weighted(part: Part, swing: SwingPoints) -> list[int]:
    """Each completion's swing-weighted difference, over ``Outcomes.scale``, not normalised."""
    times = [[swing[k] * value for value in column] for k, column in part.columns.items()]
    return times[0] if len(times) == 1 else list(map(sum, zip(*times, strict=True)))


def lead_ends(outcomes: Outcomes, swing: SwingPoints) -> tuple[Fraction, Fraction]:
    """The least and greatest swing-weighted difference over all completions."""
    ends = {part: _ends(part, swing) for part in outcomes.distinct}
    lows = [sum(ends[part][0] for part in parts) for parts in outcomes.parts]
    highs = [sum(ends[part][1] for part in parts) for parts in outcomes.parts]
    return Fraction(min(lows), outcomes.scale), Fraction(max(highs), outcomes.scale)


def _ends(part: Part, swing: SwingPoints) -> tuple[int, int]:
    spoken = [k for k in part.columns if swing[k]]
    if not spoken:
        return 0, 0
    if len(spoken) == 1:
        low, high = part.ends[spoken[0]]
        return swing[spoken[0]] * low, swing[spoken[0]] * high
    values = weighted(part, swing)
    return min(values), max(values)


def difference_ends(outcomes: Outcomes) -> dict[Consideration, tuple[Fraction, Fraction]]:
    """The least and greatest difference of each consideration over all completions."""
    return {k: _ends_of(outcomes, k) for k in Consideration}


def _ends_of(outcomes: Outcomes, k: Consideration) -> tuple[Fraction, Fraction]:
    spoken = [[part.ends[k] for part in parts if k in part.ends] for parts in outcomes.parts]
    low = min(sum(ends[0] for ends in found) for found in spoken)
    high = max(sum(ends[1] for ends in found) for found in spoken)
    return Fraction(low, outcomes.scale), Fraction(high, outcomes.scale)


def spreads(
    content: Content, outcomes: Outcomes, swing: SwingPoints, names: Collection[str]
) -> dict[str, Fraction]:
    """How far the mean lead moves (not normalised) as each of these questions takes its options.

    One that no term reads is not among them.
    """
    means = _option_means(outcomes, swing, names)
    if content.hub in names:
        means[content.hub] = _band_means(outcomes, swing)
    return {
        name: (max(found.values()) - min(found.values())) / outcomes.scale
        for name, found in means.items()
    }


Means = dict[str, Fraction]


def _option_means(
    outcomes: Outcomes, swing: SwingPoints, names: Collection[str]
) -> dict[str, Means]:
    """Per question and option, the mean of the question's block where that is the answer."""
    sums: dict[str, dict[str, Points]] = {}
    for part, weight in outcomes.distinct.items():
        times = [weight * swing[k] for k in part.columns]
        for question, options in zip(part.outcomes.block.questions, part.by_option, strict=True):
            if question not in names:
                continue
            found = sums.setdefault(question, {})
            for option, (chance, *values) in options.items():
                above, below = found.get(option, NO_POINTS)
                found[option] = above + sum(map(mul, times, values)), below + weight * chance
    return {
        question: {option: Fraction(*points) for option, points in found.items()}
        for question, found in sums.items()
    }


def band_leads(outcomes: Outcomes, swing: SwingPoints) -> Means:
    """The mean swing-weighted difference (not normalised) beside each band of the hub."""
    return {band: mean / outcomes.scale for band, mean in _band_means(outcomes, swing).items()}


def _band_means(outcomes: Outcomes, swing: SwingPoints) -> Means:
    """Per band of the hub, the mean of everything beside it."""
    whole = lcm(*(part.outcomes.total for part in outcomes.distinct))
    means = {
        part: sum(swing[k] * total for k, total in zip(part.columns, part.totals, strict=True))
        * (whole // part.outcomes.total)
        for part in outcomes.distinct
    }
    sums: dict[str, Points] = {}
    for state, weight, parts in zip(outcomes.states, outcomes.weights, outcomes.parts, strict=True):
        above, below = sums.get(state.band, NO_POINTS)
        found = sum(means[part] for part in parts)
        sums[state.band] = above + weight * found, below + weight * whole
    return {band: Fraction(*points) for band, points in sums.items()}
