"""The menus of a grid: of a heading, of groups, of the height of rows. Each line is a command of the menu bar too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QMenu, QWidget

from axonix_desktop.core.fields import Field
from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.records.grouping import MOST_LEVELS, may_group

DENSITY_WORDS = (("compact", mark("&Compact")), ("normal", mark("&Normal")), ("comfortable", mark("C&omfortable")))


class MenuHost(Protocol):
    """What the menus do; a page answers it."""

    def sort_field(self, name: str, *, is_descending: bool, is_added: bool) -> None:
        """Sort by a field."""
        ...

    def clear_sort(self) -> None:
        """Back to the file's order."""
        ...

    def filter_field(self, name: str) -> None:
        """Put the keyboard into the filter of a field."""
        ...

    def group_by(self, *names: str) -> None:
        """Group the rows by fields, or by none."""
        ...

    def grouped_by(self) -> tuple[str, ...]:
        """What the rows are grouped by."""
        ...

    def fit_field(self, name: str) -> None:
        """Make a column as wide as what it shows."""
        ...

    def fit_all(self) -> None:
        """Make all columns as wide as what they show."""
        ...

    def freeze_to(self, name: str) -> None:
        """Keep all columns up to a field in sight; none when they are already."""
        ...

    def is_frozen_to(self, name: str) -> bool:
        """Whether exactly the columns up to a field stay in sight."""
        ...

    def hide_field(self, name: str) -> None:
        """Hide a column."""
        ...

    def open_columns_menu(self) -> None:
        """Open the panel of columns."""
        ...

    def edit_field(self, name: str) -> None:
        """Ask what a field of the programme's own is to be; a new one for no name."""
        ...

    def field_objection(self) -> str | None:
        """Why no field can be added or changed, or None."""
        ...

    def column_fields(self) -> Sequence[Field]:
        """All fields that may be columns."""
        ...

    def fold_all(self, *, is_open: bool) -> None:
        """Open or close all groups."""
        ...


def _add(menu: QMenu, words: str, act: Callable[[], object], *, is_on: bool | None = None, may: bool = True) -> None:
    action = menu.addAction(words)
    action.setEnabled(may)
    if is_on is not None:
        action.setCheckable(True)
        action.setChecked(is_on)
    action.triggered.connect(lambda _checked=False: act())


def heading_menu(host: MenuHost, field: Field, parent: QWidget) -> QMenu:
    """What can be done with one column."""
    menu, name = QMenu(parent), field.name
    menu.setToolTipsVisible(True)
    _add(menu, tr("Sort &ascending"), lambda: host.sort_field(name, is_descending=False, is_added=False))
    _add(menu, tr("Sort &descending"), lambda: host.sort_field(name, is_descending=True, is_added=False))
    _add(menu, tr("&Then by this column"), lambda: host.sort_field(name, is_descending=False, is_added=True))
    _add(menu, tr("&Clear the sort"), host.clear_sort)
    menu.addSeparator()
    _add(menu, tr("Filter by this c&olumn"), lambda: host.filter_field(name))
    if may_group(field):
        is_on = name in host.grouped_by()
        _add(menu, tr("&Group by this column"), partial(_turn_group, host, name), is_on=is_on)
    menu.addSeparator()
    _add(menu, tr("F&reeze up to here"), lambda: host.freeze_to(name), is_on=host.is_frozen_to(name))
    _add(menu, tr("&Fit the column"), lambda: host.fit_field(name))
    _add(menu, tr("Fit a&ll columns"), host.fit_all)
    _add(menu, tr("&Hide the column"), lambda: host.hide_field(name))
    menu.addSeparator()
    may_edit = host.field_objection() is None
    if field.is_custom:
        _add(menu, tr("Change the f&ield…"), lambda: host.edit_field(name), may=may_edit)
    _add(menu, tr("Add a fi&eld…"), lambda: host.edit_field(""), may=may_edit)
    _add(menu, tr("Col&umns…"), host.open_columns_menu)
    return menu


def _turn_group(host: MenuHost, name: str) -> None:
    by = host.grouped_by()
    if name in by:
        host.group_by(*(one for one in by if one != name))
    else:
        host.group_by(*[*by, name][-MOST_LEVELS:])


def group_menu(host: MenuHost, parent: QWidget) -> QMenu:
    """The fields that rows can be grouped by, a second level, and opening and closing all."""
    menu = QMenu(parent)
    by = host.grouped_by()
    fields = [field for field in host.column_fields() if may_group(field)]
    _add(menu, tr("&No groups"), host.group_by, is_on=not by)
    menu.addSeparator()
    for field in fields:
        words = tr(field.label).replace("&", "&&")
        _add(menu, words, partial(host.group_by, field.name), is_on=by[:1] == (field.name,))
    if by:
        menu.addSeparator()
        inner = menu.addMenu(tr("&Then by"))
        _add(inner, tr("&Nothing else"), partial(host.group_by, by[0]), is_on=len(by) == 1)
        for field in fields:
            if field.name != by[0]:
                words = tr(field.label).replace("&", "&&")
                _add(inner, words, partial(host.group_by, by[0], field.name), is_on=by[1:] == (field.name,))
        _add(menu, tr("&Open all groups"), lambda: host.fold_all(is_open=True))
        _add(menu, tr("&Close all groups"), lambda: host.fold_all(is_open=False))
    return menu


def density_menu(density: str, choose: Callable[[str], object], parent: QWidget) -> QMenu:
    """How high the rows are."""
    menu = QMenu(parent)
    for code, words in DENSITY_WORDS:
        _add(menu, tr(words), partial(choose, code), is_on=code == density)
    return menu
