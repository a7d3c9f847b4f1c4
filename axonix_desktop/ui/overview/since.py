"""The day the Overview compares with: the last meeting, some days ago, or any day of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QMenu, QToolButton, QWidget, QWidgetAction

from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.overview.words import short_day
from axonix_desktop.ui.theme.look import Look

_AGO = (7, 30, 90, 365)


class SinceButton(QToolButton):
    """Shows the day; ``chosen(date | None)`` names another (None: the usual one)."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._today = self._first = date.min
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(self.layoutDirection())
        self.setToolTip(tr("Choose the day to compare with"))
        self.calendar = QCalendarWidget()
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.activated.connect(self._on_day)
        self.calendar.clicked.connect(self._on_day)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self._meeting: date | None = None
        look.changed.connect(self._dress)
        self._dress()

    def show_day(self, since: date, today: date, first: date, meeting: date | None) -> None:
        """``first`` is the day the file's history begins, ``meeting`` the last one."""
        self._today, self._first, self._meeting = today, first, meeting
        words = tr("Since {day}", day=short_day(since, today))
        self.setText(words)
        self.setAccessibleName(tr("Compared with {day}. Choose another day", day=short_day(since, today)))
        self.calendar.setSelectedDate(QDate(since.year, since.month, since.day))

    def _fill(self) -> None:
        self._menu.clear()
        if self._meeting is not None:
            words = tr("Last meeting, {day}", day=short_day(self._meeting, self._today))
            self._menu.addAction(words, lambda: self.chosen.emit(None))
        for days in _AGO:
            if (self._today - self._first).days >= days:
                day = self._today - timedelta(days=days)
                self._menu.addAction(trn("{count} day ago", "{count} days ago", days), lambda day=day: self._say(day))
        first = self._first
        words = tr("The beginning, {day}", day=short_day(first, self._today))
        self._menu.addAction(words, lambda: self._say(first))
        self._menu.addSeparator()
        self.calendar.setMinimumDate(QDate(first.year, first.month, first.day))
        yesterday = max(self._today - timedelta(days=1), first)
        self.calendar.setMaximumDate(QDate(yesterday.year, yesterday.month, yesterday.day))
        holder = QWidgetAction(self._menu)
        holder.setDefaultWidget(self.calendar)
        self._menu.addAction(holder)

    def _say(self, day: date) -> None:
        self.chosen.emit(day)

    def _on_day(self, day: QDate) -> None:
        self._menu.close()
        self.chosen.emit(date(day.year(), day.month(), day.day()))

    def _dress(self) -> None:
        self.setIcon(self._look.icon("calendar"))
        self.setFont(self._look.font("small"))
        self.setMinimumHeight(self._look.px(28))
