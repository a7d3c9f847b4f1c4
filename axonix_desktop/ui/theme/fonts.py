"""One function gives the font of each role: a variable font ignores ordinary weights, so its axis is set."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

_FIGURES_SUFFIX = "figures"


def load_family() -> str:
    """Load the packaged Inter and return its family, or the system's own where it cannot be loaded."""
    spec = find_spec("fontpkg_inter")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        for file in sorted((Path(folder) / "files").glob("Inter[[]*.ttf")):
            families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
            if families:
                return families[0]
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


class FontBook:
    """The fonts of the type roles at one text size.

    Besides the roles of the tokens there are ``figures``, ``small_figures`` and the like (the role with figures of
    one width, for numbers only: the feature widens hyphens) and ``caption_strong``, ``small_strong``.
    """

    def __init__(self, types: dict[str, tuple[int, int, int]]) -> None:
        self._types = types
        self._family = load_family()
        self._scale = 1.0
        self._fonts: dict[str, QFont] = {}

    def set_scale(self, scale: float) -> None:
        """Take another text size (a factor)."""
        if scale != self._scale:
            self._scale = scale
            self._fonts.clear()

    def font(self, role: str) -> QFont:
        """The font of ``role``; the same object every time, so that painters need not build one."""
        found = self._fonts.get(role)
        if found is None:
            found = self._fonts[role] = self._made(role)
        return found

    def _made(self, role: str) -> QFont:
        """Build the font of ``role``."""
        plain = role.removesuffix(_FIGURES_SUFFIX).rstrip("_") or "body"
        is_strong = plain not in self._types and plain.endswith("_strong")
        size, weight, _line = self._types[plain.removesuffix("_strong") if is_strong else plain]
        if is_strong:
            weight = 600
        font = QFont(self._family)
        font.setPixelSize(max(round(size * self._scale), 1))
        font.setVariableAxis(QFont.Tag("wght"), weight)
        font.setVariableAxis(QFont.Tag("opsz"), 14)
        if role.endswith(_FIGURES_SUFFIX):
            font.setFeature(QFont.Tag("tnum"), 1)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font
