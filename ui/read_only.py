"""The sentences on a file that is open for reading only."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from logic.sentences import MONTHS

if TYPE_CHECKING:
    from logic.lock import Holder
    from ui.kept_file import ReadOnly


def explained(name: str, read_only: ReadOnly | None) -> str:
    """Why nothing can be changed in a file, and what to do."""
    tr = QCoreApplication.translate
    if read_only is None or read_only.held is None:
        said = tr("ReadOnly", "%1 or its folder is write-protected.")
    else:
        said = tr("ReadOnly", "%1 is open elsewhere: %2.")
        said = said.replace("%2", _who(read_only.held.holder))
    advice = tr("ReadOnly", "You can read it; to change something, save a copy.")
    return f"{said.replace('%1', name)} {advice}"


def _who(holder: Holder) -> str:
    tr = QCoreApplication.translate
    if not holder.host:
        return tr("ReadOnly", "somebody else")
    said = tr("ReadOnly", "%1 on %2")
    said = said.replace("%1", holder.user or tr("ReadOnly", "somebody")).replace("%2", holder.host)
    since = _time(holder.since)
    return tr("ReadOnly", "%1 since %2").replace("%1", said).replace("%2", since) if since else said


def _time(moment: str) -> str:
    try:
        at = datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return ""
    return f"{at.day} {MONTHS[at.month - 1]} {at:%H:%M}"
