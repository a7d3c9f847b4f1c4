"""The look in use: scheme, fonts, icons and scaled sizes, handed to everything that paints."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from axonix_desktop.ui.icons import IconPainter, IconSource
from axonix_desktop.ui.theme.fonts import FontBook
from axonix_desktop.ui.theme.marks import MarkFiles
from axonix_desktop.ui.theme.palette import palette_of
from axonix_desktop.ui.theme.style import style_sheet
from axonix_desktop.ui.theme.tokens import Scheme, SchemeName, Tokens, read_tokens

Mode = Literal["system", "light", "dark", "contrast"]
MODES: tuple[Mode, ...] = get_args(Mode)
SMALLEST_SCALE, LARGEST_SCALE = 0.9, 1.5


class Look(QObject):
    """Owns the colour scheme and text size of one application; ``changed`` tells painters to start anew."""

    changed = Signal()

    def __init__(
        self, app: QApplication, themes: Path, icon_cache: Path | None = None, *, is_styled: bool = False
    ) -> None:
        """``themes`` is the folder of ``tokens.json``; ``icon_cache`` a file where icon drawings may be kept.

        ``is_styled`` says that the application was begun with Fusion: setting it again would cost the start time.
        """
        super().__init__(app)
        self._app = app
        self._is_styled = is_styled
        self.tokens: Tokens = read_tokens(themes / "tokens.json")
        self._mode: Mode = "system"
        self._scale = 1.0
        self._scheme: Scheme = self.tokens.schemes["light"]
        self._fonts = FontBook(self.tokens.type)
        self._metrics: dict[str, QFontMetrics] = {}
        source = IconSource(icon_cache, themes.parent / "icons.json")
        self._icons = IconPainter(source)
        self._marks = MarkFiles(source, icon_cache.parent / "marks" if icon_cache is not None else None)
        app.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self._on_system_scheme_changed)

    @property
    def mode(self) -> Mode:
        """What the person chose: follow the system, light, dark or high contrast."""
        return self._mode

    @property
    def scheme(self) -> Scheme:
        """The colours in use."""
        return self._scheme

    @property
    def scale(self) -> float:
        """Text size as a factor, 0.9 to 1.5."""
        return self._scale

    def apply(self, mode: Mode, scale: float | None = None) -> None:
        """Put the scheme of ``mode`` and the text size ``scale`` on the whole application."""
        self._mode = mode
        if scale is not None:
            self._scale = min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)
        self._scheme = self.tokens.schemes[self._wanted_scheme()]
        self._fonts.set_scale(self._scale)
        self._metrics.clear()
        self._icons.forget()
        self._dress(style_sheet(self._scheme, self.tokens, self._scale, self._marks))
        self.changed.emit()

    def _dress(self, sheet: str) -> None:
        """Put style, palette, font and sheet on the application; it takes a while and is left out where they are on."""
        app, palette, font = self._app, palette_of(self._scheme), self.font("body")
        if app.styleSheet() != sheet or app.palette() != palette or app.font() != font:
            if not self._is_styled:
                app.setStyle("Fusion")
            self._is_styled = False  # a change of look sets it anew
            app.setPalette(palette)
            app.setFont(font)
            app.setStyleSheet(sheet)

    def colour(self, role: str) -> QColor:
        """The colour of ``role`` in the scheme in use."""
        return self._scheme.colours[role]

    def stage_colour(self, stage: int) -> QColor:
        """The colour of stage 1 to 9."""
        return self._scheme.stage[stage - 1]

    @property
    def line(self) -> int:
        """The width of an outline in pixels."""
        return 2 if self._scheme.is_contrast else 1

    def px(self, pixels: float) -> int:
        """A size at 100 % in the text size in use."""
        return round(pixels * self._scale)

    def size(self, name: str) -> int:
        """A named size of the tokens in the text size in use."""
        return self.px(self.tokens.size[name])

    def font(self, role: str) -> QFont:
        """The font of a type role, such as ``body`` or ``figures`` (body with figures of one width)."""
        return self._fonts.font(role)

    def metrics(self, role: str) -> QFontMetrics:
        """The measures of :meth:`font`, kept."""
        found = self._metrics.get(role)
        if found is None:
            found = self._metrics[role] = QFontMetrics(self.font(role))
        return found

    def pixmap(self, name: str, role: str, size: int, ratio: float) -> QPixmap:
        """The icon ``name`` in the colour of ``role``, ``size`` logical pixels wide, sharp at ``ratio``."""
        return self._icons.pixmap(name, self.colour(role), size, ratio)

    def icon(self, name: str, role: str = "text_muted", size: int | None = None) -> QIcon:
        """The icon for buttons and menus, with its disabled form."""
        side = self.size("icon") if size is None else size
        return self._icons.icon(
            name, self.colour(role), self.colour("text_disabled"), side, self._app.devicePixelRatio()
        )

    def _wanted_scheme(self) -> SchemeName:
        """The scheme that the mode asks for."""
        if self._mode != "system":
            return self._mode
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            return "contrast"
        return "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"

    def _on_system_scheme_changed(self) -> None:
        """Follow the system unless the person chose otherwise."""
        if self._mode == "system" and self._wanted_scheme() != self._scheme.name:
            self.apply("system")
