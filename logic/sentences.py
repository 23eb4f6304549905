"""Fills the placeholders of a pack's sentences from one assessment and its advice."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from logic.assessment import Amount, Basis, Certainty, State, Trial
from logic.currency import DOLLAR, currency_of
from logic.findings import DecidedBy, Firmness, ShareKind
from logic.model import Approach, Truth
from logic.record import dataclass
from logic.tradeoff import trade_off

if TYPE_CHECKING:
    from logic.assessment import Answer, Assessment
    from logic.currency import Currency
    from logic.findings import (
        Advice,
        FirmnessResult,
        GateResult,
        Near,
        PlanStep,
        RouteResult,
        ShareResult,
    )
    from logic.model import Content, Question
    from logic.words import Words

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def long_date(iso: str) -> str:
    """A date such as "22 November 2026"; the text itself if it is no ISO date."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def number(value: float) -> str:
    """A number as people read it: thousands separated, no idle decimals."""
    whole = f"{value:,.0f}"
    return whole if float(whole.replace(",", "")) == value else f"{value:,.10g}"


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences about one assessment, with everything their placeholders need."""

    content: Content
    words: Words
    assessment: Assessment
    advice: Advice

    def values(self) -> dict[str, str]:
        """The placeholder values; each stands in words where its number is unknown."""
        trial = self.advice.trial
        say = self.words.text
        held = self.assessment.answer("examples_held").amount
        return {
            "task": self.assessment.engagement.task or say("unknown.task"),
            "client": self.assessment.engagement.client or say("unknown.client"),
            "pass_mark": percent(trial.pass_mark) if trial else say("unknown.pass_mark"),
            "tried": number(trial.tried) if trial else say("unknown.tried"),
            "good": number(trial.good) if trial else say("unknown.good"),
            "share": percent(trial.share) if trial else say("unknown.share"),
            "cases": number(self.content.cost["evaluation_cases"].likely),
            "examples": number(held.likely) if held else say("unknown.examples"),
            "wanted_examples": number(self.content.cost["examples_wanted"].likely),
            "route_foundation": self._route(Approach.FOUNDATION),
            "route_fine_tuned": self._route(Approach.FINE_TUNED),
            "route": self._route(self.advice.side or self.advice.leans_to or Approach.FOUNDATION),
            "review_date": long_date(self.advice.review_date),
        }

    def _route(self, approach: Approach) -> str:
        route = self.advice.representing(approach)
        return self.words.text(f"route.{route.id}.name") if route else self.no_route(approach)

    def no_route(self, approach: Approach) -> str:
        """What stands for the route of an approach that is ruled out."""
        return self.words.text(f"unknown.route_{approach}")

    def fill(self, key: str) -> str:
        """The sentence under a key, its placeholders filled."""
        wanted = self.words.placeholders(key)
        values = self.values() if wanted else {}
        return self.words.text(key, **{name: values[name] for name in wanted})

    def title(self) -> str:
        """The finding as one sentence."""
        return self.fill(self._variant("title", "by_default"))

    def short(self) -> str:
        """The finding in a few words; the whole sentence where it is not decided yet."""
        if self._is_undecided():
            return self.title().removesuffix(".")
        return self.words.text(f"recommendation.{self.advice.recommendation}.short")

    def _is_undecided(self) -> bool:
        firm = self.advice.firmness
        return firm is not None and firm.kind is Firmness.UNDECIDED

    def lead_in(self) -> str:
        """One or two sentences below the finding."""
        usual = self._variant("lead_in", "lead_in_by_default")
        trial = self.assessment.answer(self.content.hub)
        if self.advice.trial is None:
            return self.fill(usual)
        doubted = f"{usual}_{'assumed' if trial.basis is Basis.ASSUMED else 'few'}"
        return self.fill(doubted if self.words.has(doubted) else usual)

    def _variant(self, usual: str, by_default: str) -> str:
        """The key for what decided, weights or a condition, and whether a measured gap is left.

        A side that is not firm enough to be decided on is not advised: the answers point to it.
        """
        of, trial = f"recommendation.{self.advice.recommendation}", self.advice.trial
        decided = by_default if self.advice.decided_by is DecidedBy.CONDITION else usual
        gap = (f"{of}.{decided}_gap",) if trial is not None and trial.headroom > 0 else ()
        keys: tuple[str, ...] = (*gap, f"{of}.{decided}")
        if self._is_undecided():
            keys = (*(f"{key}_undecided" for key in keys), *keys)
        return next((key for key in keys if self.words.has(key)), f"{of}.{usual}")

    def firmness(self) -> tuple[str, str]:
        """How firm the side is: a word and the sentences behind it; empty without a lead."""
        found = self.advice.firmness
        if found is None:
            return "", ""
        parts = (
            share_words(self.words, found.share, ahead=self._ahead(found)),
            self._depends(),
            self._certificate(),
            *(self.words.text(f"held.{held}") for held in found.held),
            *(self._near(near) for near in found.near),
        )
        return self.words.text(f"firmness.{found.kind}"), " ".join(part for part in parts if part)

    def _ahead(self, found: FirmnessResult) -> Approach | None:
        """The side that is ahead where the two are too close to call."""
        if found.kind is not Firmness.TOO_CLOSE:
            return None
        return Approach.FINE_TUNED if (self.advice.lead or 0) > 0 else Approach.FOUNDATION

    def _depends(self) -> str:
        """What the side depends on where nobody weighs: open, or answered."""
        stated = self.assessment.agreed_priorities()
        if stated.certainty is Certainty.NONE and stated.outweighs:
            more, less = (self._improvement(name) for name in stated.outweighs)
            return self.words.text("trade_off.answered", more=more, less=less)
        found = trade_off(self.content.limits, self.assessment, self.advice)
        if found is None:
            return ""
        one, other = (self._improvement(of) for of in (found.foundation, found.fine_tuned))
        return self.words.text("trade_off.depends", one=one, other=other)

    def _improvement(self, of: str) -> str:
        return self.words.text(f"consideration.{of}.name")

    def _certificate(self) -> str:
        proofs = self.advice.certificates
        if proofs.every_order and self.advice.weights_stated:
            return self.words.text("certificate.every_order")
        return self.words.text("certificate.fixed_points") if proofs.fixed_points else ""

    def _near(self, near: Near) -> str:
        side = "past" if near.distance >= 0 else "short"
        distance = number(round(abs(float(near.distance)), 1))
        return self.words.text(f"near.{near.threshold}.{side}", distance=distance)

    def step(self, step: PlanStep) -> tuple[str, str]:
        """A plan step's title and text."""
        return self.fill(f"step.{step.id}.title"), self.fill(f"step.{step.id}.text")

    def due(self, step: PlanStep) -> tuple[str, str]:
        """The role that owns a step, and the day it is due; empty where the pack does not say."""
        key = f"report.plan.by.s{step.stage}"
        review = {"date": long_date(self.advice.review_date)}
        dated = self.words.has(key) and bool(self.words.placeholders(key))
        day = self.words.maybe(key, **(review if dated else {}))
        return self.words.maybe(f"step.{step.id}.who"), day

    def gate(self, route: RouteResult, gate: GateResult) -> tuple[str, str]:
        """A gate's name and the sentence to show: the rule if it is closed, else what is open.

        The sentence of a closed gate is followed by what would reopen it.
        """
        kind, of = gate.kind, gate.id.partition(":")[2]
        provider = self.words.maybe(f"offer.{of}.name", of)
        values = {"provider": provider, "as_of": long_date(gate.as_of)}
        if kind == "needs":
            return self.words.text(f"route.{route.id}.name"), self.words.maybe(
                f"route.{route.id}.needs"
            )
        name = self.words.text(f"gate.{kind}.name", **self._used(f"gate.{kind}.name", values))
        parts = ("rule", "reopens") if gate.state is Truth.YES else ("open",)
        keys = [f"gate.{kind}.{part}" for part in parts]
        return name, " ".join(self.words.text(key, **self._used(key, values)) for key in keys)

    def _used(self, key: str, values: dict[str, str]) -> dict[str, str]:
        return {name: values[name] for name in self.words.placeholders(key) if name in values}

    def answer(self, question: Question) -> str:
        """What was answered, in words; a blank says "not provided"."""
        answer, currency = self.assessment.answer(question.id), currency_of(self.assessment.costs)
        return answer_words(self.words, question, answer, currency)


