"""Our own price list: a CSV file, read strictly, every fault named with line and column."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from logic.assessment_checks import is_day
from logic.errors import PriceFileError
from logic.prices.checks import contradictions, doubts, row_faults
from logic.prices.values import CONFIDENCES, Kind, PriceRow, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from logic.prices.checks import Fault

#: Columns that must be there, and those that may.
NEEDED = ("provider", "model", "kind", "unit", "price_usd", "as_of", "source")
OPTIONAL = (
    "confidence",
    "effective_from",
    "effective_to",
    "region",
    "min_prompt_tokens",
    "tuning_closes",
    "serving_ends",
    "licence",
    "note",
)
COLUMNS = (*NEEDED, *OPTIONAL)
MOST_ROWS = 40_000
MOST_FAULTS = 20
LONGEST_CELL = 1_000
UNDATED = "undated"
#: Characters in which the columns must stand.
_HEAD = 4_000
_NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,12})?", re.ASCII)
_WHOLE = re.compile(r"[0-9]{0,9}", re.ASCII)
_ROUGH_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2]))?", re.ASCII)
_OTHER_SIZE = re.compile(
    r"per_?(1_?k|1_?000|thousand|k)?_?(input_|output_|training_)?tokens?$", re.IGNORECASE
)


def read_own(text: str, name: str) -> tuple[tuple[PriceRow, ...], tuple[str, ...]]:
    """The rows of a list, and sentences on those to be looked at.

    Raises:
        PriceFileError: any part is wrong; nothing of it is used. ``faults`` names each.
    """
    lines, rows, faults = [], [], []
    for line, cells in _cells(text, name):
        found = list(_row_faults_of(cells))
        if found:
            faults += [f"line {line}, column {column}: {said}" for column, said in found]
        else:
            row = _row(cells)
            rows.append(row)
            lines.append(line)
            faults += [_at(line, fault) for fault in row_faults(row)]
        if len(faults) > MOST_FAULTS:
            break
    where = dict(zip(map(id, rows), lines, strict=True))
    if not faults:
        faults = [_at(where[id(f.row)], f) for f in contradictions(rows)]
        faults += _repeated(rows, lines)
    if not (faults or rows):
        faults = ["it holds no price; add a row for each"]
    if faults:
        raise PriceFileError(name, tuple(faults))
    return tuple(rows), tuple(_at(where[id(fault.row)], fault) for fault in doubts(rows))


def is_own(text: str) -> bool:
    """Whether a text begins with the columns of our list."""
    first = next(csv.reader(io.StringIO(text[:_HEAD], newline="")), [])
    return len({cell.strip() for cell in first} & set(COLUMNS)) > len(NEEDED) // 2


def write_own(rows: tuple[PriceRow, ...]) -> str:
    """The rows as the text of a list that reads back as they are."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_cell(row, column) for column in COLUMNS])
    return made.getvalue()


def _cell(row: PriceRow, column: str) -> str:
    value = getattr(row, column)
    if column == "as_of":
        return value or UNDATED
    if column == "price_usd":
        return "" if value is None else f"{value:.12f}".rstrip("0").rstrip(".")
    return str(value or "")


