"""The menu bar, built from the command registry on every platform."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QMenuBar

from axonix_desktop.ui.commands import Commands

MENUS = (("file", "&File"), ("edit", "&Edit"), ("view", "&View"), ("data", "&Data"), ("window", "&Window"),
         ("help", "&Help"))  # fmt: skip


def fill_menu_bar(bar: QMenuBar, commands: Commands) -> dict[str, QMenu]:
    """Make a menu for each name of :data:`MENUS` that has commands; groups are divided by lines."""
    bar.setAccessibleName("Menu bar")
    menus: dict[str, QMenu] = {}
    for menu_id, title in MENUS:
        members = sorted((one for one in commands if one.menu == menu_id), key=lambda one: one.group)
        if not members:
            continue
        menu = bar.addMenu(title)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(commands.refresh)
        menus[menu_id] = menu
        for place, command in enumerate(members):
            if place and members[place - 1].group != command.group:
                menu.addSeparator()
            menu.addAction(commands.action(command.id))
    return menus
