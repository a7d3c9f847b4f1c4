"""Asks the C library to give memory back that is no longer used.

By default the one of Linux keeps a store of memory for every thread that ever worked and holds on to large pieces that
were freed: a window that has shown every page would hold a third more than it uses. Other systems are left as they are.
"""

from __future__ import annotations

import sys

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
_LARGE = 256 * 1024


def spare_memory() -> None:
    """One store for all threads; large pieces go straight back to the system."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    try:
        adjust = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):  # another C library
        return
    for what, value in ((_ARENA_MAX, 1), (_MMAP_THRESHOLD, _LARGE), (_TRIM_THRESHOLD, _LARGE)):
        adjust(what, value)
