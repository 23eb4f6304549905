from __future__ import annotations

import errno
import io
import json
import os
import shutil
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import resources
from logic import cli
from logic.assessment_file import dumps, load
from logic.cli import text
from logic.cli.data import condition_data, plain
from logic.content import load_content
from logic.findings import Recommendation
from logic.model import ALWAYS, Condition, Consideration
from tests.logic.files.examples import BLANK, SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
ANSWERS = Path(__file__).parent / "files" / "answers.json"
SAMPLE = min((ROOT / "resources" / "samples").glob("*.tunewise"))
CONTENT = load_content()
START = (
    "import sys; from logic import cli; sys.exit(cli.main(sys.argv[1:], sys.stdout, sys.stderr))"
)


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
        assert ("most" in given) == bool(given["unit"]) == (given["kind"] == "amount")


def test_every_question_and_option_is_listed_for_people() -> None:
    shown = done("questions")
    for question in CONTENT.questions.values():
        assert f"id: {question.id} ({question.kind})" in shown
        if question.kind == "choice":
            assert all(f"\n      {option} " in shown for option in question.option_ids())
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


# new


def test_answers_become_an_assessment(tmp_path: Path) -> None:
    path = tmp_path / "visit.tunewise"
    assert done("new", "--from", ANSWERS, "-o", path) == f"Wrote {path} with 9 answers.\n"
    made = load(path)
    assert made.engagement.task == "Claims triage"
    assert f'"written_by": "tunewise {resources.version()}"' in path.read_text("utf-8")
    first = path.read_bytes()
    done("new", "--from", ANSWERS, "-o", path)
    assert path.read_bytes() == first


def test_wrong_answers_leave_the_target_as_it_was(tmp_path: Path, visit: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"date": "2026-11-22", "answers": {"task_kin": "label"}}')
    before = visit.read_bytes()
    assert 'the nearest is "task_kind"' in refusal("new", "--from", wrong, "-o", visit)
    assert visit.read_bytes() == before


def test_a_source_is_never_the_target(tmp_path: Path, visit: Path) -> None:
    answers = tmp_path / "answers.json"
    shutil.copy(ANSWERS, answers)
    (tmp_path / "link").symlink_to(answers)
    for target in (answers, tmp_path / "link"):
        said = refusal("new", "--from", answers, "-o", target)
        assert "is the file to read from" in said
    assert answers.read_bytes() == ANSWERS.read_bytes()
    assert "is the file to read from" in refusal("report", visit, "-o", visit)
    assert load(visit) == SMALL


@pytest.mark.parametrize("name", ["none/visit.tunewise", "x" * 300, "a\0b", "."])
def test_an_unwritable_target_is_named(tmp_path: Path, name: str) -> None:
    assert "was not written because" in refusal("new", "--from", ANSWERS, "-o", tmp_path / name)
    assert not list(tmp_path.iterdir())


# evaluate


def test_an_evaluation_holds_what_the_decision_says(visit: Path) -> None:
    data = json.loads(done("evaluate", visit, "--json"))
    assert data["recommendation"] in list(Recommendation)
    assert data["assessment"] == {"id": SMALL.id, "date": SMALL.date}
    assert [one["id"] for one in data["considerations"]] == list(Consideration)
    assert [route["id"] for route in data["routes"]] == list(CONTENT.routes)
    total = sum(one["contribution"] for one in data["considerations"])
    assert data["lead"] == pytest.approx(total, abs=1e-5)
    assert sum(data["weights"].values()) == pytest.approx(1, abs=1e-5)
    assert data["content"]["id"] == CONTENT.id


def test_an_evaluation_is_the_same_each_time(visit: Path) -> None:
    assert done("evaluate", visit, "--json") == done("evaluate", visit, "--json")
    assert done("evaluate", visit, "--json").isascii()


def test_an_evaluation_for_people_names_everything(visit: Path) -> None:
    data = json.loads(done("evaluate", visit, "--json"))
    shown = done("evaluate", visit)
    assert f"Recommendation  {data['recommendation']}" in shown
    for route in data["routes"]:
        assert f" {route['id']} " in shown
    assert "and " in shown
    assert " more that move the lead less" in shown
    assert max(map(len, shown.splitlines())) < 120


def test_few_open_questions_are_all_listed(visit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "FIRST", 1000)
    listed = done("evaluate", visit)
    for question in json.loads(done("evaluate", visit, "--json"))["open_questions"]:
        assert f" ({question['id']}): " in listed
    assert "more that move the lead less" not in listed


def test_where_no_lead_is_shown_the_text_says_so(tmp_path: Path) -> None:
    path = tmp_path / "blank.tunewise"
    path.write_bytes(dumps(BLANK))
    data = json.loads(done("evaluate", path, "--json"))
    assert data["recommendation"] == "too_little_known"
    assert data["lead"] is None
    assert "Lead            none shown" in done("evaluate", path)


@pytest.mark.parametrize("path", sorted(SAMPLE.parent.glob("*.tunewise")), ids=lambda p: p.stem)
def test_the_samples_are_evaluated(path: Path) -> None:
    assert done("evaluate", path)


def test_numbers_are_rounded_and_zero_has_no_sign() -> None:
    assert plain(Fraction(-1, 3)) == -0.333333
    assert repr(plain(Fraction(-1, 10**9))) == "0.0"
    assert plain((1, True, None, {Consideration.COST: 0.25})) == [1, True, None, {"cost": 0.25}]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is empty"),
        (dumps(SMALL)[:-20], "cut short or damaged"),
        (b"%PDF-1.7", "cut short or damaged"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"kind": "pia"}', "not an assessment made by Tunewise"),
        (dumps(SMALL).replace(b'"format": 1', b'"format": 2'), "install the newer version"),
        (dumps(SMALL).replace(b'"error_cost"', b'"costs"'), 'there is no question "costs"'),
        (dumps(SMALL).replace(b'"tried": 50', b'"tried": "50"'), "found text"),
    ],
)
def test_a_bad_file_is_said_in_one_sentence(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "bad.tunewise"
    path.write_bytes(data)
    assert said in refusal("evaluate", path)
    assert said in refusal("report", path, "-o", tmp_path / "out.pdf")
    assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "there is no such file" in refusal("evaluate", tmp_path / "none")
    assert "it is a folder" in refusal("evaluate", tmp_path)


# report and selftest


@pytest.mark.pdf
def test_a_report_is_written(visit: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    out.write_bytes(b"an older report")
    assert done("report", visit, "-o", out) == f"Wrote {out}.\n"
    assert out.read_bytes().startswith(b"%PDF-")
    first = out.read_bytes()
    done("report", visit, "-o", out)
    assert out.read_bytes() == first
    assert load(visit) == SMALL


@pytest.mark.pdf
def test_a_report_that_cannot_be_written_leaves_nothing(visit: Path, tmp_path: Path) -> None:
    assert "its folder does not exist" in refusal("report", visit, "-o", tmp_path / "no" / "o.pdf")
    assert list(tmp_path.iterdir()) == [visit]


def test_a_report_that_is_none_is_not_written(
    visit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("logic.report.make_report", lambda *_arguments: b"", raising=False)
    assert "install Tunewise again" in refusal("report", visit, "-o", tmp_path / "out.pdf")
    assert list(tmp_path.iterdir()) == [visit]


@pytest.mark.pdf
def test_the_selftest_says_what_works() -> None:
    lines = done("selftest").splitlines()
    assert [line.split()[0] for line in lines] == ["content", "advice", "report", "Tunewise"]
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
