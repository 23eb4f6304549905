"""Nothing leaves the computer: a whole run watched, with no network to be had."""

from __future__ import annotations

import ast
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MARK = b"Zweckbestimmung"
WATCHED = "trace=%network,execve,execveat"
STRACE = shutil.which("strace")
UNSHARE = shutil.which("unshare")


def may(*command: str) -> bool:
    """Whether this system lets us run a command so."""
    return subprocess.run([*command, "true"], check=False, capture_output=True).returncode == 0


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """The folder of a whole run, what it printed, and its calls; skipped where none can watch."""
    if STRACE is None or not may(STRACE, "-f", "-o", "/dev/null"):
        pytest.skip("strace cannot be run here, so nobody can watch the system calls")
    alone: list[str] = []
    if UNSHARE and may(UNSHARE, "--user", "--map-root-user", "--net"):
        alone = [UNSHARE, "--user", "--map-root-user", "--net"]
    folder = tmp_path_factory.mktemp("run")
    (folder / "tmp").mkdir()
    trace = folder / "trace"
    done = subprocess.run(
        [
            *(STRACE, "-f", "-qq", "-e", WATCHED, "-o", str(trace), *alone),
            *(sys.executable, "-m", "tests.ui.whole_run", str(folder)),
        ],
        cwd=ROOT,
        env={
            **{k: v for k, v in os.environ.items() if not k.startswith("COVERAGE")},
            "QT_QPA_PLATFORM": "offscreen",
            "TMPDIR": str(folder / "tmp"),
            "TUNEWISE_HOME": str(folder / "home"),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    assert done.returncode == 0, done.stderr
    return folder, done.stdout + done.stderr, trace.read_text("utf-8", "replace")


def test_no_internet_address_is_ever_named(run: tuple[Path, str, str]) -> None:
    assert not re.findall(r"^.*AF_INET.*$", run[2], re.MULTILINE)


def test_no_other_program_is_started(run: tuple[Path, str, str]) -> None:
    started = re.findall(r'execve(?:at)?\("([^"]+)".*= 0$', run[2], re.MULTILINE)
    assert {Path(name).name for name in started} <= {"unshare", Path(sys.executable).name}


def test_nothing_that_could_reach_out_is_loaded(run: tuple[Path, str, str]) -> None:
    assert "loaded: []" in run[1]


def test_no_temporary_file_is_left(run: tuple[Path, str, str]) -> None:
    assert list((run[0] / "tmp").rglob("*")) == []
    assert not list(run[0].rglob("*.tmp"))
    assert not list(run[0].rglob("*.lock"))


def test_no_word_of_the_client_is_printed(run: tuple[Path, str, str]) -> None:
    assert MARK.decode() not in run[1]


def test_what_is_kept_is_private(run: tuple[Path, str, str]) -> None:
    kept = [p for p in (run[0] / "home").rglob("*") if p.is_file()]
    kept.append(run[0] / "visit.tunewise")
    assert kept
    assert {stat.S_IMODE(p.stat().st_mode) for p in kept} == {0o600}
    folders = [p for p in (run[0] / "home").rglob("*") if p.is_dir()]
    assert {stat.S_IMODE(p.stat().st_mode) for p in folders} == {0o700}


def test_only_recent_files_and_earlier_versions_hold_words(run: tuple[Path, str, str]) -> None:
    home = run[0] / "home"
    naming = [p for p in home.rglob("*") if p.is_file() and MARK in _bytes(p)]
    assert {p.name for p in naming if p.parent != home / "backups"} <= {"recents.json"}


def _bytes(path: Path) -> bytes:
    return path.read_bytes()


# In the source


def sources() -> list[Path]:
    return [ROOT / "main.py", *(p for d in ("logic", "ui") for p in (ROOT / d).rglob("*.py"))]


def called(path: Path) -> set[str]:
    """The last names of everything called."""
    calls = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call)]
    names = (n.func for n in calls)
    return {f.attr if isinstance(f, ast.Attribute) else getattr(f, "id", "") for f in names}


SHELL = {"system", "popen", "Popen", "startDetached", "spawnv", "execv", "fork", "eval", "exec"}
LOADING = {"loads_pickle", "unpickle", "Unpickler", "literal_eval", "__import__", "import_module"}


#: These read modules of the program by names written in them.
OWN_MODULES = {"ui/ahead.py": {"import_module"}, "ui/widgets/__init__.py": {"import_module"}}


def test_no_code_runs_a_shell_or_what_it_has_read() -> None:
    wanted = SHELL - {"exec"} | LOADING
    found = {p.relative_to(ROOT).as_posix(): called(p) & wanted for p in sources()}
    assert {name: names for name, names in found.items() if names} == OWN_MODULES
    text = "\n".join(p.read_text("utf-8") for p in sources())
    for module in ("subprocess", "pickle", "marshal", "shelve", "tempfile", "ctypes.util"):
        assert not re.search(rf"^\s*(import|from) {module}\b", text, re.MULTILINE), module


def test_only_a_report_just_saved_is_opened_by_another_program() -> None:
    """Only Help's links lead out of the window: https or mailto, after asking."""
    opening = {p.relative_to(ROOT).as_posix(): p for p in sources() if "openUrl" in called(p)}
    asking = {"ui/pages/help_documents.py"}
    assert {"ui/pages/report.py", "ui/printing.py"} == opening.keys() - asking
    for name in opening.keys() - asking:
        lines = [x for x in opening[name].read_text("utf-8").splitlines() if "openUrl" in x]
        assert [x for x in lines if "fromLocalFile(str(" not in x] == []
    external = [p for p in sources() if "setOpenExternalLinks" in called(p)]
    assert external == []
