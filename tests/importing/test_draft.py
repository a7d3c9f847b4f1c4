"""An import prepared choice by choice: what is chosen sticks, two columns never become one field, decisions count."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.importing.cells import CellValue, Sheet, Workbook
from axonix_desktop.core.importing.corrections import into_row
from axonix_desktop.core.importing.dates import Order
from axonix_desktop.core.importing.draft import (
    Draft,
    as_kind,
    draft_of,
    missing_fields,
    taking,
    under_header,
    with_target,
)
from axonix_desktop.core.importing.meanings import column_told, dates_told, known_names
from axonix_desktop.core.importing.plan import Decisions, Existing, ImportPlan, StoreView
from axonix_desktop.core.importing.planning import plan_workbook
from axonix_desktop.core.importing.saved import SavedMapping, SavedTable, from_json, saved_of, to_json, with_saved
from axonix_desktop.core.problems import BadValueError, RefusedError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.store.queries.imports import fresh_view

HEADER: list[CellValue] = ["Use case ID", "Use case name", "Business unit", "Stage", "Owner", "Start date", "Site code"]
ROWS: list[list[CellValue]] = [
    ["A-1", "Invoice triage assistant", "Claims", "Pilot", "Ada Lane", "01/02/2026", "S-1"],
    ["A-2", "Contract clause finder", "Legal", "Live", "Bo Reed", "13/02/2026", "S-2"],
    ["A-3", "Supplier risk radar", "Claims", "Zonk", "Ada Lane", "", "S-3"],
]


def book(rows: list[list[CellValue]] = ROWS, *, above: int = 0) -> Workbook:
    table = [*([["Our tracker"]] * above), HEADER, *rows]
    sheet = Sheet("Cases", 0, row_numbers=list(range(len(table))), rows=[list(row) for row in table])
    return Workbook("tracker.xlsx", "xlsx", [sheet])


def draft(rows: list[list[CellValue]] = ROWS) -> Draft:
    return draft_of(book(rows))


def planned(one: Draft, view: StoreView | None = None) -> ImportPlan:
    return plan_workbook(one.workbook, one.matches, view or fresh_view(), one.decisions)


def new_cases(plan: ImportPlan) -> list[dict[str, object]]:
    return [
        dict(zip(batch.columns, row, strict=True)) for batch in plan.kinds["use_case"].batches for row in batch.rows
    ]


def view_of(*cases: dict[str, object]) -> StoreView:
    """A programme that holds these use cases (id, key, title …)."""
    fresh = fresh_view()
    columns = record_of("use_case").columns()
    rows = [tuple(one.get(name) for name in columns) for one in cases]

    def existing(kind: str) -> Existing:
        return Existing(columns, rows) if kind == "use_case" else fresh.existing(kind)  # type: ignore[arg-type]

    return replace(fresh, existing=existing)


def column(one: Draft, header: str) -> int:
    return next(match.column for match in one.tables[0].match.columns if match.header == header)


def test_two_columns_to_one_field_are_refused_with_the_name_of_the_other() -> None:
    one = draft()
    with pytest.raises(RefusedError, match=r"Column B \(“Use case name”\) is “Use case” already"):
        with_target(one, 0, column(one, "Site code"), "title")


def test_do_not_import_sticks_whatever_is_chosen_after() -> None:
    one = draft()
    one = with_target(one, 0, column(one, "Owner"), "nothing")
    one = with_target(one, 0, column(one, "Site code"), "vendor")
    becomes = {match.header: match.becomes for match in one.tables[0].match.columns}
    assert (becomes["Owner"], becomes["Site code"]) == ("nothing", "field")
    assert "person" not in planned(one).kinds


def test_a_field_that_was_set_free_can_be_given_to_another_column() -> None:
    one = draft()
    one = with_target(one, 0, column(one, "Owner"), "custom")
    one = with_target(one, 0, column(one, "Site code"), "owner_id")
    assert new_cases(planned(one))[0]["owner_id"] is not None


def test_other_heading_rows_make_another_table_and_a_row_without_headings_is_refused() -> None:
    one = draft_of(book(above=2))
    assert one.tables[0].proposed.table.header_rows == (2,)
    moved = under_header(one, 0, (3,))
    assert moved.tables[0].proposed.table.headers[1] == "Invoice triage assistant"
    with pytest.raises(RefusedError, match="names fewer than two columns"):
        under_header(one, 0, (0,))
    assert under_header(moved, 0, (2,)).tables[0].proposed == one.tables[0].proposed


def test_rows_taken_for_another_kind_need_what_that_kind_needs() -> None:
    one = as_kind(draft(), 0, "enrolment")
    assert {field.name for field in missing_fields(one, one.tables[0])} <= {"person_id", "course_id"}
    given_one = one.deciding(constants={"enrolment": {"person_id": "Ada Lane", "course_id": "Basics"}})
    assert missing_fields(given_one, given_one.tables[0]) == []


def test_one_value_for_all_rows_is_written_to_all() -> None:
    plan = planned(draft().deciding(constants={"use_case": {"priority": "Must"}}))
    assert {case["priority"] for case in new_cases(plan)} == {"critical"}


def test_a_table_left_out_is_not_planned() -> None:
    assert planned(taking(draft(), 0, is_taken=False)).is_empty


def test_a_row_left_out_is_told_as_such_and_a_mended_cell_is_read() -> None:
    one = draft().deciding(rows={(0, 1): "skip"}, corrections={(0, 3, 3): "Pilot"})
    plan = planned(one)
    assert [row.outcome for row in plan.rows] == ["excluded", "new", "new"]
    assert [case["key"] for case in new_cases(plan)] == ["A-2", "A-3"]
    assert new_cases(plan)[1]["stage"] == 3
    assert draft().workbook.sheets[0].rows[3][3] == "Zonk"


def test_rows_count_as_the_counts_say() -> None:
    plan = planned(draft([*ROWS, ["A-9", None, None, None, None, None, None]]))
    outcomes = [row.outcome for row in plan.rows if row.kind == "use_case"]
    counts = plan.counts()
    assert outcomes.count("new") == counts["created"]["use_case"]
    assert outcomes.count("refused") == counts["refused"].get("use_case", 0)


def test_rows_alike_are_offered_and_one_can_complete_the_other() -> None:
    twin: list[CellValue] = [None, "Supplier risk radar", "Claims", "Pilot", None, "05/05/2026", None]
    one = draft([*ROWS, twin])
    (met,) = planned(one).twins
    assert (met.row, met.other_row, met.likeness) == (4, 3, 100)
    plan = planned(one.deciding(rows={(0, 4): into_row(3)}))
    assert len(new_cases(plan)) == 3
    assert new_cases(plan)[2]["start_on"] == "2026-05-05"
    assert plan.twins == []


def test_a_record_alike_is_offered_and_can_be_what_the_row_means() -> None:
    view = view_of({"id": 77, "key": "X-1", "title": "Invoice triage asistant", "stage": 0, "status": "proposed"})
    one = draft()
    (met,) = planned(one, view).twins
    assert (met.row, met.other_id) == (1, 77)
    plan = planned(one.deciding(rows={(0, 1): 77}), view)
    assert [update.record_id for update in plan.kinds["use_case"].updates] == [77]
    assert plan.rows[0].outcome == "changed"


def test_names_are_linked_left_out_or_made_as_decided() -> None:
    links = {"person": {"ada lane": None}, "business_unit": {"legal": None}}
    plan = planned(draft().deciding(links=links))
    assert [row[1] for row in plan.kinds["person"].batches[0].rows] == ["Bo Reed"]
    assert [case["business_unit_id"] is None for case in new_cases(plan)] == [False, True, False]


THERE = {"id": 5, "key": "A-1", "title": "Invoice triage assistant", "stage": 1, "status": "active",
         "start_on": "2025-01-01", "vendor": "Acme"}  # fmt: skip


@pytest.mark.parametrize(
    ("decisions", "changed"),
    [
        (Decisions(policy="theirs"), {"stage", "start_on", "business_unit_id", "owner_id"}),
        (Decisions(policy="ours"), {"business_unit_id", "owner_id"}),
        (Decisions(policy="mine"), set()),
        (Decisions(policy="mine", rules={"start_on": "theirs"}), {"start_on"}),
        (Decisions(policy="theirs", rules={"stage": "mine"}), {"start_on", "business_unit_id", "owner_id"}),
    ],
)
def test_whose_value_counts_is_decided_for_all_or_for_a_field(decisions: Decisions, changed: set[str]) -> None:
    plan = planned(replace(draft(), decisions=decisions), view_of(THERE))
    names = {name for update in plan.kinds["use_case"].updates for name in update.changes}
    assert {name for name in names if not name.startswith("custom")} == changed


def test_an_empty_cell_empties_a_field_only_when_it_is_to() -> None:
    there = {**THERE, "key": "A-3", "title": "Supplier risk radar"}
    for clears, expected in ((False, set[str]()), (True, {"start_on"})):
        plan = planned(draft().deciding(clears=clears), view_of(there))
        names = {
            name for one in plan.kinds["use_case"].updates for name, (_, new) in one.changes.items() if new is None
        }
        assert names == expected


def test_rows_find_their_records_by_name_when_the_ids_are_others() -> None:
    view = view_of({**THERE, "key": "OLD-7"})
    one = draft()
    one = with_target(one, 0, column(one, "Business unit"), "nothing")
    assert [row.outcome for row in planned(one, view).rows] == ["new", "new", "new"]
    by_name = planned(one.deciding(keys={"use_case": "name"}), view)
    assert [row.outcome for row in by_name.rows] == ["changed", "new", "new"]
    assert "key" not in by_name.kinds["use_case"].updates[0].changes


def test_rows_find_their_records_by_a_number_of_the_tracker_s_own() -> None:
    view = view_of({**THERE, "key": "OLD-7", "title": "Called otherwise here", "custom": '{"31": "S-2"}'})
    view = replace(view, custom_fields=[(31, "use_case", "Site code", "text")])
    one = draft().deciding(keys={"use_case": "column:Site code"})
    assert one.tables[0].match.columns[-1].becomes == "custom"
    assert [row.outcome for row in planned(one, view).rows] == ["new", "changed", "new"]


def test_dates_are_told_in_words_and_decided_by_all_values_of_the_column() -> None:
    told = dates_told(["01/02/2026", "13/02/2026", "soon"], None)
    assert (told.order, told.day, told.either, told.question) == ("day", 1, 1, None)
    assert {one.example: one.reading for one in told.shapes} == {
        "01/02/2026": "1 February 2026", "13/02/2026": "13 February 2026", "soon": None,
    }  # fmt: skip
    assert dates_told(["01/02/2026"], None).question is not None
    assert dates_told(["01/02/2026"], "month").shapes[0].reading == "2 January 2026"


def test_a_name_that_is_nearly_known_is_to_be_looked_at() -> None:
    people = Existing(("id", "name", "email"), [(9, "Ada Layne", None)])
    one = draft()
    match = one.tables[0].match
    owner = next(column for column in match.columns if column.header == "Owner")
    told = column_told(match, owner, one.workbook.sheets[0], one.decisions, known_names({"person": people}))
    ada = next(meaning for meaning in told.meanings if meaning.word == "Ada Lane")
    assert (ada.count, ada.near, ada.is_sure) == (2, (9, "Ada Layne"), False)


def test_what_was_chosen_is_chosen_again_for_the_next_file_of_the_layout() -> None:
    one = draft()
    one = with_target(one, 0, column(one, "Site code"), "vendor")
    one = one.deciding(words={"Stage": {"Zonk": "2|active"}}, orders={"Start date": "month"}, rows={(0, 1): "skip"})
    kept = from_json(to_json(saved_of(one)))
    fresh = draft([["B-1", "Another case of ours", "Sales", "Zonk", "Cy Dunn", "03/04/2026", "S-9"], *ROWS])
    again = with_saved(fresh, kept, "Monthly")
    assert again is not None
    assert again.saved_as == "Monthly"
    assert again.decisions.rows == {}
    case = new_cases(planned(again))[0]
    assert (case["vendor"], case["stage"], case["start_on"]) == ("S-9", 2, "2026-03-04")


def test_a_layout_in_which_a_column_came_is_read_as_last_time_as_far_as_it_goes() -> None:
    one = draft()
    one = with_target(one, 0, column(one, "Site code"), "vendor")
    one = with_target(one, 0, column(one, "Owner"), "nothing")
    kept = from_json(to_json(saved_of(one)))
    table = [["RAG", *HEADER], *(["Red", *row] for row in ROWS)]
    sheet = Sheet("Cases", 0, row_numbers=list(range(len(table))), rows=table)
    again = with_saved(draft_of(Workbook("next.xlsx", "xlsx", [sheet])), kept, "Monthly")
    assert again is not None
    becomes = {match.header: match.field or match.becomes for match in again.tables[0].match.columns}
    assert (becomes["Site code"], becomes["Owner"], becomes["RAG"]) == ("vendor", "nothing", "rag")


def test_a_mapping_of_another_layout_is_not_used() -> None:
    other = SavedMapping((SavedTable("Cases", "use_case", "0" * 64, (40,), ("title",)),))
    assert with_saved(draft(), other, "Other") is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"tables": [{"sheet": "x"}]}', '{"tables": 3}'])
def test_what_is_no_mapping_is_refused_in_words(text: str) -> None:
    with pytest.raises(BadValueError, match="cannot read"):
        from_json(text)


WORD = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
ORDERS: st.SearchStrategy[Order] = st.sampled_from(["day", "month"])
SAVED = st.builds(
    SavedMapping,
    tables=st.lists(
        st.builds(
            SavedTable, sheet=WORD, kind=st.sampled_from(["use_case", "raid"]), fingerprint=WORD,
            header_rows=st.lists(st.integers(0, 9), max_size=2).map(tuple),
            targets=st.lists(WORD, max_size=3).map(tuple),
            headers=st.lists(WORD, max_size=3).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    decisions=st.builds(
        Decisions, policy=st.sampled_from(["ask", "theirs", "ours", "mine"]), clears=st.booleans(),
        words=st.dictionaries(WORD, st.dictionaries(WORD, st.none() | WORD, max_size=2), max_size=2),
        orders=st.dictionaries(WORD, ORDERS, max_size=2),
        links=st.dictionaries(WORD, st.dictionaries(WORD, st.none() | st.integers(0), max_size=2), max_size=2),
        constants=st.dictionaries(WORD, st.dictionaries(WORD, WORD, max_size=2), max_size=2),
    ),
)  # fmt: skip


@given(SAVED)
def test_a_mapping_is_read_back_as_it_was_kept(saved: SavedMapping) -> None:
    assert from_json(to_json(saved)) == saved


def test_an_id_that_another_thing_has_is_offered_and_not_taken_for_it_silently() -> None:
    there = {**THERE, "title": "Cafeteria menu planning"}
    (met,) = planned(draft(), view_of(there)).twins
    assert (met.row, met.other_id, met.is_same_key) == (1, 5, True)
    plan = planned(draft().deciding(rows={(0, 1): 5}), view_of(there))
    assert plan.kinds["use_case"].updates[0].changes["title"][1] == "Invoice triage assistant"
