"""The grid's header: a click sorts, Shift+click adds a key; arrow and key number are drawn beside the label."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from axonix_desktop.ui.records.columns import SortKey
from axonix_desktop.ui.records.table import RecordTableModel
from axonix_desktop.ui.theme.look import Look

_PAD = 10
_ARROW = 14


def sort_after_click(keys: Sequence[SortKey], name: str, is_added: bool) -> tuple[SortKey, ...]:
    """The sort after a click on ``name``: ascending, then descending, then none; Shift keeps the other keys."""
    current = next((key for key in keys if key.field == name), None)
    if current is None:
        following = SortKey(name)
    else:
        following = None if current.is_descending else SortKey(name, is_descending=True)
    if not is_added:
        return (following,) if following else ()
    if current is None:
        return (*keys, SortKey(name))
    return tuple(following if key is current else key for key in keys if key is not current or following)  # type: ignore[misc]


class RecordHeader(QHeaderView):
    """Asks for sorts with ``sort_wanted(tuple[SortKey, ...])``; sections can be moved, resized and fitted."""

    sort_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._pressed: QPoint | None = None
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(48)
        self.setResizeContentsPrecision(50)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName("Column headings")
        look.changed.connect(self._resize)
        self._resize()

    def _resize(self) -> None:
        """Take the height of the look in use."""
        self.setFixedHeight(self._look.px(34))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        at = event.position().toPoint()
        is_resize = self.cursor().shape() is Qt.CursorShape.SplitHCursor
        super().mouseReleaseEvent(event)
        if pressed is None or is_resize or (at - pressed).manhattanLength() > 6:
            return
        section = self.logicalIndexAt(at)
        model = self.model()
        if section >= 0 and isinstance(model, RecordTableModel):
            is_added = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.sort_wanted.emit(sort_after_click(model.records.sort_keys, model.fields[section].name, is_added))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        model = self.model()
        if not isinstance(model, RecordTableModel) or not rect.isValid():
            return
        look, field = self._look, model.fields[logicalIndex]
        painter.fillRect(rect, look.colour("surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, look.colour("border"))
        place = next((at for at, key in enumerate(model.records.sort_keys) if key.field == field.name), None)
        tail = 0 if place is None else look.px(_ARROW) + (9 if len(model.records.sort_keys) > 1 else 0) + 4
        room = rect.width() - 2 * _PAD - tail
        font_role = "small_strong"
        metrics = look.metrics(font_role)
        text = metrics.elidedText(field.label, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(text)
        is_right = field.kind.is_numeric != (self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
        x = rect.right() - _PAD - tail - width if is_right else rect.x() + _PAD
        painter.setFont(look.font(font_role))
        painter.setPen(look.colour("accent_text" if place is not None else "text_muted"))
        painter.drawText(x, rect.y() + (rect.height() - metrics.height()) // 2 + metrics.ascent(), text)
        if place is not None:
            self._paint_arrow(painter, rect, x + width + 4, model.records.sort_keys, place)

    def _paint_arrow(self, painter: QPainter, rect: QRect, x: int, keys: Sequence[SortKey], place: int) -> None:
        """Draw the direction and, with several keys, the key's number."""
        look, side = self._look, self._look.px(_ARROW)
        name = "arrow-down" if keys[place].is_descending else "arrow-up"
        mark = look.pixmap(name, "accent_text", side, self.devicePixelRatioF())
        painter.drawPixmap(x, rect.y() + (rect.height() - side) // 2, mark)
        if len(keys) > 1:
            metrics = look.metrics("caption_strong")
            painter.setFont(look.font("caption_strong"))
            painter.drawText(
                x + side + 1, rect.y() + (rect.height() - metrics.height()) // 2 + metrics.ascent(), str(place + 1)
            )
