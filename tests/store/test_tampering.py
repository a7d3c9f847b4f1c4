"""T65: what an ordinary editor can do to rows, journal and seals, and what Check programme says of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from axonix_desktop.core.records.programme import BusinessUnit
from axonix_desktop.store.driver import driver
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.integrity import check_path


@pytest.fixture
def lived(tmp_path: Path, clock) -> Path:
    """A file of five change sets: three units added, renamed, counted, removed, and one added again."""
    path = tmp_path / "lived.axonix"
    with ProgrammeFile.create(path, clock=clock) as f:
        with f.work("Add units", "x") as work:
            work.insert_many(BusinessUnit, ("id", "name"), [(1, "A"), (2, "B"), (3, "C")])
        for number, values in ((1, {"name": "Z"}), (2, {"headcount": 7})):
            with f.work(f"Change unit {number}", "x") as work:
                work.update("business_unit", number, values)
        with f.work("Remove unit", "x") as work:
            work.delete("business_unit", 3)
        with f.work("Add unit", "x") as work:
            work.insert(BusinessUnit(id=4, name="D"))
    return path


def _tamper(path: Path, statements: tuple[str, ...]) -> None:
    """Change the file as an SQLite editor would, journal triggers put out of the way and back."""
    connection = driver.connect(str(path), isolation_level=None)
    connection.execute("BEGIN")
    triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in triggers:
        connection.execute(sql)
    connection.execute("COMMIT")
    connection.close()


CASES = {
    "a value changed": ("differs|was altered", "UPDATE business_unit SET headcount = 8 WHERE id = 2"),
    "an added row changed": ("Entry 7 of the journal", "UPDATE business_unit SET name = 'Q' WHERE id = 4"),
    "a row removed": ("Entry 1 |Business unit 1 is missing", "DELETE FROM business_unit WHERE id = 1"),
    "a row added": ("9 is in the file but not", "INSERT INTO business_unit (id, name) VALUES (9, 'N')"),
    "an image edited": ("Entry 4 of the journal", 'UPDATE jr_row SET before = \'{"name":"Q"}\' WHERE seq = 4'),
    "a removed row's image edited": (
        "Entry 6 of the journal",
        "UPDATE jr_row SET before = replace(before, '\"C\"', '\"X\"') WHERE seq = 6",
    ),
    "an entry deleted": ("Entry 5 of the journal.*is missing", "DELETE FROM jr_row WHERE seq = 5"),
    "two entries swapped": (
        "Entry 4 of the journal",
        "UPDATE jr_row SET seq = 99 WHERE seq = 4",
        "UPDATE jr_row SET seq = 4, txn = 2 WHERE seq = 5",
        "UPDATE jr_row SET seq = 5, txn = 3 WHERE seq = 99",
    ),
    "an entry added": (
        "belong to no change set",
        "INSERT INTO jr_row (txn, tbl, pk, op) VALUES (6, 'business_unit', 9, 'I')",
    ),
    "who edited": ("who or what was altered in change set 2", "UPDATE jr_txn SET who = 'y' WHERE id = 2"),
    "a moment edited": ("When, who or what was altered", "UPDATE jr_txn SET at = '2020-01-01T00:00:00Z' WHERE id = 2"),
    "a seal edited": (
        "chain is broken at change set 3",
        "UPDATE jr_txn SET digests = CAST(substr(digests, 1, 40) || zeroblob(24) AS BLOB) WHERE id = 3",
    ),
    "a change set deleted": ("Change set 2 is missing", "DELETE FROM jr_txn WHERE id = 2"),
    "an undo disguised": (
        "chain is broken at change set 4",
        "UPDATE jr_txn SET role = 'undo', target = 3 WHERE id = 4",
    ),
    "a change set left open": ("left open", "INSERT INTO jr_current (one, txn) VALUES (1, 6)"),
    "a reference to nothing": (
        "refers to a person|not in its journal",
        "INSERT INTO champion (id, person_id) VALUES (1, 77)",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_t65_the_first_bad_entry_is_named(lived: Path, clock, case: str) -> None:
    pattern, *statements = CASES[case]
    assert check_path(lived, clock=clock).ok
    _tamper(lived, tuple(statements))
    found = check_path(lived, clock=clock)
    assert not found.ok
    assert re.search(pattern, "\n".join(found.findings)), found.findings


def test_t65_a_byte_changed_in_a_row_is_found(lived: Path, clock) -> None:
    data = bytearray(lived.read_bytes())
    at = data.rindex(b"2026-11-22T09:00:00Z", 0, data.rindex(b"2026-11-22T09:00:00Z"))
    data[at + 3] = ord("7")
    lived.write_bytes(data)
    found = check_path(lived, clock=clock)
    assert not found.ok, found


def test_t65_the_first_of_many_comes_first(lived: Path, clock) -> None:
    _tamper(lived, ("UPDATE jr_row SET before = '{}' WHERE op = 'U'",))
    assert (
        check_path(lived, clock=clock)
        .findings[0]
        .startswith("Entry 4 of the journal, in change set 2 (“Change unit 1”")
    )
