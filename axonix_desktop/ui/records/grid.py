"""The grid: Qt's table view (keyboard, selection, accessibility) with rows painted straight from the columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from axonix_desktop.ui.records.cells import Cell, CellPainter, Paint
from axonix_desktop.ui.records.columns import Column, SortKey
from axonix_desktop.ui.records.header import RecordHeader
from axonix_desktop.ui.records.table import RecordTableModel
from axonix_desktop.ui.theme.look import Look


class RecordGrid(QTableView):
    """Shows a :class:`RecordTableModel`.

    ``current_record_changed(int)`` gives the id of the row the keyboard is on (0 for none), ``detail_wanted`` comes
    with Space, ``sorted_by(object)`` after a sort, ``columns_changed`` when columns were shown, hidden or moved.
    """

    current_record_changed = Signal(object)
    detail_wanted = Signal()
    sorted_by = Signal(object)
    selection_count_changed = Signal(int)

    def __init__(self, look: Look, model: RecordTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model
        self._cells = CellPainter(look)
        self._paints: dict[str, Paint] = {}
        self._hovered = -1
        self._scale = look.scale
        self._header = RecordHeader(look, self)
        self.setHorizontalHeader(self._header)
        self.setModel(model)
        self.setAccessibleName("Records")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # scrolling moves pixels
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        self._header.sort_wanted.connect(self.sort_by)
        self._connect_selection()
        self.doubleClicked.connect(lambda _index: self.detail_wanted.emit())
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    @property
    def record_model(self) -> RecordTableModel:
        """The model shown."""
        return self._model

    def show_fields(self, names: Sequence[str], widths: dict[str, int] | None = None) -> None:
        """Show the columns ``names`` in this order and hide the others; ``widths`` in pixels at 100 %."""
        fields = self._model.fields
        for section, field in enumerate(fields):
            self.setColumnHidden(section, field.name not in names)
            width = (widths or {}).get(field.name, field.width)
            self.setColumnWidth(section, self._look.px(width))
        for place, name in enumerate(names):
            section = self._model.section_of(name)
            if section >= 0:
                self._header.moveSection(self._header.visualIndex(section), place)
        self._search_shown()

    def shown_fields(self) -> list[str]:
        """The names of the shown columns from the leading edge on."""
        sections = [self._header.logicalIndex(place) for place in range(self._header.count())]
        return [self._model.fields[section].name for section in sections if not self.isColumnHidden(section)]

    def set_field_shown(self, name: str, is_shown: bool) -> None:
        """Show or hide one column; the last one stays."""
        section = self._model.section_of(name)
        if section >= 0 and (is_shown or len(self.shown_fields()) > 1):
            self.setColumnHidden(section, not is_shown)
            self._search_shown()

    def fit_columns(self) -> None:
        """Make every shown column as wide as what can be seen of it."""
        for name in self.shown_fields():
            self.fit_column(name)

    def fit_column(self, name: str) -> None:
        """Make the column ``name`` as wide as its heading and the rows on screen need."""
        section = self._model.section_of(name)
        column = self._model.column(section)
        if column is None:
            return
        metrics = self._look.metrics("body_strong")
        first = max(self.rowAt(0), 0)
        rows = self._model.records.order[first : first + 60]
        widest = max((metrics.horizontalAdvance(column.text(row)[:120]) for row in rows), default=0)
        extra = {"stage": 86, "choice": 44, "reference": 52, "percent": 90}.get(column.field.kind.name, 24)
        heading = metrics.horizontalAdvance(column.field.label) + 44
        self.setColumnWidth(section, min(max(widest + self._look.px(extra), heading), self._look.px(480)))

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

    def select_record(self, record_id: int, column: int = -1) -> bool:
        """Make the record current and scroll it into view; False when it is not shown."""
        place = self._model.records.place_of(record_id)
        if place is None:
            return False
        if self.currentIndex().row() == place and self.selectionModel().isRowSelected(place):
            return True
        section = column if column >= 0 else self._first_section()
        index = self._model.index(place, section)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)
        return True

    def select_first(self) -> None:
        """Put the keyboard on the first row when it is nowhere."""
        if not self.selectionModel().hasSelection() and self._model.rowCount():
            self.select_record(self._model.id_at(0) or 0)

    def _first_section(self) -> int:
        """The section at the leading edge that is shown."""
        names = self.shown_fields()
        return self._model.section_of(names[0]) if names else 0

    def _search_shown(self) -> None:
        """The filter looks at what is shown."""
        self._model.records.search_in(self.shown_fields())

    def _connect_selection(self) -> None:
        """Tell others where the keyboard is and how much is selected."""
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self.selectionModel().selectionChanged.connect(self._tell_selected)
        self._model.modelReset.connect(self._tell_selected)

    def _on_current_row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.current_record_changed.emit(self._model.id_at(current.row()) if current.isValid() else None)

    def _tell_selected(self) -> None:
        """Tell how many rows are selected."""
        self.selection_count_changed.emit(
            sum(one.bottom() - one.top() + 1 for one in self._ranges() if one.left() == 0)
        )
        self.viewport().update()

    def _on_look_changed(self) -> None:
        """Take the sizes of the look in use."""
        height = self._look.size("row")
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
        key, modifiers = event.key(), event.modifiers()
        shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (plain or shift):
            self._step(-1 if shift else 1)
        elif key == Qt.Key.Key_Space and plain:
            self.detail_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _step(self, rows: int) -> None:
        """Move the keyboard some rows down (or up) within the grid."""
        index = self.currentIndex()
        place = min(max(index.row() + rows, 0), self._model.rowCount() - 1)
        if place >= 0:
            self.setCurrentIndex(self._model.index(place, max(index.column(), 0)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(int(event.position().y())))
        super().mouseMoveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
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
        exposed, look = event.rect(), self._look
        painter = QPainter(self.viewport())
        painter.fillRect(exposed, look.colour("surface"))
        height, count = self.verticalHeader().defaultSectionSize(), self._model.rowCount()
        offset = self.verticalHeader().offset()
        first = max((exposed.top() + offset) // height, 0)
        last = min((exposed.bottom() + offset) // height, count - 1)
        if first <= last:
            places = range(first, last + 1)
            selected = self._selected(first, last)
            self._paint_rows(painter, exposed, [(place, place * height - offset) for place in places], selected)
            self._cells.set_ratio(self.devicePixelRatioF())
            order = self._model.records.order
            tops = [(order[place], place * height - offset) for place in places]
            for section, x, width in self._exposed_sections(exposed):
                column = self._model.column(section)
                if column is not None:
                    self._paint_column(painter, column, (x, width, height), tops)
            self._paint_current(painter)
        painter.end()

    def _paint_rows(self, painter: QPainter, exposed: QRect, tops: list[tuple[int, int]], selected: set[int]) -> None:
        """Fill selected and hovered rows and draw the hairlines."""
        look, height = self._look, self.verticalHeader().defaultSectionSize()
        line, chosen, hover = look.colour("grid"), look.colour("selected"), look.colour("hover")
        for place, y in tops:
            if place in selected:
                painter.fillRect(exposed.x(), y, exposed.width(), height, chosen)
            elif place == self._hovered:
                painter.fillRect(exposed.x(), y, exposed.width(), height, hover)
            painter.fillRect(exposed.x(), y + height - 1, exposed.width(), 1, line)

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

    def _exposed_sections(self, exposed: QRect) -> list[tuple[int, int, int]]:
        """The shown sections that touch ``exposed``, with place and width."""
        found: list[tuple[int, int, int]] = []
        for place in range(self._header.count()):
            section = self._header.logicalIndex(place)
            if not self._header.isSectionHidden(section):
                x, width = self.columnViewportPosition(section), self._header.sectionSize(section)
                if x <= exposed.right() and x + width > exposed.left():
                    found.append((section, x, width))
        return found

    def _selected(self, first: int, last: int) -> set[int]:
        """The selected places between ``first`` and ``last``."""
        places: set[int] = set()
        for one in self._ranges():
            places.update(range(max(one.top(), first), min(one.bottom(), last) + 1))
        return places

    def _ranges(self) -> list[QItemSelectionRange]:
        """The selected blocks."""
        selection = self.selectionModel().selection()
        return [selection[place] for place in range(selection.count())]  # pyright: ignore[reportIndexIssue]

    def _paint_current(self, painter: QPainter) -> None:
        """Outline the current cell: 2 px in the focus colour, 1 px when the keyboard is elsewhere."""
        index = self.currentIndex()
        if not index.isValid() or self.isColumnHidden(index.column()):
            return
        box = self.visualRect(index)
        if self.hasFocus():
            painter.setPen(QPen(self._look.colour("focus"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))
