"""Step 2: which sheets are taken, what their rows are, and where the headings stand."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.importing.cells import Sheet
from axonix_desktop.core.importing.draft import as_kind, is_doubtful_table, place_of_sheet, taking, under_header
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.importing.line_cells import Pick, Tick, Words
from axonix_desktop.ui.importing.lines import LineTable
from axonix_desktop.ui.importing.raw_grid import RawGrid
from axonix_desktop.ui.importing.session import ImportSession
from axonix_desktop.ui.importing.step_pane import Banner, StepPane, card, open_picks
from axonix_desktop.ui.importing.wording import kind_choices, kind_words
from axonix_desktop.ui.texts import PlainLabel

_MOST_LEFT = 300


@dataclass(frozen=True, slots=True)
class _Line:
    """A table, or (``place`` None) a sheet without one."""

    sheet: Sheet
    place: int | None


class SheetStep(StepPane):
    """Sheets at the left, the first rows of the one in use at the right."""

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        look = self.look
        self._lines: list[_Line] = []
        self._shows_hidden = False
        self.banner = Banner(look, "amber")
        self.sheets = LineTable(look, ("", tr("Sheet"), tr("Its rows are")), (-40, 50, 50), line=52)
        self.sheets.setAccessibleName(tr("Sheets of the file"))
        self.sheets.ticked.connect(self._on_tick)
        self.sheets.pick_wanted.connect(self._on_pick)
        self.sheets.chosen.connect(lambda _row: self._show_grid())
        self.hidden = QPushButton()
        self.hidden.setProperty("kind", "link")
        self.hidden.clicked.connect(self._on_hidden)
        self.left_title = PlainLabel(look, tr("Rows that are no records"), role="body_strong")
        self.left_out = LineTable(look, (tr("Row"), tr("Why")), (-64, 100), line=40, has_header=False)
        self.left_out.setAccessibleName(tr("Rows that are no records, and why"))
        self.title = PlainLabel(look, role="body_strong")
        self.hint = PlainLabel(look, role="small", colour="text_muted", wraps=True)
        self.grid = RawGrid(look)
        self.grid.header_wanted.connect(self._on_header)
        left_card, left = card(look)
        left.addWidget(self.sheets)
        self.left_title.setContentsMargins(16, 8, 16, 4)
        left.addWidget(self.left_title)
        left.addWidget(self.left_out, 1)
        self._filler = QWidget()
        left.addWidget(self._filler, 1)
        left.addWidget(self.hidden, alignment=Qt.AlignmentFlag.AlignLeading)
        right_card, right = card(look)
        head = QVBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.setSpacing(2)
        head.addWidget(self.title)
        head.addWidget(self.hint)
        right.addLayout(head)
        right.addWidget(self.grid, 1)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(left_card, 2)
        across.addWidget(right_card, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.setSpacing(12)
        layout.addWidget(self.banner)
        layout.addLayout(across, 1)

    def refresh(self) -> None:
        draft = self.session.draft
        if draft is None:
            return
        tables = [_Line(draft.sheet(one), place) for place, one in enumerate(draft.tables)]
        found = {one.sheet.index for one in tables}
        bare = [_Line(one, None) for one in draft.workbook.sheets if one.index not in found and one.rows]
        everything = sorted((*tables, *bare), key=lambda one: one.sheet.index)
        shown = [
            one
            for one in everything
            if one.sheet.state == "visible" or self._shows_hidden
            or (one.place is not None and draft.tables[one.place].is_taken)
        ]  # fmt: skip
        folded = len(everything) - len(shown)
        self.hidden.setVisible(bool(folded) or self._shows_hidden)
        self.hidden.setText(
            tr("Fold hidden sheets away") if self._shows_hidden
            else trn("Show {count} hidden sheet", "Show {count} hidden sheets", folded)
        )  # fmt: skip
        if draft.tables and not any(one.proposed.table.data_rows for one in draft.tables):
            self.banner.say(tr("No records stand below the headings: the file is an empty form. Fill it in first."))
        row = self.sheets.currentIndex().row()
        self._lines = shown
        self.sheets.lines.show([self._cells(one) for one in shown])
        self.sheets.setFixedHeight(self.sheets.content_height(7))
        if row < 0 and shown:
            self.sheets.choose(next((at for at, one in enumerate(shown) if self._is_taken(one)), 0))
        self._show_grid()

    def take_focus(self) -> None:
        self.sheets.setFocus(Qt.FocusReason.OtherFocusReason)

    def objection(self) -> str | None:
        draft = self.session.draft
        return None if draft is not None and draft.taken else tr("take at least one sheet and say what its rows are")

    def next_words(self) -> str:
        return tr("Continue to columns")

    def _cells(self, line: _Line) -> tuple[Tick, Words, Pick]:
        draft = self.session.draft
        if draft is None or line.place is None:
            rows = trn("{count} row, no headings found", "{count} rows, no headings found", len(line.sheet.rows))
            return (
                Tick(is_on=False, is_open=False),
                Words(line.sheet.name, rows, is_strong=True),
                Pick("", is_open=False),
            )
        table = draft.tables[line.place]
        count = len(table.proposed.table.data_rows)
        words = trn("{count} record", "{count} records", count)
        left = len(table.proposed.table.left_out)
        if left:
            words = f"{words}, {trn('{count} other line left out', '{count} other lines left out', left)}"
        if line.sheet.state != "visible":
            words = f"{words}, {tr('hidden')}"
        kind = kind_words(table.kind) if table.kind else tr("Choose…")
        if table.kind and is_doubtful_table(table) and table.is_taken:
            kind = tr("{kind}, not sure", kind=kind)
        return (
            Tick(self._is_taken(line), is_open=True),
            Words(line.sheet.name, words, is_strong=True),
            Pick(kind, is_empty=table.kind is None),
        )

    def _is_taken(self, line: _Line) -> bool:
        draft = self.session.draft
        return draft is not None and line.place is not None and draft.tables[line.place].is_taken

    def _current(self) -> _Line | None:
        row = self.sheets.currentIndex().row()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _show_grid(self) -> None:
        line, draft = self._current(), self.session.draft
        if line is None or draft is None:
            self.grid.show_sheet(None, None)
            return
        table = draft.tables[line.place].proposed.table if line.place is not None else None
        left = list(table.left_out[:_MOST_LEFT]) if table is not None else []
        self.left_out.lines.show([(Words(f"{row + 1:,}", tone="text_muted"), Words(reason)) for row, reason in left])
        self.left_title.setVisible(bool(left))
        self.left_out.setVisible(bool(left))
        self._filler.setVisible(not left)
        self.grid.show_sheet(line.sheet, table)
        if table is None:
            self.title.setText(tr("“{sheet}”: which row holds the headings?", sheet=line.sheet.name))
        elif len(table.header_rows) > 1:
            self.title.setText(
                tr("“{sheet}”: headings in rows {first} to {last}", sheet=line.sheet.name,
                   first=table.header_rows[0] + 1, last=table.header_rows[-1] + 1)
            )  # fmt: skip
        else:
            self.title.setText(tr("“{sheet}”: headings in row {row}", sheet=line.sheet.name, row=table.header_row + 1))
        hint = tr("Click a row, or press Enter on it, to make it the heading; Shift adds a second line.")
        above = sum(1 for number in line.sheet.row_numbers if table is not None and number < min(table.header_rows))
        if above:
            notes = trn("{count} row above is kept as a note.", "{count} rows above are kept as notes.", above)
            hint = f"{hint} {notes}"
        self.hint.setText(hint)

    def _on_tick(self, row: int) -> None:
        draft, line = self.session.draft, self._lines[row]
        if draft is None or line.place is None:
            return
        try:
            self.banner.say("")
            self.session.change(taking(draft, line.place, is_taken=not draft.tables[line.place].is_taken))
        except RefusedError as error:
            self.banner.say(str(error))

    def _on_pick(self, row: int, column: int) -> None:
        draft, line = self.session.draft, self._lines[row]
        if draft is None or line.place is None:
            return
        place, kind = line.place, draft.tables[line.place].kind or ""
        made = open_picks(self.look, tr("Its rows are"), kind_choices(), kind, self.sheets)
        made.picked.connect(lambda code: self._choose_kind(place, code))
        made.open_at(*self.sheets.place_of(row, column))

    def _choose_kind(self, place: int, kind: str) -> None:
        if self.session.draft is not None:
            self.banner.say("")
            self.session.change(as_kind(self.session.draft, place, kind))

    def _on_header(self, rows: tuple[int, ...]) -> None:
        draft, line = self.session.draft, self._current()
        if draft is None or line is None:
            return
        try:
            self.banner.say("")
            made = under_header(draft, line.sheet.index, rows)
        except RefusedError as error:
            self.banner.say(str(error))
            return
        self.session.change(made)
        place = place_of_sheet(made, line.sheet.index)
        if place is not None and made.tables[place].kind is None:
            self.banner.say(tr("Choose what the rows of “{sheet}” are.", sheet=line.sheet.name))

    def _on_hidden(self) -> None:
        self._shows_hidden = not self._shows_hidden
        self.refresh()
