"""A whole meeting in one process: new, answers, result, report as PDF, saved, closed, reopened.

Run as ``python -m tests.ui.whole_run FOLDER``; the tests watch what it asks of the system.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from logic import cli
from logic.assessment_file import load
from logic.pack import load_pack
from resources import version
from ui import navigation
from ui.app import build

if TYPE_CHECKING:
    from ui.room import Room

FOLDER = Path(sys.argv[1])
SAMPLE = min((Path(__file__).parents[2] / "resources" / "samples").glob("*.tunewise"))
MARK = "Zweckbestimmung"


def wait(milliseconds: int = 0) -> None:
    """Let the window do what it has to."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def meet(room: Room) -> None:
    """From a new assessment to its file."""
    files, document, shell = room.files, room.document, room.shell
    files.new()
    document.update(task=f"Claims triage, {MARK}", client=f"Example Insurance {MARK}")
    for question, answer in load(SAMPLE).answers.items():
        document.set_answer(question, answer)
        shell.go(navigation.question_place(question))
        wait()
    document.save_as(FOLDER / "visit.tunewise")
    shell.go(navigation.CHECK)
    wait()
    document.show_result()
    shell.go(navigation.RESULT)
    wait(300)
    shell.go(navigation.REPORT)
    wait(3000)
    files.close()
    assert files.open_path(FOLDER / "visit.tunewise")
    wait(100)


def main() -> int:
    """The meeting, then the report from the command line."""
    app = QApplication(["Tunewise", version()])
    window, opener = build(app)
    equipment = opener.equip()
    equipment.store.prepare()
    pack = load_pack()
    window.show()
    room = window.furnish(pack.content, pack.words, equipment)
    meet(room)
    window.close()
    out = str(FOLDER / "report.pdf")
    code = cli.main(["report", str(FOLDER / "visit.tunewise"), "-o", out], sys.stdout, sys.stderr)
    # typing_extensions, of msgspec, loads _socket for the type of one of its values.
    reaching = {"socket", "ssl", "_ssl", "http.client", "urllib.request", "asyncio"}
    loaded = sorted({*reaching, "PySide6.QtNetwork"} & set(sys.modules))
    sys.stdout.write(f"loaded: {loaded}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
