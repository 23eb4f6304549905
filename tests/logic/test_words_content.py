"""The words and sources of the standard pack, read straight from their files."""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

import pytest

from logic.report.answer_page import LONGEST_SENTENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parents[2] / "resources" / "content"
NO_BREAK_HYPHEN = "\N{NON-BREAKING HYPHEN}"


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def flat(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


MODEL = read("model.toml")
WORDS = read("en.toml")
EVIDENCE = read("evidence.toml")["evidence"]
#: Every text a reader may see, by dotted key.
TEXTS = dict(chain(flat(WORDS), flat(EVIDENCE, "evidence.")))

BANDS = [key for key in MODEL["trial_bands"] if key != "source"]
KINDS = (
    "foundation",
    "foundation_then_tune",
    "trial_first",
    "fine_tuned",
    "fine_tuned_with_retrieval",
    "too_close",
    "not_feasible",
    "too_little_known",
    "neither",
)
#: The kinds that may stand because the other side is ruled out.
SIDED = ("foundation", "foundation_then_tune", "fine_tuned", "fine_tuned_with_retrieval")
CONSIDERATIONS = (
    "business_need",
    "data_knowledge",
    "performance",
    "customization",
    "security",
    "cost",
)


def listed(table: str) -> list[str]:
    return [item["id"] for item in MODEL[table]]


def option_ids(question: dict[str, Any]) -> list[str]:
    if question["kind"] == "trial":
        return BANDS
    return [o if isinstance(o, str) else o["id"] for o in question["options"]]


#: The ids each table of words must have, no more and no fewer, and the words under each.
EXPECTED: dict[str, tuple[list[str], set[str]]] = {
    "section": (MODEL["pack"]["sections"], {"name"}),
    "consideration": (list(CONSIDERATIONS), {"name", "worst", "best"}),
    "term": ([*listed("term"), "cost"], {"foundation", "fine_tuned"}),
    "gate": ([*listed("gate"), "offer", "built_on"], {"name", "rule", "open", "reopens"}),
    "route": (list(MODEL["route"]), {"name", "what", "needs", "how"}),
    "diagnosis": (list(MODEL["diagnosis"]), {"name", "what"}),
    "step": (listed("step"), {"title", "text"}),
    "risk": (listed("risk"), {"title", "safeguard"}),
    "component": (list(MODEL["component"]), {"name", "foundation", "fine_tuned", "case"}),
    "approach": (["foundation", "fine_tuned"], {"name", "short"}),
    "offer": (
        MODEL["question"]["provider"]["options"],
        {"name", "open", "closed"},
    ),
    "failure": (["facts", "way", "reasoning", "unclassified"], {"name", "what"}),
    "basis": (["measured", "documented", "estimated", "assumed"], {"label", "meaning"}),
    "certainty": (["order", "about", "exact", "none"], {"label"}),
    "not_applicable": (
        ["out_of_scope", "decided_elsewhere", "does_not_arise", "other"],
        {"label"},
    ),
}

STEP_VALUES = {
    "task",
    "client",
    "pass_mark",
    "tried",
    "good",
    "share",
    "cases",
    "examples",
    "route_foundation",
    "route_fine_tuned",
    "review_date",
    "wanted_examples",
}
#: What may be filled in, by the start of the key; nothing elsewhere.
ALLOWED = {
    r"step\..*\.text": STEP_VALUES,
    r"component\..*\.case\..*": {
        "share",
        "pass_mark",
        "examples",
        "task",
        "route_foundation",
        "route_fine_tuned",
    },
    r"recommendation\..*\.(title|lead_in(_by_default)?(_gap)?(_undecided)?)": {"route"},
    r"gate\.offer\.rule": {"provider", "as_of"},
    r"certainty\.about\.label": {"tolerance"},
}


@pytest.mark.parametrize("table", EXPECTED)
def test_every_id_has_its_words_and_no_other(table: str) -> None:
    ids, parts = EXPECTED[table]
    assert list(WORDS[table]) == ids
    for name in ids:
        assert set(WORDS[table][name]) == parts, name


@pytest.mark.parametrize("name", MODEL["question"])
def test_a_question_has_its_words_and_no_other(name: str) -> None:
    rules, words = MODEL["question"][name], WORDS["question"][name]
    parts = {"title", "hint", "why", "short", "ask", "option"}
    assert set(words) == parts | ({"unit_label"} if rules["kind"] == "amount" else set())
    assert list(words["option"]) == option_ids(rules)
    assert all(set(option) == {"label", "detail"} for option in words["option"].values())


def test_the_questions_are_those_of_the_rules() -> None:
    assert sorted(WORDS["question"]) == sorted(MODEL["question"])


def test_the_comparison_has_a_sentence_for_each_case() -> None:
    for name, component in MODEL["component"].items():
        cases = [case["id"] for case in component["cases"]]
        assert sorted(WORDS["component"][name]["case"]) == sorted(cases), name


def test_each_recommendation_has_its_words() -> None:
    assert list(WORDS["recommendation"]) == list(KINDS)
    for kind, words in WORDS["recommendation"].items():
        by_default = {"by_default", "lead_in_by_default"} if kind in SIDED else set()
        told = {"title", "lead_in", *by_default}
        gap = {f"{key}_gap" for key in told} if kind == "foundation" else set()
        doubted = {"lead_in_assumed", "lead_in_few"} if kind == "trial_first" else set()
        usual = {"title", "lead_in", "next", "short"}
        advising = {
            key for key in words if key.startswith("title") or "better choice" in words[key]
        }
        undecided = {f"{key}_undecided" for key in advising if not key.endswith("_undecided")}
        undecided = undecided if kind in SIDED else set()
        assert set(words) == usual | by_default | gap | doubted | undecided, kind


def test_each_unit_and_role_has_a_name() -> None:
    questions = MODEL["question"].values()
    assert set(WORDS["unit"]) == {q["unit"] for q in questions if "unit" in q}
    assert set(WORDS["role"]) == {role for q in questions for role in q["roles"]}


def test_a_dollar_sign_only_starts_a_placeholder() -> None:
    assert not [key for key, text in flat(WORDS) if not Template(text).is_valid()]


def test_what_a_source_says_is_shown_as_it_stands() -> None:
    """Nothing is filled in there, so a dollar is one sign and stands before its number."""
    assert not [key for key, text in flat(EVIDENCE) if re.search(r"\$(?!\d)", text)]


def test_placeholders_are_those_allowed() -> None:
    for key, text in TEXTS.items():
        allowed = set[str]().union(*(v for k, v in ALLOWED.items() if re.fullmatch(k, key)))
        assert set(Template(text).get_identifiers()) <= allowed, key


QUESTIONS = WORDS["question"]
LABELS = [(k, v) for k, v in TEXTS.items() if k.startswith("question.") and k.endswith(".label")]


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_reads_as_one(name: str) -> None:
    words = QUESTIONS[name]
    assert len(words["title"]) < 90
    assert words["title"].endswith("?")
    assert 2 <= len(words["why"]) <= 420
    assert len(words["short"].split()) <= 5


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_hint_is_one_short_sentence_without_a_stop(name: str) -> None:
    hint = QUESTIONS[name]["hint"]
    assert 0 < len(hint) <= 80
    assert not hint.endswith(".")
    assert ". " not in hint
    assert "http" not in hint


def test_an_option_is_short_and_carries_no_stop() -> None:
    for key, label in LABELS:
        assert len(label.split()) <= 6, key
        assert len(label) <= 40, key
        assert not label.endswith("."), key


def test_details_are_one_line() -> None:
    details = {k: v for k, v in TEXTS.items() if k.endswith(".detail")}
    assert max(len(v) for v in details.values()) <= 80
    assert not [k for k, v in details.items() if v.endswith(".")]


def test_labels_of_one_question_differ() -> None:
    for name, words in QUESTIONS.items():
        labels = [option["label"] for option in words["option"].values()]
        assert len(set(labels)) == len(labels), name


def test_short_labels_differ() -> None:
    shorts = [words["short"] for words in QUESTIONS.values()]
    assert len(set(shorts)) == len(shorts)


SENTENCES = (
    r"question\..*\.(why|ask)"
    r"|term\..*|gate\..*\.(rule|open|reopens)|route\..*\.(what|needs|how)|diagnosis\..*\.what"
    r"|step\..*\.text|risk\..*\.safeguard|component\..*\.case\..*"
    r"|recommendation\..*\.(title.*|lead_in.*|by_default.*|next)|offer\..*\.(open|closed)"
    r"|evidence\..*\.(citation|says)"
)


def test_a_sentence_starts_and_ends_as_one() -> None:
    sentences = {key: text for key, text in TEXTS.items() if re.fullmatch(SENTENCES, key)}
    assert len(sentences) > 500
    assert not [key for key, text in sentences.items() if not text.endswith((".", ".”"))]
    own = {key: text for key, text in sentences.items() if not key.endswith(".citation")}
    assert not [key for key, text in own.items() if not re.match(r"[A-Z$“\d]", text)]


def test_anchors_read_as_from_worst_to_best() -> None:
    for words in WORDS["consideration"].values():
        assert not words["worst"].endswith(".")
        assert words["worst"][0].islower()
        assert words["best"][0].islower()


def test_titles_do_not_break_at_the_hyphen() -> None:
    titles = [v for k, v in TEXTS.items() if re.fullmatch(r"(recommendation|approach)\..*", k)]
    shown = [t for t in titles if "tune" in t]
    assert shown
    for kind, words in WORDS["recommendation"].items():
        for part in ("title", "by_default", "short"):
            assert "ine-tune" not in words.get(part, ""), (kind, part)
        assert len(words["title"]) <= 80, kind
    assert NO_BREAK_HYPHEN in WORDS["recommendation"]["fine_tuned"]["title"]


def test_gates_say_what_they_rule_out_and_what_would_reopen_it() -> None:
    for name, words in WORDS["gate"].items():
        assert words["rule"].startswith("Rules out "), name
        assert " because " in words["rule"], name
        assert words["reopens"].startswith("Reopens "), name


@pytest.mark.parametrize(
    "name",
    [
        "data_terms",
        "training_region",
        "memorised",
        "erasure",
        "supply_chain",
        "provider_terms",
        "high_risk_use",
    ],
)
def test_legal_rows_send_to_counsel(name: str) -> None:
    assert WORDS["risk"][name]["safeguard"].endswith("Check with counsel.")


BANNED = re.compile(
    r"\b(invalid|please|sorry|oops|simply|obviously|easily|leverage|utili[sz]e|robust|seamless"
    r"|state-of-the-art|hallucinat\w*|e\.g\.|i\.e\.|etc)\b",
    re.IGNORECASE,
)
AMERICAN = re.compile(
    r"\b(\w*(organiz|summariz|recogniz|optimiz|generaliz|memoriz|prioritiz|personaliz|minimiz"
    r"|maximiz|standardiz|finaliz|analyz|customiz)\w*|color\w*|behavior\w*|favor\w*|labeled"
    r"|labeling|modeling|modeled|catalog|center|fulfill"
    r"|judgment|defense|gray|canceled|toward)\b",
    re.IGNORECASE,
)
#: A cited title keeps its own spelling.
OWN_TEXTS = [key for key in TEXTS if not key.endswith(".citation")]


def hits(pattern: re.Pattern[str], keys: list[str]) -> dict[str, list[str]]:
    found = {key: [hit[0] for hit in pattern.finditer(TEXTS[key])] for key in keys}
    return {key: words for key, words in found.items() if words}


def test_words_are_plain() -> None:
    assert not hits(BANNED, OWN_TEXTS)


def test_words_are_british() -> None:
    american = hits(AMERICAN, OWN_TEXTS)
    assert american.pop("section.customization.name") == ["Customization"]
    assert american.pop("consideration.customization.name") == ["Customization"]
    assert not american


def test_marks_are_set_right() -> None:
    for key, text in TEXTS.items():
        assert text.strip() == text != "", key
        assert not re.search(r"[\"'`]|--|\.\.\.|  ", text), f"{key}: curly quotes, real dashes"
        assert not re.search(r"\d ?%", text), f"{key}: a no-break space before the per cent sign"


def test_a_range_takes_a_dash() -> None:
    names = re.compile(r"gpt-[\w.-]+|\d{4}-\d\d-\d\d|AI 600-1")
    for key in OWN_TEXTS:
        assert not re.search(r"\d-\d", names.sub("", TEXTS[key])), key


SOURCED = ("question", "term", "gate", "route", "offer", "step", "risk", "limits", "cost")


def sources(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever TOML holds
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "source":
                yield inner
            elif key == "sources":
                yield from inner
            else:
                yield from sources(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from sources(inner)


def test_every_source_the_rules_name_is_defined() -> None:
    named = set(sources(MODEL))
    assert {"LL", "PRICES", "judgement"} <= named
    assert not named - EVIDENCE.keys()


@pytest.mark.parametrize("key", EVIDENCE)
def test_every_source_may_be_printed(key: str) -> None:
    source = EVIDENCE[key]
    assert set(source) == {"mark", "grade", "dated", "citation", "says"}
    assert source["mark"] in {"R", "R2", "C", "judgement"}
    assert (source["mark"] == "judgement") == (key == "judgement")
    assert source["grade"] in ({"-"} if key == "judgement" else {"S", "M", "W"})
    assert re.fullmatch(r"undated|\d{4}(-\d\d-\d\d)?", source["dated"])


@pytest.mark.parametrize("key", [k for k, v in EVIDENCE.items() if v["mark"] == "R2"])
def test_what_others_report_is_cited_as_reported(key: str) -> None:
    says = (EVIDENCE[key]["citation"] + EVIDENCE[key]["says"]).lower()
    assert re.search(r"report|repeated|quoted|mirror|summar|copies|notes|listed|digest", says)


def test_a_step_begins_with_a_sentence_the_first_page_has_room_for() -> None:
    """Where it has none, a step there is no more than its title."""
    said = {key: text for key, text in TEXTS.items() if re.fullmatch(r"step\.\w+\.text", key)}
    known = "the agreed pass mark"
    first = {key: re.split(r"(?<=[.?!]) ", text)[0] for key, text in said.items()}
    filled = {key: text.replace("$pass_mark", known) for key, text in first.items()}
    assert filled
    assert {key for key, text in filled.items() if len(text) > LONGEST_SENTENCE} == set()
