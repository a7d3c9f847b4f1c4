"""Importing in the window: a certain file lands on the review, one button imports, Undo brings back what was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from axonix_desktop.paths import resources_folder
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.importing.applying import applied
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


def read(desk: Desk, qtbot: QtBot, path: Path = TRACKER) -> ImportPage:
    desk.open_path(path)
    page = desk.importing.page
    assert page is not None
    assert page.next.isHidden()
    qtbot.waitUntil(lambda: page.session.ready is not None, timeout=20_000)
    return page


def imported(desk: Desk, qtbot: QtBot, path: Path = TRACKER) -> ImportPage:
    page = read(desk, qtbot, path)
    page.go("review")
    qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.run.result is not None, timeout=20_000)
    return page


def count(desk: Desk, kind: str = "use_case") -> int:
    assert desk.bench is not None
    return len(desk.bench.programme.rows(kind, ["id"]))


def test_a_file_in_which_nothing_is_in_doubt_lands_on_the_review_and_writes_nothing(empty: Desk, qtbot: QtBot) -> None:
    page = read(empty, qtbot)
    assert page.step == "review"
    assert page.next.text() == "Import 62 use cases"
    assert count(empty) == 0
    assert "Step 3, Columns: 58 matched" in page.strip.buttons["columns"].accessibleName()


def test_a_workbook_opened_at_once_has_the_page_to_itself_and_tells_its_stages(
    make_desk: Callable[[Path | None], Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = make_desk(None)
    desk.messages.paths = [tmp_path / "new.axonix"]  # type: ignore[attr-defined]
    page = read(desk, qtbot)
    assert not desk.window.workspace.is_detail_shown
    page.go("columns")
    headers = [page.columns.columns.lines.text(row, 0) for row in range(page.columns.columns.lines.rowCount())]
    page.columns.columns.choose(headers.index("Lifecycle"))
    values = page.columns.side.values.lines
    told = {values.text(row, 0): values.text(row, 2) for row in range(values.rowCount())}
    assert told["Pilot"] == "3 · Champions, active"


def test_an_import_is_told_with_the_counts_that_were_promised_and_undone_from_there(empty: Desk, qtbot: QtBot) -> None:
    page = read(empty, qtbot)
    assert page.session.ready is not None
    promised = page.session.ready.plan.counts()
    assert QApplication.focusWidget() is page.next
    qtbot.keyClick(page.next, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.run.result is not None, timeout=20_000)
    assert page.run.result is not None
    assert page.run.result.counts == promised
    assert page.run.title.text() == "62 use cases added"
    assert count(empty) == 62
    qtbot.mouseClick(page.run.undo, Qt.MouseButton.LeftButton)
    assert count(empty) == count(empty, "person") == 0
    assert page.run.title.text() == "The import was taken back"


def test_after_undo_the_choices_are_still_there_and_the_import_can_be_done_again(empty: Desk, qtbot: QtBot) -> None:
    page = imported(empty, qtbot)
    qtbot.mouseClick(page.run.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.session.is_planning, timeout=20_000)
    page.go("review")
    qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.run.result is not None, timeout=20_000)
    assert count(empty) == 62


def test_the_rows_that_were_imported_are_shown_from_the_result(empty: Desk, qtbot: QtBot) -> None:
    page = imported(empty, qtbot)
    qtbot.mouseClick(page.run.rows, Qt.MouseButton.LeftButton)
    assert empty.importing.page is None
    assert empty.window.top_bar.title == "Use cases"


def test_the_same_file_a_second_time_is_read_as_last_time_and_changes_nothing(empty: Desk, qtbot: QtBot) -> None:
    imported(empty, qtbot)
    page = read(empty, qtbot)
    assert page.step == "review"
    assert page.session.draft is not None
    assert page.session.draft.saved_as == "tracker"
    assert "Read as last time: tracker." in page.review.banner.words.text()
    assert page.session.ready is not None
    assert page.session.ready.plan.is_empty
    assert not page.next.isEnabled()


def test_an_import_that_is_stopped_while_it_writes_leaves_nothing_half_done(empty: Desk, qtbot: QtBot) -> None:
    page = read(empty, qtbot)
    ready, source = page.session.ready, page.session.source
    assert empty.bench is not None
    assert ready is not None
    assert source is not None
    ticket = Ticket("Importing")
    ticket.progressed.connect(lambda words: ticket.cancel() if words == "Writing enrolments" else None)
    with pytest.raises(CancelledError):
        applied(empty.bench.programme.file, ready, source, "tracker", ticket, actor="Tester")
    assert count(empty) == count(empty, "person") == count(empty, "import_run") == count(empty, "mapping_profile") == 0
    qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.run.result is not None, timeout=20_000)
    assert count(empty) == 62


def test_cancelling_an_import_goes_back_and_changes_nothing(desk: Desk, qtbot: QtBot) -> None:
    page = read(desk, qtbot)
    qtbot.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    assert desk.importing.page is None
    assert count(desk) == 61


def test_a_file_that_is_no_table_is_shown_as_it_stands_and_asks_for_its_headings(
    empty: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "letter.csv"
    path.write_text("Dear all,\nplease find the tracker attached.\n", encoding="utf-8")
    page = read(empty, qtbot, path)
    assert page.step == "sheet"
    assert not page.next.isEnabled()
    assert page.next.toolTip() == "take at least one sheet and say what its rows are"


def test_a_file_that_cannot_be_read_is_told_in_the_page_and_the_draft_before_it_stays(
    empty: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04 no workbook at all" * 50)
    page = read(empty, qtbot)
    empty.importing.read(path)
    qtbot.waitUntil(lambda: bool(page.source.failure.words.text()), timeout=20_000)
    assert page.source.failure.words.text().startswith("“broken.xlsx” cannot be read.")
    assert page.step == "source"
    page.go("review")
    assert page.next.text() == "Import 62 use cases"


def test_a_workbook_without_an_open_file_asks_where_the_new_one_is_to_lie(
    make_desk: Callable[[Path | None], Desk], qtbot: QtBot, tmp_path: Path
) -> None:
    desk = make_desk(None)
    desk.messages.paths = [tmp_path / "mine.axonix"]  # type: ignore[attr-defined]
    read(desk, qtbot)
    assert desk.bench is not None
    assert desk.bench.programme.path == tmp_path / "mine.axonix"


def test_import_asks_where_the_rows_come_from_and_offers_the_file_of_last_time(empty: Desk, qtbot: QtBot) -> None:
    imported(empty, qtbot)
    empty.importing.leave()
    empty.commands.run("file.import")
    page = empty.importing.page
    assert page is not None
    assert page.step == "source"
    assert page.source.again.accessibleName() == "Same as last time: tracker.xlsx"
    qtbot.mouseClick(page.source.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.session.ready is not None, timeout=20_000)
    assert page.step == "review"


def test_the_clipboard_is_a_source_as_text_and_as_html(empty: Desk, qtbot: QtBot) -> None:
    cells = [["Use case ID", "Use case name", "Business unit", "Stage"], ["007", "Triage", "Claims", "Pilot"],
             ["008", "Forecast of\nwater", "Sales", "Live"]]  # fmt: skip
    text = "\r\n".join("\t".join(f'"{cell}"' if "\n" in cell else cell for cell in row) for row in cells)
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
    for is_html in (False, True):
        mime = QMimeData()
        if is_html:
            mime.setHtml(f"<html><table>{rows}</table></html>")
        else:
            mime.setText(text)
        QApplication.clipboard().setMimeData(mime)
        empty.commands.run("file.import_paste")
        page = empty.importing.page
        assert page is not None
        qtbot.waitUntil(lambda page=page: page.session.ready is not None, timeout=20_000)
        assert page.title() == "Import Clipboard"
        assert page.session.ready is not None
        made = page.session.ready.plan.kinds["use_case"].batches[0]
        assert [row[made.columns.index("key")] for row in made.rows] == ["007", "008"]
        empty.importing.leave()


def test_a_clipboard_without_a_table_is_told(empty: Desk) -> None:
    QApplication.clipboard().setText("Dear all")
    empty.commands.run("file.import_paste")
    page = empty.importing.page
    assert page is not None
    assert page.source.failure.words.text().startswith("The clipboard holds no table.")


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
    band = second.window.banners.banner("read_only")
    assert band is not None
    assert "opened for reading" in band.text()
    assert not second.commands.action("file.import").isEnabled()
    assert not second.commands.action("file.import_paste").isEnabled()
    assert first.commands.action("file.import").isEnabled()


def test_the_start_page_lists_recent_files_and_missing_ones_as_missing(
    make_desk: Callable[[Path | None], Desk], programme_path: Path, tmp_path: Path
) -> None:
    desk = make_desk(programme_path)
    desk.state.keep_recent(tmp_path / "gone.axonix")
    desk.commands.run("file.close")
    assert desk.start_page is not None
    assert [(one.text(), one.is_missing) for one in desk.start_page.recent] == [("gone", True), ("sixty", False)]


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
