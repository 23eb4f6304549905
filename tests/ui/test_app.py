"""The program as a process: its first painting, no screen, and faults nobody foresaw."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

import main
from logic.errors import ContentError
from tests.ui.desk import Desk
from ui import starter
from ui.opener import Opener
from ui.places import HOME_VARIABLE
from ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.theme import Look

ROOT = Path(__file__).parents[2]


def run(
    folder: Path = ROOT, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    cleared = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    inherited = {k: v for k, v in os.environ.items() if k not in cleared}
    return subprocess.run(
        [sys.executable, str(folder / "main.py"), *arguments],
        env={**inherited, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("what", ["ground", "paint"])
def test_the_selftest_tells_of_the_first_painting(tmp_path: Path, what: str) -> None:
    done = run(QT_QPA_PLATFORM="offscreen", TUNEWISE_SELFTEST=what, TUNEWISE_HOME=str(tmp_path))
    assert (done.returncode, done.stdout.split()) == (0, ["painted"])


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
@pytest.mark.parametrize(
    "environment", [{}, {"DISPLAY": ":98765"}, {"QT_QPA_PLATFORM": "nonsense"}]
)
def test_without_a_screen_a_sentence_and_exit_2(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    done = run(ROOT, TUNEWISE_HOME=str(tmp_path), **environment)
    assert done.returncode == 2
    assert "main.py report FILE -o OUT.pdf" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("word", ["frobnicate", "--bogus", "none/visit.tunewise", "x" * 300, ""])
@pytest.mark.parametrize("environment", [{}, {"QT_QPA_PLATFORM": "offscreen"}])
def test_a_mistyped_command_is_said_before_any_screen(
    word: str, environment: dict[str, str]
) -> None:
    done = run(ROOT, word, **environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f'There is no command or file "{word}"; ')
    assert "--help" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_file_that_is_there_is_for_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main.no_such(["main.py"]) == ""
    assert main.no_such(["main.py", str(tmp_path)]) == ""
    assert main.no_such(["main.py", "frobnicate"])
    monkeypatch.setattr(sys, "stderr", None)
    assert main.no_such(["main.py", "frobnicate"]) == ""


def test_without_its_fonts_a_sentence_and_exit_2(tmp_path: Path) -> None:
    for name in ("logic", "ui", "resources"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("main.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.rmtree(tmp_path / "resources" / "fonts")
    home = str(tmp_path / "home")
    done = run(tmp_path, QT_QPA_PLATFORM="offscreen", TUNEWISE_SELFTEST="paint", TUNEWISE_HOME=home)
    assert done.returncode == 2
    assert done.stderr.startswith("A part of Tunewise is missing; install it again.")
    assert "Traceback" not in done.stderr


def test_a_command_loads_no_qt() -> None:
    code = (
        "import sys, runpy; sys.argv = ['main.py', '--version']\n"
        "try: runpy.run_path('main.py', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "assert not [m for m in sys.modules if m.startswith(('PySide6', 'shiboken6'))]"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("platform", "environment", "opens"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_where_a_window_can_open(
    platform: str, environment: dict[str, str], *, opens: bool
) -> None:
    assert (main.no_screen(platform, environment) == "") is opens


def test_the_first_painting_waits_for_nothing_but_itself(tmp_path: Path) -> None:
    code = (
        "import sys, main\n"
        "code = main.main(['main.py'])\n"
        "print(code, [m for m in sys.modules if m in "
        "{'logic.pack', 'logic.assessment', 'ui.room', 'ui.widgets', 'PySide6.QtSvg'}])"
    )
    own = {"QT_QPA_PLATFORM": "offscreen", "TUNEWISE_SELFTEST": "ground"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **own, "TUNEWISE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines() == ["painted", "0 []"], done.stderr


def test_the_frame_stands_where_the_start_page_does(desk: Desk, qtbot: QtBot) -> None:
    before = Window(desk.look)
    qtbot.addWidget(before)
    before.resize(desk.window.size())
    with qtbot.waitSignal(before.ground_painted):
        before.show()
    first, then = (w.grab().toImage() for w in (before, desk.window))
    mark, column, bar = (85, 130), (1000, 700), (600, 10)
    for x, y in (mark, column, bar, (810, 400), (809, 400), (400, 28), (400, 29), (400, 700)):
        assert first.pixel(x, y) == then.pixel(x, y), (x, y)


# Starting


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    return Desk(qtbot, look, tmp_path / "home")


def test_a_file_named_at_the_start_is_opened(desk: Desk, tmp_path: Path) -> None:
    desk.start(task="Claims triage")
    desk.document.save_as(tmp_path / "a.tunewise")
    desk.room.files.close()
    starter.Starter(desk.window, desk.equipment, tmp_path / "a.tunewise").start()
    room = desk.window.room
    assert room is not None
    assert room.document.assessment.engagement.task == "Claims triage"
    room.files.close()


def test_a_file_that_cannot_be_opened_leaves_the_start_page(desk: Desk, tmp_path: Path) -> None:
    starter.Starter(desk.window, desk.equipment, tmp_path / "none.tunewise").start()
    assert [title for title, _ in desk.dialogs.asked] == ["Not opened"]
    room = desk.window.room
    assert room is not None
    assert room.shell.place == "start"


def test_a_file_the_system_names_is_opened_before_and_after_the_content_is_there(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "other"))
    desk.start(task="Claims triage")
    desk.document.save_as(tmp_path / "a.tunewise")
    desk.room.files.close()
    bare = Window(desk.look)
    early = Opener(bare, desk.look, desk.equipment.preferences, None)
    early.open_file(str(tmp_path / "a.tunewise"))
    early.open()
    early.end()
    for _ in range(2):
        assert bare.room is not None
        assert bare.room.document.assessment.engagement.task == "Claims triage"
        bare.room.files.close()
        early.open_file(str(tmp_path / "a.tunewise"))
    bare.close()


def test_the_application_hears_the_systems_wish_to_open_a_file() -> None:
    code = (
        "from PySide6.QtCore import QCoreApplication, QUrl\n"
        "from PySide6.QtGui import QFileOpenEvent\n"
        "from ui.app import App\n"
        "a = App(['Tunewise']); a.file_asked.connect(print)\n"
        "url = QUrl.fromLocalFile('/somewhere/a b.tunewise')\n"
        "QCoreApplication.postEvent(a, QFileOpenEvent(url)); a.processEvents()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "/somewhere/a b.tunewise", done.stderr


def test_a_bundle_names_its_own_command(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "python3 main.py report FILE" in main.no_screen("linux", {})
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert "without one: tunewise-cli report FILE" in main.no_screen("linux", {})


def test_a_broken_pack_ends_the_program_with_a_sentence(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_folder: Path | None) -> None:
        raise ContentError("resources/content", ("model.toml: gone",))

    monkeypatch.setattr(starter, "load_pack", broken)
    begun = starter.Starter(desk.window, desk.equipment, None)
    with qtbot.waitSignal(begun.failed) as ended:
        begun.start()
    assert ended.args == [2]
    assert "model.toml: gone" in desk.dialogs.asked[0][1]
    assert "model.toml: gone" in capsys.readouterr().err


def test_the_starter_belongs_to_its_window(desk: Desk) -> None:
    begun = starter.Starter(desk.window, desk.equipment, None)
    assert isinstance(begun, QObject)
    assert begun.parent() is desk.window
