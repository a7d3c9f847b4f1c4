"""Text tables: encodings, delimiters and quotes are found; nothing is changed silently."""

from __future__ import annotations

from pathlib import Path

import pytest

from axonix_desktop.core.importing.cells import Sheet, Workbook
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.exchange.workbook import read_workbook


def read(folder: Path, content: bytes) -> Workbook:
    path = folder / "table.csv"
    path.write_bytes(content)
    return read_workbook(path)


def rows(folder: Path, content: bytes) -> list[list[object]]:
    sheet: Sheet = read(folder, content).sheets[0]
    assert sheet.is_text_only
    return [list(row) for row in sheet.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le"])
def test_unicode_is_found_with_and_without_its_mark(tmp_path: Path, encoding: str) -> None:
    assert rows(tmp_path, "Name,Wert\nÄ,1\n".encode(encoding)) == [["Name", "Wert"], ["Ä", "1"]]


@pytest.mark.parametrize(
    ("encoding", "text", "name"),
    [
        ("cp1252", "Name,Cost\nMüller,€5\nJosé,7\n", "Windows-1252"),
        ("gb18030", "项目,负责人\n人工智能平台,王小明\n数据治理,李雷\n", "GB 18030"),
        ("cp932", "プロジェクト,担当\nデータ分析の導入,たなか\n", "Shift JIS"),
        ("cp1251", "Проект,Ответственный\nПроверка рисков модели,Иванов\n", "Windows-1251"),  # noqa: RUF001 - Cyrillic is meant
    ],
)
def test_older_encodings_are_guessed_and_told(tmp_path: Path, encoding: str, text: str, name: str) -> None:
    book = read(tmp_path, text.encode(encoding))
    assert [row[0] for row in book.sheets[0].rows] == [line.split(",")[0] for line in text.splitlines()]
    assert name in book.notes[0]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_cuts_lines_alike(tmp_path: Path, delimiter: str) -> None:
    lines = [["name", "note", "cost"], ["a, b; c", "x|y, z", "1,5"], ["d", "e, f, g", "2,5"]]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    assert rows(tmp_path, text.encode()) == lines


def test_sep_line_old_line_ends_and_nul_characters(tmp_path: Path) -> None:
    assert rows(tmp_path, b"sep=;\r\na;b,c\r\n1;2\r\n") == [["a", "b,c"], ["1", "2"]]
    assert rows(tmp_path, b"a,b\r1,2\r") == [["a", "b"], ["1", "2"]]
    book = read(tmp_path, b"a,b\n1\x00,2\n")
    assert book.sheets[0].rows == [["a", "b"], ["1", "2"]]
    assert "NUL" in book.notes[0]


def test_quoted_line_ends_stay_in_the_cell_and_blank_lines_count(tmp_path: Path) -> None:
    sheet = read(tmp_path, b'a,b\n"one\ntwo",2\n\n3,"say ""hi"""\n').sheets[0]
    assert sheet.rows == [["a", "b"], ["one\ntwo", "2"], ["3", 'say "hi"']]
    assert sheet.row_numbers == [0, 1, 3]


def test_values_stay_the_text_they_are(tmp_path: Path) -> None:
    assert rows(tmp_path, b"id,when,n\n0042,03/04/2025,1.50\n") == [["id", "when", "n"], ["0042", "03/04/2025", "1.50"]]


def test_an_open_quote_and_a_ragged_line_are_told_with_their_place(tmp_path: Path) -> None:
    with pytest.raises(FileProblemError, match="opened in line 3 is never closed"):
        read(tmp_path, b'a,b\n1,2\n"3,4\n5,6\n')
    problems = read(tmp_path, b"a,b\n1,2\n1,2,3\n").sheets[0].problems
    assert [(one.row, one.column) for one in problems] == [(2, None)]
