"""B7 to B11 and B13: what a person feels in the open window, measured inside it (``inside.py``), off screen."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from tests.benchmarks import data
from tests.benchmarks.measure import ENVIRONMENT, BrokenRunError
from tests.benchmarks.starting import office_memory
from tests.benchmarks.works import Bench, Row

_LONGEST_SECONDS = 300
_INSIDE = (
    "from axonix_desktop import app; app._import_plainly();"  # as the program begins
    " from runpy import run_module; run_module('tests.benchmarks.inside', run_name='__main__')"
)


def measured(bench: Bench, work: str, programme: Path) -> dict[str, float]:
    """The figures of ``work`` on a copy of ``programme``: the median of the repeats. Raises BrokenRunError."""
    rounds: list[dict[str, float]] = []
    for _ in range(bench.repeats):
        copy = Path(shutil.copy(programme, bench.fresh("inside.axonix")))
        done = subprocess.run(
            [sys.executable, "-c", _INSIDE, work, copy], capture_output=True, text=True, check=False,
            env={**ENVIRONMENT, "QT_QPA_PLATFORM": "offscreen"}, timeout=_LONGEST_SECONDS,
        )  # fmt: skip
        if done.returncode:
            raise BrokenRunError(f"{work} ended with {done.returncode}: {done.stderr.strip()[-160:]}")
        rounds.append(json.loads(done.stdout.splitlines()[-1]))
    return {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}


def _ten_thousand(bench: Bench) -> Path:
    return bench.imported(data.tracker(bench.folder / "ten_thousand.xlsx", 10_000), "b6.axonix")


def _hundred_thousand(bench: Bench) -> Path:
    return bench.imported(data.tracker(bench.folder / "hundred_thousand.xlsx", 100_000), "b5.axonix")


def _line(work: str, name: str, seconds: float, limit_ms: float, unit: str = "wall ms") -> Row:
    """A line against a limit in milliseconds."""
    return Row(work, name, seconds * 1_000, "limit", limit_ms, 1.0, unit)


def b7(bench: Bench) -> list[Row]:
    """One edit, committed and shown."""
    found = measured(bench, "edit", _ten_thousand(bench))
    return [
        _line("B7", "one edit kept and shown, p50", found["p50"], 20),
        _line("B7", "one edit kept and shown, p95", found["p95"], 50),
        Row("B7", "one edit kept, p50", found["kept"] * 1_000, "4 kB fdatasync", found["sync"] * 1_000, 8, "wall ms"),
    ]


def b8(bench: Bench) -> list[Row]:
    """Three sort keys over 100,000 rows."""
    found = measured(bench, "sort", _hundred_thousand(bench))
    return [
        Row("B8", "sort 100,000, 3 keys", found["ours"] * 1_000, "QSortFilterProxyModel, 1 key",
            found["proxy"] * 1_000, 0.02, "CPU ms"),
    ]  # fmt: skip


def b9(bench: Bench) -> list[Row]:
    """A key typed, over 100,000 use cases."""
    found = measured(bench, "search", _hundred_thousand(bench))
    return [
        _line("B9", "key in the filter, 100,000, p50", found["p50"], 50),
        _line("B9", "key in the filter, 100,000, p95", found["p95"], 50),
        _line("B9", "key in the search of all words, p95", found["all_p95"], 50),
    ]


def b10(bench: Bench) -> list[Row]:
    """Three rows further in a full-HD window."""
    found = measured(bench, "scroll", _hundred_thousand(bench))
    return [
        Row("B10", "scroll step, 100,000, median", found["p50"] * 1_000, "all-C++ view and model",
            found["plain"] * 1_000, 1.2, "CPU ms"),
        _line("B10", "scroll step, 100,000, p95", found["p95"], 16, "CPU ms"),
    ]  # fmt: skip


def b11(bench: Bench) -> list[Row]:
    """Board and roadmap with 2,000 use cases."""
    source = data.tracker(bench.folder / "two_thousand.xlsx", 2_000)
    programme = bench.imported(source, "b11.axonix")
    rows: list[Row] = []
    for page in ("board", "roadmap"):
        found = measured(bench, page, programme)
        rows.append(_line("B11", f"{page}, 2,000, first paint", found["first"], 150, "CPU ms"))
        rows.append(_line("B11", f"{page}, 2,000, scroll p95", found["p95"], 16, "CPU ms"))
    return rows


def b13(bench: Bench) -> list[Row]:
    """Memory with every page visited."""
    programme = _ten_thousand(bench)
    ours = measured(bench, "pages", programme)["memory"]
    try:
        theirs: float | None = office_memory(bench)
        remark = ""
    except BrokenRunError as error:
        theirs, remark = None, str(error)
    return [Row("B13", "memory, every page visited", ours, "LibreOffice Calc", theirs, 0.8, "MB PSS", ours, remark)]
