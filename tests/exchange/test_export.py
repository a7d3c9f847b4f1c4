"""What is exported comes back as it was: typed, complete, never a formula, and never over something else."""

from __future__ import annotations

import errno
import os
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.fields import Field
from axonix_desktop.core.importing.cells import Workbook
from axonix_desktop.core.kinds import (
    Choice,
    Date,
    Integer,
    Kind,
    LongText,
    Moment,
    Money,
    Number,
    Option,
    Percent,
    Reference,
    Text,
    Words,
    YesNo,
)
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.exchange import export
from axonix_desktop.exchange.export import ExportSheet, write_workbook
from axonix_desktop.exchange.export_sheets import sheet_names
from axonix_desktop.exchange.workbook import read_workbook

INJECTIONS = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "'=1",
    "\uff1d1+1",
    " =1+1",
    "http://x.example/",
]
STAGES = Choice(options=(Option("a", "Pilot"), Option("b", "Live")))


def one(name: str, kind: Kind, label: str | None = None) -> Field:
    return Field(name=name, kind=kind, label=label or name.title(), help="x", width=kind.width)


def sheet(fields: list[Field], rows: list[tuple[object, ...]], **references: dict[int, str]) -> ExportSheet:
    return ExportSheet("Use cases", "use_case", fields, rows, references)  # type: ignore[arg-type]


def back(path: Path) -> Workbook:
    return read_workbook(path)


def test_every_kind_comes_back_as_what_it_is(tmp_path: Path) -> None:
    fields = [
        one("id", Integer()), one("title", Text()), one("n", Integer()), one("x", Number()), one("cost", Money()),
        one("share", Percent()), one("on", Date()), one("at", Moment()), one("yes", YesNo()), one("stage", STAGES),
        one("tags", Words()), one("owner_id", Reference(target="person"), "Owner"),
    ]  # fmt: skip
    row = (2**62, "UC", 7, 0.1, 123_456, 45.5, "2026-11-22", "2026-11-22T14:32:05Z", 1, "b", '["x","y"]', 5)
    write_workbook(tmp_path / "a.xlsx", [sheet(fields, [row], owner_id={5: "Ada"})])
    read = back(tmp_path / "a.xlsx").sheets[1]
    assert read.rows[0] == [
        "Title", "N", "X", "Cost", "Share", "On", "At (UTC)", "Yes", "Stage", "Tags", "Owner", "Id",
    ]  # fmt: skip
    assert read.rows[1] == [
        "UC", 7, 0.1, 1234.56, 0.455, date(2026, 11, 22), datetime(2026, 11, 22, 14, 32, 5), "Yes", "Live", "x, y",
        "Ada", str(2**62),
    ]  # fmt: skip
    assert read.percent_columns == {4}


def test_what_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    write_workbook(tmp_path / "i.xlsx", [sheet([one("t", Text())], [(text,) for text in INJECTIONS])])
    cells = openpyxl.load_workbook(tmp_path / "i.xlsx")["Use cases"]["A"][1:]
    assert [cell.value for cell in cells] == INJECTIONS
    assert {cell.data_type for cell in cells} == {"s"} or {cell.data_type for cell in cells} == {"inlineStr"}
    assert all(cell.quotePrefix for cell in cells[:6])
    assert not any(cell.hyperlink for cell in cells)
    assert [row[0] for row in back(tmp_path / "i.xlsx").sheets[1].rows[1:]] == INJECTIONS


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40), min_size=1))
def test_any_text_comes_back_unchanged(tmp_path: Path, texts: list[str]) -> None:
    texts = [text for text in (*texts, "a_x000D_b", "_x005F_", " a\n\tb ", "<&>\"'", "0042", "a\r\nb") if text.strip()]
    texts = [text for text in texts if not set(text) & {"\ufffe", "\uffff"}]
    write_workbook(tmp_path / "t.xlsx", [sheet([one("t", LongText())], [(text,) for text in texts])])
    assert [row[0] for row in back(tmp_path / "t.xlsx").sheets[1].rows[1:]] == texts


