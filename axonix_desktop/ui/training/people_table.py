"""The table of people with how far each is: sorted by a click on a heading, narrowed by words, opened by Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from axonix_desktop.core.training import LEVELS, level_words
from axonix_desktop.core.words import mark, tr, trn, within
from axonix_desktop.store.queries.training import PersonRow
from axonix_desktop.ui.charts.saving import copy_table
from axonix_desktop.ui.charts.table import ChartTable
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce

Index = QModelIndex | QPersistentModelIndex
HEADS = (
    mark("Name"), mark("Business unit"), mark("Role and level"), mark("Stands"), mark("Done"), mark("Overdue"),
    mark("Running out"), mark("Missing"),
)  # fmt: skip
_WIDTHS = (190, 132, 160, 146, 76, 80, 104, 80)
_UNIT, _ROLE, STANDS, _DONE = 1, 2, 3, 4
NUMBERS = range(_DONE, len(HEADS))
_NAME_ROOM = 140


def tone_of(row: PersonRow) -> str:
    """The tone of a person's standing."""
    if not row.required:
        return "grey"
    if row.overdue or row.missing:
        return "red" if row.overdue else "amber"
    return "green" if row.done == row.required else "blue"


def stands(row: PersonRow) -> str:
    """A person's standing in a word or two."""
    words = {"grey": tr("Nothing asked"), "red": tr("Overdue"), "amber": tr("Courses missing"), "green": tr("Trained"),
             "blue": tr("On the way")}  # fmt: skip
    return words[tone_of(row)]


def row_words(row: PersonRow) -> str:
    """A whole row, for screen readers."""
    asked = trn("{done} of {count} required course done", "{done} of {count} required courses done", row.required,
                done=row.done)  # fmt: skip
    parts = [row.name, row.unit, row.family, stands(row), asked if row.required else ""]
    return ", ".join(part for part in parts if part)


