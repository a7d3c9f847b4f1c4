"""Round steps for an axis that begins at zero, and ink that can be read on a fill."""

from __future__ import annotations

from math import floor, log10

from PySide6.QtGui import QColor

from axonix_desktop.ui.theme.look import Look

STEPS = (1, 2, 5, 10)


def ticks(most: int, wanted: int = 4) -> list[int]:
    """Round whole numbers from 0 up to ``most``, about ``wanted`` steps."""
    if most <= 0:
        return [0]
    rough = max(most / wanted, 1)
    power = 10 ** floor(log10(rough))
    step = max(next((int(one * power) for one in STEPS if one * power >= rough), int(10 * power)), 1)
    return list(range(0, most + 1, step))


def ink_on(look: Look, fill: QColor) -> QColor:
    """The ink of the look that reads best on ``fill``."""
    return max((look.colour(role) for role in ("text", "on_blue", "surface")), key=lambda one: contrast(one, fill))


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
