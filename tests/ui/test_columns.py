"""Sorting and filtering of columns: by value, empties last, several keys, all words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.ui.records.columns import Column, RecordColumns, SortKey
from tests.ui.made_up import made_up_columns


def columns_of(**values: list[object]) -> RecordColumns:
    made = [Column(UseCase.fields[name], list(one)) for name, one in values.items()]
    return RecordColumns(list(range(len(made[0].values))), made)


def shown(columns: RecordColumns, name: str) -> list[str]:
    return [columns.columns[name].text(row) for row in columns.order]


def test_a_choice_is_sorted_in_the_order_of_its_list_not_by_its_words() -> None:
    columns = columns_of(rag=["red", None, "green", "amber"])
    columns.sort([SortKey("rag")])
    assert shown(columns, "rag") == ["On track", "At risk", "Off track", ""]


def test_empties_come_last_in_both_directions() -> None:
    columns = columns_of(users_affected=[None, 5, 1_000, None, 20])
    columns.sort([SortKey("users_affected")])
    assert shown(columns, "users_affected") == ["5", "20", "1,000", "", ""]
    columns.sort([SortKey("users_affected", is_descending=True)])
    assert shown(columns, "users_affected") == ["1,000", "20", "5", "", ""]


def test_dates_are_sorted_by_day_and_shown_in_words() -> None:
    columns = columns_of(target_on=["2026-11-22", "2026-02-01", "2025-12-31"])
    columns.sort([SortKey("target_on")])
    assert shown(columns, "target_on") == ["31 Dec 2025", "1 Feb 2026", "22 Nov 2026"]


def test_the_second_key_orders_what_the_first_leaves_equal() -> None:
    columns = columns_of(stage=[1, 0, 1, 0], title=["b", "B", "a", "A"])
    columns.sort([SortKey("stage", is_descending=True), SortKey("title")])
    assert shown(columns, "title") == ["a", "b", "A", "B"]


def test_references_are_sorted_and_found_by_the_title_they_point_to() -> None:
    field = UseCase.fields["business_unit_id"]
    columns = RecordColumns([1, 2, 3], [Column(field, [10, 20, None], {10: "Legal", 20: "claims"})])
    columns.sort([SortKey(field.name)])
    assert shown(columns, field.name) == ["claims", "Legal", ""]
    columns.filter("LEG")
    assert shown(columns, field.name) == ["Legal"]


def test_the_filter_wants_every_word_in_any_column_whatever_the_case() -> None:
    columns = columns_of(key=["UC-1", "UC-2"], title=["Straße finden", "Invoice triage"])
    columns.filter("uc TRIAGE")
    assert shown(columns, "key") == ["UC-2"]
    columns.filter("STRASSE")
    assert shown(columns, "key") == ["UC-1"]


def test_the_filter_looks_only_at_the_columns_it_was_told_to() -> None:
    columns = columns_of(key=["UC-1", "UC-2"], title=["Alpha", "Beta"])
    columns.search_in(["key"])
    columns.filter("alpha")
    assert columns.shown == 0
    columns.search_in(["title"])
    assert shown(columns, "key") == ["UC-1"]


def test_sort_and_filter_keep_each_other() -> None:
    columns = made_up_columns(200)
    columns.filter("claims")
    columns.sort([SortKey("stage", is_descending=True)])
    columns.filter("")
    stages = [columns.columns["stage"].values[row] for row in columns.order]
    assert stages == sorted(stages, reverse=True)
    assert columns.shown == 200


def test_the_place_of_a_record_follows_sort_and_filter() -> None:
    columns = made_up_columns(50)
    columns.sort([SortKey("title", is_descending=True)])
    assert all(columns.place_of(columns.ids[row]) == place for place, row in enumerate(columns.order))
    columns.filter("nothing holds these words")
    assert columns.place_of(columns.ids[0]) is None


@given(st.lists(st.one_of(st.none(), st.integers(0, 9)), max_size=30), st.booleans())
def test_any_sort_is_a_permutation_that_is_ordered_with_empties_last(stages: list[int | None], down: bool) -> None:
    columns = columns_of(stage=list(stages))
    columns.sort([SortKey("stage", down)])
    assert sorted(columns.order) == list(range(len(stages)))
    values = [stages[row] for row in columns.order]
    filled = [one for one in values if one is not None]
    assert values == sorted(filled, reverse=down) + [None] * (len(values) - len(filled))


@given(st.text(max_size=12), st.text(max_size=12))
def test_typing_on_finds_the_same_as_typing_at_once(first: str, more: str) -> None:
    typed, whole = made_up_columns(40), made_up_columns(40)
    typed.filter(first)
    typed.filter(first + more)
    whole.filter(first + more)
    assert typed.order == whole.order
