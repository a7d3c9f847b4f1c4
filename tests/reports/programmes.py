"""Programmes of any size for the tests of reports and paper: the same call makes the same programme."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from axonix_desktop.core.records.governance import ChecklistItem, ChecklistResponse
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.records.programme import BusinessUnit, Person, Programme
from axonix_desktop.core.records.steering import RaidEntry, SteeringAction, SteeringDecision
from axonix_desktop.store.engine import ProgrammeFile

AS_OF = date(2026, 11, 22)
SINCE = date(2026, 10, 25)
BEGAN = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)

_UNITS = ("Claims", "Finance", "Human resources and organisational development", "Legal", "Operations", "Sales",
          "Supply chain", "Technology", "Marketing", "Procurement")  # fmt: skip
_THINGS = ("Invoice triage", "Contract clause finder", "Field-service summaries", "Policy chatbot", "Demand forecast",
           "Claims photo check", "Meeting minutes to actions", "Code review helper", "Supplier risk radar",
           "Safety report classifier", "Tender drafting aid", "Churn early warning",
           "Automatic reading of handwritten delivery notes from all depots and their subcontractors")  # fmt: skip
_PEOPLE = ("Priya N.", "Tomás I.", "Aisha K.", "Marek N.", "Sara L.", "Jonas W.", "Hana M.", "Ben A.")
_TOPICS = ("Risk assessment", "Bias and fairness", "Explainability", "Audit trail", "Incident response")


class Clock:
    """A clock that stands where it is put."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment


def programme(path: Path, count: int, *, units: int = 10, with_extras: bool = True) -> ProgrammeFile:
    """A programme of ``count`` use cases that began on 1 Sep 2026 and moved on since; the caller closes it."""
    clock = Clock(BEGAN)
    f = ProgrammeFile.create(path, clock=clock)
    random = Random(7)
    number = iter(range(1, 10_000_000)).__next__
    with f.work("Begin", actor="Test") as work:
        work.insert(Programme(id=number(), name="Axonix AI programme 2026"))
    if not count:
        clock.moment = NOW
        return f
    cases = _cases(f, count, units, random, number)
    if with_extras:
        _extras(f, cases, random, number)
    clock.moment = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)
    _move_on(f, cases, random, number)
    clock.moment = NOW
    return f


def _cases(f: ProgrammeFile, count: int, units: int, random: Random, number: Callable[[], int]) -> list[UseCase]:
    names = [*_UNITS, *(f"Unit {n:02d} of the group" for n in range(len(_UNITS), units))][:units]
    cases: list[UseCase] = []
    with f.work("Enter use cases", actor="Test") as work:
        unit_ids = [number() for _ in names]
        for unit_id, name in zip(unit_ids, names, strict=True):
            work.insert(BusinessUnit(id=unit_id, name=name))
        people = [number() for _ in _PEOPLE]
        for person_id, name in zip(people, _PEOPLE, strict=True):
            work.insert(Person(id=person_id, name=name))
        for place in range(count):
            status = random.choices(("proposed", "active", "on_hold", "completed"), (3, 12, 1, 1))[0]
            stage = 0 if status == "proposed" else random.randint(1, 9)
            rag = random.choices((None, "green", "amber", "red"), (6, 6, 2, 1))[0]
            case = UseCase(
                id=number(),
                key=f"UC-{place + 1:03d}",
                title=_THINGS[place % len(_THINGS)] + (f" {place // len(_THINGS) + 1}" if place >= 13 else ""),
                business_unit_id=None if random.random() < 0.04 else random.choice(unit_ids),
                owner_id=None if random.random() < 0.1 else random.choice(people),
                stage=stage,
                status=status,
                risk_tier=random.choice((None, "minimal", "limited", "limited", "high")),
                rag=rag,
                rag_reason="Waits for the data agreement" if rag == "red" else None,
                target_on=None if random.random() < 0.2 else AS_OF + timedelta(days=random.randint(-40, 200)),
            )
            cases.append(case)
            work.insert(case)
    return cases


def _extras(f: ProgrammeFile, cases: list[UseCase], random: Random, number: Callable[[], int]) -> None:
    with f.work("Checklists, risks, decisions", actor="Test") as work:
        items = [
            ChecklistItem(id=number(), code=f"C-{n:02d}", topic=topic, text=f"{topic} done")
            for n, topic in enumerate(_TOPICS)
        ]
        for item in items:
            work.insert(item)
        for case in cases[::3]:
            for item in items:
                work.insert(
                    ChecklistResponse(
                        id=number(),
                        use_case_id=case.id,
                        checklist_item_id=item.id,
                        status=random.choice(("done", "done", "in_progress", "not_started")),
                        due_on=AS_OF + timedelta(days=random.randint(-20, 90)),
                    )
                )
        for place in range(7):
            work.insert(
                RaidEntry(
                    id=number(),
                    title=f"Risk {place + 1}: the data agreement with the legal department is not signed",
                    probability=random.randint(1, 5),
                    impact=random.randint(1, 5),
                )
            )
        for text in ("Release £180k for the shared retrieval component", "Name a champion for Claims and for Sales"):
            work.insert(
                SteeringDecision(
                    id=number(),
                    text=text,
                    recommendation="Approve; three use cases build the same thing today.",
                    due_on=AS_OF + timedelta(days=12),
                )
            )
        work.insert(SteeringAction(id=number(), text="Publish the model register", status="done"))
        work.insert(SteeringAction(id=number(), text="Agree the pilot group", due_on=AS_OF - timedelta(days=3)))


def _move_on(f: ProgrammeFile, cases: list[UseCase], random: Random, number: Callable[[], int]) -> None:
    with f.work("Move on", actor="Test") as work:
        for case in random.sample(cases, max(1, len(cases) // 8)):
            if 0 < case.stage < 9:
                work.update("use_case", case.id, {"stage": case.stage + random.choice((1, 1, 1, -1))})
            if case.target_on:
                work.update("use_case", case.id, {"target_on": case.target_on + timedelta(days=14)})
        work.insert(UseCase(id=number(), key="UC-NEW", title="Newcomer of November"))
