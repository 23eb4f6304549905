"""The report's speed: twelve pages beside the same story in plain ReportLab; ten times as much."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmark_rows import ROOT, Row, in_turn, median, milliseconds, run_python
from logic.advice import advise
from logic.figures import Role
from logic.pack import load_pack
from logic.report import blocks, export_of, render_outline
from logic.report.outline import build_outline
from logic.report.text import markup
from screens_cases import finished

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from logic.assessment import Assessment
    from logic.report.blocks import Block, Outline, Prose, SetPiece

_PAGES, _TIMES, _ROUNDS = 12, 10, 9
_STATUS = Path("/proc/self/status")
_WIDTH = 487.0
_FRESH = """
import sys
sys.path[:0] = [{root!r}, {root!r} + "/build"]
import benchmark_report
print(*benchmark_report.large())
"""


def rows() -> Iterator[Row]:
    """Twelve pages tagged and archived, and ten times the content in a process of its own."""
    assessment, whole = _outline()
    outline = _pages(whole, _PAGES)
    export = export_of(assessment)
    works = (partial(render_outline, outline, export=export), partial(plain, outline))
    ours, others = in_turn(works, _ROUNDS)
    yield Row(
        what="report, tagged and archived",
        figure=median(ours[1:]),
        unit="ms",
        most=1.6,
        of_ratio=True,
        yardstick="the same story in plain ReportLab",
        beside=median(others[1:]),
        note=f"{_count(render_outline(outline))} pages beside {_count(plain(outline))}",
    )
    seconds, peak, pages = map(float, run_python(_FRESH.format(root=str(ROOT))).split())
    note = f"{pages:.0f} pages, in a process of its own"
    yield Row(what="ten times the content", figure=seconds, unit="s", most=3.0, note=note)
    if peak:
        yield Row(what="ten times the content, peak memory", figure=peak, unit="MB", most=120.0)


def large() -> tuple[float, float, int]:
    """Seconds, the process's peak in MB (0 where the system does not say) and pages."""
    assessment, whole = _outline()
    outline = _repeated(_pages(whole, _PAGES), _TIMES)
    made: list[bytes] = []
    work = partial(render_outline, outline, export=export_of(assessment))
    seconds = milliseconds(lambda: made.append(work())) / 1000
    return seconds, _peak(), _count(made[0])


def plain(outline: Outline) -> bytes:
    """The same story with ReportLab alone: texts, tables, figures, contents and feet, no tags."""
    from reportlab.platypus import SimpleDocTemplate  # noqa: PLC0415 - after the faces
    from reportlab.platypus.tableofcontents import TableOfContents  # noqa: PLC0415

    class Document(SimpleDocTemplate):
        def afterFlowable(self, flowable: Any) -> None:  # noqa: ANN401, N802 - ReportLab's own
            if hasattr(flowable, "named"):
                self.notify("TOCEntry", (0, flowable.named, self.page))

    def foot(canvas: Any, document: Any) -> None:  # noqa: ANN401 - ReportLab's own
        canvas.setFont("PlexSans", 8.5)
        for line, y in zip(outline.footer, (36, 24), strict=True):
            canvas.drawString(54, y, line)
        canvas.drawRightString(54 + _WIDTH, 36, str(document.page))

    file, contents = BytesIO(), TableOfContents()
    document = Document(file, rightMargin=54, leftMargin=54, topMargin=54, bottomMargin=72)
    story = list(_story(outline, contents))
    document.multiBuild(story, onFirstPage=foot, onLaterPages=foot)
    return file.getvalue()


def _story(outline: Outline, contents: Any) -> Iterator[Any]:  # noqa: ANN401 - ReportLab's own
    from reportlab.platypus import PageBreak, Paragraph  # noqa: PLC0415

    from logic.report.styles import style  # noqa: PLC0415

    for index, section in enumerate(outline.sections):
        if section.new_page and index:
            yield PageBreak()
        yield Paragraph(markup("\n".join(section.kicker)), style("kicker"))
        headline: Any = Paragraph(markup(section.headline), style("title"))
        headline.named = section.name
        yield headline
        for block in section.blocks:
            yield from [contents] if isinstance(block, blocks.Contents) else _plain(block)


def _plain(block: Block) -> Iterator[Any]:
    from reportlab.platypus import Paragraph  # noqa: PLC0415

    from logic.report.styles import style  # noqa: PLC0415

    match block:
        case blocks.Heading():
            yield Paragraph(markup(block.text), style("heading"))
        case blocks.Paragraph():
            yield Paragraph(_marked(block.prose), style(block.manner))
        case blocks.Bullets():
            for item in block.items:
                yield Paragraph(_marked(item), style("item"), bulletText="\u2022")
        case blocks.Table():
            yield _table((block.headers, *block.rows) if block.headers else block.rows)
        case _:
            yield from _set_piece(block)


def _set_piece(block: SetPiece) -> Iterator[Any]:
    from logic.report.figure_painter import draw_figure  # noqa: PLC0415

    match block:
        case blocks.FigureBlock():
            yield draw_figure(block.figure, _WIDTH)
        case blocks.KeyNumbers():
            texts = [f"{one.number} {one.caption}" for one in block.numbers]
            yield _table([[blocks.say(text) for text in texts]])
        case blocks.SignOff():
            yield _table([[blocks.say(f"{title} {text}") for title, text in block.boxes]])
        case blocks.Foot():
            for one in block.blocks:
                yield from _plain(one)
        case _:
            pass  # the contents, which ReportLab has of its own


def _table(rows: Sequence[Sequence[Prose]]) -> Any:  # noqa: ANN401 - ReportLab's own
    from reportlab.platypus import LongTable, Paragraph  # noqa: PLC0415

    from logic.report.styles import style  # noqa: PLC0415

    cells = [[Paragraph(_marked(cell), style("cell")) for cell in row] for row in rows]
    return LongTable(cells, colWidths=[_WIDTH / len(rows[0])] * len(rows[0]), repeatRows=1)


def _marked(prose: Prose) -> str:
    from logic.report.colours import hex_of  # noqa: PLC0415 - with ReportLab

    made = ""
    for span in prose:
        text = f"<b>{markup(span.text)}</b>" if span.strong else markup(span.text)
        text = text if span.role is Role.INK else f'<font color="{hex_of(span.role)}">{text}</font>'
        made += text
    return made


def _outline() -> tuple[Assessment, Outline]:
    pack = load_pack()
    assessment = finished(pack.content)
    advice = advise(pack.content, assessment)
    return assessment, build_outline(pack.content, pack.words, assessment, advice)


def _pages(outline: Outline, most: int) -> Outline:
    """As many of the first sections as fill so many pages."""
    for count in range(1, len(outline.sections) + 1):
        part = replace(outline, sections=outline.sections[:count])
        if _count(render_outline(part)) >= most:
            return part
    return outline


def _repeated(outline: Outline, times: int) -> Outline:
    """The sections again and again, each time with ids of their own."""
    sections = (
        replace(section, id=f"{section.id}-{number}")
        for number in range(times)
        for section in outline.sections
    )
    return replace(outline, sections=tuple(sections))


def _count(pdf: bytes) -> int:
    import pikepdf  # noqa: PLC0415 - as late as the report reads it

    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def _peak() -> float:
    if sys.platform != "linux":
        return 0.0
    lines = _STATUS.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1000
