"""Controls beside each other; those without room stand in the next line, so that none is cut."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle


class FlowLayout(QLayout):
    """Lays out what it is given line by line, in the reading direction, ``gap`` apart."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt asks past the end
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride] - as above
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, wide: int) -> int:
        return max((box.bottom() + 1 for _, box in self._boxes(wide)), default=0)

    def sizeHint(self) -> QSize:
        shown = [one.sizeHint() for one in self._items if not one.isEmpty()]
        wide = sum(size.width() for size in shown) + self._gap * max(len(shown) - 1, 0)
        return QSize(wide, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        shown = [one.minimumSize() for one in self._items if not one.isEmpty()]
        return QSize(
            max((size.width() for size in shown), default=0), max((size.height() for size in shown), default=0)
        )

    def setGeometry(self, box: QRect) -> None:
        super().setGeometry(box)
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight
        for item, own in self._boxes(box.width()):
            item.setGeometry(QStyle.visualRect(direction, box, own.translated(box.topLeft())))

    def _boxes(self, wide: int) -> list[tuple[QLayoutItem, QRect]]:
        """Where everything stands in so much room; each line is as high as what is highest in it."""
        found: list[tuple[QLayoutItem, QRect]] = []
        line: list[tuple[QLayoutItem, QRect]] = []
        at = QPoint(0, 0)
        for item in (one for one in self._items if not one.isEmpty()):
            size = item.sizeHint()
            size.setWidth(min(size.width(), wide))
            if line and at.x() + size.width() > wide:
                found += _middled(line)
                at, line = QPoint(0, max(box.bottom() for _, box in line) + 1 + self._gap), []
            line.append((item, QRect(at, size)))
            at.setX(at.x() + size.width() + self._gap)
        return found + _middled(line)


def _middled(line: list[tuple[QLayoutItem, QRect]]) -> list[tuple[QLayoutItem, QRect]]:
    """A line with everything in the middle of its height."""
    high = max((box.height() for _, box in line), default=0)
    return [(item, box.translated(0, (high - box.height()) // 2)) for item, box in line]
