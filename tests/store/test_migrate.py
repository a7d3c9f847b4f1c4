"""An older file becomes a newer one whole or not at all, with a verified backup, its data, journal and guard."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.store.connection import connect
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.integrity import check
from axonix_desktop.store.migrate import Migrated, bring_up_to_date, migrate, upgrade
from axonix_desktop.store.schema import (
    SCHEMA_VERSION,
    expected_fingerprint,
    fingerprint_of,
    trigger_statements,
)
from axonix_desktop.store.sound import require_sound_file
from axonix_desktop.store.undo import undo
from axonix_desktop.store.versions import History, as_sql_file, read_sql, scripts_folder, shipped
from tests.conftest import Clock
from tests.data.version_1 import UNITS, write
from tests.faults.next_version import NEXT, RECORDS_OF_NEXT, next_version

VERSIONS = scripts_folder() / "versions"


def answers(path: Path, sql: str) -> list[tuple[Any, ...]]:
    connection = connect(path, mode="ro")
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return write(tmp_path / "old.axonix")


@pytest.fixture
def two(tmp_path: Path) -> History:
    return next_version(tmp_path / "migrations")


def moved(old: Path, two: History) -> Migrated:
    return migrate(old, old.with_name("before.axonix"), history=two)


def test_the_frozen_newest_version_is_what_the_records_declare_today() -> None:
    assert read_sql(VERSIONS / f"{SCHEMA_VERSION:04d}_triggers.sql") == trigger_statements()
    assert shipped().fingerprint(shipped().newest) == expected_fingerprint()


def test_alembic_and_the_short_way_make_the_same_file(tmp_path: Path) -> None:
    connection = connect(tmp_path / "by_alembic.axonix", mode="rwc")
    upgrade(connection, shipped())
    assert fingerprint_of(connection) == shipped().fingerprint(shipped().newest)
    assert connection.execute("PRAGMA user_version").fetchone() == (shipped().newest,)
    assert connection.execute("SELECT name FROM sqlite_schema WHERE name LIKE 'alembic%'").fetchall() == []
    connection.close()


def test_a_file_of_the_first_release_comes_up_to_this_one_with_its_content(tmp_path: Path) -> None:
    path = write(tmp_path / "first.axonix")
    assert migrate(path, tmp_path / "kept.axonix").after == shipped().newest
    assert answers(path, "SELECT id, name, parent_id FROM business_unit") == list(UNITS)
    assert answers(path, "SELECT custom FROM use_case ORDER BY id") == [('{"31": "kept"}',), (None,)]


def test_a_file_of_today_is_not_touched(old: Path) -> None:
    migrate(old, old.with_name("first.axonix"))
    before = old.read_bytes()
    assert migrate(old, old.with_name("backup.axonix")) == Migrated(SCHEMA_VERSION, SCHEMA_VERSION, None)
    assert old.read_bytes() == before
    assert not old.with_name("backup.axonix").exists()


def test_rows_children_and_journal_come_along_and_the_new_column_is_filled(old: Path, two: History) -> None:
    people, journal = answers(old, "SELECT * FROM person"), answers(old, "SELECT * FROM jr_row")
    assert moved(old, two) == Migrated(1, NEXT, old.with_name("before.axonix"))
    assert answers(old, "SELECT id, name, parent_id, region FROM business_unit") == [
        (*unit, "unknown") for unit in UNITS
    ]
    assert answers(old, "SELECT * FROM person") == people
    assert answers(old, "SELECT * FROM jr_row") == journal
    assert answers(old, "PRAGMA foreign_key_check") == []


def test_a_rebuilt_table_has_its_triggers_again_and_they_know_the_new_column(old: Path, two: History) -> None:
    moved(old, two)
    names = answers(old, "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'")
    assert names == [(len(trigger_statements(RECORDS_OF_NEXT)),)]
    connection = connect(old)
    connection.execute("INSERT INTO jr_current VALUES (1, 2)")
    connection.execute("UPDATE business_unit SET region = 'North' WHERE id = 1")
    image = connection.execute("SELECT before, after FROM jr_row ORDER BY seq DESC LIMIT 1").fetchone()
    assert image == ('{"region":"unknown"}', '{"region":"North"}')
    connection.close()


def test_the_backup_is_the_old_file_and_opens_as_such(old: Path, two: History) -> None:
    rows = answers(old, "SELECT * FROM business_unit")
    moved(old, two)
    assert require_sound_file(old.with_name("before.axonix"), history=two) == 1
    assert answers(old.with_name("before.axonix"), "SELECT * FROM business_unit") == rows


@pytest.mark.parametrize(
    "spoil",
    [
        'DELETE FROM "business_unit" WHERE id = 1',  # people point at nothing
        "SELECT no_such_function()",
    ],
)
def test_a_script_that_fails_leaves_the_file_byte_for_byte(old: Path, tmp_path: Path, spoil: str) -> None:
    before = old.read_bytes()
    bad = next_version(tmp_path / "bad", spoil=spoil)
    with pytest.raises(Exception, match=r"left as it was|no such function"):
        moved(old, History(bad.folder, NEXT))
    assert old.read_bytes() == before
    assert require_sound_file(old) == 1


def test_without_room_for_a_backup_nothing_is_migrated(old: Path, two: History) -> None:
    before = old.read_bytes()
    with pytest.raises(FileProblemError, match="folder"):
        migrate(old, old.parent / "not there" / "b.axonix", history=two)
    assert old.read_bytes() == before


def test_a_newer_file_is_refused_untouched(old: Path, two: History) -> None:
    moved(old, two)
    before = old.read_bytes()
    with pytest.raises(FileProblemError, match=rf"newer version .*layout {NEXT}, known here: up to {SCHEMA_VERSION}"):
        migrate(old, old.with_name("b.axonix"))
    assert old.read_bytes() == before
    assert not old.with_name("b.axonix").exists()


def test_a_file_that_is_open_elsewhere_is_not_migrated(old: Path, two: History) -> None:
    from axonix_desktop.store.lock import WriterLock

    lock = WriterLock.take(old)
    with pytest.raises(FileProblemError, match="another window"):
        moved(old, two)
    assert lock is not None
    lock.release()


def test_a_migrated_file_is_migrated_once(old: Path, two: History) -> None:
    moved(old, two)
    assert migrate(old, old.with_name("again.axonix"), history=two) == Migrated(NEXT, NEXT, None)


def test_bringing_up_to_date_keeps_each_old_file_under_a_name_of_its_own(old: Path, two: History) -> None:
    old.with_name("old (before update 1).axonix").write_bytes(b"taken")
    told = bring_up_to_date(old, history=two)
    assert told == "“old.axonix” was brought up to date; as it was before it is kept as “old (before update 2).axonix”."
    assert require_sound_file(old.with_name("old (before update 2).axonix"), history=two) == 1


def test_opening_an_older_file_brings_it_up_to_date_and_says_so(
    programme: ProgrammeFile, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    programme.close()
    monkeypatch.setattr("axonix_desktop.store.engine.SCHEMA_VERSION", NEXT)
    monkeypatch.setattr("axonix_desktop.store.migrate.bring_up_to_date", lambda path, key: f"{path.name} is new")
    with ProgrammeFile.open(programme.path, clock=clock) as f:
        assert f.notes == ("programme.axonix is new",)
    with pytest.raises(FileProblemError, match="older version"):
        ProgrammeFile.open(programme.path, clock=clock, read_only=True)


@given(st.lists(st.text("abc;\n -'\"", min_size=1).map(str.strip).filter(bool), min_size=1, max_size=5))
def test_a_frozen_file_reads_back_the_statements_it_was_made_of(statements: list[str]) -> None:
    try:
        text = as_sql_file(statements)
    except ValueError:
        return
    folder_free = text.removesuffix("\n").removesuffix(";").split(";\n\n")
    assert [item.strip() for item in folder_free] == statements


def test_a_file_the_first_release_wrote_keeps_a_journal_that_holds_and_can_be_undone(
    tmp_path: Path, clock: Clock
) -> None:
    path = tmp_path / "first.axonix"
    path.write_bytes(gzip.decompress((Path(__file__).parents[1] / "data" / "first_release.axonix.gz").read_bytes()))
    with ProgrammeFile.open(path, clock=clock) as f:
        assert "brought up to date" in f.notes[0]
        assert check(f).ok
        undo(f, actor="Ada")
        assert f.read("SELECT title FROM use_case ORDER BY key")[0] == ("Triage of incoming claims",)
        assert check(f).ok
