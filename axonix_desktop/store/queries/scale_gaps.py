"""The facts behind the five scale gaps: one pass of grouped questions for any number of use cases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from axonix_desktop.core.scale_gaps import GapFacts, Source
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.champions import champions_by_unit

KINDS = frozenset({
    "use_case", "readiness_item", "data_source", "data_source_use", "component", "component_use", "champion",
    "workflow_change", "person", "business_unit",
})  # fmt: skip
"""The kinds of record that the gaps are read from."""


def gap_facts(f: ProgrammeFile, ids: Sequence[int]) -> dict[int, GapFacts]:
    """The facts of the use cases ``ids``, in their order; a use case that is gone is left out."""
    parts = _Parts(f)
    rows = {row[0]: row for row in f.read(_CASES)}
    return {number: parts.of(rows[number]) for number in ids if number in rows}


_CASES = (
    "SELECT c.id, c.business_unit_id, u.name, p.name, c.runbook, c.partner_share, c.units_live,"
    " p.is_active FROM use_case c"
    " LEFT JOIN business_unit u ON u.id = c.business_unit_id LEFT JOIN person p ON p.id = c.support_owner_id"
)


class _Parts:
    """What hangs on use cases and units, each table read once."""

    def __init__(self, f: ProgrammeFile) -> None:
        self._scores: dict[int, dict[tuple[str, str], int]] = defaultdict(dict)
        for case, dimension, item, score in f.read(
            "SELECT use_case_id, dimension, item, score FROM readiness_item"
            " WHERE score IS NOT NULL AND use_case_id IS NOT NULL"
        ):
            self._scores[case][dimension, item] = score
        self._sources: dict[int, list[Source]] = defaultdict(list)
        for case, name, quality, automated, catalogued in f.read(
            "SELECT u.use_case_id, d.name, d.quality_percent, d.is_automated, d.is_catalogued FROM data_source_use u"
            " JOIN data_source d ON d.id = u.data_source_id ORDER BY d.name"
        ):
            self._sources[case].append(Source(name, quality, _flag(automated), _flag(catalogued)))
        self._used: dict[int, int] = {}
        self._waiting: dict[int, list[str]] = defaultdict(list)
        for case, name, waits in f.read(
            "SELECT u.use_case_id, c.name, coalesce(u.is_waiting, 0) FROM component_use u"
            " JOIN component c ON c.id = u.component_id ORDER BY c.name"
        ):
            if waits:
                self._waiting[case].append(name)
            else:
                self._used[case] = self._used.get(case, 0) + 1
        self._champions = champions_by_unit(f)
        self._workflows = dict(
            f.read(
                "SELECT use_case_id, count(*) FROM workflow_change WHERE use_case_id IS NOT NULL"
                " AND status <> 'cancelled' GROUP BY 1"
            )
        )
        self._unagreed: dict[int, list[str]] = defaultdict(list)
        for case, process in f.read(
            "SELECT use_case_id, process FROM workflow_change WHERE use_case_id IS NOT NULL"
            " AND agreed_on IS NULL AND status NOT IN ('done', 'cancelled') ORDER BY process"
        ):
            self._unagreed[case].append(process)

    def of(self, row: tuple[Any, ...]) -> GapFacts:
        """The facts of the use case of a row."""
        number, unit_id, unit, support, runbook, share, live, is_there = row
        return GapFacts(
            scores=self._scores.get(number, {}),
            sources=tuple(self._sources.get(number, ())),
            components=self._used.get(number, 0),
            waiting_for=tuple(self._waiting.get(number, ())),
            support_owner=support,
            has_support_left=is_there == 0,
            runbook=runbook,
            partner_share=share,
            units_live=live,
            unit=unit,
            champions=None if unit_id is None or not self._champions else self._champions.get(unit_id, 0),
            workflows=self._workflows.get(number, 0),
            workflows_open=tuple(self._unagreed.get(number, ())),
        )


def _flag(stored: int | None) -> bool | None:
    return None if stored is None else bool(stored)
