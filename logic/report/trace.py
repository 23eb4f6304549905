"""A number with what is said of where it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.record import dataclass

if TYPE_CHECKING:
    from logic.report.blocks import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A number with what is said of it, block by block, and the keys of its sources."""

    title: str
    blocks: tuple[Block, ...]
    sources: tuple[str, ...] = ()
