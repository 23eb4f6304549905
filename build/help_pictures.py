"""Grabs the pictures of the ten-minute guide from the running window into resources/help.

``python3 build/tasks.py pictures``: run it when a page the guide shows has changed.
"""

from __future__ import annotations

import os
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "build")]
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image, ImageOps  # noqa: E402
from PySide6.QtCore import QBuffer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from screens_stage import Stage  # noqa: E402
from screens_walk import scenes  # noqa: E402
from ui.theme import Look, Scheme  # noqa: E402

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

FOLDER: Final = ROOT / "resources" / "help" / "pictures"
#: The guide's pictures, and the scenes of the screenshots they are.
SHOWN: Final = {
    "start": "start-first-run",
    "engagement": "engagement",
    "question": "question-choice",
    "priorities": "priorities",
    "check": "check",
    "result": "result-why",
    "report": "report",
}
_SIZE: Final = 1024, 700
_COLOURS: Final = 64


def main() -> int:
    """Grab them all; 0."""
    app = QApplication([])
    look = Look(scheme=Scheme.LIGHT)
    look.apply(app)
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = {scene.name: scene for scene in scenes()}
    with tempfile.TemporaryDirectory() as home:
        stage = Stage(look, Path(home))
        stage.resize(*_SIZE)
        for name, scene in SHOWN.items():
            _keep(made[scene].arrange(stage), FOLDER / f"{name}.png")
        stage.close()
    return 0


def _keep(shown: QWidget, path: Path) -> None:
    """Write what is shown with a line around it, in few colours."""
    held = QBuffer()
    held.open(QBuffer.OpenModeFlag.WriteOnly)
    shown.grab().save(held, "PNG")
    image = Image.open(BytesIO(held.data().data())).convert("RGB")
    framed = ImageOps.expand(image, border=1, fill=(133, 129, 120))
    framed.quantize(_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}  {path.stat().st_size} bytes")


if __name__ == "__main__":
    sys.exit(main())
