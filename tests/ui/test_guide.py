"""What the rail may say is worked out in a thread, whatever happens to the document meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from tests.ui.desk import a_keeper, a_store
from tests.ui.pages_stage import pack
from ui.document import Document
from ui.guide import Guide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@dataclass
class Waiting:
    """Threads that are all busy."""

    work: list[Callable[[], object]] = field(default_factory=list)

    def run(self, work: Callable[[], object], *_told: object) -> None:
        self.work.append(work)

    def forget(self, _done: object) -> None: ...


@pytest.fixture
def document(qapp: QApplication, tmp_path: Path) -> Iterator[Document]:
    owner = QObject(qapp)
    made = Document(pack().content, pack().words, a_keeper(a_store(tmp_path), owner), owner)
    yield made
    made.abandon()


def test_work_that_begins_after_another_file_was_opened_comes_to_its_end(
    qtbot: QtBot, document: Document
) -> None:
    threads = Waiting()
    Guide(document, threads, document)  # type: ignore[arg-type]
    document.start()
    first = document.assessment
    qtbot.waitUntil(lambda: bool(threads.work))
    document.start()
    assert document.assessment is not first
    threads.work[0]()
