"""Commands of how a person looks at a grid: its views, filters, groups, columns and the height of its rows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.commands import Command
from axonix_desktop.ui.reach import Reach

if TYPE_CHECKING:
    from axonix_desktop.ui.pages.records import RecordsPage

_Do = Callable[["RecordsPage"], object]
_Line = tuple[str, str, str, tuple[str, ...], _Do]
"""Name, title, icon, keys, what is done."""

_VIEWS: tuple[_Line, ...] = (
    ("next", mark("Ne&xt view"), "arrow-right", ("Ctrl+PgDown",), lambda page: page.bar.views.step(1)),
    ("previous", mark("Pre&vious view"), "arrow-left", ("Ctrl+PgUp",), lambda page: page.bar.views.step(-1)),
    ("save", mark("&Save the view"), "save", (), lambda page: page.views.save()),
    ("save_new", mark("Save as a &new view…"), "plus", (), lambda page: page.views.save_new()),
    ("reset", mark("&Reset to the saved view"), "rotate-ccw", (), lambda page: page.views.reset()),
    ("shipped", mark("Reset to the &program’s view"), "undo-2", (), lambda page: page.views.reset_to_shipped()),
    ("rename", mark("Rena&me the view…"), "pencil", (), lambda page: page.views.rename()),
    ("left", mark("Move the view to the &left"), "arrow-left", (), lambda page: page.bar.views.move_current(-1)),
    ("right", mark("Move the view to the r&ight"), "arrow-right", (), lambda page: page.bar.views.move_current(1)),
    ("remove", mark("&Delete the view"), "trash", (), lambda page: page.views.remove()),
    ("me", mark("&Who I am…"), "user", (), lambda page: page.looking.tell_me()),
    ("restore", mark("&Bring back the program’s views"), "rotate-ccw", (), lambda page: page.views.restore()),
)
_FILTERS: tuple[_Line, ...] = (
    ("to_cell", mark("Filter to this &value"), "funnel-plus", (), lambda page: page.looking.filter_to_cell()),
    ("of_column", mark("&Filter by this column"), "funnel", (),
     lambda page: page.looking.filter_field(page.looking.current_field())),
    ("clear", mark("Clear all f&ilters"), "funnel-x", (), lambda page: page.clear_filter()),
)  # fmt: skip
_GROUPS: tuple[_Line, ...] = (
    ("choose", mark("&Group the rows…"), "layers", ("Ctrl+Shift+G",), lambda page: page.looking.open_group_menu()),
    ("by_column", mark("Group by this &column"), "group", (),
     lambda page: page.looking.group_by(page.looking.current_field())),
    ("none", mark("&No groups"), "x", (), lambda page: page.looking.group_by()),
    ("open", mark("&Open this group"), "chevron-down", (), lambda page: page.looking.fold_current(is_open=True)),
    ("close", mark("Clo&se this group"), "chevron-right", (), lambda page: page.looking.fold_current(is_open=False)),
    ("open_all", mark("Open &all groups"), "chevron-down", (), lambda page: page.looking.fold_all(is_open=True)),
    ("close_all", mark("Close a&ll groups"), "chevron-right", (), lambda page: page.looking.fold_all(is_open=False)),
)  # fmt: skip
_COLUMNS: tuple[_Line, ...] = (
    ("menu", mark("&Menu of this column"), "list", (), lambda page: page.looking.open_current_heading_menu()),
    ("hide", mark("&Hide this column"), "eye", (),
     lambda page: page.looking.hide_field(page.looking.current_field())),
    ("freeze", mark("F&reeze up to this column"), "pin", (),
     lambda page: page.looking.freeze_to(page.looking.current_field())),
    ("unfreeze", mark("&Unfreeze all columns"), "pin-off", (), lambda page: page.looking.freeze_columns(0)),
    ("earlier", mark("Move the column &back"), "arrow-left", (), lambda page: page.looking.move_column(-1)),
    ("later", mark("Move the column f&orward"), "arrow-right", (), lambda page: page.looking.move_column(1)),
    ("wider", mark("Make the column &wider"), "arrow-right", (),
     lambda page: page.arrangement.change_width(page.looking.current_field(), 24)),
    ("narrower", mark("Make the column &narrower"), "arrow-left", (),
     lambda page: page.arrangement.change_width(page.looking.current_field(), -24)),
    ("fit", mark("&Fit this column"), "columns-3", (),
     lambda page: page.looking.fit_field(page.looking.current_field())),
    ("fit_all", mark("Fit &all columns"), "columns-3", (), lambda page: page.looking.fit_all()),
    ("add_field", mark("Add a fi&eld…"), "plus", (), lambda page: page.looking.edit_field("")),
    ("change_field", mark("&Change this field…"), "pencil", (),
     lambda page: page.looking.edit_field(page.looking.current_field())),
)  # fmt: skip
_DENSITIES = (
    ("compact", mark("&Compact rows")), ("normal", mark("&Normal rows")), ("comfortable", mark("C&omfortable rows")),
)  # fmt: skip
_NEED_COLUMN = frozenset({"by_column", "of_column", "to_cell", *(line[0] for line in _COLUMNS)}) - {
    "unfreeze", "fit_all", "add_field",
}  # fmt: skip
_WRITING = frozenset({"save", "save_new", "shipped", "rename", "left", "right", "remove", "restore"})


def commands(reach: Reach) -> tuple[Command, ...]:
    """Views and heights in the View menu; filters, groups and columns in the Data menu."""
    return (
        *_lines(reach, "views", _VIEWS, "view", 6, mark("Views")),
        *(_density(reach, code, title) for code, title in _DENSITIES),
        Command(
            "filters.row", mark("Filter ro&w"), "funnel", "data",
            partial(_do, reach, lambda page: page.looking.turn_filter_row()), ("Ctrl+Shift+L",),
            tip=mark("Show a filter under each heading"), objection=partial(_objection, reach, "row"),
            is_checked=partial(_is_row_shown, reach), group=2,
        ),
        *_lines(reach, "filters", _FILTERS, "data", 2),
        *_lines(reach, "groups", _GROUPS, "data", 3, mark("Groups")),
        *_lines(reach, "columns", _COLUMNS, "data", 1, mark("This column and its field")),
    )  # fmt: skip


def _lines(reach: Reach, area: str, lines: tuple[_Line, ...], menu: str, group: int, under: str = "") -> list[Command]:
    return [
        Command(
            f"{area}.{name}", title, icon, menu, partial(_do, reach, do), keys,
            objection=partial(_objection, reach, name), group=group, under=under,
        )
        for name, title, icon, keys, do in lines
    ]  # fmt: skip


def _density(reach: Reach, code: str, title: str) -> Command:
    return Command(
        f"rows.{code}",
        title,
        "rows-3",
        "view",
        partial(_do, reach, lambda page: page.arrangement.set_density(code)),
        objection=partial(_objection, reach, "density"),
        is_checked=lambda: (page := _page(reach)) is not None and page.arrangement.density == code,
        group=6,
        under=mark("Height of the rows"),
    )


def _page(reach: Reach) -> RecordsPage | None:
    """The page shown, when it is a grid."""
    page = reach.page()
    if page is None or not hasattr(page, "looking"):
        return None
    from axonix_desktop.ui.pages.records import RecordsPage

    return page if isinstance(page, RecordsPage) else None


def _do(reach: Reach, do: _Do) -> None:
    page = _page(reach)
    if page is not None:
        do(page)


def _is_row_shown(reach: Reach) -> bool:
    page = _page(reach)
    return page is not None and page.looking.has_filter_row


def _objection(reach: Reach, name: str) -> str | None:
    """Why a command cannot be done now, or None."""
    page = _page(reach)
    if page is None:
        return reach.needs_file() or tr("This works on a page with a grid.")
    if not page.records.total:
        return tr("There are no rows here.")
    if name in _NEED_COLUMN and not page.looking.current_field():
        return tr("Choose a cell first.")
    if name in _WRITING and (reason := reach.may_write()):
        return reason
    if name == "remove":
        return page.views.remove_objection()
    if name in ("save", "reset") and not page.views.is_changed:
        return tr("The view is as it was saved.")
    if name in ("add_field", "change_field"):
        if name == "change_field" and not page.looking.current_field().startswith("custom:"):
            return tr("Only a field that this programme added can be changed.")
        return page.looking.field_objection()
    is_grouped = bool(page.records.group_by)
    return tr("The rows are not grouped.") if name in _NEED_GROUPS and not is_grouped else None


_NEED_GROUPS = frozenset({"none", "open", "close", "open_all", "close_all"})
