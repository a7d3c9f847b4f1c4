"""Step 4: the values that are chosen from lists, the names of people and units, and how dates are read."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.importing.draft import TableDraft
from axonix_desktop.core.importing.headings import HEADINGS, column_in
from axonix_desktop.core.importing.meanings import ColumnTold
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.importing.dates_card import DatesCard
from axonix_desktop.ui.importing.line_cells import Sure, Words
from axonix_desktop.ui.importing.lines import LineTable
from axonix_desktop.ui.importing.pick import Choice
from axonix_desktop.ui.importing.session import ImportSession
from axonix_desktop.ui.importing.step_pane import StepPane, card, open_picks
from axonix_desktop.ui.importing.value_list import ValueList
from axonix_desktop.ui.importing.wording import (
    LEAVE_OUT,
    MAKE_NEW,
    NAMED,
    becomes_words,
    cells_words,
    kind_words,
    meaning_choices,
    short,
)
from axonix_desktop.ui.states import StatePane
from axonix_desktop.ui.texts import PlainLabel


@dataclass(frozen=True, slots=True)
class _Column:
    place: int
    column: int
    header: str
    told: ColumnTold


class ValuesStep(StepPane):
    """Columns with values to choose at the left, the values of one at the right."""

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        look = self.look
        self._columns: list[_Column] = []
        self.columns = LineTable(look, (tr("Column in the file"), tr("Values")), (62, 38), line=52)
        self.columns.setAccessibleName(tr("Columns with values to choose"))
        self.columns.chosen.connect(lambda _row: self._show_values())
        self.title = PlainLabel(look, role="subtitle", wraps=True)
        self.hint = PlainLabel(look, role="small", colour="text_muted", wraps=True)
        self.bulk = QPushButton(tr("All that are not understood…"))
        self.bulk.clicked.connect(self._on_bulk)
        self.values = ValueList(session)
        self.dates = DatesCard(session)
        self.nothing = StatePane(look)
        left_card, left = card(look)
        left.addWidget(self.columns)
        right_card, right = card(look)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.hint)
        head.addLayout(words, 1)
        head.addWidget(self.bulk, alignment=Qt.AlignmentFlag.AlignTop)
        right.addLayout(head)
        right.addWidget(self.values, 1)
        holder = QVBoxLayout()
        holder.setContentsMargins(16, 0, 16, 12)
        holder.addWidget(self.dates)
        right.addLayout(holder)
        self._room = QWidget()
        right.addWidget(self._room, 1)
        right.addWidget(self.nothing, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.setSpacing(12)
        layout.addWidget(left_card, 2)
        layout.addWidget(right_card, 3)
        self._left = left_card

    def refresh(self) -> None:
        ready = self.session.ready
        if ready is None:
            return
        found = [
            _Column(place, column, self._header(place, column), told)
            for (place, column), told in ready.told.items()
            if told.meanings or told.dates is not None
        ]
        known = {(one.place, one.column): at for at, one in enumerate(self._columns)}
        if set(known) == {(one.place, one.column) for one in found}:
            found.sort(key=lambda one: known[one.place, one.column])
        else:
            found.sort(key=lambda one: (not one.told.open_count, one.place, one.column))
        self._columns = found
        row = self.columns.currentIndex().row()
        self.columns.lines.show([self._cells(one) for one in found])
        if not 0 <= row < len(found):
            self.columns.choose(0)
        self._left.setVisible(bool(found))
        self.nothing.setVisible(not found)
        if not found:
            self.nothing.show_state(
                "circle-check", "green", tr("No values to choose"),
                tr("No column of this file holds values from a list, names or dates."),
            )  # fmt: skip
        self._show_values()

    def take_focus(self) -> None:
        is_open = any(one.told.open_count for one in self._columns)
        (self.values if is_open and self.values.isVisible() else self.columns).setFocus(Qt.FocusReason.OtherFocusReason)

    def next_words(self) -> str:
        return tr("Continue to match")

    def _header(self, place: int, column: int) -> str:
        ready = self.session.ready
        one = column_in(ready.draft.tables[place].match, column) if ready is not None else None
        return one.header if one is not None else ""

    def _cells(self, one: _Column) -> tuple[Words, Sure]:
        ready = self.session.ready
        table = ready.draft.tables[one.place] if ready is not None else None
        becomes = ""
        if table is not None:
            becomes = self._becomes(table, one.column)
            if len(ready.draft.taken if ready is not None else ()) > 1:
                becomes = f"{kind_words(table.kind)}: {becomes}"
        count = one.told.open_count
        if count:
            sure = Sure(trn("{count} to look at", "{count} to look at", count), "amber")
        elif one.told.dates is not None:
            sure = Sure(tr("Dates read"), "green")
        else:
            sure = Sure(tr("Understood"), "green")
        return Words(short(one.header, 120), becomes, is_strong=True), sure

    @staticmethod
    def _becomes(table: TableDraft, column: int) -> str:
        match = column_in(table.match, column)
        if match is None:
            return ""
        if column == HEADINGS:
            return cells_words(str(table.kind), match.field or "")
        return becomes_words(table, match)

    def _show_values(self) -> None:
        row = self.columns.currentIndex().row()
        is_there = 0 <= row < len(self._columns)
        for widget in (self.title, self.hint, self.values, self.dates, self.bulk, self._room):
            widget.setVisible(is_there)
        if not is_there:
            return
        one = self._columns[row]
        self.title.setText(short(one.header, 120))
        is_dates = one.told.dates is not None
        self.dates.setVisible(is_dates)
        self._room.setVisible(is_dates)
        self.values.setVisible(not is_dates)
        self.bulk.setVisible(one.told.open_count > 1 and not is_dates)
        if one.told.dates is not None:
            self.hint.setText(tr("Each form of date with how it is read; decided once for the whole column."))
            self.dates.show_dates(one.header, one.told.dates)
        else:
            self.hint.setText(
                tr("What each heading names: point it at what is there, or create it. Remembered for the next file.")
                if one.column == HEADINGS
                else tr("Link a name to who is there, create it, or leave it empty. Remembered for the next file.")
                if one.told.sort == "link"
                else tr("What each word of the file becomes. Remembered for the next file.")
            )
            self.values.show_column(one.place, one.column)

    def _on_bulk(self) -> None:
        """One choice for all values that nobody has decided and the file leaves open."""
        row, ready = self.columns.currentIndex().row(), self.session.ready
        if ready is None or not 0 <= row < len(self._columns):
            return
        one = self._columns[row]
        table = ready.draft.tables[one.place]
        match = column_in(table.match, one.column)
        asked = [meaning for meaning in one.told.meanings if not meaning.is_sure and not meaning.is_decided]
        if not asked or match is None:
            return
        choices = meaning_choices(one.told, asked[0], match, str(table.kind), ready.known)
        if one.told.sort == "link":
            choices = [Choice(LEAVE_OUT, tr("Leave empty")), Choice("near", tr("Link each to the nearest name"))]
        made = open_picks(self.look, self.bulk.text(), [one for one in choices if one.code != MAKE_NEW], "", self.bulk)
        made.picked.connect(lambda code: self._decide_all([(m.word, m.near) for m in asked], code))
        made.open_at(self.bulk.mapToGlobal(self.bulk.rect().bottomLeft()), self.bulk.width())

    def _decide_all(self, asked: list[tuple[str, tuple[int, str] | None]], code: str) -> None:
        for word, near in asked:
            chosen = (self._near_code(near) if near is not None else MAKE_NEW) if code == "near" else code
            self.values.decide(word, chosen)

    def _near_code(self, near: tuple[int, str]) -> str:
        """The choice of a record of nearly the name: by its name where the file brings it."""
        ready = self.session.ready
        is_fresh = ready is not None and near[0] in ready.known.fresh
        return f"{NAMED}{near[1]}" if is_fresh else str(near[0])
