"""The grid's header: a click sorts, Shift+click adds a key; arrow and key number are drawn beside the label.

Below the headings there is room for a row of filters; columns that stay in sight are painted and pointed at there.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.records.columns import SortKey
from axonix_desktop.ui.records.frozen import FrozenTable
from axonix_desktop.ui.records.table import RecordTableModel
from axonix_desktop.ui.theme.look import Look

_PAD = 10
_ARROW = 14
_HEIGHT, _BELOW = 34, 40


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
        self._shift = 0
        self._below: QWidget | None = None
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(48)
        self.setResizeContentsPrecision(50)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(tr("Column headings"))
        look.changed.connect(self._resize)
        self._resize()

    def put_below(self, widget: QWidget | None) -> None:
        """Show ``widget`` under the headings (the row of filters), or nothing."""
        if self._below is not None and self._below is not widget:
            self._below.hide()
        self._below = widget
        if widget is not None:
            widget.setParent(self)
        self._resize()
        if widget is not None:
            widget.show()

    def _resize(self) -> None:
        """Take the height of the look in use."""
        below = self._look.px(_BELOW) if self._below is not None else 0
        self.setViewportMargins(0, 0, 0, below)
        self.setFixedHeight(self._look.px(_HEIGHT) + below)
        self._place_below()

    def _place_below(self) -> None:
        """The row of filters takes the lower part."""
        if self._below is not None:
            top = self._look.px(_HEIGHT)
            self._below.setGeometry(0, top, self.width(), self.height() - top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_below()

    def _frozen(self) -> FrozenTable | None:
        view = self.parentWidget()
        return view if isinstance(view, FrozenTable) and view.frozen else None

    def section_at(self, at: QPoint) -> int:
        """The section that is seen at a point; -1 for none."""
        view = self._frozen()
        return view.columnAt(at.x()) if view is not None else self.logicalIndexAt(at)

    def _moved(self, event: QMouseEvent) -> QMouseEvent:
        """The event as Qt must see it: over a frozen column, at the place where that column really lies."""
        view = self._frozen()
        is_held = bool(event.buttons()) and event.type() is not QMouseEvent.Type.MouseButtonPress
        if view is not None and not is_held and event.type() is not QMouseEvent.Type.MouseButtonRelease:
            frozen = view.frozen_rect()
            is_over = not frozen.isEmpty() and frozen.left() <= event.position().x() <= frozen.right()
            is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            self._shift = (self._first_place(view) if not is_rtl else 0) if is_over else 0
        if view is None or not self._shift:
            self._shift = 0 if view is None else self._shift
            return event
        by = QPointF(self._shift, 0)
        return QMouseEvent(
            event.type(), event.position() + by, event.scenePosition() + by, event.globalPosition() + by,
            event.button(), event.buttons(), event.modifiers(), event.pointingDevice(),
        )  # fmt: skip

    def _first_place(self, view: FrozenTable) -> int:
        """Where the first frozen column really lies, scrolled away to the left."""
        section = view.frozen_boxes()[0][0]
        return self.sectionViewportPosition(section)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None
        super().mousePressEvent(self._moved(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(self._moved(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        super().mouseDoubleClickEvent(self._moved(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        at = event.position().toPoint()
        is_resize = self.cursor().shape() is Qt.CursorShape.SplitHCursor
        super().mouseReleaseEvent(self._moved(event))
        if pressed is None or is_resize or (at - pressed).manhattanLength() > 6:
            return
        section = self.section_at(at)
        model = self.model()
        if section >= 0 and isinstance(model, RecordTableModel):
            is_added = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.sort_wanted.emit(sort_after_click(model.records.sort_keys, model.fields[section].name, is_added))

    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        painter = QPainter(self.viewport())
        view = self._frozen()
        if view is not None:
            for section, x, width in view.frozen_boxes():
                self.paintSection(painter, QRect(x, 0, width, self.viewport().height()), section)
            view.paint_edge(painter, self._look.colour("border_strong"))
        painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        model = self.model()
        if not isinstance(model, RecordTableModel) or not rect.isValid():
            return
        look, field = self._look, model.fields[logicalIndex]
        painter.fillRect(rect, look.colour("surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, look.colour("border"))
        keys = model.records.sort_keys
        place = next((at for at, key in enumerate(keys) if key.field == field.name), None)
        is_narrowed = any(one.field == field.name for one in model.records.conditions)
        tail = 0 if place is None else look.px(_ARROW) + (9 if len(keys) > 1 else 0) + 4
        tail += look.px(_ARROW) + 4 if is_narrowed else 0
        room = rect.width() - 2 * _PAD - tail
        font_role = "small_strong"
        metrics = look.metrics(font_role)
        text = metrics.elidedText(tr(field.label), Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(text)
        is_right = field.kind.is_numeric != (self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
        x = rect.right() - _PAD - tail - width if is_right else rect.x() + _PAD
        painter.setFont(look.font(font_role))
        painter.setPen(look.colour("accent_text" if place is not None or is_narrowed else "text_muted"))
        painter.drawText(x, rect.y() + (rect.height() - metrics.height()) // 2 + metrics.ascent(), text)
        end = x + width + 4
        if is_narrowed:
            side = look.px(_ARROW)
            mark = look.pixmap("funnel", "accent_text", side, self.devicePixelRatioF())
            painter.drawPixmap(end, rect.y() + (rect.height() - side) // 2, mark)
            end += side + 4
        if place is not None:
            self._paint_arrow(painter, rect, end, keys, place)

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
