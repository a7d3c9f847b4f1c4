"""People, readiness and incidents in the steering summary: real facts, adoption rated by rule, nothing invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from axonix_desktop.core.health import CaseFacts, adoption
from axonix_desktop.core.records.governance import Incident
from axonix_desktop.core.records.people import Champion
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.records.programme import BusinessUnit, Person, Programme
from axonix_desktop.core.records.readiness import ReadinessItem
from axonix_desktop.core.records.training import Course, CurriculumCourse, Enrolment
from axonix_desktop.core.summary import SteeringSummary
from axonix_desktop.reports.steering import gather
from axonix_desktop.store.engine import ProgrammeFile
from tests.reports.programmes import AS_OF, BEGAN, Clock


def _told(tmp_path: Path) -> SteeringSummary:
    """Two units: one with a champion and half its people trained, one with neither; one open incident."""
    with ProgrammeFile.create(tmp_path / "p.axonix", clock=Clock(BEGAN)) as f:
        with f.work("Fill", actor="Test") as work:
            work.insert(Programme(id=1, name="Ours"))
            for number, name in ((2, "Claims"), (3, "Legal")):
                work.insert(BusinessUnit(id=number, name=name, headcount=100, champion_target=50))
                work.insert(UseCase(id=10 + number, key=f"UC-{number}", title=name, stage=4, status="active",
                                    business_unit_id=number, risk_tier="minimal"))  # fmt: skip
            for number in (20, 21, 22):
                work.insert(Person(id=number, name=f"P{number}", business_unit_id=2 if number < 22 else 3,
                                   role_family="Adviser", skill_level="awareness"))  # fmt: skip
            work.insert(Champion(id=30, person_id=20, business_unit_id=2, status="active", since_on=date(2026, 11, 1)))
            work.insert(Course(id=40, title="Basics"))
            work.insert(CurriculumCourse(id=41, role_family="Adviser", skill_level="awareness", course_id=40))
            work.insert(Enrolment(id=42, person_id=20, course_id=40, status="completed"))
            work.insert(Enrolment(id=43, person_id=21, course_id=40, status="enrolled", due_on=date(2026, 11, 1)))
            work.insert(ReadinessItem(id=50, use_case_id=12, dimension="data", item="Catalogued", score=3))
            work.insert(Incident(id=60, key="INC-1", summary="Wrong letter", severity="high", harm="personal_data",
                                 aware_at="2026-11-10T08:00:00Z", use_case_id=12))  # fmt: skip
            work.insert(Incident(id=61, summary="Exercise", is_rehearsal=True))
        return gather(f, AS_OF, None)


def test_units_are_told_with_champions_and_training_largest_gap_first(tmp_path: Path) -> None:
    told = _told(tmp_path).capability
    assert [(one.name, one.champions, one.needed, one.through, one.asked) for one in told.people] == [
        ("Legal", 0, 2, 0, 1), ("Claims", 1, 2, 1, 2),
    ]  # fmt: skip
    assert told.people_words == "1 active champion fills 1 of 4 places; 1 of 3 people hold all their courses (33%)"


def test_readiness_and_incidents_are_told(tmp_path: Path) -> None:
    told = _told(tmp_path).capability
    assert {one.label: one.value for one in told.dimensions}["Data"] == 3.0
    assert [(one.key, one.severity, one.level) for one in told.incidents] == [("INC-1", "High", "red")]
    assert told.incidents[0].words.startswith("Missed")
    assert told.incident_words == "1 open of 1 on record, 1 rehearsal"


def test_adoption_is_rated_where_people_are_recorded_and_parts_are_not_told_twice(tmp_path: Path) -> None:
    summary = _told(tmp_path)
    rated = next(one.rag for one in summary.health if one.aspect == "adoption")
    assert rated.level == "red"
    assert {"Champions", "Training", "Readiness", "Incidents"}.isdisjoint(part.label for part in summary.parts)
    codes = [one.code for one in summary.attention]
    assert {"report_missed", "no_champion", "training"} <= set(codes)


@pytest.mark.parametrize(
    ("values", "level", "words"),
    [
        ({"stage": 0, "has_champion": True}, "none", "pipeline"),
        ({}, "none", "No champion and no training"),
        ({"has_champion": False, "unit": "Legal"}, "amber", "Legal"),
        ({"has_champion": False, "stage": 4}, "red", "No active champion"),
        ({"has_champion": True}, "green", "no training is asked"),
        ({"has_champion": True, "trained_percent": 90.0}, "green", "90%"),
        ({"has_champion": True, "trained_percent": 89.9}, "amber", "89%"),
        ({"has_champion": True, "trained_percent": 49.0, "stage": 4}, "red", "49%"),
        ({"has_champion": True, "trained_percent": 49.0, "stage": 3}, "amber", "49%"),
        ({"has_champion": False, "status": "retired"}, "none", "no longer rated"),
    ],
)
def test_adoption_says_why(values: dict[str, object], level: str, words: str) -> None:
    whole = {"id": 1, "key": "UC-1", "title": "T", "stage": 2, "status": "active", **values}
    found = adoption(CaseFacts(**whole))  # type: ignore[arg-type]
    assert (found.level, words in found.reason) == (level, True)
