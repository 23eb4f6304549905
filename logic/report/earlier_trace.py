"""Where the lead came from that was recorded when an earlier state was finished."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from logic.comparison import weighed_lead
from logic.figures.numerals import signed
from logic.report.trace import Trace
from logic.report.trace_blocks import lead_trace, text, told
from logic.rules_apart import advice_under

if TYPE_CHECKING:
    from logic.model import Content
    from logic.report.matter import Matter


def earlier_trace(matter: Matter, content: Content | None) -> Trace | None:
    """The lead an earlier state was finished with, as the sum of six parts under its own rules.

    ``content`` are the rules it was finished under, None where they are not at hand. Where they do
    not give the lead that was recorded, only that is told. None where no lead was recorded.
    """
    outcome = matter.assessment.outcome
    lead, ref = outcome.exact_lead, outcome.content
    if lead is None:
        return None
    said = {"version": ref.version, "checksum": ref.checksum[:12]}
    recorded = text(matter, "earlier.recorded", **said)
    advice = advice_under(content, matter.assessment)
    if content is not None and advice is not None and weighed_lead(advice) == lead:
        return lead_trace(replace(matter, content=content, advice=advice), recorded)
    title = told(matter, "lead.title", lead=signed(lead))
    return Trace(title=title, blocks=(recorded, text(matter, "earlier.without")))
