from __future__ import annotations

import hashlib
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.content import load_content
from logic.errors import ContentError
from logic.model import UNREACHED, Approach, Consideration, Share, Truth
from tests.logic.small_content import (
    EVIDENCE,
    RULES,
    amount,
    changed,
    choice,
    contents,
    folder,
    pack,
    small,
    term,
    toml,
)

if TYPE_CHECKING:
    from pathlib import Path

    from logic.model import Content, Term
    from tests.logic.small_content import Tables

GONE = object()


def put(rules: Tables, path: str, value: object) -> Tables:
    """The rules with the value at a dotted path, a number counting in a list; GONE removes it."""
    *outer, last = (int(part) if part.isdigit() else part for part in path.split("."))
    inner: Any = rules
    for part in outer:
        inner = inner[part]
    if value is GONE:
        del inner[last]
    else:
        inner[last] = value
    return rules


def faults_of(rules: Tables, evidence: Tables | None = None) -> tuple[str, ...]:
    with pytest.raises(ContentError) as found:
        load_content(pack(rules, evidence))
    assert all(fault in str(found.value) for fault in found.value.faults)
    return found.value.faults


# --------------------------------------------------------------------------- what is read


def test_the_small_content_is_read_whole() -> None:
    content = small()
    assert (content.id, content.version, content.dated) == ("small", "1", date(2026, 11, 23))
    assert dict(content.bands) == {"met": 101, "close": 50, "far": 0}
    assert content.questions["trial"].option_ids() == ("met", "close", "far")
    assert [question.id for question in content.in_section("all")] == list(content.questions)
    assert content.questions["volume"].options[0].below == 100
    assert list(content.questions["horizon"].default or ()) == [1, 10, 200]
    assert content.routes["B2"].built_on == ("B1",)
    assert content.routes["A1"].approach is Approach.FOUNDATION
    assert content.cost["epochs"].likely == 2
    assert content.limits.settled_cases == 50
    assert content.evidence["judgement"].citation == "Ours."


def test_the_checksum_is_of_every_file_with_its_name() -> None:
    rules, evidence = toml(RULES), toml(EVIDENCE)
    files = {"model.toml": rules, "evidence.toml": evidence, "en.toml": "a = 'a'", "note.md": "x"}
    digest = hashlib.sha256()
    for name in ("en.toml", "evidence.toml", "model.toml"):
        digest.update(name.encode() + b"\0" + files[name].encode())
    assert load_content(folder(files)).checksum == digest.hexdigest()


def test_a_file_that_cannot_be_summed_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "model.toml").write_text(toml(RULES))
    (tmp_path / "evidence.toml").write_text(toml(EVIDENCE))
    (tmp_path / "en.toml").mkdir()
    with pytest.raises(ContentError, match=r"en\.toml"):
        load_content(tmp_path)


def test_points_are_scaled_to_the_largest_sum_a_side_can_reach() -> None:
    rules = changed()
    rules["term"] = [
        term("a", ["colour"], {"colour": ["red"], "points": [6, -2]}),
        term("b", ["shade"], {"shade": ["dark"], "points": [-4, 1]}, {"points": [1, 1]}),
    ]
    rows = [one.rows for one in load_content(pack(rules)).terms]
    assert [row.points for row in rows[0]] == [(42, -14)]  # red and light come to 7; red and
    assert [row.points for row in rows[1]] == [(-28, 7), (7, 7)]  # dark never add up to 10


@given(contents())
def test_points_at_every_combination_are_those_of_the_first_row_that_matches(
    content: Content,
) -> None:
    for one in content.terms:
        columns = [(*content.questions[name].option_ids(), UNREACHED) for name in one.questions]
        for values in product(*columns):
            key = values if len(values) > 1 else values[0]
            assert one.at[key] == _first_row(one, values)


