"""What the rail may say before the result is shown, and which question Continue leads to.

Both take tens of milliseconds, so they are worked out off the UI thread after each change.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.navigation import is_blank

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from logic.assessment import Assessment
    from logic.inquiry_values import Standing
    from logic.model import Content
    from ui.background import Background
    from ui.document import Document

#: Two threads take turns, so that this one waits until the change itself is to be seen.
_PAUSE_MS = 120


class Guide(QObject):
    """Follows the document; ``changed`` says that ``standing`` is that of another state."""

    changed = Signal()

    def __init__(self, document: Document, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._background = background
        self._standing: Standing | None = None
        self._of: Assessment | None = None
        self._asked: Assessment | None = None
        self._passed: set[str] = set()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        document.changed.connect(self._follow)

    @property
    def standing(self) -> Standing | None:
        """How the latest state looked at stands, None before the first."""
        return self._standing

    @property
    def is_fresh(self) -> bool:
        """Whether the standing is that of the assessment as it is now."""
        return self._of is self._document.assessment or not self._document.is_open

    def pass_over(self, question: str) -> None:
        """Remember that Continue led away from a question; it is not asked again by itself."""
        self._passed.add(question)

    def onward(self) -> str:
        """The question Continue leads to: of those not passed over; "" where none is left."""
        return self._first(self._passed, is_blank)

    def next_question(self, here: str = "") -> str:
        """The question worth asking next other than the one here, "" where none is left.

        One whose answer is only assumed counts as open and is worth a question too.
        """
        return self._first({here}, _is_unsaid)

    def _first(self, without: AbstractSet[str], asked: Callable[[Assessment, str], bool]) -> str:
        """By the latest ranking known; in the bank's order while there is none."""
        walk, assessment = self._document.walk, self._document.assessment
        left = [name for name in walk if name not in without and asked(assessment, name)]
        ranked = [question.id for question in self._standing.ranked] if self._standing else []
        return next((name for name in (*ranked, *left) if name in left), "")

    @Slot()
    def _follow(self) -> None:
        if self._asked is not None and self._asked.id != self._document.assessment.id:
            self._standing = self._of = self._asked = None
            self._passed.clear()
        if not self._document.is_open:
            self._pause.stop()
            self._background.forget(self._told)
            self.changed.emit()
        elif not self.is_fresh:
            self._pause.start()

    @Slot()
    def _ask(self) -> None:
        self._asked = self._document.assessment
        work = partial(_standing_of, self._document.content, self._asked)
        self._background.run(work, self._told)

    @Slot(object)
    def _told(self, value: object) -> None:
        if isinstance(value, tuple) and value[0].id == self._document.assessment.id:
            self._of, self._standing = value
            self.changed.emit()


def _standing_of(content: Content, asked: Assessment) -> tuple[Assessment, Standing]:
    """An assessment with how it stands; runs off the UI thread."""
    from logic.advice import advise  # noqa: PLC0415 - start-up time
    from logic.inquiry import standing  # noqa: PLC0415 - start-up time

    return asked, standing(content, asked, advise(content, asked))


def _is_unsaid(assessment: Assessment, question: str) -> bool:
    """Whether nobody has said anything of a question: it is blank, or only assumed."""
    return assessment.answer(question).assumed or is_blank(assessment, question)
