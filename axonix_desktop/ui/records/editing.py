"""Editing in the cells of a grid: begins, reads, checks and keeps one value at a time; says why where it cannot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent

from axonix_desktop.core.editing import cell_objection, is_same, value_objection
from axonix_desktop.core.fields import Field, Record
from axonix_desktop.core.kinds import Date, Moment, Reference, Stored, Value
from axonix_desktop.core.moments import local_day
from axonix_desktop.core.problems import BadValueError, WorldError
from axonix_desktop.core.typed import read_typed
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.ui.bridge import Bridge, Touched
from axonix_desktop.ui.messages import Messages
from axonix_desktop.ui.records.cell_note import CellNote
from axonix_desktop.ui.records.entries import Entry
from axonix_desktop.ui.records.grid import RecordGrid
from axonix_desktop.ui.records.referees import Referees, TitleDoor
from axonix_desktop.ui.records.selection import Spot
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import Toast
from axonix_desktop.ui.window_state import WindowState

if TYPE_CHECKING:
    from axonix_desktop.ui.records.editors import CellEditor

ENTER_OPENS = "grid/enter_opens"


class EditDoor(TitleDoor, Protocol):
    """What is asked of the open programme."""

    @property
    def file(self) -> ProgrammeFile:
        """The file itself."""
        ...

    @property
    def read_only_reason(self) -> str | None:
        """Why nothing can be changed, or None."""
        ...

    def today(self) -> date:
        """The day it is."""
        ...

    def now(self) -> datetime:
        """The moment it is."""
        ...

    def act(self, act: Callable[..., Any]) -> Touched:
        """Do an act and say what it touched."""
        ...


class EditContext(Protocol):
    """What is asked of the window round the grid; a page's context answers it."""

    @property
    def look(self) -> Look: ...
    @property
    def programme(self) -> EditDoor: ...
    @property
    def bridge(self) -> Bridge: ...
    @property
    def messages(self) -> Messages: ...
    @property
    def state(self) -> WindowState: ...
    @property
    def toast(self) -> Toast: ...
    def run(self, command_id: str) -> None: ...


