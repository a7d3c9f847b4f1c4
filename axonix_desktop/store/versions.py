"""The versions of the schema, one script each in ``database/migrations/versions``, run without Alembic.

A new file is made by running every script in turn on an empty database: the same scripts, the same statements as when
Alembic moves an older file on, but without the half second that importing Alembic costs. A version script holds
``revision`` (its number in four digits), ``statements()`` (the frozen DDL), ``triggers()`` (the frozen triggers that
every file of that version has) and, for Alembic, ``upgrade()``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any, Protocol, cast

from axonix_desktop.paths import database_folder
from axonix_desktop.store.driver import driver
from axonix_desktop.store.schema import SCHEMA_VERSION, fingerprint_of
from axonix_desktop.store.sql_text import quoted

Execute = Callable[[str], Any]


class VersionScript(Protocol):
    """What a script in ``versions/`` offers."""

    revision: str

    def statements(self) -> Iterable[str]:
        """The frozen DDL that leads from the version before to this one, without triggers."""
        ...

    def triggers(self) -> Iterable[str]:
        """The frozen CREATE TRIGGER statements of this version."""
        ...


def scripts_folder() -> Path:
    """The folder of the shipped migrations, as Alembic wants it."""
    return database_folder() / "migrations"


@dataclass(frozen=True, slots=True)
class History:
    """The versions of the schema up to ``newest``, whose scripts lie in ``folder``/versions."""

    folder: Path
    newest: int

    def scripts(self) -> list[VersionScript]:
        """Every version script in order."""
        files = sorted((self.folder / "versions").glob("[0-9][0-9][0-9][0-9]_*.py"))
        return [_loaded(file) for file in files if int(file.name[:4]) <= self.newest]

    def lay(self, execute: Execute, *, to: int | None = None) -> None:
        """Make the schema of version ``to`` (the newest unless said) in an empty file, ``user_version`` included.

        Runs inside the caller's transaction; ``application_id`` is the caller's.
        """
        for script in self.scripts():
            if to is None or int(script.revision) <= to:
                run_version(execute, script.revision, script.statements(), script.triggers())

    def fingerprint(self, version: int) -> str:
        """The fingerprint of a whole file of schema ``version``, found by making an empty one in memory."""
        return _fingerprint(self, version)


def shipped() -> History:
    """The versions this program ships with."""
    return History(scripts_folder(), SCHEMA_VERSION)


def read_sql(file: Path) -> list[str]:
    """The statements of a frozen SQL file; a semicolon followed by an empty line ends each."""
    text = file.read_text(encoding="utf-8")
    return [statement.strip() for statement in text.removesuffix("\n").removesuffix(";").split(";\n\n")]


def as_sql_file(statements: Iterable[str]) -> str:
    """The text that :func:`read_sql` reads back. Raises ValueError when a statement would be cut in two."""
    items = [statement.strip() for statement in statements]
    if any(";\n\n" in item or item.endswith(";") for item in items):
        raise ValueError("A statement may hold no semicolon before an empty line or at its end.")
    return ";\n\n".join(items) + ";\n"


def run_version(execute: Execute, revision: str, statements: Iterable[str], triggers: Iterable[str]) -> None:
    """Lead the schema of a file from the version before to ``revision``, inside the caller's transaction.

    Triggers go first and come back last, as the frozen text says: a rebuilt table loses its own, and a trigger that
    names a column of yesterday would stop the change. Foreign keys must be off.
    """
    for name in trigger_names(execute):
        execute(f"DROP TRIGGER {quoted(name)}")
    for statement in (*statements, *triggers):
        execute(statement)
    execute(f"PRAGMA user_version = {int(revision)}")


def trigger_names(execute: Execute) -> list[str]:
    """The names of the triggers in the file."""
    rows = cast("list[tuple[str]]", execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall())
    return [name for (name,) in rows]


@cache
def _fingerprint(history: History, version: int) -> str:
    connection = driver.connect(":memory:", isolation_level=None)
    try:
        history.lay(connection.execute, to=version)
        return fingerprint_of(connection)
    finally:
        connection.close()


def _loaded(file: Path) -> VersionScript:
    spec = spec_from_file_location(f"axonix_schema_{file.stem}", file)
    if spec is None or spec.loader is None:
        raise ImportError(f"{file.name} is no version script.")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("VersionScript", module)
