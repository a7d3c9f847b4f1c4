"""Writes a programme file as the first release does, for the migration tests of every later release.

``python -m tests.data.version_1 FILE`` makes it from the frozen scripts up to version 1 and plain SQL alone, so that
the file stays the same whatever the program becomes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from axonix_desktop.store.connection import connect
from axonix_desktop.store.schema import APPLICATION_ID
from axonix_desktop.store.versions import shipped

UNITS = ((1, "Claims", None), (2, "Motor claims", 1), (3, "Finance", None))
PEOPLE = ((11, "Ada Example", "ada@example.org", 2), (12, "Ben Example", None, 3))
USE_CASES = (
    (21, "UC-001", "Triage of incoming claims", 2, 11, 4, '{"31": "kept"}'),
    (22, "UC-002", "Forecast of liquidity", 3, None, 0, None),
)


def write(path: Path) -> Path:
    """Make the file at ``path``, which must not exist; returns it."""
    connection = connect(path, mode="rwc")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("BEGIN IMMEDIATE")
    shipped().lay(connection.execute, to=1)
    connection.execute("INSERT INTO jr_current (one, txn) VALUES (1, 1)")
    connection.executemany("INSERT INTO business_unit (id, name, parent_id) VALUES (?, ?, ?)", UNITS)
    connection.executemany("INSERT INTO person (id, name, email, business_unit_id) VALUES (?, ?, ?, ?)", PEOPLE)
    connection.executemany(
        "INSERT INTO use_case (id, key, title, business_unit_id, owner_id, stage, custom) VALUES (?, ?, ?, ?, ?, ?, ?)",
        USE_CASES,
    )
    connection.execute("DELETE FROM jr_current")
    connection.execute("COMMIT")
    connection.close()
    return path


if __name__ == "__main__":
    write(Path(sys.argv[1]))
