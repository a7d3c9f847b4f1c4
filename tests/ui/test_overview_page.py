"""The Overview in a whole window: every number opens exactly its rows, by pointer and by keys; nothing stands empty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.core.records.people import Champion
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.records.programme import BusinessUnit, Person
from axonix_desktop.core.records.steering import SteeringMeeting
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id, new_ids
from axonix_desktop.ui.charts.flow import FORWARD
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.overview import reading
from axonix_desktop.ui.overview.list_dialog import ListDialog
from axonix_desktop.ui.pages.overview import OverviewPage
from tests.conftest import Clock


def _page(desk: Desk, qtbot: QtBot) -> OverviewPage:
    assert desk.bench is not None
    desk.bench.show_page("overview")
    page = desk.bench.pages["overview"]
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: page.now is not None and (page.now.is_empty or page.past is not None))
    qtbot.waitUntil(lambda: not page.chart_library.is_loading)
    return page


def _back(desk: Desk) -> None:
    assert desk.bench is not None
    desk.bench.show_page("overview")


def _rows(desk: Desk) -> list[int]:
    """The ids shown in the grid, which must be in front."""
    assert desk.bench is not None
    assert desk.bench.page_id == "use_cases"
    records = desk.bench.cases.records
    return [records.ids[row] for row in records.order]


def _number(button: QAbstractButton) -> int:
    """The number of use cases that a mark says it counts."""
    return int(button.accessibleName().rsplit(": ", 1)[1].split()[0].replace(",", ""))


@pytest.fixture
def lived(tmp_path: Path, clock: Clock) -> Path:
    """A programme with a history: begun in June, met in October, moved on since."""
    path = tmp_path / "lived.axonix"
    clock.now = datetime(2026, 6, 10, 9, 0, tzinfo=UTC)
    with ProgrammeFile.create(path, clock=clock) as f:
        begin_programme(f, "Lived", actor="Tester")
        units, people, cases = new_ids(3), new_ids(2), new_ids(9)
        with f.work("Fill", "Tester") as work:
            for number, name in zip(units, ("Finance", "Legal", "Sales"), strict=True):
                work.insert(BusinessUnit(id=number, name=name))
            for number, name in zip(people, ("Priya Nair", "Tom Iverson"), strict=True):
                work.insert(Person(id=number, name=name))
            for place, number in enumerate(cases[:8]):
                work.insert(UseCase(
                    id=number, key=f"UC-{place:03d}", title=f"Case {place}", stage=place % 4 + 1, status="active",
                    rag="green", business_unit_id=units[place % 3], owner_id=people[0], risk_tier="minimal",
                ))  # fmt: skip
            work.insert(SteeringMeeting(id=new_id(), name="October", held_on=date(2026, 10, 22)))
            work.insert(SteeringMeeting(id=new_id(), name="November", held_on=date(2026, 11, 26)))
        clock.now = datetime(2026, 8, 20, 9, 0, tzinfo=UTC)
        with f.work("August", "Tester") as work:
            work.update("use_case", cases[0], {"stage": 3})
            work.insert(Champion(id=new_id(), person_id=people[0], business_unit_id=units[0], status="active"))
        clock.now = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)
        with f.work("November", "Tester") as work:
            work.update("use_case", cases[1], {"stage": 5, "rag": "red"})
            work.update("use_case", cases[2], {"stage": 1})
            work.update("use_case", cases[3], {"owner_id": people[1]})
            work.insert(UseCase(id=cases[8], key="UC-900", title="Newcomer", stage=0, status="active",
                                target_on=date(2026, 12, 1)))  # fmt: skip
            work.insert(Champion(id=new_id(), person_id=people[1], business_unit_id=units[1], status="active"))
    clock.now = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    return path


@pytest.fixture
def lived_desk(make_desk: Callable[[Path | None], Desk], lived: Path) -> Desk:
    return make_desk(lived)


def test_each_bar_segment_opens_exactly_the_rows_it_counts(desk: Desk, qtbot: QtBot) -> None:
    page = _page(desk, qtbot)
    assert page.now is not None
    cases = page.now.cases
    seen = 0
    for mark in list(page.cards.bars.marks):
        wanted, name = _number(mark), mark.accessibleName()
        qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
        rows = _rows(desk)
        assert len(rows) == wanted, name
        assert {cases[row].status for row in rows} == {"active"}
        assert len({cases[row].stage for row in rows}) == 1
        if ", " in name:
            assert len({cases[row].rag for row in rows}) == 1
            seen += wanted
        _back(desk)
    assert seen == page.now.portfolio.active > 0


def test_each_cell_of_units_by_stage_opens_exactly_the_rows_it_counts(desk: Desk, qtbot: QtBot) -> None:
    page = _page(desk, qtbot)
    for mark in list(page.cards.heat.marks):
        mark.click()
        assert len(_rows(desk)) == _number(mark), mark.accessibleName()
        _back(desk)


def test_each_step_and_band_of_the_track_opens_its_use_cases(desk: Desk, qtbot: QtBot) -> None:
    page = _page(desk, qtbot)
    assert len(page.cards.track.marks) == 12
    for mark in page.cards.track.marks:
        qtbot.keyClick(mark, Qt.Key.Key_Return)
        wanted = int(mark.accessibleName().split(": ", 1)[1].split()[0])
        assert len(_rows(desk)) == wanted, mark.accessibleName()
        _back(desk)


def test_what_has_the_keyboard_is_scrolled_into_view(desk: Desk, qtbot: QtBot) -> None:
    desk.window.resize(1024, 680)
    page = _page(desk, qtbot)
    for mark in (page.cards.heat.marks[-1], page.cards.track.marks[0]):
        QApplication.setActiveWindow(desk.window)
        mark.setFocus()
        shown = QRect(mark.mapTo(page.cards.viewport(), QPoint()), mark.size())
        assert page.cards.viewport().rect().contains(shown), mark.accessibleName()


def test_the_legend_opens_all_use_cases_of_a_level(desk: Desk, qtbot: QtBot) -> None:
    page = _page(desk, qtbot)
    for entry in page.cards.legend.entries.values():
        if entry.isVisible():
            qtbot.mouseClick(entry, Qt.MouseButton.LeftButton)
            assert len(_rows(desk)) == int(entry.accessibleName().rsplit(": ", 1)[1])
            _back(desk)


def test_the_chart_copied_as_a_table_holds_what_the_bars_show(desk: Desk, qtbot: QtBot) -> None:
    page = _page(desk, qtbot)
    assert page.now is not None
    page.cards.bars_frame.copy_table()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "Stage\tOn track\tAt risk\tOff track\tNot rated\tTotal"
    assert sum(int(line.rsplit("\t", 1)[1]) for line in lines[1:]) == page.now.portfolio.active
    page.cards.heat_frame.copy_table()
    assert QApplication.clipboard().text().splitlines()[-1].endswith(f"\t{page.now.portfolio.active}")


def test_figures_tell_their_move_since_the_last_meeting_and_open_their_rows(lived_desk: Desk, qtbot: QtBot) -> None:
    page = _page(lived_desk, qtbot)
    cards = page.cards.kpis
    assert cards["active"].accessibleName() == "Active use cases: 9, up 1 since 22 Oct"
    assert cards["coverage"].accessibleName() == "Units with a champion: 67%, up 34 points since 22 Oct"
    assert cards["training"].kpi.since == "Nothing recorded yet"
    assert cards["active"].kpi.past == (8, 8, 8, 8, 8, 9)  # the ends of June to October, and today
    qtbot.keyClick(cards["due"], Qt.Key.Key_Return)
    assert len(_rows(lived_desk)) == 1 == int(cards["due"].kpi.value)


def test_what_changed_since_the_meeting_is_told_as_then_and_now(lived_desk: Desk, qtbot: QtBot) -> None:
    page = _page(lived_desk, qtbot)
    told = [row.words.said for row in page.cards.changes.list.rows]
    assert told == [
        "Case 1: 2 Components → 5 Refine", "Case 2: 3 Champions → 1 Data & governance", "Case 1: On track → Off track",
        "Case 3: Priya Nair → Tom Iverson", "Newcomer: New", "Units with a champion: 33% → 67%",
    ]  # fmt: skip
    qtbot.mouseClick(page.cards.changes.list.rows[3], Qt.MouseButton.LeftButton)
    assert lived_desk.bench is not None
    assert page.now is not None
    current = lived_desk.bench.current.record_id
    assert current is not None
    assert page.now.cases[current].title == "Case 3"


def test_another_day_compares_with_another_past(lived_desk: Desk, qtbot: QtBot) -> None:
    page = _page(lived_desk, qtbot)
    with qtbot.waitSignal(page.readings.past):
        page.cards.since.chosen.emit(date(2026, 7, 1))
    assert page.cards.changes.list.rows[0].words.said == "Case 0: 1 Data & governance → 3 Champions"
    assert page.cards.since.text() == "Since 1 Jul"
    with qtbot.waitSignal(page.readings.past):
        page.cards.since.chosen.emit(None)
    assert page.cards.since.text() == "Since 22 Oct"


def test_the_menu_of_days_offers_those_there_are_time_and_again(lived_desk: Desk, qtbot: QtBot) -> None:
    page = _page(lived_desk, qtbot)
    menu = page.cards.since.menu()
    assert menu is not None
    for _ in range(2):
        menu.aboutToShow.emit()
        words = [action.text() for action in menu.actions() if action.text()]
        assert words == ["Last meeting, 22 Oct", "7 days ago", "30 days ago", "90 days ago", "The beginning, 10 Jun"]
    with qtbot.waitSignal(page.readings.past):
        menu.actions()[4].trigger()
    assert page.cards.since.text() == "Since 10 Jun"


def test_the_flow_is_drawn_when_looked_at_and_opens_the_use_cases_that_moved(lived_desk: Desk, qtbot: QtBot) -> None:
    page = _page(lived_desk, qtbot)
    page.cards.ensureWidgetVisible(page.cards.flow_frame)
    qtbot.waitUntil(lambda: page.cards.flow_frame.is_showing_chart, timeout=30_000)
    flow = page.cards.flow
    assert flow is not None
    flow.series = FORWARD
    assert flow.words == "Today: 1 moved forward"
    qtbot.keyClick(flow.view, Qt.Key.Key_Return)
    assert page.now is not None
    assert [page.now.cases[row].title for row in _rows(lived_desk)] == ["Case 1"]
    _back(lived_desk)
    page.cards.flow_frame.copy_table()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[-1] == "Today\t1\t5\t3\t0\t1\t1"
    assert [line.split("\t")[0] for line in lines[1:]] == ["30 Jun", "31 Jul", "31 Aug", "30 Sep", "31 Oct", "Today"]


def test_lines_of_what_needs_attention_open_what_they_speak_of(desk: Desk, qtbot: QtBot) -> None:
    page = _page(desk, qtbot)
    assert page.cards.attention.list.rows
    assert desk.bench is not None
    for place in range(len(page.cards.attention.list.rows)):
        row = page.cards.attention.list.rows[place]
        qtbot.keyClick(row, Qt.Key.Key_Return)
        first = row.words.text.split()[0].replace(",", "")
        if row.words.verb == "Show":
            shown = desk.bench.page.front().shown_rows() if desk.bench.page is not None else None
            assert shown is not None
            assert len(shown.records.order) == int(first), row.words.text
        elif row.words.verb in ("Go to it", "Assign"):
            assert desk.bench.current.record_id is not None
        _back(desk)


def test_all_matters_are_listed_in_a_window_and_enter_opens_one(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _page(desk, qtbot)
    shown: list[ListDialog] = []

    def executed(dialog: QDialog) -> int:
        assert isinstance(dialog, ListDialog)
        shown.append(dialog)
        dialog.table.keyPressEvent(_key(Qt.Key.Key_Return))
        return 1

    monkeypatch.setattr(ListDialog, "exec", executed)
    qtbot.mouseClick(page.cards.all_matters, Qt.MouseButton.LeftButton)
    assert page.now is not None
    model = shown[0].table.model()
    counted = ("capacity", "training", "expiring")
    alone = sum(1 if one.code in counted else len(one.ids) for one in page.now.matters)
    assert model.rowCount() == alone
    assert desk.bench is not None
    assert desk.bench.current.record_id == page.now.matters[0].ids[0]


def _key(key: Qt.Key) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)


def test_an_edit_elsewhere_is_shown_at_once(desk: Desk, qtbot: QtBot) -> None:
    page = _page(desk, qtbot)
    assert desk.bench is not None
    assert page.now is not None
    before = page.now.portfolio.active
    gone = next(number for number, row in page.now.cases.items() if row.status == "active")

    def retire(file: ProgrammeFile, actor: str) -> int:
        with file.work("Retire", actor) as work:
            work.update("use_case", gone, {"status": "retired"})
        return work.change_set

    assert desk.bench.change(retire, "It cannot be retired")
    qtbot.waitUntil(lambda: page.now is not None and page.now.portfolio.active == before - 1)
    assert page.cards.kpis["active"].kpi.value == f"{before - 1}"
    assert page.status()[0].startswith(f"{before - 1} active")


def test_an_empty_programme_says_what_the_page_is_for_and_how_to_begin(
    make_desk: Callable[[Path | None], Desk], tmp_path: Path, clock: Clock, qtbot: QtBot
) -> None:
    with ProgrammeFile.create(tmp_path / "empty.axonix", clock=clock) as f:
        begin_programme(f, "Empty", actor="Tester")
    desk = make_desk(tmp_path / "empty.axonix")
    page = _page(desk, qtbot)
    assert page.pane.title == "Your programme at a glance"
    assert page.primary == ""  # one primary button in a view
    words = [step.accessibleName() for step in page.empty_steps.steps]
    assert words[0] == "Import or add use cases: still to do"
    assert len(words) == 4
    qtbot.mouseClick(page.empty_steps.close_button, Qt.MouseButton.LeftButton)
    assert not page.empty_steps.isVisible()
    page.refresh(frozenset())
    assert not page.empty_steps.isVisible()  # for good


def test_first_steps_are_ticked_by_what_the_programme_holds(lived_desk: Desk, qtbot: QtBot) -> None:
    page = _page(lived_desk, qtbot)
    words = [step.accessibleName() for step in page.cards.steps.steps]
    assert words == [
        "Import or add use cases: done", "Name their owners: still to do", "Set health and next gates: done",
        "Print the summary: still to do",
    ]  # fmt: skip


def test_many_units_are_summed_as_others_until_all_are_asked_for(
    make_desk: Callable[[Path | None], Desk], tmp_path: Path, clock: Clock, qtbot: QtBot
) -> None:
    with ProgrammeFile.create(tmp_path / "many.axonix", clock=clock) as f:
        begin_programme(f, "Many", actor="Tester")
        with f.work("Fill", "Tester") as work:
            for place, number in enumerate(new_ids(20)):
                work.insert(BusinessUnit(id=number, name=f"Unit {place:02d}"))
                for copy in range(1 if place >= 12 else 2):
                    work.insert(UseCase(id=new_id(), key=f"UC-{place:02d}{copy}", title="Case", status="active",
                                        stage=place % 9 + 1, business_unit_id=number))  # fmt: skip
    desk = make_desk(tmp_path / "many.axonix")
    page = _page(desk, qtbot)
    assert page.units is not None
    assert [row.name for row in page.units.rows][-1] == "8 other units"
    assert len(page.units.rows) == 13
    page.cell(12, -1)
    assert len(_rows(desk)) == 8
    _back(desk)
    high = page.cards.heat.height()
    qtbot.mouseClick(page.cards.more_units, Qt.MouseButton.LeftButton)
    assert len(page.units.rows) == 20
    assert page.cards.heat.height() > high
    assert page.cards.more_units.text() == "Show fewer"


def test_a_large_file_is_read_beside_the_window_and_the_page_says_so(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_SMALL_BYTES", 0)
    assert desk.bench is not None
    desk.bench.show_page("overview")
    page = desk.bench.pages["overview"]
    assert isinstance(page, OverviewPage)
    assert page.now is None
    assert page.pane.title == "Reading the figures"
    qtbot.waitUntil(lambda: page.now is not None)
    assert page.now is not None
    assert page.now.portfolio.active > 0


def test_a_reading_that_is_called_off_says_so_and_can_be_taken_up_again(
    lived_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_SMALL_BYTES", 0)
    desk = lived_desk
    assert desk.bench is not None
    desk.bench.jobs.started.connect(lambda ticket: ticket.cancel())
    desk.bench.show_page("overview")
    page = desk.bench.pages["overview"]
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: page.pane.title == "The figures were not read")
    monkeypatch.undo()
    page.readings.refresh()  # small again, so only the past is called off now
    qtbot.waitUntil(lambda: page.cards.flow_frame.state.words == "Reading the past was stopped.")
    assert page.cards.kpis["active"].kpi.since == "The past was not read"
    desk.bench.jobs.started.disconnect()
    with qtbot.waitSignal(page.readings.past):
        page.cards.flow_frame.state.button.click()
    assert page.cards.kpis["active"].kpi.since != "The past was not read"


@pytest.mark.parametrize("size", [(1024, 680), (1280, 800), (1440, 900)])
def test_the_page_never_scrolls_sideways(desk: Desk, qtbot: QtBot, size: tuple[int, int]) -> None:
    desk.window.resize(*size)
    page = _page(desk, qtbot)
    QApplication.processEvents()
    assert page.cards.body.width() <= page.cards.viewport().width()
    assert page.cards.body.minimumSizeHint().width() <= page.cards.viewport().width()


def test_everything_that_takes_the_keyboard_has_a_name(lived_desk: Desk, qtbot: QtBot) -> None:
    page = _page(lived_desk, qtbot)
    QApplication.processEvents()
    for widget in page.cards.body.findChildren(QAbstractButton):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert (widget.accessibleName() or widget.text()).strip(), widget
            assert widget.height() >= 24, widget.accessibleName()
