"""The PDF: it always comes out, holds what was typed, in our faces, with the same bytes."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.advice import advise
from logic.errors import ReportError
from logic.figures import Role
from logic.report import make_report, render_outline
from logic.report.blocks import Manner, Paragraph, Section, Span, Table, say
from logic.report.text import clean
from tests.logic import report_samples as samples
from tests.logic.report_cases import outline

if TYPE_CHECKING:
    from logic.assessment import Assessment
    from logic.report.blocks import Block, Outline

pytestmark = [
    pytest.mark.pdf,
    pytest.mark.skipif(not which("pdftotext"), reason="needs pdftotext and pdffonts to read PDF"),
]

CONTENT, WORDS = samples.pack()
ROOT = Path(__file__).parents[2]

#: What breaks report makers; each is put into every text field.
HOSTILE = {
    "markup": '<img src="/etc/hostname"> <font color="open(1)">x</font>'
    ' <a href="javascript:alert(1)">j</a> <a href="#missing">m</a>'
    " <script>x</script><evalString>1+1</evalString><onDraw name=x/>",
    "unclosed": "<b>bold <i>and",
    "signs": "R&D a < b > c &amp; &#x41; &nosuch; \"'`--; \\ \\n $task ${x} $$ {page} {0} %s %(a)s",
    "controls": "a\0b\x1bc\x0cd\x7fe\ud800f\ufffeg",
    "turning": "abc\u202edef\u2066ghi",
    "long word": "x" * 700,
    "blank lines": "a\n\n\n\nb\r\nc",
    "address": "https://example.com/" + "a" * 200,
    "blanks": "a\u1680b\u205fc\u3000d\u00a0b\u200bc\ufeffd \t e",
    "nothing": " ",
    "marks": "z" + "\u0301" * 200,
    "many tags": "<b>t</b>" * 60,
    "east": "\u7406\u8d54\u5206\u7c7b\uff1a\u5408\u540c\u3002"
    "\u4fdd\u967a\u91d1\u306e\u4ed5\u5206\u3051\u30c6\u30b9\u30c8\u30fb"
    + "\u6f22\u5b57" * 60
    + "\ubcf4\ud5d8 \uccad\uad6c \ubd84\ub958, \uae40\ucca0\uc218",
    "hebrew": "\u05ea\u05d1\u05d9\u05e2\u05d5\u05ea",
    "arabic": "\u0645\u0637\u0627\u0644\u0628\u0627\u062a",
    "no glyph": "\u0e01\u0e02 \U0001f600 \U00020000",
    "other scripts": "\u0939\u093f\u0928\u094d\u0926\u0940"
    " Vi\u1ec7t Nam \u0395\u03bb\u03bb\u03ac\u03b4\u03b1 \u0423\u043a\u0440",
}
#: Those by which lines are reached that the others do not reach.
TRACED = ("controls", "long word", "arabic", "no glyph")


def report(assessment: Assessment) -> bytes:
    return make_report(CONTENT, WORDS, assessment, advise(CONTENT, assessment))


@pytest.fixture(scope="module")
def rich() -> bytes:
    return report(samples.rich())


def text_of(pdf: bytes, *options: str) -> str:
    """The text of a PDF as poppler reads it."""
    command = ["pdftotext", "-raw", *options, "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def solid(text: str) -> str:
    """A text without any blank or line end, as lines are broken elsewhere in print."""
    return "".join(text.split())


def small(*found: Block, paper: str = "A4") -> Outline:
    """A report of one section."""
    section = Section(id="one", name="One", kicker=("1 One",), headline="A finding.", blocks=found)
    return replace(outline(samples.empty()), sections=(section,), paper=paper)


@pytest.mark.untraced
def test_every_field_is_in_the_pdf_and_no_note() -> None:
    pdf = report(samples.marked("MARK-"))
    text = solid(text_of(pdf))
    assert [name for name in samples.printed() if f"MARK-{name}" not in text] == []
    assert "PRIVATE" not in text
    assert b"PRIVATE" not in pdf


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(text, id=name, marks=() if name in TRACED else pytest.mark.untraced)
        for name, text in HOSTILE.items()
    ],
)
def test_a_report_comes_out_and_holds_what_was_typed(typed: str) -> None:
    pdf = report(samples.filled(lambda name: f"{name}: {typed}"))
    text = solid(text_of(pdf))
    assert solid(clean(typed)) in text
    first = text_of(pdf, "-l", "1")
    assert "No model was tested by this tool." in first
    assert re.search(r"\b1 of \d+", first)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        outer = [link for page in opened.pages for link in page.get("/Annots", []) if "/A" in link]
        assert not [link for link in outer if not str(link.A.URI).startswith("https:")]
        assert not any("/XObject" in page.get("/Resources", {}) for page in opened.pages)


def test_a_source_may_be_named_as_its_pack_likes() -> None:
    key = 'A "B"/><b> & <i>\'C'
    cited = Paragraph(prose=(Span(text="cited", link=f"#source-{key}"),))
    source = Table(
        rows=(((Span(text=key, anchor=f"source-{key}"),), say("Said.")),), widths=(1, 9), title="t"
    )
    pdf = render_outline(small(cited, source))
    assert solid(key) in solid(text_of(pdf))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        (link,) = [link for page in opened.pages for link in page.get("/Annots", [])]
        assert "/Dest" in link


@pytest.mark.untraced
@settings(max_examples=6)
@given(typed=st.text(st.characters(codec=None), max_size=300))
def test_any_text_comes_out(typed: str) -> None:
    assert report(samples.filled(lambda _name: typed)).startswith(b"%PDF")


@pytest.mark.untraced
def test_texts_at_their_longest_come_out_in_seconds() -> None:
    typed = "word " * 3000
    engagement = replace(samples.rich().engagement, adviser_view=typed, sources=typed)
    pdf = report(replace(samples.rich(), engagement=engagement))
    assert solid(text_of(pdf)).count(solid("word " * 100)) > 5


def test_a_cell_taller_than_a_page_is_broken_inside() -> None:
    rows = ((say("name"), say("tall " * 1200)), (say("next"), say("short")))
    table = Table(headers=(say("A"), say("B")), rows=rows, widths=(1, 9), title="t")
    text = text_of(render_outline(small(table)))
    assert text.count("tall") == 1200
    assert "short" in text


def test_a_row_is_not_broken_where_the_next_page_can_hold_it() -> None:
    rows = tuple((say(f"row {number}"), say("line " * 130)) for number in range(12))
    table = Table(rows=rows, widths=(1, 4), title="t")
    pages = text_of(render_outline(small(table))).split("\f")
    assert len(pages) > 2
    for page in pages:
        assert page.count("line") == 130 * len(re.findall(r"row \d+", page))


@pytest.mark.untraced
def test_the_last_rows_of_a_table_are_not_left_alone() -> None:
    seen = set()
    for count in range(25, 34):
        rows = tuple((say(f"row {number}"), say("text")) for number in range(count))
        table = Table(headers=(say("A"), say("B")), rows=rows, widths=(1, 4), title="t")
        pages = text_of(render_outline(small(table))).split("\f")[:-1]
        found = [len(re.findall(r"row \d+", page)) for page in pages]
        assert sum(found) == count
        seen.add(found[-1])
    assert {3, 4} <= seen
    assert not {1, 2} & seen


@pytest.mark.untraced
@pytest.mark.parametrize("below", [[Manner.SMALL], [Manner.BODY, Manner.BODY]])
def test_what_is_said_below_a_table_is_not_left_alone(below: list[Manner]) -> None:
    rows_beside = set()
    for count in range(3, 36):
        rows = tuple((say(f"row {number}"), say("text")) for number in range(count))
        table = Table(headers=(say("A"), say("B")), rows=rows, widths=(1, 4), title="t")
        said = [Paragraph(prose=say("How to read it."), manner=manner) for manner in below]
        pages = text_of(render_outline(small(table, *said))).split("\f")[:-1]
        told = next(page for page in pages if "How to read it." in page)
        rows_beside.add(len(re.findall(r"row \d+", told)))
    assert min(rows_beside) == 3


@pytest.mark.parametrize("lines", range(40, 48))
def test_no_page_is_empty_where_a_table_ends_at_the_foot(lines: int) -> None:
    rows = ((say("row"), say("text " * 14 * lines)),)
    pages = text_of(render_outline(small(Table(rows=rows, widths=(1, 4), title="t"))))
    assert all("text" in page for page in pages.split("\f")[:-1])


def test_no_table_begins_anew_on_the_page_it_stands_on() -> None:
    """Also where a high row is taken along to keep the last one company."""
    for lines in (24, 26, 29):
        high = [(say(f"row {number}"), say("line " * 130)) for number in range(4)]
        rows = (*high, (say("row 4"), say("last " * 20 * lines)))
        table = Table(headers=(say("Head"), say("B")), rows=rows, widths=(1, 4), title="t")
        pages = text_of(render_outline(small(table))).split("\f")[:-1]
        assert [page.count("Head") for page in pages] == [1] * len(pages)


@pytest.mark.untraced
def test_the_bytes_are_the_same_each_time(rich: bytes) -> None:
    assert report(samples.rich()) == rich


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("seed", "zone", "tongue"),
    [("77", "Pacific/Auckland", "C"), ("5", "America/Lima", "de_DE.UTF-8")],
)
def test_the_bytes_are_the_same_in_another_process(
    rich: bytes, tmp_path: Path, seed: str, zone: str, tongue: str
) -> None:
    code = (
        "import contextlib, locale, sys; sys.path.insert(0, sys.argv[1])\n"
        # As Qt does; a locale that is not installed changes nothing.
        "with contextlib.suppress(locale.Error): locale.setlocale(locale.LC_ALL, '')\n"
        "from tests.logic import report_samples as s\n"
        "from logic.advice import advise\n"
        "from logic.report import make_report\n"
        "c, w = s.pack(); a = s.rich()\n"
        "sys.stdout.buffer.write(make_report(c, w, a, advise(c, a)))\n"
    )
    other = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": tongue}
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT)],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env=other,
    )
    assert done.stdout == rich


def test_metadata_language_and_outline(rich: bytes) -> None:
    found = outline(samples.rich())
    with pikepdf.open(io.BytesIO(rich)) as opened:
        info = opened.docinfo
        assert str(info["/Title"]) == "Model approach assessment: Claims triage"
        assert str(info["/Author"]) == "A. Adviser, Example Consulting"
        assert str(info["/Creator"]).startswith("Tunewise ")
        assert "(unspecified)" not in {str(value) for value in info.values()}
        assert str(opened.Root.Lang) == "en-GB"
        with opened.open_outline() as contents:
            assert [item.title for item in contents.root] == [s.name for s in found.sections]


def test_every_inner_link_leads_to_a_page(rich: bytes) -> None:
    with pikepdf.open(io.BytesIO(rich)) as opened:
        pages = {page.obj.objgen for page in opened.pages}
        links = [link for page in opened.pages for link in page.get("/Annots", [])]
        targets = [link.Dest[0].objgen for link in links if "/Dest" in link]
    assert len(targets) > 60
    assert set(targets) <= pages


def test_contents_name_the_pages_the_sections_are_on(rich: bytes) -> None:
    pages = text_of(rich).split("\f")[:-1]
    contents = pages[1]
    for section in outline(samples.rich()).sections[2:]:
        listed = re.search(rf"^{re.escape(section.name)} (\d+)$", contents, re.MULTILINE)
        assert listed, section.name
        assert section.kicker[0] in pages[int(listed[1]) - 1]


def test_each_page_says_which_of_how_many_it_is(rich: bytes) -> None:
    pages = text_of(rich).split("\f")[:-1]
    for number, page in enumerate(pages, start=1):
        assert f"{number} of {len(pages)}" in page


@pytest.mark.untraced
@pytest.mark.parametrize(
    "assessment", [samples.rich(), samples.empty(), samples.marked("M" * 300 + " ")]
)
def test_page_1_holds_the_first_section_whole(assessment: Assessment) -> None:
    pages = text_of(report(assessment)).split("\f")
    assert "No model was tested by this tool." in pages[0]
    assert pages[1].lstrip().startswith("2 About this assessment")


def test_no_type_is_smaller_than_the_footer(rich: bytes) -> None:
    with pikepdf.open(io.BytesIO(rich)) as opened:
        sizes = {
            float(str(step.operands[1]))
            for page in opened.pages
            for step in pikepdf.parse_content_stream(page)
            if str(step.operator) == "Tf"
        }
    assert min(sizes) >= 8.5


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_paper(paper: str, size: tuple[int, int]) -> None:
    pdf = render_outline(small(Paragraph(prose=say("text")), paper=paper))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        box = [round(float(value)) for value in opened.pages[0].mediabox]
    assert tuple(box[2:]) == size


def test_links_lead_to_places_of_the_report_and_nowhere_else() -> None:
    prose = (
        Span(text="outside", link="https://example.com/"),
        Span(text="bad", link="javascript:alert(1)"),
        Span(text="gone", link="#nowhere"),
        Span(text="home", link="#one"),
    )
    pdf = render_outline(small(Paragraph(prose=prose)))
    assert b"javascript" not in pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        [link] = opened.pages[0].Annots
        assert "/A" not in link


def test_reportlab_is_read_only_when_a_report_is_made() -> None:
    code = "import sys, logic.report; print('reportlab' in sys.modules, 'PIL' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, cwd=ROOT
    )
    assert done.stdout.split() == ["False", "False"]


def test_a_report_is_made_without_lxml() -> None:
    """pikepdf needs it for metadata alone, which is written as bytes."""
    code = (
        "import sys\n"
        "from tests.logic import report_samples as s\n"
        "from tests.logic.report_cases import CONTENT, WORDS, outline\n"
        "from logic.report import export_of, render_outline\n"
        "loaded = {'reportlab', 'pikepdf', 'PIL'} & sys.modules.keys()\n"
        "pdf = render_outline(outline(s.empty()), export=export_of(s.empty()))\n"
        "print(loaded or 'none', 'lxml.etree' in sys.modules, 'reportlab' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, cwd=ROOT
    )
    assert done.stdout.split() == ["none", "False", "True"]


def test_a_report_that_cannot_be_set_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_parts: object) -> None:
        raise ValueError("no room")

    monkeypatch.setattr("logic.report.document.make_story", fail)
    with pytest.raises(ReportError, match=r"could not be set.*ValueError: no room"):
        render_outline(small(Paragraph(prose=say("text"))))


def test_a_headline_over_two_pages_stays_in_the_outline() -> None:
    rows = tuple((say(f"row {number}"),) for number in range(38))
    first = Section(
        id="one",
        name="One",
        kicker=(),
        headline="First.",
        blocks=(Table(rows=rows, widths=(1,), title="t"),),
    )
    second = replace(first, id="two", name="Two", headline="Long " * 900)
    pdf = render_outline(replace(outline(samples.empty()), sections=(first, second)))
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as contents:
        assert [item.title for item in contents.root] == ["One", "Two"]


def test_colours_that_are_missing_are_said_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from logic.report import colours  # noqa: PLC0415 - read with ReportLab

    colours._light.cache_clear()
    monkeypatch.setattr("logic.report.colours.resources.files", lambda _name: tmp_path)
    with pytest.raises(ReportError, match="colours are missing"):
        colours.hex_of(Role.INK)
