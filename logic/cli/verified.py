"""What the command ``verify`` says of a report and the answers inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from logic.report.verification import Verdict

VERIFIED = (
    "{file}: the report is what the answers inside it lead to.\n"
    "This shows that the two belong together, not who made them.\n"
)
_MOST_NAMED = 8


def unlike(path: Path, found: Verdict) -> str:
    """A sentence on the pages that differ, and on what else is another."""
    named = ", ".join(map(str, found.pages[:_MOST_NAMED]))
    more = " and others" if len(found.pages) > _MOST_NAMED else ""
    differ = f"page {named} differs" if len(found.pages) == 1 else f"pages {named}{more} differ"
    sentence = f"{path}: the report is not what the answers inside it lead to; {differ}"
    other = note_of(found)
    return f"{sentence}. {other}" if other else f"{sentence}, so one of them was changed."


def note_of(found: Verdict) -> str:
    """A sentence where another version or content pack made the report, or ""."""
    if found.made_by != found.made_now:
        return f"It was made by {found.made_by or 'another program'}, this is {found.made_now}."
    if found.other_rules:
        return "It was made under another content pack than the one in use here."
    return ""
