"""The headings of a matrix are names like any other: each can be pointed at another course, item or use case."""

from __future__ import annotations

from dataclasses import replace

from axonix_desktop.core.importing.cells import CellValue, Sheet, Workbook
from axonix_desktop.core.importing.headings import HEADINGS, column_in, headings_of, item_nearly
from axonix_desktop.core.importing.linking import MAKE_NEW
from axonix_desktop.core.importing.matching import propose
from axonix_desktop.core.importing.meanings import ColumnTold, column_told, known_names
from axonix_desktop.core.importing.plan import Decisions, Existing, ImportPlan, StoreView
from axonix_desktop.core.importing.planning import plan_workbook
from axonix_desktop.core.importing.proposal import TableMatch
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.store.queries.imports import fresh_view

Rows = list[list[CellValue]]
TRAINING: Rows = [
    ["Employee", "AI basics", "AI basic", "Prompt writing"],
    ["Ana Keller", "x", None, "Completed"],
    ["Bo Reed", None, "Completed", "x"],
]
SCORES: Rows = [
    ["Use case", "Modular & reusable", "Audit trail", "Joyfulness"],
    ["Triage", 3, 1, 2],
    ["Search", 2, 4, 0],
]


def book(name: str, rows: Rows) -> Workbook:
    sheet = Sheet(name, 0, row_numbers=list(range(len(rows))), rows=rows)
    return Workbook(f"{name}.xlsx", "xlsx", [sheet])


def holding(**titles: tuple[str, str]) -> StoreView:
    """A programme that holds one record a kind: kind → (field, value), with the id 7."""
    fresh = fresh_view()

    def existing(kind: str) -> Existing:
        if kind not in titles:
            return fresh.existing(kind)
        columns = record_of(kind).columns()
        field, value = titles[kind]
        return Existing(columns, [tuple({"id": 7, field: value}.get(name) for name in columns)])

    return replace(fresh, existing=existing)


def planned(name: str, rows: Rows, view: StoreView, **decisions: object) -> tuple[TableMatch, ImportPlan]:
    made = book(name, rows)
    match = propose(made)[0]
    return match, plan_workbook(made, [match], view, Decisions(**decisions))  # type: ignore[arg-type]


def values(plan: ImportPlan, kind: str, *fields: str) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    for batch in plan.kinds[kind].batches:
        for row in batch.rows:
            one = dict(zip(batch.columns, row, strict=True))
            found.append(tuple(one.get(field) for field in fields))
    return found


def told(match: TableMatch, rows: Rows, view: StoreView, **decisions: object) -> ColumnTold:
    headings = headings_of(match)
    assert headings is not None
    known = known_names({kind: view.existing(kind) for kind in ("course", "person", "use_case")})
    sheet = book("any", rows).sheets[0]
    return column_told(match, headings, sheet, Decisions(**decisions), known)  # type: ignore[arg-type]


def test_headings_are_told_with_the_filled_cells_below_each() -> None:
    match, _ = planned("Training matrix", TRAINING, fresh_view())
    assert column_in(match, HEADINGS) is not None
    shown = told(match, TRAINING, fresh_view())
    assert {one.word: (one.count, one.is_new) for one in shown.meanings} == {
        "AI basics": (1, True), "AI basic": (1, True), "Prompt writing": (2, True)
    }  # fmt: skip


def test_a_heading_nearly_that_of_a_course_is_asked_about_and_can_be_pointed_at_it() -> None:
    view = holding(course=("title", "AI basics"))
    match, plan = planned("Training matrix", TRAINING, view)
    near = next(one for one in told(match, TRAINING, view).meanings if one.word == "AI basic")
    assert (near.near, near.is_sure) == ((7, "AI basics"), False)
    assert {row[0] for row in values(plan, "course", "title")} == {"AI basic", "Prompt writing"}
    _, decided = planned("Training matrix", TRAINING, view, links={"course": {"ai basic": 7}})
    assert [row[0] for row in values(decided, "course", "title")] == ["Prompt writing"]
    assert [row[0] for row in values(decided, "enrolment", "course_id")].count(7) == 2


def test_a_heading_can_mean_another_heading_whose_course_is_new_too() -> None:
    _, plan = planned("Training matrix", TRAINING, fresh_view(), links={"course": {"ai basic": "AI basics"}})
    assert [row[0] for row in values(plan, "course", "title")] == ["AI basics", "Prompt writing"]
    assert len(values(plan, "enrolment", "id")) == 4


def test_a_decided_name_is_told_as_decided() -> None:
    match, _ = planned("Training matrix", TRAINING, fresh_view())
    shown = told(match, TRAINING, fresh_view(), links={"course": {"ai basic": "AI basics", "prompt writing": MAKE_NEW}})
    by_word = {one.word: one for one in shown.meanings}
    assert (by_word["AI basic"].meant, by_word["AI basic"].is_decided) == ("AI basics", True)
    assert by_word["Prompt writing"].is_new
    assert shown.open_count == 0


def test_a_heading_that_means_nothing_brings_no_record_and_refuses_no_row() -> None:
    _, plan = planned("Training matrix", TRAINING, fresh_view(), links={"course": {"ai basic": None}})
    assert len(values(plan, "enrolment", "id")) == 3
    assert plan.counts()["refused"] == {}


def test_headings_of_readiness_are_items_known_nearly_known_and_of_their_own() -> None:
    view = holding(use_case=("title", "Triage"))
    match, plan = planned("Readiness scores", SCORES, view)
    assert match.kind == "readiness_item"
    shown = {one.word: (one.code, one.is_sure) for one in told(match, SCORES, view).meanings}
    assert shown["Audit trail"] == ("Audit trail", True)
    assert shown["Modular & reusable"] == ("Modular & reusable", False)
    assert item_nearly("Modular & reusable") == "Modular and reusable"
    assert (item_nearly("API-first"), item_nearly("Joyfulness")) == ("API-first integration", None)
    assert ("architecture", "Modular & reusable") not in values(plan, "readiness_item", "dimension", "item")
    words = {"Modular & reusable": {"Modular & reusable": "Modular and reusable"}}
    _, decided = planned("Readiness scores", SCORES, view, words=words)
    assert ("architecture", "Modular and reusable") in values(decided, "readiness_item", "dimension", "item")
