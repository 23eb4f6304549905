"""An assessment with a person taken out, or with another set of points or route put in."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.assessment import Answer, Assessment, Priorities, RouteChoice


def without_person(old: Assessment, identity: str) -> Assessment:
    """The assessment without a person; what they said and chose stays, by their role."""
    roles = {p.id: p.role for p in old.engagement.people}
    role = roles.pop(identity, "")
    people = tuple(p for p in old.engagement.people if p.id in roles)
    whose = _free_for_points(old, role)
    sets = tuple(replace(p, person=whose) if p.person == identity else p for p in old.priorities)
    return replace(
        old,
        engagement=replace(old.engagement, people=people),
        answers={q: _said_by_role(a, identity, role) for q, a in old.answers.items()},
        priorities=sets,
        route_choices=tuple(
            replace(c, chosen_by=role) if c.chosen_by == identity else c for c in old.route_choices
        ),
    )


def _free_for_points(old: Assessment, role: str) -> str:
    """The role, numbered where a set stands under it: no two may, and "" is the client's own."""
    taken = {"", *(one.person for one in old.priorities)}
    numbered = (f"{role} ({n})".lstrip() for n in count(2))
    return next(name for name in chain((role,), numbered) if name not in taken)


def _said_by_role(answer: Answer, identity: str, role: str) -> Answer:
    voices = tuple(replace(v, said_by=role) if v.said_by == identity else v for v in answer.voices)
    by = role if answer.said_by == identity else answer.said_by
    return replace(answer, said_by=by, voices=voices)


def fresh_person_id(assessment: Assessment) -> str:
    """An id for another person, used by nobody so far."""
    used = set(_named(assessment))
    return next(name for n in count(1) if (name := f"person{n}") not in used)


def _named(assessment: Assessment) -> Iterator[str]:
    """The id of everyone who is listed, said something, gave points or chose a route."""
    yield from (person.id for person in assessment.engagement.people)
    for answer in assessment.answers.values():
        yield answer.said_by
        yield from (voice.said_by for voice in answer.voices)
    yield from (one.person for one in assessment.priorities)
    yield from (choice.chosen_by for choice in assessment.route_choices)


def with_priorities(old: Assessment, priorities: Priorities) -> Assessment:
    """The assessment with a person's set in its place, a new one last.

    An agreed one takes the agreement from the others.
    """
    kept = {p.person: replace(p, agreed=p.agreed and not priorities.agreed) for p in old.priorities}
    kept[priorities.person] = priorities
    return replace(old, priorities=tuple(kept.values()))


def with_route(old: Assessment, choice: RouteChoice) -> Assessment:
    """The assessment with a route chosen for its side; an empty route takes the choice back."""
    others = tuple(c for c in old.route_choices if c.approach != choice.approach)
    return replace(old, route_choices=(*others, choice) if choice.route else others)
