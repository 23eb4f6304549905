"""The one mutable object: the open assessment, its undo stack, and the file it is kept in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from logic import interview
from logic.advice import advise
from logic.assessment import Assessment, ContentRef
from logic.errors import AnswerError, AssessmentFileError
from logic.weighing import all_point_one_way

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from logic.assessment import Answer, Engagement, Priorities, ReportSettings, RouteChoice
    from logic.findings import Advice
    from logic.interview import SectionStatus
    from logic.model import Content
    from logic.vault import Seal
    from logic.words import Words
    from ui.keeper import Keeper, SaveStatus
    from ui.kept_file import OpenedFile, ReadOnly

UNDO_KEPT = 500
_NOTHING = Assessment(id="", date="")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """A state to go back to; ``place`` is where the change was made."""

    state: Assessment
    place: str
    merge: str


class Document(QObject):
    """Owns the immutable assessment; views read it and send intents.

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
        self._assessment = _NOTHING
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []
        self._advised: tuple[Assessment, Advice] | None = None
        self._result_shown = False
        keeper.status_changed.connect(self.saved_changed)

    # What it holds

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
        return self._assessment is not _NOTHING

    @property
    def assessment(self) -> Assessment:
        """The assessment as it is now."""
        return self._assessment

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
        if self._advised is None or self._advised[0] is not self._assessment:
            self._advised = (self._assessment, advise(self._content, self._assessment))
        return self._advised[1]

    @property
    def priorities_skipped(self) -> bool:
        """Whether nobody needs to weigh: nobody did, and no weights could change the side."""
        begun = any(self._assessment.agreed_priorities().points.values())
        return not begun and all_point_one_way(self.advice.considerations)

    @property
    def walk(self) -> tuple[str, ...]:
        """The ids of the questions asked now, in order."""
        return interview.walk(self._content, self._assessment)

    @property
    def possible(self) -> Mapping[str, frozenset[str]]:
        """The options still possible of every question."""
        return interview.possible(self._content, self._assessment)

    def section_status(self, section: str) -> SectionStatus:
        """How far a section of the interview has come."""
        return interview.section_status(self._content, self._assessment, section)

    @property
    def result_shown(self) -> bool:
        """Whether the person has asked to see the result since the file was opened."""
        return self._result_shown

    def show_result(self) -> None:
        """Stop hiding the result; not part of the file."""
        if not self._result_shown:
            self._result_shown = True
            self.changed.emit()

    # Opening and closing

    def start(self, *, quick: bool = False) -> None:
        """Begin a new assessment, kept as a draft from this moment on."""
        ref = ContentRef(
            id=self._content.id, version=self._content.version, checksum=self._content.checksum
        )
        self.start_from(Assessment(id="", date="", content=ref, quick=quick))

    def start_from(self, pattern: Assessment) -> None:
        """Begin a draft with the contents of another assessment, under an id of its own."""
        self._let_go()
        day = pattern.date or self._keeper.today()
        born = replace(pattern, id=self._keeper.new_id(), date=day)
        self._keeper.begin(born)
        self._show(born)

    def open(self, path: Path, key: str | Seal = "", *, seize: bool = False) -> None:
        """Open a file; ``key`` opens a protected one, ``seize`` takes it from who has it open.

        Raises:
            AssessmentFileError: it cannot be opened; what was open stays open.
        """
        if self.path is not None and _same_file(self.path, path) and not self.read_only:
            self.save()
            return
        opened = self._keeper.read(path, key)
        _check(self._content, opened)
        self._let_go()
        self._keeper.adopt(opened, seize=seize)
        self._show(opened.assessment)

    def recover(self, assessment: Assessment, path: Path | None, seal: Seal | None = None) -> None:
        """Go on with work found in a journal; without a path it becomes a draft again."""
        self._let_go()
        self._keeper.resume(assessment, path, seal)
        self._show(assessment)

    def close(self) -> bool:
        """Save and close; False, with everything left as it is, where the file was not saved."""
        if not self.save():
            return False
        self.abandon()
        return True

    def abandon(self) -> None:
        """Close without saving; the journal keeps what the file lacks."""
        self._keeper.end()
        self._show(_NOTHING)

    def _let_go(self) -> None:
        """Close what is open; where its file cannot be written, the journal keeps the work."""
        if not self.close():
            self.abandon()

    def save(self) -> bool:
        """Write the file now if it lacks anything; False if that failed."""
        return self._keeper.save()

    def save_as(self, path: Path) -> None:
        """Keep the assessment under this name from now on.

        Raises:
            SaveError: it could not be written; everything stays as it was.
        """
        self._keeper.save_as(path)

    def protect(self, seal: Seal | None) -> None:
        """Write the file under another seal, or under none.

        Raises:
            SaveError: it could not be written; it stays protected as it was.
        """
        self._keeper.protect(seal)

    def _show(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self._undo.clear()
        self._redo.clear()
        self._result_shown = False
        self.changed.emit()

    # Intents

    def set_answer(self, question: str, answer: Answer, *, merge: str = "") -> None:
        """Keep what is known of a question; a blank answer clears it.

        Changes with the same ``merge`` in a row, such as the letters of a sentence, are one
        step to undo.
        """
        changed = self._assessment.with_answer(question, answer)
        self._change(changed, f"question:{question}", merge)

    def toggle_mark(self, question: str) -> None:
        """Mark a question to be looked at again, or take the mark away."""
        answer = self._assessment.answer(question)
        self.set_answer(question, replace(answer, marked=not answer.marked))

    def update(self, *, merge: str = "", **changes: object) -> None:
        """Change fields of the engagement, such as ``task`` or ``people``."""
        engagement: Engagement = replace(self._assessment.engagement, **changes)  # type: ignore[arg-type]
        self._change(replace(self._assessment, engagement=engagement), "engagement", merge)

    def fresh_id(self) -> str:
        """An id no other assessment has."""
        return self._keeper.new_id()

    def fresh_person_id(self) -> str:
        """An id for another person, used by nobody so far."""
        used = {p.id for p in self._assessment.engagement.people}
        used |= {a.said_by for a in self._assessment.answers.values()}
        used |= {p.person for p in self._assessment.priorities}
        return next(name for n in count(1) if (name := f"person{n}") not in used)

    def remove_person(self, identity: str) -> None:
        """Take a person out; what they said stays, said by their role."""
        old = self._assessment
        roles = {p.id: p.role for p in old.engagement.people}
        role = roles.pop(identity, "")
        people = tuple(p for p in old.engagement.people if p.id != identity)
        answers = {q: _said_by_role(a, identity, role) for q, a in old.answers.items()}
        sets = tuple(replace(p, person=role) if p.person == identity else p for p in old.priorities)
        engagement = replace(old.engagement, people=people)
        changed = replace(old, engagement=engagement, answers=answers, priorities=sets)
        self._change(changed, "engagement", "")

    def set_date(self, day: str, *, merge: str = "") -> None:
        """Set the day of the interview (ISO)."""
        self._change(replace(self._assessment, date=day), "engagement", merge)

    def set_priorities(self, priorities: Priorities, *, merge: str = "") -> None:
        """Keep a person's set of points; an agreed one takes the agreement from the others."""
        others = tuple(p for p in self._assessment.priorities if p.person != priorities.person)
        if priorities.agreed:
            others = tuple(replace(p, agreed=False) for p in others)
        changed = replace(self._assessment, priorities=(*others, priorities))
        self._change(changed, "priorities", merge)

    def set_quick(self, quick: bool) -> None:  # noqa: FBT001 - a state
        """Let the essentials do for now, or go on into the full assessment."""
        essentials = next(iter(self._content.sections))
        self._change(replace(self._assessment, quick=quick), f"end:{essentials}", "")

    def remove_priorities(self, person: str) -> None:
        """Take a person's set of points out."""
        kept = tuple(p for p in self._assessment.priorities if p.person != person)
        self._change(replace(self._assessment, priorities=kept), "priorities", "")

    def set_report_settings(self, settings: ReportSettings, *, merge: str = "") -> None:
        """Keep what the report shows."""
        self._change(replace(self._assessment, report=settings), "report", merge)

    def set_route_choice(self, choice: RouteChoice) -> None:
        """Let another route represent its approach; an empty route takes the choice back."""
        others = (c for c in self._assessment.route_choices if c.approach != choice.approach)
        kept = (*others, choice) if choice.route else tuple(others)
        self._change(replace(self._assessment, route_choices=kept), "result", "")

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to make again."""
        return bool(self._redo)

    def undo(self) -> str:
        """Take the last change back; returns the place it was made at, "" if there is none."""
        return self._travel(self._undo, self._redo)

    def redo(self) -> str:
        """Make the change again that was taken back; returns its place, "" if there is none."""
        return self._travel(self._redo, self._undo)

    def _travel(self, source: list[_Step], target: list[_Step]) -> str:
        if not source or self.read_only is not None:
            return ""
        step = source.pop()
        target.append(replace(step, state=self._assessment, merge=""))
        self._assessment = step.state
        self._keeper.note(step.state)
        self.changed.emit()
        return step.place

    def _change(self, assessment: Assessment, place: str, merge: str) -> None:
        if assessment == self._assessment or not self.is_open:
            return
        if self.read_only is not None:
            self.changed.emit()  # so that what was typed goes back to what the file holds
            return
        if not (merge and self._undo and self._undo[-1].merge == merge and not self._redo):
            self._undo.append(_Step(state=self._assessment, place=place, merge=merge))
            del self._undo[:-UNDO_KEPT]
        self._redo.clear()
        self._assessment = assessment
        self._keeper.note(assessment)
        self.changed.emit()


def _said_by_role(answer: Answer, identity: str, role: str) -> Answer:
    voices = tuple(replace(v, said_by=role) if v.said_by == identity else v for v in answer.voices)
    by = role if answer.said_by == identity else answer.said_by
    return replace(answer, said_by=by, voices=voices)


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _check(content: Content, opened: OpenedFile) -> None:
    """Refuse answers these questions do not allow; nothing half-known is ever shown."""
    answers = opened.assessment.answers
    advice = "it was left as it is, so open it with the Tunewise it was made with."
    for question in interview.unknown_ids(content, answers):
        raise AssessmentFileError(
            f"{opened.path} answers a question this version does not ask ({question}); {advice}"
        )
    try:
        for question, answer in answers.items():
            interview.check_answer(content.questions[question], answer)
    except AnswerError as fault:
        raise AssessmentFileError(
            f"{opened.path} holds an answer that does not fit ({fault}); {advice}"
        ) from fault
