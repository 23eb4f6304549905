"""Writes the elements of a report into its PDF: structure tree, parent tree, links, language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, String

from logic.report.blocks import places
from logic.report.tags import Annotation, Element, Marked

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

    from logic.report.blocks import Outline
    from logic.report.document import Sheets

#: The flag of an annotation that is printed with its page.
_PRINTED = 4


def write_structure(pdf: Pdf, sheets: Sheets, outline: Outline) -> None:
    """Make the PDF a tagged one (ISO 32000-1, 14.7): every page's marks have their element."""
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    writer = _Writer(pdf, places(outline))
    tree.K = Array([writer.write(sheets.root, tree)])
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=writer.parents(sheets.pages)))
    tree.ParentTreeNextKey = writer.next_key
    root = pdf.Root
    root.StructTreeRoot = tree
    root.MarkInfo = Dictionary(Marked=True)
    root.Lang = String(outline.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


class _Writer:
    """Turns elements into objects of one PDF."""

    def __init__(self, pdf: Pdf, names: dict[str, str]) -> None:
        self._pdf = pdf
        self._names = names
        self._pages = [page.obj for page in pdf.pages]
        self._objects: dict[int, Object] = {}
        self._links: list[tuple[int, Object]] = []
        self.next_key = len(self._pages)

    def write(self, element: Element, parent: Object) -> Object:
        """The object of an element and of all inside it."""
        made = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag}"), P=parent)
        )
        self._objects[id(element)] = made
        kids = [self._kid(kid, made, element) for kid in element.kids]
        if kids:
            made.K = Array(kids)
        if element.alt:
            made.Alt = String(element.alt)
        if element.language:
            made.Lang = String(element.language)
        attributes = _attributes(element)
        if attributes is not None:
            made.A = attributes
        return made

    def parents(self, marks: list[list[Element]]) -> Array:
        """For each page the element of each of its marks, then the element of each link."""
        numbers: list[Object | int] = []
        for page, (there, found) in enumerate(zip(self._pages, marks, strict=False)):
            there.StructParents = page
            there.Tabs = Name.S
            row = Array([self._objects[id(element)] for element in found])
            numbers += [page, self._pdf.make_indirect(row)]
        for key, made in self._links:
            numbers += [key, made]
        return Array(numbers)

    def _kid(self, kid: Element | Marked | Annotation, parent: Object, owner: Element) -> Object:
        match kid:
            case Element():
                return self.write(kid, parent)
            case Marked():
                page = self._pages[kid.page]
                return Dictionary(Type=Name.MCR, Pg=page, MCID=kid.mcid)
            case _:
                return self._link(kid, parent, owner)

    def _link(self, kid: Annotation, parent: Object, owner: Element) -> Object:
        page = self._pages[kid.page]
        link = page.Annots[kid.index]
        link.StructParent = self.next_key
        link.F = _PRINTED
        self._links.append((self.next_key, parent))
        self.next_key += 1
        place = owner.target.removeprefix("#")
        link.Contents = String(self._names.get(place, place))
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=link)


def _attributes(element: Element) -> Object | None:
    if element.scope:
        return Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}"))
    if element.numbering:
        return Dictionary(O=Name.List, ListNumbering=Name(f"/{element.numbering}"))
    if element.box is not None:
        return Dictionary(O=Name.Layout, BBox=Array([round(side, 2) for side in element.box]))
    return None
