"""Old binary workbooks and OpenDocument spreadsheets: the same promises as for Excel's own format."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest

from axonix_desktop.core.importing.cells import ErrorCell, Sheet
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.exchange.workbook import read_workbook
from axonix_desktop.exchange.xls_errors import error_cells

ERRORS = Path(__file__).resolve().parents[1] / "data" / "errors.xls"
NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)


def ods(path: Path, table: str, styles: str = "") -> Path:
    content = (
        f'<?xml version="1.0"?><office:document-content {NAMES} xmlns:calcext="c">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        f"{table}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        target.writestr("content.xml", content)
    return path


def rows(path: Path, cells: str) -> Sheet:
    table = f'<table:table table:name="S"><table:table-row>{cells}</table:table-row></table:table>'
    return read_workbook(ods(path / "s.ods", table)).sheets[0]


def cell(kind: str, value: str, shown: str = "x", more: str = "") -> str:
    name = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}.get(kind, "value")
    return (
        f'<table:table-cell office:value-type="{kind}" office:{name}="{value}" {more}>'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


def test_errors_in_old_workbooks_are_not_lost() -> None:
    book = read_workbook(ERRORS)
    one, two = book.sheets
    assert (book.format, one.state, two.state) == ("xls", "visible", "hidden")
    assert one.rows == [
        ["name"], ["x", ErrorCell("#DIV/0!")], [None, ErrorCell("#N/A")], [date(2023, 3, 15), None, 2], [True, 2.5],
    ]  # fmt: skip
    assert (two.row_numbers, two.rows) == ([5], [[None, None, None, None, ErrorCell("#NAME?")]])


@pytest.mark.parametrize("length", [0, 40, 600, 3_000, 5_000])
def test_a_damaged_old_workbook_yields_no_error_cells_but_no_fault_either(length: int) -> None:
    assert error_cells(ERRORS.read_bytes()[:length]) == {}


def test_a_damaged_old_workbook_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "half.xls"
    path.write_bytes(ERRORS.read_bytes()[:2_000] + "Workbook".encode("utf-16-le"))
    with pytest.raises(FileProblemError, match="cannot be read"):
        read_workbook(path)


def test_open_document_values_keep_their_types(tmp_path: Path) -> None:
    sheet = rows(
        tmp_path,
        cell("float", "2") + cell("percentage", "0.45") + cell("currency", "9.5") + cell("date", "2026-11-22")
        + cell("date", "2026-11-22T14:30:00") + cell("time", "PT14H30M00S") + cell("time", "PT36H30M00S")
        + cell("boolean", "true") + cell("string", "", "#REF!", 'calcext:value-type="error"'),
    )  # fmt: skip
    assert sheet.rows == [
        [2, 0.45, 9.5, date(2026, 11, 22), datetime(2026, 11, 22, 14, 30), time(14, 30), "36:30", True,
         ErrorCell("#REF!")],
    ]  # fmt: skip
    assert sheet.percent_columns == {1}


def test_open_document_texts_keep_lines_blanks_and_nothing_of_comments(tmp_path: Path) -> None:
    sheet = rows(
        tmp_path,
        '<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation>'
        '<text:p>a<text:s text:c="3"/>b<text:tab/><text:span>c</text:span></text:p><text:p>d_x0041_</text:p>'
        "</table:table-cell>",
    )
    assert sheet.rows == [["a   b\tc\nd_x0041_"]]


def test_open_document_repeats_spans_and_hidden_parts(tmp_path: Path) -> None:
    one = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="2"/>'
    wide = (
        '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1" office:value-type="string">'
        "<text:p>wide</text:p></table:table-cell><table:covered-table-cell/>"
    )
    table = (
        '<table:table table:name="S" table:style-name="off">'
        '<table:table-column table:visibility="collapse"/><table:table-column/>'
        f'<table:table-row table:number-rows-repeated="3">{one}</table:table-row>'
        f'<table:table-row table:visibility="filter">{wide}</table:table-row></table:table>'
    )
    style = '<style:style style:name="off"><style:table-properties table:display="false"/></style:style>'
    sheet = read_workbook(ods(tmp_path / "r.ods", table, style)).sheets[0]
    assert sheet.rows == [[1, 1], [1, 1], [1, 1], ["wide"]]
    assert (sheet.state, sheet.merged, sheet.hidden_rows, sheet.hidden_columns) == ("hidden", [(3, 0, 3, 1)], {3}, {0})


def test_a_document_type_in_an_open_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "d.ods"
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        target.writestr("content.xml", '<!DOCTYPE x [<!ENTITY e "y">]><x>&e;</x>')
    with pytest.raises(FileProblemError, match="DOCTYPE"):
        read_workbook(path)
