"""The adviser's own view, typed beside the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from ui.pages.report_view import AdviserView

if TYPE_CHECKING:
    from tests.ui.report_desk import ReportDesk


def test_the_advisers_own_view_is_typed_beside_the_report(report: ReportDesk) -> None:
    report.made()
    document = report.stage.document
    view = report.page.widget.findChildren(AdviserView)[0]
    view.field.set_value("")
    view.field.area.setFocus()
    QTest.keyClicks(view.field.area, "Fund the pilot")
    assert document.assessment.engagement.adviser_view == ""
    report.page.leave()
    assert document.assessment.engagement.adviser_view == "Fund the pilot"
    assert document.undo() == "report"
    assert view.field.value() == ""


def test_the_view_of_a_finished_assessment_stays(report: ReportDesk) -> None:
    report.made()
    document = report.stage.document
    document.set_view("Fund the pilot")
    document.finish()
    view = report.page.widget.findChildren(AdviserView)[0]
    assert view.field.area.isReadOnly()
    document.set_view("Do not")
    assert document.assessment.engagement.adviser_view == "Fund the pilot"
