"""What would be printed after some answers changed, worked out from the parts that move.

``advise`` takes milliseconds and there are thousands of changes to try. Questions that no
term, gate, routing or need ties fall into groups that answer for themselves: each group's part
of the lead and the routes it closes are worked out once for each set of its answers, and a set
of changes adds up over the groups. The trial is tied to almost everything, so each trial is a
setting of its own, beside which everything else stands (ARCHITECTURE.md, "Blocks around the
trial"). Every number is whole, over one denominator. What is found here is a candidate: it is
held against ``advise`` before anyone is told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import lcm
from operator import sub
from typing import TYPE_CHECKING

from logic import scoring
from logic.assessment import State
from logic.changes import MONEY, change_answers
from logic.cost import AMOUNTS, DECISIVE, LINES, cost_difference, cost_lines
from logic.interview import hub, options_left, tried
from logic.model import UNREACHED, Consideration, Share, Truth
from logic.scale import Scale
from logic.trial import diagnose, read_trial

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from logic.assessment import Answer, Assessment
    from logic.changes import Alternative
    from logic.closings import Closer, Closings
    from logic.cost import CostRoutes
    from logic.findings import Advice
    from logic.model import Content
    from logic.trial import HubState

    Chosen = tuple[Alternative, ...]
    Left = frozenset[str]
    Key = tuple[Left, ...]
    Points = tuple[int, ...]
    Parts = list[tuple[int, Share, int]]
    Standing = tuple[int, int, tuple[Key, ...]]
    Factors = dict[str | None, dict[Share, int]]

NOWHERE = frozenset({UNREACHED})
#: The considerations terms speak to, in the order of every ``points``.
SCORED = tuple(k for k in Consideration if k is not Consideration.COST)
NO_POINTS = (0,) * len(SCORED)
#: The ends of the cost difference.
EXTREMES = (-100, 100)


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Questions tied to each other, the hub apart, with what reads them.

    ``blocks`` are places in ``Content.blocks``; ``reads_hub`` says whether routing or a closer
    reads the hub beside them.
    """

    questions: tuple[str, ...]
    closers: tuple[Closer, ...]
    blocks: tuple[int, ...]
    reads_hub: bool


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """The trial as given, or another: options left, what it calls for, what terms count for.

    ``factors`` are by band (None: all bands together) and by the share of failures a term is
    multiplied with.
    """

    alternative: Alternative | None
    left: Left
    diagnosis: str
    factors: Factors


@dataclass(frozen=True, slots=True, eq=False)
class Effect:
    """What groups add up to, or how changes move that.

    ``holding`` has the bits of the closers that hold, or that turn; ``confirmed`` counts
    confirmed answers; ``points`` are the differences of ``SCORED`` and ``score`` is their
    swing-weighted sum. ``money`` are the changed answers money reads.
    """

    holding: int
    confirmed: int
    score: int
    points: Points
    chosen: Chosen = ()
    money: Chosen = ()

    @property
    def is_idle(self) -> bool:
        """Whether it moves nothing."""
        return not (self.holding or self.confirmed or self.money or any(self.points))


