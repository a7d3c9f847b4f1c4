"""What an area rolls can be replaced while it is still at work."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from axonix_desktop.ui.rolling import put_inside, rolling


def _lined() -> tuple[QWidget, QLineEdit]:
    inside = QWidget()
    return inside, QLineEdit(inside)


def test_a_line_may_replace_the_area_it_stands_in_when_enter_is_pressed(qtbot: QtBot) -> None:
    inside, line = _lined()
    area: QScrollArea = rolling(inside)
    qtbot.addWidget(area)
    area.show()
    alive: list[bool] = []

    def replace() -> None:
        put_inside(area, QWidget())
        alive.append(isValid(line) and isValid(inside))

    line.returnPressed.connect(replace)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert alive == [True]
    assert area.widget() is not inside
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(inside)
