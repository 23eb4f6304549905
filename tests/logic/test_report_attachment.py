"""What a report carries is opened again only where it is ours, whole and of a bearable size."""

from __future__ import annotations

import io

import pikepdf
import pytest

from logic.errors import AssessmentFileError, ReportError
from logic.report import Export, render_outline
from logic.report.attachment import reopen
from tests.logic import report_samples as samples
from tests.logic.report_cases import outline

pytestmark = pytest.mark.pdf


def with_attachment(data: bytes, **keys: object) -> bytes:
    """A report whose attachment was exchanged."""
    pdf = render_outline(outline(samples.empty()), export=Export(attachment=b"{}"))
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        held = opened.Root.AF[0].EF.F
        held.write(data, **keys)  # type: ignore[arg-type]
        opened.save(file, compress_streams=False)
    return file.getvalue()


def test_a_foreign_attachment_is_refused() -> None:
    with pytest.raises(AssessmentFileError, match="not an assessment"):
        reopen(with_attachment(b'{"a": 1}'), "foreign.pdf")


def test_an_attachment_that_is_packed_otherwise_is_refused() -> None:
    packed = with_attachment(b"616263>", filter=pikepdf.Name.ASCIIHexDecode)
    with pytest.raises(ReportError, match="holds no assessment"):
        reopen(packed, "odd.pdf")


def test_an_attachment_that_does_not_unpack_is_refused() -> None:
    broken = with_attachment(b"no zlib at all", filter=pikepdf.Name.FlateDecode)
    with pytest.raises(ReportError, match="holds no assessment"):
        reopen(broken, "broken.pdf")


def test_an_attachment_that_unpacks_without_end_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pdf = render_outline(outline(samples.empty()), export=Export(attachment=b" " * 5000))
    monkeypatch.setattr("logic.report.attachment.LARGEST", 1000)
    with pytest.raises(AssessmentFileError, match="more than an assessment has"):
        reopen(pdf, "bomb.pdf")


def test_an_attachment_of_another_name_is_not_ours() -> None:
    pdf = render_outline(outline(samples.empty()), export=Export(attachment=b"{}"))
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.Root.AF[0].UF = pikepdf.String("other.json")
        opened.save(file)
    with pytest.raises(ReportError, match="holds no assessment"):
        reopen(file.getvalue(), "other.pdf")


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(ReportError, match="holds no assessment"):
        reopen(data, "odd.pdf")


def test_a_file_too_large_is_not_even_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("logic.report.attachment.MOST_PDF_BYTES", 10)
    with pytest.raises(ReportError, match="too large"):
        reopen(b"x" * 11, "large.pdf")
