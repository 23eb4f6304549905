"""The firm's hand: its colour, a cover, large text, the annexes it wants; private notes nowhere."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import page
import pikepdf
import pikepdf.pdfa
import pytest
from PIL import Image

from logic.advice import advise
from logic.figures import Role
from logic.report import Export, export_of, render_outline
from logic.report.colours import colour_refusal, hex_of
from logic.report.export import Claims
from logic.report.logo import check_logo
from logic.report.outline import build_outline
from logic.report.styles import BODY, LARGE, PLAIN, Hand, style
from tests.logic import report_samples as samples
from tests.logic.report_cases import named, outline, setting_once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.assessment import Assessment

pytestmark = pytest.mark.pdf

CONTENT, WORDS = samples.pack()
FIRM = "#4a1d6b"


@pytest.fixture(autouse=True, scope="module")
def _set_once() -> Iterator[None]:
    """The files made of an outline differ in what is done to its sheets alone."""
    with setting_once():
        yield


def wanting(**settings: object) -> Assessment:
    """The rich sample with other report settings."""
    base = samples.rich()
    return replace(base, report=replace(base.report, **settings))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("colour", "reason"),
    [
        (FIRM, ""),
        ("#002855", ""),
        ("#000000", ""),
        ("#A8201A", ""),
        ("purple", "form"),
        ("#4a1d6", "form"),
        ("", "form"),
        ("#767677", ""),
        ("#777777", "faint"),
        ("#ffd200", "faint"),
        ("#0b5cad", "foundation"),
        ("#0057b8", "foundation"),
        ("#b34a05", "fine_tuned"),
        ("#a84300", "fine_tuned"),
    ],
)
def test_a_colour_is_refused_with_its_reason(colour: str, reason: str) -> None:
    assert colour_refusal(colour) == reason


def test_the_colour_is_that_of_headings_and_rules_alone() -> None:
    hand = Hand(FIRM)
    assert style("title", 1.0, hand).textColor == hand.ink
    assert style("body", 1.0, hand).textColor == PLAIN.ink
    assert PLAIN.ink.hexval() == f"0x{hex_of(Role.INK)[1:]}"
    assert outline(wanting(colour=FIRM.upper())).colour == FIRM
    assert outline(wanting(colour="#ffd200")).colour == "", "from a file of other hands"


def test_large_text_is_twelve_points_and_titles_stay() -> None:
    large = Hand(scale=LARGE)
    assert style("body", 1.0, large).fontSize == BODY * 1.2 == 12
    assert style("title", 1.0, large).fontSize == style("title").fontSize


def test_the_answer_stands_on_one_page_in_large_text_too() -> None:
    found = outline(wanting(large=True, summary_only=True))
    pdf = render_outline(found, export=export_of(wanting(large=True)))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == 1
    assert [hand.scale for hand in Hand(scale=LARGE).smaller()] == [1.2, 1.1, 1.0]
    assert PLAIN.smaller() == (PLAIN,)


def test_a_cover_comes_first_only_where_it_is_wanted() -> None:
    assert named(outline(wanting()))[0] == "answer"
    found = outline(wanting(cover=True, draft=True))
    assert named(found)[:3] == ["cover", "answer", "about"]
    assert found.sections[2].kicker == outline(wanting()).sections[1].kicker, "numbers stay"
    assert found.sections[0].blocks != outline(wanting(cover=True)).sections[0].blocks
    assert named(outline(wanting(cover=True, summary_only=True))) == ["cover", "answer"]
    blank = replace(samples.empty(), report=replace(samples.empty().report, cover=True))
    assert outline(blank).sections[0].headline == WORDS.text("unknown.task")


@pytest.mark.parametrize(
    ("annex", "section"),
    [("all_answers", "answers"), ("arithmetic", "arithmetic"), ("sources", "sources")],
)
def test_an_annex_that_is_not_wanted_is_left_out(annex: str, section: str) -> None:
    assert section in named(outline(wanting()))
    assert section not in named(outline(wanting(**{annex: False})))


def logo(mode: str, kind: str) -> str:
    """A logo as settings hold it."""
    file = io.BytesIO()
    ink = 120 if mode == "L" else (34, 68, 102, 128)[: len(mode)]
    Image.new(mode, (90, 30), ink).save(file, kind)
    return check_logo(file.getvalue())


HANDS: dict[str, dict[str, object]] = {
    "letter": {"paper": "Letter", "cover": True, "large": True, "colour": FIRM, "draft": True},
    "summary": {"summary_only": True, "logo": logo("RGBA", "PNG"), "colour": FIRM},
    "summary large": {"summary_only": True, "large": True, "cover": True, "paper": "Letter"},
    "grey logo": {"summary_only": True, "logo": logo("L", "JPEG"), "kind": "clean"},
    "share safe": {"summary_only": True, "share_safe": True, "logo": logo("RGB", "JPEG")},
    "bare": {"kind": "clean", "all_answers": False, "arithmetic": False, "sources": False},
}


@pytest.mark.parametrize("hand", HANDS)
def test_a_report_in_the_firms_hand_keeps_to_both_standards(hand: str) -> None:
    assessment = wanting(**HANDS[hand])
    found, export = outline(assessment), export_of(assessment)
    pdf = render_outline(found, export=export)
    for profile in (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1):
        assert page.validate_pdf_bytes(pdf, profile=profile).failures == []
    twin = render_outline(
        found, export=replace(export, claims=Claims(archive="B", accessible=False))
    )
    with pikepdf.open(io.BytesIO(twin)) as opened:
        assert pikepdf.pdfa.check(opened, "3b").findings == []


PASSWORD = "a pass phrase"  # noqa: S105 - of this test only


def unpacked(pdf: bytes, password: str = "") -> bytes:
    """The file as it is, and every object in it unpacked and decrypted."""
    found = [pdf]
    with pikepdf.open(io.BytesIO(pdf), password=password) as opened:
        for held in opened.objects:
            stream = isinstance(held, pikepdf.Stream)
            found.append(held.read_bytes() if stream else held.unparse(resolved=True))
    return b"\n".join(found)


@pytest.mark.parametrize("kind", ["standard", "clean", "protected"])
def test_private_notes_are_in_no_kind_of_report(kind: str) -> None:
    assessment = wanting(kind="clean" if kind == "clean" else "standard", names=True)
    assert any("PRIVATE" in answer.note for answer in assessment.answers.values())
    password = PASSWORD if kind == "protected" else ""
    found = build_outline(CONTENT, WORDS, assessment, advise(CONTENT, assessment))
    bare: Export = export_of(assessment, password)
    everything = unpacked(render_outline(found, export=bare), password)
    assert b"Example Insurance" in everything or kind == "clean"
    for written in ("utf-8", "utf-16-be", "utf-16-le"):
        assert "PRIVATE".encode(written) not in everything
        assert "PRIVATE".encode(written).hex().encode() not in everything.lower()
