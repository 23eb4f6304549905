"""The trial pack: case sheet, sample sizes, cost of errors, suppliers, rights, funding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.report.blocks import Paragraph, Section, Table, say
from logic.report.matter import pair
from logic.sentences import long_date
from logic.trial import wilson

if TYPE_CHECKING:
    from logic.report.blocks import Block
    from logic.report.matter import Matter

#: Rows of the case sheet, and the sizes whose intervals are shown.
CASES = 50
SIZES = (20, 30, 50, 100, 200)
#: What a row to write in is higher by, in points.
_ROOM, _ROOM_CASE = 14.0, 7.0
_SHARES = (("half", 50), ("most", 80), ("all", 100))


def trial_sections(matter: Matter) -> tuple[Section, ...]:
    """The parts of the pack in the order they are needed."""
    return (
        _section(matter, "funding", _intro(matter, "funding"), _funding(matter)),
        _section(matter, "sizes", *_sizes(matter)),
        _section(
            matter,
            "errors",
            _blank(matter, "errors", ("error", "month", "noticed", "costs"), _ERRORS),
        ),
        _section(matter, "rights", _blank(matter, "rights", ("check", "by"), _RIGHTS)),
        _section(matter, "supplier", _blank(matter, "supplier", ("question", "answer"), _ASKED)),
        _section(matter, "cases", _intro(matter, "cases"), case_table(matter)),
    )


#: The parts that begin a page, so that each sheet can be handed to whom it is for.
_APART = ("sizes", "rights", "cases")
_ERRORS = ("wrong", "caught", "missing", "refused")
_RIGHTS = ("use", "personal", "secret", "erase")
_ASKED = ("region", "retention", "retirement", "price")


def case_table(matter: Matter) -> Table:
    """The empty case sheet, its rows numbered."""
    names = ("case", "ideal", "good", "failure")
    headers = (matter.words.text("document.number"), *(_of(matter, f"cases.{n}") for n in names))
    return Table(
        headers=tuple(say(header) for header in headers),
        rows=tuple(
            tuple(say(cell) for cell in (str(number), "", "", "", ""))
            for number in range(1, CASES + 1)
        ),
        widths=(45, 230, 190, 80, 95),
        title=_of(matter, "cases.headline"),
        room=_ROOM_CASE,
    )


def _of(matter: Matter, key: str, **values: object) -> str:
    return matter.words.text(f"document.trial.{key}", **values)


def _section(matter: Matter, part: str, *blocks: Block) -> Section:
    headline = _of(matter, f"{part}.headline")
    return Section(
        id=part,
        name=headline,
        kicker=(),
        headline=headline,
        blocks=blocks,
        new_page=part in _APART,
    )


def _intro(matter: Matter, part: str) -> Paragraph:
    return Paragraph(prose=say(_of(matter, f"{part}.intro")))


def _blank(matter: Matter, part: str, headers: tuple[str, ...], rows: tuple[str, ...]) -> Table:
    """A table whose first column is printed and whose others are written in."""
    empty = tuple(say("") for _ in headers[1:])
    return Table(
        headers=tuple(say(_of(matter, f"{part}.{name}")) for name in headers),
        rows=tuple((say(_of(matter, f"{part}.{name}")), *empty) for name in rows),
        widths=(280, *(360 / len(empty) for _ in empty)),
        title=_of(matter, f"{part}.headline"),
        room=_ROOM,
    )


def _sizes(matter: Matter) -> tuple[Block, ...]:
    """What each size can show, and how many good answers reach the pass mark beyond chance."""
    trial = matter.assessment.answer(matter.content.hub).trial
    mark = trial.pass_mark if trial else None
    names = ("cases", *(name for name, _ in _SHARES))
    headers = [_of(matter, f"sizes.{name}") for name in names]
    said = [_of(matter, "sizes.intro")]
    if mark is not None:
        headers.append(_of(matter, "sizes.sure", mark=f"{mark:g}"))
        said.append(_of(matter, "sizes.intro_mark", mark=f"{mark:g}"))
    table = Table(
        headers=tuple(say(header) for header in headers),
        rows=tuple(tuple(say(cell) for cell in _size(matter, size, mark)) for size in SIZES),
        widths=tuple(130 for _ in headers),
        title=_of(matter, "sizes.headline"),
    )
    return Paragraph(prose=say(" ".join(said))), table


def _size(matter: Matter, size: int, mark: float | None) -> tuple[str, ...]:
    ranges = (_range(matter, size, share) for _, share in _SHARES)
    last = () if mark is None else (_needed(matter, size, mark / 100),)
    return str(size), *ranges, *last


def _needed(matter: Matter, size: int, mark: float) -> str:
    """The fewest good answers whose interval lies above the pass mark."""
    enough = next((good for good in range(size + 1) if wilson(good, size)[0] >= mark), None)
    if enough is None:
        return _of(matter, "sizes.too_few")
    return _of(matter, "sizes.needed", good=enough)


def _range(matter: Matter, size: int, percent: int) -> str:
    low, high = wilson(size * percent // 100, size)
    return _of(matter, "sizes.range", low=f"{low:.0%}"[:-1], high=f"{high:.0%}"[:-1])


def _funding(matter: Matter) -> Table:
    engagement = matter.assessment.engagement
    answer = matter.assessment.answer(matter.content.hub)
    known = {
        "task": matter.task(),
        "decision": engagement.decision,
        "decide_by": long_date(engagement.decide_by),
        "cases": str(CASES),
        "pass": f"{answer.trial.pass_mark:g} %" if answer.trial else "",
    }
    names = ("task", "decision", "decide_by", "cases", "pass", "days", "sum", "owner", "approved")
    return Table(
        rows=tuple(pair(_of(matter, f"funding.{name}"), known.get(name, "")) for name in names),
        widths=(220, 420),
        title=_of(matter, "funding.headline"),
        room=_ROOM,
    )
