"""The price list by keyboard alone: lists of every format, rows taken one by one, pricing anew."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox

from logic.prices.roles import Part, Role
from logic.prices.values import Unit
from tests.logic.price_lists import GENAI, LITELLM, as_json, line, own
from tests.ui.prices_desk import SOL, a_desk, go, price, texts, used
from tests.ui.stage import focused
from ui.pages.prices_import import ImportPane

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from logic.prices.values import PriceRow
    from tests.ui.desk import Desk
    from ui.theme import Look

Key = Qt.Key
_MOST = 60
_CHOOSE, _IMPORT = "Choose a price list…", "Import prices"
_SOL = {"id": "gpt-6.1-sol", "vendor": "openai", "input": 1.8, "output": 11}
_LLM = {
    "updated_at": "2026-11-20",
    "prices": [_SOL, {"id": "acme-1", "vendor": "acme", "input": 1, "output": 4}],
}
_FORMS = {
    "llm-prices": as_json(_LLM),
    "LiteLLM price map": as_json(LITELLM),
    "genai-prices": as_json(GENAI),
    "our columns": own(line(), line(unit=Unit.OUTPUT, price_usd="4")),
}


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    made = a_desk(qtbot, look, tmp_path)
    go(made)
    return made


def name() -> str:
    return focused().accessibleName()


def tab_to(desk: Desk, wanted: str) -> list[str]:
    """The names Tab goes through on its way to a control."""
    gone: list[str] = []
    while not name().startswith(wanted):
        gone.append(name())
        assert len(gone) < _MOST, gone
        desk.press(Key.Key_Tab)
    return gone


def bring(desk: Desk, path: Path, data: bytes) -> None:
    path.write_bytes(data)
    desk.dialogs.paths.append(path)
    tab_to(desk, _CHOOSE)
    desk.press(Key.Key_Space)
    [pane] = desk.room.pages.findChildren(ImportPane)
    desk.wait_until(lambda: not pane._patience.isActive() and pane._waiting.isHidden())


def imported(desk: Desk) -> list[PriceRow]:
    found = desk.store.prices.imported()
    return list(found.rows) if found else []


@pytest.mark.parametrize("form", _FORMS)
def test_a_list_is_read_and_one_row_left_out_by_keyboard(
    desk: Desk, tmp_path: Path, form: str
) -> None:
    desk.press(Key.Key_Right, Key.Key_Right)
    bring(desk, tmp_path / "list.txt", _FORMS[form])
    assert f"list.txt ({form})" in texts(desk)
    assert name() == "Show", "reading begins with the groups of differences"
    gone = tab_to(desk, "Take on what is ticked")
    assert [one for one in gone if one.startswith("Take on: ")], "the boxes lie on the way"
    offered = int(name().partition("(")[2].rstrip(")"))
    for _ in gone:
        desk.press(Key.Key_Backtab)
        if isinstance(focused(), QCheckBox):
            break
    left_out = name().removeprefix("Take on: ")
    desk.press(Key.Key_Space)
    tab_to(desk, f"Take on what is ticked ({offered - 1})")
    desk.press(Key.Key_Return)
    assert f"Prices taken on: {offered - 1}" in texts(desk)
    assert name() == _CHOOSE
    assert len(imported(desk)) == offered - 1
    assert not [row for row in imported(desk) if left_out == f"{row.provider} {row.model}"]


def test_an_assessment_is_priced_anew_by_keyboard(desk: Desk, tmp_path: Path) -> None:
    used(desk, (Part.FOUNDATION, SOL))
    desk.press(Key.Key_Right, Key.Key_Right)
    bring(desk, tmp_path / "list.json", json.dumps(_LLM).encode())
    tab_to(desk, "Take on what is ticked")
    desk.press(Key.Key_Return)
    go(desk)
    tab_to(desk, "Compare with the price list")
    desk.press(Key.Key_Space)
    assert "down 10" in texts(desk)
    tab_to(desk, "Take on: Foundation model: output")
    desk.press(Key.Key_Space)
    tab_to(desk, "Take on what is ticked")
    desk.press(Key.Key_Space)
    kept = [price(desk, role) for role in (Role.INPUT, Role.OUTPUT)]
    assert [one.price_usd for one in kept if one] == [1.8, 10], "the second was left as it was"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"[" + b" " * (9 * 1024 * 1024) + b"]", "larger than 8 MB"),
        (as_json(LITELLM)[:-40], "cut short or damaged"),
        (own(line(), line(model="b"))[:-20], "line 3: 4 cells where the columns are 7"),
        (own(line()).decode().encode("utf-16"), "not text in UTF-8"),
        (own(line(source="\u00e9")).decode().encode("latin-1"), "not text in UTF-8"),
        (own(line(price_usd="0.0000015")), "$0.0000015 is not between $0.001 and $1,000"),
        (own(line(unit="usd_per_1k_tokens")), "a price per token or per thousand"),
        (own(line(), line()), "line 3: it prices the same as line 2"),
        (own(line(price_usd="-1")), "write dollars with digits"),
        (own(line(price_usd="NaN")), "write dollars with digits"),
        (own(line(price_usd="1e308")), "write dollars with digits"),
        (own(line(model="=cmd()")), "as a formula does"),
        (own(line()).replace(b",", b";"), "parted by semicolons; save it as CSV with commas"),
        (own(line()).replace(b",", b"\t"), "parted by tabs; save it as CSV with commas"),
    ],
)
def test_a_hostile_list_changes_nothing_and_leaves_focus_where_another_is_chosen(
    desk: Desk, tmp_path: Path, data: bytes, said: str
) -> None:
    desk.press(Key.Key_Right, Key.Key_Right)
    bring(desk, tmp_path / "hostile.txt", data)
    assert "hostile.txt was not used, and no price was changed" in texts(desk)
    assert said in texts(desk)
    assert name() == _CHOOSE
    assert not imported(desk)


@pytest.mark.parametrize(
    "data",
    [b"\xef\xbb\xbf" + own(line()), own(line()).replace(b"\n", b"\r\n")],
    ids=["bom", "crlf"],
)
def test_what_spreadsheets_add_is_no_fault(desk: Desk, tmp_path: Path, data: bytes) -> None:
    desk.press(Key.Key_Right, Key.Key_Right)
    bring(desk, tmp_path / "list.csv", data)
    assert "list.csv (our columns)" in texts(desk)
    assert isinstance(focused(), QAbstractButton) or name() == "Show"
