"""F6 and Shift+F6 walk through the panes of the window: navigation, page bar, content, detail, status, toast."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

Pane = Callable[[], QWidget | None]


class Panes:
    """``panes`` each return the widget of a pane, or None while it is not shown."""

    def __init__(self, panes: Sequence[Pane]) -> None:
        self._panes = tuple(panes)
        self._last: dict[QWidget, QWidget] = {}

    def step(self, rows: int) -> None:
        """Put the keyboard into the next (or previous) pane, where it last was in it."""
        shown = [pane for make in self._panes if (pane := make()) is not None and pane.isVisible()]
        focus = QApplication.focusWidget()
        here = next((place for place, pane in enumerate(shown) if focus and _holds(pane, focus)), None)
        if here is not None and focus is not None:
            self._last[shown[here]] = focus
        count = len(shown)
        start = here if here is not None else (-1 if rows > 0 else 0)
        for offset in range(1, count + 1):
            target = self._target(shown[(start + offset * (1 if rows > 0 else -1)) % count])
            if target is not None and target is not focus:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _target(self, pane: QWidget) -> QWidget | None:
        """The widget of a pane that takes the keyboard."""
        last = self._last.get(pane)
        if last is not None and isValid(last) and _takes_keys(last) and _holds(pane, last):
            return last
        if _takes_keys(pane):
            return pane
        return next((child for child in _in_tab_order(pane) if _takes_keys(child)), None)


def _holds(pane: QWidget, widget: QWidget) -> bool:
    """Whether ``widget`` is the pane or lies in it."""
    return pane is widget or pane.isAncestorOf(widget)


def _takes_keys(widget: QWidget) -> bool:
    """Whether the keyboard can be put on ``widget``."""
    has_policy = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return has_policy and widget.isVisible() and widget.isEnabled()


def _in_tab_order(pane: QWidget) -> list[QWidget]:
    """The widgets of a pane in the order in which Tab reaches them."""
    found: list[QWidget] = []
    widget = pane.nextInFocusChain()
    while widget is not None and widget is not pane and len(found) < 2_000:
        if pane.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found
