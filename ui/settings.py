"""Small lists kept on this computer, the settings first of all: needed before the window opens."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from logic.errors import SaveError
from logic.record import dataclass

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the person chose for this computer; ``text_size`` 0 follows the system."""

    text_size: int = 0
    appearance: str = "system"
    digits: bool = True
    prepared_by: str = ""
    firm: str = ""
    folder: str = ""
    recents_folded: bool = False
    width: int = 0
    height: int = 0
    maximised: bool = False


def sound_parts(kept: dict[str, Any], plain: dict[str, Any]) -> dict[str, Any]:
    """What was kept under a name and of a kind that is known; ``plain`` has one of each."""
    return {k: v for k, v in kept.items() if k in plain and type(v) is type(plain[k])}


class KeptLists:
    """JSON files in a folder. Reading never fails: a damaged list is an empty one."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def settings(self) -> Settings:
        """The settings kept, the plain ones where none or damaged ones are."""
        kept = self.read("settings.json")
        if not isinstance(kept, dict):
            return Settings()
        return replace(Settings(), **sound_parts(kept, asdict(Settings())))

    def keep_settings(self, settings: Settings) -> None:
        """Keep the settings; a folder that cannot be written costs only the memory."""
        self.write("settings.json", asdict(settings))

    def read(self, name: str) -> object:
        """What a file holds, None where it is missing or damaged."""
        try:
            return json.loads((self.home / name).read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return None

    def write(self, name: str, value: object) -> None:
        """Keep a value; a folder that cannot be written costs only the memory.

        No page waits until the disk has it: assessments are in files of their own.
        """
        from logic.disk import write_whole  # noqa: PLC0415 - start-up time

        data = json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "replace")
        with suppress(SaveError):
            write_whole(self.home / name, data, private=True, lasting=False)
