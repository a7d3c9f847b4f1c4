"""Nothing is noted of items of layouts, so that nothing is mistaken for one that Qt deleted."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QLayout, QLayoutItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.flowing import FlowLayout
from axonix_desktop.ui.layout_items import forget_items, note_no_items
from axonix_desktop.ui.tab_order import step_focus


def _noted() -> list[QLayoutItem]:
    """The items of layouts that PySide knows and did not make."""
    found = [one for one in shiboken6.getAllValidWrappers() if isinstance(one, QLayoutItem)]
    return [one for one in found if not isinstance(one, QLayout) and not shiboken6.createdByPython(one)]


def _row(*words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    for one in words:
        row.addWidget(QLabel(one))
    row.addStretch(1)
    return row


def test_items_of_a_layout_put_into_another_one_are_not_noted(qtbot: QtBot) -> None:
    window, before = QWidget(), len(_noted())
    qtbot.addWidget(window)
    column, grid, nested = QVBoxLayout(window), QGridLayout(), QHBoxLayout()
    nested.addLayout(_row("a", "b"))
    column.addLayout(nested)
    column.insertLayout(0, _row("c"))
    column.addLayout(grid)
    grid.addLayout(_row("d"), 0, 0)
    assert len(_noted()) == before
    assert sorted(one.text() for one in window.findChildren(QLabel)) == ["a", "b", "c", "d"]


def test_an_item_that_python_saw_is_forgotten_and_its_widget_stays(qtbot: QtBot) -> None:
    window, before = QWidget(), len(_noted())
    qtbot.addWidget(window)
    column, label = QVBoxLayout(window), QLabel("a")
    column.addWidget(label)
    assert column.itemAt(0) is not None
    assert len(_noted()) == before + 1
    forget_items(column)
    assert len(_noted()) == before
    assert shiboken6.isValid(label)
    label.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert column.count() == 0


def test_a_layout_written_in_python_keeps_its_items(qtbot: QtBot) -> None:
    window, flow = QWidget(), FlowLayout(4)
    qtbot.addWidget(window)
    flow.addWidget(QLabel("a"))
    QVBoxLayout(window).addLayout(flow)
    window.resize(100, 40)
    window.show()
    QApplication.processEvents()
    item = flow.itemAt(0)
    assert item is not None
    assert shiboken6.isValid(item)
    assert flow.sizeHint().width() > 0


def test_to_say_it_twice_changes_nothing() -> None:
    once = QHBoxLayout.addLayout
    note_no_items()
    assert QHBoxLayout.addLayout is once


def test_neither_pages_nor_the_tab_key_leave_notes_of_items(desk: Desk, qtbot: QtBot) -> None:
    for page in ("overview", "use_cases", "training", "assurance"):
        desk.commands.run(f"view.{page}")
        desk.window.setFocus(Qt.FocusReason.OtherFocusReason)
        step_focus(desk.window, forwards=True)
    flows = desk.window.findChildren(FlowLayout)
    assert len(_noted()) <= sum(one.count() for one in flows)
