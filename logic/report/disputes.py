"""What each person's answer would lead to, where two people answered differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.figures.numerals import signed
from logic.report.blocks import Heading, Table, say
from logic.report.numbers import number

if TYPE_CHECKING:
    from logic.people import Dispute, VoiceView
    from logic.report.blocks import Block, Prose
    from logic.report.matter import Matter

_WIDTHS = (150, 210, 210, 80)


def dispute_blocks(matter: Matter) -> tuple[Block, ...]:
    """A row for each person's answer to a question people differ on; none where all agree."""
    disputes = matter.disputes
    rows = tuple(
        _row(matter, dispute, view, first=not number)
        for dispute in disputes
        for number, view in enumerate(dispute.views)
    )
    if not rows:
        return ()
    title = matter.text("disputes.title")
    columns = ("question", "answer", "after", "lead")
    headers = tuple(say(matter.text(f"disputes.{name}")) for name in columns)
    return Heading(text=title), Table(headers=headers, rows=rows, widths=_WIDTHS, title=title)


def _row(matter: Matter, dispute: Dispute, view: VoiceView, *, first: bool) -> tuple[Prose, ...]:
    question = matter.content.questions[dispute.question]
    said = matter.given(question, view.answer)
    who = matter.who(view.answer.said_by)
    answer = matter.text("answers.voice", who=who, answer=said) if who else said
    after = matter.words.text(f"recommendation.{view.advice.recommendation}.short")
    lead = view.advice.lead
    opens = f"voice:{dispute.question}:{view.answer.said_by}"
    name = matter.question(dispute.question)
    turns = first and dispute.turns
    return (
        say(matter.text("disputes.turns", question=name) if turns else name),
        say(answer),
        say(after),
        say("") if lead is None else number(signed(lead), opens),
    )
