"""The heat map: use cases by topic with the share that is settled; every cell opens the checklist behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.governance import Governance, governance
from axonix_desktop.ui.charts.frame import ChartFrame
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.flowing import FlowLayout
from axonix_desktop.ui.governance.filling import FIGURES, tier_words
from axonix_desktop.ui.governance.going import show_checklist
from axonix_desktop.ui.governance.heat_model import ALL_STAGES, ALL_TOPICS, ANY, ORDERS, HeatModel, Narrowing
from axonix_desktop.ui.governance.heat_view import HeatView
from axonix_desktop.ui.governance.key import HeatKey
from axonix_desktop.ui.overview.words import stage_words
from axonix_desktop.ui.reading_page import ReadingPage, ReadingWords
from axonix_desktop.ui.toasts import announce

_ORDER = "governance/map/order"


class GovernanceMapPage(ReadingPage):
    """Filters above, the map below; the detail panel shows the checklist of the use case chosen."""

    kinds = frozenset({
        "checklist_item", "checklist_response", "use_case", "person", "business_unit", "risk_answer",
        "risk_classification", "attachment", "stage_plan",
    })  # fmt: skip
    has_filter = True
    side_buttons = ("governance.print",)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words = ReadingWords("layout-grid", tr("Reading the checklists"), tr("The checklists cannot be read"),
                             tr("The checklists were not read"))  # fmt: skip
        super().__init__(context, words, self._read, parent)
        look = context.look
        self.model = HeatModel(self)
        self.view = HeatView(look, self.model)
        self.view.setAccessibleName(tr("Use cases by topic, with the share of items settled"))
        self.frame = ChartFrame(
            look, context.messages, tr("Use case × topic"), tr("items settled of those that apply"), self.view,
            self.model.table,
        )  # fmt: skip
        self.frame.legend.addWidget(HeatKey(look))
        self.tiers, self.units, self.stages, self.orders = (QComboBox() for _ in range(4))
        self.clear_button = QPushButton(tr("Clear filters"))
        self._is_read = False
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        bar = FlowLayout(8)
        names = (tr("Risk tier"), tr("Business unit"), tr("Stage"), tr("Order"))
        for combo, name in zip((self.tiers, self.units, self.stages, self.orders), names, strict=True):
            combo.setAccessibleName(name)
            combo.setToolTip(name)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            combo.setMaximumWidth(self.context.look.px(220))
            bar.addWidget(combo)
        self.clear_button.setProperty("kind", "link")
        bar.addWidget(self.clear_button)
        for code, words in ORDERS:
            self.orders.addItem(tr("Order: {words}", words=tr(words)), code)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(24, 12, 24, 16)
        column.setSpacing(12)
        column.addLayout(bar)
        column.addWidget(self.frame, 1)
        self._shown = shown
        self.hold(self._shown)

    def _connect(self) -> None:
        for combo in (self.tiers, self.units, self.stages):
            combo.activated.connect(lambda _place: self._narrow())
        self.orders.activated.connect(lambda _place: self.sort_by(self.orders.currentData()))
        self.clear_button.clicked.connect(lambda _checked=False: self.clear())
        self.view.opened.connect(self._open)
        self.view.row_changed.connect(self._on_row)
        self.view.topic_chosen.connect(self._on_topic)
        self.model.narrowed.connect(self._on_narrowed)
        self.context.current.changed.connect(self._on_current)

    def _read(self) -> Governance:
        f, today = self.context.programme.file, self.context.programme.today()
        return self.context.lately.read(f, (FIGURES, today), lambda: governance(f, today))

    def counts(self) -> str:
        shown, whole = len(self.model.rows), len(self.model.cases)
        if shown != whole:
            return tr("{shown} of {total} use cases", shown=f"{shown:,}", total=f"{whole:,}")
        return trn("{count} use case", "{count} use cases", whole) if whole else ""

    def status(self) -> tuple[str, ...]:
        if not self.model.rows:
            return super().status()
        tally = self.model.together()
        words = tr("{settled} of {all} items settled", settled=f"{tally.settled:,}", all=f"{tally.applicable:,}")
        return (self.counts(), words)

    def filter_by(self, text: str) -> None:
        self.model.narrow(replace(self.model.narrowing, words=text))

    def filter_words(self) -> str:
        return self.model.narrowing.words

    def take_focus(self) -> None:
        if self.is_showing_pane:
            self.pane.take_focus()
        elif self.frame.is_showing_chart:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.view.currentIndex().isValid() and self.model.rows:
                self.view.show_row(0)
        else:
            self.frame.state.button.setFocus()

    def sort_by(self, order: str) -> None:
        """Take another order and remember it."""
        self.context.state.keep(_ORDER, order)
        self.model.sort_by(order)

    def clear(self) -> None:
        """Show every use case."""
        self.context.window.top_bar.filter_box.clear_now()
        for combo in (self.tiers, self.units, self.stages):
            combo.setCurrentIndex(0)
        self.model.narrow(Narrowing())

    def _narrow(self) -> None:
        stage = self.stages.currentData()
        self.model.narrow(
            Narrowing(self.tiers.currentData(), self.units.currentData(), ALL_STAGES if stage is None else stage,
                      self.model.narrowing.words)
        )  # fmt: skip
        announce(self, self.counts())

    def fill(self, found: Any) -> None:
        if not isinstance(found, Governance):
            return
        if not self._is_read:
            self._is_read = True
            self.model.order = self.context.state.text(_ORDER, "name")
        if not found.cases or not found.total.applicable:
            self._show_empty()
            self.model.show_figures(found)
            return
        self._fill_filters(found)
        self.show_content(self._shown)
        self.model.show_figures(found)
        place = self.orders.findData(self.model.order)
        self.orders.setCurrentIndex(place)

    def _fill_filters(self, found: Governance) -> None:
        """What there is to choose from; what was chosen stays."""
        now = self.model.narrowing
        tiers = [(tr("All risk tiers"), ANY), *((tier_words(tier), tier or "") for tier in found.by_tier())]
        units = sorted({one.unit for one in found.cases}, key=str.casefold)
        named = [(unit or tr("No business unit"), unit) for unit in units]
        stages = sorted({one.stage for one in found.cases})
        for combo, options, chosen in (
            (self.tiers, tiers, now.tier),
            (self.units, [(tr("All business units"), ANY), *named], now.unit),
            (self.stages, [(tr("All stages"), ALL_STAGES), *((stage_words(one), one) for one in stages)], now.stage),
        ):
            combo.clear()
            for words, code in options:
                combo.addItem(words, code)
            combo.setCurrentIndex(max(combo.findData(chosen), 0))
        if not any(combo.currentIndex() for combo in (self.tiers, self.units, self.stages)):
            self.model.narrowing = Narrowing(words=now.words)

    def _on_narrowed(self) -> None:
        self.clear_button.setVisible(self.model.narrowing.is_narrow)
        if self.model.rows:
            self.frame.show_chart()
        elif self.model.cases:
            self.frame.show_empty(tr("No use case matches what is chosen above."), tr("Clear filters"), self.clear)
        self.view.fit()
        self._on_current(self.context.current.record_id)
        self.told.emit()

    def _on_current(self, _record_id: object) -> None:
        """Stand on the use case that is current elsewhere."""
        current = self.context.current
        row = self.model.row_of(current.record_id) if current.kind == "use_case" else None
        if row is not None and row != self.view.currentIndex().row():
            self.view.show_row(row)

    def _on_row(self, row: int) -> None:
        one = self.model.rows[row]
        if self.isVisible():
            self.context.current.set(one.id, "use_case")

    def _on_topic(self, column: int) -> None:
        order = "least" if column == ALL_TOPICS else f"topic:{column - 1}"
        self.sort_by(order)
        self.orders.setCurrentIndex(self.orders.findData(order))
        announce(self, tr("Ordered by {topic}, least settled first", topic=self.model.head(column)))

    def _open(self, row: int) -> None:
        number = self.model.rows[row].id
        if number is not None:
            show_checklist(self.context, number, stays=True)

    def _show_empty(self) -> None:
        words = tr("Here each use case is a row and each topic a column: you see at a glance where proof is missing."
                   " It fills with the first use case.")  # fmt: skip
        self.show_pane("layout-grid", "blue", tr("Governance by use case and topic"), words,
                             [(tr("Import from Excel"), lambda: self.context.run("file.import"))])  # fmt: skip
