"""The small drawings a style sheet can only take from files: arrows and ticks, kept in the cache in their colour."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QColor

from axonix_desktop.ui.icons import IconSource


class MarkFiles:
    """Writes each mark once per colour into ``folder``; without a folder there are no marks."""

    def __init__(self, source: IconSource, folder: Path | None) -> None:
        self._source, self._folder = source, folder

    def url(self, name: str, colour: QColor) -> str:
        """``url("…")`` of the icon ``name`` in ``colour``; ``none`` where it cannot be kept."""
        if self._folder is None:
            return "none"
        path = self._folder / f"{name}-{colour.name()[1:]}.svg"
        try:
            if not path.exists():
                self._folder.mkdir(parents=True, exist_ok=True)
                path.write_text(self._source.drawing(name).replace("currentColor", colour.name()), encoding="utf-8")
        except OSError:
            return "none"
        return f'url("{path.as_posix()}")'
