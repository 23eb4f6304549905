"""Making a report off the UI thread, with a watch that tells how far it is and stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ui.dialogs import file_stem

if TYPE_CHECKING:
    from logic.assessment import Assessment
    from logic.findings import Advice
    from logic.model import Content
    from logic.report import Watch
    from logic.report.blocks import Outline
    from logic.words import Words
    from ui.document import Document


class Made(NamedTuple):
    """A report as bytes, its text, the characters it lacks, and whether text turns to the left."""

    pdf: bytes
    text: str
    lacks: str
    turns: bool


class Order(NamedTuple):
    """All that a thread needs for making a report; ``watch`` stops it."""

    content: Content
    words: Words
    assessment: Assessment
    advice: Advice
    watch: Watch


def order(document: Document) -> Order:
    """The report of a document as it is now."""
    from logic.report import Watch  # noqa: PLC0415 - start-up time

    given = document.content, document.words, document.assessment, document.advice
    return Order(*given, Watch())


def named_after(assessment: Assessment) -> str:
    """What a report's file is called, without its ending; it names nobody the report leaves out."""
    from logic.report.sharing import share_safe  # noqa: PLC0415 - start-up time

    printed = share_safe(assessment) if assessment.report.share_safe else assessment
    return file_stem(printed.engagement.task, printed.date)


def make(asked: Order) -> Made:
    """Make the report; runs off the UI thread.

    Raises:
        ReportError: it could not be made.
        ReportStoppedError: it was stopped.
    """
    from logic import report  # noqa: PLC0415 - read when needed
    from logic.report.plain import as_text  # noqa: PLC0415

    outline, pdf = _made(asked)
    return Made(pdf, as_text(outline), report.not_drawable(outline), report.turns(outline))


def make_protected(asked: Order, password: str) -> bytes:
    """The same report, opened by a password alone; runs off the UI thread.

    Raises:
        ReportError: it could not be made.
        ReportStoppedError: it was stopped.
    """
    return _made(asked, password)[1]


def _made(asked: Order, password: str = "") -> tuple[Outline, bytes]:
    from logic import report  # noqa: PLC0415 - read when needed
    from logic.report.outline import build_outline  # noqa: PLC0415

    content, words, assessment, advice, watch = asked
    watch.step()
    outline = build_outline(content, words, assessment, advice)
    export = report.export_of(assessment, password)
    return outline, report.render_outline(outline, export=export, watch=watch)
