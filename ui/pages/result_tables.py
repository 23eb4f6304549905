"""The report's tables as widgets; the result shows one only where it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages.result_blocks import colour_of, flat_words, prose_of, runs
from ui.widgets import Cell, Column, DataTable, Prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from logic.report import blocks
    from logic.report.blocks import Span
    from ui.fonts import TextRole
    from ui.pages.result_blocks import More
    from ui.theme import Look
    from ui.widgets.numbers import Opener


def table(look: Look, block: blocks.Table, more: More, opener: Opener | None) -> DataTable:
    """A table; ``more`` gives a further cell by the first text of a row."""
    plain = [[flat_words(spans) for spans in row] for row in block.rows]
    columns = [
        Column(
            title=flat_words(header), share=max(1, round(width / 10)), right=block.holds_numbers(at)
        )
        for at, (header, width) in enumerate(zip(block.headers, block.widths, strict=True))
    ]
    last = [more(texts[0]) for texts in plain]
    if any(last):
        columns.append(Column(title=""))
    shown = DataTable(look, columns, block.title)
    rows = [[_cell(look, s, opener, strong=not at) for at, s in enumerate(r)] for r in block.rows]
    _set_at_right(rows, columns)
    if any(last):
        rows = [[*row, Cell(widget=end)] for row, end in zip(rows, last, strict=True)]
    shown.set_rows(rows)
    return shown


def _set_at_right(rows: Sequence[Sequence[Cell]], columns: Sequence[Column]) -> None:
    """Let numbers that open end where the other numbers of their column do."""
    for row in rows:
        for cell, column in zip(row, columns, strict=False):
            if column.right and isinstance(cell.widget, Prose):
                cell.widget.set_at_right()


def _cell(look: Look, spans: Sequence[Span], opener: Opener | None, *, strong: bool) -> Cell:
    if not spans:
        return Cell()
    only = spans[0]
    if len(spans) == 1 and not (opener is not None and only.opens):
        return Cell(text=only.text, bold=strong or only.strong, colour=colour_of(only))
    role: TextRole = "secondary_strong" if strong else "secondary"
    prose = prose_of(look, runs(spans), opener, role)
    prose.set_limit(0)
    return Cell(widget=prose)
