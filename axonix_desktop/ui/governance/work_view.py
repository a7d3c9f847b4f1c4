"""The work list on screen: headings with progress, lines with state, owner and day; opened and chosen by keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import cast

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from axonix_desktop.core.checklists import STATE_TONES, STATE_WORDS
from axonix_desktop.core.governance import Tally
from axonix_desktop.core.words import tr
from axonix_desktop.store.queries.checklists import Standing
from axonix_desktop.store.queries.work_list import Lines, Run
from axonix_desktop.ui.charts.frame import rounded
from axonix_desktop.ui.charts.signs import paint_sign
from axonix_desktop.ui.governance.filling import share_words
from axonix_desktop.ui.governance.levels import LEVELS, STATE_ICONS
from axonix_desktop.ui.governance.progress import percent_words
from axonix_desktop.ui.governance.work_groups import Group, ItemLine, Line
from axonix_desktop.ui.governance.work_model import DUE, ITEM, OWNER, STATE, WHERE, Index, WorkModel
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

_ROW, _INDENT, _PAD = 34, 18, 8
_WIDTHS = {WHERE: 200, STATE: 150, OWNER: 150, DUE: 128}
_FEW, _MANY = 4, 10_000
_KEPT = (STATE, DUE)
"""The columns that are never narrowed: a state or a day that is cut says nothing."""
_BESIDE, _LEAST = 0.66, 0.4
_GIVEN_UP, _LEAST_ITEM = (WHERE, OWNER), 150
"""The columns that go, one after the other, where the item itself would have less room than this."""


class WorkDelegate(QStyledItemDelegate):
    """Paints one cell of a heading or a line."""

    def __init__(self, look: Look, view: WorkView) -> None:
        super().__init__(view)
        self._look, self._view = look, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self._look.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, view = self._look, self._view
        node = view.work.node(index)
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text as its words run
        if isinstance(node, Group):
            self._paint_group(painter, QRectF(rect), node, index)
        elif node is not None:
            self._paint_line(painter, QRectF(rect), node, index.column())
        if index.row() or isinstance(node, Group):
            painter.fillRect(QRect(0, rect.top(), view.viewport().width(), 1), look.colour("border"))
        current = view.currentIndex()
        is_current = current.row() == index.row() and current.internalId() == index.internalId()
        if view.hasFocus() and is_current and index.column() == ITEM:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.setClipping(False)
            painter.drawRoundedRect(QRectF(1, rect.top() + 1, view.viewport().width() - 2, rect.height() - 2), 4, 4)
        painter.restore()

    def _paint_group(self, painter: QPainter, box: QRectF, group: Group, index: Index) -> None:
        look = self._look
        match index.column():
            case 0:
                side = look.px(14)
                is_open = self._view.isExpanded(index)
                is_rtl = self._view.is_rtl
                name = "chevron-down" if is_open else "chevron-left" if is_rtl else "chevron-right"
                x = box.right() - side - 2 if is_rtl else box.left() + 2
                icon = look.pixmap(name, "text_muted", side, self._view.devicePixelRatioF())
                painter.drawPixmap(int(x), int(box.center().y() - side / 2), icon)
                room = box.adjusted(0, 0, -side - 8, 0) if is_rtl else box.adjusted(side + 8, 0, 0, 0)
                self._words(painter, room, group.title, "body_strong", "text")
            case 1:
                self._words(painter, box, group.note, "small", "text_muted")
            case 2:
                self._bar(painter, box, group.tally)
            case 3:
                most = Tally({"done": self._view.work.most})
                is_whole = look.metrics("small_figures").horizontalAdvance(_share(most)) <= box.width() - 2 * _PAD
                words = _share(group.tally) if is_whole else percent_words(group.tally)
                self._words(painter, box, words, "small_figures", "text_muted")
            case _:
                self._late(painter, box, group.tally.overdue)

    def _paint_line(self, painter: QPainter, box: QRectF, node: Line, column: int) -> None:
        look = self._look
        if column == ITEM:
            code = node.item.code
            wide = look.metrics("small_figures").horizontalAdvance(code) + 2 * _PAD + 4
            is_rtl = self._view.is_rtl
            first = QRectF(box.right() - wide, box.y(), wide, box.height()) if is_rtl else QRectF(
                box.x(), box.y(), wide, box.height()
            )  # fmt: skip
            self._words(painter, first, code, "small_figures", "text_muted")
            rest = box.adjusted(0, 0, -wide, 0) if is_rtl else box.adjusted(wide, 0, 0, 0)
            if isinstance(node, Standing) and node.is_wanted and node.is_open and node.item.is_blocking:
                rest = self._lock(painter, rest)
            self._words(painter, rest, node.item.text, "body", "text")
        elif isinstance(node, ItemLine):
            if column == STATE:
                self._bar(painter, box, node.tally)
            elif column == OWNER:
                self._words(painter, box, share_words(node.tally), "small_figures", "text_muted")
            elif column == DUE:
                self._late(painter, box, node.tally.overdue)
            else:
                self._words(painter, box, node.item.topic, "body", "text_muted")
        else:
            self._paint_standing(painter, box, node, column)

    def _paint_standing(self, painter: QPainter, box: QRectF, node: Standing, column: int) -> None:
        if column == STATE:
            self._chip(painter, box, node)
        elif column == OWNER:
            ink = "text" if node.owner else "text_faint"
            self._words(painter, box, node.owner or tr("Nobody named"), "body", ink)
        else:
            shown = self._view.work.words_of(node, column)
            is_late = column == DUE and node.is_overdue
            if is_late:
                small = self._look.px(9)
                x = box.left() + _PAD if not self._view.is_rtl else box.right() - _PAD - small
                sign = QRectF(x, box.center().y() - small / 2, small, small)
                paint_sign(painter, "amber", sign, self._look.colour("red_fg"))
                step = small + 5
                box = box.adjusted(0, 0, -step, 0) if self._view.is_rtl else box.adjusted(step, 0, 0, 0)
            ink = "red_fg" if is_late else "text_muted"
            self._words(painter, box, shown, "figures" if column == DUE else "body", ink)

    def _lock(self, painter: QPainter, box: QRectF) -> QRectF:
        """The sign of an item that keeps the present gate shut; returns the room it leaves."""
        side = self._look.px(14)
        x = box.left() + 4 if self._view.is_rtl else box.right() - side - 4
        icon = self._look.pixmap("lock", "amber_fg", side, self._view.devicePixelRatioF())
        painter.drawPixmap(int(x), int(box.center().y() - side / 2), icon)
        step = side + 4
        return box.adjusted(step, 0, 0, 0) if self._view.is_rtl else box.adjusted(0, 0, -step, 0)

    def _words(self, painter: QPainter, box: QRectF, words: str, role: str, ink: str) -> None:
        if not words:
            return
        look = self._look
        room = box.adjusted(_PAD, 0, -_PAD, 0)
        painter.setFont(look.font(role))
        painter.setPen(look.colour(ink))
        shown = look.metrics(role).elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, start_of_line(is_rtl=self._view.is_rtl) | Qt.AlignmentFlag.AlignVCenter, shown)

    def _chip(self, painter: QPainter, box: QRectF, node: Standing) -> None:
        look, tone = self._look, STATE_TONES[node.state]
        words, side = tr(STATE_WORDS[node.state]), look.px(13)
        advance = look.metrics("small_strong").horizontalAdvance(words)
        wide, high = min(advance + side + look.px(20), box.width() - 2 * _PAD), look.px(22)
        x = box.right() - _PAD - wide if self._view.is_rtl else box.left() + _PAD
        chip = QRectF(x, box.center().y() - high / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{tone}_bg"))
        painter.drawRoundedRect(chip, 5, 5)
        left = chip.right() - side - look.px(7) if self._view.is_rtl else chip.left() + look.px(7)
        icon = look.pixmap(STATE_ICONS[node.state], f"{tone}_fg", side, self._view.devicePixelRatioF())
        painter.drawPixmap(int(left), int(chip.center().y() - side / 2), icon)
        painter.setPen(look.colour(f"{tone}_fg"))
        painter.setFont(look.font("small_strong"))
        inner = chip.adjusted(look.px(6), 0, -side - look.px(11), 0) if self._view.is_rtl else chip.adjusted(
            side + look.px(12), 0, -look.px(6), 0
        )  # fmt: skip
        shown = look.metrics("small_strong").elidedText(words, Qt.TextElideMode.ElideRight, int(inner.width()) + 2)
        side_of = start_of_line(is_rtl=self._view.is_rtl)
        painter.drawText(inner, side_of | Qt.AlignmentFlag.AlignVCenter, shown)

    def _bar(self, painter: QPainter, box: QRectF, tally: Tally) -> None:
        """The levels as a thin stacked bar."""
        whole = tally.applicable
        if not whole:
            return
        high = self._look.px(8)
        room = QRectF(box.left() + _PAD, box.center().y() - high / 2, box.width() - 2 * _PAD, high)
        painter.setPen(Qt.PenStyle.NoPen)
        at = 0.0
        for level in LEVELS:
            count = tally.level(level.code)
            if count:
                wide = room.width() * count / whole
                x = room.right() - at - wide if self._view.is_rtl else room.left() + at
                painter.setBrush(self._look.colour(level.fill))
                rounded(painter, QRectF(x, room.y(), max(wide - 1, 1), high), 2)
                at += wide

    def _late(self, painter: QPainter, box: QRectF, late: int) -> None:
        if late:
            self._words(painter, box, tr("{count} overdue", count=f"{late:,}"), "small_strong", "red_fg")


class WorkView(QTreeView):
    """``opened(object)`` carries the line to be opened; ``chosen`` says that other lines are selected."""

    opened = Signal(object)
    chosen = Signal()

    def __init__(self, look: Look, model: WorkModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.work = look, model
        self.setProperty("kind", "plain")
        self.setModel(model)
        self.setItemDelegate(WorkDelegate(look, self))
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(ITEM, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self._on_double_click)
        look.changed.connect(self._dress)
        self._dress()

    @property
    def is_rtl(self) -> bool:
        """Whether reading runs from right to left."""
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def stand_on_first(self) -> None:
        """Put the cursor on the first line without selecting it."""
        first = self.work.index(0, 0)
        self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def standings(self, today: date) -> Lines:
        """The lines selected, each once; a selected heading stands for all lines below it."""
        runs: list[Run] = []
        seen: dict[int | None, set[int] | tuple[int, ...]] = {}
        parts = cast("Sequence[QItemSelectionRange]", self.selectionModel().selection())
        for part in parts:  # by ranges: Qt lists single rows slowly where they are many
            for held, places in self._runs(part):
                before = seen.get(held.case.id)
                own = places if before is None else tuple(one for one in places if one not in before)
                seen[held.case.id] = own if before is None else {*before, *own}
                if own:
                    runs.append((held, own))
        return Lines(runs, today)

    def _runs(self, part: QItemSelectionRange) -> Iterator[Run]:
        """What is selected in a range: its lines, or what stands below its headings."""
        first = self.work.index(part.top(), ITEM, part.parent())
        if isinstance(self.work.node(first), Group):
            for row in range(part.top(), part.bottom() + 1):
                yield from _below(self.work.node(first.siblingAtRow(row)))
        elif isinstance(lines := self.work.lines_of(first), Lines):
            yield from lines.part(part.top(), part.bottom())

    def expand_first(self) -> None:
        """Open all groups where they are few, else the first one; none of so many lines that it takes a moment."""
        top = self.work.top
        for group in top if len(top) <= _FEW else top[:1]:
            if group.size <= _MANY:
                self.expand(self.work.index_of_group(group))

    def opened_codes(self) -> set[str]:
        """The codes of the groups that are open."""
        return {one.code for one in _all_groups(self.work.top) if self.isExpanded(self.work.index_of_group(one))}

    def open_codes(self, codes: set[str]) -> None:
        """Open the groups with these codes."""
        for one in _all_groups(self.work.top):
            if one.code in codes:
                self.expand(self.work.index_of_group(one))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() and index.isValid():
            self._open(index)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.button() == Qt.MouseButton.LeftButton and isinstance(self.work.node(index), Group):
            first = index.siblingAtColumn(ITEM)
            self.setExpanded(first, not self.isExpanded(first))

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The headings draw their own arrows."""

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        is_group = isinstance(self.work.node(index), Group)
        is_selected = self.selectionModel().isSelected(index)
        role = "selected" if is_selected else "surface_alt" if is_group else "surface"
        painter.fillRect(QRect(0, options.rect.top(), self.viewport().width(), options.rect.height()),
                         self._look.colour(role))  # fmt: skip
        super().drawRow(painter, options, index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_double_click(self, index: QModelIndex) -> None:
        if not isinstance(self.work.node(index), Group):  # a heading has been turned by the clicks themselves
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        node = self.work.node(index)
        if isinstance(node, Group):
            first = index.siblingAtColumn(ITEM)
            self.setExpanded(first, not self.isExpanded(first))
        elif node is not None:
            self.opened.emit(node)

    def _fit(self) -> None:
        """The columns at their widths, less where there is little room; some go where there is none."""
        look, room = self._look, self.viewport().width() * _BESIDE
        kept = sum(look.px(_WIDTHS[column]) for column in _KEPT)
        wanted = sum(look.px(wide) for column, wide in _WIDTHS.items() if column not in _KEPT)
        share = min(1.0, max((room - kept) / wanted, _LEAST))
        wides = {one: int(look.px(wide) * (1.0 if one in _KEPT else share)) for one, wide in _WIDTHS.items()}
        left = self.viewport().width() - sum(wides.values())
        for column in _GIVEN_UP:
            is_given_up = left < look.px(_LEAST_ITEM)
            self.setColumnHidden(column, is_given_up)
            left += wides[column] if is_given_up else 0
        for column, wide in wides.items():
            self.setColumnWidth(column, wide)

    def _dress(self) -> None:
        self.setIndentation(self._look.px(_INDENT))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._look.colour("surface"))
        self.setPalette(palette)
        self._fit()


def _below(node: Group | Line | None) -> Iterator[Run]:
    """Everything below a heading."""
    if isinstance(node, Group):
        if isinstance(node.lines, Lines):
            yield from node.lines.runs
        for one in node.groups:
            yield from _below(one)


def _all_groups(groups: Sequence[Group]) -> Iterator[Group]:
    for one in groups:
        yield one
        yield from _all_groups(one.groups)


def _share(tally: Tally) -> str:
    """How many are settled, and how much that is."""
    return tr("{share} · {percent}", share=share_words(tally), percent=percent_words(tally))
