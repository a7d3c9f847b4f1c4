"""The Overview's figures on random programmes: after any edits the same as read anew; the past as rows_as_of has it."""

from __future__ import annotations

import tempfile
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from axonix_desktop.core.records.governance import ChecklistResponse
from axonix_desktop.core.records.people import Champion
from axonix_desktop.core.records.portfolio import StagePlan, UseCase
from axonix_desktop.core.records.programme import BusinessUnit, Person, Programme
from axonix_desktop.core.records.training import Course, Enrolment
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id, new_ids
from axonix_desktop.store.past import rows_as_of
from axonix_desktop.store.queries.overview import Overview, OverviewReader
from axonix_desktop.store.queries.portfolio import figures
from axonix_desktop.store.queries.trends import PastFigures, PastReader, past_cases
from axonix_desktop.store.undo import undo, undoable
from tests import builders
from tests.conftest import Clock

START = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
STATUSES = ("proposed", "active", "active", "on_hold", "completed", "retired")


class _Life:
    """A programme that something happens to every few days."""

    def __init__(self, f: ProgrammeFile, clock: Clock, seed: int) -> None:
        self.f, self.clock, self.chance = f, clock, Random(seed)
        self.units, self.people = new_ids(4), new_ids(5)
        self.course, self.items = new_id(), new_ids(3)
        with f.work("Begin", "Tester") as work:
            work.insert(Programme(id=new_id(), name="Life", capacity_limit=1))
            for number in self.units:
                work.insert(BusinessUnit(id=number, name=f"Unit {number}"))
            for number in self.people:
                work.insert(Person(id=number, name=f"Person {number}"))
            work.insert(Course(id=self.course, title="Course"))
            for number in self.items:
                work.insert(builders.checklist_item(id=number, code=f"L-{number}"))

    def live(self, weeks: int) -> None:
        """Some days after each other, with some acts on each, and now and then an undo."""
        for _ in range(weeks):
            self.clock.advance(days=self.chance.randrange(1, 16))
            for _ in range(self.chance.randrange(1, 5)):
                self.act()
            last = undoable(self.f)
            if self.chance.random() < 0.2 and last is not None and last.label == "Act":
                undo(self.f, actor="Tester")

    def act(self) -> None:
        """One change set."""
        chance, today = self.chance, self.clock().date()
        kinds = {kind: [row[0] for row in self.f.read(f"SELECT id FROM {kind}")] for kind in
                 ("use_case", "champion", "enrolment", "checklist_response", "stage_plan")}  # fmt: skip
        soon = today + timedelta(days=chance.randrange(-40, 60))
        with self.f.work("Act", "Tester") as work:
            match chance.randrange(9):
                case 0 | 1:
                    work.insert(UseCase(
                        id=new_id(), key=f"UC-{new_id()}", title="Case", stage=chance.randrange(10),
                        status=chance.choice(STATUSES), rag=chance.choice(["green", "red", None]),
                        business_unit_id=chance.choice([*self.units, None]), target_on=chance.choice([soon, None]),
                        risk_tier=chance.choice(["high", None]), owner_id=chance.choice([*self.people, None]),
                    ))  # fmt: skip
                case 2 | 3 if kinds["use_case"]:
                    work.update("use_case", chance.choice(kinds["use_case"]), {
                        "stage": chance.randrange(10), "status": chance.choice(STATUSES), "target_on": soon,
                    })  # fmt: skip
                case 4 if len(kinds["champion"]) < 4:
                    unit = self.units[len(kinds["champion"])]
                    work.insert(Champion(id=new_id(), person_id=self.people[0], business_unit_id=unit,
                                         status=chance.choice(["active", "nominated"])))  # fmt: skip
                case 5 if len(kinds["enrolment"]) < 5:
                    person = self.people[len(kinds["enrolment"])]
                    work.insert(Enrolment(id=new_id(), person_id=person, course_id=self.course, status="enrolled",
                                          due_on=soon))  # fmt: skip
                case 6 if kinds["enrolment"]:
                    status = chance.choice(["completed", "cancelled", "enrolled"])
                    work.update("enrolment", chance.choice(kinds["enrolment"]), {"status": status})
                case 7 if kinds["use_case"]:
                    case = chance.choice(kinds["use_case"])
                    self._answer_or_plan(work, case, soon)
                case _ if kinds["checklist_response"] and chance.random() < 0.5:
                    work.delete("checklist_response", chance.choice(kinds["checklist_response"]))
                case _ if kinds["champion"]:
                    work.update("champion", chance.choice(kinds["champion"]), {"status": "active"})
                case _:
                    pass

    def answer(self) -> None:
        """Answer one item of one use case, or change it."""
        cases = [number for (number,) in self.f.read("SELECT id FROM use_case")]
        if cases:
            with self.f.work("Act", "Tester") as work:
                soon = self.clock().date() + timedelta(days=self.chance.randrange(-10, 20))
                self._answer_or_plan(work, self.chance.choice(cases), soon)

    def _answer(self, soon: date) -> dict[str, Any]:
        """An answer of any sort: open, proven for a while, said to be done, excused until a day."""
        chance, until = self.chance, soon + timedelta(days=self.chance.randrange(40))
        return chance.choice([
            {"status": "not_started"}, {"status": "done"}, {"status": "done", "evidence": "Minutes"},
            {"status": "done", "evidence": "Minutes", "evidence_expires_on": until},
            {"status": "done", "evidence": "Minutes", "signed_off_by": "Ada", "owner_id": chance.choice(self.people)},
            {"status": "exception", "reason": "Waits", "holds_until": until},
        ]) | {"due_on": soon}  # fmt: skip

    def _answer_or_plan(self, work: Any, case: int, soon: date) -> None:
        item = self.chance.choice(self.items)
        is_there = self.f.read(
            "SELECT 1 FROM checklist_response WHERE use_case_id = ? AND checklist_item_id = ?", (case, item)
        )
        if not is_there:
            work.insert(ChecklistResponse(id=new_id(), use_case_id=case, checklist_item_id=item, **self._answer(soon)))
        elif self.chance.random() < 0.5:
            work.update("checklist_item", item, {"applies_from_tier": self.chance.choice(["high", None])})
        stage = self.chance.randrange(1, 10)
        if not self.f.read("SELECT 1 FROM stage_plan WHERE use_case_id = ? AND stage = ?", (case, stage)):
            work.insert(StagePlan(id=new_id(), use_case_id=case, stage=stage, planned_end_on=soon))


