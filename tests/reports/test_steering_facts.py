"""The steering summary says what the programme file holds, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from axonix_desktop.core.drawing import Text
from axonix_desktop.core.records.portfolio import GateDecision, UseCase
from axonix_desktop.core.records.programme import BusinessUnit, Programme
from axonix_desktop.core.summary import SteeringSummary
from axonix_desktop.reports.selection import MOST_ROWS
from axonix_desktop.reports.steering import gather
from axonix_desktop.store.engine import ProgrammeFile
from tests.reports.programmes import AS_OF, BEGAN, SINCE, Clock, programme


def summary_of(path: Path, count: int, since: date | None = SINCE, units: int = 10) -> SteeringSummary:
    with programme(path / "p.axonix", count, units=units) as f:
        return gather(f, AS_OF, since)


def test_a_small_programme_is_told_exactly(tmp_path: Path) -> None:
    clock = Clock(BEGAN)
    with ProgrammeFile.create(tmp_path / "p.axonix", clock=clock) as f:
        with f.work("Begin", actor="Test") as work:
            work.insert(Programme(id=1, name="Ours"))
            work.insert(BusinessUnit(id=2, name="Claims"))
            work.insert(UseCase(id=3, key="UC-1", title="Chat", stage=1, status="active", business_unit_id=2))
            work.insert(UseCase(id=4, key="UC-2", title="Scan", stage=4, status="active", business_unit_id=2))
        clock.moment = BEGAN.replace(month=11)
        with f.work("Move", actor="Test") as work:
            work.update("use_case", 3, {"stage": 2, "target_on": date(2026, 10, 1)})
            work.delete("use_case", 4)
            work.insert(GateDecision(id=6, use_case_id=3, stage=1, decision="go", decided_on=date(2026, 11, 12)))
            work.insert(UseCase(id=5, key="UC-3", title="New one"))
        summary = gather(f, AS_OF, SINCE)
    assert summary.programme == "Ours"
    assert [(one.number, one.now, one.then) for one in summary.stages[:5]] == [
        (0, 1, 0), (1, 0, 1), (2, 1, 0), (3, 0, 0), (4, 0, 1),
    ]  # fmt: skip
    assert [(one.what, one.key, one.change) for one in summary.movement.moves] == [
        ("Move", "UC-1", "1 Data & governance → 2 Components"),
        ("Gate", "UC-1", "gate 1: go, 12 Nov 2026"),
        ("New", "UC-3", "enters at pipeline"),
        ("Gone", "UC-2", "was at 4 Deploy"),
    ]
    assert [(unit.name, unit.total) for unit in summary.units] == [("Claims", 1), ("No business unit", 1)]
    assert [(row.key, row.rag.level, row.step, row.is_late) for row in summary.cases.rows] == [
        ("UC-1", "red", "↑", True),
        ("UC-3", "none", "", False),
    ]
    assert summary.sentences[0].startswith("Two use cases are in the programme, as many as on 25 October 2026.")
    assert [one.code for one in summary.attention] == ["off_track", "no_owner", "no_tier", "no_unit"]


def test_an_empty_programme_says_that_each_part_has_no_data(tmp_path: Path) -> None:
    summary = summary_of(tmp_path, 0)
    assert summary.total == 0
    assert {figure.rag.level for figure in summary.health} == {"none"}
    assert [part.words for part in summary.parts if part.has_data] == []
    assert "No training records yet." in [part.words for part in summary.parts]


def test_a_file_younger_than_the_day_asked_for_says_so(tmp_path: Path) -> None:
    moved = summary_of(tmp_path, 5, since=date(2026, 1, 1)).movement
    assert not moved.is_known
    assert moved.note == (
        "This programme file begins on 1 September 2026; how things stood on 1 January 2026 is not on record."
    )


def test_every_count_adds_up(tmp_path: Path) -> None:
    summary = summary_of(tmp_path, 60)
    assert sum(one.now for one in summary.stages) == summary.total == 61
    assert sum(one.count for one in summary.statuses) == summary.total
    assert sum(unit.total for unit in summary.units) == summary.total
    assert sum(count for unit in summary.units for _, count in unit.levels) == summary.total
    assert sum(tier.cases for tier in summary.tiers) == summary.open_total
    assert summary.total == summary.movement.total_then + summary.movement.added - summary.movement.removed


def test_up_to_two_hundred_use_cases_are_all_printed(tmp_path: Path) -> None:
    table = summary_of(tmp_path, 199).cases
    assert table.is_whole
    assert table.rule == ""


def test_above_that_a_stated_rule_chooses_and_says_how_many_there_are(tmp_path: Path) -> None:
    table = summary_of(tmp_path, 600).cases
    assert len(table.rows) == MOST_ROWS
    assert table.rule.startswith(f"The programme has 601 use cases; {MOST_ROWS} are printed here, chosen in this order")
    assert "moved, slipped or changed status" in table.rule


def test_units_beyond_those_shown_are_summed_up(tmp_path: Path) -> None:
    summary = summary_of(tmp_path, 199, units=40)
    words = [mark.words for mark in summary.unit_table.marks if isinstance(mark, Text)]
    others = next(one for one in words if one.endswith("other units"))
    assert int(others.split()[0]) == len(summary.units) - 24
    assert words[words.index("All units") + 11] == "200"


def test_the_same_file_gives_equal_facts(tmp_path: Path) -> None:
    with programme(tmp_path / "p.axonix", 30) as f:
        assert gather(f, AS_OF, SINCE) == gather(f, AS_OF, SINCE)


@pytest.mark.parametrize("day", [AS_OF, date(2030, 1, 1)])
def test_only_dates_within_eight_weeks_are_coming(tmp_path: Path, day: date) -> None:
    with programme(tmp_path / "p.axonix", 40) as f:
        coming = gather(f, day, None).coming
    assert all(0 <= (one.on - day).days <= 56 for one in coming)
