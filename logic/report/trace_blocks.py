"""What the traces of numbers are put together from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.comparison import weighed_lead
from logic.figures.numerals import signed, weight
from logic.figures.sides import lead_words
from logic.report.blocks import Heading, Manner, Paragraph, Table, say
from logic.report.trace import Trace
from logic.voices import views

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from logic.assessment import Answer
    from logic.report.blocks import Block
    from logic.report.matter import Matter


def told(matter: Matter, key: str, **values: object) -> str:
    """A sentence of the traces."""
    return matter.words.text(f"trace.{key}", **values)


def text(matter: Matter, key: str, **values: object) -> Paragraph:
    """A sentence of the traces as a paragraph."""
    return Paragraph(prose=say(told(matter, key, **values)))


def small(matter: Matter, key: str, **values: object) -> Paragraph:
    """The same in small type."""
    return Paragraph(prose=say(told(matter, key, **values)), manner=Manner.SMALL)


def pairs(title: str, rows: Iterable[tuple[str, str]]) -> tuple[Block, ...]:
    """A headed list of pairs; nothing where there are none."""
    made = tuple((say(name), say(said)) for name, said in rows)
    return (Heading(text=title), Table(rows=made, widths=(1, 2), title=title)) if made else ()


def lead_trace(matter: Matter, *before: Block) -> Trace:
    """The lead as the sum of six parts, also where none is printed; ``before`` come first."""
    lead = weighed_lead(matter.advice)
    counts = matter.advice.counts
    return Trace(
        title=told(matter, "lead.title", lead=signed(lead)),
        blocks=(
            *before,
            text(matter, "lead.what", words=lead_words(matter.words, lead)),
            text(matter, "lead.formula"),
            *pairs(told(matter, "lead.rows"), _parts(matter)),
            small(
                matter,
                "lead.counts",
                asked=counts.asked,
                confirmed=counts.confirmed,
                assumed=counts.assumed,
                open=counts.open,
            ),
            *rules(matter),
        ),
    )


def _parts(matter: Matter) -> Iterator[tuple[str, str]]:
    for one in matter.advice.considerations:
        yield (
            matter.consideration(one.id),
            told(
                matter,
                "lead.row" if matter.advice.is_known(one.id) else "lead.row_unknown",
                weight=weight(one.weight),
                difference=signed(one.difference),
                points=signed(one.contribution),
            ),
        )


def rules(matter: Matter) -> tuple[Block, ...]:
    """The rules it was worked out by."""
    content = matter.content
    return (
        small(
            matter,
            "rules",
            id=content.id,
            version=content.version,
            dated=content.dated.isoformat(),
            checksum=content.checksum[:12],
        ),
    )


def answers(matter: Matter, names: Iterable[str]) -> tuple[Block, ...]:
    """The answers a number rests on: what was said, by whom, on what basis, in whose words."""
    return pairs(told(matter, "answers"), answer_rows(matter, names))


def answer_rows(matter: Matter, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each question, and what was answered to it."""
    for name in names:
        question, answer = matter.content.questions[name], matter.assessment.answer(name)
        said = "\n".join(
            part
            for at, one in enumerate(views(answer))
            for part in (matter.given(question, one), _behind(matter, one, answer.words, at))
            if part
        )
        yield matter.question(name), said


def _behind(matter: Matter, given: Answer, words: str, at: int) -> str:
    """Who said it, on what basis, and the words; the first has those of the question as well."""
    parts = [matter.who(given.said_by), matter.basis(given.basis)]
    said = ", ".join(part for part in parts if part)
    quoted = dict.fromkeys((given.words,) if at else (words, given.words))
    quotes = (told(matter, "quoted", words=each) for each in quoted if each)
    return " ".join(part for part in (f"{said}." if said else "", *quotes) if part)
