"""The faces of a report: ours, and those that help out with what ours cannot draw."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

import pikepdf
import pytest

from logic.advice import advise
from logic.errors import ReportError
from logic.report import make_report, not_drawable, render_outline, turns
from logic.report.blocks import Paragraph, Section, say
from tests.logic import report_samples as samples
from tests.logic.report_cases import outline

if TYPE_CHECKING:
    from logic.assessment import Assessment
    from logic.report.blocks import Outline

pytestmark = [
    pytest.mark.pdf,
    pytest.mark.skipif(not which("pdftotext"), reason="needs pdftotext and pdffonts to read PDF"),
]

CONTENT, WORDS = samples.pack()
ROOT = Path(__file__).parents[2]
PLEX = {"IBMPlexSans", "IBMPlexSans-SmBld", "IBMPlexSerif-Medium"}
TURNING = {"NotoSansArabic-Regular", "NotoSansHebrew-Regular"}
OTHERS = TURNING | {"IBMPlexSerif-Regular", "DroidSansFallback", "NanumGothic"}


def report(assessment: Assessment) -> bytes:
    return make_report(CONTENT, WORDS, assessment, advise(CONTENT, assessment))


def saying(text: str) -> Outline:
    """A report of one paragraph."""
    blocks = (Paragraph(prose=say(text)),)
    section = Section(id="one", name="One", kicker=("1 One",), headline="A.", blocks=blocks)
    return replace(outline(samples.empty()), sections=(section,))


def text_of(pdf: bytes) -> str:
    """The text of the PDF without any blank."""
    command = ["pdftotext", "-", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return "".join(done.stdout.decode().split())


def faces(pdf: bytes, folder: Path) -> set[str]:
    """The faces of a file, all of them embedded."""
    file = folder / "report.pdf"
    file.write_bytes(pdf)
    command = ["pdffonts", str(file)]
    listed = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    rows = [line.split() for line in listed.splitlines()[2:]]
    assert rows
    # The columns end: embedded, subset, unicode, object, generation.
    assert all(row[-5:-2] == ["yes", "yes", "yes"] for row in rows)
    return {row[0].partition("+")[2] for row in rows}


def test_only_our_faces_are_used_and_all_are_in_the_file(tmp_path: Path) -> None:
    assert faces(report(samples.rich()), tmp_path) == PLEX


def test_what_ours_cannot_draw_is_drawn_by_the_fallback_faces(tmp_path: Path) -> None:
    names = (
        "\u1e37etters\u4fdd\u967a",
        "\uae40\ucca0\uc218",
        "\u682a\u5f0f\u4f1a\u793e",
        "\u05e9\u05dc\u05d5\u05dd",
        "\u0641\u0631\u064a\u0642",
    )
    base = samples.rich()
    pdf = report(replace(base, engagement=replace(base.engagement, client=", ".join(names))))
    assert faces(pdf, tmp_path) == PLEX | OTHERS
    assert all(name in text_of(pdf) for name in names)


def test_the_fallback_faces_are_read_when_first_needed() -> None:
    code = (
        "from logic.report import fonts\n"
        "for text in ('Tunewise', '\\u4e00\\u0e01'):\n"
        "    lacking = fonts.not_drawable(text)\n"
        "    print(fonts.fallbacks.cache_info().currsize, ascii(lacking))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, cwd=ROOT
    )
    assert done.stdout.split() == ["0", "''", "1", "'\\u0e01'"]


def test_a_missing_font_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"IBMPlexSans-Regular\.ttf.*Install Tunewise again"):
        render_outline(saying("text"), fonts=tmp_path)


def test_a_missing_fallback_font_is_said_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from logic.report import fonts  # noqa: PLC0415 - read with ReportLab

    fonts.fallbacks.cache_clear()
    monkeypatch.setattr(fonts, "bundled_fonts", lambda: tmp_path)
    with pytest.raises(ReportError, match=r"IBMPlexSerif-Regular\.ttf.*Install Tunewise again"):
        not_drawable(saying("\u4e00"))
    (tmp_path / "IBMPlexSerif-Regular.ttf").write_bytes(b"not a font")
    with pytest.raises(ReportError, match="damaged"):
        not_drawable(saying("\u4e00"))


def test_a_damaged_font_is_said_in_a_sentence(tmp_path: Path) -> None:
    for face in (ROOT / "resources" / "fonts").glob("*.ttf"):
        (tmp_path / face.name).write_bytes(b"not a font")
    with pytest.raises(ReportError, match="damaged"):
        render_outline(saying("text"), fonts=tmp_path)


def test_characters_without_a_glyph_are_named() -> None:
    base = samples.rich()
    engagement = replace(base.engagement, task="Claims \u6f22 \u0e01\u0e02 \u0e01 \U0001f600")
    assert not_drawable(outline(replace(base, engagement=engagement))) == "\u0e01\u0e02\U0001f600"
    assert not_drawable(outline(base)) == ""


@pytest.mark.parametrize(
    ("task", "claimed"),
    [("\u7406\u8d54", True), ("Claims \u0e01", False), ("\u05e9\u05dc\u05d5\u05dd", False)],
)
def test_what_is_not_drawn_as_it_is_written_claims_no_standard(task: str, *, claimed: bool) -> None:
    base = samples.rich()
    pdf = report(replace(base, engagement=replace(base.engagement, task=task)))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        claims = opened.Root.Metadata.read_bytes()
    assert [name in claims for name in (b"pdfaid:part", b"pdfuaid:part")] == [claimed, claimed]


def test_whether_text_turns_to_the_left_is_told() -> None:
    assert not turns(saying("Tunewise"))
    assert turns(saying("Tunewise \u05e9\u05dc\u05d5\u05dd"))
