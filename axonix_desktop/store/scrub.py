"""What every way of taking something out of the journal shares: entries marked, freed pages overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from axonix_desktop.store.connection import Connection
from axonix_desktop.store.driver import driver
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.seal import ERASED_SALT, SALT


def unseal(connection: Connection, touched: Mapping[int, set[int]]) -> None:
    """Set the salts of entries (by change set) to zero: what they were sealed with is no longer there on purpose."""
    for txn, seqs in touched.items():
        row = connection.execute("SELECT first_seq, salts FROM jr_txn WHERE id = ?", (txn,)).fetchone()
        if row is None:
            continue  # the change set that is open is marked as a whole
        first, salts = row[0], bytearray(row[1])
        for seq in seqs:
            place = (seq - first + 1) * SALT
            salts[place : place + SALT] = ERASED_SALT
        connection.execute("UPDATE jr_txn SET salts = ? WHERE id = ?", (bytes(salts), txn))


def give_back_pages(f: ProgrammeFile) -> None:
    """Rewrite the file, so that no freed page is left; what was deleted is overwritten even where this fails."""
    with suppress(driver.Error), f.exclusive() as connection:
        connection.execute("VACUUM")
