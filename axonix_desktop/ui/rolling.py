"""An area that rolls what does not fit: no frame, no colour and no stop of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def rolling(inside: QWidget, *, is_sideways: bool = False) -> QScrollArea:
    """``inside`` in an area as wide as its place; ``is_sideways`` lets it be rolled to the side as well."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what stands in it is stopped at, and rolls it
    policies = Qt.ScrollBarPolicy
    area.setHorizontalScrollBarPolicy(policies.ScrollBarAsNeeded if is_sideways else policies.ScrollBarAlwaysOff)
    area.setWidget(inside)
    area.viewport().setAutoFillBackground(False)
    inside.setAutoFillBackground(False)
    return area


def put_inside(area: QScrollArea, inside: QWidget) -> None:
    """Let ``area`` roll ``inside`` instead of what it rolled before.

    Qt would delete the former widget at once, also while a key pressed in it is still being handled; here it goes when
    its events are through.
    """
    former = area.takeWidget()
    if former is not None:
        former.hide()
        former.setParent(area)
        former.deleteLater()
    area.setWidget(inside)