def _first_row(one: Term, values: tuple[str, ...]) -> tuple[int, int]:
    at = dict(zip(one.questions, values, strict=True))
    matching = [r for r in one.rows if all(at[q] in found for q, found in r.when.items())]
    return matching[0].points if matching else (0, 0)


@given(contents())
def test_blocks_hold_every_term_once_with_all_it_reads_and_what_leads_there(
    content: Content,
) -> None:
    placed = [one.id for block in content.blocks for one in block.terms]
    assert sorted(placed) == sorted(one.id for one in content.terms)
    names = [name for block in content.blocks for name in block.questions]
    assert len(names) == len(set(names))
    for block in content.blocks:
        inside = {*block.questions, content.hub}
        parents = [content.questions[n].ask_if.questions() for n in block.questions]
        reads = [set(one.questions) for one in block.terms]
        assert set().union(*parents, *reads) <= inside
        assert list(block.questions) == [n for n in content.questions if n in block.questions]
        tied = any(content.hub in read for read in (*parents, *reads))
        assert block.reads_hub or not tied


def test_a_question_a_route_hangs_on_always_applies() -> None:
    rules = changed()
    put(rules, "question.size", choice("big", "small"))
    put(rules, "question.taste", choice("good", "bad"))
    put(rules, "route.A1.needs", {"size": ["big"]})
    questions = load_content(pack(rules)).questions
    always = {name for name, question in questions.items() if not question.may_not_apply}
    assert always == {"trial", "colour", "shade", "provider", "size"}


def test_conditions_read_all_any_and_not() -> None:
    rules = changed()
    when = {"colour": ["red"], "any": [{"shade": ["dark"]}, {"provider": ["one"]}]}
    put(rules, "gate.0.when", {**when, "not": {"trial": ["met"]}})
    gate = load_content(pack(rules)).gates[0].when
    assert gate.questions() == {"colour", "shade", "provider", "trial"}
    base = {name: frozenset({value}) for name, value in BASE.items()}
    assert gate.truth(base) is Truth.YES
    for name, value in {"colour": "blue", "trial": "met"}.items():
        assert gate.truth({**base, name: frozenset({value})}) is Truth.NO
    both = {"shade": frozenset({"light"}), "provider": frozenset({"other"})}
    assert gate.truth({**base, **both}) is Truth.NO
    assert gate.truth({}) is Truth.OPEN


BASE = {"colour": "red", "shade": "dark", "provider": "other", "trial": "far"}


# --------------------------------------------------------------------- faults, one by one


def test_a_pack_without_its_files_names_both() -> None:
    with pytest.raises(ContentError) as found:
        load_content(folder({"en.toml": ""}))
    first, second = found.value.faults
    assert first.startswith("model.toml: ")
    assert second.startswith("evidence.toml: ")


def test_faults_of_every_kind_are_listed_together_and_once() -> None:
    rules = changed()
    put(rules, "question.colour.section", 5)
    put(rules, "term.0.questions", ["color"])
    put(rules, "limits.lever_percent.value", 25.5)
    put(rules, "neither.source", "RUMOUR")
    put(rules, "gate.0.sources", ["HEARSAY", "HEARSAY"])
    put(rules, "extra", 1)
    found = faults_of(rules)
    for fault in (
        "model.toml.question.colour: section must be text, not 5",
        "model.toml.term.warm: names the question 'color', which does not exist",
        "model.toml.limits.lever_percent: value must be a whole number, not 25.5",
        "model.toml.neither.source: names the source 'RUMOUR', which evidence.toml does not have",
        "model.toml.gate[1].sources: names the source 'HEARSAY', which evidence.toml does not have",
        "model.toml: extra is not known here",
    ):
        assert found.count(fault) == 1


def test_faults_come_in_the_same_order_each_time() -> None:
    rules = changed()
    put(rules, "term.0.rows", [{"colour": ["a", "b", "c", "d"], "points": [1, 1]}])
    put(rules, "gate.0.when", {"x": ["1"], "y": ["2"], "z": ["3"]})
    assert faults_of(rules) == faults_of(rules)
    options = [fault.split("'")[1] for fault in faults_of(rules) if "a row names" in fault]
    assert options == ["a", "b", "c", "d"]


