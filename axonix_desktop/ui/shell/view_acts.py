"""What the View menu does to the window itself: theme, text size, full screen, keyboard map."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow

from axonix_desktop.ui.commands import Commands
from axonix_desktop.ui.theme.look import MODES, Look, Mode
from axonix_desktop.ui.window_state import DEFAULT_SIZE, WindowState

_STEP = 0.1


class ViewActs:
    """Changes the look and remembers it."""

    def __init__(self, window: QMainWindow, look: Look, state: WindowState, commands: Commands) -> None:
        self._window, self._look, self._state, self._commands = window, look, state, commands

    def toggle(self) -> None:
        """Light becomes dark, dark becomes light, whatever the system says."""
        self.set_mode("light" if self._look.scheme.is_dark else "dark")

    def set_mode(self, mode: str) -> None:
        """Follow the system, or be light, dark or of high contrast."""
        modes: dict[str, Mode] = {one: one for one in MODES}
        chosen = modes.get(mode, "system")
        self._state.keep("theme", chosen)
        self._look.apply(chosen)

    def is_mode(self, mode: str) -> bool:
        """Whether ``mode`` is what the person chose."""
        return self._look.mode == mode

    def change_text_size(self, steps: int) -> None:
        """Larger (1) or smaller (-1) text, 90 to 150 %."""
        self._look.apply(self._look.mode, round(self._look.scale + steps * _STEP, 2))
        self._state.keep("text_scale", self._look.scale)

    def reset(self) -> None:
        """Text size and window size as at the first start."""
        self._look.apply(self._look.mode, 1.0)
        self._state.keep("text_scale", 1.0)
        if not self._window.isMaximized() and not self._window.isFullScreen():
            screen = self._window.screen().availableGeometry()
            self._window.resize(min(DEFAULT_SIZE[0], screen.width()), min(DEFAULT_SIZE[1], screen.height()))

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back."""
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def show_keyboard_map(self) -> None:
        """Show every shortcut."""
        from axonix_desktop.ui.dialogs.keyboard_map import KeyboardMap

        KeyboardMap(self._look, self._commands, self._window).open()
