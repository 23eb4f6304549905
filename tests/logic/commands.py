"""Running a command of the application and reading what it says."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from logic import cli
from logic.pack import load_pack
from tests.logic.bundled import PACK

if TYPE_CHECKING:
    from logic.pack import Pack

ROOT = Path(__file__).parents[2]
SAMPLE = min((ROOT / "resources" / "samples").glob("*.tunewise"))


def run(*arguments: object) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("logic.cli.commands.load_pack", _pack)
        code = cli.main([str(argument) for argument in arguments], out, err)
    return code, out.getvalue(), err.getvalue()


def _pack(folder: Path | None) -> Pack:
    """As ``load_pack``, but the bundled one is not read again by every command."""
    return load_pack(folder) if folder else PACK


def done(*arguments: object) -> str:
    code, out, err = run(*arguments)
    assert (code, err) == (0, "")
    return out


def refusal(*arguments: object) -> str:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("tunewise: ")
    assert err.count("\n") == 1
    assert err.endswith(".\n")
    return err
