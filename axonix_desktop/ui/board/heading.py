"""The heading of a column: number, name, count against its limit, the sum chosen; and the strip of a folded one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from axonix_desktop.core.stages import STAGES
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

_PAD = 10
_ANY_HEIGHT = 16_777_215


class StageHeading(QAbstractButton):
    """A click folds the column or opens it again; its menu offers that and the limit."""

    menu_wanted = Signal(QPoint)

    def __init__(self, look: Look, stage: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._stage = look, stage
        self._count, self._limit, self._sum = 0, 0, ""
        self._is_folded = self._is_lit = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self._resize)
        self._resize()

    @property
    def is_over(self) -> bool:
        """Whether more cards stand here than should."""
        return 0 < self._limit < self._count

    def show_figures(self, count: int, limit: int, sum_words: str, *, has_sum: bool, is_folded: bool) -> None:
        """Show count, limit and sum."""
        self._count, self._limit, self._sum, self._is_folded = count, limit, sum_words, is_folded
        self._has_sum = has_sum
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_folded else Qt.FocusPolicy.NoFocus)
        words = trn("{count} use case", "{count} use cases", count)
        if limit:
            words = tr("{count}, limit {limit}", count=words, limit=limit)
        if self.is_over:
            words = tr("{count}, over the limit", count=words)
        where = tr("Stage {number} {name}", number=self._stage, name=tr(STAGES[self._stage].short))
        name = f"{where if self._stage else tr(STAGES[0].short)}, {words}"
        self.setAccessibleName(tr("{column}, folded", column=name) if is_folded else name)
        tip = tr("Stage {number}: {name}", number=self._stage, name=tr(STAGES[self._stage].name))
        act = tr("Click to open the column") if is_folded else tr("Click to fold the column")
        self.setToolTip(f"{tip if self._stage else tr(STAGES[0].name)}\n{words}\n{act}")
        self._resize()

    _has_sum = False

    def set_lit(self, *, is_lit: bool) -> None:
        """Whether cards are held over this column."""
        self._is_lit = is_lit
        self.update()

    def _resize(self) -> None:
        if self._is_folded:
            self.setMinimumHeight(self._look.px(120))
            self.setMaximumHeight(_ANY_HEIGHT)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            self.setFixedHeight(self._look.px(58 if self._has_sum else 42))
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_folded:
            self._paint_folded(painter)
        else:
            self._paint_open(painter)
        if self.hasFocus():
            painter.setPen(QPen(self._look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 8, 8)

    def _paint_number(self, painter: QPainter, box: QRectF) -> None:
        """The stage's number in a small square; the tray's sign for the pipeline."""
        look = self._look
        if not self._stage:
            side = round(box.width()) - 2
            mark = look.pixmap("inbox", "text_muted", side, self.devicePixelRatioF())
            painter.drawPixmap(round(box.x() + 1), round(box.y() + 1), mark)
            return
        painter.setPen(QPen(look.colour("accent" if self._is_lit else "border_strong"), 1))
        painter.setBrush(look.colour("accent" if self._is_lit else "surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setFont(look.font("caption_strong"))
        painter.setPen(look.colour("on_accent" if self._is_lit else "text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._stage))

    def _paint_open(self, painter: QPainter) -> None:
        """Number and name, the count at the other edge, the sum below."""
        look, is_rtl = self._look, self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side, high = look.px(20), look.px(42)
        x = self.width() - _PAD - side if is_rtl else _PAD
        self._paint_number(painter, QRectF(x, (high - side) / 2, side, side))
        wide = self._paint_count(painter, high, is_rtl=is_rtl)
        inner = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        inner.setHeight(high)
        room = inner.width() - side - 7 - wide - 8
        lead = start_of_line(is_rtl=is_rtl) | Qt.AlignmentFlag.AlignVCenter
        name = look.metrics("body_strong").elidedText(tr(STAGES[self._stage].short), Qt.TextElideMode.ElideRight, room)
        painter.setFont(look.font("body_strong"))
        painter.setPen(look.colour("text"))
        words = inner.adjusted(0, 0, -side - 7, 0) if is_rtl else inner.adjusted(side + 7, 0, 0, 0)
        painter.drawText(words, lead, name)
        if self._has_sum:
            below = self.rect().adjusted(_PAD, look.px(36), -_PAD, -look.px(4))
            painter.setFont(look.font("small"))
            painter.setPen(look.colour("text_muted"))
            text = tr("Sum {sum}", sum=self._sum) if self._sum else tr("No values")
            painter.drawText(
                below, lead, look.metrics("small").elidedText(text, Qt.TextElideMode.ElideRight, below.width())
            )

    def _paint_count(self, painter: QPainter, high: int, *, is_rtl: bool) -> int:
        """Count and limit; over the limit as a chip with its sign. Returns the width taken."""
        look = self._look
        text = f"{self._count:,} / {self._limit:,}" if self._limit else f"{self._count:,}"
        wide = look.metrics("figures").horizontalAdvance(text) + 1
        end = start_of_line(is_rtl=not is_rtl) | Qt.AlignmentFlag.AlignVCenter
        line = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        line.setHeight(high)
        painter.setFont(look.font("figures"))
        if not self.is_over:
            painter.setPen(look.colour("text_muted"))
            painter.drawText(line, end, text)
            return wide
        icon, tall = look.px(13), look.px(24)
        whole = wide + icon + 4 + 12
        box = QRectF(_PAD - 4 if is_rtl else self.width() - _PAD + 4 - whole, (high - tall) / 2, whole, tall)
        painter.setPen(QPen(look.colour("amber_fg"), 1))
        painter.setBrush(look.colour("amber_bg"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), tall / 2, tall / 2)
        mark = look.pixmap("triangle-alert", "amber_fg", icon, self.devicePixelRatioF())
        painter.drawPixmap(round(box.right() - 6 - icon if is_rtl else box.x() + 6), round((high - icon) / 2), mark)
        painter.setPen(look.colour("amber_fg"))
        painter.drawText(box.adjusted(6, 0, -6, 0), end, text)
        return whole

    def _paint_folded(self, painter: QPainter) -> None:
        """Number and count above, the name turned down the strip."""
        look = self._look
        side = look.px(20)
        self._paint_number(painter, QRectF((self.width() - side) / 2, look.px(11), side, side))
        painter.setFont(look.font("figures"))
        painter.setPen(look.colour("amber_fg" if self.is_over else "text_muted"))
        count = QRectF(0, look.px(38), self.width(), look.px(20))
        painter.drawText(count, Qt.AlignmentFlag.AlignCenter, f"{self._count:,}")
        painter.save()
        painter.translate(self.width() / 2, look.px(70))
        painter.rotate(90)
        painter.setFont(look.font("body_strong"))
        painter.setPen(look.colour("text"))
        room = max(self.height() - look.px(90), 10)
        name = look.metrics("body_strong").elidedText(tr(STAGES[self._stage].short), Qt.TextElideMode.ElideRight, room)
        high = look.px(20)
        beside = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, -high / 2, room, high), beside, name)
        painter.restore()
