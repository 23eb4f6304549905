"""What the report shows: its contents, names or roles, paper, and what to know before sending."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QVBoxLayout,
    QWidget,
)

from logic.report.export import CLEAN
from logic.report.numbers import every_number
from ui.pages.report_colour import ReportColour
from ui.pages.report_documents import SavedDocuments
from ui.pages.report_keep import ReportKeep
from ui.pages.report_logo import ReportLogo
from ui.pages.report_view import AdviserView
from ui.pages.result_blocks import runs
from ui.widgets import FlowRow, LinkButton, Prose, Radio, Rule, Tick
from ui.widgets.numbers import NumberProse

if TYPE_CHECKING:
    from ui.pages import PageContext
    from ui.widgets.numbers import Opener

#: Settings shown as boxes to tick, in their order.
_BOXES = (
    "cover",
    "all_answers",
    "arithmetic",
    "sources",
    "summary_only",
    "draft",
    "large",
    "share_safe",
)
#: Settings that a summary alone has no use for.
_WHOLE_ONLY = ("all_answers", "arithmetic", "sources")
_PAPERS = ("A4", "Letter")
#: What the file carries: the assessment, so that it reopens, or nothing.
_KINDS = ("standard", CLEAN)
#: The most characters named of those that the PDF lacks.
_MOST_NAMED = 10


class ReportOptions(QWidget):
    """Sends every change to the document, which the report is then made from anew."""

    def __init__(self, context: PageContext, opener: Opener) -> None:
        super().__init__()
        self._context = context
        self._boxes = {name: Tick(context.look, self._say(f"box.{name}")) for name in _BOXES}
        self._people = self._radios("people", ("roles", "names"))
        self._papers = self._radios("paper", _PAPERS)
        self._kinds = self._radios("inside", _KINDS)
        self._unchosen = Prose(context.look, "", "body", "bad")
        self._unchosen.hide()
        self._logo = ReportLogo(context)
        self._colour = ReportColour(context)
        self._keep = ReportKeep(context)
        self.view = AdviserView(context)
        self._sensitive = Prose(context.look, "", "body", "warn")
        self._before = NumberProse(context.look, opener, "body", "mute")
        self._lacks = Prose(context.look, "", "body", "warn")
        self._lacks.hide()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._add("before", [self._sensitive, self._before, self._lacks])
        self._add("inside", [*self._kinds.values(), self._unchosen])
        self._add("contents", list(self._boxes.values()))
        self._add("people", list(self._people.values()))
        self._add("paper", [*self._papers.values(), self._print_link()])
        self._box.addWidget(Rule(context.look))
        self._box.addWidget(self._logo)
        self._box.addWidget(self._colour)
        self._box.addWidget(self._keep)
        self._box.addWidget(Rule(context.look))
        self._box.addWidget(self.view)
        self._box.addWidget(Rule(context.look))
        title = context.words.text("ui_around.title")
        self._box.addWidget(Prose(context.look, title, "card_title"))
        self._box.addWidget(SavedDocuments(context))
        for box in self._boxes.values():
            box.clicked.connect(self._send)
        context.look.changed.connect(self._restyle)
        self._restyle()

    def refresh(self) -> None:
        """Show the settings, and what to know, as they are now."""
        settings = self._context.document.assessment.report
        for name, box in self._boxes.items():
            box.setChecked(bool(getattr(settings, name)))
            box.setEnabled(name not in _WHOLE_ONLY or not settings.summary_only)
        names = settings.names and not settings.share_safe
        self._people["names" if names else "roles"].setChecked(True)
        self._people["names"].setEnabled(not settings.share_safe)
        self._papers[settings.paper if settings.paper in _PAPERS else _PAPERS[0]].setChecked(True)
        if self._kind():
            self._kinds[CLEAN if settings.kind == CLEAN else "standard"].setChecked(True)
        self._logo.refresh()
        self._colour.refresh()
        self._keep.refresh()
        self.view.refresh()
        self._show_sensitive()
        self._show_to_know()

    def _show_sensitive(self) -> None:
        from logic.report.sensitive import sensitive  # noqa: PLC0415 - start-up time

        context = self._context
        found = sensitive(context.content, context.words, context.document.assessment)
        said = context.words.text("ui_around.sensitive.text", found="; ".join(found))
        bared = [self._say("before.bared")] if context.document.seal is not None else []
        self._sensitive.set_text("\n".join([*bared, *([said] if found else [])]))
        self._sensitive.setVisible(bool(bared or found))

    def show_lacks(self, characters: str, *, turns: bool) -> None:
        """Say why the report made claims no standard: lacking characters, text to the left."""
        named, more = " ".join(characters[:_MOST_NAMED]), len(characters) - _MOST_NAMED
        key = "before.not_drawable_more" if more > 0 else "before.not_drawable"
        lacking = [self._say(key, characters=named, more=more)] if characters else []
        turned = [self._say("before.turned")] if turns else []
        self._lacks.set_text("\n".join([*lacking, *turned]))
        self._lacks.setVisible(bool(lacking or turned))

    def kind_told(self) -> bool:
        """Whether what the file carries was chosen; if not, say so and go there."""
        told = bool(self._kind())
        self._unchosen.set_text("" if told else self._say("inside.unchosen"))
        self._unchosen.setVisible(not told)
        if not told:
            self._kinds[_KINDS[0]].setFocus()
        return told

    def forget_kind(self) -> None:
        """Take the choice back: it is made for each file anew."""
        self._unchosen.hide()
        group = self._kinds[CLEAN].group()
        group.setExclusive(False)
        for button in self._kinds.values():
            button.setChecked(False)
        group.setExclusive(True)
        self._show_to_know()

    def _kind(self) -> str:
        """What the file carries, "" until it is chosen."""
        return next((name for name, button in self._kinds.items() if button.isChecked()), "")

    def first_box(self) -> QWidget:
        """The first box that can be ticked."""
        return next(box for box in self._boxes.values() if box.isEnabled())

    def _say(self, key: str, **values: object) -> str:
        return self._context.words.text(f"ui_report.{key}", **values)

    def _radios(self, group: str, names: tuple[str, ...]) -> dict[str, Radio]:
        buttons = {name: Radio(self._context.look, self._say(f"{group}.{name}")) for name in names}
        together = QButtonGroup(self)
        for button in buttons.values():
            together.addButton(button)
            button.clicked.connect(self._send)
        return buttons

    def _print_link(self) -> FlowRow:
        """A link as wide as its words."""
        link = LinkButton(self._context.look, self._say("paper.print"), "body")
        link.set_about(self._say("paper.print_about"))
        link.clicked.connect(self._print)
        return FlowRow(self._context.look, link)

    @Slot()
    def _print(self) -> None:
        self._context.shell.print_report()

    def _add(self, title: str, parts: list[QWidget]) -> None:
        if self._box.count():
            self._box.addWidget(Rule(self._context.look))
        group = QWidget()
        group.setAccessibleName(self._say(f"{title}.title"))
        inner = QVBoxLayout(group)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(Prose(self._context.look, self._say(f"{title}.title"), "card_title"))
        for part in parts:
            inner.addWidget(part)
        self._box.addWidget(group)

    def _show_to_know(self) -> None:
        self._before.set_runs(runs(every_number(self._to_know(), "counts")))

    def _to_know(self) -> str:
        """What a reader will find open, and what is left out."""
        advice = self._context.document.advice
        settings, counts = self._context.document.assessment.report, advice.counts
        said = [self._say("before.open", open=counts.open)] if counts.open else []
        said += [self._say("before.assumed", assumed=counts.assumed)] if counts.assumed else []
        said.append(self._say("before.notes"))
        if self._kind() == _KINDS[0]:
            said.append(self._say("before.inside"))
        if settings.share_safe:
            said.append(self._say("before.share_safe"))
        elif settings.names:
            said.append(self._say("before.names"))
        return " ".join(said)

    @Slot()
    def _send(self) -> None:
        if self._kind():
            self._unchosen.hide()
        settings = self._context.document.assessment.report
        ticked: dict[str, Any] = {name: box.isChecked() for name, box in self._boxes.items()}
        named = self._people["names"].isChecked()
        changed = replace(
            settings,
            **ticked,
            names=settings.names if settings.share_safe else named,  # then it cannot be chosen
            kind=self._kind() or settings.kind,
            paper=next(name for name, button in self._papers.items() if button.isChecked()),
        )
        self._context.document.set_report_settings(changed)
        self._show_to_know()

    @Slot()
    def _restyle(self) -> None:
        self._box.setSpacing(self._context.look.units(16))
