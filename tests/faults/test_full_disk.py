"""A disk without room: the sentence names the folder, nothing is changed, and what makes room still works."""

from __future__ import annotations

import random
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.records.programme import BusinessUnit
from axonix_desktop.store.backup import backup, rolling
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.migrate import migrate
from tests.faults.next_version import next_version
from tests.faults.oracle import faults_of
from tests.faults.workload import begin, fixed_clock, one_edit, one_import

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs a small tmpfs or a limit on file sizes")


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """Every write beyond ``size`` bytes of a file fails, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    folder = tmp_path / "small disk"
    folder.mkdir()
    mount = shutil.which("mount") or "mount"
    done = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("only root may make a small disk here")
    yield folder
    subprocess.run([shutil.which("umount") or "umount", str(folder)], check=True)


@pytest.fixture
def full(small_disk: Path) -> Path:
    """A programme file on a disk that has no room for an import any more, only for a small journal."""
    path = small_disk / "p.axonix"
    begin(path)
    room = shutil.disk_usage(small_disk).free - 120_000
    (small_disk / "other things").write_bytes(bytes(room))
    return path


def test_an_import_on_a_full_disk_is_refused_in_words_and_changes_nothing(full: Path) -> None:
    with ProgrammeFile.open(full, clock=fixed_clock) as f:
        with pytest.raises(FileProblemError, match=r"no room left in the folder .*small disk.*Nothing was changed"):
            one_import(f, random.Random(1))
        (full.parent / "other things").unlink()
        assert one_edit(f, random.Random(1)) == 2
    assert faults_of(full, 2) == []


def test_deleting_still_works_on_a_full_disk(full: Path) -> None:
    with ProgrammeFile.open(full, clock=fixed_clock) as f:
        number = f.read("SELECT max(id) FROM use_case")[0][0]
        with f.work("Delete", actor="Test") as work:
            work.delete("use_case", number)
    assert faults_of(full, 2) == []


def test_a_backup_without_room_says_what_it_needs_and_leaves_nothing(full: Path) -> None:
    with (
        ProgrammeFile.open(full, clock=fixed_clock) as f,
        pytest.raises(FileProblemError, match=r"small disk.*needs .* MB.* free"),
    ):
        backup(f, full.with_name("copy.axonix"))
    assert sorted(one.name for one in full.parent.iterdir()) == ["other things", "p.axonix"]


def test_a_rolling_backup_without_room_is_told_and_the_work_goes_on(full: Path) -> None:
    with ProgrammeFile.open(full, clock=fixed_clock) as f:
        done = rolling(f, "daily", root=full.parent / "backups")
        assert done.fault is not None
        assert str(full.parent) in done.fault
        assert one_edit(f, random.Random(2)) == 2


@pytest.mark.parametrize("extra", [0, 8_192, 40_000, 200_000])
def test_a_limit_on_the_files_size_is_told_and_changes_nothing(tmp_path: Path, extra: int) -> None:
    path = tmp_path / "p.axonix"
    begin(path)
    with ProgrammeFile.open(path, clock=fixed_clock) as f:
        with (
            files_no_larger_than(path.stat().st_size + extra),
            pytest.raises(FileProblemError, match="Nothing was changed") as told,
        ):
            one_import(f, random.Random(1), 4_000)
        assert str(tmp_path) in str(told.value)
        assert one_edit(f, random.Random(1)) == 2
    assert faults_of(path, 2) == []


def test_a_migration_without_room_for_its_backup_is_refused_in_words(full: Path, tmp_path: Path) -> None:
    two, before = next_version(tmp_path / "migrations"), full.read_bytes()
    with pytest.raises(FileProblemError, match=r"small disk.*needs .* MB"):
        migrate(full, full.with_name("before.axonix"), history=two)
    assert full.read_bytes() == before
    assert sorted(one.name for one in full.parent.iterdir()) == ["other things", "p.axonix"]


def test_a_migration_that_runs_into_a_limit_is_told_and_leaves_the_old_file(tmp_path: Path) -> None:
    path, two = tmp_path / "p.axonix", next_version(tmp_path / "migrations")
    begin(path)
    with ProgrammeFile.open(path, clock=fixed_clock) as f, f.work("Many units", actor="Test") as work:
        work.insert_many(BusinessUnit, ("name",), [(f"Unit {number} {'x' * 200}",) for number in range(4_000)])
    with files_no_larger_than(path.stat().st_size), pytest.raises(FileProblemError, match=str(tmp_path)):
        migrate(path, tmp_path / "before.axonix", history=two)
    assert faults_of(path, 2) == []
