"""Words for whoever started the program from a console."""

from __future__ import annotations

import sys


def say(sentence: str) -> None:
    """Write to standard error, which a program without a console may lack."""
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()
