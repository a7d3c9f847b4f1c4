"""Who is shown on the radar and with what it is compared: boxes one types into, of units, use cases and past days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QListView, QWidget

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.readiness import Subject
from axonix_desktop.core.words import tr
from axonix_desktop.store.queries.readiness import Scores
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

Index = QModelIndex | QPersistentModelIndex
Choice = Subject | date | None
_ICONS = {"programme": "layout-dashboard", "unit": "building-complex", "case": "table-2"}


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be chosen: a subject, a day of the past, or nothing."""

    choice: Choice
    words: str


class _Offers(QAbstractListModel):
    """Offers with their icons; quick with ten thousand use cases."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.offers: tuple[Offer, ...] = ()
        self.places: dict[Choice, int] = {}

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Offer these instead of those before."""
        self.beginResetModel()
        self.offers = tuple(offers)
        self.places = {one.choice: place for place, one in enumerate(self.offers)}
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.offers[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return one.words
        if role == Qt.ItemDataRole.DecorationRole:
            if isinstance(one.choice, date):
                return self._look.icon("rotate-ccw-clock")
            return self._look.icon(_ICONS[one.choice.sort]) if one.choice else self._look.icon("minus")
        return None


class ChoiceBox(QComboBox):
    """Type a part of a name, or open the list; ``chosen(choice)`` tells what a person took."""

    chosen = Signal(object)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._offers = _Offers(look, self)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(9)
        self.setMaxVisibleItems(16)
        view = QListView(self)
        view.setUniformItemSizes(True)
        self.setView(view)
        self.setModel(self._offers)
        self.setAccessibleName(name)
        completer = QCompleter(self._offers, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(12)
        self.setCompleter(completer)
        if (popup := completer.popup()) is not None:
            popup.setProperty("kind", "popup")
        self.activated.connect(self._on_activated)
        line = self.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._on_left)
            line.setAccessibleName(name)
        look.changed.connect(self._dress)
        self._dress()

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        place = self.currentIndex()
        return self._offers.offers[place].choice if 0 <= place < len(self._offers.offers) else None

    def show_offers(self, offers: Sequence[Offer], choice: Choice) -> None:
        """Offer these, with ``choice`` chosen (the first where it is not among them)."""
        self.blockSignals(True)
        if tuple(offers) != self._offers.offers:
            self._offers.show_offers(offers)
        self.setCurrentIndex(self._offers.places.get(choice, 0))
        line = self.lineEdit()
        if line is not None:
            line.setText(self.currentText() if not offers else offers[self.currentIndex()].words)
            line.setCursorPosition(0)
        self.blockSignals(False)

    def _on_activated(self, _place: int) -> None:
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)
        self.chosen.emit(self.choice)

    def _on_left(self) -> None:
        """Typed words that are one offer choose it; others give way to what is chosen."""
        line, offers = self.lineEdit(), self._offers.offers
        if line is None or not offers:
            return
        typed = line.text().strip().casefold()
        now = self.currentIndex()
        if 0 <= now < len(offers) and typed == offers[now].words.casefold():
            return
        found = [place for place, one in enumerate(offers) if typed and typed in one.words.casefold()]
        exact = [place for place in found if offers[place].words.casefold() == typed]
        wanted = exact or (found if len(found) == 1 else [])
        if wanted:
            self.setCurrentIndex(wanted[0])
            self.chosen.emit(self.choice)
        elif now >= 0:
            line.setText(offers[now].words)

    def _dress(self) -> None:
        self.setFont(self._look.font("body"))


class Chooser(QWidget):
    """``subject_chosen(Subject)`` and ``compared(tuple of choices)`` tell what a person wants to see."""

    subject_chosen = Signal(object)
    compared = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores: Scores | None = None
        self._subjects: tuple[Offer, ...] = ()
        self.subject = ChoiceBox(look, tr("Whose readiness is shown"))
        self.others = (ChoiceBox(look, tr("Compared with")), ChoiceBox(look, tr("And with")))
        self.subject.chosen.connect(self.subject_chosen)
        self._labels = [
            PlainLabel(look, words, "body", "text_muted") for words in (tr("&Show"), tr("compare with"), tr("and"))
        ]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        for label, box in zip(self._labels, (self.subject, *self.others), strict=True):
            label.setBuddy(box)
        self.arrange(is_wide=True)
        for box in self.others:
            box.chosen.connect(lambda _choice: self.compared.emit(tuple(one.choice for one in self.others)))

    def arrange(self, *, is_wide: bool) -> None:
        """All boxes in a line; where there is less room, what is compared in a second one."""
        grid, (first, second, third) = self._grid, self._labels
        one, other = self.others
        line = 0 if is_wide else 1
        grid.addWidget(first, 0, 0)
        grid.addWidget(self.subject, 0, 1, 1, 1 if is_wide else 3)
        start = 2 if is_wide else 0
        for place, widget in enumerate((second, one, third, other)):
            grid.addWidget(widget, line, start + place)
        for column, share in enumerate((0, 5, 0, 4, 0, 4) if is_wide else (0, 4, 0, 4, 0, 0)):
            grid.setColumnStretch(column, share)

    def show_choices(self, scores: Scores, days: Sequence[date], subject: Subject, compared: Sequence[Choice]) -> None:
        """Offer everything there is."""
        then = tuple(Offer(day, day_words(day)) for day in reversed(days))
        if scores is not self._scores:
            self._scores = scores
            self._subjects = (
                Offer(Subject(), tr("Whole programme")),
                *(Offer(Subject("unit", number), name) for number, name in scores.units.items()),
                *(Offer(Subject("case", one.id), f"{one.key} {one.title}") for one in scores.cases.values()),
            )
        self.subject.show_offers(self._subjects, subject)
        others = (Offer(None, tr("Nothing")), *then, *self._subjects)
        for place, box in enumerate(self.others):
            box.show_offers(others, compared[place])


def day_words(day: date) -> str:
    """A day of the past as it is chosen."""
    return tr("Then: {day}", day=Date().show(day))
