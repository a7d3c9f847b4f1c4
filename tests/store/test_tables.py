"""The SQLModel tables are the declared records, and the migrated file is both."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from axonix_desktop.core.fields import Record
from axonix_desktop.core.kinds import Reference
from axonix_desktop.core.records.catalogue import RECORDS
from axonix_desktop.store.connection import Connection, connect
from axonix_desktop.store.driver import driver
from axonix_desktop.store.tables import METADATA, MODELS
from axonix_desktop.store.versions import shipped


@pytest.fixture(scope="module")
def migrated() -> Connection:
    connection = driver.connect(":memory:", isolation_level=None)
    shipped().lay(connection.execute)
    return connection


@pytest.fixture(scope="module")
def made_of_metadata() -> Connection:
    connection = driver.connect(":memory:", isolation_level=None)
    engine = create_engine("sqlite+pysqlite://", creator=lambda: connection, module=driver)
    METADATA.create_all(engine)
    return connection


def indexes(connection: Connection, table: str) -> dict[str, tuple[bool, str]]:
    """Name → whether it is unique and what it covers, written without quotes and blanks."""
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?", (table,))
    return {
        name: ("UNIQUE" in sql, sql.partition("(")[2].removesuffix(")").replace('"', "").replace(" ", ""))
        for name, sql in rows.fetchall()
        if sql
    }


def columns(connection: Connection, table: str) -> list[tuple[Any, ...]]:
    return connection.execute(
        'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?) ORDER BY cid', (table,)
    ).fetchall()


def references(connection: Connection, table: str) -> list[tuple[Any, ...]]:
    return connection.execute(
        'SELECT "from", "table", "to", on_delete FROM pragma_foreign_key_list(?) ORDER BY 1', (table,)
    ).fetchall()


def test_every_record_has_its_table_and_nothing_else_has_one() -> None:
    assert list(MODELS) == [record.kind for record in RECORDS] == list(METADATA.tables)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.kind)
def test_a_table_has_the_columns_the_record_declares(record: type[Record]) -> None:
    table = METADATA.tables[record.kind]
    assert tuple(table.columns.keys()) == record.columns()
    for name, field in record.fields.items():
        column = table.columns[name]
        assert str(column.type) == field.kind.storage, name
        assert column.nullable == (not field.required and field.default is None), name
        targets = [f"{field.kind.target}.id"] if isinstance(field.kind, Reference) else []
        assert [key.target_fullname for key in column.foreign_keys] == targets, name


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.kind)
def test_the_migrated_file_has_the_tables_of_the_metadata(
    record: type[Record], migrated: Connection, made_of_metadata: Connection
) -> None:
    kind = record.kind
    assert columns(migrated, kind) == columns(made_of_metadata, kind)
    assert references(migrated, kind) == references(made_of_metadata, kind)
    assert indexes(migrated, kind) == indexes(made_of_metadata, kind)


def test_every_unique_combination_and_look_up_is_an_index(migrated: Connection) -> None:
    for record in RECORDS:
        found = indexes(migrated, record.kind)
        for names in record.unique:
            assert found[f"ux_{record.kind}__{'__'.join(names)}"][0]
        for names in record.indexes:
            assert found[f"ix_{record.kind}__{'__'.join(names)}"] == (False, ",".join(names))


def test_a_session_reads_and_writes_one_record_under_the_journal(tmp_path: Path) -> None:
    connection = connect(tmp_path / "p.axonix", mode="rwc")
    shipped().lay(connection.execute)
    engine = create_engine("sqlite+pysqlite://", creator=lambda: connection, module=driver)
    unit: Any = MODELS["business_unit"]
    with Session(engine) as session:
        session.add(unit(id=7, name="Claims"))
        with pytest.raises(IntegrityError, match=r"jr_row\.txn"):
            session.commit()
    connection.execute("INSERT INTO jr_current VALUES (1, 1)")
    with Session(engine) as session:
        session.add(unit(id=7, name="Claims"))
        session.commit()
        assert session.exec(select(unit)).one().name == "Claims"
    engine.dispose()


def test_the_start_path_does_not_load_the_tables() -> None:
    code = (
        "import sys, axonix_desktop.store.engine, axonix_desktop.store.backup, axonix_desktop.store.seed\n"
        "print([name for name in ('sqlalchemy', 'sqlmodel', 'alembic', 'platformdirs') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
