"""The lists of the import page: one line a column of the file, one line a problem; each read as one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from axonix_desktop.ui.importing.preview import ColumnLine, ProblemLine
from axonix_desktop.ui.records.cells import CellPainter
from axonix_desktop.ui.theme.look import Look

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_TONES = {"Exact": "green", "Likely": "blue", "Guess": "amber", "Kept as custom field": "violet",
          "Checklist": "violet", "Not imported": "grey"}  # fmt: skip
_PAD = 12
_LINE, _TALL = 52, 74


class LineModel(QAbstractTableModel):
    """Lines of texts under headings."""

    def __init__(self, headings: Sequence[str], font: QFont, parent: QObject | None = None) -> None:
        """``font`` is that of the headings."""
        super().__init__(parent)
        self.font = font
        self.headings = tuple(headings)
        self.lines: list[tuple[str, ...]] = []

    def show(self, lines: Sequence[tuple[str, ...]]) -> None:
        """Show these lines, one text a heading."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        text = self.lines[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headings[index.column()]}: {text.replace(chr(10), ', ') or 'empty'}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section]
        if role == Qt.ItemDataRole.FontRole:
            return self.font
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


def column_texts(line: ColumnLine) -> tuple[str, ...]:
    """The texts of a column's line: header, samples, what it becomes, how sure and why."""
    return (line.header, "  ·  ".join(line.samples), line.becomes, f"{line.word}\n{line.reason}")


def problem_texts(line: ProblemLine) -> tuple[str, ...]:
    """The texts of a problem's line."""
    return (line.where, f"{line.value}\n{line.message}")


class LineDelegate(QStyledItemDelegate):
    """Paints a line: the first text strong, two lines of each at most, a chip where a confidence word stands."""

    def __init__(self, look: Look, cells: CellPainter, chip_column: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look, self._cells, self._chip_column = look, cells, chip_column

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self._look.px(_LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = self._look
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        text = str(index.data() or "")
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.colour("selected"))
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, look.colour("grid"))
        inner = box.adjusted(_PAD, 4, -_PAD, -5)
        first, _line, second = text.partition("\n")
        if index.column() == self._chip_column:
            self._paint_sure(painter, inner, first, second)
        elif second:
            top = look.px(22)
            self._one(painter, QRect(inner.x(), inner.y(), inner.width(), top), first, "body_strong", "text")
            self._two(painter, inner.adjusted(0, top, 0, 0), second, "small", "text_muted", is_high=True)
        else:
            strong = index.column() == 0
            self._two(
                painter,
                inner,
                first,
                "body_strong" if strong else "body",
                "text" if strong or index.column() == 2 else "text_muted",
            )
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        painter.restore()

    def _paint_sure(self, painter: QPainter, inner: QRect, word: str, reason: str) -> None:
        """The confidence word as a chip over the reason."""
        ratio = painter.device().devicePixelRatioF()
        self._cells.set_ratio(ratio)
        chip = self._cells.chip(word, _TONES.get(word, "grey"), inner.width())
        painter.drawPixmap(inner.x() - 2, inner.y(), chip)
        top = round(chip.height() / ratio) + 2
        self._one(painter, inner.adjusted(0, top, 0, 2), reason, "small", "text_muted")

    def _one(self, painter: QPainter, box: QRect, text: str, role: str, colour: str) -> None:
        """One line, shortened."""
        painter.setFont(self._look.font(role))
        painter.setPen(self._look.colour(colour))
        painter.drawText(
            box,
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading,
            self._cells.shortened(text, role, box.width()),
        )

    def _two(self, painter: QPainter, box: QRect, text: str, role: str, colour: str, *, is_high: bool = False) -> None:
        """One line in the middle (or on top), or two that break between words."""
        metrics = self._look.metrics(role)
        if metrics.horizontalAdvance(text[:400]) <= box.width():
            high = metrics.height() + 2
            self._one(painter, QRect(box.x(), box.y(), box.width(), high) if is_high else box, text, role, colour)
            return
        words, line = text[:400].split(" "), ""
        while words and metrics.horizontalAdvance(f"{line} {words[0]}".strip()) <= box.width():
            line = f"{line} {words.pop(0)}".strip()
        high = metrics.height() + 2
        top = box.y() if is_high else box.y() + (box.height() - 2 * high) // 2
        self._one(painter, QRect(box.x(), top, box.width(), high), line or " ".join(words), role, colour)
        if line:
            self._one(painter, QRect(box.x(), top + high, box.width(), high), " ".join(words), role, colour)


class LineTable(QTableView):
    """A read-only list whose lines can be copied with Ctrl+C."""

    def __init__(
        self,
        look: Look,
        cells: CellPainter,
        headings: Sequence[str],
        chip_column: int = -1,
        *,
        shares: Sequence[int],
        is_tall: bool = False,
    ) -> None:
        """``shares`` are the widths of the columns in percent; ``is_tall`` makes room for two lines below a value."""
        super().__init__()
        self._is_tall, self._shares = is_tall, tuple(shares)
        self.lines = LineModel(headings, look.font("small_strong"), self)
        self.setModel(self.lines)
        self._look = look
        self._delegate = LineDelegate(look, cells, chip_column, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setHighlightSections(False)
        look.changed.connect(self._resize)
        self._resize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width()
        for section, share in enumerate(self._shares[:-1]):
            self.setColumnWidth(section, room * share // 100)
        taken = sum(room * share // 100 for share in self._shares[:-1])
        self.setColumnWidth(len(self._shares) - 1, room - taken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted({index.row() for index in self.selectedIndexes()})
            QApplication.clipboard().setText(
                "\r\n".join("\t".join(text.replace("\n", " – ") for text in self.lines.lines[row]) for row in rows)
            )
        else:
            super().keyPressEvent(event)

    def _resize(self) -> None:
        """Take the sizes of the look in use."""
        self.verticalHeader().setDefaultSectionSize(self._look.px(_TALL if self._is_tall else _LINE))
        self.horizontalHeader().setFixedHeight(self._look.px(34))
        self.horizontalHeader().setFont(self._look.font("small_strong"))
