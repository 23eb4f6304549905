"""Arabic and Hebrew as they are drawn: letters joined, and from right to left inside a line.

The part of the Unicode bidirectional algorithm (UAX #9) that a line of a report needs; it has no
embeddings, which the text gate drops. Letters are joined by the presentation forms that Unicode
has for them: marks stay where the face puts them, and nothing else is shaped.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import groupby

_RIGHT = frozenset({"R", "AL"})
_NUMBERS = frozenset({"EN", "AN"})
_MIRRORED = str.maketrans("()[]{}<>\u00ab\u00bb\u2039\u203a", ")(][}{><\u00bb\u00ab\u203a\u2039")
_ISOLATED, _FINAL, _INITIAL, _MEDIAL = _FORMS = ("<isolated>", "<final>", "<initial>", "<medial>")
#: The blocks of Arabic presentation forms.
_PRESENTED = range(0xFB50, 0xFF00)
#: What joins on both sides and has no forms: tatweel and the zero width joiner.
_JOINERS = frozenset({"\u0640", "\u200d"})
#: A letter, or lam and alef, which are drawn as one.
_UNIT = re.compile("\u0644[\u0622\u0623\u0625\u0627]|.", re.DOTALL)


def turns(text: str) -> bool:
    """Whether a text holds letters that run from right to left."""
    return any(unicodedata.bidirectional(char) in _RIGHT for char in text)


def visual(text: str) -> str:
    """A line of text in the forms and the order it is drawn in, from left to right."""
    if not turns(text):
        return text
    clusters = _clusters(joined(text))
    classes = [unicodedata.bidirectional(cluster[0]) for cluster in clusters]
    base = _base(classes)
    kinds = _kinds(classes, base)
    depth = {"L": 2 if base == "R" else 0, "R": 1, "N": 2}
    depths = [depth[kind] for kind in _settled(kinds, base)]
    order = _turned(_turned(list(range(len(clusters))), depths, 2), depths, 1)
    return "".join(clusters[i].translate(_MIRRORED if depths[i] == 1 else {}) for i in order)


def joined(text: str) -> str:
    """The text with each Arabic letter in the form its neighbours ask for."""
    units = _UNIT.findall(text)
    solid = [i for i, unit in enumerate(units) if unicodedata.bidirectional(unit[0]) != "NSM"]
    around = zip(["", *(units[i] for i in solid)], solid, [*solid[1:], None], strict=False)
    made = list(units)
    for before, i, after in around:
        follows = units[after] if after is not None else ""
        back = _joins(before, _INITIAL) and _joins(units[i], _FINAL)
        on = _joins(units[i], _INITIAL) and _joins(follows, _FINAL)
        form = _MEDIAL if back and on else _FINAL if back else _INITIAL if on else _ISOLATED
        made[i] = forms().get(units[i], {}).get(form, units[i])
    return "".join(made)


def written(char: str) -> str:
    """The letters a presentation form stands for; any other character as it is."""
    form = unicodedata.decomposition(char).partition(" ")[0]
    presented = ord(char) in _PRESENTED and form in _FORMS
    return unicodedata.normalize("NFKC", char) if presented else char


@cache
def forms() -> dict[str, dict[str, str]]:
    """The presentation forms of each Arabic letter, and of lam with alef."""
    found: dict[str, dict[str, str]] = {}
    for char in map(chr, _PRESENTED):
        form, *codes = unicodedata.decomposition(char).split() or [""]
        letters = "".join(chr(int(code, 16)) for code in codes)
        if form in _FORMS and _UNIT.fullmatch(letters):
            found.setdefault(letters, {}).setdefault(form, char)
    return found


def _joins(unit: str, form: str) -> bool:
    return unit in _JOINERS or form in forms().get(unit, {})


def _clusters(text: str) -> list[str]:
    """Each character with the marks on it."""
    found: list[str] = []
    for char in text:
        if found and unicodedata.bidirectional(char) == "NSM":
            found[-1] += char
        else:
            found.append(char)
    return found


def _base(classes: list[str]) -> str:
    """The direction of a line: R where it begins so and most of its letters are so, else L.

    A line of an English paragraph may begin with a Hebrew name that was begun on the last one.
    """
    letters = ["R" if kind in _RIGHT else kind for kind in classes if kind in {"L", *_RIGHT}]
    return "R" if letters[0] == "R" and 2 * letters.count("R") >= len(letters) else "L"


def _kinds(classes: list[str], base: str) -> list[str]:
    """L and R for letters, N for numbers after right-to-left letters, else "-"."""
    found: list[str] = []
    strong = base
    for at, kind in enumerate(classes):
        if kind == "L" or kind in _RIGHT:
            strong = "R" if kind in _RIGHT else "L"
            found.append(strong)
        elif kind in _NUMBERS or _in_number(classes, at):
            found.append("L" if strong == "L" and kind != "AN" else "N")
        else:
            found.append("-")
    return found


def _in_number(classes: list[str], at: int) -> bool:
    """Whether a sign belongs to a number: between two digits, or a unit after one."""
    before, after = classes[at - 1 : at], classes[at + 1 : at + 2]
    if not before or before[0] not in _NUMBERS:
        return False
    return classes[at] == "ET" or (classes[at] in {"ES", "CS"} and before == after)


def _settled(kinds: list[str], base: str) -> list[str]:
    """The kinds, with what has none of its own taking that of both sides, else the line's."""
    runs = [(kind, len(list(run))) for kind, run in groupby(kinds)]
    sides = [base, *("R" if kind in "RN" else kind for kind, _ in runs), base]
    found: list[str] = []
    for at, (kind, count) in enumerate(runs):
        around = sides[at] if sides[at] == sides[at + 2] else base
        found += [around if kind == "-" else kind] * count
    return found


def _turned(order: list[int], depths: list[int], depth: int) -> list[int]:
    """The order with each run that is at least so deep turned round."""
    made: list[int] = []
    for deep, run in groupby(order, key=lambda i: depths[i] >= depth):
        found = list(run)
        made += reversed(found) if deep else found
    return made
