"""Grabs every page, light and dark, at three sizes and in doubled words, into .work/screenshots.

Fails, naming page and widget, where words are cut off, widgets lie over one another or a page does
not fit its window.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
import traceback
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Self

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "build")]
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler  # noqa: E402
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget  # noqa: E402

from logic.pack import load_pack  # noqa: E402
from screens_checks import faults  # noqa: E402
from screens_doubled import DoubledWindow, doubled_pack  # noqa: E402
from screens_stage import Stage  # noqa: E402
from screens_walk import scenes  # noqa: E402
from ui.theme import Look, Scheme  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from logic.pack import Pack
    from screens_scene import Scene

FOLDER = ROOT / ".work" / "screenshots"
USAGE = """Usage: python3 build/tasks.py screenshots [WORDS]

Grabs every page into .work/screenshots. With words, only pictures whose names hold one, such as
"light-200", "doubled" or "result"; "480" and "4k" add the smallest window and the largest screen.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How the window is looked at."""

    name: str
    scheme: Scheme
    size: tuple[int, int]
    text: float = 1.0


SETTINGS = tuple(
    Setting(name=f"{scheme.value}-{name}", scheme=scheme, size=size, text=text)
    for scheme in (Scheme.LIGHT, Scheme.DARK)
    for name, size, text in (
        ("1280", (1280, 800), 1.0),
        ("1024", (1024, 700), 1.0),
        ("200", (1280, 800), 2.0),
    )
)


#: Every sentence said twice.
DOUBLED = Setting(name="light-doubled", scheme=Scheme.LIGHT, size=(1280, 800))
#: Grabbed only where the words name them: the smallest window, and the largest screen.
EXTRAS = tuple(
    Setting(name=f"{scheme.value}-{name}", scheme=scheme, size=size, text=text)
    for scheme in (Scheme.LIGHT, Scheme.DARK)
    for name, size, text in (("480", (480, 360), 1.0), ("4k", (3840, 2160), 1.5))
)


class Heard:
    """What Qt warns of and what fails in a slot, to be told with the page it happened on."""

    def __init__(self) -> None:
        self._heard: list[str] = []

    def __enter__(self) -> Self:
        """Listen from now on."""
        qInstallMessageHandler(self._message)
        sys.excepthook = self._failure
        return self

    def __exit__(self, *_: object) -> None:
        """Listen no more."""
        qInstallMessageHandler(None)
        sys.excepthook = sys.__excepthook__

    def take(self) -> list[str]:
        """What was heard since the last time."""
        taken, self._heard = self._heard, []
        return taken

    def _message(self, _kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        if "This plugin does not support" not in text:
            self._heard.append(text)

    def _failure(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        self._heard.append("".join(traceback.format_exception(kind, fault, trace)))


def main(words: list[str]) -> int:
    """Grab what the words name, all without any; 1 where something is wrong, 2 for an option."""
    options = [word for word in words if word.startswith("-")]
    if options:
        print(USAGE, end="")
        return 0 if {*options} <= {"-h", "--help"} else 2
    app = QApplication([])
    look = Look()
    look.apply(app)
    if not words:
        shutil.rmtree(FOLDER, ignore_errors=True)
    with Heard() as heard:
        found = _grab_settings(look, _settings(words), load_pack(), words, heard)
        if not words or "doubled" in words:
            gc.collect()  # pages of the stage before would still hear of the look
            longer = DoubledWindow()
            app.installTranslator(longer)
            found += _grab_settings(look, (DOUBLED,), doubled_pack(), words, heard)
            app.removeTranslator(longer)
    for fault in found:
        print(fault)
    print(f"{len(found)} faults; the pictures are in {FOLDER.relative_to(ROOT)}")
    return 1 if found else 0


def _grab_settings(
    look: Look, settings: tuple[Setting, ...], pack: Pack, words: list[str], heard: Heard
) -> list[str]:
    """Grab a pack's pages at some settings, on a stage of their own; the faults found."""
    with tempfile.TemporaryDirectory() as home:
        stage = Stage(look, Path(home), pack=pack)
        found = [fault for setting in settings for fault in _grab_all(stage, setting, words, heard)]
        stage.close()
    return found


def _settings(words: list[str]) -> tuple[Setting, ...]:
    named = " ".join(words)
    return (*SETTINGS, *(one for one in EXTRAS if one.name.split("-")[1] in named))


def _grab_all(stage: Stage, setting: Setting, words: list[str], heard: Heard) -> Iterator[str]:
    """Grab every scene at one setting; the window lives on through all of them."""
    stage.look.set_scheme(setting.scheme)
    stage.look.set_text_size(setting.text)
    stage.resize(*setting.size)
    stage.clock.reset()
    folder = FOLDER / setting.name
    folder.mkdir(parents=True, exist_ok=True)
    began, grabbed = monotonic(), 0
    for number, scene in enumerate(scenes(), start=1):
        name = f"{number:02} {scene.name}"
        if not words or any(word in f"{setting.name} {scene.name}" for word in words):
            found = [*_grab(stage, scene, folder / f"{name}.png"), *heard.take()]
            found += _not_as_large(stage, setting)
            grabbed += 1
            yield from (f"{setting.name} {name}: {what}" for what in found)
    if grabbed:
        print(f"{setting.name}: {grabbed} scenes in {monotonic() - began:.0f} s")


def _not_as_large(stage: Stage, setting: Setting) -> Iterator[str]:
    """A page may need more room than the window was given; then the window is larger."""
    size = stage.window.width(), stage.window.height()
    if size != setting.size:
        yield f"needs a window of {size[0]} x {size[1]} pixels"
        stage.resize(*setting.size)


def _grab(stage: Stage, scene: Scene, path: Path) -> Iterator[str]:
    stage.look.set_presenting(False)
    if stage.room.frame.sheet_is_open():
        stage.room.frame.close_sheet()
    shown = scene.arrange(stage)
    shown.grab().save(str(path))
    whole = _whole(stage, shown)
    if whole is not None:
        whole.grab().save(str(path.with_name(f"{path.stem} whole.png")))
    for fault in faults(stage.look, shown):
        yield str(fault)
    if shown is not stage.window:
        shown.close()
        stage.window.activateWindow()  # else no page that follows has focus
        stage.settle()


def _whole(stage: Stage, shown: QWidget) -> QWidget | None:
    """All of a page that scrolls."""
    page = stage.page
    if shown is not stage.window or not isinstance(page, QScrollArea):
        return None
    return page.widget() if page.verticalScrollBar().maximum() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
