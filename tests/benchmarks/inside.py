"""What is measured inside an open window: ``python -m tests.benchmarks.inside WORK PROGRAMME`` prints seconds as JSON.

The window is drawn off screen. Each work opens the programme afresh; the first, warming round is thrown away.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from axonix_desktop.actions.bulk_records import change_records
from axonix_desktop.paths import resources_folder
from axonix_desktop.store.search import SearchIndex
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.messages import Unattended
from axonix_desktop.ui.opened import OpenedProgrammes
from axonix_desktop.ui.page_list import PAGES
from axonix_desktop.ui.records.columns import SortKey
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.window_state import WindowState
from tests.benchmarks.measure import memory

Figures = dict[str, float]
FULL_HD = (1920, 1080)


def opened(programme: Path) -> Desk:
    """A window on ``programme`` with the grid of use cases."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    folder = Path(tempfile.mkdtemp(prefix="axonix-bench-state-"))
    state = WindowState(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))
    state.keep("page", "use_cases")
    look = Look(app, resources_folder() / "themes", folder / "icons.json")
    look.apply("light", 1.0)
    programmes = OpenedProgrammes(
        clock=lambda: datetime.now(UTC), actor="Bench", samples=resources_folder() / "samples"
    )
    desk = Desk(look, state, programmes, Unattended)
    desk.window.resize(*FULL_HD)
    desk.begin(programme)
    desk.window.show()
    desk.settle()
    rest()
    return desk


def rest(rounds: int = 20) -> None:
    """Let everything happen that has been put off."""
    for _ in range(rounds):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as a running event loop does


def timed(acts: Iterable[Callable[[], object]], *, is_cpu: bool = False) -> list[float]:
    """Seconds of each act with what it leaves to the event loop."""
    clock = time.process_time if is_cpu else time.perf_counter
    taken: list[float] = []
    for act in acts:
        begun = clock()
        act()
        QApplication.processEvents()
        taken.append(clock() - begun)
    return taken


def percentiles(taken: list[float]) -> Figures:
    """The middle and the 95th of a hundred."""
    return {"p50": statistics.median(taken), "p95": statistics.quantiles(taken, n=20)[-1]}


def edit(programme: Path) -> Figures:
    """One cell changed, kept and shown, eighty times; then only kept, in turns with a synced write of 4 kB."""
    desk = opened(programme)
    bench = desk.bench
    assert bench is not None
    ids = bench.cases.records.ids
    acts = [
        partial(bench.change, partial(change_records, kind="use_case",
                                      changes=[(ids[place], {"title": f"Changed {place}"})]), "")
        for place in range(80)
    ]  # fmt: skip
    taken = timed(acts)[5:]
    kept, floor = [], []
    with (programme.parent / "sync.bin").open("wb") as file:
        for place in range(80, 160):
            change = partial(change_records, kind="use_case", changes=[(ids[place], {"title": f"Changed {place}"})])
            begun = time.perf_counter()
            bench.programme.act(change)
            kept.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            file.write(b"x" * 4096)
            file.flush()
            os.fdatasync(file.fileno())
            floor.append(time.perf_counter() - begun)
    return {**percentiles(taken), "kept": statistics.median(kept[5:]), "sync": statistics.median(floor)}


def sort(programme: Path) -> Figures:
    """Three keys over all rows, beside a sorting proxy over the same model."""
    desk = opened(programme)
    assert desk.bench is not None
    shown = desk.bench.cases
    shown.need("risk_tier", "priority")
    keys = [
        [SortKey("stage"), SortKey("owner_id"), SortKey("title", is_descending=bool(turn % 2))] for turn in range(6)
    ]
    ours = timed([partial(shown.sort_by, one) for one in keys], is_cpu=True)[1:]
    page = desk.bench.pages["use_cases"]
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(page.model)  # type: ignore[attr-defined]
    theirs = timed([partial(proxy.sort, page.model.section_of("title"), Qt.SortOrder.AscendingOrder)],  # type: ignore[attr-defined]
                   is_cpu=True)  # fmt: skip
    return {"ours": statistics.median(ours), "proxy": theirs[0]}


