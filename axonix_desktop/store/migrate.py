"""Moves an older programme file on to this program's schema: a verified backup first, then whole or not at all.

The recipe, each part of it met by a fault that bites without it: foreign keys off outside the transaction (a rebuilt
table would empty its children), ``BEGIN IMMEDIATE`` before the first DDL, Alembic told that DDL is transactional,
triggers laid anew from the version's frozen text, ``user_version`` and ``foreign_key_check`` before the one commit.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver  # type: ignore[import-untyped]
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.store.schema import APPLICATION_ID, SCHEMA_VERSION, fingerprint_of
from axonix_desktop.store.versions import lay_schema, scripts_folder


def fingerprint_at(version: int, folder: Path | None = None) -> str:
    """The fingerprint of a whole file of schema ``version``, found by making an empty one in memory."""
    connection = driver.connect(":memory:", isolation_level=None)
    try:
        lay_schema(connection.execute, to=version, folder=folder)
        return fingerprint_of(connection)
    finally:
        connection.close()


def upgrade(connection: Any, *, to: int = SCHEMA_VERSION, folder: Path | None = None) -> None:
    """Lead the file behind the driver's ``connection`` to version ``to`` in one transaction, by Alembic's scripts.

    ``folder`` is a migrations folder other than the shipped one. Raises FileProblemError, with the file as it was,
    when a script leaves a broken reference or another schema than the version has.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    engine = create_engine(
        "sqlite+pysqlite://", creator=lambda: connection, module=driver, poolclass=StaticPool, hide_parameters=True
    )
    event.listen(engine, "begin", _begin_immediately)
    with engine.connect() as bound, bound.begin():
        _run_scripts(bound, to, folder or scripts_folder())
        _refuse_broken(connection, to, folder)
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_immediately(bound: Connection) -> None:
    """Begin ourselves: the driver would begin only at the first change of a row, after the DDL."""
    bound.exec_driver_sql("BEGIN IMMEDIATE")


def _run_scripts(bound: Connection, to: int, folder: Path) -> None:
    """Let Alembic run the scripts between the file's version and ``to``; its own table is temporary."""
    version = bound.exec_driver_sql("PRAGMA user_version").scalar_one()
    bound.exec_driver_sql("CREATE TEMP TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    if version:
        bound.exec_driver_sql("INSERT INTO temp.alembic_version VALUES (?)", (f"{version:04d}",))
    config = Config(attributes={"connection": bound})
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    command.upgrade(config, f"{to:04d}")
    bound.exec_driver_sql("DROP TABLE temp.alembic_version")


def _refuse_broken(connection: Any, to: int, folder: Path | None) -> None:
    """Raise FileProblemError when the migrated file is not what version ``to`` must be; the transaction goes back."""
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise FileProblemError(
            f"The file was left as it was: after the change to version {to} a row of “{broken[0]}” would point at "
            f"nothing. Please check the file first, then try again."
        )
    if fingerprint_of(connection) != fingerprint_at(to, folder):
        raise FileProblemError(f"The file was left as it was: its tables would not be those of version {to}.")
