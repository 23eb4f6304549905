from __future__ import annotations

import hashlib
import json
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

import audit
import notices

if TYPE_CHECKING:
    from pathlib import Path


def test_what_could_not_be_checked_is_told_from_what_is_sound() -> None:
    found: list[dict[str, Any]] = [
        {"name": "a", "version": "1", "vulns": []},
        {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1"}]},
        {"name": "c", "skip_reason": "not found"},
    ]
    assert audit.told(found) == (["c"], ["b 2: PYSEC-1"])


@pytest.mark.parametrize(
    ("answer", "code", "said"),
    [
        ({"dependencies": [{"name": "a", "version": "1", "vulns": []}]}, 0, "1 packages checked"),
        ({"dependencies": [{"name": "a", "skip_reason": "x"}]}, 3, "NOT CHECKED for a"),
        ({"dependencies": []}, 3, "0 packages checked"),
        (
            {"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "PYSEC-1"}]}]},
            1,
            "Known vulnerability: a 1: PYSEC-1",
        ),
        (None, 3, "NOT CHECKED, pip-audit gave no answer"),
    ],
)
def test_only_what_was_checked_and_is_sound_ends_with_0(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: object, code: int, said: str
) -> None:
    told: list[str] = []
    monkeypatch.setattr(audit, "_asked", partial(json.dumps, answer) if answer else str)
    monkeypatch.setattr(audit, "prepare", str)
    monkeypatch.setattr(audit, "say", told.append)
    monkeypatch.setattr(notices, "check", str)
    (tmp_path / "tunewise").mkdir()
    assert audit.audit([str(tmp_path / "tunewise")]) == code
    assert said in "\n".join(told)
    assert (tmp_path / "tunewise.cdx.json").exists()


def test_without_a_bundle_there_is_no_bill(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(audit, "_asked", str)
    monkeypatch.setattr(audit, "prepare", str)
    assert audit.audit([str(tmp_path / "none")]) == 1
    assert "No bill of materials" in capsys.readouterr().out


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
