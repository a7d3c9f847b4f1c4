"""How a person looks at the rows of a grid: filters, order, groups, columns; what menus, buttons and commands do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from axonix_desktop.actions.views import name_objection
from axonix_desktop.core.fields import Field
from axonix_desktop.core.filter_words import words_of
from axonix_desktop.core.filters import Condition
from axonix_desktop.core.personal import may_name_people
from axonix_desktop.core.words import tr
from axonix_desktop.ui.records.chips import Chip, filter_words, sort_words
from axonix_desktop.ui.records.columns import RecordColumns, SortKey
from axonix_desktop.ui.records.columns_panel import ColumnsPanel
from axonix_desktop.ui.records.field_desk import FieldDesk
from axonix_desktop.ui.records.filter_row import FilterRow, choices_of
from axonix_desktop.ui.records.grid_menus import density_menu, group_menu, heading_menu
from axonix_desktop.ui.records.header import RecordHeader
from axonix_desktop.ui.records.looking_page import LookingPage
from axonix_desktop.ui.records.source import RecordSource
from axonix_desktop.ui.toasts import announce

ME = "person"
"""What the window remembers the name of the person at this computer by."""


class GridLooking(QObject):
    """Answers menus, panel, filters, commands and questions for one grid page."""

    def __init__(self, page: LookingPage) -> None:
        super().__init__(page if isinstance(page, QObject) else None)
        self._page = page
        self._fields = FieldDesk(page)
        self._name = f"grid/{page.kind}"
        self.filter_row: FilterRow | None = None
        self.panel: ColumnsPanel | None = None

    @property
    def _records(self) -> RecordColumns:
        return self._page.shown.records

    def begin(self) -> None:
        """Take up what was left open: the filter row, folded groups."""
        state = self._page.context.state
        folded = frozenset(tuple(line.split("\t")) for line in state.text(f"{self._name}/closed").split("\n") if line)
        if folded:
            self._page.shown.group_by(self._records.group_by, folded)
        if state.flag(f"{self._name}/filters", default=False):
            self.show_filter_row(is_shown=True)

    def keep(self) -> None:
        """Remember what is left open, and where the keyboard is."""
        self.keep_place()
        state = self._page.context.state
        closed = "\n".join("\t".join(path) for path in sorted(self._records.closed))
        kept = "" if any(may_name_people(self._page.kind, name) for name in self._records.group_by) else closed
        state.keep_private(f"{self._name}/closed", closed, kept)
        state.keep(f"{self._name}/filters", self.has_filter_row)

    def keep_place(self) -> None:
        """Remember where the keyboard is in this view, and how far it is scrolled."""
        grid, state = self._page.grid, self._page.context.state
        across, down = grid.horizontalScrollBar().value(), grid.verticalScrollBar().value()
        place = f"{grid.current_record() or 0},{self.current_field()},{across},{down}"
        state.keep(f"{self._name}/place/{self._page.views.view.key}", place)

    def take_place(self, *, is_again: bool = False) -> None:
        """Go back to where the keyboard was in this view, as far as the record is there.

        ``is_again`` only scrolls there once more (the view has its size now), unless the keyboard has moved on.
        """
        parts = self._page.context.state.text(f"{self._name}/place/{self._page.views.view.key}").split(",")
        if len(parts) != 4 or not all(parts[at].isdigit() for at in (0, 2, 3)):
            return
        grid = self._page.grid
        if is_again and grid.current_record() != int(parts[0]):
            return
        if grid.select_record(int(parts[0]), self._page.model.section_of(parts[1])):
            grid.horizontalScrollBar().setValue(int(parts[2]))
            grid.verticalScrollBar().setValue(int(parts[3]))
            grid.scrollTo(grid.currentIndex())

    def read_fields(self, source: RecordSource) -> None:
        """The programme's own fields may be others: have columns for them, keep what is shown."""
        before = [(field.name, field.label, field.kind) for field in self._page.model.fields]
        source.forget_custom_fields()
        fields = source.fields()
        if [(field.name, field.label, field.kind) for field in fields] == before:
            return
        layout = self._page.views.layout()
        known = {field.name for field in fields}
        self._page.shown.forget_missing(known)
        self._page.model.show_fields(fields)
        self._page.arrangement.show(layout.within(known))
        if self.filter_row is not None:
            self.filter_row.show_fields()

    def show_what_is_on(self) -> None:
        """Bring chips, filters and buttons in line with the rows."""
        self._page.bar.chips.show_chips(self._chips(), has_filters=self._records.is_narrowed)
        if self.filter_row is not None:
            self.filter_row.show_conditions()
        self._page.bar.show_what_is_on(has_filter_row=self.has_filter_row, is_grouped=bool(self._page.views.group_by))
        self._page.grid.horizontalHeader().viewport().update()

    def _chips(self) -> list[Chip]:
        """What the rows are narrowed, grouped and sorted by."""
        records, page = self._records, self._page
        fields = {field.name: field for field in page.model.fields}
        chips: list[Chip] = []
        if records.filter_text:
            words = filter_words(records.filter_text)
            chips.append(("search", words, tr("Clear the filter"), self._clear_words))
        for condition in records.conditions:
            field = None if condition.is_named_set else fields.get(condition.field)
            words = words_of(condition, field, choices_of(field, records) if field else {})
            chips.append(("funnel", words, tr("Take this filter off"), partial(self._drop, condition)))
        by = page.views.group_by
        if by:
            labels = [tr(fields[name].label) for name in by if name in fields]
            words = (
                tr("Grouped by {field}", field=labels[0])
                if len(labels) == 1
                else tr("Grouped by {field}, then {other}", field=labels[0], other=labels[-1])
            )
            chips.append(("layers", words, tr("Show the rows without groups"), self.group_by))
        for key, words in sort_words(records.sort_keys, page.model.fields):
            icon = "arrow-down" if key.is_descending else "arrow-up"
            chips.append((icon, words, tr("Take this key out of the sort"), partial(self._unsort, key)))
        return chips

    def _clear_words(self) -> None:
        if not self._records.conditions:
            self._page.clear_filter()
        else:
            self._page.clear_words()

    def _drop(self, condition: Condition) -> None:
        self._page.shown.set_conditions([one for one in self._records.conditions if one != condition])

    def _unsort(self, key: SortKey) -> None:
        self._page.grid.sort_by([one for one in self._records.sort_keys if one != key])

    # filters

    @property
    def has_filter_row(self) -> bool:
        """Whether the filters under the headings are shown."""
        return self.filter_row is not None and not self.filter_row.isHidden()

    def turn_filter_row(self) -> None:
        """Show the filters with the keyboard in the current column's, or put them away."""
        self.show_filter_row(is_shown=not self.has_filter_row)
        if self.has_filter_row and self.filter_row is not None:
            self.filter_row.take_focus(self.current_field())
        else:
            self._page.take_focus()

    def show_filter_row(self, *, is_shown: bool) -> None:
        """Show or put away the filters under the headings."""
        header = self._page.grid.horizontalHeader()
        if not isinstance(header, RecordHeader):
            return
        if is_shown and self.filter_row is None:
            self.filter_row = FilterRow(self._page.context.look, self._page.grid, lambda: self._records)
            self.filter_row.wanted.connect(self.set_filter)
            self.filter_row.left_down.connect(self._page.take_focus)
        header.put_below(self.filter_row if is_shown else None)
        self._page.grid.updateGeometries()
        if is_shown and self.filter_row is not None:
            self.filter_row.show_fields()
        self.show_what_is_on()

    def set_filter(self, name: str, condition: Condition | None) -> None:
        """Narrow the rows by one field, or no longer."""
        before = self._records.conditions
        after = [one for one in before if one.field != name]
        if condition is not None:
            at = next((place for place, one in enumerate(before) if one.field == name), len(after))
            after.insert(min(at, len(after)), condition)
        if tuple(after) != before:
            self._page.shown.set_conditions(after)
            announce(self._page.grid, self._page.counts())

    def filter_field(self, name: str) -> None:
        """Put the keyboard into the filter of a field."""
        self.show_filter_row(is_shown=True)
        if self.filter_row is not None:
            self.filter_row.take_focus(name)

    def filter_to_cell(self) -> None:
        """Show only rows with the value of the current cell."""
        index = self._page.grid.currentIndex()
        name = self.current_field()
        column = self._records.columns.get(name)
        if column is None or not self._page.model.is_record(index.row()):
            return
        value = column.values[self._records.order[index.row()]]
        if value is None or value == "":
            self.set_filter(name, Condition(name, "empty"))
        elif column.field.kind.is_numeric or column.field.kind.name in ("date", "text", "long_text", "key", "email"):
            self.set_filter(name, Condition(name, "is", (value,)))
        else:
            self.set_filter(name, Condition(name, "any_of", (value,)))

    # order and groups

    def current_field(self) -> str:
        """The field of the column the keyboard is in."""
        section = self._page.grid.currentIndex().column()
        return self._page.model.fields[section].name if section >= 0 else ""

    def sort_field(self, name: str, *, is_descending: bool, is_added: bool) -> None:
        """Sort by a field, or by it after the others."""
        others = [one for one in self._records.sort_keys if one.field != name] if is_added else []
        self._page.grid.sort_by([*others, SortKey(name, is_descending)])

    def clear_sort(self) -> None:
        """Back to the file's order."""
        self._page.grid.sort_by(())

    def group_by(self, *names: str) -> None:
        """Group the rows by fields, or by none."""
        current = self._page.grid.current_record()
        self._page.shown.group_by(names, frozenset())
        if current is not None:
            self._page.grid.select_record(current)
        groups = sum(not group.level for group in self._records.groups)
        announce(self._page.grid, tr("{count} groups", count=groups) if names else tr("No groups"))

    def grouped_by(self) -> tuple[str, ...]:
        """What the rows are grouped by."""
        return self._records.group_by

    def fold_all(self, *, is_open: bool) -> None:
        """Open or close all groups."""
        self._page.heads.set_all(is_open=is_open)

    def fold_current(self, *, is_open: bool) -> None:
        """Open or close the group the keyboard is in."""
        group = self._page.heads.current_group()
        if group is not None:
            self._page.heads.toggle(group, is_open=is_open)

    # columns

    def column_fields(self) -> Sequence[Field]:
        """All fields that may be columns."""
        return self._page.model.fields

    def shown_columns(self) -> list[str]:
        """The columns shown, in their order."""
        return self._page.grid.shown_fields()

    def set_columns(self, names: Sequence[str]) -> None:
        """Show these columns in this order; values are loaded when first shown."""
        if names:
            self._page.shown.need(*names)
            self._page.arrangement.set_columns(names)

    def move_column(self, steps: int) -> None:
        """Move the current column towards the end or the beginning."""
        name, shown = self.current_field(), self.shown_columns()
        if name not in shown:
            return
        at = shown.index(name)
        to = min(max(at + steps, 0), len(shown) - 1)
        shown.insert(to, shown.pop(at))
        self.set_columns(shown)
        grid = self._page.grid
        grid.scrollTo(grid.currentIndex())
        announce(self._page.grid, tr("Column {place} of {count}", place=to + 1, count=len(shown)))

    def hide_field(self, name: str) -> None:
        """Hide a column; the last one stays."""
        self.set_columns([one for one in self.shown_columns() if one != name])

    def fit_field(self, name: str) -> None:
        """Make a column as wide as what it shows."""
        self._page.arrangement.fit(name)

    def fit_all(self) -> None:
        """Make all columns as wide as what they show."""
        self._page.arrangement.fit_all()

    def frozen_columns(self) -> int:
        """How many columns stay in sight."""
        return self._page.grid.frozen

    def freeze_columns(self, count: int) -> None:
        """Keep the first ``count`` columns in sight."""
        self._page.arrangement.freeze(count)

    def is_frozen_to(self, name: str) -> bool:
        """Whether exactly the columns up to a field stay in sight."""
        shown = self.shown_columns()
        return name in shown and self._page.grid.frozen == shown.index(name) + 1

    def freeze_to(self, name: str) -> None:
        """Keep all columns up to a field in sight; none when they are already."""
        shown = self.shown_columns()
        if name in shown:
            self.freeze_columns(0 if self.is_frozen_to(name) else shown.index(name) + 1)

    def reset_view(self) -> None:
        """Back to the view as it was saved."""
        self._page.views.reset()

    def edit_field(self, name: str) -> None:
        """Ask what a field of the programme's own is to be; a new one for no name."""
        added = self._fields.edit(name)
        if added:
            self.set_columns([*self.shown_columns(), added])

    def field_objection(self) -> str | None:
        """Why no field can be added or changed, or None."""
        return self._fields.objection()

    def place(self) -> None:
        """The columns stand elsewhere: put the filters under them."""
        if self.filter_row is not None and self.has_filter_row:
            self.filter_row.show_fields()

    # menus

    def open_columns_menu(self) -> None:
        """Open the panel of columns under its button."""
        self.panel = ColumnsPanel(self._page.context.look, self, self._page.bar)
        self.panel.open_under(self._page.bar.columns)

    def open_heading_menu(self, at: QPoint) -> None:
        """Open the menu of the heading under the pointer."""
        header = self._page.grid.horizontalHeader()
        section = header.section_at(at) if isinstance(header, RecordHeader) else -1
        if section >= 0:
            menu = heading_menu(self, self._page.model.fields[section], self._page.grid)
            self._open(menu, header.mapToGlobal(at))

    def open_current_heading_menu(self) -> None:
        """Open the menu of the column the keyboard is in."""
        grid = self._page.grid
        section = grid.currentIndex().column()
        if section >= 0:
            header = grid.horizontalHeader()
            left = grid.visualRect(grid.currentIndex()).left()
            menu = heading_menu(self, self._page.model.fields[section], self._page.grid)
            self._open(menu, header.mapToGlobal(QPoint(max(left, 0), header.height())))

    def open_group_menu(self) -> None:
        """Open the choice of groups under its button."""
        self._open_under(group_menu(self, self._page.grid), self._page.bar.groups)

    def open_density_menu(self) -> None:
        """Open the choice of heights under its button."""
        arrangement = self._page.arrangement
        menu = density_menu(arrangement.density, arrangement.set_density, self._page.grid)
        self._open_under(menu, self._page.bar.rows)

    def _open_under(self, menu: QMenu, button: QWidget) -> None:
        self._open(menu, button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _open(self, menu: QMenu, at: QPoint) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    # questions

    def ask_name(self, title: str, verb: str, name: str, others: list[str]) -> str | None:
        """A name for a view, None when the person thought better of it."""
        from axonix_desktop.ui.records.asking import NameDialog

        dialog = NameDialog(
            self._page.context.look, self._page.grid.window(), title=title, verb=verb, name=name,
            objection=lambda text: name_objection(text, others),
        )  # fmt: skip
        is_done = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.name.text().strip() if is_done else None

    def tell_me(self) -> None:
        """Say anew who the person at this computer is."""
        if self.ask_me():
            self._page.views.refresh()

    def ask_me(self) -> bool:
        """Who the person at this computer is; False when that stays open."""
        from axonix_desktop.ui.records.asking import PersonDialog

        context = self._page.context
        people = sorted(set(context.programme.titles("person").values()) - {""}, key=str.casefold)
        dialog = PersonDialog(context.look, self._page.grid.window(), people)
        if is_done := (dialog.exec() == QDialog.DialogCode.Accepted):
            context.state.keep(ME, dialog.people.currentText())
        dialog.deleteLater()
        return is_done
