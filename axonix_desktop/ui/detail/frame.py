"""The pieces that hold the parts of a record view together."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.tabs import TabStrip
from axonix_desktop.ui.texts import Plate
from axonix_desktop.ui.theme.look import Look


class CurrentStack(QStackedWidget):
    """Pages of which only the one shown counts for the size."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _place: self.updateGeometry())

    def sizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.sizeHint() if shown is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        shown = self.currentWidget()
        return shown.hasHeightForWidth() if shown is not None else False

    def heightForWidth(self, width: int) -> int:
        shown = self.currentWidget()
        return shown.heightForWidth(width) if shown is not None else super().heightForWidth(width)


def scrolled(widget: QWidget, name: str, margin: int) -> QScrollArea:
    """``widget`` in an area that scrolls up and down."""
    holder = QWidget()
    holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    inner = QVBoxLayout(holder)
    inner.setContentsMargins(margin, 12, margin - 8, 16)
    inner.addWidget(widget)
    inner.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    area.setWidget(holder)
    area.viewport().setAutoFillBackground(False)
    holder.setAutoFillBackground(False)
    return area


def command_of(context: PageContext, command_id: str) -> bool:
    """Whether there is such a command."""
    return any(one.id == command_id for one in context.commands)


def part_title(strip: TabStrip, tab_id: str) -> str:
    """The word of a tab."""
    return next((tab.title for tab in strip.tabs if tab.tab_id == tab_id), "")


def hairline(look: Look) -> QWidget:
    """A line of one pixel."""
    line = Plate(look, "border")
    line.setFixedHeight(1)
    return line
