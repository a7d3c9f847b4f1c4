"""A filter under each heading of a grid: one types ``>100k``, ``this month`` or words, or chooses from a list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from axonix_desktop.core.fields import Field
from axonix_desktop.core.filter_words import Choices, parse_typed, typed
from axonix_desktop.core.filters import Condition, is_dated, is_listed
from axonix_desktop.core.kinds import Reference, Stored
from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.words import tr
from axonix_desktop.ui.records.columns import RecordColumns
from axonix_desktop.ui.texts import Plate
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce

if TYPE_CHECKING:
    from axonix_desktop.ui.records.filter_list import FilterList
    from axonix_desktop.ui.records.grid import RecordGrid

_PAUSE_MS = 220
_GAP, _CELL, _BUTTON = 3, 28, 24


def choices_of(field: Field, records: RecordColumns) -> Choices:
    """The words of the values that a reference points to."""
    column = records.columns.get(field.name)
    if column is None or not isinstance(field.kind, Reference):
        return {}
    return dict[Stored, str](column.labels.items())


def hint_of(field: Field) -> str:
    """What an empty filter shows: an example of what can be typed."""
    if is_listed(field.kind):
        return tr("Any")
    if is_dated(field.kind):
        return tr("this month")
    return tr(">100") if field.kind.is_numeric else tr("Contains")


class FilterCell(QLineEdit):
    """The filter of one field. ``wanted(object)`` gives the condition (None: none), ``left(str)`` a way out."""

    wanted = Signal(object)
    left = Signal(str)
    list_wanted = Signal()

    def __init__(self, look: Look, field: Field, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self.field, self._today = look, field, today
        self._choices: Callable[[], Choices] = dict
        self.setFont(look.font("small"))
        self.setPlaceholderText(hint_of(field))
        self.setAccessibleName(tr("Filter by {field}", field=tr(field.label)))
        self._button = QToolButton(self)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setAccessibleName(tr("List for {field}", field=tr(field.label)))
        self._button.setToolTip(tr("Choose from a list (Alt+Down)"))
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.clicked.connect(self.list_wanted)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.take)
        self.textEdited.connect(lambda _text: self._pause.start())
        look.changed.connect(self._dress)
        self._dress()

    def set_choices(self, choices: Callable[[], Choices]) -> None:
        """Where the words of the field's values come from."""
        self._choices = choices

    def show_condition(self, condition: Condition | None) -> None:
        """Show what the rows are narrowed to (not while the person types)."""
        if self._pause.isActive():
            return
        words = typed(condition, self.field, self._choices()) if condition else ""
        if words != self.text() and not (self.hasFocus() and condition and self._reads_as(condition)):
            self.setText(words)
            self.setCursorPosition(0)
        if condition is not None or not self.hasFocus():
            self._say_fault("")

    def _reads_as(self, condition: Condition) -> bool:
        """Whether what is typed already means ``condition``."""
        try:
            return parse_typed(self.text(), self.field, today=self._today(), choices=self._choices()) == condition
        except BadValueError:
            return False

    def take(self) -> None:
        """Narrow the rows to what is typed, or say what is wrong with it."""
        self._pause.stop()
        try:
            condition = parse_typed(self.text(), self.field, today=self._today(), choices=self._choices())
        except BadValueError as error:
            self._say_fault(str(error))
            return
        self._say_fault("")
        self.wanted.emit(condition)

    def _say_fault(self, words: str) -> None:
        """Mark the filter and say why, or take the mark off."""
        state = "bad" if words else ""
        self.setToolTip(words or tr(self.field.help))
        if self.property("state") != state:
            self.setProperty("state", state)
            self.style().unpolish(self)
            self.style().polish(self)
        if words:
            announce(self, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        if key == Qt.Key.Key_Down and modifiers & Qt.KeyboardModifier.AltModifier:
            self.list_wanted.emit()
        elif key == Qt.Key.Key_Down:
            self._settle()
            self.left.emit("down")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.take()
        elif key == Qt.Key.Key_Escape:
            self.left.emit("down")
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        self._settle()
        self.left.emit("next" if next else "previous")
        return True

    def _settle(self) -> None:
        """Do not wait any longer for more to be typed."""
        if self._pause.isActive():
            self.take()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = min(self._look.px(_BUTTON), self.height() - 2)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        room = self._look.px(_BUTTON) - 6
        self.setTextMargins(room if is_rtl else 0, 0, 0 if is_rtl else room, 0)
        hint = hint_of(self.field)
        wide = self.fontMetrics().horizontalAdvance(hint) + self._look.px(_BUTTON) + 22
        self.setPlaceholderText(hint if wide <= self.width() else "")
        x = 1 if is_rtl else self.width() - side - 1
        self._button.setGeometry(x, (self.height() - side) // 2, side, side)

    def _dress(self) -> None:
        """Take font and icon of the look in use."""
        self.setFont(self._look.font("small"))
        self._button.setIcon(self._look.icon("chevron-down"))
        self._button.setIconSize(QSize(self._look.px(14), self._look.px(14)))
        self._button.setStyleSheet("QToolButton { border: 0; padding: 0; background: transparent; }")


class FilterRow(Plate):
    """The filters of the columns shown. ``wanted(str, object)`` names a field and its condition."""

    wanted = Signal(str, object)
    left_down = Signal()

    def __init__(self, look: Look, view: RecordGrid, records: Callable[[], RecordColumns]) -> None:
        super().__init__(look, "surface", edges="b", parent=view.horizontalHeader())
        self._view, self._records = view, records
        self._today: Callable[[], date] = lambda: records().today
        self._cells: dict[str, FilterCell] = {}
        self._rolling = QWidget(self)
        self._fixed = Plate(look, "surface", parent=self)
        self.list: FilterList | None = None
        self.setAccessibleName(tr("Filters"))
        header = view.horizontalHeader()
        header.sectionResized.connect(lambda *_what: self.place())
        header.sectionMoved.connect(lambda *_what: self.show_fields())
        view.horizontalScrollBar().valueChanged.connect(lambda _value: self.place())
        view.frozen_changed.connect(self.place)
        look.changed.connect(self.place)

    def cell(self, name: str) -> FilterCell | None:
        """The filter of a field."""
        return self._cells.get(name)

    def show_fields(self) -> None:
        """Have a filter for each column shown, in their order, with what the rows are narrowed to."""
        shown, fields = self._view.shown_fields(), {one.name: one for one in self._view.record_model.fields}
        for name in [name for name in self._cells if name not in shown or self._cells[name].field is not fields[name]]:
            cell = self._cells.pop(name)
            cell.hide()
            cell.deleteLater()
        for name in shown:
            if name not in self._cells:
                self._cells[name] = self._made(fields[name])
        self.show_conditions()
        self.place()

    def _made(self, field: Field) -> FilterCell:
        cell = FilterCell(self._look, field, self._today, self._rolling)
        cell.set_choices(lambda: choices_of(field, self._records()))
        cell.wanted.connect(lambda condition: self.wanted.emit(field.name, condition))
        cell.left.connect(lambda way: self._leave(field.name, way))
        cell.list_wanted.connect(lambda: self.open_list(field.name))
        return cell

    def show_conditions(self) -> None:
        """Show in each filter what the rows are narrowed to."""
        for name, cell in self._cells.items():
            cell.show_condition(next((one for one in self._records().conditions if one.field == name), None))

    def place(self) -> None:
        """Put each filter under its heading."""
        view, look = self._view, self._look
        frozen = {section: (x, width) for section, x, width in view.frozen_boxes()}
        zone = view.frozen_rect()
        self._rolling.setGeometry(self.rect())
        self._fixed.setGeometry(zone.left(), 0, zone.width(), self.height() - 1)
        self._fixed.setVisible(bool(frozen))
        high = look.px(_CELL)
        top = (self.height() - high) // 2
        for name, cell in self._cells.items():
            section = view.record_model.section_of(name)
            is_fixed = section in frozen
            holder = self._fixed if is_fixed else self._rolling
            x, width = (
                frozen[section] if is_fixed else (view.columnViewportPosition(section), view.columnWidth(section))
            )
            if cell.parentWidget() is not holder:
                cell.setParent(holder)
            cell.setGeometry(x + _GAP - (zone.left() if is_fixed else 0), top, width - 2 * _GAP, high)
            cell.show()
        self._fixed.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def take_focus(self, name: str = "") -> None:
        """Put the keyboard into the filter of a field, else into the first one."""
        shown = self._view.shown_fields()
        cell = self._cells.get(name) or (self._cells.get(shown[0]) if shown else None)
        if cell is not None:
            self._bring_into_view(cell.field.name)
            cell.setFocus(Qt.FocusReason.ShortcutFocusReason)
            cell.selectAll()

    def _bring_into_view(self, name: str) -> None:
        """Scroll sideways until the filter can be seen."""
        view = self._view
        section = view.record_model.section_of(name)
        if any(section == one for one, _x, _width in view.frozen_boxes()):
            return
        left, bar = view.columnViewportPosition(section), view.horizontalScrollBar()
        right, first = left + view.columnWidth(section), view.frozen_rect().right() + 1
        if left < first:
            bar.setValue(bar.value() + left - first)
        elif right > view.viewport().width():
            bar.setValue(bar.value() + min(right - view.viewport().width(), left - first))

    def _leave(self, name: str, way: str) -> None:
        """Go on to the next or previous filter, or down into the rows."""
        shown = self._view.shown_fields()
        at = shown.index(name) + {"next": 1, "previous": -1}.get(way, 0) if name in shown else -1
        if way == "down" or at >= len(shown):
            self.left_down.emit()
        elif at < 0:
            self._view.horizontalHeader().focusNextPrevChild(False)
        else:
            self.take_focus(shown[at])

    def open_list(self, name: str) -> None:
        """Open the list of a filter under it."""
        from axonix_desktop.ui.records.filter_list import FilterList

        cell = self._cells.get(name)
        records = self._records()
        column = records.columns.get(name)
        if cell is None or column is None:
            return
        condition = next((one for one in records.conditions if one.field == name), None)
        made = self.list = FilterList(self._look, column, records.counted(name), condition, records.today, self)
        made.wanted.connect(lambda wanted: self.wanted.emit(name, wanted))
        made.closed.connect(lambda: cell.setFocus(Qt.FocusReason.PopupFocusReason))
        made.open_under(cell)
