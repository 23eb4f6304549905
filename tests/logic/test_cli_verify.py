"""Holding a report against the answers inside it, on the command line."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest

from logic.assessment import ContentRef
from logic.assessment_file import save
from logic.cli.verified import unlike
from logic.report.verification import Verdict
from tests.logic import report_samples as samples
from tests.logic.commands import done, refusal, run

if TYPE_CHECKING:
    from pathlib import Path

    from logic.assessment import Assessment

pytestmark = pytest.mark.pdf


def a_report(folder: Path, assessment: Assessment) -> Path:
    file, report = folder / "visit.tunewise", folder / "report.pdf"
    save(file, assessment)
    done("report", file, "-o", report)
    return report


def test_a_report_and_its_answers_belong_together(tmp_path: Path) -> None:
    told = done("verify", a_report(tmp_path, samples.empty()))
    assert "the report is what the answers inside it lead to" in told
    assert "not who made them" in told


def test_a_page_that_was_changed_is_named(tmp_path: Path) -> None:
    report = a_report(tmp_path, samples.empty())
    with pikepdf.open(report, allow_overwriting_input=True) as pdf:
        content = pdf.pages[0].Contents
        content.write(content.read_bytes().replace(b" Tj", b"  Tj", 1))
        pdf.save()
    told = refusal("verify", report)
    assert "page 1 differs, so one of them was changed" in told


def test_pages_nobody_can_read_are_not_those_of_the_report(tmp_path: Path) -> None:
    report = a_report(tmp_path, samples.empty())
    with pikepdf.open(report, allow_overwriting_input=True) as pdf:
        del pdf.pages[0].obj["/Contents"]
        pdf.save(report)
    assert "pages 1, 2, 3" in refusal("verify", report)


def test_another_version_is_named(tmp_path: Path) -> None:
    report = a_report(tmp_path, samples.empty())
    with pikepdf.open(report, allow_overwriting_input=True) as pdf:
        pdf.docinfo["/Creator"] = "Tunewise 0.0.1"
        pdf.save()
    code, _, note = run("verify", report)
    assert code == 0
    assert "made by Tunewise 0.0.1, this is Tunewise " in note


def test_another_content_pack_is_named(tmp_path: Path) -> None:
    content = ContentRef(id="other", version="1", checksum="0" * 64)
    code, _, note = run("verify", a_report(tmp_path, replace(samples.empty(), content=content)))
    assert code == 0
    assert "another content pack" in note


def test_many_pages_are_not_all_named(tmp_path: Path) -> None:
    pages = tuple(range(1, 12))
    found = Verdict(pages=pages, made_by="", made_now="Tunewise 9", other_rules=False)
    told = unlike(tmp_path / "x.pdf", found)
    assert "pages 1, 2, 3, 4, 5, 6, 7, 8 and others differ. It was made by another program" in told


def test_what_cannot_be_read_or_holds_nothing_is_refused(tmp_path: Path) -> None:
    assert "cannot be opened" in refusal("verify", tmp_path / "none.pdf")
    assert "cannot be opened" in refusal("verify", "a\0b.pdf")
    (tmp_path / "odd.pdf").write_bytes(b"no PDF")
    assert "holds no assessment" in refusal("verify", tmp_path / "odd.pdf")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    assert "no ordinary file" in refusal("verify", tmp_path / "pipe.pdf")


def test_a_report_is_evaluated_as_the_assessment_it_carries(tmp_path: Path) -> None:
    report = a_report(tmp_path, samples.rich())
    assert done("evaluate", report) == done("evaluate", tmp_path / "visit.tunewise")
