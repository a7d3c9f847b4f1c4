"""Brings in pyqtgraph on the main thread, a little at a time.

Its import makes classes of Qt, which PySide can only do safely on the main thread: done in another one it takes the
program down now and then. Most of the 160 ms it takes are spent looking up every name of Qt once; that is done
beforehand in slices of a few milliseconds, between which keys and clicks are heard.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_NAMES_A_SLICE = 40


class ChartLibrary(QObject):
    """``ready`` tells, some turns of the event loop after :meth:`load`, that pyqtgraph is there."""

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slices: Iterator[None] | None = None

    @property
    def is_loading(self) -> bool:
        """Whether it was asked for and is not there yet."""
        return self._slices is not None

    def load(self) -> None:
        """Begin, unless it is under way."""
        if self._slices is None:
            self._slices = _slices()
            QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        if self._slices is None:
            return
        if next(self._slices, self) is self:
            self._slices = None
            self.ready.emit()
            return
        QTimer.singleShot(0, self, self._go_on)


class FirstSight(QObject):
    """``came`` tells once that a widget has come into view: what is below the edge of a page is not painted."""

    came = Signal()

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self.came.emit)
        return False


def load_numbers() -> None:
    """Import what the library counts with: the half that may be brought in by a thread."""
    import numpy  # noqa: F401 - the library finds it loaded


def _slices() -> Iterator[None]:
    """Looks up the names of Qt, then imports; each turn is short."""
    if "pyqtgraph" in sys.modules:
        return
    for module in (QtCore, QtGui, QtWidgets):
        names = dir(module)
        for start in range(0, len(names), _NAMES_A_SLICE):
            for name in names[start : start + _NAMES_A_SLICE]:
                getattr(module, name)
            yield
    import pyqtgraph  # noqa: F401 - the chart finds it loaded
