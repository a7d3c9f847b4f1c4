"""Laws of finding tables, on random sheets."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from axonix_desktop.core.importing.cells import Sheet
from axonix_desktop.core.importing.headers import find_tables
from axonix_desktop.core.importing.matching import match_table
from axonix_desktop.core.importing.names.index import importable_fields, name_index
from axonix_desktop.core.importing.phrases import is_blank

FIELDS = importable_fields()
INDEX = name_index(FIELDS)
_HEADERS = [
    "Risk ID",
    "Owner",
    "Status",
    "Due date",
    "Total",
    "Column1",
    "Name",
    "Impact",
    "Course",
    "Notes",
    "名称",
    "Umsatz",
]
_CELLS = st.one_of(
    st.none(),
    st.sampled_from([*_HEADERS, "Select …", "[Name]", "High", "yes", "a@b.org", "2026-01-02", " "]),
    st.integers(-5, 3000),
    st.floats(allow_nan=False, allow_infinity=False, width=16),
    st.booleans(),
    st.text(max_size=12),
)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    rows = draw(st.lists(st.lists(_CELLS, max_size=7), max_size=14))
    header = draw(st.lists(st.sampled_from(_HEADERS), min_size=2, max_size=6))
    rows.insert(draw(st.integers(0, len(rows))), list(header))
    made = Sheet(name="S", index=0)
    for number, row in enumerate(rows):
        cells = list(row)
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            made.row_numbers.append(number)
            made.rows.append(cells)
    return made


@settings(max_examples=150, deadline=None)
@example(Sheet("S", 0, row_numbers=[2, 4], rows=[["Risk ID"] * 2, ["Total"] + ["Risk ID"] * 4]))
@given(sheets())
def test_every_filled_row_below_a_header_is_a_record_or_left_out_with_a_reason(sheet: Sheet) -> None:
    for table in find_tables(sheet, INDEX):
        left = [row for row, reason in table.left_out if reason]
        assert not set(table.data_rows) & set(left)
        assert not (set(table.data_rows) | set(left)) & set(table.header_rows)
        assert len(left) == len(table.left_out)
    tables = [one for one in find_tables(sheet, INDEX) if min(one.headers) == 0 or len(find_tables(sheet, INDEX)) == 1]
    if len(tables) == 1:
        table = tables[0]
        below = [number for number in sheet.row_numbers if number > table.header_row]
        seen = set(table.data_rows) | {row for row, _ in table.left_out}
        assert seen == set(below)


@settings(max_examples=100, deadline=None)
@given(sheets())
def test_each_field_is_given_to_one_column_and_confidences_are_shares(sheet: Sheet) -> None:
    for table in find_tables(sheet, INDEX):
        match = match_table(table, sheet, FIELDS, index=INDEX)
        fields = [one.field for one in match.columns if one.becomes == "field"]
        assert len(fields) == len(set(fields))
        assert [one.column for one in match.columns] == sorted(table.headers)
        assert all(0 <= one.confidence <= 1 and one.reason for one in match.columns)
        assert 0 <= match.confidence <= 1


@given(st.sampled_from(_HEADERS), st.sampled_from(["", " ", "\u00a0", "\n"]))
def test_blanks_of_any_sort_are_blank(word: str, blank: str) -> None:
    assert is_blank(blank)
    assert not is_blank(word)
