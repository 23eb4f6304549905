"""The passphrase on the command line: from the environment or typed, never an argument."""

from __future__ import annotations

import getpass
import json
import sys
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from logic.assessment_file import ENCRYPTED_KIND, load, save
from logic.cli import passphrase as module
from tests.logic.commands import SAMPLE, done, refusal, run
from tests.logic.test_vault import WORDS, quick_seal

if TYPE_CHECKING:
    from collections.abc import Callable

ANSWERS = Path(__file__).parent / "files" / "answers.json"


class Terminal:
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "make_seal", quick_seal)
    monkeypatch.delenv(module.VARIABLE, raising=False)


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lets a person type at a terminal."""

    def typing(*lines: str) -> None:
        left = deque(lines)
        monkeypatch.setattr(sys, "stdin", Terminal())
        monkeypatch.setattr(getpass, "getpass", lambda _prompt: left.popleft())

    return typing


@pytest.fixture
def protected(tmp_path: Path) -> Path:
    path = tmp_path / "visit.tunewise"
    save(path, load(SAMPLE), seal=quick_seal())
    return path


def test_the_environment_opens_a_protected_file(
    protected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(module.VARIABLE, WORDS)
    assert done("evaluate", protected) == done("evaluate", SAMPLE)
    monkeypatch.setenv(module.VARIABLE, "another passphrase")
    assert "enter the passphrase it was protected with" in refusal("evaluate", protected)


def test_at_a_terminal_it_is_asked_for(protected: Path, types: Callable[..., None]) -> None:
    types(WORDS)
    assert done("evaluate", protected)
    types("another passphrase")
    assert "is not the one" in refusal("evaluate", protected)
    types("")
    assert "it was left as it is" in refusal("evaluate", protected)


@pytest.mark.parametrize("stdin", [None, sys.stdin])
def test_with_neither_a_sentence_says_how(
    protected: Path, monkeypatch: pytest.MonkeyPatch, stdin: object
) -> None:
    monkeypatch.setattr(sys, "stdin", stdin)
    said = refusal("evaluate", protected)
    assert "set TUNEWISE_PASSPHRASE, or run this in a terminal" in said


def test_a_new_assessment_can_be_protected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, types: Callable[..., None]
) -> None:
    types(WORDS, WORDS)
    for path in (tmp_path / "typed.tunewise", tmp_path / "named.tunewise"):
        done("new", "--from", ANSWERS, "-o", path, "--protect")
        assert json.loads(path.read_bytes())["kind"] == ENCRYPTED_KIND
        assert load(path, WORDS).answers
        monkeypatch.setenv(module.VARIABLE, WORDS)


def test_a_passphrase_that_is_no_good_saves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, types: Callable[..., None]
) -> None:
    path = tmp_path / "new.tunewise"

    def new() -> str:
        return refusal("new", "--from", ANSWERS, "-o", path, "--protect")

    assert "there is no passphrase" in new()
    types("four words", "for words")
    assert "the two passphrases differ" in new()
    monkeypatch.setenv(module.VARIABLE, "short")
    assert "Use at least 10 characters" in new()
    assert not path.exists()


def test_a_protected_file_is_not_written_over(protected: Path) -> None:
    before = protected.read_bytes()
    assert "name another file" in refusal("new", "--from", ANSWERS, "-o", protected)
    assert protected.read_bytes() == before


@pytest.mark.pdf
def test_a_report_of_a_protected_file_is_said_to_be_open_to_all(
    protected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(module.VARIABLE, WORDS)
    code, _, note = run("report", protected, "-o", protected.with_suffix(".pdf"))
    assert code == 0
    assert "this report of it is not: anyone can read it" in note
    assert not module.is_protected(protected.with_suffix(".pdf"))
    assert not module.is_protected(SAMPLE)
