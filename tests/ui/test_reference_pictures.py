"""Every page looks as it did when a person last looked at it, in light and dark, to the pixel.

The pictures lie in ``tests/data/pictures``; ``AXONIX_PICTURES=write`` writes them anew (look at each before it is
committed). Where this machine draws letters otherwise (another Qt, another system), they are not compared.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QCursor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from axonix_desktop.paths import resources_folder
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.files.sample import make_sample
from axonix_desktop.ui.opened import OpenedProgrammes
from axonix_desktop.ui.pages.overview import OverviewPage
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.window_state import WindowState
from tests.conftest import Clock
from tests.pictures import settle
from tests.ui.conftest import KeptMessages

PICTURES = Path(__file__).resolve().parent.parent / "data" / "pictures"
IS_WRITING = os.environ.get("AXONIX_PICTURES") == "write"
SIZE = (1280, 800)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, clock_of_session: Clock) -> Path:
    """The sample programme as it is made on Sunday 22 November 2026."""
    path = tmp_path_factory.mktemp("sample") / "Sample programme.axonix"
    make_sample(resources_folder() / "samples", path, clock_of_session())
    return path


@pytest.fixture(autouse=True)
def still(qapp: QApplication) -> Iterator[None]:
    """No cursor blinks, and the pointer lies over nothing that would light up."""
    QCursor.setPos(0, 0)
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(before)


@pytest.fixture
def window(look: Look, sample: Path, tmp_path: Path, clock: Clock, qtbot: QtBot) -> Iterator[Desk]:
    """A window on a copy of the sample programme."""
    path = Path(shutil.copy(sample, tmp_path / sample.name))
    state = WindowState(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    made = Desk(look, state, OpenedProgrammes(clock=clock, actor="Tester", samples=resources_folder() / "samples"),
                KeptMessages)  # fmt: skip
    made.window.resize(*SIZE)
    made.begin(path)
    made.window.show()
    made.settle()
    yield made
    made.window.close()
    made.window.deleteLater()
    settle()


def at_rest(desk: Desk, qtbot: QtBot) -> None:
    """Wait until no work is under way and everything is painted."""
    bench = desk.bench
    for _ in range(3):
        settle()
        qtbot.wait(150)
        qtbot.waitUntil(lambda: bench is None or not bench.jobs._running, timeout=20_000)
    qtbot.waitUntil(lambda: not _is_overview_drawing(desk), timeout=30_000)
    settle()


def _is_overview_drawing(desk: Desk) -> bool:
    overview = desk.bench.pages.get("overview") if desk.bench is not None else None
    return isinstance(overview, OverviewPage) and overview.chart_library.is_loading


def page(name: str) -> Callable[[Desk], QWidget]:
    def shown(desk: Desk) -> QWidget:
        desk.commands.run(f"view.{name}")
        return desk.window

    return shown


def start(desk: Desk) -> QWidget:
    desk.commands.run("file.close")
    desk.state.keep("recent", "")
    desk.show_start()
    return desk.window


def palette(desk: Desk) -> QWidget:
    desk.commands.run("view.use_cases")
    desk.commands.run("search.palette")
    return desk.window


def importing(desk: Desk) -> QWidget:
    desk.import_workbook(resources_folder() / "samples" / "tracker.xlsx")
    return desk.window


def dialog(*commands: str) -> Callable[[Desk], QImage]:
    """What the dialog looks like that the last of ``commands`` opens; it is closed again."""

    def shown(desk: Desk) -> QImage:
        desk.commands.run("view.use_cases")
        settle()
        images: list[QImage] = []

        def look(was_there: bool = False) -> None:
            one = QApplication.activeModalWidget()
            is_there = one is not None and one.isVisible() and not (desk.bench and desk.bench.jobs._running)
            is_there = is_there and getattr(one, "is_ready", True)
            if one is None or not (was_there and is_there):  # twice: it may be about to begin something
                QTimer.singleShot(200, partial(look, is_there))
                return
            settle()
            images.append(one.grab().toImage())
            one.close()

        for command in commands:
            QTimer.singleShot(0, look)
            desk.commands.run(command)
        return images[0]

    return shown


TABS = (
    "champions/coverage", "champions/list", "training/matrix", "training/people", "people/privacy",
    "governance/overview", "governance/work", "governance/map", "people/retention",
    "assurance/incidents", "assurance/fairness", "assurance/models", "assurance/explainability",
    "assurance/escalation", "readiness/radar", "readiness/gaps", "readiness/reuse",
)  # fmt: skip
SHOWN: dict[str, Callable[[Desk], QWidget | QImage]] = {
    "start": start,
    **{name: page(name) for name in ("overview", "use_cases", "board", "roadmap", "history")},
    **{name.replace("/", "-"): page(name) for name in TABS},
    "palette": palette,
    "import": importing,
    "gate": dialog("stage.next"),
    "new_use_case": dialog("records.new"),
    "settings": dialog("settings.open"),
    "print_preview": dialog("file.print"),
}


def draws_as_before(look: Look) -> bool:
    """Whether letters come out here as they did where the pictures were made."""
    look.apply("light", 1.0)
    probe = QLabel("Axonix 0123456789 Gg ff · Ümläut")
    probe.setFont(look.font("subtitle"))
    probe.resize(360, 40)
    image = probe.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    kept = PICTURES / "probe.png"
    if IS_WRITING:
        PICTURES.mkdir(parents=True, exist_ok=True)
        image.save(str(kept))
    return QImage(str(kept)).convertToFormat(QImage.Format.Format_RGB32) == image


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", SHOWN)
def test_a_page_looks_as_it_did(window: Desk, look: Look, qtbot: QtBot, tmp_path: Path, name: str, mode: str) -> None:
    if not draws_as_before(look):
        pytest.skip("this machine draws letters otherwise than the one the pictures were made on")
    look.apply("dark" if mode == "dark" else "light", 1.0)
    shown = SHOWN[name](window)
    if isinstance(shown, QWidget):
        at_rest(window, qtbot)
        shown = shown.grab().toImage()
    image = shown.convertToFormat(QImage.Format.Format_RGB32)
    kept = PICTURES / f"{name}-{mode}.png"
    if IS_WRITING:
        image.save(str(kept))
    before = QImage(str(kept)).convertToFormat(QImage.Format.Format_RGB32)
    if before != image:
        image.save(str(tmp_path / kept.name))
    assert before == image, f"{kept.name} looks otherwise; see {tmp_path / kept.name}"
