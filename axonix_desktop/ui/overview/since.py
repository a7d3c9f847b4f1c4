"""The day the Overview compares with: the last meeting, some days ago, or any day of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QMenu, QToolButton, QWidget, QWidgetAction

from axonix_desktop.core.forms import short_day
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.day_boxes import language_locale
from axonix_desktop.ui.theme.look import Look

_AGO = (7, 30, 90, 365)


class SinceButton(QToolButton):
    """Shows the day; ``chosen(date | None)`` names another (None: the usual one)."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._today = self._first = self._since = date.min
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setToolTip(tr("Choose the day to compare with"))
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
        self._since = since

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
        holder = QWidgetAction(self._menu)
        holder.setDefaultWidget(self._calendar())
        self._menu.addAction(holder)

    def _calendar(self) -> QCalendarWidget:
        """A calendar of the days there are; made anew each time, since the menu owns it."""
        calendar = QCalendarWidget()
        calendar.setLocale(language_locale())
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setMinimumDate(_as_qdate(self._first))
        calendar.setMaximumDate(_as_qdate(max(self._today - timedelta(days=1), self._first)))
        calendar.setSelectedDate(_as_qdate(self._since))
        self._dress_calendar(calendar)
        calendar.setAccessibleName(tr("Choose the day to compare with"))
        calendar.activated.connect(self._on_day)
        calendar.clicked.connect(self._on_day)
        return calendar

    def _dress_calendar(self, calendar: QCalendarWidget) -> None:
        """The head in the colours of the look, weekends muted instead of red."""
        look = self._look
        weekend = QTextCharFormat()
        weekend.setForeground(look.colour("text_muted"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, weekend)
        head = QTextCharFormat()
        head.setForeground(look.colour("text_muted"))
        calendar.setHeaderTextFormat(head)
        surface, text = look.colour("surface").name(), look.colour("text").name()
        calendar.setStyleSheet(
            tr(
                "QWidget#qt_calendar_navigationbar {{ background: {surface}; }} QToolButton {{ color: {words}; }}",
                surface=surface,
                words=text,
            )
        )
        for name, icon in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            button = calendar.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                button.setIcon(look.icon(icon))

    def _say(self, day: date) -> None:
        self.chosen.emit(day)

    def _on_day(self, day: QDate) -> None:
        self._menu.close()
        self.chosen.emit(date(day.year(), day.month(), day.day()))

    def _dress(self) -> None:
        self.setIcon(self._look.icon("calendar"))
        self.setFont(self._look.font("small"))
        self.setMinimumHeight(self._look.px(28))


def _as_qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
