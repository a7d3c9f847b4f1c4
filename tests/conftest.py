"""What every test may ask for: a clock, a programme file, the folder of real trackers.

With ``AXONIX_NO_QT=1`` importing Qt is an error, which proves that everything below paper runs without it.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import wraps
from gettext import NullTranslations
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings

from axonix_desktop.core.forms import write_dates, write_moments, write_money
from axonix_desktop.core.words import speak
from axonix_desktop.exchange import limits

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from axonix_desktop.store.engine import ProgrammeFile
    from axonix_desktop.ui.collecting import Collector

ROOT = Path(__file__).resolve().parent.parent
QT_FOLDERS = ("ui", "paper", "journeys")
QT_MODULES = ("PySide6", "shiboken6", "pyqtgraph", "lucide")
QT_FLOORS = ("axonix_desktop.ui", "axonix_desktop.paper")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Times and numbers are told alike wherever the tests run; what other zones do to them has tests of its own.
os.environ.update({"TZ": "UTC", "LC_ALL": "C.UTF-8"})
if hasattr(time, "tzset"):
    time.tzset()
# The quick examples are the same in every run, so that what holds once holds; the thorough ones look for what is new.
settings.register_profile(
    "quick",
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.register_profile(
    "thorough", max_examples=2_000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile(os.environ.get("AXONIX_HYPOTHESIS", "quick"))


class _NoQt(MetaPathFinder):
    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        if fullname.partition(".")[0] in QT_MODULES:
            raise ImportError(f"{fullname} was imported in the run without Qt")


class _QtOnTheMainThread(MetaPathFinder):
    """Classes of Qt are only made on the main thread: made elsewhere, they now and then take the program down."""

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        if threading.current_thread() is threading.main_thread():
            return
        if fullname.partition(".")[0] in QT_MODULES or fullname.startswith(QT_FLOORS):
            raise ImportError(f"{fullname} was first imported in {threading.current_thread().name}")


if os.environ.get("AXONIX_NO_QT"):
    sys.meta_path.insert(0, _NoQt())
else:
    sys.meta_path.insert(0, _QtOnTheMainThread())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in a folder of the upper floors as needing Qt."""
    for item in items:
        if item.path.relative_to(ROOT / "tests").parts[0] in QT_FOLDERS:
            item.add_marker(pytest.mark.qt)


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Keep the run without Qt from even importing the tests of the upper floors."""
    if os.environ.get("AXONIX_NO_QT") and collection_path in [ROOT / "tests" / name for name in QT_FOLDERS]:
        return True
    return None


class Clock:
    """A clock that stands still until it is told to go on; calling it gives the moment in UTC."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **spans: float) -> datetime:
        """Move on by ``timedelta(**spans)`` and return the new moment."""
        self.now += timedelta(**spans)
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Sunday 22 November 2026, 09:00 UTC, until advanced."""
    return Clock(datetime(2026, 11, 22, 9, 0, tzinfo=UTC))


@pytest.fixture
def programme(tmp_path: Path, clock: Clock) -> Iterator[ProgrammeFile]:
    """An empty programme file, open for writing."""
    from axonix_desktop.store.engine import ProgrammeFile

    with ProgrammeFile.create(tmp_path / "programme.axonix", clock=clock) as file:
        yield file


@pytest.fixture(scope="session")
def trackers() -> Path:
    """The folder of real trackers, where this machine has it."""
    folder = Path(os.environ.get("AXONIX_TRACKERS") or ROOT.parent / "shared" / "trackers" / "public")
    if not folder.is_dir():
        pytest.skip(f"no folder of real trackers at {folder}; name one in AXONIX_TRACKERS")
    return folder


@pytest.fixture(autouse=True, scope="session")
def _no_traces(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Settings, logs and drafts of the program under test stay out of the home of whoever runs the tests."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        _move_home(patch, home)
        yield home


@pytest.fixture(autouse=True)
def _own_home(_no_traces: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds the backups, drafts or settings of another one."""
    _move_home(monkeypatch, _no_traces / uuid4().hex)


@pytest.fixture(autouse=True)
def _english_in_greenwich() -> Iterator[None]:
    """Language, dates, money and time zone are those a program begins with, whatever a test sets them to."""
    _begin_in_english()
    yield
    _begin_in_english()  # before what the next test shares with others is made


def _begin_in_english() -> None:
    speak(NullTranslations())
    write_dates("words")
    write_money(None)
    write_moments(UTC)


@pytest.fixture(autouse=True)
def _patient_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader of spreadsheets that gets hardly a share of a loaded machine has not fallen silent."""
    monkeypatch.setattr(limits, "SILENT_SECONDS", 180.0)


def _move_home(patch: pytest.MonkeyPatch, home: Path) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        patch.setenv(name, str(home / name.lower()))


@pytest.fixture(autouse=True)
def _one_application(request: pytest.FixtureRequest) -> None:
    """Whatever needs Qt finds the whole application; a test that asks for less must not be the one that makes it.

    The pointer is where no window is, and nothing lies on the clipboard, whatever the test before did with them.
    """
    if request.node.get_closest_marker("qt"):
        request.getfixturevalue("qapp")
        request.getfixturevalue("collecting")
        from PySide6.QtGui import QCursor, QGuiApplication

        QCursor.setPos(10_000, 10_000)
        QGuiApplication.clipboard().clear()


@pytest.fixture(scope="session")
def _collector(qapp: QApplication) -> Collector:
    """Cycles are collected on the main thread and items of layouts are not noted, as in the program."""
    from axonix_desktop.ui.collecting import Collector
    from axonix_desktop.ui.layout_items import note_no_items

    note_no_items()
    return Collector(qapp)


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """Waits a minute at least, whatever is asked for: a loaded machine is slow, not wrong."""
    for name in ("waitUntil", "waitSignal", "waitSignals", "waitExposed", "waitActive", "waitCallback"):
        monkeypatch.setattr(qtbot, name, _patient(getattr(qtbot, name)))
    return qtbot


def _patient(wait: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(wait)
    def waiting(*args: Any, timeout: int = 0, **more: Any) -> Any:
        return wait(*args, timeout=max(timeout, 60_000), **more)

    return waiting


@pytest.fixture
def collecting(_collector: Collector) -> Iterator[None]:
    """Collects between two tests too, for many of them end before the event loop turns.

    Python that collects by itself again would have some thread of a later test take down what Qt owns.
    """
    assert not gc.isenabled()
    yield
    assert not gc.isenabled()
    _collector.check()
