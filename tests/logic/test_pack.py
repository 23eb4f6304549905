"""Rules and words are held together: an id that only one of them has is a fault."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

import pytest

from logic.errors import ContentError
from logic.pack import load_pack


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    bundled = Path(str(resources.files("resources"))) / "content"
    return Path(shutil.copytree(bundled, tmp_path / "content"))


def change(folder: Path, name: str, before: str, after: str) -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def faults(folder: Path) -> tuple[str, ...]:
    with pytest.raises(ContentError) as found:
        load_pack(folder)
    return found.value.faults


def test_the_bundled_pack_and_a_copy_of_it_load(folder: Path) -> None:
    assert load_pack().content.id == load_pack(folder).content.id


def test_words_that_are_missing_are_named(folder: Path) -> None:
    change(folder, "en.toml", "[question.deadline]\ntitle =", "[question.deadline]\nother =")
    change(folder, "en.toml", "[risk.injection]\ntitle =", "[risk.injection]\nother =")
    assert faults(folder) == (
        "question.deadline.title: words are missing",
        "risk.injection.title: words are missing",
    )


def test_words_the_rules_do_not_know_are_named(folder: Path) -> None:
    with (folder / "en.toml").open("a", encoding="utf-8") as file:
        file.write('\n[risk.dragons]\ntitle = "Dragons"\n')
        file.write('\n[question.deadline.option.never]\nlabel = "Never"\n')
    assert faults(folder) == (
        "question.deadline.option.never: the rules do not know this id",
        "risk.dragons: the rules do not know this id",
    )
