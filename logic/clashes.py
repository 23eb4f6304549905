"""Answers that cannot both be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """The questions ``given`` have an answer, and those of ``when`` one of the options there."""

    id: str
    given: tuple[str, ...]
    when: Mapping[str, frozenset[str]]

    def questions(self) -> frozenset[str]:
        """The ids of the questions it is between."""
        return frozenset({*self.given, *self.when})

    def holds(self, left: Mapping[str, frozenset[str]]) -> bool:
        """Whether no other options are left of those questions."""
        return all(left[name] <= options for name, options in self.when.items())
