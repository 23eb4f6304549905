"""The smallest changes of answers that change the side printed.

Every change of one answer is tried, gates included, then of two and of three, until at least
three sets of questions are found. A flip is irreducible: no part of it would do.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from logic.advice import advise
from logic.changes import alternatives, change_answers, tell_apart
from logic.closings import Closings
from logic.inquiry_values import Flip
from logic.interview import walk
from logic.spending import Spending
from logic.turning import Beside, Box, Turning, at_worst, make_box
from logic.whatif import WhatIf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.assessment import Assessment
    from logic.changes import Alternative
    from logic.findings import Advice
    from logic.model import Content
    from logic.whatif import Group, Setting

    Chosen = tuple[Alternative, ...]

#: The most flips reported, and the most answers one may change.
MOST_FLIPS = 3
MOST_ANSWERS = 3


def find_flips(content: Content, assessment: Assessment, advice: Advice) -> tuple[Flip, ...]:
    """At most three flips of an advice: fewest answers first, then smallest steps.

    One for each set of questions. Answered and assumed questions of the walk are changed, to
    options they do not leave possible now. A change after which nothing is compared ("neither",
    "too little known") is another question, no flip. Each is held against ``advise``.
    """
    if advice.lead is None:
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
        closings = Closings(content, assessment)
        found = alternatives(content, assessment, walk(content, assessment))
        others = tell_apart(content, assessment, closings.closers, found)
        trials = others.pop(content.hub, ())
        self._what = WhatIf(content, assessment, closings.closers, trials)
        spending = Spending(content, assessment, advice.cost, closings.ways)
        self._turning = Turning(content, advice, (closings, self._what.scale, spending))
        self._others = {
            group: [one for name in group.questions for one in others.get(name, ())]
            for group in self._what.groups
            if any(name in others for name in group.questions)
        }
        names = list(content.questions)
        self._place = {
            one: (names.index(one.change.question), place)
            for place, one in enumerate(x for xs in (*others.values(), trials) for x in xs)
        }
        self._flipped: set[frozenset[Alternative]] = set()
        self._beside: dict[Setting, Beside] = {}
        self._choices: dict[tuple[Group, int], list[Chosen]] = {}
        self._of_group: dict[tuple[Setting | None, Group, int], Box] = {}
        self._rests: dict[tuple[Setting, int], Box] = {}
        self._boxes: dict[tuple[Setting, int], dict[int, Box]] = {}

    def order(self, chosen: Chosen) -> tuple[int, list[tuple[int, int]]]:
        """Smallest steps first, then as the questions and options stand in the content."""
        return sum(o.change.steps for o in chosen), [self._place[one] for one in chosen]

    def flips_of(self, size: int) -> list[Chosen]:
        """The flips of so many answers no part of which flips; smaller sizes must come first."""
        found = [
            tuple(sorted(chosen, key=self._place.__getitem__))
            for setting in self._what.settings
            for chosen in self._in_setting(setting, size)
            if not self._flips_already(chosen)
        ]
        if found:
            self._flipped.update(frozenset(chosen) for chosen in found)
            for kept in (self._choices, self._of_group, self._boxes, self._rests):
                kept.clear()
        return found

    def _flips_already(self, chosen: Chosen) -> bool:
        """Whether the changes, or a part of them, are known to flip."""
        return any(
            frozenset(part) in self._flipped
            for size in range(1, len(chosen) + 1)
            for part in combinations(chosen, size)
        )

    def _in_setting(self, setting: Setting, size: int) -> Iterator[Chosen]:
        """The changes of so many answers, the setting's trial among them, that turn the side."""
        own = (setting.alternative,) if setting.alternative else ()
        if own and frozenset(own) in self._flipped:
            return
        if setting not in self._beside:
            self._beside[setting] = self._turning.beside(setting, self._what.base(setting))
        for boxes in self._sums(setting, size - len(own)):
            for moves in self._beside[setting].search(boxes):
                yield (*own, *(one for move in moves for one in move.chosen))

    def _sums(
        self, setting: Setting, size: int, boxes: tuple[Box, ...] = (), start: int = 0
    ) -> Iterator[tuple[Box, ...]]:
        """Boxes of different groups that may hold moves of so many answers more that turn."""
        if not size:
            yield boxes
            return
        weighs = crosses = True
        if size < MOST_ANSWERS:
            rest = self._rest(setting, size)
            weighs, crosses = self._beside[setting].promises((*boxes, rest))
        if not (weighs or crosses):
            return
        for part in range(1, size + 1):
            for place, box in self._of_size(setting, part).items():
                if place >= start and (weighs or box.gates):
                    yield from self._sums(setting, size - part, (*boxes, box), place + 1)

    def _rest(self, setting: Setting, size: int) -> Box:
        """What so many answers more may do at worst, in any groups."""
        if (setting, size) not in self._rests:
            found = (self._of_size(setting, part) for part in range(1, size + 1))
            self._rests[setting, size] = at_worst([list(boxes.values()) for boxes in found])
        return self._rests[setting, size]

    def _of_size(self, setting: Setting, size: int) -> dict[int, Box]:
        """By the place of a group, what so many changes inside it may do, if anything."""
        if (setting, size) not in self._boxes:
            found = (self._box(setting, group, size) for group in self._others)
            self._boxes[setting, size] = {n: box for n, box in enumerate(found) if box.moves}
        return self._boxes[setting, size]

    def _box(self, setting: Setting, group: Group, size: int) -> Box:
        key = (setting if group.varies else None, group, size)
        if key not in self._of_group:
            chosen_of = self._chosen(group, size)
            moves = [self._what.move(group, chosen, setting) for chosen in chosen_of]
            self._of_group[key] = make_box([move for move in moves if not move.is_idle])
        return self._of_group[key]

    def _chosen(self, group: Group, size: int) -> list[Chosen]:
        """So many changes inside a group, of different questions, no part of which flips."""
        if (group, size) not in self._choices:
            self._choices[group, size] = [
                chosen
                for chosen in combinations(self._others[group], size)
                if _differ(chosen) and not self._flips_already(chosen)
            ]
        return self._choices[group, size]


def _differ(chosen: Chosen) -> bool:
    """Whether no question is answered twice."""
    return len({one.change.question for one in chosen}) == len(chosen)
