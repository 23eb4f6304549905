from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.errors import PriceFileError
from logic.prices import own_csv, reading
from logic.prices.own_csv import COLUMNS, write_own
from logic.prices.reading import bundled, read_file, read_prices
from logic.prices.values import CONFIDENCES, UNITS, Kind, PriceRow, Unit
from tests.logic.price_lists import (
    CACHED,
    GENAI,
    LITELLM,
    LLM_PRICES,
    OUT,
    ROW,
    as_json,
    line,
    own,
)

if TYPE_CHECKING:
    from pathlib import Path


def refused(data: bytes, name: str = "list.csv") -> str:
    with pytest.raises(PriceFileError) as caught:
        read_prices(data, name)
    assert str(caught.value).startswith(f"{name} was not used, and no price was changed:")
    return str(caught.value)


# The list that comes with Tunewise


def test_the_bundled_list_is_sound_and_says_where_each_price_is_from() -> None:
    found = bundled()
    assert found.form == reading.OWN
    assert {row.kind for row in found.rows} == set(Kind)
    assert not found.warnings
    for row in found.rows:
        assert row.price_usd
        assert row.source
        assert row.confidence in CONFIDENCES


def test_the_bundled_list_is_what_we_would_write() -> None:
    assert read_prices(write_own(bundled().rows).encode(), "again").rows == bundled().rows


# A list of our own

_PRINTED = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P"], exclude_characters="=+-@"),
    min_size=1,
    max_size=8,
)


@st.composite
def rows(draw: st.DrawFn) -> PriceRow:
    kind = draw(st.sampled_from(Kind))
    price = draw(st.none() | st.decimals(1, 1000, places=6).map(float))
    return PriceRow(
        provider=draw(_PRINTED),
        model=draw(_PRINTED),
        kind=kind,
        unit=draw(st.sampled_from(sorted(UNITS[kind]))),
        price_usd=price,
        as_of=draw(st.sampled_from(["", "2026", "2026-11", "2026-11-02"])),
        source=draw(_PRINTED),
        min_prompt_tokens=draw(st.integers(0, 10**6)),
        note=draw(st.just("") | _PRINTED),
    )


@given(st.lists(rows(), min_size=1, max_size=1).map(tuple))
def test_what_is_written_reads_back(listed: tuple[PriceRow, ...]) -> None:
    assert read_prices(write_own(listed).encode(), "it").rows == listed


def test_columns_may_stand_in_any_order_and_spaces_around_cells_are_nothing() -> None:
    head = "source, as_of,price_usd,unit,kind,model,provider"
    data = own("page,2026-11-01 ,1.5,usd_per_gpu_hour,gpu_hour,H1,Acme", head=head)
    [row] = read_prices(b"\xef\xbb\xbf" + data, "it").rows
    assert (row.provider, row.price_usd, row.unit) == ("Acme", 1.5, Unit.GPU_HOUR)


