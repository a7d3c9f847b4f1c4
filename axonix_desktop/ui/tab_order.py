"""The Tab key walks the window as it is laid out, whichever of its parts were made last, and shows where it goes."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLayout, QWidget

from axonix_desktop.ui.layout_items import forget_items
from axonix_desktop.ui.painted import bring_into_view


def step_focus(window: QWidget, *, forwards: bool) -> bool:
    """Move the keyboard to the next or previous stop of ``window``, round and round; False when it is elsewhere."""
    here = QApplication.focusWidget()
    stops = list(_stops(window))
    if here not in stops:
        return False
    _take(stops[(stops.index(here) + (1 if forwards else -1)) % len(stops)], forwards=forwards)
    return True


def _take(stop: QWidget, *, forwards: bool) -> None:
    """Put the keyboard on a stop, rolled into view."""
    stop.setFocus(Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason)
    bring_into_view(stop)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """What the Tab key stops at inside ``widget``, as its layouts place it."""
    layout = widget.layout()
    placed = list(_placed(layout)) if layout is not None else []
    known = set(placed)
    children = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    for child in (*placed, *(one for one in children if one not in known)):
        if child.isHidden() or child.isWindow():
            continue
        if _is_stop(child):
            yield child
        if not isinstance(child, QAbstractItemView):
            yield from _stops(child)


def _placed(layout: QLayout) -> Iterator[QWidget]:
    """The widgets of a layout and of the layouts in it, in their order."""
    items = [item for place in range(layout.count()) if (item := layout.itemAt(place)) is not None]
    found = [(item.widget(), item.layout()) for item in items]
    forget_items(layout)
    for widget, inner in found:
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _placed(inner)


def _is_stop(widget: QWidget) -> bool:
    """Whether the Tab key stops here now."""
    stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(stops) and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
