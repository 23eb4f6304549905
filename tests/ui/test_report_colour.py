"""The firm's colour on the report page: kept once it can be used, refused at the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.pages.report_logo import ReportLogo
from ui.widgets.fields import LineField

if TYPE_CHECKING:
    from tests.ui.report_desk import ReportDesk


def typed(report: ReportDesk, text: str) -> LineField:
    name = report.stage.say("ui_colour.label")
    field = next(f for f in report.page.widget.findChildren(LineField) if f.label() == name)
    field.set_value(text)
    field.line.setFocus()
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    return field


def test_a_colour_goes_to_the_document_once_it_can_be_used(report: ReportDesk) -> None:
    report.made()
    assert typed(report, "4A1D6B").error() == ""
    assert report.settings.colour == "#4a1d6b"
    report.page.refresh()
    assert typed(report, "#ffd200").error() == report.stage.say("ui_colour.refused.faint")
    report.page.refresh()
    assert report.settings.colour == "#4a1d6b", "what is refused changes nothing"
    assert typed(report, "").error() == ""
    assert report.settings.colour == ""


def test_what_was_refused_for_one_client_is_not_shown_to_the_next(report: ReportDesk) -> None:
    report.made()
    field = typed(report, "#ffd200")
    [logo] = report.page.widget.findChildren(ReportLogo)
    logo._refuse("This picture cannot be used.")
    report.page.refresh()
    assert (bool(field.error()), logo._fault.isVisible()) == (True, True)
    report.entered()
    assert (field.value(), field.error(), logo._fault.isVisible()) == ("", "", False)


def test_large_text_and_a_cover_are_ticked(report: ReportDesk) -> None:
    report.made()
    for name in ("cover", "large", "arithmetic"):
        report.box(name).click()
    held = report.settings
    assert (held.cover, held.large, held.arithmetic) == (True, True, False)
