"""What belongs to a person: names and addresses, today's and earlier ones, and the records about them alone."""

from __future__ import annotations

import json
from collections.abc import Sequence

from axonix_desktop.core.personal import ABOUT, CHILDREN, ERASED_NAME, Sought
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.sql_text import quoted


def sought_of(f: ProgrammeFile, number: int, together: Sequence[int] = ()) -> Sought | None:
    """The words that mean the person ``number``; None for nobody and for those who were erased.

    A namesake who is not erased ``together`` with them keeps the name. Earlier names count where they share a word
    with the name of today: a row may have been someone else's before.
    """
    rows = f.read("SELECT name, email FROM person WHERE id = ?", (number,))
    if not rows or rows[0][0] == ERASED_NAME:
        return None
    name, email = str(rows[0][0]), rows[0][1]
    return Sought(name, email, _former(f, number, name, email), bool(namesakes(f, number, together)))


def namesakes(f: ProgrammeFile, number: int, together: Sequence[int] = ()) -> int:
    """How many others bear the person's name."""
    query = (
        "SELECT count(*) FROM person AS p JOIN person AS q ON q.name = p.name COLLATE NOCASE"
        " WHERE p.id = ? AND q.id NOT IN (SELECT value FROM json_each(?))"
    )
    return int(f.read(query, (number, json.dumps([number, *together])))[0][0])


def records_about(f: ProgrammeFile, number: int) -> dict[str, list[int]]:
    """The records that are about the person alone, by kind."""
    found = {
        kind: [row[0] for row in f.read(f"SELECT id FROM {quoted(kind)} WHERE {quoted(name)} = ?", (number,))]
        for kind, name in ABOUT.items()
    }
    for kind, (parent, name) in CHILDREN.items():
        query = f"SELECT id FROM {quoted(kind)} WHERE {quoted(name)} IN (SELECT value FROM json_each(?))"
        found[kind] = [row[0] for row in f.read(query, (json.dumps(found[parent]),))]
    return found


def records_gone(f: ProgrammeFile, number: int) -> dict[str, list[int]]:
    """The records about the person that were removed and are in the history alone, by kind."""
    query = (
        "SELECT DISTINCT pk FROM jr_row WHERE tbl = ? AND op = 'D' AND before ->> ? IN (SELECT value FROM json_each(?))"
    )
    found = {
        kind: [row[0] for row in f.read(query, (kind, f"$.{name}", json.dumps([number])))]
        for kind, name in ABOUT.items()
    }
    here = records_about(f, number)
    for kind, (parent, name) in CHILDREN.items():
        parents = json.dumps([*found[parent], *here[parent]])
        found[kind] = [row[0] for row in f.read(query, (kind, f"$.{name}", parents))]
    return found


def _former(f: ProgrammeFile, number: int, name: str, email: str | None) -> tuple[str, ...]:
    """Names and addresses the person had before, from the history of their row."""
    own = {part.casefold() for part in name.split()}
    held = f.read(
        "SELECT before ->> '$.name', before ->> '$.email' FROM jr_row WHERE tbl = 'person' AND pk = ?"
        " AND before IS NOT NULL ORDER BY seq",
        (number,),
    )
    found: dict[str, None] = {}
    for old_name, address in held:
        parts = {part.casefold() for part in str(old_name or "").split()}
        if len(parts) > 1 and parts & own and old_name != name:
            found[str(old_name)] = None
        if address and "@" in str(address) and address != email:
            found[str(address)] = None
    return tuple(found)
