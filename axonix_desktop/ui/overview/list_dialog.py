"""A list in a window of its own: all lines of something the Overview shows in short; Enter opens one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Listing:
    """What is listed; ``total`` says how many there are when not all are, ``stretched`` which column is the widest."""

    title: str
    heads: Sequence[str]
    lines: Sequence[Sequence[str]]
    total: int | None = None
    stretched: int = 0


class _Lines(QAbstractTableModel):
    """Cells of text."""

    def __init__(self, heads: Sequence[str], lines: Sequence[Sequence[str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._heads, self._lines = tuple(heads), lines
        self._numbers = {
            column
            for column in range(len(self._heads))
            if lines and all(line[column].replace(",", "").isdigit() for line in lines[:200])
        }

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        words = self._lines[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in self._numbers:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._heads[index.column()]}: {words}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return words or None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignTrailing if section in self._numbers else Qt.AlignmentFlag.AlignLeading
            return side | Qt.AlignmentFlag.AlignVCenter
        is_head = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._heads[section] if is_head else None


class _Table(QTableView):
    """Enter opens the line; Tab leaves the table."""

    def __init__(self, opens: Callable[[int], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._opens = opens

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._opens(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class ListDialog(QDialog):
    """``opens(row)`` opens a line, after which the window is closed; None where there is nothing to open."""

    def __init__(
        self, look: Look, listing: Listing, opens: Callable[[int], object] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        title, heads, lines = listing.title, listing.heads, listing.lines
        self.setWindowTitle(title)
        self.resize(look.px(760), look.px(520))
        self._opens = opens
        whole = listing.total if listing.total is not None else len(lines)
        words = trn("{count} line", "{count} lines", whole)
        if whole > len(lines):
            words = tr("The first {shown} of {whole} lines", shown=f"{len(lines):,}", whole=f"{whole:,}")
        self.table = _Table(self._open, self)
        self.table.setModel(_Lines(heads, lines, self.table))
        self.table.setAccessibleName(title)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setStyleSheet("QTableView::item { padding: 0 10px; }")
        palette = self.table.palette()
        palette.setColor(QPalette.ColorRole.Highlight, look.colour("selected"))
        palette.setColor(QPalette.ColorRole.HighlightedText, look.colour("text"))
        self.table.setPalette(palette)
        self.table.setAlternatingRowColors(True)
        self.table.setFont(look.font("body"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(look.px(32))
        self._fit(look, heads, lines, listing.stretched)
        self.table.doubleClicked.connect(lambda index: self._open(index.row()))
        buttons = QDialogButtonBox(self)
        self.open_button = QPushButton(tr("Show"))
        self.open_button.setProperty("kind", "primary")
        buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.open_button.setVisible(opens is not None)
        self.open_button.clicked.connect(lambda _checked=False: self._open(self.table.currentIndex().row()))
        close = buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(look, title, "subtitle"))
        layout.addWidget(PlainLabel(look, words, "small", "text_muted"))
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        if lines:
            self.table.selectRow(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self, look: Look, heads: Sequence[str], lines: Sequence[Sequence[str]], stretched: int) -> None:
        """One column takes the room that the others leave."""
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        for column in (one for one in range(len(heads)) if one != stretched):
            longest = max([heads[column], *(line[column] for line in lines[:200])], key=len)
            wide = look.metrics("body").horizontalAdvance(longest) + look.px(36)
            self.table.setColumnWidth(column, min(wide, look.px(220)))

    def _open(self, row: int) -> None:
        if self._opens is not None and row >= 0:
            self.accept()
            self._opens(row)
