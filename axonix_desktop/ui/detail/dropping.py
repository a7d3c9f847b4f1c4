"""Files dropped anywhere on a record go to its files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class DropsOnRecord(QObject):
    """Watches a widget: ``may_take`` says whether files are welcome now, ``take`` gets their paths."""

    def __init__(
        self, widget: QWidget, may_take: Callable[[], bool], point: Callable[[], object],
        take: Callable[[Sequence[Path]], object],
    ) -> None:  # fmt: skip
        """``point`` is called as soon as files hover over the widget, to show where they would go."""
        super().__init__(widget)
        self._may_take, self._point, self._take = may_take, point, take
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and self._may_take() and local_files(event):
            event.acceptProposedAction()
            self._point()
            return True
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop and self._may_take():
            event.acceptProposedAction()
            self._take(local_files(event))
            return True
        return False


def local_files(event: QDropEvent) -> list[Path]:
    """The files on this computer that a drag carries."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
