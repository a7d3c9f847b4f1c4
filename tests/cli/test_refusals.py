"""Bad input ends in one clear sentence, exit 1 (2 for wrong usage), and nothing changed or left behind."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from axonix_desktop.store.engine import ProgrammeFile

if TYPE_CHECKING:
    from tests.cli.conftest import Answer, Axonix
    from tests.conftest import Clock

AS_ROOT = pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write everywhere")


def told(answer: Answer, *words: str) -> None:
    assert answer.code == 1, answer
    assert "Traceback" not in answer.err
    assert answer.out == ""
    last = answer.err.strip().splitlines()[-1]
    assert last.startswith("axonix: ")
    assert last.endswith("."), last
    for word in words:
        assert word in answer.err


@pytest.fixture
def file(tmp_path: Path, axonix: Axonix) -> Path:
    path = tmp_path / "p.axonix"
    assert axonix("new", path).code == 0
    return path


def test_no_such_file(tmp_path: Path, axonix: Axonix) -> None:
    told(axonix("stats", tmp_path / "none.axonix"), "none.axonix")
    told(axonix("import", tmp_path / "none.xlsx", "--into", tmp_path / "p.axonix"), "none.xlsx")
    told(axonix("inspect", tmp_path), "folder")
    assert list(tmp_path.iterdir()) == []


def test_not_a_workbook(tmp_path: Path, axonix: Axonix) -> None:
    odd = tmp_path / "photo.xlsx"
    odd.write_bytes(b"%PDF-1.7 not a table")
    told(axonix("import", odd, "--into", tmp_path / "p.axonix"), "PDF")
    assert not (tmp_path / "p.axonix").exists()


def test_a_workbook_without_a_table_of_ours(tmp_path: Path, axonix: Axonix) -> None:
    odd = tmp_path / "poem.csv"
    odd.write_text("the sea\nis wide\n", encoding="utf-8")
    told(axonix("import", odd, "--into", tmp_path / "p.axonix"), "inspect")
    assert not (tmp_path / "p.axonix").exists()


def test_not_a_programme_file(tmp_path: Path, axonix: Axonix) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    before = other.read_bytes()
    told(axonix("stats", other), "other.db")
    assert other.read_bytes() == before


def test_a_newer_programme_file_is_left_byte_for_byte(file: Path, axonix: Axonix) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 99999")
    before = file.read_bytes()
    for command in (["stats", file], ["undo", file], ["check", file]):
        told(axonix(*command), "newer")
    assert file.read_bytes() == before


def test_a_truncated_programme_file(file: Path, axonix: Axonix) -> None:
    file.write_bytes(file.read_bytes()[:5000])
    told(axonix("stats", file), "p.axonix")


def test_a_file_that_another_window_holds_is_not_written(
    file: Path, tmp_path: Path, axonix: Axonix, clock: Clock
) -> None:
    rows = tmp_path / "t.csv"
    rows.write_text("Use Case ID,Use Case Name,Stage\n1,Triage,Pilot\n2,Scan,Pilot\n", encoding="utf-8")
    with ProgrammeFile.open(file, clock=clock):
        told(axonix("import", rows, "--into", file), "open in another window")
        assert axonix("stats", file).code == 0


@AS_ROOT
def test_a_read_only_folder(tmp_path: Path, axonix: Axonix) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o555)
    told(axonix("new", folder / "p.axonix"), "locked")


def test_nothing_is_written_over(file: Path, axonix: Axonix) -> None:
    before = file.read_bytes()
    told(axonix("new", file), "already there")
    told(axonix("export", file, file), "itself")
    told(axonix("report", file, file), "itself")
    told(axonix("backup", file, file))
    assert file.read_bytes() == before


def test_unknown_dates_keys_kinds_and_units(file: Path, tmp_path: Path, axonix: Axonix) -> None:
    told(axonix("stats", file, "--as-of", "01/02/2026"), "2026-11-22")
    told(axonix("gate", file, "UC-404"), "UC-404")
    told(axonix("export", file, tmp_path / "o.xlsx", "--kind", "unicorn"), "use_case")
    told(axonix("export", file, tmp_path / "o.xlsx", "--unit", "Moon"), "Moon")
    told(axonix("report", file, tmp_path / "o.docx"), "PDF")
    assert not list(tmp_path.glob("o.*"))


def test_nothing_to_undo_or_redo(file: Path, axonix: Axonix) -> None:
    told(axonix("undo", file), "nothing to undo")
    told(axonix("redo", file), "nothing to redo")
    told(axonix("undo", file, "--to", 77), "77")


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        '{"columns": 3}',
        '{"policy": "mine"}',
        '{"dates": {"A": "year"}}',
        '{"columns": {"Use Case Name": "wings"}}',
    ],
)
def test_a_bad_mapping_profile_says_what_is_wrong(tmp_path: Path, axonix: Axonix, content: str) -> None:
    profile, rows = tmp_path / "profile.json", tmp_path / "t.csv"
    profile.write_text(content, encoding="utf-8")
    rows.write_text("Use Case ID,Use Case Name,Stage\n1,Triage,Pilot\n2,Scan,Pilot\n", encoding="utf-8")
    told(axonix("import", rows, "--into", tmp_path / "p.axonix", "--mapping", profile))
    assert not (tmp_path / "p.axonix").exists()


@pytest.mark.parametrize(
    "arguments", [["stats"], ["fly"], ["report", "a", "b", "--paper", "a3"], ["history", "a", "--limit", "x"]]
)
def test_wrong_usage_ends_with_two(axonix: Axonix, arguments: list[str]) -> None:
    answer = axonix(*arguments)
    assert answer.code == 2
    assert "Traceback" not in answer.err


def test_debug_shows_where_it_arose(tmp_path: Path, axonix: Axonix) -> None:
    answer = axonix("stats", tmp_path / "none.axonix", "--debug")
    assert (answer.code, "Traceback" in answer.err) == (1, True)
