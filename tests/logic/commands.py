"""Running a command of the application and reading what it says."""

from __future__ import annotations

import io
from pathlib import Path

from logic import cli
from logic.content import load_content

ROOT = Path(__file__).parents[2]
SAMPLE = min((ROOT / "resources" / "samples").glob("*.tunewise"))
CONTENT = load_content()


def run(*arguments: object) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    out, err = io.StringIO(), io.StringIO()
    code = cli.main([str(argument) for argument in arguments], out, err)
    return code, out.getvalue(), err.getvalue()


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
