"""The models of the programme: where each stands by its log, what watches it, and what is in use without a log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from axonix_desktop.core.fairness import IN_USE_FROM
from axonix_desktop.core.model_log import LOG_STATES, Standing, WatchState, entry_state, standings, watch_state
from axonix_desktop.core.readiness import DRIFT_ALERTS, MONITORING
from axonix_desktop.core.records.governance import ModelChange
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.fairness import RUNNING
from axonix_desktop.store.queries.records import records

RECENT_DAYS = 90


@dataclass(frozen=True, slots=True)
class ModelRow:
    """One model of a use case; ``scores`` are those of monitoring and drift alerts."""

    use_case_id: int
    key: str
    title: str
    tier: str | None
    stands: Standing
    scores: Mapping[str, int | None] = field(default_factory=dict[str, "int | None"])

    @property
    def watched(self) -> WatchState:
        """Whether something watches it."""
        return watch_state(self.scores)


@dataclass(frozen=True, slots=True)
class ModelLog:
    """All models, those with something to do first; every set holds the ids of the rows behind a figure.

    ``open`` are entries that nobody approved, or of which nobody knows when; ``recent`` entries of the last
    90 days; ``logged`` use cases with a model; ``unwatched`` those whose model is in use and not watched; ``silent``
    use cases in use without any entry, with what people call them.
    """

    rows: tuple[ModelRow, ...] = ()
    open: frozenset[int] = frozenset()
    recent: frozenset[int] = frozenset()
    logged: frozenset[int] = frozenset()
    unwatched: frozenset[int] = frozenset()
    silent: frozenset[int] = frozenset()
    names: dict[int, str] = field(default_factory=dict[int, str])


def model_log(f: ProgrammeFile, today: date) -> ModelLog:
    """Where each model of the programme stands."""
    held: dict[int, list[ModelChange]] = defaultdict(list)
    for one in records(f, "model_change"):
        if isinstance(one, ModelChange):
            held[one.use_case_id].append(one)
    scores: dict[int, dict[str, int | None]] = defaultdict(dict)
    for case, item, score in f.read(
        "SELECT use_case_id, item, score FROM readiness_item WHERE use_case_id IS NOT NULL AND item IN (?, ?)"
        " ORDER BY id",
        (MONITORING, DRIFT_ALERTS),
    ):
        scores[case][item] = score
    rows = [
        ModelRow(number, key or "", title, tier, stands, scores.get(number, {}))
        for number, key, title, tier in f.read("SELECT id, key, title, risk_tier FROM use_case ORDER BY key, id")
        for stands in standings(held.get(number, ()), today)
    ]
    rows.sort(key=lambda one: LOG_STATES.index(one.stands.state))
    asked = f.read(f"SELECT id, coalesce(key, ''), title FROM use_case WHERE {RUNNING} AND stage >= ?", (IN_USE_FROM,))
    silent = {number: f"{key}  {title}".strip() for number, key, title in asked if number not in held}
    entries = [one for group in held.values() for one in group]
    begins = today - timedelta(days=RECENT_DAYS)
    return ModelLog(
        rows=tuple(rows),
        open=frozenset(one.id for one in entries if entry_state(one) != "approved"),
        recent=frozenset(one.id for one in entries if one.changed_on is not None and begins < one.changed_on <= today),
        logged=frozenset(held),
        unwatched=frozenset(
            one.use_case_id for one in rows if one.stands.state != "retired" and one.watched != "watched"
        ),
        silent=frozenset(silent),
        names=silent,
    )
