"""The frozen side of the roadmap: a list of rows with key, title, unit and slip. It holds the keyboard."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.records.cells import CellPainter
from axonix_desktop.ui.roadmap.rows import CaseRow, GroupRow, Outlook, Row
from axonix_desktop.ui.roadmap.words import case_tip, row_words, slip_words
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_PAD = 10
KEY_WIDTH, UNIT_WIDTH, SLIP_WIDTH = 84, 112, 132
_UNIT_FROM = 430
_LRI, _PDI = "\u2066", "\u2069"  # hold numbers and their words together in a line that runs the other way


def name_columns(width: int, scale: float, *, has_unit: bool) -> list[tuple[str, int, int]]:
    """(column, left, width) of the frozen side, for its head and its rows alike."""
    key, slip = round(KEY_WIDTH * scale), round(SLIP_WIDTH * scale)
    unit = round(UNIT_WIDTH * scale) if has_unit and width >= _UNIT_FROM * scale else 0
    columns = [("key", 0, key), ("title", key, width - key - unit - slip)]
    if unit:
        columns.append(("unit", width - unit - slip, unit))
    return [*columns, ("slip", width - slip, slip)]


class NamesModel(QAbstractListModel):
    """The rows of the roadmap."""

    def __init__(self, outlook: Outlook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.outlook = outlook
        self.waits: dict[int, list[str]] = {}
        self._places: dict[int, int] = {}

    def show(self, rows: list[Row], outlook: Outlook) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows, self.outlook = rows, outlook
        self._places = {row.id: place for place, row in enumerate(rows) if isinstance(row, CaseRow)}
        self.endResetModel()

    def place_of(self, case: int) -> int | None:
        """The place at which a use case is shown."""
        return self._places.get(case)

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name if isinstance(row, GroupRow) else row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row_words(row, self.outlook)
            case _:
                return None

    def tip(self, place: int) -> str:
        """The tip of a row."""
        row = self.rows[place]
        if isinstance(row, GroupRow):
            return row_words(row, self.outlook)
        return case_tip(row, self.outlook, self.waits.get(row.id, []))


class NamesDelegate(QStyledItemDelegate):
    """Paints a row's names and its slip, or the head of a group."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look, self._cells = look, CellPainter(look)
        self.has_unit = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(120), self._look.size("row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, NamesModel):
            return
        look, row = self._look, model.rows[index.row()]
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        is_rtl = option.direction is Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
        is_chosen = bool(state & QStyle.StateFlag.State_Selected) and isinstance(row, CaseRow)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        fill = "selected" if is_chosen else "hover" if is_hovered else "surface"
        painter.fillRect(box, look.colour("surface_alt" if isinstance(row, GroupRow) and not is_hovered else fill))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, look.colour("grid"))
        painter.save()
        if isinstance(row, GroupRow):
            self._paint_group(painter, row, model.outlook, box, is_rtl=is_rtl)
        else:
            self._paint_case(painter, row, model.outlook, box, is_rtl=is_rtl)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        painter.restore()

    def _paint_group(self, painter: QPainter, row: GroupRow, outlook: Outlook, box: QRect, *, is_rtl: bool) -> None:
        """The arrow, the name, how many, how many late."""
        look = self._look
        side = look.px(16)
        ratio = painter.device().devicePixelRatioF()
        closed = "chevron-left" if is_rtl else "chevron-right"
        arrow = look.pixmap("chevron-down" if row.is_open else closed, "text_muted", side, ratio)
        x = box.right() - _PAD - side if is_rtl else box.left() + _PAD
        painter.drawPixmap(x, box.top() + (box.height() - side) // 2, arrow)
        late, _days = outlook.of_group(row)
        count = trn("{count} use case", "{count} use cases", len(row.ids))
        words = tr("{count} · {late} late", count=count, late=late) if late else count
        if is_rtl:
            words = f"{_LRI}{words}{_PDI}"
        wide = look.metrics("small").horizontalAdvance(words)
        inner = box.adjusted(_PAD + (0 if is_rtl else side + 6), 0, -_PAD - (side + 6 if is_rtl else 0), 0)
        name = self._cells.shortened(row.name, "body_strong", inner.width() - wide - 12)
        self._line(painter, inner, name, "body_strong", "text", is_rtl=is_rtl)
        self._line(painter, inner, words, "small", "text_muted", is_rtl=not is_rtl)

    def _paint_case(self, painter: QPainter, row: CaseRow, outlook: Outlook, box: QRect, *, is_rtl: bool) -> None:
        """Key, title, unit, slip."""
        look = self._look
        columns = name_columns(box.width(), look.scale, has_unit=self.has_unit)
        is_wide = any(name == "unit" for name, _left, _width in columns)
        for name, left, width in columns:
            x = box.right() + 1 - left - width if is_rtl else box.left() + left
            cell = QRect(x if is_rtl else x + _PAD, box.top(), width - _PAD, box.height())
            if name == "slip":
                words, tone = slip_words(outlook.slip(row.id), outlook.plan(row.id), row.status)
                self._paint_chip(painter, words, tone, cell, is_rtl=is_rtl)
                continue
            text = {"key": row.key, "title": row.title, "unit": row.unit}[name]
            if name == "title" and self.has_unit and row.unit and not is_wide:
                below = QRect(
                    cell.left(), cell.center().y() + look.px(1), cell.width(), cell.height() // 2 - look.px(2)
                )
                unit = self._cells.shortened(row.unit, "caption", cell.width() - 4)
                self._line(painter, below, unit, "caption", "text_muted", is_rtl=is_rtl)
                cell.setBottom(cell.center().y() + look.px(1))
            role = "body_strong" if name == "title" else "body"
            short = self._cells.shortened(text, role, cell.width() - 4)
            self._line(painter, cell, short, role, "text" if name == "title" else "text_muted", is_rtl=is_rtl)

    def _paint_chip(self, painter: QPainter, words: str, tone: str, cell: QRect, *, is_rtl: bool) -> None:
        """The slip, told by icon, word and colour."""
        if not words:
            return
        ratio = painter.device().devicePixelRatioF()
        self._cells.set_ratio(ratio)
        chip = self._cells.chip(words, tone, cell.width() - 2)
        x = cell.right() + 4 - chip.width() / ratio if is_rtl else cell.left() - 4
        painter.drawPixmap(round(x), round(cell.top() + (cell.height() - chip.height() / ratio) / 2), chip)

    def _line(self, painter: QPainter, box: QRect, text: str, role: str, colour: str, *, is_rtl: bool) -> None:
        painter.setFont(self._look.font(role))
        painter.setPen(self._look.colour(colour))
        painter.drawText(box, start_of_line(is_rtl=is_rtl) | Qt.AlignmentFlag.AlignVCenter, text)


class NamesList(QListView):
    """Rows that can be walked through; the keys of the bars go out as signals.

    ``stepped(int)`` leads to another bar, ``folded(bool)`` folds or opens a group, ``nudged(str, int)`` moves the
    ``end`` of the bar or the ``whole`` bar by days, ``kept`` and ``given_up`` end a nudge.
    """

    stepped = Signal(int)
    folded = Signal(bool)
    nudged = Signal(str, int)
    kept = Signal()
    given_up = Signal()
    plan_wanted = Signal()
    detail_wanted = Signal()
    zoom_wanted = Signal(int)
    today_wanted = Signal()
    hovered = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(tr("Rows of the roadmap"))
        self._look = look

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Shift, Qt.Key.Key_Control):
            self.kept.emit()
        super().keyReleaseEvent(event)

    def _key(self, key: int, held: Qt.KeyboardModifier) -> bool:
        """Answer a key of the roadmap; False for all others."""
        shift, ctrl = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
        plain = held == Qt.KeyboardModifier.NoModifier
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and held in (
            Qt.KeyboardModifier.NoModifier,
            shift,
            ctrl,
            shift | ctrl,
        ):
            return self._sideways(1 if key == Qt.Key.Key_Right else -1, held)
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.plan_wanted.emit()
        elif plain and key == Qt.Key.Key_Space:
            self.detail_wanted.emit()
        elif plain and key == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif plain and key == Qt.Key.Key_T:
            self.today_wanted.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus) and not held & ctrl:
            self.zoom_wanted.emit(-1 if key == Qt.Key.Key_Plus else 1)
        else:
            return False
        return True

    def _sideways(self, way: int, held: Qt.KeyboardModifier) -> bool:
        """Arrow keys: another bar, or the bar's days."""
        has_shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        has_ctrl = bool(held & Qt.KeyboardModifier.ControlModifier)
        model, place = self.model(), self.currentIndex().row()
        if isinstance(model, NamesModel) and 0 <= place < len(model.rows) and isinstance(model.rows[place], GroupRow):
            self.folded.emit(way < 0)
        elif has_shift:
            self.nudged.emit("end", 7 * way if has_ctrl else way)
        elif has_ctrl:
            self.nudged.emit("whole", way)
        else:
            self.stepped.emit(way)
        return True


def head_boxes(width: int, look: Look, *, has_unit: bool) -> list[tuple[str, QRectF]]:
    """The words of the frozen side's head with the places they stand."""
    words = {"key": tr("Key"), "title": tr("Use case"), "unit": tr("Unit"), "slip": tr("Slip")}
    return [
        (words[name], QRectF(left + _PAD, 0, room - _PAD, look.px(44)))
        for name, left, room in name_columns(width, look.scale, has_unit=has_unit)
    ]
