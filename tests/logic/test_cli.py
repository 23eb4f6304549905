"""The commands: which are known, help, the questions, the streams."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import resources
from logic import cli
from logic.assessment_file import dumps
from logic.cli import text
from logic.cli.data import condition_data
from logic.interview import may_be_put_aside
from logic.model import ALWAYS, Condition, Consideration
from tests.logic.bundled import CONTENT
from tests.logic.commands import ROOT, SAMPLE, done, refusal
from tests.logic.files.examples import SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence

START = (
    "import sys; from logic import cli; sys.exit(cli.main(sys.argv[1:], sys.stdout, sys.stderr))"
)


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    path = tmp_path / "visit.tunewise"
    path.write_bytes(dumps(SMALL))
    return path


# The door


@pytest.mark.parametrize("word", [*cli.COMMANDS, "-h", "--help", "--version"])
def test_a_command_is_recognised(word: str) -> None:
    assert cli.wants_cli(["main.py", word, "more"])


@pytest.mark.parametrize("words", [[], ["visit.tunewise"], ["--style", "fusion"], [""]])
def test_anything_else_is_for_the_window(words: list[str]) -> None:
    assert not cli.wants_cli(["main.py", *words])
    assert not cli.wants_cli([])


def started(code: str) -> list[str]:
    found = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return found.stdout.splitlines()[-1].split()


def test_asking_costs_the_window_nothing() -> None:
    plainly = set(started(""))
    asked = set(started("from logic.cli import wants_cli; wants_cli(['main.py'])"))
    new = asked - plainly
    assert {name for name in new if name.startswith("logic")} == {"logic", "logic.cli"}
    assert not {"argparse", "json", "pathlib", "tomllib", "dataclasses"} & new


def test_no_command_needs_a_window_and_most_need_no_report() -> None:
    loaded = started(
        "import io; from logic.cli import main\n"
        f"main(['evaluate', {str(SAMPLE)!r}], io.StringIO(), io.StringIO())"
    )
    assert not {"PySide6", "shiboken6", "reportlab", "pikepdf"} & set(loaded)


# Help and usage


def test_help_and_version_are_printed() -> None:
    shown = done("--help")
    for command in cli.COMMANDS:
        assert command in shown
        assert "usage: tunewise" in done(command, "-h")
    assert done("--version") == f"Tunewise {resources.version()}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "required: COMMAND"),
        (["compare"], "invalid choice: 'compare'"),
        (["evaluate"], "required: FILE; see tunewise evaluate --help"),
        (["evaluate", "a", "b"], "unrecognized arguments: b"),
        (["evaluate", "a", "--jso"], "unrecognized arguments: --jso"),
        (["new", "-o", "x"], "required: --from"),
        (["new", "--from", "x"], "required: -o/--output"),
        (["report", "x"], "required: -o/--output"),
        (["selftest", "x"], "unrecognized arguments: x"),
    ],
)
def test_wrong_arguments_are_named(arguments: Sequence[str], said: str) -> None:
    assert said in refusal(*arguments)


# questions


def test_every_question_is_listed_for_programs() -> None:
    data = json.loads(done("questions", "--json"))
    assert [question["id"] for question in data["questions"]] == list(CONTENT.questions)
    assert [section["id"] for section in data["sections"]] == list(CONTENT.sections)
    assert [one["id"] for one in data["considerations"]] == list(Consideration)
    assert data["content"]["checksum"] == CONTENT.checksum
    for given in data["questions"]:
        question = CONTENT.questions[given["id"]]
        assert [option["id"] for option in given["options"]] == list(question.option_ids())
        assert all(option["label"] for option in given["options"])
        assert given["title"]
        assert given["ask_if"] == condition_data(question.ask_if)
        assert given["kind"] == question.kind
        assert given["sources"] == list(question.sources)
        assert given.get("none_if", []) == list(question.none_if)
        assert given["may_not_apply"] == may_be_put_aside(question)
        assert ("most" in given) == bool(given["unit"]) == (given["kind"] == "amount")


def test_every_question_and_option_is_listed_for_people() -> None:
    shown = done("questions")
    for question in CONTENT.questions.values():
        assert f"id: {question.id} ({question.kind})" in shown
        if question.kind == "choice":
            assert all(f"\n      {option} " in shown for option in question.option_ids())
    assert "    not applicable counts as none for does_not_arise, out_of_scope, other\n" in shown
    assert max(map(len, shown.splitlines())) < 120


def test_conditions_are_readable() -> None:
    one = Condition(question="a", options=frozenset({"y", "x"}))
    other = Condition(question="b", options=frozenset({"z"}))
    both = Condition(all_of=(one, Condition(negated=other)))
    either = Condition(any_of=(one, other))
    assert condition_data(ALWAYS) is None
    assert condition_data(both) == {
        "all": [
            {"question": "a", "is": ["x", "y"]},
            {"not": {"question": "b", "is": ["z"]}},
        ]
    }
    assert condition_data(either) == {
        "any": [{"question": "a", "is": ["x", "y"]}, {"question": "b", "is": ["z"]}]
    }
    assert text.condition_text(both) == "(a is x or y) and (not (b is z))"
    assert text.condition_text(either) == "(a is x or y) or (b is z)"


# evaluate


def test_a_cost_that_is_not_known_is_said_so_and_null(tmp_path: Path) -> None:
    """An even split of 50 to 50 would look like a finding."""
    path = tmp_path / "open.tunewise"
    path.write_bytes(dumps(replace(SMALL, answers={})))
    [line] = [one for one in done("evaluate", path).splitlines() if one.startswith("  Cost ")]
    assert line.split("not known")[2].split()[:3] == ["-100", "to", "+100"]
    data = json.loads(done("evaluate", path, "--json"))
    found = {one["id"]: one for one in data["considerations"]}
    cost = found["cost"]
    assert (cost["known"], cost["foundation"], cost["fine_tuned"]) == (False, None, None)
    assert (cost["low"], cost["high"]) == (-100, 100)
    assert all(one["known"] for name, one in found.items() if name != "cost")
    known = json.loads(done("evaluate", SAMPLE, "--json"))["considerations"]
    assert all(one["known"] and one["foundation"] is not None for one in known)


# selftest


@pytest.mark.pdf
def test_the_selftest_says_what_works() -> None:
    lines = done("selftest").splitlines()
    assert [line.split()[0] for line in lines] == [
        "content",
        "advice",
        "prices",
        "report",
        "Tunewise",
    ]
    assert lines[-1] == f"Tunewise {resources.version()} works."


# Streams


class Closed(io.StringIO):
    """A stream whose reader has gone, or whose disk is full."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def flush(self) -> None:
        raise OSError(self._number, os.strerror(self._number))


