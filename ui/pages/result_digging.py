"""What a result page has worked out off the UI thread."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from logic.depths import dig
from logic.findings import Recommendation
from logic.report.blocks import Heading, Paragraph, say
from logic.report.change_page import change_section
from logic.report.numbers import first_number
from logic.report.other_side_page import other_side_section
from logic.report.trial_table_page import trial_table_section
from logic.report.watch import Watch
from ui.pages.result_parts import Dug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.depths import End
    from logic.figures.lean import Ends
    from logic.report.blocks import Block
    from logic.report.matter import Matter


class Digging:
    """The slow part of one matter; hand ``work`` to the shell."""

    def __init__(self, matter: Matter) -> None:
        self.matter = matter
        self.watch = Watch()

    def work(self) -> Dug:
        """Work it out; touches no widget.

        Raises:
            ReportStoppedError: it was stopped.
        """
        matter, step = self.matter, self.watch.step
        depth = dig(matter.content, matter.assessment, matter.advice, matter.words, step)
        step()
        matter = replace(matter, money=depth.money)
        return Dug(depth=depth, change=tuple(_change(matter)), trial=_trial(matter))


def _trial(matter: Matter) -> tuple[Block, ...]:
    """What each result of the trial that comes first would lead to."""
    if matter.advice.recommendation is not Recommendation.TRIAL_FIRST:
        return ()
    section = trial_table_section(matter)
    return (Heading(text=section.name), *section.blocks) if section is not None else ()


def _change(matter: Matter) -> Iterator[Block]:
    """What would change the advice, what a trial would lead to, the case for the other side."""
    section = change_section(matter)
    yield from section.blocks if section is not None else ()
    trial, other = trial_table_section(matter), other_side_section(matter)
    if trial is not None:
        yield from (Heading(text=trial.name), Paragraph(prose=say(trial.headline)), *trial.blocks)
    if other is not None:
        headline = Paragraph(prose=first_number(other.headline, "against"))
        yield from (Heading(text=other.name), headline, *other.blocks)


def ends_in_words(matter: Matter, dug: Dug | None) -> Ends:
    """What leads to each end of the lead's range; empty while it is not known."""
    if dug is None:
        return "", ""
    return _in_words(matter, dug.depth.low), _in_words(matter, dug.depth.high)


def _in_words(matter: Matter, end: End | None) -> str:
    if end is None:
        return ""
    change, words = end.change, matter.words
    answer = words.text(f"question.{change.question}.option.{change.option}.label")
    key = "ui_result.end_others" if end.others else "ui_result.end"
    return words.text(key, question=matter.question(change.question), answer=answer)
