"""A table of an outline as CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from logic.report.blocks import Prose, Table

#: What a spreadsheet may read as the beginning of a formula; their wide forms count as well.
_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
_CONTROL = ("\t", "\r", "\n")


def as_csv(table: Table) -> bytes:
    """The table as UTF-8 with a byte order mark, every cell quoted, lines ended by CRLF."""
    out = StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerows([_cell(cell) for cell in row] for row in (table.headers, *table.rows))
    return out.getvalue().encode("utf-8-sig", "replace")


def _cell(prose: Prose) -> str:
    return safe("".join(span.text for span in prose).replace("\0", ""))


def safe(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet might calculate it."""
    risky = text.startswith(_CONTROL) or text.lstrip().startswith(_FORMULA)
    return f"'{text}" if risky else text
