"""Writes ``resources/samples/rollout.json.gz``: people, training, governance and readiness of the sample programme.

What the tracker does not hold: who learned what and when, who helps whom, what was proven, tested, built and scored,
told as entries of half a year (days relative to today). Run it again and the file is the same.

    python packaging/sample/make_rollout.py [OUT.json]
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path

import rollout_words as words
from python_calamine import CalamineWorkbook
from rollout_book import ANALYST, BEGINS, MANAGER, OFFICE, Book, Record, week
from rollout_checks import checklists, readiness, trails

OUT = Path(__file__).resolve().parents[2] / "resources" / "samples" / "rollout.json.gz"


def units_and_people(book: Book, chance: random.Random) -> list[tuple[str, str, str, str]]:
    """Units with heads and targets; everyone's unit, job, family and level. Returns (name, unit, family, level)."""
    everyone: list[tuple[str, str, str, str]] = []
    for unit, (heads, target, lead) in words.UNITS.items():
        book.add(
            BEGINS,
            OFFICE,
            "Add headcount and targets of the units",
            "business_unit",
            {"headcount": heads, "champion_target": target, "lead": lead},
            at=unit,
        )
    for unit, names in words.STAFF.items():
        for place, name in enumerate(names):
            job, family, level = words.JOBS[unit][place % len(words.JOBS[unit])]
            is_known = place < 3
            mail = f"{name.lower().replace(' ', '.').replace('’', '')}@calderbrook.example"
            values = {
                "name": name,
                "business_unit_id": unit,
                "job_role": job,
                "role_family": family,
                "skill_level": level,
                "email": mail,
            }
            more = {"at": name} if is_known else {}
            book.add(BEGINS, OFFICE, "Add the people of the roll-out", "person", values, **more)
            everyone.append((name, unit, family, level))
    for name, job in words.SPONSORS.items():
        book.add(
            BEGINS,
            OFFICE,
            "Add the people of the roll-out",
            "person",
            {"job_role": job, "role_family": "Managers", "skill_level": "awareness"},
            at=name,
        )
        everyone.append((name, "", "Managers", "awareness"))
    chance.shuffle(everyone)
    return everyone


def training(book: Book, chance: random.Random, people: list[tuple[str, str, str, str]]) -> None:
    """Courses, curricula, targets, classes and who learned what."""
    label = "Describe courses and curricula"
    for was, code, title, topic, level, families, is_mandatory, hours, months, provider, is_literacy in words.COURSES:
        values = {
            "code": code,
            "title": title,
            "topic": topic,
            "level": level,
            "role_families": families,
            "is_mandatory": is_mandatory,
            "duration_hours": hours,
            "validity_months": months,
            "provider": provider,
            "is_literacy": is_literacy,
        }
        more: Record = {"at": was} if was else {}
        book.add(BEGINS + 1, OFFICE, label, "course", values, **more, ref=code)
    for family, level, codes in words.CURRICULA:
        for code in codes:
            book.add(
                BEGINS + 1,
                OFFICE,
                label,
                "curriculum_course",
                {"role_family": family, "skill_level": level, "course_id": f"#{code}"},
            )
    for family, level, share, due in words.TARGETS:
        book.add(
            BEGINS + 2,
            MANAGER,
            "Set the training targets",
            "skill_target",
            {"role_family": family, "skill_level": level, "target_percent": share, "due_on": due},
        )
    for name, purpose, code, seats, starts, ends, trainer in words.COHORTS:
        book.add(
            max(min(starts - 20, -3), BEGINS + 3),
            OFFICE,
            "Plan waves and classes",
            "cohort",
            {
                "name": name,
                "purpose": purpose,
                "course_id": f"#{code}" if code else None,
                "planned_seats": seats,
                "starts_on": starts,
                "ends_on": ends,
                "trainer": trainer,
            },
        )
    needed: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for family, level, codes in words.CURRICULA:
        needed[family, level] += codes
    order = ("awareness", "practitioner", "expert")
    for name, unit, family, level in people:
        codes = [code for one in order[: order.index(level) + 1] for code in needed[family, one]]
        for code in codes:
            _enrol(book, chance, name, unit, code)


@cache
def _completed() -> frozenset[tuple[str, str]]:
    """Who completed a course by the tracker's training sheet."""
    return frozenset((str(row[0]), str(row[4]).split(" ")[0]) for row in _sheet() if row[5] == "Completed")


@cache
def _sheet() -> list[list[object]]:
    return CalamineWorkbook.from_path(str(OUT.with_name("tracker.xlsx"))).get_sheet_by_name("Training").to_python()


@cache
def _tracked() -> frozenset[tuple[str, str]]:
    """Who is under way with a course by the tracker's training sheet, with the code of the course."""
    told = ("", "Status", "Completed")
    return frozenset((str(row[0]), str(row[4]).split(" ")[0]) for row in _sheet() if row[5] not in told)


