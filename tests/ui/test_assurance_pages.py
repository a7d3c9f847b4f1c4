"""Fairness, workflows and the trail in the window: what stands there, what keys do, what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.assurance import log_change, record_test
from axonix_desktop.actions.bulk_records import add_records
from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.actions.records import add_record, change_record
from axonix_desktop.core.records.governance import EscalationRule, FairnessTest, WorkflowChange
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import count, record, records, rows
from axonix_desktop.ui.assurance.form_dialog import FormDialog
from axonix_desktop.ui.assurance.parts import TimelinePart, TrailPart
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.detail.reading import read_record
from axonix_desktop.ui.overview.rows import LinkRow
from axonix_desktop.ui.pages.fairness import FairnessPage
from axonix_desktop.ui.pages.workflows import WorkflowsPage
from axonix_desktop.ui.records.views_shipped import shipped_views
from tests.conftest import Clock
from tests.pictures import settle
from tests.ui.assurance_hand import a_case, answering, file_of, tab

Key = Qt.Key
TODAY_WORDS = "22 Nov 2026"


def tested(desk: Desk, **values: object) -> int:
    today = desk.bench.programme.today() if desk.bench is not None else None
    assert today is not None
    whole = {"use_case_id": a_case(desk), "metric": "Ratio", "value": 0.9, "threshold": 0.8, **values}
    return record_test(file_of(desk), whole, today=today, actor="T").ids[0]  # type: ignore[arg-type]


tested.__test__ = False  # type: ignore[attr-defined] - a helper whose name begins as tests do


def verbs(page: QWidget) -> list[str]:
    """What a page that is empty offers to do."""
    pane = page.pane  # type: ignore[attr-defined]
    return [one.text() for one in pane.findChildren(QPushButton) if one.isVisible()]


def test_an_empty_page_leads_to_the_use_cases_and_then_offers_to_record_the_first_test(
    make_desk: Callable[[Path | None], Desk], tmp_path: Path, clock: Clock
) -> None:
    with ProgrammeFile.create(tmp_path / "new.axonix", clock=clock) as file:
        begin_programme(file, "New", actor="T")
    desk = make_desk(tmp_path / "new.axonix")
    page = tab(desk, "fairness")
    assert isinstance(page, FairnessPage)
    assert page.pane.title == "Fairness tests will stand here"
    assert page.counts() == "No fairness tests yet"
    assert verbs(page) == ["Go to the use cases"]
    assert verbs(tab(desk, "models")) == ["Go to the use cases"]
    assert desk.context is not None
    desk.context.change(partial(add_records, kind="use_case", given=[{"title": "First"}]), "No")
    page = tab(desk, "fairness")
    assert isinstance(page, FairnessPage)
    assert verbs(page) == ["Record a fairness test…"]


def test_use_cases_of_high_risk_without_a_test_are_listed(desk: Desk) -> None:
    change_record(file_of(desk), "use_case", a_case(desk), {"risk_tier": "high", "status": "active"}, actor="T")
    with file_of(desk).work("Move on", actor="T") as work:
        work.update("use_case", a_case(desk), {"stage": 5})
    page = tab(desk, "fairness")
    assert isinstance(page, FairnessPage)
    assert a_case(desk) in page.now.untested
    assert int(page.figures["untested"].kpi.value) == len(page.now.untested)
    lines = [one.words for one in page.findChildren(LinkRow)]
    assert any(one.verb == "Record a fairness test…" for one in lines)


def test_each_test_is_a_line_that_says_its_result_and_opens_with_enter(desk: Desk, qtbot: QtBot) -> None:
    bad = tested(desk, value=0.7, group_tested="Women")
    tested(desk)
    page = tab(desk, "fairness")
    assert isinstance(page, FairnessPage)
    said = [line.accessibleName() for line in page.lines]
    assert f"Ratio, Women, Failed, 0.7, at least 0.8 is fair., {TODAY_WORDS}" in said
    assert page.figures["failing"].kpi.value == "1"
    line = next(one for one in page.lines if one.row.test.id == bad)
    line.setFocus()
    qtbot.keyClick(line, Key.Key_Return)
    settle()
    assert desk.context is not None
    assert (desk.context.current.kind, desk.context.current.record_id) == ("fairness_test", bad)


def test_testing_again_begins_with_the_same_metric_group_and_threshold(desk: Desk, qtbot: QtBot) -> None:
    tested(desk, value=0.7, group_tested="Women")
    page = tab(desk, "fairness")
    again = next(one for one in page.findChildren(QPushButton) if one.text() == "Test again…")

    def act(dialog: FormDialog) -> None:
        assert dialog.draft["group_tested"] == "Women"
        assert dialog.draft["threshold"] == 0.8
        qtbot.keyClicks(dialog.form.rows["value"].editor.inner, "0.85")
        qtbot.keyClick(dialog.form.rows["value"].editor.inner, Key.Key_Return)

    faults = answering(act)
    again.click()
    for fault in faults:
        raise fault
    assert [one.has_passed for one in records(file_of(desk), "fairness_test") if isinstance(one, FairnessTest)] == [
        False, True,
    ]  # fmt: skip
    settle()
    assert isinstance(page, FairnessPage)
    assert page.figures["failing"].kpi.value == "0"


def test_results_that_contradict_their_numbers_are_set_right_in_one_step(desk: Desk) -> None:
    number = tested(desk)
    change_record(file_of(desk), "fairness_test", number, {"has_passed": False}, actor="T")
    page = tab(desk, "fairness")
    assert isinstance(page, FairnessPage)
    assert page.odds.isVisibleTo(page)
    page._settle.click()
    settle()
    one = record(file_of(desk), "fairness_test", number)
    assert isinstance(one, FairnessTest)
    assert one.has_passed
    assert not page.odds.isVisibleTo(page)


def test_workflows_stand_by_unit_and_are_agreed_from_there(desk: Desk, qtbot: QtBot, clock: Clock) -> None:
    unit = int(rows(file_of(desk), "business_unit", ["id"])[0][0] or 0)
    late = clock.now.date() - timedelta(days=2)
    made = WorkflowChange(id=4400, process="Sorting mails", business_unit_id=unit, before="By hand", after="By draft",
                          due_on=late, people_affected=12)  # fmt: skip
    add_record(file_of(desk), made, actor="T")
    page = tab(desk, "workflows")
    assert isinstance(page, WorkflowsPage)
    assert {name: card.kpi.value for name, card in page.figures.items()} == {
        "agreed": "0%", "unagreed": "1", "overdue": "1", "people": "12",
    }  # fmt: skip
    agree = next(one for one in page.findChildren(QPushButton) if one.text() == "Agree…")
    assert agree.accessibleName() == "Agree “Sorting mails”"

    def act(dialog: FormDialog) -> None:
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)

    faults = answering(act)
    agree.click()
    for fault in faults:
        raise fault
    settle()
    assert page.figures["agreed"].kpi.value == "100%"


def test_rules_are_signed_off_from_the_grid(desk: Desk, qtbot: QtBot) -> None:
    assert desk.commands.command("escalation.sign_off").objection() == "no escalation rule is selected"
    add_record(file_of(desk), EscalationRule(id=4500, trigger="Doubt", decider="Head", within_hours=4), actor="T")
    desk.commands.run("view.assurance/rule_list")
    settle()
    assert desk.context is not None
    desk.context.current.set(4500, "escalation_rule")

    def act(dialog: FormDialog) -> None:
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)

    faults = answering(act)
    desk.commands.run("escalation.sign_off")
    for fault in faults:
        raise fault
    one = record(file_of(desk), "escalation_rule", 4500)
    assert isinstance(one, EscalationRule)
    assert (one.signed_off_by, one.signed_off_on) == ("Tester", desk.context.programme.today())


def test_a_model_change_without_an_approver_is_refused_in_the_dialog(desk: Desk, qtbot: QtBot) -> None:
    assert desk.context is not None
    desk.context.current.set(a_case(desk))

    def act(dialog: FormDialog) -> None:
        dialog.form.rows["change"].editor.inner.setFocus()
        qtbot.keyClicks(dialog.form.rows["change"].editor.inner, "Retrained")
        dialog.make_button.click()
        assert dialog.isVisible()
        assert dialog.form.rows["approver"].objection.startswith("“Approver” is needed")
        qtbot.keyClicks(dialog.form.rows["approver"].editor.inner, "Ana Ruiz")
        qtbot.keyClick(dialog.form.rows["approver"].editor.inner, Key.Key_Return)

    faults = answering(act)
    desk.commands.run("model.log")
    for fault in faults:
        raise fault
    assert count(file_of(desk), "model_change", {"approver": "Ana Ruiz"}) == 1


def test_the_trail_of_a_use_case_lists_each_part_and_can_be_added_to(desk: Desk) -> None:
    case = a_case(desk)
    tested(desk)
    log_change(
        file_of(desk), {"use_case_id": case, "change": "Retrained", "approver": "Ana"},
        today=desk.bench.programme.today(), actor="T",  # type: ignore[union-attr]
    )  # fmt: skip
    assert desk.context is not None
    part = TrailPart(desk.context)
    shown = read_record(file_of(desk), "use_case", case)
    assert shown is not None
    part.show_record(shown)
    part.fill_if_stale()
    names = [one.accessibleName() or one.text() for one in part.findChildren(QPushButton)]
    assert any(name.startswith("Retrained, ") for name in names)
    assert any(name.startswith("Ratio, ") for name in names)
    for section in ("Model log", "Fairness tests", "Explanations", "Incidents", "Escalation rules and guardrails",
                    "Workflow changes"):  # fmt: skip
        assert f"Add to {section}" in names
    part.deleteLater()


def test_the_timeline_of_an_incident_tells_clock_and_next_step(desk: Desk, clock: Clock) -> None:
    from axonix_desktop.actions.incidents import report_incident

    made = report_incident(
        file_of(desk), {"summary": "Shown", "harm": "personal_data"}, now=clock.now, actor="T"
    ).ids[0]  # fmt: skip
    assert desk.context is not None
    part = TimelinePart(desk.context)
    shown = read_record(file_of(desk), "incident", made)
    assert shown is not None
    part.show_record(shown)
    part.fill_if_stale()
    texts = [one.accessibleName() or getattr(one, "text", str)() for one in part.findChildren(QWidget)]
    assert "72 hours left, due 25 Nov 2026, 09:00" in " ".join(texts).replace("3 days left, due", "72 hours left, due")
    assert "Contain…" in texts
    part.deleteLater()


@pytest.mark.parametrize(
    ("kind", "titles"),
    [
        ("model_change", ["All", "By use case", "By model", "Not approved"]),
        ("escalation_rule", ["All", "Not signed off", "Signed, not tried", "Everywhere"]),
        ("workflow_change", ["All", "By unit", "Not agreed", "Overdue"]),
        ("fairness_test", ["All", "Failing", "Out of date"]),
        ("explainability", ["All", "Out of date", "Not reviewed"]),
    ],
)
def test_each_grid_has_views_for_what_needs_something(kind: str, titles: list[str]) -> None:
    from axonix_desktop.core.records.catalogue import record_of

    views = shipped_views(record_of(kind))
    assert [one.title for one in views] == titles
    names = {one.code for one in views}
    assert len(names) == len(views)
    known = set(record_of(kind).fields)
    assert all(set(one.layout.fields_needed()) <= known for one in views)


def test_the_keyboard_is_never_lost_when_a_page_is_filled_anew(desk: Desk, qtbot: QtBot) -> None:
    tested(desk, value=0.7)
    page = tab(desk, "fairness")
    assert isinstance(page, FairnessPage)
    again = next(one for one in page.findChildren(QPushButton) if one.text() == "Test again…")
    again_name = again.accessibleName()
    again.setFocus()

    def act(dialog: FormDialog) -> None:
        qtbot.keyClicks(dialog.form.rows["value"].editor.inner, "0.9")
        qtbot.keyClick(dialog.form.rows["value"].editor.inner, Key.Key_Return)

    faults = answering(act)
    qtbot.keyClick(again, Key.Key_Space)
    for fault in faults:
        raise fault
    settle()
    here = desk.window.focusWidget()
    assert isinstance(here, QPushButton)
    assert (here.accessibleName(), here.isVisible()) == (again_name, True)
