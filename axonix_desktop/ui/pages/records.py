"""Any kind of record as a grid page: views, filters, groups, columns, rows and their states. Fed by fields alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from axonix_desktop.core.fields import Field, Record
from axonix_desktop.core.filters import Condition
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import small, tr, trn
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.page import Page
from axonix_desktop.ui.records.arrangement import GridArrangement
from axonix_desktop.ui.records.columns import RecordColumns, SortKey
from axonix_desktop.ui.records.grid import RecordGrid
from axonix_desktop.ui.records.grid_bar import GridBar
from axonix_desktop.ui.records.group_heads import GroupHeads
from axonix_desktop.ui.records.hand import GridHand
from axonix_desktop.ui.records.looking import ME, GridLooking
from axonix_desktop.ui.records.shown import ShownRecords
from axonix_desktop.ui.records.source import RecordSource, seen_in
from axonix_desktop.ui.records.sums import selection_words
from axonix_desktop.ui.records.table import RecordTableModel
from axonix_desktop.ui.records.view_keeper import ViewKeeper
from axonix_desktop.ui.records.views_desk import ViewsDesk
from axonix_desktop.ui.rows_reader import RowsReader
from axonix_desktop.ui.states import StatePane
from axonix_desktop.ui.texts import Plate

_READ_AT_ONCE = 1_500
_IDLE_MS, _SUM_MS = 400, 60
_VIEW_KINDS = frozenset({"saved_view", "custom_field", "stage_plan"})


class RecordsPage(Page):
    """The grid of one kind of record; that of use cases shows the rows it shares with board and roadmap."""

    has_filter = True
    has_detail = True
    side_buttons = ("file.import",)
    primary = "records.new"

    def __init__(self, context: PageContext, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        look = self._look = context.look
        self.kind = kind
        self.needs_cases = kind == "use_case"
        record = self._record = record_of(kind)
        self.kinds = seen_in(record) | _VIEW_KINDS
        own = RecordSource(context.programme, record)
        self.shown = context.cases if self.needs_cases else ShownRecords(own, (), self)
        self._source = self.shown.source or own
        self._reader = RowsReader(context.programme, context.jobs, self.shown, self)
        self._sums: tuple[str, ...] = ()
        self.selected = 0
        self.model = RecordTableModel(self._source.fields(), self.shown, record.title_field, self)
        self._card = Plate(look, "surface", radius=look.tokens.radius["lg"], parent=self)
        self._holder = QWidget(self._card)  # parents come first: a grid that moves into one is dressed anew each time
        self.grid = RecordGrid(look, self.model, self._holder)
        self.grid.setAccessibleName(tr(record.plural))
        self.hand = GridHand(self.grid, record, context)
        self.heads = GroupHeads(look, self.grid)
        self.arrangement = GridArrangement(look, self.grid)
        self.bar = GridBar(look, self._card)
        self.chips = self.bar.chips
        self.keeper = ViewKeeper(context.programme, record, context.change, lambda: context.state.text(ME))
        self.looking = GridLooking(self)
        self.views = ViewsDesk(
            self.keeper, self.bar.views, self.shown, self.arrangement, context.state, self.looking, f"grid/{kind}"
        )
        self._state = StatePane(look, self._holder)
        self.nothing = StatePane(look, self.grid.viewport())
        self.nothing.hide()
        self._lay_out()
        self._layout = self.views.begin(lambda: {field.name for field in self.model.fields})
        self.shown.need(*self._layout.fields_needed())
        self._connect()
        self._fold = QTimer(self)
        self._fold.setInterval(0)
        self._fold.timeout.connect(self._read_some)
        self._sum = QTimer(self)
        self._sum.setSingleShot(True)
        self._sum.setInterval(_SUM_MS)
        self._sum.timeout.connect(self._add_up)

    def _lay_out(self) -> None:
        """A card that holds the bar above the grid or a state."""
        self._stack = QStackedLayout(self._holder)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self._state)
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(1, 1, 1, 6)
        inner.setSpacing(0)
        inner.addWidget(self.bar)
        inner.addWidget(self._holder, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.addWidget(self._card)

    def _connect(self) -> None:
        """Follow the rows, the grid and the shared current record."""
        self.shown.changed.connect(self._on_shown_changed)
        self._reader.read.connect(self._show_rows)
        self._reader.failed.connect(self._show_failure)
        self._reader.loading.connect(self._show_loading)
        self._reader.stopped.connect(lambda: self._show_failure(tr("Reading was stopped. Nothing is lost.")))
        self.grid.current_record_changed.connect(self._on_row_changed)
        self.grid.detail_wanted.connect(self.context.show_detail)
        self.hand.editing.note.changed.connect(self.told)
        self.grid.selection_count_changed.connect(self._on_selection_count_changed)
        self.grid.scrolled.connect(self._place_nothing)
        self.context.current.changed.connect(self._on_current_changed)
        self.arrangement.changed.connect(self._on_arranged)
        self.views.opened.connect(self._on_view_opened)
        self.views.leaving.connect(self.looking.keep_place)
        header = self.grid.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self.looking.open_heading_menu)
        self.bar.filters_wanted.connect(self.looking.turn_filter_row)
        self.bar.groups_wanted.connect(self.looking.open_group_menu)
        self.bar.rows_wanted.connect(self.looking.open_density_menu)
        self.bar.columns_wanted.connect(self.open_columns_menu)
        self.chips.clear_wanted.connect(self.clear_filter)

    @property
    def records(self) -> RecordColumns:
        """The rows loaded."""
        return self.model.records

    @property
    def record(self) -> type[Record]:
        """The kind of record shown."""
        return self._record

    @property
    def state(self) -> StatePane:
        """The state shown, or the one that would be."""
        return self.nothing if self.nothing.isVisibleTo(self.grid) and self._stack.currentIndex() == 0 else self._state

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read the rows anew, unless they are those that the workbench keeps current."""
        if self.views.is_open and (not kinds or "custom_field" in kinds):
            self.looking.read_fields(self._source)
        is_own = not kinds or bool(kinds - {"saved_view", "stage_plan"}) or not self.shown.is_loaded
        if self.needs_cases or not is_own:
            self._show_rows(is_late=False)
        else:
            self._reader.refresh(kinds)

    def _show_rows(self, is_late: bool) -> None:
        """Show the rows as they were read; ``is_late``: a thread read them, and the keyboard comes to them now."""
        waits = is_late and self._stack.currentIndex() == 1 and self.isVisible()
        if not self.views.is_open:
            self.views.open(self._layout, keeps_conditions=bool(self.shown.conditions))
            self.looking.begin()
        else:
            self.views.refresh()
        if not self.records.total:
            self._show_nothing_yet()
        self._on_shown_changed("rows")
        inside = self.window().focusWidget()
        if waits and (inside is None or not inside.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)):
            self.take_focus()

    def _on_shown_changed(self, what: str) -> None:
        """The rows are others: show the grid with the current record, or the state that fits."""
        if not self.views.is_open:
            return
        record_id = self.context.current.record_id
        if what == "rows" and record_id is not None and self.context.current.kind == self.kind:
            self.grid.select_record(record_id)
        self._after_rows_changed()
        QTimer.singleShot(_IDLE_MS, self._fold, self._fold.start)

    def show_state(self) -> StatePane:
        """Put the state pane in front and return it to be filled."""
        self._state.bar.hide()
        self._stack.setCurrentIndex(1)
        return self._state

    @property
    def is_showing_rows(self) -> bool:
        """Whether rows are shown (not a state)."""
        return self._stack.currentIndex() == 0 and not self.nothing.isVisibleTo(self.grid)

    def filter_by(self, text: str) -> None:
        self.shown.filter_by(text)

    def filter_words(self) -> str:
        return self.shown.filter_text

    def clear_filter(self) -> None:
        """Show all rows."""
        self.context.window.top_bar.filter_box.clear_now()
        self.shown.filter_by("")
        self.shown.set_conditions(())

    def clear_words(self) -> None:
        """Empty the filter box; other filters stay."""
        self.context.window.top_bar.filter_box.clear_now()
        self.shown.filter_by("")

    def shown_rows(self) -> ShownRecords | None:
        return self.shown

    def counts(self) -> str:
        if not self.shown.is_loaded:
            return ""
        plural, label = small(self._record.plural), small(self._record.label)
        total, shown = self.records.total, self.records.shown
        if shown != total:
            return tr("{shown} of {total} {records}", shown=f"{shown:,}", total=f"{total:,}", records=plural)
        if not total:
            return tr("No {records} yet", records=plural)
        return tr("{count} {records}", count=f"{total:,}", records=label if total == 1 else plural)

    def status(self) -> tuple[str, ...]:
        """Count of rows, of filters in use and of rows selected; sums of selected numbers; what a cell refused."""
        filters = len(self.records.conditions) + bool(self.records.filter_text)
        parts = [self.counts()]
        if filters:
            parts.append(trn("{count} filter", "{count} filters", filters))
        if self.selected:
            parts.append(tr("{count} selected", count=f"{self.selected:,}"))
        said = self.hand.editing.note.words
        return (*parts, *self._sums, *((said,) if said else ()))

    def may_be_made_anew(self) -> bool:
        records, editing = self.records, self.hand.editing
        is_asked_for = bool(records.filter_text) or any(one.is_named_set for one in records.conditions)
        return not (self.needs_cases or is_asked_for or self.selected > 1 or editing.editor is not None)

    def leave(self) -> None:
        self.hand.leave()
        self.views.keep_draft()
        self.looking.keep()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.views.is_open and self.needs_cases:
            self.views.unpark_groups()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.needs_cases:
            self.views.park_groups()

    def take_focus(self) -> None:
        if self.is_showing_rows:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            self.grid.select_first()
        else:
            self.state.take_focus()

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """Show only rows that meet ``conditions``."""
        self.shown.set_conditions(conditions)

    def sort_current_column(self, *, is_descending: bool, is_added: bool) -> None:
        """Sort by the column the keyboard is in."""
        name = self.looking.current_field()
        if name:
            self.looking.sort_field(name, is_descending=is_descending, is_added=is_added)

    def clear_sort(self) -> None:
        """Back to the file's order."""
        self.grid.sort_by(())

    def unsort(self, key: SortKey) -> None:
        """Take one key out of the sort."""
        self.grid.sort_by([one for one in self.records.sort_keys if one != key])

    def open_columns_menu(self) -> None:
        """Open the panel of columns."""
        self.looking.open_columns_menu()

    def show_column(self, name: str, *, is_shown: bool) -> None:
        """Show or hide a column; it is loaded when first shown."""
        names = [one for one in self.grid.shown_fields() if one != name]
        self.looking.set_columns([*names, name] if is_shown else names)

    def reset_columns(self) -> None:
        """The view as it was saved."""
        self.views.reset()

    def fields(self) -> Sequence[Field]:
        """All fields that may be columns."""
        return self.model.fields

    def _on_view_opened(self) -> None:
        self.looking.place()
        self._on_shown_changed("rows")
        self.looking.take_place()
        if not self.isVisible():
            QTimer.singleShot(0, self, lambda: self.looking.take_place(is_again=True))

    def _on_arranged(self) -> None:
        self.views.show_tabs()
        self.looking.place()
        self._fold.start()

    def _on_row_changed(self, record_id: int | None) -> None:
        """The keyboard went to another row."""
        if record_id is not None:
            self.context.current.set(record_id, self.kind)

    def _on_current_changed(self, record_id: int | None) -> None:
        """Another page chose a record."""
        if record_id is not None and self.is_showing_rows and self.context.current.kind == self.kind:
            self.grid.select_record(record_id)

    def _on_selection_count_changed(self, count: int) -> None:
        """Tell the status bar; sums follow when the selection rests."""
        self.selected = count
        self._sum.start()
        self.told.emit()

    def _add_up(self) -> None:
        sums = selection_words(self.grid)
        if sums != self._sums:
            self._sums = sums
            self.told.emit()

    def _after_rows_changed(self) -> None:
        """Bring chips, tabs, filters and state in line with the rows."""
        records = self.records
        self.looking.show_what_is_on()
        self.views.show_tabs()
        is_empty = records.is_narrowed and not records.shown and bool(records.total)
        if is_empty:
            self._show_nothing_matches()
        self.nothing.setVisible(is_empty)
        if records.total:
            self._stack.setCurrentIndex(0)
        self.bar.setVisible(bool(records.total))
        self.told.emit()

    def _show_nothing_matches(self) -> None:
        self.nothing.show_state(
            "search-x",
            "grey",
            tr("Nothing matches the filter"),
            tr("None of the {count} {records} meets every filter in use.",
               count=f"{self.records.total:,}", records=small(self._record.plural)),
            [(tr("Clear the filter"), self.clear_filter)],
        )  # fmt: skip
        self._place_nothing()

    def _place_nothing(self) -> None:
        """The state takes the place of the rows, below the headings and their filters."""
        if self.nothing.size() != self.grid.viewport().size() or self.nothing.pos() != QPoint():
            self.nothing.setGeometry(self.grid.viewport().rect())

    def _show_nothing_yet(self) -> None:
        """Say what the page is for."""
        plural = small(self._record.plural)
        if not self.needs_cases:
            self.show_state().show_state(
                "table-2", "blue", tr("Your {things} will stand here", things=plural),
                tr("Add the first one, or import a list you already have; nothing is written before you have seen it."),
                [(tr("Add {thing}", thing=small(self._record.label)), lambda: self.context.run("records.new")),
                 (tr("Import a tracker…"), lambda: self.context.run("file.import"))],
            )  # fmt: skip
            return
        self.show_state().show_state(
            "table-2",
            "blue",
            tr("Your {things} will stand here", things=plural),
            tr("Import the tracker you already have; nothing is written before you have seen what it becomes. "
               "Or look around in the sample programme first."),
            [
                (tr("Import a tracker…"), lambda: self.context.run("file.import")),
                (tr("Open the sample"), lambda: self.context.run("file.sample")),
            ],
        )  # fmt: skip

    def _show_loading(self) -> None:
        """Say that very many rows are being read, unless those read before still stand there."""
        if not self.shown.is_loaded:
            words = tr("A large programme takes a moment.")
            self.show_state().show_state("table-2", "blue", tr("Reading the rows"), words)
            self._state.bar.show()
            self.bar.hide()

    def _show_failure(self, error: object) -> None:
        """Say why the rows cannot be shown."""
        self.show_state().show_state(
            "triangle-alert", "amber", tr("The rows cannot be read"), str(error) or type(error).__name__,
            [(tr("Try again"), lambda: self.refresh(frozenset()))],
        )  # fmt: skip

    def _read_some(self) -> None:
        """Prepare the text filter a little at a time while nothing else is to do."""
        if self.records.prepare_search(_READ_AT_ONCE):
            self._fold.stop()
            self.bar.paint_icons()
