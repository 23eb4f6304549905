"""Small content packs, made of plain tables: for faults, for rules alone, and at random."""

from __future__ import annotations

import copy
import json
from datetime import date
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import Path as ZipPath
from zipfile import ZipFile

from hypothesis import strategies as st

from logic.assessment import Amount, Answer, Assessment, Basis, State, Trial
from logic.content import content_of, load_content
from logic.content_check import COST_AMOUNTS, DIAGNOSES
from logic.model import Consideration, Limits, QuestionKind, Share
from logic.points import FIGURES, UNITS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from logic.model import Content, Question

Tables = dict[str, Any]
DAY = "2026-11-23"
BANDS = ("met", "close", "far")
HUB_SHARES = (Share.WHOLE, Share.FACTS, Share.WAY, Share.REASONING, Share.NOT_WAY)
SCORED = tuple(k for k in Consideration if k is not Consideration.COST)


def toml(tables: Mapping[str, object]) -> str:
    """The tables as TOML, every table below the first inline."""
    return "".join(f"{json.dumps(key)} = {_value(value)}\n" for key, value in tables.items())


def _value(value: object) -> str:
    if isinstance(value, dict):
        inside = ", ".join(f"{json.dumps(key)} = {_value(item)}" for key, item in value.items())
        return f"{{ {inside} }}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_value(item) for item in value)}]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value)


def folder(files: Mapping[str, str | bytes]) -> ZipPath:
    """A folder holding these files, in memory; a pack may as well come from an archive."""
    data = BytesIO()
    with ZipFile(data, "w") as writer:
        for name, text in files.items():
            writer.writestr(name, text)
    archive = ZipFile(data)
    archive.filename = "small.zip"
    return ZipPath(archive)


def pack(rules: Tables, evidence: Tables | None = None) -> ZipPath:
    """The folder of a pack with these rules."""
    sources = evidence if evidence is not None else EVIDENCE
    return folder({"model.toml": toml(rules), "evidence.toml": toml(sources)})


def content_at_once(rules: Tables) -> Content:
    """The content of these rules, with no file written and read on the way."""
    return content_of(rules, EVIDENCE, "small")


def changed(*changes: Callable[[Tables], object]) -> Tables:
    """The small rules, changed."""
    rules = copy.deepcopy(RULES)
    for change in changes:
        change(rules)
    return rules


def choice(*options: str, **more: object) -> Tables:
    """The table of a choice question."""
    return {
        "section": "all",
        "kind": "choice",
        "criterion": "C",
        "roles": ["business"],
        "sources": ["judgement"],
        "options": list(options),
        **more,
    }


def amount(**more: object) -> Tables:
    """The table of an amount question with two bands."""
    bands = [{"id": "small", "below": 100}, {"id": "large"}]
    return choice() | {"kind": "amount", "unit": "usd", "options": bands, "least": 1, **more}


def trial(**more: object) -> Tables:
    """The table of a trial question."""
    table = choice() | {"kind": "trial", **more}
    del table["options"]
    return table


def term(name: str, questions: list[str], *rows: Tables, **more: object) -> Tables:
    """The table of a term."""
    return {
        "id": name,
        "consideration": "performance",
        "questions": questions,
        "sources": ["judgement"],
        "rows": list(rows),
        **more,
    }


def _figure(name: str) -> Tables:
    value = 0.5 if UNITS[name].startswith("share") else 2
    return {
        **dict.fromkeys(("low", "likely", "high"), value),
        "unit": UNITS[name],
        "source": "judgement",
    }


def _sourced(value: float) -> Tables:
    return {"value": value, "source": "judgement"}


def _money(name: str) -> Tables:
    if name in ("volume", "examples_held", "decisive_amount"):
        return amount()
    return amount(default={"low": 1, "likely": 10, "high": 200, "source": "judgement"})


