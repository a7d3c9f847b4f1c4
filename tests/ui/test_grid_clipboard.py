"""Cells go to Excel and Calc and come back: as they were, in one step, with every refusal named."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from axonix_desktop.core.blocks import block_of
from axonix_desktop.core.pasting import PastePlan
from axonix_desktop.ui.clipboard import _blank_data
from axonix_desktop.ui.records.paste_dialogs import PastePreview, RefusalList, preview_words
from tests.ui.grid_bench import GridBench, Key, Mod

CTRL, SHIFT = Mod.ControlModifier, Mod.ShiftModifier


def clipboard() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def agreeing(bench: GridBench, *, agrees: bool = True) -> list[PastePlan]:
    """Answer the preview and keep what it showed."""
    shown: list[PastePlan] = []

    def answer(plan: PastePlan) -> bool:
        shown.append(plan)
        return agrees

    bench.hand.clipboard.ask = answer
    return shown


def test_a_range_is_copied_as_excel_writes_it_with_a_table_beside(bench: GridBench) -> None:
    bench.at(1, "problem").press(Key.Key_F2)
    assert bench.editor is not None
    bench.editor.set_words('Two\tparts "q"\nlines')
    bench.press(Key.Key_Return)
    bench.at(1, "target_on").type("22 Nov 2026").press(Key.Key_Return)
    bench.grid.show_fields(["title", "target_on", "problem"])
    bench.at(1, "title").to(2, "problem").press(Key.Key_C, CTRL)
    text = clipboard().text()
    assert text.endswith("\r\n")
    assert "\t2026-11-22\t" in text
    assert '"Two\tparts ""q""\nlines"' in text
    assert block_of(text)[0] == [bench.words(1, "title"), "2026-11-22", 'Two\tparts "q"\nlines']
    assert "<table>" in clipboard().html()
    assert "<br>lines" in clipboard().html()


def test_ctrl_shift_c_copies_the_headings_too(bench: GridBench) -> None:
    bench.at(1, "key").to(2, "title").press(Key.Key_C, CTRL | SHIFT)
    assert block_of(clipboard().text())[0] == ["Key", "Use case"]
    assert len(block_of(clipboard().text())) == 3


def test_three_by_four_cells_come_back_as_they_were(bench: GridBench) -> None:
    before, steps = bench.rows(), bench.steps()
    bench.at(1, "title").to(3, "rag").press(Key.Key_C, CTRL).press(Key.Key_V, CTRL)
    assert bench.rows() == before
    assert bench.steps() == steps
    assert "already" in bench.said


def test_a_block_from_excel_is_pasted_in_one_step(bench: GridBench) -> None:
    before, steps = bench.rows(), bench.steps()
    bench.clip("Alpha\tFinance\r\nBeta\tLegal\r\nGamma\tClaims\r\n").at(4, "title").press(Key.Key_V, CTRL)
    assert [bench.words(row, "title") for row in (4, 5, 6)] == ["Alpha", "Beta", "Gamma"]
    assert [bench.words(row, "business_unit_id") for row in (4, 5, 6)] == ["Finance", "Legal", "Claims"]
    assert bench.steps() == steps + 1
    assert bench.said.endswith("cells pasted")
    assert bench.last_label() == "Paste name and business unit of 3 use cases"
    assert bench.grid.selection.area().cells == 6
    bench.undo()
    assert bench.rows() == before


def test_one_value_fills_the_selection(bench: GridBench) -> None:
    bench.clip("At risk").at(3, "rag").to(7, "rag").press(Key.Key_V, CTRL)
    assert [bench.value(row, "rag") for row in range(3, 8)] == ["amber"] * 5


def test_a_block_is_repeated_over_a_selection_that_is_a_multiple_of_it(bench: GridBench) -> None:
    bench.clip("1\r\n2\r\n").at(2, "users_affected").to(5, "users_affected").press(Key.Key_V, CTRL)
    assert [bench.value(row, "users_affected") for row in range(2, 6)] == [1, 2, 1, 2]


def test_a_table_from_a_web_page_or_calc_is_read(bench: GridBench) -> None:
    data = _blank_data()
    data.setHtml(
        "<html><body><table><tr><td>First<br>line two</td><td sdval='5'>5</td></tr>"
        "<tr><td colspan=1>Sec &amp; ond</td><td>6</td></tr></table></body></html>"
    )
    QGuiApplication.clipboard().setMimeData(data)
    bench.grid.show_fields(["problem", "users_affected"])
    bench.at(2, "problem").press(Key.Key_V, CTRL)
    assert bench.value(2, "problem") == "First\nline two"
    assert bench.value(3, "problem") == "Sec & ond"
    assert [bench.value(row, "users_affected") for row in (2, 3)] == [5, 6]


def test_a_column_of_dates_is_read_one_way(bench: GridBench) -> None:
    bench.clip("01/02/2026\r\n12/31/2026\r\n").at(2, "target_on").press(Key.Key_V, CTRL)
    assert [bench.value(row, "target_on") for row in (2, 3)] == [date(2026, 1, 2), date(2026, 12, 31)]


def test_a_refused_cell_is_named_and_the_others_are_pasted(bench: GridBench) -> None:
    asked = agreeing(bench)
    bench.clip("10\r\nmany\r\n30\r\n").at(2, "users_affected").press(Key.Key_V, CTRL)
    assert not asked
    assert [bench.value(row, "users_affected") for row in (2, 4)] == [10, 30]
    assert bench.said == "2 cells pasted, 1 refused"
    bench.context.toast.do()
    listed = bench.window.findChild(RefusalList)
    assert listed is not None
    assert [listed.table.item(0, at).text() for at in range(4)] == [  # type: ignore[union-attr]
        bench.words(3, "title"), "Users affected", "many", "“many” is not a number.",
    ]  # fmt: skip
    assert "many" in listed.table.text()
    bench.at(20, "title")
    QTest.keyClick(listed.table, Key.Key_Return)
    assert bench.place() == (3, "users_affected")
    listed.close()


def test_several_rows_that_do_not_fit_are_shown_before(bench: GridBench) -> None:
    asked, before = agreeing(bench, agrees=False), bench.rows()
    bench.clip("a\r\nb\r\n30\r\n").at(2, "users_affected").press(Key.Key_V, CTRL)
    assert len(asked) == 1
    assert preview_words(asked[0]) == "1 cell would change. 2 cells do not fit."
    assert bench.rows() == before


def test_rows_beyond_the_end_are_shown_before_and_added_in_the_same_step(bench: GridBench) -> None:
    asked, steps, before = agreeing(bench), bench.steps(), bench.rows()
    bench.clip("Ends here\tClaims\r\nNew one\tFinance\r\n\r\nNew two\tLegal\r\n").at(60, "title")
    bench.press(Key.Key_V, CTRL)
    assert "2 rows would be added at the end." in preview_words(asked[0])
    assert bench.steps() == steps + 1
    assert [bench.words(row, "title") for row in (60, 61, 62)] == ["Ends here", "New one", "New two"]
    assert [bench.value(row, "key") for row in (61, 62)] == ["UC-1000", "UC-1001"]
    assert bench.said == "6 cells pasted, 2 rows added"
    bench.undo()
    assert bench.rows() == before


def test_the_stage_is_not_pasted_over_but_said_to_be_refused(bench: GridBench) -> None:
    stage = bench.value(2, "stage")
    other = "9" if stage != 9 else "8"
    bench.clip(f"{other}\r\n").at(2, "stage").press(Key.Key_V, CTRL)
    assert bench.value(2, "stage") == stage
    assert bench.said == "Nothing pasted, 1 refused"


def test_cut_empties_and_undo_brings_back(bench: GridBench) -> None:
    bench.at(2, "users_affected").type("77").press(Key.Key_Return)
    bench.at(2, "users_affected").press(Key.Key_X, CTRL)
    assert clipboard().text() == "77\r\n"
    assert bench.value(2, "users_affected") is None
    bench.undo()
    assert bench.value(2, "users_affected") == 77


def test_ranges_of_different_shapes_are_not_copied_together(bench: GridBench) -> None:
    QGuiApplication.clipboard().setText("before")
    bench.at(2, "title").to(3, "rag")
    bench.grid.selection.begin_another(type(bench.grid.selection.current)(6, 1))  # type: ignore[misc, call-arg]
    bench.press(Key.Key_C, CTRL)
    assert "cannot be copied together" in bench.note
    assert clipboard().text() == "before"


def test_nothing_on_the_clipboard_is_said(bench: GridBench) -> None:
    QGuiApplication.clipboard().clear()
    bench.at(2, "title").press(Key.Key_V, CTRL)
    assert "no cells" in bench.note


def test_the_preview_has_its_verb_with_the_count_and_cancel(bench: GridBench) -> None:
    asked = agreeing(bench, agrees=False)
    bench.clip("a\r\nb\r\n30\r\n").at(2, "users_affected").press(Key.Key_V, CTRL)
    preview = PastePreview(bench.context.look, asked[0], lambda one: one.words, bench.window)
    assert [one.text() for one in preview.findChildren(type(preview._button("x", preview.reject)))][:3] == [
        "&Copy the list", "Cancel", "&Paste 1 cell",
    ]  # fmt: skip
    preview.done(QDialog.DialogCode.Rejected)


def test_text_that_looks_like_a_formula_or_a_number_stays_text(bench: GridBench) -> None:
    bench.at(2, "title").type("=1+1").press(Key.Key_Return).at(2, "title").press(Key.Key_C, CTRL)
    assert "mso-number-format:'\\@'" in clipboard().html()
    assert clipboard().text() == "=1+1\r\n"


def test_a_program_that_ends_with_cells_on_the_clipboard_ends_well() -> None:
    code = (
        "from PySide6.QtWidgets import QApplication; from axonix_desktop.ui.clipboard import _blank_data; "
        "app = QApplication([]); data = _blank_data(); data.setText('x'); app.clipboard().setMimeData(data); "
        "print(app.clipboard().text())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, "x")
