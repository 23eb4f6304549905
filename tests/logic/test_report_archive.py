"""The file a report is: what it claims holds, what it carries comes back, nothing else is in it."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace
from shutil import which
from typing import TYPE_CHECKING

import page
import pikepdf
import pikepdf.pdfa
import pytest

from logic import assessment_file
from logic.assessment import Revision
from logic.errors import ReportError
from logic.report import CLEAN, Export, export_of, render_outline
from logic.report import archive as archiving
from logic.report.attachment import reopen
from logic.report.export import Claims
from logic.report.sharing import attached, stripped
from logic.report.tags import Element, Marked
from tests.logic import report_samples as samples
from tests.logic.report_cases import outline, setting_once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from logic.assessment import Assessment

pytestmark = pytest.mark.pdf

HOSTILE = 'x <b>R&D</b> <img src="/etc/hostname"> \x1b\u202e' + "long" * 200 + "\n\n" + "w " * 900
EAST = "\u7406\u8d54 \u682a\u5f0f\u4f1a\u793e\u30b5\u30f3\u30d7\u30eb \uae40\ucca0\uc218"
LONGEST = "word " * 1200
#: Thin, typical, full, in faces that help out, and with awkward text in every field, names printed.
REPORTS: dict[str, Assessment] = {
    "empty": samples.empty(),
    "rich": samples.rich(),
    "maximal": replace(samples.filled(lambda name: f"{name}: {LONGEST}"), revision=2),
    "east": replace(samples.filled(lambda name: f"{name}: {EAST}"), revision=2),
    "hostile": replace(samples.filled(lambda name: f"{name}: {HOSTILE}"), revision=2),
}
ARCHIVE, ACCESSIBLE = page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1
PASSWORD = "a pass phrase"  # noqa: S105 - of these tests only
TWIN = Claims(archive="B", accessible=False)


#: What the others do to lines of the report, tests of its text and faces do, too.
TRACED = ("empty", "rich")


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(name, marks=() if name in TRACED else pytest.mark.untraced) for name in REPORTS
    ],
)
def assessment(request: pytest.FixtureRequest) -> Assessment:
    return REPORTS[request.param]


@pytest.fixture(scope="module")
def standard(assessment: Assessment) -> bytes:
    return render_outline(outline(assessment), export=export_of(assessment))


@pytest.fixture(scope="module")
def rich() -> bytes:
    return render_outline(outline(samples.rich()), export=export_of(samples.rich()))


@pytest.fixture(autouse=True, scope="module")
def _set_once() -> Iterator[None]:
    """The files made of an outline differ in what is done to its sheets alone."""
    with setting_once():
        yield


def failures(pdf: bytes, profile: page.ValidationProfile) -> list[str]:
    report = page.validate_pdf_bytes(pdf, profile=profile)
    assert report.is_compliant == (not report.failures)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def test_a_standard_report_is_pdf_a_3a_and_pdf_ua_1(standard: bytes) -> None:
    assert failures(standard, ARCHIVE) == []
    assert failures(standard, ACCESSIBLE) == []


def test_a_clean_copy_is_too(assessment: Assessment) -> None:
    pdf = render_outline(outline(assessment))
    assert failures(pdf, ARCHIVE) == []
    assert failures(pdf, ACCESSIBLE) == []


def test_a_protected_one_is_pdf_ua_1_before_it_is_encrypted(assessment: Assessment) -> None:
    export = replace(export_of(assessment), claims=Claims(archive=""))
    assert failures(render_outline(outline(assessment), export=export), ACCESSIBLE) == []


def test_a_second_validator_finds_nothing_in_its_twin(assessment: Assessment) -> None:
    export = replace(export_of(assessment), claims=TWIN)
    with pikepdf.open(io.BytesIO(render_outline(outline(assessment), export=export))) as pdf:
        assert pikepdf.pdfa.check(pdf, "3b").findings == []


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_a_report_that_lacks_characters_claims_no_standard(rich: bytes, password: str) -> None:
    assert b"pdfaid:part" in metadata(rich)
    assert b"pdfuaid:part" in metadata(rich)
    spoken = samples.rich()
    asked = replace(spoken, engagement=replace(spoken.engagement, task="Triage \u0939\u0928"))
    pdf = render_outline(outline(asked), export=export_of(asked, password))
    assert b"pdfaid" not in metadata(pdf, password)
    assert b"pdfuaid:part" not in metadata(pdf, password)


def metadata(file: bytes, password: str = "") -> bytes:
    with pikepdf.open(io.BytesIO(file), password=password) as pdf:
        return bytes(pdf.Root.Metadata.read_bytes())


def checked(pdf: bytes, folder: Path, *options: str) -> str:
    file = folder / "report.pdf"
    file.write_bytes(pdf)
    command = ["qpdf", "--check", *options, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.skipif(which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_no_fault(standard: bytes, tmp_path: Path) -> None:
    assert "No syntax or stream encoding errors found" in checked(standard, tmp_path)


def marks(pdf: pikepdf.Pdf) -> Iterator[tuple[int, set[int]]]:
    """The marks of each page's content."""
    for number, sheet in enumerate(pdf.pages):
        steps = pikepdf.parse_content_stream(sheet, "BDC")
        yield number, {int(step.operands[1].MCID) for step in steps}


