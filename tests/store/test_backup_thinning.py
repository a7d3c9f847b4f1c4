"""Old backups make room by rule, and a wrong clock never costs one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.store.thinning import KEEP_DAYS, KEEP_MONTHS, KEEP_RECENT, KEEP_WEEKS, superfluous

START = datetime(2026, 1, 1, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Made:
    number: int
    made_at: datetime


def made(*hours: float) -> list[Made]:
    return [Made(number, START + timedelta(hours=hour)) for number, hour in enumerate(hours, 1)]


def kept_after(backups: list[Made], now: datetime) -> list[Made]:
    gone = superfluous(backups, now)
    return [one for one in backups if one not in gone]


def test_the_twenty_newest_always_stay() -> None:
    backups = made(*range(50))
    kept = kept_after(backups, START + timedelta(days=30))
    assert kept[-KEEP_RECENT:] == backups[-KEEP_RECENT:]


def test_a_year_of_hourly_work_leaves_few_and_reaches_back_to_the_first_month() -> None:
    backups = made(*range(0, 24 * 365, 2))
    kept = kept_after(backups, START + timedelta(days=366))
    assert len(kept) <= KEEP_RECENT + KEEP_DAYS + KEEP_WEEKS + KEEP_MONTHS
    assert {one.made_at.month for one in kept} == set(range(1, 13))


def test_nothing_goes_while_the_clock_stands_before_the_newest_backup() -> None:
    assert superfluous(made(*range(200)), START) == []


def test_a_backup_dated_in_the_far_future_by_a_wrong_clock_pushes_no_other_out() -> None:
    honest = made(*range(0, 24 * 60, 24))
    wrong = [Made(one.number + (one.number > 30), one.made_at) for one in honest]
    wrong.insert(30, Made(31, START + timedelta(days=4000)))
    end = START + timedelta(days=70)
    assert {one.made_at for one in kept_after(honest, end)} <= {one.made_at for one in kept_after(wrong, end)}


@given(st.lists(st.floats(0, 24 * 800), max_size=120), st.floats(0, 24 * 900))
def test_thinning_twice_is_thinning_once_and_never_takes_the_newest(hours: list[float], later: float) -> None:
    backups = made(*hours)
    now = START + timedelta(hours=later)
    once = kept_after(backups, now)
    assert kept_after(once, now) == once
    assert once[-1:] == backups[-1:]
