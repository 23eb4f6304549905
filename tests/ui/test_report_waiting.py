"""The report page while its report is made: what is said, when, and how it is stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from logic.errors import ReportStoppedError
from tests.ui.report_desk import PLACE

if TYPE_CHECKING:
    from tests.ui.report_desk import ReportDesk


def test_waiting_is_said_only_after_a_while(report: ReportDesk) -> None:
    report.entered()
    assert (report.strips(), report.page.title()) == ([], "The report to hand over")
    QTest.qWait(400)
    assert report.strips() == [report.stage.say("ui_report.making")]
    assert report.page.title() == "The report is being made"
    report.work()
    assert report.strips() == []


def test_until_then_the_title_stays_as_it_was(report: ReportDesk) -> None:
    report.made()
    ready = report.page.title()
    report.box("draft").click()
    assert (report.strips(), report.page.title()) == ([], ready)
    QTest.qWait(400)
    assert report.page.title() == "The report is being made"


def test_nothing_stays_of_the_report_of_another_assessment(report: ReportDesk) -> None:
    report.made()
    assert len(report.sheets()) > 0
    report.entered()
    assert (report.sheets(), report.page.title()) == ([], "The report to hand over")
    report.work()
    assert len(report.sheets()) > 0


def test_a_report_made_too_late_says_nothing_on_the_page_of_another(report: ReportDesk) -> None:
    report.entered()
    report.stage.document.close()
    report.stage.open()
    report.page.enter(PLACE)
    hidden = report.page.title()
    report.work()
    assert (report.page.title(), report.strips()) == (hidden, [])
    QTest.qWait(400)
    assert (report.page.title(), report.strips()) == (hidden, [])
    report.stage.document.show_result()
    report.page.enter(PLACE)
    report.work()
    assert len(report.sheets()) > 0


def test_waiting_can_be_cancelled_and_taken_up_again(report: ReportDesk) -> None:
    report.entered()
    QTest.qWait(400)
    report.link("Cancel").click()
    report.stage.settle()
    assert report.strips() == [report.stage.say("ui_report.stopped")]
    assert report.page.title() == "The report was not made"
    with pytest.raises(ReportStoppedError):
        report.stage.shell.waiting[-1][0]()
    report.work()
    assert report.sheets() == []
    assert report.page.footer().primary == ""
    report.page.enter(PLACE)
    assert report.stage.shell.waiting == [], "coming back does not begin by itself"
    report.link("Make the report").click()
    assert report.page.title() == "The report to hand over"
    report.work()
    assert (report.strips(), len(report.sheets()) > 0) == ([], True)


def test_waiting_says_which_page_is_set(report: ReportDesk) -> None:
    report.entered()
    QTest.qWait(400)
    assert report.strips() == [report.stage.say("ui_report.making")]
    report.page._watches[report.page._done].step(3, 20)
    QTest.qWait(300)
    assert report.strips()[0].endswith("page 3 of 20.")
