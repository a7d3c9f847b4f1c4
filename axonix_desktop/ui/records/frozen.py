"""A table view whose first columns can stay in sight while the others scroll sideways.

No second view: the same cells are painted at another place, and what asks where a cell lies is answered for there.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

Index = QModelIndex | QPersistentModelIndex
_MOST_OF_WIDTH = 0.6
Box = tuple[int, int, int]
"""A section, its place in the viewport and its width."""


class FrozenTable(QTableView):
    """``frozen_changed`` says that other columns stay in sight."""

    frozen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frozen = 0

    @property
    def frozen(self) -> int:
        """How many columns from the leading edge on are to stay in sight."""
        return self._frozen

    def freeze(self, count: int) -> None:
        """Keep the first ``count`` columns in sight (0: none)."""
        if count != self._frozen:
            self._frozen = count
            self.viewport().update()
            self.horizontalHeader().viewport().update()
            self.frozen_changed.emit()

    def frozen_boxes(self) -> list[Box]:
        """The columns that stay in sight; none while they would leave too little room for the others."""
        if not self._frozen:
            return []
        header, room = self.horizontalHeader(), self.viewport().width()
        boxes: list[Box] = []
        x = 0
        for place in range(header.count()):
            section = header.logicalIndex(place)
            if header.isSectionHidden(section):
                continue
            width = header.sectionSize(section)
            boxes.append((section, x, width))
            x += width
            if len(boxes) == self._frozen:
                break
        if x > room * _MOST_OF_WIDTH:
            return []
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return [(section, room - at - width, width) for section, at, width in boxes]
        return boxes

    def frozen_rect(self) -> QRect:
        """Where the frozen columns lie in the viewport; empty when there are none."""
        boxes = self.frozen_boxes()
        if not boxes:
            return QRect()
        left = min(x for _section, x, _width in boxes)
        right = max(x + width for _section, x, width in boxes)
        return QRect(left, 0, right - left, self.viewport().height())

    def parts(self, exposed: QRect, sections: list[Box]) -> list[tuple[QRect, list[Box]]]:
        """What to paint where: the columns that scroll beside the frozen ones, then these."""
        frozen = self.frozen_rect()
        if frozen.isEmpty():
            return [(exposed, sections)]
        boxes = self.frozen_boxes()
        fixed = {section for section, _x, _width in boxes}
        rest = QRect(exposed)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            rest.setRight(min(exposed.right(), frozen.left() - 1))
        else:
            rest.setLeft(max(exposed.left(), frozen.right() + 1))
        return [
            (rest, [box for box in sections if box[0] not in fixed]),
            (frozen.intersected(exposed), [box for box in boxes if _touches(box, exposed)]),
        ]

    def paint_edge(self, painter: QPainter, colour: QColor) -> None:
        """A line where the columns that scroll go under the frozen ones."""
        frozen = self.frozen_rect()
        if not frozen.isEmpty() and self.horizontalScrollBar().value():
            is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            painter.fillRect(frozen.left() if is_rtl else frozen.right(), 0, 1, frozen.height(), colour)

    def columnAt(self, x: int) -> int:
        """The section shown at ``x`` of the viewport, -1 for none."""
        for section, left, width in self.frozen_boxes():
            if left <= x < left + width:
                return section
        return super().columnAt(x)

    def indexAt(self, pos: QPoint) -> QModelIndex:
        if not self._frozen:
            return super().indexAt(pos)
        row, column = self.rowAt(pos.y()), self.columnAt(pos.x())
        return self.model().index(row, column) if row >= 0 and column >= 0 else QModelIndex()

    def visualRect(self, index: Index) -> QRect:
        rect = super().visualRect(index)
        if self._frozen:
            for section, left, _width in self.frozen_boxes():
                if section == index.column():
                    rect.moveLeft(left)
        return rect

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        frozen = self.frozen_rect()
        if frozen.isEmpty():
            super().scrollTo(index, hint)
            return
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if any(section == index.column() for section, _x, _width in self.frozen_boxes()):
            bar.setValue(before)
            return
        rect = super().visualRect(index)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            hidden = rect.right() - frozen.left() + 1
        else:
            hidden = frozen.right() + 1 - rect.left()
        if hidden > 0:
            bar.setValue(bar.value() - hidden)


def _touches(box: Box, exposed: QRect) -> bool:
    return box[1] <= exposed.right() and box[1] + box[2] > exposed.left()
