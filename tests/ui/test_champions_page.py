"""The Champions page in a whole window: nominate, activate, check in and hand over by keyboard; numbers open rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.bulk_records import change_records
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.store.queries.champions import champions, quiet_champions
from axonix_desktop.store.queries.overview import OverviewReader
from axonix_desktop.store.queries.records import count, rows
from axonix_desktop.ui.assurance.form_dialog import FormDialog
from axonix_desktop.ui.champions import asking, filling
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.overview.filling import kpi
from tests.conftest import Clock
from tests.ui.champions_hand import (
    ALONE,
    IDLE,
    LEGAL,
    NEW,
    QUIET,
    SALES,
    TODAY,
    Key,
    coverage_page,
    fields_of,
    finish,
    made,
    status_of,
    type_into,
)
from tests.ui.hands import file_of, press_through, shown_ids


@pytest.fixture
def window(make_desk: Callable[[Path | None], Desk], tmp_path: Path, clock: Clock) -> Desk:
    return make_desk(made(tmp_path / "champions.axonix", clock))


def test_a_champion_is_nominated_activated_checked_in_and_hands_over_by_keyboard(window: Desk, qtbot: QtBot) -> None:
    page, file = coverage_page(window), file_of(window)
    assert page.now is not None
    before = {kind: rows(file, kind) for kind in ("champion", "check_in", "champion_use_case")}

    def nominate(dialog: QDialog) -> None:
        fields = fields_of(dialog)
        type_into(qtbot, fields["person_id"], "Ben Free")
        qtbot.keyClick(fields["person_id"], Key.Key_Tab)
        type_into(qtbot, fields["business_unit_id"], "Sales")
        qtbot.keyClick(fields["business_unit_id"], Key.Key_Tab)
        type_into(qtbot, fields["wave"], "Wave 2")
        finish(qtbot, dialog)

    press_through(window, qtbot, lambda: window.commands.run("champions.nominate"), nominate)
    assert status_of(window, "Ben Free") == "nominated"
    assert window.window.toast.text == "Ben Free is nominated"
    assert len(page.now.units[0].on_the_way) == 2
    context = window.context
    assert context is not None
    assert context.current.kind == "champion"
    number = context.current.record_id
    assert number is not None
    assert asking.take_step(context, number, "onboarding")
    assert status_of(window, "Ben Free") == "onboarding"

    def activate(dialog: QDialog) -> None:
        since = fields_of(dialog)["since_on"]
        type_into(qtbot, since, "2026-11-20")
        finish(qtbot, dialog)

    press_through(window, qtbot, lambda: window.commands.run("champions.activate"), activate)
    assert status_of(window, "Ben Free") == "active"
    assert rows(file, "champion", ["since_on"], {"id": number}) == [("2026-11-20",)]
    assert page.now.units[0].filled == 2

    def check_in(dialog: QDialog) -> None:
        fields = fields_of(dialog)
        type_into(qtbot, fields["people_reached"], "25")
        type_into(qtbot, fields["subject"], "First clinic")
        finish(qtbot, dialog)

    press_through(window, qtbot, lambda: window.commands.run("champions.check_in"), check_in)
    assert rows(file, "check_in", ["subject", "people_reached"], {"champion_id": number}) == [("First clinic", 25)]
    assert page.now.reached == 39

    def hand_over(dialog: QDialog) -> None:
        successor = fields_of(dialog)["successor_id"]
        type_into(qtbot, successor, "Cleo Free")
        qtbot.keyClick(successor, Key.Key_Tab)
        finish(qtbot, dialog)

    press_through(window, qtbot, lambda: window.commands.run("champions.hand_over"), hand_over)
    assert (status_of(window, "Ben Free"), status_of(window, "Cleo Free")) == ("alumni", "active")
    assert window.window.toast.text == "Handed over from Ben Free to Cleo Free"
    for _ in range(5):
        window.commands.run("edit.undo")
    assert {kind: rows(file, kind) for kind in before} == before


def test_a_nominee_is_told_that_onboarding_comes_first(window: Desk, qtbot: QtBot) -> None:
    coverage_page(window)
    assert window.context is not None
    window.context.current.set(NEW, "champion")
    window.commands.run("champions.activate")
    title, words = window.messages.told[-1]  # type: ignore[attr-defined]
    assert title == "That cannot be done"
    assert words == (
        "Onboarding comes before active. Let Nia New begin onboarding first."
        " After nominated comes onboarding or alumni."
    )


def test_the_figures_say_what_the_rules_say_and_open_their_rows(window: Desk, qtbot: QtBot) -> None:
    page, file = coverage_page(window), file_of(window)
    found = champions(file, TODAY)
    values = {name: card.kpi.value for name, card in page.cards.kpis.items()}
    assert values == {"places": "60%", "active": "4", "units": "67%", "points": "1", "inactive": "1"}
    one = found.rows[found.active[0]]
    half = filling.kpi("active", replace(found, rows={**found.rows, one.id: one._replace(hours=2.5)}))
    assert half.since.startswith("2.5 h a week")
    first = kpi("coverage", OverviewReader(file).read(TODAY), None)
    units = page.cards.kpis["units"].kpi
    assert (first.title, first.value) == (units.title, units.value)  # the first page says the same in the same words
    wanted: dict[str, tuple[str, set[int]]] = {
        "active": ("champion", set(found.active)),
        "units": ("business_unit", {SALES}),
        "points": ("champion", {ALONE}),
        "inactive": ("champion", {QUIET}),
        "places": ("champion", {*found.active, NEW}),
    }
    for name, (kind, ids) in wanted.items():
        card = coverage_page(window).cards.kpis[name]
        card.setFocus()
        qtbot.keyClick(card, Key.Key_Return)
        assert shown_ids(window, kind) == ids, name


def test_every_mark_of_the_map_opens_what_it_counts(window: Desk, qtbot: QtBot) -> None:
    def press(name: str) -> None:
        page = coverage_page(window)
        mark = next(one for one in page.cards.map.marks if one.spec.name == name)
        mark.setFocus()
        qtbot.keyClick(mark, Key.Key_Return)

    press("Sales, Lead champion")
    assert shown_ids(window, "champion") == {ALONE}
    press("Legal, champions")
    assert len(shown_ids(window, "champion")) == 3
    press("Sales")
    assert shown_ids(window, "business_unit") == {SALES, LEGAL, IDLE}
    assert window.context is not None
    assert window.context.current.record_id == SALES


def test_an_empty_cell_nominates_for_its_unit_and_role_and_no_deputy_who_left(window: Desk, qtbot: QtBot) -> None:
    page = coverage_page(window)
    mark = next(one for one in page.cards.map.marks if one.spec.name == "Legal, Lead champion")
    assert mark.spec.value == "nobody yet; nominate somebody"

    def answer(dialog: QDialog) -> None:
        fields = fields_of(dialog)
        assert fields["business_unit_id"].text() == "Legal"  # type: ignore[attr-defined]
        type_into(qtbot, fields["person_id"], "Ben Free")
        qtbot.keyClick(fields["person_id"], Key.Key_Tab)
        type_into(qtbot, fields["deputy_id"], "Cleo Free")
        finish(qtbot, dialog)
        assert isinstance(dialog, FormDialog)
        assert dialog.isVisible()
        assert dialog.note.text() == "Cleo Free has left the organisation and cannot be a deputy."
        type_into(qtbot, fields["deputy_id"], "Nia New")
        finish(qtbot, dialog)

    assert window.context is not None
    left = int(rows(file_of(window), "person", ["id"], {"name": "Cleo Free"})[0][0] or 0)
    window.context.change(partial(change_records, kind="person", changes=[(left, {"is_active": False})]), "")
    press_through(window, qtbot, lambda: qtbot.keyClick(mark, Key.Key_Space), answer)
    number = rows(file_of(window), "person", ["id"], {"name": "Ben Free"})[0][0]
    made = rows(file_of(window), "champion", ["role", "business_unit_id"], {"person_id": number})
    assert made == [("lead", LEGAL)]


def test_months_and_waves_open_their_champions(window: Desk, qtbot: QtBot) -> None:
    page = coverage_page(window)
    assert page.now is not None
    assert len(page.cards.timeline.marks) == 12
    assert page.cards.timeline.marks[-1].spec.value.startswith("3 of 5 places filled (60%)")
    page.cards.timeline.marks[-1].click()
    assert shown_ids(window, "champion") == set(page.now.timeline[-1].active)
    page = coverage_page(window)
    assert page.now is not None
    assert [(one.name, one.level(TODAY)) for one in page.now.waves] == [("Wave 1", "behind"), ("Wave 2", "unplanned")]
    page.cards.waves.marks[0].click()
    assert shown_ids(window, "champion") == {ALONE, QUIET}


def test_the_lists_name_who_is_alone_and_who_is_quiet_and_mend_it(window: Desk, qtbot: QtBot) -> None:
    page = coverage_page(window)
    assert [row.words.text for row in page.cards.points.list.rows] == ["Sales rests on Ann Alone alone"]
    assert [(row.words.text, row.words.age) for row in page.cards.inactive.list.rows] == [
        ("Quinn Quiet, Legal", "113 d")
    ]

    def name(dialog: QDialog) -> None:
        deputy = fields_of(dialog)["deputy_id"]
        type_into(qtbot, deputy, "Ben Free")
        finish(qtbot, dialog)

    press_through(window, qtbot, page.cards.points.list.rows[0].click, name)
    assert not page.cards.points.list.isVisible()
    assert "No unit rests on one champion" in page.cards.points.state.words

    def log(dialog: QDialog) -> None:
        finish(qtbot, dialog)

    press_through(window, qtbot, page.cards.inactive.list.rows[0].click, log)
    assert quiet_champions(file_of(window), TODAY) == ()
    assert page.cards.kpis["inactive"].kpi.value == "0"


def test_the_days_until_inactive_are_a_setting_that_can_be_undone(window: Desk, qtbot: QtBot) -> None:
    page = coverage_page(window)
    page.cards.days.menu().actions()[-1].trigger()
    assert page.now is not None
    assert page.now.limits.inactive_days == 120
    assert page.cards.kpis["inactive"].kpi.value == "0"
    assert page.cards.days.text() == "after 120 d"
    window.commands.run("edit.undo")
    assert page.cards.kpis["inactive"].kpi.value == "1"


def test_how_many_use_cases_are_too_many_is_a_setting(window: Desk, qtbot: QtBot) -> None:
    page = coverage_page(window)
    page.set_most_use_cases(1)
    texts = [row.words.text for row in page.cards.points.list.rows]
    assert texts == ["Sales rests on Ann Alone alone", "Ann Alone supports 2 use cases"]
    assert page.cards.most_cases.text() == "over 1 case"


def test_a_read_only_file_shows_everything_and_offers_nothing(
    make_desk: Callable[[Path | None], Desk], tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk(made(tmp_path / "champions.axonix", clock))
    assert desk.bench is not None
    monkeypatch.setattr(type(desk.bench.programme), "read_only_reason", property(lambda _self: "it is read only"))
    page = coverage_page(desk)
    mark = next(one for one in page.cards.map.marks if one.spec.name == "Legal, Lead champion")
    assert mark.spec.value == "nobody yet"
    mark.click()
    assert shown_ids(desk, "business_unit") == {SALES, LEGAL, IDLE}
    page = coverage_page(desk)
    assert not page.cards.days.isEnabled()
    lines = [*page.cards.points.list.rows, *page.cards.inactive.list.rows]
    assert {one.words.verb for one in lines if one.isVisible()} == {"Show"}
    page.cards.inactive.list.rows[0].click()
    assert shown_ids(desk, "champion") >= {QUIET}
    assert desk.commands.command("champions.nominate").objection() is not None


def test_figures_that_cannot_be_read_say_so_and_can_be_read_again(
    window: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_file: object, _today: object) -> object:
        raise FileProblemError("The file cannot be read here.")

    page = coverage_page(window)
    with monkeypatch.context() as patch:
        patch.setattr("axonix_desktop.ui.pages.champions_map.champions", broken)
        page.refresh(frozenset())
        assert page.pane.title == "The champions cannot be read"
        assert page.pane.isVisible()
    button = next(one for one in page.pane.findChildren(QPushButton) if one.text() == "Try again")
    button.click()
    assert page.cards.isVisible()


def test_what_champions_changed_is_told_or_why_it_cannot_be(window: Desk, qtbot: QtBot) -> None:
    page = coverage_page(window)
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


def test_nothing_yet_says_what_the_page_is_for_and_nominates(
    make_desk: Callable[[Path | None], Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = make_desk(None)
    desk.messages.paths = [tmp_path / "mine.axonix"]  # type: ignore[attr-defined]
    desk.commands.run("file.new")
    page = coverage_page(desk)
    assert page.pane.title == "Champions for every unit"
    assert page.primary == ""
    desk.window.activateWindow()
    QApplication.setActiveWindow(desk.window)
    page.take_focus()
    here = QApplication.focusWidget()
    assert isinstance(here, QPushButton)

    def leave(dialog: QDialog) -> None:
        qtbot.keyClick(dialog, Key.Key_Escape)

    press_through(desk, qtbot, lambda: qtbot.keyClick(here, Key.Key_Space), leave)
    assert count(file_of(desk), "champion") == 0


def test_everything_that_takes_the_keyboard_has_a_name(window: Desk, qtbot: QtBot) -> None:
    page = coverage_page(window)
    silent = [
        type(one).__name__
        for one in page.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and not _name(one)
    ]
    assert silent == []


def _name(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name).strip() if found is not None else ""
