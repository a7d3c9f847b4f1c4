"""How much of a file is read, and how much of the machine its reading may take.

Everything here is imported by the reading helper, which must start fast: the standard library only, and little of it.
"""

from __future__ import annotations

import os
import sys

FILE_BYTES = 100 * 2**20
"""Largest file that is opened at all."""
PARTS = 5_000
"""Most parts a zip container may hold."""
INFLATED_BYTES = 500 * 2**20
"""Most bytes all parts of a container may come to when unpacked."""
RATIO = 200
"""Most bytes one packed byte may become, in parts larger than ``RATIO_FROM``."""
RATIO_FROM = 10 * 2**20
XML_DEPTH = 100
"""Deepest nesting of elements that is followed."""
SHEETS = 300
"""Most sheets that are read when none is picked."""
ROWS = 200_000
"""Most rows with values in one sheet."""
CELLS = 6_000_000
"""Most cells with values in one sheet."""
SLOTS = 20_000_000
"""Most places from column A to each row's last value, over all rows of one sheet."""
SHEET_ROWS = 1_048_576
SHEET_COLUMNS = 16_384
TEXT_CHARACTERS = 100_000
"""Longest text of one cell; a longer one becomes an error cell."""
LINE_CHARACTERS = 1_000_000
"""Longest line of a text table."""
MEMORY_BYTES = 2**30
"""Memory of the helper process."""
SILENT_SECONDS = 20.0
"""The helper is stopped after this long without progress."""

_JOB_MEMORY_AND_KILL = 0x0100 | 0x2000


def confine() -> None:
    """Bound this process's memory and give way to others; where the system offers neither, go on without."""
    if sys.platform == "win32":
        _confine_by_job()
        return
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        pass
    os.nice(5)


def _confine_by_job() -> None:
    """Put this process into a Windows job that ends it when it takes more memory than allowed."""
    import ctypes
    from ctypes import wintypes

    class Basic(ctypes.Structure):
        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_set", ctypes.c_size_t),
            ("most_set", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class Extended(ctypes.Structure):
        _fields_ = (
            ("basic", Basic),
            ("io_counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process", ctypes.c_size_t),
            ("peak_job", ctypes.c_size_t),
        )

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - the name exists on Windows only
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
    wanted = Extended()
    wanted.basic.flags = _JOB_MEMORY_AND_KILL
    wanted.process_memory = MEMORY_BYTES
    extended_limits = 9
    kernel.SetInformationJobObject(job, extended_limits, ctypes.byref(wanted), ctypes.sizeof(wanted))
    kernel.AssignProcessToJobObject(job, wintypes.HANDLE(kernel.GetCurrentProcess()))
