from __future__ import annotations

from pathlib import Path

import pytest

import environment
import system
import tasks
from logic import cli
from steps import ROOT, TaskError

PYTHON = Path("python")


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[list[str | Path]]:
    """The commands run, nothing being set up; no screen, no library missing."""
    commands: list[list[str | Path]] = []

    def call(command: list[str | Path]) -> int:
        commands.append(command)
        return 7

    monkeypatch.setattr(environment, "prepare", lambda _: PYTHON)
    monkeypatch.setattr(system, "provide", lambda _: ())
    monkeypatch.setattr(system, "no_screen", lambda: True)
    monkeypatch.setattr("subprocess.call", call)
    return commands


@pytest.mark.parametrize("arguments", [[], [__file__]])
def test_no_screen_is_said_and_the_report_named(
    arguments: list[str], called: list[list[str | Path]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert tasks.main(["run", *arguments]) == 2
    assert "run report FILE -o OUT.pdf" in capsys.readouterr().err
    assert not called


@pytest.mark.parametrize("command", [*sorted(tasks.COMMANDS), "--help", "--bogus", "frobnicate"])
def test_commands_and_mistyped_ones_need_no_screen(
    command: str, called: list[list[str | Path]]
) -> None:
    assert tasks.main(["run", command, "x"]) == 7
    assert called == [[PYTHON, ROOT / "main.py", command, "x"]]


def test_the_commands_are_the_command_lines() -> None:
    assert set(cli.COMMANDS) == tasks.COMMANDS


def test_missing_libraries_keep_the_window_shut(
    called: list[list[str | Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "no_screen", lambda: False)
    monkeypatch.setattr(system, "provide", lambda _: ("libGL.so.1",))
    assert tasks.main(["run"]) == 1
    assert not called


def test_unknown_task_lists_the_tasks(capsys: pytest.CaptureFixture[str]) -> None:
    assert tasks.main(["fly"]) == 2
    told = capsys.readouterr().out
    assert all(name in told for name in tasks.TASKS)


def test_a_fault_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: list[str]) -> int:
        raise TaskError("Do this.")

    monkeypatch.setitem(tasks.TASKS, "lock", fail)
    assert tasks.main(["lock"]) == 1
    assert capsys.readouterr().err == "Do this.\n"
