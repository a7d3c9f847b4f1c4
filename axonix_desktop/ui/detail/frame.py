"""The pieces that hold the parts of a record view together."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.tabs import TabStrip
from axonix_desktop.ui.texts import Plate
from axonix_desktop.ui.theme.look import Look


class CurrentStack(QWidget):
    """Pages of which only the one shown counts for the size (Qt's own stack is as high as its highest page)."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def currentWidget(self) -> QWidget | None:
        """The page shown."""
        return self._shown

    def setCurrentWidget(self, page: QWidget) -> None:
        """Show ``page``, which is taken in where it is new."""
        if page is self._shown:
            return
        if self._layout.indexOf(page) < 0:
            self._layout.addWidget(page)
        if self._shown is not None:
            self._shown.hide()
        self._shown = page
        page.show()


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
