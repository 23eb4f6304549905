"""Strict for every test: no screen, nothing outside the temporary folder, nothing left behind."""

from __future__ import annotations

import difflib
import os
import sys
import threading
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

# Before Qt is imported anywhere.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

settings.register_profile("ci", derandomize=True, database=None, deadline=None, max_examples=60)
settings.register_profile(
    "torture",
    deadline=None,
    max_examples=3000,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden-update", action="store_true", help="write golden files anew")


@contextmanager
def _unmeasured() -> Iterator[None]:
    """Without coverage, which makes Python half as fast."""
    coverage = Coverage.current()
    if coverage is None:
        yield
        return
    coverage.stop()
    try:
        yield
    finally:
        coverage.start()


def _is_untraced(item: pytest.Item) -> bool:
    return item.get_closest_marker("untraced") is not None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The untraced ones last: what is worked out once and kept is measured before them."""
    items.sort(key=_is_untraced)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Run what is marked ``untraced`` without coverage, and the processes it starts."""
    if not _is_untraced(item):
        return (yield)
    with _unmeasured(), pytest.MonkeyPatch.context() as patch:
        patch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
        return (yield)


_set_up: set[tuple[object, ...]] = set()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, None, None]:
    """Measure once what tests side by side are furnished with in the same way."""
    fixtures = getattr(item, "fixturenames", ())
    same = item.parent, item.nodeid.partition("[")[2], *fixtures
    with _unmeasured() if same in _set_up else nullcontext():
        yield
    _set_up.add(same)


class Golden:
    """Text compared with a file kept in ``golden/`` beside the test."""

    def __init__(self, folder: Path, *, update: bool) -> None:
        self._folder = folder
        self._update = update

    def check(self, name: str, text: str) -> None:
        """Fail with a diff where the text is not what the file holds."""
        path = self._folder / name
        if self._update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        kept = path.read_text(encoding="utf-8") if path.exists() else ""
        if kept == text:
            return
        lines = kept.splitlines(keepends=True), text.splitlines(keepends=True)
        diff = "".join(difflib.unified_diff(*lines, f"golden/{name}", "now"))
        pytest.fail(f"{diff}\nIf this is meant: pytest --golden-update", pytrace=False)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    update = bool(request.config.getoption("--golden-update"))
    return Golden(request.path.parent / "golden", update=update)


@pytest.fixture(autouse=True, scope="session")
def _home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A home of the tests' own, so that no test reads or writes a person's."""
    home = tmp_path_factory.mktemp("home")
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    with pytest.MonkeyPatch.context() as patch:
        for name in names:
            patch.setenv(name, str(home))
        patch.delenv("TUNEWISE_HOME", raising=False)
        yield


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    """Fail a test that leaves a thread running or a window open."""
    before = set(threading.enumerate())
    yield
    threads = [t.name for t in threading.enumerate() if t not in before and not t.daemon]
    assert not threads, f"left running: {threads}"
    windows = _open_windows()
    assert not windows, f"left open: {windows}"


def _open_windows() -> list[str]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    shown = [w for w in widgets.QApplication.topLevelWidgets() if w.isVisible()]
    for window in shown:
        window.close()  # so that the next test is not blamed for it
    return [f"{type(w).__name__} {w.windowTitle()!r}" for w in shown]
