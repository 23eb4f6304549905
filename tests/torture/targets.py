"""Everything that reads bytes from elsewhere: each takes any bytes, and refuses in a sentence.

A target returns for good and for bad bytes alike; whatever else it raises is a fault.
"""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from logic import journal, vault
from logic.answers_file import read_answers
from logic.assessment_file import ENCRYPTED_KIND, dumps, loads
from logic.content import load_content
from logic.errors import AnswerError, ContentError, PriceFileError, ReportError, TunewiseError
from logic.prices.difference import accepted, dry_run
from logic.prices.own_csv import write_own
from logic.prices.reading import bundled, read_prices
from logic.prices.values import LEAST, Layer, most, stacked
from logic.strict_json import JsonError, parse
from logic.vault import make_seal, unwrap
from logic.words import load_words
from tests.logic.small_content import EVIDENCE, toml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from logic.model import Content
    from logic.prices.values import Catalogue
    from logic.vault import Seal

WORDS = "four plain words here"
DAY = "2026-11-22"


@dataclass(frozen=True, slots=True)
class MemoryFile:
    """A file of a content pack in memory."""

    name: str
    data: bytes

    def is_file(self) -> bool:
        """It is."""
        return True

    def read_bytes(self) -> bytes:
        """What it holds."""
        return self.data

    def open(self, *_arguments: object) -> io.BytesIO:
        """A stream of what it holds."""
        return io.BytesIO(self.data)


@dataclass(frozen=True, slots=True)
class MemoryFolder:
    """A content pack in memory, for what reads one from a folder."""

    files: Mapping[str, bytes]

    def iterdir(self) -> Iterator[MemoryFile]:
        """Its files."""
        return (MemoryFile(name, data) for name, data in self.files.items())

    def __truediv__(self, name: str) -> MemoryFile:
        if name not in self.files:
            raise FileNotFoundError(name)
        return MemoryFile(name, self.files[name])


@cache
def content() -> Content:
    """The bundled rules."""
    return load_content()


@cache
def seal() -> Seal:
    """A seal that costs next to nothing to open."""
    return make_seal(WORDS, rounds=1, memory=8192)


@cache
def catalogue() -> Catalogue:
    """The bundled prices."""
    return stacked((Layer.BUNDLED, bundled()))


@cache
def evidence() -> bytes:
    """The sources of the small pack."""
    return toml(EVIDENCE).encode()


def assessment(data: bytes) -> None:
    """An assessment file; one that opens is written again and opens the same."""
    try:
        opened = loads(data, "it")
    except TunewiseError as fault:
        said(fault)
        return
    assert loads(dumps(opened), "it") == opened


def sealed(data: bytes) -> None:
    """The envelope of a protected file, and what may be in it."""
    try:
        raw = parse(data)
        if isinstance(raw, dict):
            # Whoever writes a hostile file makes its sum fit.
            fitting = vault._sum({name: raw.get(name) for name in ("seal", "box")})
            unwrap({**raw, "sum": fitting}, seal(), ENCRYPTED_KIND)
    except (TunewiseError, JsonError) as fault:
        said(fault)


def journalled(data: bytes) -> None:
    """A line of a recovery journal."""
    try:
        journal._entry(data, WORDS)
    except TunewiseError as fault:
        said(fault)


def answers(data: bytes) -> None:
    """ANSWERS.json for the command line."""
    try:
        read_answers(content(), data, "it")
    except AnswerError as fault:
        said(fault)


def rules(data: bytes) -> None:
    """The rules of a content pack, beside the evidence of a small one."""
    try:
        files = {"model.toml": data, "evidence.toml": evidence()}
        load_content(MemoryFolder(files))  # type: ignore[arg-type]
    except ContentError as fault:
        said(fault)


def words(data: bytes) -> None:
    """The words of a content pack."""
    try:
        load_words(MemoryFolder({"en.toml": data}))  # type: ignore[arg-type]
    except ContentError as fault:
        said(fault)


def logo(data: bytes) -> None:
    """A logo: chosen by a person, and as it comes out of a file."""
    from logic.report.logo import check_logo, read_logo  # noqa: PLC0415 - Pillow is heavy

    try:
        check_logo(data)
    except ReportError as fault:
        said(fault)
    read_logo(base64.b64encode(data).decode())


def pdf(data: bytes) -> None:
    """A report opened as the assessment inside it, or any other PDF; again where it is locked."""
    from logic.report.attachment import reopen  # noqa: PLC0415 - pikepdf is heavy

    try:
        reopen(data, "it")
    except TunewiseError as fault:
        said(fault)
        if "is protected by a password" in str(fault):
            _unlocked(data)


def _unlocked(data: bytes) -> None:
    from logic.report.attachment import reopen  # noqa: PLC0415 - pikepdf is heavy

    try:
        reopen(data, "it", WORDS)
    except TunewiseError as fault:
        said(fault)


def prices(data: bytes) -> None:
    """A price list of any format, through its dry run to the list kept on this computer."""
    try:
        found = read_prices(data, "it", DAY)
    except PriceFileError as fault:
        said(fault)
        return
    run = dry_run(catalogue(), found)
    kept = accepted(None, run, {one.key for one in run.differences}, DAY)
    for row in kept:
        assert row.price_usd is None or LEAST <= row.price_usd <= most(row.unit)
    if kept:
        assert read_prices(write_own(kept).encode(), "it").rows == kept


def said(fault: Exception) -> None:
    """A refusal says something that can be shown and written."""
    assert str(fault).encode()


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "assessment": assessment,
    "sealed": sealed,
    "journal": journalled,
    "answers": answers,
    "rules": rules,
    "words": words,
    "logo": logo,
    "prices": prices,
    "pdf": pdf,
}
