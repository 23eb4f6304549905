"""How a result is judged, told in place under the line that says how firm it is."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from ui.pages.result_blocks import Items
from ui.widgets import Card, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.model import Content
    from logic.words import Words
    from ui.pages import PageContext

_WORDS = ("settled", "leaning", "undecided", "too_close")
_STEPS = ("how_1", "how_2", "how_3", "how_4", "how_5")


class JudgedNote(Card):
    """What each word of firmness asks for, and the method as the report tells it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, context.words.text("ui_result.judged.title"))
        self._context = context
        self.hide()

    def toggle(self) -> None:
        """Open it or close it; what it says is made when it is first opened."""
        if self.isHidden() and not self.body.count():
            words, content = self._context.words, self._context.content
            items = [*_firmness(words, content), *_method(words)]
            self.body.addWidget(Items(self._context.look, items, numbered=False))
        self.setVisible(self.isHidden())


def _firmness(words: Words, content: Content) -> Iterator[tuple[Run, ...]]:
    limits = asdict(content.limits)
    for name in _WORDS:
        key = f"ui_result.judged.{name}"
        used = {one: limits[one] for one in words.placeholders(key)}
        name_ = words.text(f"firmness.{name}")
        yield Run(f"{name_}: ", bold=True), Run(words.text(key, **used))


def _method(words: Words) -> Iterator[tuple[Run, ...]]:
    for step in _STEPS:
        yield (Run(words.text(f"report.method.{step}")),)
