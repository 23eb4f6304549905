"""The assessment inside a report, read back."""

from __future__ import annotations

import logging
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from logic import assessment_file
from logic.disk import LARGEST, read_whole
from logic.errors import AssessmentFileError, ReportError, ReportLockedError

if TYPE_CHECKING:
    from pathlib import Path

    import pikepdf

    from logic.assessment import Assessment

# What pikepdf notices in a damaged PDF would else be printed beside our sentence.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())

NAME = "assessment.tunewise"
#: A report larger than this is none of ours.
MOST_PDF_BYTES = 64_000_000


def read_report(path: Path) -> bytes:
    """The bytes of a report on disk.

    Raises:
        AssessmentFileError: it is missing, unreadable, too large, or no ordinary file.
    """
    return read_whole(path, MOST_PDF_BYTES)


def reopen(data: bytes, name: str, password: str = "") -> Assessment:
    """The assessment a report was made from, minus what ``stripped`` leaves out.

    Raises:
        ReportLockedError: it needs a password, or another one.
        ReportError: it is no PDF, or holds no assessment or several.
        AssessmentFileError: what it holds cannot be opened.
    """
    return assessment_file.loads(read_attachment(data, name, password), f"The file in {name}")


def read_attachment(data: bytes, name: str, password: str = "") -> bytes:
    """The bytes of the assessment inside a report, unpacked only up to the bound of such files.

    Raises:
        ReportError: as ``reopen``.
        AssessmentFileError: it unpacks to more than an assessment may have.
    """
    import pikepdf  # noqa: PLC0415 - heavy, and used by few

    if len(data) > MOST_PDF_BYTES:
        raise ReportError(f"{name} is too large to be a report of Tunewise.")
    try:
        with pikepdf.open(BytesIO(data), password=password) as pdf:
            held = _streams(pdf)
            if len(held) > 1:
                raise ReportError(f"{name} holds more than one assessment, so none was opened.")
            found = unpacked(held[0], LARGEST)
    except pikepdf.PasswordError as fault:
        what = "the password is another" if password else "it is protected by a password"
        raise ReportLockedError(f"{name} was not opened: {what}.") from fault
    except broken() as fault:
        raise ReportError(
            f"{name} holds no assessment. Open the assessment file itself, or a report that was"
            " saved as reopenable."
        ) from fault
    if len(found) > LARGEST:
        raise AssessmentFileError(f"The file in {name} unpacks to more than an assessment has.")
    return found


def broken() -> tuple[type[Exception], ...]:
    """What reading a PDF that is damaged, or made to do harm, may raise."""
    import pikepdf  # noqa: PLC0415

    return (pikepdf.PikepdfError, ValueError, TypeError, AttributeError, LookupError)


def _streams(pdf: pikepdf.Pdf) -> list[pikepdf.Stream]:
    """The embedded files with the name of ours, each once; LookupError where there is none.

    One that stands in the PDF's list of files alone is what other programs would show.
    """
    import pikepdf  # noqa: PLC0415

    found = {}
    for spec in (*pdf.Root.AF, *pikepdf.NameTree(pdf.Root.Names.EmbeddedFiles).values()):
        held = spec.EF.F
        if str(spec.UF) == NAME and isinstance(held, pikepdf.Stream):
            found[held.objgen] = held
    if not found:
        raise LookupError(NAME)
    return list(found.values())


def unpacked(stream: pikepdf.Object, most: int) -> bytes:
    """The stream's bytes up to ``most`` and one more; what is small may unpack to anything.

    Raises:
        ValueError: it is packed in a way we do not.
    """
    raw, packed = stream.read_raw_bytes(), stream.get("/Filter")
    if packed is None:
        return raw[: most + 1]
    if str(packed) != "/FlateDecode" or "/DecodeParms" in stream:
        raise ValueError(str(packed))
    try:
        return zlib.decompressobj().decompress(raw, most + 1)
    except zlib.error as fault:
        raise ValueError(str(fault)) from fault