class WhatIf:
    """An assessment laid out in parts, and whether other answers turn the side printed."""

    def __init__(
        self,
        content: Content,
        assessment: Assessment,
        advice: Advice,
        closings: Closings,
        trials: Chosen = (),
    ) -> None:
        self._content = content
        self._advice = advice
        self.tried = tried(content, assessment)
        self._scale = Scale(content, assessment)
        self._closings = closings
        self.groups = _tie(content, closings.closers)
        answers = {name: assessment.answer(name) for name in content.questions}
        self._left = {n: options_left(content, content.questions[n], answers[n]) for n in answers}
        self._sure = {n: a.confirmed or a.state is State.NOT_APPLICABLE for n, a in answers.items()}
        self._amounts = _likely_amounts(content, answers)
        self._standings: dict[tuple[Group, Chosen, Setting | None], Standing] = {}
        self._parts: dict[tuple[int, Key, str | None], Parts] = {}
        self._scores: dict[tuple[int, Key, Setting], Points] = {}
        self._costs: dict[tuple[Chosen, CostRoutes], int] = {}
        given = [assessment, *(change_answers(assessment, (one,)) for one in trials)]
        states = [_weighed(hub(content, one)) for one in given]
        denominator = lcm(*(n.denominator for of in states for _, by in of for n in by.values()))
        self.settings = tuple(
            _setting(content, alternative, one.answer(content.hub), _factors(found, denominator))
            for alternative, one, found in zip((None, *trials), given, states, strict=True)
        )
        self._longest = max(len(block.questions) for block in content.blocks)
        self._unit = denominator * scoring.CHANCES**self._longest

    def base(self, setting: Setting) -> Effect:
        """What all groups add up to in a setting, no other answer changed."""
        effects = [self._effect(group, (), setting) for group in self.groups]
        return Effect(
            holding=sum(effect.holding for effect in effects),
            confirmed=self._sure[self._content.hub] + sum(e.confirmed for e in effects),
            score=sum(effect.score for effect in effects),
            points=add_points(*(effect.points for effect in effects)),
        )

    def move(self, group: Group, chosen: Chosen, setting: Setting) -> Effect:
        """How changes inside a group move a setting's base."""
        before, after = self._effect(group, (), setting), self._effect(group, chosen, setting)
        return Effect(
            holding=before.holding ^ after.holding,
            confirmed=after.confirmed - before.confirmed,
            score=after.score - before.score,
            points=tuple(map(sub, after.points, before.points)),
            chosen=chosen,
            money=tuple(one for one in chosen if one.change.question in MONEY),
        )

    def turns(self, setting: Setting, base: Effect, moves: tuple[Effect, ...]) -> bool:
        """Whether another side is printed after these moves, each in a group of its own.

        Where nothing is left to compare, nothing has turned.
        """
        holding, confirmed, score = base.holding, base.confirmed, base.score
        money: Chosen = ()
        for move in moves:
            holding ^= move.holding
            confirmed += move.confirmed
            score += move.score
            money += move.money
        found = self._closings.judge(holding, setting.diagnosis)
        if found.neither or confirmed < self._content.limits.confirmed_at_least:
            return False
        if found.out or not self.tried:
            return self._advice.side is not found.only_side
        parts = (base, *moves)
        if money and not any(self._turns_at(parts, score, end) for end in EXTREMES):
            return False
        return self._turns_at(parts, score, self._cost(money, found.paid))

    def _turns_at(self, parts: tuple[Effect, ...], score: int, cost: int) -> bool:
        cost *= self._unit
        side = self._scale.side(score, cost, self._unit)
        was = self._advice.side
        if side is None or side is not (was or side):
            return side is not was
        points = (*add_points(*(part.points for part in parts)), cost)
        return self._scale.is_tossed(side, points) is not (was is None)

    def _effect(self, group: Group, chosen: Chosen, setting: Setting) -> Effect:
        key = (group, chosen, setting if group.reads_hub else None)
        if key not in self._standings:
            self._standings[key] = self._stand(group, chosen, setting)
        holding, confirmed, lefts = self._standings[key]
        found = [self._score(*block, setting) for block in zip(group.blocks, lefts, strict=True)]
        points = add_points(*found) if found else NO_POINTS
        return Effect(holding, confirmed, self._scale.weigh(points), points)

    def _stand(self, group: Group, chosen: Chosen, setting: Setting) -> Standing:
        """Closers that hold, confirmed answers asked, and what is left of each block's questions.

        Goes through a group's questions as ``interview.possible`` goes through all.
        """
        questions = self._content.questions
        given = {c.change.question: c.answer for c in chosen}
        found = {self._content.hub: setting.left}
        confirmed = 0
        for name in group.questions:
            reach = questions[name].ask_if.truth(found)
            left = self._left[name]
            if name in given:
                left = options_left(self._content, questions[name], given[name])
            found[name] = _reached(reach, left)
            confirmed += reach is Truth.YES and self._sure[name]
        holding = sum(closer.bit for closer in group.closers if closer.closes(found))
        blocks = (self._content.blocks[n].questions for n in group.blocks)
        return holding, confirmed, tuple(tuple(found[q] for q in names) for names in blocks)

    def _score(self, number: int, key: Key, setting: Setting) -> Points:
        """A block's part of the differences, its mean over all completions."""
        if (number, key, setting) not in self._scores:
            reads = self._content.blocks[number].reads_hub
            found = [0] * len(SCORED)
            for band, by in setting.factors.items():
                if (band is not None) is reads:
                    for place, share, points in self._read_block(number, key, band):
                        found[place] += by[share] * points
            self._scores[number, key, setting] = tuple(found)
        return self._scores[number, key, setting]

    def _read_block(self, number: int, key: Key, band: str | None) -> Parts:
        """A block's mean differences beside a band: consideration, share to multiply, points."""
        if (number, key, band) not in self._parts:
            block = self._content.blocks[number]
            left = dict(zip(block.questions, key, strict=True))
            rows = scoring.enumerate_block(self._content, block, left, band)
            times = scoring.CHANCES ** (self._longest - len(block.questions))
            self._parts[number, key, band] = [
                (SCORED.index(term.consideration), term.share, (b - a) * times)
                for term, (a, b) in zip(block.terms, rows.sums, strict=True)
            ]
        return self._parts[number, key, band]

    def _cost(self, money: Chosen, paid: CostRoutes) -> int:
        """The cost difference with these amounts changed, as ``cost_difference`` has it."""
        if (money, paid) not in self._costs:
            self._costs[money, paid] = self._priced(money, paid)
        return self._costs[money, paid]

    def _priced(self, money: Chosen, paid: CostRoutes) -> int:
        reading = self._advice.cost
        if reading.missing:
            return 0
        changed = {c.change.question: c.answer.amount.likely for c in money if c.answer.amount}
        lines = cost_lines(self._content.cost, {**self._amounts, **changed}, paid)
        foundation, fine_tuned = (sum(side[name] for name in LINES) for side in lines)
        span = (foundation - fine_tuned,) * 3
        decisive = changed.get(DECISIVE, reading.decisive)
        return cost_difference(replace(reading, difference=span, decisive=decisive))


