"""Controls that do not fit stand in the next line, in the reading direction; what is hidden takes no room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from axonix_desktop.ui.flowing import FlowLayout


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_each_line_is_filled_from_where_reading_begins(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.setLayoutDirection(direction)
    flow = FlowLayout(10)
    holder.setLayout(flow)
    boxes = [QWidget() for _ in range(4)]
    for one in boxes:
        one.setFixedSize(100, 30)
        flow.addWidget(one)
    holder.resize(330, 200)
    holder.show()
    starts = [0, 110, 220] if direction is Qt.LayoutDirection.LeftToRight else [230, 120, 10]
    assert [(one.x(), one.y()) for one in boxes] == [*((x, 0) for x in starts), (starts[0], 40)]
    assert (flow.heightForWidth(330), flow.heightForWidth(100), flow.heightForWidth(500)) == (70, 150, 30)
    boxes[1].hide()
    assert flow.heightForWidth(330) == 30
    assert flow.minimumSize().width() == 100
    while flow.takeAt(0) is not None:
        pass
    assert flow.count() == flow.heightForWidth(330) == 0
