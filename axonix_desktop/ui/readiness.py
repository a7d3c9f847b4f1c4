"""Tells when the first page has been painted and answers a key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


class _FirstPaint(QObject):
    """Waits for the first paint of a widget, then sends it a key that changes nothing."""

    def __init__(self, watched: QWidget, page: QWidget, act: Callable[[], None]) -> None:
        super().__init__(watched)
        self._watched, self._page, self._act = watched, page, act
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._press)
        return False

    def _press(self) -> None:
        """Press and release Shift, as a person's keyboard would, and go on once it was delivered."""
        target = QApplication.focusWidget() or self._page
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier))
        self._act()


def when_ready(window: QWidget, page: QWidget, act: Callable[[], None]) -> None:
    """Call ``act`` once ``page`` (in ``window``) was painted for the first time and took a key."""
    _FirstPaint(page if page is not window else window, page, act)
