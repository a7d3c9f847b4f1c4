"""Choosing a moment of the past: a day, a meeting, or the end of a change set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QWidget

from axonix_desktop.core.changes import local_moment
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.journal import head
from axonix_desktop.store.past import change_set_at
from axonix_desktop.store.queries.history import first_moment, meetings
from axonix_desktop.store.reduce import reduction
from axonix_desktop.ui.day_boxes import dress_days
from axonix_desktop.ui.theme.look import Look


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of the past: the change set at whose end the programme is looked at, its day, and its words."""

    number: int
    day: date
    words: str


def end_of_day(f: ProgrammeFile, day: date) -> Moment:
    """The end of ``day`` where the person sits."""
    last = datetime.combine(day, time(23, 59, 59)).astimezone().astimezone(UTC)
    return Moment(change_set_at(f, last), day, Date().show(day))


def reduced_words(f: ProgrammeFile, number: int) -> str:
    """What to say of a state whose words are no longer kept; empty where all of it is."""
    held = reduction(f)
    if number >= held.through:
        return ""
    day = Date().show(Date().from_store(held.before))
    return tr("words from before {day} are those of later", day=day)


class DayBox(QDateEdit):
    """A day with a calendar, in the one form dates have here."""

    def __init__(self, look: Look, day: date, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress_days(self)
        self.setAccessibleName(name)
        self.setMinimumWidth(look.px(128))
        self.set_day(day)

    def day(self) -> date:
        """The day shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: date) -> None:
        """Show another day."""
        self.setDate(QDate(day.year, day.month, day.day))


class MomentPicker(QWidget):
    """A list of known moments (now, the beginning, meetings, a day of one's own) with a calendar beside it."""

    changed = Signal()

    def __init__(
        self, look: Look, file: ProgrammeFile, today: date, name: str, *, has_now: bool, parent: QWidget | None = None
    ) -> None:
        """``name`` says what the moment is for; ``has_now`` offers the present too."""
        super().__init__(parent)
        self._file, self._has_now = file, has_now
        begun = first_moment(file)
        first = local_moment(begun).date() if begun else today
        self._choices: list[tuple[str, date | None, int | None]] = []
        if has_now:
            self._choices.append((tr("Now"), today, None))
        self._choices.append((tr("On a day"), None, None))
        for title, day, position in meetings(file):
            held = date.fromisoformat(day)
            if first <= held <= today:
                self._choices.append((tr("{meeting}, {day}", meeting=title, day=Date().show(held)), held, position))
        self._choices.append((tr("When it was begun, {day}", day=Date().show(first)), first, 1 if begun else None))
        self.list = QComboBox()
        self.list.addItems([words for words, _day, _number in self._choices])
        self.list.setAccessibleName(name)
        self.list.setMinimumWidth(look.px(220))
        self.day = DayBox(look, today, name)
        self.day.setMaximumDate(QDate(today.year, today.month, today.day))
        self.day.setMinimumDate(QDate(first.year, first.month, first.day))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        row.addWidget(self.list, 1)
        row.addWidget(self.day)
        self.setFocusProxy(self.list)
        self.list.currentIndexChanged.connect(self._on_chosen)
        self.day.dateChanged.connect(lambda _day: self.changed.emit())
        self._on_chosen(0)

    def set_day(self, day: date) -> None:
        """Choose a day of one's own."""
        place = next(place for place, (_words, held, _number) in enumerate(self._choices) if held is None)
        self.day.set_day(day)
        self.list.setCurrentIndex(place)
        self.changed.emit()

    def moment(self) -> Moment:
        """The moment chosen."""
        place = self.list.currentIndex()
        words, day, number = self._choices[place]
        if number is not None and day is not None:
            return Moment(number, day, words)
        if day is not None and place == 0 and self._has_now:
            return Moment(head(self._file), day, tr("now"))
        found = end_of_day(self._file, self.day.day() if day is None else day)
        return found if day is None else Moment(found.number, found.day, words)

    def _on_chosen(self, place: int) -> None:
        self.day.setEnabled(self._choices[place][1] is None)
        self.day.setVisible(self._choices[place][1] is None)
        self.changed.emit()
