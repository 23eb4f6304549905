"""Where each criterion votes, and what treats the cases a plain sum gets wrong."""

from __future__ import annotations

from logic.record import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """The one place a criterion votes in: a consideration with its terms, or outside the score."""

    criterion: str
    place: str
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """A case a plain sum gets wrong, and the terms, gates, routes and rules that treat it."""

    id: str
    terms: tuple[str, ...] = ()
    gates: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
