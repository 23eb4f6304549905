"""What the rail shows of a document: a row a section, then the rows that decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from logic.assessment import Certainty
from logic.model import Consideration
from logic.sentences import MONTHS
from ui import navigation
from ui.keeper import SaveState
from ui.widgets import RailGroup, RailItem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from logic.interview import SectionStatus
    from ui.document import Document
    from ui.guide import Guide
    from ui.widgets.rail import RowState


def groups(document: Document) -> tuple[RailGroup, ...]:
    """The rail's rows for the assessment as it is now."""
    status = {name: document.section_status(name) for name in document.content.sections}
    complete = all(one.done for one in status.values())
    return (
        RailGroup(items=(_engagement(document),)),
        RailGroup(
            heading=QCoreApplication.translate("Rail", "Interview"),
            items=(
                *(_section(document, name, s) for name, s in status.items() if s.asked),
                _all_questions(),
            ),
        ),
        RailGroup(
            heading=QCoreApplication.translate("Rail", "Decide"),
            items=(_priorities(document), _check(complete=complete), _result(document), _report()),
        ),
    )


def name_of(shown: Iterable[RailGroup], row: str) -> str:
    """What the bar of a narrow window says of a row: "Data & knowledge, 3 of 4"."""
    items = [item for group in shown for item in group.items if item.place == row]
    return ", ".join(part for item in items[:1] for part in (item.label, item.note) if part)


def about(document: Document) -> str:
    """The task and the client, as the rail's foot names them."""
    engagement = document.assessment.engagement
    task = engagement.task or QCoreApplication.translate("Rail", "Untitled assessment")
    return f"{task} · {engagement.client}" if engagement.client else task


def standing_texts(document: Document, guide: Guide, here: str) -> tuple[str, str]:
    """Whether the answer is settled, and the short title of the question worth asking next.

    Never which side; nothing while nothing is answered.
    """
    standing = guide.standing
    if standing is None or not document.assessment.answers:
        return "", ""
    if standing.settled:
        return QCoreApplication.translate("Rail", "Settled: no open answer changes the side"), ""
    question = guide.next_question(here)
    return "", document.words.text(f"question.{question}.short") if question else ""


def saved_text(document: Document, now: datetime) -> str:
    """How the file stands, in words: "Saved 14:32", "Saved 3 November", "Not saved"."""
    status = document.saved
    if status.state is SaveState.FAILED:
        return QCoreApplication.translate("Rail", "Not saved")
    if status.at is None:
        return ""
    return QCoreApplication.translate("Rail", "Saved %1").replace("%1", moment(status.at, now))


def moment(when: datetime, now: datetime) -> str:
    """A moment as briefly as it is clear: the time today, else the day, with another year."""
    if when.date() == now.date():
        return f"{when:%H:%M}"
    day = f"{when.day} {MONTHS[when.month - 1]}"
    return day if when.year == now.year else f"{day} {when.year}"


def to_the_minute(when: datetime, now: datetime) -> str:
    """A moment with its time, also where that is of another day: "3 November 09:05"."""
    told = moment(when, now)
    return told if when.date() == now.date() else f"{told} {when:%H:%M}"


def _engagement(document: Document) -> RailItem:
    return RailItem(
        place=navigation.ENGAGEMENT,
        label=QCoreApplication.translate("Rail", "Engagement"),
        state="done" if document.assessment.engagement.task else "open",
    )


def _section(document: Document, section: str, status: SectionStatus) -> RailItem:
    begun = status.asked - status.open
    if status.done:
        note = _done_note(status.unsettled)
    elif begun:
        note = QCoreApplication.translate("Rail", "%1 of %2")
        note = note.replace("%1", str(begun)).replace("%2", str(status.asked))
    else:
        note = str(status.asked)
    state: RowState = "marked" if status.marked else "done" if status.done else "open"
    label = document.words.text(f"section.{section}.name")
    place = navigation.section_place(section)
    return RailItem(place=place, label=label, state=state, note=note)


def _all_questions() -> RailItem:
    label = QCoreApplication.translate("Rail", "All questions")
    return RailItem(place=navigation.SECTIONS, label=label, state="list")


def _done_note(unsettled: int) -> str:
    if unsettled:
        return QCoreApplication.translate("Rail", "%1 open").replace("%1", str(unsettled))
    return QCoreApplication.translate("Rail", "done")


def _priorities(document: Document) -> RailItem:
    agreed = document.assessment.agreed_priorities()
    stated = set(agreed.points) >= set(Consideration) or agreed.certainty is Certainty.NONE
    label = QCoreApplication.translate("Rail", "Priorities")
    state: RowState = "done" if stated else "open"
    return RailItem(place=navigation.PRIORITIES, label=label, state=state)


def _check(*, complete: bool) -> RailItem:
    label = QCoreApplication.translate("Rail", "Check answers")
    return RailItem(place=navigation.CHECK, label=label, state="done" if complete else "open")


def _result(document: Document) -> RailItem:
    shown = document.result_shown
    note = (
        QCoreApplication.translate("Rail", "shown")
        if shown
        else QCoreApplication.translate("Rail", "hidden")
    )
    label = QCoreApplication.translate("Rail", "Result")
    return RailItem(
        place=navigation.RESULT, label=label, state="shown" if shown else "hidden", note=note
    )


def _report() -> RailItem:
    label = QCoreApplication.translate("Rail", "Report")
    return RailItem(place=navigation.REPORT, label=label)
