"""Beside the review: what changes in the row, what is wrong with it and how to mend it, here or everywhere alike."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from axonix_desktop.core.importing.plan import Problem
from axonix_desktop.core.importing.proposal import ColumnMatch
from axonix_desktop.core.kinds import Stored
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.importing.pick import PickButton
from axonix_desktop.ui.importing.planned import RowTold
from axonix_desktop.ui.importing.review_model import OUTCOMES, ReviewModel
from axonix_desktop.ui.importing.step_pane import MOST_WIDE
from axonix_desktop.ui.importing.wording import meaning_choices, short
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.theme.look import Look

_MOST_VALUES = 40


class ReviewSide(Plate):
    """``mend_wanted(row, column, text)`` mends a cell, ``mend_all_wanted(column, value, text)`` all that are alike.

    ``meant(column, word, code)`` tells what a word means wherever it stands in the column; ``overwrite_wanted(field)``
    asks for the file's values of a field although they were changed here.
    """

    mend_all_wanted = Signal(int, str, str)
    mend_wanted = Signal(int, int, str)
    meant = Signal(int, str, str)
    overwrite_wanted = Signal(str)
    exclude_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", edges="l", parent=parent)
        self.setFixedWidth(min(look.size("detail"), MOST_WIDE))
        look.changed.connect(self._resize)
        self.where = PlainLabel(look, role="small", colour="text_muted")
        self.title = PlainLabel(look, role="subtitle", wraps=True)
        self.exclude = QPushButton(tr("Leave this row out"))
        self.exclude.clicked.connect(self.exclude_wanted)
        self._holder = QWidget()
        self._list = QVBoxLayout(self._holder)
        self._list.setContentsMargins(16, 4, 16, 8)
        self._list.setSpacing(10)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(self._holder)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(tr("What is to be said of the row"))
        self.area.viewport().setAutoFillBackground(False)
        self._holder.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 12)
        layout.setSpacing(6)
        for label in (self.where, self.title):
            label.setContentsMargins(16, 0, 16, 0)
            layout.addWidget(label)
        layout.addWidget(self.area, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        foot.addWidget(self.exclude)
        foot.addStretch(1)
        layout.addLayout(foot)

    def _resize(self) -> None:
        """Take the width of the look in use."""
        self.setFixedWidth(min(self._look.size("detail"), MOST_WIDE))

    def show_row(self, model: ReviewModel, row: int, alike: Callable[[Problem], int]) -> None:
        """Show a row of the model; ``alike`` counts the rows with the same problem."""
        self._clear()
        if not 0 <= row < len(model.rows):
            self.where.setText("")
            self.title.setText(tr("No row is chosen"))
            self.exclude.hide()
            return
        told = model.rows[row]
        words = tr(OUTCOMES[told.plan.outcome][0])
        self.where.setText(tr("Row {row}, {outcome}", row=told.plan.row + 1, outcome=words.lower()))
        self.title.setText(self._called(model, told))
        self.exclude.setVisible(told.plan.outcome not in ("skipped",))
        is_out = told.plan.outcome == "excluded"
        self.exclude.setText(tr("Take this row after all") if is_out else tr("Leave this row out"))
        for one in told.problems:
            self._list.addWidget(self._problem(model, told, one, alike(one)))
        if not told.problems:
            self._list.addWidget(PlainLabel(self._look, tr("Nothing is wrong with this row."), colour="text_muted"))
        for name, pair in told.conflicts.items():
            self._list.addWidget(self._conflict(model, told, name, pair))
        changed = self._changed(model, row)
        if changed:
            self._list.addWidget(PlainLabel(self._look, tr("What changes"), role="body_strong"))
            for label, old, new in changed:
                text = tr("{field}: {old} → {new}", field=label, old=short(old, 80), new=short(new, 80))
                self._list.addWidget(PlainLabel(self._look, text, wraps=True, selects=True))
        if told.plan.outcome in ("new", "unchanged", "changed", "refused"):
            self._add_values(model, row)
        self._list.addStretch(1)

    def _add_values(self, model: ReviewModel, row: int) -> None:
        """All that the row says, field by field."""
        self._list.addWidget(PlainLabel(self._look, tr("What the row says"), role="body_strong"))
        for column in range(2, min(model.columnCount(), 2 + _MOST_VALUES)):
            cell = model.told(row, column)
            if not cell.text or cell.old is not None:
                continue
            label = str(model.headerData(column, Qt.Orientation.Horizontal))
            holder = QWidget()
            box = QVBoxLayout(holder)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(0)
            box.addWidget(PlainLabel(self._look, short(label, 80), role="small", colour="text_muted"))
            box.addWidget(PlainLabel(self._look, short(cell.text, 240), wraps=True, selects=True))
            self._list.addWidget(holder)

    def _called(self, model: ReviewModel, told: RowTold) -> str:
        """What the record of a row is called."""
        values = model.ready.values.get(told.plan.record_id or 0, {}) if model.ready is not None else {}
        for name in ("title", "name", "text", "summary"):
            if isinstance(values.get(name), str):
                return short(str(values[name]), 120)
        if model.ready is not None and isinstance(person := values.get("person_id"), int):
            name = model.ready.values.get(person, {}).get("name") or model.ready.known.titles["person"].get(person)
            if name:
                return short(str(name), 120)
        row = model.rows.index(told)
        shown = (model.told(row, at + 2).text for at in range(len(model.columns)))
        return short(next((text for text in shown if len(text) > 3), tr("Row {row}", row=told.plan.row + 1)), 120)

    @staticmethod
    def _changed(model: ReviewModel, row: int) -> list[tuple[str, str, str]]:
        found: list[tuple[str, str, str]] = []
        for column in range(2, model.columnCount()):
            cell = model.told(row, column)
            if cell.old is not None:
                label = str(model.headerData(column, Qt.Orientation.Horizontal))
                found.append((label, cell.old, cell.text or tr("empty")))
        return found

    def _problem(self, model: ReviewModel, told: RowTold, one: Problem, alike: int) -> QWidget:
        """A card: where, the value, the sentence; beneath it how to mend it."""
        look = self._look
        tone = "red" if one.is_refusal else "amber"
        plate = Plate(look, f"{tone}_bg", radius=look.tokens.radius["md"])
        layout = QVBoxLayout(plate)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(6)
        column = next((at for at in model.columns if model.is_at(one, told.plan.row, at.column)), None)
        where = f"{one.column}{one.row}" if one.column else tr("Row {row}", row=one.row)
        if column is not None:
            where = f"{where} · {short(column.header, 50)}"
        layout.addWidget(PlainLabel(look, where, role="small_strong", colour=f"{tone}_fg", wraps=True))
        if one.value:
            layout.addWidget(
                PlainLabel(look, f"“{short(one.value, 120)}”", colour=f"{tone}_fg", wraps=True, selects=True)
            )
        layout.addWidget(PlainLabel(look, one.message, colour=f"{tone}_fg", wraps=True, selects=True))
        if column is not None:
            chooser = self._chooser(model, one, column, alike)
            if chooser is not None:
                layout.addWidget(chooser)
            layout.addLayout(self._remedy(told, one, column.column, 1 if chooser is not None else alike))
        plate.setAccessibleName(f"{where}. {one.value}. {one.message}")
        return plate

    def _conflict(self, model: ReviewModel, told: RowTold, name: str, pair: tuple[Stored, Stored]) -> QWidget:
        """A value that was changed here since the last import, and the way to take the file's all the same."""
        look = self._look
        declared = record_of(told.plan.kind).fields.get(name)
        label = tr(declared.label) if declared is not None else tr("A custom field")
        mine, theirs = (model.shown(declared, one) or tr("empty") for one in pair)
        plate = Plate(look, "blue_bg", radius=look.tokens.radius["md"])
        layout = QVBoxLayout(plate)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(6)
        words = tr("{field} was changed here to {mine}; the file says {theirs}.", field=label, mine=short(mine, 60),
                   theirs=short(theirs, 60))  # fmt: skip
        layout.addWidget(PlainLabel(look, words, colour="blue_fg", wraps=True, selects=True))
        take = QPushButton(tr("Take the file's for “{field}”", field=label))
        take.clicked.connect(lambda: self.overwrite_wanted.emit(name))
        layout.addWidget(take, alignment=Qt.AlignmentFlag.AlignLeading)
        plate.setAccessibleName(words)
        return plate

    def _chooser(self, model: ReviewModel, one: Problem, column: ColumnMatch, alike: int) -> QWidget | None:
        """A list of what a word may mean, for all rows alike; None for a column that has no such list."""
        if model.ready is None or model.table is None:
            return None
        told = model.ready.column(model.place, column.column)
        if told.sort not in ("stage", "choice", "answer", "mark", "link"):
            return None
        meaning = next((other for other in told.meanings if other.word[:200] == one.value), None)
        if meaning is None:
            return None
        choices = meaning_choices(told, meaning, column, str(model.table.kind), model.ready.known)
        button = PickButton(self._look, tr("“{word}” becomes", word=short(one.value, 40)))
        words = trn("Choose what it means in {count} row", "Choose what it means in {count} rows", max(alike, 1))
        button.offer(lambda: choices, "", words)
        button.picked.connect(lambda code: self.meant.emit(column.column, meaning.word, code))
        return button

    def _remedy(self, told: RowTold, one: Problem, column: int, alike: int) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(6)
        edit = QLineEdit(short(one.value, 2000))
        edit.setAccessibleName(tr("Corrected value for {place}", place=f"{one.column}{one.row}"))
        edit.setPlaceholderText(tr("Corrected value"))
        box.addWidget(edit)
        row = QHBoxLayout()
        row.setSpacing(6)
        here = QPushButton(tr("Correct"))
        here.clicked.connect(lambda: self.mend_wanted.emit(told.plan.row, column, edit.text()))
        edit.returnPressed.connect(lambda: self.mend_wanted.emit(told.plan.row, column, edit.text()))
        row.addWidget(here)
        if alike > 1 and one.value:
            every = QPushButton(trn("Fix all {count} like this", "Fix all {count} like this", alike))
            every.clicked.connect(lambda: self.mend_all_wanted.emit(column, one.value, edit.text()))
            row.addWidget(every)
        row.addStretch(1)
        box.addLayout(row)
        return box

    def _clear(self) -> None:
        while self._list.count():
            item = self._list.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
