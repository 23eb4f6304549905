"""What the command line may ask of a report: what it shows, carries, and who can open it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest

from logic.assessment import ReportSettings
from logic.assessment_file import dumps
from logic.cli import passphrase as module
from logic.cli.arguments import read_arguments
from logic.cli.settings import settings_of
from logic.errors import UsageError
from tests.logic.commands import done, refusal
from tests.logic.files.examples import SMALL

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "four words or more"


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    path = tmp_path / "visit.tunewise"
    path.write_bytes(dumps(SMALL))
    return path


def wanted(*flags: str, kept: ReportSettings | None = None) -> ReportSettings:
    arguments = read_arguments(["report", "x", "-o", "y", *flags])
    return settings_of(arguments, kept or ReportSettings())


def test_what_is_left_out_stays_as_the_assessment_has_it() -> None:
    kept = ReportSettings(kind="clean", paper="Letter", draft=True, sources=False, names=True)
    assert wanted(kept=kept) == kept


@pytest.mark.parametrize(
    ("flags", "settings"),
    [
        (["--clean"], ReportSettings(kind="clean")),
        (["--summary-only", "--draft"], ReportSettings(summary_only=True, draft=True)),
        (["--share-safe", "--no-names"], ReportSettings(share_safe=True)),
        (["--names", "--cover", "--large"], ReportSettings(names=True, cover=True, large=True)),
        (["--paper", "Letter", "--no-cover"], ReportSettings(paper="Letter")),
        (["--no-all-answers"], ReportSettings(all_answers=False)),
        (["--no-sources", "--no-arithmetic"], ReportSettings(sources=False, arithmetic=False)),
    ],
)
def test_an_option_stands_in_its_place(flags: list[str], settings: ReportSettings) -> None:
    assert wanted(*flags) == settings


def test_a_clean_copy_can_be_made_to_reopen_again() -> None:
    assert wanted("--no-clean", kept=ReportSettings(kind="clean")) == ReportSettings()


def test_names_cannot_be_printed_and_left_out() -> None:
    with pytest.raises(UsageError, match="add --no-share-safe"):
        wanted("--names", kept=ReportSettings(share_safe=True))
    assert wanted("--names", "--no-share-safe", kept=ReportSettings(share_safe=True)).names


def test_another_paper_is_refused(visit: Path) -> None:
    assert "argument --paper" in refusal("report", visit, "-o", "y", "--paper", "A3")


@pytest.mark.pdf
def test_a_clean_summary_carries_nothing_and_is_short(visit: Path, tmp_path: Path) -> None:
    whole, short = tmp_path / "whole.pdf", tmp_path / "short.pdf"
    done("report", visit, "-o", whole)
    done("report", visit, "-o", short, "--clean", "--summary-only")
    with pikepdf.open(whole) as full, pikepdf.open(short) as clean:
        assert full.attachments
        assert not clean.attachments
        assert len(clean.pages) < len(full.pages)


@pytest.mark.pdf
def test_a_report_is_protected_by_the_passphrase(
    visit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(module.VARIABLE, WORDS)
    out = tmp_path / "out.pdf"
    assert done("report", visit, "-o", out, "--protect") == f"Wrote {out}.\n"
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(out.read_bytes()))
    with pikepdf.open(out, password=WORDS) as opened:
        assert opened.attachments
    assert done("verify", out)


def test_without_a_passphrase_no_report_is_written(
    visit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(module.VARIABLE, raising=False)
    out = tmp_path / "out.pdf"
    assert "there is no passphrase" in refusal("report", visit, "-o", out, "--protect")
    assert not out.exists()
