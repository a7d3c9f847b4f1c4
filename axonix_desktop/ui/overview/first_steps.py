"""The four first steps, ticked by what the programme holds; they can be closed for good."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.charts.frame import Card
from axonix_desktop.ui.theme.look import Look

_ONE_LINE = 880


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its words, whether it is done, and what leads to it."""

    words: str
    is_done: bool
    act: Callable[[], object]


class FirstSteps(Card):
    """``closed`` says that a person does not want to see them again."""

    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, tr("First steps"), "", parent)
        self.steps: list[QPushButton] = []
        self._done: list[bool] = []
        self._columns = 0
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(tr("Close the first steps for good"))
        self.close_button.setToolTip(tr("Close the first steps for good"))
        self.close_button.clicked.connect(lambda _checked=False: self.closed.emit())
        self.head.addWidget(self.close_button)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self.column.addLayout(self._grid)
        look.changed.connect(self._dress)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show the steps."""
        for button in self.steps:
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.steps, self._done = [], [step.is_done for step in steps]
        for place, step in enumerate(steps):
            button = QPushButton(f"{place + 1}  {step.words}")
            button.setProperty("kind", "quiet")
            button.setStyleSheet("text-align: left;" if not self.isRightToLeft() else "text-align: right;")
            state = tr("done") if step.is_done else tr("still to do")
            button.setAccessibleName(f"{step.words}: {state}")
            button.clicked.connect(lambda _checked=False, act=step.act: act())
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # longer words take two lines
            self.steps.append(button)
        done = sum(self._done)
        self.set_heading(tr("First steps"), tr("{done} of {all} done", done=done, all=len(steps)))
        self._columns = 0
        self._arrange()
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """In one line where there is room, else in two, or below each other."""
        needed = max((one.sizeHint().width() + self.look.px(8) for one in self.steps), default=0)
        room = self.width() - self.look.px(32)
        columns = 4 if room >= max(self.look.px(_ONE_LINE) - 32, 4 * needed) else 2 if room >= 2 * needed else 1
        if columns != self._columns:
            self._columns = columns
            for place, button in enumerate(self.steps):
                self._grid.addWidget(button, place // columns, place % columns)

    def _dress(self) -> None:
        self.close_button.setIcon(self.look.icon("x"))
        for button, is_done in zip(self.steps, self._done, strict=True):
            button.setIcon(
                self.look.icon("circle-check" if is_done else "circle", "green" if is_done else "text_muted")
            )
            button.setIconSize(QSize(self.look.px(16), self.look.px(16)))
            button.setFont(self.look.font("body"))
