"""Sets an outline on pages: frame, feet, logo, outline of the file; gives the bytes."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
from reportlab.platypus.doctemplate import IndexingFlowable, LayoutError

from logic.errors import ReportError
from logic.figures import Role
from logic.record import dataclass
from logic.report.colours import colour
from logic.report.fonts import SANS
from logic.report.logo import read_logo
from logic.report.parts import Headline
from logic.report.story import make_story
from logic.report.styles import BOTTOM, FOOTER, MARGIN
from logic.report.tags import Element, TaggedCanvas, gather
from logic.report.text import CONTINUES, cut, one_line

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable

    from logic.report.blocks import Outline
    from logic.report.watch import Watch

PAPERS = {"A4": A4, "Letter": LETTER}
_MOST_PASSES = 6
_LOGO = (130.0, 34.0)
_LONGEST_LINE = 300
#: Room for "Page 123 of 456" beside the footer, in points.
_NUMBER = 100.0


@dataclass(frozen=True, slots=True)
class Sheets:
    """A report set on pages: the PDF, its elements, and the element of each mark of each page."""

    pdf: bytes
    root: Element
    pages: list[list[Element]]


def set_pages(outline: Outline, watch: Watch) -> Sheets:
    """The outline on pages, tagged but not yet archived; the same outline gives the same.

    Raises:
        ReportError: the report cannot be set.
        ReportStoppedError: the watch says so.
    """
    file = BytesIO()
    try:
        return _Report(outline, file, watch).make()
    except (LayoutError, ValueError, TypeError, AttributeError, LookupError) as error:
        raise ReportError(
            "The report could not be set on pages. Save the assessment and send it to whoever"
            f" supports you with this line: {type(error).__name__}: {one_line(str(error), 200)}"
        ) from error


class _Report(BaseDocTemplate):
    """One report on its way to the page."""

    def __init__(self, outline: Outline, file: BytesIO, watch: Watch) -> None:
        self._outline = outline
        self._watch = watch
        self._file = file
        self._count = _PageCount()
        self._root = Element("Document")
        self._pages: list[list[Element]] = []
        super().__init__(
            file,
            pagesize=PAPERS.get(outline.paper, A4),
            leftMargin=MARGIN,
            rightMargin=MARGIN,
            topMargin=MARGIN,
            bottomMargin=BOTTOM,
            invariant=1,
            pageCompression=0,  # archiving packs what it writes
            initialFontName=SANS,
        )
        room = self.width - _NUMBER
        self._footer = [_shortened(one_line(line, _LONGEST_LINE), room) for line in outline.footer]
        frame = Frame(
            MARGIN,
            BOTTOM,
            self.width,
            self.height,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        self.addPageTemplates(PageTemplate(id="page", frames=[frame], onPageEnd=self._draw_edges))

    def make(self) -> Sheets:
        """Set the report until the page numbers it prints are right."""
        size = self.width, self.height
        story: list[Flowable] = make_story(self._outline, *size, self._watch)
        self._root = gather("Document", story)
        self.multiBuild([self._count, *story], maxPasses=_MOST_PASSES, canvasmaker=self._start_pass)
        return Sheets(self._file.getvalue(), self._root, self._pages)

    def _start_pass(self, *parts: Any, **manner: Any) -> TaggedCanvas:  # noqa: ANN401 - ReportLab's
        """A canvas for one pass; what the pass before drew is forgotten."""
        self._root.clear()
        canvas = TaggedCanvas(*parts, **manner)
        canvas.measuring = not self._count.found  # the first pass is never the last
        self._pages = canvas.pages
        return canvas

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - ReportLab's name
        """Tell the contents where a section began."""
        if isinstance(flowable, Headline) and flowable.section:
            self.notify("section", (flowable.section, self.page))

    def _draw_edges(self, canvas: Any, _document: BaseDocTemplate) -> None:  # noqa: ANN401
        """Line and footer; on page 1 the logo, and no short form of what stands above it."""
        self._watch.step(self.page, self._count.pages)
        self._count.found = self.page
        if self.page == 1:
            canvas.showOutline()
        with canvas.artifact():
            self._draw_foot(canvas)

    def _draw_foot(self, canvas: TaggedCanvas) -> None:
        canvas.saveState()
        if self.page == 1:
            self._draw_logo(canvas)
        canvas.setStrokeColor(colour(Role.LINE))
        canvas.setLineWidth(0.6)
        canvas.line(MARGIN, 50, MARGIN + self.width, 50)
        canvas.setFont(SANS, FOOTER)
        canvas.setFillColor(colour(Role.MUTE))
        said = self._page_of()
        canvas.drawRightString(MARGIN + self.width, 36, said)
        for line, y in zip(self._footer[: 1 if self.page == 1 else 2], (36, 24), strict=False):
            canvas.drawString(MARGIN, y, line)
        canvas.restoreState()

    def _page_of(self) -> str:
        pages = str(self._count.pages or self.page)
        return self._outline.page_of.replace("{pages}", pages).replace("{page}", str(self.page))

    def _draw_logo(self, canvas: Canvas) -> None:
        logo = read_logo(self._outline.logo)
        if logo is None:
            return
        wide, high = logo.getSize()
        scale = min(_LOGO[0] / wide, _LOGO[1] / high)
        top, right = self.pagesize[1] - MARGIN, MARGIN + self.width
        place = (right - wide * scale, top - high * scale)
        canvas.drawImage(logo, *place, wide * scale, high * scale, mask="auto")


def _shortened(line: str, room: float) -> str:
    """The line, cut between words where it is wider than the room."""
    wide = partial(stringWidth, fontName=SANS, fontSize=FOOTER)
    if wide(line) <= room:
        return line
    fits = len(line)
    while fits and wide(line[:fits] + CONTINUES) > room:
        fits -= 1
    return cut(line, fits) + CONTINUES


class _PageCount(IndexingFlowable):
    """Knows how many pages there are, once they have been set.

    It stands at the start: at the end it could need a page of its own.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pages = 0
        self.found = 0

    def isSatisfied(self) -> bool:  # noqa: N802 - ReportLab's name
        """Whether the number printed in the last pass is the number of pages."""
        return self.pages == self.found

    def beforeBuild(self) -> None:  # noqa: N802 - ReportLab's name
        """Keep the number of the pass before."""
        self.pages = self.found

    def wrap(self, *_available: float) -> tuple[float, float]:
        """No room is taken."""
        return 0.0, 0.0

    def draw(self) -> None:
        """Nothing is to be seen."""
