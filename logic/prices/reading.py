"""Reads a price file of any format we know, whole or not at all."""

from __future__ import annotations

from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING

from logic.disk import read_whole
from logic.errors import AssessmentFileError, PriceFileError
from logic.prices.checks import contradictions, doubts, row_faults
from logic.prices.own_csv import MOST_ROWS, is_own, read_own
from logic.prices.values import PriceFile
from logic.strict_json import JsonError, parse
from resources import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

    from logic.prices.checks import Fault
    from logic.prices.values import Key, PriceRow

OWN = "own"
MOST_BYTES = 8 * 1024 * 1024
_NONE_OF_OURS = (
    "it is none of the price lists known here; choose a CSV with the columns in Help, a LiteLLM"
    " price map, genai-prices data.json, or llm-prices current-v1.json"
)
#: What spreadsheets put between columns in some countries.
_SEPARATORS = {
    ";": "its columns are parted by semicolons; save it as CSV with commas",
    "\t": "its columns are parted by tabs; save it as CSV with commas",
}
BUNDLED_NAME = "prices.csv"


def read_file(path: Path, dated: str = "") -> PriceFile:
    """What a price file on disk holds; see ``read_prices``.

    Raises:
        PriceFileError: it cannot be read, or not used.
    """
    try:
        data = read_whole(path, MOST_BYTES)
    except AssessmentFileError as fault:
        raise PriceFileError(path.name, (str(fault),)) from fault
    return read_prices(data, path.name, dated)


def read_prices(data: bytes, name: str, dated: str = "") -> PriceFile:
    """What the bytes of a price file hold, in rows of ours.

    The format is told by structure alone and fixes the unit; nothing is guessed. ``dated`` is
    the day (ISO) the file was published, for formats that name none.

    Raises:
        PriceFileError: it is none of the formats, too large, or wrong in any part of its own.
    """
    if len(data) > MOST_BYTES:
        said = f"it is larger than {MOST_BYTES // 1024 // 1024} MB; choose a smaller list"
        raise PriceFileError(name, (said,))
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        return _foreign(data, name, dated)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        said = f"it is not text in UTF-8 (byte {fault.start + 1}); save it as CSV in UTF-8"
        raise PriceFileError(name, (said,)) from fault
    if not is_own(text):
        other = next((sign for sign in _SEPARATORS if is_own(text.replace(sign, ","))), "")
        raise PriceFileError(name, (_SEPARATORS.get(other, _NONE_OF_OURS),))
    rows, warnings = read_own(text, name)
    return PriceFile(name=name, form=OWN, checksum=_sum(data), rows=rows, warnings=warnings)


def bundled() -> PriceFile:
    """The price list that comes with Tunewise."""
    data = (FOLDER / "prices" / BUNDLED_NAME).read_bytes()
    return read_prices(data, BUNDLED_NAME)


def _foreign(data: bytes, name: str, dated: str) -> PriceFile:
    from logic.prices.adapters import form_of, taken  # noqa: PLC0415 - memory

    try:
        raw = parse(data)
    except JsonError as fault:
        raise PriceFileError(name, (f"{fault}; {fault.advice}",)) from fault
    form = form_of(raw)
    if not form:
        raise PriceFileError(name, (_NONE_OF_OURS,))
    found = list(islice(taken(raw, form, dated), MOST_ROWS + 1))
    if len(found) > MOST_ROWS:
        said = f"there are more than {MOST_ROWS:,} prices; choose a smaller list"
        raise PriceFileError(name, (said,))
    aside = [one.said for one in found if one.row is None]
    rows = _sound([one.row for one in found if one.row is not None], aside)
    if not rows:
        none = "it holds no price that can be used; choose another list"
        raise PriceFileError(name, (none, *aside))
    warnings = tuple(_about(fault) for fault in doubts(rows))
    return PriceFile(
        name=name,
        form=form,
        checksum=_sum(data),
        rows=rows,
        set_aside=tuple(aside),
        warnings=warnings,
    )


def _sound(rows: list[PriceRow], aside: list[str]) -> tuple[PriceRow, ...]:
    """The rows nothing is wrong with; what is wrong with the others is added to ``aside``."""
    wrong = {}
    for row in rows:
        for fault in row_faults(row):
            wrong[id(row)] = fault
    fine = [row for row in rows if id(row) not in wrong]
    for fault in contradictions(fine):
        wrong[id(fault.row)] = fault
    aside += [_about(fault) for fault in wrong.values()]
    kept: dict[Key, PriceRow] = {}
    for row in rows:
        if id(row) in wrong:
            continue
        if kept.setdefault(row.key, row).price_usd != row.price_usd:
            aside.append(f"{row.provider} {row.model}, {row.unit}: priced twice; the first is kept")
    return tuple(kept.values())


def _about(fault: Fault) -> str:
    row = fault.row
    return f"{row.provider} {row.model}, {row.unit}: {fault.sentence}"


def _sum(data: bytes) -> str:
    return sha256(data).hexdigest()
