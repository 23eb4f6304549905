"""Assessments that lead to each kind of recommendation, and ways to look into an outline."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from logic.advice import advise
from logic.assessment import Answer, Assessment, Basis, State, Trial
from logic.findings import Recommendation
from logic.report.outline import build_outline
from logic.report.watch import Watch
from tests.logic import report_samples as samples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from logic.report.blocks import Outline, Section

CONTENT, WORDS = samples.pack()


_outlines: dict[str, Outline] = {}


def outline(assessment: Assessment) -> Outline:
    """The outline of an assessment, built once: its values cannot be changed."""
    key = repr(assessment)
    if key not in _outlines:
        _outlines[key] = build_outline(CONTENT, WORDS, assessment, advise(CONTENT, assessment))
    return _outlines[key]


@contextmanager
def setting_once() -> Iterator[Callable[[], None]]:
    """Set each outline on pages once, whatever files are made of it; what has it set anew.

    The same outline gives the same sheets, and nothing changes them.
    """
    from logic.report.fonts import register_fonts  # noqa: PLC0415 - ReportLab

    register_fonts(None)
    from logic.report import document  # noqa: PLC0415 - ReportLab, after the faces

    set_pages = document.set_pages

    @lru_cache(maxsize=16)
    def kept(outline: Outline) -> document.Sheets:
        return set_pages(outline, Watch())

    def set_once(outline: Outline, _watch: Watch) -> document.Sheets:
        return kept(outline)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(document, "set_pages", set_once)
        yield kept.cache_clear


def answering(base: Assessment, **options: str) -> Assessment:
    """The assessment with these options answered."""
    for name, option in options.items():
        answer = Answer(state=State.ANSWERED, options=(option,), basis=Basis.ESTIMATED)
        base = base.with_answer(name, answer)
    return base


def trying(base: Assessment, trial: Trial) -> Assessment:
    """The assessment with another trial."""
    answer = Answer(state=State.ANSWERED, trial=trial, basis=Basis.MEASURED)
    return base.with_answer("trial", answer)


def foundation() -> Assessment:
    return answering(
        samples.rich(),
        task_kind="write",
        task_count="many_diverse",
        task_stability="often",
        deadline="under_6_weeks",
        facts_change="weekly",
        style_rules="one_page",
    )


def untried() -> Assessment:
    return samples.rich().with_answer("trial", Answer(state=State.DONT_KNOW))


KINDS = {
    Recommendation.FINE_TUNED: samples.rich(),
    Recommendation.FOUNDATION_THEN_TUNE: foundation(),
    Recommendation.FOUNDATION: trying(
        foundation(), Trial(tried=100, good=97, pass_mark=92, facts=2)
    ),
    Recommendation.TRIAL_FIRST: untried(),
    Recommendation.NEITHER: answering(samples.rich(), right_tool="plain_software"),
    Recommendation.NOT_FEASIBLE: answering(
        samples.rich(), data_location="air_gapped", operators="nobody"
    ),
    Recommendation.TOO_LITTLE_KNOWN: samples.empty(),
    Recommendation.FINE_TUNED_WITH_RETRIEVAL: trying(
        answering(samples.rich(), citations="required", task_kind="write"),
        Trial(tried=60, good=20, pass_mark=92, facts=12, way=28),
    ),
}


def section(found: Outline, name: str) -> Section:
    return next(one for one in found.sections if one.id == name)


def named(found: Outline) -> list[str]:
    return [one.id for one in found.sections]


def told(assessment: Assessment, **changes: object) -> Outline:
    """The outline of the assessment's advice with some of it changed."""
    advice = replace(advise(CONTENT, assessment), **changes)  # type: ignore[arg-type]
    return build_outline(CONTENT, WORDS, assessment, advice)


def headline(found: Outline, name: str) -> str:
    return section(found, name).headline
