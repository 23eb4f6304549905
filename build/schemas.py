"""Writes the schema of the assessment file from the values it is made of.

``python build/schemas.py`` after a change of ``logic.assessment``; a test compares the two.
The other schemas in ``resources/schemas`` are written by hand.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from logic.assessment import NOT_APPLICABLE_REASONS, Assessment  # noqa: E402
from logic.assessment_checks import DAYS_OF_PRICE, MOST_CASES  # noqa: E402
from logic.assessment_file import FORMAT, KIND  # noqa: E402
from logic.model import Approach, Consideration  # noqa: E402
from logic.points import SHAPES  # noqa: E402

PATH = ROOT / "resources" / "schemas" / "assessment-4.schema.json"

Schema = dict[str, Any]

_DAY = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_DAY_OR_BLANK = {"type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", "default": ""}
_CASES = {"type": "integer", "minimum": 0, "maximum": MOST_CASES}
_HUNDRED = {"type": "integer", "minimum": 0, "maximum": 100}
_ID = {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}$"}
_IDS = {"type": "array", "items": _ID, "uniqueItems": True, "default": []}

#: What the types alone do not say.
_NARROWER: dict[str, Schema] = {
    "Assessment": {
        "id": {"type": "string", "format": "uuid"},
        "date": _DAY,
        "revision": {"type": "integer", "minimum": 1, "default": 1},
    },
    "Answer": {
        "options": _IDS,
        "reason": {"enum": ["", *NOT_APPLICABLE_REASONS], "default": ""},
    },
    "Voice": {"options": _IDS},
    "Amount": {"shape": {"enum": ["", *SHAPES], "default": ""}},
    "Trial": {
        "tried": _CASES,
        "good": _CASES,
        "facts": {**_CASES, "default": 0},
        "way": {**_CASES, "default": 0},
        "reasoning": {**_CASES, "default": 0},
        "pass_mark": {"type": "number", "exclusiveMinimum": 0, "maximum": 100},
    },
    "Priorities": {
        "tolerance": {**_HUNDRED, "default": 10},
        "points": {
            "type": "object",
            "propertyNames": {"enum": list(Consideration)},
            "additionalProperties": _HUNDRED,
        },
    },
    "RouteChoice": {"approach": {"enum": list(Approach)}, "route": _ID},
    "CostInput": {"changed_on": _DAY_OR_BLANK},
    "WayChosen": {"way": _ID, "changed_on": _DAY_OR_BLANK},
    "FrozenPrice": {
        **dict.fromkeys(DAYS_OF_PRICE, _DAY_OR_BLANK),
        "min_prompt_tokens": {"type": "integer", "minimum": 0, "default": 0},
    },
    "PriceEdit": {"changed_on": _DAY_OR_BLANK},
    "Costs": {
        "currency": {"type": "string", "pattern": "^[A-Z]{3}$", "default": "USD"},
        "rate_date": _DAY_OR_BLANK,
    },
    "ReportSettings": {
        "colour": {"type": "string", "pattern": "^(#[0-9A-Fa-f]{6})?$", "default": ""},
    },
    "Revision": {"finished_on": _DAY_OR_BLANK},
}


def assessment_schema() -> Schema:
    """The JSON Schema of a ``.tunewise`` file; an older one keeps to it too."""
    parts = msgspec.json.schema(Assessment)["$defs"]
    for name, part in parts.items():
        _finish(name, part)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:tunewise:assessment:4",
        "title": "Tunewise assessment, file format 4",
        "description": "A .tunewise file. What is left out has its default.",
        "type": "object",
        "properties": {
            "format": {"type": "integer", "minimum": 1, "maximum": FORMAT},
            "kind": {"const": KIND},
            "written_by": {"type": "string"},
            "assessment": {"$ref": "#/$defs/Assessment"},
        },
        "required": ["format", "kind", "assessment"],
        "additionalProperties": False,
        "$defs": dict(sorted(parts.items())),
    }


def _finish(name: str, part: Schema) -> None:
    part["description"] = " ".join(part.get("description", "").replace("``", "").split())
    if "properties" in part:
        part["properties"] |= _NARROWER.get(name, {})
        part["additionalProperties"] = False


def text() -> str:
    """The schema as the file holds it."""
    return json.dumps(assessment_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8", newline="\n")
