"""A report being made says how far it is, and ends at its next step where it is not wanted."""

from __future__ import annotations

import pytest

from logic.errors import ReportStoppedError
from logic.report import Watch, render_outline
from logic.report import archive as archiving
from tests.logic import report_samples as samples
from tests.logic.report_cases import outline

pytestmark = pytest.mark.pdf

OUTLINE = outline(samples.empty())


class Stopping(Watch):
    """Notes its steps, and stops itself before one of them."""

    def __init__(self, last: int | None = None) -> None:
        super().__init__()
        self.steps: list[tuple[int, int]] = []
        self._last = last

    def step(self, page: int = 0, pages: int = 0) -> None:
        if len(self.steps) == self._last:
            self.stop()
        super().step(page, pages)
        self.steps.append((page, pages))


@pytest.fixture(scope="module")
def whole() -> list[tuple[int, int]]:
    """The steps of a report that was made to its end."""
    watch = Stopping()
    render_outline(OUTLINE, watch=watch)
    return watch.steps


def test_every_section_and_every_page_is_a_step(whole: list[tuple[int, int]]) -> None:
    sections = len(OUTLINE.sections)
    pages = (len(whole) - sections - 1) // 2
    assert whole[:sections] == [(0, 0)] * sections
    counting, drawing = whole[sections : sections + pages], whole[sections + pages : -1]
    assert counting == [(number + 1, 0) for number in range(pages)]
    assert drawing == [(number + 1, pages) for number in range(pages)]
    assert whole[-1] == (0, 0), "before the archive"


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.8, 1.0])
def test_it_ends_at_the_step_it_is_stopped_at(
    whole: list[tuple[int, int]], share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archiving, "archive", lambda *_: pytest.fail("went on"))
    last = round(share * (len(whole) - 1))
    watch = Stopping(last)
    with pytest.raises(ReportStoppedError, match="cancelled"):
        render_outline(OUTLINE, watch=watch)
    assert watch.steps == whole[:last]


def test_one_that_was_stopped_leaves_the_next_alone() -> None:
    made = render_outline(OUTLINE)
    with pytest.raises(ReportStoppedError):
        render_outline(OUTLINE, watch=Stopping(20))
    assert render_outline(OUTLINE) == made
