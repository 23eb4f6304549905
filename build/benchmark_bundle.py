"""The size of the bundle beside PyInstaller's default build of the same program."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import archive
from benchmark_rows import ROOT, Row, run
from bundle_gates import MOST_MB, MOST_XZ_MB, size_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_BUNDLE = ROOT / "dist" / "tunewise"


def rows() -> Iterator[Row]:
    """Size on disk and as xz; nothing where no bundle was made."""
    if not _BUNDLE.exists():
        return
    with tempfile.TemporaryDirectory() as folder:
        plain = _default_build(Path(folder))
        for what, figure, beside, most in (
            ("bundle on disk", size_of(_BUNDLE), size_of(plain), MOST_MB),
            ("bundle as xz", _packed(_BUNDLE, folder), _packed(plain, folder), MOST_XZ_MB),
        ):
            yield Row(
                what=what,
                figure=figure,
                unit="MB",
                most=most,
                yardstick="PyInstaller's default build",
                beside=beside,
            )


def _default_build(folder: Path) -> Path:
    options = [f"--workpath={folder / 'work'}", f"--distpath={folder / 'dist'}", "--noconfirm"]
    data = [f"--add-data={ROOT / name}:{place}" for name, place in _DATA]
    named = [f"--specpath={folder}", "--name=plain", "--log-level=ERROR"]
    run([sys.executable, "-m", "PyInstaller", *options, *named, *data, ROOT / "main.py"])
    return folder / "dist" / "plain"


_DATA = (("resources", "resources"), ("pyproject.toml", "."))


def _packed(folder: Path, into: str) -> float:
    target = Path(into, f"{folder.name}.tar.xz")
    archive.write_tar_xz(folder, target, folder.name)
    return target.stat().st_size / 1e6
