"""Scale gaps: use cases by the five gaps between a pilot and production, and what would close each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from axonix_desktop.core.filters import Condition
from axonix_desktop.core.readiness import Subject
from axonix_desktop.core.scale_gaps import GAP_WORDS, GAPS, WIDTHS, Check, Gap, Width, gaps
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.readiness import Scores
from axonix_desktop.store.queries.scale_gaps import KINDS, gap_facts
from axonix_desktop.ui.charts.frame import ChartFrame
from axonix_desktop.ui.charts.table import ChartTable
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.page import Page
from axonix_desktop.ui.readiness_views.gap_marks import width_name
from axonix_desktop.ui.readiness_views.gap_pane import GapPane
from axonix_desktop.ui.readiness_views.gap_summary import GapSummary
from axonix_desktop.ui.readiness_views.gap_table import GapRow, GapTable
from axonix_desktop.ui.readiness_views.reading import scores_lately
from axonix_desktop.ui.readiness_views.scoring import Scorer
from axonix_desktop.ui.readiness_views.tying import tie_selected
from axonix_desktop.ui.reading import Reading
from axonix_desktop.ui.rolling import rolling
from axonix_desktop.ui.states import StatePane
from axonix_desktop.ui.texts import Plate

_MARGIN, _PANE, _NARROW, _ANY = 24, 310, 860, 16_777_215
_PANE_HIGH, _TABLE_HIGH = 250, 240
_PAGES = {"catalogue": "readiness/catalogue", "champions": "champions"}
"""Where a step is taken that is not taken on the use case."""


def gap_rows(f: ProgrammeFile, scores: Scores) -> list[GapRow]:
    """Every active use case with its gaps."""
    facts = gap_facts(f, scores.book.among(Subject()))
    found: list[GapRow] = []
    for number, one in facts.items():
        case = scores.cases[number]
        unit = scores.units.get(case.unit_id, "") if case.unit_id is not None else ""
        found.append(GapRow(number, case.key, case.title, unit, case.stage, tuple(gap.width for gap in gaps(one)), one))
    return found


class ScaleGapsPage(Page):
    """The summary opens rows, the table follows the filter box, the pane tells of the cell stood on."""

    kinds = KINDS
    has_filter = True
    primary = "readiness.score"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        look = context.look
        self.rows: list[GapRow] = []
        self._words = ""
        self._scorer = Scorer(context)
        self.reading = Reading(
            context.programme,
            context.jobs,
            tr("Reading the scale gaps"),
            lambda: gap_rows(context.programme.file, scores_lately(context.lately, context.programme.file)),
            self,
        )
        self.reading.shown.connect(self._on_shown)
        self.reading.failed.connect(self._on_failed)
        self.reading.stopped.connect(lambda: self._on_failed(tr("Reading was stopped. Nothing is lost.")))
        self.reading.loading.connect(self._on_loading)
        self.summary = GapSummary(look, self._open_segment)
        self.frame = ChartFrame(look, context.messages, tr("From pilot to production"),
                                tr("number of active use cases by gap"), self.summary, self._table)  # fmt: skip
        self.table = GapTable(look)
        self.pane = GapPane(look, self._close, may_write=not context.is_read_only)
        self.table.pointed.connect(self.pane.show_gap)
        self.table.opened.connect(self._open)
        self.state, self._nothing = StatePane(look), StatePane(look)
        self._below, self._sides = QStackedLayout(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.state)
        self._stack.addWidget(self._full())
        look.changed.connect(self._arrange)

    def _full(self) -> QWidget:
        """Summary above, table and pane below."""
        look = self.context.look
        plate = Plate(look, "surface", radius=10)
        inner = QVBoxLayout(plate)
        inner.setContentsMargins(1, 6, 1, 6)
        inner.addWidget(self.table)
        both = QWidget()
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(12)
        self._sides.addWidget(plate, 1)
        self._sides.addWidget(self.pane)
        both.setLayout(self._sides)
        self._below.addWidget(both)
        self._below.addWidget(self._nothing)
        full = Plate(look, "window")
        column = QVBoxLayout(full)
        column.setContentsMargins(_MARGIN, 14, _MARGIN, 16)
        column.setSpacing(12)
        self.frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column.addWidget(self.frame)
        column.addLayout(self._below, 1)
        area = rolling(full)
        area.setAccessibleName(tr("Scale gaps"))
        return area

    def _arrange(self) -> None:
        """The pane beside the table, or below it where room is short or text large; then the page rolls."""
        look = self.context.look
        is_narrow = self.width() < look.px(_NARROW)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(down if is_narrow else across)
        self.pane.setMinimumWidth(0 if is_narrow else look.px(_PANE))
        self.pane.setMaximumWidth(_ANY if is_narrow else look.px(_PANE))
        self.pane.setMinimumHeight(look.px(_PANE_HIGH) if is_narrow else 0)
        self.table.setMinimumHeight(look.px(_TABLE_HIGH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def refresh(self, kinds: frozenset[str]) -> None:
        self.reading.refresh()

    def counts(self) -> str:
        if not self.rows:
            return ""
        if all(width == "unknown" for row in self.rows for width in row.widths):
            return tr("nothing is recorded yet that would tell")
        wide = sum(one.wide > 0 for one in self.rows)
        return trn("{count} use case with a wide gap", "{count} use cases with a wide gap", wide)

    def status(self) -> tuple[str, ...]:
        shown = len(self.table.rows.rows)
        return (
            *((self.counts(),) if self.counts() else ()),
            trn("{count} use case shown", "{count} use cases shown", shown),
        )

    def filter_by(self, text: str) -> None:
        self._words = text.strip()
        self._narrow()
        self.told.emit()

    def filter_words(self) -> str:
        return self._words

    def take_focus(self) -> None:
        if self._stack.currentIndex() == 0:
            self.state.take_focus()
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_shown(self, rows: Sequence[GapRow]) -> None:
        self.rows = list(rows)
        self.primary = "readiness.score" if rows else ""
        if not rows:
            self._show_empty()
        else:
            counts = {code: Counter[Width](row.widths[place] for row in self.rows) for place, code in enumerate(GAPS)}
            self.summary.show_counts(counts)
            self._narrow()
            self._stack.setCurrentIndex(1)
        self.told.emit()

    def _narrow(self) -> None:
        """Show the rows in which every word of the filter occurs."""
        words = self._words.casefold().split()
        shown = [row for row in self.rows if all(one in f"{row.name} {row.unit}".casefold() for one in words)]
        self.table.show_rows(shown)
        self._below.setCurrentIndex(0 if shown or not self.rows else 1)
        if self.rows and not shown:
            clear = [(tr("Clear the filter"), lambda: self.filter_by(""))]
            self._nothing.show_state("search-x", "grey", tr("No use case matches"),
                                     tr("Nothing here contains “{words}”.", words=self._words), clear)  # fmt: skip

    def _open_segment(self, code: str, width: Width) -> None:
        """The use cases that a segment counts, in their grid."""
        place = GAPS.index(code)
        ids = tuple(row.id for row in self.rows if row.widths[place] == width)
        title = tr("{gap}: {width}", gap=tr(GAP_WORDS[code]), width=width_name(width).lower())
        self.context.show_rows((Condition("id", "any_of", ids, title),), title)

    def _open(self, row: GapRow, gap: Gap | None) -> None:
        """Score the first item that would narrow the gap; without one, open the use case."""
        check = next((one for one in gap.checks if not one.holds and one.item), None) if gap else None
        if check is not None and not self.context.is_read_only:
            self._close(row, check)
        else:
            self.context.open_record("use_case", row.id)

    def _close(self, row: GapRow, check: Check) -> None:
        """Take the step that a check names."""
        if check.remedy in _PAGES:
            self.context.go(_PAGES[check.remedy])
            return
        if check.remedy:
            tie_selected(self.context, "source" if check.remedy == "source" else "use", cases_of=(row.id,))
            return
        if check.item is None:
            self.context.open_record("use_case", row.id)
            return
        self._scorer.open(Subject("case", row.id), (row.id,), *check.item)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _table(self) -> ChartTable:
        heads = (tr("Gap"), *(width_name(one) for one in WIDTHS))
        return ChartTable(
            heads,
            [
                [tr(GAP_WORDS[code]), *(sum(row.widths[place] == one for row in self.rows) for one in WIDTHS)]
                for place, code in enumerate(GAPS)
            ],
        )

    def _on_loading(self) -> None:
        if not self.rows:
            self.state.show_state(
                "unplug", "blue", tr("Reading the scale gaps"), tr("A large programme takes a moment.")
            )
            self.state.bar.show()
            self._stack.setCurrentIndex(0)

    def _on_failed(self, error: object) -> None:
        self.state.bar.hide()
        self.state.show_state("circle-alert", "red", tr("The scale gaps cannot be read"), str(error),
                              [(tr("Try again"), self.reading.refresh)])  # fmt: skip
        self._stack.setCurrentIndex(0)

    def _show_empty(self) -> None:
        run = self.context.run
        words = tr("For every active use case you see here what keeps it from production: real data, complex"
                   " infrastructure, operation, many teams and resistance, and what would close each gap.")  # fmt: skip
        self.state.bar.hide()
        self.state.show_state(
            "unplug", "blue", tr("What stands between pilot and production"), words,
            [(tr("Show use cases"), lambda: run("view.use_cases")),
             (tr("Open sample programme"), lambda: run("file.sample"))],
        )  # fmt: skip
        self._stack.setCurrentIndex(0)
