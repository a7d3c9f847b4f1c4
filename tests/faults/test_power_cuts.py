"""Power cuts, lying and failing disks: what was said to be saved is there, and half of anything is not."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from tests.faults.oracle import faults_of
from tests.faults.statement_log import Session, connected, recorded, replay
from tests.faults.unsafe_disk import Disk, Faults, Record, acknowledged, after_cut

NAME = "p.axonix"
BEGUN = 1  # the change set that the file starts with


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """Fourteen acts of the program with two imports among them."""
    return recorded(tmp_path_factory.mktemp("recorded"), 14)


def disk_log(session: Session, folder: Path, synchronous: str | None = None) -> list[Record]:
    """What the disk saw while the session ran."""
    disk, path = Disk(), folder / NAME
    path.write_bytes(session.start)
    with connected(path, disk, synchronous=synchronous) as connection:
        assert replay(session, connection, disk.acknowledge) == len(session.change_sets)
    return disk.log


def laid(folder: Path, files: dict[str, bytes]) -> Path:
    """Put the found files into a folder of their own; returns the programme file."""
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder / NAME


def cut_again(path: Path, chance: random.Random) -> dict[str, bytes]:
    """Start to recover the file, and cut the power once more on the way."""
    before = {one.name: one.read_bytes() for one in path.parent.iterdir()}
    disk = Disk()
    with connected(path, disk) as connection:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    return after_cut(before, disk.log[: chance.randrange(len(disk.log) + 1)], chance)


def findings_after(
    session: Session,
    folder: Path,
    cuts: int,
    *,
    synchronous: str | None = None,
    obeys: bool = True,
    twice: bool = False,
) -> list[list[str]]:
    """What the oracle finds after each of ``cuts`` power cuts."""
    log, chance, found = disk_log(session, folder, synchronous), random.Random(cuts), []
    for number in range(cuts):
        seen = log[: chance.randrange(len(log) + 1)]
        path = laid(folder / f"cut{number}", after_cut({NAME: session.start}, seen, chance, obeys_sync=obeys))
        if twice:
            path = laid(folder / f"again{number}", cut_again(path, chance))
        found.append(faults_of(path, BEGUN + acknowledged(seen)))
    return found


def bad(found: list[list[str]]) -> list[list[str]]:
    return [one for one in found if one]


def test_no_power_cut_loses_an_acknowledged_change_or_breaks_the_file(session: Session, tmp_path: Path) -> None:
    assert bad(findings_after(session, tmp_path, 25)) == []


def test_a_second_cut_during_recovery_changes_nothing(session: Session, tmp_path: Path) -> None:
    assert bad(findings_after(session, tmp_path, 10, twice=True)) == []


def test_a_disk_that_ignores_syncs_breaks_files_so_the_simulator_has_teeth(session: Session, tmp_path: Path) -> None:
    found = findings_after(session, tmp_path, 20, obeys=False)
    assert len(bad(found)) >= 5


def test_sqlite_without_syncs_breaks_files_so_the_setting_matters(session: Session, tmp_path: Path) -> None:
    assert len(bad(findings_after(session, tmp_path, 20, synchronous="OFF"))) >= 5


def failing(session: Session, folder: Path, make: Callable[[int], Faults], turns: range) -> int:
    """Let the n-th operation fail for every n in ``turns``; the file stays whole. Returns how many faults struck."""
    struck = 0
    for turn in turns:
        disk, path = Disk(), laid(folder / f"turn{turn}", {NAME: session.start})
        with connected(path, disk) as connection:
            disk.faults = make(turn)
            done = replay(session, connection, disk.acknowledge)
            struck += done < len(session.change_sets)
            disk.faults = Faults()
        assert faults_of(path, BEGUN + done) == [], f"operation {turn}"
    return struck


FAULTS: dict[str, Callable[[int], Faults]] = {
    "an error once": lambda turn: Faults(after=turn),
    "an error for good": lambda turn: Faults(after=turn, for_good=True),
    "a full disk": lambda turn: Faults(after=turn, for_good=True, is_full=True),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_failing_disk_leaves_the_last_saved_state(session: Session, tmp_path: Path, fault: str) -> None:
    assert failing(session, tmp_path, FAULTS[fault], range(1, 400, 80)) >= 5


def starved(session: Session, folder: Path, steps: range) -> int:
    """Give SQLite only so many bytes more than it has; the file stays whole. Returns how often it did not do."""
    short = 0
    for step in steps:
        disk, path = Disk(), laid(folder / f"step{step}", {NAME: session.start})
        with connected(path, disk) as connection:
            apsw.hard_heap_limit(apsw.memory_used() + step)
            try:
                done = replay(session, connection, disk.acknowledge)
            finally:
                apsw.hard_heap_limit(0)
            short += done < len(session.change_sets)
        assert faults_of(path, BEGUN + done) == [], f"{step} bytes more"
    return short


def test_want_of_memory_in_sqlite_leaves_the_last_saved_state(session: Session, tmp_path: Path) -> None:
    assert starved(session, tmp_path, range(40_000, 1_000_000, 240_000)) >= 2


@pytest.mark.torture
def test_sixty_steps_of_memory(session: Session, tmp_path: Path) -> None:
    assert starved(session, tmp_path, range(10_000, 1_200_000, 20_000)) > 20


@pytest.mark.torture
@pytest.mark.parametrize("twice", [False, True])
def test_a_thousand_power_cuts(tmp_path: Path, twice: bool) -> None:
    session = recorded(tmp_path, 30, rows=60)
    (tmp_path / "cuts").mkdir()
    assert bad(findings_after(session, tmp_path / "cuts", 1_000, twice=twice)) == []


@pytest.mark.torture
@pytest.mark.parametrize("fault", FAULTS)
def test_every_seventh_operation_of_the_disk_fails(session: Session, tmp_path: Path, fault: str) -> None:
    assert failing(session, tmp_path, FAULTS[fault], range(1, 2_000, 7)) > 100
