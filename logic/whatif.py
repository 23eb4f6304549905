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

from math import lcm
from operator import sub
from typing import TYPE_CHECKING

from logic import scoring
from logic.assessment import State
from logic.changes import MONEY, change_answers
from logic.interview import hub, options_left, tried
from logic.model import UNREACHED, Consideration, Share, Truth
from logic.record import dataclass
from logic.scale import Scale
from logic.trial import diagnose, read_trial

if TYPE_CHECKING:
    from collections.abc import Mapping

    from logic.assessment import Assessment
    from logic.changes import Alternative
    from logic.closings import Closer
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


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Questions tied to each other, the hub apart, with what reads them.

    ``blocks`` are places in ``Content.blocks``. ``reads_hub`` says whether routing or a closer
    reads the hub beside them, ``varies`` whether anything at all is another beside each trial.
    """

    questions: tuple[str, ...]
    closers: tuple[Closer, ...]
    blocks: tuple[int, ...]
    reads_hub: bool
    varies: bool


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """The trial as given, or another: options left, what it calls for, what terms count for.

    ``tried`` says whether it counts as a trial.
    ``factors`` are by band (None: all bands together) and by the share of failures a term is
    multiplied with.
    """

    alternative: Alternative | None
    left: Left
    diagnosis: str
    tried: bool
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
    """An assessment laid out in groups, beside each trial, over one denominator, the ``unit``.

    Points are left at 0 where no trial counts as one, unless it ``weighs`` all the same.
    """

    def __init__(
        self,
        content: Content,
        assessment: Assessment,
        closers: tuple[Closer, ...],
        trials: Chosen,
        *,
        weighs: bool = False,
    ) -> None:
        self._content = content
        self.groups = _tie(content, closers)
        answers = {name: assessment.answer(name) for name in content.questions}
        self._left = {n: options_left(content, content.questions[n], answers[n]) for n in answers}
        self._sure = {n: a.confirmed or a.state is State.NOT_APPLICABLE for n, a in answers.items()}
        self._moves: dict[tuple[Group, Chosen, Setting | None], Effect] = {}
        self._effects: dict[tuple[Group, Chosen, Setting | None], Effect] = {}
        self._standings: dict[tuple[Group, Chosen, Left | None], Standing] = {}
        self._left_by: dict[Alternative, Left] = {}
        self._parts: dict[tuple[int, Key, str | None], Parts] = {}
        given = [assessment, *(change_answers(assessment, (one,)) for one in trials)]
        states = [hub(content, one) for one in given]
        denominator = lcm(*(_whole(state) for of in states for state in of))
        self.settings = tuple(
            _setting(content, alternative, one, _factors(found, denominator))
            for alternative, one, found in zip((None, *trials), given, states, strict=True)
        )
        self._weighs = weighs or any(setting.tried for setting in self.settings)
        self._longest = max(len(block.questions) for block in content.blocks)
        self.unit = denominator * scoring.CHANCES**self._longest
        self.scale = Scale(content, assessment, self.unit)

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
        key = (group, chosen, setting if group.varies else None)
        if key not in self._moves:
            before = self._effect(group, (), setting)
            after = self._effect(group, chosen, setting)
            self._moves[key] = Effect(
                holding=before.holding ^ after.holding,
                confirmed=after.confirmed - before.confirmed,
                score=after.score - before.score,
                points=tuple(map(sub, after.points, before.points)),
                chosen=chosen,
                money=tuple(c for c in chosen if self._weighs and c.change.question in MONEY),
            )
        return self._moves[key]

    def _effect(self, group: Group, chosen: Chosen, setting: Setting) -> Effect:
        key = (group, chosen, setting if group.varies else None)
        if key not in self._effects:
            holding, confirmed, lefts = self._standing(group, chosen, setting)
            points = [NO_POINTS]
            if self._weighs:
                blocks = zip(group.blocks, lefts, strict=True)
                points += [self._score(*of, setting) for of in blocks]
            total = add_points(*points)
            self._effects[key] = Effect(holding, confirmed, self.scale.weigh(total), total)
        return self._effects[key]

    def _standing(self, group: Group, chosen: Chosen, setting: Setting) -> Standing:
        key = (group, chosen, setting.left if group.reads_hub else None)
        if key not in self._standings:
            self._standings[key] = self._stand(group, chosen, setting)
        return self._standings[key]

    def _stand(self, group: Group, chosen: Chosen, setting: Setting) -> Standing:
        """Closers that hold, confirmed answers asked, and what is left of each block's questions.

        Goes through a group's questions as ``interview.possible`` goes through all.
        """
        questions = self._content.questions
        given = {c.change.question: self._left_after(c) for c in chosen}
        found = {self._content.hub: setting.left}
        confirmed = 0
        for name in group.questions:
            reach = questions[name].ask_if.truth(found)
            found[name] = _reached(reach, given.get(name, self._left[name]))
            confirmed += reach is Truth.YES and self._sure[name]
        holding = sum(closer.bit for closer in group.closers if closer.closes(found))
        blocks = (self._content.blocks[n].questions for n in group.blocks)
        return holding, confirmed, tuple(tuple(found[q] for q in names) for names in blocks)

    def _left_after(self, changed: Alternative) -> Left:
        """The options a changed answer leaves possible."""
        if changed not in self._left_by:
            question = self._content.questions[changed.change.question]
            self._left_by[changed] = options_left(self._content, question, changed.answer)
        return self._left_by[changed]

    def _score(self, number: int, key: Key, setting: Setting) -> Points:
        """A block's part of the differences, its mean over all completions."""
        reads = self._content.blocks[number].reads_hub
        found = [0] * len(SCORED)
        for band, by in setting.factors.items():
            if (band is not None) is reads:
                for place, share, points in self._read_block(number, key, band):
                    found[place] += by[share] * points
        return tuple(found)

    def _read_block(self, number: int, key: Key, band: str | None) -> Parts:
        """A block's mean differences beside a band: consideration, share to multiply, points."""
        if (number, key, band) not in self._parts:
            block = self._content.blocks[number]
            left = dict(zip(block.questions, key, strict=True))
            rows = scoring.block_outcomes(self._content, block, left, band)
            times = scoring.CHANCES ** (self._longest - len(block.questions))
            self._parts[number, key, band] = [
                (SCORED.index(term.consideration), term.share, (b - a) * times)
                for term, (a, b) in zip(block.terms, rows.sums, strict=True)
            ]
        return self._parts[number, key, band]


