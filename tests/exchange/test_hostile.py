"""Every hostile file is read or refused in one sentence, within the limits of time and memory (T48).

The files are written by ``hostile/make_hostile.py`` beside the repository (or ``AXONIX_HOSTILE``), with smaller bombs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from axonix_desktop.core.importing.cells import Workbook
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.exchange.workbook import read_workbook

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path(os.environ.get("AXONIX_HOSTILE", ROOT.parent / "shared" / "hostile" / "make_hostile.py"))
SMALLER_BOMB_MB = "600"
ENCRYPTED = (
    "class OOXMLFile:\n"
    "    def __init__(self, source): pass\n"
    "    def encrypt(self, password, target):\n"
    "        mark = b'\\xd0\\xcf\\x11\\xe0\\xa1\\xb1\\x1a\\xe1'\n"
    "        target.write(mark + bytes(1000) + 'EncryptedPackage'.encode('utf-16-le') + bytes(1000))\n"
)

# The word that its refusal holds.
REFUSED = {
    "bomb_sst_10g.xlsx": "too large",
    "bomb_onecell_2g.xlsx": "too large",
    "bomb_rows_2g.xlsx": "too large",
    "bomb_spaces_2g.xlsx": "too large",
    "bomb_lying_size.xlsx": "more than the file declares",
    "billion_laughs_sheet.xlsx": "DOCTYPE",
    "quadratic_blowup.xlsx": "DOCTYPE",
    "xxe_file.xlsx": "DOCTYPE",
    "xxe_http.xlsx": "DOCTYPE",
    "not_wellformed.xlsx": "xl/worksheets/sheet1.xml is damaged",
    "col_XFE_beyond.xlsx": "outside of any sheet",
    "row_beyond.xlsx": "outside of any sheet",
    "row_zero_negative.xlsx": "outside of any sheet",
    "full_1M_rows_x3.xlsx": "200,000 rows",
    "nul_in_xml.xlsx": "damaged",
    "invalid_utf8.xlsx": "damaged",
    "no_sheets.xlsx": "no sheet",
    "chartsheet_rel_missing.xlsx": "missing",
    "dup_zip_entry.xlsx": "two parts named",
    "truncated.xlsx": "not copied completely",
    "empty.xlsx": "empty",
    "random.xlsx": "no spreadsheet",
    "zip_encrypted_flag.xlsx": "encrypted",
    "crc_damage.xlsx": "damaged",
    "many_entries.xlsx": "60,000 parts",
    "plain_zip.xlsx": "zip archive without a workbook",
    "word_document.xlsx": "Word file",
    "nested.xlsx": "zip archive without a workbook",
    "html_table.xls": "web page",
    "spreadsheetml2003.xls": "Excel 2003 XML",
    "pdf_named.xlsx": "PDF",
    "exe_named.xlsx": "a program",
    "sqlite_named.xlsx": "Open instead of Import",
    "unclosed_quote.csv": "line 2 is never closed",
    "one_line_50MB.csv": "longer than 1,000,000",
    "many_cols.csv": "50,000 cells",
    "repeat_rows_cols.ods": "repeats cells",
    "repeat_huge.ods": "repeats cells",
    "repeat_text.ods": "2,000,000,000 blanks",
    "password.xlsx": "password",
    "velvet_sweatshop.xlsx": "password",
}

# What stands in the first cell, or the sentence that is told about a cell.
READ = {
    "deep_nesting.xlsx": "x",
    "utf16_sheet.xlsx": "7",
    "dim_huge_one_cell.xlsx": "42",
    "corner_cells.xlsx": "1",
    "rows_out_of_order_dup.xlsx": "twice",
    "sparse_1M_rows.xlsx": "1",
    "cols_16384.xlsx": "1",
    "text_40000_chars.xlsx": "x" * 40_000,
    "text_5MB_cell.xlsx": "5,000,000 characters",
    "formula_injection_strings.xlsx": "=cmd|' /C calc'!A0",
    "errors_formulas_links.xlsx": "no stored result",
    "nan_inf_big.xlsx": "“NaN” is no value",
    "bad_sst_index.xlsx": "damaged",
    "dates_1900.xlsx": "number 60 is no date",
    "dates_1904.xlsx": "1904-01-01",
    "dup_columns.xlsx": "Name",
    "unicode.xlsx": "שלום עולם",
    "control_chars_escaped.xlsx": "Control characters",
    "sheetname_300.xlsx": "1",
    "sheetname_badchars.xlsx": "1",
    "sheetname_dup.xlsx": "1",
    "sheets_5000.xlsx": "first 300",
    "hidden_sheets.xlsx": "1",
    "locked_sheet.xlsx": "locked",
    "merged.xlsx": "merged",
    "merge_whole_sheet.xlsx": "1",
    "many_merges.xlsx": "1",
    "cols_style_all.xlsx": "1",
    "datavalidation_huge.xlsx": "1",
    "traversal_names.xlsx": "1",
    "rel_traversal.xlsx": "“B” was left out",
    "prefix_junk.xlsx": "42",
    "trailing_junk.xlsx": "42",
    "csv_named.xlsx": "holds a text table",
    "xlsx_named.csv": "42",
    "xlsx_named.xls": "42",
    "trailing_repeat_empty.ods": "1",
    "whitespace_between_cells.ods": "1",
    "macros.xlsm": "has macro",
    "html_in_cells.xlsx": '<b>bold</b><img src="file:///etc/passwd"><a href="http://127.0.0.1">x</a>',
    "external_link_part.xlsx": "5",
    "formula_injection.csv": "name",
    "utf8_bom.csv": "Näme",
    "utf16le.csv": "Name",
    "cp1252.csv": "Windows-1252",
    "mixed_enc.csv": "not UTF-8 as the rest",
    "nul_bytes.csv": "3 NUL characters",
    "ragged.csv": "most lines have 3",
    "sep_line.csv": "a",
    "cr_only.csv": "a",
    "field_200KB.csv": "200,000 characters",
    "n" * 200 + ".xlsx": "42",
    "naïve – ім’я 名前 \u202exslx.xlsx": "42",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not SCRIPT.is_file():
        pytest.skip(f"the script that writes hostile files is not here ({SCRIPT.name}); set AXONIX_HOSTILE")
    folder = tmp_path_factory.mktemp("hostile")
    script = folder / "make.py"
    script.write_text(SCRIPT.read_text("utf-8").replace(",2048,", f",{SMALLER_BOMB_MB},"), "utf-8")
    environment = {**os.environ, "BOMB_MB": SMALLER_BOMB_MB}
    if find_spec("msoffcrypto") is None:
        package = folder / "stand_in" / "msoffcrypto" / "format"
        package.mkdir(parents=True)
        (package.parent / "__init__.py").touch()
        (package / "__init__.py").touch()
        (package / "ooxml.py").write_text(ENCRYPTED)
        environment["PYTHONPATH"] = str(folder / "stand_in")
    files = folder / "files"
    subprocess.run(
        [sys.executable, "-W", "ignore", script, files], env=environment, check=True, capture_output=True, timeout=300
    )
    return files


def test_every_hostile_file_is_read_or_refused_in_one_sentence(hostile: Path) -> None:
    names = set(json.loads((hostile / "index.json").read_text("utf-8")))
    assert names == set(READ) | set(REFUSED)
    wrong: list[str] = []
    for name in sorted(names):
        before = child_seconds()
        outcome = told(hostile / name)
        if child_seconds() - before > 20:
            wrong.append(f"{name}: took longer than 20 seconds")
        is_refused, wanted = name in REFUSED, REFUSED.get(name) or READ[name]
        if outcome.startswith("refused: ") != is_refused or wanted not in outcome:
            wrong.append(f"{name}: wanted {wanted[:60]!r}, got {outcome[:160]!r}")
    assert not wrong, "\n".join(wrong)
    assert child_megabytes() < 1024


def told(path: Path) -> str:
    """What came of the file: the refusal, or its first cell and all that was said about it."""
    try:
        book = read_workbook(path)
    except FileProblemError as problem:
        sentence = str(problem)
        assert "\n" not in sentence
        assert "Traceback" not in sentence
        return f"refused: {sentence}"
    assert "TOP-SECRET" not in repr(book)
    return "\0".join(["read", first_cell(book), *book.notes, *(one.message for one in book.sheets[0].problems)])


def first_cell(book: Workbook) -> str:
    return str(book.sheets[0].rows[0][0])


def child_seconds() -> float:
    """How long finished helpers kept a processor busy; what they waited for it, on a loaded machine, does not count."""
    taken = os.times()
    return taken.children_user + taken.children_system


def child_megabytes() -> float:
    """The largest memory a finished helper took, where the system tells; what this process took counts for nothing.

    Linux counts for a child what its parent held when it was started.
    """
    if sys.platform == "win32":
        return 0
    import resource

    unit = 2**20 if sys.platform == "darwin" else 2**10
    own, child = (resource.getrusage(who).ru_maxrss / unit for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return child if child > own else 0
