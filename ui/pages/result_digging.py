"""What a result page has worked out off the UI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.depths import dig
from logic.report.change_page import change_section
from ui.pages.result_parts import Dug

if TYPE_CHECKING:
    from logic.depths import End
    from logic.figures import Ends
    from logic.report.matter import Matter


class Digging:
    """The slow part of one matter; hand ``work`` to the shell."""

    def __init__(self, matter: Matter) -> None:
        self.matter = matter

    def work(self) -> Dug:
        """Work it out; touches no widget."""
        matter = self.matter
        section = change_section(matter)
        return Dug(
            depth=dig(matter.content, matter.assessment, matter.advice),
            change=section.blocks if section is not None else (),
        )


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
