"""Lets go of what PySide notes of the items of layouts, which would be mistaken for something else later on.

An item (``QWidgetItem``, ``QSpacerItem``) is no QObject: when Qt deletes it along with its widget, PySide does not
learn of it. It notes the address of each item that Python has seen, and of all items of a layout that is put into
another one. Whatever Qt makes at that address afterwards, a header or a button, then comes to Python as an item.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import shiboken6
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout

_PUTS_IN = ((QBoxLayout, "addLayout"), (QBoxLayout, "insertLayout"), (QGridLayout, "addLayout"))


def note_no_items() -> None:
    """From now on nothing is noted of the items of a layout that is put into another one."""
    for kind, name in _PUTS_IN:
        put = getattr(kind, name)
        if not hasattr(put, "__wrapped__"):
            setattr(kind, name, _without_notes(put))


def forget_items(layout: QLayout) -> None:
    """Forget the items of a layout of Qt's own and of those in it; layouts written in Python hold theirs themselves."""
    if not type(layout).__module__.startswith("PySide6."):
        return
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if isinstance(item, QLayout):
            forget_items(item)
        elif item is not None and not shiboken6.createdByPython(item):
            shiboken6.invalidate(item)


def _without_notes(put: Callable[..., None]) -> Callable[..., None]:
    @wraps(put)
    def put_in(outer: QLayout, *given: Any, **named: Any) -> None:
        put(outer, *given, **named)
        for one in (*given, *named.values()):
            if isinstance(one, QLayout):
                forget_items(one)

    return put_in
