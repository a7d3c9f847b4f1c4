"""The log of models: the newest version counts, what nobody approved is named, and watching is read from scores."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.model_log import (
    approval_objections,
    entry_reason,
    entry_state,
    standings,
    watch_figures,
    watch_reason,
    watch_state,
)
from axonix_desktop.core.readiness import DRIFT_ALERTS, MONITORING
from axonix_desktop.core.records.governance import ModelChange

TODAY = date(2026, 11, 22)


def entry(number: int = 1, days: int = 0, **values: Any) -> ModelChange:
    """An approved entry of so many days ago."""
    day = TODAY - timedelta(days=days)
    whole = {"id": number, "use_case_id": 9, "change": f"Change {number}", "model": "Reply", "version": f"{number}.0",
             "changed_on": day, "approver": "Ana", "approved_on": day}  # fmt: skip
    return ModelChange(**{**whole, **values})


def test_the_version_in_use_is_that_of_the_newest_entry_up_to_today() -> None:
    coming = entry(4, -3)
    (found,) = standings(
        [entry(1, 30), entry(3, 10, change_kind="rollback", version="1.0"), entry(2, 20), coming], TODAY
    )
    assert (found.version, found.since, found.state) == ("1.0", TODAY - timedelta(days=10), "approved")
    assert [one.id for one in found.entries] == [4, 3, 2, 1]
    assert found.reason == "Approved by Ana on 12 Nov 2026."


def test_a_decision_without_a_version_leaves_the_version_as_it_is() -> None:
    (found,) = standings([entry(1, 9), entry(2, 1, version=None, decision="Stays", change_kind="decision")], TODAY)
    assert (found.version, found.decided and found.decided.id) == ("1.0", 2)


def test_an_entry_without_an_approver_keeps_the_model_open_however_old_it_is() -> None:
    (found,) = standings([entry(1, 90, approver="  "), entry(2, 1)], TODAY)
    assert (found.state, found.open_ids, found.reason) == ("open", (1,), "1 entry has no approver.")
    assert entry_reason(entry(1, approver=None)) == "Nobody approved it."


def test_an_approval_without_a_day_is_told_apart_from_none() -> None:
    (found,) = standings([entry(1, approved_on=None)], TODAY)
    assert (found.state, found.open_ids) == ("undated", (1,))
    assert entry_reason(found.entries[0]) == "Approved by Ana; the day is not noted."


def test_a_retired_model_says_since_when() -> None:
    (found,) = standings([entry(1, 30), entry(2, 3, change_kind="retirement", version=None)], TODAY)
    assert (found.state, found.reason) == ("retired", "Retired on 19 Nov 2026.")


def test_entries_without_a_name_belong_to_the_only_model_that_has_one() -> None:
    assert [
        len(one.entries) for one in standings([entry(1), entry(2, model=None), entry(3, model=" reply ")], TODAY)
    ] == [3]
    several = standings([entry(1), entry(2, model=None), entry(3, model="Other")], TODAY)
    assert sorted((one.model, len(one.entries)) for one in several) == [("", 1), ("Other", 1), ("Reply", 1)]


ENTRIES = st.lists(
    st.builds(
        entry, st.integers(1, 99), st.integers(-9, 400), model=st.sampled_from([None, "", "A", "a", "B"]),
        approver=st.sampled_from([None, "", "Ana"]), approved_on=st.sampled_from([None, TODAY]),
        change_kind=st.sampled_from([None, "release", "retirement", "retraining"]),
    ),
    max_size=8, unique_by=lambda one: one.id,
)  # fmt: skip


@given(ENTRIES)
def test_every_entry_stands_under_one_model_and_is_open_or_approved(entries: list[ModelChange]) -> None:
    found = standings(entries, TODAY)
    assert sorted(one.id for stands in found for one in stands.entries) == sorted(one.id for one in entries)
    lacking = {one.id for one in entries if entry_state(one) != "approved"}
    assert {number for stands in found for number in stands.open_ids} == lacking
    assert all((stands.state in ("approved", "retired")) is (not stands.open_ids) for stands in found)


@pytest.mark.parametrize(
    ("monitoring", "drift", "state"),
    [(3, 3, "watched"), (4, 2, "partly"), (None, 4, "partly"), (0, 0, "unwatched"), (None, None, "unscored")],
)
def test_a_model_is_watched_when_monitoring_and_drift_alerts_both_work(
    monitoring: int | None, drift: int | None, state: str
) -> None:
    scores = {MONITORING: monitoring, DRIFT_ALERTS: drift}
    assert watch_state(scores) == state
    assert bool(watch_figures(scores)) is (state != "unscored")


def test_what_watches_a_model_is_told_by_both_scores() -> None:
    assert watch_reason({MONITORING: 2}) == "Monitoring: 2 of 4, Drift alerts: not scored"
    assert watch_figures({MONITORING: 2}) == "monitoring 2, drift –"


def test_an_approval_needs_a_name_and_a_day_between_the_change_and_today() -> None:
    yesterday, tomorrow = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
    assert approval_objections("Ana", TODAY, [entry()], TODAY) == ()
    assert len(approval_objections(" ", tomorrow, [], TODAY)) == 2
    assert approval_objections("Ana", yesterday, [entry()], TODAY) == (
        "It cannot be approved before the day of the change.",
    )
