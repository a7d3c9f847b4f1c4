"""What a person sets holds at once, is kept, and is found by the palette."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from axonix_desktop.core.forms import write_dates, write_money
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.settings.declared import SETTINGS, declared
from axonix_desktop.ui.settings.effects import Effects
from axonix_desktop.ui.settings.window import SettingsWindow
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.window_state import WindowState


@pytest.fixture(autouse=True)
def forms_of_the_start() -> Iterator[None]:
    yield
    write_dates("words")
    write_money(None)


@pytest.fixture
def state(tmp_path: object) -> WindowState:
    return WindowState(QSettings(f"{tmp_path}/settings.ini", QSettings.Format.IniFormat))


def window(look: Look, state: WindowState, qtbot: QtBot) -> SettingsWindow:
    made = SettingsWindow(look, state, Effects(look, state, lambda: None).applied)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_setting_has_a_named_control_that_shows_its_default(look: Look, state: WindowState, qtbot: QtBot) -> None:
    made = window(look, state, qtbot)
    for one in SETTINGS:
        control = made.controls[one.name]
        assert control.accessibleName() == one.title
        if isinstance(control, QComboBox):
            assert control.currentData() == one.default


def test_a_chosen_theme_holds_at_once_and_is_kept(look: Look, state: WindowState, qtbot: QtBot) -> None:
    made = window(look, state, qtbot)
    theme = made.controls["theme"]
    assert isinstance(theme, QComboBox)
    theme.setFocus()
    while theme.currentData() != "contrast":
        qtbot.keyClick(theme, Qt.Key.Key_Down)
    assert look.scheme.is_contrast
    assert state.text("theme") == "contrast"


def test_a_switch_is_kept(look: Look, state: WindowState, qtbot: QtBot) -> None:
    box = window(look, state, qtbot).controls["grid/enter_opens"]
    assert isinstance(box, QCheckBox)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert state.flag("grid/enter_opens", default=False)


def test_dates_are_written_as_set_in_the_open_grid(desk: Desk) -> None:
    assert desk.bench is not None
    desk.bench.cases.need("target_on")
    column = desk.bench.cases.records.columns["target_on"]
    row = next(place for place, value in enumerate(column.values) if value)
    before = column.text(row)
    desk.state.keep("dates", "iso")
    Effects(desk.look, desk.state, lambda: desk.context).applied("dates")
    assert desk.bench.cases.records.columns["target_on"].text(row) == column.values[row] != before


def test_a_setting_that_is_not_declared_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        declared("colour of the moon")
