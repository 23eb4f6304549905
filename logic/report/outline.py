"""Builds the outline of a report: plain values, the same for the same assessment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from logic.cost.result import cost_result
from logic.findings import Recommendation
from logic.report.about_page import about_section, view_section
from logic.report.answer_page import answer_section
from logic.report.answers_page import answers_section
from logic.report.blocks import Outline, Section, spans_of
from logic.report.change_page import change_section
from logic.report.colours import usable
from logic.report.comparison_page import comparison_section
from logic.report.consideration_pages import consideration_sections
from logic.report.cost_page import arithmetic_section, money_section
from logic.report.cover_page import cover_section
from logic.report.matter import Matter
from logic.report.method_pages import method_section, sources_section
from logic.report.other_side_page import other_side_section
from logic.report.plan_pages import plan_section, risks_section
from logic.report.routes_page import routes_section
from logic.report.sharing import share_safe
from logic.report.trial_table_page import trial_table_section
from logic.report.weighing_page import weighing_section
from resources import version

if TYPE_CHECKING:
    from collections.abc import Iterable

    from logic.assessment import Assessment
    from logic.cost.values import CostResult
    from logic.findings import Advice
    from logic.model import Content
    from logic.words import Words

_SOURCE = "#source-"
_LONGEST = 200


def build_outline(
    content: Content, words: Words, assessment: Assessment, advice: Advice
) -> Outline:
    """The report on an assessment as plain values, its private notes left out."""
    printed = share_safe(assessment) if assessment.report.share_safe else assessment
    money = _money(content, words, printed, advice)
    matter = Matter(content=content, words=words, assessment=printed, advice=advice, money=money)
    task = matter.task() or words.text("unknown.task")
    draft = matter.text("draft") if printed.report.draft else ""
    foot = (_listed(draft, foot_of(matter)), matter.text("footer"))
    return framed(matter, matter.text("title", task=task), foot, _numbered(_sections(matter)))


def framed(
    matter: Matter, title: str, footer: tuple[str, str], sections: tuple[Section, ...]
) -> Outline:
    """An outline of these sections: by whom and for whom, on the paper and in the hand chosen."""
    settings = matter.assessment.report
    return Outline(
        title=title,
        language="en-GB",
        author=matter.prepared_by(_LONGEST),
        subject=_listed(matter.client(), matter.date()),
        creator=matter.text("method.tool_value", version=version()),
        footer=footer,
        page_of=matter.text("page_of"),
        sections=sections,
        paper=settings.paper,
        logo=settings.logo,
        colour=usable(settings.colour),
        large=settings.large,
        date=matter.assessment.date,
    )


def foot_of(matter: Matter) -> str:
    """Task, client and how confidential it is, as far as given."""
    secret = matter.assessment.engagement.confidentiality
    return _listed(matter.task(), matter.client(), secret)


def _listed(*parts: str) -> str:
    return " \N{MIDDLE DOT} ".join(part for part in parts if part)


def _sections(matter: Matter) -> tuple[Section, ...]:
    settings = matter.assessment.report
    first = (*((cover_section(matter),) if settings.cover else ()), answer_section(matter))
    if settings.summary_only:
        return (*first, *view_section(matter))
    weighed = _weighed(matter.advice)
    found = (
        weighing_section(matter),
        change_section(matter),
        trial_table_section(matter),
        other_side_section(matter),
        comparison_section(matter),
        *(consideration_sections(matter) if weighed else ()),
        money_section(matter),
        routes_section(matter) if weighed and _sorted_out(matter.advice) else None,
        plan_section(matter),
        risks_section(matter),
        answers_section(matter) if settings.all_answers else None,
        arithmetic_section(matter) if settings.arithmetic else None,
        method_section(matter),
    )
    body = tuple(section for section in found if section is not None)
    sources = sources_section(matter, _cited(body)) if settings.sources else None
    body = (replace(body[0], new_page=True), *body[1:], *((sources,) if sources else ()))
    return (*first, about_section(matter, body), *body)


def _money(
    content: Content, words: Words, assessment: Assessment, advice: Advice
) -> CostResult | None:
    """Cost over time; None where no two routes are compared."""
    if not _weighed(advice) or not advice.routes:
        return None
    return cost_result(content, assessment, advice, words)


def _weighed(advice: Advice) -> bool:
    """Whether two approaches are compared at all."""
    return advice.recommendation is not Recommendation.NEITHER


def _sorted_out(advice: Advice) -> bool:
    """Whether the answers tell anything about the routes yet."""
    known = advice.recommendation is not Recommendation.TOO_LITTLE_KNOWN
    return known or not all(route.kept for route in advice.routes)


def _cited(sections: Iterable[Section]) -> tuple[str, ...]:
    """The keys of the sources the sections link to, each once."""
    links = (span.link for section in sections for span in spans_of(section.blocks))
    keys = (link.removeprefix(_SOURCE) for link in links if link.startswith(_SOURCE))
    return tuple(dict.fromkeys(keys))


def _numbered(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections after the answer with their number and name over the headline."""
    answer = next(at for at, section in enumerate(sections) if section.id == "answer")
    named = (
        replace(section, kicker=(f"{number} {section.name}",))
        for number, section in enumerate(sections[answer + 1 :], start=2)
    )
    return (*sections[: answer + 1], *named)
