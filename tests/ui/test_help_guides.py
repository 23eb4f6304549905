"""The written guides: what they name is there, and the window shows them."""

from __future__ import annotations

import re
import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QTextCursor

from logic.cli.arguments import read_arguments
from logic.own_pack import PACK_VARIABLE
from logic.prices.kept import NAME
from tests.logic.commands import done
from tests.ui.desk import SIZES, Desk
from tests.ui.pages_stage import pack
from ui.pages import help_documents
from ui.pages.help_documents import GUIDES, folder
from ui.pages.help_text import HelpText, slug_of
from ui.places import HOME_VARIABLE, MARKER, PORTABLE_HOME
from ui.theme import Scheme
from ui.widgets import LinkButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.theme import Look

ROOT = Path(__file__).parents[2]
HELP = ROOT / "resources" / "help"
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)]*)\)")
FENCED = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)
QUOTED = re.compile(r"“([^”]+)”")
MOST_BYTES = 1_000_000
KEPT = (
    *("drafts", "journal", "backups", "packs", "content"),
    *("settings.json", "recents.json", "report.json", NAME),
)


def text_of(guide: str) -> str:
    return (HELP / f"{guide}.md").read_text(encoding="utf-8")


def links(guide: str) -> list[tuple[str, str, str]]:
    return [match.groups() for match in LINK.finditer(text_of(guide).replace("\n", " "))]  # type: ignore[misc]


def code(guide: str) -> list[str]:
    return [line for part in FENCED.findall(text_of(guide)) for line in part.splitlines()]


# What is written


def test_every_guide_is_listed_and_titled_as_the_page_is() -> None:
    assert {path.stem for path in HELP.glob("*.md")} == set(GUIDES)
    for guide in GUIDES:
        title = pack().words.text(f"help.guide.{guide}.title")
        assert text_of(guide).startswith(f"# {title}\n")


@pytest.mark.parametrize("guide", GUIDES)
def test_every_link_leads_somewhere(guide: str) -> None:
    for picture, shown, target in links(guide):
        assert shown
        path, _, heading = target.partition("#")
        if picture:
            assert not QImage(str(HELP / path)).isNull(), path
        elif not target.startswith(("https://", "mailto:")):
            named = Path(path).stem if path else guide
            slugs = {slug_of(line.lstrip("# ")) for line in text_of(named).splitlines()}
            assert named in GUIDES
            assert not heading or heading in slugs


def test_every_picture_is_used_and_they_are_small() -> None:
    used = {target for guide in GUIDES for picture, _, target in links(guide) if picture}
    kept = list((HELP / "pictures").iterdir())
    assert {f"pictures/{path.name}" for path in kept} == used
    assert sum(path.stat().st_size for path in kept) < MOST_BYTES


@pytest.mark.parametrize("guide", GUIDES)
def test_every_command_named_is_one(guide: str) -> None:
    inline = re.findall(r"`((?:python3 main\.py|tunewise-cli) [^`\n]+)`", text_of(guide))
    for line in [*code(guide), *inline]:
        for start in ("python3 main.py ", "tunewise-cli "):
            if line.startswith(start):
                words = line.removeprefix(start).split()
                whole = words if len(words) > 1 or line in code(guide) else None
                assert words[0] in KNOWN
                if whole:
                    read_arguments(whole)


KNOWN = frozenset({"questions", "new", "check-content", "prices", "selftest"})


@pytest.mark.parametrize("guide", ["guide", "branding", "prices"])
def test_what_is_quoted_is_on_the_screen(guide: str) -> None:
    words = (ROOT / "resources" / "content").glob("en*.toml")
    said = [path.read_text(encoding="utf-8") for path in words]
    source = "".join(p.read_text("utf-8") for p in (ROOT / "ui").rglob("*.py"))
    shown = "\n".join([*said, source.replace("&", "")]).replace("\u2019", "'")
    plain = text_of(guide).replace("\n", " ").replace("\u2019", "'")
    lacking = {q for q in QUOTED.findall(plain) if q not in shown}
    assert lacking <= {"Confidential, for the steering group"}


def test_the_example_pack_is_in_order_and_is_the_one_written_down() -> None:
    told = done("check-content", HELP / "example-pack")
    assert " is in order: 48 questions" in told
    written = (HELP / "example-pack" / "en_firm.toml").read_text(encoding="utf-8")
    shown = FENCED.findall(text_of("content-pack"))[0]
    assert written.endswith(shown)


def test_the_example_of_a_changed_rule_is_in_order(tmp_path: Path) -> None:
    shutil.copy(HELP / "example-pack" / "en_firm.toml", tmp_path)
    rules = (ROOT / "resources" / "content" / "model.toml").read_text(encoding="utf-8")
    changed = next(line for line in code("content-pack") if line.startswith("settled_share"))
    rules = re.sub(r'^version = ".*"$', 'version = "2026.11-firm1"', rules, flags=re.MULTILINE)
    rules, found = re.subn(r"^settled_share = .*$", changed, rules, flags=re.MULTILINE)
    assert found == 1
    (tmp_path / "model.toml").write_text(rules, encoding="utf-8")
    assert "2026.11-firm1 is in order" in done("check-content", tmp_path)


def test_the_example_of_a_price_list_is_accepted(tmp_path: Path) -> None:
    shown = next(part for part in FENCED.findall(text_of("prices")) if part.startswith("provider"))
    (tmp_path / "own.csv").write_text(shown, encoding="utf-8")
    done("prices", "check", tmp_path / "own.csv")


def test_administrators_are_told_the_names_in_use() -> None:
    told = text_of("administrators")
    for name in (HOME_VARIABLE, PACK_VARIABLE, MARKER, PORTABLE_HOME, *KEPT):
        assert f"`{name}`" in told


