"""The metadata of a report as XMP (ISO 16684-1), written as bytes."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from logic.record import dataclass

if TYPE_CHECKING:
    from logic.report.export import Claims

_START = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
_PDFA = """\
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>{letter}</pdfaid:conformance>
</rdf:Description>
"""
#: PDF/A lets nobody use names it does not know without saying what they mean.
_PDFUA = """\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of PDF/UA the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_BODY = """\
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{tool}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<pdf:Producer>{tool}</pdf:Producer>
</rdf:Description>
{claims}</rdf:RDF>
</x:xmpmeta>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the metadata says; ``day`` is ISO, the moment its midnight in UTC."""

    title: str
    author: str
    subject: str
    language: str
    tool: str
    day: str


def packet(facts: Facts, claims: Claims) -> bytes:
    """The XMP packet, its claims included."""
    made = _PDFA.format(letter=claims.archive) if claims.archive else ""
    made += _PDFUA if claims.accessible else ""
    body = _BODY.format(
        title=escape(facts.title),
        author=escape(facts.author),
        subject=escape(facts.subject),
        language=facts.language,
        tool=escape(facts.tool),
        moment=f"{facts.day}T00:00:00Z",
        claims=made,
    )
    return f'{_START}\n{body}<?xpacket end="w"?>'.encode()