TYPE_FAULTS = [
    ("pack.hub", GONE, "model.toml.pack: hub is missing"),
    ("pack.dated", "today", "model.toml.pack: dated must be a date such as 2026-11-23"),
    ("question", 5, "model.toml.question: must be a table"),
    ("question.colour", [], "model.toml.question.colour: must be a table"),
    ("question.colour.kind", "guess", "model.toml.question.colour: kind must be one of choice,"),
    ("question.colour.kind", GONE, "model.toml.question.colour: kind is missing"),
    ("term.0.consideration", GONE, "model.toml.term[1]: consideration is missing"),
    ("route.A1.approach", GONE, "model.toml.route.A1: approach is missing"),
    ("gate.0.when", GONE, "model.toml.gate[1]: when is missing"),
    ("question.colour.options", "red", "model.toml.question.colour: options must be a list of"),
    ("question.colour.colour", 1, "model.toml.question.colour: colour is not known here"),
    ("question.colour.whole", 1, "model.toml.question.colour: whole must be true or false"),
    ("question.volume.options", ["a"], "model.toml.question.volume.options[1]: must be a table"),
    ("question.volume.options.0.up_to", 9, "options[1]: up_to is not known here"),
    ("question.horizon.default.low", GONE, "model.toml.question.horizon.default: low is missing"),
    ("question.horizon.default.source", GONE, "question.horizon.default: source is missing"),
    ("term", {}, "model.toml: term must be a list of tables"),
    ("term.0.rows.0.points", [1], "model.toml.term[1].rows[1]: points must be two whole numbers"),
    ("term.0.rows.0.points", [1, 0.5], "term[1].rows[1]: points must be two whole numbers"),
    ("term.0.rows.0.points", [True, 1], "term[1].rows[1]: points must be two whole numbers"),
    ("term.0.rows.0.points", GONE, "model.toml.term[1].rows[1]: points is missing"),
    ("term.0.consideration", "taste", "model.toml.term[1]: consideration must be one of"),
    ("term.0.share", "half", "model.toml.term[1]: share must be one of whole, facts"),
    ("gate.0.when", 5, "model.toml.gate[1].when: must be a table"),
    ("gate.0.when", {"any": 5}, "model.toml.gate[1].when: any must be a list of tables"),
    ("gate.0.when", {"not": 5}, "model.toml.gate[1].when.not: must be a table"),
    ("route.A1.costs", GONE, "model.toml.route.A1: costs is missing"),
    ("route.A1.approach", "both", "model.toml.route.A1: approach must be one of foundation, fine"),
    ("offer.0.since", "soon", "model.toml.offer[1]: since must be a date"),
    ("offer.0.until", 2027, "model.toml.offer[1]: until must be a date"),
    ("diagnosis.facts.foundation", "A1", "model.toml.diagnosis.facts: foundation must be a list"),
    ("limits.lever_percent", GONE, "model.toml.limits.lever_percent: value is missing"),
    ("limits.patience", {}, "model.toml.limits: patience is not known here"),
    ("step.0.stage", 1.5, "model.toml.step[1]: stage must be a whole number"),
    ("risk.0.id", GONE, "model.toml.risk[1]: id is missing"),
    ("component.goal.consideration", "taste", "model.toml.component.goal: consideration must be"),
    ("component.goal.cases.0.weighs", "no", "component.goal.cases[1]: weighs must be true or"),
    ("neither.when", GONE, "model.toml.neither: when is missing"),
    ("neither.source", GONE, "model.toml.neither: source is missing"),
    ("review_soon", GONE, "model.toml.review_soon: when is missing"),
    ("cost.epochs", 3, "model.toml.cost.epochs: must be a table"),
    ("cost.epochs.source", GONE, "model.toml.cost.epochs: source is missing"),
    ("trial_bands.source", GONE, "model.toml.trial_bands: source is missing"),
]


