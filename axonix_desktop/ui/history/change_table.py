"""Changes as a table: record, field, what stood there, what stands there; in journals and comparisons alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from axonix_desktop.core.changes import OP_WORDS, Line, as_tsv, table_rows
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

LINE = Qt.ItemDataRole.UserRole + 1
_HEADS = (mark("Record"), mark("Field"), mark("Was"), mark("Is"))
_NO_INDEX = QModelIndex()
_STEP = 400
Index = QModelIndex | QPersistentModelIndex
_TONES = {"added": "green_fg", "removed": "red_fg"}


class ChangeTableModel(QAbstractTableModel):
    """Lines of changes, shown some hundred at a time so that an import of thousands opens at once."""

    more_wanted = Signal()

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        """``more_wanted`` asks whoever fills the table for the lines after those it has."""
        super().__init__(parent)
        self._look = look
        self.lines: list[Line] = []
        self._shown = 0
        self._is_complete = True

    def show_lines(self, lines: Sequence[Line], *, is_complete: bool = True) -> None:
        """Show ``lines`` in place of those before; more can be had unless they are complete."""
        self.beginResetModel()
        self.lines, self._is_complete = list(lines), is_complete
        self._shown = min(len(self.lines), _STEP)
        self.endResetModel()

    def add_lines(self, lines: Sequence[Line], *, is_complete: bool) -> None:
        """Put ``lines`` after those shown."""
        self._is_complete = is_complete
        self.lines.extend(lines)
        self._show_more()

    def line(self, index: Index) -> Line | None:
        """The change at ``index``."""
        return self.lines[index.row()] if 0 <= index.row() < self._shown else None

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self._shown

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def canFetchMore(self, parent: Index = _NO_INDEX) -> bool:
        return not parent.isValid() and (self._shown < len(self.lines) or not self._is_complete)

    def fetchMore(self, parent: Index = _NO_INDEX) -> None:
        if parent.isValid():
            return
        if self._shown < len(self.lines):
            self._show_more()
        elif not self._is_complete:
            self.more_wanted.emit()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(_HEADS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.line(index)
        if one is None:
            return None
        if role == LINE:
            return one
        if role == Qt.ItemDataRole.DisplayRole and index.column() == 0 and self._goes_on(index.row()):
            return ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(one, index.column(), is_whole=role == Qt.ItemDataRole.ToolTipRole)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{tr(_HEADS[index.column()])}: {self._words(one, index.column(), is_whole=False)}"
        if role == Qt.ItemDataRole.FontRole:
            return self._look.font("body_strong" if index.column() == 0 and one.field is None else "body")
        if role == Qt.ItemDataRole.ForegroundRole:
            if index.column() == 1 and one.field is None:
                return self._look.colour(_TONES.get(one.op, "text"))
            return self._look.colour("text_muted" if index.column() in (1, 2) else "text")
        return None

    def _goes_on(self, row: int) -> bool:
        """Whether the row speaks of the same record as the one above, which names it."""
        if row == 0:
            return False
        above, one = self.lines[row - 1], self.lines[row]
        return (above.kind, above.record_id, above.op) == (one.kind, one.record_id, one.op)

    def _words(self, one: Line, column: int, *, is_whole: bool) -> str:
        """The text of a cell; on one line unless it is the whole of it."""
        if column == 0:
            kind = tr(record_of(one.kind).label)
            words = " ".join(part for part in (one.record.key, one.record.title) if part)
            return f"{kind} {words}" if is_whole or not one.record.key else words
        if column == 1:
            return one.label or tr(OP_WORDS[one.op])
        words = one.old if column == 2 else one.new
        if not words and one.field is not None and one.op == "changed" and not is_whole:
            return tr("empty")
        return words if is_whole else " ".join(words[:300].split())

    def _show_more(self) -> None:
        last = min(self._shown + _STEP, len(self.lines))
        if last > self._shown:
            self.beginInsertRows(QModelIndex(), self._shown, last - 1)
            self._shown = last
            self.endInsertRows()


class ChangeTable(QTableView):
    """``open_wanted(object)`` and ``restore_wanted(object)`` carry the line asked about, ``only_wanted`` too."""

    open_wanted = Signal(object)
    restore_wanted = Signal(object)
    only_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None, *, has_acts: bool = True) -> None:
        """``has_acts`` offers what can be done with a line."""
        super().__init__(parent)
        self._look, self._has_acts = look, has_acts
        self.changes = ChangeTableModel(look, self)
        self.setModel(self.changes)
        self.setItemDelegate(_CellPainter(look, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setAccessibleName(tr("Changes"))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(look.px(60))
        self._dress()
        look.changed.connect(self._dress)
        self.doubleClicked.connect(lambda index: self._emit(self.open_wanted, self.changes.line(index)))

    def current_line(self) -> Line | None:
        """The line the keyboard is on."""
        return self.changes.line(self.currentIndex())

    def chosen_lines(self) -> list[Line]:
        """The lines selected, in their order; all of them when none is."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.changes.lines[row] for row in rows] or list(self.changes.lines)

    def copy(self) -> None:
        """Put the lines selected on the clipboard as a table."""
        QGuiApplication.clipboard().setText(as_tsv(table_rows(self.chosen_lines())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._has_acts:
            self._emit(self.open_wanted, self.current_line())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        one = self.current_line()
        menu = QMenu(self)
        if self._has_acts and one is not None:
            menu.addAction(tr("&Open the record")).triggered.connect(lambda: self._emit(self.open_wanted, one))
            menu.addAction(tr("&Restore the old value")).triggered.connect(lambda: self._emit(self.restore_wanted, one))
            menu.addAction(tr("Show only this record’s &history")).triggered.connect(
                lambda: self._emit(self.only_wanted, one)
            )
            menu.addSeparator()
        menu.addAction(tr("&Copy as a table")).triggered.connect(self.copy)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._share_width()

    def _share_width(self) -> None:
        """Give every column its share of the width."""
        wide = max(self.viewport().width(), self._look.px(360))
        for column, share in enumerate((0.30, 0.17, 0.26)):
            self.setColumnWidth(column, int(wide * share))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.changes.rowCount():
            self.setCurrentIndex(self.changes.index(0, 0))

    def _dress(self) -> None:
        """Take heights and fonts from the look."""
        self.verticalHeader().setDefaultSectionSize(self._look.px(30))
        header = self.horizontalHeader()
        header.setFixedHeight(self._look.px(34))
        header.setFont(self._look.font("small"))
        self.viewport().update()

    def _emit(self, signal: Any, one: Line | None) -> None:
        if one is not None:
            signal.emit(one)


class _CellPainter(QStyledItemDelegate):
    """Paints cells with the room on both sides that headings have, and a ring round the one the keyboard is on."""

    def __init__(self, look: Look, parent: QTableView) -> None:
        super().__init__(parent)
        self._look, self._view = look, parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, box = self._look, option.rect  # type: ignore[attr-defined]
        painter.save()
        state = option.state  # type: ignore[attr-defined]
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.colour("selected"))
        painter.setFont(index.data(Qt.ItemDataRole.FontRole))
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole))
        area = box.adjusted(look.px(12), 0, -look.px(6), 0)
        is_strong = painter.font() == look.font("body_strong")
        words = look.metrics("body_strong" if is_strong else "body").elidedText(
            index.data() or "", Qt.TextElideMode.ElideRight, area.width()
        )
        is_rtl = option.direction is Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
        painter.drawText(area, start_of_line(is_rtl=is_rtl) | Qt.AlignmentFlag.AlignVCenter, words)
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
            painter.setPen(QPen(look.colour("focus"), 2))
            for high in (box.top() + 1, box.bottom()):
                painter.drawLine(box.left(), high, box.right(), high)
        painter.restore()
