from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import audit
import notices

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_what_could_not_be_checked_is_told_from_what_is_sound() -> None:
    found: list[dict[str, Any]] = [
        {"name": "a", "version": "1", "vulns": []},
        {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1"}]},
        {"name": "c", "skip_reason": "not found"},
    ]
    assert audit.told(found) == (["c"], ["b 2: PYSEC-1"])


def test_the_bill_names_each_file_with_its_sum(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.so").write_bytes(b"x")
    (tmp_path / "two.so").symlink_to("one.so")
    ours = notices.Component(name="Ours", licence="MIT", files=("*.so",))
    other = notices.Component(name="Other", licence="MIT", files=("*.dll",))
    monkeypatch.setattr(notices, "components", lambda: (ours, other))
    [component] = audit.bill(tmp_path)["components"]
    assert component["licenses"] == [{"expression": "MIT"}]
    first, second = component["components"]
    assert first["hashes"][0]["content"] == hashlib.sha256(b"x").hexdigest()
    assert second == {"type": "file", "name": "two.so"}
