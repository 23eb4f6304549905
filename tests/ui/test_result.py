"""The result page: hidden until asked for, then a page for every kind of recommendation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from logic.assessment import Answer, Basis, State
from logic.cost.result import cost_result
from logic.figures.contributions import contributions
from logic.findings import DecidedBy, Recommendation
from logic.report.change_page import movers
from logic.report.cost_words import CostWords
from logic.report.matter import Matter
from logic.sentences import Sentences
from tests.ui.pages_stage import FULL, PageStage, said, trial
from ui.figure_view import FigureView
from ui.pages.result import ResultPage
from ui.pages.result_finding import TABS
from ui.pages.result_judged import JudgedNote
from ui.widgets import Card, Disclosure, LinkButton, Prose, TabBar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look

PLACE = "result"


class _Result:
    """The page on answers, and what it says."""

    def __init__(self, stage: PageStage) -> None:
        self.stage = stage
        self.page = ResultPage(stage.context)

    def on(self, answers: Mapping[str, Answer], **without: object) -> _Result:
        self.stage.open(answers, **without)  # type: ignore[arg-type]
        self.stage.document.show_result()
        self.stage.enter(self.page, PLACE)
        return self.dug()

    def dug(self) -> _Result:
        """Let what is worked out off the UI thread arrive, without the wait before it."""
        if self.page._pause.isActive():
            self.page._pause.stop()
            self.page._start_digging()
        if self.stage.shell.waiting:
            self.stage.shell.work()
            self.stage.settle()
        return self

    @property
    def kind(self) -> Recommendation:
        return self.stage.document.advice.recommendation

    def tab(self, key: str) -> None:
        bar = self.page.widget.findChild(TabBar)
        assert isinstance(bar, TabBar)
        bar.set_current_key(key)
        self.stage.settle()

    def tabs(self) -> list[str]:
        bar = self.page.widget.findChild(TabBar)
        assert isinstance(bar, TabBar)
        return [bar.accessibleTabName(at) for at in range(bar.count())] if bar.isVisible() else []

    def texts(self) -> str:
        found = [p.text() for p in self.page.widget.findChildren(Prose) if p.isVisible()]
        return "\n".join(found).replace("\N{NO-BREAK SPACE}", " ")

    def cards(self) -> list[str]:
        found = [c for c in self.page.widget.findChildren(Card) if c.isVisible()]
        return [card.accessibleName() for card in found]

    def figures(self) -> list[str]:
        found = [v for v in self.page.widget.findChildren(FigureView) if v.isVisible()]
        return [view.accessibleName() for view in found]

    def links(self) -> dict[str, LinkButton]:
        found = [b for b in self.page.widget.findChildren(LinkButton) if b.isVisible()]
        return {link.accessibleName(): link for link in found}

    def hint(self) -> str:
        return self.page._scaffold.heading.hint.text()

    def sentences(self) -> Sentences:
        document = self.stage.document
        return Sentences(self.stage.content, self.stage.words, document.assessment, document.advice)


@pytest.fixture
def result(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[_Result]:
    stage = PageStage(qtbot, look, tmp_path)
    yield _Result(stage)
    stage.close()


def without(*names: str) -> dict[str, Answer]:
    return {name: answer for name, answer in FULL.items() if name not in names}


CLOSE = {
    **without("style_rules"),
    "trial": trial(good=82, facts=5, way=11, reasoning=2),
    "task_count": said("many_narrow"),
    "volume": Answer(state=State.DONT_KNOW),
}
LEAN = "Where the weighed answers lead"


class TestHidden:
    def test_nothing_shows_until_it_is_asked_for(self, result: _Result) -> None:
        result.stage.open()
        result.stage.enter(result.page, PLACE)
        assert result.page.title() == "Show the result?"
        assert result.tabs() == []
        assert result.figures() == []
        assert result.page.footer().primary == "Show the result"
        assert result.sentences().title() not in result.texts()

    def test_the_button_shows_it_and_stays(self, result: _Result) -> None:
        result.stage.open()
        result.stage.enter(result.page, PLACE)
        assert not result.page.primary()
        result.stage.settle()
        assert result.page.title() == result.sentences().title()
        assert result.page.footer().primary == "Make the report"
        assert result.stage.shell.footers == 1
        assert result.page.primary(), "now it goes on to the report"

    def test_another_file_is_hidden_again(self, result: _Result) -> None:
        result.on(FULL)
        result.stage.open()
        result.stage.settle()
        assert result.page.title() == "Show the result?"
        assert result.tabs() == []


class TestHead:
    def test_the_finding_is_a_sentence_with_its_number_in_brackets(self, result: _Result) -> None:
        result.on(FULL)
        assert result.kind is Recommendation.FINE_TUNED
        assert result.page.title() == result.sentences().title()
        assert "learly towards fine-tuned (+" in result.hint().replace("\u2011", "-")

    def test_the_bar_shows_where_weights_decide(self, result: _Result) -> None:
        result.on(FULL)
        assert result.stage.document.advice.decided_by is DecidedBy.WEIGHTS
        assert LEAN in result.figures()

    def test_how_it_is_judged_opens_in_place(self, result: _Result) -> None:
        result.on(FULL)
        note = result.page.widget.findChild(JudgedNote)
        assert isinstance(note, JudgedNote)
        assert not note.isVisible()
        first = "Settled: no open or assumed answer changes the side"
        assert first not in result.texts()
        result.links()["How this is judged"].click()
        result.stage.settle()
        assert first in result.texts()
        limits = result.stage.content.limits
        assert f"in at least {limits.leaning_share} of 100 ways" in result.texts()
        assert result.stage.say("report.method.how_2") in result.texts()
        result.tab("cost")
        assert not note.isVisible()

    def test_other_tabs_open_with_their_own_finding_and_no_bar(self, result: _Result) -> None:
        result.on(FULL)
        result.tab("comparison")
        assert "components known here" in result.page.title()
        assert LEAN not in result.figures()
        result.tab("cost")
        document = result.stage.document
        matter = Matter(
            content=result.stage.content,
            words=result.stage.words,
            assessment=document.assessment,
            advice=document.advice,
        )
        told = CostWords(matter, cost_result(matter.content, matter.assessment, matter.advice))
        assert result.page.title() == told.headline()

    def test_how_firm_it_is_comes_first(self, result: _Result) -> None:
        result.on(FULL)
        word, behind = result.sentences().firmness()
        assert word
        assert result.hint().startswith(f"{word}, clearly towards fine")
        assert behind in result.hint()
        assert result.sentences().lead_in() in result.texts(), "with the reasons instead"

    def test_a_quick_assessment_says_so(self, result: _Result) -> None:
        result.on(FULL)
        document = result.stage.document
        document._advised = (document.assessment, replace(document.advice, quick=True))
        result.page.refresh()
        assert result.stage.say("report.answer.quick") in result.hint()

    def test_unweighed_priorities_are_said(self, result: _Result) -> None:
        result.on(FULL, priorities=())
        assert result.stage.say("report.answer.equal_weights") in result.hint()


class TestWhy:
    def test_contributions_with_their_twin(self, result: _Result) -> None:
        result.on(FULL)
        advice, words = result.stage.document.advice, result.stage.words
        figure = contributions(words, advice)
        assert figure is not None
        assert figure.title in result.figures()
        twin = next(
            d
            for d in result.page.widget.findChildren(Disclosure)
            if d.title() == "As a table" and d.isVisible()
        )
        twin.header.click()
        result.stage.settle()
        cells = [cell.replace("\N{NO-BREAK SPACE}", " ") for cell in figure.rows[0]]
        assert all(cell in result.texts() for cell in cells)

    def test_what_is_unknown_leads_to_its_question(self, result: _Result) -> None:
        result.on(FULL)
        first = movers(result.page._matter())[0]
        assert "Still unknown" in result.cards()
        title = result.stage.say(f"question.{first.id}.title")
        assert title in result.texts()
        short = result.stage.say(f"question.{first.id}.short")
        result.links()[f"Answer: {short}"].click()
        assert result.stage.shell.went == [(f"question:{first.id}", "result")]

    def test_what_is_unknown_is_only_read_once_finished(self, result: _Result) -> None:
        result.on(FULL)
        first = movers(result.page._matter())[0]
        result.stage.document.finish()
        result.stage.settle()
        short = result.stage.say(f"question.{first.id}.short")
        assert f"Read: {short}" in result.links()
        assert f"Answer: {short}" not in result.links()

    def test_reasons_changes_and_next_steps(self, result: _Result) -> None:
        result.on(FULL)
        shown = {"Why", "Closest way to the other answer", "How to do it", "What to do next"}
        assert shown <= set(result.cards())
        assert result.sentences().step(result.stage.document.advice.plan[0])[0] in result.texts()

    def test_the_trial_is_drawn(self, result: _Result) -> None:
        result.on(FULL)
        assert result.stage.say("figure.trial.title") in result.figures()


class TestKinds:
    def test_trial_first_shows_a_leaning_and_no_bar(self, result: _Result) -> None:
        result.on(without("trial"))
        assert result.kind is Recommendation.TRIAL_FIRST
        assert LEAN not in result.figures()
        assert result.hint().startswith("So far ")
        assert "What the answers say so far" in result.cards()
        assert "What a trial would lead to" in result.cards()
        assert result.stage.say("step.run_trial.title") in result.texts()

    def test_too_little_known_asks_three_questions(self, result: _Result) -> None:
        result.on({"task_kind": said("label")})
        assert result.kind is Recommendation.TOO_LITTLE_KNOWN
        assert result.figures() == []
        assert "Ask these first" in result.cards()
        asked = [name for name in result.links() if name.startswith("Answer: ")]
        assert len(asked) == 3
        result.links()[asked[0]].click()
        first = result.stage.document.advice.open_questions[0].id
        assert result.stage.shell.went == [(f"question:{first}", "result")]

    def test_what_is_only_assumed_is_to_be_confirmed(self, result: _Result) -> None:
        result.on({"task_kind": said("label", basis=Basis.ASSUMED)})
        short = result.stage.say("question.task_kind.short")
        assert f"Confirm or change: {short}" in result.links()
        assert "Only assumed so far: Sort or label." in result.texts()

    def test_not_feasible_names_the_conditions_and_no_bar(self, result: _Result) -> None:
        closed = {
            **FULL,
            "data_location": said("air_gapped"),
            "operators": said("nobody"),
        }
        result.on(closed)
        assert result.kind is Recommendation.NOT_FEASIBLE
        assert result.figures() == [result.stage.say("figure.trial.title")]
        assert "What rules the routes out" in result.cards()
        assert "Decided by a condition, not by weights." in result.hint()
        assert "Behind the lead" not in result.links()
        assert ": reopens if" in result.texts()

    def test_by_default_is_worded_so(self, result: _Result) -> None:
        result.on({**FULL, "examples_rights": said("none")})
        assert result.kind.side is not None
        assert result.stage.document.advice.decided_by is DecidedBy.CONDITION
        assert result.page.title() == result.sentences().title()
        assert "ruled out" in result.page.title()
        assert LEAN not in result.figures()
        assert result.cards()[0] == "What rules the routes out"
        assert result.stage.say("report.weighing.not_decided") in result.texts()

    def test_too_close_shows_a_pilot_for_each_side(self, result: _Result) -> None:
        result.on(CLOSE, priorities=())
        assert result.kind is Recommendation.TOO_CLOSE
        assert LEAN in result.figures()
        pilots = [name for name in result.cards() if name.startswith("Pilot: ")]
        assert len(pilots) == 2

    @pytest.mark.parametrize("size", [1.5, 2.0])
    def test_what_the_pilots_are_begins_at_one_height(self, result: _Result, size: float) -> None:
        result.stage.context.look.set_text_size(size)
        result.on(CLOSE, priorities=())
        found = result.page.widget.findChildren(Card)
        cards = [card for card in found if card.accessibleName().startswith("Pilot: ")]
        tops = {card.findChildren(Prose)[1].y() for card in cards}
        assert len(cards) == 2
        assert len(tops) == 1

    def test_neither_speaks_of_the_approaches_no_more(self, result: _Result) -> None:
        result.on({**FULL, "right_tool": said("plain_software")})
        assert result.kind is Recommendation.NEITHER
        assert result.tabs() == ["Why", "Plan and risks"]
        assert "What speaks against a language model here" in result.cards()
        result.tab("plan")
        assert "Plan for the next 90 days" in result.cards()


class TestTabs:
    @pytest.mark.parametrize("key", TABS)
    def test_every_tab_shows_cards_and_a_finding(self, result: _Result, key: str) -> None:
        result.on(FULL)
        assert len(result.tabs()) == len(TABS)
        result.tab(key)
        assert result.cards()
        assert result.page.title().endswith((".", "?"))

    def test_open_questions_lead_to_their_pages(self, result: _Result) -> None:
        result.on(FULL)
        result.tab("change")
        listed = [name for name in result.links() if name.startswith("Answer: ")]
        assert "Answer: Language" in listed
        result.links()["Answer: Language"].click()
        assert result.stage.shell.went == [("question:language", "result")]

    def test_the_comparison_has_six_rows_and_names_the_side(self, result: _Result) -> None:
        result.on(FULL)
        result.tab("comparison")
        for component in result.stage.content.components:
            assert result.stage.say(f"component.{component.id}.name") in result.texts()
        assert "fine\u2011tuned" in result.texts() or "fine-tuned" in result.texts()

    def test_routes_say_what_rules_them_out(self, result: _Result) -> None:
        result.on({**FULL, "operators": said("nobody")})
        result.tab("routes")
        assert "ruled out" in result.texts()
        assert result.stage.say("gate.G7.name") in result.texts()
        assert result.stage.say("gate.G7.reopens") in result.texts()
        for route in result.stage.content.routes:
            assert result.stage.say(f"route.{route}.name") in result.texts()

    def test_sources_named_can_be_read(self, result: _Result) -> None:
        result.on(FULL)
        result.tab("plan")
        row = next(d for d in result.page.widget.findChildren(Disclosure) if d.title() == "Sources")
        row.header.click()
        result.stage.settle()
        key = result.stage.document.advice.plan[0].sources[0]
        assert result.stage.content.evidence[key].citation in result.texts()

    def test_the_tab_stays_when_an_answer_changes(self, result: _Result) -> None:
        result.on(FULL)
        result.tab("comparison")
        result.stage.document.set_answer("task_count", said("many_diverse"))
        result.stage.settle()
        assert result.stage.say("component.objective.case.many_diverse") in result.texts()

    def test_nothing_would_change_a_closed_matter(self, result: _Result) -> None:
        result.on({**FULL, "right_tool": said("plain_software")})
        result.page.leave()
        result.page.secondary()
        assert result.page.footer().back == "Back"


def test_nothing_happens_while_no_assessment_is_open(result: _Result) -> None:
    result.on(FULL)
    title = result.page.title()
    result.stage.document.abandon()
    assert result.page.title() == title
