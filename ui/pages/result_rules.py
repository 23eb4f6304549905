"""The strip over a result made under other rules: which, and what each set of rules says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from logic.rules_apart import rules_apart
from ui.widgets import Strip

if TYPE_CHECKING:
    from logic.rules_apart import RulesApart
    from ui.pages import PageContext

_SHOWN = 8


class RulesStrip(Strip):
    """Hidden while the rules are those the assessment was made under; changes nothing unasked."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, "warning")
        self._context = context
        self.take_on = self.add_action(context.words.text("ui_rules.take_on"))
        self.take_on.clicked.connect(self._take_on)
        context.document.changed.connect(self.refresh)
        self.hide()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show or hide as the open assessment asks for."""
        document = self._context.document
        found = None
        if document.is_open and document.result_shown:
            earlier = document.earlier_content
            found = rules_apart(
                self._context.content, earlier, document.assessment, document.advice
            )
        if found is not None:
            self.set_notice("info" if found.same else "warning", self._sentence(found))
            self.take_on.setVisible(not document.frozen)
        self.setVisible(found is not None)

    def _sentence(self, found: RulesApart) -> str:
        say = self._context.words.text
        versions = {
            "made_with": f"{found.made_with.version} ({found.made_with.checksum[:_SHOWN]})",
            "here": f"{found.here.version} ({found.here.checksum[:_SHOWN]})",
        }
        now = self._named(found.now)
        if not found.then:
            return say("ui_rules.unknown", **versions, now=now)
        if found.same:
            return say("ui_rules.same", **versions, now=now)
        return say("ui_rules.differ", **versions, then=self._named(found.then), now=now)

    def _named(self, recommendation: str) -> str:
        return self._context.words.maybe(f"recommendation.{recommendation}.short", recommendation)

    @Slot()
    def _take_on(self) -> None:
        self._context.document.take_on_rules()
