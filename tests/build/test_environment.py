from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import environment
from steps import TaskError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """An environment in a temporary folder; what is done to it, in order."""
    steps: list[str] = []
    python = tmp_path / "venv" / "python"

    def create() -> None:
        steps.append("create")
        python.parent.mkdir(exist_ok=True)
        python.touch()

    monkeypatch.setattr(environment, "PYTHON", python)
    monkeypatch.setattr(environment, "_STAMPS", python.with_name("installed.json"))
    monkeypatch.setattr(environment, "_create", create)
    monkeypatch.setattr(environment, "_install", lambda path: steps.append(path.name))
    return steps


def wish(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_second_run_does_no_work(done: list[str], tmp_path: Path) -> None:
    runtime = wish(tmp_path, "requirements.txt", "a==1")
    environment.prepare(runtime)
    environment.prepare(runtime)
    assert done == ["create", "requirements.txt"]


def test_the_second_list_is_added_to_the_first(done: list[str], tmp_path: Path) -> None:
    runtime = wish(tmp_path, "requirements.txt", "a==1")
    development = wish(tmp_path, "requirements-dev.txt", "a==1\nb==1")
    for path in (runtime, development, runtime):
        environment.prepare(path)
    assert done == ["create", "requirements.txt", "requirements-dev.txt"]


def test_a_changed_list_makes_it_anew(done: list[str], tmp_path: Path) -> None:
    environment.prepare(wish(tmp_path, "requirements.txt", "a==1"))
    environment.prepare(wish(tmp_path, "requirements.txt", "a==2"))
    assert done == ["create", "requirements.txt", "create", "requirements.txt"]


def test_a_broken_stamp_makes_it_anew(done: list[str], tmp_path: Path) -> None:
    runtime = wish(tmp_path, "requirements.txt", "a==1")
    environment.prepare(runtime)
    environment._STAMPS.write_text("{", encoding="utf-8")
    environment.prepare(runtime)
    assert done[-1] == "requirements.txt"
    assert environment._stamps()


def test_neither_pip_nor_ensurepip_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(environment, "VENV", tmp_path / "venv")
    monkeypatch.setattr(environment, "_has", lambda _: False)
    with pytest.raises(TaskError, match="apt-get install python3-pip"):
        environment._create()
