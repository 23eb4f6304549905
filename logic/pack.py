"""A whole content pack, rules and words together, refused unless each has the other's ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.assessment import NOT_APPLICABLE_REASONS, Basis, Certainty, State
from logic.errors import ContentError
from logic.findings import Recommendation, WhyOpen
from logic.model import Approach, Consideration, QuestionKind
from logic.record import dataclass
from logic.tables import bundled_pack
from logic.words import Words, load_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable

    from logic.model import Content, Question

#: Tables of the words whose ids are the rules' own; others hold sentences of pages and report.
BANK = (
    "section",
    "question",
    "consideration",
    "term",
    "gate",
    "route",
    "diagnosis",
    "step",
    "risk",
    "component",
    "recommendation",
    "clash",
)
#: Gates that are worked out rather than listed in the rules.
WORKED_OUT_GATES = ("offer", "built_on")
#: The reason that is money, not a term.
WORKED_OUT_TERMS = ("cost",)


@dataclass(frozen=True, slots=True)
class Pack:
    """Rules and words that belong together."""

    content: Content
    words: Words


def load_pack(folder: Traversable | None = None, language: str = "en") -> Pack:
    """The checked pack of a folder over the bundled one, the bundled one alone by default.

    A folder brings only what it changes: ``model.toml`` or ``evidence.toml`` as a whole, words
    key by key.

    Raises:
        ContentError: a fault in rules or words, or an id that only one of them has; all the
            faults of a kind are listed.
    """
    from logic.content import load_content  # noqa: PLC0415 - start-up time
    from logic.own_pack import Overlay, has_words, misplaced  # noqa: PLC0415 - start-up time

    content = load_content(Overlay(folder) if folder else None)
    bundled = load_words(None, language)
    brought = folder is not None and has_words(folder, language)
    own = load_words(folder, language) if brought else Words({})
    words = bundled.overlaid(own)
    faults = (
        *missing_words(content, words),
        *idle_words(content, own if folder else bundled),
        *unknown_words(own, bundled),
        *misplaced(own, bundled),
    )
    if faults:
        raise ContentError(str(folder or bundled_pack()), faults)
    return Pack(content, words)


def missing_words(content: Content, words: Words) -> tuple[str, ...]:
    """A fault for each id of the rules that has no words."""
    return tuple(f"{key}: words are missing" for key in needed(content) if not words.has(key))


def unknown_words(own: Words, bundled: Words) -> tuple[str, ...]:
    """A fault for each sentence of pages and report that a pack words and nobody shows."""
    return tuple(
        f"{key}: there is no sentence of this name"
        for key in own.keys()  # noqa: SIM118 - no dict
        if key.split(".")[0] not in BANK and not bundled.has(key)
    )


def idle_words(content: Content, words: Words) -> tuple[str, ...]:
    """A fault for each id of the words that the rules do not know.

    Of a firm's pack only its own words are held to it: where its rules leave a bundled question
    out, the bundled words of it lie idle by right.
    """
    known = {".".join(key.split(".")[:2]) for key in needed(content)}
    options = {key.rsplit(".", 1)[0] for key in needed(content) if ".option." in key}
    found: dict[str, None] = {}
    for key in words.keys():  # noqa: SIM118
        parts = key.split(".")
        if parts[0] in BANK and ".".join(parts[:2]) not in known:
            found[".".join(parts[:2])] = None
        if parts[0] == "question" and ".option." in key and key.rsplit(".", 1)[0] not in options:
            found[key.rsplit(".", 1)[0]] = None
    return tuple(f"{key}: the rules do not know this id" for key in found)


def needed(content: Content) -> tuple[str, ...]:
    """Every key the words of this content must have."""
    return (
        *_each("section", content.sections, ("name",)),
        *(key for q in content.questions.values() for key in _of_question(q)),
        *_each("consideration", Consideration, ("name", "worst", "best")),
        *_each("term", _terms(content), ("foundation", "fine_tuned")),
        *_each("gate", _gates(content), ("name", "rule", "open", "reopens")),
        *_each("route", content.routes, ("name", "what", "how")),
        *_each("diagnosis", content.diagnoses, ("name", "what")),
        *_each("step", (s.id for s in content.steps), ("title", "text")),
        *_each("risk", (r.id for r in content.risks), ("title", "safeguard")),
        *_each("component", (c.id for c in content.components), ("name", *Approach)),
        *(f"component.{c.id}.case.{case.id}" for c in content.components for case in c.cases),
        *_each("recommendation", Recommendation, ("title", "lead_in", "short")),
        *_each("clash", (clash.id for clash in content.clashes), ("says",)),
        *_each("approach", Approach, ("name",)),
        *_each("not_applicable", NOT_APPLICABLE_REASONS, ("label",)),
        *_each("basis", Basis, ("label",)),
        *_each("certainty", Certainty, ("label",)),
        *_each("state", State, ()),
        *_each("why_open", WhyOpen, ()),
    )


def _terms(content: Content) -> Iterator[str]:
    yield from (term.id for term in content.terms)
    yield from WORKED_OUT_TERMS


def _gates(content: Content) -> Iterator[str]:
    yield from (gate.id for gate in content.gates)
    yield from WORKED_OUT_GATES


def _each(table: str, ids: Iterable[str], parts: tuple[str, ...]) -> Iterator[str]:
    for name in ids:
        yield from (f"{table}.{name}.{part}" for part in parts) if parts else (f"{table}.{name}",)


def _of_question(question: Question) -> Iterator[str]:
    for part in ("title", "hint", "why", "short", "ask"):
        yield f"question.{question.id}.{part}"
    for option in question.option_ids():
        yield f"question.{question.id}.option.{option}.label"
    if question.kind is QuestionKind.AMOUNT:
        yield f"unit.{question.unit}"
