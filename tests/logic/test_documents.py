"""The documents around the visit: what they hold, as PDF and as CSV."""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.advice import advise
from logic.assessment import Answer, State
from logic.assessment_file import dumps
from logic.report.blocks import Table, say
from logic.report.documents import Document, Kind, build_document
from logic.report.plain import as_text
from logic.report.spreadsheet import as_csv, safe
from logic.report.trial_pack import CASES
from tests.logic.bundled import CONTENT, WORDS
from tests.logic.commands import SAMPLE, done, refusal
from tests.logic.files.examples import BLANK, SMALL
from tests.logic.report_samples import rich

if TYPE_CHECKING:
    from pathlib import Path

    from logic.assessment import Assessment


def made(kind: Kind, assessment: Assessment) -> Document:
    return build_document(kind, CONTENT, WORDS, assessment, advise(CONTENT, assessment))


def rows(table: Table) -> list[list[str]]:
    return list(csv.reader(io.StringIO(as_csv(table).decode("utf-8-sig"), newline="")))


def test_the_preparation_sheet_gives_each_question_once_under_a_role() -> None:
    document = made(Kind.PREPARATION, BLANK)
    titles = [row[1] for row in rows(document.sheet)[1:]]
    assert len(titles) == len(set(titles)) == len(CONTENT.questions)
    assert {row[0] for row in rows(document.sheet)[1:]} <= {"Business", "IT", "Compliance"}
    assert "minutes." in as_text(document.outline)


def test_a_role_with_one_question_needs_a_minute() -> None:
    first = next(iter(CONTENT.questions.values()))
    alone = replace(CONTENT, questions={first.id: first})
    document = build_document(Kind.PREPARATION, alone, WORDS, BLANK, advise(CONTENT, BLANK))
    assert "one question, about a minute." in as_text(document.outline)


def test_the_trial_pack_shows_what_samples_can_show() -> None:
    document = made(Kind.TRIAL, rich())
    text = as_text(document.outline)
    # Wilson 1927: 40 of 50 lies between 67 % and 89 %.
    assert "50 | 37 % to 63 % | 67 % to 89 % | 93 % to 100 % | 50 good" in text
    assert "20 | 30 % to 70 % | 58 % to 92 % | 84 % to 100 % | too few cases" in text
    assert "To be decided by | 15 January 2027" in text
    assert len(rows(document.sheet)) == CASES + 1
    for wanted in ("region", "retired", "masked", "Sum asked for", "Cost of one"):
        assert wanted in text
    assert "Pass mark, agreed beforehand | \n" in as_text(made(Kind.TRIAL, BLANK).outline) + "\n"


def test_the_action_list_holds_the_plan_and_what_nobody_knew() -> None:
    first = next(iter(CONTENT.questions))
    unsure = SMALL.with_answer(first, Answer(state=State.DONT_KNOW))
    document = made(Kind.ACTIONS, unsure)
    found = rows(document.sheet)
    assert found[0] == ["Step", "What to do", "Owner", "By"]
    day = "day\N{NO-BREAK SPACE}14"
    assert ["Find out", WORDS.text(f"question.{first}.title"), "Business", day] in found
    assert all(row[2] and row[3] for row in found)
    assert "The decision is reviewed on" in as_text(document.outline)


def test_an_action_list_without_actions_says_so() -> None:
    advice = replace(advise(CONTENT, BLANK), plan=())
    document = build_document(Kind.ACTIONS, CONTENT, WORDS, BLANK, advice)
    assert "Nothing is left to do" in as_text(document.outline)


@pytest.mark.parametrize("kind", Kind)
def test_neither_notes_nor_a_hidden_client_get_into_a_document(kind: Kind) -> None:
    first = next(iter(CONTENT.questions))
    secret = SMALL.with_answer(first, replace(SMALL.answer(first), note="zzprivate"))
    hidden = replace(
        secret,
        engagement=replace(secret.engagement, client="Example Insurance"),
        report=replace(secret.report, share_safe=True),
    )
    document = made(kind, hidden)
    text = as_text(document.outline) + as_csv(document.sheet).decode("utf-8-sig")
    assert "zzprivate" not in text
    assert "Example Insurance" not in text


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@A1", " =1", "\t1", "\r1", "\n=1", "\uff1d1"]
)
def test_a_formula_is_made_text(text: str) -> None:
    assert safe(text) == f"'{text}"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_comes_back_from_a_sheet(text: str) -> None:
    [[header], [cell]] = rows(
        Table(headers=(say("=x"),), rows=((say(text),),), widths=(1,), title="")
    )
    assert header == "'=x"
    assert cell in {text, f"'{text}"}
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("kind", Kind)
def test_a_command_writes_each_as_pdf_and_csv(kind: Kind, tmp_path: Path) -> None:
    for name, start in (("out.pdf", b"%PDF-"), ("out.csv", codecs.BOM_UTF8)):
        target = tmp_path / name
        assert done("document", kind, SAMPLE, "-o", target) == f"Wrote {target}.\n"
        first = target.read_bytes()
        assert first.startswith(start)
        done("document", kind, SAMPLE, "-o", target)
        assert target.read_bytes() == first


def test_a_sheet_replaces_no_other_file(tmp_path: Path) -> None:
    target, visit = tmp_path / "own.csv", tmp_path / "visit.tunewise"
    target.write_bytes(b"mine")
    visit.write_bytes(dumps(SMALL))
    assert "was not written by Tunewise" in refusal("document", "trial", visit, "-o", target)
    assert target.read_bytes() == b"mine"
    assert "invalid choice" in refusal("document", "poem", visit, "-o", tmp_path / "x.pdf")
