"""What Qt owns is never taken down by a thread that merely allocates."""

from __future__ import annotations

import gc
import time
from threading import Thread, current_thread, main_thread

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from axonix_desktop.ui.collecting import Collector
from axonix_desktop.ui.jobs import CancelledError, Jobs, Ticket, _Run


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


class _Work:
    """Work that nobody but its job holds; tells which thread let it go."""

    def __init__(self, ends: list[bool], error: type[Exception] | None) -> None:
        self._ends, self._error = ends, error

    def __call__(self, _ticket: Ticket) -> None:
        if self._error is not None:
            raise self._error

    def __del__(self) -> None:
        self._ends.append(current_thread() is main_thread())


@pytest.mark.parametrize("error", [None, ValueError, CancelledError])
def test_a_job_lets_go_of_its_work_on_the_main_thread(
    qapp: QApplication, qtbot: QtBot, error: type[Exception] | None
) -> None:
    jobs = Jobs(qapp)
    ends: list[bool] = []
    for _ in range(3):
        jobs.start("Short", _Work(ends, error))
    qtbot.waitUntil(lambda: len(ends) == 3)
    assert all(ends)
    jobs.stop_all()
    jobs.deleteLater()


def test_a_job_whose_thread_is_slow_to_leave_lets_go_of_its_work_all_the_same(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell = _Run._tell

    def tell_and_stay(run: _Run) -> None:
        tell(run)
        time.sleep(0.1)

    monkeypatch.setattr(_Run, "_tell", tell_and_stay)
    jobs = Jobs(qapp)
    ends: list[bool] = []
    jobs.start("Short", _Work(ends, None))
    qtbot.waitUntil(lambda: ends == [True])
    jobs.stop_all()
    jobs.deleteLater()


def test_everything_is_looked_through_again_only_after_as_much_was_made(qapp: QApplication) -> None:
    collector = Collector(qapp)
    looked: list[int] = []

    def note(phase: str, told: dict[str, int]) -> None:
        if phase == "start":
            looked.append(told["generation"])

    gc.callbacks.append(note)
    try:
        kept: list[object] = [[] for _ in range(300_000)]
        collector.check()
        kept.append([[] for _ in range(72_000)])
        collector.check()
        kept.append([[] for _ in range(len(gc.get_objects()))])
        collector.check()
    finally:
        gc.callbacks.remove(note)
    assert looked == [2, 1, 2]
    collector.deleteLater()
