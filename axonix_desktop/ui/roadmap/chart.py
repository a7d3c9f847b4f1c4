"""The time side of the roadmap: an own painted scroll area that draws the rows in view and no others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from axonix_desktop.core.roadmap import Days
from axonix_desktop.core.words import tr
from axonix_desktop.ui.roadmap.arrows import ArrowPainter, Wait
from axonix_desktop.ui.roadmap.axis import Axis, Tick, zoom_of
from axonix_desktop.ui.roadmap.bars import BarPainter
from axonix_desktop.ui.roadmap.replanning import Grip, Part, grip
from axonix_desktop.ui.roadmap.rows import CaseRow, GroupRow, Outlook, Row
from axonix_desktop.ui.roadmap.words import bar_tip, span_words
from axonix_desktop.ui.theme.look import Look

_DAY = timedelta(days=1)
_EDGE, _DRAG_FROM = 5, 3
_STEP_ROWS = 1


class Chart(QAbstractScrollArea):
    """Bars over an axis.

    ``replanned(int, int, object, object)`` carries use case, stage, first and last day; ``pressed(int, object)`` the
    place of a row and the keys held; ``bar_taken(int, int)`` use case and stage; ``zoomed(int, float)`` steps and
    where the pointer is.
    """

    replanned = Signal(object, int, object, object)
    pressed = Signal(int, object)
    bar_taken = Signal(object, int)
    detail_wanted = Signal()
    menu_wanted = Signal(QPoint)
    zoomed = Signal(int, float)
    row_hovered = Signal(int)

    def __init__(self, look: Look, outlook: Outlook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.outlook = look, outlook
        self._bars, self._arrows = BarPainter(look), ArrowPainter(look)
        self.rows: Sequence[Row] = ()
        self.waits: Sequence[Wait] = ()
        self.places: dict[int, int] = {}
        self.axis = Axis(outlook.today, 1, zoom_of("quarter"), look.scale)
        self.selected: frozenset[int] = frozenset()
        self.taken: tuple[int, int] | None = None
        self.is_focused = False
        self.may_drag = True
        self.grip: Grip | None = None
        self.pending: dict[int, Days] = {}
        self._by = 0
        self._press: tuple[QPointF, Grip | None] | None = None
        self._hovered = -1
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Bars of the roadmap"))
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def head_height(self) -> int:
        """The height of the axis."""
        return self._look.px(44)

    @property
    def row_height(self) -> int:
        """The height of a row."""
        return self._look.size("row")

    def show_rows(self, rows: Sequence[Row], outlook: Outlook, waits: Sequence[Wait]) -> None:
        """Show other rows."""
        self.rows, self.outlook, self.waits = rows, outlook, waits
        self.places = {row.id: place for place, row in enumerate(rows) if isinstance(row, CaseRow)}
        self.give_up()
        self.measure()

    def show_axis(self, axis: Axis) -> None:
        """Take another axis."""
        self.axis = axis
        self.measure()

    def measure(self) -> None:
        """Bring the scroll bars in line with rows, axis and size."""
        room = self.viewport().height() - self.head_height
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(len(self.rows) * self.row_height - room, 0))
        vertical.setPageStep(max(room, 1))
        vertical.setSingleStep(self.row_height * _STEP_ROWS)
        horizontal.setRange(0, max(self.axis.width - self.viewport().width(), 0))
        horizontal.setPageStep(self.viewport().width())
        horizontal.setSingleStep(self._look.px(40))
        self.viewport().update()

    def take(self, case: int, stage: int, part: Part) -> None:
        """Take hold of a bar to move it by :meth:`drag`."""
        self.grip = grip(self.outlook.plan(case), stage, part)
        self._by, self.pending = 0, {}

    def drag(self, by: int) -> None:
        """Move what is held ``by`` days from where it was."""
        if self.grip is not None:
            self._by, self.pending = by, self.grip.preview(by)
            self.viewport().update()

    @property
    def moved_by(self) -> int:
        """How many days what is held was moved."""
        return self._by

    def let_go(self) -> None:
        """Keep the days that what is held has now."""
        held, by = self.grip, self._by
        changes = bool(self.pending)
        self.give_up()
        if held is not None and changes:
            start, end = held.moved(by)
            self.replanned.emit(held.plan.id, held.stage, start, end)

    def keep(self) -> None:
        """Keep what the keys have moved; what the pointer still holds stays in its hand."""
        if self._press is None:
            self.let_go()

    def give_up(self) -> None:
        """Let everything stay where it was."""
        self.grip, self._by, self.pending = None, 0, {}
        self.viewport().update()

    def hit(self, at: QPointF) -> tuple[int, int, Part | None]:
        """The place of the row, the stage and the part of the bar at a point; -1 and 0 for none."""
        if at.y() < self.head_height:
            return -1, 0, None
        place = int((at.y() - self.head_height + self.verticalScrollBar().value()) // self.row_height)
        if not 0 <= place < len(self.rows):
            return -1, 0, None
        row = self.rows[place]
        if isinstance(row, GroupRow):
            return place, 0, None
        top = self._top(place)
        for number, dates in reversed(list(self.outlook.plan(row.id).stages.items())):
            if dates.planned is None:
                continue
            box = self._bars.bar_box(self.axis, self.horizontalScrollBar().value(), top, dates.planned)
            wide = box.adjusted(-2, -4, 2, 4)
            if wide.contains(at):
                edge = min(_EDGE, box.width() / 4)
                if at.x() <= box.left() + edge and box.width() > 2 * _EDGE:
                    return place, number, "start"
                return place, number, "end" if at.x() >= box.right() - edge else "whole"
        return place, 0, None

    def bring_into_view(self, days: Days) -> None:
        """Scroll sideways so that the days are to be seen."""
        bar, room = self.horizontalScrollBar(), self.viewport().width()
        left, right = self.axis.x(days[0]), self.axis.x(days[1] + _DAY)
        if left < bar.value() or right > bar.value() + room:
            bar.setValue(round(left - min(room / 3, max(room - (right - left), 0) / 2)))

    def scroll_to(self, day: date, share: float = 0.35) -> None:
        """Put ``day`` at a share of the width."""
        self.horizontalScrollBar().setValue(round(self.axis.x(day) - self.viewport().width() * share))

    def _top(self, place: int) -> float:
        return self.head_height + place * self.row_height - self.verticalScrollBar().value()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place, stage, part = self.hit(event.position())
        if event.button() is not Qt.MouseButton.LeftButton or place < 0:
            return
        self.pressed.emit(place, event.modifiers())
        row = self.rows[place] if place < len(self.rows) else None
        held = None
        if isinstance(row, CaseRow) and stage:
            self.bar_taken.emit(row.id, stage)
            if part is not None and self.may_drag:
                held = grip(self.outlook.plan(row.id), stage, part)
        self._press = (event.position(), held)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is not None and event.buttons() & Qt.MouseButton.LeftButton:
            start, held = self._press
            far = event.position().x() - start.x()
            if held is not None and (self.grip is not None or abs(far) >= _DRAG_FROM):
                self.grip = held
                self.drag(round(far / self.axis.day_width))
                self._follow(event.position())
            return
        place, stage, part = self.hit(event.position())
        shape = Qt.CursorShape.ArrowCursor
        if stage and self.may_drag:
            shape = Qt.CursorShape.SizeHorCursor if part in ("start", "end") else Qt.CursorShape.OpenHandCursor
        self.viewport().setCursor(shape)
        self.hover(place)
        self.row_hovered.emit(place)

    def _follow(self, at: QPointF) -> None:
        """Say while dragging what the days would be."""
        if self.grip is not None:
            words = tr("Stage {stage}: {days}", stage=self.grip.stage, days=span_words(self.grip.moved(self._by)))
            QToolTip.showText(self.viewport().mapToGlobal(at.toPoint()) + QPoint(0, 16), escape(words), self.viewport())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._press is not None and event.button() is Qt.MouseButton.LeftButton:
            self._press = None
            if self.grip is not None:
                self.let_go()

    def stop_drag(self) -> bool:
        """Give up what is being dragged (Esc); False when nothing is."""
        was = self.grip is not None
        if self._press is not None:
            self._press = (self._press[0], None)
        self.give_up()
        QToolTip.hideText()
        return was

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place, _stage, _part = self.hit(event.position())
        if place >= 0:
            self.detail_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def hover(self, place: int) -> None:
        """Light the row under the pointer."""
        if place != self._hovered:
            self._hovered = place
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self.grip is None:
            place, stage, _part = self.hit(QPointF(event.pos()))
            row = self.rows[place] if place >= 0 else None
            words = bar_tip(row, stage, self.outlook) if isinstance(row, CaseRow) and stage else ""
            QToolTip.showText(event.globalPos(), plain_tip(words), self.viewport())
            return True
        if event.type() is QEvent.Type.Leave:
            self.hover(-1)
            self.row_hovered.emit(-1)
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            way = event.angleDelta().y()
            if way:
                self.zoomed.emit(-1 if way > 0 else 1, event.position().x())
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            turn = event.angleDelta().y() or event.angleDelta().x()
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - turn)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, view = self._look, self.viewport().rect()
        painter = QPainter(self.viewport())
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time runs one way in every language
        painter.fillRect(view, look.colour("surface"))
        shift = self.horizontalScrollBar().value()
        first, last = self.axis.day_at(shift), self.axis.day_at(shift + view.width()) + _DAY
        self._paint_ground(painter, view, shift, first, last)
        self._paint_today(painter, view, shift)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = int(self.verticalScrollBar().value() // self.row_height)
        shown = range(top, min(top + view.height() // self.row_height + 2, len(self.rows)))
        for place in shown:
            self._paint_row(painter, place, shift, view.width())
        self._arrows.paint(painter, self.waits, self.axis, shift, self._middle, self.outlook, view.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._paint_head(painter, view, shift, first, last)

    def _middle(self, case: int) -> float | None:
        place = self.places.get(case)
        return None if place is None else self._top(place) + self._look.px(12.5)

    def _paint_ground(self, painter: QPainter, view: QRect, shift: int, first: date, last: date) -> None:
        """Rows' grounds, weekends at week zoom, lines where the axis has its upper ticks."""
        look, high = self._look, self.row_height
        begin = int(self.verticalScrollBar().value() // high)
        for place in range(begin, min(begin + view.height() // high + 2, len(self.rows))):
            top, row = round(self._top(place)), self.rows[place]
            role = "surface_alt" if isinstance(row, GroupRow) else ""
            if isinstance(row, CaseRow) and row.id in self.selected:
                role = "selected"
            elif place == self._hovered:
                role = "hover"
            if role:
                painter.fillRect(0, top, view.width(), high, look.colour(role))
            painter.fillRect(0, top + high - 1, view.width(), 1, look.colour("grid"))
        if self.axis.zoom.name == "week":
            painter.setOpacity(0.6)
            day = first - timedelta(days=first.weekday()) + 5 * _DAY
            while day <= last:
                x, wide = round(self.axis.x(day) - shift), round(2 * self.axis.day_width)
                painter.fillRect(x, 0, wide, view.height(), look.colour("sunken"))
                day += 7 * _DAY
            painter.setOpacity(1.0)
        for tick in self.axis.upper(first, last):
            painter.fillRect(round(self.axis.x(tick.start) - shift), 0, 1, view.height(), look.colour("border"))

    def _paint_row(self, painter: QPainter, place: int, shift: int, room: int) -> None:
        row, top = self.rows[place], self._top(place)
        if isinstance(row, GroupRow):
            _late, days = self.outlook.of_group(row)
            if days:
                self._bars.paint_group(painter, self.axis, shift, top, days)
            return
        held = self.pending if self.grip is not None and self.grip.plan.id == row.id else None
        self._bars.paint_case(painter, self.axis, shift, top, row, self.outlook, room, held)
        if self.taken is not None and self.taken[0] == row.id and self.is_focused:
            planned = (held or {}).get(self.taken[1]) or self.outlook.plan(row.id).dates(self.taken[1]).planned
            if planned:
                box = self._bars.bar_box(self.axis, shift, top, planned).adjusted(-2, -2, 2, 2)
                painter.setPen(QPen(self._look.colour("focus"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box, 4, 4)

    def _paint_today(self, painter: QPainter, view: QRect, shift: int) -> None:
        x = self.axis.x(self.outlook.today) + self.axis.day_width / 2 - shift
        painter.fillRect(QRectF(x - 1, self.head_height, 2, view.height()), self._look.colour("accent"))

    def _paint_head(self, painter: QPainter, view: QRect, shift: int, first: date, last: date) -> None:
        """The axis in two lines, with today."""
        look, high = self._look, self.head_height
        half = high // 2
        painter.fillRect(0, 0, view.width(), high, look.colour("surface"))
        for tick in self.axis.upper(first, last):
            self._paint_tick(painter, tick, shift, QRect(0, 0, view.width(), half), "small_strong", "text")
        for tick in self.axis.lower(first, last):
            self._paint_tick(painter, tick, shift, QRect(0, half, view.width(), high - half), "caption", "text_muted")
        painter.fillRect(0, high - 1, view.width(), 1, look.colour("border"))
        self._paint_today_mark(painter, shift, half, high)

    def _paint_tick(self, painter: QPainter, tick: Tick, shift: int, line: QRect, role: str, colour: str) -> None:
        """One span: its words at its beginning, held in view while it is."""
        left, right = round(self.axis.x(tick.start) - shift), round(self.axis.x(tick.end) - shift)
        painter.fillRect(left, line.top(), 1, line.height(), self._look.colour("border"))
        at = max(left, line.left())
        wide = self._look.metrics(role).horizontalAdvance(tick.words)
        if right - at > wide + 8:
            painter.setFont(self._look.font(role))
            painter.setPen(self._look.colour(colour))
            painter.drawText(
                QRect(at + 6, line.top(), right - at - 6, line.height()),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                tick.words,
            )

    def _paint_today_mark(self, painter: QPainter, shift: int, top: int, high: int) -> None:
        """The word "Today" over its line."""
        look = self._look
        words = tr("Today")
        wide = look.metrics("caption_strong").horizontalAdvance(words) + look.px(12)
        x = self.axis.x(self.outlook.today) + self.axis.day_width / 2 - shift
        box = QRectF(x - wide / 2, top + 2, wide, high - top - 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(look.colour("on_accent"))
        painter.setFont(look.font("caption_strong"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def plain_tip(words: str) -> str:
    """Words for a tip that are never read as markup, line by line."""
    return f"<p style='white-space:pre'>{escape(words)}</p>" if words else ""