def _cells(text: str, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The cells of each row by column, with the line the row ends at."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        head = [cell.strip() for cell in next(reader)]
        if said := _head_fault(head):
            raise PriceFileError(name, (f"line 1: {said}",))
        for count, cells in enumerate((row for row in reader if any(row)), start=1):
            if count > MOST_ROWS:
                said = f"there are more than {MOST_ROWS:,} rows; split the list"
                raise PriceFileError(name, (said,))
            if len(cells) != len(head):
                said = (
                    f"{len(cells)} cells where the columns are {len(head)}; quote commas in a cell"
                )
                raise PriceFileError(name, (f"line {reader.line_num}: {said}",))
            yield reader.line_num, dict(zip(head, map(str.strip, cells), strict=True))
    except csv.Error as fault:
        said = f"line {reader.line_num}: this is no CSV ({fault}); save the list as CSV again"
        raise PriceFileError(name, (said,)) from fault


def _head_fault(head: list[str]) -> str:
    missing = [column for column in NEEDED if column not in head]
    unknown = [column for column in head if column not in COLUMNS]
    if missing:
        return f"the column {missing[0]} is missing; add it"
    if unknown:
        return f'there is no column "{unknown[0][:40]}"; use {", ".join(COLUMNS)}'
    if len(set(head)) != len(head):
        return "one column stands there twice; remove one of them"
    return ""


def _row_faults_of(cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The columns that cannot be read, each with what to do."""
    for column, cell in cells.items():
        if len(cell) > LONGEST_CELL:
            yield column, f"the text has more than {LONGEST_CELL:,} characters; shorten it"
        elif not cell.isprintable():
            yield column, "it holds a line break or a control character; remove it"
        elif said := _CHECKS.get(column, _fine)(cell):
            yield column, said


def _fine(_cell: str) -> str:
    return ""


def _kind_fault(cell: str) -> str:
    return "" if cell in set(Kind) else f"it must be one of {', '.join(Kind)}"


def _unit_fault(cell: str) -> str:
    if cell in set(Unit):
        return ""
    if _OTHER_SIZE.search(cell):
        return (
            f"{cell} is a price per token or per thousand; nothing is converted, so give the"
            " price per million tokens"
        )
    return f"it must be one of {', '.join(Unit)}"


def _price_fault(cell: str) -> str:
    if not cell or _NUMBER.fullmatch(cell):
        return ""
    return "write dollars with digits and a point alone, such as 0.15, or nothing if not known"


def _rough_date_fault(cell: str) -> str:
    if cell in ("", UNDATED) or is_day(cell) or _ROUGH_DATE.fullmatch(cell):
        return ""
    return f'write a day as 2026-11-26, a month, a year, or "{UNDATED}"'


def _day_fault(cell: str) -> str:
    return "" if not cell or is_day(cell) else "write a day as 2026-11-26, or nothing"


def _whole_fault(cell: str) -> str:
    return "" if _WHOLE.fullmatch(cell) else "write a whole number of tokens, or nothing"


def _confidence_fault(cell: str) -> str:
    fits = not cell or cell in CONFIDENCES
    return "" if fits else f"it must be one of {', '.join(CONFIDENCES)}, or empty"


def _source_fault(cell: str) -> str:
    return "" if cell else "it is empty; say where the price was read"


_CHECKS: Mapping[str, Callable[[str], str]] = {
    "kind": _kind_fault,
    "unit": _unit_fault,
    "price_usd": _price_fault,
    "as_of": _rough_date_fault,
    "source": _source_fault,
    "confidence": _confidence_fault,
    "effective_from": _day_fault,
    "effective_to": _day_fault,
    "min_prompt_tokens": _whole_fault,
    "tuning_closes": _day_fault,
    "serving_ends": _day_fault,
}


def _row(cells: Mapping[str, str]) -> PriceRow:
    price = float(cells["price_usd"] or 0)
    texts = {column: cells.get(column, "") for column in _TEXTS}
    return PriceRow(
        provider=cells["provider"],
        model=cells["model"],
        kind=Kind(cells["kind"]),
        unit=Unit(cells["unit"]),
        price_usd=price or None,  # nothing is free: a zero says that the price is not known
        as_of="" if cells["as_of"] == UNDATED else cells["as_of"],
        source=cells["source"],
        min_prompt_tokens=int(cells.get("min_prompt_tokens") or 0),
        **texts,
    )


_TEXTS = tuple(column for column in OPTIONAL if column != "min_prompt_tokens")


def _at(line: int, fault: Fault) -> str:
    return f"line {line}, column {fault.column}: {fault.sentence}"


def _repeated(rows: list[PriceRow], lines: list[int]) -> list[str]:
    first: dict[object, int] = {}
    said = []
    for row, line in zip(rows, lines, strict=True):
        before = first.setdefault(row.key, line)
        if before != line:
            said.append(f"line {line}: it prices the same as line {before}; keep one of them")
    return said
