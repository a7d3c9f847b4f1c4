"""The cards of one stage as a list model, and how a card is painted."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from axonix_desktop.core.stages import STAGES
from axonix_desktop.ui.records.cells import CellPainter, tone_of_value
from axonix_desktop.ui.records.columns import RecordColumns
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_SIDE, _GAP = 12, 8


class CardModel(QAbstractListModel):
    """The rows of ``records`` that stand at one stage, in the order of the grid."""

    def __init__(self, stage: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self.records = RecordColumns([], [])
        self.rows: list[int] = []

    def show(self, records: RecordColumns, rows: list[int]) -> None:
        """Show the rows ``rows`` of ``records``."""
        self.beginResetModel()
        self.records, self.rows = records, rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def words(self, row: int, name: str) -> str:
        """The words of a field of the record in row ``row`` of the columns; empty when it is not loaded."""
        column = self.records.columns.get(name)
        return column.text(row) if column else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self.words(row, "title")
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(row)
            case _:
                return None

    def spoken(self, row: int) -> str:
        """What a screen reader says of a card."""
        parts = [
            f"{self.words(row, 'key')} {self.words(row, 'title')}",
            self.words(row, "business_unit_id"),
            self.words(row, "rag"),
            f"owner {self.words(row, 'owner_id') or 'not named'}",
            f"stage {self.stage} {STAGES[self.stage].short}" if self.stage else "in the pipeline",
        ]
        return ", ".join(part for part in parts if part)


class CardDelegate(QStyledItemDelegate):
    """Paints a card: key and unit, two lines of title, RAG chip and owner's initials."""

    def __init__(self, look: Look, cells: CellPainter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look, self._cells = look, cells
        self._lines: dict[tuple[str, int], tuple[str, ...]] = {}
        look.changed.connect(self._lines.clear)

    @property
    def height(self) -> int:
        """The height of a card with the gap below it."""
        return self._look.px(112) + _GAP

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(140), self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, CardModel):
            return
        look, row = self._look, model.rows[index.row()]
        box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -_GAP - 0.5)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        has_focus = is_chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        edge = "focus" if has_focus else "accent" if is_chosen else "border_strong" if is_hovered else "border"
        painter.setPen(QPen(look.colour(edge), 2 if has_focus else 1))
        painter.setBrush(look.colour("selected" if is_chosen else "surface"))
        inset = 0.5 if has_focus else 0.0
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 8, 8)
        is_rtl = option.direction is Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
        self._paint_head(painter, model, row, box, is_rtl=is_rtl)
        self._paint_title(painter, model.words(row, "title"), box, is_rtl=is_rtl)
        self._paint_foot(painter, model, row, box, is_rtl=is_rtl)
        painter.restore()

    def _paint_head(self, painter: QPainter, model: CardModel, row: int, box: QRectF, *, is_rtl: bool) -> None:
        """Key at the leading edge, unit in a quiet tag at the other."""
        look = self._look
        metrics = look.metrics("caption")
        high = look.px(20)
        line = box.adjusted(_SIDE, 10, -_SIDE, 0)
        line.setHeight(high)
        key = self._cells.shortened(model.words(row, "key"), "small", int(line.width() * 0.5))
        lead = start_of_line(is_rtl=is_rtl)
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text_muted"))
        painter.drawText(line, lead | Qt.AlignmentFlag.AlignVCenter, key)
        room = line.width() - look.metrics("small").horizontalAdvance(key) - 8 - 14
        unit = self._cells.shortened(model.words(row, "business_unit_id"), "caption", int(room))
        if unit and room > 24:
            wide = metrics.horizontalAdvance(unit) + 14
            x = line.left() if is_rtl else line.right() - wide
            tag = QRectF(x, line.top(), wide, high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("sunken"))
            painter.drawRoundedRect(tag, 4, 4)
            painter.setFont(look.font("caption"))
            painter.setPen(look.colour("text_muted"))
            painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, unit)

    def _paint_title(self, painter: QPainter, title: str, box: QRectF, *, is_rtl: bool) -> None:
        """Two lines at most, the second shortened."""
        look = self._look
        lead = start_of_line(is_rtl=is_rtl)
        painter.setFont(look.font("body_strong"))
        painter.setPen(look.colour("text"))
        high = look.px(18)
        for place, text in enumerate(self._two_lines(title, int(box.width()) - 2 * _SIDE)):
            line = QRectF(box.left() + _SIDE, box.top() + look.px(34) + place * high, box.width() - 2 * _SIDE, high)
            painter.drawText(line, lead | Qt.AlignmentFlag.AlignVCenter, text)

    def _two_lines(self, title: str, room: int) -> tuple[str, ...]:
        """Break ``title`` between words into two lines of ``room`` pixels."""
        key = (title, room)
        found = self._lines.get(key)
        if found is None:
            if len(self._lines) > 10_000:
                self._lines.clear()
            metrics = self._look.metrics("body_strong")
            words, first = title[:200].split(), ""
            while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) < room - 1:
                first = f"{first} {words.pop(0)}".strip()
            rest = " ".join(words)
            parts = (first or rest, rest if first else "")
            found = tuple(metrics.elidedText(part, Qt.TextElideMode.ElideRight, room) for part in parts if part)
            self._lines[key] = found
        return found

    def _paint_foot(self, painter: QPainter, model: CardModel, row: int, box: QRectF, *, is_rtl: bool) -> None:
        """RAG chip at the leading edge, the owner's initials at the other."""
        look, ratio = self._look, painter.device().devicePixelRatioF()
        self._cells.set_ratio(ratio)
        high = look.px(24)
        top = box.bottom() - 9 - high
        column = model.records.columns.get("rag")
        words = column.text(row) if column else ""
        if column is not None and words:
            chip = self._cells.chip(words, tone_of_value(column, row), int(box.width()) - 2 * _SIDE - high - 6)
            wide = chip.width() / ratio
            x = box.right() - _SIDE + 2 - wide if is_rtl else box.left() + _SIDE - 2
            painter.drawPixmap(round(x), round(top + (high - chip.height() / ratio) / 2), chip)
        owner = model.words(row, "owner_id")
        if owner:
            x = box.left() + _SIDE - 2 if is_rtl else box.right() - _SIDE + 2 - high
            painter.drawPixmap(round(x), round(top), self._cells.avatar(owner))
