"""By what the rows of a file find their records: the ID, a number of the tracker's own, or the name."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from axonix_desktop.core.fields import Record
from axonix_desktop.core.importing.cells import CellValue
from axonix_desktop.core.importing.linking import fold
from axonix_desktop.core.importing.plan import Decisions, Existing, StoreView
from axonix_desktop.core.importing.proposal import TableMatch
from axonix_desktop.core.importing.values import as_text
from axonix_desktop.core.kinds import Stored

BY_NAME, BY_KEY, COLUMN = "name", "key", "column:"


def key_of(record: type[Record], columns: Mapping[str, Sequence[Stored]], decisions: Decisions) -> str | None:
    """The field or ``column:<header>`` that tells rows apart; None where their name does."""
    chosen = decisions.keys.get(record.kind, BY_KEY)
    if chosen == BY_NAME:
        return None
    if chosen.startswith(COLUMN):
        return chosen
    return record.key_field if record.key_field in columns else None


def with_key(
    record: type[Record],
    key: str | None,
    columns: Mapping[str, Sequence[Stored]],
    existing: Existing,
    match: TableMatch,
    cells: Callable[[int], Sequence[CellValue]],
    view: StoreView,
) -> tuple[Mapping[str, Sequence[Stored]], Existing]:
    """``columns`` and ``existing`` with the column ``key`` among them, where it is one that is kept as it stands."""
    if key is None or not key.startswith(COLUMN):
        return columns, existing
    header = key.removeprefix(COLUMN)
    column = next((one.column for one in match.columns if one.header == header and one.becomes == "custom"), None)
    own = next(
        (number for number, kind, name, _ in view.custom_fields if kind == record.kind and fold(name) == fold(header)),
        None,
    )
    given: list[Stored] = (
        [None] * len(next(iter(columns.values()), ())) if column is None else [as_text(one) for one in cells(column)]
    )
    at = existing.columns.index("custom") if "custom" in existing.columns else None
    rows = [(*row, _held(row[at], own) if at is not None and own is not None else None) for row in existing.rows]
    return {**columns, key: given}, Existing((*existing.columns, key), rows)


def _held(custom: Stored, number: int) -> Stored:
    """The value of one custom field in a record's own values."""
    value = json.loads(str(custom)).get(str(number)) if custom else None
    return None if value is None else as_text(value)
