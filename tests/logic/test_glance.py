"""What a kept file says at a glance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from logic import assessment_file
from logic.assessment import Answer, Assessment, Engagement, State
from logic.glance import Glance, glance
from logic.revisions import finish
from tests.logic import report_samples as samples
from tests.logic.bundled import PACK

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = Assessment(
    id="00000000-0000-4000-8000-000000000001",
    date="2026-11-22",
    engagement=Engagement(task="Claims triage", client="Example Insurance"),
)


SHORT = PACK.words.text("recommendation.fine_tuned.short")


def at_a_glance(folder: Path, assessment: Assessment) -> Glance:
    path = folder / "a.tunewise"
    assessment_file.save(path, assessment)
    return glance(PACK.content, PACK.words, path)


def test_what_the_answers_give_now(tmp_path: Path) -> None:
    assert at_a_glance(tmp_path, PLAIN) == Glance(
        client="Example Insurance", advised="Too little known"
    )


def test_a_finished_file_says_what_it_recorded(tmp_path: Path) -> None:
    done = finish(PACK.content, PLAIN, PLAIN.date)
    recorded = replace(done, outcome=replace(done.outcome, recommendation="trial_first"))
    assert at_a_glance(tmp_path, recorded).advised == "Trial first"


def test_a_side_that_is_undecided_is_not_told_as_advised(tmp_path: Path) -> None:
    said = PACK.words.text("recommendation.fine_tuned.title_undecided").removesuffix(".")
    open_one = samples.undecided()
    assert at_a_glance(tmp_path, open_one).advised == said
    done = finish(PACK.content, open_one, PLAIN.date)
    assert at_a_glance(tmp_path, done).advised == said
    outcome = replace(done.outcome, content=replace(done.outcome.content, version="0"))
    assert at_a_glance(tmp_path, replace(done, outcome=outcome)).advised == SHORT


def test_answers_nobody_knows_give_no_result(tmp_path: Path) -> None:
    strange = replace(PLAIN, answers={"no_such": Answer(state=State.DONT_KNOW)})
    assert at_a_glance(tmp_path, strange) == Glance(client="Example Insurance")


def test_a_file_that_is_none_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.tunewise"
    path.write_bytes(b"no assessment")
    assert glance(PACK.content, PACK.words, path) == Glance()
