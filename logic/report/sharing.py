"""What of an assessment a report may carry, and the file that goes into it.

The attachment is an assessment file without private notes, without earlier states, and without
what the report itself does not print: names where roles stand, the client where it is left out.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from logic import assessment as values
from logic import assessment_file
from resources import version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from logic.assessment import Assessment

#: Stands where a name was written; no word, so that it is read alike in every language.
LEFT_OUT = "[\N{HORIZONTAL ELLIPSIS}]"
#: Shorter names are likelier to be found by accident than meant.
_SHORTEST = 2
#: Where people write freely, by kind of value; all other texts are ids, dates, units or files.
TEXTS: Mapping[type, frozenset[str]] = {
    values.Engagement: frozenset(
        {
            "task",
            "firm",
            "prepared_by",
            "decision",
            "decide_by",
            "confidentiality",
            "adviser_view",
            "sources",
        }
    ),
    values.Person: frozenset({"role"}),
    values.Answer: frozenset({"words", "said_by", "note"}),
    values.Voice: frozenset({"words", "said_by"}),
    values.Priorities: frozenset({"person"}),
    values.RouteChoice: frozenset({"reason", "chosen_by"}),
    values.CostInput: frozenset({"source", "changed_by", "why"}),
    values.PriceEdit: frozenset({"changed_by", "why", "evidence"}),
    values.FrozenPrice: frozenset({"source", "note", "list_name"}),
    values.WayChosen: frozenset({"changed_by", "why"}),
    values.Revision: frozenset({"why"}),
}


def share_safe(assessment: Assessment) -> Assessment:
    """The assessment without the client's name and without people's names.

    Where one is written out in a text it is left out there too, in capitals or not.
    """
    people = tuple(replace(person, name="") for person in assessment.engagement.people)
    engagement = replace(assessment.engagement, client="", people=people)
    left = replace(assessment, engagement=engagement)
    named = sorted(_names(assessment), key=len, reverse=True)
    if not named:
        return left
    found = re.compile("|".join(map(_whole, named)), re.IGNORECASE)
    ids = frozenset(person.id for person in people)
    made: Assessment = _without(partial(_hidden, found, ids), left)
    return made


def _names(assessment: Assessment) -> Iterator[str]:
    engagement = assessment.engagement
    names = (engagement.client, *(person.name for person in engagement.people))
    return (name.strip() for name in names if len(name.strip()) >= _SHORTEST)


def _whole(name: str) -> str:
    """A pattern for the name, not inside a longer word where words are set apart."""
    before, after = (
        r"\b" if end.isascii() and end.isalnum() else "" for end in (name[0], name[-1])
    )
    return before + re.escape(name) + after


def _hidden(found: re.Pattern[str], ids: frozenset[str], text: str) -> str:
    return text if text in ids else found.sub(LEFT_OUT, text)


def _without(hide: partial[str], value: Any) -> Any:  # noqa: ANN401 - any value of an assessment
    """The value with every text in it that people write freely gone through."""
    match value:
        case tuple():
            return tuple(_without(hide, part) for part in value)
        case dict():
            return {key: _without(hide, part) for key, part in value.items()}
        case _ if is_dataclass(value) and not isinstance(value, type):
            parts = {field.name: getattr(value, field.name) for field in fields(value)}
            free = TEXTS.get(type(value), frozenset())
            made = {
                k: hide(part) if k in free else _without(hide, part) for k, part in parts.items()
            }
            return type(value)(**made)
        case _:
            return value


def attached(assessment: Assessment) -> bytes:
    """The file that goes into a report on this assessment."""
    return assessment_file.dumps(stripped(assessment), f"tunewise {version()}")


def stripped(assessment: Assessment) -> Assessment:
    """The assessment as far as its report may carry it."""
    found = share_safe(assessment) if assessment.report.share_safe else assessment
    if not assessment.report.names:
        people = tuple(replace(person, name="") for person in found.engagement.people)
        found = replace(found, engagement=replace(found.engagement, people=people))
    answers = {name: replace(answer, note="") for name, answer in found.answers.items()}
    revisions = tuple(replace(revision, state="") for revision in found.revisions)
    return replace(found, answers=answers, revisions=revisions)
