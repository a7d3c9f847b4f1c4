"""What a use case is worth and costs, as far as it is recorded: business cases, their lines, and what really came."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from axonix_desktop.core.forms import shown_month
from axonix_desktop.core.kinds import Money, Value
from axonix_desktop.core.records.economics import Actual, BusinessCase, BusinessCaseLine
from axonix_desktop.core.words import tr
from axonix_desktop.store.queries.belongings import money_lines
from axonix_desktop.store.queries.records import records
from axonix_desktop.ui.detail.making import new_record
from axonix_desktop.ui.detail.part import LinkRow, Part
from axonix_desktop.ui.detail.reading import ShownRecord
from axonix_desktop.ui.texts import PlainLabel

_IN_CASE = ("pilot_gain_minor", "scale_factor", "realisation_factor", "go_live_on", "months_to_full",
            "confidence_percent")  # fmt: skip
_MOST_MONTHS = 24


class MoneyPart(Part):
    """Lines open their record; sums stand under them."""

    def fill(self, record: ShownRecord) -> None:
        self.empty_out()
        file = self.context.programme.file
        cases = [
            one for one in records(file, "business_case", {"use_case_id": record.id}) if isinstance(one, BusinessCase)
        ]
        ids = money_lines(file, record.id)
        lines = [one for one in records(file, "business_case_line", {"id": ids}) if isinstance(one, BusinessCaseLine)]
        actuals = [one for one in records(file, "actual", {"use_case_id": record.id}) if isinstance(one, Actual)]
        told = [
            (tr(one.label), str(record.values[one.name]))
            for one in record.fields
            if one.name in ("cost_note", "expected_benefit") and record.values.get(one.name)
        ]
        if told:
            self.body.addWidget(self.heading(tr("As the tracker said it")))
            for label, words in told:
                self.body.addWidget(PlainLabel(self.look, label, "small", "text_muted"))
                self.body.addWidget(PlainLabel(self.look, words, wraps=True, selects=True))
        self._add_cases(record, cases)
        self._add_lines(record, lines)
        self._add_actuals(record, actuals)
        self.body.addStretch(1)

    def _add_cases(self, record: ShownRecord, cases: Sequence[BusinessCase]) -> None:
        self.body.addWidget(self.heading(tr("Business case")))
        preset: dict[str, Value] = {"use_case_id": record.id}
        if not cases:
            self.body.addWidget(
                self.nothing(
                    tr("There is no business case yet."),
                    tr("Start a business case…"),
                    lambda: new_record(self.context, "business_case", preset),
                )
            )
        for one in cases:
            row = LinkRow(self.look, one.scenario, tr("Scenario"), "coins")
            row.clicked.connect(partial(self._open, "business_case", one.id))
            self.body.addWidget(row)
            pairs = [
                (tr(field.label), field.kind.show(getattr(one, name)))
                for name in _IN_CASE
                if getattr(one, (field := BusinessCase.fields[name]).name) is not None
            ]
            self.body.addWidget(self._table([(label, words) for label, words in pairs]))

    def _add_lines(self, record: ShownRecord, lines: Sequence[BusinessCaseLine]) -> None:
        self.body.addWidget(self.heading(tr("Benefits and costs"), str(len(lines)) if lines else ""))
        preset: dict[str, Value] = {"use_case_id": record.id}
        kind = BusinessCaseLine.fields["line_kind"].kind
        for one in lines:
            amount = Money().show(one.amount_minor) or tr("no amount")
            parts = [tr(kind.show(one.line_kind)), amount, one.period or ""]
            row = LinkRow(self.look, one.name, " · ".join(part for part in parts if part))
            row.clicked.connect(partial(self._open, "business_case_line", one.id))
            self.body.addWidget(row)
        if not lines:
            self.body.addWidget(
                self.nothing(
                    tr("No benefit or cost is noted yet."),
                    tr("Add a line…"),
                    lambda: new_record(self.context, "business_case_line", preset),
                )
            )
            return
        costs = sum(one.amount_minor or 0 for one in lines if one.line_kind != "benefit")
        gains = sum(one.amount_minor or 0 for one in lines if one.line_kind == "benefit")
        self.body.addWidget(
            self._table([(tr("All benefits"), Money().show(gains)), (tr("All costs"), Money().show(costs))])
        )
        add = self.button(tr("Add a line…"), lambda: new_record(self.context, "business_case_line", preset), "quiet")
        add.setEnabled(self.may_write)
        self.body.addWidget(add, alignment=Qt.AlignmentFlag.AlignLeading)

    def _add_actuals(self, record: ShownRecord, actuals: Sequence[Actual]) -> None:
        self.body.addWidget(self.heading(tr("Planned and actual"), str(len(actuals)) if actuals else ""))
        if not actuals:
            self.body.addWidget(
                self.nothing(
                    tr("No month has been entered yet."),
                    tr("Enter a month…"),
                    lambda: new_record(self.context, "actual", {"use_case_id": record.id}),
                )
            )
            return
        newest = sorted(actuals, key=lambda one: (one.month_on, one.line), reverse=True)[:_MOST_MONTHS]
        kind = Actual.fields["line"].kind
        rows = [
            (
                f"{shown_month(one.month_on)} · {tr(kind.show(one.line))}",
                Money().show(one.planned_minor) or "–",
                Money().show(one.actual_minor) or "–",
            )
            for one in newest
        ]
        self.body.addWidget(self._table([(tr("Month"), tr("Planned"), tr("Actual")), *rows], has_head=True))

    def _table(self, rows: Sequence[tuple[str, ...]], *, has_head: bool = False) -> QWidget:
        """Words at the left, figures at the right."""
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(8, 2, 8, 4)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for place, row in enumerate(rows):
            is_head = has_head and place == 0
            for column, words in enumerate(row):
                role = "small" if is_head else "figures" if column else "body"
                label = PlainLabel(self.look, words, role, "text_muted" if is_head or not column else "text")
                side = Qt.AlignmentFlag.AlignTrailing if column else Qt.AlignmentFlag.AlignLeading
                grid.addWidget(label, place, column, side)
        return holder

    def _open(self, kind: str, record_id: int, _checked: bool = False) -> None:
        self.context.open_record(kind, record_id)
