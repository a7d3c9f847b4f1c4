"""The catalogue of data sources: quality, refresh, pipeline, owner, and the use cases that rest on each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from axonix_desktop.store.engine import ProgrammeFile

KINDS = frozenset({"data_source", "data_source_use", "use_case", "person", "business_unit"})
"""The kinds of record that :class:`DataSource` is read from."""


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A use case that rests on a data source."""

    id: int
    use_case_id: int
    key: str
    title: str
    is_active: bool


@dataclass(frozen=True, slots=True)
class DataSource:
    """A data source; flags and quality are None where nothing is recorded. An owner who has left owns it no more."""

    id: int
    name: str
    owner: str
    unit: str
    sensitivity: str
    is_catalogued: bool | None
    quality: float | None
    checked_on: str
    refresh: str
    is_automated: bool | None
    uses: tuple[SourceUse, ...]
    has_owner_left: bool = False

    @property
    def is_owned(self) -> bool:
        """Whether somebody who is still there owns it."""
        return bool(self.owner) and not self.has_owner_left


def read_sources(f: ProgrammeFile) -> tuple[DataSource, ...]:
    """All data sources, those that most use cases rest on first."""
    uses: dict[int, list[SourceUse]] = defaultdict(list)
    for source, number, case, key, title, is_active in f.read(
        "SELECT u.data_source_id, u.id, c.id, c.key, c.title, c.status = 'active' FROM data_source_use u"
        " JOIN use_case c ON c.id = u.use_case_id ORDER BY c.key"
    ):
        uses[source].append(SourceUse(number, case, key, title, bool(is_active)))
    found = [
        DataSource(
            number,
            name,
            owner,
            unit,
            sensitivity,
            _flag(catalogued),
            quality,
            checked,
            refresh,
            _flag(automated),
            tuple(uses[number]),
            bool(left),
        )
        for number, name, owner, unit, sensitivity, catalogued, quality, checked, refresh, automated, left in f.read(
            "SELECT d.id, d.name, coalesce(p.name, ''), coalesce(u.name, ''), coalesce(d.sensitivity, ''),"
            " d.is_catalogued, d.quality_percent, coalesce(d.checked_on, ''), coalesce(d.refresh, ''), d.is_automated,"
            " p.is_active IS 0"
            " FROM data_source d LEFT JOIN person p ON p.id = d.owner_id"
            " LEFT JOIN business_unit u ON u.id = d.business_unit_id ORDER BY d.name COLLATE NOCASE"
        )
    ]
    found.sort(key=lambda one: (-len(one.uses), one.name.casefold()))
    return tuple(found)


def cases_of(f: ProgrammeFile, data_source_id: int) -> tuple[int, ...]:
    """The ids of the use cases that rest on a data source."""
    rows = f.read("SELECT use_case_id FROM data_source_use WHERE data_source_id = ?", (data_source_id,))
    return tuple(row[0] for row in rows)


def _flag(stored: int | None) -> bool | None:
    return None if stored is None else bool(stored)