def _enrol(book: Book, chance: random.Random, name: str, unit: str, code: str) -> None:
    """One person in one course: how far they came depends on the unit."""
    eager = words.EAGER.get(unit, 0.7)
    if (name, code) in _tracked():
        if chance.random() < 0.75:
            day = week(-chance.randint(4, 50))
            book.add(
                day,
                ANALYST,
                "Record training completions",
                "enrolment",
                {
                    "person_id": name,
                    "course_id": f"#{code}",
                    "status": "completed",
                    "percent": 100.0,
                    "score": float(chance.randint(70, 98)),
                    "completed_on": day,
                },
            )
        return
    if (name, code) in _completed():
        return
    classes = [one for one in words.COHORTS if one[2] == code]
    one = classes[0] if chance.random() < words.FIRST_CLASS else chance.choice(classes)
    cohort, starts, ends = one[0], one[4], one[5]
    due = ends + 21
    values: Record = {
        "person_id": name,
        "course_id": f"#{code}",
        "cohort": cohort,
        "enrolled_on": starts - 14,
        "due_on": due,
    }
    began = max(starts - 14, BEGINS + 4)
    label = f"Enrol people in {cohort}"
    done = chance.randint(starts, ends)
    if starts > 0 or (starts > -12 and chance.random() < 0.5):
        book.add(min(began, -2), OFFICE, label, "enrolment", values | {"status": "enrolled", "percent": 0.0})
    elif done < 0 and chance.random() < eager:
        months = next(one[8] for one in words.COURSES if one[1] == code)
        whole = values | {
            "status": "completed",
            "percent": 100.0,
            "score": float(chance.randint(66, 99)),
            "completed_on": done,
            "expires_on": done + months * 30 if months else None,
        }
        if done > BEGINS + 6 and began < done:
            book.add(began, OFFICE, label, "enrolment", values | {"status": "enrolled"})
            book.add(max(week(done), began + 1), ANALYST, "Record training completions", "enrolment", whole)
        else:
            book.add(BEGINS + 4, OFFICE, "Take over the learning records", "enrolment", whole)
    else:
        status, share = chance.choice((("in_progress", 60.0), ("in_progress", 30.0), ("planned", 0.0)))
        book.add(began, OFFICE, label, "enrolment", values | {"status": status, "percent": share})


def champions(book: Book, chance: random.Random) -> None:
    """Champions beyond those of the tracker, deputies, what they support, and their check-ins."""
    for day, name, unit, role, wave, status, since, hours in words.CHAMPIONS:
        later = status in ("active", "onboarding", "alumni") and day < -60
        first = {
            "person_id": name,
            "business_unit_id": unit,
            "role": role,
            "wave": wave,
            "hours_a_week": hours,
            "status": "nominated" if later else status,
            "since_on": since,
        }
        book.add(day, OFFICE, f"Nominate champions of {wave.lower()}", "champion", first, ref=name)
        if later:
            end = {"until_on": day + 120} if status == "alumni" else {}
            book.add(
                week(day + 45), OFFICE, "Update the champions", "champion", {"status": status, **end}, at=f"#{name}"
            )
    for name, deputy in words.DEPUTIES:
        book.add(-95, OFFICE, "Name deputies", "champion", {"deputy_id": deputy}, at=name)
    made = {one[1] for one in words.CHAMPIONS}
    for name, keys in words.SUPPORTS:
        for key in keys:
            book.add(
                -120,
                OFFICE,
                "Say what champions support",
                "champion_use_case",
                {"champion_id": f"#{name}" if name in made else name, "use_case_id": key},
            )
    for name in words.ACTIVE:
        nominated = next((one[0] for one in words.CHAMPIONS if one[1] == name), BEGINS)
        day = nominated + chance.randint(12, 36)
        while day < -4:
            sort, subject, people = chance.choice(words.CHECK_INS)
            reached = people and chance.randint(people // 2, people * 2)
            if week(day) > words.LAST_SEEN.get(name, 0):
                break
            book.add(
                week(day),
                OFFICE,
                "Note check-ins with champions",
                "check_in",
                {
                    "champion_id": f"#{name}" if name in made else name,
                    "held_on": week(day),
                    "check_in_kind": sort,
                    "subject": subject,
                    "people_reached": reached,
                },
            )
            day += chance.randint(21, 55)


def write(out: Path) -> None:
    """Write the file."""
    book, chance = Book(), random.Random(20261121)
    people = units_and_people(book, chance)
    training(book, chance, people)
    champions(book, chance)
    checklists(book, chance)
    readiness(book, chance)
    trails(book, chance)
    lines = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in book.entries())
    text = '{"entries":[\n' + lines + "\n]}\n"
    out.write_bytes(gzip.compress(text.encode(), mtime=0))


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
