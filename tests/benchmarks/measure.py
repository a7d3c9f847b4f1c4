"""Runs programs side by side and measures what they cost: wall time, CPU time and memory of the whole process tree.

The machines are noisy. So a measurement alternates ours and the peers', takes medians, and prefers CPU time (user +
system, of a process and the children it waited for) over wall time.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

POLL_SECONDS = 0.05
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""What a measured program sees: as a person's machine has it, with compiled modules kept."""


class BrokenRunError(Exception):
    """A measured program failed; the message is what it said last."""


@dataclass(frozen=True)
class Cost:
    """Seconds of wall and CPU time, and the highest memory of the process tree in MB (PSS)."""

    wall: float
    cpu: float
    peak: float


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each figure; the peak is the highest."""
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.cpu for cost in costs),
        max(cost.peak for cost in costs),
    )


def run(command: Sequence[str | Path], *, environment: Mapping[str, str] | None = None) -> Cost:
    """Run ``command`` to its end and return its cost. Raises BrokenRunError when it fails."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [*map(str, command)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        env={**ENVIRONMENT, **(environment or {})},
    ) as process:
        watcher = PeakWatcher(process.pid)
        output: list[bytes] = []
        reader = threading.Thread(target=lambda: output.append(process.stdout.read() if process.stdout else b""))
        reader.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        reader.join()
        peak = watcher.stop()
    if process.returncode:
        said = b"".join(output).decode("utf-8", "replace").strip().splitlines()
        raise BrokenRunError(
            f"{Path(str(command[0])).name} ended with {process.returncode}: {(said or ['-'])[-1][:160]}"
        )
    return Cost(wall, usage.ru_utime + usage.ru_stime, max(peak, usage.ru_maxrss / 1024))


class PeakWatcher:
    """Looks at a process tree's memory every 50 ms, in a thread, until stopped."""

    def __init__(self, pid: int) -> None:
        self._pid, self._peak = pid, 0.0
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while not self._is_over.wait(POLL_SECONDS):
            self._peak = max(self._peak, sum(_pss(pid) for pid in tree(self._pid)))

    def stop(self) -> float:
        """Stop looking; return the highest memory seen, in MB."""
        self._is_over.set()
        self._thread.join()
        return self._peak


def tree(pid: int) -> list[int]:
    """``pid`` and all its living descendants."""
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                waiting += [int(child) for child in task.read_text().split()]
            except OSError:
                continue
    return found


def cpu_so_far(pid: int) -> float:
    """CPU seconds that the process tree has used so far, children that have ended included."""
    ticks = 0
    for one in tree(pid):
        try:
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += sum(int(field) for field in fields[11:15])
    return ticks / os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> float:
    """Memory of the process tree in MB (PSS: shared pages are divided among those who share them)."""
    return sum(_pss(one) for one in tree(pid))


def _pss(pid: int) -> float:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        return 0.0
    return 0.0
