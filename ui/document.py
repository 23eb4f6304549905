"""The one mutable object: the open assessment, its undo stack, and the file it is kept in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from logic.assessment import Assessment, Engagement
from logic.editing import fresh_person_id, with_priorities, with_route, without_person
from logic.interview import ref_of
from logic.revisions import finish, revise, state_of
from ui.document_view import NOTHING, DocumentView
from ui.kept_file import refuse_unfit, same_file
from ui.undo_stack import Step, UndoStack

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtCore import QObject

    from logic.assessment import Answer, Costs, Priorities, ReportSettings, RouteChoice
    from logic.model import Content
    from logic.vault import Seal
    from logic.words import Words
    from ui.keeper import Keeper
    from ui.kept_file import OpenedFile


class Document(DocumentView):
    """Owns the immutable assessment; views read it and send intents."""

    def __init__(
        self, content: Content, words: Words, keeper: Keeper, parent: QObject | None = None
    ) -> None:
        super().__init__(content, words, keeper, parent)
        self._steps = UndoStack()

    def show_result(self) -> None:
        """Stop hiding the result; not part of the file."""
        if not self._result_shown:
            self._result_shown = True
            self.changed.emit()

    # Opening and closing

    def start(
        self,
        engagement: Engagement | None = None,
        *,
        quick: bool = False,
        report: ReportSettings | None = None,
    ) -> None:
        """Begin a new assessment, kept as a draft from this moment on."""
        begun = Assessment(id="", date="", quick=quick, engagement=engagement or Engagement())
        self.start_from(replace(begun, report=report or begun.report))

    def take_on_rules(self) -> None:
        """Note that the assessment now stands under the rules here."""
        self._change(replace(self._assessment, content=ref_of(self._content)), "result", "")

    def start_from(self, pattern: Assessment) -> None:
        """Begin a draft with the contents of another assessment, under an id of its own."""
        self._let_go()
        day = pattern.date or self._keeper.today()
        ref = pattern.content if pattern.content.checksum else ref_of(self._content)
        born = replace(pattern, id=self._keeper.new_id(), date=day, content=ref)
        self._keeper.begin(born)
        self._show(born)

    def open(self, path: Path, key: str | Seal = "", *, seize: bool = False) -> None:
        """Read a file and take it on, as ``read`` and ``take`` do.

        Raises:
            AssessmentFileError: it cannot be opened; what was open stays open.
        """
        if not self.holds(path):
            self.take(self.read(path, key), seize=seize)

    def holds(self, path: Path) -> bool:
        """Whether this file is open, not for reading only; what it lacks is saved."""
        if self.path is None or not same_file(self.path, path) or self.read_only:
            return False
        self.save()
        return True

    def read(self, path: Path, key: str | Seal = "") -> OpenedFile:
        """What a file holds; ``key`` opens a protected one. For any thread; opens nothing.

        Raises:
            AssessmentFileError: it cannot be read, or these questions do not allow its answers.
        """
        opened = self._keeper.read(path, key)
        refuse_unfit(self._content, opened)
        return opened

    def take(self, opened: OpenedFile, *, seize: bool = False) -> None:
        """Take on what was just read; ``seize`` takes the file from who has it open."""
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
        self._show(NOTHING)

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
        """Write the file under another seal, or none; a SaveError leaves it as it was."""
        self._keeper.protect(seal)

    def _show(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self._viewed = None
        self._steps.clear()
        self._result_shown = False
        self.changed.emit()

    # Finishing and looking back

    def finish(self) -> None:
        """Freeze the assessment as of today; there is no way back but a revision."""
        if self.is_open and not self.frozen:
            self._replace(finish(self._content, self._assessment, self._keeper.today()))

    def start_revision(self, why: str) -> None:
        """Open a finished assessment for changes again; what it was stays in its history."""
        self._viewed = None
        if self._assessment.finished:
            self._replace(revise(self._assessment, why))

    def _replace(self, assessment: Assessment) -> None:
        """Take on a state that undo does not lead back from."""
        self._steps.clear()
        self._take_on(assessment)

    def _take_on(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self._keeper.note(assessment)
        self.changed.emit()

    def view_revision(self, number: int) -> None:
        """Show an earlier revision, read-only; nothing else changes.

        Raises:
            AssessmentFileError: the state kept is damaged, or there is no such revision.
        """
        self._viewed = (number, state_of(self._assessment, number))
        self.changed.emit()

    def view_current(self) -> None:
        """Show the assessment as it is now again."""
        self._viewed = None
        self.changed.emit()

    # Intents

    def set_answer(self, question: str, answer: Answer, *, merge: str = "") -> None:
        """Keep what is known of a question; a blank answer clears it.

        Changes with the same ``merge`` in a row, such as the letters of a sentence, are one
        step to undo.
        """
        changed = self._assessment.with_answer(question, answer)
        self._change(changed, f"question:{question}", merge)

    def keep_tried(self, answers: Mapping[str, Answer]) -> None:
        """Keep answers that were tried, all of them in one step."""
        changed = replace(self._assessment, answers={**self._assessment.answers, **answers})
        self._change(changed, "result", "", "tried")

    def toggle_mark(self, question: str) -> None:
        """Mark a question to be looked at again, or take the mark away."""
        answer = self._assessment.answer(question)
        self.set_answer(question, replace(answer, marked=not answer.marked))

    def update(self, *, merge: str = "", **changes: object) -> None:
        """Change fields of the engagement, such as ``task`` or ``people``."""
        changed: Engagement = replace(self._assessment.engagement, **changes)  # type: ignore[arg-type]
        self._change(replace(self._assessment, engagement=changed), "engagement", merge)

    def set_view(self, view: str) -> None:
        """Set the adviser's own view; that of a finished assessment stays."""
        if not self._assessment.finished:
            engagement = replace(self._assessment.engagement, adviser_view=view)
            changed = replace(self._assessment, engagement=engagement)
            self._change(changed, "report", "", "view")

    def fresh_id(self) -> str:
        """An id no other assessment has."""
        return self._keeper.new_id()

    def fresh_person_id(self) -> str:
        """An id for another person, used by nobody so far."""
        return fresh_person_id(self._assessment)

    def remove_person(self, identity: str) -> None:
        """Take a person out; what they said and chose stays, by their role."""
        self._change(without_person(self._assessment, identity), "engagement", "")

    def set_date(self, day: str, *, merge: str = "") -> None:
        """Set the day of the interview (ISO)."""
        self._change(replace(self._assessment, date=day), "engagement", merge)

    def set_priorities(self, priorities: Priorities, *, merge: str = "") -> None:
        """Keep a person's set of points; an agreed one takes the agreement from the others."""
        self._change(with_priorities(self._assessment, priorities), "priorities", merge)

    def set_quick(self, quick: bool) -> None:  # noqa: FBT001 - a state
        """Let the essentials do for now, or go on into the full assessment."""
        essentials = next(iter(self._content.sections))
        self._change(replace(self._assessment, quick=quick), f"end:{essentials}", "")

    def remove_priorities(self, person: str) -> None:
        """Take a person's set of points out."""
        kept = tuple(p for p in self._assessment.priorities if p.person != person)
        self._change(replace(self._assessment, priorities=kept), "priorities", "")

    def set_report_settings(self, settings: ReportSettings, *, place: str = "report") -> None:
        """Keep what the report shows, on its own page also of a finished assessment."""
        self._change(replace(self._assessment, report=settings), place, "", "report")

    def keep_for_reports(self) -> bool:
        """Begin new assessments with what this report shows; False if that was not kept."""
        return self._keeper.keep_for_reports(self.assessment.report)

    def set_costs(self, costs: Costs, *, place: str = "result") -> None:
        """Keep cost figures and the prices frozen with them; undo leads back to ``place``."""
        self._change(replace(self._assessment, costs=costs), place, "", "costs")

    def set_route_choice(self, choice: RouteChoice) -> None:
        """Let another route represent its approach; an empty route takes the choice back."""
        self._change(with_route(self._assessment, choice), "result", "", "route")

    @property
    def undo_what(self) -> str:
        """What undo takes back: "question:ID" or a word such as "priorities"; "" for nothing."""
        return self._steps.undo_what if self._may_travel else ""

    @property
    def redo_what(self) -> str:
        """What redo makes again, as ``undo_what``."""
        return self._steps.redo_what if self._may_travel else ""

    @property
    def _may_travel(self) -> bool:
        return self._viewed is None and self.read_only is None

    def undo(self) -> str:
        """Take the last change back; returns the place it was made at, "" if there is none."""
        return self._take(self._steps.undo(self._assessment)) if self.undo_what else ""

    def redo(self) -> str:
        """Make the change again that was taken back; returns its place, "" if there is none."""
        return self._take(self._steps.redo(self._assessment)) if self.redo_what else ""

    def _take(self, step: Step | None) -> str:
        if step is None:
            return ""
        self._take_on(step.state)
        return step.place

    def _change(self, assessment: Assessment, place: str, merge: str, what: str = "") -> None:
        """Take on a changed state; the report of a finished one may still be set otherwise."""
        if assessment == self._assessment or not self.is_open or self._viewed is not None:
            return
        if self._assessment.finished and place != "report":
            return
        if self.read_only is not None:
            self.changed.emit()  # so that what was typed goes back to what the file holds
            return
        step = Step(state=self._assessment, place=place, merge=merge, what=what or place)
        self._steps.push(step, assessment)
        self._take_on(assessment)
