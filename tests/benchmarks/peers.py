"""What others do with the same rows, each in a process of its own: ``python -m tests.benchmarks.peers WORK PATH …``."""

from __future__ import annotations

import sys
from pathlib import Path


def pandas_read(source: str) -> None:
    """Read every sheet with pandas and openpyxl, the way most scripts do."""
    import pandas

    pandas.read_excel(source, sheet_name=None, engine="openpyxl")


def pandas_script(source: str, target: str) -> None:
    """What a colleague's script does: read, count and add up by unit and stage, sort by day, write both tables."""
    import pandas

    rows = pandas.read_excel(source)
    groups = rows.groupby(["Business unit", "Lifecycle stage"]).agg({"Use case ID": "count", "Cost": "sum"})
    ordered = rows.sort_values(["Target date", "Use case ID"])
    with pandas.ExcelWriter(target) as book:
        ordered.to_excel(book, sheet_name="Use cases", index=False)
        groups.to_excel(book, sheet_name="By unit")


def calamine_read(source: str) -> None:
    """Read every cell with calamine and keep nothing."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(source)
    for name in book.sheet_names:
        for row in book.get_sheet_by_name(name).iter_rows():
            len(row)


def openpyxl_write(source: str, target: str) -> None:
    """Write the same rows with styles, a table, a drop-down and a chart with openpyxl."""
    import openpyxl
    from openpyxl.chart import BarChart, Reference
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.table import Table
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_path(source).get_sheet_by_index(0).to_python()
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDDDDD")
    for row in sheet.iter_rows(min_row=2, min_col=20, max_col=21):
        for cell in row:
            cell.number_format = "d mmm yyyy"
    reference = f"A1:{get_column_letter(sheet.max_column)}{sheet.max_row}"
    sheet.add_table(Table(displayName="UseCases", ref=reference))
    choices = DataValidation(type="list", formula1='"Green,Amber,Red"')
    choices.add(f"V2:V{sheet.max_row}")
    sheet.add_data_validation(choices)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=19, min_row=1, max_row=40), titles_from_data=True)
    sheet.add_chart(chart, "AF2")
    book.save(target)


def bare_insert(programme: str, target: str) -> None:
    """Write the use cases of ``programme`` into the same table with the same indexes, without a journal."""
    from axonix_desktop.store.driver import driver

    source = driver.connect(programme)
    wanted = "SELECT sql FROM sqlite_master WHERE tbl_name = 'use_case' AND type IN ('table', 'index') AND sql NOTNULL"
    statements = [sql for (sql,) in source.execute(wanted)]
    rows = source.execute("SELECT * FROM use_case").fetchall()
    file = driver.connect(target, isolation_level=None)
    file.execute("PRAGMA synchronous = EXTRA")
    for sql in statements:
        file.execute(sql)
    file.execute("BEGIN IMMEDIATE")
    file.executemany(f"INSERT INTO use_case VALUES ({', '.join('?' * len(rows[0]))})", rows)
    file.execute("COMMIT")


def read_only(programme: str) -> None:
    """Read the use cases of ``programme`` and write nothing: what is no part of ``bare_insert``'s writing."""
    from axonix_desktop.store.driver import driver

    driver.connect(programme).execute("SELECT * FROM use_case").fetchall()


def journalled(programme: str, target: str, is_written: str = "yes") -> None:
    """Write the use cases of ``programme`` into a new programme file, as an import does."""
    from datetime import UTC, datetime

    from axonix_desktop.core.records.portfolio import UseCase
    from axonix_desktop.store.driver import driver
    from axonix_desktop.store.engine import ProgrammeFile

    columns = [name for name in UseCase.columns() if name not in ("created_at", "updated_at")]
    references = {name for name in columns if name.endswith("_id")}
    wanted = ", ".join("NULL" if name in references else f'"{name}"' for name in columns)
    rows = driver.connect(programme).execute(f"SELECT {wanted} FROM use_case").fetchall()
    with ProgrammeFile.create(Path(target), clock=lambda: datetime.now(UTC)) as file:
        if is_written == "yes":
            with file.work("Import", actor="Bench") as work:
                work.insert_many(UseCase, columns, rows)


def new_file(programme: str, target: str) -> None:
    """Read the same rows, make a new programme file and write nothing: what is no part of ``journalled``'s writing."""
    journalled(programme, target, is_written="no")


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
