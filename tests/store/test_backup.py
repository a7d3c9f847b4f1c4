"""A backup is exact, proved and complete or not there; a restore keeps what it replaces; backups make themselves."""

from __future__ import annotations

import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.store.backup import backup, folder_of, kept, restore, rolling
from axonix_desktop.store.engine import ProgrammeFile
from tests.builders import unit, use_case
from tests.conftest import Clock

HEX_KEY = "0f" * 32


def add_unit(f: ProgrammeFile) -> None:
    with f.work("Add a unit", actor="Test") as work:
        work.insert(unit())


def dump(f: ProgrammeFile) -> list[list[tuple[object, ...]]]:
    tables = f.read("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return [f.read(f'SELECT * FROM "{name}" ORDER BY 1') for (name,) in tables]


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(".") or "-journal" in path.name)


def test_a_backup_of_an_open_file_holds_every_committed_change(programme: ProgrammeFile, clock: Clock) -> None:
    add_unit(programme)
    out = programme.path.with_name("copy.axonix")
    assert backup(programme, out) == out.stat().st_size
    with ProgrammeFile.open(out, clock=clock) as copy:
        assert dump(copy) == dump(programme)
    assert leftovers(out.parent) == []


def test_a_backup_by_path_is_taken_while_another_change_set_is_half_done(
    programme: ProgrammeFile, clock: Clock
) -> None:
    add_unit(programme)
    before = dump(programme)
    out = programme.path.with_name("copy.axonix")
    with programme.work("Half done", actor="Test") as work:
        work.insert(unit())
        thread = threading.Thread(target=backup, args=(programme.path, out))
        thread.start()
        thread.join()
    with ProgrammeFile.open(out, clock=clock) as copy:
        assert dump(copy) == before


def test_a_backup_replaces_an_older_one_whole(programme: ProgrammeFile, clock: Clock) -> None:
    out = programme.path.with_name("copy.axonix")
    out.write_bytes(b"an older thing")
    backup(programme, out)
    ProgrammeFile.open(out, clock=clock).close()


def test_a_protected_file_gives_a_backup_under_the_same_key(tmp_path: Path, clock: Clock) -> None:
    out = tmp_path / "copy.axonix"
    with ProgrammeFile.create(tmp_path / "secret.axonix", clock=clock, key=HEX_KEY) as f:
        add_unit(f)
        backup(f, out)
    assert b"SQLite format" not in out.read_bytes()[:16]
    with ProgrammeFile.open(out, clock=clock, key=HEX_KEY) as copy:
        assert copy.read("SELECT count(*) FROM business_unit") == [(1,)]


def test_a_damaged_source_gives_no_backup_and_leaves_the_old_one(programme: ProgrammeFile) -> None:
    for _ in range(30):
        add_unit(programme)
    programme.close()
    data = bytearray(programme.path.read_bytes())
    data[4096 * 6 : 4096 * 9] = bytes(3 * 4096)
    programme.path.write_bytes(data)
    out = programme.path.with_name("copy.axonix")
    out.write_bytes(b"the old backup")
    with pytest.raises(FileProblemError, match="damaged"):
        backup(programme.path, out)
    assert out.read_bytes() == b"the old backup"
    assert leftovers(out.parent) == []


