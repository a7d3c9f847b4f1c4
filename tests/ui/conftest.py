"""A look, a programme file of sixty made-up use cases, and a whole window on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.records.programme import BusinessUnit, Person
from axonix_desktop.paths import resources_folder
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id, new_ids
from axonix_desktop.ui import file_desk
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.messages import Messages
from axonix_desktop.ui.opened import OpenedProgrammes
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.window_state import WindowState
from tests.conftest import Clock
from tests.trained import Trained, fill_training
from tests.ui.grid_bench import GridBench
from tests.ui.made_up import PEOPLE, SHOWN, UNITS, made_up_columns


class KeptMessages(Messages):
    """Keeps what would have been said and answers with what the test laid out."""

    def __init__(self, parent: object) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self.told: list[tuple[str, str]] = []
        self.paths: list[Path | None] = []

    def tell(self, title: str, text: str) -> None:
        self.told.append((title, text))

    def tell_list(self, title: str, text: str, reasons: Sequence[str]) -> None:
        self.told.append((title, "\n".join((text, *reasons))))

    def file_to_open(self, title: str, filters: str, folder: Path | None) -> Path | None:
        return self.paths.pop(0)

    def file_to_make(self, title: str, filters: str, folder: Path | None) -> Path | None:
        return self.paths.pop(0)


@pytest.fixture(autouse=True)
def _no_backup_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """The backup on opening does not come into a test that takes its time; a test of it asks for it."""
    monkeypatch.setattr(file_desk, "_SETTLED_MS", 3_600_000)


@pytest.fixture(scope="session")
def icon_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One icon cache for all tests, so that the icons are read once."""
    return tmp_path_factory.mktemp("icons") / "icons.json"


@pytest.fixture
def look(qapp: QApplication, icon_cache: Path) -> Iterator[Look]:
    """The light look at 100 %."""
    made = Look(qapp, resources_folder() / "themes", icon_cache)
    made.apply("light", 1.0)
    yield made
    made.deleteLater()


@pytest.fixture(scope="session")
def _plain(qapp: QApplication) -> tuple[QFont, QPalette]:
    """Font and palette of an application that nobody has dressed yet."""
    return qapp.font(), qapp.palette()


@pytest.fixture(autouse=True)
def _undressed(request: pytest.FixtureRequest, qapp: QApplication, _plain: tuple[QFont, QPalette]) -> None:
    """Whoever does not ask for a look does not find that of the test before."""
    if qapp.styleSheet() and "look" not in request.fixturenames:
        qapp.setStyleSheet("")
        qapp.setFont(_plain[0])
        qapp.setPalette(_plain[1])


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, clock_of_session: Clock) -> Path:
    """A programme file with sixty use cases; copy it, do not write to it."""
    path = tmp_path_factory.mktemp("filled") / "sixty.axonix"
    with ProgrammeFile.create(path, clock=clock_of_session) as file:
        begin_programme(file, "Sixty", actor="Tester")
        units, people = _numbered(UNITS), _numbered(PEOPLE)
        columns = made_up_columns(60, SHOWN).columns
        columns["business_unit_id"].values = [units.get(one) for one in columns["business_unit_id"].values]
        columns["owner_id"].values = [people.get(one) for one in columns["owner_id"].values]
        with file.work("Import tracker", actor="Tester") as work:
            for number, name in UNITS.items():
                work.insert(BusinessUnit(id=units[number], name=name))
            for number, name in PEOPLE.items():
                work.insert(Person(id=people[number], name=name))
            work.insert_many(
                UseCase, ["id", *columns], zip(new_ids(60), *[one.values for one in columns.values()], strict=True)
            )
        with file.work("Add use case “Last one in”", actor="Tester") as work:
            work.insert(UseCase(id=new_id(), key="UC-999", title="Last one in", stage=9))
    return path


def _numbered(names: dict[int, str]) -> dict[int, int]:
    """An id of the store for each made-up number."""
    return dict(zip(names, new_ids(len(names)), strict=True))


@pytest.fixture(scope="session")
def clock_of_session() -> Clock:
    """Sunday 22 November 2026, 09:00 UTC."""
    from datetime import UTC, datetime

    return Clock(datetime(2026, 11, 22, 9, 0, tzinfo=UTC))


@pytest.fixture
def programme_path(filled: Path, tmp_path: Path) -> Path:
    """A copy of the filled programme file."""
    return Path(shutil.copy(filled, tmp_path / "sixty.axonix"))


@pytest.fixture
def make_desk(look: Look, tmp_path: Path, clock: Clock) -> Iterator[Callable[[Path | None], Desk]]:
    """Opens a window as ``app.main`` does, with messages that are kept."""
    desks: list[Desk] = []

    def made(path: Path | None) -> Desk:
        state = WindowState(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
        programmes = OpenedProgrammes(clock=clock, actor="Tester", samples=resources_folder() / "samples")
        desk = Desk(look, state, programmes, KeptMessages)
        desk.window.resize(1440, 900)
        desk.begin(path)
        desk.window.show()
        QApplication.setActiveWindow(desk.window)
        desk.window.activateWindow()
        desk.settle()
        QApplication.processEvents()
        desks.append(desk)
        return desk

    yield made
    for desk in desks:
        desk.window.close()
        desk.window.deleteLater()
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no event loop runs here that would


@pytest.fixture
def desk(make_desk: Callable[[Path | None], Desk], programme_path: Path) -> Desk:
    """A window on the filled programme file."""
    return make_desk(programme_path)


@pytest.fixture
def bench(look: Look, programme_path: Path, tmp_path: Path, clock: Clock) -> Iterator[GridBench]:
    """An editable grid of the sixty use cases, without the rest of the window."""
    programmes = OpenedProgrammes(clock=clock, actor="Tester", samples=resources_folder() / "samples")
    made = GridBench(look, programmes.open(programme_path), tmp_path)  # type: ignore[arg-type]
    yield made
    made.close()
    QApplication.processEvents()


@pytest.fixture(scope="session")
def trained_file(tmp_path_factory: pytest.TempPathFactory, clock_of_session: Clock) -> tuple[Path, Trained]:
    """A programme of forty people; copy it, do not write to it."""
    path = tmp_path_factory.mktemp("trained") / "trained.axonix"
    with ProgrammeFile.create(path, clock=clock_of_session) as f:
        begin_programme(f, "Trained", actor="Tester")
        made = fill_training(f, date(2026, 11, 22), people=40)
    return path, made


@pytest.fixture
def trained(trained_file: tuple[Path, Trained], tmp_path: Path, make_desk: Callable[[Path | None], Desk]) -> Desk:
    """A window on a copy of it."""
    copy = tmp_path / "trained.axonix"
    copy.write_bytes(trained_file[0].read_bytes())
    return make_desk(copy)


@pytest.fixture
def bare(tmp_path: Path, clock: Clock, make_desk: Callable[[Path | None], Desk]) -> Desk:
    """A window on a programme of nothing."""
    path = tmp_path / "bare.axonix"
    with ProgrammeFile.create(path, clock=clock) as f:
        begin_programme(f, "Bare", actor="Tester")
    return make_desk(path)
