"""The eleven rules under which the journal can be trusted, each read from the metadata or the program itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from axonix_desktop.core.fields import Record
from axonix_desktop.core.kinds import Reference
from axonix_desktop.core.problems import ConflictError, RefusedError
from axonix_desktop.core.records.catalogue import RECORDS
from axonix_desktop.core.records.programme import BusinessUnit
from axonix_desktop.store.connection import LEAST_SQLITE, PRAGMAS, WRITING_PRAGMAS, connect, pragma
from axonix_desktop.store.driver import driver
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.integrity import check
from axonix_desktop.store.past import rows_as_of, standing_at
from axonix_desktop.store.queries.records import record
from axonix_desktop.store.schema import (
    MOST_COLUMNS,
    SCHEMA_VERSION,
    declared_fingerprint,
    expected_fingerprint,
    fingerprint_of,
    schema_objects,
    schema_statements,
    trigger_objects,
)
from axonix_desktop.store.undo import redo, take_back, undo

PACKAGE = Path(__file__).resolve().parents[2] / "axonix_desktop"
ANSWERS = {"OFF": 0, "ON": 1, "EXTRA": 3, "MEMORY": 2, "DELETE": "delete", "off": "off"}


def test_rule_1_the_sqlite_that_runs_is_new_enough() -> None:
    assert tuple(map(int, driver.sqlite_version.split("."))) >= LEAST_SQLITE


def _connections(f: ProgrammeFile) -> Iterator[object]:
    yield f.connection
    with f.reading() as reading:
        yield reading
    for mode in ("ro", "rw"):
        connection = connect(f.path, mode=mode)
        yield connection
        connection.close()


def test_rule_2_every_way_to_connect_sets_the_pragmas(programme: ProgrammeFile) -> None:
    for connection in _connections(programme):
        for name, value in PRAGMAS:
            if name != "cipher_log":
                assert pragma(connection, name) == ANSWERS.get(str(value), value), name  # type: ignore[arg-type]
    for name, value in WRITING_PRAGMAS:
        assert pragma(programme.connection, name) == ANSWERS[str(value)]


def test_rule_3_nothing_replaces_rows_cascades_or_triggers_but_the_journal() -> None:
    statements = [*schema_statements(), *(item.sql for item in trigger_objects())]
    assert not any(re.search(r"\b(REPLACE INTO|OR REPLACE|ON DELETE|ON UPDATE)\b", sql) for sql in statements)
    assert all(item.name.startswith("jr_") for item in trigger_objects())
    for file in PACKAGE.rglob("*.py"):
        assert not re.search(r"\b(INSERT OR REPLACE|REPLACE INTO)\b", file.read_text(encoding="utf-8")), file.name


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.kind)
def test_rule_3_every_reference_leads_an_index(kind: type[Record]) -> None:
    indexes = [item.sql for item in schema_objects() if item.type == "index" and item.table == kind.kind]
    for field in kind.fields.values():
        if isinstance(field.kind, Reference):
            assert any(re.search(rf'\("{field.name}"[,)]', sql) for sql in indexes), field.name


def test_rule_3_the_id_of_a_record_never_changes(programme: ProgrammeFile) -> None:
    with pytest.raises(driver.IntegrityError, match="never"), programme.work("x", "y") as work:  # noqa: PT012 - one act
        work.insert(BusinessUnit(id=1, name="One"))
        work.connection.execute("UPDATE business_unit SET id = 2")


def test_rule_4_the_file_has_exactly_the_declared_schema_and_triggers(programme: ProgrammeFile) -> None:
    assert fingerprint_of(programme.connection) == expected_fingerprint()


def test_rule_4_the_fingerprint_kept_is_that_of_the_declarations() -> None:
    assert expected_fingerprint() == declared_fingerprint()


def test_rule_5_structure_cannot_be_changed_outside_a_migration(programme: ProgrammeFile) -> None:
    for sql in (
        "CREATE TABLE x (a)", "DROP TABLE use_case", "ALTER TABLE use_case ADD COLUMN x",
        "DROP TRIGGER jr_use_case_key",
        "CREATE TEMP TRIGGER x AFTER INSERT ON use_case BEGIN SELECT 1; END", "ATTACH ':memory:' AS x",
        "PRAGMA writable_schema = ON", "PRAGMA foreign_keys = OFF", "SELECT load_extension('x')",
    ):  # fmt: skip
        with pytest.raises(driver.DatabaseError, match="not authorized"):
            programme.connection.execute(sql)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.kind)
def test_rule_6_no_table_is_too_wide_to_be_journalled(kind: type[Record]) -> None:
    assert len(kind.columns()) <= MOST_COLUMNS


def test_rule_6_a_trigger_still_works_at_the_widest(tmp_path: Path) -> None:
    from axonix_desktop.store.journal_schema import journal_objects, triggers_of

    fields = {f"f{number:02d}": BusinessUnit.fields["notes"] for number in range(MOST_COLUMNS - 1)}
    wide = type("Wide", (), {"kind": "wide", "fields": fields, "columns": staticmethod(lambda: ("id", *fields))})
    connection = driver.connect(":memory:", isolation_level=None)
    connection.execute(f"CREATE TABLE wide (id INTEGER PRIMARY KEY, {', '.join(f'{name} TEXT' for name in fields)})")
    for item in (*journal_objects(), *triggers_of(wide)):  # type: ignore[arg-type]
        connection.execute(item.sql)
    connection.execute("INSERT INTO jr_current VALUES (1, 1)")
    connection.execute("INSERT INTO wide (id, f00) VALUES (1, 'a')")
    connection.execute(f"UPDATE wide SET {', '.join(f'{name} = 1' for name in fields)}")
    connection.execute("DELETE FROM wide")
    assert [len(row[0] or "") > 900 for row in connection.execute("SELECT before FROM jr_row")] == [False, True, True]


def test_rule_7_order_goes_by_number_when_the_clock_goes_back(programme: ProgrammeFile, clock) -> None:
    for name in ("One", "Two", "Three"):
        with programme.work(name, "x") as work:
            work.insert(BusinessUnit(id=len(name), name=name)) if name == "One" else work.update(
                "business_unit", 3, {"name": name}
            )
        clock.advance(days=-3650)
    undo(programme)
    assert record(programme, "business_unit", 3).name == "Two"  # type: ignore[union-attr]
    assert check(programme).ok


def test_rule_8_undo_lists_conflicts_and_forces_nothing(programme: ProgrammeFile) -> None:
    with programme.work("add", "x") as work:
        work.insert(BusinessUnit(id=1, name="Claims", headcount=5))
    with programme.work("count", "x") as work:
        number = work.change_set
        work.update("business_unit", 1, {"headcount": 6})
    with programme.work("recount", "x") as work:
        work.update("business_unit", 1, {"headcount": 7})
    with pytest.raises(ConflictError) as told:
        take_back(programme, number, actor="x")
    assert told.value.conflicts == ("Business unit “Claims”: “Headcount” has been changed since.",)
    assert record(programme, "business_unit", 1).headcount == 7  # type: ignore[union-attr]


def test_rule_9_every_change_set_knows_the_layout_it_was_made_under(programme: ProgrammeFile) -> None:
    with programme.work("add", "x") as work:
        work.insert(BusinessUnit(id=1, name="Claims"))
    assert programme.read("SELECT schema_version FROM jr_txn") == [(SCHEMA_VERSION,)]


def test_rule_9_an_image_of_a_column_that_is_gone_is_refused_in_words(programme: ProgrammeFile) -> None:
    with programme.work("add", "x") as work:
        work.insert(BusinessUnit(id=1, name="Claims"))
    with programme.work("change", "x") as work:
        work.update("business_unit", 1, {"name": "Losses"})
    with programme.exclusive() as connection:
        connection.execute("UPDATE jr_row SET before = '{\"nickname\":\"C\"}' WHERE op = 'U'")
    with pytest.raises(ConflictError, match="earlier layout"):
        undo(programme)


def test_rule_10_a_scenario_ends_with_a_journal_that_replays(programme: ProgrammeFile) -> None:
    with programme.work("add", "x") as work:
        work.insert_many(BusinessUnit, ("name", "headcount"), [(f"Unit {n}", n) for n in range(50)])
    with programme.work("edit", "x") as work:
        ids = [row[0] for row in programme.read("SELECT id FROM business_unit ORDER BY id")]
        work.update_many("business_unit", [(number, {"headcount": 1}) for number in ids[:20]])
        work.delete_many("business_unit", ids[20:30])
    undo(programme)
    redo(programme)
    assert check(programme).findings == ()
    assert len(rows_as_of(programme, "business_unit", 1)) == 50
    with standing_at(programme, 1) as past:
        assert past.read("SELECT count(*) FROM business_unit") == [(50,)]
        with pytest.raises(RefusedError), past.work("x", "y"):
            pass


def test_rule_11_erasing_images_and_salts_keeps_the_chain(programme: ProgrammeFile) -> None:
    with programme.work("add", "x") as work:
        work.insert(BusinessUnit(id=1, name="Zyxwvut"))
    with programme.work("remove", "x") as work:
        work.delete("business_unit", 1)
    with programme.exclusive() as connection:
        connection.execute("UPDATE jr_row SET before = NULL, after = NULL")
        connection.execute("UPDATE jr_txn SET salts = CAST(substr(salts, 1, 16) || zeroblob(16) AS BLOB)")
    found = check(programme)
    assert found.ok
    assert found.erased == 1
    with pytest.raises(ConflictError, match="erased on request"):
        undo(programme)
