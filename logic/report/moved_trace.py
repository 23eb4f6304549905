"""Where the numbers came from that compare two states: then and now, or saved and tried.

Their keys are "before", "after", both also with the key of a number of that state
("after:share"), "part:CONSIDERATION", "moved:WHAT" and "rules".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.figures.numerals import signed, weight
from logic.figures.sides import towards
from logic.record import dataclass
from logic.report.provenance import trace
from logic.report.trace import Trace
from logic.report.trace_blocks import answer_rows, lead_trace, pairs, rules, text, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.comparison import Comparison, Moved
    from logic.findings import ConsiderationResult
    from logic.report.blocks import Block
    from logic.report.matter import Matter


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoStates:
    """Two states under the rules of now; ``found`` is None where answers are only tried."""

    before: Matter
    after: Matter
    found: Comparison | None = None

    def trace(self, key: str) -> Trace | None:
        """Where a number came from; None where there is no such number."""
        kind, _, name = key.partition(":")
        if kind in ("before", "after"):
            state = self.before if kind == "before" else self.after
            return trace(state, name) if name else lead_trace(state)
        if kind == "part":
            return self._part(name)
        if self.found is None:
            return None
        if kind == "rules":
            return self._rules(self.found)
        return next((self._moved(one) for one in self.found.moved if one.what == name), None)

    def _say(self, key: str, **values: object) -> str:
        return told(self.before, f"moved.{key}", **values)

    def _part(self, name: str) -> Trace | None:
        found = [_consideration(one, name) for one in (self.before, self.after)]
        was, now = found
        if was is None or now is None:
            return None
        moved = now.contribution - was.contribution
        rows = ((self._say("before"), self._sum(was)), (self._say("after"), self._sum(now)))
        named = {"before": signed(was.contribution), "after": signed(now.contribution)}
        called = self.after.consideration(name)
        points = towards(self.after.words, moved)
        return Trace(
            title=self._say("title", name=called, points=points),
            blocks=(
                text(self.after, "moved.formula", **named),
                *pairs(self._say("states"), rows),
                *self._changed({q for one in (was, now) for r in one.reasons for q in r.questions}),
                *rules(self.after),
            ),
            sources=tuple(dict.fromkeys(s for r in now.reasons for s in r.sources)),
        )

    def _sum(self, one: ConsiderationResult) -> str:
        return told(
            self.after,
            "lead.row",
            weight=weight(one.weight),
            difference=signed(one.difference),
            points=signed(one.contribution),
        )

    def _changed(self, names: set[str]) -> tuple[Block, ...]:
        """Those of the questions that are answered otherwise in the two states."""
        states = self.before.assessment, self.after.assessment
        asked = [q for q in self.after.content.questions if q in names]
        changed = [q for q in asked if states[0].answer(q) != states[1].answer(q)]
        return pairs(self._say("answers"), self._rows(changed))

    def _rows(self, names: list[str]) -> Iterator[tuple[str, str]]:
        both = (answer_rows(one, names) for one in (self.before, self.after))
        for (name, then), (_, now) in zip(*both, strict=True):
            yield name, f"{self._say('then', said=then)}\n{self._say('now', said=now)}"

    def _moved(self, one: Moved) -> Trace:
        points = towards(self.after.words, one.points)
        named = self.after.question(one.question) if one.question else self._part_name(one.what)
        made = {"forth": signed(one.forth), "back": signed(one.back)}
        behind: tuple[Block, ...] = (text(self.after, "moved.other"),)
        if one.question:
            behind = pairs(self._say("answers"), self._rows([one.question]))
        asked = self.after.content.questions.get(one.question)
        return Trace(
            title=self._say("change", name=named, points=points),
            blocks=(text(self.after, "moved.orders", **made), *behind, *rules(self.after)),
            sources=asked.sources if asked is not None else (),
        )

    def _part_name(self, what: str) -> str:
        return self.after.words.text(f"ui_compare.part.{what}")

    def _rules(self, found: Comparison) -> Trace | None:
        rules_moved = found.rules
        if rules_moved is None or rules_moved.points is None or rules_moved.lead is None:
            return None
        shown = lead_trace(self.before, text(self.after, "moved.rules"))
        points = towards(self.after.words, rules_moved.points)
        title = self._say("change", name=self._say("rules_name"), points=points)
        return Trace(title=title, blocks=shown.blocks)


def _consideration(matter: Matter, name: str) -> ConsiderationResult | None:
    return next((one for one in matter.advice.considerations if one.id == name), None)
