"""Whether a report and the assessment inside it belong together."""

from __future__ import annotations

from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

import pikepdf

from logic.advice import advise
from logic.answers_file import check_ids
from logic.disk import LARGEST
from logic.errors import AnswerError, ReportError
from logic.record import dataclass
from logic.report import render_outline
from logic.report.attachment import broken, reopen, unpacked
from logic.report.outline import build_outline

if TYPE_CHECKING:
    from logic.model import Content
    from logic.words import Words

#: What of a page cuts, turns or scales what is drawn on it.
_FRAMES = ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a comparison of a report with its own attachment shows.

    ``pages`` are the numbers of the pages that differ from those made anew, ``made_by`` and
    ``made_now`` the programs, ``other_rules`` whether the content pack is another one.
    """

    pages: tuple[int, ...]
    made_by: str
    made_now: str
    other_rules: bool

    @property
    def consistent(self) -> bool:
        """Whether the report is what its attachment leads to."""
        return not self.pages


def verify(content: Content, words: Words, data: bytes, name: str, password: str = "") -> Verdict:
    """Make the report anew from its attachment and compare it page by page.

    It shows consistency, not who made the report: whoever changes both changes them alike.

    Raises:
        ReportError: it is no report, holds no assessment, or one that does not fit the content.
        AssessmentFileError: the assessment cannot be opened.
    """
    if data.lstrip().startswith(b"{"):
        raise ReportError(f"{name} is an assessment, not a report. Name the PDF made from it.")
    assessment = reopen(data, name, password)
    try:
        check_ids(content, assessment)
    except AnswerError as fault:
        raise ReportError(
            f"{name} cannot be checked with this content pack, only with its own: {fault}."
        ) from fault
    outline = build_outline(content, words, assessment, advise(content, assessment))
    anew = render_outline(outline)
    with pikepdf.open(BytesIO(data), password=password) as old, pikepdf.open(BytesIO(anew)) as new:
        after = _pages(new, len(new.pages))
        before = _pages(old, len(after) + 1)
        made_by = str(old.docinfo.get("/Creator", ""))
    longest = max(len(before), len(after))
    differ = (n for n in range(longest) if before[n : n + 1] != after[n : n + 1])
    checksum = assessment.content.checksum
    return Verdict(
        pages=tuple(number + 1 for number in differ),
        made_by=made_by,
        made_now=outline.creator,
        other_rules=bool(checksum) and checksum != content.checksum,
    )


def _pages(pdf: pikepdf.Pdf, most: int) -> list[object]:
    """What each of the first pages shows: its size, text, links, pictures and faces.

    None where they cannot be read: they are not those of a report then.
    """
    try:
        return [_shown(page.obj) for page in islice(pdf.pages, most)]
    except broken():
        return []


def _shown(page: pikepdf.Object) -> tuple[object, ...]:
    """All that decides what a page looks like, and where its links lead."""
    held = page.Resources
    drawn = [
        (name, _drawn(held[kind][name]))
        for kind in ("/Font", "/XObject")
        for name in sorted(held.get(kind, {}).keys())
    ]
    # Without the line ends that archiving may have added.
    content = unpacked(page.Contents, LARGEST).rstrip()
    links = [_link(link) for link in page.get("/Annots", [])]
    return [str(page.get(key)) for key in _FRAMES], content, links, drawn


def _link(link: pikepdf.Object) -> tuple[object, ...]:
    """Kind, place and target of an annotation; one of ours draws nothing itself."""
    target = str(link.A.URI) if "/A" in link else ""
    return str(link.Subtype), [float(side) for side in link.Rect], target, "/AP" in link


def _drawn(one: pikepdf.Object) -> bytes:
    """A picture, or the outlines a face draws."""
    held = one if isinstance(one, pikepdf.Stream) else one.FontDescriptor.FontFile2
    return unpacked(held, LARGEST).rstrip()
