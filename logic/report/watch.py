"""Where a report being made stands, and whether it is still wanted."""

from __future__ import annotations

from logic.errors import ReportStoppedError


class Watch:
    """Shared by the thread that makes a report and the one that waits for it.

    ``page`` is the page being set and ``pages`` how many there are, 0 while they are counted.
    """

    def __init__(self) -> None:
        self.page = 0
        self.pages = 0
        self._stopped = False

    def stop(self) -> None:
        """Have the making end at its next step; nothing comes of it."""
        self._stopped = True

    def step(self, page: int = 0, pages: int = 0) -> None:
        """Note how far the making is; called between its parts.

        Raises:
            ReportStoppedError: it is not wanted any more.
        """
        if self._stopped:
            raise ReportStoppedError("The report was not made: it was cancelled.")
        self.page, self.pages = page, pages
