"""What a trial of the untuned model would lead to, band by band and kind of failure by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.changes import FAILURES
from logic.findings import DecidedBy, Recommendation
from logic.inquiry import trial_table
from logic.report.blocks import Manner, Paragraph, Section, Table, say
from logic.report.numbers import filled, number
from logic.sentences import number as figure
from logic.sentences import percent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from logic.inquiry_values import TrialRow
    from logic.report.blocks import Prose
    from logic.report.matter import Matter

_WIDTHS = (130, 130, 130, 130, 130)


def trial_table_section(matter: Matter) -> Section | None:
    """The table with a row a band and a column a kind of failure; None where none is compared.

    Where all its cells would say the same, the headline says it alone.
    """
    if matter.advice.lead is None:
        return None
    rows = trial_table(matter.content, matter.assessment)
    bands = tuple(dict.fromkeys(row.band for row in rows))
    cells = tuple(_row(matter, band, [r for r in rows if r.band == band]) for band in bands)
    same = len({cell for row in cells for cell in row[1:]}) == 1
    table = Table(
        headers=tuple(say(text) for text in _headers(matter)),
        rows=cells,
        widths=_WIDTHS,
        title=matter.text("trial_table.name"),
    )
    return Section(
        id="trial-table",
        name=matter.text("trial_table.name"),
        kicker=(),
        headline=_headline(matter, rows),
        blocks=(
            Paragraph(prose=_caption(matter, rows[0], same=same), manner=Manner.SMALL),
            *(() if same else (table,)),
        ),
        new_page=False,
    )


def _headers(matter: Matter) -> tuple[str, ...]:
    kinds = (matter.words.text(f"diagnosis.{kind}.name") for kind in FAILURES)
    return matter.text("trial_table.good"), *kinds


def _row(matter: Matter, band: str, rows: list[TrialRow]) -> tuple[Prose, ...]:
    """A band's row: one that does not tell kinds apart says the same under each."""
    by_kind = {row.kind: row for row in rows}
    usual = by_kind.get("")
    label = _band(matter, band, rows[0])
    found = [by_kind.get(kind, usual) for kind in FAILURES]
    return label, *(say(_after(matter, row)) for row in found)


def _band(matter: Matter, band: str, row: TrialRow) -> Prose:
    label = matter.words.text(f"question.{matter.content.hub}.option.{band}.label")
    cases = matter.text(
        "trial_table.cases", good=figure(row.trial.good), tried=figure(row.trial.tried)
    )
    now = matter.advice.trial
    here = now is not None and now.tried == row.trial.tried and band in now.bands
    shown = number(f"{label} ({cases})", f"band:{band}")
    return (*shown, *(say(matter.text("trial_table.here")) if here else ()))


def _after(matter: Matter, row: TrialRow | None) -> str:
    if row is None:
        return matter.text("trial_table.none")
    short = matter.words.text(f"recommendation.{row.recommendation}.short")
    if row.decided_by is not DecidedBy.CONDITION:
        return short
    return matter.text("trial_table.by_condition", short=short)


def _headline(matter: Matter, rows: Iterable[TrialRow]) -> str:
    found = tuple(dict.fromkeys(row.recommendation for row in rows))
    if found == (Recommendation.TOO_LITTLE_KNOWN,):
        return matter.text("trial_table.headline_little")
    if len(found) == 1:
        short = matter.words.text(f"recommendation.{found[0]}.short")
        first = matter.advice.recommendation is Recommendation.TRIAL_FIRST
        return matter.text(f"trial_table.headline_{'first' if first else 'same'}", short=short)
    return matter.text("trial_table.headline", count=len(found))


def _caption(matter: Matter, row: TrialRow, *, same: bool) -> Prose:
    """With which trial it was run; today's trial opens where one was made."""
    usual = "caption" if matter.advice.trial else "caption_imagined"
    mark, tried = percent(row.trial.pass_mark / 100), figure(row.trial.tried)
    shown: dict[str, object] = {"tried": tried, "pass_mark": mark}
    if matter.advice.trial:
        shown = {name: number(str(value), "trial") for name, value in shown.items()}
    return filled(matter.words, f"report.trial_table.{'caption_same' if same else usual}", **shown)
