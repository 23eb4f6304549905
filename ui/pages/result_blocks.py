"""Shows the report's plain values as widgets, so that window and print say the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from logic.figures import Role
from logic.report import blocks
from ui.widgets import Card, Prose, Rule, Run
from ui.widgets.numbers import NumberProse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from logic.report.blocks import Block, Span
    from ui.fonts import TextRole
    from ui.theme import Colour, Look
    from ui.widgets.numbers import Opener

#: Gives the widget that belongs to a row with this first text, None where there is none.
More: TypeAlias = Callable[[str], "QWidget | None"]


def nothing_more(_text: str) -> QWidget | None:
    """No widget for any row."""
    return None


def cards(
    look: Look, found: Iterable[Block], more: More = nothing_more, opener: Opener | None = None
) -> list[Card]:
    """The blocks as cards, a heading beginning another; figures and page furniture left out.

    ``more`` gives a further cell by the first text of a row, such as a link; with an ``opener``
    numbers open where they came from.
    """
    made: list[Card] = []
    for block in found:
        if isinstance(block, blocks.Heading):
            made.append(Card(look, block.text))
            continue
        widget = block_widget(look, block, more, opener)
        if widget is not None:
            if not made:
                made.append(Card(look))
            _close_table(made[-1])
            made[-1].body.addWidget(widget)
    return made


def _close_table(card: Card) -> None:
    """Tell a table that a card ends with from what follows."""
    last = card.body.itemAt(card.body.count() - 1)
    close = getattr(last.widget() if last is not None else None, "close_below", None)
    if close is not None:  # a table is not asked for by its kind, which would read its module
        close()


def groups(found: Iterable[Block]) -> list[tuple[Block, ...]]:
    """The blocks of each card that ``cards`` makes."""
    made: list[tuple[Block, ...]] = []
    for block in found:
        if isinstance(block, blocks.Heading) or not made:
            made.append(())
        made[-1] = (*made[-1], block)
    return [group for group in made if any(map(_shows, group))]


def _shows(block: Block) -> bool:
    shown = (blocks.Heading, blocks.Paragraph, blocks.Bullets, blocks.Table)
    return isinstance(block, shown)


def block_widget(
    look: Look, block: Block, more: More = nothing_more, opener: Opener | None = None
) -> QWidget | None:
    """A block as a widget; None for what only print needs."""
    match block:
        case blocks.Paragraph():
            return _paragraph(look, block, opener)
        case blocks.Bullets():
            items = [runs(item) for item in block.items]
            return Items(look, items, numbered=block.numbered, opener=opener)
        case blocks.Table():
            return _table(look, block, more, opener)
        case _:
            return None


def _table(look: Look, block: blocks.Table, more: More, opener: Opener | None) -> QWidget:
    if not block.headers:
        return Pairs(look, block, more, opener)
    from ui.pages.result_tables import table  # noqa: PLC0415 - memory

    return table(look, block, more, opener)


def runs(spans: Iterable[Span]) -> tuple[Run, ...]:
    """Spans as the runs of a paragraph."""
    return tuple(Run(_text(s), bold=s.strong, colour=_own(s), opens=s.opens) for s in spans)


def _own(span: Span) -> Colour | None:
    """The colour of a span where it is not the paragraph's."""
    return None if span.role is Role.INK else colour_of(span)


def prose_of(
    look: Look,
    shown: Sequence[Run],
    opener: Opener | None,
    role: TextRole = "body",
    colour: Colour = "ink",
) -> Prose:
    """A paragraph; where there is an opener, one whose numbers open."""
    if opener is not None and any(run.opens for run in shown):
        made: Prose = NumberProse(look, opener, role, colour)
    else:
        made = Prose(look, "", role, colour)
    made.set_runs(shown)
    return made


def colour_of(span: Span) -> Colour:
    """The colour of a span."""
    return span.role.value


def flat_words(spans: Iterable[Span]) -> str:
    """The text of spans alone."""
    return "".join(_text(span) for span in spans)


def _text(span: Span) -> str:
    """The text of a span, on a new line where print has it so."""
    return f"\n{span.text}" if span.fresh else span.text


def _paragraph(look: Look, block: blocks.Paragraph, opener: Opener | None) -> Prose:
    small = block.manner is blocks.Manner.SMALL
    role: TextRole = "secondary" if small else "body"
    colour: Colour = "mute" if small else "ink"
    return prose_of(look, runs(block.prose), opener, role, colour).take_width()


class Items(QWidget):
    """A list, each item with its number or a dot before it."""

    def __init__(
        self,
        look: Look,
        items: Sequence[Sequence[Run]],
        *,
        numbered: bool,
        opener: Opener | None = None,
    ) -> None:
        super().__init__()
        self._look = look
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        for at, item in enumerate(items):
            mark = Prose(look, f"{at + 1}." if numbered else "\N{BULLET}", "body", "mute")
            mark.set_wraps(False)
            text = prose_of(look, item, opener).take_width()
            self._grid.addWidget(mark, at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text, at, 1)
        look.changed.connect(self._restyle)
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        self._grid.setHorizontalSpacing(self._look.units(8))
        self._grid.setVerticalSpacing(self._look.units(8))


class Pairs(QWidget):
    """A table of pairs: each name in bold, what is said of it below, and a link if there is one."""

    def __init__(
        self, look: Look, block: blocks.Table, more: More, opener: Opener | None = None
    ) -> None:
        super().__init__()
        self._look = look
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for at, (name, said) in enumerate(block.rows):
            if at:
                self._box.addWidget(Rule(look))
            self._box.addWidget(Prose(look, flat_words(name), "secondary_strong"))
            self._box.addWidget(prose_of(look, runs(said), opener).take_width())
            link = more(flat_words(name))
            if link is not None:
                self._box.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        look.changed.connect(self._restyle)
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        self._box.setSpacing(self._look.units(8))
