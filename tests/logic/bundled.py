"""The bundled pack, read once for all tests that only read it."""

from __future__ import annotations

from logic.pack import load_pack

PACK = load_pack()
CONTENT, WORDS = PACK.content, PACK.words
