"""The headings of groups in a grid: painted, kept in sight while scrolling, opened and closed by pointer and keys."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen

from axonix_desktop.core.kinds import StageNumber
from axonix_desktop.core.words import tr
from axonix_desktop.ui.records.grouping import Group, figure_words, spoken_heading
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce

if TYPE_CHECKING:
    from axonix_desktop.ui.records.columns import RecordColumns
    from axonix_desktop.ui.records.grid import RecordGrid

_PAD, _INDENT, _MARK, _GAP = 10, 20, 16, 8
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class GroupHeads(QObject):
    """Watches one grid. The keyboard goes over headings with Up and Down; Left closes a group, Right opens it."""

    def __init__(self, look: Look, grid: RecordGrid) -> None:
        super().__init__(grid)
        self._look, self._grid = look, grid
        self._order: list[int] | None = None
        self._places: tuple[list[int], list[int]] = ([], [])
        grid.overpaint = self.paint
        grid.installEventFilter(self)
        grid.viewport().installEventFilter(self)
        grid.scrolled.connect(self._on_scrolled)

    def toggle(self, group: Group, *, is_open: bool | None = None) -> None:
        """Open or close a group, or turn it round; the keyboard stands on its heading then."""
        wanted = not group.is_open if is_open is None else is_open
        if wanted != group.is_open:
            records = self._records
            closed = records.closed - {group.path} if wanted else records.closed | {group.path}
            self._grid.record_model.shown.group_by(records.group_by, closed)
        self.stand_on(group)
        announce(self._grid, spoken_heading(group, is_open=wanted))

    def set_all(self, *, is_open: bool) -> None:
        """Open or close every group."""
        records = self._records
        closed = frozenset() if is_open else frozenset(group.path for group in records.groups)
        self._grid.record_model.shown.group_by(records.group_by, closed)

    def current_group(self) -> Group | None:
        """The group whose heading the keyboard is on, or in which it is."""
        place = self._grid.currentIndex().row()
        above = self._heading_at_or_above(place)
        return self._records.group_at(above) if above >= 0 else None

    def stand_on(self, group: Group) -> None:
        """Put the keyboard on the heading of ``group``."""
        place = next((at for at in self._heads() if _is_same(self._records.group_at(at), group)), -1)
        if place >= 0:
            self._go(place)

    @property
    def _records(self) -> RecordColumns:
        return self._grid.record_model.records

    def _go(self, place: int) -> None:
        grid = self._grid
        sections = grid.selection.sections()
        index = grid.currentIndex()
        section = index.column() if index.column() in sections else sections[0]
        target = grid.record_model.index(place, section)
        grid.selectionModel().setCurrentIndex(target, QItemSelectionModel.SelectionFlag.Clear)
        x = grid.horizontalScrollBar().value()
        grid.scrollTo(target)
        grid.horizontalScrollBar().setValue(x)
        grid.viewport().update()

    def _heads(self) -> list[int]:
        """The places of all headings."""
        order = self._records.order
        if order is not self._order:
            self._order = order
            places = [place for place, number in enumerate(order) if number < 0] if self._records.groups else []
            outer = [place for place in places if not self._level(place)]
            self._places = (places, outer)
        return self._places[0]

    def _level(self, place: int) -> int:
        group = self._records.group_at(place)
        return group.level if group else 0

    def _heading_at_or_above(self, place: int, *, is_outer: bool = False) -> int:
        heads = self._heads()
        places = self._places[1] if is_outer else heads
        at = bisect_right(places, place) - 1
        return places[at] if at >= 0 else -1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._records.groups:
            return False
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is self._grid:
            return self._on_key(event)
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            return watched is self._grid.viewport() and self._on_press(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        """Walk over headings; on one of them open, close, and keep keys that edit away."""
        grid, records = self._grid, self._records
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        place, key = grid.currentIndex().row(), event.key()
        group = records.group_at(place)
        if key in _WALKING:
            target = place + (1 if key == Qt.Key.Key_Down else -1)
            if records.group_at(target) is not None:
                self._go(target)
                return True
            if group is not None and target >= 0 and grid.record_model.is_record(target):
                return False
            return group is not None
        if group is None:
            return False
        is_rtl = grid.layoutDirection() is Qt.LayoutDirection.RightToLeft
        close, unfold = (Qt.Key.Key_Right, Qt.Key.Key_Left) if is_rtl else (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if key in (close, unfold):
            self.toggle(group, is_open=key == unfold)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.toggle(group)
        else:
            return bool(event.text()) and key not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)
        return True

    def _on_press(self, event: QMouseEvent) -> bool:
        at = event.position().toPoint()
        group = self._group_under(at)
        if group is None:
            return False
        if event.button() is Qt.MouseButton.LeftButton and self._grid.may_leave():
            self._grid.setFocus(Qt.FocusReason.MouseFocusReason)
            self.toggle(group)
        return True

    def _group_under(self, at: QPoint) -> Group | None:
        """The group whose heading is painted at a point."""
        for place, y in reversed(self._sticky()):
            if y <= at.y() < y + self._height:
                return self._records.group_at(place)
        return self._records.group_at(self._grid.rowAt(at.y()))

    @property
    def _height(self) -> int:
        return self._grid.verticalHeader().defaultSectionSize()

    def _on_scrolled(self) -> None:
        """What stands still while pixels move is painted anew."""
        if self._records.groups:
            self._grid.viewport().update()

    def _sticky(self) -> list[tuple[int, int]]:
        """The headings kept at the top, with where each is painted: those of the first row in sight."""
        height, offset = self._height, self._grid.verticalHeader().offset()
        heads = self._heads()
        if not heads or offset <= 0:
            return []
        found: list[tuple[int, int]] = []
        outer = self._heading_at_or_above(offset // height, is_outer=True)
        if outer >= 0:
            found.append((outer, self._pushed(outer, 0, offset, is_outer=True)))
        has_levels = len(self._places[1]) < len(heads)
        if has_levels:
            inner = self._heading_at_or_above((offset + height) // height)
            if inner >= 0 and self._level(inner):
                found.append((inner, self._pushed(inner, height, offset, is_outer=False)))
        return found

    def _pushed(self, place: int, y: int, offset: int, *, is_outer: bool) -> int:
        """Where a kept heading stands: at ``y``, or higher while the next heading pushes it out."""
        places = self._places[1] if is_outer else self._places[0]
        at = bisect_right(places, place)
        following = places[at] * self._height - offset if at < len(places) else y + self._height
        return min(y, following - self._height)

    def paint(self, painter: QPainter, places: list[tuple[int, int]]) -> None:
        """Paint the headings among ``places`` (place and top) and those kept in sight, over the cells."""
        records = self._records
        if not records.groups:
            return
        for place, y in places:
            group = records.group_at(place)
            if group is not None:
                self._paint_heading(painter, group, place, y)
        for place, y in reversed(self._sticky()):
            group = records.group_at(place)
            if group is not None:
                self._paint_heading(painter, group, place, y)

    def _paint_heading(self, painter: QPainter, group: Group, place: int, y: int) -> None:
        look, grid, high = self._look, self._grid, self._height
        wide = grid.viewport().width()
        is_rtl = grid.layoutDirection() is Qt.LayoutDirection.RightToLeft
        is_current = grid.currentIndex().row() == place
        painter.fillRect(0, y, wide, high, look.colour("selected" if is_current else "surface_alt"))
        painter.fillRect(0, y + high - 1, wide, 1, look.colour("border"))
        if place:
            painter.fillRect(0, y - 1, wide, 1, look.colour("border"))
        indent = look.px(_PAD + group.level * _INDENT)
        side = look.px(_MARK)
        icon = "chevron-down" if group.is_open else "chevron-left" if is_rtl else "chevron-right"
        mark = look.pixmap(icon, "text_muted", side, grid.devicePixelRatioF())
        painter.drawPixmap(wide - indent - side if is_rtl else indent, y + (high - side) // 2, mark)
        end = self._paint_title(painter, group, QRect(indent + side + look.px(_GAP), y, wide, high), is_rtl=is_rtl)
        self._paint_figures(painter, group, y, end, is_rtl=is_rtl)
        if is_current and grid.hasFocus():
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.drawRect(QRect(1, y + 1, wide - 2, high - 3))

    def _paint_title(self, painter: QPainter, group: Group, box: QRect, *, is_rtl: bool) -> int:
        """The words and the count; returns how far from the leading edge they reach."""
        look = self._look
        x = box.x()
        is_plain = group.level or isinstance(group.field.kind, StageNumber)
        label = "" if is_plain else tr("{field}:", field=tr(group.field.label))
        for text, role, colour in (
            (label, "body", "text_muted"),
            (group.title, "body_strong", "text"),
            (f"{group.count:,}", "figures", "text_muted"),
        ):
            if not text:
                continue
            metrics = look.metrics(role)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(box.width() - x - look.px(60), 40))
            shown = f"\u2066{shown}\u2069" if is_rtl else shown
            wide = metrics.horizontalAdvance(shown)
            painter.setFont(look.font(role))
            painter.setPen(look.colour(colour))
            baseline = box.y() + (box.height() - metrics.height()) // 2 + metrics.ascent()
            painter.drawText(box.width() - x - wide if is_rtl else x, baseline, shown)
            x += wide + look.px(_GAP)
        return x

    def _paint_figures(self, painter: QPainter, group: Group, y: int, end: int, *, is_rtl: bool) -> None:
        """Sums of the number columns in sight, each below its own column; those the title covers are left out."""
        look, grid, high = self._look, self._grid, self._height
        metrics = look.metrics("figures")
        painter.setFont(look.font("figures"))
        painter.setPen(look.colour("text"))
        wide = grid.viewport().width()
        for section in grid.selection.sections():
            column = grid.record_model.column(section)
            if column is None or not column.field.kind.is_numeric:
                continue
            rect = grid.visualRect(grid.record_model.index(0, section))
            words = figure_words(group, column)
            text = metrics.horizontalAdvance(words)
            x = rect.left() + _PAD if is_rtl else rect.right() + 1 - _PAD - text
            start = wide - x - text if is_rtl else x
            if words and start > end and x < wide:
                painter.drawText(x, y + (high - metrics.height()) // 2 + metrics.ascent(), words)


def _is_same(one: Group | None, other: Group) -> bool:
    return one is not None and one.path == other.path
