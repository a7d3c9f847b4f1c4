"""Two columns of cards beside each other where there is room, one below the other where there is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from axonix_desktop.ui.theme.look import Look

_GAP = 12
_NARROW = 760


class Sides(QScrollArea):
    """Rolls up and down; its parts are stopped at by the keyboard, and roll it."""

    def __init__(self, look: Look, columns: Sequence[Sequence[QWidget]], margins: tuple[int, int, int, int]) -> None:
        super().__init__()
        self._look = look
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        inside = QWidget()
        around = QVBoxLayout(inside)
        around.setContentsMargins(*margins)
        around.setSpacing(_GAP)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(_GAP)
        for parts in columns:
            side = QVBoxLayout()
            side.setSpacing(_GAP)
            for part in parts:
                side.addWidget(part)
            side.addStretch(1)
            self._sides.addLayout(side, 1)
        around.addLayout(self._sides)
        around.addStretch(1)
        self.setWidget(inside)

    @property
    def is_stacked(self) -> bool:
        """Whether the columns stand one below the other."""
        return self._sides.direction() is QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.width() < self._look.px(_NARROW)
        self._sides.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        super().resizeEvent(event)
