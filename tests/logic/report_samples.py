"""Assessments the report is tested with: a rich one, an empty one, one full of any text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from logic.assessment import (
    Amount,
    Answer,
    Assessment,
    Basis,
    Certainty,
    CostInput,
    Costs,
    Engagement,
    FrozenPrice,
    Person,
    PriceEdit,
    Priorities,
    Revision,
    RouteChoice,
    State,
    Trial,
    Voice,
    WayChosen,
)
from logic.interview import walk
from tests.logic.bundled import CONTENT, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from logic.model import Content
    from logic.words import Words

DAY = "2026-11-22"
ID = "7f0d4c4e-2f0e-4a57-9c55-0d8a3f6b1c22"

CHOICES = {
    "task_kind": "label",
    "right_tool": "language_model",
    "runs_today": "people",
    "trial_setup": "with_examples",
    "data_location": "own_tenancy",
    "provider": "aws",
    "facts_change": "yearly",
    "citations": "not_needed",
    "entitlements": "same",
    "examples_possible": "within_weeks",
    "examples_rights": "held",
    "personal_data": "masked",
    "error_check": "samples",
    "operators": "developers",
    "task_count": "one",
    "task_stability": "stable",
    "deadline": "two_to_four_months",
    "language": "widely_used",
    "test_set": "agreed",
    "speed": "seconds",
    "device": "server",
    "field_speed": "slow",
    "style_rules": "learned_from_examples",
    "output_format": "schema",
    "audience": "internal",
    "harm": "money",
    "high_risk": "regulated",
    "passage_supplied": "supplied",
}
AMOUNTS = {
    "examples_held": (500, 600, 700),
    "error_cost": (20, 40, 90),
    "volume": (80_000, 100_000, 130_000),
    "corpus_size": (120, 200, 300),
    "prompt_tokens": (2_000, 2_600, 3_000),
    "label_cost": (4, 8, 12),
    "horizon": (24, 24, 24),
    "decisive_amount": (60_000, 60_000, 60_000),
}
POINTS = {
    "business_need": 80,
    "data_knowledge": 40,
    "performance": 65,
    "customization": 100,
    "security": 20,
    "cost": 15,
}


def pack() -> tuple[Content, Words]:
    """The bundled content and its words."""
    return CONTENT, WORDS


def rich() -> Assessment:
    """Nearly everything answered, by several people, on several bases."""
    answers = {
        name: Answer(
            state=State.ANSWERED, options=(option,), basis=Basis.ESTIMATED, said_by="claims"
        )
        for name, option in CHOICES.items()
    }
    for name, (low, likely, high) in AMOUNTS.items():
        amount = Amount(low=low, likely=likely, high=high)
        answers[name] = Answer(
            state=State.ANSWERED, amount=amount, basis=Basis.DOCUMENTED, said_by="it"
        )
    answers["trial"] = Answer(
        state=State.ANSWERED,
        trial=Trial(tried=60, good=45, pass_mark=92, facts=1, way=12, reasoning=2),
        basis=Basis.MEASURED,
        said_by="it",
        words="We tried the 60 claims of the last week of October.",
    )
    answers["examples_held"] = replace(
        answers["examples_held"],
        words="About 600 closed claims with the decision taken, 2023 to 2026.",
        note="PRIVATE the archive is in poor shape",
    )
    answers["audience"] = replace(answers["audience"], basis=Basis.ASSUMED)
    answers["language"] = Answer(state=State.DONT_KNOW)
    answers["retrainings"] = Answer(state=State.NOT_APPLICABLE, reason="decided_elsewhere")
    return Assessment(
        id=ID,
        date=DAY,
        engagement=Engagement(
            task="Claims triage",
            client="Example Insurance",
            firm="Example Consulting",
            prepared_by="A. Adviser",
            sells_implementation=True,
            decision="Whether to fund a tuning pilot in the first quarter",
            decide_by="2027-01-15",
            confidentiality="Confidential",
            adviser_view="The trial is small but telling; I would fund the pilot.",
            sources="Trial sheet of 30 October 2026; claims manual, chapters 2 and 3",
            people=(
                Person(id="claims", role="Head of claims", name="B. Person"),
                Person(id="it", role="IT architect", name="C. Person"),
            ),
        ),
        answers=answers,
        priorities=(
            Priorities(person="claims", agreed=True, certainty=Certainty.ABOUT, points=POINTS),
        ),
    )


_CONDITIONS = ("data_location", "provider", "operators", "personal_data", "examples_rights")


def undecided() -> Assessment:
    """``rich``, its conditions answered by assumption, so that one could still rule it out."""
    made = rich()
    for name in _CONDITIONS:
        made = made.with_answer(name, replace(made.answer(name), basis=Basis.ASSUMED))
    return made


def empty() -> Assessment:
    """Nothing but an id and a day."""
    return Assessment(id=ID, date=DAY)


def marked(mark: str) -> Assessment:
    """The rich assessment with ``mark`` in every text field, each numbered; notes apart.

    Notes hold ``PRIVATE`` instead.
    """
    return filled(lambda name: f"{mark}{name}")


def fields() -> tuple[str, ...]:
    """The names of the fields ``filled`` writes to, private notes left out."""
    seen: list[str] = []

    def note(name: str) -> str:
        seen.append(name)
        return name

    filled(note)
    return tuple(seen)


#: What is read beside a price on the screen.
_SHOWN_ONLY = {"price.note"}


def printed() -> tuple[str, ...]:
    """The names of the fields a report prints: words of questions out of reach stay aside."""
    asked = walk(CONTENT, rich())
    out_of_reach = {f"words.{name}" for name in rich().answers if name not in asked}
    return tuple(name for name in fields() if name not in out_of_reach | _SHOWN_ONLY)


def filled(text: Callable[[str], str]) -> Assessment:
    """The rich assessment with the text a function gives for each text field."""
    base = rich()
    return replace(
        base,
        engagement=_engagement(base, text),
        answers=_answers(base, text),
        priorities=(
            Priorities(person=text("priority.person"), agreed=True, points=POINTS),
            Priorities(person=text("priority.other"), agreed=False, points={"cost": 100}),
        ),
        route_choices=(
            RouteChoice(
                approach="fine_tuned",
                route="B2",
                reason=text("route.reason"),
                chosen_by=text("route.by"),
            ),
        ),
        costs=_costs(base, text),
        report=replace(base.report, names=True, draft=True),
        revisions=(Revision(number=1, finished_on=DAY, why=text("revision.why")),),
    )


def _engagement(base: Assessment, text: Callable[[str], str]) -> Engagement:
    written = ("task", "client", "firm", "prepared_by", "decision", "decide_by")
    said = ("confidentiality", "adviser_view", "sources")
    people = tuple(
        Person(id=one.id, role=text(f"role{index}"), name=text(f"name{index}"))
        for index, one in enumerate(base.engagement.people)
    )
    texts = {name: text(name) for name in (*written, *said)}
    return replace(Engagement(sells_implementation=False, people=people), **texts)  # type: ignore[arg-type]


def _answers(base: Assessment, text: Callable[[str], str]) -> dict[str, Answer]:
    answers = {
        name: replace(answer, words=text(f"words.{name}"), note="PRIVATE")
        for name, answer in base.answers.items()
    }
    voice = Voice(
        said_by=text("voice.by"),
        options=("with_documents",),
        basis=Basis.ESTIMATED,
        words=text("voice.words"),
    )
    answers["trial_setup"] = replace(answers["trial_setup"], voices=(voice,))
    answers["speed"] = replace(answers["speed"], said_by=text("said_by"))
    return answers


def _costs(base: Assessment, text: Callable[[str], str]) -> Costs:
    changed = CostInput(
        low=1,
        likely=2,
        high=3,
        unit=text("cost.unit"),
        source=text("cost.source"),
        changed_by=text("cost.by"),
        changed_on=DAY,
        why=text("cost.why"),
    )
    price = FrozenPrice(
        provider=text("price.provider"),
        model=text("price.model"),
        kind="input",
        unit=text("price.unit"),
        price_usd=2.5,
        as_of=DAY,
        source=text("price.source"),
        note=text("price.note"),
        list_name=text("price.list"),
        list_hash="0" * 64,
    )
    edit = PriceEdit(
        old_usd=3.0,
        changed_by=text("price.by"),
        changed_on=DAY,
        why=text("price.why"),
        evidence=text("price.evidence"),
    )
    prices = (price, replace(price, kind="output", edit=edit))
    way = WayChosen(way="shared", changed_by=text("way.by"), changed_on=DAY, why=text("way.why"))
    return replace(base.costs, inputs={"hosting": changed}, prices=prices, ways={"B2": way})