class GridEditing(QObject):
    """The editor of one grid."""

    def __init__(self, grid: RecordGrid, record: type[Record], context: EditContext) -> None:
        super().__init__(grid)
        self.grid, self.record, self.context = grid, record, context
        self.model = grid.record_model
        self.note = CellNote(context.look, grid)
        self.referees = Referees(context.programme)
        self.editor: CellEditor | None = None
        self._target: tuple[int, str] | None = None
        context.bridge.changed.connect(lambda _touched: self.referees.forget())
        grid.has_handle = True
        grid.may_leave = self.finish
        grid.may_edit = lambda spot: self.objection(spot) is None
        grid.is_editing = lambda: self.editor is not None
        grid.enter_opens = lambda: context.state.flag(ENTER_OPENS, default=False)
        grid.edit_wanted.connect(lambda spot: self.begin(spot, opens=True))
        grid.scrolled.connect(self._follow)
        self.model.modelReset.connect(self._follow)
        self.model.destroyed.connect(self._drop)
        grid.selectionModel().currentChanged.connect(lambda *_indexes: self._on_moved())
        context.look.changed.connect(self._follow)

    def objection(self, spot: Spot) -> str | None:
        """Why the cell cannot be typed over, in words; None when it can."""
        reason = self.context.programme.read_only_reason
        if reason:
            return reason
        if not self.model.is_record(spot.row):
            return tr("This is the heading of a group, not a record.")
        return cell_objection(self.record, self.grid.field_at(spot.column))

    def refuse(self, reason: str, spot: Spot | None = None) -> None:
        """Say beside the cell why something is not done there; never silent."""
        spot = spot or self.grid.selection.current
        if spot is not None:
            self.grid.show_spot(spot)
            self.note.say(reason, "grey", self._in_grid(self.grid.box_of(spot)), is_passing=True)

    def begin(self, spot: Spot | None = None, typed: str | None = None, *, opens: bool = False, more: str = "") -> bool:
        """Edit a cell (the current one): keep its words, or put ``typed`` in their place; ``more`` goes behind them."""
        spot = spot or self.grid.selection.current
        if spot is None or not self.finish():
            return False
        self.grid.selection.move_current(spot)
        reason = self.objection(spot)
        if reason:
            self.refuse(reason, spot)
            return False
        field, number = self.grid.field_at(spot.column), self.model.id_at(spot.row)
        if number is None:
            return False
        self.grid.show_spot(spot)
        self.note.hide()
        from axonix_desktop.ui.records.editors import CellEditor

        self._target = (number, field.name)
        editor = self.editor = CellEditor(
            self.context.look, field, self.grid.viewport(), self.entries(field), self.referees.create_words(field)
        )
        editor.today = self.context.programme.today
        editor.read_day = partial(self._day, field)
        editor.leave_wanted.connect(self.finish)
        editor.given_up.connect(self.give_up)
        editor.typed.connect(self._explain)
        editor.place(self.grid.box_of(spot))
        editor.begin(self.words_at(spot) + more, typed, opens=opens)
        self.grid.viewport().update()
        return True

    def finish(self, direction: str = "stay") -> bool:
        """Keep what stands in the editor and go on; False when it does not fit and the editor stays."""
        editor, target = self.editor, self._target
        if editor is None or target is None:
            return True
        field = self.model.fields[self.model.section_of(target[1])]
        entry = editor.picked()
        try:
            value = entry.value if entry is not None else self.read(field, editor.words())
        except BadValueError as error:
            return self._stay(str(error))
        is_new = entry is not None and entry.is_new
        reason = None if is_new else value_objection(field, value)
        if reason:
            return self._stay(reason)
        spot = self._spot_of(target)
        goal = self._goal(spot, direction)
        spots = self.grid.selection.area().rows if direction == "fill" else ()
        ids = [one for row in spots if (one := self.model.id_at(row)) is not None] or [target[0]]
        if direction == "fill":
            reason = self._fill(field, editor.words(), value, ids, is_new=is_new)
        elif is_new or not is_same(field, self.value_of(*target), value):
            reason = self._keep(field, ids, value, editor.words() if is_new else "")
        if reason:
            return self._stay(reason)
        self._close()
        if goal is not None and direction not in ("stay", "fill"):
            place = self.model.records.place_of(goal[0])
            if place is not None:
                self.grid.go(Spot(place, goal[1]))
        return True

    def give_up(self) -> None:
        """Forget what was typed."""
        self._close()

    def read(self, field: Field, words: str) -> Value:
        """The value a person means by ``words``. Raises BadValueError."""
        return read_typed(field, words, self.referees.find, today=self.context.programme.today())

    def entries(self, field: Field) -> list[Entry]:
        """What can be chosen for a field: declared, from other records, or the tags used so far."""
        column = self.model.records.columns.get(field.name)
        if field.kind.name == "words" and column is not None:
            used = {one for stored in set(column.values) if stored for one in _tags(field, stored)}
            return [Entry(one, one, "tag") for one in sorted(used, key=str.casefold)]
        return self.referees.entries(field)

    def words_at(self, spot: Spot) -> str:
        """The words of a cell."""
        column = self.model.records.columns.get(self.grid.field_at(spot.column).name)
        return column.text(self.model.records.order[spot.row]) if column is not None else ""

    def value_of(self, number: int, name: str) -> Value:
        """The plain value of a field of a record shown; None where it has none."""
        records = self.model.records
        column, row = records.columns.get(name), records.row_of(number)
        return plain(column.field, column.values[row]) if column is not None and row is not None else None

    def do(self, act: Callable[..., Any]) -> str | None:
        """Do an act and show what it changed; returns why it is refused, None when it is done."""
        try:
            touched = self.context.programme.act(act)
        except WorldError as error:
            return str(error)
        self.context.bridge.tell(touched)
        return None

    def _keep(self, field: Field, ids: list[int], value: Value, title: str) -> str | None:
        """Write one value into records; ``title`` makes the record it names first."""
        from axonix_desktop.actions.bulk_records import change_records, refer_to_new

        if title:
            made = partial(refer_to_new, kind=self.record.kind, ids=ids, field=field.name, title=title.strip())
            return self.do(made)
        changes: list[tuple[int, Mapping[str, Value]]] = [(number, {field.name: value}) for number in ids]
        return self.do(partial(change_records, kind=self.record.kind, changes=changes))

    def _fill(self, field: Field, words: str, value: Value, ids: list[int], *, is_new: bool) -> str | None:
        """Write what was typed into every selected cell, read anew for each field."""
        from axonix_desktop.actions.bulk_records import change_records

        if is_new or isinstance(field.kind, Reference):
            return self._keep(field, ids, value, words if is_new else "")
        area = self.grid.selection.area()
        changes: dict[int, dict[str, Value]] = {}
        for spot in area.spots() if area.rows else []:
            number, one = self.model.id_at(spot.row), self.grid.field_at(spot.column)
            if number is None or self.objection(spot):
                continue
            try:
                wanted = value if one.name == field.name else self.read(one, words)
            except BadValueError as error:
                return str(error)
            reason = value_objection(one, wanted)
            if reason:
                return reason
            changes.setdefault(number, {})[one.name] = wanted
        return self.do(partial(change_records, kind=self.record.kind, changes=list(changes.items())))

    def _stay(self, reason: str) -> bool:
        """Keep the editor open with a red outline and the sentence beside it."""
        if self.editor is not None:
            self.editor.show_bad(is_bad=True)
            self.note.say(reason, "red", self._editor_box())
        return False

    def _close(self) -> None:
        """Put the editor away and the keyboard back on the grid."""
        editor, self.editor, self._target = self.editor, None, None
        self.note.hide()
        if editor is not None:
            had_focus = editor.input.hasFocus()
            editor.end()
            if had_focus:
                self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.viewport().update()

    def _drop(self) -> None:
        """The rows are gone for good, and so is the editor's cell."""
        self.editor = self._target = None

    def _goal(self, spot: Spot | None, direction: str) -> tuple[int, int] | None:
        """The record and column to go to, found before the rows may come in another order."""
        following = self.grid.keys.step(spot, direction) if spot and direction not in ("stay", "fill") else None
        number = self.model.id_at(following.row) if following is not None else None
        return (number, following.column) if following is not None and number is not None else None

    def _spot_of(self, target: tuple[int, str]) -> Spot | None:
        """Where the cell is shown now."""
        place, section = self.model.records.place_of(target[0]), self.model.section_of(target[1])
        sections = self.grid.selection.sections()
        return Spot(place, sections.index(section)) if place is not None and section in sections else None

    def _follow(self) -> None:
        """The cells moved: so does the editor; without its cell it goes away."""
        if self.editor is None or self._target is None:
            self.note.hide()
            return
        spot = self._spot_of(self._target)
        if spot is None:
            self.give_up()
            return
        self.editor.place(self.grid.box_of(spot))
        if self.note.isVisible():
            self.note.move_to(self._editor_box())

    def _on_moved(self) -> None:
        if self.editor is None:
            self.note.hide()

    def _explain(self, words: str) -> None:
        """Say how a date is read while it is typed in another form than it is shown in."""
        self.note.hide()
        if self.editor is None or self._target is None:
            return
        field = self.model.fields[self.model.section_of(self._target[1])]
        day = self._day(field, words) if isinstance(field.kind, (Date, Moment)) else None
        if day is not None and isinstance(field.kind, Date) and field.kind.show(day) != words.strip():
            from axonix_desktop.core.importing.dates import in_words

            self.note.say(tr("Read as {date}", date=in_words(day)), "blue", self._editor_box(), is_told=False)

    def _day(self, field: Field, words: str) -> date | None:
        try:
            value = self.read(field, words)
        except BadValueError:
            return None
        return (
            local_day(value)
            if isinstance(field.kind, Moment) and isinstance(value, str)
            else (value if isinstance(value, date) else None)
        )

    def _editor_box(self) -> QRect:
        return self._in_grid(self.editor.geometry()) if self.editor is not None else QRect()

    def _in_grid(self, box: QRect) -> QRect:
        """A box of the viewport in pixels of the grid."""
        return QRect(self.grid.viewport().mapTo(self.grid, QPoint(box.left(), box.top())), box.size())


def plain(field: Field, stored: Stored) -> Value:
    """The plain value of a stored one; what cannot be read is taken as it is."""
    try:
        return field.kind.from_store(stored)
    except (ValueError, TypeError):
        return stored


def is_typing(event: QKeyEvent) -> bool:
    """Whether a key writes a character, so that it begins an edit."""
    text, modifiers = event.text(), event.modifiers()
    has_ctrl = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    has_alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
    is_alt_gr = has_ctrl and has_alt
    return bool(text) and text.isprintable() and not text.isspace() and (is_alt_gr or not (has_ctrl or has_alt))


def _tags(field: Field, stored: Stored) -> tuple[str, ...]:
    value = plain(field, stored)
    return value if isinstance(value, tuple) else ()
