"""Flow over time: how many stood where at the end of each period, and how many moved on or back in it.

Made with pyqtgraph, because one looks closer here: Ctrl and the wheel or + and - zoom, dragging moves along, the
pointer and the arrow keys read values, a click and Enter open what a value counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.charts.scales import ticks
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce

FORWARD, BACK = "forward", "back"
_HALF_BAR = 0.28
_ROOM = 0.5


@dataclass(frozen=True, slots=True)
class Band:
    """One layer of the area: its name and its colour role; a number is a stage of the ramp."""

    name: str
    colour: str | int


@dataclass(frozen=True, slots=True)
class FlowPoint:
    """The end of a period: its short and whole name, counts by band, and moves within the period."""

    label: str
    name: str
    counts: tuple[int, ...]
    forward: int
    back: int


class FlowChart(QWidget):
    """``open(place, series)`` opens what a value counts: a band's name, :data:`FORWARD` or :data:`BACK`."""

    def __init__(
        self,
        look: Look,
        bands: Sequence[Band],
        open_rows: Callable[[int, str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._bands, self._open = look, tuple(bands), open_rows
        self._points: tuple[FlowPoint, ...] = ()
        self.place, self.series = 0, FORWARD
        self._value = PlainLabel(look, "", "small", "text_muted")
        self.reset_button = QPushButton(tr("Show whole period"))
        self.reset_button.setProperty("kind", "quiet")
        self.reset_button.clicked.connect(lambda _checked=False: self.reset())
        import pyqtgraph as pg

        self._pg: Any = pg
        self.view: Any = pg.GraphicsLayoutWidget(self)
        self.view.installEventFilter(self)
        self.view.viewport().installEventFilter(self)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.ci.setContentsMargins(0, 0, 0, 0)
        self.view.ci.setSpacing(4)
        self._area: Any = self.view.addPlot(row=0, col=0)
        self._moved: Any = self.view.addPlot(row=1, col=0)
        self.view.ci.layout.setRowStretchFactor(0, 3)
        self.view.ci.layout.setRowStretchFactor(1, 2)
        self._cursors: list[Any] = []
        self._is_read = False
        for plot in (self._area, self._moved):
            plot.setMouseEnabled(x=True, y=False)
            plot.setMenuEnabled(False)
            plot.hideButtons()
            plot.getViewBox().sigXRangeChanged.connect(self._on_zoomed)
        self._moved.setXLink(self._area)
        self.view.scene().sigMouseMoved.connect(self._on_hover)
        self.view.scene().sigMouseClicked.connect(self._on_click)
        self._lay_out()
        look.changed.connect(self.redraw)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(600), self._look.px(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(320), self._look.px(310))

    def show_points(self, points: Sequence[FlowPoint]) -> None:
        """Show ``points``, oldest first."""
        self._points = tuple(points)
        self.place = max(len(self._points) - 1, 0)
        self.redraw()
        self.reset()

    @property
    def words(self) -> str:
        """The value the cursor stands on, in words."""
        if not self._points:
            return ""
        point = self._points[self.place]
        if self.series == FORWARD:
            value = trn("{count} moved forward", "{count} moved forward", point.forward)
        elif self.series == BACK:
            value = trn("{count} moved back", "{count} moved back", point.back)
        else:
            names = [band.name for band in self._bands]
            value = f"{self.series} {point.counts[names.index(self.series)]:,}"
        return tr("{when}: {value}", when=point.name, value=value)

    @property
    def shown_span(self) -> tuple[float, float]:
        """The first and last place shown."""
        low, high = self._area.getViewBox().viewRange()[0]
        return round(low, 6), round(high, 6)

    def reset(self) -> None:
        """Show the whole period."""
        most = max(len(self._points) - 1, 1)
        self._area.setXRange(-_ROOM, most + _ROOM, padding=0)
        self.reset_button.hide()

    def zoom(self, factor: float) -> None:
        """Look closer (below 1) or wider around the cursor."""
        low, high = self._area.getViewBox().viewRange()[0]
        half = (high - low) * factor / 2
        if half < 0.5 or half > len(self._points):
            return
        self._area.setXRange(self.place - half, self.place + half, padding=0)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self._value, 1)
        line.addWidget(self.reset_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, 2, 2)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.view, 1)

    def redraw(self) -> None:
        """Draw everything in the look in use."""
        look = self._look
        self.view.setBackground(look.colour("surface"))
        self.view.setAccessibleName(tr("Flow over time. {words}", words=self.words))
        for plot in (self._area, self._moved):
            plot.clear()
            self._dress_axes(plot)
        if self._points:
            self._draw_area()
            self._draw_moves()
        self._cursors = []
        for plot in (self._area, self._moved):
            pen = self._pg.mkPen(look.colour("text_muted"), width=1, style=Qt.PenStyle.DashLine)
            cursor = self._pg.InfiniteLine(self.place, angle=90, pen=pen)
            cursor.setVisible(False)
            plot.addItem(cursor)
            self._cursors.append(cursor)
        self._tell()

    def _dress_axes(self, plot: Any) -> None:
        look, is_top = self._look, plot is self._area
        plot.showAxis("right")
        for side in ("left", "bottom", "right"):
            axis = plot.getAxis(side)
            axis.setPen(self._pg.mkPen(look.colour("border_strong" if side == "bottom" else "surface")))
            axis.setTextPen(look.colour("text_muted"))
            axis.setStyle(tickFont=look.font("caption"), tickLength=0, autoExpandTextSpace=False)
        plot.getAxis("left").setWidth(look.px(44))
        plot.getAxis("right").setWidth(look.px(124))
        shown = self._points
        every = max(1, -(-len(shown) // 14))
        labels = [(place, one.label) for place, one in enumerate(shown) if (len(shown) - 1 - place) % every == 0]
        plot.getAxis("bottom").setTicks([[] if is_top else labels])
        plot.getAxis("bottom").setHeight(look.px(4 if is_top else 20))

    def _draw_area(self) -> None:
        look, pg, at = self._look, self._pg, list(range(len(self._points)))
        below = [0.0] * len(self._points)
        whole = max(sum(point.counts) for point in self._points)
        marks = ticks(whole, 3)
        self._set_height(self._area, 0, max(whole, 1) * 1.06)
        self._area.getAxis("left").setTicks([[(one, f"{one:,}") for one in marks]])
        labels: list[tuple[float, str]] = []
        for place, band in enumerate(self._bands):
            counts = [float(point.counts[place]) for point in self._points]
            if not any(counts):
                continue
            above = [low + count for low, count in zip(below, counts, strict=True)]
            edge = pg.mkPen(look.colour("border_strong"), width=1)
            curves = [pg.PlotDataItem(at, values, pen=edge, antialias=True) for values in (below, above)]
            self._area.addItem(pg.FillBetweenItem(*curves, brush=self._colour(band)))
            self._area.addItem(curves[1])
            if len(at) == 1:
                bar = pg.BarGraphItem(
                    x=at, height=counts, y0=below, width=0.5, brush=self._colour(band), pen=edge
                )  # fmt: skip
                self._area.addItem(bar)
            if counts[-1] > whole * 0.07:
                labels.append((below[-1] + counts[-1] / 2, f"{band.name} {int(counts[-1]):,}"))
            below = above
        self._area.getAxis("right").setTicks([labels])

    def _draw_moves(self) -> None:
        look, pg = self._look, self._pg
        top, low = max(1, *(point.forward for point in self._points)), max(point.back for point in self._points)
        room = 0.5 * max(top, low)
        floor = max(low, 0.2 * top) + room if low else 0.0
        self._set_height(self._moved, -floor, top + room)
        marks = [*ticks(top, 2), *(-one for one in ticks(low, 2) if one > 0.3 * top)]
        self._moved.getAxis("left").setTicks([[(one, f"{abs(one):,}") for one in marks]])
        ends = [(top * 0.5, tr("Moved forward")), *([(-floor * 0.6, tr("Moved back"))] if low else [])]
        self._moved.getAxis("right").setTicks([ends])
        for place, point in enumerate(self._points):
            for count, way, role, sign in ((point.forward, 1, "blue", "▲"), (point.back, -1, "amber", "▼")):
                if not count:
                    continue
                colour = look.colour(role)
                bar = pg.BarGraphItem(
                    x=[place], height=[way * count], width=2 * _HALF_BAR, brush=colour, pen=pg.mkPen(colour)
                )
                self._moved.addItem(bar)
                text = pg.TextItem(f"{sign} {count:,}", color=look.colour("text"), anchor=(0.5, 1 if way > 0 else 0))
                text.setFont(look.font("caption_strong"))
                text.setPos(place, way * count)
                self._moved.addItem(text)
        self._moved.addItem(pg.InfiniteLine(0, angle=0, pen=pg.mkPen(look.colour("border_strong"))))

    def _set_height(self, plot: Any, low: float, high: float) -> None:
        plot.setYRange(low, high, padding=0)
        plot.setLimits(
            xMin=-_ROOM, xMax=max(len(self._points) - 1, 1) + _ROOM, yMin=low, yMax=high, minXRange=1,
        )  # fmt: skip

    def _colour(self, band: Band) -> QColor:
        look = self._look
        return look.colour(band.colour) if isinstance(band.colour, str) else look.stage_colour(band.colour)

    def _on_zoomed(self) -> None:
        low, high = self._area.getViewBox().viewRange()[0]
        self.reset_button.setVisible(high - low < max(len(self._points) - 1, 1) + 2 * _ROOM - 0.01)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys go to the cursor; the wheel stays the page's unless Ctrl is held."""
        if watched is self.view and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            event.ignore()
            self._on_key(event)
            return event.isAccepted()
        if watched is self.view and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Leave):
            self._is_read = self.view.hasFocus()
            self._tell()
            self.update()
        if isinstance(event, QWheelEvent) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return True
        return False

    def _on_key(self, event: QKeyEvent) -> None:
        key = event.key()
        series = [*(band.name for band in self._bands[::-1] if self._is_used(band)), FORWARD, BACK]
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        up = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key), 0)
        if not self._points:
            return
        if step or up:
            self.place = min(max(self.place + step, 0), len(self._points) - 1)
            here = series.index(self.series) if self.series in series else 0
            self.series = series[min(max(here + up, 0), len(series) - 1)]
            self._is_read = True
            self._tell(is_said=True)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.place, self.series)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(0.7)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1.4)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_0):
            self.reset()
        else:
            return
        event.accept()

    def _is_used(self, band: Band) -> bool:
        place = self._bands.index(band)
        return any(point.counts[place] for point in self._points)

    def _found_at(self, where: QPointF) -> tuple[int, str] | None:
        """The point and series under a place of the scene."""
        for plot in (self._area, self._moved):
            if not self._points or not plot.sceneBoundingRect().contains(where):
                continue
            spot = plot.getViewBox().mapSceneToView(where)
            place = min(max(round(spot.x()), 0), len(self._points) - 1)
            if plot is self._moved:
                return place, FORWARD if spot.y() >= 0 else BACK
            height = 0.0
            for band, count in zip(self._bands, self._points[place].counts, strict=True):
                height += count
                if count and spot.y() <= height:
                    return place, band.name
            return place, self.series
        return None

    def _on_hover(self, where: QPointF) -> None:
        if (found := self._found_at(where)) is not None:
            self.place, self.series = found
            self._is_read = True
            self._tell()

    def _on_click(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.LeftButton and (found := self._found_at(event.scenePos())) is not None:
            self.place, self.series = found
            self._tell()
            self._open(*found)

    def _tell(self, *, is_said: bool = False) -> None:
        """Bring cursor, value and the words for screen readers in line."""
        for cursor in self._cursors:
            cursor.setValue(self.place)
            cursor.setVisible(self._is_read)
        if not self._points:
            self._value.setText("")
            return
        point = self._points[self.place]
        parts = [f"{band.name} {point.counts[n]:,}" for n, band in enumerate(self._bands) if self._is_used(band)]
        moved = tr("{forward} forward, {back} back", forward=f"{point.forward:,}", back=f"{point.back:,}")
        self._value.setText(" · ".join([point.name, *parts, moved]))
        self.view.setAccessibleName(tr("Flow over time. {words}", words=self.words))
        if is_said:
            announce(self.view, self.words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.view.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(self._look.colour("focus"), 2))
            painter.drawRect(QRectF(self.view.geometry()).adjusted(-1, -1, 1, 1))
            painter.end()
