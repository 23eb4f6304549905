"""A firm's own content pack on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.logic.bundled import CONTENT
from tests.logic.commands import done, run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_sound_pack_is_in_order(tmp_path: Path) -> None:
    (tmp_path / "en_firm.toml").write_text(
        '[question.deadline]\ntitle = "By when?"\n', encoding="utf-8"
    )
    told = done("check-content", tmp_path)
    assert told.startswith(f"{CONTENT.id} {CONTENT.version} is in order: ")
    assert CONTENT.checksum not in told


def test_a_folder_with_nothing_of_a_pack_is_not_in_order(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("none", encoding="utf-8")
    _, _, err = run("check-content", tmp_path)
    assert "has a fault; mend this line:\n  no file of the folder ends in .toml" in err
    _, _, err = run("check-content", tmp_path / "none")
    assert "No such file or directory" in err
    assert "Errno" not in err


def test_what_is_no_file_in_a_pack_is_named(tmp_path: Path) -> None:
    (tmp_path / "zero.toml").mkdir()
    _, _, err = run("check-content", tmp_path)
    assert "zero.toml: there is no ordinary file of this name" in err


def test_every_fault_of_a_pack_is_named(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text('[a]\nb = "x"\n[c]\nd = "y"\n', encoding="utf-8")
    code, out, err = run("check-content", tmp_path)
    assert (code, out) == (2, "")
    assert "a.b: there is no sentence of this name" in err
    assert "c.d: there is no sentence of this name" in err


def test_the_environments_pack_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en_firm.toml").write_text(
        '[question.deadline]\ntitle = "By when?"\n', encoding="utf-8"
    )
    monkeypatch.setenv("TUNEWISE_CONTENT", str(tmp_path))
    asked = json.loads(done("questions", "--json"))
    found = [q for q in asked["questions"] if q["id"] == "deadline"]
    assert found[0]["title"] == "By when?"
