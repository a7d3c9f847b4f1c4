"""The menu bar, built from the command registry on every platform."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QMenuBar

from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.commands import Commands

MENUS = (
    ("file", mark("&File")), ("edit", mark("&Edit")), ("view", mark("&View")), ("insert", mark("&Insert")),
    ("data", mark("&Data")), ("report", mark("&Report")), ("window", mark("&Window")), ("help", mark("&Help")),
)  # fmt: skip


def fill_menu_bar(bar: QMenuBar, commands: Commands) -> dict[str, QMenu]:
    """Make a menu for each name of :data:`MENUS` that has commands; groups are divided by lines."""
    bar.setAccessibleName("Menu bar")
    menus: dict[str, QMenu] = {}
    for menu_id, title in MENUS:
        members = sorted((one for one in commands if one.menu == menu_id), key=lambda one: one.group)
        if not members:
            continue
        menu = bar.addMenu(tr(title))
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(commands.refresh)
        menus[menu_id] = menu
        for place, command in enumerate(members):
            if place and members[place - 1].group != command.group:
                menu.addSeparator()
            _place_of(menu, command.under).addAction(commands.action(command.id))
    return menus


def _place_of(menu: QMenu, under: str) -> QMenu:
    """The submenu titled ``under``, made when it is first wanted; the menu itself for no title."""
    if not under:
        return menu
    for action in menu.actions():
        submenu = action.menu()
        if isinstance(submenu, QMenu) and submenu.title() == tr(under):
            return submenu
    made = menu.addMenu(tr(under))
    made.setToolTipsVisible(True)
    return made
