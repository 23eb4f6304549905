"""What the command line may ask of a report; what it leaves out stays as the assessment has it."""

from __future__ import annotations

from argparse import BooleanOptionalAction
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from logic.errors import UsageError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from logic.assessment import ReportSettings

#: Settings that are either so or not, and what each does.
_SWITCHES = {
    "cover": "begin with a cover page",
    "all_answers": "print all answers, with who said them",
    "arithmetic": "print how the money was worked out",
    "sources": "list the sources",
    "summary_only": "print the executive summary only",
    "draft": "mark every page as a draft",
    "large": "print in large text",
    "share_safe": "leave out the names of client and people",
    "names": "name people rather than their roles only",
}
_PAPERS = ("A4", "Letter")


def add_settings(parser: ArgumentParser) -> None:
    """Let a command take the settings of a report."""
    for name, what in _SWITCHES.items():
        flag = f"--{name.replace('_', '-')}"
        parser.add_argument(flag, action=BooleanOptionalAction, default=None, help=what)
    parser.add_argument(
        "--clean",
        action=BooleanOptionalAction,
        default=None,
        help="carry no answers inside, so that it cannot be reopened",
    )
    parser.add_argument("--paper", choices=_PAPERS, help="the size of its pages")


def settings_of(arguments: Namespace, kept: ReportSettings) -> ReportSettings:
    """The settings kept in an assessment, with what the arguments say in their place.

    Raises:
        UsageError: two of them contradict each other.
    """
    from logic.report import CLEAN  # noqa: PLC0415 - used by few commands

    told: dict[str, Any] = {name: getattr(arguments, name) for name in (*_SWITCHES, "paper")}
    if arguments.clean is not None:
        told["kind"] = CLEAN if arguments.clean else type(kept)().kind
    wanted = replace(kept, **{name: value for name, value in told.items() if value is not None})
    if arguments.names and wanted.share_safe:
        raise UsageError("A report that leaves out names cannot print them; add --no-share-safe.")
    return wanted