def test_openpyxl_and_calamine_read_what_we_read(tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook

    fields = [one("t", Text()), one("on", Date()), one("n", Number())]
    rows: list[tuple[object, ...]] = [(f"text {n}", "2026-01-31", n / 4) for n in range(1_200)]
    write_workbook(tmp_path / "o.xlsx", [sheet(fields, rows)], cover={"Programme": "=x", "Exported": date(2026, 1, 1)})
    ours = back(tmp_path / "o.xlsx").sheets[1].rows
    theirs = openpyxl.load_workbook(tmp_path / "o.xlsx")["Use cases"]
    others = CalamineWorkbook.from_path(str(tmp_path / "o.xlsx")).get_sheet_by_index(1).to_python()
    assert others == ours
    assert [[row[0], row[1].date() if isinstance(row[1], datetime) else row[1], row[2]]
            for row in theirs.iter_rows(values_only=True)] == ours  # fmt: skip


def test_a_sheet_is_a_table_with_drop_downs_and_a_frozen_header(tmp_path: Path) -> None:
    fields = [one("t", Text(), "Name"), one("u", Text(), "name"), one("stage", STAGES)]
    write_workbook(tmp_path / "h.xlsx", [sheet(fields, [("a", "b", "a"), ("c", "d", None)])])
    made = openpyxl.load_workbook(tmp_path / "h.xlsx")["Use cases"]
    assert made.freeze_panes == "B2"
    table = made.tables["T_Use_cases"]
    assert (table.ref, [column.name for column in table.tableColumns]) == ("A1:C3", ["Name", "name (2)", "Stage"])
    assert [(str(one.sqref), one.formula1) for one in made.data_validations.dataValidation] == [
        ("C2:C3", '"Pilot,Live"')
    ]


def test_a_text_that_fits_no_cell_is_kept_in_parts(tmp_path: Path) -> None:
    text = "x😀" * 30_000
    write_workbook(tmp_path / "l.xlsx", [sheet([one("t", LongText())], [(text,)])])
    book = back(tmp_path / "l.xlsx")
    assert str(book.sheets[1].rows[1][0]).endswith("[continued in the sheet “Long texts”]")
    assert "".join(str(row[4]) for row in book.sheets[2].rows[1:]) == text
    assert all(len(str(row[4]).encode("utf-16-le")) <= 2 * 32_767 for row in book.sheets[2].rows[1:])


def test_dates_before_excel_counts_and_numbers_that_are_none(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [("1850-06-01", float("nan"), "a"), ("no date", float("inf"), "b")]
    write_workbook(tmp_path / "d.xlsx", [sheet([one("on", Date()), one("n", Number()), one("t", Text())], rows)])
    assert back(tmp_path / "d.xlsx").sheets[1].rows[1:] == [["1850-06-01", None, "a"], ["no date", None, "b"]]


def test_sheet_names_are_what_excel_accepts() -> None:
    names = sheet_names(["a/b:c", "History", "x" * 40, "X" * 40, "", "About"])
    assert names == ["a b c", "History (2)", "x" * 31, "X" * 27 + " (2)", "Sheet", "About (2)"]


def test_an_existing_workbook_is_replaced_whole_and_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "r.xlsx"
    write_workbook(target, [sheet([one("t", Text())], [("old",)])])
    target.chmod(0o640)
    write_workbook(target, [sheet([one("t", Text())], [("new",)])])
    assert back(target).sheets[1].rows[1] == ["new"]
    assert target.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_a_failed_export_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "f.xlsx"
    write_workbook(target, [sheet([one("t", Text())], [("old",)])])
    before = target.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(export.os, "fsync", full)
    with pytest.raises(FileProblemError, match="is full"):
        write_workbook(target, [sheet([one("t", Text())], [("new",)])])
    assert target.read_bytes() == before
    assert list(tmp_path.iterdir()) == [target]


def test_other_files_are_never_replaced(tmp_path: Path) -> None:
    source = tmp_path / "tracker.xlsx"
    write_workbook(source, [])
    programme = tmp_path / "p.axonix"
    disguised = tmp_path / "q.xlsx"
    disguised.write_bytes(b"SQLite format 3\0" + bytes(100))
    for path, word in (
        (programme, "name it “p.xlsx”"),
        (disguised, "no workbook"),
        (tmp_path / "x" / "y.xlsx", "not there"),
    ):
        with pytest.raises(FileProblemError, match=word):
            write_workbook(path, [])
    with pytest.raises(FileProblemError, match="came from"):
        write_workbook(source, [], never=[source])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_read_only_folder_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(FileProblemError, match="read-only"):
        write_workbook(tmp_path / "a.xlsx", [])


def test_kinds_without_rows_are_left_out(tmp_path: Path) -> None:
    write_workbook(tmp_path / "e.xlsx", [sheet([one("t", Text())], [])])
    with zipfile.ZipFile(tmp_path / "e.xlsx") as made:
        assert [name for name in made.namelist() if "worksheets/sheet" in name] == ["xl/worksheets/sheet1.xml"]
