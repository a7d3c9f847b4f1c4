"""All imports of this programme: from which file, when, by whom, what they did; each can be taken back."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.actions.import_history import undo_import
from axonix_desktop.core.importing.plan import ORDER
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.words import tr, trn, within
from axonix_desktop.store.queries.imports import KeptImport, past_imports
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.importing.line_cells import LineCell, Sure, Words
from axonix_desktop.ui.importing.lines import LineTable
from axonix_desktop.ui.importing.wording import counted, kind_words
from axonix_desktop.ui.states import StatePane
from axonix_desktop.ui.texts import PlainLabel


class ImportHistory(QDialog):
    """A list, newest first, with the report of the import in use below."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        look = context.look
        self.setWindowTitle(tr("Import history"))
        self.resize(look.px(860), look.px(560))
        self.imports: list[KeptImport] = []
        self.list = LineTable(look, (tr("File"), tr("What it did"), tr("State")), (34, 46, 20), line=52)
        self.list.setAccessibleName(tr("Imports of this programme"))
        self.list.chosen.connect(lambda _row: self._show_report())
        self.nothing = StatePane(look)
        self.report = PlainLabel(look, colour="text_muted", wraps=True, selects=True)
        self.undo = QPushButton(tr("Undo this import"))
        self.undo.clicked.connect(self.take_back)
        self.copy = QPushButton(tr("Copy the report"))
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.report.text()))
        close = QPushButton(tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        for button in (self.undo, self.copy):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self.list, 3)
        layout.addWidget(self.nothing, 3)
        layout.addWidget(self.report)
        layout.addLayout(buttons)
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the imports as they are now."""
        self.imports = past_imports(self.context.programme.file)
        self.list.lines.show([self._cells(one) for one in self.imports])
        has_any = bool(self.imports)
        for widget in (self.list, self.report, self.undo, self.copy):
            widget.setVisible(has_any)
        self.nothing.setVisible(not has_any)
        if not has_any:
            self.nothing.show_state(
                "import", "blue", tr("No import yet"), tr("Every import is listed here and can be taken back.")
            )
        elif self.list.currentIndex().row() < 0:
            self.list.choose(0)
        self._show_report()

    def take_back(self) -> None:
        """Take the import in use back."""
        one = self._current()
        if one is None:
            return
        act = partial(undo_import, number=one.change_set)
        if self.context.change(act, tr("The import cannot be taken back")):
            self.refresh()
            self.context.toast.say(tr("The import of {name} was taken back", name=one.file_name))

    def _current(self) -> KeptImport | None:
        row = self.list.currentIndex().row()
        return self.imports[row] if 0 <= row < len(self.imports) else None

    @staticmethod
    def _cells(one: KeptImport) -> tuple[LineCell, ...]:
        when = moment_words(one.imported_at)
        by = tr("{when} UTC, by {who}", when=when, who=one.actor) if one.actor else when
        state = Sure(tr("Taken back"), "grey") if one.is_undone else Sure(tr("Stands"), "green")
        return Words(one.file_name, by, is_strong=True), Words(did_words(one.counts)), state

    def _show_report(self) -> None:
        one = self._current()
        self.undo.setEnabled(one is not None and not one.is_undone and not self.context.is_read_only)
        self.report.setText("" if one is None else report(one))


def did_words(counts: str) -> str:
    """What an import did, in a line."""
    held = _loaded(counts)
    made: dict[str, int] = held.get("created", {})
    changed: dict[str, int] = held.get("updated", {})
    order = [kind for kind in reversed(ORDER) if kind in made or kind in changed]
    order.sort(key=lambda kind: kind != "use_case")
    words = [tr("{what} added", what=counted(kind, made[kind])) for kind in order if made.get(kind)]
    words += [tr("{what} changed", what=counted(kind, changed[kind])) for kind in order if changed.get(kind)]
    if len(words) > 3:
        rest = trn("{count} more", "{count} more", len(words) - 3)
        words = [*words[:3], rest]
    return ", ".join(words)


def moment_words(at: str) -> str:
    """A moment of the journal: ``22 Nov 2026 09:00``."""
    day = Date().show(Date().from_store(at[:10])) if at else ""
    return f"{day} {at[11:16]}".strip()


def report(one: KeptImport) -> str:
    """All that is kept of an import, in lines."""
    lines = [one.file_name, tr("{when} UTC, by {who}", when=moment_words(one.imported_at), who=one.actor)]
    names = {"created": tr("New"), "updated": tr("Changed"), "unchanged": tr("Unchanged"), "refused": tr("Not taken"),
             "skipped": tr("Left out"), "conflicts": tr("Kept as changed here")}  # fmt: skip
    for name, counts in _loaded(one.counts).items():
        if counts:
            told = ", ".join(f"{kind_words(kind)} {count:,}" for kind, count in counts.items())
            lines.append(f"{names.get(name, name)}: {told}")
    tables = json.loads(one.mapping) if one.mapping else []
    for table in tables:
        columns = trn("{count} column", "{count} columns", len(table.get("columns", {})))
        lines.append(
            tr("Sheet “{sheet}” as {kind}, {columns}", sheet=table.get("sheet", ""),
               kind=within(kind_words(table.get("kind"))), columns=columns)
        )  # fmt: skip
    return "\n".join(lines)


def _loaded(counts: str) -> dict[str, dict[str, int]]:
    held: Any = json.loads(counts) if counts else {}
    return held if isinstance(held, dict) else {}
