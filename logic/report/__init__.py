"""The report: an outline of plain values, and the PDF made from it.

The window shows parts of it, so all that a whole report needs, ReportLab too, is read when one is
made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.report.export import CLEAN, Export
from logic.report.watch import Watch

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from logic.assessment import Assessment
    from logic.findings import Advice
    from logic.model import Content
    from logic.report.blocks import Outline
    from logic.words import Words

__all__ = [
    "CLEAN",
    "Export",
    "Watch",
    "export_of",
    "make_report",
    "not_drawable",
    "render_outline",
    "turns",
]


def make_report(content: Content, words: Words, assessment: Assessment, advice: Advice) -> bytes:
    """The report on an assessment as a PDF; the same input gives the same bytes.

    A standard one carries the assessment, see ``export_of``.

    Raises:
        ReportError: a font is missing, or the report cannot be set.
    """
    from logic.report.outline import build_outline  # noqa: PLC0415

    outline = build_outline(content, words, assessment, advice)
    return render_outline(outline, export=export_of(assessment))


def export_of(assessment: Assessment, password: str = "") -> Export:
    """How its settings want a report to leave: with the assessment inside, or as a clean copy."""
    from logic.report.sharing import attached  # noqa: PLC0415

    held = None if assessment.report.kind == CLEAN else attached(assessment)
    return Export(attachment=held, password=password)


def not_drawable(outline: Outline) -> str:
    """The characters of a report that come out as empty boxes, each once; usually none."""
    from logic.report.fonts import not_drawable as find  # noqa: PLC0415
    from logic.report.plain import as_text  # noqa: PLC0415
    from logic.report.text import clean  # noqa: PLC0415

    return find(clean(as_text(outline), longest=None))


def turns(outline: Outline) -> bool:
    """Whether a report holds text from right to left, and so claims no standard."""
    from logic.report import right_to_left  # noqa: PLC0415
    from logic.report.plain import as_text  # noqa: PLC0415

    return right_to_left.turns(as_text(outline))


def render_outline(
    outline: Outline,
    fonts: Traversable | None = None,
    export: Export | None = None,
    watch: Watch | None = None,
) -> bytes:
    """The PDF of an outline, in the bundled faces or those of a folder; a clean copy by default.

    Whoever waits for it may look at the watch, and stop it.

    Raises:
        ReportError: a font is missing, or the report cannot be set.
        ReportStoppedError: it was stopped.
    """
    from logic.report.fonts import register_fonts  # noqa: PLC0415

    register_fonts(fonts)
    # After the faces: ReportLab reads the base font's name while it is imported.
    from logic.report.archive import archive  # noqa: PLC0415
    from logic.report.document import set_pages  # noqa: PLC0415

    watch = watch or Watch()
    sheets = set_pages(outline, watch)
    watch.step()
    return archive(sheets, outline, export or Export())
