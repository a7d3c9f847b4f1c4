"""Lucide icons, recoloured by token and drawn at the device's pixel ratio.

``NAMES`` lists every icon in use. The drawings come from the ``lucide`` package; reading them through it costs more
than all icons painted, so their text is kept in a small file of the user's cache folder, keyed by the package's data.
"""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

NAMES = (
    "a-large-small", "accessibility", "archive", "arrow-down", "arrow-down-narrow-wide", "arrow-down-to-line",
    "arrow-down-up", "arrow-down-wide-narrow", "arrow-left", "arrow-right", "arrow-right-left", "arrow-right-to-line",
    "arrow-up", "arrow-up-down", "award", "ban", "bell", "book-open", "bookmark", "briefcase-business",
    "building-complex", "calendar", "calendar-check", "calendar-clock", "calendar-days", "camera",
    "chart-area", "chart-column",
    "chart-gantt", "chart-line", "chart-no-axes-column", "chart-pie", "check", "check-check", "chevron-down",
    "chevron-left", "chevron-right", "chevron-up", "chevrons-left", "chevrons-right", "circle", "circle-alert",
    "circle-check", "circle-dashed", "circle-dot", "circle-minus", "circle-play", "circle-plus",
    "circle-question-mark", "circle-stop", "circle-x", "clipboard", "clipboard-check", "clipboard-copy",
    "clipboard-list", "clipboard-paste", "clock", "coins", "columns-3", "command", "component", "contact", "contrast",
    "copy", "corner-down-right", "corner-up-left", "database", "diamond", "download", "ellipsis", "ellipsis-vertical",
    "equal", "eraser", "external-link", "eye", "file", "file-down", "file-plus", "file-spreadsheet", "file-text",
    "file-up", "file-x", "files", "flag", "flag-triangle-right", "folder", "folder-open", "funnel", "funnel-plus",
    "funnel-x", "gauge", "git-branch", "git-compare", "graduation-cap", "grip-vertical", "group", "hammer", "hand",
    "hard-drive-download", "house", "image", "import", "inbox", "info", "key-round", "keyboard", "languages",
    "layers", "layout-dashboard", "layout-grid", "life-buoy", "lightbulb", "link", "list", "list-checks",
    "list-filter", "list-tree", "lock", "lock-open", "log-out", "mail", "map-pin", "maximize", "message-square",
    "minus", "monitor", "moon", "move", "move-left", "move-right", "network", "octagon-alert", "package", "palette",
    "panel-left", "panel-right", "paperclip", "pause", "pencil", "pencil-line", "pilcrow", "pin", "pin-off", "play",
    "plus", "power", "presentation", "printer", "redo-2", "refresh-cw", "replace", "rotate-ccw", "rotate-ccw-clock",
    "rotate-cw", "route", "rows-3", "save", "scale", "scroll-text", "search", "search-x", "send", "settings",
    "share-2", "shield", "shield-alert", "shield-check", "sigma", "slash", "sliders-horizontal", "snowflake",
    "sparkles", "square", "square-check", "square-kanban", "square-pen", "square-plus", "square-x", "star", "sun",
    "table", "table-2", "table-properties", "tag", "target", "text-cursor-input", "text-wrap", "timer", "trash",
    "trending-down", "trending-up", "triangle-alert", "type", "undo", "undo-2", "unlink", "unplug", "upload", "user",
    "user-check", "user-plus", "user-round", "user-x", "users", "view", "wand-sparkles", "waypoints", "workflow", "x",
    "zap", "zoom-in", "zoom-out",
)  # fmt: skip
_STROKE = "1.75"


class IconSource:
    """The drawing of each icon as SVG text, with ``currentColor`` where the colour goes."""

    def __init__(self, cache: Path | None = None, shipped: Path | None = None) -> None:
        """``cache`` is a file that may be written to make the next start faster.

        A built program carries the drawings in the file ``shipped`` and needs no package for them.
        """
        self._cache, self._shipped = cache, shipped
        self._drawings: dict[str, str] | None = None

    def drawing(self, name: str) -> str:
        """The SVG text of the icon ``name``; a name that the package lacks is a plain circle."""
        if self._drawings is None:
            self._drawings = self._built() or self._cached() or self._fresh()
        return self._drawings.get(name) or self._drawings["circle"]

    def all(self) -> dict[str, str]:
        """Every drawing by its name, from the package."""
        return self._fresh()

    def _built(self) -> dict[str, str] | None:
        """The drawings a built program carries, None in any other."""
        if self._shipped is None or not self._shipped.exists():
            return None
        return json.loads(self._shipped.read_text(encoding="utf-8"))

    def _stamp(self) -> str:
        """What the kept drawings depend on: the package's data file and the names in use."""
        spec = find_spec("lucide")
        for folder in (spec.submodule_search_locations or []) if spec else []:
            data = Path(folder) / "data" / "lucide-icons.db"
            if data.exists():
                state = data.stat()
                return f"{state.st_size}:{int(state.st_mtime)}:{','.join(NAMES)}"
        return ",".join(NAMES)

    def _cached(self) -> dict[str, str] | None:
        """The kept drawings when they still fit, else None."""
        if self._cache is None:
            return None
        try:
            kept = json.loads(self._cache.read_text(encoding="utf-8"))
            if kept["stamp"] == self._stamp() and all(isinstance(kept["icons"][name], str) for name in NAMES):
                return kept["icons"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return None

    def _fresh(self) -> dict[str, str]:
        """The drawings from the package, kept for the next start where that is possible."""
        from lucide import lucide_icon

        drawings = {name: lucide_icon(name, stroke_width=_STROKE) for name in NAMES}
        if self._cache is not None:
            try:
                self._cache.parent.mkdir(parents=True, exist_ok=True)
                self._cache.write_text(json.dumps({"stamp": self._stamp(), "icons": drawings}), encoding="utf-8")
            except OSError:
                pass
        return drawings


class IconPainter:
    """Icons as pixmaps, each painted once per colour, size and pixel ratio."""

    def __init__(self, source: IconSource) -> None:
        self._source = source
        self._pixmaps: dict[tuple[str, int, int, float], QPixmap] = {}

    def forget(self) -> None:
        """Drop what was painted (the scheme or size changed)."""
        self._pixmaps.clear()

    def pixmap(self, name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
        """The icon ``name`` in ``colour``, ``size`` logical pixels wide, with ``ratio`` device pixels each."""
        key = (name, colour.rgba(), size, ratio)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._painted(name, colour, size, ratio)
        return found

    def icon(self, name: str, colour: QColor, disabled: QColor, size: int, ratio: float) -> QIcon:
        """The icon ``name`` for a button or menu."""
        icon = QIcon(self.pixmap(name, colour, size, ratio))
        icon.addPixmap(self.pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
        return icon

    def _painted(self, name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
        """Draw the icon's SVG."""
        from PySide6.QtSvg import QSvgRenderer

        svg = self._source.drawing(name).replace("currentColor", colour.name())
        side = max(round(size * ratio), 1)
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
