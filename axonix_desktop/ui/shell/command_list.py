"""Every command of the window, declared once: title, icon, menu and keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from axonix_desktop.core.words import mark
from axonix_desktop.ui.commands import Command, Commands

Act = Callable[[], object]
Reason = Callable[[], str | None]


@dataclass(frozen=True, slots=True)
class Acts:
    """What the commands do and what may stand against them; the workbench fills this in."""

    new: Act
    open: Act
    import_tracker: Act
    sample: Act
    close: Act
    quit: Act
    undo: Act
    redo: Act
    undo_name: Callable[[], str]
    redo_name: Callable[[], str]
    undo_objection: Reason
    redo_objection: Reason
    find: Act
    back: Act
    forward: Act
    back_objection: Reason
    forward_objection: Reason
    detail: Act
    is_detail: Callable[[], bool]
    rail: Act
    is_rail: Callable[[], bool]
    theme: Act
    mode: Callable[[str], object]
    is_mode: Callable[[str], bool]
    text_size: Callable[[int], object]
    next_pane: Act
    previous_pane: Act
    sort: Callable[[bool, bool], object]
    clear_sort: Act
    columns: Act
    clear_filter: Act
    full_screen: Act
    reset_layout: Act
    keyboard_map: Act
    about: Act
    needs_file: Reason
    needs_grid: Reason
    may_write: Reason


def register(commands: Commands, acts: Acts) -> None:
    """Register all commands."""
    for command in (*_file(acts), *_edit(acts), *_view(acts), *_data(acts), *_rest(acts)):
        commands.add(command)


def _file(acts: Acts) -> tuple[Command, ...]:
    return (
        Command("file.new", mark("&New programme file…"), "square-plus", "file", acts.new, ("Ctrl+Shift+N",)),
        Command("file.open", mark("&Open…"), "folder-open", "file", acts.open, ("Ctrl+O",)),
        Command("file.sample", mark("Open the &sample programme"), "sparkles", "file", acts.sample),
        Command("file.import", mark("&Import a tracker…"), "upload", "file", acts.import_tracker, ("Ctrl+M",),
                tip=mark("Import use cases from a workbook"), objection=acts.may_write, group=1),
        Command("file.close", mark("&Close the file"), "x", "file", acts.close, ("Ctrl+W",), objection=acts.needs_file,
                group=2),
        Command("file.quit", mark("&Quit"), "log-out", "file", acts.quit, ("Ctrl+Q",), group=2),
    )  # fmt: skip


def _edit(acts: Acts) -> tuple[Command, ...]:
    return (
        Command("edit.undo", mark("&Undo"), "undo-2", "edit", acts.undo, ("Ctrl+Z",), objection=acts.undo_objection,
                name=acts.undo_name),
        Command("edit.redo", mark("&Redo"), "redo-2", "edit", acts.redo, ("Ctrl+Y", "Ctrl+Shift+Z"),
                objection=acts.redo_objection, name=acts.redo_name),
        Command("edit.find", mark("&Filter by words"), "search", "edit", acts.find, ("Ctrl+F",),
                objection=acts.needs_file, group=1),
        Command("edit.clear_filter", mark("Clear the fi&lter"), "search-x", "edit", acts.clear_filter,
                objection=acts.needs_file, group=1),
    )  # fmt: skip


def _view(acts: Acts) -> tuple[Command, ...]:
    return (
        Command("view.detail", mark("&Detail panel"), "panel-right", "view", acts.detail, ("Ctrl+I",),
                objection=acts.needs_file, is_checked=acts.is_detail, group=1),
        Command("view.rail", mark("Collapse the &navigation"), "panel-left", "view", acts.rail, ("Ctrl+B",),
                objection=acts.needs_file, is_checked=acts.is_rail, group=1),
        Command("view.back", mark("&Back"), "arrow-left", "view", acts.back, ("Alt+Left",),
                objection=acts.back_objection, group=1),
        Command("view.forward", mark("For&ward"), "arrow-right", "view", acts.forward, ("Alt+Right",),
                objection=acts.forward_objection, group=1),
        Command("view.system", mark("Follow the &system"), "monitor", "view", lambda: acts.mode("system"),
                is_checked=lambda: acts.is_mode("system"), group=2),
        Command("view.light", mark("&Light"), "sun", "view", lambda: acts.mode("light"),
                is_checked=lambda: acts.is_mode("light"), group=2),
        Command("view.dark", mark("Dar&k"), "moon", "view", lambda: acts.mode("dark"),
                is_checked=lambda: acts.is_mode("dark"), group=2),
        Command("view.theme", mark("&Toggle light and dark"), "sun", "view", acts.theme, ("Ctrl+Shift+T",), group=2),
        Command("view.larger", mark("La&rger text"), "a-large-small", "view", lambda: acts.text_size(1),
                ("Ctrl+=", "Ctrl++"), group=3),
        Command("view.smaller", mark("S&maller text"), "a-large-small", "view", lambda: acts.text_size(-1), ("Ctrl+-",),
                group=3),
        Command("view.reset", mark("Reset te&xt size and layout"), "rotate-ccw", "view", acts.reset_layout, ("Ctrl+0",),
                group=3),
        Command("view.full_screen", mark("&Full screen"), "maximize", "view", acts.full_screen, ("F11",), group=4),
    )  # fmt: skip


def _data(acts: Acts) -> tuple[Command, ...]:
    grid = acts.needs_grid
    return (
        Command("data.ascending", mark("Sort &ascending by this column"), "arrow-down-narrow-wide", "data",
                lambda: acts.sort(False, False), objection=grid),
        Command("data.descending", mark("Sort &descending by this column"), "arrow-down-wide-narrow", "data",
                lambda: acts.sort(True, False), objection=grid),
        Command("data.add_ascending", mark("&Then ascending by this column"), "arrow-down-narrow-wide", "data",
                lambda: acts.sort(False, True), objection=grid),
        Command("data.add_descending", mark("Then d&escending by this column"), "arrow-down-wide-narrow", "data",
                lambda: acts.sort(True, True), objection=grid),
        Command("data.clear_sort", mark("&Clear the sort"), "x", "data", acts.clear_sort, objection=grid),
        Command("data.columns", mark("C&olumns…"), "columns-3", "data", acts.columns, objection=grid, group=1),
    )  # fmt: skip


def _rest(acts: Acts) -> tuple[Command, ...]:
    return (
        Command("window.next_pane", mark("&Next pane"), "chevron-right", "window", acts.next_pane, ("F6",)),
        Command("window.previous_pane", mark("&Previous pane"), "chevron-left", "window", acts.previous_pane,
                ("Shift+F6",)),
        Command("help.keys", mark("&Keyboard shortcuts"), "keyboard", "help", acts.keyboard_map, ("Ctrl+/",)),
        Command("help.about", mark("&About Axonix Desktop"), "info", "help", acts.about),
    )  # fmt: skip