def add_points(*points: Points) -> Points:
    """Points added up, consideration by consideration."""
    return tuple(map(sum, zip(*points, strict=True)))


def _reached(reach: Truth, left: Left) -> Left:
    if reach is Truth.NO:
        return NOWHERE
    return left if reach is Truth.YES else left | NOWHERE


def _setting(
    content: Content, alternative: Alternative | None, answer: Answer, factors: Factors
) -> Setting:
    trial = answer.trial if answer.state is State.ANSWERED else None
    return Setting(
        alternative=alternative,
        left=options_left(content, content.questions[content.hub], answer),
        diagnosis=diagnose(content, read_trial(trial, content.bands) if trial else None),
        factors=factors,
    )


def _weighed(states: tuple[HubState, ...]) -> list[tuple[str, dict[Share, Fraction]]]:
    """Per state its band, and what a term counts for there by its share: chance x share."""
    return [
        (
            state.band,
            {
                Share.WHOLE: state.weight,
                Share.FACTS: state.weight * state.facts,
                Share.WAY: state.weight * state.way,
                Share.REASONING: state.weight * state.reasoning,
                Share.NOT_WAY: state.weight * (1 - state.way),
            },
        )
        for state in states
    ]


def _factors(states: list[tuple[str, dict[Share, Fraction]]], denominator: int) -> Factors:
    found: Factors = {None: dict.fromkeys(Share, 0)}
    for band, by in states:
        of_band = found.setdefault(band, dict.fromkeys(Share, 0))
        for share, value in by.items():
            of_band[share] += int(value * denominator)
            found[None][share] += int(value * denominator)
    return found


def _likely_amounts(content: Content, answers: Mapping[str, Answer]) -> dict[str, float]:
    """The likely value of each amount money reads, as ``read_cost`` has it."""
    found = {}
    for name in AMOUNTS:
        answer, default = answers[name], content.questions[name].default
        views = (answer.amount, *(voice.amount for voice in answer.voices))
        stated = [a.likely for a in views if a] if answer.state is State.ANSWERED else []
        expected = 0.0 if default is None else default[1]
        found[name] = sum(stated) / len(stated) if stated else expected
    return found


def _tie(content: Content, closers: tuple[Closer, ...]) -> tuple[Group, ...]:
    """The questions in the groups that blocks, routing and closers tie them into.

    The first group has no question: what the hub alone decides.
    """
    reads = [frozenset(block.questions) for block in content.blocks]
    reads += [closer.questions() for closer in closers]
    reads += [q.ask_if.questions() | {q.id} for q in content.questions.values()]
    tied: list[frozenset[str]] = []
    for names in (read - {content.hub} for read in reads):
        meeting = [group for group in tied if group & names]
        tied = [group for group in tied if not group & names]
        tied.append(names.union(*meeting))
    groups = (frozenset[str](), *(group for group in tied if group))
    return tuple(_group(content, closers, names) for names in groups)


def _group(content: Content, closers: tuple[Closer, ...], names: frozenset[str]) -> Group:
    """A group's questions in order; closers and blocks of the hub alone go with no question."""
    rest = content.hub
    inside = tuple(c for c in closers if _belongs(c.questions() - {rest}, names))
    blocks = (n for n, b in enumerate(content.blocks) if _belongs(frozenset(b.questions), names))
    routed = (content.questions[name].ask_if.questions() for name in names)
    return Group(
        questions=tuple(name for name in content.questions if name in names),
        closers=inside,
        blocks=tuple(blocks),
        reads_hub=content.hub in frozenset().union(*routed, *(c.questions() for c in inside)),
    )


def _belongs(read: frozenset[str], names: frozenset[str]) -> bool:
    return bool(read & names) if names else not read