class PeopleModel(QAbstractTableModel):
    """The rows shown, in their order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[PersonRow] = []

    def show_rows(self, rows: Sequence[PersonRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cell_text(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in NUMBERS:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_words(row) if not column else f"{tr(HEADS[column])}: {cell_text(row, column)}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignTrailing if section in NUMBERS else Qt.AlignmentFlag.AlignLeading
            return side | Qt.AlignmentFlag.AlignVCenter
        return tr(HEADS[section]) if role == Qt.ItemDataRole.DisplayRole else None


def cell_text(row: PersonRow, column: int) -> str:
    """The words of a cell; a nought of what is wrong is left out, so that what counts is seen."""
    if column == STANDS:
        return stands(row)
    if column == _DONE:
        return tr("{done} of {all}", done=row.done, all=row.required) if row.required else "–"
    if column in NUMBERS:
        value = _number(row, column)
        return f"{value:,}" if value else ""
    level = within(level_words(row.level)) if row.level else ""
    role = tr("{family}, {level}", family=row.family, level=level) if row.family and level else row.family or level
    return (row.name, row.unit, role)[column]


def _number(row: PersonRow, column: int) -> float:
    if column == _DONE:
        return row.done / row.required if row.required else -1.0
    return (row.overdue, row.expiring, row.missing)[column - _DONE - 1]


def sort_key(column: int) -> Callable[[PersonRow], Any]:
    """What rows are sorted by."""
    if column == STANDS:
        return lambda row: ("red", "amber", "blue", "grey", "green").index(tone_of(row))
    if column in NUMBERS:
        return lambda row: _number(row, column)
    if column == _ROLE:
        places = {level: place for place, level in enumerate(LEVELS)}
        return lambda row: (not row.family, row.family.casefold(), places.get(row.level, len(LEVELS)))
    return lambda row: (not (row.name, row.unit)[column], (row.name, row.unit)[column].casefold())


class _Stands(QStyledItemDelegate):
    """The last column: a dot in the colour of the standing before its word."""

    def __init__(self, look: Look, model: PeopleModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._model = look, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, row = self._look, self._model.rows[index.row()]
        box: QRect = option.rect  # type: ignore[attr-defined]
        if index.row() % 2 and not self._is_on(option):
            painter.fillRect(box, look.colour("surface_alt"))
        if self._is_on(option):
            painter.fillRect(box, look.colour("selected"))
        tone, words = tone_of(row), stands(row)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = look.metrics("small_strong").horizontalAdvance(words) + look.px(36)
        high = look.px(22)
        chip = QRect(0, 0, min(wide, box.width() - 8), high)
        is_rtl = option.direction is Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
        x = box.right() - chip.width() - 6 if is_rtl else box.left() + 6
        chip.moveTo(x, box.center().y() - high // 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{tone}_bg"))
        painter.drawRoundedRect(chip, high / 2, high / 2)
        icon = {"green": "circle-check", "red": "circle-alert", "amber": "triangle-alert", "blue": "clock"}.get(
            tone, "circle-minus"
        )
        side = look.px(13)
        picture = look.pixmap(icon, f"{tone}_fg", side, painter.device().devicePixelRatioF())
        left = chip.right() - side - 8 if is_rtl else chip.left() + 8
        painter.drawPixmap(left, chip.center().y() - side // 2 + 1, picture)
        painter.setPen(look.colour(f"{tone}_fg"))
        painter.setFont(look.font("small_strong"))
        room = chip.adjusted(8, 0, -side - 13, 0) if is_rtl else chip.adjusted(side + 13, 0, -8, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(_WIDTHS[STANDS]), self._look.px(36))

    def _is_on(self, option: QStyleOptionViewItem) -> bool:
        from PySide6.QtWidgets import QStyle

        return bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]


class PeopleTable(QTableView):
    """``opened(id)`` comes with Enter or a double click, ``stood(id)`` when another row is current."""

    opened = Signal(object)
    stood = Signal(object)
    chosen = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.people = PeopleModel(self)
        self.setModel(self.people)
        self.setAccessibleName(tr("People and their training"))
        self.setItemDelegateForColumn(STANDS, _Stands(look, self.people, self))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setMinimumSectionSize(look.px(60))
        self.doubleClicked.connect(lambda index: self.opened.emit(self.people.rows[index.row()].id))
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        look.changed.connect(self._dress)
        self._dress()

    @property
    def selected(self) -> list[int]:
        """The people selected, in the order shown."""
        return [self.people.rows[one.row()].id for one in sorted(self.selectionModel().selectedRows())]

    def select_person(self, person: int) -> None:
        """Make a person's row the current one, where it is shown."""
        place = next((place for place, row in enumerate(self.people.rows) if row.id == person), None)
        if place is not None and place not in {one.row() for one in self.selectionModel().selectedRows()}:
            self.selectRow(place)

    def copy(self) -> None:
        """Lay the selected rows on the clipboard, headings above them, as spreadsheets take them."""
        picked = sorted({one.row() for one in self.selectionModel().selectedRows()})
        columns = range(len(HEADS))
        lines = [[cell_text(self.people.rows[row], column) for column in columns] for row in picked]
        copy_table(ChartTable([tr(head) for head in HEADS], lines))
        announce(self, trn("{count} row copied", "{count} rows copied", len(picked)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and index.isValid():
            self.opened.emit(self.people.rows[index.row()].id)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out unit, then role, where there is no room for them: the detail panel tells them too."""
        look, room = self._look, self.viewport().width()
        needed = look.px(_NAME_ROOM) + sum(look.px(_WIDTHS[column]) for column in range(STANDS, len(HEADS)))
        is_full = needed > room
        self.horizontalHeader().setSectionResizeMode(
            0, QHeaderView.ResizeMode.Fixed if is_full else QHeaderView.ResizeMode.Stretch
        )
        if is_full:  # with large text the table rolls sideways, and the name stays whole
            self.setColumnWidth(0, look.px(_NAME_ROOM))
        for column in (_ROLE, _UNIT):
            needed += look.px(_WIDTHS[column])
            self.setColumnHidden(column, needed > room)

    def _on_current(self, current: Index, _before: Index) -> None:
        if current.isValid():
            self.stood.emit(self.people.rows[current.row()].id)

    def _dress(self) -> None:
        look = self._look
        self.setFont(look.font("body_figures"))
        self.horizontalHeader().setFont(look.font("small_strong"))
        self.verticalHeader().setDefaultSectionSize(look.size("row"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, look.colour("selected"))
        palette.setColor(QPalette.ColorRole.HighlightedText, look.colour("text"))
        palette.setColor(QPalette.ColorRole.AlternateBase, look.colour("surface_alt"))
        self.setPalette(palette)
        self.setStyleSheet("QTableView { border: none; } QTableView::item { padding: 0 8px; }")
        for column, width in enumerate(_WIDTHS):
            if column:
                self.setColumnWidth(column, look.px(width))
        self._fit()
