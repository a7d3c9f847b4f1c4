"""Meeting a dialog that an act opens: it is used as soon as it is there, however long that takes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from tests.pictures import settle

D = TypeVar("D", bound=QDialog)
_PAUSE_MS, _PATIENCE = 20, 60.0


def meeting(hand: Callable[[D], object], kind: type[D]) -> list[bool]:
    """Uses the next dialog of ``kind`` as soon as it is there; the answer says whether it came.

    A dialog that ``hand`` leaves open is closed, whatever went wrong, for the test would never end. Nothing waits for a
    dialog any longer when its test is over: it would take one of the next test.
    """
    met: list[bool] = []
    test, last = _test_now(), time.monotonic() + _PATIENCE

    def look() -> None:
        if _test_now() != test:
            return
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            settle()  # what the dialog does when it has just been opened
            met.append(True)
            _use(hand, dialog)
        elif dialog is not None and time.monotonic() > last:
            dialog.close()
            raise AssertionError(f"{dialog} came instead of a {kind.__name__}")
        else:
            QTimer.singleShot(_PAUSE_MS, look)

    QTimer.singleShot(0, look)
    return met


def _use(hand: Callable[[D], object], dialog: D) -> None:
    try:
        hand(dialog)
    finally:
        if dialog.isVisible():
            dialog.reject()


def _test_now() -> str:
    return os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" (")[0]
