"""What fits no field is not lost: it stands in the notes of its row, and the problem list says so."""

from __future__ import annotations

from dataclasses import replace

from axonix_desktop.core.importing.cells import CellValue, Sheet, Workbook
from axonix_desktop.core.importing.matching import propose
from axonix_desktop.core.importing.plan import Existing, ImportPlan
from axonix_desktop.core.importing.planning import plan_workbook
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.store.queries.imports import fresh_view

HEADER: list[CellValue] = ["Use Case ID", "Use Case Name", "Business Unit", "Stage", "Owner", "Start date", "Notes"]
FILLED: list[list[CellValue]] = [
    [f"A-{number}", f"Case {number}", "Claims", "Pilot", "Ada Lane", "2026-01-05", "Fine"] for number in range(1, 5)
]


def plan(*rows: list[CellValue]) -> ImportPlan:
    table = [HEADER, *FILLED, *rows]
    sheet = Sheet("Use cases", 0, row_numbers=list(range(len(table))), rows=table)
    book = Workbook("tracker.xlsx", "xlsx", [sheet])
    return plan_workbook(book, propose(book, kind="use_case")[:1], fresh_view())


def last_row(found: ImportPlan, kind: str = "use_case") -> dict[str, object]:
    batch = found.kinds[kind].batches[-1]
    return dict(zip(batch.columns, batch.rows[-1], strict=True))


def test_a_value_that_cannot_be_read_is_kept_in_the_notes_behind_the_tracker_s_own() -> None:
    found = plan(["A-9", "Scan", "Claims", "Pilot", "Ada Lane", "soonish", "Call first"])
    row = last_row(found)
    assert row["start_on"] is None
    assert row["notes"] == "Call first\nStart date: soonish"
    assert "kept in the notes" in found.problems[0].message


def test_an_unknown_stage_word_is_kept_and_the_row_taken() -> None:
    row = last_row(plan(["A-9", "Scan", "Claims", "Zzyzx", "Ada Lane", None, None]))
    assert (row["stage"], row["notes"]) == (None, "Stage: Zzyzx")


def test_of_several_owners_the_first_is_linked_and_all_are_kept() -> None:
    found = plan(["A-9", "Scan", "Claims", "Pilot", "Bo Reed; Cy Dunn", None, None])
    assert last_row(found, "person")["name"] == "Bo Reed"
    assert last_row(found)["notes"] == "Owner: Bo Reed; Cy Dunn"


def test_of_several_addresses_the_first_is_linked_and_all_are_kept() -> None:
    found = plan(["A-9", "Scan", "Claims", "Pilot", "bo@example.org, cc: cy@example.org", None, None])
    assert last_row(found, "person")["email"] == "bo@example.org"
    assert last_row(found)["notes"] == "Owner: bo@example.org, cc: cy@example.org"


def test_a_title_that_is_too_long_is_cut_and_told_whole_in_the_notes() -> None:
    title = "word " * 150
    row = last_row(plan(["A-9", title, "Claims", "Pilot", "Ada Lane", None, None]))
    assert str(row["title"]).endswith("…")
    assert len(str(row["title"])) <= 500
    assert row["notes"] == f"Use Case Name: {title.strip()}"


def test_words_kept_in_the_notes_are_laid_below_what_the_record_says_already() -> None:
    columns = record_of("use_case").columns()
    ours = {"id": 7, "key": "A-9", "title": "Scan", "stage": 0, "status": "proposed", "notes": "By hand"}

    def notes_after(notes: str) -> object:
        held = Existing(columns, [tuple({**ours, "notes": notes}.get(name) for name in columns)])
        fresh = fresh_view()
        view = replace(fresh, existing=lambda kind: held if kind == "use_case" else fresh.existing(kind))
        table = [row[:6] for row in (HEADER, *FILLED, ["A-9", "Scan", None, "Pilot", None, "soonish"])]
        book = Workbook("tracker.xlsx", "xlsx", [Sheet("Use cases", 0, row_numbers=list(range(6)), rows=table)])
        plan = plan_workbook(book, propose(book, kind="use_case")[:1], view)
        return next(one.changes.get("notes", ("", None))[1] for one in plan.kinds["use_case"].updates)

    assert notes_after("By hand") == "By hand\nStart date: soonish"
    assert notes_after("By hand\nStart date: soonish") is None


def test_words_for_empty_make_no_unit_no_person_and_no_note() -> None:
    found = plan(["TBD", "Scan", "Unknown", "N/A", "None", "TBC", "n/a"])
    row = last_row(found)
    assert (row["business_unit_id"], row["owner_id"], row["start_on"], row["notes"]) == (None, None, None, None)
    assert row["key"] == "UC-001"
    assert not found.problems
    assert found.kinds["business_unit"].created == found.kinds["person"].created == 1
