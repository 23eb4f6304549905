"""What others report is said to be reported, points of law are left to counsel, offers end."""

from __future__ import annotations

import re

import pytest

from logic.model import Truth
from tests.cases.mapping import load_cases
from tests.cases.scores import score
from tests.logic.journey import Journey, bundled, words

LAW = {"GPAI", "A25", "OMNI", "EDPB"}
STAGED = [
    *((f"step.{step.id}.text", step.sources) for step in bundled().steps),
    *((f"risk.{risk.id}.safeguard", risk.sources) for risk in bundled().risks),
]
IDS = [key for key, _ in STAGED]


def said(key: str) -> str:
    return words().text(key, **dict.fromkeys(words().placeholders(key), "it"))


@pytest.mark.parametrize(("key", "sources"), STAGED, ids=IDS)
def test_a_figure_others_report_is_said_to_be_reported(key: str, sources: tuple[str, ...]) -> None:
    marks = {bundled().evidence[source].mark for source in sources}
    if re.search(r"[0-9]\s%", said(key)) and "R2" in marks:
        assert "report" in said(key)


@pytest.mark.parametrize(("key", "sources"), STAGED, ids=IDS)
def test_points_of_law_are_for_counsel(key: str, sources: tuple[str, ...]) -> None:
    if LAW & set(sources):
        assert "Check with counsel." in said(key)


def test_no_source_is_general_or_unverified() -> None:
    assert {one.mark for one in bundled().evidence.values()} <= {"R", "R2", "C", "judgement"}


def test_a_lean_without_a_trial_is_said_to_forecast_nothing() -> None:
    """As long as the case table says so."""
    found = score("all", bundled(), load_cases())
    right = sum(n for (_, is_right), n in found.firm.items() if is_right)
    wrong = sum(n for (_, is_right), n in found.firm.items() if not is_right)
    assert right <= wrong
    assert "no more often than wrong" in words().text("recommendation.trial_first.lead_in")


# ------------------------------------------------------------------------ offers by date


@pytest.mark.parametrize(
    ("provider", "day", "state"),
    [
        ("openai", "2026-05-06", Truth.OPEN),
        ("openai", "2026-05-07", Truth.YES),
        ("microsoft", "2027-04-14", Truth.NO),
        ("microsoft", "2027-04-15", Truth.YES),
        ("google", "2027-05-23", Truth.NO),
        ("google", "2027-05-24", Truth.OPEN),
        ("aws", "2027-05-24", Truth.OPEN),
        ("open_weights_host", "2027-05-24", Truth.OPEN),
        ("anthropic", "2026-11-23", Truth.YES),
        ("mistral_cohere", "2026-11-23", Truth.YES),
        ("databricks_ibm", "2026-09-09", Truth.OPEN),
        ("databricks_ibm", "2026-09-10", Truth.YES),
        ("other", "2026-11-23", Truth.OPEN),
    ],
)
def test_an_offer_is_trusted_between_its_dates_only(provider: str, day: str, state: Truth) -> None:
    journey = Journey().says(data_location="any_cloud", provider=provider).on(day)
    gates = [gate for gate in journey.route("B1").gates if gate.id.startswith("offer")]
    assert [gate.state for gate in gates] == ([] if state is Truth.NO else [state])


def test_every_open_offer_says_until_when() -> None:
    assert all(offer.until for offer in bundled().offers if offer.open)
