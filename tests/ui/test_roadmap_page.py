"""The roadmap as a person uses it: propose, drag, keys, zoom, groups, dependencies, on a real programme file."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from axonix_desktop.core.roadmap import plan_moved
from axonix_desktop.store.journal import change_sets
from axonix_desktop.store.queries.records import count, rows
from axonix_desktop.store.queries.roadmap import plan_book, recorded_dates
from axonix_desktop.ui.roadmap.plan_dialog import PlanDialog
from axonix_desktop.ui.roadmap.rows import CaseRow, GroupRow
from axonix_desktop.ui.roadmap.waits_dialog import WaitsDialog
from axonix_desktop.ui.roadmap.words import bar_tip, case_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from axonix_desktop.ui.desk import Desk
    from axonix_desktop.ui.pages.roadmap import RoadmapPage

NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk) -> RoadmapPage:
    """The roadmap with a plan proposed for every use case, not grouped."""
    assert desk.bench
    desk.bench.show_page("roadmap")
    desk.commands.run("roadmap.propose_all")
    made: RoadmapPage = desk.bench.page  # type: ignore[assignment]
    made.group_by("none")
    made.take_focus()
    QApplication.processEvents()
    return made


def _open_row(page: RoadmapPage, place: int = 0) -> CaseRow:
    """Put the keyboard on an open, planned use case."""
    row = [one for one in page.view.model.rows if isinstance(one, CaseRow) and page.outlook.plan(one.id).is_planned][
        place
    ]
    page.context.current.set(row.id)
    QApplication.processEvents()
    return row


def _plans(page: RoadmapPage) -> list[tuple[object, ...]]:
    return [row[:9] for row in rows(page.context.programme.file, "stage_plan")]


def _box(page: RoadmapPage, case: int, stage: int):  # type: ignore[no-untyped-def]
    chart = page.view.chart
    planned = page.outlook.plan(case).dates(stage).planned
    assert planned
    chart.bring_into_view(planned)
    top = chart._top(chart.places[case])
    return chart._bars.bar_box(chart.axis, chart.horizontalScrollBar().value(), top, planned)


def _mouse(page: RoadmapPage, kind: QEvent.Type, at: QPointF, held: bool = True) -> None:
    viewport = page.view.chart.viewport()
    button = Qt.MouseButton.LeftButton if kind is not QEvent.Type.MouseMove else Qt.MouseButton.NoButton
    buttons = Qt.MouseButton.LeftButton if held else Qt.MouseButton.NoButton
    event = QMouseEvent(kind, at, viewport.mapToGlobal(at), button, buttons, NONE)
    QApplication.sendEvent(viewport, event)


def _drag(page: RoadmapPage, start: QPointF, days: int, *, drops: bool = True) -> None:
    end = start + QPointF(days * page.view.chart.axis.day_width, 0)
    _mouse(page, QEvent.Type.MouseButtonPress, start)
    _mouse(page, QEvent.Type.MouseMove, start + (end - start) / 2)
    _mouse(page, QEvent.Type.MouseMove, end)
    if drops:
        _mouse(page, QEvent.Type.MouseButtonRelease, end, held=False)


def test_an_empty_roadmap_says_what_it_is_for_and_proposes_plans(desk: Desk, qtbot: QtBot) -> None:
    assert desk.bench
    desk.bench.show_page("roadmap")
    page: RoadmapPage = desk.bench.page  # type: ignore[assignment]
    assert not page.is_showing_bars
    page.take_focus()
    assert page.state._first is not None
    page.state._first.click()
    assert page.is_showing_bars
    file = page.context.programme.file
    book = plan_book(file)
    assert all(book.plan(one).is_planned for one in book.ids if book.plan(one).is_open)
    assert desk.window.toast.text.startswith("Plans proposed for")
    desk.window.toast.do()
    assert count(file, "stage_plan") == 0


def test_planning_by_hand_shows_the_rows_without_a_plan(desk: Desk) -> None:
    assert desk.bench
    desk.bench.show_page("roadmap")
    page: RoadmapPage = desk.bench.page  # type: ignore[assignment]
    page._show_bars()
    assert page.is_showing_bars
    assert any("not planned" in page.view.model.index(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(9))


def test_dragging_an_end_replans_and_undo_takes_it_back(page: RoadmapPage, desk: Desk) -> None:
    row = _open_row(page)
    page.view.set_zoom("month")
    before = _plans(page)
    box = _box(page, row.id, 9)
    _drag(page, QPointF(box.right() - 1, box.center().y()), 12)
    nine = recorded_dates(page.context.programme.file, row.id)[9]
    old = next(one for one in before if one[1] == row.id and one[2] == 9)
    assert nine.planned_end
    assert (nine.planned_end - timedelta(days=12)).isoformat() == old[4]
    assert change_sets(page.context.programme.file)[0].label == f"Replan stage 9 of {row.key}"
    desk.commands.run("edit.undo")
    assert _plans(page) == before
    assert page.outlook.plan(row.id).dates(9).planned_end == nine.planned_end - timedelta(days=12)


def test_what_is_shown_after_a_move_is_what_a_fresh_reading_shows(page: RoadmapPage) -> None:
    row = _open_row(page)
    page.view.set_zoom("month")
    box = _box(page, row.id, 8)
    _drag(page, box.center(), 9)
    shown = page.outlook.plan(row.id), page.outlook.expected(row.id), page.outlook.slip(row.id), page.counts()
    page.refresh(frozenset())
    assert shown == (page.outlook.plan(row.id), page.outlook.expected(row.id), page.outlook.slip(row.id), page.counts())


def test_dragging_a_whole_bar_pushes_what_follows(page: RoadmapPage) -> None:
    row = _open_row(page)
    page.view.set_zoom("month")
    stage = 8
    before = page.outlook.plan(row.id)
    box = _box(page, row.id, stage)
    _drag(page, box.center(), 5)
    after = recorded_dates(page.context.programme.file, row.id)
    assert after[stage].planned_start == before.dates(stage).planned_start + timedelta(days=5)  # type: ignore[operator]
    assert after[9].planned_start == before.dates(9).planned_start + timedelta(days=5)  # type: ignore[operator]
    assert change_sets(page.context.programme.file)[0].label == f"Replan stage 8 and 1 more of {row.key}"


def test_escape_gives_a_drag_up(page: RoadmapPage, qtbot: QtBot) -> None:
    row = _open_row(page)
    before, steps = _plans(page), len(change_sets(page.context.programme.file))
    box = _box(page, row.id, 9)
    _drag(page, box.center(), 30, drops=False)
    assert page.view.chart.pending
    qtbot.keyClick(page.view.names, Qt.Key.Key_Escape)
    _mouse(page, QEvent.Type.MouseButtonRelease, box.center(), held=False)
    assert not page.view.chart.pending
    assert (_plans(page), len(change_sets(page.context.programme.file))) == (before, steps)


def test_arrow_keys_walk_the_bars_and_shift_moves_the_end(page: RoadmapPage, qtbot: QtBot) -> None:
    row, names = _open_row(page), page.view.names
    names.setFocus()
    first = page.view.chart.taken
    assert first
    qtbot.keyClick(names, Qt.Key.Key_Right)
    taken = page.view.chart.taken
    assert taken == (row.id, min(first[1] + 1, 9))
    before = page.outlook.plan(row.id).dates(taken[1]).planned
    steps = len(change_sets(page.context.programme.file))
    qtbot.keyPress(names, Qt.Key.Key_Right, SHIFT)
    qtbot.keyPress(names, Qt.Key.Key_Right, SHIFT)
    qtbot.keyPress(names, Qt.Key.Key_Right, SHIFT | CTRL)
    qtbot.keyRelease(names, Qt.Key.Key_Shift)
    after = recorded_dates(page.context.programme.file, row.id)[taken[1]].planned
    assert before
    assert after == (before[0], before[1] + timedelta(days=9))
    assert len(change_sets(page.context.programme.file)) == steps + 1
    assert page.view.names.hasFocus()


def test_control_and_arrows_move_the_whole_bar(page: RoadmapPage, qtbot: QtBot) -> None:
    row, names = _open_row(page), page.view.names
    page.view.chart.taken = (row.id, 9)
    before = page.outlook.plan(row.id).dates(9).planned
    qtbot.keyPress(names, Qt.Key.Key_Right, CTRL)
    qtbot.keyRelease(names, Qt.Key.Key_Control)
    assert before
    day = timedelta(days=1)
    assert recorded_dates(page.context.programme.file, row.id)[9].planned == (before[0] + day, before[1] + day)


def test_menu_commands_move_a_bar_without_mouse_or_shift(page: RoadmapPage, desk: Desk) -> None:
    row = _open_row(page)
    page.view.chart.taken = (row.id, 9)
    before = page.outlook.plan(row.id).dates(9).planned
    desk.commands.run("roadmap.end_week_later")
    assert before
    assert recorded_dates(page.context.programme.file, row.id)[9].planned == (before[0], before[1] + timedelta(days=7))


def test_a_baseline_of_the_selection_measures_slip_from_then_on(page: RoadmapPage, desk: Desk) -> None:
    row = _open_row(page)
    page.context.current.select([row.id])
    desk.commands.run("roadmap.baseline")
    file = page.context.programme.file
    assert {plan_moved(one) for one in recorded_dates(file, row.id).values()} == {0}
    assert sum(one[4] is not None for one in rows(file, "stage_plan", ["id", "use_case_id", "stage", "planned_end_on",
                                                                       "baseline_end_on"])) == 9  # fmt: skip
    desk.commands.run("roadmap.clear_baseline")
    assert {one.baseline_end for one in recorded_dates(file, row.id).values()} == {None}


def test_rows_are_spoken_with_stage_dates_and_lateness(page: RoadmapPage) -> None:
    row = _open_row(page)
    planned = page.outlook.plan(row.id).dates(9).planned
    assert planned
    words = case_words(row, page.outlook, 9)
    assert words.startswith(f"{row.key} {row.title}, stage 9 planned ")
    assert words.endswith(("late", "On plan", "early"))
    place = page.view.model.place_of(row.id)
    assert place is not None
    spoken = page.view.model.index(place).data(Qt.ItemDataRole.AccessibleTextRole)
    assert row.key in spoken
    assert "Planned" in bar_tip(row, 9, page.outlook)


def test_groups_fold_by_key_and_click_and_count_what_is_late(page: RoadmapPage, qtbot: QtBot) -> None:
    page.group_by("unit")
    names, model = page.view.names, page.view.model
    assert isinstance(model.rows[0], GroupRow)
    total = len(model.rows)
    names.setCurrentIndex(model.index(0))
    members = len(model.rows[0].ids)
    qtbot.keyClick(names, Qt.Key.Key_Left)
    assert len(model.rows) == total - members
    assert "folded" in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(30, 10))
    assert len(model.rows) == total
    for name in ("stage", "owner"):
        page.group_by(name)
        assert sum(len(one.ids) for one in model.rows if isinstance(one, GroupRow)) == page.context.cases.records.shown


def test_control_and_the_wheel_zoom_about_the_pointer(page: RoadmapPage) -> None:
    chart = page.view.chart
    at = QPointF(200, 200)
    day = chart.axis.day_at(chart.horizontalScrollBar().value() + 200)
    turn = QWheelEvent(at, chart.viewport().mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL,
                       Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(chart.viewport(), turn)
    assert page.zoom == "month"
    assert page.tools.zooms["month"].isChecked()
    assert abs((chart.axis.day_at(chart.horizontalScrollBar().value() + 200) - day).days) <= 1


def test_keys_zoom_and_go_to_today(page: RoadmapPage, qtbot: QtBot) -> None:
    chart = page.view.chart
    qtbot.keyClick(page.view.names, Qt.Key.Key_Minus)
    assert page.zoom == "year"
    chart.horizontalScrollBar().setValue(0)
    qtbot.keyClick(page.view.names, Qt.Key.Key_T)
    x = chart.axis.x(page.outlook.today) - chart.horizontalScrollBar().value()
    assert 0 <= x <= chart.viewport().width()


def test_filter_order_and_selection_are_those_of_the_grid(page: RoadmapPage, desk: Desk) -> None:
    row = _open_row(page, 3)
    page.filter_by(row.title)
    assert page.context.cases.records.shown
    assert [one.id for one in page.view.model.rows if isinstance(one, CaseRow)] == [
        page.context.cases.records.ids[at] for at in page.context.cases.records.order
    ]
    assert page.view.row == row
    page.filter_by("nothing has these words")
    assert not page.is_showing_bars
    page.state._first.click()  # type: ignore[union-attr]
    assert page.is_showing_bars
    page.view.names.selectAll()
    assert set(page.context.current.selected) == set(page.context.cases.records.ids)


def test_stages_are_planned_in_fields(page: RoadmapPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    row = _open_row(page)
    seen: list[str] = []

    def fill(dialog: PlanDialog) -> int:
        line = dialog.lines[9, "planned_end"]
        line.setText("soon")
        seen.append(dialog.reason.text())
        assert not dialog.keep.isEnabled()
        line.setText("1 Jan 1999")
        seen.append(dialog.reason.text())
        assert not dialog.keep.isEnabled()
        line.setText("31 December 2029")
        dialog._tidy(9, "planned_end")
        assert dialog.keep.isEnabled()
        return 1

    monkeypatch.setattr(PlanDialog, "exec", fill)
    qtbot.keyClick(page.view.names, Qt.Key.Key_F2)
    assert "is not a date" in seen[0]
    assert seen[1] == "Stage 9 is planned to end before it begins."
    assert str(recorded_dates(page.context.programme.file, row.id)[9].planned_end) == "2029-12-31"
    assert change_sets(page.context.programme.file)[0].label == f"Plan stages of {row.key}"


def test_a_dependency_is_added_and_removed_and_a_circle_refused(
    page: RoadmapPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = _open_row(page, 0), _open_row(page, 1)
    seen: list[str] = []

    def let(other: CaseRow) -> Callable[[WaitsDialog], int]:
        def done(dialog: WaitsDialog) -> int:
            dialog.other.setCurrentIndex(dialog.other.findData(other.id))
            seen.append(dialog.reason.text())
            if dialog.add.isEnabled():
                dialog.because.setText("Shared data")
                dialog.add.click()
                seen.append(dialog.list.item(0).text())
            return 1

        return done

    monkeypatch.setattr(WaitsDialog, "exec", let(first))
    desk.commands.run("roadmap.waits")
    assert seen[0] == ""
    assert seen[1].startswith(f"Waits for {first.key} {first.title}: Shared data")
    _open_row(page, 0)
    monkeypatch.setattr(WaitsDialog, "exec", let(second))
    desk.commands.run("roadmap.waits")
    assert "circle" in seen[2]
    assert len(page.view.chart.waits) == 1

    def take_away(dialog: WaitsDialog) -> int:
        dialog.list.setCurrentRow(0)
        dialog.remove.click()
        return 1

    _open_row(page, 1)
    monkeypatch.setattr(WaitsDialog, "exec", take_away)
    desk.commands.run("roadmap.waits")
    assert count(page.context.programme.file, "use_case_dependency") == 0


def test_a_read_only_file_can_be_looked_at_but_not_planned(
    make_desk: Callable[[Path | None], Desk], programme_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk(programme_path)
    assert desk.bench
    desk.bench.show_page("roadmap")
    desk.commands.run("roadmap.propose_all")
    page: RoadmapPage = desk.bench.page  # type: ignore[assignment]
    row = _open_row(page)
    monkeypatch.setattr(type(desk.bench.programme), "read_only_reason", property(lambda _self: "It lies on a CD."))
    page.refresh(frozenset())
    box = _box(page, row.id, 9)
    _drag(page, box.center(), 10)
    assert not page.view.chart.pending
    assert desk.commands.command("roadmap.baseline").objection() == "It lies on a CD."
