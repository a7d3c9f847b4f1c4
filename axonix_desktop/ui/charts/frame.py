"""The frame every chart stands in: title, unit, a row for a legend, a menu, and the states without a chart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.words import tr
from axonix_desktop.ui.charts.saving import copy_picture, copy_table, save
from axonix_desktop.ui.charts.table import ChartTable
from axonix_desktop.ui.texts import PlainLabel, Plate, start_of_line
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce

PADDING, TOP = 16, 12
SAVED_AS = ("PNG", "SVG", "CSV")


class FrameDoor(Protocol):
    """What a frame needs of whoever shows it."""

    def file_to_make(self, title: str, filters: str, folder: Path | None) -> Path | None:
        """Ask where a new file is to lie."""
        ...

    def tell_error(self, title: str, error: BaseException) -> None:
        """Tell kindly what went wrong."""
        ...


class Remark(PlainLabel):
    """A label that gives way: shortened to the room that is left."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.width() < self.fontMetrics().horizontalAdvance(self.text()) / 2:
            return  # half a remark says nothing
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setFont(self.font())
        painter.setPen(self.palette().windowText().color())
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        side = start_of_line(is_rtl=self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
        painter.drawText(self.rect(), side | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


class Card(Plate):
    """A rounded plate with a heading line: title, a faint remark, and room for what stands at the right."""

    def __init__(self, look: Look, title: str, remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", radius=10, parent=parent)
        self.look = look
        self._title = PlainLabel(look, title, "body_strong")
        self._remark = Remark(look, remark, "small", "text_faint")
        self._remark.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(title)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self._title)
        self.head.addWidget(self._remark, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(PADDING, TOP, PADDING, TOP)
        self.column.setSpacing(8)
        self.column.addLayout(self.head)

    def set_heading(self, title: str, remark: str) -> None:
        """Change title and remark."""
        self._title.setText(title)
        self._remark.setText(remark)
        self.setAccessibleName(title)

    @property
    def title(self) -> str:
        """The title shown."""
        return self._title.text()


class QuietState(QWidget):
    """What stands in a card instead of its chart: a sentence, and one thing to do about it where there is one."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = "chart-column"
        self._words = PlainLabel(look, "", "body", "text_muted", wraps=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = QPushButton()
        self.button.clicked.connect(lambda _checked=False: self._act())
        self._act: Callable[[], object] = lambda: None
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addSpacing(look.px(36))
        column.addWidget(self._words)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        look.changed.connect(self.update)

    def show_words(self, icon: str, words: str, verb: str = "", act: Callable[[], object] | None = None) -> None:
        """Show ``words`` under ``icon``; ``verb`` and ``act`` are its one button."""
        self._icon, self._act = icon, act or (lambda: None)
        self._words.setText(words)
        self.button.setText(verb)
        self.button.setVisible(bool(verb))
        self.setAccessibleName(words)
        self.update()

    @property
    def words(self) -> str:
        """The sentence shown."""
        return self._words.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, side = QPainter(self), self._look.px(24)
        y = self._words.geometry().top() - side - 12
        mark = self._look.pixmap(self._icon, "text_faint", side, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - side) // 2, max(y, 0), mark)
        painter.end()


class ChartFrame(Card):
    """A card with a chart. ``table`` gives the numbers it shows, for the menu."""

    def __init__(
        self, look: Look, door: FrameDoor, title: str, unit: str, chart: QWidget, table: Callable[[], ChartTable],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(look, title, unit, parent)
        self._door, self._table, self.chart = door, table, chart
        self.menu_button = QToolButton()
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setAccessibleName(tr("Copy or save: {title}", title=title))
        self.menu_button.setToolTip(tr("Copy or save this chart"))
        self.menu_button.setMenu(self._menu())
        self.legend = QHBoxLayout()
        self.legend.setSpacing(8)
        self.head.addLayout(self.legend)
        self.head.addWidget(self.menu_button)
        self.state = QuietState(look)
        self._stack = QStackedLayout()
        self._stack.addWidget(chart)
        self._stack.addWidget(self.state)
        self.column.addLayout(self._stack, 1)
        look.changed.connect(self._dress)
        self._dress()

    def set_chart(self, chart: QWidget) -> None:
        """Put another chart in the place of the one before."""
        old, self.chart = self.chart, chart
        self._stack.addWidget(chart)
        self._stack.removeWidget(old)
        old.deleteLater()

    def show_chart(self) -> None:
        """Show the chart again."""
        self._stack.setCurrentWidget(self.chart)
        self.menu_button.setEnabled(True)

    def show_empty(self, words: str, verb: str = "", act: Callable[[], object] | None = None) -> None:
        """Say why there is nothing to draw."""
        self._show_state("chart-no-axes-column", words, verb, act)

    def show_loading(self, words: str = "") -> None:
        """Say that the numbers are being read."""
        self._show_state("timer", words or tr("Reading the figures…"))

    def show_failed(self, words: str, act: Callable[[], object]) -> None:
        """Say what went wrong; the button tries again."""
        self._show_state("circle-alert", words, tr("Try again"), act)

    @property
    def is_showing_chart(self) -> bool:
        """Whether the chart is shown, and no state in its place."""
        return self._stack.currentWidget() is self.chart

    def table(self) -> ChartTable:
        """The numbers shown."""
        return self._table()

    def copy_picture(self) -> None:
        """Lay the card's picture on the clipboard."""
        self._without_menu(lambda: copy_picture(self, self.look.colour("surface")))
        announce(self, tr("The picture is on the clipboard."))

    def copy_table(self) -> None:
        """Lay the numbers on the clipboard."""
        copy_table(self._table())
        announce(self, tr("The table is on the clipboard."))

    def save_as(self, ending: str) -> None:
        """Ask where, then write the chart as ``png``, ``svg`` or ``csv``."""
        name = "".join(one if one.isalnum() or one in " -" else " " for one in self.title)
        words = tr("{form} file (*.{ending})", form=ending.upper(), ending=ending)
        path = self._door.file_to_make(tr("Save the chart"), words, Path(f"{' '.join(name.split())}.{ending}"))
        if path is None:
            return
        target = path if path.suffix.casefold() == f".{ending}" else path.with_name(f"{path.name}.{ending}")
        try:
            self._without_menu(
                lambda: save(self, self._table(), self.title, self.look.colour("surface"), target)
            )  # fmt: skip
        except Exception as error:
            self._door.tell_error(tr("“{file}” was not saved", file=target.name), error)
            return
        announce(self, tr("“{file}” is saved.", file=target.name))

    def _show_state(self, icon: str, words: str, verb: str = "", act: Callable[[], object] | None = None) -> None:
        self.state.show_words(icon, words, verb, act)
        self._stack.setCurrentWidget(self.state)
        self.menu_button.setEnabled(False)

    def _menu(self) -> QMenu:
        menu = QMenu(self.menu_button)
        menu.addAction(tr("Copy as &picture"), self.copy_picture)
        menu.addAction(tr("Copy as &table"), self.copy_table)
        menu.addSeparator()
        for form in SAVED_AS:
            menu.addAction(tr("Save as {form}…", form=form), lambda form=form: self.save_as(form.lower()))
        return menu

    def _without_menu(self, act: Callable[[], object]) -> None:
        """Do ``act`` while the card looks as it is to be shown elsewhere."""
        policy = self.menu_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.menu_button.setSizePolicy(policy)
        self.menu_button.hide()
        try:
            act()
        finally:
            self.menu_button.show()

    def _dress(self) -> None:
        side = self.look.px(28)
        self.menu_button.setFixedSize(side, side)
        self.menu_button.setIcon(self.look.icon("ellipsis"))


def rounded(painter: QPainter, box: QRectF, radius: float = 3) -> None:
    """A rounded box in the painter's brush, without a line."""
    painter.drawRoundedRect(box, radius, radius)
