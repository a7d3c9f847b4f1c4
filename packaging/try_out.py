"""Visits every page and tab of a programme in the built program: what is missing from its folder shows here.

``AXONIX_TRY_OUT=1 axonix-desktop FILE.axonix`` prints how many places were shown; it ends with 1 and says what failed.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from traceback import format_exception
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from axonix_desktop.ui.desk import Desk

PATIENCE_SECONDS = 60.0
QUIET_TURNS = 25


def main(path: Path) -> int:
    """Show everything once."""
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from axonix_desktop.paths import resources_folder
    from axonix_desktop.ui.desk import Desk
    from axonix_desktop.ui.messages import Unattended
    from axonix_desktop.ui.opened import OpenedProgrammes
    from axonix_desktop.ui.theme.look import Look
    from axonix_desktop.ui.window_state import WindowState

    faults: list[str] = []

    class Listening(Unattended):
        """Keeps what a person would be told."""

        def tell(self, title: str, text: str) -> None:
            faults.append(f"{title}: {text}")

        def tell_error(self, title: str, error: BaseException) -> None:
            faults.append(f"{title}: {error!r}")

    app = QApplication(sys.argv[:1])
    sys.excepthook = lambda kind, error, trace: faults.append("".join(format_exception(kind, error, trace)))
    resources = resources_folder()
    with tempfile.TemporaryDirectory() as folder:
        state = WindowState(QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat))
        look = Look(app, resources / "themes", Path(folder) / "icons.json")
        look.apply("light", 1.0)
        programmes = OpenedProgrammes(clock=lambda: datetime.now(UTC), actor="Try-out", samples=resources / "samples")
        desk = Desk(look, state, programmes, Listening)
        desk.begin(path)
        desk.window.show()
        desk.settle()
        try:
            shown = visit(app, desk, faults)
        finally:
            desk.window.close()
            sys.stderr.writelines(f"{fault}\n" for fault in faults)
    sys.stdout.write(f"{shown}\n")
    return 1 if faults else 0


def visit(app: QApplication, desk: Desk, faults: list[str]) -> int:
    """Show one place after another; what goes wrong is added to ``faults`` under its name. Returns how many it were."""
    from axonix_desktop.ui.page_list import PAGES
    from axonix_desktop.ui.reading_page import ReadingPage

    context = desk.context
    if context is None:
        faults.append("The file did not open")
        return 0
    under_way: set[object] = set()
    context.jobs.started.connect(under_way.add)
    context.jobs.ended.connect(under_way.discard)
    places = [one.page_id for page in PAGES for one in (page.tabs or (page,))]
    for place in places:
        before = len(faults)
        try:
            context.go(place)
        except Exception as error:  # whatever it is, the other places are looked at too
            faults.append(repr(error))
        rest(app, lambda: not under_way)
        page = desk.page()
        if page is None or page.page_id != place:
            faults.append("is not in front")
        elif isinstance(page, ReadingPage) and page.pane.title == page.reading_words.failed:
            faults.append(page.pane.accessibleName())
        if page is not None and place == "overview" and not rest(app, lambda: has_flow(desk)):
            faults.append("the flow of stages is not drawn")
        faults[before:] = [f"{place}: {fault}" for fault in faults[before:]]
    return len(places)


def has_flow(desk: Desk) -> bool:
    """Whether the chart that is made with pyqtgraph stands on the page, which is rolled down to it."""
    from axonix_desktop.ui.pages.overview import OverviewPage

    page = desk.page()
    if isinstance(page, OverviewPage):
        page.cards.ensureWidgetVisible(page.cards.flow_frame)
    if "pyqtgraph" not in sys.modules:
        return False
    from axonix_desktop.ui.charts.flow import FlowChart

    return any(chart.words for chart in desk.window.findChildren(FlowChart))


def rest(app: QApplication, is_done: Callable[[], bool]) -> bool:
    """Let everything happen that is under way; False when it never ends."""
    begun, quiet = time.monotonic(), 0
    while quiet < QUIET_TURNS:
        app.processEvents()
        time.sleep(0.002)
        quiet = quiet + 1 if is_done() else 0
        if time.monotonic() - begun > PATIENCE_SECONDS:
            return False
    return True
