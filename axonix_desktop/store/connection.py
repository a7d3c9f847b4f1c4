"""One way to connect to a programme file: the current SQLite, the pragmas, and a guard against what a file could do.

The guard is SQLite's authorizer: no other database can be attached, no library loaded, the schema not written by
hand, and no table, index or trigger made or dropped, unless :class:`Guard` was opened for a migration or a repair.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axonix_desktop.store.driver import driver

LEAST_SQLITE = (3, 51, 3)
BUSY_MS = 5_000
OPENING_SECONDS = 30.0
_STEPS_BETWEEN_LOOKS = 50_000

Connection = driver.Connection
"""A connection of the driver."""

PRAGMAS: tuple[tuple[str, str | int], ...] = (
    ("cipher_log", "off"),
    ("trusted_schema", "OFF"),
    ("cell_size_check", "ON"),
    ("mmap_size", 0),
    ("foreign_keys", "ON"),
    ("recursive_triggers", "ON"),
    ("temp_store", "MEMORY"),
    ("busy_timeout", BUSY_MS),
    ("cache_spill", "OFF"),
)
"""Set on every connection. Nothing is spilt before the commit, so others can read the old state meanwhile."""

PLAIN_CACHE, PROTECTED_CACHE = -2_000, -8_000
"""Pages kept, in kB: few, for the system keeps the file anyway; those of a protected file cost more to read again."""

WRITING_PRAGMAS: tuple[tuple[str, str | int], ...] = (
    ("secure_delete", "ON"),
    ("journal_mode", "DELETE"),
    ("synchronous", "EXTRA"),
)
"""Set on a connection that may write, after the file has been found to be ours."""

_DDL = frozenset(
    getattr(driver, f"SQLITE_{name}")
    for name in (
        "CREATE_INDEX", "CREATE_TABLE", "CREATE_TEMP_INDEX", "CREATE_TEMP_TABLE", "CREATE_TEMP_TRIGGER",
        "CREATE_TEMP_VIEW", "CREATE_TRIGGER", "CREATE_VIEW", "CREATE_VTABLE", "DROP_INDEX", "DROP_TABLE",
        "DROP_TEMP_INDEX", "DROP_TEMP_TABLE", "DROP_TEMP_TRIGGER", "DROP_TEMP_VIEW", "DROP_TRIGGER", "DROP_VIEW",
        "DROP_VTABLE", "ALTER_TABLE",
    )
)  # fmt: skip
_ATTACH = frozenset({driver.SQLITE_ATTACH, driver.SQLITE_DETACH})
_FORBIDDEN_PRAGMAS = frozenset({"writable_schema", "trusted_schema", "journal_mode", "rekey", "key", "foreign_keys"})


class Guard:
    """The authorizer of one connection; ``open_for_structure`` lifts it for a migration, a repair or VACUUM."""

    def __init__(self) -> None:
        self._depth = 0

    @contextmanager
    def open_for_structure(self) -> Generator[None]:
        """Allow tables, indexes and triggers to be changed inside; libraries and hand-written schema stay barred."""
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    def __call__(self, action: int, first: str | None, second: str | None, *_: str | None) -> int:
        """Answer SQLite's question whether a statement may do ``action``."""
        if action == driver.SQLITE_FUNCTION:
            return driver.SQLITE_DENY if (second or "").lower() == "load_extension" else driver.SQLITE_OK
        if action == driver.SQLITE_PRAGMA:
            is_barred = second is not None and (first or "").lower() in _FORBIDDEN_PRAGMAS
            if (first or "").lower() == "writable_schema" or (is_barred and not self._depth):
                return driver.SQLITE_DENY
            return driver.SQLITE_OK
        if not self._depth and (action in _DDL or action in _ATTACH):
            return driver.SQLITE_DENY
        return driver.SQLITE_OK


def connect(path: Path, *, mode: str = "rw", key: str | None = None) -> Connection:
    """Connect without reading the file yet. ``mode`` is SQLite's: ``ro``, ``rw`` or ``rwc``.

    ``key`` is 64 hexadecimal digits for a protected file. The connection commits by itself (no hidden
    transactions) and may be used from any thread, one at a time.
    """
    assert_current()
    connection = driver.connect(
        f"{path.absolute().as_uri()}?mode={mode}", isolation_level=None, check_same_thread=False, uri=True
    )
    if key is not None:
        set_key(connection, key)
    set_pragmas(connection, PRAGMAS)
    if mode == "ro":
        connection.execute("PRAGMA query_only = ON")
    return connection


def connect_to_read(path: Path, key: str | None) -> Connection:
    """A guarded connection that reads a file which is open already, and stays."""
    connection = connect(path, mode="ro", key=key)
    connection.set_authorizer(Guard())
    limit_pages(connection, key)
    return connection


def limit_pages(connection: Connection, key: str | None) -> None:
    """Let a connection that stays keep few pages. Reads the schema: only for a file that was found to be whole."""
    set_pragmas(connection, (("cache_size", PLAIN_CACHE if key is None else PROTECTED_CACHE),))


def set_key(connection: Connection, key: str) -> None:
    """Give the key of a protected file, 64 hexadecimal digits, before anything is read."""
    connection.execute(f"PRAGMA key = \"x'{bytes.fromhex(key).hex()}'\"")


def set_pragmas(connection: Connection, pragmas: tuple[tuple[str, str | int], ...]) -> None:
    """Run each pragma; what it answers is not needed here, the tests read it back."""
    for name, value in pragmas:
        connection.execute(f"PRAGMA {name} = {value}").fetchall()


def assert_current() -> None:
    """Refuse to run on an SQLite that is known to lose data; a fault of the installation, not of the user."""
    found = tuple(int(part) for part in driver.sqlite_version.split("."))
    if found < LEAST_SQLITE:
        raise RuntimeError(f"SQLite {driver.sqlite_version} is too old; {'.'.join(map(str, LEAST_SQLITE))} is needed.")


@contextmanager
def deadline(connection: Connection, seconds: float = OPENING_SECONDS) -> Generator[None]:
    """Interrupt whatever runs longer than ``seconds`` inside, such as a query a hostile file made endless."""
    end = time.monotonic() + seconds
    late: Callable[[], int] = lambda: int(time.monotonic() > end)  # noqa: E731 - SQLite asks for a callable
    connection.set_progress_handler(late, _STEPS_BETWEEN_LOOKS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, _STEPS_BETWEEN_LOOKS)


def pragma(connection: Connection, name: str) -> Any:
    """The first value a pragma answers, or None."""
    row = connection.execute(f"PRAGMA {name}").fetchone()
    return None if row is None else row[0]
