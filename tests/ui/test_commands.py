"""The registry of commands: no shortcut twice, every command in a menu with title and icon, reasons in the tips."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu

from axonix_desktop.ui.commands import Command, Commands
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.dialogs.keyboard_map import KeyboardMap
from axonix_desktop.ui.icons import NAMES
from axonix_desktop.ui.menus import MENUS
from axonix_desktop.ui.theme.look import Look


def command(name: str, *keys: str, reason: str | None = None) -> Command:
    return Command(name, "&Do it…", "check", "file", lambda: None, keys, objection=lambda: reason)


def test_a_shortcut_can_be_given_once_only(look: Look) -> None:
    commands = Commands(look)
    commands.add(command("one", "Ctrl+J"))
    with pytest.raises(ValueError, match=r"Ctrl\+J is the shortcut of one and of two"):
        commands.add(command("two", "Ctrl+J"))


def test_a_command_with_an_objection_is_not_done_and_says_why(look: Look) -> None:
    done: list[int] = []
    commands = Commands(look)
    commands.add(Command("one", "&Do it", "check", "file", lambda: done.append(1), objection=lambda: "it is Sunday"))
    commands.run("one")
    assert done == []
    assert commands.action("one").toolTip() == "Do it: it is Sunday"
    assert not commands.action("one").isEnabled()


def test_every_command_has_a_title_an_icon_and_a_place_in_a_menu(make_desk: Callable[[Path | None], Desk]) -> None:
    menus = {name for name, _title in MENUS}
    for one in make_desk(None).commands:
        assert one.title
        assert one.icon in NAMES
        assert one.menu in menus


def test_every_mnemonic_occurs_once_in_its_menu(make_desk: Callable[[Path | None], Desk]) -> None:
    menus = make_desk(None).window.menuBar().findChildren(QMenu)
    assert len(menus) > len(MENUS)
    for menu in menus:
        letters = Counter(
            bare[bare.index("&") + 1].casefold()
            for one in menu.actions()
            if "&" in (bare := one.text().replace("&&", ""))
        )
        assert [letter for letter, number in letters.items() if number > 1] == [], menu.title()
        assert len(letters) >= min(len([one for one in menu.actions() if not one.isSeparator()]), 12)


def test_the_keyboard_map_lists_every_shortcut(make_desk: Callable[[Path | None], Desk]) -> None:
    desk = make_desk(None)
    tree = KeyboardMap(desk.look, desk.commands, desk.window).tree
    listed = {tree.topLevelItem(g).child(r).text(1) for g in range(tree.topLevelItemCount())
              for r in range(tree.topLevelItem(g).childCount())}  # fmt: skip
    assert {desk.commands.keys_text(one.id) for one in desk.commands if one.keys} <= {
        key for keys in listed for key in keys.split(", ")
    }
