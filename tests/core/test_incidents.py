"""Incidents: reporting clocks to the minute, the order of the protocol, and what stands against closing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.forms import write_moments
from axonix_desktop.core.incidents import (
    clock_of,
    clocks_of,
    moment_objection,
    next_step,
    objections_to_closing,
    objections_to_step,
    reached,
    short_span,
    span_words,
    steps_for,
)
from axonix_desktop.core.moments import utc_text
from axonix_desktop.core.records.governance import Incident
from axonix_desktop.store.queries.incidents import protocol, reporting_clocks

AWARE = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
CLOCKS, STEPS = reporting_clocks(), protocol()


@pytest.fixture(autouse=True)
def _zone() -> Iterator[None]:
    yield
    write_moments(UTC)


def incident(**values: Any) -> Incident:
    whole: dict[str, Any] = {"id": 1, "summary": "Wrong advice", "aware_at": utc_text(AWARE), **values}
    return Incident(**whole)


def closable(**values: Any) -> Incident:
    return incident(
        severity="high", harm="none", resolved_at=utc_text(AWARE), root_cause="A rule", lesson="Test it", **values
    )


@pytest.mark.parametrize(
    ("harm", "hours"), [("serious", 15 * 24), ("widespread", 48), ("death", 240), ("personal_data", 72)]
)
def test_each_harm_has_its_clock_counted_from_awareness(harm: str, hours: int) -> None:
    one = clock_of(incident(harm=harm, detected_at="2026-10-01T00:00:00Z"), CLOCKS, AWARE)
    assert one is not None
    assert one.due_at == AWARE + timedelta(hours=hours)
    assert one.state == "running"
    assert one.hours_left == hours


@pytest.mark.parametrize("seconds", [-1, 0, 1])
def test_a_clock_is_missed_only_after_its_last_second(seconds: int) -> None:
    end = AWARE + timedelta(hours=72)
    one = clock_of(incident(harm="personal_data"), CLOCKS, end + timedelta(seconds=seconds))
    assert one is not None
    assert one.state == ("missed" if seconds > 0 else "running")


@pytest.mark.parametrize("seconds", [-1, 0, 1])
def test_told_at_the_last_second_is_in_time_and_one_later_is_late(seconds: int) -> None:
    told = AWARE + timedelta(hours=72, seconds=seconds)
    one = clock_of(incident(harm="personal_data", reported_at=utc_text(told)), CLOCKS, told + timedelta(days=30))
    assert one is not None
    assert one.state == ("late" if seconds > 0 else "told")


def test_no_clock_runs_without_harm_for_an_exercise_or_without_a_beginning() -> None:
    assert clock_of(incident(harm="none"), CLOCKS, AWARE) is None
    assert clock_of(incident(), CLOCKS, AWARE) is None
    assert clock_of(incident(harm="death", is_rehearsal=True), CLOCKS, AWARE) is None
    assert clock_of(incident(harm="death", aware_at=None), CLOCKS, AWARE) is None


def test_where_awareness_is_not_noted_the_clock_runs_from_noticing() -> None:
    one = clock_of(incident(harm="death", aware_at=None, detected_at=utc_text(AWARE)), CLOCKS, AWARE)
    assert one is not None
    assert one.started_at == AWARE


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)), st.integers(0, 500))
def test_the_zone_of_the_computer_moves_no_clock(began: datetime, hours: int) -> None:
    one, now = incident(harm="personal_data", aware_at=utc_text(began)), began + timedelta(hours=hours)
    states = set()
    for zone in ("UTC", "America/New_York", "Pacific/Auckland"):
        write_moments(ZoneInfo(zone))
        running = clock_of(one, CLOCKS, now)
        assert running is not None
        states.add((running.state, running.due_at, running.hours_left))
    assert len(states) == 1
    assert abs((states.pop()[1] - began.replace(microsecond=0)).total_seconds() - 72 * 3600) < 1


def test_the_words_say_how_long_is_left_and_how_late_it_was() -> None:
    one = incident(harm="personal_data")
    assert clocks_of(one, CLOCKS, AWARE + timedelta(hours=60))[0].words == "12 hours left, due 5 Nov 2026, 09:00"
    assert clocks_of(one, CLOCKS, AWARE + timedelta(hours=80))[0].short == "Missed by 8 hours"
    told = incident(harm="personal_data", reported_at=utc_text(AWARE + timedelta(hours=70)))
    assert clocks_of(told, CLOCKS, AWARE)[0].words == "Told in time, 2 hours before the end"
    late = incident(harm="personal_data", reported_at=utc_text(AWARE + timedelta(hours=73)))
    assert clocks_of(late, CLOCKS, AWARE)[0].words == "Told 60 minutes late"
    assert [short_span(hours) for hours in (0.5, 5, 72)] == ["30 min", "5 h", "3 d"]
    assert [span_words(hours) for hours in (0.5, 5, 71.9, 72, 360)] == [
        "30 minutes", "5 hours", "71 hours", "3 days", "15 days",
    ]  # fmt: skip


def test_a_duty_that_is_not_in_force_yet_is_said_to_be_good_practice() -> None:
    one = clock_of(incident(harm="serious"), CLOCKS, AWARE)
    breach = clock_of(incident(harm="personal_data"), CLOCKS, AWARE)
    assert one is not None
    assert not one.is_duty
    assert breach is not None
    assert breach.is_duty
    assert all(clock.source and clock.confidence and clock.words for clock in CLOCKS)


def test_the_protocol_goes_step_by_step() -> None:
    one = incident(protocol_step="Detect", harm="personal_data", severity="high")
    order = []
    while (step := next_step(one, STEPS, CLOCKS)) is not None and step.code != "close":
        order.append(step.code)
        assert objections_to_step(one.changed(root_cause="x", lesson="y"), step, STEPS, CLOCKS) == ()
        one = one.changed(protocol_step=step.title, root_cause="x", lesson="y")
    assert order == ["contain", "assess", "notify", "repair", "learn"]
    assert objections_to_step(one, STEPS[1], STEPS, CLOCKS) == ("“Contain” was reached already.",)


def test_nobody_is_notified_where_no_clock_runs() -> None:
    one = incident(protocol_step="Assess", harm="none", severity="low")
    following = next_step(one, STEPS, CLOCKS)
    assert following is not None
    assert following.code == "repair"
    assert "notify" not in [step.code for step in steps_for(one, STEPS, CLOCKS)]


def test_a_step_out_of_turn_and_one_without_its_facts_are_refused() -> None:
    one = incident(protocol_step="Contain")
    assert objections_to_step(one, STEPS[4], STEPS, CLOCKS) == ("“Assess” comes first.",)
    assert objections_to_step(one, STEPS[2], STEPS, CLOCKS) == (
        "Say how severe it is first.", "Say what it did to people first.",
    )  # fmt: skip


def test_other_peoples_words_for_a_step_count_as_none_reached() -> None:
    assert reached(incident(protocol_step="triage"), STEPS) == -1
    assert reached(incident(protocol_step=" contain "), STEPS) == 1
    assert reached(incident(protocol_step="Close"), STEPS) == len(STEPS) - 2
    assert reached(incident(closed_on=date(2026, 11, 3)), STEPS) == len(STEPS) - 1


@pytest.mark.parametrize("closer", ["Ana Ruiz", " ana  ruiz "])
def test_the_owner_cannot_close(closer: str) -> None:
    reasons = objections_to_closing(closable(), closer, "Ana Ruiz", CLOCKS, AWARE)
    assert reasons == ("Ana Ruiz leads the response; a second person must close it.",)
    assert objections_to_closing(closable(), "Ben Okoro", "Ana Ruiz", CLOCKS, AWARE) == ()


def test_closing_names_everything_that_is_missing() -> None:
    reasons = objections_to_closing(incident(harm="personal_data"), "", "", CLOCKS, AWARE)
    assert reasons == (
        "Name the owner first, so that a second person can close it.",
        "Name the second person who closes it.",
        "Say when it was over first.",
        "Say the root cause first.",
        "Say the lesson first.",
        "Note when the data protection authority was told.",
    )


def test_without_awareness_a_clock_runs_from_noticing_and_says_so() -> None:
    noticed = incident(harm="personal_data", aware_at=None, detected_at=utc_text(AWARE))
    known = incident(harm="personal_data", aware_at=utc_text(AWARE), detected_at=utc_text(AWARE))
    told = []
    for one in (noticed, known):
        running = clock_of(one, CLOCKS, AWARE)
        assert running is not None
        assert running.started_at == AWARE
        told.append(running.rule_words)
    assert told[0] == f"{told[1]} It is counted from when it was noticed; say when you became aware."


def test_no_incident_is_closed_before_it_is_known_whether_somebody_has_to_be_told() -> None:
    bare = closable().changed(harm=None)
    assert objections_to_closing(bare, "Ben", "Ana", CLOCKS, AWARE) == ("Say what it did to people first.",)
    assert objections_to_closing(bare.changed(is_rehearsal=True), "Ben", "Ana", CLOCKS, AWARE) == ()
    timeless = closable().changed(harm="personal_data", aware_at=None, detected_at=None)
    (reason,) = objections_to_closing(timeless, "Ben", "Ana", CLOCKS, AWARE)
    assert "when you became aware" in reason
    told = timeless.changed(reported_at=utc_text(AWARE))
    assert objections_to_closing(told, "Ben", "Ana", CLOCKS, AWARE) == (reason,)


def test_a_closed_incident_is_not_closed_again() -> None:
    one = closable(closed_on=date(2026, 11, 3), closed_by="Ben Okoro")
    assert objections_to_closing(one, "Cy", "Ana", CLOCKS, AWARE) == ("Ben Okoro closed it on 3 Nov 2026.",)


def test_nothing_happens_in_the_future_or_before_it_was_noticed() -> None:
    one = incident(detected_at=utc_text(AWARE))
    late, early = utc_text(AWARE + timedelta(hours=2)), utc_text(AWARE - timedelta(hours=1))
    assert moment_objection(one, "contained_at", late, AWARE) == "2 Nov 2026, 11:00 is still to come."
    assert "cannot be before it was noticed" in str(moment_objection(one, "contained_at", early, AWARE))
    assert moment_objection(one, "happened_at", early, AWARE) is None
