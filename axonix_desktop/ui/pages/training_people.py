"""Training person by person: what is asked of each, how much is done, late, running out and missing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from axonix_desktop.core.training import folded
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.queries.training import PersonRow, person_rows
from axonix_desktop.ui.charts.frame import Remark
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.page import Page
from axonix_desktop.ui.reading import Reading
from axonix_desktop.ui.states import StatePane
from axonix_desktop.ui.texts import Plate
from axonix_desktop.ui.training.people_table import NUMBERS, PeopleTable, row_words, sort_key

_KINDS = frozenset({"person", "business_unit", "course", "curriculum_course", "enrolment"})
_SHOWS = (
    ("all", mark("Everyone")), ("behind", mark("Overdue or missing")), ("expiring", mark("Running out in 90 days")),
    ("through", mark("Trained")), ("unasked", mark("Nothing asked of them")),
)  # fmt: skip


class TrainingPeoplePage(Page):
    """A row for each person; the detail panel beside it tells course by course."""

    kinds = _KINDS
    has_filter = True
    has_detail = True
    primary = "training.enrol"
    side_buttons = ("training.complete",)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        look = context.look
        self.rows: list[PersonRow] = []
        self._words = ""
        self._sort = (0, Qt.SortOrder.AscendingOrder)
        self._is_read = False
        programme = context.programme
        self.reader = Reading(
            programme,
            context.jobs,
            tr("Reading the figures"),
            lambda: person_rows(programme.file, programme.today()),
            self,
        )
        self.reader.shown.connect(self._on_shown)
        self.reader.failed.connect(self._on_failed)
        self.reader.stopped.connect(lambda: self._on_failed(tr("Reading was stopped. Nothing is lost.")))
        self.reader.loading.connect(self._on_loading)
        self.table = PeopleTable(look)
        self.pane = StatePane(look)
        self.show_box = QComboBox()
        self.unit_box = QComboBox()
        self.show_box.addItems([tr(words) for _code, words in _SHOWS])
        self.show_box.setAccessibleName(tr("Who is shown"))
        self.unit_box.setAccessibleName(tr("Business unit"))
        self.unit_box.addItem(tr("All units"))
        for box in (self.show_box, self.unit_box):
            box.setMinimumWidth(look.px(96))
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.setMaximumWidth(look.px(220))
            box.currentIndexChanged.connect(self._narrow)
        self._told = Remark(look, "", "small", "text_muted")
        self._told.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._lay_out()
        self.table.stood.connect(self._on_stood)
        self.table.opened.connect(self._on_opened)
        self.table.chosen.connect(self._on_chosen)
        self.table.horizontalHeader().sectionClicked.connect(self._on_heading)
        context.current.changed.connect(self._on_current_changed)

    def _lay_out(self) -> None:
        look = self.context.look
        card = Plate(look, "surface", radius=look.tokens.radius["lg"])
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(8)
        bar.addWidget(self.show_box, 2)
        bar.addWidget(self.unit_box, 2)
        bar.addStretch(1)
        bar.addWidget(self._told)
        self._bar = QWidget()
        self._bar.setLayout(bar)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.pane)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 6)
        inner.setSpacing(0)
        inner.addWidget(self._bar)
        inner.addWidget(holder, 1)
        self.pane.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 16)
        column.addWidget(card)

    def refresh(self, kinds: frozenset[str]) -> None:
        self.reader.refresh()

    def counts(self) -> str:
        total, shown = len(self.rows), len(self.table.people.rows)
        if not self._is_read or not total:
            return ""
        if shown != total:
            return tr("{shown} of {total} people", shown=f"{shown:,}", total=f"{total:,}")
        return trn("{count} person", "{count} people", total)

    def status(self) -> tuple[str, ...]:
        shown = self.table.people.rows
        if not shown:
            return ()
        through = sum(row.required > 0 and row.done == row.required for row in shown)
        late = sum(row.overdue for row in shown)
        picked = len(self.table.selected)
        parts = [self.counts(), tr("{count} trained", count=f"{through:,}"), tr("{count} overdue", count=f"{late:,}")]
        return (*parts, *((tr("{count} selected", count=f"{picked:,}"),) if picked > 1 else ()))

    def filter_by(self, text: str) -> None:
        self._words = text
        self._narrow()

    def filter_words(self) -> str:
        return self._words

    def take_focus(self) -> None:
        if self._stack.currentWidget() is self.pane:
            self.pane.take_focus()
            return
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.table.selected and self.table.people.rows:
            self.table.selectRow(max(self.table.currentIndex().row(), 0))

    def clear_filter(self) -> None:
        """Show everyone."""
        self._words = ""
        self.context.window.top_bar.filter_box.clear_now()
        self.unit_box.setCurrentIndex(0)
        self.show_box.setCurrentIndex(0)
        self._narrow()

    def _on_shown(self, found: object) -> None:
        if not isinstance(found, list):
            return
        self.rows, self._is_read = found, True
        self.primary = "training.enrol" if found else ""  # an empty page has a primary button of its own
        self.side_buttons = ("training.complete",) if found else ()
        self.pane.bar.hide()
        units = sorted({row.unit for row in self.rows if row.unit}, key=str.casefold)
        if units != [self.unit_box.itemText(place) for place in range(1, self.unit_box.count())]:
            kept = self.unit_box.currentText()
            self.unit_box.blockSignals(True)
            self.unit_box.clear()
            self.unit_box.addItems([tr("All units"), *units])
            self.unit_box.setCurrentIndex(max(self.unit_box.findText(kept), 0))
            self.unit_box.blockSignals(False)
        self._narrow()

    def _narrow(self) -> None:
        """Show the rows of the group, unit and words chosen, in their order; the current person stays current."""
        if not self._is_read:
            return
        here = self.context.current.record_id if self.context.current.kind == "person" else None
        words, unit = (
            folded(self._words).split(),
            self.unit_box.currentText() if self.unit_box.currentIndex() > 0 else "",
        )
        show = _SHOWS[max(self.show_box.currentIndex(), 0)][0]
        found = [
            row
            for row in self.rows
            if _is_among(row, show) and (not unit or row.unit == unit)
            and (not words or all(word in f"{row_words(row)} {row.job_role}".casefold() for word in words))
        ]  # fmt: skip
        column, order = self._sort
        found.sort(key=sort_key(column), reverse=order is Qt.SortOrder.DescendingOrder)
        self.table.horizontalHeader().setSortIndicator(column, order)
        self.table.people.show_rows(found)
        if here is not None:
            self.table.select_person(here)
        self._bar.setVisible(bool(self.rows))
        asked = sum(row.required > 0 for row in found)
        done = sum(row.required > 0 and row.done == row.required for row in found)
        self._told.setText(tr("{done} of {asked} trained", done=f"{done:,}", asked=f"{asked:,}") if found else "")
        self._show_state(has_rows=bool(found))
        self.told.emit()

    def _show_state(self, *, has_rows: bool) -> None:
        if has_rows:
            self._stack.setCurrentWidget(self.table)
            return
        if self.rows:
            self.pane.show_state("search-x", "grey", tr("Nobody matches"),
                                 tr("None of the {count} people fits what is chosen above.",
                                    count=f"{len(self.rows):,}"),
                                 [(tr("Show everyone"), self.clear_filter)])  # fmt: skip
        else:
            run = self.context.run
            self.pane.show_state("users", "blue", tr("Your people will stand here"),
                                 tr("Add people with their role family and skill level, or import the list you have;"
                                    " then everyone’s courses are seen at once."),
                                 [(tr("Import a list…"), lambda: run("file.import")),
                                  (tr("Show people"), lambda: self.context.go("people"))])  # fmt: skip
        self._stack.setCurrentWidget(self.pane)

    def _on_heading(self, column: int) -> None:
        """Sort by a column; a second click turns the order round; numbers begin with the most."""
        before, order = self._sort
        down = Qt.SortOrder.DescendingOrder
        first = down if column in NUMBERS else Qt.SortOrder.AscendingOrder
        turned = Qt.SortOrder.AscendingOrder if order is down else down
        self._sort = (column, turned if column == before else first)
        self._narrow()

    def _on_stood(self, person: object) -> None:
        if isinstance(person, int):
            self.context.current.set(person, "person")

    def _on_opened(self, person: object) -> None:
        self._on_stood(person)
        self.context.show_detail()

    def _on_chosen(self) -> None:
        if self.context.current.kind == "person" and self.isVisible():
            self.context.current.select(self.table.selected if len(self.table.selected) > 1 else ())
        self.told.emit()

    def _on_current_changed(self, record_id: object) -> None:
        if isinstance(record_id, int) and self.context.current.kind == "person":
            self.table.select_person(record_id)

    def _on_loading(self) -> None:
        if not self._is_read:
            self.pane.show_state("users", "blue", tr("Reading the figures"), tr("A large programme takes a moment."))
            self.pane.bar.show()
            self._stack.setCurrentWidget(self.pane)

    def _on_failed(self, error: object) -> None:
        self.pane.bar.hide()
        self.pane.show_state("circle-alert", "red", tr("The figures cannot be read"), str(error),
                             [(tr("Try again"), self.reader.refresh)])  # fmt: skip
        self._stack.setCurrentWidget(self.pane)


def _is_among(row: PersonRow, show: str) -> bool:
    match show:
        case "behind":
            return bool(row.overdue or row.missing)
        case "expiring":
            return bool(row.expiring)
        case "through":
            return row.required > 0 and row.done == row.required
        case "unasked":
            return not row.required
        case _:
            return True