def _plain(found: Overview) -> dict[str, Any]:
    """The figures without what only says when they were read."""
    return {
        "cases": found.cases, "units": found.units, "portfolio": found.portfolio, "people": found.people,
        "items": found.items_overdue, "cases_with_overdue": set(found.cases_with_overdue), "stage": found.stage,
        "matters": found.matters,
    }  # fmt: skip


@settings(max_examples=4)
@given(st.integers(0, 10_000))
def test_after_every_act_the_figures_are_those_of_a_fresh_reading(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock(START)
        with ProgrammeFile.create(Path(folder) / "life.axonix", clock=clock) as f:
            life = _Life(f, clock, seed)
            kept = OverviewReader(f)
            for _ in range(12):
                life.act()
                if life.chance.random() < 0.2:
                    clock.advance(days=1)
                today = clock().date()
                assert _plain(kept.read(today)) == _plain(OverviewReader(f).read(today))


@settings(max_examples=4)
@given(st.integers(0, 10_000))
def test_the_figures_agree_with_those_of_the_command_line(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock(START)
        with ProgrammeFile.create(Path(folder) / "life.axonix", clock=clock) as f:
            _Life(f, clock, seed).live(8)
            today = clock().date()
            found, told = OverviewReader(f).read(today), figures(f, today)
            assert found.portfolio.by_status == {k: n for k, n in told["use_cases"]["by_status"].items() if n}
            assert found.people.units_covered == told["champions"]["units_covered"]
            assert found.people.completed == told["training"]["completed"]
            assert found.people.enrolments == told["training"]["enrolments"]
            assert found.items_overdue == told["governance"]["overdue"]
            assert found.stage.number == told["programme_stage"]


def _brute(f: ProgrammeFile, day: date) -> dict[str, Any]:
    """A day's figures from whole rows as they stood."""
    state = {
        one.kind: [dict(zip(one.columns(), row, strict=True)) for row in rows_as_of(f, one.kind, day)]
        for one in (UseCase, StagePlan, Champion, BusinessUnit, Enrolment)
    }
    active = [row for row in state["use_case"] if row["status"] == "active"]
    ends = {(row["use_case_id"], row["stage"]): row["planned_end_on"] for row in state["stage_plan"]
            if row["planned_end_on"] and not row["actual_end_on"]}  # fmt: skip
    due = 0
    for row in active:
        days = [one for one in (row["target_on"], ends.get((row["id"], row["stage"]))) if one]
        due += bool(days) and 0 <= (date.fromisoformat(min(days)) - day).days <= 30
    covered = {row["business_unit_id"] for row in state["champion"] if row["status"] == "active"}
    units = {row["id"] for row in state["business_unit"]}
    statuses = Counter(row["status"] for row in state["enrolment"])
    return {
        "active": len(active),
        "due": due,
        "units": len(units),
        "units_covered": len(covered & units),
        "enrolments": sum(statuses.values()) - statuses["cancelled"],
        "completed": statuses["completed"],
        "by_stage": tuple(len([row for row in active if row["stage"] == stage]) for stage in range(10)),
        "stages": {row["id"]: row["stage"] for row in state["use_case"]},
        "active_ids": frozenset(row["id"] for row in active),
    }  # fmt: skip


def _told(found: PastFigures) -> dict[str, Any]:
    return {name: getattr(found, name) for name in PastFigures.__slots__ if name not in ("day", "items_overdue")}


@settings(max_examples=4)
@given(st.integers(0, 10_000))
def test_late_items_of_a_past_day_are_those_the_overview_showed_that_day(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock(START)
        with ProgrammeFile.create(Path(folder) / "life.axonix", clock=clock) as f:
            life, shown = _Life(f, clock, seed), dict[date, int]()
            for _ in range(16):
                life.live(1)
                life.answer()
                life.answer()
                shown[clock().date()] = OverviewReader(f).read(clock().date()).items_overdue
            assert {one.day: one.items_overdue for one in PastReader(f).read(list(shown))} == shown


@settings(max_examples=4)
@given(st.integers(0, 10_000))
def test_the_past_is_what_whole_rows_of_each_day_say(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock(START)
        with ProgrammeFile.create(Path(folder) / "life.axonix", clock=clock) as f:
            life = _Life(f, clock, seed)
            life.live(10)
            today = clock().date()
            days = sorted({today - timedelta(days=life.chance.randrange(0, 140)) for _ in range(5)})
            reader = PastReader(f)
            for found in reader.read(days):
                assert _told(found) == _brute(f, found.day), found.day
            assert reader.knows(days)
            life.live(2)
            assert reader.read(days) == PastReader(f).read(days)
            then = past_cases(f, days[0])
            columns = UseCase.columns()
            rows = [dict(zip(columns, row, strict=True)) for row in rows_as_of(f, "use_case", days[0])]
            assert {number: (one.key, one.stage, one.rag) for number, one in then.items()} == {
                row["id"]: (row["key"], row["stage"], row["rag"]) for row in rows
            }
