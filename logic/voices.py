"""Two people's answers to one question: seen one at a time, kept together, agreed on."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from logic.assessment import BLANK, Answer, State, Voice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from logic.assessment import Assessment


def numbered(names: Mapping[str, str]) -> dict[str, str]:
    """People's names or roles by id; one that stands for several has a number in each of them."""
    held, seen = Counter(names.values()), Counter[str]()
    told = {}
    for of, name in names.items():
        seen[name] += 1
        told[of] = f"{name} {seen[name]}" if name and held[name] > 1 else name
    return told


def views(answer: Answer) -> tuple[Answer, ...]:
    """What each person answered, as an answer of its own; the first is the answer's own.

    An answer nobody is named for, whose value one of the voices has, is only theirs put together.
    """
    if answer.state is not State.ANSWERED:
        return (answer,)
    others = tuple(map(_as_answer, answer.voices))
    repeats = not answer.said_by and _value(answer) in map(_value, others)
    empty = _value(answer) == _value(BLANK)
    return others if others and (repeats or empty) else (replace(answer, voices=()), *others)


def with_view(answer: Answer, at: int, view: Answer) -> Answer:
    """The answer with what one person says put in place, or added where there is no such view.

    A view without a value takes that person's answer out; of the first one, the next comes first.
    """
    if at == 0 and not answer.voices:
        return view
    seen = list(views(answer))
    if at < len(seen):
        seen[at] = view
    else:
        seen.append(view)
    seen = [one for one in seen if one.state is State.ANSWERED]
    return _joined(answer, seen)


def let_stand(answer: Answer, at: int) -> Answer:
    """The answer once the people have agreed on what one of them said."""
    return _joined(answer, [views(answer)[at]])


def said_by_option(answer: Answer) -> Mapping[str, tuple[str, ...]]:
    """By option, who said it, where more than one person answered."""
    seen = views(answer)
    if len(seen) == 1:
        return {}
    options = dict.fromkeys(option for view in seen for option in view.options)
    return {o: tuple(v.said_by for v in seen if o in v.options) for o in options}


def differ(answer: Answer) -> bool:
    """Whether two people gave answers that are not the same."""
    if not answer.voices or answer.state is not State.ANSWERED:
        return False
    own, first = _value(answer), _value(answer.voices[0])
    if own not in (first, _value(BLANK)):
        return True
    return any(_value(one) != first for one in answer.voices)


def _value(view: Answer | Voice) -> tuple[object, ...]:
    return view.options, view.amount, view.trial


def unlisted(assessment: Assessment) -> tuple[str, ...]:
    """Who said something or gave points and is not among the people listed, as they are named."""
    listed = {"", *(person.id for person in assessment.engagement.people)}
    said = (view.said_by for answer in assessment.answers.values() for view in views(answer))
    gave = (one.person for one in assessment.priorities)
    return tuple(name for name in dict.fromkeys((*said, *gave)) if name not in listed)


def _as_answer(voice: Voice) -> Answer:
    """What one person said, as an answer of its own."""
    return Answer(
        state=State.ANSWERED,
        options=voice.options,
        amount=voice.amount,
        trial=voice.trial,
        basis=voice.basis,
        said_by=voice.said_by,
        words=voice.words,
    )


def _as_voice(view: Answer) -> Voice:
    return Voice(
        said_by=view.said_by,
        options=view.options,
        amount=view.amount,
        trial=view.trial,
        basis=view.basis,
        words=view.words,
    )


def _joined(answer: Answer, seen: list[Answer]) -> Answer:
    """The first view as the answer, the others as voices; words, note and mark stay."""
    if not seen:
        return Answer(words=answer.words, note=answer.note, marked=answer.marked)
    first, *others = seen
    return replace(
        first,
        words=answer.words or first.words,
        note=answer.note,
        marked=answer.marked,
        voices=tuple(map(_as_voice, others)),
    )
