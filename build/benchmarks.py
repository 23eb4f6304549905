"""Measures what the design promises: ``python3 build/tasks.py benchmarks [NAMES] [--json]``.

Each figure is a median of repeated runs taken by turns with its yardstick, so that the ratio
holds on another machine too. Nothing here passes or fails. Names: start, decision, window, cost,
percentiles, report, bundle; all of them by default.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from benchmark_rows import processor_milliseconds

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "build")]

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmark_rows import Row

#: What hints at how fast the machine was; its pace may change within a run.
PACE = "adding up a million squares in a loop"
NAMES = ("start", "decision", "window", "cost", "percentiles", "report", "bundle")


def main(arguments: list[str]) -> int:
    """Measure, then print a table or JSON."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("names", nargs="*", choices=[*NAMES, []], metavar="NAME")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    found: list[Row] = []
    for name in asked.names or NAMES:
        if (ROOT / "build" / f"benchmark_{name}.py").exists():
            found += import_module(f"benchmark_{name}").rows()
        else:
            print(f"There is no benchmark of this yet: {name}", file=sys.stderr)
    if asked.json:
        head = {"machine": machine(), "pace": f"{PACE}: {pace():.0f} ms"}
        print(json.dumps({**head, "rows": [row.data() for row in found]}, indent=1))
    else:
        print(table(found))
    return 0


def machine() -> str:
    """The kind of machine, for the reader of a table."""
    return f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"


def pace() -> float:
    """Milliseconds of processor time for ``PACE``, the best of five."""
    return min(processor_milliseconds(_loop) for _ in range(5))


def _loop() -> int:
    found = 0
    for number in range(1_000_000):
        found += number * number
    return found


def table(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table."""
    lines = [
        f"Measured on {machine()}; {PACE} took {pace():.0f} ms at the end.",
        "",
        "| what | figure | yardstick | ratio | at most | held |",
        "|---|---|---|---|---|---|",
    ]
    return "\n".join([*lines, *map(_line, rows)])


def _line(row: Row) -> str:
    beside = f"{row.yardstick}: {row.beside:.1f} {row.unit}" if row.beside else row.yardstick
    ratio = f"{row.ratio:.2f} x" if row.ratio is not None else ""
    most = ""
    if row.most is not None:
        most = f"{row.most:g} x" if row.of_ratio else f"{row.most:g} {row.unit}"
    held = {True: "yes", False: "**no**", None: ""}[row.held]
    what = f"{row.what} ({row.note})" if row.note else row.what
    return f"| {what} | {row.figure:.1f} {row.unit} | {beside} | {ratio} | {most} | {held} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
