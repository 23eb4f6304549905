"""Fits, differences and the lead over every completion of the open questions, exactly.

Every question a term ties is enumerated inside its block; blocks add up. The hub question
(the trial) is tied to nearly every block, so each block is enumerated beside each state of
the hub and the parts are joined per state: the same sums as over all completions, at a
fraction of the cost (ARCHITECTURE.md, "Blocks around the trial").
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from logic.model import ALWAYS, UNREACHED, Consideration, Share, Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from logic.model import Block, Content, Question, Term
    from logic.trial import HubState

#: Points of one term for (foundation, fine-tuned).
Points = tuple[int, int]
NO_POINTS: Points = (0, 0)
#: Where every fit starts on its scale of 0-100.
MIDDLE = 50
#: Divisible by every number of options up to 10, so that chances stay whole numbers.
CHANCES = 2520


@dataclass(frozen=True, slots=True)
class Completion:
    """One way the open questions of a block may turn out.

    ``chance`` is a whole number; chances of a block add up to its ``total``. ``points`` stand
    in the order of the block's terms.
    """

    values: tuple[str, ...]
    chance: int
    points: tuple[Points, ...]


@dataclass(frozen=True, slots=True)
class BlockOutcomes:
    """All completions of one block beside one hub state."""

    block: Block
    completions: tuple[Completion, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Outcomes:
    """All completions: per hub state, the completions of every block."""

    states: tuple[HubState, ...]
    blocks: tuple[tuple[BlockOutcomes, ...], ...]


def enumerate_outcomes(
    content: Content, possible: Mapping[str, frozenset[str]], states: tuple[HubState, ...]
) -> Outcomes:
    """Every completion of the questions that terms read, beside each hub state."""
    shared = {
        index: enumerate_block(content, block, possible, None)
        for index, block in enumerate(content.blocks)
        if not block.reads_hub
    }
    per_state = tuple(
        tuple(
            shared[index] if index in shared else enumerate_block(content, block, possible, state)
            for index, block in enumerate(content.blocks)
        )
        for state in states
    )
    return Outcomes(states=states, blocks=per_state)


def enumerate_block(
    content: Content,
    block: Block,
    possible: Mapping[str, frozenset[str]],
    state: HubState | None,
) -> BlockOutcomes:
    """Every completion of one block beside one hub state."""
    known = {content.hub: state.band} if state else {}
    total = CHANCES ** len(block.questions)
    completions = tuple(
        Completion(
            tuple(values[name] for name in block.questions),
            chance,
            tuple(_term_points(term, values, state) for term in block.terms),
        )
        for values, chance in _assignments(content, block.questions, possible, known, total)
    )
    return BlockOutcomes(block, completions, total)


def _assignments(
    content: Content,
    names: tuple[str, ...],
    possible: Mapping[str, frozenset[str]],
    known: dict[str, str],
    chance: int,
) -> Iterator[tuple[dict[str, str], int]]:
    if not names:
        yield known, chance
        return
    first, *rest = names
    for value, part in _values(content, first, possible, known, chance):
        yield from _assignments(content, tuple(rest), possible, {**known, first: value}, part)


def _values(
    content: Content,
    name: str,
    possible: Mapping[str, frozenset[str]],
    known: Mapping[str, str],
    chance: int,
) -> Iterator[tuple[str, int]]:
    question = content.questions[name]
    left = possible[name]
    if question.ask_if != ALWAYS and not _reached(question, known):
        yield UNREACHED, chance
        return
    options = [option for option in question.option_ids() if option in left]
    for option in options:
        yield option, chance // len(options)
    if not options:
        yield UNREACHED, chance


def _reached(question: Question, known: Mapping[str, str]) -> bool:
    truth = question.ask_if.truth({name: frozenset({value}) for name, value in known.items()})
    return truth is Truth.YES


def _term_points(term: Term, values: Mapping[str, str], state: HubState | None) -> Points:
    for row in term.rows:
        if all(values[name] in options for name, options in row.when.items()):
            return _shared(row.points, term.share, state)
    return NO_POINTS


def _shared(points: Points, share: Share, state: HubState | None) -> Points:
    if share is Share.WHOLE or state is None:
        return points
    factor = 1 - state.way if share is Share.NOT_WAY else getattr(state, share.value)
    return int(points[0] * factor), int(points[1] * factor)


SwingPoints = dict[Consideration, int]


def term_means(outcomes: Outcomes) -> dict[str, tuple[Fraction, Fraction]]:
    """The mean points of every term for (foundation, fine-tuned) over all completions."""
    means: dict[str, tuple[Fraction, Fraction]] = {}
    for state, blocks in zip(outcomes.states, outcomes.blocks, strict=True):
        for block in blocks:
            for index, term in enumerate(block.block.terms):
                found = _mean_points(block, index)
                before = means.get(term.id, (Fraction(0), Fraction(0)))
                means[term.id] = (
                    before[0] + state.weight * found[0],
                    before[1] + state.weight * found[1],
                )
    return means


def _mean_points(block: BlockOutcomes, index: int) -> tuple[Fraction, Fraction]:
    foundation = sum(c.chance * c.points[index][0] for c in block.completions)
    fine_tuned = sum(c.chance * c.points[index][1] for c in block.completions)
    return Fraction(foundation, block.total), Fraction(fine_tuned, block.total)


def weighted(block: BlockOutcomes, swing: SwingPoints) -> list[tuple[Completion, int]]:
    """Each completion of a block with its swing-weighted difference (not yet normalised)."""
    factors = [swing[term.consideration] for term in block.block.terms]
    return [
        (c, sum(f * (t[1] - t[0]) for f, t in zip(factors, c.points, strict=True)))
        for c in block.completions
    ]


def lead_ends(outcomes: Outcomes, swing: SwingPoints) -> tuple[int, int]:
    """The least and greatest swing-weighted difference over all completions."""
    lows, highs = [], []
    for blocks in outcomes.blocks:
        ends = [_ends(block, swing) for block in blocks]
        lows.append(sum(low for low, _ in ends))
        highs.append(sum(high for _, high in ends))
    return min(lows), max(highs)


def _ends(block: BlockOutcomes, swing: SwingPoints) -> tuple[int, int]:
    values = [value for _, value in weighted(block, swing)]
    return min(values), max(values)


def difference_ends(outcomes: Outcomes) -> dict[Consideration, tuple[int, int]]:
    """The least and greatest difference of each consideration over all completions."""
    return {
        k: lead_ends(outcomes, {other: int(other is k) for other in Consideration})
        for k in Consideration
    }


def spreads(content: Content, outcomes: Outcomes, swing: SwingPoints) -> dict[str, Fraction]:
    """How far the mean lead moves (not normalised) as each open question takes its options."""
    means: dict[tuple[str, str], list[Fraction]] = {}
    for state, blocks in zip(outcomes.states, outcomes.blocks, strict=True):
        whole = Fraction(0)
        for block in blocks:
            pairs = weighted(block, swing)
            whole += Fraction(sum(c.chance * v for c, v in pairs), block.total)
            for position, name in enumerate(block.block.questions):
                _add_means(means, name, position, pairs, state.weight)
        _add(means, (content.hub, state.band), whole, state.weight)
    return _widths(means)


def _add_means(
    means: dict[tuple[str, str], list[Fraction]],
    name: str,
    position: int,
    pairs: list[tuple[Completion, int]],
    weight: Fraction,
) -> None:
    by_option: dict[str, list[int]] = {}
    for completion, value in pairs:
        sums = by_option.setdefault(completion.values[position], [0, 0])
        sums[0] += completion.chance * value
        sums[1] += completion.chance
    for option, (value, chance) in by_option.items():
        _add(means, (name, option), Fraction(value, chance), weight)


def _add(
    means: dict[tuple[str, str], list[Fraction]],
    key: tuple[str, str],
    value: Fraction,
    weight: Fraction,
) -> None:
    sums = means.setdefault(key, [Fraction(0), Fraction(0)])
    sums[0] += value * weight
    sums[1] += weight


def _widths(means: dict[tuple[str, str], list[Fraction]]) -> dict[str, Fraction]:
    by_question: dict[str, list[Fraction]] = {}
    for (name, _), (value, weight) in means.items():
        by_question.setdefault(name, []).append(value / weight)
    return {name: max(values) - min(values) for name, values in by_question.items()}