MONEY = {name: _money(name) for name in COST_AMOUNTS}
_LIMITS = {
    "too_close_below": 3,
    "confirmed_at_least": 1,
    "confirmed_for_side": 1,
    "review_months": 6,
    "review_months_soon": 3,
    "lever_percent": 25,
    "default_decisive": 50_000,
}
EVIDENCE: Tables = {"evidence": {"judgement": {"mark": "judgement", "citation": "Ours."}}}
RULES: Tables = {
    "pack": {
        "id": "small",
        "version": "1",
        "dated": date(2026, 11, 23),
        "sections": ["all"],
        "hub": "trial",
    },
    "limits": {name: _sourced(_LIMITS.get(name, 50)) for name in Limits.__slots__},
    "trial_bands": {"source": "judgement", "met": 101, "close": 50, "far": 0},
    "question": {
        "trial": trial(),
        "colour": choice("red", "green", "blue"),
        "shade": choice("dark", "light", ask_if={"colour": ["red"]}),
        "provider": choice("one", "other"),
        **MONEY,
    },
    "term": [
        term("warm", ["colour"], {"colour": ["red"], "points": [4, -4]}),
        term("gap", ["trial", "shade"], {"trial": ["far"], "points": [-2, 2]}, share="way"),
    ],
    "gate": [
        {
            "id": "no_blue",
            "knocks_out": ["B1"],
            "when": {"colour": ["blue"]},
            "sources": ["judgement"],
        }
    ],
    "route": {
        "A1": {"approach": "foundation", "costs": "request", "sources": ["judgement"]},
        "B1": {"approach": "fine_tuned", "costs": "hosted", "sources": ["judgement"]},
        "B2": {
            "approach": "fine_tuned",
            "costs": "cpu",
            "built_on": ["B1"],
            "ignoring": ["no_blue"],
            "sources": ["judgement"],
        },
    },
    "offer": [
        {
            "provider": "one",
            "route": "B1",
            "open": True,
            "since": date(2026, 1, 1),
            "source": "judgement",
        }
    ],
    "diagnosis": {name: {"foundation": ["A1"], "fine_tuned": ["B1", "B2"]} for name in DIAGNOSES},
    "neither": {"when": {"colour": ["green"], "shade": ["light"]}, "source": "judgement"},
    "review_soon": {"when": {"colour": ["red"]}, "source": "judgement"},
    "step": [{"id": "go", "stage": 1, "sources": ["judgement"]}],
    "risk": [{"id": "harm", "sources": ["judgement"]}],
    "component": {"goal": {"consideration": "performance", "cases": [{"id": "always"}]}},
    "cost": {name: _figure(name) for name in FIGURES},
}


@cache
def small() -> Content:
    """The small content, loaded."""
    return load_content(pack(RULES))


def assessment(answers: Mapping[str, Answer] | None = None) -> Assessment:
    """An assessment with these answers."""
    return Assessment(id="small", date=DAY, answers=dict(answers or {}))


def picks(*options: str, basis: Basis | None = None) -> Answer:
    """A choice answered."""
    return Answer(state=State.ANSWERED, options=options, basis=basis)


def amounts(low: float, likely: float, high: float, basis: Basis | None = None) -> Answer:
    """An amount answered."""
    found = Amount(low=low, likely=likely, high=high)
    return Answer(state=State.ANSWERED, amount=found, basis=basis)


def tries(found: Trial, basis: Basis | None = None) -> Answer:
    """A trial answered."""
    return Answer(state=State.ANSWERED, trial=found, basis=basis)


# ------------------------------------------------------------------------------ at random

CHOICES = ("q1", "q2", "q3", "q4")


def contents() -> st.SearchStrategy[Content]:
    """A small content at random."""
    return random_rules().map(content_at_once)


