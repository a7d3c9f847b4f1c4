"""The colours of paper, by role: always black on white, and told apart in grey by their lightness."""

from __future__ import annotations

from PySide6.QtGui import QColor

_INK: dict[str, str] = {
    "paper": "#FFFFFF",
    "ink": "#11151C",
    "muted": "#4C5768",
    "faint": "#7A8493",
    "rule": "#9AA3B0",
    "hair": "#D5DAE2",
    "accent": "#2250B4",
    "accent_text": "#2250B4",
    "soft": "#E7ECF8",
    "bar": "#5A84D6",
    "green": "#0F6238",
    "green_bg": "#FFFFFF",
    "amber_ink": "#4A2E00",
    "amber_bg": "#FFD98A",
    "red": "#8E1515",
    "heat1": "#E9EEFA",
    "heat2": "#C9D6F2",
    "heat3": "#93AFE8",
    "heat4": "#3F6FC9",
    "heat5": "#12367C",
}


def colour(role: str) -> QColor:
    """The colour of a role; raises ``KeyError`` for a word that is none."""
    return QColor(_INK[role])


def grey(role: str) -> QColor:
    """The same colour as a printer without colours shows it: by its lightness alone."""
    found = colour(role)
    light = round(0.299 * found.red() + 0.587 * found.green() + 0.114 * found.blue())
    return QColor(light, light, light)
