"""The logo on page 1: what is taken for one, and what becomes of what is none."""

from __future__ import annotations

import base64
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image

from logic.advice import advise
from logic.errors import ReportError
from logic.report import make_report
from logic.report.logo import MOST_BYTES, MOST_PIXELS, check_logo, read_logo
from tests.logic import report_samples as samples

if TYPE_CHECKING:
    from logic.assessment import Assessment

pytestmark = pytest.mark.pdf

CONTENT, WORDS = samples.pack()


def report(assessment: Assessment) -> bytes:
    return make_report(CONTENT, WORDS, assessment, advise(CONTENT, assessment))


def picture(size: tuple[int, int], kind: str = "PNG") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "#224466").save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_is_printed_on_page_1_at_a_modest_size(kind: str) -> None:
    logo = check_logo(picture((3000, 400), kind))
    base = samples.rich()
    pdf = report(replace(base, report=replace(base.report, logo=logo, summary_only=True)))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        (image,) = opened.pages[0].get_images().values()
        assert image.Width <= 800


@pytest.mark.parametrize(
    "data", [b"", b"no picture", picture((10, 10), "GIF"), picture((5, 5))[:40]]
)
def test_what_is_no_logo_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(ReportError, match="PNG or JPEG"):
        check_logo(data)


def test_a_logo_too_large_to_unpack_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("logic.report.logo.MOST_PIXELS", 99)
    assert MOST_PIXELS > 99
    with pytest.raises(ReportError):
        check_logo(picture((10, 10)))
    with pytest.raises(ReportError):
        check_logo(b"x" * (MOST_BYTES + 1))


@pytest.mark.parametrize("text", ["not base64!", base64.b64encode(b"x").decode(), ""])
def test_a_logo_that_cannot_be_read_does_not_stop_the_report(text: str) -> None:
    assert read_logo(text) is None
    base = samples.rich()
    summary = replace(base, report=replace(base.report, logo=text, summary_only=True))
    assert report(summary).startswith(b"%PDF")
