"""What a person does to many cells at once: clear, fill, today, the value above; and to rows: insert, copy, remove."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from axonix_desktop.core.editing import beginning, edit_label, value_objection
from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import Date, Moment, Text, Value
from axonix_desktop.core.moments import utc_text
from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.records.editing import GridEditing, is_typing
from axonix_desktop.ui.records.selection import Area, Spot
from axonix_desktop.ui.records.waiting import waiting

if TYPE_CHECKING:
    from axonix_desktop.core.pasting import Refusal

_KEY, _MOD = Qt.Key, Qt.KeyboardModifier
_SHIFT, _CTRL, _ALT, _NONE = _MOD.ShiftModifier, _MOD.ControlModifier, _MOD.AltModifier, _MOD.NoModifier
Wanted = dict[int, dict[str, Value]]


class GridActs(QObject):
    """Works on the selection of one grid. ``show_refusals`` is asked to list cells that stayed as they were."""

    def __init__(self, editing: GridEditing) -> None:
        super().__init__(editing)
        self.editing, self.grid, self.model = editing, editing.grid, editing.model
        self.show_refusals: Callable[[Sequence[Refusal]], None] = lambda _refusals: None
        self.other_keys: Callable[[QKeyEvent], bool] = lambda _event: False
        self.grid.key_taker = self._press
        self.grid.text_taker = lambda text: self.editing.begin(typed=text)
        self.grid.fill_wanted.connect(self._on_fill_wanted)

    def clear(self) -> None:
        """Empty the selected cells."""
        wanted: Wanted = {}
        refusals: list[Refusal] = []
        for spot in self._area().spots():
            self._want(spot, None, "", wanted, refusals)
        self.apply("Clear", wanted, refusals, lambda n: trn("{count} cell cleared", "{count} cells cleared", n))

    def fill_down(self) -> None:
        """Give the selected cells of each column the value of the topmost; of one row alone, that of the row above."""
        area = self._area()
        if not area.rows:
            return
        first, rows = area.rows[0], frozenset(area.rows) - {area.rows[0]}
        if not rows:
            above = self.grid.keys.step(Spot(first, 0), "up")
            if above is None or above.row == first:
                self.editing.refuse(tr("There is no row above to fill from. Select the cells to fill."))
                return
            first, rows = above.row, frozenset({first})
        pairs = [
            (Spot(first, column), Spot(row, column))
            for row, columns in zip(area.rows, area.columns, strict=True)
            if row in rows
            for column in columns
        ]
        self._fill(pairs)

    def fill_right(self) -> None:
        """Give the selected cells of each row the value of the first; of one column alone, that of the one before."""
        area, pairs = self._area(), list[tuple[Spot, Spot]]()
        for row, columns in zip(area.rows, area.columns, strict=True):
            first = min(columns) - (len(columns) == 1)
            if first < 0:
                self.editing.refuse(tr("There is no column before to fill from. Select the cells to fill."))
                return
            pairs += [(Spot(row, first), Spot(row, column)) for column in columns if column != first]
        self._fill(pairs)

    def today(self) -> None:
        """Put the day it is into the current cell."""
        spot = self.grid.selection.current
        if spot is None:
            return
        field, day = self.grid.field_at(spot.column), self.editing.context.programme.today()
        if isinstance(field.kind, Date):
            self._put(spot, day)
        elif isinstance(field.kind, Moment):
            self._put(spot, utc_text(self.editing.context.programme.now()))
        elif isinstance(field.kind, Text):
            words = Date().show(day)
            self.editing.begin(spot, more=f" {words}" if self.editing.words_at(spot) else words)
        else:
            self.editing.refuse(tr("“{field}” holds no date.", field=tr(field.label)), spot)

    def value_above(self) -> None:
        """Put the value of the cell above into the current one."""
        spot = self.grid.selection.current
        above = self.grid.keys.step(spot, "up") if spot is not None else None
        if spot is None or above is None or above == spot:
            self.editing.refuse(tr("There is no cell above this one."), spot)
            return
        self._fill([(above, spot)])

    def insert_rows(self) -> None:
        """Add as many records as rows are selected, and begin to name the first."""
        count = max(len(self._area().rows), 1)
        record = self.editing.record
        _whole, reasons = beginning(record, {})
        if reasons:
            self.editing.refuse(" ".join(reasons))
            return
        from axonix_desktop.actions.bulk_records import add_records

        made = self._made(partial(add_records, kind=record.kind, given=[{} for _ in range(count)]))
        if made and self._show(made, trn("{count} row added", "{count} rows added", len(made))):
            section = self.model.section_of(record.title_field)
            sections = self.grid.selection.sections()
            place = self.model.records.place_of(made[0])
            if place is not None and section in sections:
                self.grid.go(Spot(place, sections.index(section)))
                self.editing.begin()

    def duplicate_rows(self) -> None:
        """Add a copy of each selected record."""
        ids = self.grid.selected_ids()
        if not ids:
            self.editing.refuse(tr("Select the rows to copy first."))
            return
        from axonix_desktop.actions.bulk_records import duplicate_records

        made = self._made(partial(duplicate_records, kind=self.editing.record.kind, ids=ids))
        if made:
            self._show(made, trn("{count} row duplicated", "{count} rows duplicated", len(made)))

    def remove_rows(self) -> None:
        """Remove the selected records with what belongs to them; the toast takes it back."""
        ids = self.grid.selected_ids()
        if not self.editing.finish():
            return
        if not ids:
            self.editing.refuse(tr("Select the rows to delete first."))
            return
        if self._refused_read_only():
            return
        from axonix_desktop.actions.bulk_records import belongings, remove_records

        kind, context = self.editing.record.kind, self.editing.context
        parts = belongings(context.programme.file, kind, ids)
        title = self.model.records.columns.get(self.model.title_field)
        row = self.model.records.row_of(ids[0])
        called = title.text(row) if title is not None and row is not None else ""
        reason = self.editing.do(partial(remove_records, kind=kind, ids=ids))
        if reason:
            context.messages.tell(tr("The rows cannot be removed"), reason)
            return
        words = tr("“{title}” removed", title=called) if len(ids) == 1 and called else trn(
            "{count} row removed", "{count} rows removed", len(ids)
        )  # fmt: skip
        if parts:
            words = tr("{removed}, with {parts}", removed=words, parts=", ".join(parts))
        context.toast.say(words, tr("Undo"), partial(context.run, "edit.undo"))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def apply(self, verb: str, wanted: Wanted, refusals: Sequence[Refusal], told: Callable[[int], str]) -> bool:
        """Write ``wanted`` as one step called ``verb`` and say how many cells changed and how many were refused."""
        if self._refused_read_only():
            return False
        cells = sum(map(len, wanted.values()))
        if not cells:
            self._say_nothing_done(refusals)
            return False
        from axonix_desktop.actions.bulk_records import change_records

        names = dict.fromkeys(name for fields in wanted.values() for name in fields)
        fields = [self.model.fields[self.model.section_of(name)] for name in names]
        called = self._called(next(iter(wanted))) if len(wanted) == 1 else ""
        label = edit_label(verb, self.editing.record, fields, len(wanted), called)
        changes: list[tuple[int, Mapping[str, Value]]] = list(wanted.items())
        with waiting(cells):
            reason = self.editing.do(
                partial(change_records, kind=self.editing.record.kind, changes=changes, label=label)
            )
        if reason:
            self.editing.refuse(reason)
            return False
        if cells > 1 or refusals:
            self.tell(told(cells), refusals)
        return True

    def tell(self, words: str, refusals: Sequence[Refusal]) -> None:
        """Say what was done; cells refused can be listed, else the step can be taken back."""
        context = self.editing.context
        if refusals:
            words = tr("{done}, {refused} refused", done=words, refused=f"{len(refusals):,}")
            context.toast.say(words, tr("Show"), partial(self.show_refusals, list(refusals)))
        else:
            context.toast.say(words, tr("Undo"), partial(context.run, "edit.undo"))

    def _press(self, event: QKeyEvent) -> bool:
        """Answer the keys that edit; True when that is all."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~_MOD.KeypadModifier
        self.editing.note.hide()
        acts: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], object]] = {
            (_KEY.Key_F2, _NONE): self.editing.begin,
            (_KEY.Key_Down, _ALT): partial(self.editing.begin, opens=True),
            (_KEY.Key_Delete, _NONE): self.clear,
            (_KEY.Key_Backspace, _NONE): self.clear,
            (_KEY.Key_D, _CTRL): self.fill_down,
            (_KEY.Key_R, _CTRL): self.fill_right,
            (_KEY.Key_Semicolon, _CTRL): self.today,
            (_KEY.Key_Apostrophe, _CTRL): self.value_above,
        }
        act = acts.get((key, modifiers))
        if act is not None:
            act()
            return True
        if self.other_keys(event):
            return True
        if is_typing(event) and self.grid.selection.current is not None:
            self.editing.begin(typed=event.text())
            return True
        return False

    def _put(self, spot: Spot, value: Value) -> None:
        """Write one value into one cell."""
        wanted: Wanted = {}
        refusals: list[Refusal] = []
        self._want(spot, value, "", wanted, refusals)
        if refusals:
            self.editing.refuse(refusals[0].reason, spot)
        else:
            self.apply("Change", wanted, refusals, lambda n: trn("{count} cell changed", "{count} cells changed", n))

    def _fill(self, pairs: Sequence[tuple[Spot, Spot]]) -> None:
        """Give each second cell the value of the first."""
        wanted: Wanted = {}
        refusals: list[Refusal] = []
        for source, spot in pairs:
            one, other = self.grid.field_at(source.column), self.grid.field_at(spot.column)
            number = self.model.id_at(source.row)
            words = self.editing.words_at(source)
            try:
                value = (
                    self.editing.value_of(number, one.name)
                    if one.name == other.name and number is not None
                    else self.editing.read(other, words)
                )
            except BadValueError as error:
                refusals.append(self._refusal(spot, other, words, str(error)))
                continue
            self._want(spot, value, words, wanted, refusals)
        self.apply("Fill", wanted, refusals, lambda n: trn("{count} cell filled", "{count} cells filled", n))

    def _want(self, spot: Spot, value: Value, words: str, wanted: Wanted, refusals: list[Refusal]) -> None:
        """Note a cell to be set, or why it cannot be; a cell that is so already is left alone."""
        field, number = self.grid.field_at(spot.column), self.model.id_at(spot.row)
        if number is None or self.editing.value_of(number, field.name) == value:
            return
        reason = self.editing.objection(spot) or value_objection(field, value)
        if reason:
            refusals.append(self._refusal(spot, field, words, reason))
        else:
            wanted.setdefault(number, {})[field.name] = value

    def _refusal(self, spot: Spot, field: Field, words: str, reason: str) -> Refusal:
        from axonix_desktop.core.pasting import Refusal

        return Refusal(spot.row, self.model.id_at(spot.row), field.name, tr(field.label), words, reason)

    def _say_nothing_done(self, refusals: Sequence[Refusal]) -> None:
        if refusals:
            self.editing.refuse(refusals[0].reason)

    def _refused_read_only(self) -> bool:
        reason = self.editing.context.programme.read_only_reason
        if reason:
            self.editing.refuse(reason)
        return bool(reason)

    def _made(self, act: Callable[..., Any]) -> tuple[int, ...]:
        """Do an act that adds records and return their ids; none when it is refused."""
        if not self.editing.finish() or self._refused_read_only():
            return ()
        made: list[int] = []

        def doing(f: Any, *, actor: str) -> Any:
            done = act(f, actor=actor)
            made.extend(done.ids)
            return done

        reason = self.editing.do(doing)
        if reason:
            self.editing.context.messages.tell(tr("Nothing was added"), reason)
            return ()
        return tuple(made)

    def _show(self, made: Sequence[int], words: str) -> bool:
        """Select the records added and say so; False when the filter keeps them out."""
        context, records = self.editing.context, self.model.records
        places = [place for number in made if (place := records.place_of(number)) is not None]
        if not places:
            context.toast.say(tr("{done}; the filter hides them", done=words), tr("Clear the filter"),
                              partial(context.run, "edit.clear_filter"))  # fmt: skip
            return False
        self.grid.go(Spot(min(places), 0))
        if len(places) == max(places) - min(places) + 1 and len(places) > 1:
            self.grid.selection.extend(Spot(max(places), len(self.grid.selection.sections()) - 1))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        context.toast.say(words, tr("Undo"), partial(context.run, "edit.undo"))
        return True

    def _on_fill_wanted(self, goal: Spot) -> None:
        """The fill handle was dragged: the range is repeated down or to the right as far as that."""
        boxes = self.grid.selection.boxes()
        if len(boxes) != 1:
            return
        top, bottom, first, last = boxes[0]
        pairs: list[tuple[Spot, Spot]] = []
        if goal.row > bottom:
            high = bottom - top + 1
            for row in range(bottom + 1, goal.row + 1):
                if self.model.is_record(row):
                    source = top + (row - top) % high
                    pairs += [(Spot(source, column), Spot(row, column)) for column in range(first, last + 1)]
        else:
            wide = last - first + 1
            for column in range(last + 1, goal.column + 1):
                source = first + (column - first) % wide
                pairs += [(Spot(row, source), Spot(row, column)) for row in range(top, bottom + 1)]
        pairs = [(source, spot) for source, spot in pairs if self.model.is_record(source.row)]
        if pairs:
            self._fill(pairs)
            self.grid.selection.extend(Spot(max(goal.row, bottom), last) if goal.row > bottom else
                                       Spot(bottom, max(goal.column, last)))  # fmt: skip

    def _called(self, number: int) -> str:
        """What the history calls a record: by its key, else by its title."""
        records, row = self.model.records, self.model.records.row_of(number)
        for name in (self.editing.record.key_field, self.model.title_field):
            column = records.columns.get(name or "")
            if column is not None and row is not None and column.text(row):
                return column.text(row) if name == self.editing.record.key_field else f"“{column.text(row)}”"
        return ""

    def _area(self) -> Area:
        return self.grid.selection.area()
