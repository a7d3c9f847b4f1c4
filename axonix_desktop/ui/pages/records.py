"""Any kind of record as a grid page: bar of chips, columns menu, grid, and its states. Fed by fields alone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from axonix_desktop.core.fields import Record
from axonix_desktop.core.kinds import Reference
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.page import Page
from axonix_desktop.ui.records.chips import Chip, ChipBar, filter_words, sort_words
from axonix_desktop.ui.records.columns import RecordColumns, SortKey
from axonix_desktop.ui.records.grid import RecordGrid
from axonix_desktop.ui.records.hand import GridHand
from axonix_desktop.ui.records.shown import ShownRecords
from axonix_desktop.ui.records.source import RecordSource
from axonix_desktop.ui.records.table import RecordTableModel
from axonix_desktop.ui.states import StatePane
from axonix_desktop.ui.texts import Plate

WIDTHS = {"key": 104, "title": 236, "business_unit_id": 128, "stage": 228, "rag": 112, "owner_id": 146, "status": 114,
          "target_on": 106}  # fmt: skip
_FOLDED_AT_ONCE = 1_500
_IDLE_MS = 400


class RecordsPage(Page):
    """The grid of one kind of record; that of use cases shows the rows it shares with board and roadmap."""

    has_filter = True
    side_buttons = ("file.import",)
    primary = "records.new"

    def __init__(self, context: PageContext, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        look = self._look = context.look
        self.kind = kind
        self.needs_cases = kind == "use_case"
        record = record_of(kind)
        self.kinds = frozenset({kind, *(one.kind.target for one in record.fields.values()
                                        if isinstance(one.kind, Reference))})  # fmt: skip
        own = RecordSource(context.programme, record)
        self.shown = context.cases if self.needs_cases else ShownRecords(own, (), self)
        self._source = self.shown.source or own
        self._default = dict(WIDTHS) if self.needs_cases else _first_columns(record)
        self.selected = 0
        self._state_name = f"grid/{kind}"
        self.model = RecordTableModel(self._source.fields(), self.shown, record.title_field, self)
        self.grid = RecordGrid(look, self.model)
        self.grid.setAccessibleName(tr(record.plural))
        self.hand = GridHand(self.grid, record, context)
        self.chips = ChipBar(look, record.plural)
        self.state = StatePane(look)
        self.columns_button = QPushButton(" " + tr("Columns"))
        self.columns_button.setProperty("kind", "quiet")
        self.columns_button.setToolTip(tr("Show, hide, fit and reset columns"))
        self.columns_button.setAccessibleName(tr("Columns: show, hide, fit and reset"))
        self.columns_button.clicked.connect(self.open_columns_menu)
        self._lay_out()
        self._is_arranged = False
        self._need_columns()
        self._connect()
        self._fold = QTimer(self)
        self._fold.setInterval(0)
        self._fold.timeout.connect(self._fold_some)

    def _lay_out(self) -> None:
        """A card that holds the bar above the grid or a state."""
        card = Plate(self._look, "surface", radius=self._look.tokens.radius["lg"])
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(14, 6, 8, 6)
        bar.addWidget(self.chips, 1)
        bar.addWidget(self.columns_button)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.state)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 6)
        inner.setSpacing(0)
        inner.addWidget(self._bar)
        inner.addWidget(holder, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.addWidget(card)

    def _connect(self) -> None:
        """Follow the rows, the grid and the shared current record."""
        self.shown.changed.connect(self._on_shown_changed)
        self.grid.current_record_changed.connect(self._on_row_changed)
        self.grid.detail_wanted.connect(self.context.show_detail)
        self.grid.selection_count_changed.connect(self._on_selection_count_changed)
        self.context.current.changed.connect(self._on_current_changed)
        header = self.grid.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu)
        header.sectionHandleDoubleClicked.connect(lambda section: self.grid.fit_column(self.model.fields[section].name))

    @property
    def records(self) -> RecordColumns:
        """The rows loaded."""
        return self.model.records

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read the rows anew, unless they are those that the workbench keeps current."""
        if not self.needs_cases:
            try:
                self.shown.load()
            except Exception as error:
                self._show_failure(str(error) or type(error).__name__)
                return
        if not self.records.total:
            self._show_nothing_yet()
        self._on_shown_changed("rows")

    def _need_columns(self) -> None:
        """Ask for the columns shown last (the rows are read after that)."""
        known = {field.name for field in self.model.fields}
        kept, self._widths = self.context.state.columns(self._state_name)
        self._names = [name for name in kept if name in known] or list(self._default)
        self.shown.need(*self._names)

    def _on_shown_changed(self, what: str) -> None:
        """The rows are others: show the grid with the current record, or the state that fits."""
        if not self._is_arranged and self.records.columns:
            self._is_arranged = True
            self.grid.show_fields(self._names, self._default | self._widths)
        record_id = self.context.current.record_id
        if what == "rows" and record_id is not None and self.context.current.kind == self.kind:
            self.grid.select_record(record_id)
        self._after_rows_changed()
        QTimer.singleShot(_IDLE_MS, self._fold, self._fold.start)

    def show_state(self) -> StatePane:
        """Put the state pane in front and return it to be filled."""
        self._stack.setCurrentIndex(1)
        return self.state

    @property
    def is_showing_rows(self) -> bool:
        """Whether rows are shown (not a state)."""
        return self._stack.currentIndex() == 0

    def filter_by(self, text: str) -> None:
        """Show only rows with the words of ``text``."""
        self.shown.filter_by(text)

    def filter_words(self) -> str:
        """The words of the filter."""
        return self.shown.filter_text

    def clear_filter(self) -> None:
        """Show all rows."""
        self.context.window.top_bar.filter_box.clear_now()
        self.shown.filter_by("")
        self.shown.set_conditions(())

    def status(self) -> tuple[str, ...]:
        """Count of rows and of those selected."""
        chosen = (tr("{count} selected", count=f"{self.selected:,}"),) if self.selected else ()
        return (self.counts(), *chosen)

    def leave(self) -> None:
        """Keep what is being typed and remember the columns."""
        self.hand.leave()
        if self._is_arranged:
            self.keep_columns()

    def sort_current_column(self, *, is_descending: bool, is_added: bool) -> None:
        """Sort by the column the keyboard is in."""
        name = self._current_field()
        if name:
            key = SortKey(name, is_descending)
            others = [one for one in self.records.sort_keys if one.field != name] if is_added else []
            self.grid.sort_by([*others, key])

    def clear_sort(self) -> None:
        """Back to the file's order."""
        self.grid.sort_by(())

    def counts(self) -> str:
        """What the page counts, in words."""
        plural, label = self._source.record.plural.lower(), self._source.record.label.lower()
        total, shown = self.records.total, self.records.shown
        if shown != total:
            return f"{shown:,} of {total:,} {plural}"
        return f"{total:,} {label if total == 1 else plural}" if total else f"No {plural} yet"

    def take_focus(self) -> None:
        """Put the keyboard on the grid, or on the first button of the state shown."""
        if self.is_showing_rows:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            self.grid.select_first()
        else:
            self.state.take_focus()

    def keep_columns(self) -> None:
        """Remember the columns for the next start."""
        scale = self._look.scale
        columns = [
            (name, round(self.grid.columnWidth(self.model.section_of(name)) / scale))
            for name in self.grid.shown_fields()
        ]
        self.context.state.keep_columns(self._state_name, columns)

    def columns_menu(self) -> QMenu:
        """The menu of all columns, with fit and reset."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        shown = self.grid.shown_fields()
        for text, act in (("&Fit all columns", self.grid.fit_columns), ("&Reset columns", self.reset_columns)):
            menu.addAction(text).triggered.connect(lambda _checked=False, act=act: act())
        menu.addSeparator()
        ordered = sorted(self.model.fields, key=lambda one: shown.index(one.name) if one.name in shown else len(shown))
        for field in ordered:
            action = QAction(field.label.replace("&", "&&"), menu)
            action.setToolTip(field.help)
            action.setCheckable(True)
            action.setChecked(field.name in shown)
            action.triggered.connect(lambda is_on, name=field.name: self.show_column(name, is_shown=is_on))
            menu.addAction(action)
        return menu

    def open_columns_menu(self) -> None:
        """Open the columns menu under its button."""
        menu = self.columns_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.columns_button.mapToGlobal(QPoint(0, self.columns_button.height() + 2)))

    def show_column(self, name: str, *, is_shown: bool) -> None:
        """Show or hide a column; it is loaded when first shown."""
        if is_shown and name not in self.records.columns:
            self.shown.need(name)
        self.grid.set_field_shown(name, is_shown)
        self._after_rows_changed()

    def reset_columns(self) -> None:
        """The columns and widths of the first start."""
        for name in self._default:
            if name not in self.records.columns:
                self.shown.need(name)
        self.grid.show_fields(list(self._default), self._default)

    def _unsort(self, key: SortKey) -> None:
        """Take one key out of the sort."""
        self.grid.sort_by([one for one in self.records.sort_keys if one != key])

    def _current_field(self) -> str:
        """The field of the column the keyboard is in."""
        section = self.grid.currentIndex().column()
        return self.model.fields[section].name if section >= 0 else ""

    def _on_header_menu(self, at: QPoint) -> None:
        """Sort, fit or hide the column under the pointer; the same is in the Data menu and the columns menu."""
        section = self.grid.horizontalHeader().logicalIndexAt(at)
        if section < 0:
            return
        name = self.model.fields[section].name
        menu = QMenu(self)
        for text, keys in (
            ("Sort &ascending", (SortKey(name),)),
            ("Sort &descending", (SortKey(name, is_descending=True),)),
            ("&Clear the sort", ()),
        ):
            menu.addAction(text).triggered.connect(lambda _checked=False, keys=keys: self.grid.sort_by(keys))
        menu.addSeparator()
        menu.addAction("&Fit the column").triggered.connect(lambda: self.grid.fit_column(name))
        menu.addAction("&Hide the column").triggered.connect(lambda: self.show_column(name, is_shown=False))
        menu.addAction("C&olumns…").triggered.connect(self.open_columns_menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.grid.horizontalHeader().mapToGlobal(at))

    def _on_row_changed(self, record_id: int | None) -> None:
        """The keyboard went to another row."""
        if record_id is not None:
            self.context.current.set(record_id, self.kind)

    def _on_current_changed(self, record_id: int | None) -> None:
        """Another page chose a record."""
        if record_id is not None and self.is_showing_rows and self.context.current.kind == self.kind:
            self.grid.select_record(record_id)

    def _on_selection_count_changed(self, count: int) -> None:
        """Tell the status bar."""
        self.selected = count
        self.told.emit()

    def _after_rows_changed(self) -> None:
        """Bring chips and state in line with the rows."""
        records = self.records
        chips: list[Chip] = [
            (words, "Take this key out of the sort", partial(self._unsort, key))
            for key, words in sort_words(records.sort_keys, self.model.fields)
        ]
        if records.filter_text:
            chips.insert(0, (filter_words(records.filter_text), "Clear the filter", self.clear_filter))
        self.chips.show_chips(chips)
        if records.is_narrowed and not records.shown and records.total:
            self.show_state().show_state(
                "search-x",
                "grey",
                "Nothing matches the filter",
                f"None of the {self.counts().rpartition(' of ')[2]} holds all of the words "
                f"“{records.filter_text[:80]}” in the columns shown.",
                [("Clear the filter", self.clear_filter)],
            )
        elif records.total:
            self._stack.setCurrentIndex(0)
        self._bar.setVisible(bool(records.total))
        self.told.emit()

    def _show_nothing_yet(self) -> None:
        """Say what the page is for."""
        plural = tr(self._source.record.plural).lower()
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

    def _show_failure(self, words: str) -> None:
        """Say why the rows cannot be shown."""
        self.show_state().show_state(
            "triangle-alert", "amber", tr("The rows cannot be read"), words,
            [(tr("Try again"), lambda: self.refresh(frozenset()))],
        )  # fmt: skip

    def _fold_some(self) -> None:
        """Prepare the text filter a little at a time while nothing else is to do."""
        if self.records.prepare_search(_FOLDED_AT_ONCE):
            self._fold.stop()
            self.columns_button.setIcon(self._look.icon("columns-3"))


def _first_columns(record: type[Record]) -> dict[str, int]:
    """The columns shown at first where nobody chose: the first eight that a grid shows, at their own width."""
    fields = [one for one in record.fields.values() if one.is_in_grid][:8]
    return {one.name: one.width for one in fields}
