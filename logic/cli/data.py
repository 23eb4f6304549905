"""What the command line prints for other programs; the schemas say what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from logic.interview import may_be_put_aside
from logic.model import ALWAYS, Consideration, QuestionKind, Truth

if TYPE_CHECKING:
    from logic.assessment import Assessment
    from logic.findings import Advice, ConsiderationResult, RouteResult
    from logic.model import Condition, Content, Question
    from logic.words import Words

Data = dict[str, object]
DECIMALS = 6


def question_data(content: Content, words: Words) -> Data:
    """The question bank: ids, kinds, words, and when each question is asked."""
    return {
        "content": _content(content),
        "sections": [{"id": s, "name": words.text(f"section.{s}.name")} for s in content.sections],
        "considerations": [
            {"id": c.value, "name": words.text(f"consideration.{c}.name")} for c in Consideration
        ],
        "questions": [_question(q, words) for q in content.questions.values()],
    }


def advice_data(content: Content, assessment: Assessment, advice: Advice) -> Data:
    """Everything the decision says, as ids and numbers of six decimals."""
    return {
        **{name: plain(getattr(advice, name)) for name in _AS_THEY_ARE},
        "considerations": [_consideration(found, advice) for found in advice.considerations],
        "routes": [_route(found) for found in advice.routes],
        "assessment": {"id": assessment.id, "date": assessment.date},
        "content": _content(content),
    }


_AS_THEY_ARE = (
    "recommendation",
    "side",
    "decided_by",
    "leans_to",
    "settled",
    "firmness",
    "certificates",
    "quick",
    "lead",
    "lead_range",
    "weights",
    "weights_stated",
    "reasons",
    "open_questions",
    "open_gates",
    "diagnosis",
    "trial",
    "counts",
    "cost",
    "plan",
    "comparison",
    "risks",
    "review_date",
)


def condition_data(condition: Condition) -> Data | None:
    """A condition as all, any, not, or "the question is one of"; None where it always holds."""
    if condition == ALWAYS:
        return None
    if condition.question:
        return {"question": condition.question, "is": sorted(condition.options)}
    if condition.negated is not None:
        return {"not": condition_data(condition.negated)}
    if condition.any_of:
        return {"any": [condition_data(part) for part in condition.any_of]}
    return {"all": [condition_data(part) for part in condition.all_of]}


def plain(value: object) -> object:
    """A value of the decision as dicts, lists, texts and rounded numbers."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    if isinstance(value, Fraction | float):
        return round(float(value), DECIMALS) + 0.0  # never -0.0
    if isinstance(value, str):
        return str(value)
    return value


def _content(content: Content) -> Data:
    return {"id": content.id, "version": content.version, "checksum": content.checksum}


def _question(question: Question, words: Words) -> Data:
    key = f"question.{question.id}"
    data: Data = {
        "id": question.id,
        "section": question.section,
        "kind": question.kind.value,
        "title": words.text(f"{key}.title"),
        "hint": words.text(f"{key}.hint"),
        "options": [
            {"id": option, "label": words.text(f"{key}.option.{option}.label")}
            for option in question.option_ids()
        ],
        "unit": question.unit or None,
        "may_not_apply": may_be_put_aside(question),
        "ask_if": condition_data(question.ask_if),
        "sources": list(question.sources),
    }
    if question.kind is QuestionKind.AMOUNT:
        data |= {"least": question.least, "most": question.most, "whole": question.whole}
        data["none_if"] = list(question.none_if)
    return data


def _consideration(found: ConsiderationResult, advice: Advice) -> Data:
    """A fit that is not known is null, whatever the lead counts it as."""
    names = (field.name for field in fields(found) if field.name != "reasons")
    data = {name: plain(getattr(found, name)) for name in names}
    known = advice.is_known(found.id)
    unknown = {} if known else dict.fromkeys(("foundation", "fine_tuned"))
    return {**data, **unknown, "known": known}


def _route(route: RouteResult) -> Data:
    return {
        "id": route.id,
        "approach": route.approach.value,
        "kept": route.kept,
        "gates": [gate.id for gate in route.gates if gate.state is Truth.YES],
        "open_gates": [gate.id for gate in route.gates if gate.state is Truth.OPEN],
        "representing": route.representing,
        "chosen": route.chosen,
    }
