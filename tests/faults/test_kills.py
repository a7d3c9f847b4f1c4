"""A process that is killed at any moment leaves a whole file with everything it said was saved."""

from __future__ import annotations

import random
import shutil
import sys
from functools import partial
from pathlib import Path

import apsw
import pytest

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.store.backup import backup, restore
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.migrate import migrate
from axonix_desktop.store.schema import SCHEMA_VERSION
from axonix_desktop.store.sound import require_sound_file
from tests.faults.killing import Told, killed_at_random
from tests.faults.next_version import NEXT, next_version
from tests.faults.oracle import faults_of, newest
from tests.faults.workload import begin, edits, fixed_clock, imports, one_edit

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")

MODES = {"edits": (edits, 0.3), "imports": (imports, 0.5)}


def kill_while_working(folder: Path, mode: str, kills: int) -> int:
    """Kill ``kills`` children at work on one file after another; returns how many change sets they were told."""
    work, longest = MODES[mode]
    chance = random.Random(f"{mode} {kills}")
    acknowledged = 0
    for number in range(kills):
        path = folder / f"{mode}{number // 3}.axonix"  # the oracle reads the whole journal each time
        if not path.exists():
            begin(path)
        before = newest(path)
        told = killed_at_random(partial(work, path, number), chance, longest)
        assert faults_of(path, max(before, told)) == [], f"kill {number}"
        acknowledged += max(0, told - before)
    return acknowledged


def kill_while_migrating(folder: Path, kills: int) -> tuple[int, int]:
    """Kill ``kills`` migrations; returns how many left the old version and how many the new."""
    two, chance, seen = next_version(folder / "migrations"), random.Random(kills), [0, 0]
    begin(folder / "template.axonix")
    content = (folder / "template.axonix").read_bytes()
    for number in range(kills):
        path = folder / f"{number}.axonix"
        path.write_bytes(content)

        def act(told: Told, path: Path = path) -> None:
            migrate(path, path.with_suffix(".before"), history=two)
            told(NEXT)

        told = killed_at_random(act, chance, 0.16)
        version = require_sound_file_after_recovery(path, two)
        assert version == NEXT if told else version in {SCHEMA_VERSION, NEXT}
        if version == SCHEMA_VERSION:
            assert faults_of(path) == [], f"kill {number}"
        assert migrate(path, path.with_suffix(".again"), history=two).after == NEXT
        seen[version - SCHEMA_VERSION] += 1
    return seen[0], seen[1]


def require_sound_file_after_recovery(path: Path, history: object) -> int:
    """Let SQLite roll back what was half done, as the next start does, and ask for the version."""
    from axonix_desktop.store.connection import connect

    connection = connect(path)
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("SELECT count(*) FROM use_case").fetchone() == (20,)
    connection.close()
    return require_sound_file(path, history=history)  # type: ignore[arg-type]


def kill_while_copying(folder: Path, kills: int) -> None:
    """Kill backups and restores; the programme stays whole, and a copy opens or is not there."""
    path, out, chance = folder / "p.axonix", folder / "out.axonix", random.Random(kills)
    begin(path)
    backup(path, folder / "kept.axonix")
    for number in range(kills):
        if number % 2:
            killed_at_random(lambda _: backup(path, out), chance, 0.05)
        else:
            killed_at_random(lambda _: restore(folder / "kept.axonix", path) and None, chance, 0.05)
        assert faults_of(path, 1, may_be_ahead=kills) == [], f"kill {number}"
        if out.exists():
            require_sound_file(out)
            out.unlink()
    backup(path, out)
    restore(folder / "kept.axonix", path)
    assert [one.name for one in folder.iterdir() if one.name.startswith(".")] == []


@pytest.mark.parametrize("mode", MODES)
def test_a_killed_writer_loses_nothing_it_said_was_saved(tmp_path: Path, mode: str) -> None:
    assert kill_while_working(tmp_path, mode, 8) > 0


def test_a_killed_migration_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    assert sum(kill_while_migrating(tmp_path, 12)) == 12


def test_a_killed_backup_or_restore_leaves_whole_files(tmp_path: Path) -> None:
    kill_while_copying(tmp_path, 8)


def test_the_lock_of_a_killed_writer_is_gone(tmp_path: Path) -> None:
    begin(tmp_path / "p.axonix")
    killed_at_random(partial(edits, tmp_path / "p.axonix", 1), random.Random(1))
    with ProgrammeFile.open(tmp_path / "p.axonix", clock=fixed_clock) as f:
        assert one_edit(f, random.Random(1)) > 1


def left_half_written(folder: Path) -> Path:
    """A programme file whose writer died in the middle of writing, with the journal that knows the way back."""
    path = folder / "whole.axonix"
    begin(path)
    connection = apsw.Connection(str(path))
    connection.execute("BEGIN IMMEDIATE; INSERT INTO jr_current VALUES (1, 9); UPDATE use_case SET title = 'half'")
    connection.cache_flush()
    for suffix in ("", "-journal"):
        shutil.copyfile(f"{path}{suffix}", folder / f"left.axonix{suffix}")
    connection.close()
    return folder / "left.axonix"


def test_a_file_left_half_written_is_backed_up_as_it_was_before(tmp_path: Path) -> None:
    backup(left_half_written(tmp_path), tmp_path / "copy.axonix")
    assert faults_of(tmp_path / "copy.axonix", 1) == []


@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_left_half_written_opens_as_it_was_before(tmp_path: Path, read_only: bool) -> None:
    path = left_half_written(tmp_path)
    with ProgrammeFile.open(path, clock=fixed_clock, read_only=read_only) as f:
        assert f.read("SELECT count(*) FROM use_case WHERE title = 'half'") == [(0,)]
    assert faults_of(path, 1) == []


@pytest.mark.torture
@pytest.mark.parametrize("mode", MODES)
def test_three_hundred_killed_writers(tmp_path: Path, mode: str) -> None:
    assert kill_while_working(tmp_path, mode, 300) > 300


@pytest.mark.torture
def test_sixty_killed_migrations_leave_both_ends_and_nothing_between(tmp_path: Path) -> None:
    old, new = kill_while_migrating(tmp_path, 60)
    assert old > 5
    assert new > 5


@pytest.mark.torture
def test_a_hundred_killed_backups_and_restores(tmp_path: Path) -> None:
    kill_while_copying(tmp_path, 200)


def test_the_oracle_sees_what_it_must(tmp_path: Path) -> None:
    from axonix_desktop.store.connection import connect

    path = tmp_path / "p.axonix"
    begin(path)
    assert faults_of(path, 1) == []
    assert "told to be saved" in faults_of(path, 5)[0]
    connection = connect(path)
    connection.execute("INSERT INTO jr_current VALUES (1, 9)")
    connection.execute("UPDATE use_case SET title = 'changed behind the back'")
    connection.execute("DELETE FROM jr_row WHERE txn = 9")
    connection.execute("DELETE FROM jr_current")
    connection.close()
    assert faults_of(path, 2) != []
    path.write_bytes(path.read_bytes()[:-4096])
    assert faults_of(path) != []
    with pytest.raises(FileProblemError):
        require_sound_file(path)
