"""The look: contrast of every pair that is read, fonts with a real weight axis, icons that are all there."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from axonix_desktop.paths import resources_folder
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.icons import NAMES, IconSource
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.theme.tokens import Scheme, read_tokens
from tests.pictures import settle

SCHEMES = tuple(read_tokens(resources_folder() / "themes" / "tokens.json").schemes.values())
TONES = ("green", "amber", "red", "blue", "violet", "grey")
TEXT = [
    *((text, ground) for text in ("text", "text_muted", "text_faint") for ground in ("window", "surface", "sidebar")),
    *((text, "selected") for text in ("text", "text_muted", "accent_text")),
    ("accent_text", "accent_soft"), ("on_accent", "accent"), ("toast_fg", "toast_bg"), ("toast_action", "toast_bg"),
    ("tooltip_fg", "tooltip_bg"), *((f"{tone}_fg", f"{tone}_bg") for tone in TONES),
]  # fmt: skip


def luminance(colour: QColor) -> float:
    parts = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4
             for one in (colour.redF(), colour.greenF(), colour.blueF())]  # fmt: skip
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def ratio(scheme: Scheme, one: str, other: str) -> float:
    light, dark = sorted((luminance(scheme.colours[one]), luminance(scheme.colours[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
def test_all_text_stands_out_by_four_and_a_half_to_one(scheme: Scheme) -> None:
    weak = {pair: round(ratio(scheme, *pair), 2) for pair in TEXT if ratio(scheme, *pair) < 4.5}
    assert not weak


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
def test_the_focus_ring_and_outlines_stand_out_by_three_to_one(scheme: Scheme) -> None:
    pairs = [("focus", "surface"), ("focus", "window"), ("border_strong", "surface"), ("border_strong", "window")]
    assert not {pair for pair in pairs if ratio(scheme, *pair) < 3}


def test_strong_text_is_really_wider_than_plain_text(look: Look) -> None:
    assert look.metrics("body_strong").horizontalAdvance("Use cases") > look.metrics("body").horizontalAdvance(
        "Use cases")  # fmt: skip
    assert QFont(look.font("body")).pixelSize() == 13


def test_figures_are_all_of_one_width(look: Look) -> None:
    assert len({look.metrics("figures").horizontalAdvance(digit * 8) for digit in "0123456789"}) == 1


def test_every_icon_is_in_the_package_and_is_kept_for_the_next_start(tmp_path: Path) -> None:
    kept = tmp_path / "cache" / "icons.json"
    first = IconSource(kept)
    assert len({first.drawing(name) for name in NAMES}) == len(NAMES)
    second = IconSource(kept)
    second._fresh = lambda: pytest.fail("the kept drawings were not used")  # type: ignore[method-assign]
    assert second.drawing("sun") == first.drawing("sun")


def test_a_damaged_icon_cache_is_made_anew(tmp_path: Path) -> None:
    kept = tmp_path / "icons.json"
    kept.write_text("{", encoding="utf-8")
    assert "<svg" in IconSource(kept).drawing("sun")


def test_a_switch_of_scheme_changes_palette_and_style(look: Look, qapp: QApplication) -> None:
    before = qapp.palette().window().color()
    look.apply("dark")
    assert qapp.palette().window().color() == look.colour("window") != before
    assert look.colour("surface").name() in qapp.styleSheet()


def test_a_button_that_cannot_be_pressed_has_no_colour_of_danger(look: Look, qtbot: QtBot) -> None:
    button = QPushButton("Erase")
    qtbot.addWidget(button)
    button.setProperty("kind", "danger")
    button.resize(120, 40)
    look.apply("light", 1.0)

    def ground() -> QColor:
        return button.grab().toImage().pixelColor(8, 20)

    assert ground() == look.colour("red")
    button.setEnabled(False)
    assert ground() == look.colour("grey_bg")


@pytest.mark.parametrize(("width", "scale"), [(1024, 1.0), (1280, 1.5), (1440, 1.0)])
def test_nothing_in_the_page_bar_lies_over_another(
    make_desk: Callable[[Path | None], Desk], programme_path: Path, width: int, scale: float
) -> None:
    desk = make_desk(programme_path)
    desk.window.resize(width, 700)
    desk.look.apply("light", scale)
    settle()
    bar = desk.window.top_bar
    boxes = [one.geometry() for one in bar.findChildren(QWidget) if one.parent() is bar and one.isVisible()]
    boxes.sort(key=lambda box: box.left())
    assert not [pair for pair in pairwise(boxes) if pair[0].intersects(pair[1])]
    assert all(bar.rect().contains(box) for box in boxes)
