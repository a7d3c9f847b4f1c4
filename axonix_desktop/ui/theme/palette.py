"""The palette of a scheme; Qt's own scheme switch does not change it on every platform."""

from __future__ import annotations

from PySide6.QtGui import QPalette

from axonix_desktop.ui.theme.tokens import Scheme

_Role = QPalette.ColorRole
_ROLES = {
    _Role.Window: "window",
    _Role.WindowText: "text",
    _Role.Base: "surface",
    _Role.AlternateBase: "surface_alt",
    _Role.Text: "text",
    _Role.Button: "surface",
    _Role.ButtonText: "text",
    _Role.BrightText: "on_accent",
    _Role.ToolTipBase: "tooltip_bg",
    _Role.ToolTipText: "tooltip_fg",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on_accent",
    _Role.Accent: "accent",
    _Role.Link: "link",
    _Role.LinkVisited: "link",
    _Role.PlaceholderText: "text_faint",
    _Role.Light: "surface",
    _Role.Midlight: "surface_alt",
    _Role.Mid: "border",
    _Role.Dark: "border_strong",
    _Role.Shadow: "border_strong",
}


def palette_of(scheme: Scheme) -> QPalette:
    """The palette with every role of ``scheme``; disabled text is muted."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, scheme.colours[name])
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, scheme.colours["text_disabled"])
    return palette
