"""The lists of the criteria editor: the nine stages, and the criteria of one of them with how many meet each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from axonix_desktop.core.gate_rules.catalogue import RULES
from axonix_desktop.core.records.portfolio import GateCriterion
from axonix_desktop.core.stages import FIRST, LAST, STAGES
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.gate_criteria import Preview
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

Index = QModelIndex | QPersistentModelIndex
_LINE = Qt.ItemDataRole.UserRole
_SIDE, _GAP = 12, 10


@dataclass(frozen=True, slots=True)
class Line:
    """What a line shows: words above, smaller words below, a figure at the end; ``is_on`` None for no tick."""

    number: int
    words: str
    below: str
    figure: str = ""
    share: float | None = None
    is_on: bool | None = None


class Lines(QListWidget):
    """``ticked(number, is_on)`` when a tick is set or taken away with the pointer or Space."""

    ticked = Signal(object, bool)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setProperty("kind", "plain")
        self.setAccessibleName(name)
        self.setItemDelegate(_LinePaint(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def show_lines(self, lines: Sequence[Line], chosen: int | None) -> None:
        """Show the lines; ``chosen`` has the keyboard."""
        self.blockSignals(True)
        self.clear()
        for one in lines:
            item = QListWidgetItem()
            item.setData(_LINE, one)
            said = ", ".join(part for part in (one.words, one.below, one.figure) if part)
            if one.is_on is not None:
                said = f"{said}, {tr('In force') if one.is_on else tr('Switched off')}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setToolTip(one.words)
            self.addItem(item)
        numbers = [one.number for one in lines]
        self.setCurrentRow(numbers.index(chosen) if chosen in numbers else 0 if lines else -1)
        self.blockSignals(False)

    def leave(self) -> None:
        """No line is chosen any more."""
        self.blockSignals(True)
        self.setCurrentRow(-1)
        self.blockSignals(False)
        self.viewport().update()

    def line(self, row: int | None = None) -> Line | None:
        """The line of a row, or of the keyboard."""
        item = self.item(self.currentRow() if row is None else row)
        found = item.data(_LINE) if item is not None else None
        return found if isinstance(found, Line) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.line()
        if event.key() == Qt.Key.Key_Space and line is not None and line.is_on is not None:
            self.ticked.emit(line.number, not line.is_on)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        line = item.data(_LINE) if item is not None else None
        if item is not None and isinstance(line, Line) and line.is_on is not None:
            box = self.visualItemRect(item)
            room = 2 * _SIDE + self.look.px(16)
            near = box.right() - room < event.position().x() if self.is_rtl() else event.position().x() < box.x() + room
            if near:
                self.ticked.emit(line.number, not line.is_on)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self.viewport().update()

    def is_rtl(self) -> bool:
        """Whether reading goes from right to left."""
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft


class _LinePaint(QStyledItemDelegate):
    """Draws a line: tick, words above smaller words, and the figure with its bar at the end."""

    def __init__(self, lines: Lines) -> None:
        super().__init__(lines)
        self._lines = lines

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look = self._lines.look
        return QSize(look.px(160), look.px(52))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, look = index.data(_LINE), self._lines.look
        if not isinstance(line, Line):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text as its words run
        box, is_rtl = QRect(option.rect), self._lines.is_rtl()  # pyright: ignore[reportAttributeAccessIssue] - Qt's
        is_chosen = self._lines.currentIndex() == index
        inner = QRectF(box).adjusted(3, 1, -3, -1)
        is_under = box.contains(self._lines.viewport().mapFromGlobal(self._lines.cursor().pos()))
        if is_chosen or is_under:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("selected" if is_chosen else "hover"))
            painter.drawRoundedRect(inner, 6, 6)
        if is_chosen and self._lines.hasFocus():
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner.adjusted(1, 1, -1, -1), 6, 6)
        room = box.adjusted(_SIDE, look.px(7), -_SIDE, -look.px(6))
        if line.is_on is not None:
            room = self._paint_tick(painter, room, is_rtl, is_on=line.is_on)
        if line.figure:
            room = self._paint_figure(painter, room, is_rtl, line)
        self._paint_words(painter, room, is_rtl, line)
        painter.restore()

    def _paint_tick(self, painter: QPainter, room: QRect, is_rtl: bool, *, is_on: bool) -> QRect:
        look = self._lines.look
        side = look.px(16)
        left = room.right() - side if is_rtl else room.left()
        box = QRectF(left + 0.5, room.center().y() - side / 2 + 0.5, side, side)
        painter.setPen(QPen(look.colour("accent" if is_on else "border_strong"), 1))
        painter.setBrush(look.colour("accent" if is_on else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        if is_on:
            small = look.px(12)
            mark = look.pixmap("check", "on_accent", small, self._lines.devicePixelRatioF())
            painter.drawPixmap(round(box.center().x() - small / 2), round(box.center().y() - small / 2), mark)
        taken = side + _GAP
        return room.adjusted(0 if is_rtl else taken, 0, -taken if is_rtl else 0, 0)

    def _paint_figure(self, painter: QPainter, room: QRect, is_rtl: bool, line: Line) -> QRect:
        """The figure, and below it a bar of the share."""
        look = self._lines.look
        wide = max(look.metrics("small_strong").horizontalAdvance(line.figure) + 2, look.px(56))
        box = QRect(room.left() if is_rtl else room.right() - wide, room.top(), wide, room.height())
        painter.setFont(look.font("small_strong"))
        painter.setPen(look.colour("text" if line.is_on is not False else "text_muted"))
        side = start_of_line(is_rtl=not is_rtl)
        if line.share is None:
            painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, line.figure)
        else:
            painter.drawText(
                box.adjusted(0, 0, 0, -box.height() // 2), side | Qt.AlignmentFlag.AlignVCenter, line.figure
            )
            bar = QRectF(box.x(), box.y() + box.height() * 0.66, wide, look.px(5))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("grey_bg"))
            painter.drawRoundedRect(bar, 2.5, 2.5)
            if line.share > 0:
                part = bar.width() * line.share
                left = bar.right() - part if is_rtl else bar.x()
                painter.setBrush(look.colour("green_fg" if line.share >= 1 else "accent"))
                painter.drawRoundedRect(QRectF(left, bar.y(), part, bar.height()), 2.5, 2.5)
        taken = wide + _GAP
        return room.adjusted(taken if is_rtl else 0, 0, 0 if is_rtl else -taken, 0)

    def _paint_words(self, painter: QPainter, room: QRect, is_rtl: bool, line: Line) -> None:
        look, half = self._lines.look, room.height() // 2
        side = start_of_line(is_rtl=is_rtl) | Qt.AlignmentFlag.AlignVCenter
        is_faint = line.is_on is False
        for role, ink, words, box in (
            ("body", "text_muted" if is_faint else "text", line.words, room.adjusted(0, 0, 0, -half)),
            ("small", "text_muted", line.below, room.adjusted(0, half, 0, 0)),
        ):
            painter.setFont(look.font(role))
            painter.setPen(look.colour(ink))
            shown = look.metrics(role).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, side, shown)


def stage_lines(criteria: Sequence[GateCriterion]) -> list[Line]:
    """The nine stages with how many criteria are in force."""
    found: list[Line] = []
    for number in range(FIRST, LAST + 1):
        active = sum(one.stage == number and one.is_active for one in criteria)
        words = tr("{number} {name}", number=number, name=tr(STAGES[number].short))
        found.append(Line(number, words, trn("{count} criterion in force", "{count} criteria in force", active)))
    return found


def criterion_lines(criteria: Sequence[GateCriterion], previews: Sequence[Preview]) -> list[Line]:
    """The criteria of a stage; the figure is how many of the use cases there meet it."""
    found: list[Line] = []
    for place, one in enumerate(criteria):
        spec = RULES.get(one.rule)
        label = tr(spec.label) if spec else one.rule
        parts = [one.code, tr("whole programme"), label]
        if spec is None or not spec.is_programme_level:
            parts.pop(1)
        seen = previews[place] if place < len(previews) else None
        figure = tr("{part} of {whole}", part=seen.passing, whole=seen.total) if seen and seen.total else ""
        share = seen.passing / seen.total if seen and seen.total else None
        found.append(Line(one.id, tr(one.text), "  ·  ".join(parts), figure, share, is_on=one.is_active))
    return found
