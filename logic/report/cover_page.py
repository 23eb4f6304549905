"""The cover, where the firm wants one: what, for whom, by whom and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.report.about_page import known
from logic.report.blocks import Manner, Paragraph, Section, say

if TYPE_CHECKING:
    from logic.report.matter import Matter

_LONGEST = 400
#: The headline stands where a page is looked at first, in points below its first lines.
_DROP = 190.0


def cover_section(matter: Matter) -> Section:
    """Task, client, date, preparer, confidentiality, how much is known; never the finding."""
    engagement = matter.assessment.engagement
    lines = (matter.client(), matter.date(), matter.prepared_by(_LONGEST))
    draft = (matter.text("draft"),) if matter.assessment.report.draft else ()
    told = (*draft, *lines, engagement.confidentiality, known(matter))
    return Section(
        id="cover",
        name=matter.text("cover.name"),
        kicker=(matter.text("kicker"),),
        headline=matter.task() or matter.words.text("unknown.task"),
        blocks=tuple(Paragraph(prose=say(text), manner=Manner.LEAD) for text in told if text),
        opening=True,
        drop=_DROP,
    )