def add_points(*points: Points) -> Points:
    """Points added up, consideration by consideration."""
    return tuple(map(sum, zip(*points, strict=True)))


def _reached(reach: Truth, left: Left) -> Left:
    if reach is Truth.NO:
        return NOWHERE
    return left if reach is Truth.YES else left | NOWHERE


def _setting(
    content: Content, alternative: Alternative | None, given: Assessment, factors: Factors
) -> Setting:
    answer = given.answer(content.hub)
    trial = answer.trial if answer.state is State.ANSWERED else None
    return Setting(
        alternative=alternative,
        left=options_left(content, content.questions[content.hub], answer),
        diagnosis=diagnose(content, read_trial(trial, content.bands) if trial else None),
        tried=tried(content, given),
        factors=factors,
    )


def _factors(states: tuple[HubState, ...], denominator: int) -> Factors:
    """What terms count for by band and share: chance times share, over the denominator."""
    found: Factors = {None: dict.fromkeys(Share, 0)}
    for state in states:
        of_band = found.setdefault(state.band, dict.fromkeys(Share, 0))
        times = state.weight.numerator * (denominator // _whole(state))
        for share, count in state.shares(state.whole).items():
            of_band[share] += times * count
            found[None][share] += times * count
    return found


def _whole(state: HubState) -> int:
    return state.weight.denominator * state.whole


def _tie(content: Content, closers: tuple[Closer, ...]) -> tuple[Group, ...]:
    """The questions in the groups that blocks, routing and closers tie them into.

    The first group has no question: what the hub alone decides.
    """
    own = {closer: closer.questions() for closer in closers}
    routed = {q.id: q.ask_if.questions() for q in content.questions.values()}
    tied: list[frozenset[str]] = []
    reads = [*(frozenset(block.questions) for block in content.blocks), *own.values()]
    for names in (*reads, *(parents | {name} for name, parents in routed.items())):
        meeting = [group for group in tied if group & names - {content.hub}]
        tied = [group for group in tied if group not in meeting]
        tied.append(names.union(*meeting) - {content.hub})
    groups = (frozenset[str](), *(group for group in tied if group))
    return tuple(_group(content, own, routed, names) for names in groups)


def _group(
    content: Content,
    closers: Mapping[Closer, frozenset[str]],
    routed: Mapping[str, frozenset[str]],
    names: frozenset[str],
) -> Group:
    """A group's questions in order; closers and blocks of the hub alone go with no question."""
    inside = tuple(c for c, read in closers.items() if _belongs(read - {content.hub}, names))
    blocks = [n for n, b in enumerate(content.blocks) if _belongs(frozenset(b.questions), names)]
    terms = [term for n in blocks for term in content.blocks[n].terms]
    reads = content.hub in frozenset().union(
        *(routed[n] for n in names), *(closers[c] for c in inside)
    )
    return Group(
        questions=tuple(name for name in content.questions if name in names),
        closers=inside,
        blocks=tuple(blocks),
        reads_hub=reads,
        varies=reads
        or any(t.share is not Share.WHOLE or content.hub in t.questions for t in terms),
    )


def _belongs(read: frozenset[str], names: frozenset[str]) -> bool:
    return bool(read & names) if names else not read
