"""Reads the firm's logo: PNG or JPEG, held as base64 text in the assessment."""

from __future__ import annotations

import base64
from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader

from logic.errors import ReportError

MOST_BYTES = 4_000_000
MOST_PIXELS = 25_000_000
#: More pixels than this across would not show at the size a logo is printed.
WIDEST = 800
KINDS = ("PNG", "JPEG")


def check_logo(data: bytes) -> str:
    """The picture as base64 text, for an assessment.

    Raises:
        ReportError: it is not a PNG or JPEG of a reasonable size.
    """
    if _open(data) is None:
        raise ReportError(
            "This picture cannot be used as a logo. Choose a PNG or JPEG file of at most 4 MB."
        )
    return base64.b64encode(data).decode("ascii")


def read_logo(text: str) -> ImageReader | None:
    """The logo ready for the page, None if there is none or it cannot be read."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    picture = _open(data) if data else None
    return ImageReader(picture) if picture is not None else None


def _open(data: bytes) -> Image.Image | None:
    """The picture on white; size is looked at before anything is unpacked."""
    if len(data) > MOST_BYTES:
        return None
    try:
        with Image.open(BytesIO(data), formats=KINDS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            whole = picture.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    ground = Image.new("RGBA", whole.size, "white")
    ground.alpha_composite(whole)
    ground.thumbnail((WIDEST, WIDEST))
    return ground.convert("RGB")
