"""Lists of the import: each line a handful of cells, some of which can be chosen; read and copied as one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QToolTip, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.importing.line_cells import Figure, LineCell, Pick, Tick, Words, spoken
from axonix_desktop.ui.importing.line_paint import LinePainter
from axonix_desktop.ui.theme.look import Look

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_LINE = 48


class LineModel(QAbstractTableModel):
    """Lines of cells under headings; ``tones`` marks lines with a colour role."""

    def __init__(self, headings: Sequence[str], look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.headings = tuple(headings)
        self.lines: list[tuple[LineCell, ...]] = []
        self.muted: frozenset[int] = frozenset()

    def show(self, lines: Sequence[tuple[LineCell, ...]], muted: frozenset[int] = frozenset()) -> None:
        """Show these lines; those in ``muted`` are painted quietly. Equal shape keeps selection and place."""
        self.muted = muted
        if len(lines) == len(self.lines):
            self.lines = list(lines)
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(self.headings) - 1))
            return
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def cell(self, row: int, column: int) -> LineCell:
        """The cell there."""
        return self.lines[row][column]

    def text(self, row: int, column: int) -> str:
        """The cell in words."""
        return spoken(self.lines[row][column], tr("taken"), tr("left out"))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if index.column() == 0:
                return ", ".join(self.text(index.row(), at) for at in range(len(self.headings)))
            words = self.text(index.row(), index.column()) or tr("empty")
            return f"{self.headings[index.column()]}: {words}" if self.headings[index.column()] else words
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.headings[section]
            if role == Qt.ItemDataRole.FontRole:
                return self._look.font("small_strong")
            if role == Qt.ItemDataRole.TextAlignmentRole:
                is_figure = bool(self.lines) and isinstance(self.lines[0][section], Figure)
                side = Qt.AlignmentFlag.AlignTrailing if is_figure else Qt.AlignmentFlag.AlignLeading
                return side | Qt.AlignmentFlag.AlignVCenter
        return None


class LineTable(QTableView):
    """A list: arrows go from line to line, Enter or Space chooses, Ctrl+C copies.

    ``pick_wanted(row, column)`` asks for the list of choices of a cell; ``chosen(row)`` tells the line in use.
    """

    pick_wanted = Signal(int, int)
    ticked = Signal(int)
    chosen = Signal(int)
    entered_line = Signal(int)

    def __init__(
        self,
        look: Look,
        headings: Sequence[str],
        shares: Sequence[int],
        *,
        line: int = _LINE,
        has_header: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """``shares`` are the widths in percent (or, below zero, in pixels); ``line`` is the height of a line."""
        super().__init__(parent)
        self._look, self._shares, self._line = look, tuple(shares), line
        self.lines = LineModel(headings, look, self)
        self.setModel(self.lines)
        self.painter = LinePainter(look, self)
        self.setItemDelegate(self.painter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setVisible(has_header)
        header.setMinimumSectionSize(16)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentRowChanged.connect(lambda now, _old: self.chosen.emit(now.row()))
        look.changed.connect(self._resize)
        self._resize()

    def choose(self, row: int) -> None:
        """Make a line the one in use."""
        if 0 <= row < len(self.lines.lines):
            column = next(
                (at for at, cell in enumerate(self.lines.lines[row]) if isinstance(cell, Pick)), 0
            )  # fmt: skip
            self.setCurrentIndex(self.lines.index(row, column))

    def share(self, shares: Sequence[int]) -> None:
        """Take other widths; a share of nought hides its column."""
        if tuple(shares) != self._shares:
            self._shares = tuple(shares)
            for at, one in enumerate(shares):
                self.setColumnHidden(at, one == 0)
            self._share_out()

    def content_height(self, most: int) -> int:
        """How high the list is with all its lines, at most ``most`` of them."""
        head = self.horizontalHeader().height() if not self.horizontalHeader().isHidden() else 0
        return head + self._look.px(self._line) * min(max(len(self.lines.lines), 1), most) + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif row >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2):
            self.act_on(row, is_space=event.key() == Qt.Key.Key_Space)
        elif row >= 0 and event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.act_on(row, is_space=False)
        else:
            super().keyPressEvent(event)

    def act_on(self, row: int, *, is_space: bool) -> None:
        """Do what a line offers: turn its tick round (Space), open its list (Enter), or go into it."""
        cells = self.lines.lines[row]
        tick = next((at for at, one in enumerate(cells) if isinstance(one, Tick) and one.is_open), None)
        current = cells[max(self.currentIndex().column(), 0)]
        picks = [at for at, one in enumerate(cells) if isinstance(one, Pick) and one.is_open]
        if tick is not None and (is_space or not picks):
            self.ticked.emit(row)
        elif picks:
            column = self.currentIndex().column() if isinstance(current, Pick) else picks[0]
            self.pick_wanted.emit(row, column)
        else:
            self.entered_line.emit(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() is not Qt.MouseButton.LeftButton or event.modifiers():
            return
        cell = self.lines.cell(index.row(), index.column())
        if isinstance(cell, Pick) and cell.is_open:
            self.pick_wanted.emit(index.row(), index.column())
        elif isinstance(cell, Tick) and cell.is_open:
            self.ticked.emit(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.entered_line.emit(index.row())

    def viewportEvent(self, event: QEvent) -> bool:
        """The whole text as a tip beside the cell, so that no line below is hidden, and only where it is cut."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            if index.isValid():
                cell = self.lines.cell(index.row(), index.column())
                box = self.visualRect(index)
                if isinstance(cell, (Tick,)) or self.painter.fits(cell, box.width()):
                    QToolTip.hideText()
                else:
                    words = self.lines.text(index.row(), index.column())
                    if isinstance(cell, Words):
                        words = "\n".join(filter(None, (cell.text, cell.second)))
                    where = self.viewport().mapToGlobal(QPoint(box.right() - 12, box.top() - 12))
                    QToolTip.showText(where, words, self.viewport(), box)
            return True
        return super().viewportEvent(event)

    def copy(self) -> None:
        """Put the chosen lines on the clipboard as text."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        count = len(self.lines.headings)
        QApplication.clipboard().setText(
            "\r\n".join("\t".join(self.lines.text(row, at) for at in range(count)) for row in rows)
        )

    def place_of(self, row: int, column: int) -> tuple[QPoint, int]:
        """Where below a cell a list is to open (on the screen), and how wide the cell is."""
        box = self.visualRect(self.lines.index(row, column))
        return self.viewport().mapToGlobal(box.bottomLeft()), box.width()

    def _share_out(self) -> None:
        fixed = {at: self._look.px(-share) for at, share in enumerate(self._shares) if share < 0}
        room = max(self.viewport().width() - sum(fixed.values()), 0)
        total = sum(share for share in self._shares if share > 0) or 1
        left = self.viewport().width()
        last = max((at for at, share in enumerate(self._shares) if share), default=0)
        for at, share in enumerate(self._shares):
            if not share:
                continue
            wide = fixed.get(at, room * share // total)
            if at == last:
                wide = left
            self.setColumnWidth(at, wide)
            left -= wide

    def _resize(self) -> None:
        """Take the sizes of the look in use."""
        self.verticalHeader().setDefaultSectionSize(self._look.px(self._line))
        self.horizontalHeader().setFixedHeight(self._look.px(34))
        self._share_out()
