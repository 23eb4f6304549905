"""``prices check``: a dry run in text, and nothing changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.logic.commands import done, run
from tests.logic.price_lists import GENAI, as_json, line, own

if TYPE_CHECKING:
    from pathlib import Path


def test_every_difference_is_a_line(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    luna = {"id": "gpt-6-luna", "vendor": "openai", "input": 0.2, "output": 0}
    dear = {"id": "dear", "vendor": "openai", "input": 5000}
    new = {"id": "new", "vendor": "openai", "input": 1, "output": 0.5}
    path.write_bytes(as_json({"updated_at": "2026-11-20", "prices": [luna, dear, new]}))
    said = done("prices", "check", path).splitlines()
    assert said[0].startswith("list.json: llm-prices, 4 prices, checksum ")
    assert said[1].endswith(": 1 changed, 1 held, 1 no longer listed, 2 new, 0 the same.")
    assert said[2:] == [
        "changed           OpenAI gpt-6-luna, usd_per_1M_input_tokens: 0.1 -> 0.2",
        "held              OpenAI gpt-6-luna, usd_per_1M_output_tokens: 0.5 -> not known",
        "no longer listed  OpenAI gpt-6-luna, usd_per_1M_cached_input_tokens: 0.01 -> none",
        "new               OpenAI new, usd_per_1M_input_tokens: none -> 1",
        "new               OpenAI new, usd_per_1M_output_tokens: none -> 0.5",
        (
            "set aside: OpenAI dear, usd_per_1M_input_tokens: $5,000 is not between $0.001 and"
            " $1,000, so the unit is most likely another; give the price in the unit the row names"
        ),
        (
            "look at: OpenAI new, usd_per_1M_output_tokens: output costs less than input, which is"
            " seldom so"
        ),
        "Nothing was changed. To take prices on, open the window: File, Price list.",
    ]


def test_conditions_are_told(tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    path.write_bytes(as_json(GENAI))
    said = done("prices", "check", path, "--dated", "2026-11-20")
    assert "acme acme-2, usd_per_1M_input_tokens, from 200000 tokens: none -> 6" in said
    assert "acme acme-1, usd_per_1M_input_tokens, from 2027-01-01: none -> 2" in said
    path.write_bytes(
        own(f"{line()},eu", head="provider,model,kind,unit,price_usd,as_of,source,region")
    )
    one = done("prices", "check", path)
    assert "Acme acme-1, usd_per_1M_input_tokens, eu: none -> 1" in one
    assert "own, 1 price, checksum" in one


def test_a_price_dated_ahead_is_told(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(own(line(as_of="2099-01-01")))
    said = done("prices", "check", path)
    assert "held " in said
    assert "none -> 1, dated 2099-01-01, which is still to come" in said


def test_a_list_that_cannot_be_used_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(own(line(unit="usd_per_token")))
    for arguments, said in (
        ([path], "line 2, column unit: usd_per_token is a price per token"),
        ([path, "--dated", "today"], "write the day as"),
        ([tmp_path / "none.csv"], "there is no such file"),
    ):
        code, out, err = run("prices", "check", *arguments)
        assert (code, out) == (2, "")
        assert said in err
