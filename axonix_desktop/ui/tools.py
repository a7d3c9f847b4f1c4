"""Tools of a window that are opened over it: palette, settings, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from axonix_desktop.core.words import mark
from axonix_desktop.paths import resources_folder
from axonix_desktop.ui.areas import search
from axonix_desktop.ui.commands import Command, Commands
from axonix_desktop.ui.help.topics import Topic, topic_of, topics
from axonix_desktop.ui.main_window import MainWindow
from axonix_desktop.ui.reach import Reach
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.window_state import WindowState

if TYPE_CHECKING:
    from axonix_desktop.ui.help.window import HelpWindow
    from axonix_desktop.ui.search.desk import SearchDesk


class Tools(QObject):
    """Each is loaded when it is first opened."""

    def __init__(self, window: MainWindow, look: Look, state: WindowState, commands: Commands, reach: Reach) -> None:
        super().__init__(window)
        self._window, self._look, self._state, self._commands, self._reach = window, look, state, commands, reach
        self.search: SearchDesk | None = None
        self.help: HelpWindow | None = None

    def declared(self) -> tuple[Command, ...]:
        """The commands that open them."""
        return (
            *search.commands(self.open_palette),
            Command("help.topic", mark("&Help for this page"), "circle-question-mark", "help", self.open_help, ("F1",)),
            Command("settings.open", mark("Settin&gs…"), "settings", "edit", self.open_settings, ("Ctrl+,",), group=9),
        )

    def open_palette(self, is_everything: bool) -> None:
        """Show the palette, or the search over all words."""
        if self.search is None:
            from axonix_desktop.ui.search.desk import SearchDesk

            self.search = SearchDesk(
                self._window, self._look, self._state, self._commands, self._reach, help_topics(self._state)
            )
            self.search.setting_wanted.connect(self.open_settings)
            self.search.topic_wanted.connect(self.open_help)
        self.search.open(is_everything=is_everything)

    def open_settings(self, name: str = "") -> None:
        """Show the settings, with the keyboard on one of them when it is named."""
        from axonix_desktop.ui.settings.effects import Effects
        from axonix_desktop.ui.settings.window import SettingsWindow

        effects = Effects(self._look, self._state, lambda: self._reach.context)
        dialog = SettingsWindow(self._look, self._state, effects.applied, self._window)
        if name:
            dialog.go_to(name)
        dialog.exec()
        dialog.deleteLater()

    def open_help(self, name: str = "") -> None:
        """Show the topic ``name``, or the one of the page shown."""
        if self.help is None:
            from axonix_desktop.ui.help.window import HelpWindow

            self.help = HelpWindow(self._look, help_topics(self._state), self._window)
        page = self._reach.page()
        self.help.show_topic(name or topic_of(page.page_id if page is not None else ""))
        self.help.show()
        self.help.raise_()
        self.help.activateWindow()


def help_topics(state: WindowState) -> list[Topic]:
    """The help in the language set."""
    return topics(resources_folder() / "help", state.text("spoken", "en"))