def test_every_mark_has_its_element_and_every_element_its_marks(standard: bytes) -> None:
    with pikepdf.open(io.BytesIO(standard)) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        parents = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        for number, found in marks(pdf):
            sheet = pdf.pages[number]
            assert found == set(range(len(parents[int(sheet.StructParents)])))
            for mcid, element in enumerate(parents[number]):
                assert any(
                    kid.get("/MCID") == mcid and kid.Pg.objgen == sheet.objgen
                    for kid in element.K
                    if "/MCID" in kid
                )
            for link in sheet.get("/Annots", []):
                owner = parents[int(link.StructParent)]
                assert owner.S == "/Link"
                assert any("/Obj" in k and k.Obj.objgen == link.objgen for k in owner.K)
                assert str(link.Contents)


def test_what_a_pass_drew_is_forgotten() -> None:
    element = Element("P", [Marked(0, 0)])
    inner = element.add("Span")
    element.add("Link")
    element.clear()
    assert element.kids == [inner]


def elements(found: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield found
    for kid in found.get("/K", []):
        if "/S" in kid:
            yield from elements(kid)


def test_headings_tables_lists_and_figures_are_told_as_such(rich: bytes) -> None:
    with pikepdf.open(io.BytesIO(rich)) as pdf:
        found = list(elements(pdf.Root.StructTreeRoot.K[0]))
        tags = [str(one.S) for one in found]
        headings = [tag for tag in tags if tag.startswith("/H")]
        assert headings[0] == "/H1"
        assert headings.count("/H1") == 1
        assert {"/Table", "/TH", "/TD", "/L", "/LI", "/Lbl", "/TOC", "/TOCI", "/Link"} <= set(tags)
        figures = [one for one in found if one.S == "/Figure"]
        assert figures
        assert all(str(one.Alt) and "/BBox" in one.A for one in figures)
        scopes = {str(one.A.Scope) for one in found if one.S == "/TH"}
        assert scopes == {"/Row", "/Column"}


def decoded(pdf: bytes) -> bytes:
    """Everything in a file, unpacked."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = [pdf]
        for held in opened.objects:
            is_stream = isinstance(held, pikepdf.Stream)
            found.append(held.read_bytes() if is_stream else held.unparse(resolved=True))
    return b"\n".join(found)


def test_no_private_note_is_anywhere_in_the_file(rich: bytes) -> None:
    assert any("PRIVATE" in answer.note for answer in samples.rich().answers.values())
    assert b"PRIVATE" not in decoded(rich)


def test_names_stay_out_where_roles_are_printed(rich: bytes) -> None:
    assert b"B. Person" not in decoded(rich)


def test_a_share_safe_report_does_not_carry_the_client() -> None:
    base = samples.rich()
    safe = replace(base, report=replace(base.report, share_safe=True, names=True))
    pdf = render_outline(outline(safe), export=export_of(safe))
    for name in (b"Example Insurance", b"B. Person"):
        assert name not in decoded(pdf)


def test_a_report_opens_as_the_assessment_it_was_made_of(
    assessment: Assessment, standard: bytes
) -> None:
    assert reopen(standard, "report.pdf") == stripped(assessment)
    assert stripped(stripped(assessment)) == stripped(assessment)


def test_earlier_states_stay_behind() -> None:
    revision = Revision(number=1, finished_on=samples.DAY, why="signed", state="{PRIVATE}")
    left = stripped(replace(samples.rich(), revisions=(revision,))).revisions
    assert left == (replace(revision, state=""),)


def test_a_clean_copy_holds_nothing_to_open() -> None:
    base = samples.rich()
    clean = replace(base, report=replace(base.report, kind=CLEAN))
    assert export_of(clean).attachment is None
    with pytest.raises(ReportError, match="holds no assessment"):
        reopen(render_outline(outline(clean), export=export_of(clean)), "clean.pdf")


@pytest.mark.skipif(which("qpdf") is None, reason="qpdf is not installed")
def test_a_protected_report_opens_with_its_password_only(tmp_path: Path) -> None:
    base = samples.rich()
    pdf = render_outline(outline(base), export=export_of(base, PASSWORD))
    assert "R = 6" in checked(pdf, tmp_path, f"--password={PASSWORD}")
    assert reopen(pdf, "report.pdf", PASSWORD) == stripped(base)
    with pytest.raises(ReportError, match="it is protected by a password"):
        reopen(pdf, "report.pdf")
    with pytest.raises(ReportError, match="the password is another"):
        reopen(pdf, "report.pdf", "guessed")
    with pikepdf.open(io.BytesIO(pdf), password=PASSWORD) as opened:
        assert opened.allow.accessibility
        claims = opened.Root.Metadata.read_bytes()
        assert b"pdfaid" not in claims
        assert b"pdfuaid" in claims


def test_without_claims_there_are_none() -> None:
    claims = Claims(archive="", accessible=False)
    pdf = render_outline(outline(samples.empty()), export=Export(claims=claims))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert b"id:part" not in opened.Root.Metadata.read_bytes()


def test_the_attachment_is_an_assessment_file() -> None:
    data = attached(samples.rich())
    assert assessment_file.loads(data, "inside") == stripped(samples.rich())


def test_the_day_of_the_interview_dates_the_file(rich: bytes) -> None:
    with pikepdf.open(io.BytesIO(rich)) as opened:
        moment = "D:20261122000000Z"
        assert str(opened.docinfo.CreationDate) == moment
        assert str(opened.Root.AF[0].EF.F.Params.ModDate) == moment
        assert b"2026-11-22T00:00:00Z" in opened.Root.Metadata.read_bytes()


def test_a_map_to_characters_is_mended() -> None:
    rows = b"".join(b"<%02X> <%04X>\n" % (n, n + 64 if n % 2 else 0) for n in range(250))
    rows += b"<FF> <1F600>\n"
    made = archiving.mended_map(b"head\n251 beginbfchar\n" + rows + b"endbfchar\nend\n")
    assert made.startswith(b"head\n100 beginbfchar\n<01> <0041>\n")
    assert b"26 beginbfchar" in made
    assert b"<FF> <D83DDE00>" in made
    assert b"<0000>" not in made
    assert made.endswith(b"endbfchar\nend\n")


def test_a_stream_that_ends_like_a_line_is_ended_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever the packed bytes: each stream is taken for one of those, once."""
    tried: list[int] = []

    class Pattern:
        def search(self, data: bytes) -> bool:
            tried.append(len(data))
            return len(tried) == 1

    monkeypatch.setattr(archiving, "_DOUBLED_END", Pattern())
    monkeypatch.setattr(archiving, "_LAST", b"")
    pdf = render_outline(outline(samples.empty()))
    assert len(tried) == 2
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.Root.Metadata.read_bytes().endswith(b"\n")


def test_where_a_stream_of_qpdfs_ends_so_its_objects_are_packed_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever the packed bytes: every file is taken for one of those."""
    made: list[bytes] = []

    class Pattern:
        def search(self, data: bytes) -> bool:
            made.append(data)
            return True

    monkeypatch.setattr(archiving, "_DOUBLED_END", Pattern())
    monkeypatch.setattr(archiving, "_LAST", b"never so")
    pdf = render_outline(outline(samples.empty()))
    assert len({*made, pdf}) == len(archiving._SHIFTS) + 1
    assert len(pdf) < len(made[0]) + 500


def test_objects_packed_otherwise_keep_to_the_standards(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[bytes] = []
    found, end_otherwise = archiving._DOUBLED_END, archiving._end_otherwise

    class Pattern:
        def search(self, data: bytes) -> bool:
            made.append(data)
            return len(made) == 1 or bool(found.search(data))

    def end(pdf: pikepdf.Pdf, data: bytes) -> bool:
        return len(made) > 1 and end_otherwise(pdf, data)

    monkeypatch.setattr(archiving, "_DOUBLED_END", Pattern())
    monkeypatch.setattr(archiving, "_end_otherwise", end)
    pdf = render_outline(outline(samples.empty()))
    assert pdf != made[0]
    assert failures(pdf, ARCHIVE) == []
    assert failures(pdf, ACCESSIBLE) == []
