"""What this program exports comes back unchanged: every kind of record, every field, with nothing to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from axonix_desktop.actions.imports import apply_import
from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.actions.records import change_record
from axonix_desktop.core.fields import Field, Record
from axonix_desktop.core.importing.matching import propose
from axonix_desktop.core.importing.plan import ORDER, ImportPlan
from axonix_desktop.core.importing.planning import believable, plan_workbook
from axonix_desktop.core.kinds import (
    Choice,
    Date,
    Email,
    Integer,
    Json,
    Moment,
    Money,
    Number,
    Percent,
    Reference,
    StageNumber,
    Words,
    YesNo,
)
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.exchange.contents import contents
from axonix_desktop.exchange.export import write_workbook
from axonix_desktop.exchange.workbook import read_workbook
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.imports import store_view
from axonix_desktop.store.queries.records import records, titles

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Clock

Make = Callable[[str], ProgrammeFile]
_NUMBERS = count(1)
KEPT_APART = {"shipped", "journal_position"}
"""What the program keeps of a record itself."""


@pytest.fixture
def make_programme(tmp_path: Path, clock: Clock) -> Iterator[Make]:
    """Makes programme files that are closed in the end."""
    with ExitStack() as files:
        yield lambda name: files.enter_context(ProgrammeFile.create(tmp_path / f"{name}.axonix", clock=clock))


def filled(one: Field, place: int, made: dict[str, list[int]]) -> Any:
    """A value for a field that tells records of different places apart where it can."""
    kind = one.kind
    if isinstance(kind, Reference):
        known = made.get(kind.target, [])
        return known[place % len(known)] if known else None
    if isinstance(kind, Choice):
        return kind.options[place % len(kind.options)].code
    if isinstance(kind, Integer):
        least, most = kind.least or 0, kind.most if kind.most is not None else 1_000_000
        return min(most, least + place)
    hour = f"{place % 24:02d}:{place % 59 + 1:02d}:{(7 * place) % 60:02d}"
    plain: tuple[tuple[type, object], ...] = (
        (StageNumber, place % 9 + 1),
        (Moment, f"2026-0{place % 9 + 1}-1{place % 9}T{hour}Z"),
        (Date, date(2026, 1, 1) + timedelta(days=17 * place)),
        (YesNo, bool(place % 2)),
        (Percent, 12.5 * (place % 8)),
        (Money, 123_45 * (place + 1)),
        (Number, 0.5 * (place % 4)),
        (Email, f"person{next(_NUMBERS)}@example.org"),
        (Words, (f"First {place}", "Second")),
    )
    return next((value for sort, value in plain if isinstance(kind, sort)), f"{one.label} {next(_NUMBERS)}")


def fill(f: ProgrammeFile, kinds: tuple[str, ...], per_kind: int, *, is_sparse: bool = False) -> None:
    """Add records of ``kinds`` with all their fields (``is_sparse``: every second optional one left empty)."""
    made: dict[str, list[int]] = {}
    with f.work("Fill", actor="Ada") as work:
        for kind in kinds:
            declared = record_of(kind)
            for place in range(per_kind):
                values: dict[str, Any] = {"id": new_id()}
                for at, one in enumerate(declared.fields.values()):
                    if not one.is_importable or isinstance(one.kind, Json) or one.name in KEPT_APART:
                        continue
                    if one.required or one.default is not None or not is_sparse or (at + place) % 2:
                        values[one.name] = filled(one, place, made)
                if kind == "business_unit":
                    values.pop("parent_id", None)
                work.insert(declared(**values))
                made.setdefault(kind, []).append(values["id"])


def planned(f: ProgrammeFile, path: Path) -> ImportPlan:
    book = read_workbook(path)
    return plan_workbook(book, believable(book, propose(book)), store_view(f))


def told(f: ProgrammeFile, kind: str) -> list[dict[str, object]]:
    """The records of a kind with references by title and without what every file makes anew."""
    declared = record_of(kind)
    fields = declared.fields.values()
    names = {one.name: titles(f, one.kind.target) for one in fields if isinstance(one.kind, Reference)}
    found = [
        {
            name: names[name].get(value) if name in names and value is not None else value
            for name, one in declared.fields.items()
            if one.is_importable and name not in KEPT_APART and (value := getattr(record, name)) is not None
        }
        for record in records(f, kind)
    ]
    return sorted(found, key=repr)


def export(f: ProgrammeFile, path: Path) -> Path:
    write_workbook(path, contents(f))
    return path


def test_every_kind_with_every_field_comes_back_without_a_question(make_programme: Make, tmp_path: Path) -> None:
    f = make_programme("whole")
    begin_programme(f, "Rollout", actor="Ada")
    fill(f, ORDER, 3)
    plan = planned(f, export(f, tmp_path / "whole.xlsx"))
    assert [one.kind for one in plan.tables] == list(ORDER)
    assert plan.questions == []
    assert plan.problems == []
    assert plan.is_empty
    assert plan.counts()["unchanged"].keys() == set(ORDER)


def test_an_export_makes_the_same_programme_in_a_new_file(make_programme: Make, tmp_path: Path) -> None:
    f, other = make_programme("whole"), make_programme("other")
    begin_programme(f, "Rollout", actor="Ada")
    begin_programme(other, "Rollout", actor="Ada")
    fill(f, ORDER, 2)
    apply_import(other, planned(other, export(f, tmp_path / "whole.xlsx")), actor="Bo")
    for kind in ORDER:
        assert told(other, kind) == told(f, kind), kind
    again = planned(other, tmp_path / "whole.xlsx")
    assert again.is_empty
    assert again.questions == []


@settings(max_examples=8)
@given(kinds=st.sets(st.sampled_from(ORDER), min_size=1, max_size=8), per_kind=st.integers(1, 4))
def test_sparse_records_of_any_kinds_come_back(
    make_programme: Make, tmp_path: Path, kinds: set[str], per_kind: int
) -> None:
    f = make_programme(f"sparse{next(_NUMBERS)}")
    begin_programme(f, "Rollout", actor="Ada")
    wanted = {*kinds, *needs(kinds)}
    fill(f, tuple(kind for kind in ORDER if kind in wanted), per_kind, is_sparse=True)
    plan = planned(f, export(f, tmp_path / f"sparse{next(_NUMBERS)}.xlsx"))
    assert plan.questions == []
    assert plan.problems == []
    assert plan.is_empty


def needs(kinds: set[str]) -> set[str]:
    """The kinds that records of ``kinds`` cannot do without, and those these need."""
    found: set[str] = set()
    todo = list(kinds)
    while todo:
        declared: type[Record] = record_of(todo.pop())
        for one in declared.fields.values():
            if isinstance(one.kind, Reference) and one.required and one.kind.target not in found:
                found.add(one.kind.target)
                todo.append(one.kind.target)
    return found


def test_a_row_whose_name_was_changed_in_the_workbook_changes_its_own_record(
    make_programme: Make, tmp_path: Path
) -> None:
    f = make_programme("renamed")
    begin_programme(f, "Rollout", actor="Ada")
    fill(f, ("use_case", "component"), 2)
    path = export(f, tmp_path / "before.xlsx")
    first = records(f, "component")[0]
    change_record(f, "component", first.id, {"name": "Another name altogether"}, actor="Ada")
    plan = planned(f, path)
    assert [one.record_id for one in plan.kinds["component"].conflicts] == [first.id]
    assert plan.kinds["component"].created == 0


def test_things_of_one_name_keep_what_refers_to_them(make_programme: Make, tmp_path: Path) -> None:
    f = make_programme("twins")
    begin_programme(f, "Rollout", actor="Ada")
    with f.work("Fill", actor="Ada") as work:
        people = [new_id(), new_id()]
        for number in people:
            work.insert(record_of("person")(id=number, name="Ana Keller"))
        for number in people:
            work.insert(record_of("component")(id=new_id(), name=f"Part {number}", owner_id=number))
    plan = planned(f, export(f, tmp_path / "twins.xlsx"))
    assert plan.is_empty
