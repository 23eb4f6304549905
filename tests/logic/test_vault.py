"""A passphrase: what it protects, and wrong told from damaged."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic import vault
from logic.assessment_file import ENCRYPTED_KIND, dumps, load, loads, read, save
from logic.errors import AssessmentFileError, PassphraseNeededError, WrongPassphraseError
from logic.journal import Journal, JournalEntry
from logic.strict_json import JsonError
from logic.vault import Seal, make_seal, passphrase_fault, unlock, unwrap, wrap
from tests.logic.files.examples import BLANK, SMALL

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "four plain words here"
Raw = dict[str, Any]


def quick_seal(passphrase: str = WORDS) -> Seal:
    """A seal that costs next to nothing to open."""
    return make_seal(passphrase, rounds=1, memory=8192)


SEAL = quick_seal()
SEALED = dumps(SMALL, seal=SEAL)


def refused(data: bytes, key: str | Seal = WORDS) -> str:
    with pytest.raises(AssessmentFileError) as caught:
        loads(data, "visit.tunewise", key)
    return str(caught.value)


def changed(part: str, value: object, *, mended: bool = True) -> bytes:
    """The sealed file with one part of its envelope changed, and its sum made to fit or not."""
    raw: Raw = json.loads(SEALED)
    inner, _, name = part.rpartition(".")
    (raw[inner] if inner else raw)[name] = value
    if mended:
        raw["sum"] = vault._sum({"seal": raw["seal"], "box": raw["box"]})
    return json.dumps(raw).encode()


def test_what_a_passphrase_protects_opens_with_it_only() -> None:
    assert loads(SEALED, "it", WORDS) == SMALL
    assert loads(SEALED, "it", SEAL) == SMALL
    with pytest.raises(PassphraseNeededError, match="protected by a passphrase; it was left"):
        loads(SEALED, "visit.tunewise")
    with pytest.raises(WrongPassphraseError, match="not the one it was protected with"):
        loads(SEALED, "visit.tunewise", "four plain words")
    with pytest.raises(WrongPassphraseError):
        loads(SEALED, "visit.tunewise", quick_seal())


def test_no_word_of_it_can_be_read() -> None:
    for said in ("Claims", "triage", "Example", "deadline", "vielleicht"):
        assert said.encode() not in SEALED
    assert repr(SEAL.key) not in repr(SEAL)


def test_each_saving_encrypts_anew() -> None:
    assert dumps(SMALL, seal=SEAL) != SEALED
    kept = read(SEALED, "it", WORDS)
    assert kept.seal is not None
    assert kept.seal.key == SEAL.key
    assert dumps(kept.assessment, seal=kept.seal) != SEALED


def test_it_is_saved_and_opened_as_any_other(tmp_path: Path) -> None:
    path = tmp_path / "visit.tunewise"
    save(path, SMALL, seal=SEAL)
    assert load(path, WORDS) == SMALL
    assert json.loads(path.read_bytes())["kind"] == ENCRYPTED_KIND


def test_every_byte_damaged_is_found_and_never_called_a_wrong_passphrase() -> None:
    for at in range(0, len(SEALED), 7):
        flipped = bytearray(SEALED)
        flipped[at] ^= 1
        with pytest.raises(AssessmentFileError) as caught:
            loads(bytes(flipped), "it", WORDS)
        assert not isinstance(caught.value, WrongPassphraseError)


@given(st.integers(0, len(SEALED) - 3))
def test_a_sealed_file_cut_short_is_damaged(length: int) -> None:
    with pytest.raises(AssessmentFileError) as caught:
        loads(SEALED[:length], "it", WORDS)
    assert type(caught.value) is AssessmentFileError


@pytest.mark.parametrize(
    ("part", "value", "said"),
    [
        ("box", "AAAA", "it is damaged"),
        ("box", None, "it is damaged"),
        ("box", "ä", "it is damaged"),
        ("seal", [], "it is damaged"),
        ("seal.more", 1, "it is damaged"),
        ("seal.rounds", True, "it is damaged"),
        ("seal.memory", "1", "it is damaged"),
        ("seal.kdf", "md5", "in a way this version does not know"),
        ("seal.salt", "AAAA", "in a way this version does not know"),
        ("seal.rounds", 10**9, "too much time or memory"),
        ("seal.rounds", 0, "too much time or memory"),
        ("seal.memory", 2**40, "too much time or memory"),
        ("seal.memory", 1, "too much time or memory"),
        ("seal.key", "AAAA", "not the one it was protected with"),
        ("seal.rounds", 2, "not the one it was protected with"),
    ],
)
def test_an_envelope_changed_by_hand_is_refused(part: str, value: object, said: str) -> None:
    assert said in refused(changed(part, value))
    if part != "box" or value:
        assert "it is damaged" in refused(changed(part, value, mended=False))


def test_a_box_moved_to_another_envelope_does_not_open() -> None:
    other = wrap(SEAL, b"{}", "another purpose")
    assert "it is damaged" in refused(changed("box", other["box"]))
    with pytest.raises(JsonError):
        unwrap(other, SEAL, ENCRYPTED_KIND)


def test_an_unknown_part_of_the_envelope_is_refused() -> None:
    assert "at more, this version knows no such part" in refused(changed("more", 1))


def test_an_envelope_in_an_envelope_is_refused() -> None:
    raw = {"format": 2, "kind": ENCRYPTED_KIND, **wrap(SEAL, SEALED, ENCRYPTED_KIND)}
    assert "protected by a passphrase" in refused(json.dumps(raw).encode())


def test_a_wrapped_key_of_another_length_is_no_key() -> None:
    header = {k: v for k, v in SEAL.header.items() if k != "key"}
    salt = vault._bytes(header["salt"])
    wrapping = vault._derive(WORDS, salt, 1, 8192)
    header["key"] = vault._encrypt(wrapping, b"short", vault._canonical(header))
    with pytest.raises(WrongPassphraseError):
        unlock(header, WORDS)


def test_accents_may_be_typed_either_way() -> None:
    seal = quick_seal("caf\u00e9 au lait")
    assert loads(dumps(BLANK, seal=seal), "it", "cafe\u0301 au lait") == BLANK


@pytest.mark.parametrize(
    ("passphrase", "said"),
    [("short", "at least 10"), ("x" * 1001, "at most 1000"), ("long enough", "")],
)
def test_a_new_passphrase_has_a_length(passphrase: str, said: str) -> None:
    assert (said in passphrase_fault(passphrase)) if said else passphrase_fault(passphrase) == ""


def test_the_usual_cost_is_memory_hard() -> None:
    assert make_seal(WORDS).header["memory"] == 128 * 1024 * 1024
    assert vault.MEMORY <= vault.MOST_MEMORY
    assert vault.ROUNDS <= vault.MOST_ROUNDS


# The journal


def test_a_sealed_journal_says_when_and_no_more(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "one.jsonl")
    journal.seal = SEAL
    journal.append(JournalEntry(assessment=SMALL, document="/a.tunewise", at="now", base="0a"))
    journal.close()
    assert b"Claims" not in journal.path.read_bytes()
    shut = Journal.read(journal.path)
    assert shut == JournalEntry(document="/a.tunewise", at="now", base="0a", sealed=True)
    assert shut.task == ""
    opened = Journal.read(journal.path, WORDS)
    assert opened is not None
    assert (opened.assessment, opened.task) == (SMALL, "Claims triage")
    assert opened.seal is not None
    assert opened.seal.key == SEAL.key
    with pytest.raises(WrongPassphraseError):
        Journal.read(journal.path, "another passphrase")


def test_a_sealed_record_cut_short_gives_the_one_before(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "one.jsonl")
    journal.seal = SEAL
    journal.append(JournalEntry(assessment=SMALL, at="first"))
    journal.append(JournalEntry(assessment=BLANK, at="second"))
    journal.close()
    journal.path.write_bytes(journal.path.read_bytes()[:-50])
    entry = Journal.read(journal.path, WORDS)
    assert entry is not None
    assert (entry.at, entry.assessment) == ("first", SMALL)