@st.composite
def random_rules(draw: st.DrawFn) -> Tables:
    """The rules of a small content: terms that interact, routing, a hub tied to some of it."""
    options = {name: [f"{name}{n}" for n in range(draw(st.integers(2, 3)))] for name in CHOICES}
    known = {"trial": list(BANDS), **options}
    questions = {
        name: choice(*options[name], ask_if=draw(_routing(known, name))) for name in CHOICES
    }
    names = draw(st.lists(st.sampled_from("abcde"), min_size=1, max_size=5, unique=True))
    terms = [draw(_terms(name, known)) for name in names]
    rules = changed(lambda r: r.update(term=terms, gate=[], offer=[]))
    rules["question"] = {"trial": trial(), **questions, "provider": choice("one"), **MONEY}
    rules["neither"]["when"] = {"q1": []}
    rules["review_soon"]["when"] = {"q1": []}
    return rules


@st.composite
def _routing(draw: st.DrawFn, known: Mapping[str, list[str]], name: str) -> Tables:
    before = ("trial", *CHOICES[: CHOICES.index(name)])
    parents = draw(st.lists(st.sampled_from(before), max_size=2, unique=True))
    conditions = {parent: draw(_some(known[parent])) for parent in parents}
    form = draw(st.sampled_from(["all", "any", "not"])) if conditions else "all"
    if form == "not":
        return {"not": conditions}
    return {"any": [{k: v} for k, v in conditions.items()]} if form == "any" else conditions


def _some(options: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(options), min_size=1, unique=True)


@st.composite
def _terms(draw: st.DrawFn, name: str, known: Mapping[str, list[str]]) -> Tables:
    read = draw(st.lists(st.sampled_from(list(known)), min_size=1, max_size=3, unique=True))
    points = st.lists(st.integers(-6, 6), min_size=2, max_size=2)
    rows = [
        {question: draw(_some(known[question])) for question in read if draw(st.booleans())}
        | {"points": draw(points)}
        for _ in range(draw(st.integers(1, 3)))
    ]
    shares = HUB_SHARES if "trial" in read else HUB_SHARES[:1]
    share = draw(st.sampled_from(shares))
    return term(name, read, *rows, share=share, consideration=draw(st.sampled_from(SCORED)))


@st.composite
def trials(draw: st.DrawFn, most: int = 60) -> Trial:
    """A trial that fits its question."""
    tried = draw(st.integers(1, most))
    good = draw(st.integers(0, tried))
    facts = draw(st.integers(0, tried - good))
    way = draw(st.integers(0, tried - good - facts))
    reasoning = draw(st.integers(0, tried - good - facts - way))
    pass_mark = draw(st.sampled_from([40.0, 75.0, 80.0, 92.5, 100.0]))
    return Trial(
        tried=tried, good=good, pass_mark=pass_mark, facts=facts, way=way, reasoning=reasoning
    )


@st.composite
def answers_to(draw: st.DrawFn, question: Question) -> Answer:
    """An answer that fits its question; never "not applicable"."""
    state = draw(st.sampled_from([State.ANSWERED, State.ANSWERED, State.DONT_KNOW]))
    if state is not State.ANSWERED:
        return Answer(state=state)
    basis = draw(st.sampled_from([None, Basis.MEASURED, Basis.ASSUMED]))
    if question.kind is QuestionKind.TRIAL:
        return tries(draw(trials()), basis)
    if question.kind is QuestionKind.AMOUNT:
        top = min(question.most, 1e7)
        numbers = st.integers(int(question.least), int(top))
        low, likely, high = sorted(draw(st.lists(numbers, min_size=3, max_size=3)))
        return amounts(low, likely, high, basis)
    left = draw(_some(list(question.option_ids())))
    return picks(*left, basis=basis)


@st.composite
def assessments(draw: st.DrawFn, content: Content, *, blank: bool = True) -> Assessment:
    """An assessment of this content, some questions blank."""
    names = [name for name in content.questions if not blank or draw(st.booleans())]
    return assessment({name: draw(answers_to(content.questions[name])) for name in names})
