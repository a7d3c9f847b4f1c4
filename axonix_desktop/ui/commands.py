"""The one registry of commands: what a person can do, with title, icon, keys and the reason when it cannot be done.

Menus, tool buttons, tips and the keyboard map read it; a shortcut can be given once only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from axonix_desktop.core.words import tr
from axonix_desktop.ui.theme.look import Look


@dataclass(frozen=True, slots=True)
class Command:
    """``title`` carries the mnemonic (``&Open…``); ``objection`` returns why it cannot be done now, or None.

    ``keys`` are the shortcuts in Qt's portable words, the first one shown; ``is_checked`` makes it a switch.
    """

    id: str
    title: str
    icon: str
    menu: str
    act: Callable[[], object]
    keys: tuple[str, ...] = ()
    tip: str = ""
    objection: Callable[[], str | None] = lambda: None
    is_checked: Callable[[], bool] | None = None
    group: int = 0
    under: str = ""
    """The title of a submenu it stands in."""
    shown_keys: tuple[str, ...] = ()
    """Keys that the widget in use answers itself, for menus, palette and keyboard map."""
    name: Callable[[], str] | None = field(default=None)
    """The title when it changes (``Undo move UC-104 to Pilot``)."""


class Commands(QObject):
    """All commands of one window, each with its action."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}
        self._keys: dict[str, str] = {}
        self._tips: dict[str, str] = {}
        look.changed.connect(self._paint_icons)

    def add(self, command: Command) -> QAction:
        """Register ``command``; raises ``ValueError`` when its id or one of its keys is taken."""
        for key in command.keys:
            if key in self._keys:
                raise ValueError(f"{key} is the shortcut of {self._keys[key]} and of {command.id}")
        if command.id in self._commands:
            raise ValueError(f"There are two commands {command.id}")
        action = QAction(tr(command.title), self)
        if command.keys:
            action.setShortcuts([QKeySequence(key) for key in command.keys])
        if command.is_checked is not None:
            action.setCheckable(True)
        action.setIconVisibleInMenu(command.is_checked is None)  # the tick stands where the icon would
        action.triggered.connect(lambda _checked=False: self.run(command.id))
        self._keys.update(dict.fromkeys(command.keys, command.id))
        self._commands[command.id] = command
        self._actions[command.id] = action
        return action

    def __iter__(self) -> Iterator[Command]:
        """All commands in the order they were registered."""
        return iter(self._commands.values())

    def action(self, command_id: str) -> QAction:
        """The action of a command, for menus and buttons."""
        return self._actions[command_id]

    def command(self, command_id: str) -> Command:
        """The command itself."""
        return self._commands[command_id]

    def run(self, command_id: str) -> None:
        """Do it, unless there is an objection."""
        command = self._commands[command_id]
        if command.objection() is None:
            command.act()
        self.refresh()

    def refresh(self) -> None:
        """Ask every command anew whether it may be done, is on, and what it is called."""
        for command_id, command in self._commands.items():
            action, reason = self._actions[command_id], command.objection()
            action.setEnabled(reason is None)
            if command.name is not None:
                action.setText(command.name())
            if command.is_checked is not None:
                action.setChecked(command.is_checked())
            tip = self._tip(command, reason)
            if tip != self._tips.get(command_id):
                self._tips[command_id] = tip
                action.setToolTip(tip)
                action.setStatusTip("")

    def _tip(self, command: Command, reason: str | None) -> str:
        """What a command does and its key, or why it cannot be done."""
        tip = tr(command.tip) or plain(tr(command.title))
        if reason is not None:
            return f"{tip}: {reason}"
        keys = self.keys_text(command.id)
        return f"{tip} ({keys})" if keys else tip

    def keys_text(self, command_id: str) -> str:
        """The first shortcut as the platform writes it; empty when there is none."""
        command = self._commands[command_id]
        keys = command.keys or command.shown_keys
        return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""

    def paint_icons(self) -> None:
        """Give every action its icon (left out of the start path: no action needs one to work)."""
        self._paint_icons()

    def _paint_icons(self) -> None:
        for command_id, command in self._commands.items():
            self._actions[command_id].setIcon(self._look.icon(command.icon))


def plain(title: str) -> str:
    """A title without its mnemonic mark and dots."""
    return title.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


def plain_title(command: Command) -> str:
    """The title of a command as running text."""
    return plain(command.name() if command.name else tr(command.title))
