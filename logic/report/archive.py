"""Makes a set report a file for the archive: PDF/A-3a and PDF/UA-1, attachment, protection."""

from __future__ import annotations

import re
from importlib import resources
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from logic.report.attachment import NAME
from logic.report.export import NONE, Claims
from logic.report.fonts import not_drawable
from logic.report.plain import as_text
from logic.report.right_to_left import turns, written
from logic.report.structure import write_structure
from logic.report.text import clean, one_line
from logic.report.xmp import Facts, packet

if TYPE_CHECKING:
    from logic.report.blocks import Outline
    from logic.report.document import Sheets
    from logic.report.export import Export

MEDIA_TYPE = "/application/json"
_NO_DAY = "2000-01-01"
_LONGEST = 300
_PROFILE = "sRGB.icc"
#: Values of the catalogue that may as well be objects of their own. One more object moves all
#: that follow, so each is a try at other bytes where a stream of objects ends unluckily.
_SHIFTS = ("/MarkInfo", "/ViewerPreferences", "/OutputIntents", "/Lang")
#: A line end of ReportLab's or qpdf's before "endstream" that follows a byte that is one too.
_DOUBLED_END = re.compile(rb"\r\r?\nendstream")
_LAST = b"\r"
_BLOCK = 100


def archive(sheets: Sheets, outline: Outline, export: Export) -> bytes:
    """The finished file; the same bytes for the same input, unless it is protected."""
    with pikepdf.open(BytesIO(sheets.pdf)) as pdf:
        for page in pdf.pages:
            del page.Trans  # an empty one, by ReportLab
        write_structure(pdf, sheets, outline)
        facts = facts_of(outline)
        _write_facts(pdf, facts)
        _write_profile(pdf)
        _repair_unicode(pdf)
        if export.attachment is not None:
            _attach(pdf, export.attachment, facts.day)
        _write_claims(pdf, facts, claims_of(outline, export))
        return _saved(pdf, export.password)


def claims_of(outline: Outline, export: Export) -> Claims:
    """What a file may say it keeps to.

    Nothing where a character has no glyph (PDF/A 6.2.11.7), and nothing where text is drawn from
    right to left: it stands in the file in the order it is drawn.
    """
    text = clean(as_text(outline), longest=None)
    if not_drawable(text) or turns(text):
        return NONE
    if export.password:
        return Claims(archive="", accessible=export.claims.accessible)
    return export.claims


def facts_of(outline: Outline) -> Facts:
    """What the file's metadata says of a report."""
    return Facts(
        title=one_line(outline.title, _LONGEST),
        author=one_line(outline.author, _LONGEST),
        subject=one_line(outline.subject, _LONGEST),
        language=outline.language,
        tool=outline.creator,
        day=outline.date or _NO_DAY,
    )


def _write_facts(pdf: pikepdf.Pdf, facts: Facts) -> None:
    moment = f"D:{facts.day.replace('-', '')}000000Z"
    info = {
        "Title": facts.title,
        "Author": facts.author,
        "Subject": facts.subject,
        "Creator": facts.tool,
        "Producer": facts.tool,
        "CreationDate": moment,
        "ModDate": moment,
    }
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary({f"/{name}": String(value) for name, value in info.items()})
    )


def _write_claims(pdf: pikepdf.Pdf, facts: Facts, claims: Claims) -> None:
    stream = pikepdf.Stream(pdf, packet(facts, claims))
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(stream)


def _write_profile(pdf: pikepdf.Pdf) -> None:
    """Say what the colours mean: sRGB."""
    data = (resources.files("resources") / "icc" / _PROFILE).read_bytes()
    profile = pikepdf.Stream(pdf, data)
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _attach(pdf: pikepdf.Pdf, data: bytes, day: str) -> None:
    moment = String(f"D:{day.replace('-', '')}000000Z")
    stream = pikepdf.Stream(pdf, data)
    stream.Type, stream.Subtype = Name.EmbeddedFile, Name(MEDIA_TYPE)
    stream.Params = Dictionary(Size=len(data), CreationDate=moment, ModDate=moment)
    held = pdf.make_indirect(stream)
    spec = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(NAME),
            UF=String(NAME),
            Desc=String("The assessment this report was made from"),
            AFRelationship=Name.Source,
            EF=Dictionary(F=held, UF=held),
        )
    )
    pdf.Root.AF = Array([spec])
    names = pdf.Root.get("/Names", Dictionary())
    names.EmbeddedFiles = Dictionary(Names=Array([String(NAME), spec]))
    pdf.Root.Names = names


def _repair_unicode(pdf: pikepdf.Pdf) -> None:
    """Mend ReportLab's maps from glyphs to characters, which name codes nobody uses as U+0000."""
    for found in pdf.objects:
        if isinstance(found, Dictionary) and "/ToUnicode" in found:
            stream = found.ToUnicode
            stream.write(mended_map(stream.read_bytes()))


def mended_map(data: bytes) -> bytes:
    """A ToUnicode map without codes that mean nothing, in blocks of at most 100, in UTF-16."""
    head, _, rest = data.partition(b"beginbfchar")
    body, _, tail = rest.partition(b"endbfchar")
    pairs = [pair for pair in re.findall(rb"<(\w+)> <(\w+)>", body) if int(pair[1], 16)]
    head = re.sub(rb"\d+\s*$", b"", head)
    blocks = [pairs[at : at + _BLOCK] for at in range(0, len(pairs), _BLOCK)]
    made = b"".join(
        b"%d beginbfchar\n%s\nendbfchar\n" % (len(block), b"\n".join(map(_pair, block)))
        for block in blocks
    )
    return head + made + tail.lstrip()


def _pair(pair: tuple[bytes, bytes]) -> bytes:
    code, letters = pair[0], written(chr(int(pair[1], 16)))
    return b"<%s> <%s>" % (code, letters.encode("utf-16-be").hex().upper().encode())


def _saved(pdf: pikepdf.Pdf, password: str) -> bytes:
    encryption: pikepdf.Encryption | None = None
    if password:
        allowed = pikepdf.Permissions(accessibility=True, modify_other=False, modify_assembly=False)
        encryption = pikepdf.Encryption(owner=password, user=password, R=6, allow=allowed)
    data = _written(pdf, encryption)
    for name in () if password else _SHIFTS:
        if not _DOUBLED_END.search(data):
            break
        if not _end_otherwise(pdf, data):  # a stream qpdf packs objects into: pack them otherwise
            pdf.Root[name] = pdf.make_indirect(pdf.Root[name])
        data = _written(pdf, encryption)
    return data


def _written(pdf: pikepdf.Pdf, encryption: pikepdf.Encryption | None) -> bytes:
    file = BytesIO()
    pdf.save(
        file,
        fix_metadata_version=False,  # our packet has none, and it would read it with lxml
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=not encryption,
        encryption=encryption or False,
    )
    return file.getvalue()


def _end_otherwise(pdf: pikepdf.Pdf, made: bytes) -> bool:
    """Add a line end to each stream that came out ending in one; whether there was any.

    PDF/A wants the length of a stream to be told from its end; qpdf's line end after a byte that
    is one too makes that uncertain to some readers.
    """
    with pikepdf.open(BytesIO(made)) as written:
        found = (o for o in written.objects if isinstance(o, pikepdf.Stream))
        spoiled = {o.read_bytes() for o in found if o.read_raw_bytes().endswith(_LAST)}
    ours = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.read_bytes() in spoiled]
    for held in ours:
        data = held.read_bytes() + b"\n"
        held.write(data)
        if "/Length1" in held:
            held.Length1 = len(data)
    return bool(ours)
