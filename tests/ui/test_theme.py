"""Colours, contrast, units, faces and icons."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QFont, QFontInfo, QImage, QPainter, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel

import ui
from logic.report.colours import contrast
from resources import FOLDER
from ui import fonts
from ui.focus import FocusRing
from ui.icons import paint_icon, pixmap
from ui.theme import (
    TEXT_SIZES,
    Colour,
    Look,
    Scheme,
    Width,
    clamp_text_size,
    load_themes,
    text_size_of,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

TEXT = ("ink", "mute", "faint", "foundation", "fine_tuned", "good", "warn", "bad")
GROUNDS = ("paper", "card", "rail", "hover")
THEMES = load_themes()


def test_themes_name_every_role() -> None:
    assert set(THEMES) == {"light", "dark"}
    for theme in THEMES.values():
        assert set(theme.colours) == set(get_args(Colour))


@pytest.mark.parametrize(("theme", "text", "ground"), list(product(THEMES, TEXT, GROUNDS)))
def test_text_can_be_read(theme: str, text: Colour, ground: Colour) -> None:
    colours = THEMES[theme]
    assert contrast(colours.colour(text), colours.colour(ground)) >= 4.5


@pytest.mark.parametrize(("theme", "ground"), list(product(THEMES, ("paper", "card", "rail"))))
def test_what_marks_a_control_can_be_seen(theme: str, ground: Colour) -> None:
    colours = THEMES[theme]
    assert contrast(colours.colour("edge"), colours.colour(ground)) >= 3


@pytest.mark.parametrize(("theme", "side"), list(product(THEMES, ("foundation", "fine_tuned"))))
def test_an_approach_can_be_read_on_its_soft_ground(theme: str, side: str) -> None:
    colours = THEMES[theme].colours
    assert contrast(colours[side], colours[f"{side}_soft"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_primary_button_text_can_be_read(theme: str) -> None:
    colours = THEMES[theme]
    assert contrast(colours.colour("card"), colours.colour("ink")) >= 4.5
    assert contrast(colours.colour("card"), colours.colour("mute")) >= 4.5  # under the pointer


@pytest.mark.parametrize("theme", THEMES)
def test_high_contrast_leaves_nothing_quiet(theme: str) -> None:
    strong = THEMES[theme].with_high_contrast()
    for role, ground in product((*TEXT, "line", "edge"), GROUNDS):
        assert contrast(strong.colours[role], strong.colours[ground]) >= 7, (role, ground)
    for side in ("foundation", "fine_tuned"):
        assert contrast(strong.colours[side], strong.colours[f"{side}_soft"]) >= 7, side


def test_contrast_of_black_and_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


def test_units_follow_the_text_size() -> None:
    look = Look()
    assert [look.units(count) for count in (0, 1, 15, 40)] == [0, 1, 15, 40]
    look.set_text_size(2.0)
    assert [look.units(count) for count in (0, 1, 15, 40)] == [0, 2, 30, 80]


@given(st.floats(-10, 10))
def test_text_size_stays_within_what_is_offered(size: float) -> None:
    assert 0.9 <= clamp_text_size(size) <= 2.0


def test_text_size_steps_through_all_and_stops() -> None:
    look = Look(text_size=0.9)
    seen = [look.text_size]
    for _ in TEXT_SIZES:
        look.larger_text()
        seen.append(look.text_size)
    assert tuple(dict.fromkeys(seen)) == TEXT_SIZES
    look.smaller_text()
    assert look.text_size == TEXT_SIZES[-2]


def test_changed_is_emitted_once_and_only_for_a_change(qtbot: QtBot, look: Look) -> None:
    with qtbot.waitSignal(look.changed):
        look.set_text_size(1.5)
    with qtbot.assertNotEmitted(look.changed):
        look.set_text_size(1.5)


@pytest.mark.parametrize(
    ("pixels", "width"), [(1180, Width.WIDE), (1179, Width.MEDIUM), (879, Width.NARROW)]
)
def test_width_is_judged_in_units(qtbot: QtBot, look: Look, pixels: int, width: Width) -> None:
    window = QLabel()
    qtbot.addWidget(window)
    window.resize(pixels, 479)
    assert look.width(window) is width
    assert look.is_short(window)
    look.set_text_size(2.0)
    assert look.width(window) is Width.NARROW


def test_scheme_changes_the_palette(qapp: QApplication, look: Look) -> None:
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == "#faf9f6"
    look.set_scheme(Scheme.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == "#14171c"
    assert qapp.palette().color(QPalette.ColorRole.Text).name() == "#eceae5"


class Asking:
    """A system that asks for dark, high contrast and no motion."""

    def __init__(self) -> None:
        self.moving = set(Qt.UIEffect)
        self.motion = Qt.MotionPreference.ReducedMotion

    def styleHints(self) -> Asking:  # noqa: N802 - as Qt names it
        return self

    def accessibility(self) -> Asking:
        return self

    def setColorScheme(self, scheme: Qt.ColorScheme) -> None:  # noqa: N802 - the same
        assert scheme is not Qt.ColorScheme.Dark

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802 - the same
        return Qt.ColorScheme.Dark

    def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802 - the same
        return Qt.ContrastPreference.HighContrast

    def motionPreference(self) -> Qt.MotionPreference:  # noqa: N802 - the same
        return self.motion

    def isEffectEnabled(self, effect: Qt.UIEffect) -> bool:  # noqa: N802 - the same
        return effect in self.moving

    def setEffectEnabled(self, effect: Qt.UIEffect, on: object) -> None:  # noqa: N802 - the same
        (self.moving.add if on else self.moving.discard)(effect)


def test_what_the_system_asks_for_holds_from_the_first_painting() -> None:
    look, system = Look(), Asking()
    look.begin(cast("QApplication", system))
    assert look.theme.dark
    assert look.colour("mute") == look.colour("ink")
    look.let_move()
    assert not system.moving
    assert not look.moves
    system.motion = Qt.MotionPreference.NoPreference
    look.set_scheme(Scheme.LIGHT)
    assert system.moving == set(Qt.UIEffect), "the effects return at once"
    assert look.moves


def test_nothing_moves_unless_the_program_lets_it() -> None:
    assert not Look().moves


def test_all_faces_load() -> None:
    assert fonts.load_fonts() == ()


@pytest.mark.usefixtures("look")
def test_every_text_role_finds_its_family_and_weight() -> None:
    made = Look()
    for role, style in fonts.STYLES.items():
        found = QFontInfo(fonts.font(made, role))
        assert found.family() == style.family
        assert found.weight() == style.weight
        assert found.pixelSize() == style.size
        assert fonts.line_height(made, role) == style.line
        assert style.size >= 13  # nothing smaller is ever printed on screen


def test_a_face_is_the_callers_to_change_and_follows_the_text_size(look: Look) -> None:
    mine = fonts.font(look, "body")
    mine.setPixelSize(99)
    assert fonts.font(look, "body").pixelSize() == 15
    look.set_text_size(2.0)
    assert fonts.font(look, "body").pixelSize() == 30
    look.set_text_size(1.0)
    assert fonts.font(look, "body").pixelSize() == 15


def test_bold_is_a_face_of_its_own(look: Look) -> None:
    wide = fonts.font(look, "body")
    wide.setWeight(QFont.Weight.Bold)
    assert QFontInfo(wide).exactMatch()


def test_system_text_size_is_a_size_that_is_offered(qapp: QApplication) -> None:
    assert text_size_of(qapp) in TEXT_SIZES


ICONS = sorted(file.stem for file in (FOLDER / "icons").glob("*.svg"))


def test_no_icon_lies_there_unused() -> None:
    code = "".join(path.read_text("utf-8") for path in Path(ui.__path__[0]).rglob("*.py"))
    assert [name for name in ICONS if f'"{name}"' not in code] == []


@pytest.mark.usefixtures("look")
def test_every_icon_draws_in_the_colour_asked_for() -> None:
    made = Look(scheme=Scheme.LIGHT)
    for name in ICONS:
        picture = pixmap(made, name, "bad", 24).toImage()
        seen = {
            picture.pixelColor(x, y).name()
            for x, y in product(range(picture.width()), range(picture.height()))
            if picture.pixelColor(x, y).alpha() == 255
        }
        assert "#a8201a" in seen, name


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_looks_as_its_svg_says(look: Look, name: str) -> None:
    ours, theirs = (QImage(72, 72, QImage.Format.Format_ARGB32_Premultiplied) for _ in range(2))
    field = QRectF(0, 0, 72, 72)
    for picture in (ours, theirs):
        picture.fill(Qt.GlobalColor.transparent)
    with QPainter(ours) as painter:
        paint_icon(painter, look, name, "ink", field)
    source = (FOLDER / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    coloured = source.replace("currentColor", look.theme.colour("ink"))
    with QPainter(theirs) as painter:
        QSvgRenderer(QByteArray(coloured.encode())).render(painter, field)
    # A byte each for blue, green, red and opacity.
    solid = (bytes(picture.constBits())[3::4] for picture in (ours, theirs))
    apart = [abs(one - other) for one, other in zip(*solid, strict=True)]
    assert max(apart) < 64
    assert sum(apart) < 72 * 72


def test_licences_lie_beside_faces_and_icons() -> None:
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "fonts" / "OFL.txt").read_text()
    assert "ISC License" in (FOLDER / "icons" / "LICENSE.txt").read_text()


def test_many_calls_that_return_nothing_do_not_end_the_process() -> None:
    script = (
        "import ui\n"
        "from PySide6.QtGui import QFont\n"
        "font = QFont()\n"
        "for _ in range(50_000): font.setPixelSize(12)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False, timeout=60)
    assert done.returncode == 0


def test_the_ring_goes_with_its_look(qapp: QApplication) -> None:
    """One that stayed would lay rings over the focus of every look after it."""
    first = Look(scheme=Scheme.LIGHT)
    first.apply(qapp)
    gone = weakref.ref(first.findChild(FocusRing))
    del first
    Look(scheme=Scheme.LIGHT).apply(qapp)
    gc.collect()
    assert gone() is None
