"""The print font: found, loaded once an application exists, measured, and fitted to the room there is.

Measures are taken at a large size and scaled down, so they do not depend on any screen or printer.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

REFERENCE = 1000
"""Size in pixels at which fonts are set and measured; whoever paints scales by ``points / REFERENCE``."""

_FAMILY = "Inter"
_FILE = "files/Inter[opsz,wght].ttf"
_WEIGHT_AXIS = "wght"
_ALTERNATES = "calt"


class PrintFont:
    """Inter in any weight, or the system's own font where Inter cannot be loaded. Needs a QGuiApplication."""

    def __init__(self) -> None:
        self._family = _load()
        self._fonts: dict[int, QFont] = {}
        self._metrics: dict[int, QFontMetricsF] = {}
        self._widths: dict[tuple[str, int], float] = {}

    def font(self, weight: int) -> QFont:
        """The font at :data:`REFERENCE` pixels; the weight is set on the variable font's axis."""
        if weight not in self._fonts:
            font = QFont(self._family) if self._family else QFont()
            font.setPixelSize(REFERENCE)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            font.setFeature(QFont.Tag(_ALTERNATES), 0)  # its dashes between capitals copy from a PDF as no dash
            if self._family:
                font.setVariableAxis(QFont.Tag(_WEIGHT_AXIS), weight)
            else:
                font.setWeight(QFont.Weight(weight))
            self._fonts[weight] = font
        return self._fonts[weight]

    def width(self, words: str, size: float, weight: int = 400) -> float:
        """The words' width in points at ``size`` points."""
        known = self._widths.get((words, weight))
        if known is None:
            metrics = self._metrics.get(weight)
            if metrics is None:
                metrics = self._metrics[weight] = QFontMetricsF(self.font(weight))
            known = self._widths[words, weight] = metrics.horizontalAdvance(words)
        return known * size / REFERENCE

    def fitted(self, words: str, size: float, weight: int, room: float) -> str:
        """The words, cut with an ellipsis where they are wider than ``room`` points."""
        if self.width(words, size, weight) <= room:
            return words
        low, high = 0, len(words)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(words[:middle].rstrip() + "…", size, weight) <= room:
                low = middle
            else:
                high = middle - 1
        return words[:low].rstrip(" ,;:-–(/") + "…"

    def wrapped(self, words: str, size: float, weight: int, room: float, most: int) -> list[str]:
        """The words in at most ``most`` lines of ``room`` points; what is left over ends in an ellipsis."""
        lines: list[str] = []
        rest = words.split()
        while rest and len(lines) < most:
            if len(lines) == most - 1:
                lines.append(self.fitted(" ".join(rest), size, weight, room))
                break
            count = 1
            while count < len(rest) and self.width(" ".join(rest[: count + 1]), size, weight) <= room:
                count += 1
            lines.append(self.fitted(" ".join(rest[:count]), size, weight, room))
            rest = rest[count:]
        return lines


def _load() -> str:
    """Load Inter into the running application and return its family; empty text where that fails.

    It is loaded once, and from memory: a PDF names its fonts in an order that follows their file names, and one in
    memory has the same name on every machine.
    """
    number = 0
    while families := QFontDatabase.applicationFontFamilies(number):
        if _FAMILY in families:
            return _FAMILY
        number += 1
    spec = find_spec("fontpkg_inter")
    if spec is None or not spec.submodule_search_locations:
        return ""
    path = Path(next(iter(spec.submodule_search_locations))) / _FILE
    if not path.is_file():
        return ""
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFontFromData(path.read_bytes()))
    return families[0] if families else ""
