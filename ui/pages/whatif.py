"""What-if: other answers tried beside the saved ones, live; nothing is saved until kept."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QVBoxLayout

from logic.advice import advise
from logic.comparison import by_consideration, weighed_lead
from logic.figures.moved import lead_moved, parts_moved
from logic.interview import walk
from logic.tries import kept, with_tried, worth_trying
from ui.figure_view import FigureView
from ui.layouts import Filling, settle
from ui.navigation import RESULT, WHATIF
from ui.pages import Footer, PageBase
from ui.pages.columns import Columns
from ui.pages.drawer import SourceDrawer
from ui.pages.links import PlaceLinks
from ui.pages.result_blocks import runs
from ui.pages.result_parts import Pair
from ui.pages.state_card import StateCard
from ui.pages.whatif_aside import AsideTries
from ui.pages.whatif_tries import TriesCard
from ui.pages.whatif_words import finding
from ui.widgets import Card, PageScaffold, Stack

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from logic.assessment import Answer
    from logic.report.matter import Matter
    from logic.report.trace import Trace
    from ui.pages import PageContext
    from ui.pages.whatif_keep import KeepCard

_BESIDE = 352


class WhatIfPage(PageBase, QObject):
    """The saved result and the tried one beside each other, and the fields to try answers in."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._tried: dict[str, Answer] = {}
        self._all = False
        self._keeping = False
        self._about = ""
        self._scaffold = PageScaffold(context.look)
        links = PlaceLinks(context, WHATIF, self._scaffold)
        self._drawer = SourceDrawer(context, self._scaffold, links, context.matter, self._traced)
        self._scaffold.heading.set_opener(self._drawer)
        self._lead = FigureView(context.look)
        self._saved = StateCard(context.look, self._say("saved_card"), self._drawer)
        self._now = StateCard(context.look, self._say("tried_card"), self._drawer)
        self._now.set_strong(True)
        self._put = self._now.add_action(self._say("aside.put"))
        self._aside = AsideTries(context, self._drawer)
        self._moved = Card(context.look, context.words.text("figure.moved.title"))
        self._parts = FigureView(context.look)
        self._nothing = self._moved.add_text(self._say("nothing_moved"))
        self._moved.body.addWidget(self._parts)
        self._tries = TriesCard(context)
        self._keep: KeepCard | None = None
        self._build()
        self._tries.tried.connect(self._try)
        self._tries.more.clicked.connect(self._toggle_all)
        self._put.clicked.connect(self._set_aside)
        self._aside.taken.connect(self._take)
        self._aside.dropped.connect(self._try_on)
        for view in (self._lead, self._parts):
            view.asked.connect(self._drawer.open_topic)

    def _build(self) -> None:
        look = self._context.look
        cards = Pair(look, [self._saved, self._now])
        left = Stack(look, [self._lead, cards, self._aside, self._moved])
        right = Filling()
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.addWidget(self._tries)
        columns = Columns(look, left, right, _BESIDE, aside=True)
        columns.keep_left_in_sight(self._scaffold)  # what each answer does, however many are tried
        self._scaffold.main.addWidget(columns)

    @property
    def widget(self) -> QWidget:
        """The page."""
        return self._scaffold

    def title(self) -> str:
        """What the tried answers lead to."""
        return self._scaffold.heading.title.text()

    def footer(self) -> Footer:
        """Keep what is tried, or go back to what is saved."""
        count = len(self._tried)
        if self._keeping:
            do = self._say("keep.do_one" if count == 1 else "keep.do")
            return Footer(primary=do, secondary=self._say("keep.cancel"))
        frozen = self._context.document.frozen
        key = "keep.button_one" if count == 1 else "keep.button"
        return Footer(
            primary=self._say(key, count=count) if count and not frozen else "",
            secondary=self._say("drop") if count else "",
            hint=self._say("hint"),
            back=self._say("back"),
        )

    def enter(self, place: str) -> None:  # noqa: ARG002 - there is one place only
        """Begin with what was tried last on this assessment, else with nothing tried."""
        self._keeping = False
        if self._about != self._context.document.assessment.id:
            self._about = self._context.document.assessment.id
            self._tried = {}
            self._all = False
            self._aside.clear()
            self._tries.forget_typed()
        self.refresh()
        field = self._tries.first_field()
        if field is None:
            self._scaffold.to_top()
        else:
            self._scaffold.start_at(field)

    def leave(self) -> None:
        """Nothing typed here goes into the document; the drawer closes."""
        self._drawer.close_drawer()

    def refresh(self) -> None:
        """Show the saved answers as they are now, and those tried in their place."""
        if not self._context.document.is_open:
            return
        self._tries.setVisible(not self._keeping)
        if self._keep is not None:
            self._keep.setVisible(self._keeping)
        saved = self._context.matter()
        asked = walk(saved.content, with_tried(saved.assessment, self._tried))
        first = worth_trying(saved.content, saved.advice, asked)
        shown = asked if self._all else tuple(dict.fromkeys((*first, *self._tried)))
        self._tries.show_questions(name for name in shown if name in asked)
        self._tries.more.set_text(self._say("fewer" if self._all else "all", count=len(asked)))
        self._tries.show_answers(saved, self._tried)
        self._show_effect(saved)
        self._put.setVisible(bool(self._tried) and not self._keeping and not self._aside.is_full())
        self._aside.show_tries(saved, self._matter)
        self._drawer.refresh()
        settle()

    def primary(self) -> bool:
        """Ask about what is to be kept; the second time, keep it and go to the result."""
        if not self._keeping:
            self._ask()
            return False
        document = self._context.document
        asked = self._keep_card()
        answers = kept(document.assessment, self._tried, asked.said_by(), asked.basis())
        self._tried = {}
        self._keeping = False
        document.keep_tried(answers)
        self._context.shell.go(RESULT)
        return False

    def secondary(self) -> None:
        """Go on trying, or drop everything tried."""
        if self._keeping:
            self._keeping = False
            self._try_on()
        else:
            self._put_in({})

    def _ask(self) -> None:
        self._keeping = True
        keep = self._keep_card()
        self.refresh()
        keep.ask(self._context.matter(), self._matter(self._tried), tuple(self._tried))
        self._context.shell.footer_changed()

    def _keep_card(self) -> KeepCard:
        """The card that asks about what is to be kept, made when it is first wanted."""
        if self._keep is None:
            from ui.pages.whatif_keep import KeepCard  # noqa: PLC0415 - memory

            self._keep = KeepCard(self._context)
            self._right.addWidget(self._keep)
        return self._keep

    def _say(self, key: str, **values: object) -> str:
        return self._context.words.text(f"ui_whatif.{key}", **values)

    def _traced(self, key: str) -> Trace | None:
        """Where a number came from, of what is tried now or of a try set aside."""
        from logic.report.moved_trace import TwoStates  # noqa: PLC0415 - memory

        tried, key = self._aside.tried_of(key) or (self._tried, key)
        return TwoStates(before=self._context.matter(), after=self._matter(tried)).trace(key)

    def _matter(self, tried: Mapping[str, Answer]) -> Matter:
        saved = self._context.matter()
        if not tried:
            return saved
        assessment = with_tried(saved.assessment, tried)
        return replace(saved, assessment=assessment, advice=advise(saved.content, assessment))

    def _show_effect(self, saved: Matter) -> None:
        """What the tried answers do: title, lead, cards and bars; no widget is made anew."""
        tried = self._matter(self._tried)
        words = self._context.words
        title = runs(finding(saved, tried, self._tried))
        self._scaffold.heading.set_texts(self._say("kicker"), title)
        self._tries.show_effect(self.title() if self._tried else "")
        self._saved.show_matter(saved, "before:share")
        self._now.show_matter(tried, "after:share")
        before = self._say("saved_mark"), weighed_lead(saved.advice)
        after = self._say("tried_mark"), weighed_lead(tried.advice)
        shown = saved.advice.lead is not None and tried.advice.lead is not None
        self._lead.set_maker(partial(lead_moved, words, before, after) if shown else None)
        moved = by_consideration(saved.advice, tried.advice)
        drawn = self._parts.set_maker(partial(parts_moved, words, moved))
        self._nothing.setVisible(not drawn)

    @Slot()
    def _try(self) -> None:
        before = tuple(self._tried)
        self._tried = self._tries.answers()
        self.refresh()
        if before != tuple(self._tried):
            self._context.shell.footer_changed()
        self._tries.keep_effect_in_sight()

    @Slot()
    def _set_aside(self) -> None:
        self._aside.put(self._tried)
        self._put_in({})

    @Slot(object)
    def _take(self, tried: Mapping[str, Answer]) -> None:
        """Go on with a try set aside; what is being tried takes its place there."""
        if self._tried:
            self._aside.put(self._tried)
        self._put_in(tried)

    def _put_in(self, tried: Mapping[str, Answer]) -> None:
        """Try these in place of all that is tried, be it no answer yet."""
        self._tried = dict(tried)
        self._tries.forget_typed()
        self._try_on()

    @Slot()
    def _try_on(self) -> None:
        self.refresh()
        self._context.shell.footer_changed()
        field = self._tries.first_field()
        if field is not None:
            field.setFocus()

    @Slot()
    def _toggle_all(self) -> None:
        self._all = not self._all
        self.refresh()
