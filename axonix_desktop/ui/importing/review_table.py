"""The grid of the review: rows with what becomes of them; a cell is mended by typing over it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from axonix_desktop.core.words import tr
from axonix_desktop.ui.importing.review_model import FIRST, OUTCOME, OUTCOMES, ROW, ReviewModel
from axonix_desktop.ui.records.cells import CellPainter
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

Index = QModelIndex | QPersistentModelIndex
_PAD = 10


class _ReviewPainter(QStyledItemDelegate):
    """Old struck out before new, bad cells with a mark and an outline, the outcome as a chip."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look, self._chips = look, CellPainter(look)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, model = self._look, index.model()
        if not isinstance(model, ReviewModel):
            return
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        is_rtl = option.direction is Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
        row, column = index.row(), index.column()
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.colour("selected"))
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, look.colour("grid"))
        inner = box.adjusted(_PAD, 0, -_PAD, -1)
        if column == ROW:
            self._text(painter, inner, str(index.data()), "figures", "text_muted", is_rtl=not is_rtl)
        elif column == OUTCOME:
            self._chip(painter, inner, row, model, is_rtl)
        else:
            self._value(painter, box, model, row, column, is_rtl)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        painter.restore()

    def _chip(self, painter: QPainter, inner: QRect, row: int, model: ReviewModel, is_rtl: bool) -> None:
        words, tone = OUTCOMES[model.rows[row].plan.outcome]
        ratio = painter.device().devicePixelRatioF()
        self._chips.set_ratio(ratio)
        chip = self._chips.chip(tr(words), tone, inner.width())
        high, wide = round(chip.height() / ratio), round(chip.width() / ratio)
        left = inner.right() - wide if is_rtl else inner.x()
        painter.drawPixmap(left, inner.y() + (inner.height() - high) // 2, chip)

    def _value(self, painter: QPainter, box: QRect, model: ReviewModel, row: int, column: int, is_rtl: bool) -> None:
        look, cell = self._look, model.told(row, column)
        inner = box.adjusted(_PAD, 0, -_PAD, -1)
        if cell.old is not None:
            painter.fillRect(box.adjusted(0, 0, 0, -1), look.colour("blue_bg"))
        if cell.is_bad:
            painter.fillRect(box.adjusted(0, 0, 0, -1), look.colour("amber_bg"))
            size = look.px(14)
            mark = look.pixmap("triangle-alert", "amber_fg", size, painter.device().devicePixelRatioF())
            left = inner.right() - size if is_rtl else inner.x()
            painter.drawPixmap(left, inner.center().y() - size // 2, mark)
            inner = inner.adjusted(0, 0, -size - 6, 0) if is_rtl else inner.adjusted(size + 6, 0, 0, 0)
        if cell.old is None:
            role = "body_strong" if column == FIRST + 1 else "body"
            ink = "amber_fg" if cell.is_bad else "text"
            self._text(painter, inner, cell.text, role, ink, is_rtl=is_rtl)
        else:
            self._change(painter, inner, cell.old, cell.text or tr("empty"), is_rtl)
        if cell.is_mended:
            painter.fillRect(box.x(), box.y(), 3, box.height() - 1, look.colour("accent"))

    def _change(self, painter: QPainter, inner: QRect, old: str, new: str, is_rtl: bool) -> None:
        """The old value, quieter and struck out, an arrow, the new one."""
        look, metrics = self._look, self._look.metrics("body")
        gap = look.px(22)
        wide = metrics.horizontalAdvance(old)
        room = inner.width() - gap
        new_wide = min(metrics.horizontalAdvance(new) + 2, room)
        old_room = max(min(wide, room - new_wide), min(wide, room // 3))
        font = look.font("body")
        struck = type(font)(font)
        struck.setStrikeOut(True)
        first = QRect(inner.right() - old_room, inner.y(), old_room, inner.height()) if is_rtl else QRect(
            inner.x(), inner.y(), old_room, inner.height())  # fmt: skip
        painter.setFont(struck)
        painter.setPen(look.colour("text_muted"))
        line = start_of_line(is_rtl=is_rtl) | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(first, line, metrics.elidedText(old, Qt.TextElideMode.ElideRight, old_room))
        size = look.px(14)
        ratio = painter.device().devicePixelRatioF()
        arrow = look.pixmap("arrow-left" if is_rtl else "arrow-right", "blue_fg", size, ratio)
        at = first.x() - size - 4 if is_rtl else first.right() + 4
        painter.drawPixmap(at, inner.center().y() - size // 2, arrow)
        rest = inner.adjusted(0, 0, -old_room - gap, 0) if is_rtl else inner.adjusted(old_room + gap, 0, 0, 0)
        self._text(painter, rest, new, "body_strong", "blue_fg", is_rtl=is_rtl)

    def _text(self, painter: QPainter, box: QRect, text: str, role: str, ink: str, *, is_rtl: bool) -> None:
        painter.setFont(self._look.font(role))
        painter.setPen(self._look.colour(ink))
        line = start_of_line(is_rtl=is_rtl) | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, line, self._chips.shortened(text, role, box.width()))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        edit = QLineEdit(parent)
        edit.setAccessibleName(
            tr("Correct {what}", what=str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        )
        edit.setStyleSheet("QLineEdit { border-radius: 0; min-height: 0; }")
        return edit

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())  # type: ignore[arg-type]

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(editor, QLineEdit):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                table = self.parent()
                if isinstance(table, ReviewTable):
                    table.step_down(is_up=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
                return True
            if event.key() == Qt.Key.Key_Tab:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                return True
        return super().eventFilter(editor, event)


class ReviewTable(QTableView):
    """``row_chosen(int)`` tells the row in use; ``exclude_wanted`` asks to leave the chosen rows out or take them."""

    row_chosen = Signal(int)
    exclude_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows_model = ReviewModel(look, self)
        self.setModel(self.rows_model)
        self.setItemDelegate(_ReviewPainter(look, self))
        self.setAccessibleName(tr("Rows and what becomes of them"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setColumnHidden(ROW, True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setHighlightSections(True)
        self.rows_model.modelReset.connect(lambda: self.setColumnHidden(ROW, True))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.selectionModel().currentChanged.connect(lambda now, _old: self.row_chosen.emit(now.row()))
        look.changed.connect(self._resize)
        self._resize()

    def fit_columns(self) -> None:
        """Widths by what the columns hold, within reason."""
        look, model = self._look, self.rows_model
        body = look.metrics("body")
        for column in range(model.columnCount()):
            if column == ROW:
                wide = look.px(58)
            elif column == OUTCOME:
                wide = look.px(124)
            else:
                texts = [str(model.index(row, column).data() or "")[:60] for row in range(min(model.rowCount(), 40))]
                head = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
                most = max((body.horizontalAdvance(text) for text in texts), default=0)
                if any(model.told(row, column).is_bad for row in range(min(model.rowCount(), 40))):
                    most += look.px(22)
                head_wide = look.metrics("small_strong").horizontalAdvance(head[:24]) + 26
                wide = max(min(most + 2 * _PAD + 4, look.px(260)), min(head_wide, look.px(180)), look.px(80))
            self.setColumnWidth(column, wide)

    def chosen_rows(self) -> list[int]:
        """The chosen rows of the model."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def step_down(self, *, is_up: bool = False) -> None:
        """Go to the row below, or above."""
        now = self.currentIndex()
        row = min(max(now.row() + (-1 if is_up else 1), 0), self.rows_model.rowCount() - 1)
        self.setCurrentIndex(self.rows_model.index(row, now.column()))

    def show_cell(self, row: int, column: int) -> None:
        """Make the cell of a file column the one in use, in view."""
        at = next((place for place, one in enumerate(self.rows_model.columns) if one.column == column), None)
        if at is not None and 0 <= row < self.rows_model.rowCount():
            index = self.rows_model.index(row, FIRST + at)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Space):
            self.exclude_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step_down(is_up=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, with their problems."""
        model = self.rows_model
        lines: list[str] = []
        for row in self.chosen_rows():
            cells = [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
            cells.append(" ".join(one.message for one in model.rows[row].problems))
            lines.append("\t".join(" ".join(cell.split()) for cell in cells))
        QApplication.clipboard().setText("\r\n".join(lines))

    def _resize(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._look.px(34))
        self.verticalHeader().setMinimumWidth(self._look.px(48))
        self.horizontalHeader().setFixedHeight(self._look.px(34))
