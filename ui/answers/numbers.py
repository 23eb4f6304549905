"""Numbers as people type them."""

from __future__ import annotations

import re

_SPACES = re.compile("[\\s_'\N{RIGHT SINGLE QUOTATION MARK}]")
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
_PLAIN = re.compile(r"\d+(\.\d*)?|\.\d+", re.ASCII)
#: "30.000" is thirty to some and thirty thousand to others.
_TWO_WAYS = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)


def parse_number(text: str) -> float | None:
    """The number typed, with or without thousands separators; None where it is none.

    A comma separates thousands and a point decimals; spaces, apostrophes and a sign of per cent
    are passed over. What can be read in two ways is none: it could be wrong by a factor of a
    thousand.
    """
    return None if two_readings(text) else parse_price(_bare(text).removesuffix("%"))


def two_readings(text: str) -> tuple[str, str] | None:
    """Both ways to write what a point may mean, such as "30,000" and "30"; else None."""
    bare = _bare(text).removesuffix("%")
    if not _TWO_WAYS.fullmatch(bare):
        return None
    decimal = bare.rstrip("0").rstrip(".")
    return bare.replace(".", ","), decimal if decimal != bare else f"{bare}0"


def parse_price(text: str) -> float | None:
    """The number typed as ``parse_number`` has it, but a point always separates decimals.

    Prices of a million tokens and rates of exchange have three decimals often. A sign of dollars
    may stand before it.
    """
    bare = _bare(text).removeprefix("$")
    if _GROUPED.fullmatch(bare) or _PLAIN.fullmatch(bare):
        return float(bare.replace(",", ""))
    return None


def parse_signed(text: str) -> float | None:
    """The number typed, below zero with a minus before it; None where it is none."""
    bare = text.strip()
    minus = bare[:1] in ("-", "\N{MINUS SIGN}")
    value = parse_number(bare[1:] if minus else bare)
    return -value if minus and value is not None else value


def parse_amount(text: str, unit: str) -> float | None:
    """The number typed in a unit: shares alone have a sign of per cent, and dollars their own."""
    signs = {"%": unit.startswith("share"), "$": unit.startswith("usd")}
    if any(sign in text and not fits for sign, fits in signs.items()):
        return None
    return parse_signed(text)


def parse_count(text: str) -> int | None:
    """The whole number typed, None where it is none."""
    value = parse_number(text)
    return int(value) if value is not None and value.is_integer() else None


def show_number(value: float) -> str:
    """A number as it stands in a field: thousands separated, no idle decimals.

    Where ``parse_number`` would read two things in it a fourth decimal tells them apart.
    """
    text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
    return f"{text}0" if two_readings(text) else text


def _bare(text: str) -> str:
    return _SPACES.sub("", text)
