"""What is made ready of a pack's tables is those tables, for their very bytes only."""

from __future__ import annotations

import shutil
import tomllib
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import pytest

from logic import content, pack, tables, words
from logic.pack import load_pack
from logic.ready import SUFFIX, made_ready, read_ready
from logic.tables import read_toml

BUNDLED = Path(str(resources.files("resources"))) / "content"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the bundled pack with what was made ready of it."""
    copy = Path(shutil.copytree(BUNDLED, tmp_path / "content"))
    for file in copy.glob("*.toml"):
        data = file.read_bytes()
        ready = made_ready(data, tomllib.loads(data.decode()))
        file.with_name(file.name + SUFFIX).write_bytes(ready)

    def bundled() -> Path:
        return copy

    for module in (tables, content, words, pack):
        monkeypatch.setattr(module, "bundled_pack", bundled)
    return copy


def test_the_pack_is_the_same_and_no_toml_is_parsed(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from_toml = content.load_content(BUNDLED)
    monkeypatch.delattr(tables, "tomllib")
    ready = load_pack()
    assert ready.content == from_toml
    assert ready.content.checksum == from_toml.checksum
    assert ready.words.keys() == words.load_words(place).keys()


def test_a_file_changed_since_is_read_itself(place: Path) -> None:
    file = place / "en.toml"
    file.write_bytes(b'[new]\nkey = "A word more."\n')
    assert read_toml(place, "en.toml") == {"new": {"key": "A word more."}}


def test_only_the_bundled_pack_is_believed(place: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(place, tmp_path / "other"))
    forged = made_ready((other / "en.toml").read_bytes(), {"forged": True})
    (other / f"en.toml{SUFFIX}").write_bytes(forged)
    assert "forged" not in read_toml(other, "en.toml")


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"sha256": 1}', b'{"": "no day"}', b"\xff"])
def test_a_damaged_one_is_passed_over(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a").write_bytes(data)
    assert read_ready(tmp_path / "a", b"") is None


def test_what_json_cannot_say_is_refused() -> None:
    with pytest.raises(TypeError, match="no place"):
        made_ready(b"", {"at": datetime(2026, 11, 26, tzinfo=UTC)})
