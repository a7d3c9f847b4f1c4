"""Fairness tests by use case, judged, with the figures over the newest of each metric and group."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from axonix_desktop.core.fairness import (
    IN_USE_FROM,
    NEEDED_FROM,
    STATES,
    Judged,
    TestState,
    ends_soon,
    is_at_odds,
    judge,
)
from axonix_desktop.core.records.governance import FairnessTest
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import records

RUNNING = "status IN ('active', 'on_hold', 'proposed')"
"""The use cases that are asked for proof: those not completed and not retired."""


@dataclass(frozen=True, slots=True)
class TestRow:
    """A fairness test with what the rules say of it; ``is_newest`` for the last one of its metric and group."""

    test: FairnessTest
    judged: Judged
    is_newest: bool


@dataclass(frozen=True, slots=True)
class CaseTests:
    """The tests of a use case, the newest of each metric and group first."""

    use_case_id: int
    key: str
    title: str
    tier: str | None
    rows: tuple[TestRow, ...]

    @property
    def state(self) -> TestState:
        """The worst state of the newest tests."""
        newest: list[TestState] = [one.judged.state for one in self.rows if one.is_newest]
        return min(newest, key=STATES.index) if newest else "unknown"


@dataclass(frozen=True, slots=True)
class FairnessFigures:
    """What the newest tests come to; every set holds the ids of the rows behind it.

    ``failing``, ``out_of_date``, ``passed``, ``ending`` are the newest tests of each metric and group; ``at_odds``
    tests whose noted result contradicts their numbers; ``untested`` the use cases of a high tier without a test,
    with what people call them.
    """

    failing: frozenset[int] = frozenset()
    out_of_date: frozenset[int] = frozenset()
    passed: frozenset[int] = frozenset()
    ending: frozenset[int] = frozenset()
    at_odds: frozenset[int] = frozenset()
    untested: frozenset[int] = frozenset()
    names: dict[int, str] = field(default_factory=dict[int, str])


def tests_by_case(f: ProgrammeFile, today: date) -> list[CaseTests]:
    """The use cases that were tested, those with something to do first, then by key."""
    held: dict[int, list[FairnessTest]] = defaultdict(list)
    for one in records(f, "fairness_test"):
        if isinstance(one, FairnessTest):
            held[one.use_case_id].append(one)
    found = [
        CaseTests(number, key or "", title, tier, judged_tests(held[number], today))
        for number, key, title, tier in f.read("SELECT id, key, title, risk_tier FROM use_case ORDER BY key, id")
        if number in held
    ]
    return sorted(found, key=lambda one: STATES.index(one.state))


def judged_tests(tests: list[FairnessTest], today: date) -> tuple[TestRow, ...]:
    """Tests with what the rules say, grouped by metric and group, the newest of each first."""
    groups: dict[tuple[str, str], list[FairnessTest]] = defaultdict(list)
    for one in tests:
        groups[one.metric.casefold(), (one.group_tested or "").casefold()].append(one)
    rows: list[TestRow] = []
    for _name, group in sorted(groups.items()):
        newest_first = sorted(group, key=lambda one: (one.tested_on or date.min, one.id), reverse=True)
        rows += [TestRow(one, judge(one, today), place == 0) for place, one in enumerate(newest_first)]
    return tuple(rows)


def fairness_figures(f: ProgrammeFile, cases: list[CaseTests], today: date) -> FairnessFigures:
    """What the tests of ``cases`` (all of them) come to, and which use cases lack one."""
    newest = [row for case in cases for row in case.rows if row.is_newest]
    by_state = {state: frozenset(row.test.id for row in newest if row.judged.state == state) for state in STATES}
    tested = {case.use_case_id for case in cases}
    asked = f.read(
        f"SELECT id, coalesce(key, ''), title FROM use_case WHERE {RUNNING} AND stage >= ? AND risk_tier IN"
        f" ({', '.join('?' for _ in NEEDED_FROM)})",
        (IN_USE_FROM, *sorted(NEEDED_FROM)),
    )
    untested = {number: f"{key}  {title}".strip() for number, key, title in asked if number not in tested}
    return FairnessFigures(
        failing=by_state["failed"],
        out_of_date=by_state["out_of_date"],
        passed=by_state["passed"],
        ending=frozenset(row.test.id for row in newest
                         if row.judged.state == "passed" and ends_soon(row.test.valid_until, today)),
        at_odds=frozenset(row.test.id for case in cases for row in case.rows if is_at_odds(row.test)),
        untested=frozenset(untested),
        names=untested,
    )  # fmt: skip
