"""How a report leaves: open and archival, protected, or as a clean copy."""

from __future__ import annotations

from logic.record import dataclass

#: The kind of report, among an assessment's settings, that carries nothing inside.
CLEAN = "clean"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """The standards a file says it keeps to: PDF/A-3 with its letter ("" for none), PDF/UA-1."""

    archive: str = "A"
    accessible: bool = True


STANDARD = Claims()
NONE = Claims(archive="", accessible=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What is attached, what opens the file, what it claims.

    ``attachment`` is the assessment as a file. ``password`` protects with AES-256; a protected
    file cannot be PDF/A and does not claim to be.
    """

    attachment: bytes | None = None
    password: str = ""
    claims: Claims = STANDARD
