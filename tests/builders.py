"""Records for tests: each builder gives a whole, plausible record, and a test names only what it is about.

``use_case(stage=4)`` is a use case at stage 4 of which nothing else matters.
"""

from __future__ import annotations

import itertools
from typing import Any

from axonix_desktop.core.records.governance import ChecklistItem, ChecklistResponse
from axonix_desktop.core.records.people import Champion
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.records.programme import BusinessUnit, Person
from axonix_desktop.core.records.steering import RaidEntry
from axonix_desktop.core.records.training import Course, Enrolment

_NUMBERS = itertools.count(1)


def unit(**values: Any) -> BusinessUnit:
    """A business unit with a name of its own."""
    number = next(_NUMBERS)
    return BusinessUnit(**{"id": number, "name": f"Unit {number}", **values})


def person(**values: Any) -> Person:
    """A person with a name of their own."""
    number = next(_NUMBERS)
    return Person(**{"id": number, "name": f"Person {number}", **values})


def use_case(**values: Any) -> UseCase:
    """An active use case in the pipeline with a key of its own."""
    number = next(_NUMBERS)
    whole = {"id": number, "key": f"UC-{number:03d}", "title": f"Use case {number}", "status": "active", **values}
    return UseCase(**whole)


def champion(**values: Any) -> Champion:
    """An active champion; name ``person_id`` where the person matters."""
    number = next(_NUMBERS)
    return Champion(**{"id": number, "person_id": number, "status": "active", **values})


def course(**values: Any) -> Course:
    """A course with a title of its own."""
    number = next(_NUMBERS)
    return Course(**{"id": number, "code": f"C-{number:03d}", "title": f"Course {number}", **values})


def enrolment(**values: Any) -> Enrolment:
    """An enrolment; name ``person_id`` and ``course_id`` where they matter."""
    number = next(_NUMBERS)
    return Enrolment(**{"id": number, "person_id": number, "course_id": number, **values})


def checklist_item(**values: Any) -> ChecklistItem:
    """A checklist item in force."""
    number = next(_NUMBERS)
    whole = {"id": number, "code": f"CK-{number:03d}", "topic": "Governance", "text": f"Item {number}", **values}
    return ChecklistItem(**whole)


def checklist_response(**values: Any) -> ChecklistResponse:
    """An answer to a checklist item; name ``use_case_id`` and ``checklist_item_id`` where they matter."""
    number = next(_NUMBERS)
    return ChecklistResponse(**{"id": number, "use_case_id": number, "checklist_item_id": number, **values})


def raid_entry(**values: Any) -> RaidEntry:
    """An open risk."""
    number = next(_NUMBERS)
    return RaidEntry(**{"id": number, "key": f"R-{number:03d}", "title": f"Risk {number}", **values})