@pytest.mark.parametrize("price", ["", "0", "0.0"])
def test_a_price_not_known_is_never_nothing_to_pay(price: str) -> None:
    [row] = read_prices(own(line(price_usd=price)), "it").rows
    assert row.price_usd is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": "chat"}, "line 2, column kind: it must be one of api_base, api_tuned"),
        ({"unit": "usd_per_token"}, "column unit: usd_per_token is a price per token or per"),
        ({"unit": "usd_per_1K_input_tokens"}, "give the price per million tokens"),
        ({"unit": "usd_per_1000_tokens"}, "give the price per million tokens"),
        ({"unit": "usd_per_thousand_output_tokens"}, "give the price per million tokens"),
        ({"unit": "euro"}, "column unit: it must be one of usd_per_1M_input_tokens"),
        ({"unit": "usd_per_gpu_hour"}, "usd_per_gpu_hour does not fit api_base; use one of"),
        ({"price_usd": '"1,000"'}, "column price_usd: write dollars with digits and a point"),
        ({"price_usd": "1e3"}, "column price_usd: write dollars"),
        ({"price_usd": "-1"}, "column price_usd: write dollars"),
        ({"price_usd": "nan"}, "column price_usd: write dollars"),
        ({"price_usd": "0.0000015"}, "$0.0000015 is not between $0.001 and $1,000"),
        ({"price_usd": "3200"}, "$3,200 is not between"),
        ({"as_of": "yesterday"}, "column as_of: write a day as 2026-11-26, a month"),
        ({"as_of": "2026-13"}, "column as_of: write a day"),
        ({"source": ""}, "column source: it is empty; say where"),
        ({"model": ""}, "column model: it is empty; name the model"),
        ({"provider": "=cmd"}, 'column provider: it begins with "=", as a formula does'),
        ({"model": "a\x07b"}, "column model: it holds a line break or a control character"),
        ({"model": "a" * 1001}, "column model: the text has more than 1,000 characters"),
    ],
)
def test_every_fault_is_named_with_line_and_column(changes: dict[str, str], said: str) -> None:
    assert said in refused(own(line(**changes)))


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("confidence", "sure", "it must be one of high, medium, low, or empty"),
        ("effective_from", "2027", "write a day as 2026-11-26, or nothing"),
        ("min_prompt_tokens", "many", "write a whole number of tokens, or nothing"),
        ("serving_ends", "soon", "write a day"),
    ],
)
def test_columns_that_may_be_there_are_held_to_their_kind(
    column: str, cell: str, said: str
) -> None:
    head = ",".join((*COLUMNS[:7], column))
    assert f"line 2, column {column}: {said}" in refused(own(f"{line()},{cell}", head=head))


def test_a_price_that_ends_before_it_begins_is_refused() -> None:
    head = ",".join((*COLUMNS[:7], "effective_from", "effective_to"))
    assert "before effective_from" in refused(own(f"{line()},2027-01-02,2027-01-01", head=head))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (own(line(), head=",".join(COLUMNS[:6])), "line 1: the column source is missing; add it"),
        (own(line(), head=",".join((*COLUMNS[:7], "price"))), 'line 1: there is no column "price"'),
        (
            own(line(), head=",".join((*COLUMNS[:7], "unit"))),
            "line 1: one column stands there twice",
        ),
        (own(line() + ",1"), "line 2: 8 cells where the columns are 7"),
        (own('"a"b,1'), "line 2: this is no CSV"),
        (own(line(), line(price_usd=2)), "line 3: it prices the same as line 2"),
        (own(), "it holds no price; add a row for each"),
        (b"", "it is none of the price lists known here"),
        (b"a\rb\r\x00,c", "it is none of the price lists known here"),
        (b'U\r\\wd83d"WN2', "it is none of the price lists known here"),
        (b"a,b\n1,2\n", "it is none of the price lists known here"),
        (b"\xff\xfe", "it is not text in UTF-8 (byte 1)"),
        (b"[1", "it is no JSON, or it is cut short"),
        (b"{}", "it is none of the price lists known here"),
        (b"[]", "it is none of the price lists known here"),
        (b"[{}]", "it is none of the price lists known here"),
        (b'{"a": {}, "b": 2}', "it is none of the price lists known here"),
    ],
)
def test_a_file_that_is_no_list_is_refused_whole(data: bytes, said: str) -> None:
    assert said in refused(data)


def test_a_quote_left_open_on_the_first_line_is_refused() -> None:
    assert "it is none of the price lists known here" in refused(b'"provider,model\n')


def test_prices_that_contradict_each_other_are_refused() -> None:
    cached = line(unit="usd_per_1M_cached_input_tokens", price_usd=2)
    assert "line 3, column price_usd: cached input costs more than input" in refused(
        own(line(), cached)
    )
    tuned = line(kind="api_tuned", model="ft:acme-1", price_usd=0.5)
    assert "line 3, column price_usd: the tuned model costs less than its base" in refused(
        own(line(), tuned)
    )
    assert len(read_prices(own(line(price_usd=""), cached, tuned), "it").rows) == 3


def test_output_below_input_is_pointed_out_and_no_more() -> None:
    out = line(unit="usd_per_1M_output_tokens", price_usd=0.5)
    found = read_prices(own(line(), out), "it")
    assert found.warnings == (
        "line 3, column price_usd: output costs less than input, which is seldom so",
    )


def test_no_more_faults_are_told_than_can_be_read() -> None:
    said = refused(own(*[line(kind="x")] * 100))
    assert said.count("line ") == 12
    assert "and 9 more" in said


