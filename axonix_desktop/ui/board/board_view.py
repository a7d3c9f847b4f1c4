"""The columns side by side: the pipeline stays, the nine stages scroll; swimlanes keep all columns level."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from axonix_desktop.core.stages import STAGES
from axonix_desktop.core.words import tr
from axonix_desktop.ui.board.cards import Pack
from axonix_desktop.ui.board.dealing import Deal
from axonix_desktop.ui.board.stage_column import StageColumn
from axonix_desktop.ui.records.cells import CellPainter
from axonix_desktop.ui.theme.look import Look

_EDGE, _STEP, _TICK_MS = 48, 18, 30


class BoardView(QWidget):
    """``chosen(ids, current)`` when the person's selection changes; the rest says what is wanted of the page."""

    chosen = Signal(list, object)
    detail_wanted = Signal()
    lane_toggled = Signal(str)
    column_toggled = Signal(int)
    column_menu_wanted = Signal(int, QPoint)
    menu_wanted = Signal(QPoint)
    drag_wanted = Signal(object)
    dropped = Signal(list, int)
    add_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.cells = CellPainter(look)
        self.columns = [StageColumn(look, stage.number, self.cells) for stage in STAGES]
        self.pack = Pack()
        self._is_levelling = False
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(8)
        for column in self.columns:
            self._connect(column)
            if column.stage:
                row.addWidget(column)
        row.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setAccessibleName(tr("Stages"))
        self.area.setWidget(inner)
        inner.setAutoFillBackground(True)  # opaque, so that scrolling moves pixels instead of painting anew
        tray = QWidget()
        aside = QHBoxLayout(tray)
        aside.setContentsMargins(0, 2, 0, 22)
        aside.addWidget(self.columns[0])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(tray)
        layout.addWidget(self.area, 1)
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._scroll_along)

    def _connect(self, column: StageColumn) -> None:
        cards = column.list
        cards.chosen.connect(lambda is_adding: self._on_chosen(column, is_adding=is_adding))
        cards.stepped.connect(lambda steps: self._step(column, steps))
        cards.detail_wanted.connect(self.detail_wanted)
        cards.lane_toggled.connect(lambda place: self._on_lane_toggled(column, place))
        cards.menu_wanted.connect(self.menu_wanted)
        cards.drag_wanted.connect(lambda: self.drag_wanted.emit(column))
        cards.hovered.connect(lambda: self._on_hovered(column))
        cards.left.connect(lambda: self._on_left(column))
        cards.dropped.connect(lambda ids: self.dropped.emit(ids, column.stage))
        cards.verticalScrollBar().valueChanged.connect(lambda value: self._level(column, value))
        column.heading.clicked.connect(lambda: self.column_toggled.emit(column.stage))
        column.heading.menu_wanted.connect(lambda at: self.column_menu_wanted.emit(column.stage, at))
        column.add_button.clicked.connect(self.add_wanted)

    def show_deal(self, pack: Pack, deal: Deal) -> None:
        """Show the cards."""
        self.pack = pack
        top = self.columns[1].list.verticalScrollBar().value() if pack.lanes else 0
        lead = next((one.stage for one in self.columns if one.stage not in pack.options.folded_columns), 0)
        for column in self.columns:
            column.show_cards(pack, deal, is_lead=column.stage == lead)
        if top:
            self._level(None, top)

    def follow(self, ids: tuple[int, ...], current: int | None) -> None:
        """Mark the selected cards, and bring the current one's column into view when it is not the one in use."""
        before = self.focused()
        for column in self.columns:
            if column.follow(ids, current) and not column.list.hasFocus():
                if before is not None and not column.is_folded:
                    column.list.setFocus(Qt.FocusReason.OtherFocusReason)
                self.bring_into_view(column)

    def focused(self) -> StageColumn | None:
        """The column that the keyboard is in."""
        return next((one for one in self.columns if one.list.hasFocus()), None)

    def take_focus(self, current: int | None) -> None:
        """Put the keyboard on the current card, else on the first one."""
        open_ones = [one for one in self.columns if one.model.rows and not one.is_folded]
        here = next((one for one in open_ones if current is not None and one.model.place_of(current) is not None), None)
        if here is not None:
            here.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.bring_into_view(here)
        elif open_ones:
            open_ones[0].list.step_into(0)
            self.bring_into_view(open_ones[0])

    def bring_into_view(self, column: StageColumn) -> None:
        """Scroll sideways to a column once the layout is done."""
        if column.stage:
            QTimer.singleShot(0, column, lambda: self.area.ensureWidgetVisible(column, 24, 0))

    def begin_drag(self, reasons: Mapping[int, str | None]) -> None:
        """Cards are dragged: mark the columns they may not come to, each with its reason."""
        for column in self.columns:
            column.say_drop(reasons.get(column.stage), is_dragging=True)
        self._clock.start()

    def end_drag(self) -> None:
        """The drag is over, however it ended."""
        self._clock.stop()
        for column in self.columns:
            column.list.drop_place = None
            column.say_drop(None, is_dragging=False)

    def column_under_pointer(self) -> StageColumn | None:
        """The column that the pointer is over."""
        at = QCursor.pos()
        inside = (one for one in self.columns if one.isVisible() and one.rect().contains(one.mapFromGlobal(at)))
        return next(inside, None)

    def _on_chosen(self, column: StageColumn, *, is_adding: bool) -> None:
        """Tell what is selected now; without Ctrl or Shift the other columns let go."""
        for other in self.columns:
            if other is not column and not is_adding:
                other.list.mark([], None)
        ids = [one for each in self.columns for one in each.list.chosen_ids()]
        here = column.model.record_at(column.list.currentIndex().row())
        current = here if here in ids else next(iter(ids), None)
        self.chosen.emit(ids, current)

    def _on_lane_toggled(self, column: StageColumn, place: int) -> None:
        lane = column.model.lane(place)
        if lane is not None:
            self.lane_toggled.emit(lane.name)

    def _on_hovered(self, column: StageColumn) -> None:
        """Cards are held over a column: light it, and show where they would stand."""
        for other in self.columns:
            is_here = other is column
            other.light(is_lit=is_here)
            other.list.drop_place = (lambda: self._place_in(column)) if is_here and not column.list.is_shut else None
        column.list.viewport().update()

    def _on_left(self, column: StageColumn) -> None:
        column.light(is_lit=False)
        column.list.drop_place = None
        column.list.viewport().update()

    def _place_in(self, column: StageColumn) -> int:
        """Where the first of the moving cards will stand: cards keep the order of the grid."""
        records = self.pack.records
        moving = [place for one in self.pack.moving if (place := records.place_of(one)) is not None]
        first = min(moving, default=0)
        items = column.model.items
        later = (at for at, row in enumerate(items) if row >= 0 and (records.place_of(records.ids[row]) or 0) > first)
        cards = [at for at, row in enumerate(items) if row >= 0]
        return next(later, cards[-1] + 1 if cards else 0)

    def _step(self, column: StageColumn, steps: int) -> None:
        """Arrow keys lead to the next column that has cards, at the same height."""
        height = column.list.currentIndex().row()
        place = self.columns.index(column) + steps
        while 0 <= place < len(self.columns):
            target = self.columns[place]
            if target.model.rows and not target.is_folded and any(item >= 0 for item in target.model.items):
                target.list.step_into(height)
                self.bring_into_view(target)
                return
            place += steps

    def _level(self, column: StageColumn | None, value: int) -> None:
        """With swimlanes all columns scroll as one."""
        if not self.pack.lanes or self._is_levelling:
            return
        self._is_levelling = True
        for other in self.columns:
            if other is not column:
                other.list.verticalScrollBar().setValue(value)
        self._is_levelling = False

    def _scroll_along(self) -> None:
        """While cards are held near an edge, bring what lies beyond it into view."""
        at = self.area.viewport().mapFromGlobal(QCursor.pos())
        bar = self.area.horizontalScrollBar()
        if 0 <= at.y() <= self.area.viewport().height():
            wide = self.area.viewport().width()
            if wide - _EDGE <= at.x() <= wide + _EDGE:
                bar.setValue(bar.value() + _STEP)
            elif -_EDGE <= at.x() <= _EDGE and bar.value():
                bar.setValue(bar.value() - _STEP)
        column = self.column_under_pointer()
        if column is not None and not column.is_folded:
            inside = column.list.viewport().mapFromGlobal(QCursor.pos())
            upright = column.list.verticalScrollBar()
            if 0 <= inside.y() < _EDGE:
                upright.setValue(upright.value() - _STEP)
            elif 0 <= column.list.viewport().height() - inside.y() < _EDGE:
                upright.setValue(upright.value() + _STEP)
