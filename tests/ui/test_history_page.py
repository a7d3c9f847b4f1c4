"""The history as a person uses it: read the steps, narrow them, go back, compare, look at the past."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from axonix_desktop.actions.records import change_record
from axonix_desktop.store.queries.records import record, rows
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.dialogs.conflicts import ConflictDialog
from axonix_desktop.ui.history.compare import CompareDialog
from axonix_desktop.ui.history.journal_model import Heading, SetRow, Standing
from axonix_desktop.ui.history.moments import end_of_day
from axonix_desktop.ui.history.past import PastDialog
from axonix_desktop.ui.history.record_history import RecordHistory
from axonix_desktop.ui.history.undo_dialog import StepsDialog
from axonix_desktop.ui.pages.history import HistoryPage
from tests.conftest import Clock
from tests.ui.meeting import meeting

LAST = "UC-999"


def the_last(desk: Desk) -> int:
    """The id of the use case the tests change."""
    assert desk.context
    return next(row[0] for row in rows(desk.context.programme.file, "use_case", ["id", "key"]) if row[1] == LAST)


def change(desk: Desk, clock: Clock, title: str) -> None:
    """Rename the last use case a day later."""
    clock.advance(days=1)
    assert desk.context
    act = partial(change_record, kind="use_case", number=the_last(desk), values={"title": title})
    assert desk.context.change(act, "Not renamed")


def title(desk: Desk) -> str:
    assert desk.context
    return record(desk.context.programme.file, "use_case", the_last(desk)).title  # type: ignore[union-attr]


@pytest.fixture
def page(desk: Desk, clock: Clock) -> HistoryPage:
    """The history of a programme whose last use case was renamed on two days."""
    change(desk, clock, "First name")
    change(desk, clock, "Second name")
    desk.commands.run("view.history")
    found = desk.page("history")
    assert isinstance(found, HistoryPage)
    QApplication.processEvents()
    return found


def listed(page: HistoryPage) -> list[str]:
    """Headings and steps as they stand in the list."""
    return [page.model.index(row).data() for row in range(page.model.rowCount())]


def go_to(page: HistoryPage, label: str) -> SetRow:
    """Move down with the keyboard until the step is reached."""
    for _ in range(20):
        row = page.list.current_row()
        if row is not None and row.set.label == label:
            return row
        QTest.keyClick(page.list, Qt.Key.Key_Down)
    raise AssertionError(f"{label} is not in {listed(page)}")


def test_steps_stand_under_their_days_newest_first(page: HistoryPage) -> None:
    assert listed(page) == [
        "Today, Tuesday 24 November 2026",
        "Change name of UC-999",
        "Yesterday, Monday 23 November 2026",
        "Change name of UC-999",
        "Sunday 22 November 2026",
        "Add use case “Last one in”",
        "Import tracker",
        "Begin programme",
    ]
    assert page.counts() == "5 steps"


def test_the_keyboard_goes_from_step_to_step_over_the_headings(page: HistoryPage) -> None:
    assert page.list.hasFocus()
    seen = [page.list.current_row()]
    for _ in range(4):
        QTest.keyClick(page.list, Qt.Key.Key_Down)
        seen.append(page.list.current_row())
    assert [row.set.id for row in seen if row] == [5, 4, 3, 2, 1]
    assert page.panel.title.text() == "Begin programme"


def test_a_step_opens_to_what_it_changed_from_what_to_what(page: HistoryPage) -> None:
    (told,) = page.panel.table.changes.lines
    assert (told.record.key, told.old, told.new) == (LAST, "First name", "Second name")
    assert "24 Nov 2026" in page.panel.facts.text()
    assert "by Tester" in page.panel.facts.text()


def test_an_import_of_many_rows_is_opened_a_page_at_a_time(page: HistoryPage) -> None:
    go_to(page, "Import tracker")
    table = page.panel.table.changes
    first = table.rowCount()
    while table.canFetchMore():
        table.fetchMore()
    assert first == 400
    assert table.rowCount() == len(table.lines) > 400
    assert {one.kind for one in table.lines} == {"business_unit", "person", "use_case"}


def test_the_words_of_the_filter_box_narrow_the_steps(desk: Desk, page: HistoryPage) -> None:
    box = desk.window.top_bar.filter_box
    box.setFocus()
    QTest.keyClicks(box, "import")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert listed(page) == ["Sunday 22 November 2026", "Import tracker"]
    assert page.counts() == "1 of 5 steps"
    box.selectAll()
    QTest.keyClicks(box, "zebra")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert page.state.isVisible()
    assert page.state.title == "No step matches"


def test_who_kind_field_time_and_record_narrow_the_steps(page: HistoryPage) -> None:
    bar = page.filter
    bar.kind.setCurrentIndex(bar.kind.findData("person"))
    assert page.counts() == "1 of 5 steps"
    bar.kind.setCurrentIndex(bar.kind.findData("use_case"))
    bar.field.setCurrentIndex(bar.field.findData("title"))
    assert page.counts() == "2 of 5 steps"
    bar.period.setCurrentIndex(bar.period.findData("today"))
    assert page.counts() == "1 of 5 steps"
    bar.clear_button.click()
    assert page.counts() == "5 steps"
    page.show_record("use_case", page.panel.table.changes.lines[0].record_id)
    assert page.counts() == "3 of 5 steps"
    assert bar.record_chip.text() == LAST


def test_an_undone_step_is_marked_and_the_next_to_undo_is_where_one_stands(desk: Desk, page: HistoryPage) -> None:
    desk.commands.run("edit.undo")
    rows_ = [page.model.row(page.model.index(place)) for place in range(page.model.rowCount())]
    standing = {row.set.id: row.standing for row in rows_ if isinstance(row, SetRow)}
    assert standing == {
        6: Standing.MOVE, 5: Standing.UNDONE, 4: Standing.NEXT, 3: Standing.DONE, 2: Standing.DONE, 1: Standing.DONE
    }  # fmt: skip
    assert any(isinstance(row, Heading) for row in rows_)


def test_a_step_in_the_middle_can_be_taken_back(desk: Desk, page: HistoryPage, clock: Clock) -> None:
    assert desk.context
    act = partial(change_record, kind="use_case", number=the_last(desk), values={"vendor": "Acme"})
    desk.context.change(act, "")
    go_to(page, "Change name of UC-999")
    page.panel.take_back.click()
    assert title(desk) == "First name"
    assert record(desk.context.programme.file, "use_case", the_last(desk)).vendor == "Acme"  # type: ignore[union-attr]
    desk.commands.run("edit.undo")
    assert title(desk) == "Second name"


def test_a_conflict_is_told_as_a_list_and_nothing_is_done(desk: Desk, page: HistoryPage) -> None:
    go_to(page, "Change name of UC-999")
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    before = page.counts()
    page.panel.take_back.click()
    told = desk.messages.told  # type: ignore[attr-defined]
    assert told[-1][0] == "This step cannot be taken back"
    assert "“Use case” has been changed since." in told[-1][1]
    assert (page.counts(), title(desk)) == (before, "Second name")


def test_the_list_of_conflicts_can_be_copied(desk: Desk) -> None:
    dialog = ConflictDialog("Not possible", "Two things stand against it.", ("First.", "Second."), desk.window)
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "First.\nSecond."
    dialog.deleteLater()


def test_undo_back_to_a_step_names_the_steps_and_does_them_at_once(desk: Desk, page: HistoryPage) -> None:
    go_to(page, "Add use case “Last one in”")
    seen: list[str] = []

    def press(dialog: object) -> None:
        assert isinstance(dialog, StepsDialog)
        seen.extend(dialog.list.item(row).text() for row in range(dialog.list.count()))
        seen.append(dialog.do_button.text())
        dialog.do_button.click()

    meeting(press, StepsDialog)
    page.panel.undo_to.click()
    assert [text.partition("  ·  ")[0] for text in seen] == [
        "Change name of UC-999", "Change name of UC-999", "Undo 2 steps"
    ]  # fmt: skip
    assert title(desk) == "Last one in"
    page.list.choose(5)
    meeting(lambda dialog: dialog.do_button.click(), StepsDialog)
    page.panel.redo_to.click()
    assert title(desk) == "Second name"


def test_cancelling_the_question_undoes_nothing(desk: Desk, page: HistoryPage) -> None:
    go_to(page, "Import tracker")
    meeting(lambda dialog: dialog.reject(), StepsDialog)
    page.panel.undo_to.click()
    assert title(desk) == "Second name"


def test_the_old_value_of_the_line_chosen_is_put_back(desk: Desk, page: HistoryPage) -> None:
    assert not page.panel.restore.isEnabled()
    page.panel.table.setFocus()
    assert page.panel.restore.isEnabled()
    page.panel.restore.click()
    assert title(desk) == "First name"
    assert listed(page)[1] == "Restore use case of UC-999 to First name"


def test_an_old_value_is_restored_from_the_history_of_a_record(desk: Desk, page: HistoryPage, qtbot) -> None:
    widget = RecordHistory(desk.context, "use_case", the_last(desk))  # type: ignore[arg-type]
    qtbot.addWidget(widget)
    widget.resize(340, 600)
    widget.show()
    QApplication.processEvents()
    labels = [box.accessibleName() for box in widget.entries]
    assert labels[0] == "Change name of UC-999. 24 Nov 2026, 09:00 by Tester"
    assert len(labels) == 3
    (button,) = widget.entries[1].buttons
    assert button.accessibleName() == "Restore Use case to Last one in"
    button.click()
    assert title(desk) == "Last one in"
    assert widget.entries[0].accessibleName().startswith("Restore use case of UC-999 to Last one in")


def test_two_dates_are_compared_filtered_copied_and_exported(
    desk: Desk, page: HistoryPage, qtbot, tmp_path: Path
) -> None:
    assert desk.context
    dialog = CompareDialog(desk.context, desk.context.programme.today(), desk.window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.first.set_day(date(2026, 11, 22))
    dialog.compare_button.click()
    qtbot.waitUntil(dialog.kinds.isVisible, timeout=10_000)
    assert dialog.summary.text().endswith("1 changed")
    (told,) = dialog.table.changes.lines
    assert (told.old, told.new) == ("Last one in", "Second name")
    assert [dialog.kinds.item(row).data(Qt.ItemDataRole.UserRole) for row in (0, 1)] == ["", "use_case"]
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text().splitlines()[1].split("\t")[1:] == [
        LAST, "Second name", "Changed", "Use case", "Last one in", "Second name"
    ]  # fmt: skip
    target = tmp_path / "differs.csv"
    desk.messages.paths = [target]  # type: ignore[attr-defined]
    dialog.export_button.click()
    assert "Last one in" in target.read_text("utf-8-sig")


def test_equal_moments_differ_in_nothing_and_say_so(desk: Desk, page: HistoryPage, qtbot) -> None:
    assert desk.context
    dialog = CompareDialog(desk.context, desk.context.programme.today(), desk.window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.first.set_day(desk.context.programme.today())
    dialog.compare_button.click()
    qtbot.waitUntil(lambda: dialog.state.title == "Nothing differs", timeout=10_000)
    assert not dialog.export_button.isEnabled()


def test_the_whole_window_shows_a_past_day_read_only_and_comes_back(desk: Desk, page: HistoryPage, qtbot) -> None:
    assert desk.context
    dialog = PastDialog(desk.look, desk.context.programme.file, desk.context.programme.today(), desk.window)
    dialog.picker.set_day(date(2026, 11, 23))
    desk.context.show_past(dialog.moment())
    dialog.deleteLater()
    qtbot.waitUntil(lambda: desk.past.is_past, timeout=10_000)
    band = desk.window.banners.banner("past")
    assert band is not None
    assert band.text() == "As it stood on 23 Nov 2026  ·  read only"
    assert title(desk) == "First name"
    assert desk.context
    assert desk.context.programme.today() == date(2026, 11, 23)
    assert desk.context.programme.read_only_reason
    act = partial(change_record, kind="use_case", number=the_last(desk), values={"title": "No"})
    assert not desk.context.change(act, "Not possible")
    desk.commands.run("view.use_cases")
    assert desk.context.cases.records.total == 61
    band.buttons[0].click()
    assert desk.window.banners.banner("past") is None
    assert title(desk) == "Second name"
    assert desk.context.programme.read_only_reason is None


def test_closing_while_the_past_is_shown_lets_go_of_the_file(
    make_desk, programme_path: Path, clock: Clock, qtbot
) -> None:
    desk = make_desk(programme_path)
    change(desk, clock, "Later")
    desk.context.show_past(end_of_day(desk.context.programme.file, clock.now.date() - timedelta(days=1)))
    qtbot.waitUntil(lambda: desk.past.is_past, timeout=10_000)
    desk.commands.run("file.close")
    again = make_desk(programme_path)
    assert again.context.programme.read_only_reason is None
    assert title(again) == "Later"


def test_a_day_before_the_beginning_is_refused_kindly(desk: Desk, page: HistoryPage, qtbot) -> None:
    assert desk.context
    desk.context.show_past(end_of_day(desk.context.programme.file, date(2020, 1, 1)))
    told = desk.messages.told  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert "did not exist at that time" in told[-1][1]
    assert not desk.past.is_past


def test_the_history_of_the_selected_record_is_a_command_away(desk: Desk, page: HistoryPage) -> None:
    desk.commands.run("view.use_cases")
    assert desk.context
    desk.context.current.set(the_last(desk))
    desk.commands.run("history.record")
    assert page.isVisible()
    assert page.counts() == "3 of 5 steps"
