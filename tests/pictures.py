"""Pictures of widgets: rendered off screen, the same bytes from run to run, for looking at and for comparing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

SIZES = ((1280, 800), (1440, 900))


def settle(rounds: int = 4) -> None:
    """Let Qt do what it has put off."""
    for _ in range(rounds):
        QApplication.processEvents()


def picture(widget: QWidget, path: Path, size: tuple[int, int] = SIZES[0]) -> Path:
    """Show ``widget`` at ``size`` in logical pixels and write what it looks like to ``path`` (a PNG)."""
    widget.resize(QSize(*size))
    widget.show()
    settle()
    path.parent.mkdir(parents=True, exist_ok=True)
    if not widget.grab().save(str(path)):
        raise OSError(f"{path} could not be written")
    return path
