"""Other rules than those an assessment was made under: named, both results, nothing changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from logic import kept_packs
from logic.advice import advise
from logic.assessment import Answer, ContentRef, Outcome, State
from logic.assessment_file import load, save
from logic.content import load_content
from logic.errors import SaveError
from logic.interview import ref_of
from logic.kept_packs import KeptPacks
from logic.rules_apart import rules_apart
from logic.tables import bundled_pack
from tests.logic.bundled import CONTENT
from tests.logic.commands import SAMPLE, run
from tests.logic.files.examples import BLANK

if TYPE_CHECKING:
    from pathlib import Path

    from logic.assessment import Assessment
    from logic.model import Content

WORK = load(SAMPLE)


@pytest.fixture
def earlier(tmp_path: Path) -> Content:
    """Rules as they may have been a year before: fewer questions to trust, another version."""
    folder = tmp_path / "earlier"
    folder.mkdir()
    for file in bundled_pack().iterdir():
        if file.name.endswith(".toml"):
            (folder / file.name).write_bytes(file.read_bytes())
    rules = folder / "model.toml"
    text = rules.read_text("utf-8")
    rules.write_text(text.replace(f'version = "{CONTENT.version}"', 'version = "2020.1"'), "utf-8")
    return load_content(folder)


def made_under(content: Content, assessment: Assessment = WORK) -> Assessment:
    return replace(assessment, content=ref_of(content))


def test_under_the_same_rules_or_none_named_there_is_nothing_to_say() -> None:
    advice = advise(CONTENT, WORK)
    assert rules_apart(CONTENT, None, made_under(CONTENT), advice) is None
    assert rules_apart(CONTENT, None, replace(WORK, content=ContentRef()), advice) is None


def test_both_results_are_worked_out(earlier: Content) -> None:
    work = made_under(earlier)
    found = rules_apart(CONTENT, earlier, work, advise(CONTENT, work))
    assert found is not None
    assert found.made_with == ref_of(earlier)
    assert found.here == ref_of(CONTENT)
    assert found.then == advise(earlier, work).recommendation
    assert found.same


def test_without_the_earlier_rules_what_was_recorded_counts(earlier: Content) -> None:
    work = made_under(earlier)
    now = advise(CONTENT, work)
    unknown = rules_apart(CONTENT, None, work, now)
    assert unknown is not None
    assert (unknown.then, unknown.same) == ("", False)
    outcome = Outcome(recommendation="not_feasible", lead="", content=work.content)
    recorded = rules_apart(CONTENT, None, replace(work, outcome=outcome), now)
    assert recorded is not None
    assert recorded.then == "not_feasible"
    other = replace(outcome, content=ContentRef())
    ignored = rules_apart(CONTENT, None, replace(work, outcome=other), now)
    assert ignored is not None
    assert ignored.then == ""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("not_asked_then", Answer(state=State.DONT_KNOW)),
        ("runs_today", Answer(state=State.ANSWERED, options=("not_offered_then",))),
    ],
)
def test_answers_the_earlier_rules_do_not_take_have_no_result_there(
    earlier: Content, question: str, answer: Answer
) -> None:
    work = made_under(earlier, BLANK.with_answer(question, answer))
    found = rules_apart(CONTENT, earlier, work, advise(CONTENT, BLANK))
    assert found is not None
    assert found.then == ""


# Kept packs


def test_a_pack_used_here_is_found_again(tmp_path: Path, earlier: Content) -> None:
    packs = KeptPacks(tmp_path / "packs")
    assert packs.find(ref_of(CONTENT)) is None
    again = KeptPacks(tmp_path / "packs")
    again.keep(CONTENT)
    again.keep(CONTENT)
    again.keep(earlier, tmp_path / "earlier")
    assert again.find(ref_of(CONTENT)) == CONTENT
    assert again.find(ref_of(earlier)) == earlier
    assert again.find(ref_of(earlier)) is again.find(ref_of(earlier))


def test_a_kept_pack_that_was_changed_is_none(tmp_path: Path) -> None:
    packs = KeptPacks(tmp_path)
    packs.keep(CONTENT)
    place = tmp_path / CONTENT.checksum / "model.toml"
    place.write_bytes(place.read_bytes() + b"\n# changed\n")
    assert packs.find(ref_of(CONTENT)) is None


@pytest.mark.parametrize("checksum", ["", "../../etc", "A" * 64, "0" * 64])
def test_no_path_leads_out_of_the_folder(tmp_path: Path, checksum: str) -> None:
    assert KeptPacks(tmp_path).find(ContentRef(checksum=checksum)) is None


def test_without_room_nothing_is_kept_and_nothing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise SaveError("the disk is full")

    monkeypatch.setattr(kept_packs, "write_whole", full)
    packs = KeptPacks(tmp_path)
    packs.keep(CONTENT)
    assert packs.find(ref_of(CONTENT)) is None
    monkeypatch.undo()
    packs = KeptPacks(tmp_path)
    packs.keep(CONTENT)
    assert packs.find(ref_of(CONTENT)) == CONTENT


# The command line


def test_the_command_line_names_the_rules(tmp_path: Path, earlier: Content) -> None:
    path = tmp_path / "visit.tunewise"
    save(path, made_under(earlier))
    before = path.read_bytes()
    for options in ([], ["--json"]):
        code, out, err = run("evaluate", path, *options)
        assert code == 0
        assert out
        assert f"made under the rules 2020.1 ({earlier.checksum[:8]})" in err
    save(path, made_under(CONTENT))
    assert run("evaluate", path)[2] == ""
    save(path, made_under(earlier))
    assert path.read_bytes() == before
