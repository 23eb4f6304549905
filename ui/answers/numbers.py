"""Numbers as people type them."""

from __future__ import annotations

import re

_SPACES = re.compile("[\\s_'\N{RIGHT SINGLE QUOTATION MARK}]")
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
_PLAIN = re.compile(r"\d+(\.\d*)?|\.\d+", re.ASCII)


def parse_number(text: str) -> float | None:
    """The number typed, with or without thousands separators; None where it is none.

    A comma separates thousands and a point decimals; spaces and apostrophes are passed over.
    """
    bare = _SPACES.sub("", text).removesuffix("%")
    if _GROUPED.fullmatch(bare) or _PLAIN.fullmatch(bare):
        return float(bare.replace(",", ""))
    return None


def parse_signed(text: str) -> float | None:
    """The number typed, below zero with a minus before it; None where it is none."""
    bare = text.strip()
    minus = bare[:1] in ("-", "\N{MINUS SIGN}")
    value = parse_number(bare[1:] if minus else bare)
    return -value if minus and value is not None else value


def parse_count(text: str) -> int | None:
    """The whole number typed, None where it is none."""
    value = parse_number(text)
    return int(value) if value is not None and value.is_integer() else None


def show_number(value: float) -> str:
    """A number as it stands in a field: thousands separated, no idle decimals."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
