"""Holding a report against the answers inside it, on the command line."""

from __future__ import annotations

import io
import os
import re
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image

from logic.assessment import ContentRef
from logic.assessment_file import save
from logic.cli.passphrase import VARIABLE
from logic.cli.verified import unlike
from logic.disk import LARGEST
from logic.report import export_of, render_outline
from logic.report.logo import check_logo
from logic.report.sharing import attached
from logic.report.verification import Verdict
from tests.logic import report_samples as samples
from tests.logic.commands import done, refusal, run
from tests.logic.report_cases import outline, setting_once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from logic.assessment import Assessment

pytestmark = pytest.mark.pdf


@pytest.fixture(autouse=True, scope="module")
def set_anew() -> Iterator[Callable[[], None]]:
    """Have outlines set anew; unless this is called, each is set on pages once."""
    with setting_once() as forget:
        yield forget


def a_report(folder: Path, assessment: Assessment) -> Path:
    file, report = folder / "visit.tunewise", folder / "report.pdf"
    save(file, assessment)
    done("report", file, "-o", report)
    return report


def test_a_report_and_its_answers_belong_together(
    tmp_path: Path, set_anew: Callable[[], None]
) -> None:
    report = a_report(tmp_path, samples.empty())
    set_anew()
    told = done("verify", report)
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
def test_an_assessment_is_told_from_a_report(tmp_path: Path) -> None:
    a_report(tmp_path, samples.empty())
    assert "Name the PDF made from it" in refusal("verify", tmp_path / "visit.tunewise")


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    assert "no ordinary file" in refusal("verify", tmp_path / "pipe.pdf")


def test_a_report_is_evaluated_as_the_assessment_it_carries(tmp_path: Path) -> None:
    report = a_report(tmp_path, samples.rich())
    assert done("evaluate", report) == done("evaluate", tmp_path / "visit.tunewise")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file, base = io.BytesIO(), samples.empty()
    Image.new("RGB", (60, 20), "#224466").save(file, "PNG")
    settings = replace(base.report, logo=check_logo(file.getvalue()), cover=True)
    return a_report(tmp_path_factory.mktemp("made"), replace(base, report=settings))


def test_a_report_with_a_logo_and_its_answers_belong_together(
    made: Path, set_anew: Callable[[], None]
) -> None:
    set_anew()
    assert "the report is what the answers inside it lead to" in done("verify", made)


def another_logo(pdf: pikepdf.Pdf) -> None:
    (logo,) = pdf.pages[0].get_images().values()
    logo.write(bytes(len(logo.read_bytes())))


def changed(made: Path, folder: Path, change: Callable[[pikepdf.Pdf], object]) -> Path:
    """A copy of the report after somebody changed it."""
    with pikepdf.open(made) as pdf:
        change(pdf)
        pdf.save(folder / "changed.pdf")
    return folder / "changed.pdf"


def other_answers(pdf: pikepdf.Pdf) -> None:
    held = pdf.Root.AF[0].EF.F
    held.write(held.read_bytes().replace(samples.DAY.encode(), b"2026-11-21"))


def a_note_over_it(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText)
    note.Rect, note.Contents = [50, 600, 500, 800], pikepdf.String("Fine-tune.")
    pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(note)])


def another_face(pdf: pikepdf.Pdf) -> None:
    faces = pdf.pages[0].obj.Resources.Font
    first, second, *_ = sorted(faces.keys())
    faces[first] = faces[second]


def a_smaller_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.CropBox = pikepdf.Array([0, 0, 300, 300])


def one_page_more(pdf: pikepdf.Pdf) -> None:
    pdf.pages.append(pdf.pages[-1])


@pytest.mark.parametrize(
    "change",
    [another_logo, other_answers, a_note_over_it, another_face, a_smaller_page, one_page_more],
)
def test_what_shows_something_else_is_found(
    made: Path, tmp_path: Path, change: Callable[[pikepdf.Pdf], object]
) -> None:
    assert "so one of them was changed" in refusal("verify", changed(made, tmp_path, change))


def a_foreign_file(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF[0].EF.F.write(b'{"invoice": 1}')


def a_bomb(pdf: pikepdf.Pdf) -> None:
    packed = zlib.compress(bytes(LARGEST + 1))
    pdf.Root.AF[0].EF.F.write(packed, filter=pikepdf.Name.FlateDecode)


def a_second_file(pdf: pikepdf.Pdf) -> None:
    first = pdf.Root.AF[0]
    other = pikepdf.Dictionary(dict(first.items()))
    other.EF = pikepdf.Dictionary(F=pikepdf.Stream(pdf, b"{}"))
    pdf.Root.Names.EmbeddedFiles.Names = pikepdf.Array(
        [pikepdf.String("a"), pdf.make_indirect(other)]
    )


def a_newer_file(pdf: pikepdf.Pdf) -> None:
    held = pdf.Root.AF[0].EF.F
    held.write(re.sub(rb'("format(?:_version)?": ?)\d+', rb"\g<1>999", held.read_bytes()))


def another_pack(pdf: pikepdf.Pdf) -> None:
    first = next(iter(samples.rich().answers))
    pack = samples.rich().answers[first]
    told = attached(replace(samples.empty(), answers={"nobody_asks_this": pack}))
    pdf.Root.AF[0].EF.F.write(told)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (a_foreign_file, "not an assessment"),
        (a_bomb, "unpacks to more than an assessment has"),
        (a_second_file, "holds more than one assessment, so none was opened"),
        (a_newer_file, "newer"),
        (another_pack, "nobody_asks_this"),
    ],
)
def test_what_is_attached_instead_is_refused(
    made: Path, tmp_path: Path, change: Callable[[pikepdf.Pdf], object], said: str
) -> None:
    assert said in refusal("verify", changed(made, tmp_path, change))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_report_cut_short_is_refused(made: Path, tmp_path: Path, share: float) -> None:
    data, cut = made.read_bytes(), tmp_path / "cut.pdf"
    cut.write_bytes(data[: int(share * len(data))])
    assert "holds no assessment" in refusal("verify", cut)


def test_a_page_count_without_end_is_no_work(made: Path, tmp_path: Path) -> None:
    report = tmp_path / "count.pdf"
    with pikepdf.open(made) as pdf:
        pdf.save(report, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data = report.read_bytes()
    assert data.count(b"/Count") > 0
    report.write_bytes(re.sub(rb"(/Type /Pages[^>]*?/Count|/Count) \d+", rb"\1 2000000000", data))
    code, told, note = run("verify", report)
    assert (code, "what the answers inside it lead to" in told + note) in {(0, True), (2, True)}


def test_a_protected_report_is_verified_with_its_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = samples.empty()
    made = outline(base)
    report = tmp_path / "locked.pdf"
    report.write_bytes(render_outline(made, export=export_of(base, "an open secret")))
    monkeypatch.delenv(VARIABLE, raising=False)
    told = refusal("verify", report)
    assert "it is protected by a password; set TUNEWISE_PASSPHRASE" in told
    monkeypatch.setenv(VARIABLE, "another")
    assert "the password is another" in refusal("verify", report)
    monkeypatch.setenv(VARIABLE, "an open secret")
    assert "Too little is known" in done("evaluate", report)
    assert "the report is what the answers inside it lead to" in done("verify", report)
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr("logic.cli.passphrase._ask", lambda _prompt: "an open secret")
    assert "the report is what the answers inside it lead to" in done("verify", report)
