"""The first rows of a sheet as they stand, with the headings marked; another row is chosen by click or Enter."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from axonix_desktop.core.importing.cells import Sheet, column_letter
from axonix_desktop.core.importing.proposal import TableFound
from axonix_desktop.core.words import tr
from axonix_desktop.ui.importing.wording import shown_cell
from axonix_desktop.ui.theme.look import Look

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ROWS, _COLUMNS, _WIDE = 100, 80, 130


class RawModel(QAbstractTableModel):
    """The first rows; headings strong, what stands above them or is no record quiet."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.sheet: Sheet | None = None
        self.table: TableFound | None = None
        self._data: frozenset[int] = frozenset()

    def show(self, sheet: Sheet | None, table: TableFound | None) -> None:
        """Show a sheet with its table."""
        self.beginResetModel()
        self.sheet, self.table = sheet, table
        self._data = frozenset(table.data_rows) if table is not None else frozenset()
        self.endResetModel()

    def number(self, row: int) -> int:
        """The sheet row (0-based) of a shown row."""
        return self.sheet.row_numbers[row] if self.sheet is not None else -1

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() or self.sheet is None else min(len(self.sheet.rows), _ROWS)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() or self.sheet is None else min(self.sheet.width, _COLUMNS)

    def is_header(self, row: int) -> bool:
        """Whether a shown row holds headings."""
        return self.table is not None and self.number(row) in self.table.header_rows

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self.sheet is None:
            return None
        row = self.sheet.rows[index.row()]
        is_header = self.is_header(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(shown_cell(row[index.column()]).split()) if index.column() < len(row) else ""
            case Qt.ItemDataRole.ToolTipRole:
                return shown_cell(row[index.column()]) if index.column() < len(row) else ""
            case Qt.ItemDataRole.BackgroundRole:
                return self._look.colour("accent_soft") if is_header else None
            case Qt.ItemDataRole.ForegroundRole:
                is_quiet = not is_header and self.number(index.row()) not in self._data
                return self._look.colour("text_faint" if is_quiet else "text")
            case Qt.ItemDataRole.FontRole:
                return self._look.font("body_strong" if is_header else "body")
            case Qt.ItemDataRole.AccessibleTextRole:
                where = f"{column_letter(index.column())}{self.number(index.row()) + 1}"
                what = tr("heading") if is_header else ""
                return f"{where} {what} {self.data(index) or tr('empty')}"
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            if orientation is Qt.Orientation.Horizontal:
                return column_letter(section)
            return str(self.number(section) + 1)
        if role == Qt.ItemDataRole.FontRole:
            return self._look.font("small_figures")
        if (
            role == Qt.ItemDataRole.ForegroundRole
            and orientation is Qt.Orientation.Vertical
            and self.is_header(section)
        ):
            return self._look.colour("accent_text")
        return None


class RawGrid(QTableView):
    """``header_wanted(rows)`` asks for other heading rows (sheet rows, 0-based); Shift adds one above or below."""

    header_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.raw = RawModel(look, self)
        self.setModel(self.raw)
        self.setAccessibleName(tr("First rows of the sheet"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().sectionClicked.connect(self._on_number)
        self.horizontalHeader().setHighlightSections(False)
        look.changed.connect(self._resize)
        self._resize()

    def show_sheet(self, sheet: Sheet | None, table: TableFound | None) -> None:
        """Show a sheet with its table; the headings come into view."""
        is_same = sheet is self.raw.sheet
        row, scroll = self.currentIndex().row(), self.verticalScrollBar().value()
        self.clearSpans()
        self.raw.show(sheet, table)
        if sheet is None:
            return
        self._span(sheet)
        first = next((at for at in range(self.raw.rowCount()) if self.raw.is_header(at)), 0)
        self.setCurrentIndex(self.raw.index(row if is_same and row >= 0 else first, 0))
        if is_same:
            self.verticalScrollBar().setValue(scroll)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and row >= 0:
            self._ask(row, is_added=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.matches(QKeySequence.StandardKey.Copy) and row >= 0:
            cells = (str(self.raw.index(row, at).data() or "") for at in range(self.raw.columnCount()))
            QApplication.clipboard().setText("\t".join(cells))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self._ask(index.row(), is_added=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def _on_number(self, section: int) -> None:
        self._ask(section, is_added=bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier))

    def _ask(self, row: int, *, is_added: bool) -> None:
        """Ask for ``row`` as the heading, or beside the one there is."""
        number = self.raw.number(row)
        now = self.raw.table.header_rows if self.raw.table is not None else ()
        rows = tuple(sorted({*now, number})) if is_added and now else (number,)
        if rows != now:
            self.header_wanted.emit(rows)

    def _span(self, sheet: Sheet) -> None:
        """Merged cells are shown as one."""
        places = {number: at for at, number in enumerate(sheet.row_numbers[:_ROWS])}
        for top, left, bottom, right in sheet.merged[:400]:
            rows = [places[number] for number in range(top, min(bottom, top + _ROWS) + 1) if number in places]
            wide = min(right, self.raw.columnCount() - 1) - left + 1
            if rows and wide > 0 and (len(rows) > 1 or wide > 1):
                self.setSpan(rows[0], left, len(rows), wide)

    def _resize(self) -> None:
        ink, fill, line = (self._look.colour(one).name() for one in ("text", "selected", "grid"))
        self.setStyleSheet(
            f"QTableView {{ selection-background-color: {fill}; selection-color: {ink}; gridline-color: {line}; }}"
        )
        self.verticalHeader().setDefaultSectionSize(self._look.px(28))
        self.verticalHeader().setMinimumWidth(self._look.px(44))
        self.horizontalHeader().setDefaultSectionSize(self._look.px(_WIDE))
        self.horizontalHeader().setFixedHeight(self._look.px(28))
