"""The list of one stage's cards: keys, several chosen at once, and cards that can be dragged."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QListView

from axonix_desktop.ui.board.cards import MIME, CardModel, ids_of
from axonix_desktop.ui.theme.look import Look

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class CardList(QListView):
    """``stepped(int)`` when an arrow key leads to another column; ``chosen(bool)`` when the person's selection changes.

    ``chosen`` carries whether cards of other columns stay selected (Ctrl or Shift was held).
    """

    stepped = Signal(int)
    detail_wanted = Signal()
    chosen = Signal(bool)
    lane_toggled = Signal(int)
    menu_wanted = Signal(QPoint)
    drag_wanted = Signal()
    hovered = Signal()
    left = Signal()
    dropped = Signal(list)

    def __init__(self, look: Look, model: CardModel) -> None:
        super().__init__()
        self._look, self._cards = look, model
        self._is_adding = False
        self.drop_place: Callable[[], int] | None = None
        self.is_shut = False
        self.setProperty("kind", "plain")
        self.setModel(model)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.doubleClicked.connect(self._on_double_click)

    def chosen_ids(self) -> list[int]:
        """The ids of the cards selected here, from top to bottom."""
        places = sorted(index.row() for index in self.selectedIndexes())
        return [one for place in places if (one := self._cards.record_at(place)) is not None]

    def mark(self, places: list[int], current: int | None) -> None:
        """Select the cards at ``places`` without telling anyone."""
        selection = self.selectionModel()
        if sorted(index.row() for index in selection.selectedIndexes()) != sorted(places):
            selection.clearSelection()
            for place in places:
                selection.select(self._cards.index(place), QItemSelectionModel.SelectionFlag.Select)
        if current is not None and self.currentIndex().row() != current:
            selection.setCurrentIndex(self._cards.index(current), QItemSelectionModel.SelectionFlag.NoUpdate)

    def step_into(self, place: int) -> None:
        """Put the keyboard on the card nearest to ``place``."""
        items = self._cards.items
        near = min((at for at, item in enumerate(items) if item >= 0), key=lambda at: abs(at - place), default=None)
        if near is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.setCurrentIndex(self._cards.index(near))
            self.scrollTo(self._cards.index(near))
            self.chosen.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_plain = event.key(), event.modifiers() in _PLAIN
        lane = self._lane_here()
        if is_plain and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            ahead = (key == Qt.Key.Key_Right) != (self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
            self.stepped.emit(1 if ahead else -1)
            return
        if is_plain and key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if lane is not None:
                self.lane_toggled.emit(lane)
            else:
                self.detail_wanted.emit()
            return
        is_shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and is_shift):
            self._ask_for_menu(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center()))
            return
        before = (self.chosen_ids(), self.currentIndex().row())
        super().keyPressEvent(event)
        if (self.chosen_ids(), self.currentIndex().row()) != before:
            self.chosen.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) and key != Qt.Key.Key_A)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        is_by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if is_by_key and not self.currentIndex().isValid() and self._cards.rows:
            self.step_into(0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        adding = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        self._is_adding = bool(event.modifiers() & adding)
        index = self.indexAt(event.position().toPoint())
        lane = self._cards.lane(index.row()) if index.isValid() else None
        if lane is not None and event.button() is Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.lane_toggled.emit(index.row())
            return
        super().mousePressEvent(event)
        if index.isValid():
            self.chosen.emit(self._is_adding)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        before = self.chosen_ids()
        super().mouseReleaseEvent(event)
        if self.chosen_ids() != before:
            self.chosen.emit(self._is_adding)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is not QContextMenuEvent.Reason.Keyboard:  # its keys are answered where they are pressed
            self._ask_for_menu(event.globalPos())

    def _ask_for_menu(self, at: QPoint) -> None:
        """The menu of the cards selected."""
        if self.currentIndex().isValid() and self.chosen_ids():
            self.menu_wanted.emit(at)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """The board makes the drag: it knows all columns."""
        if self.chosen_ids():
            self.drag_wanted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.judge(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.judge(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.left.emit()

    def dropEvent(self, event: QDropEvent) -> None:
        ids = ids_of(event.mimeData())
        if ids and not self.is_shut:
            event.acceptProposedAction()
            self.dropped.emit(ids)
        else:
            event.ignore()
        self.left.emit()

    def judge(self, event: QDragEnterEvent | QDragMoveEvent) -> None:
        """Take cards only; what may not be dropped here is refused before it is."""
        if not event.mimeData().hasFormat(MIME):
            event.ignore()
            return
        self.hovered.emit()
        if self.is_shut:
            event.ignore()
        else:
            event.acceptProposedAction()

    def _lane_here(self) -> int | None:
        """The place of the lane's heading that the keyboard is on."""
        place = self.currentIndex().row()
        return place if self._cards.lane(place) is not None else None

    def _on_double_click(self, index: QModelIndex) -> None:
        if self._cards.record_at(index.row()) is not None:
            self.detail_wanted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.drop_place is None:
            return
        place, look = self.drop_place(), self._look
        if place < self._cards.rowCount():
            y = self.visualRect(self._cards.index(place)).top() - 4
        elif place:
            y = self.visualRect(self._cards.index(place - 1)).bottom() - 3
        else:
            y = 4
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("accent"), 3))
        y = min(max(y, 4), self.viewport().height() - 5)
        painter.drawLine(8, y, self.viewport().width() - 4, y)
        painter.setBrush(look.colour("accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPoint(5, y), 4, 4)
