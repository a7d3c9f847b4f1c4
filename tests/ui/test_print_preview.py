"""The print preview as a person uses it: choose, look, turn the pages, save the PDF, print."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from axonix_desktop.core.drawing import Drawing, Text
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.ui.areas.printing import open_preview, subjects_of
from axonix_desktop.ui.printing.preview import LEAST_PREVIEWED, MOST_PREVIEWED, PrintPreview

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from axonix_desktop.ui.desk import Desk

Open = Callable[..., PrintPreview]


@pytest.fixture
def opened(desk: Desk, qtbot: QtBot) -> Open:
    """Opens the preview from a page and waits for its pages."""

    def made(name: str = "grid", page_id: str = "use_cases") -> PrintPreview:
        assert desk.bench
        desk.bench.show_page(page_id)
        context = desk.bench.context
        preview = PrintPreview(
            context.look,
            (context.state, context.jobs, context.messages),
            subjects_of(context, desk.bench.page),
            name,
            (context.programme.path, context.programme.today()),
            context.window,
        )
        qtbot.addWidget(preview)
        preview.show()
        qtbot.waitUntil(lambda: preview.is_ready, timeout=10_000)
        return preview

    return made


def _ready(preview: PrintPreview, qtbot: QtBot) -> None:
    QApplication.processEvents()
    qtbot.waitUntil(lambda: preview.is_ready, timeout=10_000)


def _words(page: Drawing) -> list[str]:
    return [mark.words for mark in page.marks if isinstance(mark, Text)]


@pytest.mark.parametrize("name", ["steering", "grid", "board", "roadmap"])
def test_everything_can_be_seen_before_it_is_printed(opened: Open, name: str) -> None:
    preview = opened(name)
    assert preview.panel.subject.name == name
    assert preview.view.pageCount() == len(preview.drawn)
    assert f"of {len(preview.drawn)}" == preview.of.text()
    assert preview.panel.count.text().startswith(str(len(preview.drawn)))
    assert any(word.startswith("Page 1 of ") for word in _words(preview.drawn[0]))


def test_ctrl_p_opens_what_the_page_shows(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(PrintPreview, "exec", lambda preview: seen.append(preview.panel.subject.name))
    assert desk.bench
    for page in ("use_cases", "board", "roadmap"):
        desk.bench.show_page(page)
        desk.commands.run("file.print")
    desk.commands.run("report.steering")
    assert seen == ["grid", "board", "roadmap", "steering"]
    assert desk.commands.command("file.print").keys == ("Ctrl+P",)


def test_paper_orientation_and_columns_change_the_pages_at_once(opened: Open, qtbot: QtBot) -> None:
    preview = opened("grid")
    assert preview.drawn[0].width > preview.drawn[0].height
    preview.panel.upright.setChecked(True)
    _ready(preview, qtbot)
    assert (preview.drawn[0].width, preview.drawn[0].height) == (595, 842)
    preview.panel.paper.setCurrentIndex(preview.panel.paper.findData("a3"))
    _ready(preview, qtbot)
    assert (preview.drawn[0].width, preview.drawn[0].height) == (842, 1191)
    assert preview.panel.count.text().endswith("A3 upright")
    preview.panel.whats["steering"].setChecked(True)
    _ready(preview, qtbot)
    assert not preview.panel.sideways.isEnabled()
    assert not preview.panel.fits.isVisible()
    assert preview.drawn[0].height > preview.drawn[0].width


def test_the_table_printed_is_the_one_shown(opened: Open, desk: Desk) -> None:
    assert desk.bench
    desk.bench.show_page("use_cases")
    cases = desk.bench.context.cases
    title = cases.records.columns["title"].text(cases.records.rows[0])
    cases.filter_by(title)
    preview = opened("grid")
    words = [word for page in preview.drawn for word in _words(page)]
    assert any(f"Words: {title}" in word for word in words)
    assert any(word.startswith(f"{cases.records.shown:,} row") for word in words)
    cases.filter_by("")


def test_pages_are_turned_by_button_key_and_number(opened: Open, qtbot: QtBot) -> None:
    preview = opened("steering")
    assert not preview.previous.isEnabled()
    qtbot.mouseClick(preview.following, Qt.MouseButton.LeftButton)
    assert preview.view.currentPage() == 2
    preview.panel.print.setFocus()
    qtbot.keyClick(preview, Qt.Key.Key_PageUp)
    assert preview.view.currentPage() == 1
    preview.page.setValue(3)
    assert preview.view.currentPage() == 3
    assert preview.previous.isEnabled()


def test_a_page_range_is_stated_and_saved(opened: Open, tmp_path: Path) -> None:
    preview = opened("steering")
    total = len(preview.drawn)
    assert total > 2
    preview.panel.first.setValue(2)
    preview.panel.last.setValue(3)
    assert preview.panel.some_pages.isChecked()
    assert preview.panel.count.text() == f"2 pages of {total}, A4 upright"
    assert preview.view.pageCount() == 2
    target = tmp_path / "pages"
    preview._messages.paths.append(target)  # type: ignore[attr-defined]
    preview.save_pdf()
    made = tmp_path / "pages.pdf"
    assert made.read_bytes()[:5] == b"%PDF-"
    assert preview.told.text() == "Saved as pages.pdf"
    if shutil.which("pdfinfo"):
        told = subprocess.run(["pdfinfo", str(made)], capture_output=True, text=True, check=True).stdout
        assert "Pages:           2" in told


def test_a_pdf_that_cannot_be_saved_is_told_kindly(opened: Open, tmp_path: Path) -> None:
    preview = opened("grid")
    preview._messages.paths.append(tmp_path / "no folder" / "table.pdf")  # type: ignore[attr-defined]
    preview.save_pdf()
    told = preview._messages.told  # type: ignore[attr-defined]
    assert told[-1][0] == "The PDF cannot be saved"
    assert "does not exist" in told[-1][1]


def test_printing_sends_the_wanted_pages_on_the_right_paper(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    preview = opened("board")
    preview.panel.grey.setChecked(True)
    _ready(preview, qtbot)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    preview.print_to(printer)
    assert printer.colorMode() is QPrinter.ColorMode.GrayScale
    assert preview.told.text().startswith("Sent to")
    if shutil.which("pdfinfo"):
        path = str(tmp_path / "printed.pdf")
        told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
        assert f"Pages:           {len(preview.drawn)}" in told
        assert "842 x 595" in told or "841.9" in told


def test_a_failure_while_gathering_is_shown_with_a_way_on(opened: Open, qtbot: QtBot) -> None:
    preview = opened("grid")
    preview.drawn = ()
    preview._on_failed(FileProblemError("The file has gone. Put it back, then try again."))
    assert preview.state.title == "The pages cannot be made"
    assert not preview.is_ready
    preview._redraw()
    _ready(preview, qtbot)
    assert preview.drawn


def test_a_long_document_is_previewed_in_part_and_says_so(opened: Open) -> None:
    preview = opened("grid")
    preview.drawn = preview.drawn[:1] * (MOST_PREVIEWED + 5)
    preview._show_range()
    shown = preview.view.pageCount()
    assert LEAST_PREVIEWED <= shown <= MOST_PREVIEWED
    assert preview.of.text() == f"of {MOST_PREVIEWED + 5}; the preview shows the first {shown}"
    assert len(preview.wanted()) == MOST_PREVIEWED + 5


def test_closing_while_pages_are_made_leaves_nothing_behind(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PrintPreview, "exec", lambda preview: preview.reject())
    assert desk.bench
    open_preview(desk.bench.context, desk.bench.page)
    desk.bench.context.jobs.stop_all()
    QApplication.processEvents()


def test_every_control_of_the_preview_has_a_name(opened: Open) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QSpinBox

    preview = opened("grid")
    for one in [*preview.findChildren(QAbstractButton), *preview.findChildren(QComboBox),
                *preview.findChildren(QSpinBox)]:  # fmt: skip
        text = one.text() if isinstance(one, QAbstractButton) else ""
        assert one.accessibleName() or text, one
