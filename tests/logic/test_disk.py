from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from logic import disk
from logic.disk import LARGEST, read_whole, write_whole
from logic.errors import AssessmentFileError, SaveError

OLD = b"what was there before"
NEW = b"what is to be there" * 1000


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def refused(path: Path) -> str:
    with pytest.raises(SaveError) as caught:
        write_whole(path, NEW, private=True)
    return str(caught.value)


def not_read(path: Path) -> str:
    with pytest.raises(AssessmentFileError) as caught:
        read_whole(path)
    return str(caught.value)


def test_a_new_file_is_private_or_follows_the_system(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "private", NEW, private=True)
        write_whole(tmp_path / "open", NEW, private=False)
    finally:
        os.umask(before)
    assert (tmp_path / "private").read_bytes() == NEW
    assert mode(tmp_path / "private") == 0o600
    assert mode(tmp_path / "open") == 0o640


def test_a_file_replaced_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(OLD)
    path.chmod(0o664)
    write_whole(path, NEW, private=True)
    assert path.read_bytes() == NEW
    assert mode(path) == 0o664


def test_what_need_not_last_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "fsync")
    write_whole(tmp_path / "file", NEW, private=True, lasting=False)
    assert [kept.name for kept in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_bytes() == NEW


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_bytes(OLD)
    link = tmp_path / "link"
    link.symlink_to(target)
    write_whole(link, NEW, private=True)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "you have no permission"),
        (errno.EIO, "the drive failed or was taken away"),
        (errno.EBUSY, "another program has it open"),
        (errno.EEXIST, "a file stands where its folder should be"),
        (errno.ELOOP, "a link that leads back to itself"),
        (errno.ENOENT, "no file can be made in that folder; choose another"),
        (errno.EPROTO, "the system says: Protocol error"),
    ],
)
@pytest.mark.parametrize("where", ["fsync", "open"])
def test_what_goes_wrong_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, number: int, said: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(OLD)

    def fail(*_arguments: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, where, fail)
    sentence = refused(path)
    monkeypatch.undo()
    assert said in sentence
    assert str(path) in sentence
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


def test_an_interruption_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(OLD)

    def interrupt(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, NEW, private=True)
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


def test_what_reads_back_otherwise_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(OLD)
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda _path: NEW[:-1])
    sentence = refused(path)
    monkeypatch.undo()
    assert "what was read back differs" in sentence
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_be_synced_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = os.fsync

    def only_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not a file")
        synced(handle)

    monkeypatch.setattr(os, "fsync", only_files)
    write_whole(tmp_path / "file", NEW, private=True)
    assert (tmp_path / "file").read_bytes() == NEW


def test_a_write_protected_file_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(OLD)
    path.chmod(0o400)
    opened = os.open

    def protected(name: Path, flags: int, *mode: int) -> int:
        if name == path and flags & os.O_WRONLY:
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(name, flags, *mode)

    # The superuser may write anything, and tests may run as one.
    monkeypatch.setattr(os, "open", protected)
    assert "you have no permission to write there" in refused(path)
    assert path.read_bytes() == OLD


def test_a_file_on_a_read_only_disk_is_not_one_without_permission(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(OLD)

    def read_only(*_arguments: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "open", read_only)
    assert "the disk is read-only" in refused(path)


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="there is no such folder here")
def test_a_folder_that_takes_no_files_is_not_called_missing() -> None:
    said = refused(Path("/proc/x.pdf"))
    assert said.endswith(
        "x.pdf was not written because no file can be made in that folder; choose another."
    )


def test_places_that_cannot_be_written_are_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(OLD)
    assert "its folder does not exist" in refused(tmp_path / "none" / "file")
    assert "its folder does not exist" in refused(tmp_path / "file" / "file")
    assert "there is a folder of that name" in refused(tmp_path)
    assert "the name is too long" in refused(tmp_path / ("x" * 300))
    assert "a character that no file name may hold" in refused(tmp_path / "a\0b")
    os.mkfifo(tmp_path / "pipe")
    assert "not a name for an ordinary file" in refused(tmp_path / "pipe")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
    assert (tmp_path / "file").read_bytes() == OLD


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(NEW)
    assert read_whole(path) == NEW
    assert read_whole(path, len(NEW)) == NEW


def test_files_that_cannot_be_read_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(OLD)
    assert "there is no such file" in not_read(tmp_path / "none")
    assert "there is no such file" in not_read(path / "below")
    assert "it is a folder" in not_read(tmp_path)
    assert "a character that no file name may hold" in not_read(tmp_path / "a\0b")
    os.mkfifo(tmp_path / "pipe")
    assert "it is no ordinary file" in not_read(tmp_path / "pipe")

    def deny(*_arguments: object, **_named: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", deny)
    assert "you may not read it" in not_read(path)


def test_a_file_beyond_the_bound_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "file"
    with path.open("wb") as file:
        file.truncate(LARGEST)
    assert len(read_whole(path)) == LARGEST
    with path.open("ab") as file:
        file.write(b"1")
    assert "larger than 32 MB" in not_read(path)


def test_what_a_killed_program_left_is_cleared_and_nothing_else(tmp_path: Path) -> None:
    path, other = tmp_path / "file", tmp_path / "other"
    for target in (path, other):
        write_whole(target, NEW, private=True)
        (tmp_path / f"{disk._prefix(target)}0.tmp").write_bytes(OLD)
    (tmp_path / ".strange.tmp").write_bytes(OLD)
    disk.clear_leftovers(path)
    left = {p.name for p in tmp_path.iterdir()}
    assert left == {"file", "other", f"{disk._prefix(other)}0.tmp", ".strange.tmp"}


def test_what_cannot_be_cleared_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = tmp_path / f"{disk._prefix(tmp_path / 'file')}0.tmp"
    left.write_bytes(OLD)

    def deny(_path: Path) -> None:
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.unlink", deny)
    disk.clear_leftovers(tmp_path / "file")
    assert left.exists()
