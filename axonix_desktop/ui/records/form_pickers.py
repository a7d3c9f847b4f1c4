"""The pop-ups of form editors: a calendar to take a day from, a list to take a record from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QDate, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.theme.look import Look

MOST_OFFERED = 60
_Index = QModelIndex | QPersistentModelIndex


class CalendarPopup(QFrame):
    """A month to click a day in; ``picked`` carries a date, or None for no day."""

    picked = Signal(object)

    def __init__(self, look: Look, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._today = today
        self.calendar = QCalendarWidget()
        calendar = self.calendar
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        calendar.setAccessibleName(tr("Calendar"))
        plain = QTextCharFormat()
        plain.setForeground(look.colour("text"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, plain)
        marked = QTextCharFormat()
        marked.setForeground(look.colour("accent_text"))
        marked.setBackground(look.colour("accent_soft"))
        calendar.setDateTextFormat(_qt(today), marked)
        calendar.clicked.connect(self._on_clicked)
        calendar.activated.connect(self._on_clicked)
        today_button, clear_button = QPushButton(tr("Today")), QPushButton(tr("No date"))
        for button in (today_button, clear_button):
            button.setProperty("kind", "quiet")
            button.setFont(look.font("body"))
        today_button.clicked.connect(lambda: self._take(today))
        clear_button.clicked.connect(lambda: self._take(None))
        row = QHBoxLayout()
        row.addWidget(today_button)
        row.addStretch(1)
        row.addWidget(clear_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(4)
        layout.addWidget(calendar)
        layout.addLayout(row)

    def open_below(self, widget: QWidget, day: date | None) -> None:
        """Show the month of ``day`` (or this one) under ``widget``, inside its screen."""
        self.calendar.setSelectedDate(_qt(day or self._today))
        self.adjustSize()
        at = widget.mapToGlobal(QPoint(0, widget.height() + 2))
        screen = widget.screen().availableGeometry()
        if at.y() + self.height() > screen.bottom():
            at.setY(max(widget.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2, screen.top()))
        at.setX(min(max(at.x(), screen.left()), max(screen.right() - self.width(), screen.left())))
        self.move(at)
        self.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, day: QDate) -> None:
        """Take the day clicked or confirmed with Enter."""
        self._take(date(day.year(), day.month(), day.day()))

    def _take(self, day: date | None) -> None:
        """Close and say what was chosen."""
        if self.isVisible():
            self.close()
            self.picked.emit(day)


class Offers(QAbstractListModel):
    """The records offered while one types: those that hold every word typed, then the offer to make a new one.

    The role :attr:`IdRole` holds a record's id; 0 stands for making a new one, -1 for no record.
    """

    IdRole = Qt.ItemDataRole.UserRole
    MAKE, NOTHING = 0, -1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: list[tuple[int, str]] = []

    def offer(self, titles: Mapping[int, str], typed: str, *, may_make: bool, may_clear: bool) -> None:
        """Show what fits ``typed``; everything for no words."""
        found = matching(titles, typed)
        offers = [(record_id, titles[record_id]) for record_id in found[:MOST_OFFERED]]
        words = " ".join(typed.split())
        if may_clear and not words:
            offers.insert(0, (self.NOTHING, tr("None")))
        if may_make and words and not any(title.casefold() == words.casefold() for _id, title in offers):
            offers.append((self.MAKE, tr("Create “{name}”", name=words)))
        self.beginResetModel()
        self._offers = offers
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own form
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not index.row() < len(self._offers):
            return None
        record_id, words = self._offers[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return words
        return record_id if role == self.IdRole else None

    def ids(self) -> Sequence[int]:
        """The ids offered, in order."""
        return [record_id for record_id, _words in self._offers]


def matching(titles: Mapping[int, str], typed: str) -> list[int]:
    """The ids whose title holds every word typed: those that begin with it first, then by the alphabet."""
    words = typed.casefold().split()
    whole = " ".join(words)
    found: list[tuple[int, str, int]] = []
    for record_id, title in titles.items():
        folded = title.casefold()
        if all(word in folded for word in words):
            found.append((0 if folded.startswith(whole) else 1, folded, record_id))
    return [record_id for _rank, _folded, record_id in sorted(found)]


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
