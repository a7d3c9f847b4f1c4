"""A programme with people, courses, curricula, enrolments, classes and operators, made the same way every time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from axonix_desktop.core.periods import months_later
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.records.programme import BusinessUnit, Person
from axonix_desktop.core.records.training import Cohort, Course, CurriculumCourse, Enrolment, Operator, SkillTarget
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.work import Work

UNITS = ("Claims", "Finance", "Legal", "Operations", "People", "Sales", "Supply chain", "Technology")
FAMILIES = ("Analyst", "Case handler", "Developer", "Manager", "Specialist")
LEVELS = ("awareness", "practitioner", "expert")
COURSES = (
    ("AI-101", "AI basics for everyone", "awareness", True, True, 24, 2.0),
    ("AI-110", "Using AI with care", "awareness", False, True, 12, 3.0),
    ("AI-220", "Prompting at work", "practitioner", False, False, 12, 4.0),
    ("AI-230", "Reading model results", "practitioner", False, False, None, 6.0),
    ("AI-310", "Building on the platform", "expert", False, False, 24, 16.0),
)
_FIRST = ("Aisha", "Ben", "Chloe", "Dev", "Elena", "Femi", "Grace", "Hugo", "Ines", "Jonas", "Kemi", "Lena")
_LAST = ("Khan", "Moore", "Nair", "Okafor", "Price", "Rossi", "Silva", "Tanaka", "Umar", "Vogel", "Weber")


@dataclass
class Trained:
    """The ids of what was made."""

    units: dict[str, int] = field(default_factory=dict)
    people: list[int] = field(default_factory=list)
    courses: dict[str, int] = field(default_factory=dict)
    cases: list[int] = field(default_factory=list)


def fill_training(f: ProgrammeFile, today: date, people: int = 120) -> Trained:
    """Write the programme: person ``n`` is in a unit, family and level by ``n``; how far they are is drawn by lot."""
    made, lot = Trained(), Random(7)
    with f.work("Describe training", "Tester") as work:
        for name in UNITS:
            made.units[name] = work.insert(BusinessUnit(id=new_id(), name=name))
        _describe(work, made, today)
        for number in range(people):
            name = f"{_FIRST[number % 12]} {_LAST[number // 12 % 11]}" + ("" if number < 132 else f" {number}")
            made.people.append(work.insert(Person(
                id=new_id(), name=name, business_unit_id=made.units[UNITS[number * 3 % 8]],
                role_family=FAMILIES[number % 5], skill_level=LEVELS[(number // 5) % 3], job_role=FAMILIES[number % 5],
            )))  # fmt: skip
        for number, person in enumerate(made.people):
            for row in _taken(number, person, made, today, lot):
                work.insert(row)
        for number, title in enumerate(("Claims triage", "Contract finder", "Rota planner", "Invoice reader")):
            made.cases.append(work.insert(UseCase(
                id=new_id(), key=f"UC-{number + 1:03d}", title=title, stage=number + 3, status="active",
                business_unit_id=made.units[UNITS[number]],
            )))  # fmt: skip
            for person in made.people[number : number + 60 : 5 + number]:
                work.insert(Operator(id=new_id(), use_case_id=made.cases[-1], person_id=person))
    return made


def _describe(work: Work, made: Trained, today: date) -> None:
    """Courses, curricula, targets and classes."""
    for code, title, level, mandatory, literacy, months, hours in COURSES:
        made.courses[code] = work.insert(Course(
            id=new_id(), code=code, title=title, level=level, is_mandatory=mandatory, is_literacy=literacy,
            validity_months=months, duration_hours=hours,
        ))  # fmt: skip
    for family in FAMILIES:
        for code, level in (("AI-110", "awareness"), ("AI-220", "practitioner"), ("AI-230", "practitioner"),
                            ("AI-310", "expert")):  # fmt: skip
            if (family, code) not in (("Manager", "AI-310"), ("Case handler", "AI-230")):
                course = made.courses[code]
                work.insert(CurriculumCourse(id=new_id(), role_family=family, skill_level=level, course_id=course))
        for level, percent in zip(LEVELS, (90.0, 70.0, 50.0), strict=True):
            if (family, level) != ("Manager", "expert"):
                work.insert(SkillTarget(
                    id=new_id(), role_family=family, skill_level=level, target_percent=percent,
                    due_on=today + timedelta(days=60),
                ))  # fmt: skip
    for number, places in enumerate((40, 40, 30, 24), 1):
        begins = today + timedelta(days=number * 60 - 210)
        work.insert(Cohort(
            id=new_id(), name=f"Class {number}", purpose="training", course_id=made.courses["AI-101"],
            planned_seats=places, starts_on=begins, ends_on=begins + timedelta(days=5),
            trainer=f"{_FIRST[number]} {_LAST[number]}",
        ))  # fmt: skip


def _taken(number: int, person: int, made: Trained, today: date, lot: Random) -> list[Enrolment]:
    """The enrolments of a person: some through, some late, some running out, some not begun."""
    found: list[Enrolment] = []
    keen = lot.random()
    for place, (code, _title, level, _mandatory, _literacy, months, _hours) in enumerate(COURSES):
        if LEVELS.index(level) > (number // 5) % 3 or lot.random() < 0.03:
            continue
        due = today + timedelta(days=lot.randrange(-390, 90))
        is_done = lot.random() < (0.96 if keen > 0.2 else 0.6) and due < today + timedelta(days=40)
        done = min(due + timedelta(days=lot.randrange(-35, 25)), today) if is_done else None
        status = "completed" if done else ("enrolled", "in_progress", "planned", "failed")[(number + place) % 4]
        found.append(Enrolment(
            id=new_id(), person_id=person, course_id=made.courses[code], cohort=f"Class {number % 4 + 1}",
            status=status, percent=100.0 if done else number % 4 * 20.0, score=70.0 + number % 30 if done else None,
            enrolled_on=due - timedelta(days=40), due_on=due, completed_on=done,
            expires_on=months_later(done, months) if done and months and number % 3 else None,
        ))  # fmt: skip
    return found
