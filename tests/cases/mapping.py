"""Turns a row of published cases into answers, from what the row states and nothing else.

Never read: base_model, tuned_model, metric, the results, outcome and margin. "unknown" gives
no answer. Breadth, kind of task and specificity are one coder's reading of the stated task.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from logic.assessment import Amount, Answer, Assessment, Basis, State

CASES = Path(__file__).with_name("cases_open.csv")
DAY = "2026-11-23"

_KIND = {
    "classification": "label",
    "moderation": "label",
    "extraction": "extract",
    "generation": "write",
    "summarisation": "summarise",
    "qa_knowledge": "answer",
    "reasoning_exam": "code",
    "text_to_sql": "code",
    "code": "code",
    "agent_tools": "code",
}
_BREADTH = {"single_narrow": "one", "few_related": "few_alike", "many_diverse": "many_diverse"}
_TEAM = {"strong": "ml_team", "some": "developers"}
#: Families whose strict "format or style" can only be a format a machine reads.
_FORMATTED = ("code", "text_to_sql", "agent_tools", "extraction")
_TENS_OF_THOUSANDS = Amount(low=10_000, likely=30_000, high=99_999)
_MILLIONS = Amount(low=1_000_000, likely=1_000_000, high=10_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A published case: its id, whether a paper reports it, what won, and its assessment."""

    id: str
    paper: bool
    group: str
    outcome: str
    assessment: Assessment


def load_cases() -> tuple[Case, ...]:
    """Every case of the open table."""
    with CASES.open(encoding="utf-8", newline="") as file:
        return tuple(_case(row) for row in csv.DictReader(file))


def _case(row: dict[str, str]) -> Case:
    return Case(
        id=row["id"],
        paper=row["kind"] == "paper_benchmark",
        group=row["source_group"],
        outcome=row["outcome"],
        assessment=Assessment(id=row["id"], date=DAY, answers=answers(row)),
    )


def answers(row: dict[str, str]) -> dict[str, Answer]:
    """The answers a row states."""
    found = {
        "task_kind": _choice(_KIND.get(row["task_family"])),
        "task_count": _choice(_BREADTH.get(row["task_breadth"])),
        "examples_held": _examples(row["labelled_examples"]),
        "output_format": _choice("schema" if _machine_format(row) else None),
        "speed": _choice("under_a_second" if row["latency_critical"] == "yes" else None),
        "volume": _amount(_MILLIONS if row["volume_per_month"] == "high" else None),
        "data_location": _choice(
            "own_hardware" if row["data_must_stay_inhouse"] == "yes" else None
        ),
        "operators": _choice(_TEAM.get(row["ml_team"])),
    }
    return {name: answer for name, answer in found.items() if answer is not None}


def _machine_format(row: dict[str, str]) -> bool:
    return row["format_or_style_strict"] == "yes" and row["task_family"] in _FORMATTED


def _choice(option: str | None) -> Answer | None:
    if option is None:
        return None
    return Answer(state=State.ANSWERED, options=(option,), basis=Basis.DOCUMENTED)


def _examples(stated: str) -> Answer | None:
    if stated == "unknown":
        return None
    if stated == "10000+":
        return _amount(_TENS_OF_THOUSANDS)
    number = float(stated)
    return _amount(Amount(low=number, likely=number, high=number))


def _amount(amount: Amount | None) -> Answer | None:
    if amount is None:
        return None
    return Answer(state=State.ANSWERED, amount=amount, basis=Basis.DOCUMENTED)
