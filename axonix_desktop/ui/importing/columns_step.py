"""Step 3: what each column of the file becomes, how sure that is and why; a choice that is unset stays unset."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.importing.draft import (
    Draft,
    TableDraft,
    doubtful_columns,
    missing_fields,
    proposed_cells,
    target_of,
    with_table,
    with_target,
)
from axonix_desktop.core.importing.headings import HEADINGS
from axonix_desktop.core.importing.proposal import ColumnMatch
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.importing.cells_bar import CellsBar
from axonix_desktop.ui.importing.column_side import ColumnSide
from axonix_desktop.ui.importing.headings import HEADING, heading_choices, heading_of, heading_sure
from axonix_desktop.ui.importing.line_cells import LineCell, Pick, Samples, Words
from axonix_desktop.ui.importing.lines import LineTable
from axonix_desktop.ui.importing.missing import MissingBar
from axonix_desktop.ui.importing.session import ImportSession
from axonix_desktop.ui.importing.step_pane import Banner, StepPane, card, open_picks
from axonix_desktop.ui.importing.value_list import meaning_decided
from axonix_desktop.ui.importing.wording import (
    CLEAR_CHOICE,
    becomes_words,
    how_sure,
    kept_in,
    kind_words,
    samples,
    short,
    target_choices,
)


class TableTabs(QWidget):
    """One button for each table that is taken; hidden where there is one."""

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.place = -1
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._shown: list[tuple[int, str, str]] = []
        self.changed = self._group.idClicked
        self._group.idClicked.connect(self._on_clicked)

    def refresh(self) -> None:
        """Show the tables that are taken; the one in use stays where it can."""
        draft = self._session.draft
        if draft is None:
            return
        places = [at for at, one in enumerate(draft.tables) if one in draft.taken]
        shown = [(at, draft.tables[at].proposed.table.sheet, kind_words(draft.tables[at].kind)) for at in places]
        if self.place not in places:
            self.place = places[0] if places else -1
        if shown != self._shown:
            self._shown = shown
            self._fill()
        for button in self._group.buttons():
            button.setChecked(self._group.id(button) == self.place)
        self.setVisible(len(shown) > 1)

    def _fill(self) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
        while self._row.count():
            item = self._row.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.deleteLater()
        most = max(160 // max(len(self._shown), 1), 12)
        for place, sheet, kind in self._shown:
            button = QPushButton(short(sheet, min(most, 40)))
            button.setCheckable(True)
            button.setToolTip(f"{sheet} · {kind}")
            button.setAccessibleName(f"{sheet}, {kind}")
            button.setProperty("kind", "quiet")
            self._group.addButton(button, place)
            self._row.addWidget(button)
        self._row.addStretch(1)

    def _on_clicked(self, place: int) -> None:
        self.place = place


class ColumnsStep(StepPane):
    """The columns of one table, the values of the one in use beside them."""

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        look = self.look
        self._source: object = None
        self.tabs = TableTabs(session)
        self.tabs.changed.connect(lambda _place: self._show_table())
        self.missing = MissingBar(session)
        self.cells = CellsBar(session)
        self.banner = Banner(look, "amber")
        self.columns = LineTable(
            look,
            (tr("Column in the file"), tr("Sample values"), tr("Becomes"), tr("How sure, and why")),
            (24, 25, 23, 28),
        )
        self.columns.setAccessibleName(tr("Columns of the file and what they become"))
        self.columns.pick_wanted.connect(self._on_pick)
        self.columns.chosen.connect(lambda _row: self._show_side())
        self.side = ColumnSide(session)
        self.side.values_wanted.connect(lambda: self.go_wanted.emit("values"))
        plate, inner = card(look)
        inner.addWidget(self.columns)
        left = QVBoxLayout()
        left.setContentsMargins(24, 12, 16, 12)
        left.setSpacing(10)
        left.addWidget(self.tabs)
        left.addWidget(self.missing)
        left.addWidget(self.cells)
        left.addWidget(self.banner)
        left.addWidget(plate, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(left, 1)
        layout.addWidget(self.side)

    def refresh(self) -> None:
        if self._source is not self.session.source:
            self.tabs.place = self._first_asked()
        self.tabs.refresh()
        self._show_table()

    def _first_asked(self) -> int:
        """The table that asks something; the first where none does."""
        draft = self.session.draft
        if draft is None:
            return -1
        taken = [(at, one) for at, one in enumerate(draft.tables) if one in draft.taken]
        asking = (at for at, one in taken if missing_fields(draft, one) or doubtful_columns(one))
        of_cells = (at for at, one in taken if proposed_cells(one))
        return next(asking, next(of_cells, -1))

    def take_focus(self) -> None:
        self.columns.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_words(self) -> str:
        return tr("Continue to values")

    @property
    def table(self) -> TableDraft | None:
        """The table shown."""
        draft = self.session.draft
        place = self.tabs.place
        return draft.tables[place] if draft is not None and 0 <= place < len(draft.tables) else None

    def choose_target(self, column: int, target: str) -> None:
        """Let a column become ``target``; a field that another column is already is refused in words."""
        draft, table = self.session.draft, self.table
        if draft is None or table is None:
            return
        place = self.tabs.place
        if target.startswith(HEADING):
            title, code = heading_of(table, column), target.removeprefix(HEADING)
            self.session.change(meaning_decided(draft, place, HEADINGS, title, code))
            return
        try:
            made = self._cleared(draft, table, column) if target == CLEAR_CHOICE else with_target(
                draft, place, column, target
            )  # fmt: skip
        except RefusedError as error:
            self.banner.say(str(error))
            return
        self.banner.say("")
        self.session.change(made)

    def _cleared(self, draft: Draft, table: TableDraft, column: int) -> Draft:
        targets = {at: target for at, target in table.targets.items() if at != column}
        return with_table(draft, self.tabs.place, replace(table, targets=targets))

    def _show_table(self) -> None:
        draft, table = self.session.draft, self.table
        self.missing.show_table(self.tabs.place)
        self.cells.show_table(self.tabs.place)
        if draft is None or table is None:
            self.columns.lines.show([])
            return
        sheet = draft.sheet(table)
        matches = table.match.columns
        gone = ("nothing",) if kept_in(table) != "nothing" else ("nothing", "custom")
        muted = frozenset(at for at, one in enumerate(matches) if one.becomes in gone)
        row = self.columns.currentIndex().row()
        self.columns.lines.show([self._cells(table, one, samples(table.match, one.column, sheet)) for one in matches],
                                muted)  # fmt: skip
        if self._source is not self.session.source:
            self._source = self.session.source
            doubtful = {one.column for one in doubtful_columns(table)}
            self.columns.choose(next((at for at, one in enumerate(matches) if one.column in doubtful), 0))
        elif not 0 <= self.columns.currentIndex().row() < len(matches):
            self.columns.choose(row if 0 <= row < len(matches) else 0)
        self._show_side()

    def _cells(self, table: TableDraft, one: ColumnMatch, values: tuple[str, ...]) -> tuple[LineCell, ...]:
        ready = self.session.ready
        named = heading_sure(ready, self.tabs.place, table, one) if ready is not None else None
        header = " ".join(one.header.split()) or tr("(no heading)")
        shown = Samples(values or (tr("(empty)"),))
        return Words(header, is_strong=True), shown, Pick(becomes_words(table, one)), named or how_sure(table, one)

    def _show_side(self) -> None:
        table, row = self.table, self.columns.currentIndex().row()
        if table is None or not 0 <= row < len(table.match.columns):
            return
        columns = table.match.columns
        place = trn("Column {place} of {count}", "Column {place} of {count}", len(columns), place=row + 1)
        self.side.show_column(self.tabs.place, columns[row].column, place)

    def _on_pick(self, row: int, column: int) -> None:
        table = self.table
        if table is None:
            return
        one = table.match.columns[row]
        name = tr("“{header}” becomes", header=short(one.header, 40))
        choices, current = target_choices(table, one.column), target_of(one)
        if self.session.ready is not None and one.becomes == "cells":
            named, current = heading_choices(self.session.ready, self.tabs.place, table, one)
            choices = [*choices[:2], *named, *choices[2:]]
        made = open_picks(self.look, name, choices, current, self.columns)
        made.picked.connect(lambda target: self.choose_target(one.column, target))
        made.open_at(*self.columns.place_of(row, column))
