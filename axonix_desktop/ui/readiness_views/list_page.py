"""The frame of the pages on components and on data sources: figures above, a list, and what is stood on beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.charts.frame import ChartFrame
from axonix_desktop.ui.charts.table import ChartTable
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.overview.kpi import Kpi, KpiCard
from axonix_desktop.ui.readiness_views.component_list import Line, LineList
from axonix_desktop.ui.readiness_views.uses_pane import UsesPane
from axonix_desktop.ui.rolling import rolling
from axonix_desktop.ui.states import StatePane
from axonix_desktop.ui.texts import Plate

_MARGIN, _PANE, _GAP, _WIDE, _LOW = 24, 320, 12, 860, 200


class ListView(QWidget):
    """``open_figure(place)`` opens what a figure counts, ``chosen`` and ``opened`` a line."""

    def __init__(
        self,
        context: PageContext,
        headings: Sequence[tuple[str, str]],
        figures: int,
        open_figure: Callable[[int], object],
        lines: tuple[Callable[[Line], object], Callable[[Line], object]],
        table: Callable[[int], ChartTable],
    ) -> None:
        """``headings`` are title and unit of each list; ``lines`` what choosing and opening a line does."""
        super().__init__()
        self._context = context
        look = context.look
        self.cards = [KpiCard(look, lambda place=place: open_figure(place)) for place in range(figures)]
        self.lists: list[LineList] = []
        self.frames: list[ChartFrame] = []
        for place, (title, unit) in enumerate(headings):
            one = LineList(look, lambda line, place=place: self._chosen(place, line), lines[1])
            one.passed.connect(lambda way, place=place: self._pass_on(place, way))
            self.lists.append(one)
            frame = ChartFrame(look, context.messages, title, unit, one, lambda place=place: table(place))
            self.frames.append(frame)
        self._figures, self._across = QGridLayout(), 0
        self._tell = lines[0]
        self._is_filling = False
        self.pane = UsesPane(look, lambda number: context.open_record("use_case", number))
        self.pane.setFixedWidth(min(look.px(_PANE), _PANE + 60))  # large text leaves room for the list
        self.state = StatePane(look)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.state)
        self._stack.addWidget(self._full())
        look.changed.connect(self._spread)
        self._spread()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def _spread(self) -> None:
        """All figures in a row where there is room, else two; the page rolls where the lists would be too low."""
        look = self._context.look
        self._area.setMinimumHeight(look.px(_LOW))
        across = len(self.cards) if self.width() >= look.px(_WIDE) else 2
        if across == self._across:
            return
        self._across = across
        for place, card in enumerate(self.cards):
            self._figures.addWidget(card, place // across, place % across)
        for column in range(len(self.cards)):
            self._figures.setColumnStretch(column, int(column < across))

    @property
    def is_full(self) -> bool:
        """Whether lists are shown, and no state in their place."""
        return self._stack.currentIndex() == 1

    def show_state(
        self, icon: str, tone: str, title: str, words: str, buttons: Sequence[tuple[str, Callable[[], object]]] = ()
    ) -> None:
        """Show a state instead of the lists."""
        self.state.bar.hide()
        self.state.show_state(icon, tone, title, words, buttons)
        self._stack.setCurrentIndex(0)

    def show_figures(self, figures: Sequence[Kpi]) -> None:
        """Show the figures above the lists."""
        for card, one in zip(self.cards, figures, strict=True):
            card.show_kpi(one)

    def show_lists(self, lists: Sequence[Sequence[Line]], words: str) -> None:
        """Show the lines; a list without any is left out, all without any say ``words``."""
        had_focus, self._is_filling = any(mark.hasFocus() for one in self.lists for mark in one.marks), True
        for one, frame, lines in zip(self.lists, self.frames, lists, strict=True):
            one.show_lines(lines)
            frame.setVisible(bool(lines))
            if lines:
                frame.show_chart()
        self._is_filling = False
        if not any(lists):
            self.frames[0].show()
            self.frames[0].show_empty(words)
        self._stack.setCurrentIndex(1)
        chosen = next((one for one in self.lists if one.lines), None)
        kept = next((one for one in self.lists if one.lines and one is self._front), chosen)
        if kept is not None:
            self._front = kept
            self._only(kept)
            self._tell(next(line for line in kept.lines if line.id == kept.current))
            if had_focus:
                kept.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard on the line that is chosen, or on the state's button."""
        if self.is_full and self._front is not None:
            self._front.take_focus()
            if self._front is self.lists[0] and self._front.current == self._front.lines[0].id:
                self._area.verticalScrollBar().setValue(0)  # the heading above the first line is seen too
        else:
            self.state.take_focus()

    def _full(self) -> QWidget:
        self._front: LineList | None = None
        full = Plate(self._context.look, "window")
        column = QVBoxLayout(full)
        column.setContentsMargins(_MARGIN, 14, _MARGIN, 16)
        column.setSpacing(_GAP)
        self._figures.setSpacing(_GAP)
        column.addLayout(self._figures)
        body = Plate(self._context.look, "window")
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(_GAP)
        for frame in self.frames:
            inner.addWidget(frame)
        inner.addStretch(1)
        area = self._area = rolling(body)
        area.setAccessibleName(tr("List"))
        line = QHBoxLayout()
        line.setSpacing(_GAP)
        line.addWidget(area, 1)
        line.addWidget(self.pane)
        column.addLayout(line, 1)
        return rolling(full)

    def _chosen(self, place: int, line: Line) -> None:
        if self._is_filling:
            return  # Qt hands the keyboard on while lines are replaced
        self._front = self.lists[place]
        self._only(self._front)
        self._tell(line)

    def _pass_on(self, place: int, way: int) -> None:
        """An arrow key leads from one list into the next."""
        if 0 <= place + way < len(self.lists):
            self.lists[place + way].take_end(way)

    def _only(self, front: LineList) -> None:
        """Only the list stood on shows its line as chosen."""
        for one in self.lists:
            if one is not front:
                one.current = None
                for mark in one.marks:
                    mark.update()
