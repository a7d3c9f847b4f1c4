"""The works that are measured, B2 to B6, B12 and B15 of the goals: each returns its rows of the table."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import data
from tests.benchmarks.measure import BrokenRunError, Cost, median, run

Command = Sequence[str | Path]
AXONIX: Command = (sys.executable, "-c", "from axonix_desktop.cli.main import main; main()")
PEERS: Command = (sys.executable, "-m", "tests.benchmarks.peers")
WINDOW: Command = (sys.executable, "-m", "axonix_desktop")


@dataclass(frozen=True)
class Row:
    """One line of the table. ``unit`` says what is compared; a missing peer has a reason instead of a figure."""

    work: str
    name: str
    ours: float | None
    peer: str
    theirs: float | None
    goal: float | None
    unit: str = "CPU s"
    peak: float | None = None
    remark: str = ""


@dataclass(frozen=True)
class Bench:
    """Where measurements lay their files, and how often they repeat."""

    folder: Path
    repeats: int

    def fresh(self, name: str) -> Path:
        """A path in the folder at which nothing lies."""
        path = self.folder / name
        for old in self.folder.glob(f"{name}*"):
            old.unlink()
        return path

    def alternate(self, **sides: Callable[[], Cost]) -> dict[str, Cost | str]:
        """Run the sides in turns; the median of each, or the reason why there is none."""
        costs: dict[str, list[Cost]] = {name: [] for name in sides}
        broken: dict[str, str] = {}
        for _ in range(self.repeats):
            for name, side in sides.items():
                if name in broken:
                    continue
                try:
                    costs[name].append(side())
                except BrokenRunError as error:
                    broken[name] = str(error)
        return {name: broken.get(name) or median(costs[name]) for name in sides}

    def office(self, source: Path, form: str) -> Callable[[], Cost]:
        """LibreOffice loading ``source`` and writing it as ``form``, without a window."""

        def convert() -> Cost:
            program = shutil.which("soffice")
            if program is None:
                raise BrokenRunError("missing: libreoffice-calc is not installed")
            profile = f"-env:UserInstallation=file://{self.folder / 'office'}"
            out = self.folder / "converted"
            return run((program, profile, "--headless", "--convert-to", form, "--outdir", out, source))

        return convert

    def imported(self, source: Path, name: str) -> Path:
        """A programme file with ``source`` imported, made once."""
        path = self.folder / name
        if not path.exists():
            run((*AXONIX, "import", source, "--into", path))
        return path


def row(
    work: str, name: str, ours: Cost | str, peer: str, theirs: Cost | str, goal: float | None, *, wall: bool = False
) -> Row:
    """Make a line of two costs, or of the reason why one is missing."""
    remark = "; ".join(cost for cost in (ours, theirs) if isinstance(cost, str))
    ours_seconds, their_seconds = (
        None if isinstance(cost, str) else cost.wall if wall else cost.cpu for cost in (ours, theirs)
    )
    if wall and not isinstance(ours, str) and not isinstance(theirs, str):
        remark = f"CPU s {ours.cpu:.2f} and {theirs.cpu:.2f}"
    peak = None if isinstance(ours, str) else ours.peak
    return Row(work, name, ours_seconds, peer, their_seconds, goal, "wall s" if wall else "CPU s", peak, remark)


def real(bench: Bench) -> Path:
    """The real tracker, or ten thousand rows of our own where there is none."""
    return data.real_tracker() or data.tracker(bench.folder / "ten_thousand.xlsx", 10_000)


def b2(bench: Bench) -> list[Row]:
    """Import of a real tracker into a new file against pandas merely reading it."""
    source = real(bench)
    done = bench.alternate(
        ours=lambda: run((*AXONIX, "import", source, "--into", bench.fresh("b2.axonix"))),
        pandas=lambda: run((*PEERS, "pandas_read", source)),
    )
    return [row("B2", f"import {source.stem[:28]}", done["ours"], "pandas + openpyxl read", done["pandas"], 1.0)]


def b3(bench: Bench) -> list[Row]:
    """Import of 100,000 × 30 against calamine's bare read and LibreOffice's load."""
    source = data.tracker(bench.folder / "hundred_thousand.xlsx", 100_000)
    done = bench.alternate(
        ours=lambda: run((*AXONIX, "import", source, "--into", bench.fresh("b3.axonix"))),
        calamine=lambda: run((*PEERS, "calamine_read", source)),
        office=bench.office(source, "csv"),
    )
    return [
        row("B3", "import 100,000 × 30", done["ours"], "calamine bare read", done["calamine"], 3.0),
        row("B3", "import 100,000 × 30", done["ours"], "LibreOffice load + csv", done["office"], 0.6),
    ]


def b4(bench: Bench) -> list[Row]:
    """Import of an unchanged tracker again against its first import."""
    source = real(bench)
    again = bench.imported(source, "b4.axonix")
    done = bench.alternate(
        ours=lambda: run((*AXONIX, "import", source, "--into", again)),
        first=lambda: run((*AXONIX, "import", source, "--into", bench.fresh("b4first.axonix"))),
    )
    return [row("B4", "import unchanged again", done["ours"], "first import (B2)", done["first"], 0.6)]


def b5(bench: Bench) -> list[Row]:
    """What the journal costs: writing 100,000 rows with and without it, the file, the undo."""
    source = bench.imported(data.tracker(bench.folder / "hundred_thousand.xlsx", 100_000), "b5.axonix")
    bare, ours, undone = (bench.folder / name for name in ("b5.bare", "b5.journalled", "b5.undone"))

    def undo() -> Cost:
        shutil.copyfile(ours, undone)
        return run((*AXONIX, "undo", undone))

    done = bench.alternate(
        ours=lambda: run((*PEERS, "journalled", source, bench.fresh(ours.name))),
        bare=lambda: run((*PEERS, "bare_insert", source, bench.fresh(bare.name))),
        reading=lambda: run((*PEERS, "read_only", source)),
        beginning=lambda: run((*PEERS, "new_file", source, bench.fresh("b5.empty"))),
        undo=undo,
    )
    written, plain = _less(done["ours"], done["beginning"]), _less(done["bare"], done["reading"])
    rows = [
        row("B5", "write 100,000 journalled", written, "the same, no journal", plain, 1.7),
        row("B5", "undo of that write", done["undo"], "the write", written, 1.0),
    ]
    if ours.exists() and bare.exists():
        sizes = [path.stat().st_size / 1e6 for path in (ours, bare)]
        rows.append(Row("B5", "programme file", sizes[0], "the same, no journal", sizes[1], 1.25, "MB"))
    return rows


def _less(cost: Cost | str, part: Cost | str) -> Cost | str:
    if isinstance(cost, str) or isinstance(part, str):
        return cost
    return Cost(cost.wall - part.wall, cost.cpu - part.cpu, cost.peak)


def b6(bench: Bench) -> list[Row]:
    """Export of 10,000 use cases against openpyxl writing the same rows."""
    source = data.tracker(bench.folder / "ten_thousand.xlsx", 10_000)
    programme = bench.imported(source, "b6.axonix")
    done = bench.alternate(
        ours=lambda: run((*AXONIX, "export", programme, bench.fresh("b6.xlsx"))),
        openpyxl=lambda: run((*PEERS, "openpyxl_write", source, bench.fresh("b6peer.xlsx"))),
    )
    return [row("B6", "export 10,000 use cases", done["ours"], "openpyxl writing the same", done["openpyxl"], 0.5)]


def b12(bench: Bench) -> list[Row]:
    """The steering PDF of a real programme against LibreOffice printing its tracker."""
    source = real(bench)
    programme = bench.imported(source, "b12.axonix")
    done = bench.alternate(
        ours=lambda: run(
            (*AXONIX, "report", programme, bench.fresh("b12.pdf")), environment={"QT_QPA_PLATFORM": "offscreen"}
        ),
        office=bench.office(source, "pdf"),
    )
    return [row("B12", "steering PDF", done["ours"], "LibreOffice tracker to PDF", done["office"], 0.5)]


def b15(bench: Bench) -> list[Row]:
    """A tracker read, grouped, sorted and written again: by us with a programme file between, by a script of pandas."""
    source = data.tracker(bench.folder / "ten_thousand.xlsx", 10_000)

    def ours() -> Cost:
        programme = bench.fresh("b15.axonix")
        steps = (("import", source, "--into", programme), ("stats", programme, "--json"),
                 ("export", programme, bench.fresh("b15.xlsx")))  # fmt: skip
        costs = [run((*AXONIX, *step)) for step in steps]
        return Cost(sum(cost.wall for cost in costs), sum(cost.cpu for cost in costs), max(cost.peak for cost in costs))

    done = bench.alternate(
        ours=ours, pandas=lambda: run((*PEERS, "pandas_script", source, bench.fresh("b15peer.xlsx")))
    )
    return [row("B15", "import, figures, export of 10,000", done["ours"], "pandas script", done["pandas"], 0.5)]
