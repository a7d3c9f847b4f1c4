"""Use cases by their five gaps: a cell for each gap with sign and word; Enter or a click opens what would close it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from axonix_desktop.core.scale_gaps import GAP_WORDS, GAPS, SHORT_WORDS, WIDTHS, Gap, GapFacts, Width, gaps
from axonix_desktop.core.words import tr
from axonix_desktop.ui.readiness_views.gap_marks import paint_width, short_name, width_name
from axonix_desktop.ui.theme.look import Look

Index = QModelIndex | QPersistentModelIndex
_LEAD = 3
"""Use case, unit and stage stand before the gaps."""
_ROW, _NAME = 34, 150


@dataclass(frozen=True, slots=True)
class GapRow:
    """One use case with how wide its gaps are, in the order of :data:`GAPS`; what is behind them is told on demand."""

    id: int
    key: str
    title: str
    unit: str
    stage: int
    widths: tuple[Width, ...]
    facts: GapFacts

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The gaps with their checks."""
        return gaps(self.facts)

    @property
    def name(self) -> str:
        """Key and title."""
        return f"{self.key}  {self.title}"

    @property
    def wide(self) -> int:
        """How many of its gaps are wide open."""
        return sum(one == "wide" for one in self.widths)


class GapModel(QAbstractTableModel):
    """The rows shown, sorted by any column."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.rows: list[GapRow] = []
        self._by: tuple[int, Qt.SortOrder] | None = None

    def show_rows(self, rows: Sequence[GapRow]) -> None:
        """Show these; those with the most wide gaps first until a person sorts."""
        self.beginResetModel()
        self.rows = list(rows)
        self._sort()
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else _LEAD + len(GAPS)

    def gap(self, index: Index) -> Gap | None:
        """The gap of a cell; None for the columns before."""
        return self.rows[index.row()].gaps[index.column() - _LEAD] if index.column() >= _LEAD else None

    def width(self, index: Index) -> Width | None:
        """How wide the gap of a cell is; None for the columns before."""
        return self.rows[index.row()].widths[index.column() - _LEAD] if index.column() >= _LEAD else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, width = self.rows[index.row()], self.width(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return width_name(width) if width else (row.name, row.unit, str(row.stage))[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            gap = self.gap(index)
            if gap is None:
                return row.name
            steps = "\n".join(f"• {one}" for one in gap.closing)
            return f"{tr(GAP_WORDS[gap.code])}: {width_name(gap.width)}\n{gap.reason}\n{steps}".rstrip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = self.headerData(index.column(), Qt.Orientation.Horizontal)
            words, gap = f"{head}: {self.data(index)}", self.gap(index)
            return f"{row.name}. {words}. {gap.reason}" if gap else words
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 2:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            lead = (tr("Use case"), tr("Business unit"), tr("Stage"))
            return lead[section] if section < _LEAD else tr(SHORT_WORDS[GAPS[section - _LEAD]])
        if role == Qt.ItemDataRole.FontRole:
            return self._look.font("caption_strong")
        if role == Qt.ItemDataRole.ToolTipRole and section >= _LEAD:
            return tr(GAP_WORDS[GAPS[section - _LEAD]])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | (
                Qt.AlignmentFlag.AlignLeading if section < 2 else Qt.AlignmentFlag.AlignHCenter
            )
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._by = (column, order) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        self._sort()
        self.layoutChanged.emit()

    def _sort(self) -> None:
        self.rows.sort(key=lambda row: (-row.wide, row.key))
        if self._by is None:
            return
        column, order = self._by
        worst = {width: place for place, width in enumerate(("wide", "unknown", "partly", "closed"))}

        def key(row: GapRow) -> Any:
            if column >= _LEAD:
                return worst[row.widths[column - _LEAD]]
            return (row.key, row.unit.casefold(), row.stage)[column]

        self.rows.sort(key=key, reverse=order is Qt.SortOrder.DescendingOrder)


class _Painter(QStyledItemDelegate):
    """Gap cells as pills; the current cell with the focus ring."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.room = 0.0
        """How wide the narrowest pill is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, look = index.model(), self._look
        width = model.width(index) if isinstance(model, GapModel) else None
        state = option.state  # type: ignore[attr-defined]
        is_current = bool(state & QStyle.StateFlag.State_HasFocus)
        option.state = state & ~QStyle.StateFlag.State_HasFocus  # type: ignore[attr-defined]
        if width is None:
            inset = self._look.px(8) if index.column() == 0 else 0
            if state & QStyle.StateFlag.State_Selected:
                painter.fillRect(option.rect, look.colour("selected"))  # type: ignore[attr-defined]
            whole, is_rtl = option.rect, option.direction is Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
            option.rect = whole.adjusted(0 if is_rtl else inset, 0, -inset if is_rtl else 0, 0)  # type: ignore[attr-defined]
            super().paint(painter, option, index)
            option.rect = whole  # type: ignore[attr-defined]
        else:
            painter.save()
            rect = QRectF(option.rect)  # type: ignore[attr-defined]
            if state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, look.colour("selected"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setLayoutDirection(option.direction)  # type: ignore[attr-defined]
            paint_width(painter, look, rect.adjusted(4, 4, -4, -4), width, self.room)
            painter.restore()
        if is_current:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), 5, 5)  # type: ignore[attr-defined]
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self._look.px(_ROW))


class GapTable(QTableView):
    """``pointed(row, gap or None)`` follows the current cell, ``opened(row, gap or None)`` Enter and a double click."""

    pointed = Signal(object, object)
    opened = Signal(object, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows = GapModel(look, self)
        self.setModel(self.rows)
        self._painter = _Painter(look, self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(tr("Scale gaps by use case"))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSortIndicatorShown(False)
        header.sectionClicked.connect(self._on_head)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._open)
        look.changed.connect(self._dress)
        self._dress()

    def show_rows(self, rows: Sequence[GapRow]) -> None:
        """Show ``rows``; the cell stood on stays where it is."""
        index = self.currentIndex()
        kept = (self.rows.rows[index.row()].id, index.column()) if index.isValid() else None
        self.rows.show_rows(rows)
        places = {row.id: place for place, row in enumerate(self.rows.rows)}
        if self.rows.rows:
            place = places.get(kept[0], 0) if kept else 0
            self.setCurrentIndex(self.rows.index(place, kept[1] if kept else _LEAD))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.pointed.emit(self.rows.rows[current.row()], self.rows.gap(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        self.opened.emit(self.rows.rows[index.row()], self.rows.gap(index))

    def _on_head(self, section: int) -> None:
        header = self.horizontalHeader()
        is_again = header.isSortIndicatorShown() and header.sortIndicatorSection() == section
        ascending = Qt.SortOrder.AscendingOrder
        order = Qt.SortOrder.DescendingOrder if is_again and header.sortIndicatorOrder() == ascending else ascending
        header.setSortIndicatorShown(True)
        header.setSortIndicator(section, order)
        self.rows.sort(section, order)

    def _dress(self) -> None:
        look = self._look
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, look.colour("surface"))
        palette.setColor(QPalette.ColorRole.Text, look.colour("text"))
        palette.setColor(QPalette.ColorRole.Highlight, look.colour("selected"))
        palette.setColor(QPalette.ColorRole.HighlightedText, look.colour("text"))
        self.setPalette(palette)
        self.setFont(look.font("body"))
        self.horizontalHeader().setFont(look.font("small_strong"))
        self.horizontalHeader().setFixedHeight(look.px(34))
        self.verticalHeader().setDefaultSectionSize(look.px(_ROW))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The use case takes what is left; the unit gives way first, then the words of the gaps, never their heads."""
        look, room, header = self._look, self.viewport().width(), self.horizontalHeader()
        metrics, columns = look.metrics("small_strong"), range(_LEAD, _LEAD + len(GAPS))
        long = max(metrics.horizontalAdvance(width_name(one)) for one in WIDTHS) + look.px(48)
        short = max(metrics.horizontalAdvance(short_name(one)) for one in WIDTHS if one != "unknown") + look.px(24) + 10
        heads = {one: header.sectionSizeHint(one) for one in columns}
        unit, stage = look.px(124), max(look.px(58), header.sectionSizeHint(2))
        name = int(max(look.px(_NAME), min(0.32 * room, room - stage - sum(max(short, one) for one in heads.values()))))
        has_unit = room >= name + unit + stage + sum(max(long, one) for one in heads.values())
        rest = room - name - stage - (unit if has_unit else 0)
        widths = _shared(heads, rest, long)
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        self._painter.room = min(widths.values()) - 8.0
        self.setColumnHidden(1, not has_unit)
        self.setColumnWidth(1, unit)
        self.setColumnWidth(2, stage)


def _shared(least: Mapping[int, int], room: int, most: int) -> dict[int, int]:
    """Widths alike as far as ``room`` lets them be, none below its ``least`` nor (so) above ``most``."""
    alike = most
    while alike > 0 and sum(max(alike, one) for one in least.values()) > room:
        alike -= 1
    return {column: max(alike, one) for column, one in least.items()}
