"""What the command line prints for people."""

from __future__ import annotations

from itertools import chain
from textwrap import fill, indent
from typing import TYPE_CHECKING

from logic.findings import DecidedBy
from logic.model import ALWAYS, QuestionKind, Truth
from logic.sentences import Sentences, long_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from logic.assessment import Assessment
    from logic.findings import Advice, RouteResult
    from logic.model import Condition, Content, Question
    from logic.pack import Pack
    from logic.words import Words

WIDTH = 88
#: How many open questions are listed, those that move the lead most.
FIRST = 10
_NONE = "none"
_UNKNOWN = "not known"


def question_text(content: Content, words: Words) -> str:
    """The question bank by section, with the ids that ANSWERS.json uses."""
    blocks = chain.from_iterable(_section(content, words, s) for s in content.sections)
    return "\n".join(blocks) + "\n"


def advice_text(pack: Pack, assessment: Assessment, advice: Advice) -> str:
    """What an assessment comes to, on about two screens."""
    say = Sentences(pack.content, pack.words, assessment, advice)
    parts = (
        _prose(say.title()),
        _prose(say.lead_in()),
        "\n".join(_facts(advice, say.firmness()[0])),
        _titled("Considerations", _considerations(pack.words, advice)),
        _titled(
            "Routes (* stands for its approach)",
            (_route(say, pack.words, route) for route in advice.routes),
        ),
        _titled("Open questions", _open_questions(pack.words, advice)),
        _titled("Plan", (f"{n}. {say.step(s)[0]}" for n, s in enumerate(advice.plan, start=1))),
    )
    return "\n\n".join(parts) + "\n"


def _section(content: Content, words: Words, section: str) -> Iterator[str]:
    yield f"{words.text(f'section.{section}.name')} ({section})\n"
    for question in content.in_section(section):
        yield "\n".join(_question(question, words)) + "\n"


def _question(question: Question, words: Words) -> Iterator[str]:
    key = f"question.{question.id}"
    yield indent(_prose(words.text(f"{key}.title")), "  ")
    yield f"    id: {question.id} ({question.kind})"
    if question.ask_if != ALWAYS:
        asked = f"asked if: {condition_text(question.ask_if)}"
        yield fill(asked, WIDTH, initial_indent="    ", subsequent_indent="      ")
    if question.kind is QuestionKind.TRIAL:
        yield "    tried, good, pass_mark (percent); of the failures: facts, way, reasoning"
    elif question.kind is QuestionKind.AMOUNT:
        yield f"    low, likely, high in {words.text(f'unit.{question.unit}')}"
        if question.none_if:
            yield f"    not applicable counts as none for {', '.join(question.none_if)}"
    else:
        width = max(len(option) for option in question.option_ids())
        for option in question.option_ids():
            yield f"      {option:{width}}  {words.text(f'{key}.option.{option}.label')}"


def condition_text(condition: Condition) -> str:
    """A condition as people read it; nested groups stand in brackets."""
    if condition.question:
        return f"{condition.question} is {' or '.join(sorted(condition.options))}"
    if condition.negated is not None:
        return f"not ({condition_text(condition.negated)})"
    parts, word = (condition.any_of, " or ") if condition.any_of else (condition.all_of, " and ")
    return word.join(f"({condition_text(part)})" for part in parts)


def _facts(advice: Advice, firmness: str) -> Iterator[str]:
    decided = {
        DecidedBy.WEIGHTS: "by the weights",
        DecidedBy.CONDITION: "by a condition, not by weights",
        DecidedBy.NOTHING_YET: "nothing decides yet",
    }
    counts = advice.counts
    firm = f", {firmness.lower()}" if firmness else ""
    yield f"Recommendation  {advice.recommendation}, {decided[advice.decided_by]}{firm}"
    yield f"Lead            {_lead(advice)}"
    yield f"Settled         {'yes' if advice.settled else 'no'}"
    yield (
        f"Answers         {counts.asked} asked: {counts.confirmed} confirmed, "
        f"{counts.assumed} assumed, {counts.open} open"
    )
    yield f"Review by       {long_date(advice.review_date)}"


def _lead(advice: Advice) -> str:
    if advice.lead is None or advice.lead_range is None:
        return "none shown"
    low, high = advice.lead_range
    return (
        f"{_signed(advice.lead)}, from {_signed(low)} to {_signed(high)} with all that is uncertain"
        " (- foundation, + fine-tuned)"
    )


def _considerations(words: Words, advice: Advice) -> Iterator[str]:
    yield f"{'':24}{'foundation':>12}{'fine-tuned':>12}{'difference':>12}{'weight':>9}{'part':>10}"
    for found in advice.considerations:
        name = words.text(f"consideration.{found.id}.name")
        fits = [_one(found.foundation), _one(found.fine_tuned), _signed(found.difference)]
        part = _signed(found.contribution)
        if not advice.is_known(found.id):
            low, high = float(found.low), float(found.high)
            fits = [_UNKNOWN, _UNKNOWN, f"{low:+.0f} to {high:+.0f}"]
            part = _UNKNOWN
        yield (
            f"{name:24}{''.join(f'{fit:>12}' for fit in fits)}{_one(found.weight * 100):>8}%"
            f"{part:>10}"
        )


def _route(say: Sentences, words: Words, route: RouteResult) -> str:
    closed, still = (_gates(say, route, state) for state in (Truth.YES, Truth.OPEN))
    state = "kept" if route.kept else f"ruled out: {closed}"
    # What is open no longer matters to a route ruled out.
    notes = [state, *([f"open: {still}"] if still and route.kept else [])]
    mark = "*" if route.representing else " "
    told = f"{mark} {route.id:3} {words.text(f'route.{route.id}.name')}: {'; '.join(notes)}"
    return fill(told, WIDTH, subsequent_indent=" " * 8)


def _gates(say: Sentences, route: RouteResult, state: Truth) -> str:
    """A route's conditions in a state, each once: by name, or what the route itself needs."""
    told = (
        say.gate(route, gate)[gate.kind == "needs"].rstrip(".")
        for gate in route.gates
        if gate.state is state
    )
    return "; ".join(dict.fromkeys(told))


def _open_questions(words: Words, advice: Advice) -> Iterator[str]:
    for found in advice.open_questions[:FIRST]:
        short = words.text(f"question.{found.id}.short")
        yield f"{short} ({found.id}): {words.text(f'why_open.{found.why}')}"
    if len(advice.open_questions) > FIRST:
        yield f"and {len(advice.open_questions) - FIRST} more that move the lead less"


def _titled(title: str, lines: Iterable[str]) -> str:
    return "\n".join((title, *(f"  {line}" for line in list(lines) or [_NONE])))


def _prose(text: str) -> str:
    return fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def _one(value: Fraction) -> str:
    return f"{float(value):.1f}"


def _signed(value: Fraction) -> str:
    return f"{float(value):+.1f}"