def test_a_huge_file_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 10)
    assert "it is larger than 0 MB" in refused(b"x" * 11)
    monkeypatch.undo()
    monkeypatch.setattr(own_csv, "MOST_ROWS", 1)
    monkeypatch.setattr(reading, "MOST_ROWS", 1)
    assert "there are more than 1 rows; split the list" in refused(own(line(), line()))
    assert "there are more than 1 prices" in refused(as_json(LLM_PRICES))


def test_a_file_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    with pytest.raises(PriceFileError, match="there is no such file"):
        read_file(tmp_path / "none.csv")
    path = tmp_path / "list.csv"
    path.write_bytes(own(line()))
    assert read_file(path).name == "list.csv"


# Lists of others


def test_litellm_is_per_token_and_becomes_per_million() -> None:
    found = read_prices(as_json(LITELLM), "map.json", "2026-11-12")
    assert found.form == "litellm"
    one = [row for row in found.rows if row.model == "acme-1"]
    assert {(row.unit, row.min_prompt_tokens): row.price_usd for row in one} == {
        (Unit.INPUT, 0): 1.0,
        (Unit.OUTPUT, 0): 4.0,
        (Unit.CACHED, 0): 0.1,
        (Unit.CACHE_WRITE, 0): 1.25,
        (Unit.BATCH_INPUT, 0): 0.5,
        (Unit.BATCH_OUTPUT, 0): 2.0,
        (Unit.INPUT, 200_000): 2.0,
    }
    assert {(row.provider, row.as_of, row.serving_ends) for row in one} == {
        ("acme", "2026-11-12", "2027-03-01")
    }
    [tuned] = [row for row in found.rows if row.kind is Kind.API_TUNED]
    assert (tuned.provider, tuned.model, tuned.serving_ends) == ("OpenAI", "ft:acme-1", "")
    [free] = [row for row in found.rows if row.model == "free"]
    assert free.price_usd is None
    assert "acme/@odd" in {row.model for row in found.rows}
    assert not {row.unit for row in found.rows} & {Unit.TRAINING, Unit.GPU_HOUR}


def test_genai_prices_has_steps_from_a_day_and_by_length() -> None:
    for raw in (GENAI, {"units": {}, "providers": GENAI}):
        found = read_prices(as_json(raw), "data.json")
        assert found.form == "genai-prices"
        inputs = [row for row in found.rows if row.unit is Unit.INPUT]
        assert [
            (r.model, r.price_usd, r.effective_from, r.effective_to, r.min_prompt_tokens, r.as_of)
            for r in inputs
        ] == [
            ("acme-1", 2, "2027-01-01", "", 0, "2026-11-10"),
            ("acme-1", 1, "", "2026-12-31", 0, "2026-11-10"),
            ("acme-2", 3, "", "", 0, ""),
            ("acme-2", 6, "", "", 200_000, ""),
        ]
        assert found.set_aside == ("acme acme-1: a price under a condition we do not keep",)


def test_llm_prices_is_dated_by_its_update() -> None:
    found = read_prices(as_json(LLM_PRICES), "current-v1.json")
    assert found.form == "llm-prices"
    assert [(row.unit, row.price_usd, row.as_of) for row in found.rows] == [
        (Unit.INPUT, 1, "2026-11-12"),
        (Unit.OUTPUT, 4, "2026-11-12"),
    ]
    undated = read_prices(as_json(LLM_PRICES | {"updated_at": 5}), "it", "2026-11-13")
    assert undated.rows[0].as_of == "2026-11-13"


