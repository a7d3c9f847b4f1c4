"""The roadmap's two sides held together: names at the side, bars over time, one keyboard, one selection."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QObject, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QToolTip, QVBoxLayout, QWidget

from axonix_desktop.core.roadmap import Days
from axonix_desktop.core.words import tr
from axonix_desktop.ui.roadmap.arrows import Wait
from axonix_desktop.ui.roadmap.axis import ZOOMS, Axis, clamped, zoom_of
from axonix_desktop.ui.roadmap.chart import Chart, plain_tip
from axonix_desktop.ui.roadmap.names import NamesDelegate, NamesList, NamesModel, head_boxes
from axonix_desktop.ui.roadmap.rows import CaseRow, GroupRow, Outlook, Row
from axonix_desktop.ui.roadmap.words import case_words, span_words
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce

_BEFORE, _AFTER = timedelta(days=120), timedelta(days=400)
_MARGIN = timedelta(days=45)
_FARTHEST = timedelta(days=3_650)
_NAMES, _NAMES_SHARE = 440, 0.42


class NamesHead(QWidget):
    """The words over the frozen side."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.has_unit = False
        self.setFixedHeight(look.px(44))
        look.changed.connect(self._resize)

    def _resize(self) -> None:
        self.setFixedHeight(self._look.px(44))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        painter.fillRect(self.rect(), look.colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.colour("border"))
        painter.setFont(look.font("small_strong"))
        painter.setPen(look.colour("text_muted"))
        for words, box in head_boxes(self.width(), look, has_unit=self.has_unit):
            if is_rtl:
                box.moveLeft(self.width() - box.right())
            painter.drawText(box, start_of_line(is_rtl=is_rtl) | Qt.AlignmentFlag.AlignVCenter, words)