def percent(share: float) -> str:
    """A share in [0, 1] as "84 %", with a decimal only where it has one; the space never breaks."""
    value = round(share * 100, 1)
    number_ = f"{value:.0f}" if value == int(value) else f"{value:.1f}"
    return f"{number_}\N{NO-BREAK SPACE}%"


def share_words(words: Words, share: ShareResult, *, ahead: Approach | None = None) -> str:
    """The share of weightings under which a side holds, or this one only is ahead, in words."""
    verb = "ahead" if ahead else "holds"
    if share.kind is ShareKind.EXACT:
        return words.text(f"{verb}.exact" if share.low else f"{verb}.exact_not")
    side = {"side": words.text(f"ahead.{ahead}")} if ahead else {}
    return words.text(f"{verb}.{share.kind}", share=of_hundred(words, share), **side)


def of_hundred(words: Words, share: ShareResult) -> str:
    """A share as people say it: "94 of 100", "fewer than 1 of 100", "all"."""
    low, high = round(share.low * 100), round(share.high * 100)
    if low != high:
        return words.text("of_hundred.range", low=low, high=high)
    ends = {0: "few" if share.low else "none", 100: "every" if share.low == 1 else "nearly"}
    return (
        words.text(f"of_hundred.{ends[low]}")
        if low in ends
        else words.text("of_hundred.number", number=low)
    )


