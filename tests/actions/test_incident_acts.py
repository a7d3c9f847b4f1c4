"""Acts on incidents: each is one step that undo takes back, and the owner cannot close."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from axonix_desktop.actions.incidents import (
    Entry,
    add_entry,
    close_incident,
    note_moment,
    reach_step,
    reopen_incident,
    report_incident,
)
from axonix_desktop.actions.records import add_record, change_record
from axonix_desktop.core.moments import utc_text
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.governance import Incident
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.journal import change_sets
from axonix_desktop.store.queries.incidents import figures, incident_rows, one_incident, timeline
from axonix_desktop.store.queries.records import count, record
from axonix_desktop.store.undo import undo
from tests.builders import person
from tests.conftest import Clock

OWNER = 900


@pytest.fixture
def file(programme: ProgrammeFile) -> ProgrammeFile:
    """A programme with the person who leads the response."""
    add_record(programme, person(id=OWNER, name="Ana Ruiz"), actor="Tester")
    return programme


def reported(file: ProgrammeFile, clock: Clock, **values: Any) -> int:
    whole = {"summary": "Wrong refunds", "severity": "high", "harm": "none", "owner_id": OWNER, **values}
    return report_incident(file, whole, now=clock.now, actor="Tester").ids[0]


def held(file: ProgrammeFile, number: int) -> Incident:
    found = record(file, "incident", number)
    assert isinstance(found, Incident)
    return found


def test_reporting_notes_the_moment_the_first_step_and_the_first_entry(file: ProgrammeFile, clock: Clock) -> None:
    number = reported(file, clock)
    one = held(file, number)
    assert (one.key, one.protocol_step) == ("INC-001", "Detect")
    assert one.detected_at == one.aware_at == utc_text(clock.now)
    assert [(entry.event_kind, entry.text, entry.told_by) for entry in timeline(file, number)] == [
        ("noticed", "Wrong refunds", "Tester")
    ]
    undo(file, actor="Tester")
    assert count(file, "incident") == count(file, "incident_event") == 0


def test_an_incident_without_words_or_in_the_future_is_not_reported(file: ProgrammeFile, clock: Clock) -> None:
    before = len(change_sets(file))
    with pytest.raises(RefusedError, match="what happened"):
        reported(file, clock, summary="  ")
    with pytest.raises(RefusedError, match="still to come"):
        reported(file, clock, detected_at=utc_text(clock.now + timedelta(days=1)))
    assert len(change_sets(file)) == before


def test_the_whole_way_from_report_to_closing(file: ProgrammeFile, clock: Clock) -> None:
    number = reported(file, clock, harm="personal_data")
    clock.advance(hours=1)
    reach_step(file, number, "contain", now=clock.now, actor="Tester", text="Switched off")
    assert held(file, number).contained_at == utc_text(clock.now)
    reach_step(file, number, "assess", now=clock.now, actor="Tester")
    clock.advance(hours=70)
    note_moment(file, number, "reported_at", now=clock.now, actor="Tester")
    assert held(file, number).protocol_step == "Notify"
    row = one_incident(file, number, clock.now)
    assert row is not None
    assert row.clock is not None
    assert row.clock.state == "told"
    reach_step(file, number, "repair", now=clock.now, actor="Tester")
    with pytest.raises(RefusedError, match="root cause"):
        reach_step(file, number, "learn", now=clock.now, actor="Tester")
    change_record(file, "incident", number, {"root_cause": "Old letter", "lesson": "Test prompts"}, actor="Tester")
    reach_step(file, number, "learn", now=clock.now, actor="Tester")
    close_incident(file, number, "Ben  Okoro", now=clock.now, actor="Tester")
    one = held(file, number)
    assert (one.closed_by, one.closed_on, one.protocol_step) == ("Ben Okoro", clock.now.date(), "Close")
    assert [entry.event_kind for entry in timeline(file, number)] == [
        "noticed", "step", "step", "message", "step", "step", "decision",
    ]  # fmt: skip
    undo(file, actor="Tester")
    assert held(file, number).closed_on is None


def test_the_owner_cannot_close_and_nothing_is_left_behind(file: ProgrammeFile, clock: Clock) -> None:
    number = reported(file, clock, harm="none", root_cause="x", lesson="y", resolved_at=utc_text(clock.now))
    before = len(change_sets(file))
    with pytest.raises(RefusedError, match="a second person must close it"):
        close_incident(file, number, "ana ruiz", now=clock.now, actor="Tester")
    assert len(change_sets(file)) == before
    assert held(file, number).closed_on is None


def test_an_incident_is_closed_in_the_grid_as_in_the_dialog(file: ProgrammeFile, clock: Clock) -> None:
    number = reported(file, clock, root_cause="x", lesson="y", harm="none")
    day = clock.now.date()
    change_record(file, "incident", number, {"closed_by": "Ana Ruiz"}, actor="Tester")
    with pytest.raises(RefusedError, match=r"a second person must close it\. Say when it was over first\."):
        change_record(file, "incident", number, {"closed_on": day}, actor="Tester")
    change_record(file, "incident", number, {"resolved_at": utc_text(clock.now)}, actor="Tester")
    with pytest.raises(RefusedError, match="a second person"):
        change_record(file, "incident", number, {"closed_on": day, "closed_by": "Ruiz, Ana"}, actor="Tester")
    assert change_record(file, "incident", number, {"closed_on": day, "closed_by": "Ben Okoro"}, actor="Tester")
    assert change_record(file, "incident", number, {"lesson": "Better words"}, actor="Tester")
    assert held(file, number).closed_on == day


def test_a_step_at_a_moment_before_noticing_is_refused(file: ProgrammeFile, clock: Clock) -> None:
    number = reported(file, clock)
    early = utc_text(clock.now - timedelta(hours=2))
    with pytest.raises(RefusedError, match="before it was noticed"):
        reach_step(file, number, "contain", now=clock.now, actor="Tester", at=early)
    with pytest.raises(RefusedError, match="comes first"):
        reach_step(file, number, "repair", now=clock.now, actor="Tester")
    with pytest.raises(RefusedError, match="second person"):
        reach_step(file, number, "close", now=clock.now, actor="Tester")


def test_a_moment_noted_twice_changes_nothing(file: ProgrammeFile, clock: Clock) -> None:
    number = reported(file, clock)
    at = utc_text(clock.now)
    assert note_moment(file, number, "contained_at", now=clock.now, actor="Tester", at=at)
    assert note_moment(file, number, "contained_at", now=clock.now, actor="Tester", at=at) is None
    assert held(file, number).protocol_step == "Contain"


def test_timeline_entries_stand_in_the_order_they_happened(file: ProgrammeFile, clock: Clock) -> None:
    number = reported(file, clock)
    early = utc_text(clock.now - timedelta(hours=3))
    add_entry(file, number, Entry("First sign", early, "noticed"), now=clock.now, actor="Tester")
    assert [entry.text for entry in timeline(file, number)] == ["First sign", "Wrong refunds"]
    with pytest.raises(RefusedError, match="Say what happened"):
        add_entry(file, number, Entry(" ", early), now=clock.now, actor="Tester")


def test_a_closed_incident_opens_again_with_a_reason(file: ProgrammeFile, clock: Clock) -> None:
    number = reported(file, clock, harm="none", root_cause="x", lesson="y", resolved_at=utc_text(clock.now))
    close_incident(file, number, "Ben Okoro", now=clock.now, actor="Tester")
    with pytest.raises(RefusedError, match="Say why"):
        reopen_incident(file, number, "", now=clock.now, actor="Tester")
    reopen_incident(file, number, "It came back", now=clock.now, actor="Tester")
    assert held(file, number).closed_on is None
    assert timeline(file, number)[-1].text == "It came back"


def test_the_figures_count_what_the_rows_show(file: ProgrammeFile, clock: Clock) -> None:
    breach = reported(file, clock, harm="personal_data", severity="critical")
    near = reported(file, clock)
    exercise = reported(file, clock, harm="death", is_rehearsal=True)
    now = clock.advance(hours=5)
    note_moment(file, near, "contained_at", now=now, actor="Tester")
    found = figures(file, clock.now)
    assert found.open == {breach, near}
    assert found.open_by_severity == (("critical", frozenset({breach})), ("high", frozenset({near})))
    assert (found.clocks_running, found.clocks_missed) == ({breach}, set())
    assert found.hours_to_contain == 5
    assert found.hours_to_resolve is None
    assert found.rehearsals == {exercise}
    late = figures(file, clock.advance(hours=100))
    assert (late.clocks_running, late.clocks_missed) == (set(), {breach})
    assert [row.incident.id for row in incident_rows(file, clock.now)] == [breach, near, exercise]