class RoadmapView(QWidget):
    """Names and bars.

    ``replanned(id, stage, first, last)`` asks for other days; ``current_wanted(id)`` and ``selection_wanted(ids)``
    follow the keyboard and the pointer; ``folded_changed`` says that a group was folded or opened.
    """

    replanned = Signal(object, int, object, object)
    current_wanted = Signal(object)
    selection_wanted = Signal(object)
    plan_wanted = Signal()
    detail_wanted = Signal()
    menu_wanted = Signal(QPoint)
    zoom_changed = Signal(str)
    folded_changed = Signal(str, bool)

    def __init__(self, look: Look, outlook: Outlook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._outlook = look, outlook
        self._span: Days = (outlook.today, outlook.today)
        self._is_following = self._is_telling = self._is_divided = False
        self.head = NamesHead(look)
        self.names = NamesList(look)
        self.model = NamesModel(outlook, self)
        self._delegate = NamesDelegate(look, self)
        self.names.setModel(self.model)
        self.names.setItemDelegate(self._delegate)
        self.chart = Chart(look, outlook)
        self._foot = QWidget()
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for one in (self.head, self.names, self._foot):
            column.addWidget(one)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(side)
        self.splitter.addWidget(self.chart)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setHandleWidth(5)
        side.setMinimumWidth(look.px(260))
        self.chart.setMinimumWidth(look.px(200))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
        self.chart.horizontalScrollBar().installEventFilter(self)
        self.names.viewport().installEventFilter(self)
        self.names.installEventFilter(self)
        self._connect()

    def _connect(self) -> None:
        """Let both sides follow each other."""
        names, chart = self.names, self.chart
        chart.verticalScrollBar().valueChanged.connect(names.verticalScrollBar().setValue)
        names.verticalScrollBar().valueChanged.connect(chart.verticalScrollBar().setValue)
        names.selectionModel().currentChanged.connect(lambda now, _was: self._on_current(now.row()))
        names.selectionModel().selectionChanged.connect(lambda _new, _old: self._on_selection())
        names.stepped.connect(self._step)
        names.folded.connect(self._fold)
        names.nudged.connect(self.nudge)
        names.kept.connect(chart.keep)
        names.given_up.connect(chart.stop_drag)
        names.zoom_wanted.connect(self.zoom_by)
        names.today_wanted.connect(self.show_today)
        names.plan_wanted.connect(self.plan_wanted)
        names.detail_wanted.connect(self.detail_wanted)
        names.doubleClicked.connect(lambda _index: self.detail_wanted.emit())
        names.clicked.connect(lambda index: self._on_clicked(index.row()))
        names.entered.connect(lambda index: chart.hover(index.row()))
        names.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        names.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(names.viewport().mapToGlobal(at)))
        self.splitter.splitterMoved.connect(self._on_divided)
        chart.replanned.connect(self.replanned)
        chart.pressed.connect(self._on_pressed)
        chart.bar_taken.connect(self._on_bar_taken)
        chart.detail_wanted.connect(self.detail_wanted)
        chart.menu_wanted.connect(self.menu_wanted)
        chart.zoomed.connect(self.zoom_by)
        self._look.changed.connect(self._on_look)

    def show_rows(self, rows: list[Row], outlook: Outlook, waits: Sequence[Wait], *, has_unit: bool) -> None:
        """Show other rows; the row in use stays in use where it is still shown."""
        self._is_following = True
        at = self.chart.verticalScrollBar().value()
        self._outlook = outlook
        self.head.has_unit = self._delegate.has_unit = has_unit
        self._keep_waits(waits)
        self.model.show(rows, outlook)
        self.chart.show_rows(rows, outlook, waits)
        self.chart.verticalScrollBar().setValue(at)
        self.names.verticalScrollBar().setValue(at)
        self.head.update()
        self._is_following = False

    def show_case(self, case: int, waits: Sequence[Wait]) -> None:
        """Show one use case anew; the others are as they were."""
        self._keep_waits(waits)
        self.chart.waits = waits
        place = self.model.place_of(case)
        if place is not None:
            self.model.dataChanged.emit(self.model.index(place), self.model.index(place))
        self.names.viewport().update()
        self.chart.viewport().update()

    def _keep_waits(self, waits: Sequence[Wait]) -> None:
        """What stands in the tips of those that wait."""
        self.model.waits = {}
        for one in waits:
            self.model.waits.setdefault(one.waiting, []).append(one.words)

    def show_span(self, span: Days | None) -> None:
        """Let the axis hold all days of ``span`` and some before and after today."""
        today = self._outlook.today
        first, last = span or (today, today)
        first = max(min(first - _MARGIN, today - _BEFORE), today - _FARTHEST)
        last = min(max(last + _MARGIN, today + _AFTER), today + _FARTHEST)
        self._span = (clamped(first.replace(day=1)), clamped(last))
        self._show_axis(self.chart.axis.zoom.name)

    def set_zoom(self, name: str, at: float | None = None) -> None:
        """Show the axis at another zoom; the day at ``at`` (today where it is in view, else the middle) stays."""
        chart = self.chart
        today = chart.axis.x(self._outlook.today) - chart.horizontalScrollBar().value()
        wide = chart.viewport().width()
        room = at if at is not None else today if 0 <= today <= wide else wide / 2
        day = chart.axis.day_at(chart.horizontalScrollBar().value() + room)
        self._show_axis(name)
        chart.horizontalScrollBar().setValue(round(chart.axis.x(day) - room))
        self.zoom_changed.emit(chart.axis.zoom.name)

    def zoom_by(self, steps: int, at: float | None = None) -> None:
        """One zoom wider or narrower."""
        names = [one.name for one in ZOOMS]
        place = names.index(self.chart.axis.zoom.name) + steps
        if 0 <= place < len(names):
            self.set_zoom(names[place], at)
            announce(self.names, tr("Zoom: {zoom}", zoom=tr(ZOOMS[place].title)))

    def show_today(self) -> None:
        """Scroll to today."""
        self.chart.scroll_to(self._outlook.today)

    def follow(self, current: int | None, selected: Collection[int]) -> None:
        """Mark the current record and the selection without telling anyone."""
        if self._is_telling:
            return
        place = self.model.place_of(current) if current is not None else None
        marks = QItemSelection()
        for one in selected:
            row = self.model.place_of(one)
            if row is not None:
                marks.select(self.model.index(row), self.model.index(row))
        self._is_following = True
        chosen = self.names.selectionModel()
        chosen.select(marks, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if place is not None and place != self.names.currentIndex().row():
            chosen.setCurrentIndex(self.model.index(place), QItemSelectionModel.SelectionFlag.NoUpdate)
            self.names.scrollTo(self.model.index(place))
        self._is_following = False
        self._take_row(self.names.currentIndex().row())
        self._mark_selected()

    def take_focus(self) -> None:
        """Put the keyboard on the current row, else on the first."""
        self.names.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.names.currentIndex().isValid() and self.model.rows:
            first = next((at for at, row in enumerate(self.model.rows) if isinstance(row, CaseRow)), 0)
            self.names.setCurrentIndex(self.model.index(first))

    @property
    def row(self) -> Row | None:
        """The row the keyboard is on."""
        place = self.names.currentIndex().row()
        return self.model.rows[place] if 0 <= place < len(self.model.rows) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_divided:
            names = min(self._look.px(_NAMES), round(self.width() * _NAMES_SHARE))
            self.splitter.setSizes([names, self.width() - names])

    def _on_divided(self) -> None:
        """The person has chosen how wide the names are."""
        self._is_divided = True

    def _show_axis(self, name: str) -> None:
        first, last = self._span
        self.chart.show_axis(Axis(first, (last - first).days + 1, zoom_of(name), self._look.scale))

    def _on_look(self) -> None:
        """Another text size makes other widths."""
        self.names.doItemsLayout()
        self._show_axis(self.chart.axis.zoom.name)

    def _on_current(self, place: int) -> None:
        self._take_row(place)
        row = self.row
        if isinstance(row, CaseRow) and not self._is_following:
            self._tell(self.current_wanted, row.id)

    def _take_row(self, place: int) -> None:
        """Put the bar in use on the row in use: the same stage, else where the use case stands."""
        chart = self.chart
        row = self.model.rows[place] if 0 <= place < len(self.model.rows) else None
        if not isinstance(row, CaseRow):
            chart.taken = None
        elif chart.taken is None or chart.taken[0] != row.id:
            stages = self._stages(row.id)
            now = max(self._outlook.plan(row.id).stage, 1)
            chart.taken = (row.id, min(stages, key=lambda one: abs(one - now))) if stages else None
        chart.viewport().update()

    def _stages(self, case: int) -> list[int]:
        """The stages of a use case that are planned."""
        return [number for number, one in sorted(self._outlook.plan(case).stages.items()) if one.planned]

    def _on_selection(self) -> None:
        self._mark_selected()
        if not self._is_following:
            self._tell(self.selection_wanted, self._chosen())

    def _tell(self, signal: SignalInstance, value: object) -> None:
        """Tell what was chosen here; what comes back of it is known already."""
        self._is_telling = True
        signal.emit(value)
        self._is_telling = False

    def _chosen(self) -> tuple[int, ...]:
        places = sorted(index.row() for index in self.names.selectionModel().selectedIndexes())
        rows = [self.model.rows[place] for place in places if place < len(self.model.rows)]
        return tuple(row.id for row in rows if isinstance(row, CaseRow))

    def _mark_selected(self) -> None:
        self.chart.selected = frozenset(self._chosen())
        self.chart.viewport().update()

    def _on_pressed(self, place: int, held: Qt.KeyboardModifier) -> None:
        """A press on the bars does what one on the names does."""
        self.names.setFocus(Qt.FocusReason.MouseFocusReason)
        index = self.model.index(place)
        flag = QItemSelectionModel.SelectionFlag
        if isinstance(self.model.rows[place], GroupRow):
            self._on_clicked(place)
        elif held & Qt.KeyboardModifier.ControlModifier:
            self.names.selectionModel().setCurrentIndex(index, flag.Toggle)
        else:
            self.names.selectionModel().setCurrentIndex(index, flag.ClearAndSelect)

    def _on_bar_taken(self, case: int, stage: int) -> None:
        self.chart.taken = (case, stage)
        self.chart.viewport().update()

    def _on_clicked(self, place: int) -> None:
        """A click on a group folds or opens it."""
        row = self.model.rows[place] if 0 <= place < len(self.model.rows) else None
        if isinstance(row, GroupRow):
            self.folded_changed.emit(row.name, row.is_open)

    def _fold(self, is_folded: bool) -> None:
        row = self.row
        if isinstance(row, GroupRow) and row.is_open == is_folded:
            self.folded_changed.emit(row.name, is_folded)

    def _step(self, way: int) -> None:
        """The bar before or after the one in use."""
        row, taken = self.row, self.chart.taken
        if not isinstance(row, CaseRow) or taken is None:
            return
        self.chart.let_go()
        stages = self._stages(row.id)
        place = stages.index(taken[1]) + way if taken[1] in stages else 0
        if 0 <= place < len(stages):
            self.chart.taken = (row.id, stages[place])
            planned = self._outlook.plan(row.id).dates(stages[place]).planned
            if planned:
                self.chart.bring_into_view(planned)
            announce(self.names, case_words(row, self._outlook, stages[place]))
        self.chart.viewport().update()

    def nudge(self, part: str, days: int) -> None:
        """Move the bar in use by days; kept when the keys are let go."""
        chart = self.chart
        if chart.taken is None or not chart.may_drag:
            return
        held = "end" if part == "end" else "whole"
        if chart.grip is None or chart.grip.part != held or chart.grip.plan.id != chart.taken[0]:
            chart.let_go()
            chart.take(*chart.taken, held)
        if chart.grip is not None:
            chart.drag(chart.moved_by + days)
            now = chart.grip.moved(chart.moved_by)
            chart.bring_into_view(now)
            announce(self.names, tr("Stage {stage}: {days}", stage=chart.grip.stage, days=span_words(now)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self.chart.horizontalScrollBar() and kind in (QEvent.Type.Resize, QEvent.Type.Show):
            self._foot.setFixedHeight(self.chart.horizontalScrollBar().height())
        elif watched is self.names and kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.chart.is_focused = kind is QEvent.Type.FocusIn
            if kind is QEvent.Type.FocusOut:
                self.chart.keep()
            self.chart.viewport().update()
        elif watched is self.names.viewport() and isinstance(event, QHelpEvent) and kind is QEvent.Type.ToolTip:
            place = self.names.indexAt(event.pos()).row()
            QToolTip.showText(event.globalPos(), plain_tip(self.model.tip(place)) if place >= 0 else "", self.names)
            return True
        elif watched is self.names.viewport() and kind is QEvent.Type.Leave:
            self.chart.hover(-1)
        return False
