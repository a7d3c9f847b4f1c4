"""Commands that edit cells and rows of the grid shown; the grid itself answers the keys that only it understands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.commands import Command
from axonix_desktop.ui.reach import Reach

if TYPE_CHECKING:
    from axonix_desktop.ui.records.hand import GridHand

_Do = Callable[["GridHand"], object]
_Line = tuple[str, str, str, str, tuple[str, ...], _Do, str]
"""Id, title, icon, menu, keys the grid answers, what is done, and which objection stands against it."""

_CELLS: tuple[_Line, ...] = (
    ("cut", mark("Cu&t"), "file-x", "edit", ("Ctrl+X",), lambda hand: hand.clipboard.cut(), "cells"),
    ("copy", mark("Cop&y"), "copy", "edit", ("Ctrl+C",), lambda hand: hand.clipboard.copy(), "look"),
    ("copy_headings", mark("Copy with headings"), "clipboard-copy", "edit", ("Ctrl+Shift+C",),
     lambda hand: hand.clipboard.copy(has_headings=True), "look"),
    ("paste", mark("&Paste"), "clipboard-paste", "edit", ("Ctrl+V",), lambda hand: hand.clipboard.paste(), "cells"),
    ("edit", mark("&Edit the cell"), "text-cursor-input", "edit", ("F2",), lambda hand: hand.editing.begin(), "cell"),
    ("choose", mark("Ch&oose from the list"), "list", "edit", ("Alt+Down",),
     lambda hand: hand.editing.begin(opens=True), "cell"),
    ("clear", mark("C&lear the cells"), "eraser", "edit", ("Del",), lambda hand: hand.acts.clear(), "cells"),
    ("fill_down", mark("Fill &down"), "arrow-down-to-line", "edit", ("Ctrl+D",),
     lambda hand: hand.acts.fill_down(), "cells"),
    ("fill_right", mark("Fill &right"), "arrow-right-to-line", "edit", ("Ctrl+R",),
     lambda hand: hand.acts.fill_right(), "cells"),
    ("today", mark("Put in &today"), "calendar-days", "edit", ("Ctrl+;",), lambda hand: hand.acts.today(), "cell"),
    ("above", mark("Put in the &value above"), "corner-down-right", "edit", ("Ctrl+'",),
     lambda hand: hand.acts.value_above(), "cell"),
    ("select_all", mark("&All cells"), "square-check", "edit", ("Ctrl+A",),
     lambda hand: hand.grid.selection.select_all(), "look"),
    ("select_rows", mark("Whole &rows"), "rows-3", "edit", ("Shift+Space",),
     lambda hand: hand.grid.selection.select_rows(), "look"),
    ("select_columns", mark("Whole &columns"), "columns-3", "edit", ("Ctrl+Space",),
     lambda hand: hand.grid.selection.select_columns(), "look"),
)  # fmt: skip
_GROUPS = {"cut": 2, "copy": 2, "copy_headings": 2, "paste": 2, "select_all": 4, "select_rows": 4, "select_columns": 4}
_UNDER = {
    **dict.fromkeys(("edit", "choose", "clear", "fill_down", "fill_right", "today", "above"), mark("Cells")),
    **dict.fromkeys(("select_all", "select_rows", "select_columns"), mark("Select")),
}


def commands(reach: Reach) -> tuple[Command, ...]:
    """Cells in the Edit menu, rows in the Insert menu."""
    return (*(_cells(reach, line) for line in _CELLS), *_rows(reach), _enter(reach))


def _cells(reach: Reach, line: _Line) -> Command:
    name, title, icon, menu, keys, do, against = line
    return Command(
        f"grid.{name}",
        title,
        icon,
        menu,
        partial(_do, reach, do),
        objection=partial(_objection, reach, against),
        group=_GROUPS.get(name, 3),
        under=_UNDER.get(name, ""),
        shown_keys=keys,
    )


def _rows(reach: Reach) -> tuple[Command, ...]:
    rows = partial(_objection, reach, "cells")  # not by selection: a shortcut must not rest on a stale look at it
    return (
        Command("grid.insert_rows", mark("&Rows"), "circle-plus", "insert",
                partial(_do, reach, lambda hand: hand.acts.insert_rows()), ("Ctrl+Shift+Return",),
                tip=mark("Add as many rows as are selected"), objection=partial(_objection, reach, "cells"), group=1),
        Command("grid.duplicate_rows", mark("&Duplicate the rows"), "files", "insert",
                partial(_do, reach, lambda hand: hand.acts.duplicate_rows()), ("Ctrl+Shift+D",), objection=rows,
                group=1),
        Command("grid.remove_rows", mark("&Delete the rows"), "trash", "edit",
                partial(_do, reach, lambda hand: hand.acts.remove_rows()), ("Ctrl+Del",), objection=rows, group=5),
    )  # fmt: skip


def _enter(reach: Reach) -> Command:
    return Command(
        "grid.enter_opens",
        mark("&Enter opens the record"),
        "corner-down-right",
        "view",
        partial(_turn_enter, reach),
        tip=mark("In the grid, Enter opens the record instead of going down"),
        objection=reach.needs_file,
        is_checked=partial(_enter_opens, reach),
        group=5,
    )


def _hand(reach: Reach) -> GridHand | None:
    """The hand on the grid of the page shown, if it has one."""
    page: Any = reach.page()
    return getattr(page, "hand", None)


def _do(reach: Reach, do: _Do) -> None:
    hand = _hand(reach)
    if hand is not None:
        do(hand)


def _objection(reach: Reach, against: str) -> str | None:
    hand = _hand(reach)
    if hand is None:
        return reach.needs_file() or tr("This works on a page with a grid.")
    if against == "look":
        return None if hand.grid.isVisible() else tr("There are no rows here.")
    return hand.cell_objection() if against == "cell" else hand.objection()


def _enter_opens(reach: Reach) -> bool:
    from axonix_desktop.ui.records.editing import ENTER_OPENS

    return reach.context is not None and reach.context.state.flag(ENTER_OPENS, default=False)


def _turn_enter(reach: Reach) -> None:
    from axonix_desktop.ui.records.editing import ENTER_OPENS

    if reach.context is not None:
        reach.context.state.keep(ENTER_OPENS, not _enter_opens(reach))
