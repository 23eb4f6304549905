"""Files of every format version, kept for ever: each opens, and none is touched by it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from logic.assessment_file import FORMAT, load, loads, read, save
from logic.errors import WrongPassphraseError
from tests.logic.files.examples import SMALL

FOLDER = Path(__file__).parent / "files" / "corpus"
FILES = sorted(FOLDER.glob("*.tunewise"))
WORDS = "four plain words here"


def format_of(path: Path) -> int:
    return int(path.name.split("-")[1])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_any_version_opens_and_is_left_as_it_is(path: Path, tmp_path: Path) -> None:
    data = path.read_bytes()
    kept = read(data, path.name, WORDS)
    assert json.loads(data)["format"] == kept.format == format_of(path)
    assert path.read_bytes() == data
    save(tmp_path / "again.tunewise", kept.assessment)
    assert load(tmp_path / "again.tunewise") == kept.assessment


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_small_one_is_the_same_in_every_version(path: Path) -> None:
    assert loads(path.read_bytes(), path.name, WORDS) == SMALL


def test_no_version_is_missing() -> None:
    assert {format_of(path) for path in FILES} == set(range(1, FORMAT + 1))


def test_a_protected_one_is_kept_too() -> None:
    [path] = FOLDER.glob("*-protected.tunewise")
    with pytest.raises(WrongPassphraseError):
        load(path, "another passphrase")
