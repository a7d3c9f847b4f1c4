"""How a card, the place of a card that is moving, and the heading of a swimlane are painted."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from axonix_desktop.core.words import tr
from axonix_desktop.ui.board.cards import CardModel, Index, Pack
from axonix_desktop.ui.board.dealing import Lane
from axonix_desktop.ui.board.options import DAYS
from axonix_desktop.ui.records.cells import CellPainter, tone_of_value
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

SIDE, GAP = 12, 8
_HEAD, _LINE, _FOOT, _FURTHER, _ABOVE_FURTHER = 34, 18, 42, 17, 4
_DIMMED = 0.42


class CardDelegate(QStyledItemDelegate):
    """Paints a card: key and unit, two lines of title, chosen fields, RAG chip, days and the owner's initials."""

    def __init__(self, look: Look, cells: CellPainter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look, self._cells = look, cells
        self._lines: dict[tuple[str, int], tuple[str, ...]] = {}
        self.further = 0
        self.is_lead = False
        self.is_dimmed = False
        look.changed.connect(self._lines.clear)

    @property
    def height(self) -> int:
        """The height of a card with the gap below it."""
        px = self._look.px
        further = self.further * px(_FURTHER) + px(_ABOVE_FURTHER) if self.further else 0
        return px(_HEAD) + 2 * px(_LINE) + further + px(_FOOT) + GAP

    @property
    def heading_height(self) -> int:
        """The height of a swimlane's heading."""
        return self._look.px(34)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        is_heading = isinstance(model, CardModel) and model.items[index.row()] < -1
        return QSize(self._look.px(140), self.heading_height if is_heading else self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, CardModel):
            return
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        is_rtl = option.direction is Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        item = model.items[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if item < 0:
            lane = model.lane(index.row())
            if lane is not None:
                self._paint_lane(painter, area, model, lane, has_focus=has_focus, is_rtl=is_rtl)
        elif model.pack.records.ids[item] in model.pack.moving:
            self._paint_moving(painter, area, model.pack.words(item, "key"))
        else:
            if self.is_dimmed:
                painter.setOpacity(_DIMMED)
            self.paint_card(painter, area, model.pack, item, state, is_rtl=is_rtl)
        painter.restore()

    def paint_card(
        self, painter: QPainter, area: QRect, pack: Pack, row: int, state: QStyle.StateFlag, *, is_rtl: bool
    ) -> None:
        """A whole card in ``area`` (the gap below it included)."""
        look = self._look
        box = QRectF(area).adjusted(0.5, 0.5, -0.5, -GAP - 0.5)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        edge = "focus" if has_focus else "accent" if is_chosen else "border_strong" if is_hovered else "border"
        painter.setPen(QPen(look.colour(edge), 2 if has_focus else 1))
        painter.setBrush(look.colour("selected" if is_chosen else "surface"))
        inset = 0.5 if has_focus else 0.0
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 8, 8)
        self._paint_head(painter, pack, row, box, is_rtl=is_rtl)
        self._paint_title(painter, pack.words(row, "title"), box, is_rtl=is_rtl)
        self._paint_further(painter, pack, row, box, is_rtl=is_rtl)
        self._paint_foot(painter, pack, row, box, is_rtl=is_rtl)

    def lifted(self, pack: Pack, row: int, width: int, count: int, ratio: float) -> QPixmap:
        """The picture of a card that is dragged: tilted, with a shadow, and with the number of cards where several."""
        look, margin = self._look, 18
        size = QSize(width + 2 * margin, self.height + 2 * margin)
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(QPointF(size.width() / 2, size.height() / 2))
        painter.rotate(-2.5)
        painter.translate(QPointF(-width / 2, -self.height / 2))
        shade = QColor(look.colour("text"))  # a copy: the look hands out its own
        for step in range(6):
            shade.setAlphaF(0.035)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade)
            painter.drawRoundedRect(QRectF(-step, 4 - step, width + 2 * step, self.height - GAP + 2 * step), 9, 9)
        state = QStyle.StateFlag.State_HasFocus
        self.paint_card(painter, QRect(0, 0, width, self.height), pack, row, state, is_rtl=False)
        if count > 1:
            disc = QRectF(width - 14, -10, 26, 26)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(disc)
            painter.setPen(look.colour("on_accent"))
            painter.setFont(look.font("small_strong"))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, f"{count:,}")
        painter.end()
        return picture

    def _paint_moving(self, painter: QPainter, area: QRect, key: str) -> None:
        """The place that a card has left while it is dragged."""
        look = self._look
        box = QRectF(area).adjusted(1, 1, -1, -GAP - 1)
        painter.setPen(QPen(look.colour("border_strong"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 8, 8)
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text_muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr("{key} is moving", key=key))

    def _paint_lane(
        self, painter: QPainter, area: QRect, model: CardModel, lane: Lane, *, has_focus: bool, is_rtl: bool
    ) -> None:
        """The title in the leading column, the count of the stage in every one."""
        look = self._look
        line = area.adjusted(0, 6, 0, -6)
        painter.fillRect(QRect(area.x(), area.bottom() - 5, area.width(), 1), look.colour("border"))
        lead = start_of_line(is_rtl=is_rtl) | Qt.AlignmentFlag.AlignVCenter
        if self.is_lead:
            side = look.px(16)
            closed = "chevron-left" if is_rtl else "chevron-right"
            mark = look.pixmap(
                closed if lane.is_folded else "chevron-down", "text_muted", side, painter.device().devicePixelRatioF()
            )
            x = line.right() - side if is_rtl else line.left()
            painter.drawPixmap(x, line.center().y() - side // 2 + 1, mark)
            count = f"{lane.count:,}"
            room = line.width() - side - 6 - look.metrics("figures").horizontalAdvance(count) - 12
            words = line.adjusted(0, 0, -side - 6, 0) if is_rtl else line.adjusted(side + 6, 0, 0, 0)
            painter.setFont(look.font("small_strong"))
            painter.setPen(look.colour("text"))
            painter.drawText(words, lead, self._cells.shortened(lane.title, "small_strong", room))
            painter.setFont(look.font("small"))
            painter.setPen(look.colour("text_muted"))
            end = start_of_line(is_rtl=not is_rtl) | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(line.adjusted(0, 0, 0 if is_rtl else -4, 0), end, count)
        if has_focus:
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -7), 6, 6)

    def _paint_head(self, painter: QPainter, pack: Pack, row: int, box: QRectF, *, is_rtl: bool) -> None:
        """Key at the leading edge, unit in a quiet tag at the other."""
        look = self._look
        metrics = look.metrics("caption")
        high = look.px(20)
        line = box.adjusted(SIDE, 10, -SIDE, 0)
        line.setHeight(high)
        key = self._cells.shortened(pack.words(row, "key"), "small", int(line.width() * 0.5))
        lead = start_of_line(is_rtl=is_rtl)
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text_muted"))
        painter.drawText(line, lead | Qt.AlignmentFlag.AlignVCenter, key)
        if "business_unit_id" not in pack.options.card_fields:
            return
        room = line.width() - look.metrics("small").horizontalAdvance(key) - 8 - 14
        unit = self._cells.shortened(pack.words(row, "business_unit_id"), "caption", int(room))
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
        high = look.px(_LINE)
        for place, text in enumerate(self._two_lines(title, int(box.width()) - 2 * SIDE)):
            line = QRectF(box.left() + SIDE, box.top() + look.px(_HEAD) + place * high, box.width() - 2 * SIDE, high)
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

    def _paint_further(self, painter: QPainter, pack: Pack, row: int, box: QRectF, *, is_rtl: bool) -> None:
        """One line for each field chosen: its label, and its words at the other edge."""
        if not self.further:
            return
        look = self._look
        lead, trail = start_of_line(is_rtl=is_rtl), start_of_line(is_rtl=not is_rtl)
        top = box.top() + look.px(_HEAD) + 2 * look.px(_LINE) + look.px(_ABOVE_FURTHER)
        high = look.px(_FURTHER)
        painter.setFont(look.font("small"))
        for place, name in enumerate(pack.options.further_fields):
            column = pack.records.columns.get(name)
            if column is None:
                continue
            line = QRectF(box.left() + SIDE, top + place * high, box.width() - 2 * SIDE, high)
            label = self._cells.shortened(tr(column.field.label), "small", int(line.width() * 0.5))
            room = int(line.width()) - look.metrics("small").horizontalAdvance(label) - 8
            painter.setPen(look.colour("text_muted"))
            painter.drawText(line, lead | Qt.AlignmentFlag.AlignVCenter, label)
            painter.setPen(look.colour("text"))
            words = self._cells.shortened(column.text(row) or "–", "small", room)
            painter.drawText(line, trail | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_foot(self, painter: QPainter, pack: Pack, row: int, box: QRectF, *, is_rtl: bool) -> None:
        """RAG chip at the leading edge; days in the stage and the owner's initials at the other."""
        look, ratio, shown = self._look, painter.device().devicePixelRatioF(), pack.options.card_fields
        self._cells.set_ratio(ratio)
        high = look.px(24)
        top = box.bottom() - 9 - high
        start, end = box.left() + SIDE - 3, box.right() - SIDE + 3
        owner = pack.words(row, "owner_id") if "owner_id" in shown else ""
        if owner:
            painter.drawPixmap(round(start if is_rtl else end - high), round(top), self._cells.avatar(owner))
            start, end = (start + high + 5, end) if is_rtl else (start, end - high - 5)
        stay = pack.stay(row) if DAYS in shown else None
        if stay is not None:
            role = "small_strong" if stay.is_late else "small"
            wide = look.metrics(role).horizontalAdvance(stay.words) + 2
            painter.setFont(look.font(role))
            painter.setPen(look.colour("amber_fg" if stay.is_late else "text_muted"))
            at = QRectF(start if is_rtl else end - wide, top, wide, high)
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, stay.words)
            start, end = (start + wide + 4, end) if is_rtl else (start, end - wide - 4)
            if stay.is_late:
                side = look.px(13)
                mark = look.pixmap("clock", "amber_fg", side, ratio)
                painter.drawPixmap(round(start - 1 if is_rtl else end - side + 1), round(top + (high - side) / 2), mark)
                start, end = (start + side + 3, end) if is_rtl else (start, end - side - 3)
        column = pack.records.columns.get("rag")
        words = column.text(row) if column and "rag" in shown else ""
        if column is not None and words:
            chip = self._cells.chip(words, tone_of_value(column, row), int(end - start))
            wide = chip.width() / ratio
            x = end - wide if is_rtl else start
            painter.drawPixmap(round(x), round(top + (high - chip.height() / ratio) / 2), chip)