def inside(name: str) -> str:
    """A name as it stands inside a sentence; "LoRA" and the like keep their capitals."""
    first = name.partition(" ")[0]
    return name[:1].lower() + name[1:] if first[1:].islower() else name


def answer_words(
    words: Words, question: Question, answer: Answer, currency: Currency = DOLLAR
) -> str:
    """What an answer says, in words; dollars in the currency as well."""
    if answer.state is State.NOT_APPLICABLE:
        reason = words.maybe(f"not_applicable.{answer.reason}.label")
        said = words.text(f"state.{State.NOT_APPLICABLE}")
        said = f"{said}: {inside(reason)}" if reason else said
        counted = aside_words(words, question, answer, "short")
        return f"{said}; {counted}" if counted else said
    if answer.state is not State.ANSWERED:
        return words.text(f"state.{answer.state}")
    if answer.amount:
        return amount_words(words, question, answer.amount, currency)
    if answer.trial:
        return trial_words(words, answer.trial)
    labels = [words.text(f"question.{question.id}.option.{o}.label") for o in answer.options]
    if len(labels) > 1:
        labels = [words.text("sentence.one_of", name=label) for label in labels]
    return words.text("sentence.or").join(labels)


def counted_as(question: Question, answer: Answer) -> Amount | None:
    """What an amount counts as that was put aside: none of it, or the usual one if there is one.

    None for what was not put aside.
    """
    if answer.put_aside_for(question.none_if):
        return Amount(low=0, likely=0, high=0)
    if answer.state is not State.NOT_APPLICABLE or question.default is None:
        return None
    low, likely, high = question.default
    return Amount(low=low, likely=likely, high=high)


def aside_words(words: Words, question: Question, answer: Answer, manner: str = "long") -> str:
    """What an amount that was put aside counts as; "" for what is none or counts as nothing known.

    ``manner`` is "long" for a sentence, "short" for what follows the reason.
    """
    amount = counted_as(question, answer)
    if amount is None:
        return ""
    kind = "none" if answer.put_aside_for(question.none_if) else "usual"
    key = f"aside.{kind}.{manner}"
    if not words.placeholders(key):
        return words.text(key)
    return words.text(key, amount=amount_words(words, question, amount))


def amount_words(
    words: Words, question: Question, amount: Amount, currency: Currency = DOLLAR
) -> str:
    """An amount with its unit, as a range where it is one; dollars in the currency as well."""
    ends = (amount.low, amount.likely, amount.high)
    if question.unit != "usd":
        return _ranged(words, [number(value) for value in ends], question.unit)
    dollars = _ranged(words, [f"${number(value)}" for value in ends])
    if not currency.converts:
        return dollars
    other = _converted(words, amount, currency)
    return words.text("sentence.converted", dollars=dollars, other=other)


def converted_words(words: Words, question: Question, amount: Amount, currency: Currency) -> str:
    """What an amount typed in dollars is in the currency, as a sentence; "" where it is none."""
    if question.unit != "usd" or not currency.converts:
        return ""
    day, other = long_date(currency.rate_date), _converted(words, amount, currency)
    key = "sentence.that_is" if currency.rate_date else "sentence.that_is_undated"
    return words.text(key, amount=other, day=day)


def _converted(words: Words, amount: Amount, currency: Currency) -> str:
    ends = (amount.low, amount.likely, amount.high)
    return _ranged(words, [currency.amount(value) for value in ends])


def _ranged(words: Words, ends: list[str], unit: str = "") -> str:
    low, likely, high = ends
    said = likely if low == high else f"{low}\N{EN DASH}{high}"
    named = f"{said} {words.text(f'unit.{unit}', count=said)}" if unit else said
    return named if low == high else f"{named} ({likely})"


def trial_words(words: Words, trial: Trial) -> str:
    """A trial's numbers as a phrase."""
    return words.text(
        "sentence.trial",
        good=number(trial.good),
        tried=number(trial.tried),
        pass_mark=percent(trial.pass_mark / 100),
    )