@pytest.mark.parametrize(
    ("prices", "said"),
    [
        ([1], "an entry that is no price"),
        ([{"id": "a", "vendor": 5, "input": 1}], "? a: its name is no plain short text"),
        ([{"id": "a\x00", "vendor": "v", "input": 1}], "v a?: its name is no plain short text"),
        ([{"id": "a" * 201, "vendor": "v", "input": 1}], "its name is no plain short text"),
        ([{"id": "a", "vendor": "v", "input": "1"}], "its price is no number from 0"),
        ([{"id": "a", "vendor": "v", "input": True}], "its price is no number from 0"),
        ([{"id": "a", "vendor": "v", "input": -1}], "its price is no number from 0"),
        ([{"id": "a", "vendor": "v", "input": 3200}], "$3,200 is not between $0.001 and $1,000"),
        ([{"id": "a", "vendor": "v", "input": 1e-6}], "$0.000001 is not between $0.001 and $1,000"),
        ([{"id": "a", "vendor": "v", "input": 1, "input_cached": 2}], "cached input costs more"),
    ],
)
def test_rows_of_others_that_cannot_be_right_are_set_aside(prices: list[object], said: str) -> None:
    good = {"id": "good", "vendor": "v", "input": 1, "output": 0.5}
    found = read_prices(as_json({"prices": [*prices, good]}), "it")
    assert said in " ".join(found.set_aside)
    assert {row.model for row in found.rows} <= {"good", "a"}
    assert found.warnings == (
        "v good, usd_per_1M_output_tokens: output costs less than input, which is seldom so",
    )


def test_of_a_price_given_twice_the_first_is_kept() -> None:
    two = [{"id": "a", "vendor": "v", "input": price} for price in (1, 2, 1)]
    found = read_prices(as_json({"prices": two}), "it")
    assert [row.price_usd for row in found.rows] == [1]
    assert found.set_aside == ("v a, usd_per_1M_input_tokens: priced twice; the first is kept",)


def test_a_list_without_one_usable_price_is_refused() -> None:
    said = refused(as_json({"prices": [{"id": "a", "vendor": "v", "input": 5000}]}))
    assert "it holds no price that can be used" in said
    assert "$5,000 is not between" in said


@pytest.mark.parametrize(
    "spoilt",
    [
        {"id": "p", "models": 1},
        {"id": "p", "models": [1]},
        {"id": 1, "models": [{"id": "m", "prices": {"input_mtok": 1}}]},
        {"id": "p", "models": [{"id": "m", "prices": 1}]},
        {"id": "p", "models": [{"id": "m", "prices": [{"constraint": 1, "prices": {}}]}]},
        {
            "id": "p",
            "models": [{"id": "m", "prices": [{"constraint": {"start_date": 1}, "prices": {}}]}],
        },
        {"id": "p", "models": [{"id": "m", "prices": {"input_mtok": {"base": None}}}]},
        {
            "id": "p",
            "models": [{"id": "m", "prices": {"input_mtok": {"base": 1, "tiers": [{"start": 0}]}}}],
        },
        {"id": "p", "models": [{"id": "m", "prices": {"input_mtok": {"base": 1, "tiers": [1]}}}]},
    ],
)
def test_odd_parts_of_genai_prices_are_set_aside(spoilt: object) -> None:
    found = read_prices(as_json({"providers": [*GENAI, spoilt]}), "it")
    assert len(found.set_aside) == 2
    assert [row for row in found.rows if row.model == "acme-1"]


def test_genai_tiers_that_are_no_list_are_passed_over() -> None:
    odd = {"id": "p", "models": [{"id": "m", "prices": {"input_mtok": {"base": 1, "tiers": 5}}}]}
    dated = {"prices": {"input_mtok": 1}, "constraint": {"start_date": "0001-01-01"}}
    first = {"id": "q", "models": [{"id": "m", "prices": [{"prices": {}}, dated]}]}
    found = read_prices(as_json([odd, first]), "it")
    assert [row.price_usd for row in found.rows] == [1, 1]


def test_an_odd_provider_in_litellm_is_set_aside() -> None:
    odd = {"acme/odd": {"litellm_provider": 5, "input_cost_per_token": 1e-6}, "x": 1}
    found = read_prices(as_json(LITELLM | odd), "it")
    assert "acme/odd: its provider is no text" in found.set_aside


def test_of_litellm_a_price_that_is_no_number_is_set_aside() -> None:
    odd = {"a": {"litellm_provider": "p", "input_cost_per_token": "1"}}
    found = read_prices(as_json(LITELLM | odd), "it")
    assert "p a, usd_per_1M_input_tokens: its price is no number from 0" in found.set_aside


def test_rows_compare_by_every_part_of_their_key() -> None:
    assert len({ROW.key, OUT.key, CACHED.key}) == 3
    assert ROW.of == OUT.of
