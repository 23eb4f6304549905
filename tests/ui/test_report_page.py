"""The report page: made in the background, previewed, and saved as the very same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from logic import report as report_door
from logic.errors import ReportError, ReportStoppedError
from logic.report import export_of, render_outline
from logic.report.outline import build_outline
from tests.ui.report_desk import PLACE, ReportDesk
from ui.widgets import Disclosure

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QUrl


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What the file dialog answers; its suggestions are put behind."""
    answers = [str(tmp_path / "out")]

    def ask(*arguments: object) -> tuple[str, str]:
        answers.append(str(arguments[2]))
        return answers[0], ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return answers


class TestMaking:
    def test_nothing_is_made_while_the_result_is_hidden(self, report: ReportDesk) -> None:
        report.stage.open()
        report.stage.enter(report.page, PLACE)
        assert report.page.title() == "Show the result?"
        assert report.stage.shell.waiting == []
        assert report.page.footer().primary == "Show the result"
        assert not report.page.primary()
        assert report.stage.shell.went == [("result", "")]
        assert report.stage.document.result_shown

    def test_it_is_made_off_the_ui_thread(self, report: ReportDesk) -> None:
        report.entered()
        assert len(report.stage.shell.waiting) == 1
        assert report.page.footer().primary == ""
        report.page.refresh()
        assert len(report.stage.shell.waiting) == 1, "not made twice for the same answers"

    @pytest.mark.parametrize(
        ("task", "named"),
        [
            ("Sort ก and ข", "ก ข"),
            ("กขคงจฉชซฌญฎฏ", "ก ข ค ง จ ฉ ช ซ ฌ ญ and 2 more"),
        ],
    )
    def test_characters_the_pdf_lacks_are_named(
        self, report: ReportDesk, task: str, named: str
    ) -> None:
        said = (
            f"Characters missing from the PDF, but kept in the file: {named}."
            " So the PDF does not claim to be PDF/A or PDF/UA."
        )
        report.made()
        assert "missing from the PDF" not in report.texts()
        report.stage.document.update(task=task)
        report.page.refresh()
        report.work()
        assert said in report.texts().splitlines()
        report.stage.document.update(task="Sort claims")
        report.page.refresh()
        report.work()
        assert "missing from the PDF" not in report.texts()

    def test_text_from_right_to_left_is_told(self, report: ReportDesk) -> None:
        report.made()
        report.stage.document.update(task="שלום")
        report.page.refresh()
        report.work()
        assert report.stage.say("ui_report.before.turned") in report.texts().splitlines()

    def test_a_report_without_names_is_not_named_after_the_client(
        self, report: ReportDesk, chosen: list[str]
    ) -> None:
        report.made()
        report.stage.document.update(task="Triage at Example Insurance", client="Example Insurance")
        report.box("share_safe").click()
        report.work()
        assert report.stage.say("ui_report.before.share_safe") in report.texts()
        report.page.primary()
        assert "Example Insurance" not in chosen[-1]

    def test_changed_answers_stop_the_report_of_the_old_ones(self, report: ReportDesk) -> None:
        report.entered()
        old = report.stage.shell.waiting[-1][0]
        report.stage.document.update(task="Another task")
        report.page.refresh()
        with pytest.raises(ReportStoppedError):
            old()
        report.work()
        assert len(report.sheets()) > 0

    def test_a_cancelled_report_that_fails_says_nothing(
        self, report: ReportDesk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_arguments: object, **_manner: object) -> bytes:
            raise ReportError("The font is missing; install Tunewise again.")

        monkeypatch.setattr(report_door, "render_outline", refuse)
        report.entered()
        QTest.qWait(400)
        report.link("Cancel").click()
        report.work()
        assert report.strips() == [report.stage.say("ui_report.stopped")]

    def test_going_back_to_the_answers_it_was_made_of_shows_it(self, report: ReportDesk) -> None:
        report.made()
        report.stage.document.update(task="Another task")
        QTest.qWait(400)
        report.link("Cancel").click()
        report.stage.document.undo()
        assert report.strips() == []
        assert report.page.title().endswith("ready to hand over")

    def test_the_pages_are_shown_and_counted_from_the_bytes(self, report: ReportDesk) -> None:
        report.made()
        stage, document = report.stage, report.stage.document
        outline = build_outline(stage.content, stage.words, document.assessment, document.advice)
        pdf = render_outline(outline, export=export_of(document.assessment))
        assert report.page._made is not None
        assert report.page._made.pdf == pdf
        count = len(report.sheets())
        assert report.page.title() == f"{count} pages, ready to hand over"
        assert report.page.footer().primary == "Save the report…"
        names = [sheet.accessibleName() for sheet in report.sheets()]
        assert names[0] == f"Page 1 of {count}: The answer"
        assert names[-1].startswith(f"Page {count} of {count}")

    def test_the_pages_are_drawn(self, report: ReportDesk) -> None:
        report.made()
        first = report.sheets()[0]
        for _ in range(200):
            QTest.qWait(20)
            if first.has_picture():
                break
        image = first.grab().toImage()
        colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, 300, 3)}
        assert len(colours) > 5, "ink on paper"

    def test_two_in_a_row_where_there_is_room(self, report: ReportDesk) -> None:
        report.made()
        first, second = report.sheets()[:2]
        assert first.y() == second.y()
        report.page.widget.window().resize(600, 700)
        report.stage.settle()
        QApplication.processEvents()
        assert second.y() > first.y()

    def test_it_can_be_read_as_text(self, report: ReportDesk) -> None:
        report.made()
        rows = report.page.widget.findChildren(Disclosure)
        row = next(d for d in rows if d.title() == "Read as text")
        row.header.click()
        report.stage.settle()
        assert "Claims triage" in report.texts()
        assert report.stage.say("report.answer.why") in report.texts()

    def test_a_changed_answer_makes_it_anew(self, report: ReportDesk) -> None:
        report.made()
        report.stage.document.update(task="Another task")
        assert len(report.stage.shell.waiting) == 1
        assert report.page.footer().primary == "", "what is shown is no longer of these answers"
        assert not report.page.primary()
        report.work()
        assert report.page.footer().primary != ""
        assert report.page._made is not None
        assert "Another task" in report.page._made.text

    def test_coming_back_makes_nothing_new(self, report: ReportDesk) -> None:
        report.made()
        report.page.leave()
        report.page.enter(PLACE)
        assert report.stage.shell.waiting == []

    def test_what_cannot_be_made_says_so_and_can_be_tried_again(
        self, report: ReportDesk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_arguments: object, **_manner: object) -> bytes:
            raise ReportError("The font is missing; install Tunewise again.")

        with monkeypatch.context() as patch:
            patch.setattr(report_door, "render_outline", refuse)
            report.made()
        assert report.strips() == ["The font is missing; install Tunewise again."]
        assert report.page.title() == "The report could not be made"
        assert report.page.footer().primary == ""
        report.link("Try again").click()
        report.work()
        assert report.strips() == []
        assert report.page.title().endswith("ready to hand over")

    def test_the_unforeseen_is_a_sentence_too(
        self, report: ReportDesk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def burst(*_arguments: object, **_manner: object) -> bytes:
            raise ZeroDivisionError

        monkeypatch.setattr(report_door, "render_outline", burst)
        report.made()
        assert report.strips() == [report.stage.say("ui_report.unexpected")]

    def test_only_a_report_is_taken_in(self, report: ReportDesk) -> None:
        report.entered()
        report.page._done(None)
        assert report.page.footer().primary == ""


class TestSettings:
    @pytest.mark.parametrize(
        "name", ["all_answers", "sources", "summary_only", "draft", "share_safe"]
    )
    def test_a_box_is_kept_and_the_report_made_anew(self, report: ReportDesk, name: str) -> None:
        report.entered()
        before = getattr(report.settings, name)
        assert report.box(name).isChecked() is before
        report.box(name).click()
        assert getattr(report.settings, name) is not before
        assert len(report.stage.shell.waiting) == 2
        report.stage.document.undo()
        assert report.box(name).isChecked() is before

    def test_a_summary_has_no_use_for_the_parts(self, report: ReportDesk) -> None:
        report.made()
        many = len(report.sheets())
        report.box("summary_only").click()
        assert not report.box("all_answers").isEnabled()
        assert not report.box("sources").isEnabled()
        report.work()
        assert len(report.sheets()) < many
        assert report.page.title() == "One page, ready to hand over"

    def test_names_or_roles(self, report: ReportDesk) -> None:
        report.entered()
        assert report.radio("Roles only").isChecked()
        report.radio("Names and roles").click()
        assert report.settings.names
        assert report.stage.say("ui_report.before.names") in report.texts()
        report.box("share_safe").click()
        assert report.radio("Roles only").isChecked()
        assert not report.radio("Names and roles").isEnabled()
        report.box("draft").click()
        report.box("share_safe").click()
        assert report.radio("Names and roles").isChecked(), "what was chosen before comes back"

    def test_paper(self, report: ReportDesk) -> None:
        report.entered()
        report.radio("US Letter").click()
        assert report.settings.paper == "Letter"
        report.work()
        sheet = report.sheets()[0]
        assert sheet.height() / sheet.width() == pytest.approx(11 / 8.5, rel=0.01)

    def test_what_to_know_before_sending(self, report: ReportDesk) -> None:
        report.entered()
        counts = report.stage.document.advice.counts
        assert f"Open questions: {counts.open};" in report.texts()
        assert "Only assumed: 1;" in report.texts()
        assert "Private notes are not included." in report.texts()

    def test_focus_starts_in_the_settings(self, report: ReportDesk) -> None:
        report.page.widget.setMinimumHeight(700)
        report.entered()
        assert report.box("cover").hasFocus()
        report.box("summary_only").click()
        report.page.enter(PLACE)
        assert report.box("cover").hasFocus()

    def test_narrow_the_settings_come_before_the_pages(self, report: ReportDesk) -> None:
        report.made(width=600)
        top = report.box("draft").mapTo(report.page.widget, report.box("draft").pos()).y()
        first = report.sheets()[0]
        assert top < first.mapTo(report.page.widget, first.pos()).y()


class TestSaving:
    def test_the_bytes_shown_are_the_bytes_saved(
        self, report: ReportDesk, chosen: list[str], tmp_path: Path
    ) -> None:
        report.made()
        assert report.page._made is not None
        assert not report.page.primary(), "there is no place after the report"
        saved = tmp_path / "out.pdf"
        assert saved.read_bytes() == report.page._made.pdf
        assert report.strips()[0].startswith("Saved as out.pdf, ")
        assert chosen[1].endswith("Claims triage 2026-11-22.pdf")
        pdf = QPdfDocument()
        pdf.load(str(saved))
        assert pdf.pageCount() == len(report.sheets())

    def test_a_suffix_given_is_kept(
        self, report: ReportDesk, chosen: list[str], tmp_path: Path
    ) -> None:
        chosen[0] = str(tmp_path / "Report v1.PDF")
        report.made()
        report.page.primary()
        assert (tmp_path / "Report v1.PDF").exists()

    def test_it_is_suggested_beside_the_file(
        self, report: ReportDesk, chosen: list[str], tmp_path: Path
    ) -> None:
        report.made()
        folder = tmp_path / "client"
        folder.mkdir()
        report.stage.document.save_as(folder / "work.tunewise")
        report.page.primary()
        assert chosen[1] == str(folder / "Claims triage 2026-11-22.pdf")

    def test_no_name_chosen_saves_nothing(
        self, report: ReportDesk, chosen: list[str], tmp_path: Path
    ) -> None:
        chosen[0] = ""
        report.made()
        report.page.primary()
        assert report.strips() == []
        assert not list(tmp_path.glob("*.pdf"))

    def test_what_cannot_be_written_says_so_and_leaves_the_old(
        self, report: ReportDesk, chosen: list[str], tmp_path: Path
    ) -> None:
        chosen[0] = str(tmp_path / "missing" / "out.pdf")
        report.made()
        report.page.primary()
        assert "was not written because its folder does not exist" in report.strips()[0]
        chosen[0] = str(tmp_path / "out.pdf")
        report.page.primary()
        assert report.strips()[0].startswith("Saved as out.pdf, ")

    def test_the_saved_report_can_be_opened(
        self,
        report: ReportDesk,
        chosen: list[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        opened: list[QUrl] = []
        monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
        report.page._open()
        report.page._show_folder()
        assert opened == []
        report.made()
        report.page.primary()
        report.link("Open").click()
        assert [url.toLocalFile() for url in opened] == [f"{chosen[0]}.pdf"]


def test_nothing_happens_while_no_assessment_is_open(report: ReportDesk) -> None:
    report.made()
    title = report.page.title()
    report.stage.document.abandon()
    assert report.page.title() == title
    report.page.secondary()
