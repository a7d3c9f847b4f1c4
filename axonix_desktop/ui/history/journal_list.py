"""The list of change sets: day headings, a mark for the sort of step, what, when, who, how much."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.history.journal_model import ROW, Heading, JournalModel, SetRow, Standing
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

_ROW, _HEADING, _PAD, _MARK = 54, 38, 16, 28
_IMPORTS = "import_run"


class JournalList(QListView):
    """``chosen(object)`` carries the :class:`SetRow` the keyboard or pointer went to, None for none."""

    chosen = Signal(object)

    def __init__(self, look: Look, model: JournalModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.journal = model
        self.setModel(model)
        self.setItemDelegate(_RowPainter(look, self))
        self.setUniformItemSizes(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Steps, newest first"))
        self.setProperty("kind", "plain")
        self._is_choosing = False
        self.selectionModel().currentChanged.connect(lambda now, _before: self._tell(now))
        look.changed.connect(self._on_look_changed)

    def current_row(self) -> SetRow | None:
        """The change set the keyboard is on."""
        return self._row(self.currentIndex())

    def choose(self, number: int | None) -> None:
        """Go to a change set, or to the newest when it is not there."""
        index = self.journal.place_of(number) if number is not None else QModelIndex()
        index = index if index.isValid() else self.journal.first()
        self._is_choosing = True  # the step may be the current one already; it is told once all the same
        self.setCurrentIndex(index)
        self._is_choosing = False
        if index.row() <= 1:
            self.scrollToTop()
        self._tell(index)

    def _tell(self, index: QModelIndex) -> None:
        if not self._is_choosing:
            self.chosen.emit(self._row(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if steps is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._step(steps)
            event.accept()
            return
        super().keyPressEvent(event)

    def _step(self, steps: int) -> None:
        """Go to the next or previous change set, over the headings between."""
        row = self.currentIndex().row() + steps
        while self.journal.canFetchMore() and row >= self.journal.rowCount() - 2:
            self.journal.fetchMore()
        while 0 <= row < self.journal.rowCount():
            index = self.journal.index(row)
            if self._row(index) is not None:
                self.setCurrentIndex(index)
                if row <= 1:
                    self.scrollToTop()
                return
            row += steps

    def _row(self, index: QModelIndex) -> SetRow | None:
        row = self.journal.row(index) if index.isValid() else None
        return row if isinstance(row, SetRow) else None

    def _on_look_changed(self) -> None:
        """Rows have another height."""
        self.doItemsLayout()
        self.viewport().update()


class _RowPainter(QStyledItemDelegate):
    """Paints headings and change sets."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        is_heading = isinstance(index.data(ROW), Heading)
        return QSize(0, self._look.px(_HEADING if is_heading else _ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect  # type: ignore[attr-defined]
        is_rtl = option.direction is Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
        if isinstance(row, Heading):
            self._heading(painter, box, row, is_rtl)
        elif isinstance(row, SetRow):
            self._ground(painter, option, box)
            self._set(painter, box, row, is_rtl)
        painter.restore()

    def _heading(self, painter: QPainter, box: QRect, row: Heading, is_rtl: bool) -> None:
        look = self._look
        painter.setFont(look.font("caption"))
        painter.setPen(look.colour("text_muted"))
        area = box.adjusted(look.px(_PAD), look.px(10), -look.px(_PAD), 0)
        painter.drawText(area, start_of_line(is_rtl=is_rtl) | Qt.AlignmentFlag.AlignVCenter, row.text)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        look = self._look
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        area = QRectF(box).adjusted(look.px(6), 1, -look.px(6), -1)
        if is_selected or is_hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("selected" if is_selected else "hover"))
            painter.drawRoundedRect(area, 6, 6)
        view = self.parent()
        if is_selected and isinstance(view, QWidget) and view.hasFocus():
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)

    def _set(self, painter: QPainter, box: QRect, row: SetRow, is_rtl: bool) -> None:
        look = self._look
        pad, side, gap = look.px(_PAD), look.px(_MARK), look.px(12)
        left = box.right() - pad - side if is_rtl else box.left() + pad
        self._mark(painter, QRect(left, box.top() + (box.height() - side) // 2, side, side), row)
        words = box.adjusted(pad, 0, -(pad + side + gap), 0) if is_rtl else box.adjusted(pad + side + gap, 0, -pad, 0)
        taken = self._chip(painter, words, row, is_rtl)
        top = words.adjusted(taken if is_rtl else 0, look.px(7), 0 if is_rtl else -taken, 0)
        top.setHeight(look.px(20))
        is_muted = row.standing in (Standing.UNDONE, Standing.MOVE)
        align = start_of_line(is_rtl=is_rtl) | Qt.AlignmentFlag.AlignVCenter
        role = "body" if is_muted else "body_strong"
        font = QFont(look.font(role))
        font.setStrikeOut(row.standing is Standing.UNDONE)
        painter.setFont(font)
        painter.setPen(look.colour("text_muted" if is_muted else "text"))
        painter.drawText(
            top, align, look.metrics(role).elidedText(row.set.label, Qt.TextElideMode.ElideRight, top.width())
        )
        below = QRect(words.left(), top.bottom() + 1, words.width(), look.px(18))
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text_muted"))
        painter.drawText(
            below, align, look.metrics("small").elidedText(row.line, Qt.TextElideMode.ElideRight, below.width())
        )

    def _mark(self, painter: QPainter, box: QRect, row: SetRow) -> None:
        """The sort of step as a picture in a circle."""
        look = self._look
        tone, icon = _mark_of(row)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{tone}_bg"))
        painter.drawEllipse(QRectF(box))
        size = look.px(15)
        ratio = painter.device().devicePixelRatio()
        inset = (box.width() - size) // 2
        painter.drawPixmap(box.left() + inset, box.top() + inset, look.pixmap(icon, f"{tone}_fg", size, ratio))

    def _chip(self, painter: QPainter, words: QRect, row: SetRow, is_rtl: bool) -> int:
        """Where the step stands, at the end of the first line; returns the room it took."""
        if row.standing not in (Standing.UNDONE, Standing.NEXT):
            return 0
        look = self._look
        text = tr("Taken back") if row.standing is Standing.UNDONE else tr("You are here")
        tone = "grey" if row.standing is Standing.UNDONE else "blue"
        wide, high = look.metrics("small").horizontalAdvance(text) + look.px(16), look.px(20)
        left = words.left() if is_rtl else words.right() - wide + 1
        box = QRect(left, words.top() + look.px(7), wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{tone}_bg"))
        painter.drawRoundedRect(QRectF(box), high / 2, high / 2)
        painter.setPen(look.colour(f"{tone}_fg"))
        painter.setFont(look.font("small"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return wide + look.px(8)


def _mark_of(row: SetRow) -> tuple[str, str]:
    """The tone and icon of a step."""
    if row.set.role == "undo":
        return "grey", "undo-2"
    if row.set.role == "redo":
        return "grey", "redo-2"
    if row.set.target is not None:
        return "grey", "rotate-ccw"
    if _IMPORTS in row.touched:
        return "violet", "file-spreadsheet"
    if "gate_decision" in row.touched:
        return "green", "check-check"
    if row.set.id == 1:
        return "green", "flag"
    return "blue", "pencil"