# What is shown


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Desk:
    return Desk(qtbot, look, tmp_path / "home")


def shown(desk: Desk, place: str) -> HelpText:
    desk.room.shell.go(place)
    desk.settle()
    page = desk.room.shell.page
    assert page is not None
    assert isinstance(page.widget, HelpText)
    return page.widget


@pytest.mark.parametrize(("width", "height", "size"), SIZES)
def test_nothing_is_wider_than_the_window(desk: Desk, width: int, height: int, size: float) -> None:
    desk.at(width, height, size)
    for guide in GUIDES:
        text = shown(desk, f"guide:{guide}")
        assert text.document().size().width() <= text.viewport().width()
        assert text.verticalScrollBar().maximum() > 0


def test_a_guide_is_named_and_scrolls_by_keyboard(desk: Desk) -> None:
    text = shown(desk, "guide:guide")
    assert text.accessibleName() == pack().words.text("help.guide.guide.title")
    assert text.hasFocus()
    desk.press(Qt.Key.Key_PageDown)
    assert text.verticalScrollBar().value() > 0


def test_pictures_have_their_words_below(desk: Desk) -> None:
    text = shown(desk, "guide:guide").toPlainText()
    for picture, words, _ in links("guide"):
        if picture:
            assert words in text


def test_what_is_on_top_stays_there_when_the_window_changes(desk: Desk) -> None:
    text = shown(desk, "guide:administrators#folders-used")
    desk.at(1024, 700, 1.5)
    top = text.cursorForPosition(text.viewport().rect().topLeft())
    heading = QTextCursor(text.document().find("Folders used"))
    assert abs(text.cursorRect(heading).top() - text.cursorRect(top).top()) < text.height() // 2


def test_it_follows_the_theme(desk: Desk, look: Look) -> None:
    text = shown(desk, "guide:prices")
    look.set_scheme(Scheme.DARK)
    desk.settle()
    link = text.document().find("LiteLLM").charFormat()
    assert link.foreground().color() == look.colour("ink")


def test_links_lead_from_guide_to_guide_and_to_headings(desk: Desk) -> None:
    text = shown(desk, "guide:guide")
    text.anchorClicked.emit(QUrl("prices.md"))
    assert desk.room.shell.place == "guide:prices"
    text.anchorClicked.emit(QUrl("administrators.md#updates"))
    assert desk.room.shell.place == "guide:administrators#updates"
    there = text.verticalScrollBar().value()
    text.anchorClicked.emit(QUrl("#install"))
    assert 0 < text.verticalScrollBar().value() < there
    text.anchorClicked.emit(QUrl("#nowhere"))
    text.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert desk.room.shell.place == "guide:administrators#updates"


def test_an_unknown_guide_is_the_first_one(desk: Desk) -> None:
    shown(desk, "guide:nothing")
    page = desk.room.shell.page
    assert page is not None
    assert page.title() == pack().words.text("help.guide.guide.title")


def test_back_leads_to_help_and_from_there_to_where_it_was_asked_for(desk: Desk) -> None:
    desk.room.shell.go("help")
    desk.settle()
    page = desk.room.shell.page
    assert page is not None
    link = next(x for x in page.widget.findChildren(LinkButton) if "prices" in x.label())
    link.click()
    assert desk.room.shell.place == "guide:prices"
    desk.room.shell.press_back()
    assert desk.room.shell.place == "help"
    desk.room.shell.press_back()
    assert desk.room.shell.place == "start"


@pytest.mark.parametrize("works", [True, False])
def test_a_link_outside_is_opened_only_after_asking(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, *, works: bool
) -> None:
    opened: list[str] = []

    def open_url(link: QUrl) -> bool:
        opened.append(link.toString())
        return works

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    text = shown(desk, "guide:prices")
    desk.dialogs.choices.append("leave")
    text.anchorClicked.emit(QUrl("https://www.llm-prices.com"))
    assert opened == []
    desk.dialogs.choices.extend(("do", "ok"))
    text.anchorClicked.emit(QUrl("https://www.llm-prices.com"))
    assert opened == ["https://www.llm-prices.com"]
    last = desk.dialogs.asked[-1][0]
    failed = last == pack().words.text("help.outside.failed")
    assert failed is not works


def test_a_bundle_shows_the_licences_of_what_it_carries(
    qtbot: QtBot, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(HELP, tmp_path / "help")
    (tmp_path / "help" / "licences.md").write_text("# Licences\n\n## Qt\n", encoding="utf-8")
    monkeypatch.setattr(help_documents, "folder", partial(Path, tmp_path / "help"))
    desk = Desk(qtbot, look, tmp_path / "home")
    desk.room.shell.go("help:licences")
    for _ in pack().words.under("help.part"):  # a turn each
        desk.settle()
    page = desk.room.shell.page
    assert page is not None
    title = pack().words.text("help.guide.licences.title")
    next(x for x in page.widget.findChildren(LinkButton) if x.label() == title).click()
    assert "Qt" in shown(desk, desk.room.shell.place).toPlainText()


def test_the_guides_lie_in_the_program() -> None:
    assert folder().joinpath("guide.md").is_file()


def test_tab_goes_from_link_to_link_and_on_and_enter_follows(desk: Desk) -> None:
    text = shown(desk, "guide:branding")
    desk.press(Qt.Key.Key_Tab)
    assert text.hasFocus()
    desk.press(Qt.Key.Key_Return)
    assert desk.room.shell.place == "guide:content-pack"
    shown(desk, "guide:branding")
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Tab)
    assert not text.hasFocus()
