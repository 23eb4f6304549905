"""The states an assessment can be taken back to, and made again from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from logic.record import dataclass

if TYPE_CHECKING:
    from logic.assessment import Assessment

UNDO_KEPT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A state to go back to; ``place`` is where the change was made, ``what`` names it."""

    state: Assessment
    place: str
    merge: str
    what: str


class UndoStack:
    """Steps to undo and to redo; ``undo_what`` and ``redo_what`` name the next, "" for none."""

    def __init__(self) -> None:
        self._undo: list[Step] = []
        self._redo: list[Step] = []

    @property
    def undo_what(self) -> str:
        """What undo takes back: "question:ID" or a word such as "priorities"."""
        return self._undo[-1].what if self._undo else ""

    @property
    def redo_what(self) -> str:
        """What redo makes again."""
        return self._redo[-1].what if self._redo else ""

    def clear(self) -> None:
        """Forget every step."""
        self._undo.clear()
        self._redo.clear()

    def push(self, step: Step, now: Assessment) -> None:
        """Keep the step to ``now``; one that merges with the last is part of it.

        It merges while nothing was undone since. Where the parts lead back to where they
        began, there is nothing left to undo.
        """
        merges = step.merge and self._undo and self._undo[-1].merge == step.merge
        if not merges or self._redo:
            self._undo.append(step)
            del self._undo[:-UNDO_KEPT]
        elif self._undo[-1].state == now:
            self._undo.pop()
        self._redo.clear()

    def undo(self, state: Assessment) -> Step | None:
        """The step to go back to from a state, None if there is none."""
        return _travel(self._undo, self._redo, state)

    def redo(self, state: Assessment) -> Step | None:
        """The step to go on to from a state, None if there is none."""
        return _travel(self._redo, self._undo, state)


def _travel(source: list[Step], target: list[Step], state: Assessment) -> Step | None:
    if not source:
        return None
    step = source.pop()
    target.append(replace(step, state=state, merge=""))
    return step
