"""Collects cycles of Python objects on the main thread only.

Left to itself Python collects in whichever thread happens to allocate. A dialog or a page that is part of a cycle would
then now and then be taken down by a thread of :mod:`axonix_desktop.ui.jobs`, and Qt does not survive a widget that is
destroyed outside the main thread.
"""

from __future__ import annotations

import gc
from math import prod

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS = 1_000


class Collector(QObject):
    """Takes over from Python's own collecting, by its thresholds, between two events; made on the main thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._lasting = self._since = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self.check)
        self._timer.start()

    def check(self) -> None:
        """Collect as far as was allocated since the last time.

        A threshold counts the collections of the generation below, so that their product counts objects: what Python
        would have reached in many small collections is reached here in one. Everything is only looked through once as
        many objects were made as there were the last time: in a large programme that takes half a second, in which
        nothing moves.
        """
        counts, thresholds = gc.get_count(), gc.get_threshold()
        made, enough = counts[0], (thresholds[0], thresholds[0] * thresholds[1], prod(thresholds))
        for generation in (2, 1, 0):
            is_early = generation == 2 and self._since + made < self._lasting
            if not is_early and (
                made > enough[generation] or (generation and counts[generation] > thresholds[generation])
            ):
                gc.collect(generation)
                self._since += made
                if generation == 2:
                    self._lasting, self._since = len(gc.get_objects()), 0
                return
