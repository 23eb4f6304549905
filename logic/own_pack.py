"""A firm's own content pack: what it brings stands over the bundled one, all of it checked."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from logic.errors import ContentError
from logic.record import dataclass
from logic.tables import bundled_pack, why

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

    from logic.words import Words


#: The environment variable that names the folder of a firm's pack.
PACK_VARIABLE = "TUNEWISE_CONTENT"


def named_pack(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The pack folder the environment names, None where it names none."""
    named = environment.get(PACK_VARIABLE)
    return Path(named) if named else None


@dataclass(frozen=True, slots=True)
class Overlay:
    """The files of a pack folder, and the bundled ones it does not bring itself."""

    folder: Traversable

    def iterdir(self) -> Iterator[Traversable]:
        """Its own files, then the bundled ones of other names.

        Raises:
            OSError: the folder cannot be read.
        """
        own = {file.name: file for file in self.folder.iterdir()}
        others = (file for file in bundled_pack().iterdir() if file.name not in own)
        yield from (*own.values(), *others)

    def __truediv__(self, name: str) -> Traversable:
        own = self.folder / name
        return own if own.is_file() else bundled_pack() / name

    def __str__(self) -> str:
        return str(self.folder)


def has_words(folder: Traversable, language: str) -> bool:
    """Whether a pack folder brings words of a language.

    Raises:
        ContentError: the folder cannot be read.
    """
    try:
        names = [file.name for file in folder.iterdir()]
    except OSError as error:
        raise ContentError(str(folder), (why(error),)) from error
    if not any(name.endswith(".toml") for name in names):
        raise ContentError(str(folder), ("no file of the folder ends in .toml",))
    return any(name.startswith(language) and name.endswith(".toml") for name in names)


def misplaced(own: Words, bundled: Words) -> tuple[str, ...]:
    """A fault for each bundled sentence that a pack words anew with a placeholder of its own.

    Such a placeholder would have no value when the sentence is shown.
    """
    reworded = [key for key in own.keys() if bundled.has(key)]  # noqa: SIM118 - no dict
    return tuple(
        f"{key}: may use {_listed(bundled.placeholders(key))}"
        for key in reworded
        if not own.placeholders(key) <= bundled.placeholders(key)
    )


def _listed(names: frozenset[str]) -> str:
    allowed = ", ".join(f"${name}" for name in sorted(names))
    return f"the placeholders {allowed} and no others" if allowed else "no placeholder"
