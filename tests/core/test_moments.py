"""Moments: read and shown in the zone in use, kept in UTC to the second."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.blocks import copied
from axonix_desktop.core.editing import cell_objection, is_same
from axonix_desktop.core.fields import Field
from axonix_desktop.core.filters import Condition, meets
from axonix_desktop.core.forms import DateForm, write_dates, write_moments
from axonix_desktop.core.importing.values import ReadingChoices, read_column
from axonix_desktop.core.kinds import Moment
from axonix_desktop.core.moments import local_day, with_day
from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.records.governance import Incident, IncidentEvent
from axonix_desktop.core.records.programme import ImportRun
from axonix_desktop.core.typed import read_typed

LONDON = ZoneInfo("Europe/London")
ZONES = ("UTC", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Auckland")
FORMS: tuple[DateForm, ...] = ("words", "iso", "dotted")


@pytest.fixture(autouse=True)
def _forms() -> Iterator[None]:
    yield
    write_moments(UTC)
    write_dates("words")


@given(
    st.datetimes(datetime(1975, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
    st.sampled_from(FORMS),
)
def test_a_moment_shown_and_read_back_is_the_same_minute(at: datetime, zone: str, form: DateForm) -> None:
    write_moments(ZoneInfo(zone))
    write_dates(form)
    kept = at.strftime("%Y-%m-%dT%H:%M:%SZ")
    shown = Moment().show(kept)
    assert str(Moment().parse(shown))[:16] == kept[:16]
    assert is_same(Field("x", Moment(), "When", ""), kept, Moment().parse(shown))


@given(st.datetimes(datetime(1975, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC)), st.sampled_from(ZONES))
def test_a_moment_copied_and_pasted_is_the_same_second(at: datetime, zone: str) -> None:
    write_moments(ZoneInfo(zone))
    kept = at.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert read_typed(Field("x", Moment(), "When", ""), copied(Moment(), kept, "").words) == kept


def test_a_moment_is_copied_so_that_spreadsheets_take_it_for_one() -> None:
    write_moments(LONDON)
    assert copied(Moment(), "2026-07-01T13:30:05Z", "").words == "2026-07-01 14:30:05"
    assert copied(Moment(), "2026-10-25T00:30:05Z", "").words == "2026-10-25 01:30:05+01:00"


@given(st.integers(0, 359), st.sampled_from(("2026-10-25", "2026-03-29")))
def test_no_minute_of_the_nights_when_clocks_change_is_lost(minute: int, day: str) -> None:
    write_moments(LONDON)
    at = datetime.fromisoformat(f"{day}T00:00:00+00:00") + timedelta(minutes=minute)
    kept = at.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert Moment().parse(Moment().show(kept)) == kept


def test_the_repeated_hour_is_told_apart_by_its_distance_from_utc() -> None:
    write_moments(LONDON)
    assert Moment().show("2026-10-25T00:30:00Z") == "25 Oct 2026, 01:30 UTC+1"
    assert Moment().show("2026-10-25T01:30:00Z") == "25 Oct 2026, 01:30 UTC+0"
    assert Moment().show("2026-10-25T02:30:00Z") == "25 Oct 2026, 02:30"


def test_a_time_that_the_clocks_left_out_is_refused() -> None:
    write_moments(LONDON)
    with pytest.raises(BadValueError, match="clocks went forward"):
        Moment().parse("29 Mar 2026 01:30")
    assert Moment().parse("29 Mar 2026 00:59") == "2026-03-29T00:59:00Z"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2026-07-01T14:30:05Z", "2026-07-01T14:30:05Z"),
        ("1 Jul 2026 14:30", "2026-07-01T13:30:00Z"),
        ("1 Jul 2026, 14:30", "2026-07-01T13:30:00Z"),
        ("2026-07-01 14:30", "2026-07-01T13:30:00Z"),
        ("01.07.2026 2:30 pm", "2026-07-01T13:30:00Z"),
        ("2026-07-01T14:30:00+02:00", "2026-07-01T12:30:00Z"),
        ("2026-07-01", "2026-06-30T23:00:00Z"),
        ("1 July 2026", "2026-06-30T23:00:00Z"),
        ("", None),
    ],
)
def test_people_write_moments_in_many_ways(typed: str, kept: str | None) -> None:
    write_moments(LONDON)
    assert Moment().parse(typed) == kept


@pytest.mark.parametrize("typed", ["soon", "22 Nov 2026 25:00", "22 Nov 2026 12:61", "31 Feb 2026 10:00"])
def test_what_is_no_moment_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(BadValueError, match=r"write it as"):
        Moment().parse(typed)


def test_a_time_alone_is_today_and_a_day_without_a_year_is_this_year() -> None:
    field, today = IncidentEvent.fields["happened_at"], date(2026, 11, 22)
    assert read_typed(field, "09:40", today=today) == "2026-11-22T09:40:00Z"
    assert read_typed(field, "3 Nov 09:40", today=today) == "2026-11-03T09:40:00Z"
    assert read_typed(field, "03/11/2026 09:40", today=today) == "2026-11-03T09:40:00Z"


def test_another_day_from_the_calendar_keeps_the_time() -> None:
    assert with_day("22 Nov 2026, 14:30", date(2026, 12, 1)) == "1 Dec 2026, 14:30"
    assert with_day("", date(2026, 12, 1)) == "1 Dec 2026, 00:00"


def test_people_may_type_over_moments_of_an_incident_but_not_over_those_of_the_program() -> None:
    assert cell_objection(Incident, Incident.fields["detected_at"]) is None
    assert cell_objection(Incident, Incident.fields["updated_at"]) is not None
    assert cell_objection(ImportRun, ImportRun.fields["imported_at"]) is not None


def test_filters_take_the_day_it_was_here() -> None:
    write_moments(ZoneInfo("Pacific/Auckland"))
    late = "2026-11-22T20:00:00Z"
    assert local_day(late) == date(2026, 11, 23)
    test = meets(Condition("detected_at", "is", ("2026-11-23",)), Moment(), date(2026, 11, 23), str)
    assert test(late)
    assert not test("2026-11-22T01:00:00Z")


def test_moments_come_back_from_a_workbook_as_they_were() -> None:
    write_moments(LONDON)
    read = read_column(
        Incident.fields["detected_at"],
        [datetime(2026, 7, 1, 14, 30, 5), "2026-07-01T14:30:05Z", "2026-07-01 14:30", date(2026, 7, 1)],
        ReadingChoices(),
    )
    assert read.stored == [
        "2026-07-01T14:30:05Z", "2026-07-01T14:30:05Z", "2026-07-01T14:30:00Z", "2026-07-01T00:00:00Z",
    ]  # fmt: skip