def test_a_reader_that_has_seen_enough_is_no_fault() -> None:
    err = io.StringIO()
    assert cli.main(["questions"], Closed(errno.EPIPE), err) == 0
    assert err.getvalue() == ""


def test_output_that_cannot_be_written_is_said() -> None:
    err = io.StringIO()
    assert cli.main(["questions"], Closed(errno.ENOSPC), err) == 2
    assert "No space left on device" in err.getvalue()
    assert cli.main(["compare"], io.StringIO(), Closed(errno.ENOSPC)) == 2


def test_missing_streams_are_allowed() -> None:
    assert cli.main(["--version"], None, None) == 0
    assert cli.main(["compare"], None, None) == 2


def test_a_narrow_terminal_gets_question_marks(visit: Path) -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    assert cli.main(["evaluate", str(visit)], out, io.StringIO()) == 0
    assert raw.getvalue()


def process(*arguments: object, **settings: Any) -> subprocess.CompletedProcess[str]:  # noqa: ANN401
    command = [sys.executable, "-c", START, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, text=True, check=False, **settings)


def test_a_process_ends_with_the_code_and_one_sentence(tmp_path: Path) -> None:
    good = process("questions", "--json", capture_output=True)
    assert (good.returncode, good.stderr) == (0, "")
    bad = process("evaluate", tmp_path / "none", capture_output=True)
    assert (bad.returncode, bad.stdout, bad.stderr.count("\n")) == (2, "", 1)


def test_a_process_whose_reader_leaves_is_quiet() -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as gone:
        ended = process("questions", stdout=gone, stderr=subprocess.PIPE)
        os.dup2(os.open(os.devnull, os.O_WRONLY), gone.fileno())
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
def test_a_process_on_a_full_disk_says_so_once() -> None:
    with Path("/dev/full").open("w") as full:
        ended = process("questions", stdout=full, stderr=subprocess.PIPE)
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "No space left on device" in ended.stderr


def test_conditions_are_told_by_name() -> None:
    told = done("evaluate", SAMPLE)
    assert "ruled out: " in told
    assert "needs:" not in told
    assert " G1" not in told
