"""How large a dialog opens: as wanted, but never larger than the screen it stands on."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

_FRAME = 48
"""What the title bar and the edges take."""


def open_at(dialog: QDialog, wide: int, high: int) -> None:
    """Let ``dialog`` open with this size, or with the room of its screen where that is less."""
    room = dialog.screen().availableGeometry()
    dialog.resize(min(wide, room.width() - _FRAME), min(high, room.height() - _FRAME))
