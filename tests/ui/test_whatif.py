"""What-if: other answers beside the saved ones, nothing written until they are kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from logic.advice import advise
from logic.assessment import Amount, Basis, Person, State, Voice
from logic.findings import Recommendation
from logic.tries import with_tried
from tests.ui.pages_stage import FULL, PageStage, said
from ui.figure_view import FigureView
from ui.pages.whatif import WhatIfPage
from ui.pages.whatif_keep import KeepCard
from ui.pages.whatif_tries import TriesCard
from ui.widgets import ChoiceField, LineField, LinkButton, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Look
    from ui.widgets import Field


class _WhatIf:
    """The page on answers, and what it says."""

    def __init__(self, stage: PageStage) -> None:
        self.stage = stage
        self.page = WhatIfPage(stage.context)
        stage.open(FULL)
        stage.document.show_result()
        stage.enter(self.page, "whatif")

    def show_all(self) -> None:
        self.page.widget.findChildren(TriesCard)[0].more.click()
        self.stage.settle()

    def field(self, name: str) -> Field:
        title = self.stage.say(f"question.{name}.title")
        kinds: list[Field] = [
            *self.page.widget.findChildren(ChoiceField),
            *self.page.widget.findChildren(LineField),
        ]
        return next(f for f in kinds if f.label() == title and f.isVisible())

    def choose(self, name: str, option: str) -> None:
        field = self.field(name)
        assert isinstance(field, ChoiceField)
        field.set_value(option)
        field._picked()
        self.stage.settle()

    def type(self, name: str, text: str) -> None:
        field = self.field(name)
        field.set_value(text)
        field.edited.emit()
        self.stage.settle()

    def links(self, text: str) -> list[LinkButton]:
        found = self.page.widget.findChildren(LinkButton)
        return [link for link in found if link.label() == text and link.isVisible()]

    def press(self, text: str) -> None:
        self.links(text)[0].click()
        self.stage.settle()

    def texts(self) -> str:
        found = [p.text() for p in self.page.widget.findChildren(Prose) if p.isVisible()]
        return "\n".join(found).replace("\N{NO-BREAK SPACE}", " ")

    def figures(self) -> list[str]:
        found = [v for v in self.page.widget.findChildren(FigureView) if v.isVisible()]
        return [view.accessibleName() for view in found]


@pytest.fixture
def whatif(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[_WhatIf]:
    stage = PageStage(qtbot, look, tmp_path)
    yield _WhatIf(stage)
    stage.close()


class TestTrying:
    def test_it_begins_with_the_saved_answers(self, whatif: _WhatIf) -> None:
        assert whatif.page.title() == "Try other answers beside the saved ones."
        assert whatif.page.footer().primary == ""
        assert whatif.page.footer().back == "Back"
        assert "Nothing moves yet" in whatif.texts()

    def test_what_is_no_answer_goes_with_what_is_dropped(self, whatif: _WhatIf) -> None:
        whatif.show_all()
        whatif.choose("style_rules", "one_page:")
        whatif.type("volume", "abc")
        assert whatif.field("volume").error()
        whatif.page.secondary()
        whatif.stage.settle()
        assert (whatif.field("volume").value(), whatif.field("volume").error()) == ("120,000", "")

    def test_one_other_answer_is_shown_at_once_and_nothing_is_written(
        self, whatif: _WhatIf
    ) -> None:
        before = whatif.stage.document.assessment
        whatif.show_all()
        whatif.choose("style_rules", "one_page:")
        assert whatif.page.title().startswith("With “")
        assert "changed; saved: No, it is learned from examples" in whatif.texts()
        assert "What moved" in whatif.figures()
        assert whatif.page.footer().primary == "Keep the answer…"
        assert whatif.page.footer().hint == "Nothing is saved while you try"
        assert whatif.stage.document.assessment is before
        assert whatif.stage.document.undo_what == ""

    def test_what_is_shown_is_what_the_decision_says(self, whatif: _WhatIf) -> None:
        whatif.show_all()
        whatif.choose("style_rules", "one_page:")
        whatif.type("volume", "900,000")
        tried = with_tried(whatif.stage.document.assessment, whatif.page._tried)
        advice = advise(whatif.stage.content, tried)
        short = whatif.stage.say(f"recommendation.{advice.recommendation}.short")
        assert short in whatif.texts()
        assert whatif.page.footer().primary == "Keep 2 answers…"

    def test_an_answer_that_changes_nothing_says_so(self, whatif: _WhatIf) -> None:
        whatif.show_all()
        whatif.choose("field_speed", "fast:")
        assert whatif.page.title().endswith("neither the advice nor the lead changes.")

    def test_a_number_that_is_none_is_told_and_tries_nothing(self, whatif: _WhatIf) -> None:
        whatif.show_all()
        whatif.type("volume", "many")
        assert "Type a number" in whatif.field("volume").error()
        assert whatif.page._tried == {}
        whatif.type("volume", "120,000")
        assert whatif.field("volume").error() == ""
        assert whatif.page._tried == {}, "the saved number is no other answer"
        whatif.type("volume", "")
        assert whatif.page._tried == {}

    def test_what_was_tried_before_is_let_go_where_the_text_is_none(self, whatif: _WhatIf) -> None:
        whatif.show_all()
        for typed in ("5 mio", "-1", "1e99"):
            whatif.type("volume", "5")
            assert list(whatif.page._tried) == ["volume"]
            whatif.type("volume", typed)
            assert whatif.page._tried == {}, typed
            assert whatif.field("volume").error()
            assert whatif.field("volume").value() == typed
            assert whatif.page.footer().primary == ""

    def test_what_one_of_two_people_said_may_be_tried(self, whatif: _WhatIf) -> None:
        document = whatif.stage.document
        rules, held = (document.assessment.answer(q) for q in ("style_rules", "examples_held"))
        second = Amount(low=60, likely=60, high=60)
        document.set_answer(
            "style_rules", replace(rules, voices=(Voice(said_by="p2", options=("one_page",)),))
        )
        document.set_answer(
            "examples_held", replace(held, voices=(Voice(said_by="p2", amount=second),))
        )
        whatif.stage.enter(whatif.page, "whatif")
        whatif.show_all()
        assert whatif.page._tried == {}
        assert held.amount is not None
        assert whatif.field("examples_held").value() == ""
        whatif.choose("style_rules", f"{rules.options[0]}:")
        whatif.type("examples_held", str(int(held.amount.likely)))
        assert sorted(whatif.page._tried) == ["examples_held", "style_rules"]

    def test_a_number_is_read_as_on_the_page_of_its_question(self, whatif: _WhatIf) -> None:
        whatif.show_all()
        whatif.type("volume", "50 %")
        assert "Type a number" in whatif.field("volume").error()
        assert whatif.page._tried == {}

    def test_not_known_may_be_tried(self, whatif: _WhatIf) -> None:
        whatif.show_all()
        whatif.choose("deadline", "unknown")
        assert whatif.page._tried["deadline"].state is State.DONT_KNOW
        whatif.choose("deadline", "saved")
        assert whatif.page._tried == {}

    def test_another_trial_may_be_tried(self, whatif: _WhatIf) -> None:
        whatif.show_all()
        field = whatif.field("trial")
        assert isinstance(field, ChoiceField)
        keys = [key for key in field._keys if ":" in key]
        whatif.choose("trial", keys[0])
        assert whatif.page._tried["trial"].trial is not None

    def test_where_the_advice_has_no_lead_there_is_no_bar(self, whatif: _WhatIf) -> None:
        whatif.show_all()
        whatif.choose("right_tool", "statistics:")
        tried = with_tried(whatif.stage.document.assessment, whatif.page._tried)
        assert advise(whatif.stage.content, tried).recommendation is Recommendation.NEITHER
        assert "Where the lead went" not in whatif.figures()
        assert "the advice would be" in whatif.page.title()

    def test_dropping_it_goes_back_to_the_saved_answers(self, whatif: _WhatIf) -> None:
        whatif.show_all()
        whatif.choose("style_rules", "one_page:")
        whatif.page.secondary()
        whatif.stage.settle()
        assert whatif.page.title() == "Try other answers beside the saved ones."
        assert whatif.page._tried == {}

    def test_fewer_questions_keep_those_that_are_tried(self, whatif: _WhatIf) -> None:
        whatif.show_all()
        whatif.choose("audience", "unknown")
        whatif.show_all()
        assert whatif.field("audience").isVisible()

    def test_another_file_begins_anew(self, whatif: _WhatIf) -> None:
        whatif.show_all()
        whatif.choose("style_rules", "one_page:")
        whatif.stage.open(FULL)
        whatif.page.enter("whatif")
        assert whatif.page._tried == {}


class TestKeeping:
    def test_the_card_that_asks_is_made_when_it_is_wanted(self, whatif: _WhatIf) -> None:
        whatif.choose("style_rules", "one_page:")
        assert not whatif.page.widget.findChildren(KeepCard)
        whatif.page.primary()
        assert whatif.page.widget.findChildren(KeepCard)[0].isVisible()

    def test_it_asks_who_and_on_what_basis_assumed_at_first(self, whatif: _WhatIf) -> None:
        whatif.show_all()
        whatif.choose("style_rules", "one_page:")
        assert not whatif.page.primary()
        whatif.stage.settle()
        card = whatif.page.widget.findChildren(KeepCard)[0]
        assert card.isVisible()
        assert card.basis() is Basis.ASSUMED
        assert card.said_by() == ""
        assert "in place of: No, it is learned from examples" in whatif.texts()
        assert whatif.page.footer().primary == "Keep it"
        assert card.accessibleName() == "Who gives this answer?"
        assert "Undo takes it back." in whatif.texts()
        whatif.page.secondary()
        whatif.stage.settle()
        assert not card.isVisible()
        assert whatif.page._tried

    def test_all_of_them_are_kept_in_one_step(self, whatif: _WhatIf) -> None:
        before = whatif.stage.document.assessment
        whatif.show_all()
        whatif.choose("style_rules", "one_page:")
        whatif.type("volume", "900,000")
        whatif.page.primary()
        card = whatif.page.widget.findChildren(KeepCard)[0]
        assert whatif.page.footer().primary == "Keep them"
        assert card.accessibleName() == "Who gives these answers?"
        assert "All of them are kept in one step" in whatif.texts()
        who = next(f for f in card.findChildren(ChoiceField) if f.label() == "Said by")
        who.set_value("p1")
        whatif.page.primary()
        whatif.stage.settle()
        kept = whatif.stage.answer("style_rules")
        assert (kept.options, kept.said_by, kept.basis) == (("one_page",), "p1", Basis.ASSUMED)
        assert whatif.stage.shell.went[-1] == ("result", "")
        assert whatif.stage.document.undo_what == "tried"
        whatif.stage.document.undo()
        assert whatif.stage.document.assessment == before

    def test_people_of_one_role_are_told_apart_by_their_names(self, whatif: _WhatIf) -> None:
        alike = (Person(id="a", role="IT", name="One"), Person(id="b", role="IT", name="Two"))
        whatif.stage.document.update(people=alike)
        whatif.show_all()
        whatif.choose("style_rules", "one_page:")
        whatif.page.primary()
        card = whatif.page.widget.findChildren(KeepCard)[0]
        combo = next(f for f in card.findChildren(ChoiceField) if f.label() == "Said by").combo
        offered = [combo.itemText(at) for at in range(combo.count())]
        assert offered[1:] == ["IT (One)", "IT (Two)"]

    def test_a_finished_assessment_may_be_tried_but_not_kept(self, whatif: _WhatIf) -> None:
        whatif.stage.document.finish()
        whatif.show_all()
        whatif.choose("style_rules", "one_page:")
        assert whatif.page._tried
        assert whatif.page.footer().primary == ""

    def test_an_answer_saved_meanwhile_is_the_new_saved_one(self, whatif: _WhatIf) -> None:
        whatif.show_all()
        whatif.stage.document.set_answer("style_rules", said("one_page"))
        whatif.stage.settle()
        assert "saved: Yes, on one page" in whatif.texts()


class TestSettingAside:
    def test_tries_stand_beside_one_another(self, whatif: _WhatIf) -> None:
        """Set aside, taken up again in place of another, removed; nothing is written."""
        before = whatif.stage.document.assessment
        whatif.show_all()
        whatif.choose("style_rules", "one_page:")
        whatif.press("Set aside and try something else")
        assert whatif.page._tried == {}
        assert "Try 1, set aside" in whatif.texts()
        assert "; with the saved answers" in whatif.texts()
        whatif.type("volume", "900,000")
        whatif.press("Go on with this try")
        assert set(whatif.page._tried) == {"style_rules"}
        assert "Requests a month: 900,000" in whatif.texts()
        whatif.press("Set aside and try something else")
        assert "Try 2, set aside" in whatif.texts()
        whatif.type("volume", "800,000")
        assert whatif.links("Set aside and try something else") == []
        whatif.press("Remove this try")
        assert len(whatif.links("Remove this try")) == 1
        assert whatif.stage.document.assessment is before

    def test_another_file_has_none(self, whatif: _WhatIf) -> None:
        whatif.show_all()
        whatif.choose("style_rules", "one_page:")
        whatif.press("Set aside and try something else")
        whatif.stage.document.start_from(whatif.stage.document.assessment)
        whatif.stage.document.show_result()
        whatif.page.enter("whatif")
        assert "set aside" not in whatif.texts()


def test_nothing_happens_while_no_assessment_is_open(whatif: _WhatIf) -> None:
    title = whatif.page.title()
    whatif.stage.document.abandon()
    whatif.page.leave()
    assert whatif.page.title() == title
