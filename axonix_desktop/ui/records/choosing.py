"""The lists and the calendar from which something is chosen for a cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCalendarWidget,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.day_boxes import language_locale
from axonix_desktop.ui.records.entries import Entry
from axonix_desktop.ui.theme.look import Look

_MOST_SHOWN, _ROWS = 200, 9
_GAP = 2


class Popup(QFrame):
    """A frame over the window beside a cell that never takes the keyboard."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("cellPopup")
        line, ground = look.colour("border_strong").name(), look.colour("surface").name()
        self.setStyleSheet(f"#cellPopup {{ background: {ground}; border: 1px solid {line}; border-radius: 6px; }}")
        self._inner = QVBoxLayout(self)
        self._inner.setContentsMargins(4, 4, 4, 4)
        self.hide()

    def show_at(self, owner: QWidget, cell: QRect, size: QSize) -> None:
        """Stand below ``cell`` of ``owner``, or above it where there is no room."""
        window = self.parentWidget()
        if window is None:
            return
        top = owner.mapTo(window, QPoint(cell.left(), cell.top()))
        y = top.y() + cell.height() + _GAP
        if y + size.height() > window.height() and top.y() - _GAP - size.height() >= 0:
            y = top.y() - _GAP - size.height()
        x = min(max(top.x(), 0), max(window.width() - size.width(), 0))
        self.setGeometry(QRect(QPoint(x, y), size))
        self.show()
        self.raise_()


class ListPopup(Popup):
    """A list narrowed by what is typed. ``chosen(Entry)`` comes with a click."""

    chosen = Signal(object)

    def __init__(self, look: Look, window: QWidget, name: str) -> None:
        super().__init__(look, window)
        self._shown: list[Entry] = []
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(look.px(16), look.px(16)))
        self.list.setFont(look.font("body"))
        self.list.setStyleSheet(
            "QListWidget { background: transparent; border: 0; outline: 0; } QListWidget::item "
            f"{{ height: {look.px(28)}px; padding: 0 6px; border-radius: 4px; color: {look.colour('text').name()}; }} "
            f"QListWidget::item:selected {{ background: {look.colour('selected').name()}; }} "
            f"QListWidget::item:hover:!selected {{ background: {look.colour('hover').name()}; }}"
        )
        self.list.itemClicked.connect(self._on_clicked)
        self._inner.addWidget(self.list)

    def offer(self, entries: Sequence[Entry], marked: Entry | None) -> None:
        """Show ``entries`` and mark one of them."""
        self._shown = list(entries[:_MOST_SHOWN])
        self.list.clear()
        for one in self._shown:
            item = QListWidgetItem(one.words)
            if one.icon:
                item.setIcon(self._look.icon(one.icon, one.colour))
            if one.is_new:
                item.setFont(self._look.font("body_strong"))
            self.list.addItem(item)
        left = len(entries) - len(self._shown)
        if left > 0:
            more = QListWidgetItem(trn("{count} more: type to find it", "{count} more: type to find them", left))
            more.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(more)
        self.list.setCurrentRow(self._shown.index(marked) if marked in self._shown else -1)

    @property
    def marked(self) -> Entry | None:
        """The entry the keyboard is on."""
        row = self.list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def step(self, rows: int) -> None:
        """Mark another entry."""
        if self._shown:
            row = self.list.currentRow()
            self.list.setCurrentRow(min(max(row + rows, 0), len(self._shown) - 1))

    def wanted_size(self, least: int) -> QSize:
        """The size for what is shown, at least ``least`` wide."""
        metrics = self._look.metrics("body")
        widest = max((metrics.horizontalAdvance(one.words) for one in self._shown), default=0) + self._look.px(64)
        rows = max(min(self.list.count(), _ROWS), 1)
        return QSize(min(max(least, widest, self._look.px(180)), self._look.px(420)), rows * self._look.px(28) + 12)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        row = self.list.row(item)
        if row < len(self._shown):
            self.chosen.emit(self._shown[row])


class CalendarPopup(Popup):
    """A month to choose a day from. ``chosen(date)`` comes with a click."""

    chosen = Signal(object)

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(look, window)
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName(tr("Calendar"))
        self.calendar.setLocale(language_locale())
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setGridVisible(False)
        plain = QTextCharFormat()
        plain.setForeground(look.colour("text"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, plain)
        head = QTextCharFormat()
        head.setForeground(look.colour("text_muted"))
        head.setBackground(look.colour("surface"))
        self.calendar.setHeaderTextFormat(head)
        self.calendar.setStyleSheet(
            f"#qt_calendar_navigationbar {{ background: {look.colour('surface').name()}; }} "
            f"QToolButton {{ color: {look.colour('text').name()}; min-height: {look.px(24)}px; }} "
            f"QAbstractItemView {{ selection-background-color: {look.colour('accent').name()}; "
            f"selection-color: {look.colour('on_accent').name()}; background: {look.colour('surface').name()}; "
            f"outline: 0; }} QAbstractItemView:disabled {{ color: {look.colour('text_disabled').name()}; }} "
            f"QSpinBox {{ color: {look.colour('text').name()}; }}"
        )
        for name, icon in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            button = self.calendar.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(look.icon(icon))
        for one in (self.calendar, *self.calendar.findChildren(QWidget)):
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.calendar.clicked.connect(lambda day: self.chosen.emit(_plain(day)))
        self._inner.addWidget(self.calendar)

    def mark(self, day: date) -> None:
        """Put the mark on ``day``."""
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))

    def step(self, days: int = 0, months: int = 0) -> date:
        """Move the mark and return where it is then."""
        day = self.calendar.selectedDate().addDays(days).addMonths(months)
        self.calendar.setSelectedDate(day)
        return _plain(day)

    def wanted_size(self) -> QSize:
        """The size of a month."""
        return QSize(self._look.px(292), self._look.px(248))


def _plain(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
