"""What a reader must keep of a workbook: values, addresses, errors, and what a person should know."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
import zipfile
from datetime import date, datetime
from datetime import time as clock_time
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from axonix_desktop.core.importing.cells import ErrorCell, Sheet
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.exchange import limits, workbook
from axonix_desktop.exchange.helper import FLAG
from axonix_desktop.exchange.workbook import ReadingCancelledError, read_workbook

TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
BOOK = '<workbook xmlns:r="r"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>'
BOOK_RELATIONS = (
    '<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)


def written(path: Path, rows: list[list[object]], **options: object) -> Path:
    book = xlsxwriter.Workbook(str(path), options)
    sheet = book.add_worksheet("One")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return path


def raw(path: Path, rows: str, *, tail: str = "", head: str = "") -> Path:
    """A workbook whose sheet holds exactly ``rows``."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("[Content_Types].xml", TYPES)
        target.writestr("_rels/.rels", RELATIONS)
        target.writestr("xl/workbook.xml", BOOK)
        target.writestr("xl/_rels/workbook.xml.rels", BOOK_RELATIONS)
        sheet = f'<?xml version="1.0"?><worksheet>{head}<sheetData>{rows}</sheetData>{tail}</worksheet>'
        target.writestr("xl/worksheets/sheet1.xml", sheet)
    return path


def only_sheet(path: Path) -> Sheet:
    return read_workbook(path).sheets[0]


def messages(sheet: Sheet) -> str:
    return " ".join(one.message for one in sheet.problems)


def test_values_come_with_their_types_and_blank_rows_are_left_out(tmp_path: Path) -> None:
    sheet = only_sheet(
        written(tmp_path / "a.xlsx", [["a", 1, 2.5, True], [], ["b", None, "  ", False], ["NULL", "nan"]])
    )
    assert sheet.row_numbers == [0, 2, 3]
    assert sheet.rows == [["a", 1, 2.5, True], ["b", None, None, False], ["NULL", "nan"]]
    assert [type(one) for one in sheet.rows[0]] == [str, int, float, bool]


def test_dates_times_and_shares_follow_the_number_format(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "d.xlsx"))
    sheet = book.add_worksheet()
    formats = ["yyyy-mm-dd", "dd/mm/yyyy hh:mm", "hh:mm", "[h]:mm", "0%", '0.0 "days"', "mmm yy", "[$-409]d\\ mmm;@"]
    values = [45000, 45000.75, 0.5, 1.5, 0.45, 3, 45000, 45000]
    for column, (code, value) in enumerate(zip(formats, values, strict=True)):
        sheet.write_number(0, column, value, book.add_format({"num_format": code}))
    book.close()
    read = only_sheet(tmp_path / "d.xlsx")
    day = date(2023, 3, 15)
    assert read.rows[0] == [day, datetime(2023, 3, 15, 18), clock_time(12), "36:00", 0.45, 3, day, day]
    assert read.percent_columns == {4}


@pytest.mark.parametrize(("uses_1904", "first"), [(False, date(1900, 1, 1)), (True, date(1904, 1, 2))])
def test_both_calendars_count_right_and_impossible_dates_are_errors(
    tmp_path: Path, uses_1904: bool, first: date
) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "d.xlsx"), {"date_1904": uses_1904})
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for row, serial in enumerate([1, -1, 2958466, 60]):
        sheet.write_number(row, 0, serial, day)
    book.close()
    read = only_sheet(tmp_path / "d.xlsx")
    assert [row[0] for row in read.rows[:3]] == [first, ErrorCell("#DATE!"), ErrorCell("#DATE!")]
    assert read.rows[3] == ([date(1904, 3, 1)] if uses_1904 else [ErrorCell("#DATE!")])
    assert "number -1 is no date" in messages(read)


def test_errors_stay_errors_and_formulas_without_results_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["#REF!", "=1+1", "text"])
    book.active["A1"].data_type = "e"
    book.save(tmp_path / "e.xlsx")
    read = only_sheet(tmp_path / "e.xlsx")
    assert read.rows == [[ErrorCell("#REF!"), None, "text"]]
    assert [(one.row, one.column) for one in read.problems] == [(0, 1)]
    assert "no stored result" in messages(read)


