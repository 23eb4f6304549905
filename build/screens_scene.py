"""What a picture is, and the steps most of them begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QAbstractButton, QWidget

import screens_cases as cases

if TYPE_CHECKING:
    from collections.abc import Callable

    from logic.assessment import Assessment
    from screens_stage import Stage


class Scene(NamedTuple):
    """A picture: its name, and what sets the stage and returns the widget to show."""

    name: str
    arrange: Callable[[Stage], QWidget]


def finished(stage: Stage) -> Assessment:
    """The finished assessment."""
    return cases.finished(stage.pack.content)


def place(stage: Stage, assessment: Assessment | None, where: str) -> QWidget:
    """The window at a place, with an assessment taken on before."""
    if assessment is not None:
        stage.take_on(assessment)
    stage.go(where)
    return stage.window


def press(stage: Stage, text: str) -> None:
    """Press whatever visible button says this.

    Raises:
        LookupError: none does.
    """
    for button in stage.window.findChildren(QAbstractButton):
        if button.isVisible() and button.text().replace("&&", "&") == text:
            button.click()
            stage.settle()
            return
    raise LookupError(f"no button says {text!r}")
