"""What leaves the room: names left out everywhere, and every text known for what it is."""

from __future__ import annotations

import dataclasses
import typing
from dataclasses import replace

import pytest

from logic import assessment as values
from logic.assessment import Assessment, Engagement, Person
from logic.assessment_file import dumps
from logic.report.plain import as_text
from logic.report.sharing import LEFT_OUT, TEXTS, share_safe, stripped
from tests.logic import report_samples as samples
from tests.logic.report_cases import outline

#: Texts nobody writes freely: ids, dates, units, names of models, checksums, files.
SET = {
    "Amount": {"shape"},
    "Answer": {"options", "reason"},
    "Assessment": {"case", "date", "finished_on", "id"},
    "ContentRef": {"checksum", "id", "version"},
    "CostInput": {"changed_on", "shape", "unit"},
    "Costs": {"currency", "rate_date"},
    "Engagement": {"client"},
    "FrozenPrice": {
        *("as_of", "confidence", "effective_from", "effective_to", "kind", "list_hash", "model"),
        *("provider", "region", "role", "serving_ends", "tuning_closes", "unit"),
    },
    "Outcome": {"lead", "recommendation"},
    "Person": {"id", "name"},
    "PriceEdit": {"changed_on"},
    "Priorities": {"outweighs"},
    "ReportSettings": {"colour", "kind", "logo", "paper"},
    "Revision": {"finished_on", "state"},
    "RouteChoice": {"approach", "route"},
    "Voice": {"options"},
    "WayChosen": {"changed_on", "way"},
}


def texts_of(kind: type) -> set[str]:
    """The fields of a kind of value that hold text."""
    hints = typing.get_type_hints(kind)
    return {name for name, hint in hints.items() if hint in {str, tuple[str, ...]}}


KINDS = [
    kind
    for kind in vars(values).values()
    if isinstance(kind, type) and dataclasses.is_dataclass(kind)
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_text_of_an_assessment_is_free_or_set(kind: type) -> None:
    free, fixed = TEXTS.get(kind, frozenset()), SET.get(kind.__name__, set())
    assert not free & fixed
    assert texts_of(kind) == free | fixed


def test_the_samples_write_into_every_free_text() -> None:
    """So what is tried on them is tried on every text of the model."""
    made = samples.filled(lambda name: f"MARK {name}")
    found: dict[type, set[str]] = {}

    def look(value: object) -> None:
        if isinstance(value, dict):
            value = tuple(value.values())
        for part in value if isinstance(value, tuple) else ():
            look(part)
        if dataclasses.is_dataclass(value):
            for field in dataclasses.fields(value):
                part = getattr(value, field.name)
                look(part)
                if isinstance(part, str) and part.startswith("MARK"):
                    found.setdefault(type(value), set()).add(field.name)

    look(made)
    missing = {
        kind.__name__: names - found.get(kind, set())
        for kind, names in TEXTS.items()
        if names - found.get(kind, set())
    }
    assert missing == {"Answer": {"note"}}, "held apart, as private"


#: Texts of the samples that come from price lists and the content, not from people.
FIXED = {"cost.unit", "price.provider", "price.model", "price.unit"}


def safe(**engagement: object) -> Assessment:
    text = "Muster AG's plan, by B. Person, MUSTER AG; Musters"
    base = samples.filled(lambda name: name if name in FIXED else f"{name}: {text}")
    people = (Person(id="claims", role="Head, Muster AG", name="B. Person"),)
    whole: Engagement = replace(base.engagement, client="Muster AG", people=people)
    settings = replace(base.report, share_safe=True)
    return replace(base, engagement=replace(whole, **engagement), report=settings)  # type: ignore[arg-type]


def test_names_are_left_out_of_every_text() -> None:
    assessment = safe()
    for told in (as_text(outline(assessment)), dumps(stripped(assessment), "x").decode()):
        assert "muster ag" not in told.lower()
        assert "B. Person" not in told
        assert f"{LEFT_OUT}'s plan, by {LEFT_OUT}, {LEFT_OUT}; Musters" in told
    assert share_safe(share_safe(assessment)) == share_safe(assessment)


def test_a_name_without_blanks_around_it_is_found() -> None:
    assessment = safe(client="\u682a\u5f0f", adviser_view="\u7406\u682a\u5f0f\u8d54")
    assert share_safe(assessment).engagement.adviser_view == f"\u7406{LEFT_OUT}\u8d54"


def test_who_said_what_stays_where_an_id_is_a_name() -> None:
    assessment = safe(client="claims", decision="claims, faster")
    found = share_safe(assessment)
    assert found.engagement.decision == f"{LEFT_OUT}, faster"
    kept = {name: answer.said_by for name, answer in assessment.answers.items()}
    assert {name: a.said_by for name, a in found.answers.items() if kept[name] == "claims"} == {
        name: "claims" for name, said_by in kept.items() if said_by == "claims"
    }


def test_a_name_of_one_letter_is_not_looked_for() -> None:
    base = replace(safe(client="A"), answers={})
    plain = replace(base, engagement=replace(base.engagement, people=()))
    assert share_safe(plain).engagement.task == plain.engagement.task
