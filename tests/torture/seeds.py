"""Where the fuzzer starts: small sound files of every kind. ``python -m tests.torture.seeds``."""

from __future__ import annotations

import io
import json
from hashlib import sha256
from pathlib import Path

import pikepdf
from PIL import Image

from logic.assessment_file import dumps, to_plain
from logic.prices.own_csv import write_own
from logic.prices.reading import bundled
from logic.report.attachment import NAME
from tests.logic import price_lists as lists
from tests.logic.files.examples import BLANK, SMALL
from tests.logic.small_content import changed, toml
from tests.torture.targets import WORDS, seal

CORPUS = Path(__file__).parent / "corpus"
_FILES = Path(__file__).parents[1] / "logic" / "files"


def seeds() -> dict[str, list[bytes]]:
    """Sound inputs by target."""
    line = {"format": 1, "kind": "tunewise-journal", "at": "", "document": "", "base": ""}
    journal = json.dumps({**line, "assessment": to_plain(SMALL)}).encode()
    return {
        "assessment": [dumps(BLANK), dumps(SMALL), b"[]", b'{"kind": "tunewise-encrypted"}'],
        "sealed": [dumps(BLANK, seal=seal())],
        "journal": [journal],
        "answers": [(_FILES / "answers.json").read_bytes()],
        "rules": [toml(changed()).encode()],
        "words": [b'[section.a]\nname = "A $x"\n'],
        "logo": [picture("PNG"), picture("JPEG")],
        "prices": [
            lists.own(lists.line(), lists.line(kind="gpu_hour", unit="usd_per_gpu_hour")),
            write_own(bundled().rows[:6]).encode(),
            *map(lists.as_json, (lists.LITELLM, lists.GENAI, lists.LLM_PRICES)),
            lists.as_json({"providers": lists.GENAI}),
        ],
        "pdf": [report(), report(packed=True), report(WORDS), report(name="another.txt")],
    }


def report(password: str = "", *, packed: bool = False, name: str = NAME) -> bytes:
    """A PDF of one empty page with an assessment in it, as short as it can be."""
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        held = pikepdf.Stream(pdf, dumps(SMALL))
        file = pikepdf.Dictionary(F=pdf.make_indirect(held))
        kind = pikepdf.Name.Filespec
        spec = pikepdf.Dictionary(Type=kind, F=name, UF=name, EF=file)
        pdf.Root.AF = pikepdf.Array([pdf.make_indirect(spec)])
        locked = pikepdf.Encryption(owner=password, user=password) if password else None
        pdf.save(
            made,
            static_id=not password,
            compress_streams=packed,
            encryption=locked or False,
        )
    return made.getvalue()


def picture(kind: str) -> bytes:
    """A tiny picture."""
    made = io.BytesIO()
    Image.new("RGB", (3, 2), "white").save(made, kind)
    return made.getvalue()


def write() -> None:
    """Put each seed into the corpus of its target."""
    for target, inputs in seeds().items():
        folder = CORPUS / target
        folder.mkdir(parents=True, exist_ok=True)
        for data in inputs:
            (folder / sha256(data).hexdigest()[:16]).write_bytes(data)


if __name__ == "__main__":
    write()
