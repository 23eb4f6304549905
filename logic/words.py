"""The words of a content pack: sentences by dotted key, with ``$placeholders``."""

from __future__ import annotations

import re
from string import Template
from typing import TYPE_CHECKING

from logic.errors import ContentError
from logic.tables import bundled_pack, read_tomls

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable


#: Two forms of a word, for one and for any other number: ``<month|months>``.
_FORMS = re.compile(r"<(?:(\w+):)?([^<>|]*)\|([^<>|]*)>")
_PLACEHOLDER = re.compile(r"\$\{?([a-z_]\w*)")
#: The number of a form that follows no placeholder.
_COUNT = "count"


class Words:
    """Sentences by key, such as ``question.trial.title``."""

    def __init__(self, entries: dict[str, str]) -> None:
        self._entries = entries

    def has(self, key: str) -> bool:
        """Whether the pack has words under this key."""
        return key in self._entries

    def text(self, key: str, **values: object) -> str:
        """The sentence under a key with its placeholders filled.

        Of ``<month|months>`` the form that agrees with the placeholder before it, with a named
        one in ``<name:is|are>``, or with ``count`` where there is none.

        Raises:
            KeyError: no such key, or a placeholder has no value.
        """
        sentence = self._entries[key]
        if "<" in sentence:
            sentence = _agreeing(sentence, values)
        return Template(sentence).substitute(values) if values or "$" in sentence else sentence

    def parts(self, key: str, /, **values: object) -> Iterator[tuple[str, str]]:
        """The same sentence in parts: a text, and the placeholder it fills or "" between them."""
        sentence, end = _agreeing(self._entries[key], values), 0
        for found in Template.pattern.finditer(sentence):
            yield sentence[end : found.start()], ""
            name = found["named"] or found["braced"] or ""
            yield str(values[name]) if name else Template.delimiter, name
            end = found.end()
        yield sentence[end:], ""

    def maybe(self, key: str, default: str = "", **values: object) -> str:
        """The sentence under a key, or ``default`` if there is none."""
        return self.text(key, **values) if self.has(key) else default

    def placeholders(self, key: str) -> frozenset[str]:
        """The names a sentence's placeholders carry."""
        return frozenset(Template(self._entries[key]).get_identifiers())

    def overlaid(self, other: Words) -> Words:
        """These words, with those of another pack in the place of the same keys."""
        return type(self)({**self._entries, **other._entries})

    def keys(self) -> tuple[str, ...]:
        """Every key, in file order."""
        return tuple(self._entries)

    def under(self, parent: str) -> tuple[str, ...]:
        """The names that follow a parent in the keys, in file order, each once."""
        start = f"{parent}."
        found = (key.removeprefix(start) for key in self._entries if key.startswith(start))
        return tuple(dict.fromkeys(name.split(".")[0] for name in found))


def _agreeing(sentence: str, values: dict[str, object]) -> str:
    """A sentence with one form left of each two."""

    def form(found: re.Match[str]) -> str:
        name = found[1] or _counted(sentence[: found.start()])
        return found[2 if str(values.get(name)) == "1" else 3]

    return _FORMS.sub(form, sentence)


def _counted(before: str) -> str:
    """The last placeholder in the part of a sentence before a form."""
    names = _PLACEHOLDER.findall(before)
    return names[-1] if names else _COUNT


def load_words(folder: Traversable | None = None, language: str = "en") -> Words:
    """The words of a pack folder, all files of the language merged.

    Raises:
        ContentError: no file of that language, an unreadable one, a value that is not text,
            a broken placeholder, or one key in two files.
    """
    folder = folder or bundled_pack()
    names = _names(folder, language)
    entries: dict[str, str] = {}
    faults: list[str] = []
    for name, table in zip(names, read_tomls(folder, names), strict=True):
        for key, value in _flat(table, ""):
            faults += _faults(name, key, value, entries)
            entries[key] = str(value)
    if faults:
        raise ContentError(str(folder), tuple(faults))
    return Words(entries)


def _names(folder: Traversable, language: str) -> tuple[str, ...]:
    try:
        names = sorted(f.name for f in folder.iterdir() if _is_words(f.name, language))
    except OSError as error:
        raise ContentError(str(folder), (str(error),)) from error
    if not names:
        raise ContentError(str(folder), (f"{language}.toml is missing",))
    return tuple(names)


def _is_words(name: str, language: str) -> bool:
    return name == f"{language}.toml" or (
        name.startswith(f"{language}_") and name.endswith(".toml")
    )


def _flat(table: dict[str, object], prefix: str) -> list[tuple[str, object]]:
    pairs: list[tuple[str, object]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            pairs += _flat(value, f"{prefix}{key}.")
        else:
            pairs.append((f"{prefix}{key}", value))
    return pairs


def _faults(name: str, key: str, value: object, entries: dict[str, str]) -> list[str]:
    if not isinstance(value, str):
        return [f"{name}.{key}: must be text"]
    if key in entries:
        return [f"{name}.{key}: is in another file as well"]
    if not Template(value).is_valid():
        return [f"{name}.{key}: has a broken $ placeholder"]
    known = Template(value).get_identifiers()
    strange = [form for form, *_ in _FORMS.findall(value) if form and form not in known]
    return [f"{name}.{key}: a form names ${form}, which it does not have" for form in strange]
