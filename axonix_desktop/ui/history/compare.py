"""Two moments side by side: what was added, removed and changed between them, by kind of record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.changes import Line, Name, Names, RecordChange, as_csv, as_tsv, line, table_rows
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.history import changed_between, first_moment, meetings, names_of
from axonix_desktop.ui.history.change_table import ChangeTable
from axonix_desktop.ui.history.moments import Moment, MomentPicker, reduced_words
from axonix_desktop.ui.history.reading import HistoryContext
from axonix_desktop.ui.jobs import Ticket
from axonix_desktop.ui.states import StatePane
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.toasts import announce

_CSV = "Comma separated values (*.csv)"


def lines_between(f: ProgrammeFile, first: int, second: int, ticket: Ticket) -> list[Line]:
    """What differs between the ends of two change sets, in words; stops where the ticket is cancelled."""

    def step(kind: str) -> None:
        ticket.step(tr(record_of(kind).plural))

    found = changed_between(f, first, second, step)
    ticket.step(tr("Looking up names"))
    names = names_of(f, found)
    lines: list[Line] = []
    for one in found:
        ticket.step()
        lines.extend(_lines(one, names))
    return lines


def _lines(one: RecordChange, names: Names) -> list[Line]:
    """A changed record line by line; one that came or went in a single line."""
    if one.op == "changed":
        return [line(one.kind, one.record_id, one.op, change, names) for change in one.fields]
    return [line(one.kind, one.record_id, one.op, None, names)]


class CompareDialog(QDialog):
    """Picks two moments, compares off the GUI thread, shows, copies and exports what differs."""

    def __init__(self, context: HistoryContext, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look, file = context.look, context.programme.file
        self._context = context
        self._ticket: Ticket | None = None
        self._lines: list[Line] = []
        self.setWindowTitle(tr("Compare two dates"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(look.px(1060), look.px(680))
        self.first = MomentPicker(look, file, today, tr("Earlier moment"), has_now=False)
        self.second = MomentPicker(look, file, today, tr("Later moment"), has_now=True)
        self.first.set_day(_start(file, today))
        self.compare_button = QPushButton(tr("&Compare"))
        self.compare_button.setProperty("kind", "primary")
        self.compare_button.setDefault(True)
        self.compare_button.clicked.connect(self.compare)
        self.summary = PlainLabel(look, role="body_strong", wraps=True)
        self.kinds = QListWidget()
        self.kinds.setAccessibleName(tr("Kinds of record"))
        self.kinds.setFixedWidth(look.px(250))
        self.kinds.setStyleSheet(f"QListWidget::item {{ padding: {look.px(6)}px {look.px(10)}px; }}")
        self.kinds.setFont(look.font("body"))
        self.kinds.currentRowChanged.connect(self._on_kind)
        self.table = ChangeTable(look, has_acts=False)
        self.state = StatePane(look)
        self.copy_button = QPushButton(tr("Co&py as a table"))
        self.copy_button.clicked.connect(self._copy)
        self.export_button = QPushButton(tr("&Export as CSV…"))
        self.export_button.clicked.connect(self._export)
        self._lay_out()
        self.compare()

    def _lay_out(self) -> None:
        look = self._context.look
        top = QGridLayout()
        top.setHorizontalSpacing(look.px(10))
        for column, (words, picker) in enumerate(((tr("&From"), self.first), (tr("&To"), self.second))):
            label = PlainLabel(look, words, "small", "text_muted")
            label.setBuddy(picker)
            top.addWidget(label, 0, column)
            top.addWidget(picker, 1, column)
            top.setColumnStretch(column, 1)
        top.addWidget(self.compare_button, 1, 2)
        self._result = QWidget()
        across = QHBoxLayout(self._result)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(look.px(12))
        across.addWidget(self.kinds)
        plate = Plate(look, "surface", radius=look.tokens.radius["lg"])
        inside = QVBoxLayout(plate)
        inside.setContentsMargins(1, 1, 1, 6)
        inside.addWidget(self.table)
        across.addWidget(plate, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._result)
        self._stack.addWidget(self.state)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.export_button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(20))
        layout.setSpacing(look.px(14))
        layout.addLayout(top)
        layout.addWidget(self.summary)
        layout.addWidget(self._stack, 1)
        layout.addLayout(buttons)

    def compare(self) -> None:
        """Compare the two moments chosen."""
        self._cancel()
        file = self._context.programme.file
        first, second = self.first.moment(), self.second.moment()
        self._show_busy(first, second)
        ticket = self._context.jobs.start(
            tr("Comparing two dates"), lambda ticket: lines_between(file, first.number, second.number, ticket)
        )
        self._ticket = ticket
        queued = Qt.ConnectionType.QueuedConnection
        ticket.progressed.connect(lambda words: self._on_progress(ticket, words), queued)
        ticket.done.connect(lambda lines: self._on_done(ticket, lines), queued)
        ticket.failed.connect(lambda error: self._on_failed(ticket, error), queued)
        ticket.cancelled.connect(lambda: self._on_cancelled(ticket), queued)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._cancel()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        self._cancel()
        super().done(result)

    def _cancel(self) -> None:
        """Nobody waits for the comparison under way any more."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None

    def _show_busy(self, first: Moment, second: Moment) -> None:
        note = reduced_words(self._context.programme.file, min(first.number, second.number))
        span = tr("From {first} to {second}", first=first.words, second=second.words)
        self.summary.setText(f"{span} ({note})" if note else span)
        self.state.show_state(
            "git-compare", "blue", tr("Comparing"), tr("Looking at what was touched in between…"),
            [(tr("Cancel"), self._cancel_by_hand)],
        )  # fmt: skip
        self.state.bar.show()
        self._stack.setCurrentIndex(1)
        self.copy_button.setEnabled(False)
        self.export_button.setEnabled(False)

    def _cancel_by_hand(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def _on_progress(self, ticket: Ticket, words: str) -> None:
        if ticket is self._ticket:
            self.state.say(words)

    def _on_cancelled(self, ticket: Ticket) -> None:
        if ticket is self._ticket:
            self._show_state("circle-stop", "grey", tr("Nothing was compared"), tr("Choose two moments and compare."))

    def _on_failed(self, ticket: Ticket, error: object) -> None:
        if ticket is self._ticket:
            self._show_state("triangle-alert", "amber", tr("The two moments cannot be compared"), str(error))

    def _on_done(self, ticket: Ticket, lines: object) -> None:
        if ticket is not self._ticket or not isinstance(lines, list):
            return
        self._ticket = None
        self.show_lines(lines)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show what differs."""
        self._lines = list(lines)
        span = self.summary.text()
        if not lines:
            self._show_state("equal", "green", tr("Nothing differs"), tr("Every record is the same at both moments."))
            announce(self, tr("Nothing differs"))
            return
        self.state.bar.hide()
        self._stack.setCurrentIndex(0)
        counts = _counts(lines)
        whole = Counter[str]()
        for one in counts.values():
            whole.update(one)
        words = tr("{span}:  {counts}", span=span, counts=_ops_in_words(whole))
        self.summary.setText(words)
        self.kinds.blockSignals(True)
        self.kinds.clear()
        self._add_kind(tr("All records"), "", whole)
        for kind, found in counts.items():
            self._add_kind(tr(record_of(kind).plural), kind, found)
        self.kinds.blockSignals(False)
        self.kinds.setCurrentRow(0)
        self._on_kind(0)
        self.copy_button.setEnabled(True)
        self.export_button.setEnabled(True)
        announce(self, words)

    def _add_kind(self, words: str, kind: str, counts: Counter[str]) -> None:
        item = QListWidgetItem(f"{words}\n{_ops_in_words(counts)}")
        item.setData(Qt.ItemDataRole.UserRole, kind)
        self.kinds.addItem(item)

    def _on_kind(self, row: int) -> None:
        """Show the lines of the kind chosen."""
        item = self.kinds.item(row) if row >= 0 else None
        if item is not None:
            kind = item.data(Qt.ItemDataRole.UserRole)
            self.table.changes.show_lines([one for one in self._lines if kind in ("", one.kind)])
            self.table.scrollToTop()

    def _show_state(self, icon: str, tone: str, title: str, text: str) -> None:
        self._ticket = None
        self.state.bar.hide()
        self.state.show_state(icon, tone, title, text)
        self._stack.setCurrentIndex(1)

    def _copy(self) -> None:
        """The lines shown (those selected, where some are) onto the clipboard."""
        self.table.copy()
        lines = len(self.table.chosen_lines())
        announce(self, trn("{count} line copied", "{count} lines copied", lines))

    def _export(self) -> None:
        """Write the lines shown into a file."""
        path = self._context.messages.file_to_make(tr("Export what differs"), _CSV, None)
        if path is None:
            return
        path = path if path.suffix else path.with_suffix(".csv")
        rows = table_rows(self.table.changes.lines)
        try:
            draft = path.with_name(path.name + ".new")
            draft.write_text(as_csv(rows), encoding="utf-8", newline="")
            draft.replace(path)
        except OSError as error:
            reason = error.strerror or tr("the disk refused")
            self._context.messages.tell(
                tr("The file cannot be written"),
                tr("“{name}”: {reason}. Choose another folder or name.", name=path.name, reason=reason),
            )
            return
        self._context.toast.say(tr("Exported to {name}", name=path.name))

    def as_table(self) -> str:
        """What the copy button puts on the clipboard."""
        return as_tsv(table_rows(self.table.chosen_lines()))


def _start(f: ProgrammeFile, today: date) -> date:
    """Where a comparison begins unless said: the last meeting, else a week ago, not before the beginning."""
    held = [date.fromisoformat(day) for _name, day, _position in meetings(f)]
    before = [day for day in held if day < today]
    day = before[0] if before else today - timedelta(days=7)
    begun = first_moment(f)
    return max(day, date.fromisoformat(begun[:10])) if begun else day


def _counts(lines: Sequence[Line]) -> dict[str, Counter[str]]:
    """How many records of each kind were added, changed and removed."""
    records: dict[str, dict[tuple[int, Name], str]] = {}
    for one in lines:
        records.setdefault(one.kind, {})[one.record_id, one.record] = one.op
    return {kind: Counter(found.values()) for kind, found in records.items()}


def _ops_in_words(counts: Counter[str]) -> str:
    """``3 added, 12 changed, 1 removed``; what did not happen is left out."""
    said = {
        "added": trn("{count} added", "{count} added", counts["added"]),
        "changed": trn("{count} changed", "{count} changed", counts["changed"]),
        "removed": trn("{count} removed", "{count} removed", counts["removed"]),
    }
    return ", ".join(words for op, words in said.items() if counts[op])
