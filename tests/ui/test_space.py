"""What stands between things, and around them, is one of a few widths."""

from __future__ import annotations

import re
from pathlib import Path

SPACE = {0, 4, 8, 12, 16, 24, 32, 48}
UI = Path(__file__).parents[2] / "ui"
_LAID = re.compile(r"(?:set\w*Spacing|setContentsMargins|addSpacing)\((?:[^()]|\([^()]*\))*\)")
_WIDTH = re.compile(r"units\((\d+)\)")
_FLOW = re.compile(r"\bspacing=(\d+)")


def test_layouts_leave_only_the_widths_of_the_design() -> None:
    found = []
    for path in sorted(UI.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        widths = [n for call in _LAID.findall(text) for n in _WIDTH.findall(call)]
        others = {int(n) for n in (*widths, *_FLOW.findall(text))} - SPACE
        found += [f"{path.name}: {n}" for n in sorted(others)]
    assert found == []
