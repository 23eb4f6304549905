"""Questions tied by terms and routing, and the largest sums their terms can come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.model import ALWAYS, UNREACHED, Approach, Block, Consideration, Share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from logic.model import Question, Term

    Questions = Mapping[str, Question]
    #: The lowest and the highest sum.
    Ends = tuple[int, int]


def join_blocks(questions: Questions, terms: tuple[Term, ...], hub: str) -> tuple[Block, ...]:
    """The components of the graph in which terms and routing tie questions, the hub left out."""
    groups: list[set[str]] = []
    for term in terms:
        tied = _with_parents(questions, set(term.questions)) - {hub}
        apart = [group for group in groups if not group & tied]
        groups = [*apart, tied.union(*(group for group in groups if group & tied))]
    blocks = [_block(questions, terms, group, hub) for group in groups if group]
    alone = tuple(term for term in terms if set(term.questions) == {hub})
    return (Block(questions=(), terms=alone, reads_hub=True), *blocks)


def _block(questions: Questions, terms: tuple[Term, ...], group: set[str], hub: str) -> Block:
    inside = tuple(term for term in terms if group & set(term.questions))
    reads = any(hub in term.questions for term in inside) or any(
        hub in questions[name].ask_if.questions() for name in group if name in questions
    )
    ordered = tuple(name for name in questions if name in group)
    return Block(questions=ordered, terms=inside, reads_hub=reads)


def _with_parents(questions: Questions, names: set[str]) -> set[str]:
    parents = {
        parent
        for name in names
        for parent in (questions[name].ask_if if name in questions else ALWAYS).questions()
    }
    return names if parents <= names else _with_parents(questions, names | parents)


def points_at(term: Term, values: Mapping[str, str]) -> tuple[int, int]:
    """The points of the first row that matches, none where no row does."""
    for row in term.rows:
        if all(values[name] in options for name, options in row.when.items()):
            return row.points
    return (0, 0)


def largest_sums(
    terms: tuple[Term, ...], questions: Questions, hub: str
) -> dict[Consideration, int]:
    """The most any fit of each consideration could move either way, in raw points; at least 1.

    Over every walk, so rows that exclude each other never add up; a share counts as 0 or 1.
    """
    return {
        k: _largest(tuple(t for t in terms if t.consideration is k), questions, hub)
        for k in Consideration
    }


def _largest(terms: tuple[Term, ...], questions: Questions, hub: str) -> int:
    blocks = join_blocks(questions, terms, hub)
    found = [1]
    for band in questions[hub].option_ids():
        for side in range(len(Approach)):
            ends = [_ends(block, questions, {hub: band}, side) for block in blocks]
            found += [-sum(low for low, _ in ends), sum(high for _, high in ends)]
    return max(found)


def _ends(block: Block, questions: Questions, start: Mapping[str, str], side: int) -> Ends:
    """The ends of the sum of a block's terms for one approach, beside one band of the hub."""
    sums = [_sum(block.terms, walk, side) for walk in _walks(block.questions, questions, start)]
    return min(low for low, _ in sums), max(high for _, high in sums)


def _sum(terms: Iterable[Term], walk: Mapping[str, str], side: int) -> Ends:
    low = high = 0
    for term in terms:
        points = points_at(term, walk)[side]
        whole = term.share is Share.WHOLE
        low += points if whole else min(points, 0)
        high += points if whole else max(points, 0)
    return low, high


def _walks(
    names: Iterable[str], questions: Questions, start: Mapping[str, str]
) -> Iterator[dict[str, str]]:
    """Every way the questions can turn out, not applicable included."""
    walks: list[dict[str, str]] = [dict(start)]
    for name in names:
        question = questions[name]
        options = (*question.option_ids(), UNREACHED)
        walks = [
            {**walk, name: option}
            for walk in walks
            for option in (options if question.ask_if.holds(walk) else (UNREACHED,))
        ]
    yield from walks
