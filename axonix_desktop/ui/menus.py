"""The menu bar, built from the command registry on every platform."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.commands import Commands

MENUS = (
    ("file", mark("&File")), ("edit", mark("&Edit")), ("view", mark("&View")), ("insert", mark("&Insert")),
    ("data", mark("&Data")), ("report", mark("&Report")), ("window", mark("&Window")), ("help", mark("&Help")),
)  # fmt: skip


def fill_menu_bar(bar: QMenuBar, commands: Commands) -> dict[str, QMenu]:
    """Make a menu for each name of :data:`MENUS` that has commands; groups are divided by lines."""
    bar.setAccessibleName(tr("Menu bar"))
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
        renamed = {commands.action(one.id) for one in members if one.name is not None}
        _give_letters(menu, renamed)
    return menus


def _give_letters(menu: QMenu, renamed: Container[QAction]) -> None:
    """Give every entry a letter of its own, the marked one where it is free; those ``renamed`` later keep theirs."""
    entries = [one for one in menu.actions() if not one.isSeparator()]
    taken = {letter for one in entries if one in renamed and (letter := _letter(one.text()))}
    for one in entries:
        submenu = one.menu()
        if isinstance(submenu, QMenu):
            _give_letters(submenu, renamed)
        if one in renamed:
            continue
        text = _bare(one.text())
        wanted = _letter(one.text())
        initials = [word[0] for word in text.split() if word[0].isalnum()]
        choices = [wanted, *initials, *(letter for letter in text if letter.isalnum())]
        chosen = next((one for one in choices if one and one.casefold() not in taken), None)
        if chosen is None:
            one.setText(text)
            continue
        taken.add(chosen.casefold())
        at = text.casefold().find(chosen.casefold()) if chosen not in initials else _start_of(text, chosen)
        one.setText(f"{text[:at]}&{text[at:]}")


def _start_of(text: str, letter: str) -> int:
    """Where the first word stands that begins with ``letter``."""
    return next(at for at, one in enumerate(text) if one == letter and (at == 0 or text[at - 1] in " (“"))


def _letter(text: str) -> str:
    """The marked letter of a title, folded; empty when none is marked."""
    at = text.replace("&&", "  ").find("&")
    return text[at + 1 : at + 2].casefold() if at >= 0 else ""


def _bare(text: str) -> str:
    """A title without its mark; doubled ampersands stay doubled."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&&")


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
