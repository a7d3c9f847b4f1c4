"""The board: pipeline tray and nine stage columns, read only; the cards are list items one can reach by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from axonix_desktop.core.stages import STAGES
from axonix_desktop.core.words import tr
from axonix_desktop.ui.board.stage_column import StageColumn
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.page import Page
from axonix_desktop.ui.records.cells import CellPainter
from axonix_desktop.ui.records.columns import RecordColumns
from axonix_desktop.ui.states import StatePane


class BoardPage(Page):
    """Shows the rows of the grid as cards by stage."""

    has_filter = True
    needs_cases = True
    kinds = frozenset({"use_case", "business_unit", "person"})
    side_buttons = ("file.import",)
    primary = "records.new"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        look, current = context.look, context.current
        self._current = current
        self._records = RecordColumns([], [])
        cells = CellPainter(look)
        self.columns = [StageColumn(look, stage.number, cells) for stage in STAGES]
        self.state = StatePane(look)
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(8)
        for column in self.columns:
            row.addWidget(column)
            column.card_chosen.connect(current.set)
            column.list.stepped.connect(lambda steps, column=column: self._step(column, steps))
            column.list.detail_wanted.connect(context.show_detail)
        row.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName("Stages")
        self._scroll.setWidget(inner)
        inner.setAutoFillBackground(True)  # opaque, so that scrolling moves pixels instead of painting anew
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 0, 8)
        layout.addWidget(holder)
        current.changed.connect(self._on_current_changed)
        context.cases.changed.connect(self._on_cases_changed)

    def refresh(self, kinds: frozenset[str]) -> None:
        """Show the rows that the filter lets through, in the grid's order."""
        self._show_cards()

    def _on_cases_changed(self, _what: str) -> None:
        """Follow the rows while the page is shown."""
        if self.isVisible():
            self._show_cards()

    def filter_by(self, text: str) -> None:
        """Narrow the cards, and with them the grid's rows."""
        self.context.cases.filter_by(text)

    def filter_words(self) -> str:
        """The words of the filter."""
        return self.context.cases.filter_text

    def _show_cards(self) -> None:
        """Deal the rows out to the columns, or show the state that fits."""
        records = self._records = self.context.cases.records
        by_stage: list[list[int]] = [[] for _ in self.columns]
        stages = records.columns["stage"].values if "stage" in records.columns else []
        for row in records.order if stages else ():
            stage = stages[row]
            by_stage[stage if isinstance(stage, int) and 0 <= stage < len(by_stage) else 0].append(row)
        for column, rows in zip(self.columns, by_stage, strict=True):
            column.show_cards(records, rows)
        self._stack.setCurrentIndex(0)
        self._on_current_changed(self._current.record_id)
        if not records.total:
            self.show_state().show_state(
                "square-kanban",
                "blue",
                tr("Use cases move from left to right here"),
                tr("Nine stages from data and governance to advisory. Import your tracker and every use case gets its "
                   "card."),
                [
                    (tr("Import a tracker…"), lambda: self.context.run("file.import")),
                    (tr("Open the sample"), lambda: self.context.run("file.sample")),
                ],
            )  # fmt: skip
        elif not records.shown:
            self.show_state().show_state(
                "search-x", "grey", tr("Nothing matches the filter"), tr("No card meets it."),
                [(tr("Clear the filter"), self._clear_filter)],
            )  # fmt: skip
        self.told.emit()

    def _clear_filter(self) -> None:
        """Show all cards."""
        self.context.cases.filter_by("")
        self.context.cases.set_conditions(())

    def show_state(self) -> StatePane:
        """Put the state pane in front and return it to be filled."""
        self._stack.setCurrentIndex(1)
        return self.state

    @property
    def is_showing_cards(self) -> bool:
        """Whether cards are shown (not a state)."""
        return self._stack.currentIndex() == 0

    def counts(self) -> str:
        """What the page counts, in words."""
        pipeline, total = len(self.columns[0].model.rows), self._records.shown
        shown = f"{total:,} use case{'' if total == 1 else 's'}"
        if total != self._records.total:
            shown = f"{total:,} of {self._records.total:,} use cases"
        return f"{shown}  ·  {pipeline:,} in the pipeline"

    def take_focus(self) -> None:
        """Put the keyboard on the current card, else on the first one."""
        with_cards = [column for column in self.columns if column.model.rows]
        here = next((column for column in with_cards if column.list.selectionModel().hasSelection()), None)
        column = here or (with_cards[0] if with_cards else None)
        if column is not None:
            column.list.setFocus(Qt.FocusReason.OtherFocusReason)
            if here is None:
                column.list.setCurrentIndex(column.model.index(0))
            self._bring_into_view(column)

    def _step(self, column: StageColumn, steps: int) -> None:
        """Arrow keys lead to the next column that has cards, at the same height."""
        height = column.list.currentIndex().row()
        place = self.columns.index(column) + steps
        while 0 <= place < len(self.columns):
            target = self.columns[place]
            if target.model.rows:
                target.list.setFocus(Qt.FocusReason.OtherFocusReason)
                target.list.setCurrentIndex(target.model.index(min(height, len(target.model.rows) - 1)))
                self._scroll.ensureWidgetVisible(target, 24, 0)
                return
            place += steps

    def _on_current_changed(self, record_id: int | None) -> None:
        """Mark the card of the current record, and bring its column into view when it is not the one in use."""
        for column in self.columns:
            if column.follow(record_id) and not column.list.hasFocus():
                self._bring_into_view(column)

    def _bring_into_view(self, column: StageColumn) -> None:
        """Scroll sideways to a column once the layout is done."""
        QTimer.singleShot(0, column, lambda: self._scroll.ensureWidgetVisible(column, 24, 0))
