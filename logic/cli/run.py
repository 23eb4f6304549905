"""Runs one command and turns what happens into output and an exit code."""

from __future__ import annotations

import io
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from logic.cli.arguments import PROGRAM, HelpShown, read_arguments
from logic.cli.commands import COMMANDS, Said
from logic.errors import SaveError, TunewiseError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

DONE = 0
BAD_INPUT = 2


def run(argv: Sequence[str], stdout: TextIO | None, stderr: TextIO | None) -> int:
    """Run the command of ``argv`` and give the exit code; see ``logic.cli.main``."""
    try:
        said = _result(argv)
        _say(stdout, said.text)
    except TunewiseError as fault:
        with suppress(SaveError):
            _say(stderr, f"{PROGRAM}: {fault}\n")
        return BAD_INPUT
    if said.note:
        with suppress(SaveError):
            _say(stderr, f"{PROGRAM}: {said.note}\n")
    return DONE


def _result(argv: Sequence[str]) -> Said:
    try:
        arguments = read_arguments(argv)
    except HelpShown as shown:
        return Said(text=str(shown))
    return COMMANDS[arguments.command](arguments)


def _say(stream: TextIO | None, text: str) -> None:
    if stream is None:
        return
    if isinstance(stream, io.TextIOWrapper):
        # A narrow terminal gets a question mark for what it cannot show, not a fault.
        stream.reconfigure(errors="replace")
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        _let_go(stream)  # the reader has seen enough
    except OSError as fault:
        _let_go(stream)
        raise SaveError(
            f"The result was not printed because the system says: {fault.strerror or fault};"
            " send it to another place."
        ) from fault


def _let_go(stream: TextIO) -> None:
    """Send what the stream still holds nowhere, so that the interpreter's exit is quiet."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, stream.fileno())
        finally:
            os.close(nowhere)
