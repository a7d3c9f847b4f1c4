"""The heat map as a table: names and topics stay while it scrolls; only what is visible is painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from axonix_desktop.core.governance import Tally
from axonix_desktop.core.records.choices import RISK_TIER
from axonix_desktop.ui.charts.frame import rounded
from axonix_desktop.ui.charts.heat import RAMP
from axonix_desktop.ui.charts.scales import ink_on
from axonix_desktop.ui.charts.signs import paint_sign
from axonix_desktop.ui.governance.filling import tier_words
from axonix_desktop.ui.governance.heat_model import ALL_TOPICS, HeatModel, cell_words
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

Index = QModelIndex | QPersistentModelIndex
_ROW, _HEAD, _LEAST_CELL, _MOST_NAME = 32, 48, 74, 360
_NAME_SHARE = 0.34
_MOST_KEPT = 2_000


def fill_of(look: Look, tally: Tally) -> QColor:
    """The colour of a cell: empty, a step of the blue ramp by the settled share, green when all is settled."""
    if not tally.applicable:
        return look.colour("surface")
    if tally.settled == tally.applicable:
        return look.colour("green")
    if not tally.settled:
        return look.colour("grey_bg")
    return look.stage_colour(RAMP[tally.settled * len(RAMP) // tally.applicable])


class HeatDelegate(QStyledItemDelegate):
    """Paints a cell: its colour, the count, how full it is as a bar below, a tick when all is settled.

    A triangle says that something is overdue.
    """

    def __init__(self, look: Look, view: QWidget) -> None:
        super().__init__(view)
        self._look, self._view = look, view
        self._kept: dict[tuple[object, ...], QPixmap] = {}
        look.changed.connect(self._kept.clear)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, HeatModel):
            return
        tally = model.tally(index.row(), index.column())
        is_total = index.column() == ALL_TOPICS
        painter.drawPixmap(option.rect.topLeft(), self._picture(tally, option.rect.size(), is_total=is_total))
        view = self.parent()
        if isinstance(view, HeatView) and view.hasFocus() and index == view.currentIndex():
            self._paint_ring(painter, QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5))

    def _paint_ring(self, painter: QPainter, box: QRectF) -> None:
        """Where the keyboard stands."""
        look = self._look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("surface"), 2))
        painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)
        painter.setPen(QPen(look.colour("focus"), 2))
        painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), 4, 4)
        painter.restore()

    def _picture(self, tally: Tally, size: QSize, *, is_total: bool) -> QPixmap:
        """The cell, painted once for each sort of cell: many are alike."""
        view = self._view
        ratio, is_rtl = view.devicePixelRatioF(), view.layoutDirection() is Qt.LayoutDirection.RightToLeft
        key = (
            tally.settled,
            tally.applicable,
            bool(tally.overdue),
            is_total,
            size.width(),
            size.height(),
            ratio,
            is_rtl,
        )
        found = self._kept.get(key)
        if found is None:
            found = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text as its words run
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fill = fill_of(self._look, tally)
            box = QRectF(0, 0, size.width(), size.height()).adjusted(1.5, 1.5, -1.5, -1.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            rounded(painter, box, 4)
            self._paint_inside(painter, box, tally, fill, is_total=is_total, is_rtl=is_rtl)
            painter.end()
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = found
        return found

    def _paint_inside(
        self, painter: QPainter, box: QRectF, tally: Tally, fill: QColor, *, is_total: bool, is_rtl: bool
    ) -> None:
        look, words = self._look, cell_words(tally, is_total=is_total)
        painter.setFont(look.font("small_strong"))
        if not tally.applicable:
            painter.setPen(look.colour("text_faint"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
            return
        ink = ink_on(look, fill)
        side = look.px(10)
        is_whole = tally.settled == tally.applicable
        wide = look.metrics("small_strong").horizontalAdvance(words)
        x = box.center().x() - (wide + (side + 5 if is_whole else 0)) / 2
        if is_whole:
            paint_sign(painter, "green", QRectF(x, box.center().y() - side / 2, side, side), ink)
            x += side + 5
        painter.setPen(ink)
        lift = 0 if is_whole else look.px(2)
        painter.drawText(QRectF(x, box.y() - lift, wide + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, words)
        if not is_whole:
            self._paint_bar(painter, box, tally, ink, is_rtl=is_rtl)
        if tally.overdue:
            small = look.px(8)
            left = box.left() + 5 if is_rtl else box.right() - small - 5
            paint_sign(painter, "amber", QRectF(left, box.top() + 5, small, small), ink)

    def _paint_bar(self, painter: QPainter, box: QRectF, tally: Tally, ink: QColor, *, is_rtl: bool) -> None:
        """How full it is, as a thin line along the foot."""
        track = QRectF(box.x() + 8, box.bottom() - 6, box.width() - 16, 2.5)
        pale = QColor(ink)
        pale.setAlphaF(0.25)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pale)
        painter.drawRect(track)
        share = track.width() * tally.settled / tally.applicable
        painter.setBrush(ink)
        if is_rtl:
            painter.drawRect(QRectF(track.right() - share, track.y(), share, track.height()))
        else:
            painter.drawRect(QRectF(track.x(), track.y(), share, track.height()))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(_LEAST_CELL), self._look.px(_ROW))


class NameHead(QHeaderView):
    """The use cases at the leading edge: key and title, the risk tier at the end."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._look = look
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        view = self.parentWidget()
        room = view.width() if view is not None else 900
        return QSize(int(min(self._look.px(_MOST_NAME), max(self._look.px(170), room * _NAME_SHARE))), 0)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.model()
        if not isinstance(model, HeatModel) or not 0 <= section < len(model.rows):
            return
        look, one = self._look, model.rows[section]
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text as its words run
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = self.parent()
        is_current = isinstance(view, HeatView) and view.currentIndex().row() == section
        painter.fillRect(rect, look.colour("selected" if is_current else "surface"))
        room = QRectF(rect).adjusted(6, 0, -8, 0)

        def box(left: float, wide: float) -> QRectF:
            x = room.right() - left - wide if is_rtl else room.left() + left
            return QRectF(x, room.y(), wide, room.height())

        start = start_of_line(is_rtl=is_rtl)
        end = room.width() - self._paint_tier(painter, one.tier, room, is_rtl=is_rtl)
        key_wide = look.metrics("small_figures").horizontalAdvance(one.key) + 8 if one.key else 0
        painter.setFont(look.font("small_figures"))
        painter.setPen(look.colour("text_muted"))
        painter.drawText(box(0, key_wide), start | Qt.AlignmentFlag.AlignVCenter, one.key)
        painter.setFont(look.font("body_strong" if is_current else "body"))
        painter.setPen(look.colour("text"))
        left = max(end - key_wide - 6, 10)
        words = painter.fontMetrics().elidedText(one.title, Qt.TextElideMode.ElideRight, int(left))
        painter.drawText(box(key_wide, left), start | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _paint_tier(self, painter: QPainter, tier: str | None, room: QRectF, *, is_rtl: bool) -> float:
        """The tier as a quiet chip; returns the room it takes."""
        look = self._look
        option = RISK_TIER.option(tier) if tier else None
        words = tier_words(tier)
        wide, high = look.metrics("caption").horizontalAdvance(words) + look.px(12), look.px(18)
        if wide > room.width() * 0.4:
            return 0
        left = room.left() if is_rtl else room.right() - wide
        chip = QRectF(left, room.center().y() - high / 2, wide, high)
        tone = option.tone if option else "grey"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{tone}_bg"))
        painter.drawRoundedRect(chip, 5, 5)
        painter.setPen(look.colour(f"{tone}_fg"))
        painter.setFont(look.font("caption"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)
        return wide + 6


class TopicHead(QHeaderView):
    """The topics above, in two lines where one is too short; a click sorts by the topic."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self.setSectionsClickable(True)

    def sizeHint(self) -> QSize:
        return QSize(100, self._look.px(_HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model, look = self.model(), self._look
        if not isinstance(model, HeatModel):
            return
        is_sorted = model.order == (f"topic:{section - 1}" if section else "least")
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.fillRect(rect, look.colour("surface"))
        painter.setFont(look.font("small_strong" if is_sorted else "small"))
        painter.setPen(look.colour("accent_text" if is_sorted else "text_muted"))
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap)
        room = rect.adjusted(3, 2, -3, -5)
        painter.setClipRect(room)
        painter.drawText(room, flags, two_lines(painter, model.head(section), room))
        painter.restore()


def two_lines(painter: QPainter, words: str, room: QRect) -> str:
    """The words as far as they have room in two lines."""
    metrics = painter.fontMetrics()
    flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
    shown = words.split()
    most = metrics.lineSpacing() * 2 + 2
    while len(shown) > 1:
        text = " ".join(shown) + ("" if len(shown) == len(words.split()) else "…")
        if not shown[-1].isalpha() and text.endswith("…"):
            shown.pop()  # no "&" before the dots
            continue
        box = metrics.boundingRect(QRect(0, 0, room.width(), 1_000), flags, text)
        if box.height() <= most and box.width() <= room.width():
            return text
        shown.pop()
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())


class HeatView(QTableView):
    """``opened(int)`` asks for the checklist in a row: a click, Enter or Space. ``topic_chosen(int)``: sort by it."""

    opened = Signal(int)
    row_changed = Signal(int)
    topic_chosen = Signal(int)

    def __init__(self, look: Look, model: HeatModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setVerticalHeader(NameHead(look, self))
        self.setHorizontalHeader(TopicHead(look, self))
        self.setModel(model)
        self.setItemDelegate(HeatDelegate(look, self))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.clicked.connect(lambda index: self.opened.emit(index.row()))
        self.verticalHeader().sectionClicked.connect(self._on_name_clicked)
        self.horizontalHeader().sectionClicked.connect(self.topic_chosen)
        look.changed.connect(self._dress)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.verticalHeader().viewport().update()
        if current.row() != previous.row() and current.isValid():
            self.row_changed.emit(current.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Share the width among the topics, none narrower than its count needs."""
        columns = self.model().columnCount()
        if not columns:
            return
        names = self.verticalHeader().sizeHint().width()
        self.verticalHeader().setFixedWidth(names)
        room = self.width() - names - self.verticalScrollBar().sizeHint().width() - 2
        each = max(room // columns, self._look.px(_LEAST_CELL))
        for column in range(columns):
            self.setColumnWidth(column, each)

    def show_row(self, row: int) -> None:
        """Put the cursor on a row, in the column where it stood."""
        column = max(self.currentIndex().column(), 0)
        self.setCurrentIndex(self.model().index(row, column))

    def _on_name_clicked(self, row: int) -> None:
        self.show_row(row)
        self.opened.emit(row)

    def _dress(self) -> None:
        surface = self._look.colour("surface")
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, surface)
        self.setPalette(palette)
        self.setStyleSheet(f"QTableCornerButton::section {{ background: {surface.name()}; border: 0; }}")
        self.verticalHeader().setDefaultSectionSize(self._look.px(_ROW))
        self.horizontalHeader().setMinimumSectionSize(self._look.px(_LEAST_CELL))
        self.fit()
        self.viewport().update()
