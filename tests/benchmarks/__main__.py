"""``make bench`` (or ``python -m tests.benchmarks [B2 B6 …] [--repeats N] [--folder DIR]``): measure, print the table.

Nothing here passes or fails. Files are made in a temporary folder, or kept in ``--folder`` for the next time.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.benchmarks import overview, starting, window, works
from tests.benchmarks.works import Bench, Row

WORKS = {
    "B1": starting.b1,
    "B2": works.b2,
    "B3": works.b3,
    "B4": works.b4,
    "B5": works.b5,
    "B6": works.b6,
    "B7": window.b7,
    "B8": window.b8,
    "B9": window.b9,
    "B10": window.b10,
    "B11": window.b11,
    "B12": works.b12,
    "B13": window.b13,
    "B14": overview.b14,
    "B15": works.b15,
    "B16": starting.b16,
}
HEAD = ("work", "what", "ours", "peer or floor", "theirs", "ratio", "goal", "unit", "peak MB", "")
LINE = "{:<4} {:<36} {:>8} {:<28} {:>8} {:>6} {:>6} {:<7} {:>8}  {}"


def main() -> None:
    """Measure what is asked for, everything otherwise."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("works", nargs="*", metavar="WORK", help=f"of {', '.join(WORKS)}; default: all")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    chosen = parser.parse_args()
    unknown = set(chosen.works) - set(WORKS)
    if unknown:
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(WORKS)}")
    with tempfile.TemporaryDirectory(prefix="axonix-bench-") as temporary:
        folder = chosen.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        bench = Bench(folder.resolve(), chosen.repeats)
        print(LINE.format(*HEAD))
        for name in chosen.works or WORKS:
            try:
                rows = WORKS[name](bench)
            except works.BrokenRunError as error:
                rows = [Row(name, "not measured", None, "-", None, None, remark=str(error))]
            for row in rows:
                print(told(row), flush=True)


def told(row: Row) -> str:
    """A line of the table."""
    ratio = row.ours / row.theirs if row.ours is not None and row.theirs else None
    return LINE.format(
        row.work,
        row.name,
        _figure(row.ours),
        row.peer,
        _figure(row.theirs),
        _figure(ratio),
        "-" if row.goal is None else f"≤{row.goal:g}",
        row.unit,
        "-" if row.peak is None else f"{row.peak:.0f}",
        row.remark,
    ).rstrip()


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


if __name__ == "__main__":
    main()
