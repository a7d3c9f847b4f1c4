"""What the grid paints under and over its cells: tints, hairlines, the outline of the selection, the fill handle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen

from axonix_desktop.ui.records.cell_view import CellView
from axonix_desktop.ui.records.selection import Spot
from axonix_desktop.ui.theme.look import Look

HANDLE = 7


@dataclass(frozen=True, slots=True)
class Sight:
    """What is to be seen of the selection: ``boxes`` in pixels of the viewport, the current cell and its row."""

    boxes: Sequence[QRect]
    current: QRect | None
    current_row: int
    is_range: bool
    has_focus: bool
    stretch: QRect | None = None
    """Where a drag of the fill handle reaches to."""


def handle_of(box: QRect, *, is_rtl: bool) -> QRect:
    """The fill handle at the trailing lower corner of a range."""
    x = box.left() - 1 if is_rtl else box.right() - HANDLE + 3
    return QRect(x, box.bottom() - HANDLE + 2, HANDLE, HANDLE)


def sight_of(grid: CellView) -> Sight:
    """What is to be seen of the selection of ``grid`` now."""
    current, boxes = grid.selection.current, grid.selection.boxes()
    is_range = len(boxes) > 1 or any(top != bottom or first != last for top, bottom, first, last in boxes)
    frames = [grid.box_of(Spot(top, first), Spot(bottom, last)) for top, bottom, first, last in boxes]
    return Sight(
        frames if is_range else [],
        grid.box_of(current) if current is not None else None,
        current.row if current is not None else -1,
        is_range,
        grid.hasFocus() or grid.is_editing(),
        grid.stretch_of(),
    )


def handle_box(grid: CellView) -> QRect | None:
    """Where the fill handle of ``grid`` is, None when there is none."""
    sight = sight_of(grid)
    boxes = sight.boxes if sight.is_range else [sight.current] if sight.current is not None else []
    return handle_of(boxes[0], is_rtl=grid.is_rtl()) if len(boxes) == 1 and grid.shows_handle else None


class SightPainter:
    """Paints with the look in use."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def ground(
        self,
        painter: QPainter,
        exposed: QRect,
        rows: Sequence[tuple[int, int]],
        height: int,
        hovered: int,
        sight: Sight,
    ) -> None:
        """Tints and hairlines of ``rows`` (place and top) before the cells are painted."""
        look = self._look
        line, chosen, hover = look.colour("grid"), look.colour("selected"), look.colour("hover")
        for place, y in rows:
            if not sight.is_range and place == sight.current_row:
                painter.fillRect(exposed.x(), y, exposed.width(), height, chosen)
            elif place == hovered:
                painter.fillRect(exposed.x(), y, exposed.width(), height, hover)
        if sight.is_range:
            for box in sight.boxes:
                painter.fillRect(box.intersected(exposed), chosen)
            if sight.current is not None:
                painter.fillRect(sight.current, look.colour("surface"))
        for _place, y in rows:
            painter.fillRect(exposed.x(), y + height - 1, exposed.width(), 1, line)

    def outline(self, painter: QPainter, sight: Sight, *, is_rtl: bool, has_handle: bool) -> None:
        """The outline of the range (2 px) or of the current cell, and the fill handle, over the cells."""
        painter.setBrush(Qt.BrushStyle.NoBrush)  # a cell may have left its own
        look = self._look
        pen = QPen(look.colour("focus" if sight.has_focus else "border_strong"), 2 if sight.has_focus else 1)
        painter.setPen(pen)
        frames = list(sight.boxes) if sight.is_range else []
        if not frames and sight.current is not None:
            frames = [sight.current]
        for box in frames:
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        if sight.is_range and sight.current is not None and sight.has_focus:
            painter.setPen(QPen(look.colour("focus"), 1))
            painter.drawRect(sight.current.adjusted(0, 0, -1, -2))
        if sight.stretch is not None:
            pen.setStyle(pen.style().DashLine)
            painter.setPen(pen)
            painter.drawRect(sight.stretch.adjusted(1, 1, -1, -2))
        if has_handle and sight.has_focus and len(frames) == 1:
            handle = handle_of(frames[0], is_rtl=is_rtl)
            painter.fillRect(handle.adjusted(-1, -1, 1, 1), look.colour("surface"))
            painter.fillRect(handle, look.colour("focus"))
