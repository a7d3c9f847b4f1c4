"""What the window remembers from one start to the next; never what the records hold."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_MOST_RECENT = 10
_LISTS = ("recent", "pinned")
DEFAULT_SIZE = (1440, 900)


class WindowState:
    """Typed access to the settings file."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings
        self._private: dict[str, str] = {}

    def text(self, name: str, default: str = "") -> str:
        """A remembered word."""
        if name in self._private:
            return self._private[name]
        return str(self._settings.value(name, default, type=str))

    def flag(self, name: str, *, default: bool) -> bool:
        """A remembered switch."""
        return bool(self._settings.value(name, default, type=bool))

    def number(self, name: str, default: float) -> float:
        """A remembered number."""
        return float(str(self._settings.value(name, default, type=float)))

    def keep(self, name: str, value: str | bool | float) -> None:
        """Remember ``value`` under ``name``."""
        self._private.pop(name, None)
        if not isinstance(value, str) or self._settings.value(name) != value:
            self._settings.setValue(name, value)  # words that stand there already would be written to the disk again

    def keep_private(self, name: str, value: str, kept: str = "") -> None:
        """Remember what may name people until the program ends; of it, ``kept`` is written down."""
        self.keep(name, kept)
        if value != kept:
            self._private[name] = value

    def forget(self, words: re.Pattern[str] | None) -> None:
        """Drop whatever holds the words of a person who was erased; files are only forgotten by their own lists."""
        if words is None:
            return
        for name in list(self._private):
            if words.search(self._private[name]):
                del self._private[name]
        for name in self._settings.allKeys():
            if name not in _LISTS and words.search(str(self._settings.value(name, ""))):
                self._settings.remove(name)

    def columns(self, page: str) -> tuple[list[str], dict[str, int]]:
        """The shown columns of a page in order and their widths at 100 %; both empty when nothing is kept."""
        names: list[str] = []
        widths: dict[str, int] = {}
        for part in self.text(f"{page}/columns").split(","):
            name, colon, width = part.rpartition("=")
            if colon and width.isdigit() and int(width) > 0:
                names.append(name)
                widths[name] = int(width)
        return names, widths

    def keep_columns(self, page: str, columns: list[tuple[str, int]]) -> None:
        """Remember the shown columns of a page with their widths at 100 %."""
        self.keep(f"{page}/columns", ",".join(f"{name}={width}" for name, width in columns))

    def recent(self) -> list[Path]:
        """The programme files opened last, newest first; missing ones included."""
        return [Path(one) for one in self.text("recent").split("\n") if one]

    def keep_recent(self, path: Path) -> None:
        """Put ``path`` at the head of the recent files."""
        pinned = self.pinned()
        files = [path, *(one for one in self.recent() if one != path)]
        kept = [one for one in files if one not in pinned][:_MOST_RECENT]
        self.keep("recent", "\n".join(str(one) for one in files if one in pinned or one in kept))

    def pinned(self) -> list[Path]:
        """The recent files that stay at the top."""
        return [Path(one) for one in self.text("pinned").split("\n") if one]

    def turn_pin(self, path: Path) -> None:
        """Pin a recent file, or let it go again."""
        files = self.pinned()
        files = [one for one in files if one != path] if path in files else [*files, path]
        self.keep("pinned", "\n".join(map(str, files)))

    def forget_recent(self, path: Path) -> None:
        """Take ``path`` off the recent files."""
        self.keep("recent", "\n".join(str(one) for one in self.recent() if one != path))
        self.keep("pinned", "\n".join(str(one) for one in self.pinned() if one != path))

    def restore(self, window: QWidget) -> None:
        """Give the window its last size and place, inside a screen that is there."""
        window.resize(*DEFAULT_SIZE)
        geometry = self._settings.value("window/geometry", QByteArray(), type=QByteArray)
        if isinstance(geometry, QByteArray) and not geometry.isEmpty():
            window.restoreGeometry(geometry)
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        if screens and not any(screen.intersects(window.geometry()) for screen in screens):
            first = screens[0]
            window.setGeometry(QRect(first.topLeft(), window.size().boundedTo(first.size())))
        elif screens and geometry == QByteArray():
            window.resize(window.size().boundedTo(screens[0].size()))

    def keep_window(self, window: QWidget) -> None:
        """Remember the window's size and place."""
        self._settings.setValue("window/geometry", window.saveGeometry())
        self._settings.sync()