@pytest.mark.parametrize("content", [b"", b"text, no database", b"SQLite format 3\0" + bytes(4000)])
def test_what_is_no_programme_is_neither_backed_up_nor_restored(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "other.axonix"
    source.write_bytes(content)
    for act in (backup, restore):
        with pytest.raises(FileProblemError, match=r"other\.axonix"):
            act(source, tmp_path / "out.axonix")
    assert [path.name for path in tmp_path.iterdir()] == ["other.axonix"]


def test_a_backup_into_a_folder_that_is_not_there_says_which(programme: ProgrammeFile) -> None:
    with pytest.raises(FileProblemError, match="nowhere"):
        backup(programme, programme.path.parent / "nowhere" / "copy.axonix")


def test_a_backup_never_replaces_its_own_source(programme: ProgrammeFile) -> None:
    with pytest.raises(FileProblemError, match="made from"):
        backup(programme.path, programme.path)


def test_a_restore_sets_the_damaged_file_aside_with_its_journal(programme: ProgrammeFile, clock: Clock) -> None:
    add_unit(programme)
    copy = programme.path.with_name("copy.axonix")
    backup(programme, copy)
    expected = dump(programme)
    programme.close()
    out = programme.path
    out.write_bytes(b"damaged")
    for suffix in ("-journal", "-wal", "-shm"):
        out.with_name(out.name + suffix).write_bytes(b"stale" + suffix.encode())
    done = restore(copy, out)
    assert done.set_aside is not None
    assert done.set_aside.read_bytes() == b"damaged"
    assert done.set_aside.with_name(done.set_aside.name + "-journal").read_bytes() == b"stale-journal"
    assert not out.with_name(out.name + "-wal").exists()
    with ProgrammeFile.open(out, clock=clock) as f:
        assert dump(f) == expected
        assert not f.is_read_only


@pytest.mark.skipif(sys.platform == "win32", reason="rights are other there")
def test_who_may_read_a_file_stays_as_it_was(programme: ProgrammeFile) -> None:
    programme.path.chmod(0o664)
    copy = programme.path.with_name("copy.axonix")
    backup(programme, copy)
    assert copy.stat().st_mode & 0o777 == 0o664
    copy.chmod(0o600)
    backup(programme, copy)
    assert copy.stat().st_mode & 0o777 == 0o600
    programme.close()
    restore(copy, programme.path)
    assert programme.path.stat().st_mode & 0o777 == 0o664


def test_a_folder_is_named_in_full_though_the_path_was_short(programme: ProgrammeFile, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        with pytest.raises(FileProblemError, match=str(tmp_path)):
            backup(Path("nowhere.axonix"), Path("copy.axonix"))


@pytest.mark.parametrize("journal", ["none", "first name", "both names", "second name"])
def test_a_restore_killed_before_its_last_step_is_taken_back_on_opening(
    programme: ProgrammeFile, clock: Clock, journal: str
) -> None:
    add_unit(programme)
    programme.close()
    out = programme.path
    aside = out.with_name("programme (set aside 1).axonix")
    aside.hardlink_to(out)
    for place in {"none": [], "first name": [out], "both names": [out, aside], "second name": [aside]}[journal]:
        place.with_name(place.name + "-journal").write_bytes(b"")
    with ProgrammeFile.open(out, clock=clock) as f:
        assert f.read("SELECT count(*) FROM business_unit") == [(1,)]
    assert list(out.parent.glob("*set aside*")) == []


def test_two_restores_set_two_files_aside(programme: ProgrammeFile) -> None:
    copy = programme.path.with_name("copy.axonix")
    backup(programme, copy)
    programme.close()
    first, second = restore(copy, programme.path), restore(copy, programme.path)
    assert first.set_aside != second.set_aside
    assert len(list(programme.path.parent.glob("*set aside*"))) == 2


def test_a_restore_over_an_open_file_is_refused_and_changes_nothing(programme: ProgrammeFile) -> None:
    copy = programme.path.with_name("copy.axonix")
    backup(programme, copy)
    add_unit(programme)
    with pytest.raises(FileProblemError, match="another window"):
        restore(copy, programme.path)
    assert programme.read("SELECT count(*) FROM business_unit") == [(1,)]
    add_unit(programme)


def test_a_damaged_backup_is_not_restored(programme: ProgrammeFile) -> None:
    copy = programme.path.with_name("copy.axonix")
    backup(programme, copy)
    copy.write_bytes(copy.read_bytes()[:-5000])
    programme.close()
    before = programme.path.read_bytes()
    with pytest.raises(FileProblemError, match=r"copy\.axonix"):
        restore(copy, programme.path)
    assert programme.path.read_bytes() == before


def test_what_a_killed_copy_left_is_gone_after_the_next_one(programme: ProgrammeFile, tmp_path: Path) -> None:
    add_unit(programme)
    own = folder_of(programme, tmp_path / "b")
    own.mkdir(parents=True)
    (own / ".0123456789ab.axonix-copy").write_bytes(b"half")
    (own / ".0123456789ab.axonix-copy-journal").write_bytes(b"half")
    assert rolling(programme, "daily", root=tmp_path / "b").fault is None
    assert leftovers(own) == []


def test_a_rolling_backup_says_number_moment_reason_and_head(programme: ProgrammeFile, tmp_path: Path) -> None:
    add_unit(programme)
    done = rolling(programme, "before import", root=tmp_path / "backups")
    assert done.fault is None
    assert done.backup is not None
    assert done.backup.path.name.startswith("000001 2026-11-22T090000Z before import ")
    head = programme.read("SELECT lower(substr(hex(head), 1, 8)) FROM jr_txn")[0][0]
    assert done.backup.head == head
    assert kept(folder_of(programme, tmp_path / "backups")) == [done.backup]


def test_nothing_changed_means_no_second_backup(programme: ProgrammeFile, tmp_path: Path) -> None:
    add_unit(programme)
    first = rolling(programme, "daily", root=tmp_path / "b")
    again = rolling(programme, "daily", root=tmp_path / "b")
    assert again.was_there
    assert again.backup == first.backup


def test_a_newest_backup_that_was_damaged_meanwhile_is_made_again(programme: ProgrammeFile, tmp_path: Path) -> None:
    add_unit(programme)
    first = rolling(programme, "daily", root=tmp_path / "b").backup
    assert first is not None
    first.path.write_bytes(b"gone")
    second = rolling(programme, "daily", root=tmp_path / "b").backup
    assert second is not None
    assert second.number == 2


def test_old_backups_go_only_by_rule_and_strangers_files_stay(programme: ProgrammeFile, tmp_path: Path) -> None:
    own = folder_of(programme, tmp_path / "b")
    own.mkdir(parents=True)
    (own / "my own copy.axonix").write_bytes(b"mine")
    now = datetime(2026, 1, 1, tzinfo=UTC)
    for number in range(1, 41):
        at = now + timedelta(hours=number)
        (own / f"{number:06d} {at:%Y-%m-%dT%H%M%SZ} daily 0000000{number % 10}.axonix").write_bytes(b"x")
    done = rolling(programme, "daily", now + timedelta(hours=41), root=tmp_path / "b")
    assert len(done.removed) == 41 - 20
    assert len(kept(own)) == 20
    assert (own / "my own copy.axonix").exists()


def test_a_backup_that_fails_is_told_and_the_programme_goes_on(programme: ProgrammeFile, tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file where the folder should be")
    done = rolling(programme, "daily", root=tmp_path / "blocked")
    assert done.backup is None
    assert done.fault is not None
    assert done.fault.startswith("Your work is saved, but no backup could be made:")
    add_unit(programme)


def test_a_moved_file_can_still_be_saved_elsewhere(programme: ProgrammeFile, clock: Clock) -> None:
    with programme.work("Add", actor="Test") as work:
        work.insert(use_case())
    programme.path.unlink()
    out = programme.path.with_name("rescued.axonix")
    backup(programme, out)
    with ProgrammeFile.open(out, clock=clock) as copy:
        assert copy.read("SELECT count(*) FROM use_case") == [(1,)]
