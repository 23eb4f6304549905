"""The smallest changes of answers that change the side printed.

Every change of one answer is tried, gates included, then of two and of three, until at least
three sets of questions are found. A flip is irreducible: no part of it would do.
"""

from __future__ import annotations

from datetime import date
from itertools import combinations, permutations, product
from typing import TYPE_CHECKING

from logic.advice import advise
from logic.changes import alternatives, change_answers, tell_apart
from logic.closings import Closings
from logic.findings import Recommendation
from logic.inquiry_values import Flip
from logic.interview import walk
from logic.whatif import WhatIf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from logic.assessment import Assessment
    from logic.changes import Alternative
    from logic.findings import Advice
    from logic.model import Content
    from logic.whatif import Effect, Group, Setting

    Chosen = tuple[Alternative, ...]

#: The most flips reported, and the most answers one may change.
MOST_FLIPS = 3
MOST_ANSWERS = 3
#: Printed without a comparison, so there is no side to change.
NO_COMPARISON = (Recommendation.NEITHER, Recommendation.TOO_LITTLE_KNOWN)


def find_flips(content: Content, assessment: Assessment, advice: Advice) -> tuple[Flip, ...]:
    """At most three flips of an advice: fewest answers first, then smallest steps.

    One for each set of questions. Answered and assumed questions of the walk are changed, to
    options they do not leave possible now. A change after which nothing is compared ("neither",
    "too little known") is another question, no flip. Each is held against ``advise``.
    """
    if advice.recommendation in NO_COMPARISON:
        return ()
    search = _Search(content, assessment, advice)
    found: dict[frozenset[str], Flip] = {}
    for size in range(1, MOST_ANSWERS + 1):
        for chosen in sorted(search.flips_of(size), key=search.order):
            questions = frozenset(one.change.question for one in chosen)
            flip = None if questions in found else _checked(content, assessment, advice, chosen)
            if flip:
                found[questions] = flip
            if len(found) == MOST_FLIPS:
                return tuple(found.values())
    return tuple(found.values())


def _checked(
    content: Content, assessment: Assessment, advice: Advice, chosen: Chosen
) -> Flip | None:
    """The flip these changes are by the decision itself; None if they are none."""
    after = advise(content, change_answers(assessment, chosen))
    if after.side is advice.side or after.lead is None:
        return None
    return Flip(
        changes=tuple(one.change for one in chosen),
        lead=after.lead,
        recommendation=after.recommendation,
        decided_by=after.decided_by,
    )


class _Search:
    """Tries changes of one, two and three answers; those that flip are left out of larger ones."""

    def __init__(self, content: Content, assessment: Assessment, advice: Advice) -> None:
        closings = Closings(content, date.fromisoformat(assessment.date), assessment.route_choices)
        found = alternatives(content, assessment, walk(content, assessment))
        others = tell_apart(content, assessment, closings.closers, found)
        trials = others.pop(content.hub, ())
        self._what = WhatIf(content, assessment, advice, closings, trials)
        self._others = {
            group: [one for name in group.questions for one in others.get(name, ())]
            for group in self._what.groups
        }
        names = list(content.questions)
        self._place = {
            one: (names.index(one.change.question), place)
            for place, one in enumerate(x for xs in (*others.values(), trials) for x in xs)
        }
        self._flipped: set[frozenset[Alternative]] = set()
        self._bases: dict[Setting, Effect] = {}
        self._found: dict[tuple[Setting, int], list[list[Effect]]] = {}

    def order(self, chosen: Chosen) -> tuple[int, list[tuple[int, int]]]:
        """Smallest steps first, then as the questions and options stand in the content."""
        return sum(o.change.steps for o in chosen), [self._place[one] for one in chosen]

    def flips_of(self, size: int) -> list[Chosen]:
        """The flips of so many answers no part of which flips; smaller sizes must come first."""
        found = [
            tuple(sorted(chosen, key=self._place.__getitem__))
            for setting in self._what.settings
            for chosen in self._in_setting(setting, size)
            if not self._has_smaller(chosen)
        ]
        self._flipped.update(frozenset(chosen) for chosen in found)
        return found

    def _has_smaller(self, chosen: Chosen) -> bool:
        """Whether a part of the changes flips by itself."""
        return any(
            frozenset(part) in self._flipped
            for size in range(1, len(chosen))
            for part in combinations(chosen, size)
        )

    def _in_setting(self, setting: Setting, size: int) -> Iterator[Chosen]:
        """The changes of so many answers, the setting's trial among them, that turn the side."""
        own = (setting.alternative,) if setting.alternative else ()
        if own and frozenset(own) in self._flipped:
            return
        base = self._base(setting)
        for moves in self._sums(setting, size - len(own)):
            if self._what.turns(setting, base, moves):
                yield (*own, *(one for move in moves for one in move.chosen))

    def _base(self, setting: Setting) -> Effect:
        if setting not in self._bases:
            self._bases[setting] = self._what.base(setting)
        return self._bases[setting]

    def _sums(self, setting: Setting, size: int) -> Iterator[tuple[Effect, ...]]:
        """Moves in different groups that change so many answers together."""
        if not size:
            yield ()
        for parts in _PARTS[size]:
            found = [self._moves(setting, part) for part in parts]
            for groups in _groups(parts, len(self._what.groups)):
                yield from product(*(of[g] for of, g in zip(found, groups, strict=True)))

    def _moves(self, setting: Setting, size: int) -> list[list[Effect]]:
        """By group, what so many changes inside it may do; what moves nothing is left out."""
        if (setting, size) not in self._found:
            self._found[setting, size] = [
                self._of_group(setting, group, size) for group in self._what.groups
            ]
        return self._found[setting, size]

    def _of_group(self, setting: Setting, group: Group, size: int) -> list[Effect]:
        own = (setting.alternative,) if setting.alternative else ()
        moves = (
            self._what.move(group, chosen, setting)
            for chosen in combinations(self._others[group], size)
            if _differ(chosen) and not self._has_smaller((*own, *chosen))
        )
        return [move for move in moves if not move.is_idle]


def _differ(chosen: Chosen) -> bool:
    """Whether no question is answered twice."""
    return len({one.change.question for one in chosen}) == len(chosen)


#: How so many changes may lie in groups, by how many in each.
_PARTS = {0: (), 1: ((1,),), 2: ((2,), (1, 1)), 3: ((3,), (2, 1), (1, 1, 1))}


def _groups(parts: tuple[int, ...], count: int) -> Iterable[tuple[int, ...]]:
    """The places of different groups for these parts, once each where the parts are alike."""
    pick = combinations if len(set(parts)) == 1 else permutations
    return pick(range(count), len(parts))
