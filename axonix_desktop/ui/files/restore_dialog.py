"""Choosing a backup: when it was made, why, how large it is and what it holds. Nothing is changed here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.changes import moment_words
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.rolling import KeptBackup
from axonix_desktop.ui.files.backups import Holding, holding, size_words
from axonix_desktop.ui.jobs import Jobs, Ticket
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

_HEADS = (mark("Made"), mark("Why"), mark("Size"), mark("Holds"))
_REASONS = {
    "on opening": mark("When the file was opened"),
    "restore point": mark("Restore point (Ctrl+S)"),
    "before import": mark("Before an import"),
    "before migration": mark("Before an update of the file"),
    "before restore": mark("Before a restore"),
}


class RestoreDialog(QDialog):
    """The backups of a programme, newest first; what each holds is read in the background."""

    def __init__(
        self, look: Look, jobs: Jobs, backups: Sequence[KeptBackup], now: datetime, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._now = jobs, now
        self.backups = list(backups)
        self.holdings: dict[int, Holding | None] = {}
        self.setWindowTitle(tr("Restore from a backup"))
        self.resize(look.px(820), look.px(480))
        self.table = QTableWidget(len(self.backups), len(_HEADS))
        self._fill(look)
        self.look_button = QPushButton(tr("&Look at a copy"))
        self.look_button.setProperty("kind", "primary")
        self.look_button.setDefault(True)
        self.look_button.clicked.connect(self.accept)
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(
            PlainLabel(look, trn("{count} backup", "{count} backups", len(backups)), "small", "text_muted")
        )
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.look_button)
        text = tr(
            "A copy of the backup opens first, so that you can look round. Only then do you decide whether it takes "
            "the place of the file."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(20))
        layout.setSpacing(look.px(12))
        layout.addWidget(PlainLabel(look, tr("Restore from a backup"), "subtitle"))
        layout.addWidget(PlainLabel(look, text, colour="text_muted", wraps=True))
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ticket: Ticket | None = self._read() if self.backups else None

    def chosen(self) -> KeptBackup | None:
        """The backup chosen."""
        row = self.table.currentRow()
        return self.backups[row] if 0 <= row < len(self.backups) else None

    def done(self, result: int) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        super().done(result)

    def _fill(self, look: Look) -> None:
        table = self.table
        table.setHorizontalHeaderLabels([tr(one) for one in _HEADS])
        table.setAccessibleName(tr("Backups, newest first"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setStyleSheet(f"QTableWidget::item {{ padding: 0 {look.px(10)}px; }}")
        table.setFrameShape(QFrame.Shape.NoFrame)
        palette = table.palette()
        palette.setColor(QPalette.ColorRole.Highlight, look.colour("selected"))
        palette.setColor(QPalette.ColorRole.HighlightedText, look.colour("text"))
        table.setPalette(palette)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(look.px(34))
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setFixedHeight(look.px(34))
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.horizontalHeader().setStretchLastSection(True)
        for column, wide in enumerate((160, 190, 80)):
            table.setColumnWidth(column, look.px(wide))
        for row, one in enumerate(self.backups):
            cells = (moment_words(one.made_at.astimezone()), _why(one), _size(one), tr("Reading…"))
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                if column == 2:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
                table.setItem(row, column, item)
        table.doubleClicked.connect(lambda _index: self.accept())
        if self.backups:
            table.selectRow(0)

    def _read(self) -> Ticket:
        """Look into each backup, newest first."""
        backups, now = self.backups, self._now

        def work(ticket: Ticket) -> list[Holding | None]:
            found: list[Holding | None] = []
            for one in backups:
                ticket.step()
                found.append(holding(one, now))
            return found

        ticket = self._jobs.start(tr("Reading the backups"), work, is_quiet=True)
        ticket.done.connect(self._show_holdings, Qt.ConnectionType.QueuedConnection)
        return ticket

    def _show_holdings(self, found: object) -> None:
        self._ticket = None
        if not isinstance(found, list):
            return
        for row, one in enumerate(found):
            item = self.table.item(row, 3)
            self.holdings[row] = one
            if item is not None:
                item.setText(one.words if one is not None else tr("Cannot be opened; choose another"))


def _why(one: KeptBackup) -> str:
    words = _REASONS.get(one.reason)
    return tr(words) if words else f"{one.reason[:1].upper()}{one.reason[1:]}"


def _size(one: KeptBackup) -> str:
    try:
        return size_words(one.path.stat().st_size)
    except OSError:
        return ""
