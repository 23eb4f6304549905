"""Rules and words are held together: an id that only one of them has is a fault."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

import pytest

from logic.errors import ContentError
from logic.own_pack import PACK_VARIABLE, has_words, named_pack
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
    change(folder, "model.toml", 'id = "injection"', 'id = "dragons"')
    for file in folder.glob("en*.toml"):
        file.unlink()
    assert faults(folder) == (
        "risk.dragons.title: words are missing",
        "risk.dragons.safeguard: words are missing",
    )


def test_a_firm_brings_only_what_it_changes(tmp_path: Path) -> None:
    (tmp_path / "en_firm.toml").write_text(
        '[question.deadline]\ntitle = "By when must it run?"\n', encoding="utf-8"
    )
    pack = load_pack(tmp_path)
    assert pack.words.text("question.deadline.title") == "By when must it run?"
    assert pack.words.text("question.deadline.hint") == load_pack().words.text(
        "question.deadline.hint"
    )
    assert pack.content.id == load_pack().content.id
    assert pack.content.checksum != load_pack().content.checksum


def test_a_sentence_nobody_shows_is_named(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text('[ui_report]\nmisspelt = "x"\n', encoding="utf-8")
    assert faults(tmp_path) == ("ui_report.misspelt: there is no sentence of this name",)


def test_a_placeholder_without_a_value_is_named(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text(
        '[help]\nversion = "Version $number"\ntitle = "Help, $you"\n', encoding="utf-8"
    )
    assert faults(tmp_path) == (
        "help.version: may use the placeholders $version and no others",
        "help.title: may use no placeholder",
    )


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    assert "nowhere" in faults(tmp_path / "nowhere")[0]


def test_words_of_a_folder_that_cannot_be_read() -> None:
    with pytest.raises(ContentError):
        has_words(Path("/nowhere/at/all"), "en")


def test_the_environment_names_a_pack() -> None:
    assert named_pack({}) is None
    assert named_pack({PACK_VARIABLE: "/packs/ours"}) == Path("/packs/ours")


def test_words_the_rules_do_not_know_are_named(folder: Path) -> None:
    with (folder / "en.toml").open("a", encoding="utf-8") as file:
        file.write('\n[risk.dragons]\ntitle = "Dragons"\n')
        file.write('\n[question.deadline.option.never]\nlabel = "Never"\n')
    assert faults(folder) == (
        "question.deadline.option.never: the rules do not know this id",
        "risk.dragons: the rules do not know this id",
    )
