"""What Qt owns is never taken down by a thread that merely allocates."""

from __future__ import annotations

import gc
from threading import Thread, current_thread, main_thread

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from axonix_desktop.ui.collecting import Collector


class _Cycle(QWidget):
    """A widget that holds itself alive, and tells which thread let it go."""

    def __init__(self, ends: list[bool]) -> None:
        super().__init__()
        self.own = self
        self._ends = ends

    def __del__(self) -> None:
        self._ends.append(current_thread() is main_thread())


def _allocate(kept: list[object]) -> None:
    """As many containers as make Python collect several times, were it left to itself."""
    kept.extend([[] for _ in range(200)] for _ in range(500))


def test_a_thread_that_allocates_lets_the_main_thread_take_widgets_down(qapp: QApplication, qtbot: QtBot) -> None:
    collector = Collector(qapp)
    ends: list[bool] = []
    for _ in range(5):
        _Cycle(ends)
    kept: list[object] = []
    thread = Thread(target=_allocate, args=(kept,))
    thread.start()
    thread.join()
    assert ends == []
    qtbot.waitUntil(lambda: len(ends) == 5, timeout=30_000)
    assert all(ends)
    assert not gc.isenabled()
    collector.deleteLater()
