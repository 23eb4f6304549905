"""Where the program keeps what is its own."""

from __future__ import annotations

from pathlib import Path

from ui.places import default_home, pack_folder, program_folder


def test_the_environment_names_the_folder(tmp_path: Path) -> None:
    (tmp_path / "portable.txt").touch()
    assert default_home({"TUNEWISE_HOME": "/somewhere"}, tmp_path) == Path("/somewhere")


def test_without_a_word_it_is_the_accounts_own(tmp_path: Path) -> None:
    assert default_home({}) != Path()
    assert default_home({}) == default_home({}, tmp_path)


def test_the_marker_keeps_everything_beside_the_program(tmp_path: Path) -> None:
    (tmp_path / "portable.txt").touch()
    assert default_home({}, tmp_path) == tmp_path / "Tunewise data"


def test_the_folder_is_the_one_a_person_sees() -> None:
    assert program_folder() is None
    assert program_folder("/stick/tunewise/Tunewise") == Path("/stick/tunewise")
    inside = "/stick/Tunewise.app/Contents/MacOS/Tunewise"
    assert program_folder(inside) == Path("/stick")


def test_a_firms_pack_lies_in_the_home_or_where_the_environment_says(tmp_path: Path) -> None:
    assert pack_folder(tmp_path, {}) is None
    (tmp_path / "content").mkdir()
    assert pack_folder(tmp_path, {}) == tmp_path / "content"
    named = {"TUNEWISE_CONTENT": "/packs/ours"}
    assert pack_folder(tmp_path, named) == Path("/packs/ours")


def test_a_home_whose_name_is_too_long_holds_no_pack() -> None:
    assert pack_folder(Path("/" + "long" * 100), {}) is None
