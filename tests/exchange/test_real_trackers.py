"""All real trackers read, and agree with calamine cell by cell wherever calamine tells the truth (T50)."""

from __future__ import annotations

import csv
import io
import random
import time as clock
import zipfile
from contextlib import suppress
from datetime import datetime, time
from pathlib import Path

import pytest

from axonix_desktop.core.importing.cells import CellValue, ErrorCell, Sheet
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.exchange.workbook import read_workbook

WORKBOOKS = (".xlsx", ".xls", ".ods")


def test_every_real_tracker_reads_and_no_cell_differs_unexplained(trackers: Path) -> None:
    from python_calamine import CalamineWorkbook

    files = [path for path in sorted(trackers.iterdir()) if path.suffix in WORKBOOKS]
    assert files
    unexplained: list[str] = []
    for path in files:
        book = read_workbook(path)
        other = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
        for sheet in book.sheets:
            told = {(one.row, one.column) for one in sheet.problems}
            rows = other.get_sheet_by_index(sheet.index).to_python(skip_empty_area=False)
            theirs = {(r, c): value for r, row in enumerate(rows) for c, value in enumerate(row) if not blank(value)}
            ours = cells(sheet)
            unexplained += [
                f"{path.name} {sheet.name} {place}: {ours.get(place)!r} against {theirs.get(place)!r}"
                for place in set(ours) | set(theirs)
                if not same(ours.get(place), theirs.get(place)) and place not in told
            ]
    assert not unexplained, "\n".join(unexplained[:20])


def test_every_real_text_table_keeps_every_cell(trackers: Path) -> None:
    for path in sorted(trackers.glob("*.csv")):
        sheet = read_workbook(path).sheets[0]
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            assert sheet.rows
            continue
        delimiter = ";" if text.splitlines()[0].count(";") > 2 else ","
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        rows = [[cell for cell in row if cell.strip()] for row in reader]
        assert [[one for one in row if one is not None] for row in sheet.rows] == [row for row in rows if row], (
            path.name
        )


@pytest.mark.torture
def test_mutants_of_real_trackers_are_read_or_refused(trackers: Path, tmp_path: Path) -> None:
    """T49: bytes flipped, files cut short, parts swapped; nothing hangs, nothing but FileProblemError comes out."""
    chance = random.Random(7)
    seeds = [path for path in sorted(trackers.iterdir()) if path.suffix in (*WORKBOOKS, ".csv")]
    seeds = [path for path in seeds if path.stat().st_size < 300_000]
    for number in range(1_500):
        seed = chance.choice(seeds)
        target = tmp_path / f"mutant{seed.suffix}"
        target.write_bytes(mutated(seed.read_bytes(), chance, number))
        started = clock.monotonic()
        with suppress(FileProblemError):
            read_workbook(target)
        assert clock.monotonic() - started < 25


def mutated(data: bytes, chance: random.Random, number: int) -> bytes:
    content = bytearray(data)
    if number % 3 == 0:
        for _ in range(chance.randint(1, 30)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        return bytes(content)
    if number % 3 == 1 or not data.startswith(b"PK"):
        return bytes(content[: chance.randrange(len(content))])
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            parts = {name: bytearray(source.read(name)) for name in source.namelist()}
    except (zipfile.BadZipFile, RuntimeError):
        return bytes(content)
    name = chance.choice(list(parts))
    for _ in range(chance.randint(1, 20)):
        part = parts[name]
        if part:
            start = chance.randrange(len(part))
            part[start : start + chance.randint(0, 30)] = chance.choice(
                [b"", b"<c", b'"', b">", b"<v>", b"999999999", b"&#0;", b"\xff", b'r="A0"', b"</row>", b"t=", b"<row>"]
            )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for one, part in parts.items():
            target.writestr(one, bytes(part))
    return made.getvalue()


def cells(sheet: Sheet) -> dict[tuple[int, int], CellValue]:
    return {
        (number, column): value
        for number, row in zip(sheet.row_numbers, sheet.rows, strict=True)
        for column, value in enumerate(row)
        if value is not None
    }


def blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def same(ours: CellValue, theirs: object) -> bool:
    if isinstance(ours, ErrorCell):
        return theirs is None  # calamine shows nothing where there is an error
    if isinstance(theirs, datetime) and theirs.time() == time():
        return ours in (theirs, theirs.date())
    return ours == theirs
