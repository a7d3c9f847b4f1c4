"""One column of the board: its heading (number, name, count) over a list of cards."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from axonix_desktop.core.stages import STAGES
from axonix_desktop.ui.board.cards import CardDelegate, CardModel
from axonix_desktop.ui.records.cells import CellPainter
from axonix_desktop.ui.records.columns import RecordColumns
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

_PAD = 8
_SCROLL_BAR = 12


class CardList(QListView):
    """The cards of one stage; ``stepped(int)`` when an arrow key leads to another column."""

    stepped = Signal(int)
    detail_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            ahead = (event.key() == Qt.Key.Key_Right) != (self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
            self.stepped.emit(1 if ahead else -1)
        elif plain and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.detail_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        is_by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if is_by_key and not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))


class StageHeading(QWidget):
    """Number, name and count of a stage, painted; the whole name in the tip."""

    def __init__(self, look: Look, stage: int) -> None:
        super().__init__()
        self._look, self._stage, self._count = look, stage, 0
        self.setToolTip(f"Stage {stage}: {STAGES[stage].name}" if stage else STAGES[0].name)
        self.setFixedHeight(look.px(40))
        look.changed.connect(self.update)

    def set_count(self, count: int) -> None:
        """Show how many cards the column holds."""
        self._count = count
        where = f"Stage {self._stage} {STAGES[self._stage].short}" if self._stage else "Pipeline"
        self.setAccessibleName(f"{where}, {count:,} use case{'' if count == 1 else 's'}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = look.px(20)
        x = self.width() - _PAD - 2 - side if is_rtl else _PAD + 2
        box = QRectF(x, (self.height() - side) / 2, side, side)
        if self._stage:
            painter.setPen(QPen(look.colour("border_strong"), 1))
            painter.setBrush(look.colour("surface"))
            painter.drawRoundedRect(box, 5, 5)
            painter.setFont(look.font("caption_strong"))
            painter.setPen(look.colour("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._stage))
        else:
            painter.drawPixmap(
                round(box.x() + 1),
                round(box.y() + 1),
                look.pixmap("inbox", "text_muted", side - 2, self.devicePixelRatioF()),
            )
        count = f"{self._count:,}"
        wide = look.metrics("figures").horizontalAdvance(count)
        inner = self.rect().adjusted(_PAD + 4, 0, -_PAD - 4, 0)
        lead, trail = start_of_line(is_rtl=is_rtl), start_of_line(is_rtl=not is_rtl)
        painter.setFont(look.font("figures"))
        painter.setPen(look.colour("text_muted"))
        painter.drawText(inner, trail | Qt.AlignmentFlag.AlignVCenter, count)
        room = inner.width() - side - 8 - wide - 8
        name = look.metrics("body_strong").elidedText(STAGES[self._stage].short, Qt.TextElideMode.ElideRight, room)
        painter.setFont(look.font("body_strong"))
        painter.setPen(look.colour("text"))
        words = inner.adjusted(0, 0, -side - 6, 0) if is_rtl else inner.adjusted(side + 6, 0, 0, 0)
        painter.drawText(words, lead | Qt.AlignmentFlag.AlignVCenter, name)


class StageColumn(QWidget):
    """A stage with its cards; ``card_chosen(object)`` gives the id of the card the keyboard is on."""

    card_chosen = Signal(object)

    def __init__(self, look: Look, stage: int, cells: CellPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.stage = stage
        self._is_following = False
        self.heading = StageHeading(look, stage)
        self.model = CardModel(stage, self)
        self.list = CardList()
        self.list.setModel(self.model)
        self._delegate = CardDelegate(look, cells, self)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setMouseTracking(True)
        self.list.setTabKeyNavigation(False)
        self.list.viewport().setAutoFillBackground(False)
        self.list.verticalScrollBar().rangeChanged.connect(self._keep_width)
        self._keep_width(0, 0)
        self.list.setAccessibleName(
            f"Cards of stage {stage}, {STAGES[stage].short}" if stage else "Cards in the pipeline"
        )
        self.list.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.list.doubleClicked.connect(lambda _index: self.list.detail_wanted.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, _PAD)
        layout.setSpacing(0)
        layout.addWidget(self.heading)
        cards = QVBoxLayout()
        cards.setContentsMargins(_PAD + 2, 0, 0, 0)
        cards.addWidget(self.list)
        layout.addLayout(cards, 1)
        look.changed.connect(self._resize)
        self._resize()

    def show_cards(self, records: RecordColumns, rows: list[int]) -> None:
        """Show the rows that stand at this stage."""
        self._is_following = True
        self.model.show(records, rows)
        self.heading.set_count(len(rows))
        self._is_following = False

    def follow(self, record_id: int | None) -> bool:
        """Mark the card of ``record_id`` and scroll to it; False when it is not here."""
        rows = self.model.rows
        row = self.model.records.row_of(record_id) if record_id is not None else None
        self._is_following = True
        try:
            if row is None or row not in rows:
                self.list.selectionModel().clear()
                return False
            index = self.model.index(rows.index(row))
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)
            return True
        finally:
            self._is_following = False

    def sizeHint(self) -> QSize:
        return QSize(self.width(), 400)

    def _on_selection_changed(self) -> None:
        """Tell which card was chosen, unless it only follows."""
        index = self.list.currentIndex()
        if not self._is_following and index.isValid() and self.list.selectionModel().isSelected(index):
            self.card_chosen.emit(self.model.records.ids[self.model.rows[index.row()]])

    def _keep_width(self, _least: int, most: int) -> None:
        """Cards are as wide with a scroll bar as without."""
        self.list.setViewportMargins(0, 0, 0 if most > 0 else _SCROLL_BAR, 0)

    def _resize(self) -> None:
        """Take the sizes of the look in use."""
        self.setFixedWidth(self._look.px(204))
        self.list.verticalScrollBar().setSingleStep(self._delegate.height // 2)
        self.heading.setFixedHeight(self._look.px(40))
        self.list.doItemsLayout()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._look.colour("border"))
        painter.setBrush(self._look.colour("sunken" if self.stage else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
