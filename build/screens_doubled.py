"""The pack in a language twice as long as ours, to see what longer words do to the pages."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTranslator

from logic.pack import Pack, load_pack
from logic.words import Words


class Doubled(Words):
    """Words that say everything twice; what has no letter is a sign and stays."""

    def text(self, key: str, **values: object) -> str:
        """The sentence under a key, twice."""
        return _twice(super().text(key, **values))


class DoubledWindow(QTranslator):
    """A translation of the window's own words, which are not the pack's, into the same, twice."""

    def translate(
        self, _context: str, text: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str:
        """The words, twice."""
        return _twice(text)


def _twice(said: str) -> str:
    return f"{said} {said}" if any(map(str.isalpha, said)) else said


def doubled(words: Words) -> Words:
    """These words, every sentence said twice."""
    return Doubled({}).overlaid(words)


def doubled_pack() -> Pack:
    """The bundled rules with every sentence said twice."""
    pack = load_pack()
    return replace(pack, words=doubled(pack.words))
