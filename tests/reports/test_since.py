"""A person says since when: by date, by "last", by the meeting's name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from axonix_desktop.core.problems import BadValueError, RefusedError
from axonix_desktop.core.records.steering import SteeringMeeting
from axonix_desktop.reports.since import since_day
from axonix_desktop.store.engine import ProgrammeFile
from tests.reports.programmes import AS_OF, programme


@pytest.fixture
def f(tmp_path: Path) -> Iterator[ProgrammeFile]:
    with programme(tmp_path / "p.axonix", 0) as file:
        yield file


def meet(f: ProgrammeFile) -> None:
    with f.work("Meetings", actor="Test") as work:
        work.insert(SteeringMeeting(id=901, name="Committee 11", held_on=date(2026, 9, 28)))
        work.insert(SteeringMeeting(id=902, name="Committee 12", held_on=date(2026, 10, 26)))
        work.insert(SteeringMeeting(id=903, name="Committee 13", held_on=AS_OF))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (None, None),
        ("2026-10-01", date(2026, 10, 1)),
        ("1 Oct 2026", date(2026, 10, 1)),
        ("last", date(2026, 10, 26)),
        ("committee 11", date(2026, 9, 28)),
    ],
)
def test_a_day_is_found_from_what_a_person_says(f: ProgrammeFile, words: str | None, day: date | None) -> None:
    meet(f)
    assert since_day(f, words, AS_OF) == day


@pytest.mark.parametrize("words", ["last", "2027-01-01"])
def test_no_meeting_and_a_day_ahead_are_refused(f: ProgrammeFile, words: str) -> None:
    with pytest.raises(RefusedError):
        since_day(f, words, AS_OF)


def test_other_words_are_not_guessed(f: ProgrammeFile) -> None:
    with pytest.raises(BadValueError, match="neither a date"):
        since_day(f, "01/02/26", AS_OF)
