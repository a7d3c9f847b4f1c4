"""The pieces that hold the parts of a record view together."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.tabs import TabStrip
from axonix_desktop.ui.texts import Plate
from axonix_desktop.ui.theme.look import Look


def scrolled(widget: QWidget, name: str, margin: int) -> QScrollArea:
    """``widget`` in an area that scrolls up and down."""
    holder = QWidget()
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
