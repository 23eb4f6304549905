"""Content packs used on this computer, kept so that old assessments can be read under them."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from logic.disk import write_whole
from logic.errors import ContentError, SaveError
from logic.own_pack import Overlay
from logic.tables import MOST_BYTES, bundled_pack

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from logic.assessment import ContentRef
    from logic.model import Content

_CHECKSUM = re.compile(r"[0-9a-f]{64}")


class KeptPacks:
    """A folder with one folder for each pack, named by its checksum."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Content | None] = {}

    def keep(self, content: Content, folder: Traversable | None = None) -> None:
        """Keep the pack the content was read from, as ``load_pack`` reads it, once.

        Without room for it old assessments only lose the comparison, so no fault is raised.
        """
        place = self._folder / content.checksum
        if os.path.exists(place):
            return
        part = place.with_name(f"{place.name}.part")  # whole, or begun again the next time
        with suppress(OSError, SaveError):
            part.mkdir(mode=0o700, parents=True, exist_ok=True)
            files = (Overlay(folder) if folder else bundled_pack()).iterdir()
            for file in [f for f in files if f.name.endswith(".toml")]:
                write_whole(part / file.name, file.read_bytes()[:MOST_BYTES], private=True)
            part.rename(place)

    def find(self, ref: ContentRef) -> Content | None:
        """The content an assessment was made under, None if it is not here whole."""
        if ref.checksum not in self._read:
            self._read[ref.checksum] = self._load(ref.checksum)
        return self._read[ref.checksum]

    def _load(self, checksum: str) -> Content | None:
        if not _CHECKSUM.fullmatch(checksum):
            return None
        from logic.content import load_content  # noqa: PLC0415 - start-up time

        try:
            found = load_content(self._folder / checksum)
        except ContentError:
            return None
        return found if found.checksum == checksum else None
