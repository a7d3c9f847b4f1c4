"""A careless user at random: edits, bulk inserts, removals, refusals, undo, redo, restarts, against plain dicts.

After every act the file must hold what the model holds; after undo and redo every byte of every row must be back; at
the end Check programme must be clean and every remembered moment of the past must read as it was then.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.programme import BusinessUnit, Person
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.integrity import check
from axonix_desktop.store.journal import change_sets
from axonix_desktop.store.past import rows_as_of
from axonix_desktop.store.undo import next_steps, redo, steps, undo

KINDS = ("business_unit", "person")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
State = dict[str, list[tuple[Any, ...]]]


class CarelessUser(RuleBasedStateMachine):
    """Plays with units and the people in them."""

    blank: Path | None = None

    @initialize()
    def begin(self) -> None:
        self.folder = Path(mkdtemp())
        self.path = self.folder / "a.axonix"
        self.now = datetime(2026, 1, 1, tzinfo=UTC)
        if CarelessUser.blank is None:
            CarelessUser.blank = Path(mkdtemp()) / "blank.axonix"
            ProgrammeFile.create(CarelessUser.blank, clock=self.clock).close()
        shutil.copy(CarelessUser.blank, self.path)
        self.file = ProgrammeFile.open(self.path, clock=self.clock)
        self.number = 0
        self.units: dict[int, dict[str, Any]] = {}
        self.people: dict[int, dict[str, Any]] = {}
        self.done: list[tuple[State, Any]] = [(self.dump(), self.model())]
        self.taken_back: list[tuple[State, Any]] = []
        self.moments: dict[int, State] = {}

    def clock(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    def model(self) -> Any:
        return {k: dict(v) for k, v in self.units.items()}, {k: dict(v) for k, v in self.people.items()}

    def dump(self) -> State:
        return {kind: self.file.read(f"SELECT * FROM {kind} ORDER BY id") for kind in KINDS}

    def kept(self) -> None:
        """Remember the state after an edit that changed something."""
        state = self.dump()
        if state != self.done[-1][0]:
            self.done.append((state, self.model()))
            self.taken_back.clear()
            self.moments[change_sets(self.file, 1)[0].id] = state

    @rule(count=st.integers(1, 30) | st.integers(49, 60), text=TEXTS)
    def add_units(self, count: int, text: str) -> None:
        rows = []
        for _ in range(count):
            self.number += 1
            rows.append((self.number, f"{self.number} {text}", self.number % 7))
        with self.file.work("Add units", "x") as work:
            work.insert_many(BusinessUnit, ("id", "name", "headcount"), rows)
        self.units |= {row[0]: {"name": row[1], "headcount": row[2]} for row in rows}
        self.kept()

    @precondition(lambda self: self.units)
    @rule(data=st.data(), count=st.integers(1, 5), text=TEXTS)
    def add_people(self, data: st.DataObject, count: int, text: str) -> None:
        with self.file.work("Add people", "x") as work:
            for _ in range(count):
                self.number += 1
                unit = data.draw(st.sampled_from(sorted(self.units)))
                work.insert(Person(id=self.number, name=text or "N", business_unit_id=unit))
                self.people[self.number] = {"name": text or "N", "business_unit_id": unit}
        self.kept()

    @precondition(lambda self: self.units)
    @rule(data=st.data(), text=TEXTS, headcount=st.integers(0, 9) | st.none())
    def edit_units(self, data: st.DataObject, text: str, headcount: int | None) -> None:
        chosen = data.draw(st.lists(st.sampled_from(sorted(self.units)), max_size=4))
        with self.file.work("Edit units", "x") as work:
            for unit in chosen:
                values = {"name": f"{unit} {text}", "headcount": headcount}
                work.update("business_unit", unit, values)
                self.units[unit].update(values)
        self.kept()

    @precondition(lambda self: self.people)
    @rule(data=st.data(), text=TEXTS)
    def fill_own_field(self, data: st.DataObject, text: str) -> None:
        person = data.draw(st.sampled_from(sorted(self.people)))
        with self.file.work("Edit person", "x") as work:
            work.update("person", person, {"custom:12": text, "name": text or "M"})
        self.people[person]["name"] = text or "M"
        self.kept()

    @precondition(lambda self: self.units)
    @rule(data=st.data())
    def remove_a_unit_with_its_people(self, data: st.DataObject) -> None:
        unit = data.draw(st.sampled_from(sorted(self.units)))
        people = [key for key, one in self.people.items() if one["business_unit_id"] == unit]
        with self.file.work("Remove unit", "x") as work:
            work.delete("business_unit", unit)
            work.delete_many("person", people)
        del self.units[unit]
        for key in people:
            del self.people[key]
        self.kept()

    @precondition(lambda self: self.people)
    @rule(data=st.data())
    def be_refused(self, data: st.DataObject) -> None:
        person = data.draw(st.sampled_from(sorted(self.people)))
        with pytest.raises(RefusedError), self.file.work("Remove", "x") as work:  # noqa: PT012 - one change set
            work.update("person", person, {"name": "never kept"})
            work.delete("business_unit", self.people[person]["business_unit_id"])

    @rule()
    def undo_once(self) -> None:
        if len(self.done) == 1:
            with pytest.raises(RefusedError):
                undo(self.file)
            return
        undo(self.file)
        self.taken_back.append(self.done.pop())
        self.stand_at(self.done[-1])

    @rule()
    def redo_once(self) -> None:
        if not self.taken_back:
            with pytest.raises(RefusedError):
                redo(self.file)
            return
        redo(self.file)
        self.done.append(self.taken_back.pop())
        self.stand_at(self.done[-1])

    @rule()
    def restart(self) -> None:
        self.file.close()
        self.file = ProgrammeFile.open(self.path, clock=self.clock)

    def stand_at(self, point: tuple[State, Any]) -> None:
        state, (units, people) = point
        assert self.dump() == state
        self.units = {key: dict(value) for key, value in units.items()}
        self.people = {key: dict(value) for key, value in people.items()}

    @invariant()
    def the_file_holds_what_the_model_holds(self) -> None:
        if not hasattr(self, "file"):
            return
        units = self.file.read("SELECT id, name, headcount FROM business_unit")
        people = self.file.read("SELECT id, name, business_unit_id FROM person")
        assert {row[0]: {"name": row[1], "headcount": row[2]} for row in units} == self.units
        assert {row[0]: {"name": row[1], "business_unit_id": row[2]} for row in people} == self.people

    @invariant()
    def what_comes_next_is_what_stands_last(self) -> None:
        if hasattr(self, "file"):
            last = [numbers[-1] if numbers else None for numbers in steps(self.file)]
            assert [one.id if one else None for one in next_steps(self.file)] == last

    def teardown(self) -> None:
        if not hasattr(self, "file"):
            return
        assert check(self.file).findings == ()
        for number, state in self.moments.items():
            for kind in KINDS:
                assert rows_as_of(self.file, kind, number) == state[kind]
        self.file.close()
        shutil.rmtree(self.folder)


TestACarelessUser = CarelessUser.TestCase
TestACarelessUser.settings = settings(
    max_examples=20, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)


@pytest.mark.torture
class TestAVeryCarelessUser(CarelessUser.TestCase):
    """The same for longer."""

    settings = settings(
        max_examples=600,
        stateful_step_count=60,
        deadline=None,
        derandomize=False,
        suppress_health_check=list(HealthCheck),
    )
