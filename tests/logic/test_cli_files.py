"""The commands on files: making an assessment, evaluating it, its report."""

from __future__ import annotations

import json
import os
import re
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import pytest

import resources
from logic.assessment_file import dumps, load
from logic.cli import text
from logic.cli.data import plain
from logic.cli.targets import check_report_target
from logic.errors import SaveError
from logic.findings import Recommendation
from logic.lock import OLD, FileLock, lock_path
from logic.model import Consideration
from tests.logic.bundled import CONTENT
from tests.logic.commands import SAMPLE, done, refusal, run
from tests.logic.files.examples import BLANK, SMALL
from tests.logic.report_samples import rich, undecided

ANSWERS = Path(__file__).parent / "files" / "answers.json"


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    path = tmp_path / "visit.tunewise"
    path.write_bytes(dumps(SMALL))
    return path


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


def test_a_file_open_in_a_window_is_not_replaced(visit: Path) -> None:
    lock, before = FileLock(visit), visit.read_bytes()
    assert lock.take(datetime.now(UTC)) is None
    assert "is open on " in refusal("new", "--from", ANSWERS, "-o", visit)
    assert visit.read_bytes() == before
    long_ago = datetime.now(UTC).timestamp() - 2 * OLD
    os.utime(lock_path(visit), (long_ago, long_ago))
    done("new", "--from", ANSWERS, "-o", visit)
    assert visit.read_bytes() != before
    assert not lock_path(visit).exists()


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


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b'{"answers": {}}', dumps(SMALL)[:-20]])
def test_an_assessment_replaces_only_an_assessment(tmp_path: Path, data: bytes) -> None:
    target = tmp_path / "visit.tunewise"
    target.write_bytes(data)
    said = refusal("new", "--from", ANSWERS, "-o", target)
    assert "is there already and is no assessment" in said
    assert target.read_bytes() == data


def test_an_assessment_takes_no_name_of_another_kind(tmp_path: Path) -> None:
    said = refusal("new", "--from", ANSWERS, "-o", tmp_path / "visit.PDF")
    assert "name a file that ends in .tunewise after -o" in said
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["none/visit.tunewise", "x" * 300, "a\0b", "."])
def test_an_unwritable_target_is_named(tmp_path: Path, name: str) -> None:
    assert "was not written because" in refusal("new", "--from", ANSWERS, "-o", tmp_path / name)
    assert not list(tmp_path.iterdir())


# evaluate


def test_contributions_add_up_to_the_lead(tmp_path: Path) -> None:
    path = tmp_path / "rich.tunewise"
    path.write_bytes(dumps(rich()))
    data = json.loads(done("evaluate", path, "--json"))
    total = sum(one["contribution"] for one in data["considerations"])
    assert data["lead"] == pytest.approx(total, abs=1e-5)


def test_an_evaluation_holds_what_the_decision_says(visit: Path) -> None:
    data = json.loads(done("evaluate", visit, "--json"))
    assert data["recommendation"] in list(Recommendation)
    assert data["assessment"] == {"id": SMALL.id, "date": SMALL.date}
    assert [one["id"] for one in data["considerations"]] == list(Consideration)
    assert [route["id"] for route in data["routes"]] == list(CONTENT.routes)
    assert (data["recommendation"], data["lead"]) == ("too_little_known", None)
    assert sum(data["weights"].values()) == pytest.approx(1, abs=1e-5)
    assert data["content"]["id"] == CONTENT.id


def test_an_evaluation_is_the_same_each_time(visit: Path) -> None:
    assert done("evaluate", visit, "--json") == done("evaluate", visit, "--json")
    assert done("evaluate", visit, "--json").isascii()


def test_an_evaluation_says_of_a_side_that_it_is_not_decided(tmp_path: Path) -> None:
    path = tmp_path / "open.tunewise"
    path.write_bytes(dumps(undecided()))
    shown = done("evaluate", path)
    assert shown.startswith("The answers point to ")
    assert "Recommendation  fine_tuned, by the weights, undecided" in shown


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
        (re.sub(rb'"format": \d+', b'"format": 99', dumps(SMALL)), "install the newer version"),
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


# report


