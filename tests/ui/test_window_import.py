"""Importing in the window: read off the GUI thread, shown with reasons before it is written, undone by one key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from axonix_desktop.paths import resources_folder
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.importing.preview import Preview, ProblemLine
from axonix_desktop.ui.jobs import CancelledError, Jobs, Ticket
from axonix_desktop.ui.pages.importing import ImportPage

TRACKER = resources_folder() / "samples" / "tracker.xlsx"


@pytest.fixture
def empty(make_desk: Callable[[Path | None], Desk], tmp_path: Path) -> Desk:
    """A window on an empty programme file."""
    desk = make_desk(None)
    desk.messages.paths = [tmp_path / "new.axonix"]  # type: ignore[attr-defined]
    desk.commands.run("file.new")
    return desk


def read(desk: Desk, qtbot: QtBot) -> ImportPage:
    desk.open_path(TRACKER)
    page = desk.importing.page
    assert page is not None
    assert not page.go.isEnabled()
    qtbot.waitUntil(page.go.isEnabled, timeout=20_000)
    return page


def test_an_empty_programme_says_what_the_page_is_for(empty: Desk) -> None:
    assert empty.bench is not None
    assert empty.bench.pages["use_cases"].state.title == "Your use cases will stand here"
    assert empty.window.top_bar.count == "No use cases yet"


def test_the_import_shows_counts_columns_reasons_and_problems_and_writes_nothing(empty: Desk, qtbot: QtBot) -> None:
    page = read(empty, qtbot)
    lines = {line[0]: line for line in page.columns.lines.lines}
    assert page.go.text() == "Import 62 use cases"
    assert lines["Use case name"][2] == "Use case"
    assert lines["Use case name"][3].startswith("Exact\n")
    assert page.problems.lines.lines
    assert empty.bench is not None
    assert empty.bench.programme.rows("use_case", ["id"]) == []


def test_a_workbook_opened_at_once_has_the_page_to_itself_and_tells_its_stages(
    make_desk: Callable[[Path | None], Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = make_desk(None)
    desk.messages.paths = [tmp_path / "new.axonix"]  # type: ignore[attr-defined]
    desk.open_path(TRACKER)
    assert desk.importing.page is not None
    qtbot.waitUntil(desk.importing.page.go.isEnabled, timeout=20_000)
    assert not desk.window.workspace.is_detail_shown
    assert "Pilot → 3 · Champions, active" in desk.importing.page.told


def test_an_import_is_applied_told_in_a_toast_and_undone_from_there(empty: Desk, qtbot: QtBot) -> None:
    page = read(empty, qtbot)
    assert QApplication.focusWidget() is page.go
    qtbot.keyClick(page.go, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: empty.importing.page is None, timeout=20_000)
    assert empty.window.toast.text == "62 use cases added"
    assert empty.window.top_bar.count == "62 use cases"
    empty.window.toast.do()
    assert empty.window.top_bar.count == "No use cases yet"


def test_cancelling_an_import_goes_back_and_changes_nothing(desk: Desk, qtbot: QtBot) -> None:
    page = read(desk, qtbot)
    qtbot.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    assert desk.importing.page is None
    assert desk.window.top_bar.title == "Use cases"
    assert desk.window.top_bar.count == "61 use cases"


def test_a_file_that_is_no_table_is_refused_with_a_sentence_in_the_page(
    empty: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "letter.csv"
    path.write_text("Dear all,\nplease find the tracker attached.\n", encoding="utf-8")
    empty.open_path(path)
    page = empty.importing.page
    assert page is not None
    qtbot.waitUntil(lambda: page.state.title == "This file cannot be imported", timeout=20_000)
    assert not page.go.isEnabled()


def test_a_workbook_without_an_open_file_asks_where_the_new_one_is_to_lie(
    make_desk: Callable[[Path | None], Desk], qtbot: QtBot, tmp_path: Path
) -> None:
    desk = make_desk(None)
    desk.messages.paths = [tmp_path / "mine.axonix"]  # type: ignore[attr-defined]
    read(desk, qtbot)
    assert desk.bench is not None
    assert desk.bench.programme.path == tmp_path / "mine.axonix"


def test_a_damaged_file_is_told_and_the_start_page_stays(
    make_desk: Callable[[Path | None], Desk], tmp_path: Path
) -> None:
    path = tmp_path / "broken.axonix"
    path.write_bytes(b"no database at all" * 100)
    desk = make_desk(path)
    assert desk.start_page is not None
    assert desk.window.workspace.pages.currentWidget() is desk.start_page
    ((title, words),) = desk.messages.told  # type: ignore[attr-defined]
    assert title == "“broken.axonix” cannot be opened"
    assert words.endswith(".")


def test_a_file_open_elsewhere_opens_for_reading_and_says_why(
    make_desk: Callable[[Path | None], Desk], programme_path: Path
) -> None:
    first = make_desk(programme_path)
    second = make_desk(programme_path)
    assert "opened for reading" in second.window.toast.text
    assert not second.commands.action("file.import").isEnabled()
    assert first.commands.action("file.import").isEnabled()


def test_the_start_page_lists_recent_files_and_missing_ones_as_missing(
    make_desk: Callable[[Path | None], Desk], programme_path: Path, tmp_path: Path
) -> None:
    desk = make_desk(programme_path)
    desk.state.keep_recent(tmp_path / "gone.axonix")
    desk.commands.run("file.close")
    assert desk.start_page is not None
    assert [(one.text(), one.is_missing) for one in desk.start_page.recent] == [("gone", True), ("sixty", False)]
    desk.start_page.recent[1].click()
    assert desk.window.top_bar.title == "Use cases"


def test_problems_can_be_copied_as_text(look: object, qtbot: QtBot) -> None:
    page = ImportPage(look)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    problems = [ProblemLine("E17", "soon", "“soon” is not a date.")]
    page.show_preview(Preview("t.xlsx", "", 1, 0, 0, 0, [], problems, [], None))
    page.problems.setCurrentIndex(page.problems.lines.index(0, 0))
    qtbot.keyClick(page.problems, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "E17\tsoon – “soon” is not a date."


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """Work off the GUI thread that is over when the test is."""
    made = Jobs()
    yield made
    made.stop_all()


def test_a_cancelled_job_ends_as_cancelled_and_the_next_one_runs(jobs: Jobs, qtbot: QtBot) -> None:
    results: list[object] = []

    def endless(ticket: Ticket) -> object:
        while True:
            ticket.step("still at it")

    first = jobs.start("Endless", endless)
    with qtbot.waitSignal(first.cancelled):
        first.cancel()
    second = jobs.start("Short", lambda _ticket: 42)
    second.done.connect(results.append)
    qtbot.waitUntil(lambda: results == [42])


def test_a_job_that_may_not_be_cancelled_is_not(jobs: Jobs, qtbot: QtBot) -> None:
    ticket = jobs.start("Writing", lambda job: job.step() or "done", may_cancel=False)
    ticket.cancel()
    with qtbot.waitSignal(ticket.done) as told:
        pass
    assert told.args == ["done"]


def test_a_job_that_fails_says_so(jobs: Jobs, qtbot: QtBot) -> None:
    def failing(_ticket: Ticket) -> object:
        raise ValueError("no")

    ticket = jobs.start("Failing", failing)
    with qtbot.waitSignal(ticket.failed) as told:
        pass
    assert str(told.args[0]) == "no"
    assert not isinstance(told.args[0], CancelledError)


def test_the_look_can_change_after_files_and_imports_were_closed(
    make_desk: Callable[[Path | None], Desk], programme_path: Path, qtbot: QtBot
) -> None:
    desk = make_desk(programme_path)
    desk.commands.run("view.board")
    page = read(desk, qtbot)
    qtbot.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    desk.commands.run("file.close")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.commands.run("view.theme")
    desk.commands.run("view.larger")
    assert desk.look.scheme.is_dark


def test_the_window_can_be_closed_while_a_workbook_is_read(
    make_desk: Callable[[Path | None], Desk], programme_path: Path
) -> None:
    desk = make_desk(programme_path)
    desk.open_path(TRACKER)
    desk.window.close()
    assert desk.bench is None


def test_another_file_can_be_opened_while_a_workbook_is_read(
    make_desk: Callable[[Path | None], Desk], programme_path: Path, tmp_path: Path
) -> None:
    desk = make_desk(programme_path)
    desk.open_path(TRACKER)
    desk.messages.paths = [tmp_path / "other.axonix"]  # type: ignore[attr-defined]
    desk.commands.run("file.new")
    QApplication.processEvents()
    assert desk.importing.page is None
    assert "other.axonix" in desk.window.windowTitle()
    assert desk.window.top_bar.title == "Use cases"
