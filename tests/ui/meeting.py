"""Meeting a dialog that an act opens: it is used as soon as it is there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

Hand = Callable[[QDialog], object]


def meeting(hand: Hand, kind: type[QDialog]) -> list[bool]:
    """Uses the next dialog of ``kind`` as soon as it is there; the answer says whether it came."""
    met: list[bool] = []

    def look(tries: int = 100) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            met.append(True)
            try:
                hand(dialog)
            finally:
                if dialog.isVisible():
                    dialog.reject()
        elif tries:
            QTimer.singleShot(20, lambda: look(tries - 1))

    QTimer.singleShot(0, look)
    return met
