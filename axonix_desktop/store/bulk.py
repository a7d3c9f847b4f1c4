"""Many rows with few statements.

Every statement that sets off a trigger keeps a copy of each page it changes until it is through, so that it can be
taken back alone. A hundred thousand statements copy the same pages over and over; one statement for many rows does
so once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import chain, islice

from axonix_desktop.core.kinds import Stored
from axonix_desktop.store.connection import Connection
from axonix_desktop.store.sql_text import quoted

MANY = 1_000
"""From so many rows on the connection is given room for the pages they touch."""

_ROWS_A_STATEMENT = 50
_IDS_A_STATEMENT = 5_000


def insert_rows(
    connection: Connection,
    table: str,
    columns: Sequence[str],
    rows: Iterable[tuple[Stored, ...]],
    placeholders: Sequence[str] = (),
) -> None:
    """Add rows of stored values in their order; ``placeholders`` stand for the values where ``?`` would not do."""
    into = f"INSERT INTO {quoted(table)} ({', '.join(map(quoted, columns))}) VALUES "
    one = f"({', '.join(placeholders or '?' * len(columns))})"
    whole_block = into + ", ".join([one] * _ROWS_A_STATEMENT)
    waiting = iter(rows)
    while block := tuple(islice(waiting, _ROWS_A_STATEMENT)):
        if len(block) == _ROWS_A_STATEMENT and set(map(len, block)) == {len(columns)}:
            connection.execute(whole_block, tuple(chain.from_iterable(block)))
        else:
            connection.executemany(into + one, block)


def delete_rows(connection: Connection, table: str, ids: Sequence[int]) -> int:
    """Remove rows by id and return how many there were."""
    done = 0
    for start in range(0, len(ids), _IDS_A_STATEMENT):
        some = json.dumps(ids[start : start + _IDS_A_STATEMENT])
        sql = f"DELETE FROM {quoted(table)} WHERE id IN (SELECT value FROM json_each(?))"
        done += connection.execute(sql, (some,)).rowcount
    return done
