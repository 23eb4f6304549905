"""The table of published cases in ARCHITECTURE.md is the one the decision gives today."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from logic.content import load_content
from tests.cases.mapping import load_cases
from tests.cases.scores import score, table

PAGE = (Path(__file__).parents[2] / "ARCHITECTURE.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "paper"), [("Papers", True), ("Company and vendor cases", False)])
def test_the_page_has_the_table_and_its_calibration(name: str, paper: bool) -> None:  # noqa: FBT001
    cases = [case for case in load_cases() if case.paper is paper]
    assert table(score(name, load_content(), cases)) in PAGE


def test_every_rule_changed_since_says_what_it_was_is_and_why() -> None:
    changed = PAGE.partition("### Rules changed since the first cases table")[2].partition("\n#")[0]
    rows = re.findall(r"^\| (.+) \|$", changed, re.MULTILINE)[1:]
    assert len(rows) > 5
    for row in rows:
        cells = row.split(" | ")
        assert len(cells) == 4
        assert all(cells)
