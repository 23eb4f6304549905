"""What a screen reader is told: elements in reading order, and the canvas that fills them.

Flowables are made with their element. While they are drawn, the canvas marks what belongs to an
element with a number of the page (MCID) and everything else as an artifact (ISO 32000-1, 14.7
and 14.8).
"""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from dataclasses import field
from typing import TYPE_CHECKING, Any

from reportlab.pdfgen.canvas import Canvas

from logic.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ARTIFACT = "/Artifact BMC"
_END = "EMC"


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of content of a page, by its number there; pages count from 0."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link's rectangle, by its place among the page's annotations."""

    page: int
    index: int


Kid = Any  # Element | Marked | Annotation


@dataclass(slots=True, eq=False)
class Element:
    """One structure element; ``kids`` are elements, content and annotations in reading order.

    ``alt`` describes a figure, ``scope`` is a header cell's ("Row" or "Column"), ``numbering`` a
    list's ("Decimal" or "Disc"), ``box`` a figure's place on its page in points, ``target`` the
    place inside the report a link leads to, ``language`` that of its text where it is not the
    report's. What is drawn again, as a table's repeated header, is an artifact the second time
    where ``once``.
    """

    tag: str
    kids: list[Kid] = field(default_factory=list)
    alt: str = ""
    scope: str = ""
    once: bool = False
    numbering: str = ""
    box: tuple[float, float, float, float] | None = None
    target: str = ""
    language: str = ""

    def link(self, target: str) -> Element:
        """The link inside this one: all that is drawn of it is one link, over lines and cells."""
        made = next((k for k in self.kids if isinstance(k, Element) and k.tag == "Link"), None)
        return made or self.add("Link", target=target)

    def add(self, tag: str, **manner: Any) -> Element:  # noqa: ANN401 - an element's own fields
        """A new element inside this one."""
        made = Element(tag, **manner)
        self.kids.append(made)
        return made

    def elements(self) -> Iterator[Element]:
        """This element and all inside it."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.elements()

    def clear(self) -> None:
        """Forget what was drawn; links were found while drawing and go as well."""
        for element in list(self.elements()):
            element.kids = [k for k in element.kids if isinstance(k, Element) and k.tag != "Link"]


def gather(tag: str, parts: Iterable[object]) -> Element:
    """An element over the trees of flowables, each once, in their order."""
    found = (getattr(part, "tree", None) for part in parts)
    return Element(tag, list(dict.fromkeys(tree for tree in found if tree is not None)))


class TaggedCanvas(Canvas):
    """A canvas on which everything drawn belongs to an element or is an artifact.

    Nothing is drawn on one that is ``measuring``: it only counts pages.
    """

    measuring = False

    _code: list[str]
    _annotationrefs: list[Any]

    def __init__(self, *parts: Any, **manner: Any) -> None:  # noqa: ANN401 - ReportLab's own
        super().__init__(*parts, **manner)
        self.pages: list[list[Element]] = [[]]
        self._texts: deque[Element] = deque()
        self._links: deque[Element] = deque()

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        """End the page; its marks begin again on the next."""
        super().showPage()
        self.pages.append([])

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn inside is decoration."""
        self._code.append(_ARTIFACT)
        yield
        self._code.append(_END)

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """What is drawn inside is the element's content."""
        self._code.append(self._begin(element))
        yield
        self._code.append(_END)

    @contextmanager
    def texts(self, elements: Iterable[Element]) -> Iterator[None]:
        """The texts drawn inside are the elements', one each; the rest is decoration."""
        self._texts = deque(elements)
        with self.artifact():
            yield
        self._texts.clear()
        self._links.clear()

    def drawText(self, aTextObject: Any) -> None:  # noqa: ANN401, N802, N803 - ReportLab's names
        """Draw a text; inside ``texts`` it is marked for the element whose turn it is."""
        if not self._texts:
            super().drawText(aTextObject)
            return
        element = self._texts.popleft()
        cuts: list[Cut] = getattr(aTextObject, "cuts", [])
        self._code.append(_END)
        if cuts:
            _cut(aTextObject._code, cuts, element, self)  # noqa: SLF001 - marks go between its codes
            super().drawText(aTextObject)
        else:
            with self.content(element):
                super().drawText(aTextObject)
        self._code.append(_ARTIFACT)

    def expect_link(self, element: Element) -> None:
        """The next rectangle that leads somewhere is this element's."""
        self._links.append(element)

    def _addAnnotation(  # noqa: N802 - ReportLab's name
        self,
        annotation: Any,  # noqa: ANN401 - ReportLab's own
        name: str | None = None,
        addtopage: int = 1,
    ) -> None:
        super()._addAnnotation(annotation, name, addtopage)  # type: ignore[misc]  # no stub
        index = len(self._annotationrefs) - 1
        self._links.popleft().kids.append(Annotation(self._page, index))

    def _begin(self, element: Element) -> str:
        """The mark that opens content of an element, which is noted under its number."""
        if element.once and any(isinstance(kid, Marked) for kid in element.kids):
            return _ARTIFACT
        marks = self.pages[self._page]
        element.kids.append(Marked(self._page, len(marks)))
        marks.append(element)
        return f"/{element.tag} <</MCID {len(marks) - 1}>> BDC"

    @property
    def _page(self) -> int:
        return int(self.getPageNumber()) - 1


@dataclass(frozen=True, slots=True)
class Cut:
    """Where the codes of a text object begin to be a link's, or end to be."""

    at: int
    link: Element | None


def _cut(code: list[str], cuts: list[Cut], element: Element, canvas: TaggedCanvas) -> None:
    """Put marks between a text's codes: its own element outside links, theirs inside."""
    made = [code[0]]  # BT
    start = 1
    owner: Element | None = None
    for cut in (*cuts, Cut(len(code), None)):
        piece = code[start : cut.at]
        if piece:
            made += [canvas._begin(owner or element), *piece, _END]  # noqa: SLF001
        if cut.link is not None and cut.link not in element.kids:
            element.kids.append(cut.link)
        start, owner = max(start, cut.at), cut.link
    code[:] = made
