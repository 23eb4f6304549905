"""A bundle as one file: the same bytes whatever the moment and the owner."""

from __future__ import annotations

import gzip
import os
import tarfile
from typing import TYPE_CHECKING

import pytest

import archive
import bundle_gates
from steps import TaskError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "made"
    (made / "deep").mkdir(parents=True)
    (made / "Tunewise").write_text("run", encoding="utf-8")
    (made / "Tunewise").chmod(0o700)
    (made / "deep" / "data").write_text("data", encoding="utf-8")
    (made / "tunewise-cli").symlink_to("Tunewise")
    return made


def test_the_same_bytes_at_another_moment(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    first, second = tmp_path / "first.tar.xz", tmp_path / "second.tar.xz"
    archive.write_tar_xz(folder, first, "tunewise-1")
    os.utime(folder / "Tunewise", (1, 1))
    archive.write_tar_xz(folder, second, "tunewise-1")
    assert first.read_bytes() == second.read_bytes()


def test_links_and_modes_are_kept(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    packed = tmp_path / "packed.tar.xz"
    archive.write_tar_xz(folder, packed, "tunewise-1")
    with tarfile.open(packed) as tar:
        entries = {entry.name: entry for entry in tar}
    assert entries["tunewise-1/tunewise-cli"].linkname == "Tunewise"
    assert entries["tunewise-1/Tunewise"].mode == 0o755
    assert entries["tunewise-1/deep/data"].mode == 0o644
    assert {entry.mtime for entry in entries.values()} == {1700000000}


def test_a_text_is_packed_without_a_date(tmp_path: Path) -> None:
    target = tmp_path / "text.gz"
    archive.write_gz("words", target)
    assert gzip.decompress(target.read_bytes()) == b"words"
    assert target.read_bytes()[4:8] == bytes(4)


def test_checksums_are_read_by_sha256sum(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"")
    archive.write_checksums([file], tmp_path / "SUMS")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert (tmp_path / "SUMS").read_text(encoding="utf-8") == f"{empty}  a.txt\n"


def test_a_folder_too_large_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert bundle_gates.check_size(folder) < 1
    monkeypatch.setattr(bundle_gates, "MOST_MB", 1e-6)
    with pytest.raises(TaskError, match="more than"):
        bundle_gates.check_size(folder)


def test_a_link_is_refused(folder: Path) -> None:
    with pytest.raises(TaskError, match="tunewise-cli"):
        bundle_gates.check_no_links(folder)


def test_a_call_to_the_internet_is_found_in_a_trace() -> None:
    local = "12 socket(AF_UNIX, SOCK_STREAM, 0) = 3\n12 connect(3, {sa_family=AF_UNIX}, 20) = 0\n"
    abroad = "12 connect(3, {sa_family=AF_INET, sin_port=htons(443)}, 16) = -1\n"
    assert bundle_gates.internet_calls(local) == []
    assert bundle_gates.internet_calls(local + abroad) == [abroad.strip()]


def test_without_git_there_is_a_moment_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr("archive.shutil.which", lambda _name: None)
    assert archive.epoch() > 1_700_000_000
