"""What may be read of the one mutable object; ``ui.document`` has what changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from logic import interview
from logic.advice import advise
from logic.assessment import Assessment
from logic.currency import currency_of
from logic.weighing import all_point_one_way

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from logic.assessment import ContentRef
    from logic.clashes import Clash
    from logic.currency import Currency
    from logic.findings import Advice
    from logic.interview import SectionStatus
    from logic.model import Content
    from logic.vault import Seal
    from logic.words import Words
    from ui.keeper import Keeper, SaveStatus
    from ui.kept_file import ReadOnly

NOTHING = Assessment(id="", date="")


class DocumentView(QObject):
    """The open assessment and how its file stands, to be read.

    ``changed`` follows every change of the assessment or of which one is open;
    ``saved_changed`` every change of the state of its file. Neither carries anything: read
    the document.
    """

    changed = Signal()
    saved_changed = Signal()

    def __init__(
        self, content: Content, words: Words, keeper: Keeper, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._content = content
        self._words = words
        self._keeper = keeper
        self._assessment = NOTHING
        self._viewed: tuple[int, Assessment] | None = None
        self._advised: tuple[Assessment, Advice] | None = None
        self._asked: tuple[Assessment, Mapping[str, frozenset[str]], tuple[str, ...]] | None = None
        self._result_shown = False
        keeper.status_changed.connect(self.saved_changed)

    @property
    def currency(self) -> Currency:
        """What sums are shown in."""
        return currency_of(self.assessment.costs)

    @property
    def content(self) -> Content:
        """The content pack in use."""
        return self._content

    @property
    def words(self) -> Words:
        """The words of the content pack."""
        return self._words

    @property
    def is_open(self) -> bool:
        """Whether an assessment is open; a blank one stands in while none is."""
        return self._assessment is not NOTHING

    @property
    def assessment(self) -> Assessment:
        """The assessment as it is now, or the revision that is looked at."""
        return self._viewed[1] if self._viewed is not None else self._assessment

    @property
    def current(self) -> Assessment:
        """The assessment as it is now, also while a revision is looked at."""
        return self._assessment

    @property
    def viewed(self) -> int:
        """The number of the earlier revision that is looked at, 0 for none."""
        return self._viewed[0] if self._viewed is not None else 0

    @property
    def frozen(self) -> bool:
        """Whether nothing can be changed: finished, an earlier revision, or a read-only file."""
        return self._viewed is not None or self._assessment.finished or self.read_only is not None

    @property
    def path(self) -> Path | None:
        """The file it is kept in, None while none is open."""
        return self._keeper.path

    @property
    def is_draft(self) -> bool:
        """Whether the file still lies in the drafts folder, without a name of its own."""
        return self._keeper.is_draft

    @property
    def saved(self) -> SaveStatus:
        """How the file stands: saved at, not saved yet, or failed with a sentence."""
        return self._keeper.status

    @property
    def read_only(self) -> ReadOnly | None:
        """Why nothing can be changed, None where it can."""
        return self._keeper.read_only

    @property
    def seal(self) -> Seal | None:
        """What the file is protected with, None for no passphrase."""
        return self._keeper.seal

    @property
    def advice(self) -> Advice:
        """What the decision says of the assessment as it is now, never of an older one."""
        if self._advised is None or self._advised[0] is not self.assessment:
            self._advised = (self.assessment, advise(self._content, self.assessment))
        return self._advised[1]

    @property
    def current_advice(self) -> Advice:
        """What the decision says of ``current``."""
        return self.advice if self._viewed is None else advise(self._content, self._assessment)

    @property
    def earlier_content(self) -> Content | None:
        """The rules the assessment was made under, None where they are not on this computer."""
        return self._keeper.content_of(self.assessment.content)

    def rules(self, ref: ContentRef) -> Content | None:
        """The rules named, None where they are not on this computer."""
        here = ref == interview.ref_of(self._content)
        return self._content if here else self._keeper.content_of(ref)

    @property
    def priorities_skipped(self) -> bool:
        """Whether nobody needs to weigh: nobody did, and no weights could change the side."""
        begun = any(self.assessment.agreed_priorities().points.values())
        return not begun and all_point_one_way(self.advice.considerations)

    @property
    def walk(self) -> tuple[str, ...]:
        """The ids of the questions asked now, in order."""
        return self._reach()[1]

    @property
    def possible(self) -> Mapping[str, frozenset[str]]:
        """The options still possible of every question."""
        return self._reach()[0]

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """Which answers given cannot both be right."""
        return interview.clashes(self._content, self.assessment, self.possible)

    def _reach(self) -> tuple[Mapping[str, frozenset[str]], tuple[str, ...]]:
        """What is possible and what is asked, worked out once for each state."""
        if self._asked is None or self._asked[0] is not self.assessment:
            left = interview.possible(self._content, self.assessment)
            self._asked = (self.assessment, left, interview.reachable(self._content, left))
        return self._asked[1:]

    def section_status(self, section: str) -> SectionStatus:
        """How far a section of the interview has come."""
        return interview.section_status(self._content, self.assessment, section, self.walk)

    @property
    def result_shown(self) -> bool:
        """Whether the person has asked to see the result since the file was opened."""
        return self._result_shown
