"""The grid: Qt's table view (keyboard, selection, accessibility) with rows painted straight from the columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QCursor, QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.records.cell_view import CellView
from axonix_desktop.ui.records.cells import Cell, CellPainter, Paint
from axonix_desktop.ui.records.columns import Column, SortKey
from axonix_desktop.ui.records.grid_keys import GridKeys, is_tab
from axonix_desktop.ui.records.grid_mouse import GridMouse
from axonix_desktop.ui.records.grid_paint import SightPainter, sight_of
from axonix_desktop.ui.records.selection import Spot
from axonix_desktop.ui.records.standing import Standing
from axonix_desktop.ui.records.table import RecordTableModel
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce


class RecordGrid(CellView):
    """Shows a :class:`RecordTableModel`; cells are selected as in Excel (see :attr:`selection`).

    ``current_record_changed(int)`` gives the id of the row the keyboard is on (None for none), ``detail_wanted``
    comes with Space, ``sorted_by(object)`` after a sort, ``selection_count_changed(int)`` with the number of rows in
    the selection, ``edit_wanted(Spot)`` with a double click, ``fill_wanted(Spot)`` when the fill handle was dragged
    to a cell, ``scrolled`` when cells moved. ``key_taker`` is asked first about every key, ``may_leave`` before the
    pointer or the keyboard leaves a cell (an editor may be open there).
    """

    current_record_changed = Signal(object)
    detail_wanted = Signal()
    sorted_by = Signal(object)
    selection_count_changed = Signal(int)
    edit_wanted = Signal(object)
    scrolled = Signal()

    def __init__(self, look: Look, model: RecordTableModel, parent: QWidget | None = None) -> None:
        super().__init__(look, model, parent)
        self._cells = CellPainter(look)
        self._sight = SightPainter(look)
        self._paints: dict[str, Paint] = {}
        self._hovered = -1
        self._scale = look.scale
        self._row_size = "row"
        self._arrange()
        self.keys = GridKeys(model, self.selection, self._page_rows, self.is_rtl, self._takes_typing)
        self.mouse = GridMouse(self)
        self.stretch_of = self.mouse.stretch
        self.key_taker: Callable[[QKeyEvent], bool] = lambda _event: False
        self.text_taker: Callable[[str], object] = lambda _text: None
        self.may_leave: Callable[[], bool] = lambda: True
        self.may_edit: Callable[[Spot], bool] = lambda _spot: True
        self.enter_opens: Callable[[], bool] = lambda: False
        self.overpaint: Callable[[QPainter, list[tuple[int, int]]], None] = lambda *_seen: None
        self._standing = Standing(self, model)
        self._header.sort_wanted.connect(self.sort_by)
        self._connect_selection()
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _arrange(self) -> None:
        """How the view scrolls, selects and sizes its rows."""
        self.setAccessibleName(tr("Records"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # scrolling moves pixels
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)

    @property
    def record_model(self) -> RecordTableModel:
        """The model shown."""
        return self._model

    def sort_by(self, keys: Sequence[SortKey]) -> None:
        """Order by ``keys`` and keep the current row in view."""
        self._model.shown.sort_by(keys)
        self._header.viewport().update()
        current = self.currentIndex()
        if current.isValid():
            self.scrollTo(current)
        self.sorted_by.emit(tuple(self._model.records.sort_keys))

    def filter_by(self, text: str) -> None:
        """Show only rows with the words of ``text``; the current record stays current while it is shown."""
        current, column = self.current_record(), self.currentIndex().column()
        self._model.shown.filter_by(text)
        if current is not None and not self.select_record(current, column):
            self.current_record_changed.emit(None)

    def refresh(self) -> None:
        """Paint anew after the values of the model changed."""
        self.viewport().update()

    def current_record(self) -> int | None:
        """The id of the record the keyboard is on."""
        index = self.currentIndex()
        return self._model.id_at(index.row()) if index.isValid() else None

    def selected_ids(self) -> list[int]:
        """The ids of the records that have a selected cell, in the order shown."""
        found = (self._model.id_at(row) for row in self.selection.area().rows)
        return [one for one in found if one is not None]

    def select_record(self, record_id: int, column: int = -1) -> bool:
        """Make the record current and scroll it into view; False when it is not shown. A range around it stays."""
        place = self._model.records.place_of(record_id)
        if place is None:
            return False
        current = self.currentIndex()
        if current.row() == place and (column < 0 or current.column() == column):
            return True
        sections = self.selection.sections()
        section = column if column in sections else current.column() if current.column() in sections else sections[0]
        self.go(Spot(place, sections.index(section)))
        return True

    def select_first(self) -> None:
        """Put the keyboard on the first record when it is nowhere."""
        if not self.currentIndex().isValid() and self.selection.sections():
            first = next((row for row in range(self._model.rowCount()) if self._model.is_record(row)), None)
            if first is not None:
                self.go(Spot(first, 0))

    def _page_rows(self) -> int:
        return max(self.viewport().height() // self.verticalHeader().defaultSectionSize() - 1, 1)

    def _takes_typing(self, spot: Spot) -> bool:
        return self.may_edit(spot)

    def _connect_selection(self) -> None:
        """Tell others where the keyboard is and how much is selected."""
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self.selectionModel().currentChanged.connect(lambda *_indexes: self.viewport().update())
        self.selectionModel().selectionChanged.connect(self._tell_selected)
        self._model.modelReset.connect(self._tell_selected)
        self._model.layoutChanged.connect(self.selection.forget)

    def _on_current_row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.current_record_changed.emit(self._model.id_at(current.row()) if current.isValid() else None)

    def _tell_selected(self) -> None:
        """Tell how many rows are selected."""
        self.selection_count_changed.emit(self.selection.row_count())
        self.viewport().update()

    def set_row_size(self, size: str) -> None:
        """Have rows as high as the named size of the look."""
        self._row_size = size
        self._on_look_changed()

    def _on_look_changed(self) -> None:
        """Take the sizes of the look in use."""
        height = self._look.size(self._row_size)
        if self._scale != self._look.scale:
            for section in range(self._header.count()):
                self.setColumnWidth(section, round(self.columnWidth(section) * self._look.scale / self._scale))
            self._scale = self._look.scale
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height)
        self.horizontalScrollBar().setSingleStep(self._look.px(40))
        self._paints.clear()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.key_taker(event):
            return
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        is_bare = modifiers == Qt.KeyboardModifier.NoModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (is_bare or shift):
            if is_bare and self.enter_opens():
                self.detail_wanted.emit()
            else:
                self.step("up" if shift else "down")
        elif (key == Qt.Key.Key_Tab and is_bare) or key == Qt.Key.Key_Backtab:
            if not self.step("right" if key == Qt.Key.Key_Tab else "left"):
                self.focusNextPrevChild(key == Qt.Key.Key_Tab)
        elif key == Qt.Key.Key_Space and is_bare:
            self.detail_wanted.emit()
        else:
            goal = self.keys.press(event)
            if goal is None:
                event.ignore()
            else:
                self.show_spot(goal)
                self._speak_range()

    def _speak_range(self) -> None:
        """Let a screen reader say how large the selection has become."""
        boxes = self.selection.boxes()
        if len(boxes) == 1 and (boxes[0][0] != boxes[0][1] or boxes[0][2] != boxes[0][3]):
            top, bottom, first, last = boxes[0]
            rows = trn("{count} row", "{count} rows", bottom - top + 1)
            columns = trn("{count} column", "{count} columns", last - first + 1)
            announce(self, tr("{rows} by {columns} selected", rows=rows, columns=columns))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and is_tab(event):
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString():
            self.text_taker(event.commitString())
            event.accept()
        else:
            super().inputMethodEvent(event)

    def step(self, direction: str) -> bool:
        """Move the keyboard one cell ``down``, ``up``, ``right`` or ``left``; False when the grid ends there."""
        current = self.selection.current
        if current is None:
            self.select_first()
            return True
        goal = self.keys.step(current, direction)
        if goal is not None:
            self.go(goal)
        return goal is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.may_leave() and not self.mouse.press(event):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(int(event.position().y())))
        if not self.mouse.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.mouse.release(event):
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self.spot_at(event.position().toPoint())
        if spot is not None and event.button() is Qt.MouseButton.LeftButton:
            self.edit_wanted.emit(spot)
        else:
            super().mouseDoubleClickEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.scrolled.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.scrolled.emit()
        if dy and self._hovered >= 0:
            at = self.viewport().mapFromGlobal(QCursor.pos())
            self._hover(self.rowAt(at.y()) if self.viewport().rect().contains(at) else -1)

    def _hover(self, row: int) -> None:
        """Tint the row under the pointer."""
        if row != self._hovered:
            for one in (self._hovered, row):
                if one >= 0:
                    y = self.rowViewportPosition(one)
                    self.viewport().update(0, y, self.viewport().width(), self.rowHeight(one))
            self._hovered = row

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._cells.set_ratio(self.devicePixelRatioF())
        # Not the box around them: the row under the pointer and those that come into view may lie far apart.
        for exposed in cast("Iterable[QRect]", event.region()):
            self._paint_exposed(painter, exposed)
        painter.end()

    def _paint_exposed(self, painter: QPainter, exposed: QRect) -> None:
        """Paint all that is seen within ``exposed``, in pixels of the viewport."""
        painter.fillRect(exposed, self._look.colour("surface"))
        height, count = self.verticalHeader().defaultSectionSize(), self._model.rowCount()
        offset = self.verticalHeader().offset()
        first = max((exposed.top() + offset) // height, 0)
        last = min((exposed.bottom() + offset) // height, count - 1)
        if first > last:
            return
        sight, order = sight_of(self), self._model.records.order
        places = [(place, place * height - offset) for place in range(first, last + 1)]
        tops = [(order[place], y) for place, y in places if order[place] >= 0]
        for part, sections in self.parts(exposed, self._exposed_sections(exposed)):
            painter.setClipRect(part)
            self._sight.ground(painter, part, places, height, self._hovered, sight)
            for section, x, width in sections:
                column = self._model.column(section)
                if column is not None:
                    self._paint_column(painter, column, (x, width, height), tops)
            self._sight.outline(painter, sight, is_rtl=self.is_rtl(), has_handle=self.shows_handle)
        painter.setClipRect(exposed)
        self.paint_edge(painter, self._look.colour("border_strong"))
        self.overpaint(painter, places)
        painter.setClipping(False)

    def _paint_column(
        self, painter: QPainter, column: Column, box: tuple[int, int, int], tops: list[tuple[int, int]]
    ) -> None:
        """Paint the cells of one column; ``box`` is its place, width and row height."""
        field = column.field
        paint = self._paints.get(field.name)
        if paint is None:
            paint = self._paints[field.name] = self._cells.paint_for(field, field.name == self._model.title_field)
        x, width, height = box
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        cell = Cell(x, 0, width, height - 1, is_rtl)
        for row, y in tops:
            cell.y = y
            paint(painter, cell, column, row)
