"""Incidents in the window, by keyboard alone: report, go through the protocol, tell the authority, close."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.custom_fields import FieldWish, add_field
from axonix_desktop.actions.incidents import note_moment, report_incident
from axonix_desktop.core.records.governance import Incident
from axonix_desktop.store.journal import head
from axonix_desktop.store.queries.incidents import timeline
from axonix_desktop.store.queries.records import records, rows
from axonix_desktop.ui.assurance.form_dialog import FormDialog
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.pages.incidents import IncidentsPage
from axonix_desktop.ui.records.form_lookups import MomentEditor
from axonix_desktop.ui.records.selection import Spot
from tests.conftest import Clock
from tests.pictures import settle
from tests.ui.assurance_hand import answering, file_of

Key, Modifier = Qt.Key, Qt.KeyboardModifier
Act = Callable[[FormDialog], None]


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def the_one(desk: Desk) -> Incident:
    (found,) = records(file_of(desk), "incident")
    assert isinstance(found, Incident)
    return found


def page_of(desk: Desk) -> IncidentsPage:
    desk.commands.run("view.assurance/incidents")
    assert desk.bench is not None
    page = desk.bench.pages["assurance"].front()
    assert isinstance(page, IncidentsPage)
    settle()
    return page


def press(qtbot: QtBot, widget: QWidget, key: Qt.Key, act: Act) -> None:
    """Press a key that opens a dialog, and do ``act`` in it."""
    faults = answering(act)
    qtbot.keyClick(widget, key)
    for fault in faults:
        raise fault
    settle()


def finish(dialog: FormDialog) -> None:
    QTimer.singleShot(0, dialog, dialog.make_button.click)
    settle()


def test_an_empty_page_says_what_it_is_for_and_reports_with_one_key(desk: Desk, qtbot: QtBot) -> None:
    page = page_of(desk)
    page.take_focus()
    assert page.pane.title == "No incident so far"

    def act(dialog: FormDialog) -> None:
        qtbot.keyClicks(focused(), "Wrong refunds promised")
        qtbot.keyClick(focused(), Key.Key_Return)

    button = desk.window.focusWidget()
    assert button is not None
    press(qtbot, button, Key.Key_Space, act)
    one = the_one(desk)
    assert one.summary == "Wrong refunds promised"
    assert one.protocol_step == "Detect"
    assert page.counts() == "1 open, 0 closed"
    assert page.panel.row is not None


def go_through(desk: Desk, qtbot: QtBot, page: IncidentsPage, clock: Clock) -> None:
    """Take the protocol from containing to learning."""

    def go_on(dialog: FormDialog) -> None:
        qtbot.keyClicks(focused(), "As the runbook says")
        qtbot.keyClick(focused(), Key.Key_Return, Modifier.ControlModifier)

    def learn(dialog: FormDialog) -> None:
        qtbot.keyClicks(focused(), "One key for two sessions")
        qtbot.keyClick(focused(), Key.Key_Tab)
        qtbot.keyClicks(focused(), "Restart test before a release")
        qtbot.keyClick(focused(), Key.Key_Return, Modifier.ControlModifier)

    for step in ("Contain", "Assess", "Notify", "Repair"):
        clock.advance(minutes=30)
        press(qtbot, page.list, Key.Key_Return, go_on)
        assert the_one(desk).protocol_step == step
    press(qtbot, page.list, Key.Key_Return, learn)


def test_the_whole_way_by_keyboard(desk: Desk, qtbot: QtBot, clock: Clock) -> None:
    page = page_of(desk)
    owner = str(rows(file_of(desk), "person", ["name"])[0][0])

    def report(dialog: FormDialog) -> None:
        qtbot.keyClicks(focused(), "Notes of another customer shown")
        for typed in ("", "", "high", "personal", owner):
            if typed:
                qtbot.keyClicks(focused(), typed)
            qtbot.keyClick(focused(), Key.Key_Tab)
        qtbot.keyClick(focused(), Key.Key_Return, Modifier.ControlModifier)

    faults = answering(report)
    desk.commands.run("incident.report")
    for fault in faults:
        raise fault
    settle()
    one = the_one(desk)
    assert (one.severity, one.harm) == ("high", "personal_data")
    assert desk.window.focusWidget() is page.list
    assert page.panel.row is not None
    assert page.panel.row.clock is not None
    assert page.panel.row.clock.short == "3 days left"

    go_through(desk, qtbot, page, clock)
    one = the_one(desk)
    assert one.contained_at
    assert one.reported_at
    assert one.resolved_at
    assert the_one(desk).lesson == "Restart test before a release"

    def close_as_owner(dialog: FormDialog) -> None:
        focused().selectAll()  # type: ignore[attr-defined]
        qtbot.keyClicks(focused(), owner.upper())
        qtbot.keyClick(focused(), Key.Key_Return)
        settle()
        assert dialog.isVisible()
        assert "a second person must close it" in dialog.note.text()

    press(qtbot, page.list, Key.Key_Return, close_as_owner)
    assert the_one(desk).closed_on is None

    def close(dialog: FormDialog) -> None:
        focused().selectAll()  # type: ignore[attr-defined]
        qtbot.keyClicks(focused(), "Vera Horak")
        qtbot.keyClick(focused(), Key.Key_Return)

    press(qtbot, page.list, Key.Key_Return, close)
    one = the_one(desk)
    assert (one.closed_by, one.protocol_step) == ("Vera Horak", "Close")
    assert len(timeline(file_of(desk), one.id)) == 7
    assert page.counts() == "0 open, 1 closed"
    desk.commands.run("edit.undo")
    assert the_one(desk).closed_on is None
    assert page.counts() == "1 open, 0 closed"


def test_a_moment_is_typed_in_the_panel_and_kept(desk: Desk, qtbot: QtBot, clock: Clock) -> None:
    report_incident(file_of(desk), {"summary": "Late answer"}, now=clock.now, actor="T")
    page = page_of(desk)
    clock.advance(hours=3)
    editor = page.panel.facts.rows["contained_at"].editor
    assert isinstance(editor, MomentEditor)
    editor.line.setFocus()
    qtbot.keyClicks(editor.line, "22 Nov 2026 10:15")
    qtbot.keyClick(editor.line, Key.Key_Return)
    assert the_one(desk).contained_at == "2026-11-22T10:15:00Z"
    editor.line.selectAll()
    qtbot.keyClicks(editor.line, "some day")
    qtbot.keyClick(editor.line, Key.Key_Return)
    assert the_one(desk).contained_at == "2026-11-22T10:15:00Z"
    assert editor.is_bad
    qtbot.keyClick(editor.line, Key.Key_Escape)
    qtbot.keyClick(editor.line, Key.Key_Semicolon, Modifier.ControlModifier)
    assert the_one(desk).contained_at == "2026-11-22T12:00:00Z"


def test_leaving_a_moment_as_it_was_changes_nothing(desk: Desk, qtbot: QtBot, clock: Clock) -> None:
    clock.advance(seconds=42)
    report_incident(file_of(desk), {"summary": "Late answer"}, now=clock.now, actor="T")
    page = page_of(desk)
    before = head(file_of(desk))
    editor = page.panel.facts.rows["detected_at"].editor
    assert isinstance(editor, MomentEditor)
    editor.line.setFocus()
    editor.line.selectAll()
    qtbot.keyClicks(editor.line, "22 Nov 2026, 09:00")
    qtbot.keyClick(editor.line, Key.Key_Return)
    assert head(file_of(desk)) == before
    assert the_one(desk).detected_at == "2026-11-22T09:00:42Z"


def test_a_moment_is_typed_over_in_the_grid(desk: Desk, qtbot: QtBot, clock: Clock) -> None:
    report_incident(file_of(desk), {"summary": "Late answer"}, now=clock.now, actor="T")
    desk.commands.run("view.assurance/incident_list")
    assert desk.bench is not None
    page = desk.bench.pages["assurance"].front()
    settle()
    grid = page.grid  # type: ignore[attr-defined]
    column = grid.shown_fields().index("detected_at")
    editing = page.hand.editing  # type: ignore[attr-defined]
    assert editing.begin(Spot(0, column), typed="")
    qtbot.keyClicks(editing.editor.input, "21 Nov 2026 08:30")
    qtbot.keyClick(editing.editor.input, Key.Key_Return)
    assert the_one(desk).detected_at == "2026-11-21T08:30:00Z"


def test_the_list_tells_each_incident_in_words_and_the_cards_open_their_rows(
    desk: Desk, qtbot: QtBot, clock: Clock
) -> None:
    made = report_incident(
        file_of(desk), {"summary": "Data shown", "severity": "critical", "harm": "personal_data"}, now=clock.now,
        actor="T",
    )  # fmt: skip
    clock.advance(hours=80)
    page = page_of(desk)
    index = page.list.currentIndex()
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Critical, Data shown, INC-001")
    assert "Missed: was due 25 Nov 2026, 09:00, 8 hours ago" in said
    assert page.cards["missed"].kpi.value == "1"
    qtbot.keyClick(page.cards["missed"], Key.Key_Return)
    settle()
    assert desk.bench is not None
    assert desk.bench.pages["assurance"].front().shown_rows().records.ids == [made.ids[0]]  # type: ignore[union-attr]


def test_the_minute_goes_on_while_nobody_types(desk: Desk, clock: Clock) -> None:
    report_incident(file_of(desk), {"summary": "Data shown", "harm": "personal_data"}, now=clock.now, actor="T")
    page = page_of(desk)
    clock.advance(hours=10)
    page.list.setFocus()
    page._on_minute()
    assert page.panel.row is not None
    assert page.panel.row.clock is not None
    assert page.panel.row.clock.short == "62 hours left"


def test_words_in_the_filter_box_narrow_the_list(desk: Desk, clock: Clock) -> None:
    for summary in ("Data shown", "Wrong refunds"):
        report_incident(file_of(desk), {"summary": summary}, now=clock.now, actor="T")
    page = page_of(desk)
    page.filter_by("REFUND")
    assert [row.incident.summary for row in page.list.incidents.rows if hasattr(row, "incident")] == ["Wrong refunds"]
    page.filter_by("")
    assert len(page.list.incidents.rows) == 3


def test_a_resolved_moment_noted_from_outside_is_shown(desk: Desk, clock: Clock) -> None:
    made = report_incident(file_of(desk), {"summary": "Data shown"}, now=clock.now, actor="T")
    page = page_of(desk)
    note_moment(file_of(desk), made.ids[0], "contained_at", now=clock.now, actor="T")
    page.refresh(frozenset({"incident"}))
    assert page.panel.row is not None
    assert page.panel.row.place == 1


def test_every_control_of_the_page_has_a_name(desk: Desk, clock: Clock) -> None:
    report_incident(file_of(desk), {"summary": "Data shown", "harm": "death"}, now=clock.now, actor="T")
    page = page_of(desk)
    nameless = [
        one for one in page.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (one.accessibleName() or getattr(one, "text", str)())
    ]  # fmt: skip
    assert nameless == []


@pytest.mark.parametrize("name", ["incident.next_step", "incident.entry", "incident.close", "incident.print"])
def test_without_an_incident_its_commands_say_why_they_cannot_be_done(desk: Desk, name: str) -> None:
    assert desk.commands.command(name).objection() == "no incident is selected"


def test_after_a_step_by_its_button_the_keyboard_is_on_the_next_one(desk: Desk, qtbot: QtBot, clock: Clock) -> None:
    report_incident(file_of(desk), {"summary": "Data shown", "severity": "low"}, now=clock.now, actor="T")
    page = page_of(desk)
    assert page.panel.next_button is not None
    page.panel.next_button.setFocus()

    def go_on(dialog: FormDialog) -> None:
        qtbot.keyClick(focused(), Key.Key_Return, Modifier.ControlModifier)

    press(qtbot, page.panel.next_button, Key.Key_Space, go_on)
    settle()
    assert page.panel.next_button.text() == "Assess…"
    assert desk.window.focusWidget() is page.panel.next_button


def test_own_fields_of_incidents_stand_among_the_facts_and_come_and_go_with_the_programme(
    desk: Desk, qtbot: QtBot, clock: Clock
) -> None:
    made = report_incident(file_of(desk), {"summary": "Data shown"}, now=clock.now, actor="T")
    page = page_of(desk)
    assert desk.context is not None
    desk.context.change(partial(add_field, kind="incident", wish=FieldWish("Location")), "No")
    qtbot.waitUntil(lambda: any(name.startswith("custom:") for name in page.panel.facts.rows))
    (name,) = (one for one in page.panel.facts.rows if one.startswith("custom:"))
    editor = page.panel.facts.rows[name].editor
    editor.inner.setFocus()
    qtbot.keyClicks(editor.inner, "Lisbon")
    qtbot.keyClick(editor.inner, Key.Key_Return)
    assert [row[0] for row in rows(file_of(desk), "incident", [name], {"id": made.ids[0]})] == ["Lisbon"]
    for _ in range(2):
        desk.commands.run("edit.undo")
    qtbot.waitUntil(lambda: name not in page.panel.facts.rows)


def test_with_large_text_in_a_small_window_figures_stand_below_each_other_and_the_list_keeps_its_height(
    desk: Desk, clock: Clock
) -> None:
    report_incident(file_of(desk), {"summary": "Data shown"}, now=clock.now, actor="T")
    page = page_of(desk)
    desk.look.apply("light", 1.5)
    desk.window.resize(1024, 700)
    settle()
    assert min(card.width() for card in page.cards.values()) >= desk.look.px(140)
    assert page.list.height() > desk.look.px(200)
    assert page.panel.mapTo(page, page.panel.rect().topRight()).x() <= page.width()
