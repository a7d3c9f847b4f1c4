"""Rows that may be something already met, in the file or in the programme: found and offered, never decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from axonix_desktop.core.importing.identity import NAMED_BY, Identified
from axonix_desktop.core.importing.linking import fold
from axonix_desktop.core.importing.plan import Existing, Twin
from axonix_desktop.core.kinds import Stored

_ALIKE = 88
"""Titles at least this alike (0–100) are offered as the same."""
_MOST_COMPARISONS = 4_000_000
_SHORTEST = 6
LOOKED_AT = frozenset({"use_case", "raid", "component", "data_source", "incident"})
"""Kinds that go by a title which two people may word differently."""


def twins(  # noqa: PLR0913 - what a row can be known by
    kind: str,
    sheet_index: int,
    numbers: Sequence[int],
    columns: Mapping[str, Sequence[Stored]],
    key: str | None,
    *,
    found: Identified,
    existing: Existing,
    is_new: Sequence[bool],
) -> list[Twin]:
    """The new rows of a table that may be duplicates, in sheet order; at most one likely partner each."""
    titles = columns.get(NAMED_BY.get(kind, ("",))[0])
    if kind not in LOOKED_AT or titles is None:
        return []
    met: dict[int, Twin] = {}

    def note(position: int, other_row: int | None, other_id: int | None, title: object, likeness: float,
             is_same_key: bool = False) -> None:  # fmt: skip
        met.setdefault(
            position,
            Twin(sheet_index, numbers[position], kind, str(titles[position] or ""), other_id, other_row,
                 str(title or ""), round(likeness), is_same_key),
        )  # fmt: skip

    for position, earlier in found.namesakes.items():
        note(position, numbers[earlier], None, titles[earlier], 100)
    first: dict[str, int] = {}
    for position, own in enumerate(columns.get(key, ()) if key else ()):
        if own is None or found.is_left_out(position):
            continue
        earlier = first.setdefault(fold(own), position)
        if earlier != position:
            likeness = fuzz.token_sort_ratio(fold(titles[position] or ""), fold(titles[earlier] or ""))
            note(position, numbers[earlier], None, titles[earlier], likeness, is_same_key=True)
    for position, record_id, title in _same_keys(columns, key, existing, NAMED_BY[kind][0]):
        likeness = fuzz.token_sort_ratio(fold(titles[position] or ""), fold(title))
        note(position, None, record_id, title, likeness, is_same_key=True)
    fresh = [position for position, new in enumerate(is_new) if new and position not in met]
    for position, record_id, title, likeness in _near(fresh, titles, existing, NAMED_BY[kind][0], found):
        note(position, None, record_id, title, likeness)
    return [met[position] for position in sorted(met) if is_new[position]]


def _same_keys(
    columns: Mapping[str, Sequence[Stored]], key: str | None, existing: Existing, title_field: str
) -> list[tuple[int, int, str]]:
    """Rows whose ID a record has that is called something else: position, record, its title."""
    if not key or key not in existing.columns:
        return []
    at, identity, title = (existing.columns.index(name) for name in (key, "id", title_field))
    there = {fold(row[at]): row for row in existing.rows if row[at] is not None}
    found: list[tuple[int, int, str]] = []
    for position, own in enumerate(columns.get(key, ())):
        row = there.get(fold(own)) if own is not None else None
        if row is not None:
            found.append((position, int(row[identity] or 0), str(row[title] or "")))
    return found


def _near(
    fresh: Sequence[int], titles: Sequence[Stored], existing: Existing, title_field: str, found: Identified
) -> list[tuple[int, int, str, float]]:
    """New rows whose title is like that of a record no row stands for: position, record, its title, likeness."""
    at, identity = existing.columns.index(title_field), existing.columns.index("id")
    claimed = {one for one in found.ids if one is not None}
    free = [
        (int(row[identity] or 0), str(row[at])) for row in existing.rows if row[at] and row[identity] not in claimed
    ]
    if not free or not fresh or len(free) * len(fresh) > _MOST_COMPARISONS:
        return []
    folded = [fold(title) for _, title in free]
    near: list[tuple[int, int, str, float]] = []
    for position in fresh:
        own = fold(titles[position] or "")
        if len(own) < _SHORTEST:
            continue
        best = process.extractOne(own, folded, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE)
        if best is not None:
            record_id, title = free[best[2]]
            near.append((position, record_id, title, best[1]))
    return near