def test_hidden_and_merged_parts_are_listed(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "h.xlsx"))
    sheet = book.add_worksheet("One")
    sheet.merge_range("A1:C2", "wide")
    sheet.write(4, 0, "x")
    sheet.set_row(4, None, None, {"hidden": True})
    sheet.set_column(3, 4, None, None, {"hidden": True})
    book.add_worksheet("Two").hide()
    book.add_worksheet("Three").very_hidden()
    book.close()
    read = read_workbook(tmp_path / "h.xlsx")
    assert [one.state for one in read.sheets] == ["visible", "hidden", "very hidden"]
    one = read.sheets[0]
    assert (one.merged, one.hidden_rows, one.hidden_columns) == ([(0, 0, 1, 2)], {4}, {3, 4})
    assert one.rows == [["wide"], ["x"]]


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1"><c r="A1" t="str"><v>a&amp;b&#10;c</v></c><c r="B1"><v>2</v></c></row>',
        '<row r="1"><c t="str" r="A1"><v>a&amp;b&#10;c</v></c><c r="B1"><v>2</v></c></row>',
        '<row>\n <c t="str">\n<v>a&amp;b&#10;c</v></c> <c><v> 2 </v></c></row>',
        '<row r="1"><!-- note --><c r="B1"><v>2</v></c><c r="A1" t="str"><v><![CDATA[a&b\nc]]></v></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>a&amp;</t></r><rPh sb="0" eb="1"><t>x</t></rPh>'
        '<r><t xml:space="preserve">b\r\nc</t></r></is></c><c r="B1"><f>1+1</f><v>2</v></c></row>',
    ],
)
def test_the_manner_of_writing_makes_no_difference(tmp_path: Path, row: str) -> None:
    assert only_sheet(raw(tmp_path / "m.xlsx", row)).rows == [["a&b\nc", 2]]


