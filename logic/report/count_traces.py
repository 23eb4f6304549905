"""Where counts of questions came from: which questions they count, and how each stands.

Their keys are "counts", of all questions asked, and "section:ID". ``pages_trace`` tells what the
pages of a report are, under the key ``PAGES``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.findings import WhyOpen
from logic.report.blocks import Paragraph, say
from logic.report.trace import Trace
from logic.report.trace_blocks import pairs, rules, text, told
from logic.selection import select, to_come_back

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from logic.report.blocks import Block
    from logic.report.matter import Matter
    from logic.words import Words

#: The key of the count of a report's pages.
PAGES = "pages"


def _counts(matter: Matter, _name: str) -> Trace:
    """The questions that are open or only assumed, each with why.

    An answer that leaves several options is open to the decision, and confirmed all the same.
    """
    counts = matter.advice.counts
    still = (q for q in matter.advice.open_questions if q.why is not WhyOpen.PARTLY_KNOWN)
    why = {one.id: str(one.why) for one in still}
    asked = select(matter.content, matter.assessment)
    return Trace(
        title=told(matter, "counts.title", asked=counts.asked),
        blocks=(
            text(matter, "counts.what"),
            *_rows(matter, "counts.rows", ((name, why[name]) for name in asked if name in why)),
            *rules(matter),
        ),
    )


def _section(matter: Matter, name: str) -> Trace | None:
    """Every question asked in a section, with how it stands."""
    asked = select(matter.content, matter.assessment, name) if name else ()
    if not asked:
        return None
    section = matter.words.text(f"section.{name}.name")
    states = ((one, _state(matter, one)) for one in asked)
    return Trace(
        title=told(matter, "section.title", section=section, asked=len(asked)),
        blocks=(text(matter, "section.what"), *_rows(matter, "section.rows", states)),
    )


def pages_trace(words: Words, headlines: Iterable[tuple[int, str]]) -> Trace | None:
    """On which page each part of a report begins, the pages counted from 0; None without any."""
    starts = [(title, words.text("trace.pages.row", page=page + 1)) for page, title in headlines]
    if not starts:
        return None
    what = Paragraph(prose=say(words.text("trace.pages.what")))
    parts = pairs(words.text("trace.pages.rows"), starts)
    return Trace(title=words.text("trace.pages.title"), blocks=(what, *parts))


def _state(matter: Matter, question: str) -> str:
    answer = matter.assessment.answer(question)
    return to_come_back(answer) or str(answer.state)


def _rows(matter: Matter, title: str, states: Iterable[tuple[str, str]]) -> tuple[Block, ...]:
    rows = ((matter.question(name), _word(matter, state)) for name, state in states)
    return pairs(told(matter, title), rows)


def _word(matter: Matter, state: str) -> str:
    return matter.words.text(f"trace.stands.{state}")


COUNTS: dict[str, Callable[[Matter, str], Trace | None]] = {
    "counts": _counts,
    "section": _section,
}
