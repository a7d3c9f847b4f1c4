"""One column of the board: its heading over a list of cards, and what it says while cards are dragged."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from axonix_desktop.core.stages import STAGES
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.board.card_list import CardList
from axonix_desktop.ui.board.card_paint import CardDelegate
from axonix_desktop.ui.board.cards import CardModel, Pack
from axonix_desktop.ui.board.dealing import Deal, median_days, sum_words
from axonix_desktop.ui.board.heading import StageHeading
from axonix_desktop.ui.records.cells import CellPainter
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

_PAD = 8
_SCROLL_BAR = 12
_WIDE, _FOLDED = 216, 46


class Refusal(QWidget):
    """At the head of a column that may not be dropped on: why."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._mark = QLabel()
        self.words = PlainLabel(look, role="small_strong", colour="red_fg", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(6)
        row.addWidget(self._mark, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    def say(self, words: str) -> None:
        """Show the reason."""
        self.words.setText(words if len(words) <= 90 else words[:89].rstrip() + "…")
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.show()

    def _dress(self) -> None:
        side = self._look.px(14)
        self._mark.setPixmap(self._look.pixmap("ban", "red_fg", side, self.devicePixelRatioF()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("red_fg"), 1))
        painter.setBrush(self._look.colour("red_bg"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class StageColumn(QWidget):
    """A stage with its cards."""

    def __init__(self, look: Look, stage: int, cells: CellPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.stage = stage
        self.setAcceptDrops(True)  # a folded column, and what lies around the cards
        self.is_folded = self._is_lit = self._is_shut = self._is_dragged_over = False
        self.heading = StageHeading(look, stage)
        self.model = CardModel(stage, self)
        self.list = CardList(look, self.model)
        self.delegate = CardDelegate(look, cells, self)
        self.list.setItemDelegate(self.delegate)
        self.list.verticalScrollBar().rangeChanged.connect(self._keep_width)
        self.list.setAccessibleName(
            tr("Cards of stage {number}, {name}", number=stage, name=tr(STAGES[stage].short))
            if stage
            else tr("Cards in the pipeline")
        )
        self.refusal = Refusal(look)
        self.foot = PlainLabel(look, role="small", colour="text_muted")
        self.foot.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.foot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.add_button = QPushButton(tr("Add idea"))
        self.add_button.setFont(look.font("body"))
        self.add_button.setVisible(False)
        self._keep_width(0, 0)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 6)
        layout.setSpacing(0)
        layout.addWidget(self.heading)
        self._holder = QWidget()
        inside = QVBoxLayout(self._holder)
        is_rtl = self.isRightToLeft()
        inside.setContentsMargins(0 if is_rtl else _PAD + 2, 0, _PAD + 2 if is_rtl else 0, 0)
        inside.setSpacing(6)
        aside = QHBoxLayout()
        aside.setContentsMargins(_SCROLL_BAR if is_rtl else 0, 0, 0 if is_rtl else _SCROLL_BAR, 0)
        aside.addWidget(self.refusal)
        below = QHBoxLayout()
        below.setContentsMargins(_SCROLL_BAR if is_rtl else 0, 0, 0 if is_rtl else _SCROLL_BAR, 0)
        below.addWidget(self.add_button)
        inside.addLayout(aside)
        inside.addWidget(self.list, 1)
        inside.addLayout(below)
        inside.addWidget(self.foot)
        layout.addWidget(self._holder, 1)
        look.changed.connect(self._resize)
        self._resize()

    def show_cards(self, pack: Pack, deal: Deal, *, is_lead: bool) -> None:
        """Show the cards of this stage; the leading column names the lanes."""
        options, stage = pack.options, self.stage
        items, rows = deal.items[stage], deal.rows[stage]
        self.delegate.further = len(options.further_fields)
        self.delegate.is_lead = is_lead
        self.list.setUniformItemSizes(not pack.lanes)
        self.model.show(pack, items, rows)
        self.is_folded = stage in options.folded_columns
        total = sum_words(pack.records, rows, options.sum_field)
        self.heading.show_figures(
            len(rows), options.limits.get(stage, 0), total, has_sum=bool(options.sum_field), is_folded=self.is_folded
        )
        days = median_days(pack.records, rows, {number: stay.days for number, stay in pack.stays.items()})
        self.foot.setText(
            "" if days is None else trn("Median {count} day in stage", "Median {count} days in stage", days)
        )
        self._resize()

    def follow(self, ids: tuple[int, ...], current: int | None) -> bool:
        """Mark the cards of ``ids`` that are here; True when the current one is."""
        places = [place for one in ids if (place := self.model.place_of(one)) is not None]
        at = self.model.place_of(current) if current is not None else None
        self.list.mark(places, at)
        if at is not None:
            self.list.scrollTo(self.model.index(at))
        return at is not None

    def say_drop(self, reason: str | None, *, is_dragging: bool) -> None:
        """While cards are dragged: why they may not come here, or nothing."""
        self._is_shut = is_dragging and reason is not None
        self.list.is_shut = self._is_shut
        self.delegate.is_dimmed = self._is_shut
        if self._is_shut and reason and not self.is_folded:
            self.refusal.say(reason)
        else:
            self.refusal.hide()
        if not is_dragging:
            self.light(is_lit=False)
        self.update()
        self.list.viewport().update()

    def light(self, *, is_lit: bool) -> None:
        """Show that cards are held over this column."""
        self._is_lit = is_lit and not self._is_shut
        self.heading.set_lit(is_lit=self._is_lit)
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.list.judge(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.list.judge(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.list.dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.list.dropEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(self.width(), 400)

    def _keep_width(self, _least: int, most: int) -> None:
        """Cards are as wide with a scroll bar as without."""
        self.list.setViewportMargins(0, 0, 0 if most > 0 else _SCROLL_BAR, 0)

    def _resize(self) -> None:
        """Take the sizes of the look in use."""
        self.setFixedWidth(self._look.px(_FOLDED if self.is_folded else _WIDE))
        self._holder.setVisible(not self.is_folded)
        self._column.setStretch(0, 1 if self.is_folded else 0)
        self.list.verticalScrollBar().setSingleStep(self.delegate.height // 2)
        self.list.doItemsLayout()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._is_shut:
            painter.setPen(QPen(look.colour("red_fg"), 1.5, Qt.PenStyle.DashLine))
        elif self._is_lit:
            box.adjust(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(look.colour("accent"), 2))
        else:
            painter.setPen(look.colour("border"))
        painter.setBrush(look.colour("selected" if self._is_lit else "sunken" if self.stage else "surface"))
        painter.drawRoundedRect(box, 10, 10)
