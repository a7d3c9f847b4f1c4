"""What refers to what when rows come back: names that several records share, and records made a moment ago."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from axonix_desktop.core.fields import Record
from axonix_desktop.core.importing.identity import Identified
from axonix_desktop.core.importing.linking import Linker, fold
from axonix_desktop.core.importing.plan import Existing
from axonix_desktop.core.importing.reading import TableRead, TableReader
from axonix_desktop.core.importing.values import as_text
from axonix_desktop.core.kinds import Reference, Stored


def keep_references(
    record: type[Record],
    read: TableRead,
    found: Identified,
    existing: Existing,
    reader: TableReader,
    linker: Linker,
) -> None:
    """Where a row came back and names what it referred to, it refers to that still: others may be called the same."""
    at = existing.columns.index("id")
    wanted = {number for number in found.ids if number is not None}
    there = {row[at]: row for row in existing.rows if row[at] in wanted}
    for name, column in read.columns.items():
        one = record.fields.get(name)
        letter = read.letters.get(name)
        if one is None or letter is None or not isinstance(one.kind, Reference):
            continue
        place = existing.columns.index(name)
        cells = reader.cells(letter)
        for position, number in enumerate(found.ids):
            old = there[number][place] if number in there else None
            if isinstance(old, int) and old != column[position]:
                text = as_text(cells[position])
                if text is not None and fold(text) == fold(linker.title(one.kind.target, old)):
                    column[position] = old


def remember_rows(
    record: type[Record],
    columns: Mapping[str, Sequence[Stored]],
    ids: Sequence[int | None],
    is_new: Sequence[bool],
    linker: Linker,
) -> None:
    """Let later tables find the records that a table makes: by key, title and e-mail."""
    title = record.fields[record.title_field]
    target = title.kind.target if isinstance(title.kind, Reference) else ""
    called = [columns.get(name) for name in (record.key_field or "", "email", title.name)]
    for position, record_id in enumerate(ids):
        if not is_new[position] or record_id is None:
            continue
        for words in called:
            value = words[position] if words is not None else None
            if isinstance(value, int) and target:
                linker.remember(record.kind, linker.title(target, value) or None, record_id)
            elif isinstance(value, str):
                linker.remember(record.kind, value, record_id)
