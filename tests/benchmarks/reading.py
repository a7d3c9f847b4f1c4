"""Reading alone, helper process included, against calamine's bare read: ``python -m tests.benchmarks.reading``.

With a path it is the measured program itself: it reads that file and ends.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.benchmarks import data
from tests.benchmarks.measure import run
from tests.benchmarks.works import PEERS, Bench, Row, real, row

READ = (sys.executable, "-m", "tests.benchmarks.reading")


def reading(bench: Bench) -> list[Row]:
    """A real tracker and 100,000 × 30, each read from the file into sheets of cells."""
    rows: list[Row] = []
    for source in (real(bench), data.tracker(bench.folder / "hundred_thousand.xlsx", 100_000)):
        done = bench.alternate(
            ours=lambda source=source: run((*READ, source)),
            calamine=lambda source=source: run((*PEERS, "calamine_read", source)),
        )
        rows.append(row("R", f"read {source.stem[:28]}", done["ours"], "calamine bare read", done["calamine"], 2.0))
    return rows


def main() -> None:
    """Measure, or read the file named."""
    if len(sys.argv) > 1:
        from axonix_desktop.exchange.workbook import read_workbook

        read_workbook(Path(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory(prefix="axonix-bench-") as folder:
        for one in reading(Bench(Path(folder), 3)):
            print(one)


if __name__ == "__main__":
    main()
