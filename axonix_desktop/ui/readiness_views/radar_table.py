"""The numbers of the radar as a table below it, which is its legend too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from axonix_desktop.core.readiness import mean
from axonix_desktop.core.words import tr
from axonix_desktop.ui.detail.part import ElidedLabel, clear
from axonix_desktop.ui.readiness_views.radar import MOST, RadarChart, Series, paint_marker
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look


class _Swatch(QWidget):
    """The marker of a series."""

    def __init__(self, look: Look, number: int) -> None:
        super().__init__()
        self._look, self._number = look, number
        self.setFixedSize(look.px(14), look.px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_marker(painter, self._look, self._number, QPointF(self.width() / 2, self.height() / 2), 4.0)
        painter.end()


class RadarTable(QWidget):
    """A line for each axis and the whole, a column for each series."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._axes: tuple[str, ...] = ()
        self._series: tuple[Series, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(4, 6, 4, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        look.changed.connect(self._show_again)

    def _show_again(self) -> None:
        """The look is another: everything is made anew."""
        self.show_series(self._axes, self._series)

    def show_series(self, axes: Sequence[str], series: Sequence[Series]) -> None:
        """Show the numbers of ``series``."""
        clear(self._grid)
        self._axes, self._series = tuple(axes), tuple(series)
        heads = (*self._axes, tr("Overall"))
        for row, axis in enumerate(heads, start=1):
            is_last = row == len(heads)
            self._grid.addWidget(PlainLabel(self._look, axis, "small_strong" if is_last else "small"), row, 0)
        self._grid.setColumnStretch(0, 4)
        for column in range(1, MOST + 1):
            self._grid.setColumnStretch(column, 5 if column <= len(self._series) else 0)
        for column, one in enumerate(self._series, start=1):
            self._grid.addWidget(self._name(column - 1, one.name), 0, column)
            for row, value in enumerate((*one.values, mean(one.values)), start=1):
                is_main = column == 1 or row == len(heads)
                words = "–" if value is None else f"{value:.1f}"
                ink = "text_faint" if value is None else "text" if column == 1 else "text_muted"
                label = PlainLabel(self._look, words, "small_strong" if is_main else "small", ink)
                label.setAccessibleName(f"{one.name}, {heads[row - 1]}: {words}")
                label.setContentsMargins(self._look.px(14) + 5, 0, 0, 0)  # below the name, not below its marker
                self._grid.addWidget(label, row, column)

    def _name(self, number: int, words: str) -> QWidget:
        """The head of a column: the marker of the series and its name, cut where it is longer than its column."""
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(5)
        line.addWidget(_Swatch(self._look, number))
        role = "small_strong" if number == 0 else "small"
        label = ElidedLabel(self._look, words, role, "text" if number == 0 else "text_muted")
        label.setToolTip(words)
        line.addWidget(label, 1)
        return holder


class RadarPane(QWidget):
    """Radar and table above each other."""

    def __init__(self, look: Look, radar: RadarChart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.radar, self.table = radar, RadarTable(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(radar, 1)
        column.addWidget(self.table)

    def show_series(self, axes: Sequence[str], series: Sequence[Series]) -> None:
        """Show ``series`` in both."""
        self.radar.show_series(axes, series)
        self.table.show_series(axes, series)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.radar.minimumSizeHint().width(), super().minimumSizeHint().height())
