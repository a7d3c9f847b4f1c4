"""The programme as it stood: rows, a file of its own, or a view in memory, of any moment in the past."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from axonix_desktop.core.problems import FileProblemError, RefusedError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr
from axonix_desktop.store.connection import WRITING_PRAGMAS, connect, set_key, set_pragmas
from axonix_desktop.store.driver import driver
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.faults import in_words
from axonix_desktop.store.replay import counts, rewind, rows_after, span_of

Moment = datetime | date | int
"""An aware moment, a day (its last second, UTC), or the number of a change set."""


def change_set_at(f: ProgrammeFile, moment: Moment) -> int:
    """The last change set made up to ``moment``; 0 when the programme was begun later."""
    if isinstance(moment, int):
        return moment
    if isinstance(moment, datetime):
        text = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    else:
        text = f"{moment.isoformat()}T23:59:59Z"
    return f.read("SELECT coalesce(max(id), 0) FROM jr_txn WHERE at <= ?", (text,))[0][0]


def rows_as_of(f: ProgrammeFile, kind: str, moment: Moment) -> list[tuple[Any, ...]]:
    """The rows of a kind as they stood, in the order of ``Record.columns()``, stored values, by id."""
    number = change_set_at(f, moment)
    columns = record_of(kind).columns()
    with f.reading() as connection:
        span = span_of(connection, number)
        rows = rows_after(connection, kind, span[1] if span else 0)
    return [tuple(rows[key].get(name) for name in columns) for key in sorted(rows)]


def as_of(f: ProgrammeFile, moment: Moment, out: Path) -> dict[str, int]:
    """Write the programme as it stood into a new programme file ``out``; returns how many records of each kind.

    The new file holds the journal up to then, its chain unbroken. It appears under its name only when it is whole.
    Raises RefusedError when the programme was begun later, FileProblemError where ``out`` is there already or cannot
    be written.
    """
    number = _begun(f, moment)
    out = out.absolute()
    if out.exists() or out.is_symlink():
        raise FileProblemError(tr("“{name}” is already there. Choose another name.", name=out.name))
    draft = out.with_name(out.name + ".new")
    try:
        draft.unlink(missing_ok=True)
        with in_words(out):
            copy = connect(draft, mode="rwc", key=f.key)
            try:
                with f.reading() as connection:
                    connection.backup(copy)
                set_pragmas(copy, WRITING_PRAGMAS)
                rewind(copy, number)
                copy.execute("VACUUM")
                found = counts(copy)
            finally:
                copy.close()
        draft.rename(out)
    except OSError as error:
        raise FileProblemError(
            tr("“{name}” cannot be written in {parent}. Choose another folder.", name=out.name, parent=out.parent)
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return found


@contextmanager
def standing_at(f: ProgrammeFile, moment: Moment) -> Generator[ProgrammeFile]:
    """The programme as it stood, read-only and only in memory, for queries and figures.

    Raises RefusedError when the programme was begun later.
    """
    number = _begun(f, moment)
    copy = driver.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        with in_words(f.path):
            if f.key is not None:
                set_key(copy, f.key)  # a protected file is copied page by page, under its own key
            with f.reading() as connection:
                connection.backup(copy)
            rewind(copy, number)
        yield f.seen_through(copy)
    finally:
        copy.close()


def _begun(f: ProgrammeFile, moment: Moment) -> int:
    number = change_set_at(f, moment)
    if number < 1:
        first = f.read("SELECT at FROM jr_txn ORDER BY id LIMIT 1")
        since = f"it was begun on {str(first[0][0])[:10]}" if first else "it is empty"
        raise RefusedError(tr("The programme did not exist at that time: {since}. Choose a later day.", since=since))
    return number
