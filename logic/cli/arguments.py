"""What may stand on the command line."""

from __future__ import annotations

import argparse
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from logic.cli.settings import add_settings
from logic.errors import UsageError
from resources import version

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = "tunewise"
_DOCUMENTS = ("preparation", "trial", "actions")


class HelpShown(Exception):  # noqa: N818 - no error: help or version was asked for
    """The text that was asked for in place of a command."""


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is one sentence, raised and not printed."""

    def __init__(self, *, prog: str, **texts: str) -> None:
        # Each command is a parser too; none may guess at half an option.
        super().__init__(prog=prog, allow_abbrev=False, **texts)  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see {self.prog} --help.")


def read_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """The command and its arguments.

    Raises:
        UsageError: they make no sense.
        HelpShown: help or the version was asked for.
    """
    shown = StringIO()
    try:
        with redirect_stdout(shown):
            return _parser().parse_args(argv)
    except SystemExit:
        raise HelpShown(shown.getvalue()) from None


def _parser() -> _Parser:
    parser = _Parser(
        prog=PROGRAM,
        description="Foundation model or fine-tuned model? An interview and a report.",
        epilog="Without a command, or with a file alone, the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"Tunewise {version()}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    questions = commands.add_parser("questions", help="list every question with its ids")
    _add_json(questions)
    new = commands.add_parser("new", help="make an assessment from a file of answers")
    new.add_argument(
        "--from",
        dest="answers",
        metavar="ANSWERS.json",
        type=Path,
        required=True,
        help="answers by question id",
    )
    _add_output(new, "FILE", "the assessment to write")
    _add_protect(new)
    evaluate = commands.add_parser("evaluate", help="say what an assessment comes to")
    _add_file(evaluate)
    _add_json(evaluate)
    report = commands.add_parser("report", help="write the report of an assessment as PDF")
    _add_file(report)
    _add_output(report, "OUT.pdf", "the report to write")
    _add_protect(report)
    add_settings(report)
    document = commands.add_parser("document", help="write a document for around the visit")
    document.add_argument("kind", metavar="KIND", choices=_DOCUMENTS, help=", ".join(_DOCUMENTS))
    _add_file(document)
    _add_output(document, "OUT", "the document to write, ending in .pdf or .csv")
    verify = commands.add_parser("verify", help="hold a report against the answers inside it")
    verify.add_argument("file", metavar="FILE.pdf", type=Path, help="a report of Tunewise")
    check = commands.add_parser("check-content", help="check a content pack of your own")
    check.add_argument("folder", metavar="DIR", type=Path, help="the folder of the pack")
    prices = commands.add_parser("prices", help="check a price list before it is imported")
    prices.add_argument("action", metavar="check", choices=("check",), help="check: a dry run")
    prices.add_argument("file", metavar="FILE", type=Path, help="a price list, left untouched")
    prices.add_argument(
        "--dated", metavar="DAY", default="", help="the day it was published, if it does not say"
    )
    commands.add_parser("selftest", help="check that this copy of Tunewise works")
    return parser


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="an assessment, or a report that carries one"
    )


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON for other programs")


def _add_protect(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--protect",
        action="store_true",
        help="encrypt it with the passphrase in TUNEWISE_PASSPHRASE, or one asked for",
    )


def _add_output(parser: argparse.ArgumentParser, shown: str, what: str) -> None:
    parser.add_argument(
        "-o",
        "--output",
        metavar=shown,
        type=Path,
        required=True,
        help=f"{what}; one that is there already is replaced as a whole, no other kind of file",
    )
