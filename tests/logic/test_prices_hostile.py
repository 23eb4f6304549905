from __future__ import annotations

import pytest

from logic.errors import PriceFileError
from logic.prices.reading import read_prices

_LISTS = (
    '{"m": {"litellm_provider": "openai", "mode": "chat", "input_cost_per_token": %s}}',
    '[{"id": "openai", "models": [{"id": "m", "prices": {"input_mtok": %s}}]}]',
    '{"prices": [{"vendor": "openai", "id": "m", "input": %s}]}',
)


@pytest.mark.parametrize("form", _LISTS)
@pytest.mark.parametrize(
    ("price", "said"),
    [
        ("9" * 400, "its price is too large a number"),
        ("-" + "9" * 400, "its price is no number from 0"),
        ("9" * 5000, "it holds a number that is too long"),
        ("1e400", "it holds a number that is too large"),
        ("1e308", "its price is too large a number"),
        ("NaN", "it holds NaN where a number belongs"),
        ("Infinity", "it holds Infinity where a number belongs"),
        ("-Infinity", "it holds -Infinity where a number belongs"),
        ("-1", "its price is no number from 0"),
        ("true", "its price is no number from 0"),
        ("false", "its price is no number from 0"),
    ],
)
def test_a_price_that_is_none_is_refused_in_a_sentence(form: str, price: str, said: str) -> None:
    with pytest.raises(PriceFileError) as caught:
        read_prices((form % price).encode(), "list.json")
    assert said in str(caught.value)
