"""What a screen reader is told beyond the text: titles, where links lead, languages."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import page
import pikepdf
import pytest

from logic.advice import advise
from logic.report import render_outline
from logic.report.documents import Kind, build_document
from logic.report.tongues import tongue
from tests.logic import report_samples as samples
from tests.logic.report_cases import CONTENT, WORDS, outline

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.pdf

ACCESSIBLE = page.ValidationProfile.PDF_UA_1


def elements(found: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield found
    for kid in found.get("/K", []):
        if "/S" in kid:
            yield from elements(kid)


def tree(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return list(elements(pdf.Root.StructTreeRoot.K[0]))


@pytest.fixture(scope="module")
def rich() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(render_outline(outline(samples.rich())))) as opened:
        yield opened


def test_every_link_says_where_it_leads(rich: pikepdf.Pdf) -> None:
    said = [str(link.Contents) for sheet in rich.pages for link in sheet.get("/Annots", [])]
    names = {section.name for section in outline(samples.rich()).sections}
    assert {"Risks and safeguards", "Cost over time", "Sources: OWASP"} <= set(said)
    assert all(one in names or one.startswith("Sources: ") for one in said)


def test_a_line_of_the_contents_is_one_link(rich: pikepdf.Pdf) -> None:
    lines = [one for one in tree(rich) if one.S == "/TOCI"]
    assert len(lines) > 10
    for line in lines:
        (link,) = line.K
        assert link.S == "/Link"
        assert len([kid for kid in link.K if "/Obj" in kid]) == 2


def test_the_lines_over_the_answer_are_read_apart(rich: pikepdf.Pdf) -> None:
    assert [str(one.S) for one in tree(rich)][:4] == ["/Document", "/P", "/P", "/H1"]


@pytest.mark.parametrize("kind", Kind)
def test_a_document_has_its_title_once_and_its_parts_below_it(kind: Kind) -> None:
    base = samples.rich()
    made = replace(base, report=replace(base.report, colour="#1a5c3a", large=True))
    document = build_document(kind, CONTENT, WORDS, made, advise(CONTENT, made)).outline
    assert (document.colour, document.large, document.date) == ("#1a5c3a", True, samples.DAY)
    pdf = render_outline(document)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        tags = [str(one.S) for one in tree(opened)]
        assert tags[1:3] == ["/H1", "/H2"]
        assert tags.count("/H1") == 1
        assert tags.count("/H2") == len(document.sections)
    assert page.validate_pdf_bytes(pdf, profile=ACCESSIBLE).failures == []


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Claims triage", ""),
        ("K\u00fcndigung", ""),
        ("\u0443\u043a\u0440", ""),
        ("\u7406\u8d54\u5206\u7c7b 2026", "zh"),
        ("\u682a\u5f0f\u4f1a\u793e\u30b5\u30f3\u30d7\u30eb", "ja"),
        ("\uae40\ucca0\uc218", "ko"),
        ("\u0395\u03bb\u03bb\u03ac\u03b4\u03b1", "el"),
        ("\u05ea\u05d1\u05d9\u05e2\u05d5\u05ea", "he"),
        ("Client: \uae40", ""),
        ("\u2022 5 \u20ac", ""),
    ],
)
def test_a_script_tells_the_language(text: str, tag: str) -> None:
    assert tongue(text) == tag


def test_the_language_stands_at_the_text() -> None:
    base = samples.empty()
    korean = replace(base, engagement=replace(base.engagement, client="\uae40\ucca0\uc218"))
    with pikepdf.open(io.BytesIO(render_outline(outline(korean)))) as opened:
        marked = [(str(one.S), str(one.Lang)) for one in tree(opened) if "/Lang" in one]
    assert marked == [("/TD", "ko")]