def test_a_prefix_on_every_element_makes_no_difference(tmp_path: Path) -> None:
    path = raw(tmp_path / "p.xlsx", "")
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["xl/worksheets/sheet1.xml"] = (
        b'<x:worksheet xmlns:x="y"><x:sheetData><x:row r="3"><x:c r="B3"><x:v>7</x:v></x:c></x:row></x:sheetData>'
        b"</x:worksheet>"
    )
    with zipfile.ZipFile(path, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    sheet = only_sheet(path)
    assert (sheet.row_numbers, sheet.rows) == ([2], [[None, 7]])


def test_texts_keep_blanks_and_lose_only_control_characters(tmp_path: Path) -> None:
    row = '<row r="1"><c r="A1" t="str"><v> a_x0007_b_x005F_x0041_ \u200b</v></c></row>'
    sheet = only_sheet(raw(tmp_path / "t.xlsx", row))
    assert sheet.rows == [[" ab_x0041_ \u200b"]]
    assert "Control characters" in messages(sheet)


def test_integers_beyond_what_spreadsheets_keep_are_told(tmp_path: Path) -> None:
    sheet = only_sheet(raw(tmp_path / "i.xlsx", '<row r="1"><c r="A1"><v>9007199254740993</v></c></row>'))
    assert sheet.rows == [[9007199254740993]]
    assert "more digits" in messages(sheet)


def test_more_than_one_batch_of_rows_stays_in_order(tmp_path: Path) -> None:
    rows: list[list[object]] = [[n, f"text {n % 7}", None if n % 3 else n / 2] for n in range(2_500)]
    sheet = only_sheet(written(tmp_path / "b.xlsx", rows))
    assert sheet.row_numbers == list(range(2_500))
    assert sheet.rows[2_499] == [2_499, "text 0", 1_249.5]
    assert sheet.rows[1_000] == [1_000, "text 6"]


def test_a_sheet_is_picked_by_name_or_position(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Ünï"
    book.active.append(["first"])
    book.create_sheet("Second").append(["second"])
    book.save(tmp_path / "p.xlsx")
    assert [one.name for one in read_workbook(tmp_path / "p.xlsx", sheet=1).sheets] == ["Second"]
    assert read_workbook(tmp_path / "p.xlsx", sheet="ünï").sheets[0].rows == [["first"]]
    with pytest.raises(FileProblemError, match="no sheet “Third”; it has “Ünï”, “Second”"):
        read_workbook(tmp_path / "p.xlsx", sheet="Third")


def test_one_damaged_sheet_does_not_hide_the_others(tmp_path: Path) -> None:
    path = raw(tmp_path / "s.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row>')
    two = BOOK.replace("</sheets>", '<sheet name="Two" sheetId="2" r:id="r9"/></sheets>')
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    with zipfile.ZipFile(path, "w") as target:
        for name, content in {**parts, "xl/workbook.xml": two}.items():
            target.writestr(name, content)
    book = read_workbook(path)
    assert [one.rows for one in book.sheets] == [[[1]]]
    assert "“Two” was left out" in book.notes[0]


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileProblemError, match="no file “none"):
        read_workbook(tmp_path / "none.xlsx")
    with pytest.raises(FileProblemError, match="is a folder"):
        read_workbook(tmp_path)


def test_cancelling_stops_the_helper_at_once(tmp_path: Path) -> None:
    path = written(tmp_path / "c.xlsx", [[n] * 20 for n in range(20_000)])
    started = time.monotonic()
    with pytest.raises(ReadingCancelledError):
        read_workbook(path, cancelled=lambda: time.monotonic() - started > 0.05)
    assert threading.active_count() == 1 or all(one.daemon is False for one in threading.enumerate()[1:])


def test_progress_is_told(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    read_workbook(written(tmp_path / "p.xlsx", [[1]]), progress=lambda done, total: steps.append((done, total)))
    assert steps
    assert steps[-1][0] == steps[-1][1]


def test_a_helper_that_falls_silent_or_dies_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "x.xlsx", [[1]])
    monkeypatch.setattr(limits, "SILENT_SECONDS", 0.3)
    monkeypatch.setattr(workbook, "_command", lambda *_: [sys.executable, "-c", "import time; time.sleep(30)"])
    with pytest.raises(FileProblemError, match="no progress"):
        read_workbook(path)
    monkeypatch.setattr(workbook, "_command", lambda *_: [sys.executable, "-c", "import os; os.abort()"])
    with pytest.raises(FileProblemError, match="made the reader fail"):
        read_workbook(path)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process by itself")
def test_a_file_that_needs_too_much_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "m.xlsx", [[1]])
    greedy = (
        "import sys; sys.path += sys.argv[1:3]; from axonix_desktop.exchange import helper\n"
        "helper.sniff = lambda data: bytearray(2 << 30)\nhelper.main(sys.argv[3:])"
    )
    real = workbook._command
    monkeypatch.setattr(workbook, "_command", lambda *all_: [greedy if "helper" in one else one for one in real(*all_)])
    with pytest.raises(FileProblemError, match="more than 1024 MB of memory"):
        read_workbook(path)


@pytest.mark.parametrize("entry", ["axonix_desktop.app", "axonix_desktop.cli.main"])
def test_a_built_program_becomes_the_helper_by_its_flag(tmp_path: Path, entry: str) -> None:
    path = written(tmp_path / "f.xlsx", [["found"]])
    code = f"import sys; from {entry} import main; sys.exit(main())"
    done = subprocess.run([sys.executable, "-c", code, FLAG, str(path), "all"], capture_output=True, check=True)
    assert b"found" in done.stdout
    assert done.stdout.splitlines()[-1] == b'["done"]'


def test_the_helper_loads_neither_qt_nor_the_store_nor_heavy_libraries(tmp_path: Path) -> None:
    path = written(tmp_path / "l.xlsx", [["x"]])
    code = (
        "import sys; from axonix_desktop.exchange.helper import main; main(sys.argv[1:])\n"
        "print(sorted({one.partition('.')[0] for one in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path), "all"], capture_output=True, text=True, check=True)
    heavy = ("PySide6", "sqlcipher3", "sqlalchemy", "pandas", "openpyxl", "xlsxwriter", "dataclasses", "zipfile")
    assert [one for one in heavy if f"'{one}'" in done.stderr] == []


def test_reading_never_changes_the_file(tmp_path: Path) -> None:
    path = written(tmp_path / "r.xlsx", [["a"]])
    before = (path.read_bytes(), path.stat().st_mtime_ns, sorted(tmp_path.iterdir()))
    read_workbook(path)
    assert before == (path.read_bytes(), path.stat().st_mtime_ns, sorted(tmp_path.iterdir()))