@pytest.mark.pdf
def test_a_report_is_written(visit: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    out.write_bytes(b"%PDF-1.4 an older report")
    assert done("report", visit, "-o", out) == f"Wrote {out}.\n"
    assert out.read_bytes().startswith(b"%PDF-")
    first = out.read_bytes()
    done("report", visit, "-o", out)
    assert out.read_bytes() == first
    assert load(visit) == SMALL


@pytest.mark.parametrize("name", ["other.tunewise", "other.TuneWise", "answers.json"])
def test_a_report_is_never_named_as_its_sources(visit: Path, tmp_path: Path, name: str) -> None:
    assert "name a file that ends in .pdf" in refusal("report", visit, "-o", tmp_path / name)
    assert list(tmp_path.iterdir()) == [visit]


def test_a_report_replaces_only_a_pdf(visit: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes.pdf"
    notes.write_bytes(b"no PDF")
    assert "is there already and is no PDF" in refusal("report", visit, "-o", notes)
    assert notes.read_bytes() == b"no PDF"


def test_a_target_that_cannot_be_read_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_arguments: object) -> None:
        raise PermissionError

    target = tmp_path / "locked.pdf"
    target.write_bytes(b"%PDF-1.4")
    monkeypatch.setattr(Path, "open", closed)
    with pytest.raises(SaveError, match="is no PDF"):
        check_report_target(target)


@pytest.mark.pdf
def test_characters_the_report_lacks_are_named(tmp_path: Path) -> None:
    path, out = tmp_path / "visit.tunewise", tmp_path / "out.pdf"
    engagement = replace(SMALL.engagement, task="Claims \u0e01\u0e02 \u0e01")
    path.write_bytes(dumps(replace(SMALL, engagement=engagement)))
    before = path.read_bytes()
    code, shown, told = run("report", path, "-o", out)
    assert (code, shown) == (0, f"Wrote {out}.\n")
    assert told == (
        "tunewise: The PDF lacks characters that its typefaces cannot draw: \u0e01 (U+0E01),"
        " \u0e02 (U+0E02); they are kept in the assessment file. So the PDF does not claim"
        " to be PDF/A or PDF/UA.\n"
    )
    assert out.read_bytes().startswith(b"%PDF-")
    assert path.read_bytes() == before


@pytest.mark.pdf
def test_text_from_right_to_left_is_told(tmp_path: Path) -> None:
    path, out = tmp_path / "visit.tunewise", tmp_path / "out.pdf"
    engagement = replace(SMALL.engagement, task="\u05e9\u05dc\u05d5\u05dd")
    path.write_bytes(dumps(replace(SMALL, engagement=engagement)))
    _, _, told = run("report", path, "-o", out)
    assert told.startswith("tunewise: The PDF draws some text from right to left")
    assert told.endswith("So the PDF does not claim to be PDF/A or PDF/UA.\n")


@pytest.mark.parametrize(("found", "more"), [(10, ""), (11, " and 1 more")])
def test_ten_characters_are_named(
    visit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: int, more: str
) -> None:
    lacking = "\u202e" + "".join(chr(0x4E00 + n) for n in range(found - 1))
    monkeypatch.setattr("logic.report.not_drawable", lambda _outline: lacking)
    monkeypatch.setattr("logic.report.render_outline", lambda _outline, **_manner: b"%PDF-")
    _, _, told = run("report", visit, "-o", tmp_path / "out.pdf")
    assert told.count("U+") == 10
    assert "draw: U+202E, \u4e00 (U+4E00), " in told
    assert f"(U+4E08){more}; they" in told


@pytest.mark.pdf
def test_a_report_that_cannot_be_written_leaves_nothing(visit: Path, tmp_path: Path) -> None:
    assert "its folder does not exist" in refusal("report", visit, "-o", tmp_path / "no" / "o.pdf")
    assert list(tmp_path.iterdir()) == [visit]


def test_a_report_that_is_none_is_not_written(
    visit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "logic.report.render_outline", lambda *_arguments, **_manner: b"", raising=False
    )
    assert "install Tunewise again" in refusal("report", visit, "-o", tmp_path / "out.pdf")
    assert list(tmp_path.iterdir()) == [visit]
