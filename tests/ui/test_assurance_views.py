"""Models, explainability and escalation in the window: what stands there, what keys do, what a figure opens."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.records import add_record, change_record
from axonix_desktop.core.filters import Condition
from axonix_desktop.core.records.governance import EscalationRule, Explainability, ModelChange, WorkflowChange
from axonix_desktop.store.queries.records import record, rows
from axonix_desktop.ui.assurance.cards_page import CardsPage
from axonix_desktop.ui.assurance.form_dialog import FormDialog
from axonix_desktop.ui.assurance.model_lines import EntryLine
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.pages.escalation import EscalationPage
from axonix_desktop.ui.pages.explainability import ExplainabilityPage
from axonix_desktop.ui.pages.models import ModelsPage
from axonix_desktop.ui.pages.workflows import WorkflowsPage
from axonix_desktop.ui.reading_page import ReadingPage
from tests.conftest import Clock
from tests.pictures import settle
from tests.ui.assurance_hand import a_case, answering, file_of, tab

Key = Qt.Key


def put(desk: Desk, case: int, **values: object) -> None:
    """Bring a use case to a stage and a risk tier."""
    with file_of(desk).work("Move on", actor="T") as work:
        work.update("use_case", case, dict(values))


def logged(desk: Desk, number: int, clock: Clock, days: int, **values: object) -> None:
    day = clock.now.date() - timedelta(days=days)
    whole = {"use_case_id": a_case(desk), "model": "Reply", "version": f"{number}.0", "change": f"Change {number}",
             "changed_on": day, "approver": "Ana", "approved_on": day}  # fmt: skip
    add_record(file_of(desk), ModelChange(**{"id": 4600 + number, **whole, **values}), actor="T")


def current(desk: Desk) -> tuple[str, int | None]:
    assert desk.context is not None
    return desk.context.current.kind, desk.context.current.record_id


def test_a_model_shows_version_and_log_and_each_entry_opens(desk: Desk, qtbot: QtBot, clock: Clock) -> None:
    logged(desk, 1, clock, 40)
    logged(desk, 2, clock, 5, approver=None, approved_on=None, decision="Released to all")
    page = tab(desk, "models")
    assert isinstance(page, ModelsPage)
    (block,) = page.blocks
    assert block.line.accessibleName().split(", ")[1:3] == ["Reply", "Version 2.0"]
    assert (page.figures["open"].kpi.value, page.figures["recent"].kpi.value) == ("1", "2")
    assert desk.window.focusWidget() is block.line
    qtbot.keyClick(block.line, Key.Key_Left)
    assert block.log is not None
    assert not block.log.isVisible()
    qtbot.keyClick(block.line, Key.Key_Return)
    assert block.log.isVisible()
    lines = block.log.findChildren(EntryLine)
    assert [one.accessibleName().partition(",")[0] for one in lines] == ["Change 2", "Change 1"]
    lines[1].setFocus()
    qtbot.keyClick(lines[1], Key.Key_Return)
    settle()
    assert current(desk) == ("model_change", 4601)


def test_what_nobody_approved_is_approved_from_its_model(desk: Desk, qtbot: QtBot, clock: Clock) -> None:
    logged(desk, 1, clock, 5, approver=None, approved_on=None)
    logged(desk, 2, clock, 3, approved_on=None)
    page = tab(desk, "models")
    button = next(one for one in page.findChildren(QPushButton) if one.text() == "Approve 2 entries…")

    def act(_dialog: FormDialog) -> None:
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)

    faults = answering(act)
    button.click()
    for fault in faults:
        raise fault
    settle()
    first, second = (record(file_of(desk), "model_change", number) for number in (4601, 4602))
    assert isinstance(first, ModelChange)
    assert isinstance(second, ModelChange)
    assert (first.approver, second.approver) == ("Tester", "Ana")
    assert first.approved_on == second.approved_on == clock.now.date()
    assert isinstance(page, ModelsPage)
    assert page.figures["open"].kpi.value == "0"
    assert desk.window.focusWidget() is page.blocks[0].line


def test_use_cases_in_use_without_a_log_are_counted_and_listed(desk: Desk) -> None:
    case = a_case(desk)
    put(desk, case, stage=5, status="active")
    page = tab(desk, "models")
    assert isinstance(page, ModelsPage)
    assert case in page.now.silent
    page.figures["silent"].click()
    settle()
    assert desk.context is not None
    (found,) = desk.context.cases.conditions
    assert found == Condition("id", "any_of", tuple(sorted(page.now.silent)), "In use, nothing logged")


def test_explanations_stand_by_risk_tier_with_their_reason(desk: Desk, qtbot: QtBot, clock: Clock) -> None:
    case, other = (int(row[0] or 0) for row in rows(file_of(desk), "use_case", ["id"])[:2])
    put(desk, case, risk_tier="high", stage=5, status="active")
    put(desk, other, risk_tier="high", stage=4, status="active")
    thin = Explainability(id=4700, use_case_id=case, method="Reasons", reviewed_on=clock.now.date(), reviewed_by="Vera")
    add_record(file_of(desk), thin, actor="T")
    page = tab(desk, "explainability")
    assert isinstance(page, ExplainabilityPage)
    assert page.figure_ids("weak") == {case}
    assert other in page.figure_ids("missing")
    said = [line.accessibleName() for line in page.lines]
    reason = "A high risk also needs: to whom it is explained, what it cannot explain."
    line = page.lines[next(place for place, words in enumerate(said) if reason in words)]
    line.setFocus()
    qtbot.keyClick(line, Key.Key_Return)
    settle()
    assert current(desk) == ("explainability", 4700)
    change_record(file_of(desk), "explainability", 4700, {"audience": "Staff", "limits": "Local"}, actor="T")
    page.refresh(frozenset())
    assert page.figure_ids("weak") == frozenset()
    assert case in page.figure_ids("fitting")


def test_rules_stand_by_unit_and_name_the_use_cases_without_one(desk: Desk, qtbot: QtBot) -> None:
    case = a_case(desk)
    put(desk, case, risk_tier="high", stage=5, status="active")
    page = tab(desk, "escalation")
    assert isinstance(page, EscalationPage)
    assert case in page.now.cases_at("none")
    add_record(file_of(desk), EscalationRule(id=4800, trigger="Doubt", decider="Head", within_hours=4.0), actor="T")
    page.refresh(frozenset())
    settle()
    sign = next(one for one in page.findChildren(QPushButton) if one.text() == "Sign off…" and one.isVisible())
    assert sign.accessibleName() == "Sign off the rules of Every use case"

    def act(_dialog: FormDialog) -> None:
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)

    faults = answering(act)
    sign.click()
    for fault in faults:
        raise fault
    settle()
    assert page.now.rules_at("untried") == {4800}
    assert case in page.now.cases_at("general")
    assert not page.now.cases_at("none")


def test_words_that_match_nothing_say_so_and_can_be_cleared(desk: Desk, qtbot: QtBot) -> None:
    add_record(file_of(desk), WorkflowChange(id=4900, process="Orders"), actor="T")
    put(desk, a_case(desk), risk_tier="high", stage=5, status="active")
    box = desk.window.top_bar.filter_box
    for name in ("models", "explainability", "escalation", "fairness", "workflows"):
        page = tab(desk, name)
        assert isinstance(page, CardsPage)
        qtbot.keyClicks(box, "zzz")
        qtbot.keyClick(box, Key.Key_Return)
        settle()
        clear = [one for one in page.findChildren(QPushButton) if one.text() == "Clear the filter" and one.isVisible()]
        assert len(clear) == 1, name
        qtbot.keyClick(clear[0], Key.Key_Space)
        settle()
        assert (page.filter_words(), box.text()) == ("", "")
        assert desk.window.focusWidget() in (*page.stops, *page.figures.values()), name


def test_a_page_that_cannot_be_read_says_so_and_tries_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    import axonix_desktop.ui.pages.workflows as module

    page = tab(desk, "workflows")
    assert isinstance(page, WorkflowsPage)

    def broken(*_given: object) -> object:
        raise OSError("the disk is away")

    with monkeypatch.context() as patch:
        patch.setattr(module, "workflows_by_unit", broken)
        page.refresh(frozenset())
        assert page.pane.title == "The changes cannot be read"
    again = next(one for one in page.pane.findChildren(QPushButton) if one.text() == "Try again")
    again.click()
    assert page.pane.title != "The changes cannot be read"


def test_a_large_programme_is_read_aside(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("axonix_desktop.ui.reading.SMALL_BYTES", 0)
    assert desk.bench is not None
    for name in ("incidents", "models", "explainability", "escalation", "fairness", "workflows"):
        desk.commands.run(f"view.assurance/{name}")
        page = desk.bench.pages["assurance"].front()
        assert isinstance(page, ReadingPage)
        assert (page.has_read, page.pane.title.startswith("Reading the ")) == (False, True), name
        qtbot.waitUntil(lambda page=page: page.has_read and not page.reading.is_under_way, timeout=20_000)
