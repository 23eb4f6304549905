"""What the command ``prices check`` says of a price list: a dry run in text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.assessment_checks import is_day
from logic.errors import PriceFileError
from logic.prices.difference import Change, dry_run
from logic.prices.reading import bundled, read_file
from logic.prices.values import Layer, stacked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from logic.prices.difference import Difference, DryRun
    from logic.prices.values import PriceRow

_SAID = {
    Change.CHANGED: "changed",
    Change.HELD: "held",
    Change.REMOVED: "no longer listed",
    Change.NEW: "new",
    Change.SAME: "the same",
}
_WIDTH = max(map(len, _SAID.values()))


def check_text(path: Path, dated: str, today: str) -> str:
    """Every difference between a price list and the one that comes with Tunewise.

    Raises:
        PriceFileError: the list cannot be used, or ``dated`` is no day.
    """
    if dated and not is_day(dated):
        raise PriceFileError(path.name, ('after --dated, write the day as "2026-11-26"',))
    found = read_file(path, dated)
    return "\n".join(_lines(dry_run(stacked((Layer.BUNDLED, bundled())), found, today))) + "\n"


def _lines(run: DryRun) -> Iterator[str]:
    file = run.file
    prices = "1 price" if len(file.rows) == 1 else f"{len(file.rows)} prices"
    yield f"{file.name}: {file.form}, {prices}, checksum {file.checksum}"
    counts = ", ".join(f"{number} {_SAID[change]}" for change, number in run.counts().items())
    yield f"Against the list that comes with Tunewise: {counts}."
    yield from (_line(one) for one in run.differences if one.change is not Change.SAME)
    yield from (f"set aside: {said}" for said in (*file.set_aside, *run.refused))
    yield from (f"look at: {said}" for said in file.warnings)
    yield "Nothing was changed. To take prices on, open the window: File, Price list."


def _line(one: Difference) -> str:
    key = one.key
    more = [key.region] if key.region else []
    more += [f"from {key.min_prompt_tokens} tokens"] if key.min_prompt_tokens else []
    more += [f"from {key.effective_from}"] if key.effective_from else []
    what = ", ".join((f"{key.provider} {key.model}", key.unit, *more))
    ahead = f", dated {one.ahead}, which is still to come" if one.ahead else ""
    return f"{_SAID[one.change]:{_WIDTH}}  {what}: {_price(one.old)} -> {_price(one.new)}{ahead}"


def _price(row: PriceRow | None) -> str:
    if row is None:
        return "none"
    return "not known" if row.price_usd is None else f"{row.price_usd:.9f}".rstrip("0").rstrip(".")
