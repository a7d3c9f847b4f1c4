"""The import of a workbook: what it would become, before anything is written; then one button, and Undo."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from axonix_desktop.ui.importing.lines import LineTable, column_texts, problem_texts
from axonix_desktop.ui.importing.preview import Preview
from axonix_desktop.ui.records.cells import CellPainter
from axonix_desktop.ui.states import StatePane
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.theme.look import Look


class ImportPage(QWidget):
    """``import_wanted(object)`` hands back the preview to be applied, ``cancel_wanted`` leaves without a trace."""

    import_wanted = Signal(object)
    cancel_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._preview: Preview | None = None
        cells = CellPainter(look)
        self.columns = LineTable(
            look,
            cells,
            ("Column in the file", "Sample values", "Becomes", "How sure, and why"),
            chip_column=3,
            shares=(22, 26, 18, 34),
        )
        self.columns.setAccessibleName("Columns of the file and what they become")
        self.problems = LineTable(look, cells, ("Where", "Value and problem"), shares=(34, 66), is_tall=True)
        self.problems.setAccessibleName("Problems found")
        self.state = StatePane(look)
        self._figures = QHBoxLayout()
        self._figures.setSpacing(12)
        self._table = PlainLabel(look, role="body", colour="text_muted", wraps=True)
        self._problem_words = PlainLabel(look, role="subtitle")
        self._also = PlainLabel(look, role="body", colour="text_muted", wraps=True)
        self._summary = PlainLabel(look, role="body_strong")
        self.cancel = QPushButton("Cancel")
        self.cancel.clicked.connect(self._on_cancel)
        self.go = QPushButton("Import")
        self.go.setProperty("kind", "primary")
        self.go.setFont(look.font("body_strong"))
        self.go.clicked.connect(self._on_go)
        self._lay_out()

    def _lay_out(self) -> None:
        """Figures over columns, problems beside them, the buttons below."""
        body = QWidget()
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._table)
        left.addLayout(self._figures)
        card = Plate(self._look, "surface", radius=self._look.tokens.radius["lg"])
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 6, 1, 8)
        inner.addWidget(self.columns)
        left.addWidget(card, 1)
        side = Plate(self._look, "surface", edges="l")
        side.setFixedWidth(self._look.size("detail"))
        right = QVBoxLayout(side)
        right.setContentsMargins(16, 16, 8, 8)
        right.setSpacing(8)
        right.addWidget(self._problem_words)
        right.addWidget(self._also)
        right.addWidget(self.problems, 1)
        right.addStretch(0)
        across = QHBoxLayout(body)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        holder = QVBoxLayout()
        holder.setContentsMargins(24, 16, 24, 16)
        holder.addLayout(left)
        across.addLayout(holder, 1)
        across.addWidget(side)
        content = QWidget()
        self._stack = QStackedLayout(content)
        self._stack.addWidget(body)
        self._stack.addWidget(self.state)
        foot = Plate(self._look, "surface", edges="t")
        buttons = QHBoxLayout(foot)
        buttons.setContentsMargins(24, 10, 20, 10)
        buttons.setSpacing(8)
        buttons.addWidget(self._summary, 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(content, 1)
        layout.addWidget(foot)

    def show_waiting(self, title: str, words: str) -> None:
        """Say what is being done now."""
        self._stack.setCurrentIndex(1)
        self.state.show_state("file-spreadsheet", "blue", title, words)
        self.state.bar.show()
        self._summary.setText("Nothing is changed until you choose Import")
        self.go.setEnabled(False)

    def say(self, words: str) -> None:
        """Say how far it is."""
        self.state.say(words)

    def show_failure(self, words: str) -> None:
        """Say why the workbook cannot be imported."""
        self._stack.setCurrentIndex(1)
        self.state.show_state("triangle-alert", "amber", "This file cannot be imported", words)
        self.state.bar.hide()
        self._summary.setText("Nothing was changed")
        self.go.setEnabled(False)

    def show_preview(self, preview: Preview) -> None:
        """Show what would be created, the columns with their reasons, and the problems."""
        self._preview = preview
        self._stack.setCurrentIndex(0)
        self._table.setText(preview.table)
        self._show_figures(
            (
                (preview.added, "to add", "text"),
                (preview.changed, "to change", "text"),
                (preview.same, "unchanged", "text_muted"),
                (preview.left_out, "left out", "text_muted"),
            )
        )
        self.columns.lines.show([column_texts(line) for line in preview.columns])
        lines = [problem_texts(line) for line in preview.problems]
        self.problems.lines.show(lines)
        self.problems.setVisible(bool(lines))
        self._problem_words.setText(
            f"{len(lines):,} thing{'' if len(lines) == 1 else 's'} to look at" if lines else "Every value is understood"
        )
        notes = [*((f"Also new: {preview.also}.", "") if preview.also else ()), *preview.notes]
        self._also.setText("\n".join(notes).strip())
        self._summary.setText(_summary(preview))
        work = preview.added + preview.changed
        self.go.setText(
            "Nothing to import" if preview.is_empty else f"Import {preview.work_words()}" if work else "Import"
        )
        self.go.setEnabled(not preview.is_empty)

    @property
    def told(self) -> str:
        """What stands beside the columns: what else is made, how words are read, what is asked."""
        return self._also.text()

    def take_focus(self) -> None:
        """Put the keyboard on Import when it can be chosen, else on Cancel."""
        (self.go if self.go.isEnabled() else self.cancel).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_figures(self, figures: Sequence[tuple[int, str, str]]) -> None:
        """Large figures with their words, each in a card."""
        while self._figures.count():
            item = self._figures.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, words, colour in figures:
            card = Plate(self._look, "surface", radius=self._look.tokens.radius["lg"])
            column = QVBoxLayout(card)
            column.setContentsMargins(16, 10, 16, 10)
            column.setSpacing(0)
            column.addWidget(PlainLabel(self._look, f"{number:,}", "kpi", colour))
            column.addWidget(PlainLabel(self._look, words, "body", "text_muted"))
            card.setAccessibleName(f"{number:,} {words}")
            self._figures.addWidget(card, 1)

    def _on_cancel(self) -> None:
        """Leave without a trace."""
        self.cancel_wanted.emit()

    def _on_go(self) -> None:
        """Ask for the import once."""
        if self._preview is not None:
            self.go.setEnabled(False)
            self.import_wanted.emit(self._preview)


def _summary(preview: Preview) -> str:
    """The line at the foot of the page."""
    rows = preview.added + preview.changed + preview.same + preview.left_out
    return (
        f"{rows:,} rows: {preview.added:,} new, {preview.changed:,} changed, {preview.same:,} unchanged, "
        f"{preview.left_out:,} left out"
    )
