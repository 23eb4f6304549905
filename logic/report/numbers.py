"""Numbers within sentences, each with the key of what ``trace`` tells of it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from logic.figures import Role
from logic.report.blocks import Span, say
from logic.report.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from logic.report.blocks import Prose
    from logic.report.matter import Matter
    from logic.words import Words

#: What may stand before the digits of a sum, and after them: "CHF 1.24m", "90th".
_SIGN = "(?:[$\N{EURO SIGN}\N{POUND SIGN}]|[A-Z]{3}\N{NO-BREAK SPACE})?"
_SIZE = r"(?:(?:k|m|bn|tn|st|nd|rd|th)\b)?"
_ONE = f"[+\N{MINUS SIGN}]?{_SIGN}[0-9](?:[0-9,.\N{NO-BREAK SPACE}]*[0-9])?{_SIZE}"
_NUMBER = re.compile(_ONE)
_NUMBERS = re.compile(rf"{_ONE}(?: \w+ {_ONE})*")

#: What stands behind the placeholders of a pack's sentences.
_BEHIND = {
    "pass_mark": "trial",
    "tried": "trial",
    "good": "trial",
    "share": "trial",
    "examples": "question:examples_held",
    "cases": "cost_input:evaluation_cases",
    "wanted_examples": "cost_input:examples_wanted",
    "review_date": "review",
}


def number(text: str, key: str, *, strong: bool = False) -> Prose:
    """A number that opens what stands behind this key."""
    return (Span(text=text, opens=key, strong=strong),)


def filled(words: Words, key: str, /, **values: object) -> Prose:
    """The sentence under a key; values that are prose keep their manner within it."""
    plain = {n: text_of(v) if isinstance(v, tuple) else v for n, v in values.items()}
    spans: list[Span] = []
    for text, name in words.parts(key, **plain):
        value = values.get(name)
        spans += value if isinstance(value, tuple) else say(text)
    return tuple(span for span in spans if span.text)


def stretch(
    words: Words, key: str, ends: tuple[str, str], opens: str, /, **values: object
) -> Prose:
    """The sentence under a key; all from one of these placeholders to the other opens as one."""
    parts = list(words.parts(key, **values))
    first, last = sorted(at for at, (_, name) in enumerate(parts) if name in ends)
    texts = [text for text, _ in parts]
    within = "".join(texts[first : last + 1])
    before, after = "".join(texts[:first]), "".join(texts[last + 1 :])
    spans = Span(text=before), Span(text=within, opens=opens), Span(text=after)
    return tuple(span for span in spans if span.text)


def sentence(matter: Matter, key: str) -> Prose:
    """A sentence of the content pack about this assessment, as ``Sentences.fill`` says it."""
    wanted = matter.words.placeholders(key)
    values = matter.sentences.values() if wanted else {}
    return filled(matter.words, key, **{name: _opening(name, values[name]) for name in wanted})


def _opening(name: str, value: str) -> Prose | str:
    """What is put in for a placeholder, opening where it is a number."""
    key = _BEHIND.get(name, "") if _NUMBER.search(value) else ""
    return number(value, key) if key else value


def opening(said: str, shown: str, key: str) -> Prose:
    """The sentence, this number within it opening what stands behind the key."""
    before, found, after = said.partition(shown)
    parts = Span(text=before), Span(text=found, opens=key), Span(text=after)
    return tuple(part for part in parts if part.text)


def answered(said: str, name: str, *, role: Role = Role.INK, state: str = "") -> Prose:
    """What was answered to a question, opening who said it where it holds a number.

    ``state`` comes before the key where two states are compared.
    """
    key = f"{state}question:{name}" if _NUMBER.search(said) else ""
    return (Span(text=said, opens=key, role=role),)


def resting(matter: Matter, names: Iterable[str], longest: int, *, role: Role = Role.INK) -> Prose:
    """Questions with their answers, as ``Matter.rests_on`` says them; each cut at ``longest``."""
    spans: list[Span] = []
    for name in matter.asked_of(names):
        called = f"{matter.marked(name, matter.question(name))}: "
        said, room = matter.answer(name), max(longest - len(called), 1)
        said = said if len(said) <= room else one_line(said, room)
        before = "; " if spans else ""
        spans += [Span(text=f"{before}{called}", role=role), *answered(said, name, role=role)]
    return tuple(spans)


def every_number(said: str, key: str) -> Prose:
    """The sentence, each of its numbers opening the same; "94 of 100" is one."""
    spans, end = [], 0
    for found in _NUMBERS.finditer(said):
        spans += [Span(text=said[end : found.start()]), Span(text=found[0], opens=key)]
        end = found.end()
    return tuple(span for span in (*spans, Span(text=said[end:])) if span.text)


def the_rest(prose: Prose, key: str) -> Prose:
    """The sentence, each number of it that opens nothing yet opening this."""
    return tuple(part for span in prose for part in ((span,) if span.opens else _in(span, key)))


def _in(span: Span, key: str) -> Prose:
    """The parts of a span, its numbers opening this; a new line begins once."""
    parts = every_number(span.text, key)
    first = (replace(parts[0], fresh=span.fresh), *parts[1:]) if parts else ()
    return tuple(replace(part, strong=span.strong, role=span.role) for part in first)


def first_number(said: str, key: str) -> Prose:
    """The sentence, its first number opening what stands behind the key."""
    found = _NUMBER.search(said)
    return opening(said, found[0], key) if found else (Span(text=said),)


def text_of(prose: Prose) -> str:
    """The words alone."""
    return "".join(span.text for span in prose)