@pytest.mark.parametrize(("path", "value", "fault"), TYPE_FAULTS)
def test_a_wrong_value_is_named_with_file_table_and_key(
    path: str, value: object, fault: str
) -> None:
    assert any(fault in found for found in faults_of(put(changed(), path, value)))


def test_a_fault_in_the_evidence_is_named() -> None:
    found = faults_of(RULES, {"evidence": {"judgement": {"mark": 5, "page": 3}}})
    assert found == (
        "evidence.toml.evidence.judgement: mark must be text, not 5",
        "evidence.toml.evidence.judgement: citation is missing",
        "evidence.toml.evidence.judgement: page is not known here",
    )


def test_a_source_nobody_has_is_named_wherever_it_stands() -> None:
    rules = changed(lambda r: put(r, "question.horizon.default.source", "X"))
    put(rules, "limits.lever_percent.source", "X")
    put(rules, "offer.0.source", "X")
    put(rules, "route.B1.sources", ["judgement", "X"])
    places = [fault.split(":")[0] for fault in faults_of(rules)]
    assert sorted(places) == [
        "model.toml.limits.lever_percent.source",
        "model.toml.offer[1].source",
        "model.toml.question.horizon.default.source",
        "model.toml.route.B1.sources",
    ]


@settings(max_examples=300)
@given(st.data())
def test_whatever_is_broken_a_pack_is_refused_with_faults_or_loads_whole(
    data: st.DataObject,
) -> None:
    rules = changed()
    put(rules, data.draw(st.sampled_from(PATHS)), data.draw(st.sampled_from(RUBBISH)))
    try:
        content = load_content(pack(rules))
    except ContentError as error:
        whole = all(fault.startswith("model.toml") for fault in error.faults)
    else:
        whole = content.blocks != () and all(one.at for one in content.terms)
    assert whole


def _paths(tables: object, prefix: str = "") -> list[str]:
    """The dotted path of every value, whole tables too."""
    pairs: list[tuple[object, object]] = []
    if isinstance(tables, dict):
        pairs = list(tables.items())
    elif isinstance(tables, list):
        pairs = list(enumerate(tables))
    found = [f"{prefix}{key}" for key, _ in pairs]
    return found + [path for key, value in pairs for path in _paths(value, f"{prefix}{key}.")]


PATHS = _paths(RULES)
RUBBISH = [
    "",
    "-",
    "colour",
    "trial",
    -1,
    0,
    1e14,
    True,
    [],
    {},
    [[]],
    [{}],
    ["red", "red"],
    {"not": {}},
    {"any": []},
    {"colour": ["pink"]},
    date(1, 1, 1),
    [{"id": "a"}],
    amount(),
    choice(*"abcdefghijklm"),
]


# ---------------------------------------------------------------------- the bundled pack


@pytest.fixture(scope="module")
def bundled() -> Content:
    return load_content()


def test_every_consideration_is_spoken_to_and_no_term_speaks_to_money(bundled: Content) -> None:
    spoken = {one.consideration for one in bundled.terms}
    assert spoken == set(Consideration) - {Consideration.COST}


def test_no_two_terms_say_the_same(bundled: Content) -> None:
    said = [(one.consideration, one.questions, one.share) for one in bundled.terms]
    assert len(said) == len(set(said))


def test_every_row_of_a_term_can_act(bundled: Content) -> None:
    for one in bundled.terms:
        acting = {one.at[key] for key in one.at} - {(0, 0)}
        assert {row.points for row in one.rows} <= acting, one.id
        assert one.share in tuple(Share)


def test_only_one_term_votes_on_an_amount_of_money(bundled: Content) -> None:
    money = {q.id for q in bundled.in_section("cost")} | {"volume"}
    assert not money & {name for one in bundled.terms for name in one.questions}
