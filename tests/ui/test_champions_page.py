"""The Champions page in a whole window: nominate, activate, check in and hand over by keyboard; numbers open rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.core.records.people import Champion, ChampionUseCase, CheckIn
from axonix_desktop.core.records.training import Cohort
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id, new_ids
from axonix_desktop.store.queries.champions import champions, quiet_champions
from axonix_desktop.store.queries.records import count, rows
from axonix_desktop.ui.assurance.form_dialog import FormDialog
from axonix_desktop.ui.champions import asking
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.detail.record_view import RecordView
from axonix_desktop.ui.pages.champions_map import ChampionsMapPage
from axonix_desktop.ui.pages.records import RecordsPage
from tests.builders import course, enrolment, person, unit, use_case
from tests.conftest import Clock

TODAY = date(2026, 11, 22)
ALONE, QUIET, NEW, SPONSOR, FORMER = new_ids(5)
SALES, LEGAL, IDLE = new_ids(3)
Key = Qt.Key


@pytest.fixture
def path(tmp_path: Path, clock: Clock) -> Path:
    """Sales with one champion of three places and one on the way, Legal with two of whom one is quiet, an idle unit."""
    path = tmp_path / "champions.axonix"
    with ProgrammeFile.create(path, clock=clock) as f:
        begin_programme(f, "Champions", actor="Tester")
        people = new_ids(8)
        names = ("Ann Alone", "Quinn Quiet", "Nia New", "Sam Sponsor", "Fay Former", "Ben Free", "Cleo Free", "Lee")
        with f.work("Fill", "Tester") as work:
            work.insert(unit(id=SALES, name="Sales", headcount=420, champion_target=150))
            work.insert(unit(id=LEGAL, name="Legal", headcount=60, champion_target=40))
            work.insert(unit(id=IDLE, name="Idle"))
            for number, name in zip(people, names, strict=True):
                work.insert(person(id=number, name=name, business_unit_id=SALES))
            cases = [work.insert(use_case(id=new_id(), key=f"UC-{n}", business_unit_id=SALES)) for n in range(3)]
            for number, who, values in (
                (
                    ALONE,
                    0,
                    {
                        "unit": SALES,
                        "role": "lead",
                        "status": "active",
                        "since": date(2025, 12, 3),
                        "last": date(2026, 11, 2),
                        "wave": "Wave 1",
                    },
                ),
                (
                    QUIET,
                    1,
                    {
                        "unit": LEGAL,
                        "role": "champion",
                        "status": "active",
                        "since": date(2026, 3, 2),
                        "last": date(2026, 8, 1),
                        "wave": "Wave 1",
                    },
                ),
                (NEW, 2, {"unit": SALES, "role": "champion", "status": "nominated", "wave": "Wave 2"}),
                (SPONSOR, 3, {"unit": SALES, "role": "sponsor", "status": "active", "since": date(2026, 11, 1)}),
                (FORMER, 4, {"unit": LEGAL, "role": "champion", "status": "alumni", "since": date(2025, 1, 1)}),
                (
                    new_id(),
                    7,
                    {
                        "unit": LEGAL,
                        "role": "champion",
                        "status": "active",
                        "since": date(2026, 10, 1),
                        "last": date(2026, 11, 20),
                    },
                ),
            ):
                work.insert(
                    Champion(
                        id=number,
                        person_id=people[who],
                        business_unit_id=values["unit"],
                        role=values["role"],
                        status=values["status"],
                        since_on=values.get("since"),
                        last_check_in_on=values.get("last"),
                        wave=values.get("wave"),
                    )
                )
            for case in cases[:2]:
                work.insert(ChampionUseCase(id=new_id(), champion_id=ALONE, use_case_id=case))
            work.insert(
                CheckIn(id=new_id(), champion_id=ALONE, held_on=date(2026, 11, 2), subject="Demo", people_reached=14)
            )
            work.insert(
                Cohort(
                    id=new_id(),
                    name="Wave 1",
                    purpose="champions",
                    planned_seats=3,
                    starts_on=date(2025, 11, 1),
                    ends_on=date(2026, 4, 1),
                )
            )
            number = work.insert(course(id=new_id()))
            for step in range(6):
                work.insert(
                    enrolment(
                        id=new_id(),
                        person_id=people[0],
                        course_id=number,
                        cohort=str(step),
                        status="completed",
                        completed_on=date(2026, step + 1, 5),
                    )
                )
    return path


@pytest.fixture
def window(make_desk: Callable[[Path | None], Desk], path: Path) -> Desk:
    return make_desk(path)


def _file(desk: Desk) -> ProgrammeFile:
    assert desk.context is not None
    return desk.context.programme.file


def _page(desk: Desk) -> ChampionsMapPage:
    desk.commands.run("view.champions/coverage")
    QApplication.processEvents()
    assert desk.bench is not None
    assert desk.bench.page is not None
    page = desk.bench.page.front()
    assert isinstance(page, ChampionsMapPage)
    return page


def _shown(desk: Desk, kind: str) -> set[int]:
    """The ids in the grid in front, which must be of ``kind``."""
    assert desk.bench is not None
    assert desk.bench.page is not None
    page = desk.bench.page.front()
    assert isinstance(page, RecordsPage)
    assert page.kind == kind
    return {page.records.ids[row] for row in page.records.order}


def _tell(dialog: QDialog) -> dict[str, QWidget]:
    assert isinstance(dialog, FormDialog)
    return {name: row.editor.inner for name, row in dialog.form.rows.items()}


def _press_through(desk: Desk, qtbot: QtBot, opens: Callable[[], object], answer: Callable[[QDialog], None]) -> None:
    """Do what opens a dialog, answer it with keys, and wait until it is gone."""
    seen: list[bool] = []
    wrong: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not dialog.isVisible():
            QTimer.singleShot(50, look)
            return
        seen.append(True)
        QTimer.singleShot(100, lambda: tried(dialog))

    def tried(dialog: QDialog) -> None:
        try:
            answer(dialog)
        except BaseException as error:
            wrong.append(repr(error))
        if dialog.isVisible():
            wrong.append("the dialog is still open")
            dialog.reject()

    QTimer.singleShot(50, look)
    opens()
    qtbot.waitUntil(lambda: bool(seen) and QApplication.activeModalWidget() is None, timeout=15_000)
    assert not wrong, wrong[0]
    desk.window.activateWindow()
    QApplication.processEvents()


def _type(qtbot: QtBot, editor: QWidget, words: str) -> None:
    editor.setFocus()
    qtbot.keyClick(editor, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor, words)


def _finish(qtbot: QtBot, dialog: QDialog) -> None:
    """Press the primary button by keyboard."""
    assert isinstance(dialog, FormDialog)
    dialog.make_button.setFocus()
    qtbot.keyClick(dialog.make_button, Key.Key_Return)


def _status(desk: Desk, name: str) -> str:
    number = rows(_file(desk), "person", ["id"], {"name": name})[0][0]
    return str(rows(_file(desk), "champion", ["status"], {"person_id": number})[0][0])


def test_a_champion_is_nominated_activated_checked_in_and_hands_over_by_keyboard(window: Desk, qtbot: QtBot) -> None:
    page, file = _page(window), _file(window)
    assert page.now is not None
    before = {kind: rows(file, kind) for kind in ("champion", "check_in", "champion_use_case")}

    def nominate(dialog: QDialog) -> None:
        fields = _tell(dialog)
        _type(qtbot, fields["person_id"], "Ben Free")
        qtbot.keyClick(fields["person_id"], Key.Key_Tab)
        _type(qtbot, fields["business_unit_id"], "Sales")
        qtbot.keyClick(fields["business_unit_id"], Key.Key_Tab)
        _type(qtbot, fields["wave"], "Wave 2")
        _finish(qtbot, dialog)

    _press_through(window, qtbot, lambda: window.commands.run("champions.nominate"), nominate)
    assert _status(window, "Ben Free") == "nominated"
    assert window.window.toast.text == "Ben Free is nominated"
    assert page.now is not None
    assert len(page.now.units[0].on_the_way) == 2

    context = window.context
    assert context is not None
    assert context.current.kind == "champion"
    number = context.current.record_id
    assert number is not None
    assert asking.take_step(context, number, "onboarding")
    assert _status(window, "Ben Free") == "onboarding"

    def activate(dialog: QDialog) -> None:
        since = _tell(dialog)["since_on"]
        _type(qtbot, since, "2026-11-20")
        _finish(qtbot, dialog)

    _press_through(window, qtbot, lambda: window.commands.run("champions.activate"), activate)
    assert _status(window, "Ben Free") == "active"
    assert rows(file, "champion", ["since_on"], {"id": number}) == [("2026-11-20",)]
    assert page.now.units[0].filled == 2

    def check_in(dialog: QDialog) -> None:
        fields = _tell(dialog)
        _type(qtbot, fields["people_reached"], "25")
        _type(qtbot, fields["subject"], "First clinic")
        _finish(qtbot, dialog)

    _press_through(window, qtbot, lambda: window.commands.run("champions.check_in"), check_in)
    assert rows(file, "check_in", ["subject", "people_reached"], {"champion_id": number}) == [("First clinic", 25)]
    assert page.now.reached == 39

    def hand_over(dialog: QDialog) -> None:
        successor = _tell(dialog)["successor_id"]
        _type(qtbot, successor, "Cleo Free")
        qtbot.keyClick(successor, Key.Key_Tab)
        _finish(qtbot, dialog)

    _press_through(window, qtbot, lambda: window.commands.run("champions.hand_over"), hand_over)
    assert (_status(window, "Ben Free"), _status(window, "Cleo Free")) == ("alumni", "active")
    assert window.window.toast.text == "Handed over from Ben Free to Cleo Free"

    for _ in range(5):
        window.commands.run("edit.undo")
    assert {kind: rows(file, kind) for kind in before} == before


def test_a_nominee_is_told_that_onboarding_comes_first(window: Desk, qtbot: QtBot) -> None:
    _page(window)
    assert window.context is not None
    window.context.current.set(NEW, "champion")
    window.commands.run("champions.activate")
    title, words = window.messages.told[-1]  # type: ignore[attr-defined]
    assert title == "That cannot be done"
    assert words == "Onboarding comes before active. Let Nia New begin onboarding first."


def test_the_figures_say_what_the_rules_say_and_open_their_rows(window: Desk, qtbot: QtBot) -> None:
    page, file = _page(window), _file(window)
    found = champions(file, TODAY)
    values = {name: card.kpi.value for name, card in page.cards.kpis.items()}
    assert values == {"places": "60 %", "active": "4", "units": "1 of 2", "points": "1", "inactive": "1"}
    wanted: dict[str, tuple[str, set[int]]] = {
        "active": ("champion", set(found.active)),
        "units": ("business_unit", {SALES}),
        "points": ("champion", {ALONE}),
        "inactive": ("champion", {QUIET}),
        "places": ("champion", {*found.active, NEW}),
    }
    for name, (kind, ids) in wanted.items():
        card = _page(window).cards.kpis[name]
        card.setFocus()
        qtbot.keyClick(card, Key.Key_Return)
        assert _shown(window, kind) == ids, name


def test_every_mark_of_the_map_opens_what_it_counts(window: Desk, qtbot: QtBot) -> None:
    def press(name: str) -> None:
        page = _page(window)
        mark = next(one for one in page.cards.map.marks if one.spec.name == name)
        mark.setFocus()
        qtbot.keyClick(mark, Key.Key_Return)

    press("Sales, Lead champion")
    assert _shown(window, "champion") == {ALONE}
    press("Legal, champions")
    assert len(_shown(window, "champion")) == 3
    press("Sales")
    assert _shown(window, "business_unit") == {SALES, LEGAL, IDLE}
    assert window.context is not None
    assert window.context.current.record_id == SALES


def test_an_empty_cell_of_the_map_nominates_for_its_unit_and_role(window: Desk, qtbot: QtBot) -> None:
    page = _page(window)
    mark = next(one for one in page.cards.map.marks if one.spec.name == "Legal, Lead champion")
    assert mark.spec.value == "nobody yet; nominate somebody"

    def answer(dialog: QDialog) -> None:
        fields = _tell(dialog)
        assert fields["business_unit_id"].text() == "Legal"  # type: ignore[attr-defined]
        _type(qtbot, fields["person_id"], "Ben Free")
        _finish(qtbot, dialog)

    _press_through(window, qtbot, lambda: qtbot.keyClick(mark, Key.Key_Space), answer)
    number = rows(_file(window), "person", ["id"], {"name": "Ben Free"})[0][0]
    made = rows(_file(window), "champion", ["role", "business_unit_id"], {"person_id": number})
    assert made == [("lead", LEGAL)]


def test_months_and_waves_open_their_champions(window: Desk, qtbot: QtBot) -> None:
    page = _page(window)
    assert page.now is not None
    assert len(page.cards.timeline.marks) == 12
    assert page.cards.timeline.marks[-1].spec.value.startswith("3 of 5 places filled (60 %)")
    page.cards.timeline.marks[-1].click()
    assert _shown(window, "champion") == set(page.now.timeline[-1].active)
    page = _page(window)
    assert page.now is not None
    assert [(one.name, one.level(TODAY)) for one in page.now.waves] == [("Wave 1", "behind"), ("Wave 2", "unplanned")]
    page.cards.waves.marks[0].click()
    assert _shown(window, "champion") == {ALONE, QUIET}


def test_the_lists_name_who_is_alone_and_who_is_quiet_and_mend_it(window: Desk, qtbot: QtBot) -> None:
    page = _page(window)
    assert [row.words.text for row in page.cards.points.list.rows] == ["Sales rests on Ann Alone alone"]
    assert [(row.words.text, row.words.age) for row in page.cards.inactive.list.rows] == [
        ("Quinn Quiet, Legal", "113 d")
    ]

    def name(dialog: QDialog) -> None:
        deputy = _tell(dialog)["deputy_id"]
        _type(qtbot, deputy, "Ben Free")
        _finish(qtbot, dialog)

    _press_through(window, qtbot, page.cards.points.list.rows[0].click, name)
    assert not page.cards.points.list.isVisible()
    assert "No unit rests on one champion" in page.cards.points.state.words

    def log(dialog: QDialog) -> None:
        _finish(qtbot, dialog)

    _press_through(window, qtbot, page.cards.inactive.list.rows[0].click, log)
    assert quiet_champions(_file(window), TODAY) == ()
    assert page.cards.kpis["inactive"].kpi.value == "0"


def test_the_days_until_inactive_are_a_setting_that_can_be_undone(window: Desk, qtbot: QtBot) -> None:
    page = _page(window)
    page.cards.days.menu().actions()[-1].trigger()
    assert page.now is not None
    assert page.now.limits.inactive_days == 120
    assert page.cards.kpis["inactive"].kpi.value == "0"
    assert page.cards.days.text() == "after 120 d"
    window.commands.run("edit.undo")
    assert page.cards.kpis["inactive"].kpi.value == "1"


def test_what_champions_changed_is_told_or_why_it_cannot_be(window: Desk, qtbot: QtBot) -> None:
    page = _page(window)
    told = {mark.spec.name: mark.spec.value for mark in page.cards.effects.marks}
    assert told["Legal"].startswith("Fewer than 60 days") or told["Legal"].startswith("Too few")
    assert set(told) == {"Sales", "Legal"}
    table = page.cards.effects_frame.table()
    assert len(table.rows) == 2
    assert all(len(row) == len(table.heads) for row in table.rows)
    for name in ("map_frame", "timeline_frame", "waves_frame"):
        shown = getattr(page.cards, name).table()
        assert shown.rows
        assert all(len(row) == len(shown.heads) for row in shown.rows), name


def test_the_champion_tab_offers_the_steps_and_says_why_one_cannot_be_taken(window: Desk, qtbot: QtBot) -> None:
    assert window.context is not None
    window.context.open_record("champion", ALONE)
    view = _tab(window, "champion")
    buttons = {one.text(): one for one in view.findChildren(QPushButton) if one.isVisible()}
    assert buttons["Pause"].isEnabled()
    assert not buttons["End"].isEnabled()
    assert "Hand over to a successor first" in buttons["End"].toolTip()
    buttons["Pause"].setFocus()
    qtbot.keyClick(buttons["Pause"], Key.Key_Space)
    assert _status(window, "Ann Alone") == "paused"
    off = next(one for one in view.findChildren(QAbstractButton) if one.accessibleName().startswith("Stop supporting"))
    off.click()
    assert count(_file(window), "champion_use_case", {"champion_id": ALONE}) == 1


def test_a_business_unit_shows_its_coverage(window: Desk, qtbot: QtBot) -> None:
    assert window.context is not None
    window.context.open_record("business_unit", SALES)
    view = _tab(window, "coverage")
    words = [one.accessibleName() for one in view.findChildren(QAbstractButton) if one.isVisible()]
    assert any(one.startswith("Ann Alone, Lead champion, last check-in 2 Nov 2026") for one in words)
    window.context.open_record("business_unit", IDLE)
    QApplication.processEvents()
    button = next(
        one for one in view.findChildren(QPushButton) if one.isVisible() and one.text() == "Enter the headcount"
    )
    button.click()
    QApplication.processEvents()
    assert view.form is not None
    assert view.form.rows["headcount"].editor.inner.hasFocus()


def test_the_grid_has_views_of_the_inactive_those_without_a_deputy_and_by_wave(window: Desk, qtbot: QtBot) -> None:
    window.commands.run("view.champions/list")
    QApplication.processEvents()
    assert window.bench is not None
    assert window.bench.page is not None
    page = window.bench.page.front()
    assert isinstance(page, RecordsPage)
    titles = [view.title for view in page.views.keeper.views]
    assert titles == ["All", "Active", "Inactive", "Without deputy", "By wave"]
    page.views.choose(page.views.keeper.views[2].key)
    assert _shown(window, "champion") == {QUIET}


def test_nothing_yet_says_what_the_page_is_for_and_nominates(
    make_desk: Callable[[Path | None], Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = make_desk(None)
    desk.messages.paths = [tmp_path / "mine.axonix"]  # type: ignore[attr-defined]
    desk.commands.run("file.new")
    page = _page(desk)
    assert page.pane.title == "Champions for every unit"
    assert page.primary == ""
    desk.window.activateWindow()
    QApplication.setActiveWindow(desk.window)
    page.take_focus()
    here = QApplication.focusWidget()
    assert isinstance(here, QPushButton)

    def leave(dialog: QDialog) -> None:
        qtbot.keyClick(dialog, Key.Key_Escape)

    _press_through(desk, qtbot, lambda: qtbot.keyClick(here, Key.Key_Space), leave)
    assert count(_file(desk), "champion") == 0


def test_everything_that_takes_the_keyboard_has_a_name(window: Desk, qtbot: QtBot) -> None:
    page = _page(window)
    silent = [
        type(one).__name__
        for one in page.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and not _name(one)
    ]
    assert silent == []


def _name(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name).strip() if found is not None else ""


def _tab(desk: Desk, tab_id: str) -> RecordView:
    QApplication.processEvents()
    view = next(one for one in desk.window.findChildren(RecordView) if one.isVisible())
    view.show_tab(tab_id)
    QApplication.processEvents()
    return view
