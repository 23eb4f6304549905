"""What a window that shows a result has not read: each of these took memory before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
_SCRIPT = f"""
import json, sys, tempfile
from pathlib import Path
"\\N{{BULLET}}"  # a character by its name: what is compiled later need not look it up itself
del sys.modules["unicodedata"]
sys.path[:0] = [{str(_ROOT)!r}, {str(_ROOT / "build")!r}]
from PySide6.QtWidgets import QApplication, QWidget
from screens_cases import finished
from screens_stage import Stage
from ui.theme import Look, Scheme
app = QApplication([])
look = Look(scheme=Scheme.LIGHT)
look.apply(app)
with tempfile.TemporaryDirectory() as home:
    stage = Stage(look, Path(home))
    stage.take_on(finished(stage.pack.content))
    stage.room.document.show_result()
    stage.go("result")
    stage.wait_for(lambda: stage.room.shell.page._dug is not None, "what is worked out")
    widgets = [kind.__name__ for kind in QWidget.__subclasses__()]
    print(json.dumps([sorted(sys.modules), widgets]))
    stage.close()
"""


@pytest.fixture(scope="module")
def read() -> tuple[set[str], set[str]]:
    """The modules read and the kinds of widgets known to Python once the result is settled."""
    env = {k: v for k, v in os.environ.items() if k != "COVERAGE_PROCESS_CONFIG"}  # it reads more
    command = [sys.executable, "-c", _SCRIPT]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300, env=env)
    modules, widgets = json.loads(done.stdout)
    return set(modules), set(widgets)


def test_no_kind_of_widget_that_is_not_used(read: tuple[set[str], set[str]]) -> None:
    # Asked for the parent of a widget Qt made, Python makes known all kinds there are.
    assert not {"QCalendarWidget", "QMdiSubWindow", "QSplitterHandle", "QWizardPage"} & read[1]
    assert not {"QComboBox", "QLineEdit"} & read[1]


def test_nothing_that_only_later_tabs_or_a_report_need(read: tuple[set[str], set[str]]) -> None:
    later = {"ui.pages.result_cost", "ui.pages.result_routes", "ui.widgets.options"}
    later |= {"logic.report.cost_words", "ui.widgets.table"}
    report = {"logic.report.outline", "logic.report.cost_page", "logic.report.provenance"}
    assert (
        not (later | report | {"reportlab", "pikepdf", "PySide6.QtPdf", "PySide6.QtSvg"}) & read[0]
    )


def test_no_module_of_python_for_the_sake_of_one_name(read: tuple[set[str], set[str]]) -> None:
    assert not {"csv", "difflib", "html.entities", "importlib.resources"} & read[0]


def test_no_table_of_all_characters_for_a_text_of_usual_ones(
    read: tuple[set[str], set[str]],
) -> None:
    assert "unicodedata" not in read[0]


def test_the_report_page_reads_what_stands_behind_a_number_when_one_is_opened() -> None:
    script = "import json, sys, ui.pages.report; print(json.dumps(sorted(sys.modules)))"
    env = {k: v for k, v in os.environ.items() if k != "COVERAGE_PROCESS_CONFIG"}
    command = [sys.executable, "-c", script]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, timeout=300, env=env, cwd=_ROOT
    )
    assert "logic.report.provenance" not in json.loads(done.stdout)
