"""What narrows the journal: who, kind of record, field, time, one record. The words come from the filter box."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from axonix_desktop.core.changes import UNTOLD
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import mark, tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.custom import custom_fields
from axonix_desktop.store.queries.history import Sought, kinds_touched, meetings, names, people, utc_text
from axonix_desktop.ui.history.moments import DayBox
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

_PERIODS = (
    ("", mark("At any time")),
    ("today", mark("Today")),
    ("week", mark("In the last 7 days")),
    ("month", mark("In the last 30 days")),
    ("meeting", mark("Since the last meeting")),
    ("between", mark("Between two days")),
)


class JournalFilter(QWidget):
    """``changed`` says that something else is sought."""

    changed = Signal()

    def __init__(self, look: Look, file: ProgrammeFile, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._file, self._today = look, file, today
        self._record: tuple[str, int] | None = None
        self._words = ""
        self._is_filling = False
        self.who = self._box(tr("Person"), 130)
        self.kind = self._box(tr("Kind of record"), 140)
        self.field = self._box(tr("Field"), 130)
        self.period = self._box(tr("Time"), 150)
        for code, words in _PERIODS:
            self.period.addItem(tr(words), code)
        self.first = DayBox(look, today - timedelta(days=30), tr("From"))
        self.last = DayBox(look, today, tr("To"))
        self._to = PlainLabel(look, tr("to"), colour="text_muted")
        self.record_chip = QPushButton()
        self.record_chip.setProperty("kind", "chip")
        self.record_chip.setIcon(look.icon("x", "accent_text"))
        self.record_chip.clicked.connect(lambda: self.show_record(None))
        self.clear_button = QPushButton(tr("Clear filters"))
        self.clear_button.setProperty("kind", "quiet")
        self.clear_button.clicked.connect(self.clear)
        self._lay_out()
        self.who.currentIndexChanged.connect(self._tell)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.field.currentIndexChanged.connect(self._tell)
        self.period.currentIndexChanged.connect(self._tell)
        self.first.dateChanged.connect(self._tell)
        self.last.dateChanged.connect(self._tell)
        self.fill()

    def _lay_out(self) -> None:
        """One line; the days on a second one when they are wanted."""
        row = QHBoxLayout()
        row.setSpacing(self._look.px(8))
        for box in (self.who, self.kind, self.field, self.period):
            row.addWidget(box)
        row.addWidget(self.record_chip)
        row.addWidget(self.clear_button)
        row.addStretch(1)
        self._days = QWidget()
        days = QHBoxLayout(self._days)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(self._look.px(8))
        for part in (self.first, self._to, self.last):
            days.addWidget(part)
        days.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._look.px(8))
        layout.addLayout(row)
        layout.addWidget(self._days)

    def fill(self) -> None:
        """Read who and what there is to choose from; choices made are kept."""
        self._is_filling = True
        who, kind = self.who.currentData(), self.kind.currentData()
        self.who.clear()
        self.who.addItem(tr("By anyone"), "")
        for name in people(self._file):
            self.who.addItem(name, name)
        self.kind.clear()
        self.kind.addItem(tr("All records"), "")
        for one in kinds_touched(self._file):
            self.kind.addItem(tr(record_of(one).plural), one)
        self.who.setCurrentIndex(max(self.who.findData(who or ""), 0))
        self.kind.setCurrentIndex(max(self.kind.findData(kind or ""), 0))
        self._fill_fields()
        self._is_filling = False
        self._dress()

    def sought(self) -> Sought:
        """What is sought."""
        since, until = self._span()
        return Sought(
            who=self.who.currentData() or "",
            kind="" if self._record else self.kind.currentData() or "",
            record=self._record,
            field=self.field.currentData() or "",
            since=since,
            until=until,
            words=self._words,
        )

    def set_words(self, words: str) -> None:
        """Look for words in what was done and by whom."""
        self._words = words.strip()
        self._tell()

    @property
    def words(self) -> str:
        """The words looked for."""
        return self._words

    def show_record(self, record: tuple[str, int] | None) -> None:
        """Look for what became of one record; None for all of them."""
        self._record = record
        if record is not None:
            name = names(self._file, record[0], [record[1]]).get(record[1])
            words = name.words if name else tr(record_of(record[0]).label)
            self.record_chip.setText(words)
            self.record_chip.setAccessibleName(tr("Only {record}; press to see all records", record=words))
            self._is_filling = True
            self.kind.setCurrentIndex(max(self.kind.findData(record[0]), 0))
            self._is_filling = False
        self._fill_fields()
        self._tell()

    def clear(self) -> None:
        """Look for everything."""
        self._is_filling = True
        self._record, self._words = None, ""
        for box in (self.who, self.kind, self.field, self.period):
            box.setCurrentIndex(0)
        self._is_filling = False
        self._fill_fields()
        self._tell()

    def _box(self, name: str, wide: int) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setMinimumWidth(self._look.px(wide))
        box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        return box

    def _on_kind(self) -> None:
        if self._is_filling:
            return
        self._record = None
        self._fill_fields()
        self._tell()

    def _fill_fields(self) -> None:
        """The fields of the kind chosen."""
        was_filling, self._is_filling = self._is_filling, True
        kind = self._record[0] if self._record else self.kind.currentData() or ""
        chosen = self.field.currentData()
        self.field.clear()
        self.field.addItem(tr("Any field"), "")
        if kind:
            declared = record_of(kind)
            for name, one in declared.fields.items():
                if name not in UNTOLD:
                    self.field.addItem(tr(one.label), name)
            for one in custom_fields(self._file, kind) if declared.has_custom_fields else []:
                self.field.addItem(one.label, one.name)
        self.field.setEnabled(bool(kind))
        self.field.setCurrentIndex(max(self.field.findData(chosen or ""), 0))
        self._is_filling = was_filling

    def _tell(self) -> None:
        if not self._is_filling:
            self._dress()
            self.changed.emit()

    def _dress(self) -> None:
        """Show what the choices call for."""
        self._days.setVisible(self.period.currentData() == "between")
        self.record_chip.setVisible(self._record is not None)
        self.clear_button.setVisible(not replace(self.sought(), words="").is_everything)

    def _span(self) -> tuple[str, str]:
        """From when to when, as the journal writes moments; empty for no bound."""
        code = self.period.currentData()
        if code == "meeting":
            held = [day for _name, day, _position in meetings(self._file) if day <= self._today.isoformat()]
            return (_start_of(date.fromisoformat(held[0]) + timedelta(days=1)), "") if held else ("", "")
        if code == "between":
            first, last = sorted((self.first.day(), self.last.day()))
            return _start_of(first), _start_of(last + timedelta(days=1), is_end=True)
        days = {"today": 0, "week": 6, "month": 29}.get(str(code))
        return (_start_of(self._today - timedelta(days=days)), "") if days is not None else ("", "")


def _start_of(day: date, *, is_end: bool = False) -> str:
    """The first moment of a day on this computer as UTC text; the last one before it for an end."""
    begun = datetime.combine(day, time()).astimezone().astimezone(UTC)
    return utc_text(begun - timedelta(seconds=1) if is_end else begun)