def search(programme: Path) -> Figures:
    """Each key typed into the filter box and into the search over everything."""
    desk = opened(programme)
    assert desk.bench is not None
    shown = desk.bench.cases
    typed = ["i", "in", "inv", "invo", "invoi", "invoic", "invoice", "invoice f", "invoice fo", "c", "cl", "cla",
             "clai", "claim", "r", "ro", "rou", "rout", "route", "route d"]  # fmt: skip
    timed([partial(shown.filter_by, "warm"), partial(shown.filter_by, "")])
    keys = timed([partial(shown.filter_by, words) for words in typed * 3])
    index = SearchIndex(desk.bench.programme.file)
    index.build(lambda _words: None)
    found = timed([partial(index.find, words, 40) for words in typed * 3])
    return {**percentiles(keys), **{f"all_{name}": value for name, value in percentiles(found).items()}}


def scroll(programme: Path) -> Figures:
    """Three rows further, again and again; beside a view and a model that are all of C++."""
    desk = opened(programme)
    assert desk.bench is not None
    grid = desk.bench.pages["use_cases"].grid  # type: ignore[attr-defined]
    bar, row = grid.verticalScrollBar(), grid.rowHeight(0)
    ours = timed([partial(bar.setValue, step * 3 * row) for step in range(1, 200)], is_cpu=True)[10:]
    model = QStandardItemModel(4_000, 20)
    for line in range(4_000):
        for column in range(20):
            model.setItem(line, column, QStandardItem(f"Cell {line} of {column}"))
    plain = QTableView()
    plain.setModel(model)
    plain.verticalHeader().setDefaultSectionSize(row)
    plain.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    plain.resize(grid.size())
    plain.show()
    rest()
    theirs = timed([partial(plain.verticalScrollBar().setValue, step * 3 * row) for step in range(1, 200)],
                   is_cpu=True)[10:]  # fmt: skip
    return {**percentiles(ours), "plain": statistics.median(theirs)}


def first_paint(programme: Path, page: str) -> Figures:
    """A page shown for the first time, and scrolled."""
    desk = opened(programme)
    assert desk.bench is not None
    begun = time.process_time()
    desk.commands.run(f"view.{page}")
    QApplication.processEvents()
    shown = time.process_time() - begun
    rest()
    bars = [one for one in desk.window.workspace.pages.currentWidget().findChildren(type(
        desk.bench.pages["use_cases"].grid.verticalScrollBar()))  # type: ignore[attr-defined]
            if one.isVisible() and one.maximum() > 0 and one.orientation() is Qt.Orientation.Vertical]  # fmt: skip
    bar = max(bars, key=lambda one: one.maximum(), default=None)
    steps = timed([partial(bar.setValue, step * 60) for step in range(1, 80)], is_cpu=True) if bar else [0.0, 0.0]
    return {"first": shown, **percentiles(steps)}


def all_pages(programme: Path) -> Figures:
    """The memory of the window after every page and tab has been visited, in MB (PSS)."""
    desk = opened(programme)
    for one in (tab for page in PAGES for tab in (page.tabs or (page,))):
        desk.commands.run(f"view.{one.page_id}")
        rest()
        begun = time.perf_counter()
        while desk.bench is not None and desk.bench.jobs._running and time.perf_counter() - begun < 30:
            rest()
    return {"memory": memory(os.getpid())}


WORKS: dict[str, Callable[[Path], Figures]] = {
    "edit": edit,
    "sort": sort,
    "search": search,
    "scroll": scroll,
    "board": lambda programme: first_paint(programme, "board"),
    "roadmap": lambda programme: first_paint(programme, "roadmap"),
    "pages": all_pages,
}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(WORKS[sys.argv[1]](Path(sys.argv[2]))) + "\n")
    sys.stdout.flush()
    os._exit(0)
