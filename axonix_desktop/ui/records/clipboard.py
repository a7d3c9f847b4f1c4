"""Copy, cut and paste of cells, from and to Excel, Calc and ourselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from axonix_desktop.core.editing import edit_label
from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import Stored, Value
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.clipboard import lay
from axonix_desktop.ui.records.grid_acts import GridActs
from axonix_desktop.ui.records.selection import Spot
from axonix_desktop.ui.records.waiting import waiting

if TYPE_CHECKING:
    from axonix_desktop.core.blocks import Block, Copied
    from axonix_desktop.core.pasting import PastePlan, Refusal, Row

_MOD = Qt.KeyboardModifier


class GridClipboard(QObject):
    """The clipboard of one grid. ``ask`` shows what a paste would do and answers whether to do it."""

    def __init__(self, acts: GridActs) -> None:
        super().__init__(acts)
        self.acts, self.editing, self.grid, self.model = acts, acts.editing, acts.grid, acts.model
        self.ask: Callable[[PastePlan], bool] = self._ask
        acts.other_keys = self._press
        acts.show_refusals = self.show_refusals

    def copy(self, *, has_headings: bool = False) -> bool:
        """Put the selected cells on the clipboard; False (with the reason beside the cell) when they are no block."""
        area = self.grid.selection.area()
        if not area.is_block:
            self.editing.refuse(
                tr("Ranges of different shapes cannot be copied together. Select ranges with the same columns.")
                if area.rows
                else tr("There is nothing to copy here.")
            )
            return False
        from axonix_desktop.core.blocks import html_of, tsv_of

        fields = [self.grid.field_at(column) for column in area.columns[0]]
        columns = [self._column(one, area.rows) for one in fields]
        cells = list(zip(*columns, strict=True))
        headings = [tr(one.label) for one in fields] if has_headings else []
        lines = [*([headings] if headings else []), *[[one.words for one in line] for line in cells]]
        lay(tsv_of(lines), html_of(cells, headings))
        return True

    def cut(self) -> None:
        """Copy the selected cells, then empty them."""
        if self.copy():
            self.acts.clear()

    def paste(self) -> None:
        """Lay the block on the clipboard over the cells from the current one on."""
        from axonix_desktop.core.blocks import block_of

        data: QMimeData | None = QGuiApplication.clipboard().mimeData()  # none where the clipboard is empty
        text, html = ("", "") if data is None else (data.text(), data.html() if data.hasHtml() else "")
        block = block_of(text, html)
        if not block:
            self.editing.refuse(tr("There are no cells or words on the clipboard."))
            return
        reason = self.editing.context.programme.read_only_reason
        start = self._start()
        if reason or start is None:
            self.editing.refuse(reason or tr("Choose the cell to paste into first."))
            return
        self.paste_block(block, start)

    def paste_block(self, block: Block, start: Spot) -> None:
        """Judge ``block`` laid down from ``start`` on, ask where that is wise, and do it as one step."""
        from axonix_desktop.core.pasting import Ground, plan_paste, tiled

        area = self.grid.selection.area()
        if area.is_block and area.cells > 1:
            block = tiled(block, len(area.rows), len(area.columns[0]))
        sections = self.grid.selection.sections()[start.column :]
        fields = [self.model.fields[section] for section in sections]
        rows = self._rows(start, len(block), fields[: len(block[0])])
        may_add = start.row + len(block) > self.model.rowCount()
        ground = Ground(
            self.editing.record,
            fields,
            rows,
            self.editing.referees.find,
            self.editing.context.programme.today(),
            may_add,
        )
        with waiting(len(block) * len(block[0])):
            plan = plan_paste(block, ground)
        if plan.wants_a_look and not self.ask(plan):
            return
        self._do(plan, start, rows, min(len(block[0]), len(fields)))

    def show_refusals(self, refusals: Sequence[Refusal]) -> None:
        """List the cells that stayed as they were; choosing one goes there."""
        from axonix_desktop.ui.records.paste_dialogs import RefusalList

        dialog = RefusalList(self.editing.context.look, refusals, self._row_words, self.grid.window())
        dialog.jump_wanted.connect(self.jump)
        dialog.show()

    def jump(self, refusal: Refusal) -> None:
        """Put the keyboard on the cell a refusal speaks of."""
        place = self.model.records.place_of(refusal.record_id) if refusal.record_id is not None else None
        section, sections = self.model.section_of(refusal.column), self.grid.selection.sections()
        if place is not None:
            self.grid.go(Spot(place, sections.index(section) if section in sections else 0))
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            self.grid.window().activateWindow()

    def _do(self, plan: PastePlan, start: Spot, rows: Sequence[Row], wide: int) -> None:
        """Carry a plan out and say what came of it."""
        if not plan.changes and not plan.additions:
            if plan.refusals:
                self.acts.tell(tr("Nothing pasted"), plan.refusals)
            else:
                self.editing.context.toast.say(tr("Nothing pasted: the cells hold these values already"))
            return
        from axonix_desktop.actions.bulk_records import write_block

        record = self.editing.record
        names = dict.fromkeys(name for one in [*plan.changes.values(), *plan.additions] for name in one)
        fields = [self.model.fields[self.model.section_of(name)] for name in names]
        label = edit_label("Paste", record, fields, len(plan.changes) + len(plan.additions))
        made: list[int] = []

        def doing(f: Any, *, actor: str) -> Any:
            done = write_block(f, record.kind, list(plan.changes.items()), plan.additions, label, actor=actor)
            made.extend(done.ids)
            return done

        with waiting(plan.cells):
            reason = self.editing.do(doing)
        if reason:
            self.editing.context.messages.tell(tr("Nothing was pasted"), reason)
            return
        self._select([one[0] for one in rows] + made, start.column, wide)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        words = trn("{count} cell pasted", "{count} cells pasted", plan.cells)
        if plan.additions:
            words = tr("{done}, {rows}", done=words,
                       rows=trn("{count} row added", "{count} rows added", len(plan.additions)))  # fmt: skip
        self.acts.tell(words, plan.refusals)

    def _select(self, ids: Sequence[int], column: int, wide: int) -> None:
        """Select what was pasted, as far as it is shown in one piece."""
        places = [self.model.records.place_of(one) for one in ids]
        shown = [one for one in places if one is not None]
        if not shown:
            return
        self.grid.go(Spot(min(shown), column))
        if max(shown) - min(shown) + 1 == len(shown) and (len(shown) > 1 or wide > 1):
            self.grid.selection.extend(Spot(max(shown), column + wide - 1))

    def _press(self, event: QKeyEvent) -> bool:
        """Answer the keys of the clipboard, the old ones too; True when that is all."""
        standard = QKeySequence.StandardKey
        if event.keyCombination().toCombined() == _combined(Qt.Key.Key_C, _MOD.ControlModifier | _MOD.ShiftModifier):
            self.copy(has_headings=True)
        elif event.matches(standard.Copy):
            self.copy()
        elif event.matches(standard.Cut):
            self.cut()
        elif event.matches(standard.Paste):
            self.paste()
        else:
            return False
        return True

    def _start(self) -> Spot | None:
        """The cell at the top and leading edge of the selection."""
        area = self.grid.selection.area()
        return Spot(area.rows[0], min(map(min, area.columns))) if area.rows else self.grid.selection.current

    def _rows(self, start: Spot, count: int, fields: Sequence[Field]) -> list[Row]:
        """The ``count`` records from ``start`` on with their plain values; headings of groups are passed over."""
        found: list[Row] = []
        for place in range(start.row, self.model.rowCount()):
            if len(found) == count:
                break
            number = self.model.id_at(place)
            if number is not None:
                values: dict[str, Value] = {one.name: self.editing.value_of(number, one.name) for one in fields}
                found.append((number, values))
        return found

    def _column(self, field: Field, rows: Sequence[int]) -> list[Copied]:
        """The cells of one column as they go on the clipboard; equal values are worded once."""
        from axonix_desktop.core.blocks import Copied, copied

        column, order = self.model.records.columns.get(field.name), self.model.records.order
        if column is None:
            return [Copied("")] * len(rows)
        worded: dict[Stored, Copied] = {}
        found: list[Copied] = []
        for row in rows:
            at = order[row]
            value = column.values[at]
            cell = worded.get(value)
            if cell is None:
                cell = worded[value] = copied(field.kind, value, column.text(at))
            found.append(cell)
        return found

    def _row_words(self, refusal: Refusal) -> str:
        """What a list calls the row of a refusal."""
        if refusal.record_id is None:
            return tr("New row")
        row = self.model.records.row_of(refusal.record_id)
        column = self.model.records.columns.get(self.model.title_field)
        return column.text(row) if column is not None and row is not None else ""

    def _ask(self, plan: PastePlan) -> bool:
        """Show what a paste would do and ask for leave."""
        from axonix_desktop.ui.records.paste_dialogs import PastePreview

        return PastePreview(self.editing.context.look, plan, self._row_words, self.grid.window()).ask()


def _combined(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> int:
    from PySide6.QtCore import QKeyCombination

    return QKeyCombination(modifiers, key).toCombined()
