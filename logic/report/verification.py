"""Whether a report and the assessment inside it belong together."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

from logic.advice import advise
from logic.report import build_outline, render_outline
from logic.report.attachment import broken, reopen

if TYPE_CHECKING:
    from logic.model import Content
    from logic.words import Words


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
        ReportError: there is no assessment in it.
        AssessmentFileError: the assessment cannot be opened.
    """
    assessment = reopen(data, name, password)
    outline = build_outline(content, words, assessment, advise(content, assessment))
    anew = render_outline(outline)
    with pikepdf.open(BytesIO(data), password=password) as old, pikepdf.open(BytesIO(anew)) as new:
        before, after = _pages(old), _pages(new)
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


def _pages(pdf: pikepdf.Pdf) -> list[bytes]:
    """What each page draws, without the line ends that archiving may have added.

    None where they cannot be read: they are not those of a report then.
    """
    try:
        return [page.Contents.read_bytes().rstrip() for page in pdf.pages]
    except broken():
        return []
