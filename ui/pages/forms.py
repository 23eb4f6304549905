"""Forms that only a button keeps: what was typed into them is not lost unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from logic.words import Words
    from ui.widgets import Field


class TypedForm(QObject):
    """Knows what the fields of a form began with; ``keep`` is the text of its button."""

    def __init__(self, words: Words, holder: QWidget, fields: Sequence[Field], keep: str) -> None:
        super().__init__(holder)
        self._words = words
        self._fields = fields
        self._keep = keep
        self._began: tuple[str, ...] = ()
        self.begin()

    def begin(self) -> None:
        """Take what stands in the fields as what they began with."""
        self._began = tuple(field.value() for field in self._fields)

    def unkept(self) -> tuple[Problem, ...]:
        """What to do about the first field that was changed, while the form is shown."""
        pairs = zip(self._fields, self._began, strict=True)
        changed = (f for f, began in pairs if f.isVisible() and f.value() != began)
        first = next(changed, None)
        if first is None:
            return ()
        text = self._words.text("ui_unkept.form", field=first.label(), keep=self._keep)
        return (Problem(text, first),)


def unkept_in(page: QWidget) -> tuple[Problem, ...]:
    """What was typed into the forms of a page and is kept by no button yet."""
    return tuple(one for form in page.findChildren(TypedForm) for one in form.unkept())
