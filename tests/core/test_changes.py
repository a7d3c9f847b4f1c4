"""Changes in words, and the laws of comparing two states."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.changes import (
    UNTOLD,
    FieldChange,
    Name,
    Names,
    RecordChange,
    as_csv,
    as_tsv,
    counts_in_words,
    day_words,
    differences,
    line,
    local_moment,
    moment_words,
    table_rows,
    value_words,
)
from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import Choice, Option
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.records.programme import CustomField

VALUES = st.one_of(st.none(), st.text(max_size=5), st.integers(-5, 5))
ROWS = st.dictionaries(st.sampled_from(["title", "problem", "stage", "updated_at", "custom:7"]), VALUES, max_size=4)
STATES = st.dictionaries(st.integers(1, 6), ROWS, max_size=5)


def known(row: dict[str, object]) -> dict[str, object]:
    """What of a row counts: its values, without stamps and empty fields."""
    return {name: value for name, value in row.items() if name not in UNTOLD and value is not None}


@given(STATES, STATES)
def test_the_differences_lead_from_one_state_to_the_other(before, after) -> None:
    state = {key: known(row) for key, row in before.items()}
    for one in differences("use_case", before, after):
        if one.op == "removed":
            del state[one.record_id]
            continue
        row = state.setdefault(one.record_id, {})
        for change in one.fields:
            assert row.get(change.field) == change.old
            row[change.field] = change.new
    assert {key: known(row) for key, row in state.items()} == {key: known(row) for key, row in after.items()}


@given(STATES, STATES)
def test_comparing_the_other_way_round_turns_every_change_round(before, after) -> None:
    turned = {"added": "removed", "removed": "added", "changed": "changed"}

    def plain(found: list[RecordChange], is_turned: bool) -> set[object]:
        return {
            (
                one.record_id,
                turned[one.op] if is_turned else one.op,
                frozenset((c.field, *((c.new, c.old) if is_turned else (c.old, c.new))) for c in one.fields),
            )
            for one in found
        }

    assert plain(differences("use_case", before, after), False) == plain(differences("use_case", after, before), True)


@given(STATES)
def test_a_state_does_not_differ_from_itself(state) -> None:
    assert not differences("use_case", state, state)


def test_a_stamp_alone_is_no_difference() -> None:
    assert not differences("use_case", {1: {"updated_at": "2026-01-01T00:00:00Z"}}, {1: {"updated_at": None}})


def test_values_are_told_in_the_words_of_their_fields() -> None:
    names = Names({("person", 7): Name("", "Priya Nair")})
    fields = UseCase.fields
    told = {
        "owner_id": (7, "Priya Nair"),
        "stage": (6, "6 · Capability"),
        "rag": ("amber", "At risk"),
        "personal_data": (1, "Yes"),
        "target_on": ("2026-10-12", "12 Oct 2026"),
        "users_affected": (1200, "1,200"),
        "problem": (None, ""),
    }
    assert {name: value_words(fields[name], stored, names) for name, (stored, _) in told.items()} == {
        name: words for name, (_, words) in told.items()
    }


def test_words_of_the_programs_own_are_never_shown_as_they_are_held() -> None:
    own = CustomField.fields["record_kind"]
    assert value_words(own, "use_case", Names()) == "Use cases"
    assert value_words(own, "of another version", Names()) == "of another version"
    assert value_words(UseCase.fields["created_at"], "2026-11-20T14:32:05Z", Names()).startswith("20 Nov 2026, ")
    assert value_words(UseCase.fields["created_at"], "long ago", Names()) == "long ago"


def test_what_cannot_be_read_is_shown_as_it_is_held() -> None:
    assert value_words(UseCase.fields["target_on"], "soon", Names()) == "soon"
    assert value_words(None, "of a field that is gone", Names()) == "of a field that is gone"


def test_a_reference_to_a_record_nobody_knows_is_called_by_its_kind() -> None:
    assert value_words(UseCase.fields["owner_id"], 99, Names()) == "Person"


def test_an_own_field_is_called_by_its_own_words() -> None:
    own = Field("custom:3", Choice(options=(Option("Hot", "Hot"),)), "Warmth", "How warm", is_custom=True)
    names = Names({("use_case", 1): Name("UC-104", "Chatbot")}, {("use_case", "custom:3"): own})
    told = line("use_case", 1, "changed", FieldChange("custom:3", None, "Hot"), names)
    assert (told.record.words, told.label, told.old, told.new) == ("UC-104", "Warmth", "", "Hot")


def test_counts_name_use_cases_first_and_sum_up_the_rest() -> None:
    counts = {"person": 30, "use_case": 2, "enrolment": 88, "raid_entry": 1, "course": 5}
    assert counts_in_words(counts) == "2 use cases, 88 enrolments, 30 people, 6 other records"


def test_days_are_called_today_and_yesterday() -> None:
    today = date(2026, 11, 22)
    assert day_words(today, today) == "Today, Sunday 22 November 2026"
    assert day_words(date(2026, 11, 21), today).startswith("Yesterday, Saturday")
    assert day_words(date(2026, 11, 20), today) == "Friday 20 November 2026"
    assert moment_words(local_moment("2026-11-20T14:32:05Z", UTC)) == "20 Nov 2026, 14:32"
    assert local_moment("2026-11-20T14:32:05Z", UTC) == datetime(2026, 11, 20, 14, 32, 5, tzinfo=UTC)


@given(st.lists(st.lists(st.text(alphabet='ab\t\n"; ,=+-@', max_size=6), min_size=2, max_size=2), max_size=5))
def test_a_copied_table_reads_back_cell_by_cell(rows) -> None:
    assert list(csv.reader(StringIO(as_tsv(rows), newline=""), delimiter="\t")) == rows


@given(st.text(alphabet="=+-@ab1", min_size=1, max_size=6))
def test_no_cell_of_an_exported_file_is_a_formula(text) -> None:
    (cell,) = next(csv.reader(StringIO(as_csv([[text]]).removeprefix("\ufeff"), newline="")))
    assert cell.removeprefix("'") == text
    assert cell[0] not in "=+-@"


def test_a_table_has_headings_and_a_row_for_each_change() -> None:
    told = line("use_case", 1, "added", None, Names({("use_case", 1): Name("UC-1", "Bot")}))
    assert table_rows([told])[1][:4] == ("Use cases", "UC-1", "Bot", "Added")
