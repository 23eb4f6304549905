"""The envelope around what a passphrase protects: Argon2id, then XChaCha20-Poly1305 (libsodium).

A random key encrypts; the passphrase only wraps that key. So saving needs no second derivation,
and a passphrase that is wrong fails at the key, a file that was damaged at its sum or its box.
"""

from __future__ import annotations

import hashlib
import json
import os
from base64 import b64decode, b64encode
from binascii import Error
from dataclasses import field

from logic.characters import composed
from logic.errors import PassphraseNeededError, WrongPassphraseError
from logic.record import dataclass
from logic.strict_json import JsonError

#: The fewest and most characters of a new passphrase.
SHORTEST, LONGEST = 10, 1000
#: Rounds and bytes of Argon2id for a new passphrase; about a third of a second.
ROUNDS, MEMORY = 3, 128 * 1024 * 1024
#: What a file may ask for at most, so that none can stall or fill the computer.
MOST_ROUNDS, MOST_MEMORY = 4, 256 * 1024 * 1024
_LEAST_MEMORY = 8192
_ALGORITHM = "argon2id"
_SALT, _KEY = 16, 32
_DAMAGED = "it is damaged"
_OTHER = "open an earlier version or another copy of it"

Plain = dict[str, object]


@dataclass(frozen=True, slots=True)
class Seal:
    """The key a document is encrypted with, and ``header``: how its passphrase gives the key."""

    header: Plain
    key: bytes = field(repr=False)


def passphrase_fault(passphrase: str) -> str:
    """Why a text is no good as a new passphrase, as a sentence; "" if it is."""
    if len(passphrase) < SHORTEST:
        return f"Use at least {SHORTEST} characters; four or more words are best."
    if len(passphrase) > LONGEST:
        return f"Use at most {LONGEST} characters."
    return ""


def make_seal(passphrase: str, rounds: int = ROUNDS, memory: int = MEMORY) -> Seal:
    """A seal with a new key, for a new passphrase."""
    salt, key = os.urandom(_SALT), os.urandom(_KEY)
    cost: Plain = {"kdf": _ALGORITHM, "rounds": rounds, "memory": memory, "salt": _text(salt)}
    wrapping = _derive(passphrase, salt, rounds, memory)
    return Seal({**cost, "key": _encrypt(wrapping, key, _canonical(cost))}, key)


def unlock(header: object, key: str | Seal) -> Seal:
    """The seal that a header describes, from its passphrase or from that very seal.

    Raises:
        JsonError: the header is no header, or asks for more than is allowed.
        WrongPassphraseError: the passphrase is another one.
    """
    if isinstance(key, Seal) and key.header == header:
        return key
    found, salt, rounds, memory = _checked(header)
    if isinstance(key, Seal):
        raise WrongPassphraseError("the passphrase is not the one it was protected with")
    cost = {name: part for name, part in found.items() if name != "key"}
    wrapping = _derive(key, salt, rounds, memory)
    opened = _decrypt(wrapping, found["key"], _canonical(cost))
    if opened is None or len(opened) != _KEY:
        raise WrongPassphraseError("the passphrase is not the one it was protected with")
    return Seal(found, opened)


def wrap(seal: Seal, data: bytes, purpose: str) -> Plain:
    """What protects ``data``, as plain JSON: the seal's header, the box, and a sum over both."""
    box = _encrypt(seal.key, data, purpose.encode())
    parts: Plain = {"seal": seal.header, "box": box}
    return {**parts, "sum": _sum(parts)}


def unwrap(raw: Plain, key: str | Seal, purpose: str) -> tuple[bytes, Seal]:
    """The data that ``wrap`` protected, and its seal.

    Raises:
        JsonError: it is damaged, or was changed by someone without the passphrase.
        PassphraseNeededError: it is sound, and ``key`` is "".
        WrongPassphraseError: the passphrase is another one.
    """
    if raw.get("sum") != _sum({name: raw.get(name) for name in ("seal", "box")}):
        raise JsonError(_DAMAGED, _OTHER)
    if not key:
        raise PassphraseNeededError("it is protected by a passphrase")
    seal = unlock(raw.get("seal"), key)
    data = _decrypt(seal.key, raw.get("box"), purpose.encode())
    if data is None:
        raise JsonError(_DAMAGED, _OTHER)
    return data, seal


def _checked(header: object) -> tuple[Plain, bytes, int, int]:
    if not isinstance(header, dict) or header.keys() != {"kdf", "rounds", "memory", "salt", "key"}:
        raise JsonError(_DAMAGED, _OTHER)
    salt = _bytes(header["salt"])
    rounds, memory = header["rounds"], header["memory"]
    if header["kdf"] != _ALGORITHM or len(salt) != _SALT:
        raise JsonError("it is protected in a way this version does not know", _OTHER)
    if not (_whole(rounds) and _whole(memory)):
        raise JsonError(_DAMAGED, _OTHER)
    if not (1 <= rounds <= MOST_ROUNDS and _LEAST_MEMORY <= memory <= MOST_MEMORY):
        raise JsonError("opening it would take too much time or memory", _OTHER)
    return header, salt, rounds, memory


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _derive(passphrase: str, salt: bytes, rounds: int, memory: int) -> bytes:
    from nacl.pwhash import argon2id  # noqa: PLC0415 - start-up time

    # The same passphrase typed on another keyboard may be composed otherwise.
    secret = composed(passphrase).encode("utf-8", "replace")
    return argon2id.kdf(_KEY, secret, salt, opslimit=rounds, memlimit=memory)


def _encrypt(key: bytes, data: bytes, purpose: bytes) -> str:
    from nacl.secret import Aead  # noqa: PLC0415 - start-up time

    return _text(bytes(Aead(key).encrypt(data, purpose)))


def _decrypt(key: bytes, text: object, purpose: bytes) -> bytes | None:
    from nacl.exceptions import CryptoError  # noqa: PLC0415 - start-up time
    from nacl.secret import Aead  # noqa: PLC0415

    box = _bytes(text)
    try:
        return Aead(key).decrypt(box, purpose) if len(box) > Aead.NONCE_SIZE else None
    except CryptoError:
        return None


def _sum(parts: Plain) -> str:
    return hashlib.sha256(_canonical(parts)).hexdigest()


def _canonical(parts: Plain) -> bytes:
    return json.dumps(parts, sort_keys=True, separators=(",", ":")).encode("ascii")


def _text(data: bytes) -> str:
    return b64encode(data).decode("ascii")


def _bytes(text: object) -> bytes:
    try:
        return b64decode(str(text), validate=True)
    except (Error, ValueError):
        return b""
