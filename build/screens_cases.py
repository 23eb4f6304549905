"""The assessments the pictures show: one finished, and one for each kind of recommendation.

They are written as other programs would write them, so what they may say is checked on reading.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from logic.answers_file import read_answers
from logic.assessment import CostInput, Costs
from logic.findings import Recommendation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from logic.assessment import Assessment
    from logic.model import Content

Plain = dict[str, Any]

#: The clock of the pictures stands at this moment.
MOMENT = "2026-11-22T14:32:00"
WORDS = "About 600 closed claims with the decision taken, 2023 to 2026."
NOTE = "They would rather not say who keeps the archive."
NEVER: Plain = {"state": "dont_know"}
_CLAIMS, _IT, _COMPLIANCE = "person1", "person2", "person3"


def _said(value: object, who: str, basis: str, words: str = "") -> Plain:
    return {"value": value, "said_by": who, "basis": basis, "words": words}


def _range(low: float, likely: float, high: float) -> Plain:
    return {"low": low, "likely": likely, "high": high}


ENGAGEMENT: Plain = {
    "task": "Claims triage",
    "client": "Example Insurance",
    "firm": "Example Consulting",
    "prepared_by": "the adviser in charge",
    "sells_implementation": False,
    "decision": "Whether to pay for a tuning pilot in the first quarter",
    "decide_by": "2027-01-15",
    "confidentiality": "Confidential",
    "adviser_view": "The trial is telling. Fund the pilot, and stop it if it misses the pass mark.",
    "sources": "Trial sheet of 30 October 2026; claims manual, chapters 2 and 3",
    "people": [
        {"id": _CLAIMS, "role": "Head of claims"},
        {"id": _IT, "role": "Head of IT"},
        {"id": _COMPLIANCE, "role": "Compliance"},
    ],
}
TRIAL: Plain = {
    "tried": 200,
    "good": 150,
    "pass_mark": 92,
    "facts": 4,
    "way": 38,
    "reasoning": 6,
}
ANSWERS: Plain = {
    "task_kind": _said("label", _CLAIMS, "documented"),
    "right_tool": _said("language_model", _CLAIMS, "estimated"),
    "runs_today": _said("people", _CLAIMS, "documented", "Four of us read every letter."),
    "trial": _said(TRIAL, _IT, "measured", "We tried 200 letters of the last week of October."),
    "trial_setup": _said("with_examples", _IT, "documented"),
    "data_location": _said("own_tenancy", _COMPLIANCE, "documented"),
    "provider": _said("aws", _IT, "documented"),
    "examples_held": _said(_range(550, 600, 650), _CLAIMS, "documented", WORDS),
    "examples_possible": _said("within_weeks", _CLAIMS, "estimated"),
    "examples_rights": _said("held", _COMPLIANCE, "documented"),
    "personal_data": _said("masked", _COMPLIANCE, "documented"),
    "error_check": _said("samples", _CLAIMS, "estimated"),
    "error_cost": _said(_range(20, 40, 90), _CLAIMS, "estimated"),
    "volume": _said(_range(24_000, 30_000, 38_000), _IT, "measured"),
    "operators": _said("developers", _IT, "documented"),
    "task_count": _said("one", _CLAIMS, "documented"),
    "task_stability": _said("stable", _CLAIMS, "estimated"),
    "deadline": _said("two_to_four_months", _CLAIMS, "documented"),
    "passage_supplied": _said("supplied", _IT, "documented"),
    "language": _said("widely_used", _CLAIMS, "estimated"),
    "small_trial": NEVER,
    "test_set": _said("agreed", _CLAIMS, "documented", "We signed the 200 letters off together."),
    "speed": _said("seconds", _IT, "documented"),
    "device": _said("server", _IT, "documented"),
    "field_speed": _said("slow", _IT, "assumed"),
    "style_rules": _said(
        "learned_from_examples",
        _CLAIMS,
        "estimated",
        "Nobody could write down why a letter goes to the large losses desk.",
    ),
    "output_format": _said("schema", _IT, "documented"),
    "audience": _said("internal", _COMPLIANCE, "documented"),
    "harm": _said("money", _COMPLIANCE, "documented"),
    "high_risk": _said(["ordinary", "regulated"], _COMPLIANCE, "estimated"),
    "prompt_tokens": _said(_range(2_000, 2_600, 3_000), _IT, "measured"),
    "variable_tokens": _said(_range(400, 700, 1_200), _IT, "measured"),
    "output_tokens": NEVER,
    "label_cost": _said(_range(4, 8, 12), _CLAIMS, "estimated"),
    "retrainings": {"state": "not_applicable", "reason": "decided_elsewhere"},
    "horizon": _said(_range(24, 24, 24), _CLAIMS, "documented"),
    "decisive_amount": _said(_range(60_000, 60_000, 60_000), _CLAIMS, "estimated"),
}
PRIORITIES: Plain = {
    "certainty": "order",
    "tolerance": 10,
    "points": {
        "business_need": 80,
        "data_knowledge": 40,
        "performance": 65,
        "customization": 100,
        "security": 20,
        "cost": 15,
    },
}

#: What is answered otherwise in the case of each kind; None takes an answer away.
CASES: Mapping[Recommendation, Plain] = {
    Recommendation.FINE_TUNED: {},
    Recommendation.FOUNDATION: {
        "trial": {"tried": 200, "good": 192, "pass_mark": 92, "facts": 2, "way": 4},
        "passage_supplied": None,
        "style_rules": "one_page",
    },
    Recommendation.FOUNDATION_THEN_TUNE: {
        "style_rules": "one_page",
        "task_count": "many_diverse",
        "deadline": "under_6_weeks",
        "examples_held": 60,
    },
    Recommendation.TRIAL_FIRST: {"trial": NEVER, "trial_setup": None, "passage_supplied": None},
    Recommendation.FINE_TUNED_WITH_RETRIEVAL: {
        "task_kind": "answer",
        "facts_change": "monthly",
        "citations": "required",
        "entitlements": "same",
        "corpus_size": 4_000,
        "trial": {"tried": 200, "good": 120, "pass_mark": 92, "facts": 26, "way": 50},
    },
    Recommendation.TOO_CLOSE: {"style_rules": "one_page", "volume": 300_000},
    Recommendation.NOT_FEASIBLE: {"data_location": "own_hardware", "operators": "nobody"},
    Recommendation.TOO_LITTLE_KNOWN: {},
    Recommendation.NEITHER: {"right_tool": "statistics"},
}

#: What is answered otherwise in the case of each shape the costs may take.
COSTS: Mapping[str, Plain] = {
    "cheap": {"volume": _range(400_000, 600_000, 900_000)},
    "dear": {},
    "never": {"volume": _range(900, 1_200, 1_500)},
    "close": {"volume": _range(100_000, 200_000, 400_000)},
    "unknown": {"volume": NEVER},
}

#: Without growth a small volume never pays back what tuning costs more.
STEADY = {
    "growth_a_month": CostInput(
        low=0,
        likely=0,
        high=0,
        unit="share_a_month",
        changed_by="the adviser in charge",
        changed_on=MOMENT[:10],
        why="The number of claims has been the same for ten years",
        source="Claims report 2025",
    )
}


def finished(content: Content) -> Assessment:
    """The assessment most pictures show: nearly everything answered, by three people."""
    return _with_notes(_read(content, ENGAGEMENT, ANSWERS, PRIORITIES))


def case(content: Content, kind: Recommendation) -> Assessment:
    """An assessment whose recommendation is of a kind."""
    if kind is Recommendation.TOO_LITTLE_KNOWN:
        return _read(content, ENGAGEMENT, {"task_kind": ANSWERS["task_kind"]}, None)
    answers = {k: v for k, v in {**ANSWERS, **CASES[kind]}.items() if v is not None}
    return _with_notes(_read(content, ENGAGEMENT, answers, PRIORITIES))


def cost_case(content: Content, name: str) -> Assessment:
    """The finished assessment with the answers that make a case of the costs."""
    read = _with_notes(_read(content, ENGAGEMENT, {**ANSWERS, **COSTS[name]}, PRIORITIES))
    return replace(read, costs=Costs(inputs=STEADY)) if name == "never" else read


def empty(content: Content) -> Assessment:
    """Nothing but a task."""
    return _read(content, {"task": "Claims triage"}, {}, None)


def _read(
    content: Content, engagement: Plain, answers: Plain, priorities: Plain | None
) -> Assessment:
    plain = {"date": MOMENT[:10], "engagement": engagement, "answers": answers}
    if priorities is not None:
        plain["priorities"] = priorities
    return read_answers(content, json.dumps(plain).encode(), "the pictures' assessment")


def _with_notes(assessment: Assessment) -> Assessment:
    """With a private note on the examples and a mark on the volume, which no program writes."""
    answers = dict(assessment.answers)
    answers["examples_held"] = replace(answers["examples_held"], note=NOTE)
    answers["volume"] = replace(answers["volume"], marked=True)
    return replace(assessment, answers=answers)
