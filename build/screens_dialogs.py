"""The pictures of what is said in dialogs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from logic import assessment_file
from logic.assessment_file import FORMAT
from logic.errors import ContentError
from logic.journal import Journal, JournalEntry
from screens_scene import Scene, finished, place
from ui import navigation
from ui.faults import Faults
from ui.navigation import question_place
from ui.notice import Notice
from ui.widgets import LineField

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from screens_stage import Stage


def notices() -> Iterator[Scene]:
    """What is said in dialogs, with the warning that follows one."""
    yield Scene("dialog-recovery", _recovery)
    yield Scene("dialog-not-opened", _not_opened)
    yield Scene("dialog-newer", _newer)
    yield Scene("dialog-unkept", _unkept)
    yield Scene("dialog-cannot-save", _cannot_save)
    yield Scene("not-saved", _not_saved)
    yield Scene("dropped", _dropped)
    yield Scene("dialog-content", _bad_content)
    yield Scene("dialog-fault", _fault)


def _recovery(stage: Stage) -> QWidget:
    place(stage, finished(stage), navigation.CHECK)
    document = stage.room.document
    lost = stage.store.journals / "lost.jsonl"
    journal = Journal(lost)
    at = stage.clock.now().isoformat()
    gone = str(stage.store.drafts / "gone")
    journal.append(JournalEntry(assessment=document.assessment, document=gone, at=at))
    journal.close()
    stage.room.files.offer_recovery()
    stage.store.discard(lost)
    return notice(stage)


def _not_opened(stage: Stage) -> QWidget:
    broken = stage.store.home / "Claims triage.tunewise"
    broken.write_text('{"kind": "tunewise', encoding="utf-8")
    return _opened(stage, broken)


def _newer(stage: Stage) -> QWidget:
    newer = stage.store.home / "Claims triage.tunewise"
    text = assessment_file.dumps(finished(stage)).decode()
    newer.write_text(text.replace(f'"format": {FORMAT}', f'"format": {FORMAT + 1}'))
    return _opened(stage, newer)


def _opened(stage: Stage, path: Path) -> QWidget:
    stage.room.files.open_path(path)
    path.unlink()
    return notice(stage)


def _unkept(stage: Stage) -> QWidget:
    """An amount that is no number, as the page is left."""
    place(stage, finished(stage), question_place("volume"))
    found = stage.window.findChildren(LineField)
    likely = next(field for field in found if field.isVisible())
    likely.set_value("12 mio")
    stage.room.files.may_leave()
    likely.set_value("")
    return notice(stage)


def _cannot_save(stage: Stage) -> QWidget:
    """The file was changed from elsewhere meanwhile."""
    stage.take_on(finished(stage))
    document = stage.room.document
    named = stage.store.home / "Claims triage.tunewise"
    document.save_as(named)
    named.write_bytes(named.read_bytes() + b"\n\n")
    document.update(decision="Something else")
    stage.room.files.may_leave()
    return notice(stage)


def _not_saved(stage: Stage) -> QWidget:
    stage.go(question_place("deadline"))
    return stage.window


def _dropped(stage: Stage) -> QWidget:
    """Two files let go over the window at once."""
    place(stage, finished(stage), question_place("deadline"))
    stage.room.dropped.take((Path("a.tunewise"), Path("b.tunewise")))
    stage.settle()
    return stage.window


def _bad_content(stage: Stage) -> QWidget:
    fault = ContentError("resources/content", ('model.toml, term.deadline: no question "dead"',))
    title = stage.window.tr("The content of Tunewise cannot be used")
    stage.dialogs.tell(title, str(fault))
    return notice(stage)


def _fault(stage: Stage) -> QWidget:
    Faults(stage.window, stage.equipment)._tell("", saved=True)  # noqa: SLF001 - says it on screen
    return notice(stage)


def notice(stage: Stage) -> QWidget:
    """The dialog that was asked last, shown."""
    asked = stage.dialogs.asked[-1]
    shown = Notice(stage.look, asked.title, asked.text, asked.choices, stage.window)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    shown.show()
    stage.settle()
    return shown
